//! Calls for practices: those that are open and those that are over, and one with what was published in answer.

use axum::extract::Path;
use axum::response::Response;

use super::visit::PublicRequest;
use crate::address;
use crate::catalogue::store;
use crate::catalogue::views::{CallPage, CallsPage};
use crate::practice::model::Slug;
use crate::web::Failure;

/// The most calls that the list shows.
const CALLS: i64 = 100;

/// The most practices that the page of a call shows.
const PRACTICES: i64 = 100;

/// The open calls, and those that are over.
pub async fn calls(request: PublicRequest) -> Result<Response, Failure> {
    let mut visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let all = store::calls(&mut visit.db, CALLS).await?;
    let frame = visit.frame(address::calls());
    visit.render(&CallsPage::new(frame, &all))
}

/// One call.
pub async fn call(request: PublicRequest, Path(slug): Path<String>) -> Result<Response, Failure> {
    let slug = Slug::parse(&slug).ok_or(Failure::NotFound)?;
    let mut visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let found = store::call(&mut visit.db, &slug).await?;
    let call = found.ok_or(Failure::NotFound)?;
    let (count, ids) = store::answers_to(&mut visit.db, call.id, PRACTICES).await?;
    let language = visit.request.language.as_text();
    let newest = store::in_order(&mut visit.db, &ids, (Some(language), false)).await?;
    let frame = visit.frame(address::call(&call.slug));
    visit.render(&CallPage::new(frame, &call, (count, &newest)))
}
