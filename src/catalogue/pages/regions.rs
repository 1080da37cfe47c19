//! The list of one region.

use axum::extract::Path;
use axum::response::Response;

use super::visit::PublicRequest;
use super::{segment, term};
use crate::catalogue::model::PracticeList;
use crate::taxonomy::RegionId;
use crate::web::Failure;

/// One region, by its id.
pub async fn region(
    request: PublicRequest,
    Path(segment): Path<String>,
) -> Result<Response, Failure> {
    let (id, form) = segment::split(&segment)?;
    let id = RegionId::parse(id).ok_or_else(segment::not_found)?;
    term::list(request, PracticeList::Region(id), form).await
}
