//! The first page: what the site is, where to begin, what is new.

use axum::response::Response;

use super::visit::PublicRequest;
use crate::address;
use crate::catalogue::listing;
use crate::catalogue::model::PracticeList;
use crate::catalogue::store;
use crate::catalogue::views::HomePage;
use crate::web::Failure;

/// How many of the newest practices the first page shows.
const NEWEST: usize = 5;

/// How many of the open calls the first page shows.
const CALLS: i64 = 3;

/// The first page.
pub async fn home(request: PublicRequest) -> Result<Response, Failure> {
    let mut visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let figures = visit.figures().await?;
    let language = Some(visit.request.language.as_text());
    let shown = (NEWEST, language, false);
    let newest = listing::read_slice(&mut visit.db, &PracticeList::All, None, shown).await?;
    let calls = store::open_calls(&mut visit.db, CALLS).await?;
    let feed = listing::feed_link(&PracticeList::All, visit.request.words());
    let frame = visit.frame(address::home()).with_feed(feed);
    visit.render_list(&HomePage::new(frame, &figures, &newest, &calls))
}
