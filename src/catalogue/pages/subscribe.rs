//! How to subscribe to a list, in words.

use axum::response::Response;

use super::segment;
use super::visit::PublicRequest;
use crate::catalogue::index::SearchQuery;
use crate::catalogue::listing;
use crate::catalogue::model::PracticeList;
use crate::catalogue::views::SubscribePage;
use crate::taxonomy::{CountryCode, ObjectiveNumber, RegionId};
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
    let objective = |typed: String| ObjectiveNumber::parse(&typed).map(PracticeList::Objective);
    let country = |typed: String| CountryCode::parse(&typed).map(PracticeList::Country);
    let region = |typed: String| RegionId::parse(&typed).map(PracticeList::Region);
    let search = |typed: String| {
        let query = SearchQuery::parse(&typed);
        (!query.is_empty()).then_some(PracticeList::Search(query.typed))
    };
    let named = [
        request.query("objective")?.map(objective),
        request.query("country")?.map(country),
        request.query("region")?.map(region),
        request.query("q")?.map(search),
    ];
    let mut named = named.into_iter().flatten();
    match (named.next(), named.next()) {
        (None, _) => Ok(PracticeList::All),
        (Some(Some(list)), None) => Ok(list),
        _ => Err(segment::not_found()),
    }
}
