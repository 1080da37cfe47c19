//! One notice, shown once after a redirect. A cookie of one minute carries it and not the session, so that readers who are
//! not signed in get it too, and nothing is written to the database. Knows no page.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::SameSite;

use super::failure::Failure;
use super::{cookie, location, posted};
use crate::address::{self, Address, LocalPath};
use crate::app::App;
use crate::language::Language;

const COOKIE: &str = "praxis-notice";
const SECONDS: i64 = 60;
/// The longest notice in characters. A cookie is limited to 4 kB.
const LONGEST: usize = 600;

/// The notice at the top of the next page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The CSS class `good`, `warn` or `bad`, or empty.
    pub tone: &'static str,
    /// The sentence, in the reader's language.
    pub text: String,
}

impl Notice {
    /// A notice without a tone.
    pub fn plain(text: impl std::fmt::Display) -> Self {
        Self {
            tone: "",
            text: text.to_string(),
        }
    }

    /// A notice of success.
    pub fn good(text: impl std::fmt::Display) -> Self {
        Self {
            tone: "good",
            text: text.to_string(),
        }
    }

    /// A notice that asks for attention.
    pub fn warn(text: impl std::fmt::Display) -> Self {
        Self {
            tone: "warn",
            text: text.to_string(),
        }
    }

    /// A notice of a failure.
    pub fn bad(text: impl std::fmt::Display) -> Self {
        Self {
            tone: "bad",
            text: text.to_string(),
        }
    }

    fn write(&self) -> String {
        let text: String = self.text.chars().take(LONGEST).collect();
        url::form_urlencoded::Serializer::new(String::new())
            .append_pair(self.tone, &text)
            .finish()
    }

    fn parse(written: &str) -> Option<Self> {
        let (tone, text) = written.split_once('=')?;
        let tone = ["", "good", "warn", "bad"]
            .into_iter()
            .find(|known| *known == tone)?;
        let text = posted::decode_text(text.as_bytes()).ok()?;
        (text.chars().count() <= LONGEST && !text.is_empty()).then_some(Self { tone, text })
    }
}

/// The notice for this page, which a redirect left. The page's answer removes its cookie.
#[derive(Clone, Debug, Default)]
pub struct Flash(pub Option<Notice>);

impl<S: Send + Sync> FromRequestParts<S> for Flash {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

/// An answer that redirects the browser to another page, perhaps with a notice.
#[derive(Clone, Debug)]
pub struct Redirect {
    to: Option<LocalPath>,
    notice: Option<Notice>,
}

impl Redirect {
    /// To a page of the site, in the reader's language.
    pub fn to(address: &Address, language: Language) -> Self {
        Self {
            to: address.redirect_in(language),
            notice: None,
        }
    }

    /// Adds a notice, which the next page shows once.
    #[must_use]
    pub fn saying(mut self, notice: Notice) -> Self {
        self.notice = Some(notice);
        self
    }
}

/// Redirects to the page that the reader asked for from an open form, once the form is saved.
pub fn leave_form(to: &Address, language: Language, notice: Option<Notice>) -> Response {
    if *to == address::sign_out() {
        // With this status the browser repeats its POST, so that signing out remains a POST from a page of the site.
        return answer(StatusCode::TEMPORARY_REDIRECT, to.redirect_in(language));
    }
    Redirect {
        notice,
        ..Redirect::to(to, language)
    }
    .into_response()
}

fn answer(status: StatusCode, to: Option<LocalPath>) -> Response {
    to.map_or_else(
        || {
            tracing::error!("a redirect would have left the site");
            Failure::Fault.into_response()
        },
        |to| location::redirect(status, &to),
    )
}

/// The notice that a redirect carries to the layer that sets the cookie.
#[derive(Clone, Debug)]
struct NoticeToSet(Notice);

impl IntoResponse for Redirect {
    fn into_response(self) -> Response {
        let mut response = answer(StatusCode::SEE_OTHER, self.to);
        if let Some(notice) = self.notice {
            response.extensions_mut().insert(NoticeToSet(notice));
        }
        response
    }
}

/// Carries notices over a redirect: sets the cookie on the redirect, and removes it on the page that shows the notice.
pub async fn layer(State(app): State<App>, mut request: Request, next: Next) -> Response {
    // The page of a form that failed has a notice of its own; the one in the cookie waits for the next page.
    let own = request.extensions().get::<Flash>();
    if own.is_some_and(|Flash(notice)| notice.is_some()) {
        return next.run(request).await;
    }
    let reads = request.method() == Method::GET;
    let waiting = cookie::read(request.headers(), &app.settings, COOKIE)
        .and_then(Notice::parse)
        .filter(|_| reads);
    let shown = waiting.is_some();
    request.extensions_mut().insert(Flash(waiting));
    let mut response = next.run(request).await;
    if let Some(NoticeToSet(notice)) = response.extensions_mut().remove::<NoticeToSet>() {
        let cookie = cookie::make(
            &app.settings,
            COOKIE,
            notice.write(),
            SameSite::Lax,
            SECONDS,
        );
        cookie::add(response.headers_mut(), cookie);
    } else if shown && !response.status().is_redirection() {
        cookie::add(
            response.headers_mut(),
            cookie::end(&app.settings, COOKIE, SameSite::Lax),
        );
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_survives_its_cookie_and_garbage_does_not() {
        let notice = Notice::good("Gespeichert; “50 %” = ½\nnext");
        assert_eq!(Notice::parse(&notice.write()), Some(notice));
        for garbage in ["", "good", "evil=x", "good=", "good=%00", "good=%ff"] {
            assert_eq!(Notice::parse(garbage), None, "{garbage}");
        }
    }
}
