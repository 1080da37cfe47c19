//! All practices, newest first, and the search: one address, and its feed.

use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;

use crate::catalogue::index::{
    LONGEST, QueryMarker, Rank, ResultWindow, SearchError, SearchQuery, SearchResult,
};
use crate::catalogue::listing::{self, PAGE_SIZE};
use crate::catalogue::model::PracticeList;
use crate::catalogue::pages::feeds;
use crate::catalogue::pages::visit::{PublicRequest, failure_page};
use crate::catalogue::store::{self, ListKey};
use crate::catalogue::views::{FoundPractices, SearchPage};
use crate::db::{Fault, PublicConn};
use crate::practice::model::PracticeId;
use crate::taxonomy::terms_named;
use crate::web::paging::{Cursor, Slice};
use crate::web::{Failure, Frame};

/// All practices; with `?q=`, what the search finds.
pub async fn practices(request: PublicRequest) -> Result<Response, Failure> {
    match request.query("q")? {
        Some(typed) => search(request, &typed).await,
        None => all(request).await,
    }
}

/// The same as a feed, newest first.
pub async fn practices_feed(request: PublicRequest) -> Result<Response, Failure> {
    match request.query("q")? {
        Some(typed) => feeds::search_feed(request, SearchQuery::parse(&typed)).await,
        None => feeds::list_feed(request, &PracticeList::All).await,
    }
}

async fn all(request: PublicRequest) -> Result<Response, Failure> {
    let cursor = Cursor::<ListKey>::read(request.query("from")?.as_deref())?;
    let mut visit = request.begin(None).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let (list, cursor) = (PracticeList::All, cursor.as_ref());
    let slice = listing::read_slice(&mut visit.db, &list, cursor, PAGE_SIZE, false).await?;
    let feed = listing::feed_link(&list, visit.request.words());
    let address = visit.request.place_on(list.address())?;
    let frame = visit.frame(address).with_feed(feed);
    visit.render(&SearchPage::newest(frame, &slice))
}

async fn search(request: PublicRequest, typed: &str) -> Result<Response, Failure> {
    let query = SearchQuery::parse(typed);
    let cursor = Cursor::<Rank>::read(request.query("from")?.as_deref())?;
    let window = ResultWindow::Best {
        from: cursor.clone(),
        most: PAGE_SIZE + 1,
    };
    let (result, edition) = match listing::find(&request.catalogue.index, &query, window).await {
        Ok(found) => found,
        Err(SearchError::NotReady) => return not_ready(&request, &query),
    };
    let mut visit = request.begin(Some(edition)).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let found = FoundPractices {
        was_cut: typed.chars().count() > LONGEST,
        ..read_found(&mut visit.db, query, cursor.as_ref(), result).await?
    };
    let list = PracticeList::Search(found.query.typed.clone());
    let feed = listing::feed_link(&list, visit.request.words());
    let address = visit.request.place_on(list.address())?;
    let frame = visit.frame(address).with_feed(feed);
    visit.render(&SearchPage::found(frame, &found))
}

/// Reads the practices of one page of results.
async fn read_found(
    db: &mut PublicConn,
    query: SearchQuery,
    cursor: Option<&Cursor<Rank>>,
    result: SearchResult,
) -> Result<FoundPractices, Fault> {
    let ranks = Slice::cut(result.ranks.clone(), PAGE_SIZE, cursor, |rank| *rank);
    let ids = ranks
        .rows
        .iter()
        .map(|(_, id)| PracticeId(id.cast_signed()));
    let rows = store::in_order(db, &ids.collect::<Vec<_>>(), true).await?;
    let back = cursor.is_some_and(|cursor| !cursor.goes_forth());
    let shown = if back { ranks.rows.len() } else { 0 };
    let before = result.before.saturating_sub(shown);
    Ok(FoundPractices {
        marker: QueryMarker::new(&query),
        named: count_named_lists(db, &query).await?,
        position: listing::position(before, rows.len(), result.count),
        was_cut: false,
        query,
        result,
        rows,
        ranks,
    })
}

/// The places and objectives that the typed words name, each with the number of its practices.
async fn count_named_lists(
    db: &mut PublicConn,
    query: &SearchQuery,
) -> Result<Vec<(PracticeList, i64)>, Fault> {
    let mut named = Vec::new();
    for term in terms_named(&query.typed) {
        let Some(list) = PracticeList::of_term(term) else {
            continue;
        };
        let count = match list.term() {
            Some((vocabulary, term)) => store::count_of(db, (vocabulary, &term)).await?,
            None => 0,
        };
        named.push((list, count));
    }
    Ok(named)
}

/// The answer while the index is being built. Every other page is already served.
fn not_ready(request: &PublicRequest, query: &SearchQuery) -> Result<Response, Failure> {
    let list = PracticeList::Search(query.typed.clone());
    let frame = Frame::public(&request.catalogue.app, request.language, list.address());
    let page = SearchPage::not_ready(frame, query);
    let mut response = failure_page(StatusCode::SERVICE_UNAVAILABLE, &page)?;
    response
        .headers_mut()
        .insert(RETRY_AFTER, HeaderValue::from_static("5"));
    Ok(response)
}
