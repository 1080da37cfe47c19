//! Keeps forms that arrive without a session: the page shows them filled in after sign-in, and nothing is carried out by
//! itself. The form of a known browser is stored in the database for a day; the form of any other browser is carried inside
//! the sign-in form. Knows forms as names and values.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use askama::Template;
use axum::Router;
use axum::body::Body;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, TRANSFER_ENCODING};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use tower::ServiceExt;
use url::Position;

use super::cookie;
use super::failure::Failure;
use super::flash::{Flash, Notice, Redirect};
use super::form::{Typed, is_secret};
use super::host;
use super::language::Lang;
use super::layout::Frame;
use super::log::RefusalRule;
use super::posted;
use super::session::Session;
use super::store;
use crate::address::{self, Address};
use crate::app::{App, Token};
use crate::db::ids::AccountId;
use crate::db::{Fault, Tx};
use crate::language::{Language, Messages};

/// The cookie that identifies a browser of an account. The account room sets it.
pub const DEVICE: &str = "praxis-device";
/// How long a form is kept.
pub const FOR: Duration = Duration::from_hours(24);
/// The largest form that is kept.
pub const LARGEST: usize = 256 * 1024;
/// The query parameter of a page that is to show a kept form.
const MARK: &str = "kept";
/// The fields of the sign-in form that carry a kept form.
const PAGE: &str = "kept_page";
const BODY: &str = "kept_body";

/// A kept form inside the sign-in form, which `web/carried.html` draws.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// The address of the form's page.
    pub page: String,
    /// The form, as a browser would send it.
    pub body: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Carried {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

impl Carried {
    /// The kept form that a sign-in form carries, if it carries one.
    pub fn of(typed: &Typed) -> Self {
        let fits =
            typed.get(BODY).len() <= LARGEST && address::parse_local(typed.get(PAGE)).is_some();
        if !fits {
            return Self::default();
        }
        Self {
            page: typed.get(PAGE).to_owned(),
            body: typed.get(BODY).to_owned(),
        }
    }

    /// Whether a form is carried.
    pub fn is_any(&self) -> bool {
        !self.page.is_empty()
    }

    /// Stores the form for the account that has just signed in, under the browser's new device token, and returns the page
    /// that will show it. It belongs in the transaction that stores the device.
    pub async fn keep(
        &self,
        tx: &mut Tx,
        app: &App,
        device: Token,
    ) -> Result<Option<(Language, Address)>, Fault> {
        let Some((language, page)) = address::parse_local(&self.page).filter(|_| self.is_any())
        else {
            return Ok(None);
        };
        let now = app.clock.now();
        let until = now.plus(FOR);
        let kept =
            store::keep_of_device(tx, &device.hash(), &self.page, &self.body, now, until).await?;
        Ok(kept.then(|| (language, marked(page))))
    }
}

/// A kept form on its way to the handler of its page.
#[derive(Clone)]
pub(super) struct Kept {
    typed: Typed,
    taken: Arc<AtomicBool>,
    /// Whether its deed has just failed, and may have been stored.
    failed: bool,
}

impl Kept {
    /// A form whose deed failed.
    pub(super) fn failed(typed: Typed) -> Self {
        Self {
            typed,
            taken: Arc::default(),
            failed: true,
        }
    }

    /// The values, for a page that will show them.
    pub(super) fn take(&self) -> Typed {
        self.taken.store(true, Ordering::Relaxed);
        self.typed.clone()
    }

    /// The number of the last event on the page, if the form's deed has failed.
    pub(super) fn drawn_up_to(&self) -> Option<i64> {
        let failed = self.failed.then_some(&self.typed)?;
        failed.get("seq").parse().ok()
    }
}

/// The state of the layer.
#[derive(Clone)]
pub struct Keeper {
    /// The database, clock and settings of the service.
    pub app: App,
    /// The routes of the door, whose sign-in page carries forms.
    pub door: Router,
}

/// Keeps the form of a POST without a session, shows a kept form on its page, and forgets it after a successful POST.
pub async fn layer(
    State(keeper): State<Keeper>,
    session: Session,
    lang: Lang,
    request: Request,
    next: Next,
) -> Response {
    // Of other requests, only the handler asks who is signed in.
    let is_concerned = match *request.method() {
        Method::POST => true,
        Method::GET => is_marked(request.uri().query()),
        _ => false,
    };
    if !is_concerned {
        return next.run(request).await;
    }
    let answer = match (session.account().await, request.method()) {
        (Err(failure), _) => Err(failure),
        (Ok(None), &Method::POST) => {
            let kept = keeper.keep(lang.0, request).await;
            kept.map(|answer| RefusalRule::SignedIn.refuse(answer))
        }
        (Ok(Some(account)), &Method::POST) => {
            return keeper.forget(account, request, next).await;
        }
        (Ok(Some(account)), _) => keeper.show(account, lang.0, request, next).await,
        (Ok(None), _) => return next.run(request).await,
    };
    answer.unwrap_or_else(IntoResponse::into_response)
}

impl Keeper {
    async fn keep(&self, language: Language, request: Request) -> Result<Response, Failure> {
        let page = page_of(&self.app, &request, language);
        let token = device_token(&self.app, request.headers());
        let (parts, body) = request.into_parts();
        let typed = if posted::may_bring_a_file(&parts.headers) {
            Typed::default()
        } else {
            let request = Request::from_parts(parts.clone(), body);
            let whole = posted::body(request, LARGEST).await?;
            without_secrets(&posted::decode(&whole)?)
        };
        let carried = Carried {
            page,
            body: typed.to_body(),
        };
        let kept = match token {
            Some(token) => {
                let mut tx = self.app.db.write().await?;
                let kept = carried.keep(&mut tx, &self.app, token).await?;
                tx.commit().await?;
                kept
            }
            None => None,
        };
        let Some((of, page)) = kept else {
            return self.carry(parts, carried).await;
        };
        let notice = Notice::plain(Messages::new(language).say("kept-until-signed-in"));
        let next = address::sign_in().query("next", page.in_language(of));
        Ok(Redirect::to(&next, language).saying(notice).into_response())
    }

    /// Answers with the sign-in page, whose form carries the kept form.
    async fn carry(&self, mut parts: Parts, carried: Carried) -> Result<Response, Failure> {
        parts.method = Method::GET;
        parts.uri = Uri::try_from(address::sign_in().path()).map_err(|_| Failure::Fault)?;
        for body in [CONTENT_LENGTH, CONTENT_TYPE, TRANSFER_ENCODING] {
            parts.headers.remove(body);
        }
        parts.extensions.insert(carried);
        let Ok(page) = self
            .door
            .clone()
            .oneshot(Request::from_parts(parts, Body::empty()))
            .await;
        Ok(page)
    }

    async fn show(
        &self,
        account: AccountId,
        language: Language,
        mut request: Request,
        next: Next,
    ) -> Result<Response, Failure> {
        let Some(device) = device_token(&self.app, request.headers()) else {
            return Ok(next.run(request).await);
        };
        let mut conn = self.app.db.read().await?;
        let now = self.app.clock.now();
        let row = store::kept(&mut conn, &device.hash(), account, now).await?;
        drop(conn);
        let row = row.filter(|row| is_at(&row.page, request.uri().path()));
        let Some(row) = row else {
            return Ok(next.run(request).await);
        };
        let typed = posted::decode(row.body.as_bytes())?;
        let taken = Arc::new(AtomicBool::new(false));
        request.extensions_mut().insert(Kept {
            typed: typed.clone(),
            taken: taken.clone(),
            failed: false,
        });
        let notice = Notice::plain(Messages::new(language).say("kept-not-sent"));
        request.extensions_mut().insert(Flash(Some(notice)));
        let path = request.uri().path().to_owned();
        let response = next.run(request).await;
        let status = response.status();
        // A page that was overtaken shows the values itself; a page that is gone cannot.
        let shown = status.is_success() || status == StatusCode::CONFLICT;
        if status.is_redirection() || (shown && taken.load(Ordering::Relaxed)) {
            return Ok(response);
        }
        // If the page does not show the values, a plain page does, so that none is lost.
        Ok(Html(KeptPage::new(&self.app, language, &path, &typed).render()?).into_response())
    }

    async fn drop_kept(&self, device: Token, account: AccountId) -> Result<(), Fault> {
        let mut tx = self.app.db.write().await?;
        store::forget_kept(&mut tx, &device.hash(), account).await?;
        tx.commit().await
    }

    async fn forget(&self, account: AccountId, request: Request, next: Next) -> Response {
        let ours = host::origins(&self.app.settings);
        let sent_from = host::referring_page(request.headers(), &ours);
        let was_shown = sent_from.is_some_and(|page| is_marked(page.query()));
        let device = device_token(&self.app, request.headers()).filter(|_| was_shown);
        let response = next.run(request).await;
        if let Some(device) = device.filter(|_| {
            !response.status().is_client_error() && !response.status().is_server_error()
        }) {
            // The deed is done even if this fails; the form is deleted within a day.
            if let Err(fault) = self.drop_kept(device, account).await {
                tracing::warn!(%fault, "a kept form could not be dropped");
            }
        }
        response
    }
}

/// The page of a form: the referring page if it is one of the site, otherwise the address of the POST. Its query says
/// where the reader was, such as the list from which a desk was opened.
fn page_of(app: &App, request: &Request, language: Language) -> String {
    let own = host::referring_page(request.headers(), &host::origins(&app.settings));
    let own = own.map(|page| unmarked(&page[Position::BeforePath..Position::AfterQuery]));
    let sent = request.uri().path_and_query();
    let sent = sent.and_then(|sent| address::parse_local(&unmarked(sent.as_str())));
    own.filter(|page| address::parse_local(page).is_some())
        .or_else(|| sent.map(|(_, page)| page.in_language(language)))
        .unwrap_or_else(|| address::desk().in_language(language))
}

/// A path with its query, without the mark of a page that is to show a kept form.
fn unmarked(page: &str) -> String {
    let Some((path, query)) = page.split_once('?') else {
        return page.to_owned();
    };
    let pairs: Vec<&str> = query
        .split('&')
        .filter(|pair| !is_marked(Some(pair)))
        .collect();
    if pairs.is_empty() {
        return path.to_owned();
    }
    format!("{path}?{}", pairs.join("&"))
}

/// Whether a page of the site has this path.
fn is_at(page: &str, path: &str) -> bool {
    address::parse_local(page).is_some_and(|(_, page)| page.path() == path)
}

fn device_token(app: &App, headers: &HeaderMap) -> Option<Token> {
    cookie::read(headers, &app.settings, DEVICE).and_then(Token::parse)
}

fn marked(page: Address) -> Address {
    page.query(MARK, "yes")
}

fn is_marked(query: Option<&str>) -> bool {
    query.is_some_and(|query| query.split('&').any(|pair| pair == "kept=yes"))
}

/// The form without its passwords, which are never kept: the reader types them again.
fn without_secrets(typed: &Typed) -> Typed {
    Typed::of(typed.pairs().filter(|(name, _)| !is_secret(name)))
}

/// The texts of a kept form that its own page does not show.
#[derive(Template)]
#[template(path = "web/kept.html")]
struct KeptPage {
    frame: Frame,
    back: String,
    texts: Vec<String>,
}

impl KeptPage {
    fn new(app: &App, language: Language, path: &str, typed: &Typed) -> Self {
        let page = address::parse_local(path).map_or_else(address::desk, |(_, page)| page);
        let frame = Frame {
            translated: false,
            ..Frame::public(app, language, page.clone())
        };
        // Numbers and the codes of choices mean nothing to a reader. A text that was written contains blanks.
        let texts = typed
            .pairs()
            .map(|(_, value)| value.trim())
            .filter(|value| value.contains(char::is_whitespace));
        Self {
            back: frame.to(&page),
            texts: texts.map(ToOwned::to_owned).collect(),
            frame,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_is_kept() {
        let typed = Typed::of([
            ("email", "a@b.example"),
            ("password", "x"),
            ("new_password", "y"),
            ("current_password", "z"),
        ]);
        assert_eq!(
            without_secrets(&typed),
            Typed::of([("email", "a@b.example")])
        );
    }

    #[test]
    fn a_page_is_kept_with_its_query_and_without_the_mark() {
        for (page, kept) in [
            ("/review/7", "/review/7"),
            ("/review/7?kept=yes", "/review/7"),
            ("/review/7?state=spam&kept=yes", "/review/7?state=spam"),
            (
                "/fr/review/7?q=bali&objective=9",
                "/fr/review/7?q=bali&objective=9",
            ),
        ] {
            assert_eq!(unmarked(page), kept);
        }
    }

    #[test]
    fn a_form_travels_to_our_own_pages_only() {
        for page in [
            "https://evil.example/",
            "//evil.example",
            "/\\evil",
            "",
            "my/practices",
        ] {
            let typed = Typed::of([(PAGE, page), (BODY, "a=1")]);
            assert!(!Carried::of(&typed).is_any(), "{page}");
        }
        assert!(Carried::of(&Typed::of([(PAGE, "/fr/review/7"), (BODY, "a=1")])).is_any());
    }
}
