//! `/privacy`: which personal data the site stores.

use axum::response::Response;

use super::SitePage;
use crate::address;
use crate::web::Failure;

/// The page.
pub async fn get(page: SitePage) -> Result<Response, Failure> {
    page.draw("privacy", address::privacy())
}
