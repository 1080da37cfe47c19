//! The cookies of this room: that the browser asked for a link, which link it holds, and the
//! secret by which it is known to an account. Each holds a random token; the database holds
//! hashes. The session's cookie belongs to `web`; here it is the key of the session's row.

use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::SameSite;

use crate::address;
use crate::app::{App, Token};
use crate::db::ids::{ClearanceLinkId, ExpertAskId};
use crate::language::Language;
use crate::web::Redirect;
use crate::web::cookie;
use crate::web::kept::DEVICE;
use crate::web::session::{Session, SessionKey};

/// The browser that registered, or asked for a link.
const ASKED: &str = "praxis-asked";
/// The link that is open. The browser's address holds its secret for one redirect only.
const LINK: &str = "praxis-link";

/// The invitation that is open. It outlives a registration, whose mailed link takes the place of [`LINK`].
const INVITATION: &str = "praxis-invitation";

/// The links of people without an account, one cookie for each link: followed by its number.
const EXPERT: &str = "praxis-expert-";
const CLEARANCE: &str = "praxis-clearance-";

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
const MONTH: i64 = 30 * DAY;
const YEAR: i64 = 365 * DAY;

/// A browser as this room knows it.
#[derive(Clone, Debug)]
pub struct Browser {
    /// The token of the browser that asked for a link.
    pub asked: Option<Token>,
    /// The secret of the link that the browser holds.
    pub link: Option<Token>,
    /// The secret of the invitation that the browser holds.
    pub invitation: Option<Token>,
    /// The secret by which an account knows the browser since a sign-in.
    pub device: Option<Token>,
    /// The session that the cookie names, whether or not it is still open.
    pub session: Option<SessionKey>,
    /// The name of browser and system, from the user agent.
    pub agent: String,
}

impl FromRequestParts<App> for Browser {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Self::Rejection> {
        let token = |own| cookie::read(&parts.headers, &app.settings, own).and_then(Token::parse);
        Ok(Self {
            asked: token(ASKED),
            link: token(LINK),
            invitation: token(INVITATION),
            device: token(DEVICE),
            session: parts.extensions.get().and_then(Session::key),
            agent: agent_name(&parts.headers),
        })
    }
}

impl Browser {
    /// The token of the browser that asked for a link; a new one for a browser that has not asked yet.
    pub fn asked_or_new(&self, app: &App) -> Token {
        self.asked.unwrap_or_else(|| app.random.token())
    }
}

fn agent_name(headers: &HeaderMap) -> String {
    let sent = headers
        .get(USER_AGENT)
        .and_then(|value| value.to_str().ok());
    name_of(sent.unwrap_or_default())
}

/// The usual name of browser and system; for an unknown browser its own text.
fn name_of(agent: &str) -> String {
    let first_match = |known: &[(&str, &'static str)]| {
        known
            .iter()
            .find(|(mark, _)| agent.contains(mark))
            .map(|(_, name)| *name)
    };
    let browser = first_match(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first_match(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(browser), None) => browser.to_owned(),
        _ => agent.chars().take(80).collect(),
    }
}

/// Remembers that this browser asked. `Lax`, because the browser must send the cookie when the link in the mail is
/// followed.
pub fn set_asked(app: &App, response: &mut Response, token: Token) {
    set(app, response, ASKED, token, SameSite::Lax, DAY);
}

/// Keeps the secret of the link that is open.
pub fn set_link(app: &App, response: &mut Response, token: Token) {
    set(app, response, LINK, token, SameSite::Lax, HOUR);
}

/// Forgets the link, once it has been used.
pub fn end_link(app: &App, response: &mut Response) {
    let cookie = cookie::end(&app.settings, LINK, SameSite::Lax);
    cookie::add(response.headers_mut(), cookie);
}

/// Keeps the secret of an invitation for as long as a registration may take.
pub fn set_invitation(app: &App, response: &mut Response, token: Token) {
    set(app, response, INVITATION, token, SameSite::Lax, DAY);
}

/// Forgets the invitation, once it was answered or is over.
pub fn end_invitation(app: &App, response: &mut Response) {
    let cookie = cookie::end(&app.settings, INVITATION, SameSite::Lax);
    cookie::add(response.headers_mut(), cookie);
}

/// A link by which a person without an account reads one revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingLink {
    /// An expert reads a submission and gives an opinion.
    Expert(ExpertAskId),
    /// A draft is read for clearance.
    Clearance(ClearanceLinkId),
}

impl ReadingLink {
    fn cookie(self) -> String {
        match self {
            Self::Expert(id) => format!("{EXPERT}{id}"),
            Self::Clearance(id) => format!("{CLEARANCE}{id}"),
        }
    }

    /// The secret that the browser holds for it.
    pub fn secret(self, app: &App, headers: &HeaderMap) -> Option<Token> {
        cookie::read(headers, &app.settings, &self.cookie()).and_then(Token::parse)
    }

    /// Leads to its page and keeps its secret. The link may be opened again at any time.
    pub fn open(self, app: &App, language: Language, token: Token) -> Response {
        let page = match self {
            Self::Expert(id) => address::expert_opinion(id),
            Self::Clearance(id) => address::clearance_reading(id),
        };
        let mut response = Redirect::to(&page, language).into_response();
        set(
            app,
            &mut response,
            &self.cookie(),
            token,
            SameSite::Lax,
            MONTH,
        );
        response
    }
}

/// Makes the browser known to the account that signed in.
pub fn set_device(app: &App, response: &mut Response, token: Token) {
    set(app, response, DEVICE, token, SameSite::Strict, YEAR);
}

fn set(
    app: &App,
    response: &mut Response,
    own: &str,
    token: Token,
    same_site: SameSite,
    seconds: i64,
) {
    let cookie = cookie::make(&app.settings, own, token.text(), same_site, seconds);
    cookie::add(response.headers_mut(), cookie);
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn browsers_have_names() {
        for (agent, name) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox, Linux",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36 Edg/156.0",
                "Edge, Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/19.0 Mobile Safari/604.1",
                "Safari, iPhone",
            ),
            ("curl/8.1", "curl/8.1"),
            ("", ""),
        ] {
            assert_eq!(name_of(agent), name);
        }
    }
}
