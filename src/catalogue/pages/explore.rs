//! The figures behind the map of the first page, as tables.

use axum::response::Response;

use super::visit::PublicRequest;
use crate::address;
use crate::catalogue::views::ExplorePage;
use crate::web::Failure;

/// How many practices each region and each country has.
pub async fn explore(request: PublicRequest) -> Result<Response, Failure> {
    let mut visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let figures = visit.figures().await?;
    let frame = visit.frame(address::explore());
    visit.render(&ExplorePage::new(frame, &figures))
}
