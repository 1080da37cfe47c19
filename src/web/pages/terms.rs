//! `/terms`: the terms of use.

use axum::response::Response;

use super::SitePage;
use crate::address;
use crate::web::Failure;

/// The page.
pub async fn get(page: SitePage) -> Result<Response, Failure> {
    page.draw("terms", address::terms())
}
