//! All practices, the search, and what narrows both: one address, its feed and its files.

use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;

use crate::address::FileForm;
use crate::catalogue::forms::{AskedSearch, RefusedQuery};
use crate::catalogue::index::{
    QueryMarker, ResultPlace, ResultWindow, SearchError, SearchQuery, SearchResult,
};
use crate::catalogue::listing::{self, PAGE_SIZE};
use crate::catalogue::model::PracticeList;
use crate::catalogue::pages::visit::{PublicRequest, failure_page};
use crate::catalogue::pages::{feeds, files};
use crate::catalogue::store::{self, ListKey, PastEdition};
use crate::catalogue::views::{FoundPractices, NamedPage, SearchPage};
use crate::db::{Fault, PublicConn};
use crate::language::TextLanguage;
use crate::practice::model::Reference;
use crate::taxonomy::terms_named;
use crate::web::paging::{Cursor, Slice};
use crate::web::{Failure, Frame};

/// All practices; with words, choices or another order, what the search index finds. A form without a script sends empty
/// values, too: its address redirects to the clean one.
pub async fn practices(mut request: PublicRequest) -> Result<Response, Failure> {
    let asked = AskedSearch::read(request.raw_query())?;
    request.edition().await?;
    if !asked.is_clean(request.raw_query()) {
        return request.begin(None).await?.redirect(&asked.address());
    }
    if asked.is_plain() {
        all(request, asked).await
    } else {
        search(request, asked).await
    }
}

/// The same as a feed, newest first.
pub async fn practices_feed(request: PublicRequest) -> Result<Response, Failure> {
    let asked = AskedSearch::read(request.raw_query())?;
    if asked.search.edition.is_some() {
        return Err(RefusedQuery::OnlyPresent.into());
    }
    match PracticeList::of_search(asked.search) {
        PracticeList::Search(search) => feeds::search_feed(request, search).await,
        list => feeds::list_feed(request, &list).await,
    }
}

/// The same as a table.
pub async fn practices_csv(request: PublicRequest) -> Result<Response, Failure> {
    practices_file(request, FileForm::Csv).await
}

/// The same as records, one a line.
pub async fn practices_jsonl(request: PublicRequest) -> Result<Response, Failure> {
    practices_file(request, FileForm::JsonLines).await
}

async fn practices_file(request: PublicRequest, form: FileForm) -> Result<Response, Failure> {
    let asked = AskedSearch::read(request.raw_query())?;
    files::list_file(request, PracticeList::of_search(asked.search), form).await
}

/// The list of all is read from the database, so that it is served while the index is being built; it has no facets then.
async fn all(request: PublicRequest, asked: AskedSearch) -> Result<Response, Failure> {
    let cursor = Cursor::<ListKey>::read(asked.from.as_deref())?;
    let index = &request.catalogue.index;
    let (counts, edition) = match index.snapshot() {
        Ok(snapshot) => {
            let edition = snapshot.edition;
            (index.counts_of_all(snapshot).await.ok(), Some(edition))
        }
        Err(SearchError::NotReady) => (None, None),
    };
    let mut visit = request.begin(edition).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let (list, cursor) = (PracticeList::All, cursor.as_ref());
    let language = Some(visit.request.language.as_text());
    let shown = (PAGE_SIZE, language, false);
    let slice = listing::read_slice(&mut visit.db, &list, cursor, shown).await?;
    let feed = listing::feed_link(&list, visit.request.words());
    let frame = visit.frame(asked.address());
    let frame = frame.with_feed(feed);
    let present = visit.present();
    visit.render_list(&SearchPage::newest(
        frame,
        &asked,
        &slice,
        counts.as_ref(),
        present,
    ))
}

async fn search(request: PublicRequest, asked: AskedSearch) -> Result<Response, Failure> {
    let cursor = asked.cursor()?;
    let window = ResultWindow {
        order: asked.order(cursor.clone())?,
        most: PAGE_SIZE + 1,
    };
    let index = &request.catalogue.index;
    let ((result, others), reached) = match listing::find_listed(index, &asked.search, window).await
    {
        Ok(found) => found,
        Err(SearchError::NotReady) => return not_ready(&request, &asked),
    };
    let mut visit = request.begin(Some(reached)).await?;
    if let Some(same) = visit.not_modified() {
        return Ok(same);
    }
    let past = visit.past(asked.search.edition).await?;
    let mut frame = visit.frame(asked.address());
    if past.is_none() {
        let list = PracticeList::Search(asked.search.clone());
        frame = frame.with_feed(listing::feed_link(&list, visit.request.words()));
    }
    let present = visit.present();
    let present = present.filter(|present| past.is_none() && present.number == reached);
    let language = asked.search.shown_in(visit.request.language);
    let at = (cursor.as_ref(), past);
    let found = FoundPractices {
        others,
        present,
        ..read_found(&mut visit.db, (asked.query(), language), at, result).await?
    };
    visit.render_list(&SearchPage::found(frame, &asked, &found))
}

/// Reads the practices of one page of results, each by its text in this language if it has one.
async fn read_found(
    db: &mut PublicConn,
    (query, language): (SearchQuery, TextLanguage),
    (cursor, past): (Option<&Cursor<ResultPlace>>, Option<PastEdition>),
    result: SearchResult,
) -> Result<FoundPractices, Fault> {
    let places = Slice::cut(result.places.clone(), PAGE_SIZE, cursor, Clone::clone);
    let ids: Vec<_> = places.rows.iter().map(ResultPlace::id).collect();
    let has_words = !query.is_empty();
    let rows = match &past {
        None => store::in_order(db, &ids, (Some(language), has_words)).await?,
        Some(past) => store::in_order_at(db, &ids, past, language).await?,
    };
    let back = Cursor::goes_back(cursor);
    let shown = if back { places.rows.len() } else { 0 };
    let before = result.before.saturating_sub(shown);
    Ok(FoundPractices {
        marker: has_words.then(|| QueryMarker::new(&query)),
        // Their numbers are those of today.
        named: match past {
            None => named_pages(db, &query).await?,
            Some(_) => Vec::new(),
        },
        position: listing::position(before, rows.len(), result.count),
        query,
        result,
        rows,
        places,
        past,
        others: 0,
        present: None,
    })
}

/// The pages that the typed words name: places and objectives, each with the number of its practices, or one practice by its
/// reference.
async fn named_pages(db: &mut PublicConn, query: &SearchQuery) -> Result<Vec<NamedPage>, Fault> {
    let mut named = Vec::new();
    for term in terms_named(&query.typed) {
        let Some(list) = PracticeList::of_term(term) else {
            continue;
        };
        let count = match list.term() {
            Some((vocabulary, term)) => store::count_of(db, (vocabulary, &term)).await?,
            None => 0,
        };
        named.push(NamedPage::List(list, count));
    }
    if let Some(reference) = Reference::parse(&query.typed)
        && let Some(slug) = store::slug_of(db, None, Some(&reference)).await?
    {
        named.push(NamedPage::Practice(reference, slug));
    }
    Ok(named)
}

/// The answer while the index is being built. Every other page is already served.
fn not_ready(request: &PublicRequest, asked: &AskedSearch) -> Result<Response, Failure> {
    let frame = Frame::public(&request.catalogue.app, request.language, asked.address());
    let page = SearchPage::not_ready(frame, asked);
    let mut response = failure_page(StatusCode::SERVICE_UNAVAILABLE, &page)?;
    response
        .headers_mut()
        .insert(RETRY_AFTER, HeaderValue::from_static("5"));
    Ok(response)
}
