//! `/sign-out`: ends this browser's session.

use axum::http::HeaderValue;
use axum::response::{IntoResponse, Response};

use super::visit::DoorVisit;
use crate::address;
use crate::web::session::Session;
use crate::web::{Failure, Notice};

/// Signs the reader out.
pub async fn post(visit: DoorVisit, session: Session) -> Result<Response, Failure> {
    session.sign_out().await?;
    let notice = Notice::plain(visit.words().say("account-signed-out"));
    let mut response = visit
        .redirect(&address::sign_in())
        .saying(notice)
        .into_response();
    // Not "cookies": the browser stays known.
    let clear = HeaderValue::from_static("\"storage\"");
    response.headers_mut().insert("clear-site-data", clear);
    Ok(response)
}
