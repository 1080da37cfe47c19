//! The list of one country or area.

use axum::extract::Path;
use axum::response::Response;

use super::visit::PublicRequest;
use super::{brief, term};
use crate::catalogue::model::PracticeList;
use crate::taxonomy::CountryCode;
use crate::web::Failure;

/// One country or area by its code. Another spelling of the code redirects to the code.
pub async fn country(
    request: PublicRequest,
    Path(segment): Path<String>,
) -> Result<Response, Failure> {
    let list = |code: &str| CountryCode::parse(code).map(PracticeList::Country);
    term::at(request, &segment, list).await
}

/// The brief of one country or area, to print.
pub async fn country_brief(
    request: PublicRequest,
    Path(segment): Path<String>,
) -> Result<Response, Failure> {
    let list = |code: &str| CountryCode::parse(code).map(PracticeList::Country);
    brief::of_place(request, &segment, list).await
}
