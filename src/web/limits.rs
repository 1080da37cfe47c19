//! Limits of size and time: addresses, headers, bodies, fields, requests. The connection itself has a limit of several
//! times these headers, and answers beyond it without a page; a request between the two limits gets an error page here.

use std::time::Duration;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::failure::Failure;

/// The longest address, in bytes.
pub const ADDRESS: usize = 8 * 1024;

/// The largest header, in bytes, its address included.
pub const HEADER: usize = 16 * 1024;

/// The most lines of a request's header.
pub const LINES: usize = 100;

/// The largest form, in bytes.
pub const BODY: usize = 1024 * 1024;

/// The most fields of one form.
pub const FIELDS: usize = 2_000;

/// The longest time in which a body must have come whole.
#[derive(Clone, Copy, Debug)]
pub struct BodyTime(pub Duration);

impl Default for BodyTime {
    fn default() -> Self {
        Self(Duration::from_secs(30))
    }
}

/// The longest time that a request may take before an answer begins.
pub const ANSWER: Duration = Duration::from_mins(1);

/// Refuses over-long addresses and headers before any layer reads the path, a form or a session.
pub async fn header(request: Request, next: Next) -> Response {
    let address = request.uri().to_string().len();
    // The length of a line: name, colon, blank, value, end of line.
    let lines = request.headers().iter();
    let header: usize = lines
        .map(|(name, value)| name.as_str().len() + value.len() + 4)
        .sum();
    if address > ADDRESS {
        Failure::LongAddress.into_response()
    } else if address + header > HEADER || request.headers().len() > LINES {
        Failure::LongHeader.into_response()
    } else {
        next.run(request).await
    }
}
