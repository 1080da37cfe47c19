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

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::rc::Rc;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, header};
use axum_extra::extract::cookie::Cookie;
use http_body_util::BodyExt;
use scraper::{ElementRef, Html, Selector};
use tower::ServiceExt;
use url::Url;

/// A browser. Copies share their cookies, like tabs.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    origin: Url,
    peer: SocketAddr,
    jar: Rc<RefCell<BTreeMap<String, String>>>,
}

/// An answer, at the end of its redirects.
pub struct Page {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text.
    pub body: String,
    /// Where the browser is now.
    pub url: Url,
    /// The redirects on the way, in order.
    pub hops: Vec<String>,
    browser: Browser,
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
        let url = self.url(&request.uri().to_string());
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

    async fn submit(&self, to: &Url, body: String, from: &Url) -> Page {
        let request = self
            .request(Method::POST, to)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::ORIGIN, self.origin.origin().ascii_serialization())
            .header(header::REFERER, from.as_str())
            .header("sec-fetch-site", "same-origin");
        self.travel(request.body(Body::from(body)).unwrap()).await
    }

    async fn travel(&self, request: Request<Body>) -> Page {
        let mut url = self.url(&request.uri().to_string());
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
        request.extensions_mut().insert(ConnectInfo(self.peer));
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

impl Page {
    /// The path and query where the browser is now.
    pub fn path(&self) -> &str {
        &self.url[url::Position::BeforePath..url::Position::AfterQuery]
    }

    /// One header's value.
    pub fn header(&self, name: &'static str) -> Option<&str> {
        self.headers
            .get(HeaderName::from_static(name))
            .and_then(|value| value.to_str().ok())
    }

    /// What a person reads in the main part, blanks run together. A page without one is read whole.
    pub fn text(&self) -> String {
        let html = self.html();
        let main = html
            .select(&css("main"))
            .next()
            .unwrap_or_else(|| html.root_element());
        words(main)
    }

    /// What a person reads anywhere on the page.
    pub fn whole_text(&self) -> String {
        words(self.html().root_element())
    }

    /// It worked.
    #[track_caller]
    pub fn ok(self) -> Self {
        self.status(200)
    }

    /// It answered so.
    #[track_caller]
    pub fn status(self, wanted: u16) -> Self {
        assert_eq!(
            self.status.as_u16(),
            wanted,
            "at {} after {:?}:\n{}",
            self.path(),
            self.hops,
            self.text()
        );
        self
    }

    /// It worked, and the browser is there now.
    #[track_caller]
    pub fn lands_on(self, path: &str) -> Self {
        assert_eq!(
            self.path(),
            path,
            "{} after {:?}:\n{}",
            self.status,
            self.hops,
            self.text()
        );
        self.ok()
    }

    /// The main part says so.
    #[track_caller]
    pub fn shows(self, words: &str) -> Self {
        let text = self.text();
        assert!(
            text.contains(words),
            "“{words}” is not on {}:\n{text}",
            self.path()
        );
        self
    }

    /// Nothing on the page, not even its source, says so.
    #[track_caller]
    pub fn lacks(self, words: &str) -> Self {
        let there = self.whole_text().contains(words) || self.body.contains(words);
        assert!(
            !there,
            "“{words}” is on {}:\n{}",
            self.path(),
            self.whole_text()
        );
        self
    }

    /// What was typed is still in some field.
    #[track_caller]
    pub fn keeps(self, typed: &str) -> Self {
        let values: Vec<String> = self
            .html()
            .select(&css("form"))
            .flat_map(|form| fields(&self.html(), form))
            .map(|field| field.value)
            .collect();
        assert!(
            values.iter().any(|value| value == typed),
            "“{typed}” is in no field of {}: {values:?}",
            self.path()
        );
        self
    }

    /// There is such an element.
    #[track_caller]
    pub fn has(self, selector: &str) -> Self {
        assert!(
            self.count(selector) > 0,
            "no {selector} on {}:\n{}",
            self.path(),
            self.body
        );
        self
    }

    /// How many such elements there are.
    pub fn count(&self, selector: &str) -> usize {
        self.html().select(&css(selector)).count()
    }

    /// The texts of such elements, in order.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.html().select(&css(selector)).map(words).collect()
    }

    /// One attribute of such elements, in order, where they have it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.html()
            .select(&css(selector))
            .filter_map(|e| e.attr(name))
            .map(str::to_owned)
            .collect()
    }

    /// Clicks the link with this text.
    #[track_caller]
    pub fn follow(&self, text: &str) -> impl Future<Output = Page> + use<> {
        let html = self.html();
        let link = html
            .select(&css("a[href]"))
            .find(|link| words(*link) == text);
        let link =
            link.unwrap_or_else(|| panic!("no link “{text}” on {}:\n{}", self.path(), self.text()));
        let to = self.url.join(link.attr("href").unwrap()).unwrap();
        let browser = self.browser.clone();
        async move {
            let request = browser
                .request(Method::GET, &to)
                .header("sec-fetch-site", "same-origin");
            browser.travel(request.body(Body::empty()).unwrap()).await
        }
    }

    /// The form that is sent to this path.
    #[track_caller]
    pub fn form(&self, action: &str) -> Form {
        self.find_form(&format!("sent to {action}"), |form| {
            form.to.path() == action || form.to.as_str().ends_with(action)
        })
    }

    /// The only form of the main part.
    #[track_caller]
    pub fn only_form(&self) -> Form {
        let html = self.html();
        let forms: Vec<ElementRef> = html.select(&css("main form")).collect();
        assert_eq!(forms.len(), 1, "forms on {}:\n{}", self.path(), self.text());
        self.read_form(&html, forms[0])
    }

    /// The form with this button, by its text or its value.
    #[track_caller]
    pub fn form_with(&self, button: &str) -> Form {
        self.find_form(&format!("with a button “{button}”"), |form| {
            form.buttons.iter().any(|known| known.is(button))
        })
    }

    #[track_caller]
    fn find_form(&self, which: &str, wanted: impl Fn(&Form) -> bool) -> Form {
        let (html, any) = (self.html(), css("form"));
        let mut forms = html.select(&any).map(|form| self.read_form(&html, form));
        forms
            .find(wanted)
            .unwrap_or_else(|| panic!("no form {which} on {}:\n{}", self.path(), self.text()))
    }

    fn read_form(&self, html: &Html, form: ElementRef) -> Form {
        Form {
            to: self.url.join(form.attr("action").unwrap_or("")).unwrap(),
            post: form
                .attr("method")
                .is_some_and(|method| method.eq_ignore_ascii_case("post")),
            fields: fields(html, form),
            buttons: buttons(html, form),
            extra: Vec::new(),
            from: self.url.clone(),
            browser: self.browser.clone(),
        }
    }

    fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }

    fn redirect(&self) -> Option<String> {
        let target = self.header("location").map(str::to_owned);
        target.filter(|_| matches!(self.status.as_u16(), 301 | 302 | 303 | 307 | 308))
    }

    /// What must hold for every HTML page, whatever it is about.
    fn check(&self) {
        let html_type = self
            .header("content-type")
            .is_some_and(|kind| kind.starts_with("text/html"));
        if !html_type || self.body.is_empty() {
            return;
        }
        let html = self.html();
        assert!(
            html.errors.is_empty(),
            "{} is not valid HTML: {:?}\n{}",
            self.path(),
            html.errors,
            self.body
        );
        let mut ids: Vec<String> = self.attributes("[id]", "id");
        ids.sort();
        let twice: Vec<&String> = ids
            .windows(2)
            .filter(|pair| pair[0] == pair[1])
            .map(|pair| &pair[0])
            .collect();
        assert!(
            twice.is_empty(),
            "ids that stand twice on {}: {twice:?}",
            self.path()
        );
        let labelled = self.attributes("label[for]", "for");
        for field in html.select(&css(
            "input:not([type=hidden]):not([type=submit]), select, textarea",
        )) {
            let inside = field
                .ancestors()
                .filter_map(ElementRef::wrap)
                .any(|e| e.value().name() == "label");
            let named = inside
                || field.attr("aria-label").is_some()
                || field.attr("aria-labelledby").is_some()
                || field
                    .attr("id")
                    .is_some_and(|id| labelled.iter().any(|label| label == id));
            assert!(
                named,
                "a field without a label on {}: {}",
                self.path(),
                field.html()
            );
        }
    }
}

/// A form as somebody is filling it in.
pub struct Form {
    to: Url,
    post: bool,
    fields: Vec<Field>,
    buttons: Vec<Button>,
    extra: Vec<(String, String)>,
    from: Url,
    browser: Browser,
}

#[derive(Debug, Clone)]
struct Field {
    name: String,
    value: String,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    Text,
    /// A checkbox or radio button, and whether it is on.
    Tick {
        radio: bool,
        on: bool,
    },
    /// A list with its choices.
    List(Vec<String>),
}

#[derive(Debug, Clone)]
struct Button {
    text: String,
    name: Option<String>,
    value: String,
    to: Option<String>,
}

impl Button {
    fn is(&self, wanted: &str) -> bool {
        self.text == wanted || (self.name.is_some() && self.value == wanted)
    }
}

impl Form {
    /// Types into a field.
    #[track_caller]
    #[must_use]
    pub fn fill(mut self, name: &str, value: &str) -> Self {
        let field = self
            .fields
            .iter_mut()
            .find(|field| field.name == name && matches!(field.kind, Kind::Text));
        let Some(field) = field else {
            panic!("no field {name} in {:?}", self.fields)
        };
        value.clone_into(&mut field.value);
        self
    }

    /// Ticks the box with this name and value.
    #[track_caller]
    #[must_use]
    pub fn tick(self, name: &str, value: &str) -> Self {
        self.turn(name, value, true)
    }

    /// Unticks it.
    #[track_caller]
    #[must_use]
    pub fn untick(self, name: &str, value: &str) -> Self {
        self.turn(name, value, false)
    }

    /// Takes one of a list or of radio buttons.
    #[track_caller]
    #[must_use]
    pub fn choose(mut self, name: &str, value: &str) -> Self {
        let list = self.fields.iter_mut().find_map(|field| match &field.kind {
            Kind::List(choices) if field.name == name => {
                Some((choices.iter().any(|c| c == value), &mut field.value))
            }
            _ => None,
        });
        if let Some((offered, chosen)) = list {
            assert!(offered, "{name} does not offer “{value}”");
            value.clone_into(chosen);
            return self;
        }
        self.turn(name, value, true)
    }

    /// Sends a field that the page does not offer, or another value than it lets one choose.
    #[must_use]
    pub fn set(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|field| field.name != name);
        self.extra.push((name.to_owned(), value.to_owned()));
        self
    }

    /// What is in a field now.
    pub fn value(&self, name: &str) -> Option<&str> {
        let sent = |field: &&Field| {
            field.name == name && !matches!(field.kind, Kind::Tick { on: false, .. })
        };
        self.fields
            .iter()
            .find(sent)
            .map(|field| field.value.as_str())
    }

    /// The texts of the buttons.
    pub fn buttons(&self) -> Vec<&str> {
        self.buttons
            .iter()
            .map(|button| button.text.as_str())
            .collect()
    }

    /// Presses the button with this text or value.
    #[track_caller]
    pub fn press(self, button: &str) -> impl Future<Output = Page> + use<> {
        let Some(pressed) = self.buttons.iter().find(|known| known.is(button)).cloned() else {
            panic!("no button “{button}” among {:?}", self.buttons)
        };
        let to = pressed
            .to
            .as_deref()
            .map_or_else(|| self.to.clone(), |to| self.from.join(to).unwrap());
        let mut sent = url::form_urlencoded::Serializer::new(String::new());
        for field in self
            .fields
            .iter()
            .filter(|field| !matches!(field.kind, Kind::Tick { on: false, .. }))
        {
            // A browser sends every line end as CR LF.
            sent.append_pair(
                &field.name,
                &field.value.replace("\r\n", "\n").replace('\n', "\r\n"),
            );
        }
        sent.extend_pairs(&self.extra);
        if let Some(name) = &pressed.name {
            sent.append_pair(name, &pressed.value);
        }
        let (body, post, from, browser) = (sent.finish(), self.post, self.from, self.browser);
        async move {
            if post {
                return browser.submit(&to, body, &from).await;
            }
            let mut to = to;
            to.set_query(Some(&body));
            let request = browser
                .request(Method::GET, &to)
                .header("sec-fetch-site", "same-origin");
            browser.travel(request.body(Body::empty()).unwrap()).await
        }
    }

    #[track_caller]
    fn turn(mut self, name: &str, value: &str, to: bool) -> Self {
        let mut found = false;
        for field in self.fields.iter_mut().filter(|field| field.name == name) {
            if let Kind::Tick { radio, on } = &mut field.kind {
                let meant = field.value == value;
                found |= meant;
                *on = if meant { to } else { *on && !*radio };
            }
        }
        assert!(
            found,
            "{name} does not offer “{value}” in {:?}",
            self.fields
        );
        self
    }
}

fn fields(html: &Html, form: ElementRef) -> Vec<Field> {
    let mut found = Vec::new();
    for control in controls(html, form, "input, select, textarea") {
        let Some(name) = control.attr("name") else {
            continue;
        };
        let kind = control.attr("type").unwrap_or("text");
        if matches!(kind, "submit" | "button" | "reset" | "image")
            || control.attr("disabled").is_some()
        {
            continue;
        }
        let (value, kind) = match (control.value().name(), kind) {
            ("textarea", _) => {
                let text: String = control.text().collect();
                (
                    text.strip_prefix('\n').unwrap_or(&text).to_owned(),
                    Kind::Text,
                )
            }
            ("select", _) => chosen(control),
            (_, "checkbox" | "radio") => {
                let on = control.attr("checked").is_some();
                (
                    control.attr("value").unwrap_or("on").to_owned(),
                    Kind::Tick {
                        radio: kind == "radio",
                        on,
                    },
                )
            }
            _ => (control.attr("value").unwrap_or("").to_owned(), Kind::Text),
        };
        found.push(Field {
            name: name.to_owned(),
            value,
            kind,
        });
    }
    found
}

fn chosen(list: ElementRef) -> (String, Kind) {
    let value = |option: ElementRef| {
        option
            .attr("value")
            .map_or_else(|| words(option), str::to_owned)
    };
    let options: Vec<ElementRef> = list.select(&css("option")).collect();
    let selected = options
        .iter()
        .find(|option| option.attr("selected").is_some())
        .or(options.first());
    (
        selected.map(|option| value(*option)).unwrap_or_default(),
        Kind::List(options.into_iter().map(value).collect()),
    )
}

fn buttons(html: &Html, form: ElementRef) -> Vec<Button> {
    let buttons = controls(html, form, "button, input[type=submit]").into_iter();
    let submits = buttons.filter(|button| matches!(button.attr("type"), None | Some("submit")));
    let read = |button: ElementRef| {
        let value = button.attr("value").unwrap_or("").to_owned();
        Button {
            text: if button.value().name() == "input" {
                value.clone()
            } else {
                words(button)
            },
            name: button.attr("name").map(str::to_owned),
            value,
            to: button.attr("formaction").map(str::to_owned),
        }
    };
    submits.map(read).collect()
}

/// What belongs to a form: inside it, or anywhere with its id.
fn controls<'h>(html: &'h Html, form: ElementRef<'h>, selector: &str) -> Vec<ElementRef<'h>> {
    let belongs = |control: &ElementRef| match control.attr("form") {
        Some(id) => form.attr("id") == Some(id),
        None => control
            .ancestors()
            .any(|ancestor| ancestor.id() == form.id()),
    };
    html.select(&css(selector)).filter(belongs).collect()
}

/// What a person reads: blanks run together, and only blocks part words.
fn words(element: ElementRef) -> String {
    let mut text = String::new();
    speak(element, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn speak(element: ElementRef, text: &mut String) {
    let inline =
        "a abbr b bdi cite code dfn em i kbd mark q s small span strong sub sup time u wbr";
    let name = element.value().name();
    if matches!(name, "script" | "style" | "template" | "noscript" | "head") {
        return;
    }
    let gap = if inline.split(' ').any(|known| known == name) {
        ""
    } else {
        " "
    };
    text.push_str(gap);
    for child in element.children() {
        match (ElementRef::wrap(child), child.value().as_text()) {
            (Some(inner), _) => speak(inner, text),
            (None, Some(words)) => text.push_str(words),
            (None, None) => {}
        }
    }
    text.push_str(gap);
}

fn css(selector: &str) -> Selector {
    Selector::parse(selector).unwrap_or_else(|e| panic!("{selector}: {e}"))
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
