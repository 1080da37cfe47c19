//! How to subscribe to a list, in words.

use axum::response::Response;

use super::segment;
use super::visit::PublicRequest;
use crate::catalogue::forms::AskedSearch;
use crate::catalogue::listing;
use crate::catalogue::model::PracticeList;
use crate::catalogue::views::SubscribePage;
use crate::web::Failure;

/// The feed of all practices, or of the one list that the query names.
pub async fn subscribe(request: PublicRequest) -> Result<Response, Failure> {
    let list = read_list(&request)?;
    let visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let feed = listing::feed_link(&list, visit.request.words());
    let frame = visit.frame(list.subscription()).with_feed(feed);
    visit.render(&SubscribePage::new(frame, &list))
}

fn read_list(request: &PublicRequest) -> Result<PracticeList, Failure> {
    let asked = AskedSearch::read(request.raw_query())?;
    if asked.query().is_empty() && !asked.search.words.is_empty() {
        return Err(segment::not_found());
    }
    Ok(PracticeList::of_search(asked.search))
}
