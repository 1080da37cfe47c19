//! Redirects. Every `Location` header of the site is made here, from a [`LocalPath`], which no browser takes for another
//! host. Knows no page.

use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use super::failure::Failure;
use crate::address::LocalPath;

/// Adds the header that leads to a path of this site.
pub fn lead_to(response: &mut Response, to: &LocalPath) -> Result<(), Failure> {
    let to = HeaderValue::from_str(to.as_str()).map_err(|_| Failure::Fault)?;
    response.headers_mut().insert(LOCATION, to);
    Ok(())
}

/// An answer without a body that leads to a path of this site.
pub fn redirect(status: StatusCode, to: &LocalPath) -> Response {
    let mut response = status.into_response();
    match lead_to(&mut response, to) {
        Ok(()) => response,
        Err(failure) => failure.into_response(),
    }
}
