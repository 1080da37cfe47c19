//! How to subscribe to a list, in words: by feed, and by mail.

use axum::response::Response;

use super::visit::PublicRequest;
use crate::catalogue::followed::FollowedList;
use crate::catalogue::listing;
use crate::catalogue::views::SubscribePage;
use crate::web::Failure;

/// The feed of all practices, or of the one list that the query names.
pub async fn subscribe(request: PublicRequest) -> Result<Response, Failure> {
    let list = FollowedList::read(request.raw_query())?;
    let visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let feed = listing::feed_link(list.list(), visit.request.words());
    let frame = visit.frame(list.subscription()).with_feed(feed);
    visit.render(&SubscribePage::new(frame, &list))
}
