//! The 23 objectives, and the list of one.

use axum::extract::Path;
use axum::response::Response;

use super::term;
use super::visit::PublicRequest;
use crate::address;
use crate::catalogue::model::PracticeList;
use crate::catalogue::views::ObjectivesPage;
use crate::taxonomy::ObjectiveNumber;
use crate::web::Failure;

/// The 23 objectives, each with the number of its practices.
pub async fn objectives(request: PublicRequest) -> Result<Response, Failure> {
    let mut visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let figures = visit.figures().await?;
    let frame = visit.frame(address::objectives());
    visit.render_list(&ObjectivesPage::new(frame, &figures))
}

/// One objective: `9`, or `9.atom`.
pub async fn objective(
    request: PublicRequest,
    Path(segment): Path<String>,
) -> Result<Response, Failure> {
    let list = |number: &str| ObjectiveNumber::parse(number).map(PracticeList::Objective);
    term::at(request, &segment, list).await
}
