//! Every list as an Atom feed, at the list's address with the ending `.atom`: pages of fifty entries, walked by key
//! to the first practice. A feed shows each practice by the same text as the page of its list.

use std::time::Duration;

use axum::response::Response;

use super::visit::{PublicRequest, PublicVisit};
use crate::catalogue::feed::{self, FeedChannel};
use crate::catalogue::index::{IndexQuestion, ResultOrder, ResultPlace, ResultWindow, SearchError};
use crate::catalogue::listing::{self, feed_address};
use crate::catalogue::model::{PracticeList, PracticeSearch};
use crate::catalogue::store::{self, ListKey, ListedPractice};
use crate::web::Failure;
use crate::web::paging::{Cursor, Slice};

/// Entries on a page of a feed.
const FEED_SIZE: usize = 50;

/// When a reader may ask again while the search index is being built.
const RETRY_AFTER: Duration = Duration::from_secs(5);

/// The feed of a list.
pub async fn list_feed(request: PublicRequest, list: &PracticeList) -> Result<Response, Failure> {
    let cursor = Cursor::<ListKey>::read(request.query("from")?.as_deref())?;
    let mut visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let language = Some(visit.request.language.as_text());
    let shown = (FEED_SIZE, language, true);
    let read = listing::read_slice(&mut visit.db, list, cursor.as_ref(), shown).await?;
    write_feed(visit, list, &read.slice).await
}

/// The feed of a search: what it finds, newest first.
pub async fn search_feed(
    request: PublicRequest,
    search: PracticeSearch,
) -> Result<Response, Failure> {
    let cursor = Cursor::<ListKey>::read(request.query("from")?.as_deref())?;
    let cursor = cursor.filter(Cursor::goes_forth);
    let window = ResultWindow {
        order: ResultOrder::Newest(cursor.clone()),
        most: FEED_SIZE + 1,
    };
    let question = IndexQuestion {
        at: None,
        ..IndexQuestion::of(&search)
    };
    let (found, edition) = listing::find(&request.catalogue.index, question, window)
        .await
        .map_err(|SearchError::NotReady| Failure::Busy(RETRY_AFTER))?;
    let mut visit = request.begin(Some(edition)).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let ids: Vec<_> = found.places.iter().map(ResultPlace::id).collect();
    let language = search.shown_in(visit.request.language);
    let rows = store::in_order(&mut visit.db, &ids, (Some(language), true)).await?;
    let mut slice = Slice::cut(rows, FEED_SIZE, cursor.as_ref(), ListedPractice::key);
    // A search is walked in one direction: the start of the feed is the search itself.
    slice.previous = None;
    write_feed(visit, &PracticeList::Search(search), &slice).await
}

async fn write_feed(
    mut visit: PublicVisit,
    list: &PracticeList,
    slice: &Slice<ListedPractice, ListKey>,
) -> Result<Response, Failure> {
    let catalogue = visit.request.catalogue.clone();
    let repository = catalogue.repository(&mut visit.db).await?.to_owned();
    let t = visit.request.words();
    let url = &catalogue.app.settings.public_url;
    let page = |cursor: &Cursor<ListKey>| {
        feed_address(list)
            .query("from", cursor.write())
            .absolute(url, t.language())
    };
    let versions = slice
        .rows
        .iter()
        .map(|row| (row.revision_id, row.has_authors));
    let named = store::with_authors(versions);
    let by_version = store::authors(&mut visit.db, &named).await?;
    let channel = FeedChannel {
        authors: by_version,
        title: list.title(t),
        own: visit.request.full_address(),
        first: feed_address(list).absolute(url, t.language()),
        people: list.address().absolute(url, t.language()),
        next: slice.next.as_ref().map(page),
        previous: slice.previous.as_ref().map(page),
        repository,
        settings: &catalogue.app.settings,
        t,
    };
    let body = feed::write(&channel, &slice.rows).ok_or(Failure::Fault)?;
    Ok(visit.respond(feed::MEDIA_TYPE, body))
}
