//! The list under one term, an objective, a country or a region: as a page for people or as a feed.

use axum::response::Response;

use super::feeds;
use super::visit::PublicRequest;
use crate::address::ListForm;
use crate::catalogue::listing::{self, PAGE_SIZE};
use crate::catalogue::model::PracticeList;
use crate::catalogue::store::ListKey;
use crate::catalogue::views::TermPage;
use crate::web::Failure;
use crate::web::paging::Cursor;

/// The list in the form that was asked for.
pub async fn list(
    request: PublicRequest,
    list: PracticeList,
    form: ListForm,
) -> Result<Response, Failure> {
    match form {
        ListForm::Page => list_page(request, &list).await,
        ListForm::Feed => feeds::list_feed(request, &list).await,
    }
}

async fn list_page(request: PublicRequest, list: &PracticeList) -> Result<Response, Failure> {
    let cursor = Cursor::<ListKey>::read(request.query("from")?.as_deref())?;
    let mut visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let cursor = cursor.as_ref();
    let slice = listing::read_slice(&mut visit.db, list, cursor, PAGE_SIZE, false).await?;
    let feed = listing::feed_link(list, visit.request.words());
    let frame = visit.frame(list.address()).with_feed(feed.clone());
    visit.render(&TermPage::new(frame, feed, list, &slice))
}
