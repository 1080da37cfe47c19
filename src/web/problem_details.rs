//! What programs read when something cannot be answered: problem details (RFC 9457) for the interface, a sentence for
//! harvesters. Both have the status and the headers of the page that people get.

use axum::http::header::{ALLOW, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::failure::{AsItIs, Failure, failure_of};
use super::headers::ReadElsewhere;
use super::log::RequestNumber;
use super::readers::AnswerReaders;

/// A problem as the interface answers it.
#[derive(Clone, Debug)]
pub struct ProblemDetails {
    status: StatusCode,
    members: Map<String, Value>,
}

impl ProblemDetails {
    /// The media type.
    pub const MEDIA_TYPE: &'static str = "application/problem+json";

    /// A problem with this status, which the sentence explains.
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        let title = status.canonical_reason().unwrap_or("Error");
        let mut members = Map::new();
        members.insert("type".to_owned(), json!("about:blank"));
        members.insert("title".to_owned(), json!(title));
        members.insert("status".to_owned(), json!(status.as_u16()));
        members.insert("detail".to_owned(), json!(detail.into()));
        Self { status, members }
    }

    /// The same with one more member.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.members.insert(name.to_owned(), value.into());
        self
    }
}

impl IntoResponse for ProblemDetails {
    fn into_response(self) -> Response {
        let kind = [(CONTENT_TYPE, Self::MEDIA_TYPE)];
        let body = Value::Object(self.members).to_string();
        let mut response = (self.status, kind, body).into_response();
        response.extensions_mut().insert(AsItIs);
        response.extensions_mut().insert(ReadElsewhere);
        response
    }
}

/// The answer to a program that takes no JSON.
pub fn not_acceptable() -> Response {
    let detail = "This address answers JSON only. The header Accept does not allow it.";
    ProblemDetails::new(StatusCode::NOT_ACCEPTABLE, detail).into_response()
}

/// Writes a failure for programs. Every other answer stays as it is.
pub fn write(readers: AnswerReaders, number: RequestNumber, response: Response) -> Response {
    let Some(failure) = failure_of(&response) else {
        return response;
    };
    let sentence = explain(&failure);
    let (mut parts, _) = response.into_parts();
    let mut written = match readers {
        AnswerReaders::ApiClients => {
            let problem = ProblemDetails::new(failure.status(), sentence);
            let problem = if failure.status().is_server_error() {
                problem.with("request", number.to_string())
            } else {
                problem
            };
            problem.into_response()
        }
        _ => (failure.status(), sentence + "\n").into_response(),
    };
    let headers = written.headers_mut();
    if let Some(seconds) = failure.retry_after() {
        headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    if let Some(allow) = parts.headers.remove(ALLOW) {
        headers.insert(ALLOW, allow);
    }
    written.extensions_mut().extend(parts.extensions);
    written.extensions_mut().insert(ReadElsewhere);
    written
}

/// What is wrong, in a sentence. Programs read the status; the people who write them read this, in English as the rest of
/// the interface.
fn explain(failure: &Failure) -> String {
    let sentence = match failure {
        Failure::NoSuchEdition => "The catalogue does not have this edition.",
        Failure::OnlyPresent => "This address answers for the present edition only.",
        Failure::NotFound | Failure::DeadLink | Failure::NotFoundNear(_) => {
            "Nothing is at this address."
        }
        Failure::Gone => "What was at this address is gone for good.",
        Failure::NotAllowed => "This address does not take this method. See the header Allow.",
        Failure::Overtaken => "Another change came first.",
        Failure::TooLarge => "The body is larger than this address takes.",
        Failure::LongAddress => "The address is longer than 8,192 bytes.",
        Failure::LongHeader => {
            "The header is longer than 16,384 bytes, or has more than 100 lines."
        }
        Failure::NotAForm => "This address reads application/x-www-form-urlencoded only.",
        Failure::Unreadable(what) => return format!("The request cannot be read: {what}."),
        Failure::UnreadablePlace => "The place in the list cannot be read.",
        Failure::TooSlow => "The rest of the request did not come in time.",
        Failure::Misdirected => "The header Host names a host that is not this service's.",
        Failure::Foreign => "This address takes requests from the service's own pages only.",
        Failure::EndlessPages(_) => {
            "Too many pages. Take everything at once from /practices.csv or /practices.jsonl."
        }
        Failure::TooMany(_) => "Too many requests. The header Retry-After says when to come back.",
        Failure::Busy(_) | Failure::PerhapsDone => {
            "The service is busy. The header Retry-After says when to come back."
        }
        Failure::Fault => "The mistake is ours, and it has been recorded.",
    };
    sentence.to_owned()
}
