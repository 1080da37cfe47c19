//! Limits of size and time: addresses, headers, bodies, fields, requests. The connection itself has a limit of several
//! times these headers, and answers beyond it without a page; a request between the two limits gets an error page here.

use std::time::Duration;

use axum::extract::Request;
use axum::http::Uri;

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

/// The same of a request that brings a file over a slow line.
pub const UPLOAD: Duration = Duration::from_mins(30);

/// Refuses over-long addresses and headers before the path, a form or a session is read.
pub fn check(request: &Request) -> Result<(), Failure> {
    let address = length(request.uri());
    // The length of a line: name, colon, blank, value, end of line.
    let lines = request.headers().iter();
    let header: usize = lines
        .map(|(name, value)| name.as_str().len() + value.len() + 4)
        .sum();
    if address > ADDRESS {
        Err(Failure::LongAddress)
    } else if address + header > HEADER || request.headers().len() > LINES {
        Err(Failure::LongHeader)
    } else {
        Ok(())
    }
}

/// The length of an address as it stands on the request line.
fn length(uri: &Uri) -> usize {
    let scheme = uri
        .scheme_str()
        .map_or(0, |scheme| scheme.len() + "://".len());
    let authority = uri.authority().map_or(0, |host| host.as_str().len());
    let path = uri.path_and_query().map_or(0, |path| path.as_str().len());
    scheme + authority + path
}
