//! A browser without a screen: keeps cookies, follows redirects, fills in the forms it finds and sends them
//! with the headers a real one sends. Requests go straight into the service's router, without a network.
//!
//! ```ignore
//! let ruth = world.browser();
//! let page = ruth.visit("/sign-in").await.ok();
//! let page = page.form("/sign-in").fill("email", "ruth@example.org").fill("password", PASSWORD).press("Sign in").await;
//! page.lands_on("/desk").shows("Ruth");
//! ```
//! - `visit`, `post`, `send` answer a [`Page`]; `follow("Next page")` clicks a link by its text.
//! - `page.form("/address")` finds the form that is sent there, `page.only_form()` the only one in the main part.
//!   `fill`, `tick`, `untick`, `choose` fail if the page has no such field or choice: a person could not do it
//!   either. `press` clicks a button by its text or by its value, `set` smuggles a field in as an attacker would.
//! - Assertions return the page, so they chain: `ok()`, `status(409)`, `lands_on("/review")`, `shows(text)`,
//!   `lacks(text)`, `keeps(typed)`, `has("css selector")`.
//! - Every HTML page that comes along is checked: no parse error, no id twice, every field labelled.

mod form;
mod page;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::rc::Rc;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use axum_extra::extract::cookie::Cookie;
use http_body_util::BodyExt;
use praxis::web::proxy::Peer;
use tower::ServiceExt;
use url::Url;

pub use form::Form;
pub use page::Page;

/// A browser. Copies share their cookies, like tabs.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    origin: Url,
    peer: SocketAddr,
    jar: Rc<RefCell<BTreeMap<String, String>>>,
}

impl Browser {
    /// A fresh browser that knows the service under `origin`.
    pub fn new(router: Router, origin: &Url) -> Self {
        let peer = SocketAddr::from(([203, 0, 113, 7], 50_000));
        Self {
            router,
            origin: origin.clone(),
            peer,
            jar: Rc::default(),
        }
    }

    /// The same kind of browser somewhere else in the net, without cookies.
    pub fn at(&self, peer: [u8; 4]) -> Self {
        Self {
            peer: SocketAddr::from((peer, 50_000)),
            jar: Rc::default(),
            ..self.clone()
        }
    }

    /// The same browser, whose requests reach another node from now on.
    pub fn to(&self, node: Self) -> Self {
        Self {
            jar: self.jar.clone(),
            ..node
        }
    }

    /// Types an address.
    pub async fn visit(&self, path: &str) -> Page {
        let request = self
            .request(Method::GET, &self.url(path))
            .header("sec-fetch-site", "none");
        self.travel(request.body(Body::empty()).unwrap()).await
    }

    /// Sends fields to an address as a form of one of our own pages would.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(fields);
        self.submit(&self.url(path), form.finish(), &self.url(path))
            .await
    }

    /// Sends any request as it is, with the cookies and without following redirects.
    pub async fn send(&self, request: axum::http::request::Builder, body: impl Into<Body>) -> Page {
        let request = request.body(body.into()).unwrap();
        // A target that is no address of a page, such as one with two strokes, is sent all the same.
        let url = self.origin.join(&request.uri().to_string());
        let url = url.unwrap_or_else(|_| self.origin.clone());
        self.once(request, url, Vec::new()).await
    }

    /// A request with what every browser sends, for [`Browser::send`].
    pub fn request(&self, method: Method, url: &Url) -> axum::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(&url[url::Position::BeforePath..url::Position::AfterQuery])
            .header(header::HOST, authority(&self.origin))
            .header(header::USER_AGENT, "Mozilla/5.0 (story)")
            .header(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")
            .header("sec-fetch-mode", "navigate")
            .header("sec-fetch-dest", "document")
    }

    /// A cookie's value.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.jar.borrow().get(name).cloned()
    }

    /// Puts a cookie into the jar: to replay an old one.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.jar
            .borrow_mut()
            .insert(name.to_owned(), value.to_owned());
    }

    /// Forgets every cookie.
    pub fn forget_cookies(&self) {
        self.jar.borrow_mut().clear();
    }

    fn url(&self, path: &str) -> Url {
        self.origin.join(path).unwrap()
    }

    pub(super) async fn submit(&self, to: &Url, body: String, from: &Url) -> Page {
        let request = self
            .request(Method::POST, to)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ORIGIN, self.origin.origin().ascii_serialization())
            .header(header::REFERER, from.as_str())
            .header("sec-fetch-site", "same-origin");
        self.travel(request.body(Body::from(body)).unwrap()).await
    }

    pub(super) async fn travel(&self, request: Request<Body>) -> Page {
        let mut url = self.url(&request.uri().to_string());
        let (parts, body) = request.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let (method, headers) = (parts.method.clone(), parts.headers.clone());
        let request = Request::from_parts(parts, Body::from(body.clone()));
        let mut page = self.once(request, url.clone(), Vec::new()).await;
        while let Some(target) = page.redirect() {
            assert!(
                page.hops.len() < 10,
                "redirected in circles: {:?}",
                page.hops
            );
            url = url.join(&target).unwrap();
            assert_eq!(
                url.origin(),
                self.origin.origin(),
                "redirected to another site"
            );
            let mut hops = std::mem::take(&mut page.hops);
            hops.push(target);
            if page.status == StatusCode::TEMPORARY_REDIRECT && method == Method::POST {
                // Sent again as it was: with its body, and where it comes from.
                let mut again = self.request(Method::POST, &url);
                for name in ["content-type", "origin", "referer", "sec-fetch-site"] {
                    again = again.header(name, &headers[name]);
                }
                let again = again.body(Body::from(body.clone())).unwrap();
                page = self.once(again, url.clone(), hops).await;
                continue;
            }
            let next = self
                .request(Method::GET, &url)
                .header("sec-fetch-site", "same-origin");
            page = self
                .once(next.body(Body::empty()).unwrap(), url.clone(), hops)
                .await;
        }
        page
    }

    async fn once(&self, mut request: Request<Body>, url: Url, hops: Vec<String>) -> Page {
        let cookies: Vec<String> = self
            .jar
            .borrow()
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if !cookies.is_empty() {
            let cookies = HeaderValue::from_str(&cookies.join("; ")).unwrap();
            request
                .headers_mut()
                .entry(header::COOKIE)
                .or_insert(cookies);
        }
        request.extensions_mut().insert(Peer(self.peer));
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let bytes = body
            .collect()
            .await
            .expect("the body arrives whole")
            .to_bytes();
        self.keep_cookies(&parts.headers, &url);
        let page = Page {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
            url,
            hops,
            browser: self.clone(),
        };
        page.check();
        page
    }

    fn keep_cookies(&self, headers: &HeaderMap, url: &Url) {
        for line in headers.get_all(header::SET_COOKIE) {
            let cookie = Cookie::parse(line.to_str().unwrap().to_owned()).unwrap();
            if url.scheme() == "https" {
                assert_eq!(
                    cookie.secure(),
                    Some(true),
                    "a cookie for https must be Secure: {cookie}"
                );
            }
            if cookie.name().starts_with("__Host-") {
                let host_only = cookie.path() == Some("/")
                    && cookie.domain().is_none()
                    && cookie.secure() == Some(true);
                assert!(host_only, "a browser refuses this cookie: {cookie}");
            }
            let gone = cookie.max_age().is_some_and(|age| !age.is_positive())
                || cookie
                    .expires_datetime()
                    .is_some_and(|end| end.year() < 2000);
            if gone {
                self.jar.borrow_mut().remove(cookie.name());
            } else {
                self.jar
                    .borrow_mut()
                    .insert(cookie.name().to_owned(), cookie.value().to_owned());
            }
        }
    }
}

fn authority(origin: &Url) -> &str {
    &origin[url::Position::BeforeHost..url::Position::AfterPort]
}

/// The browser itself, against a page of its own.
#[tokio::test]
async fn fills_in_what_it_finds() {
    use axum::routing::get;
    const PAGE: &str = "<!doctype html><html lang=en><title>t</title><main><h1>Hello, <em>you</em>!</h1>\
        <form method=post action=/sent><label>Name <input name=name value=Amina></label>\
        <label><input type=checkbox name=of value=a checked> a</label><label><input type=checkbox name=of value=b> b</label>\
        <label>Where <select name=where><option value=EG>Egypt<option value=KZ>Kazakhstan</select></label>\
        <label>Why <textarea name=why>one\ntwo</textarea></label><button name=deed value=submit>Send it</button></form></main>";
    async fn sent(headers: HeaderMap, body: String) -> axum::response::Response {
        assert_eq!(headers["origin"], "https://praxis.example");
        assert_eq!(headers["sec-fetch-site"], "same-origin");
        let to = format!("/?{body}");
        let cookie = "__Host-seen=1; Path=/; Secure; HttpOnly";
        axum::response::IntoResponse::into_response((
            StatusCode::SEE_OTHER,
            [
                (header::LOCATION, to.as_str()),
                (header::SET_COOKIE, cookie),
            ],
        ))
    }
    let router = Router::new()
        .route("/", get(|| async { axum::response::Html(PAGE) }))
        .route("/sent", axum::routing::post(sent));
    let browser = Browser::new(router, &Url::parse("https://praxis.example").unwrap());
    let page = browser
        .visit("/")
        .await
        .ok()
        .shows("Hello, you!")
        .lacks("Goodbye")
        .keeps("Amina");
    let form = page
        .form("/sent")
        .fill("name", "Ruth")
        .untick("of", "a")
        .tick("of", "b")
        .choose("where", "KZ");
    assert_eq!(form.value("where"), Some("KZ"));
    let page = form.press("Send it").await;
    page.lands_on("/?name=Ruth&of=b&where=KZ&why=one%0D%0Atwo&deed=submit");
    assert_eq!(browser.cookie("__Host-seen").as_deref(), Some("1"));
}
