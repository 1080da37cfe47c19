//! Errors become pages here, once: a handler answers a [`Failure`], it travels in the answer's extensions, and
//! one layer draws the page in the reader's language, with ways on. Knows no room's errors; they convert.

use std::time::Duration;

use askama::Template;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};

use super::language::spoken;
use super::layout::Frame;
use super::log::RequestNumber;
use crate::address::{self, Address};
use crate::app::App;
use crate::db::Fault;

/// Why a page cannot be shown, or a deed not done, in terms of what the reader can do next.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Nothing is there, or it is not for this reader: both look the same.
    #[error("nothing there, or not for this reader")]
    NotFound,
    /// The same, inside something known: offers its places.
    #[error("nothing there, or not for this reader")]
    NotFoundNear(Vec<Way>),
    /// It was there and will not come back.
    #[error("gone for good")]
    Gone,
    /// The address is right, the verb is not.
    #[error("method not allowed")]
    NotAllowed,
    /// Somebody else, or another window, was first. Rooms whose forms carry words draw their own page.
    #[error("somebody else was first")]
    Overtaken,
    /// More was sent than may be.
    #[error("too large")]
    TooLarge,
    /// The address is longer than any of ours.
    #[error("a long address")]
    LongAddress,
    /// More stands above the request than a browser has to say: old cookies, most likely.
    #[error("a long header")]
    LongHeader,
    /// What was sent is no form of ours.
    #[error("not a form")]
    NotAForm,
    /// The address or the form holds what cannot be read.
    #[error("unreadable: {0}")]
    Unreadable(&'static str),
    /// The rest of the request did not come in time.
    #[error("too slow")]
    TooSlow,
    /// A host that we are not.
    #[error("a foreign host")]
    Misdirected,
    /// A form from another site.
    #[error("a foreign origin")]
    Foreign,
    /// Too often; in how long to try again.
    #[error("too many")]
    TooMany(Duration),
    /// Busy for a moment; in how long to try again. Nothing was done.
    #[error("busy")]
    Busy(Duration),
    /// The answer of the database was lost: it may have been done.
    #[error("perhaps done")]
    PerhapsDone,
    /// Our mistake. It has been logged.
    #[error("our mistake")]
    Fault,
}

/// A way on from an error page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// The key of its words.
    pub says: &'static str,
    /// Where it leads.
    pub to: Address,
}

impl Failure {
    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound | Self::NotFoundNear(_) => StatusCode::NOT_FOUND,
            Self::Gone => StatusCode::GONE,
            Self::NotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Overtaken => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::LongAddress => StatusCode::URI_TOO_LONG,
            Self::LongHeader => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::NotAForm => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Unreadable(_) => StatusCode::BAD_REQUEST,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Misdirected => StatusCode::MISDIRECTED_REQUEST,
            Self::Foreign => StatusCode::FORBIDDEN,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy(_) | Self::PerhapsDone => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What an answer of this status means when a layer or library made it and said no more.
    fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::GONE => Self::Gone,
            StatusCode::METHOD_NOT_ALLOWED => Self::NotAllowed,
            StatusCode::CONFLICT => Self::Overtaken,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::NotAForm,
            StatusCode::REQUEST_TIMEOUT => Self::TooSlow,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::SERVICE_UNAVAILABLE => Self::Busy(Duration::from_secs(30)),
            StatusCode::TOO_MANY_REQUESTS => Self::TooMany(Duration::from_mins(1)),
            status if status.is_client_error() => Self::Unreadable("refused by a library"),
            _ => Self::Fault,
        }
    }

    /// Whether a form that met it comes back with its words: it was in order, and may go through later.
    pub(super) fn gives_words_back(&self) -> bool {
        matches!(
            self,
            Self::TooMany(_) | Self::Busy(_) | Self::PerhapsDone | Self::Fault
        )
    }

    pub(super) fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooMany(wait) | Self::Busy(wait) => Some(wait.as_secs().max(1)),
            Self::PerhapsDone => Some(30),
            _ => None,
        }
    }

    /// The word under which the messages of this failure stand.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::NotFound | Self::NotFoundNear(_) => "not-found",
            Self::Gone => "gone",
            Self::NotAllowed => "not-allowed",
            Self::Overtaken => "overtaken",
            Self::TooLarge => "too-large",
            Self::LongAddress => "long-address",
            Self::LongHeader => "long-header",
            Self::NotAForm => "not-a-form",
            Self::Unreadable(_) => "unreadable",
            Self::TooSlow => "too-slow",
            Self::Misdirected => "misdirected",
            Self::Foreign => "foreign",
            Self::TooMany(_) => "too-many",
            Self::Busy(_) => "busy",
            Self::PerhapsDone => "perhaps-done",
            Self::Fault => "fault",
        }
    }

    fn ways(&self) -> Vec<Way> {
        let home = Way {
            says: "error-way-home",
            to: address::home(),
        };
        let help = Way {
            says: "error-way-help",
            to: address::help(),
        };
        let sign_in = Way {
            says: "error-way-sign-in",
            to: address::sign_in(),
        };
        let desk = Way {
            says: "error-way-desk",
            to: address::desk(),
        };
        match self {
            Self::NotFound => vec![home, sign_in, help],
            Self::NotFoundNear(ways) => [ways.clone(), vec![home, sign_in]].concat(),
            Self::Gone
            | Self::Misdirected
            | Self::NotAllowed
            | Self::LongAddress
            | Self::LongHeader => vec![home, help],
            Self::Overtaken | Self::PerhapsDone => vec![desk],
            _ => vec![home, desk, help],
        }
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        if fault.is_unknown() {
            tracing::error!(%fault, "a commit may or may not have been stored");
            Self::PerhapsDone
        } else if fault.is_unwritable() {
            tracing::error!(%fault, "the database cannot write");
            Self::Busy(Duration::from_secs(30))
        } else if fault.is_temporary() {
            tracing::warn!(%fault, "the database is busy");
            Self::Busy(Duration::from_secs(30))
        } else {
            tracing::error!(%fault, "the database refused a statement");
            Self::Fault
        }
    }
}

impl From<askama::Error> for Failure {
    fn from(error: askama::Error) -> Self {
        tracing::error!(%error, "a page could not be drawn");
        Self::Fault
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Marks an answer that is meant as it is, though its status is an error: machines read it.
#[derive(Clone, Copy, Debug)]
pub struct AsItIs;

#[derive(Template)]
#[template(path = "web/error.html")]
struct ErrorPage {
    frame: Frame,
    status: u16,
    title: String,
    heading: String,
    lead: String,
    searches: bool,
    ways: Vec<Link>,
    number: Option<String>,
}

struct Link {
    name: String,
    link: String,
}

/// Draws the page of whatever failed inside. Stands outside of everything that can fail.
pub async fn draw(State(app): State<App>, request: Request, next: Next) -> Response {
    let language = spoken(&request);
    let number = request.extensions().get::<RequestNumber>().cloned();
    let response = next.run(request).await;
    let Some(failure) = failure_of(&response) else {
        return response;
    };
    let (mut parts, _) = response.into_parts();
    let frame = Frame {
        translated: false,
        ..Frame::public(&app, language, address::home())
    };
    let page = ErrorPage::new(frame, &failure, number.as_ref());
    // A page that cannot be drawn leaves a bare status: there is nobody left to tell.
    let mut drawn = page.render().map_or_else(
        |_| failure.status().into_response(),
        |html| (failure.status(), Html(html)).into_response(),
    );
    if let Some(seconds) = failure.retry_after() {
        drawn
            .headers_mut()
            .insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    if let Some(allow) = parts.headers.remove(ALLOW) {
        drawn.headers_mut().insert(ALLOW, allow);
    }
    drawn.extensions_mut().extend(parts.extensions);
    drawn
}

/// The failure that an answer carries, or the one that its bare status means.
pub(super) fn failure_of(response: &Response) -> Option<Failure> {
    let status = response.status();
    let as_it_is = response.extensions().get::<AsItIs>().is_some();
    if as_it_is || !(status.is_client_error() || status.is_server_error()) {
        return None;
    }
    if let Some(failure) = response.extensions().get::<Failure>() {
        return Some(failure.clone());
    }
    let kind = response
        .headers()
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .unwrap_or("text/plain");
    kind.starts_with("text/plain")
        .then(|| Failure::of_status(status))
}

impl ErrorPage {
    fn new(frame: Frame, failure: &Failure, number: Option<&RequestNumber>) -> Self {
        let t = frame.t;
        let word = failure.word();
        let ways = failure.ways().into_iter().map(|way| Link {
            name: t.say(way.says).to_string(),
            link: frame.to(&way.to),
        });
        Self {
            status: failure.status().as_u16(),
            title: t.of("error-heading", word).to_string(),
            heading: t.of("error-heading", word).to_string(),
            lead: t.of("error-lead", word).to_string(),
            searches: matches!(
                failure,
                Failure::NotFound | Failure::NotFoundNear(_) | Failure::Gone
            ),
            ways: ways.collect(),
            number: failure
                .status()
                .is_server_error()
                .then(|| number.map(ToString::to_string))
                .flatten(),
            frame,
        }
    }
}
