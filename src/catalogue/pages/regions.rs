//! The list of one region.

use axum::extract::Path;
use axum::response::Response;

use super::visit::PublicRequest;
use super::{brief, term};
use crate::catalogue::model::PracticeList;
use crate::taxonomy::RegionId;
use crate::web::Failure;

/// One region, by its id.
pub async fn region(
    request: PublicRequest,
    Path(segment): Path<String>,
) -> Result<Response, Failure> {
    let list = |id: &str| RegionId::parse(id).map(PracticeList::Region);
    term::at(request, &segment, list).await
}

/// The brief of one region, to print.
pub async fn region_brief(
    request: PublicRequest,
    Path(segment): Path<String>,
) -> Result<Response, Failure> {
    let list = |id: &str| RegionId::parse(id).map(PracticeList::Region);
    brief::of_place(request, &segment, list).await
}
