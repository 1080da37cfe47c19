//! Why a page cannot be shown, as a value: handlers answer it, rooms' errors convert into it, and it travels in the
//! answer's extensions to the layer that draws its page (`error_page`). Knows no page and no room.

use std::time::Duration;

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use crate::address::{self, Address, FileForm, ListForm};
use crate::db::Fault;
use crate::language::Messages;

/// Why a page cannot be shown, or a deed not done, in terms of what the reader can do next.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Nothing is there, or the reader may not see it: both look the same.
    #[error("nothing there, or not for this reader")]
    NotFound,
    /// As [`Failure::NotFound`]: a mailed link that does not work. The log tells them apart.
    #[error("a dead link")]
    DeadLink,
    /// As [`Failure::NotFound`], with links to the neighbourhood.
    #[error("nothing there, or not for this reader")]
    NotFoundNear(Vec<WayOn>),
    /// The catalogue has no such edition, or not yet.
    #[error("no such edition")]
    NoSuchEdition,
    /// The page shows the present edition only.
    #[error("an earlier edition of a page that has none")]
    OnlyPresent,
    /// It was there and is gone for good.
    #[error("gone for good")]
    Gone,
    /// The address exists, but not with this method.
    #[error("method not allowed")]
    NotAllowed,
    /// A change by another person or in another window came first. Rooms whose forms contain texts draw their own page.
    #[error("another change came first")]
    Overtaken,
    /// The form or body is larger than allowed.
    #[error("too large")]
    TooLarge,
    /// The address is longer than any address of the site.
    #[error("a long address")]
    LongAddress,
    /// The header is longer than a browser's, most likely because of old cookies.
    #[error("a long header")]
    LongHeader,
    /// The body is no form of the site.
    #[error("not a form")]
    NotAForm,
    /// The address or the form contains what cannot be read.
    #[error("unreadable: {0}")]
    Unreadable(&'static str),
    /// The place in a list, which its address says, cannot be read.
    #[error("an unreadable place in a list")]
    UnreadablePlace,
    /// The rest of the request did not come in time.
    #[error("too slow")]
    TooSlow,
    /// The host is not one of the service.
    #[error("a foreign host")]
    Misdirected,
    /// A form from another site.
    #[error("a foreign origin")]
    Foreign,
    /// Too many attempts; the time until the next one is allowed.
    #[error("too many")]
    TooMany(Duration),
    /// Too many pages of which there is no end; the time until the next one is drawn.
    #[error("too many pages without end")]
    EndlessPages(Duration),
    /// Busy for a moment; the time until a retry. Nothing was stored.
    #[error("busy")]
    Busy(Duration),
    /// The database's answer to a commit was lost: the change may have been stored.
    #[error("perhaps done")]
    PerhapsDone,
    /// A defect of the program, which has been logged.
    #[error("a defect of the program")]
    Fault,
}

/// A link that leads on from an error page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WayOn {
    /// The key of the link's message.
    pub says: &'static str,
    /// The address that it leads to.
    pub to: Address,
}

impl Failure {
    /// The HTTP status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound | Self::DeadLink | Self::NotFoundNear(_) | Self::NoSuchEdition => {
                StatusCode::NOT_FOUND
            }
            Self::Gone => StatusCode::GONE,
            Self::NotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Overtaken => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::LongAddress => StatusCode::URI_TOO_LONG,
            Self::LongHeader => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::NotAForm => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Unreadable(_) | Self::UnreadablePlace | Self::OnlyPresent => {
                StatusCode::BAD_REQUEST
            }
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::Misdirected => StatusCode::MISDIRECTED_REQUEST,
            Self::Foreign => StatusCode::FORBIDDEN,
            Self::TooMany(_) | Self::EndlessPages(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy(_) | Self::PerhapsDone => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The failure that a bare status stands for, where a layer or library made the answer.
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

    /// Whether a form with this failure comes back filled in: the form was valid, and a retry may succeed.
    pub(super) fn gives_words_back(&self) -> bool {
        matches!(
            self,
            Self::TooMany(_) | Self::Busy(_) | Self::PerhapsDone | Self::Fault
        )
    }

    /// The seconds until a retry, for the header.
    pub(super) fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooMany(wait) | Self::EndlessPages(wait) | Self::Busy(wait) => {
                Some((wait.as_secs() + u64::from(wait.subsec_nanos() > 0)).max(1))
            }
            Self::PerhapsDone => Some(30),
            _ => None,
        }
    }

    /// The same time in words, as its page and the form say it; empty if there is none.
    pub(super) fn wait(&self, t: Messages) -> String {
        let seconds = self.retry_after();
        seconds.map_or_else(String::new, |seconds| t.wait(seconds).to_string())
    }

    /// The last part of the keys of this failure's messages.
    pub(super) fn message_key(&self) -> &'static str {
        match self {
            Self::NotFound | Self::DeadLink | Self::NotFoundNear(_) => "not-found",
            Self::NoSuchEdition => "no-such-edition",
            Self::OnlyPresent => "only-present",
            Self::Gone => "gone",
            Self::NotAllowed => "not-allowed",
            Self::Overtaken => "overtaken",
            Self::TooLarge => "too-large",
            Self::LongAddress => "long-address",
            Self::LongHeader => "long-header",
            Self::NotAForm => "not-a-form",
            Self::Unreadable(_) => "unreadable",
            Self::UnreadablePlace => "unreadable-place",
            Self::TooSlow => "too-slow",
            Self::Misdirected => "misdirected",
            Self::Foreign => "foreign",
            Self::TooMany(_) => "too-many",
            Self::EndlessPages(_) => "endless-pages",
            Self::Busy(_) => "busy",
            Self::PerhapsDone => "perhaps-done",
            Self::Fault => "fault",
        }
    }

    /// The links that lead on from this failure's page.
    pub(super) fn ways(&self) -> Vec<WayOn> {
        let home = WayOn {
            says: "error-way-home",
            to: address::home(),
        };
        let help = WayOn {
            says: "error-way-help",
            to: address::help(),
        };
        let sign_in = WayOn {
            says: "error-way-sign-in",
            to: address::sign_in(),
        };
        let desk = WayOn {
            says: "error-way-desk",
            to: address::desk(),
        };
        match self {
            Self::NotFound | Self::DeadLink => vec![home, sign_in, help],
            Self::NotFoundNear(ways) => [ways.clone(), vec![home, sign_in]].concat(),
            Self::Gone
            | Self::Misdirected
            | Self::NotAllowed
            | Self::LongAddress
            | Self::LongHeader => vec![home, help],
            Self::Overtaken | Self::PerhapsDone => vec![desk],
            Self::NoSuchEdition | Self::OnlyPresent => ways_to_editions(),
            Self::EndlessPages(_) => ways_to_everything(),
            _ => vec![home, desk, help],
        }
    }
}

/// The list of the present edition, and what is said about editions.
fn ways_to_editions() -> Vec<WayOn> {
    let practices = WayOn {
        says: "catalogue-way-all",
        to: address::practices(),
    };
    let data = WayOn {
        says: "error-way-data",
        to: address::data(),
    };
    vec![practices, data]
}

/// The files with all practices, for a program that wants them all.
fn ways_to_everything() -> Vec<WayOn> {
    let file = |says, form| WayOn {
        says,
        to: address::practices().in_form(ListForm::File(form)),
    };
    vec![
        file("error-way-csv", FileForm::Csv),
        file("error-way-jsonl", FileForm::JsonLines),
        WayOn {
            says: "error-way-data",
            to: address::data(),
        },
    ]
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

/// Marks an answer whose status is an error but which gets no error page, because machines read it.
#[derive(Clone, Copy, Debug)]
pub struct AsItIs;

/// The failure that an answer carries, or the one that its bare status stands for.
pub(super) fn failure_of(response: &Response) -> Option<Failure> {
    let status = response.status();
    let is_for_machines = response.extensions().get::<AsItIs>().is_some();
    if is_for_machines || !(status.is_client_error() || status.is_server_error()) {
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
