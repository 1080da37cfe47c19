//! Reads a list of live practices for a page or a feed: one slice of it by key, or what a search finds. Knows no page.

use super::index::{
    FacetCounts, IndexQuestion, MatchMode, ResultOrder, ResultWindow, SearchError, SearchIndex,
    SearchResult,
};
use super::model::{PracticeList, PracticeSearch};
use super::store::{self, ListKey, ListedPractice};
use crate::address::Address;
use crate::db::{Fault, PublicConn};
use crate::edition::Edition;
use crate::language::{Messages, TextLanguage};
use crate::web::layout::Feed;
use crate::web::paging::{Cursor, Position, Slice};

/// Practices on a page of a list.
pub const PAGE_SIZE: usize = 20;

/// One slice of a list.
pub struct ListSlice {
    pub slice: Slice<ListedPractice, ListKey>,
    /// Practices on all slices of the list.
    pub total: i64,
    /// Which of them this slice holds.
    pub position: Position,
}

/// Reads one slice of a list of so many practices, each by its text in this language if it has one; feeds need the answers too.
pub async fn read_slice(
    db: &mut PublicConn,
    list: &PracticeList,
    cursor: Option<&Cursor<ListKey>>,
    (size, language, with_answers): (usize, Option<TextLanguage>, bool),
) -> Result<ListSlice, Fault> {
    // One row more than the slice holds tells whether another slice follows.
    let most = i64::try_from(size + 1).unwrap_or(i64::MAX);
    let placed = match list.term() {
        None => store::newest(db, cursor, most).await?,
        Some((vocabulary, term)) => store::newest_of(db, (vocabulary, &term), cursor, most).await?,
    };
    let counts = placed.first().map(|first| first.counts).unwrap_or_default();
    let ids: Vec<_> = placed.iter().map(|placed| placed.id).collect();
    let rows = store::in_order(db, &ids, (language, with_answers)).await?;
    let slice = Slice::cut(rows, size, cursor, ListedPractice::key);
    Ok(ListSlice {
        position: counts.position(cursor, slice.rows.len(), size),
        slice,
        total: counts.total,
    })
}

/// Which results of a search a page shows.
pub fn position(before: usize, rows: usize, found: usize) -> Position {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    Position::new(count(before), rows, count(found), PAGE_SIZE)
}

/// Searches the index as it is now, and says which edition it has reached. It has reached the edition that is asked.
pub async fn find(
    index: &SearchIndex,
    question: IndexQuestion,
    window: ResultWindow,
) -> Result<(SearchResult, Edition), SearchError> {
    let snapshot = index.snapshot_of(question.at.unwrap_or(Edition(0))).await?;
    let edition = snapshot.edition;
    let result = index.search(snapshot, question, window).await?;
    Ok((result, edition))
}

/// The same for a page of the list. If it is the list of an objective, the number says how many practices that are filed under
/// others also serve it.
pub async fn find_listed(
    index: &SearchIndex,
    search: &PracticeSearch,
    window: ResultWindow,
) -> Result<((SearchResult, u32), Edition), SearchError> {
    let snapshot = index
        .snapshot_of(search.edition.unwrap_or(Edition(0)))
        .await?;
    let edition = snapshot.edition;
    let others = match PracticeList::of_search(search.clone()).others() {
        Some(others) => index.counts_of_all(snapshot.clone()).await?.of(others),
        None => 0,
    };
    let question = IndexQuestion::of(search);
    let result = index.search(snapshot, question, window).await?;
    Ok(((result, others), edition))
}

/// How many practices of a list have each facet term, and the edition of these counts. None while the index is being built.
pub async fn counts_of(index: &SearchIndex, list: &PracticeList) -> Option<(FacetCounts, Edition)> {
    let found = count(index, &list.search()).await;
    found.map(|(result, edition)| (result.counts, edition))
}

/// How many practices a search finds, how many of them have each facet term, and the edition of these counts. None while
/// the index is being built.
pub async fn count(
    index: &SearchIndex,
    search: &PracticeSearch,
) -> Option<(SearchResult, Edition)> {
    if search.is_everything() {
        return count_all(index).await;
    }
    let question = IndexQuestion::of(search);
    let order = ResultOrder::Newest(None);
    let found = find(index, question, ResultWindow { order, most: 1 }).await;
    found.ok()
}

async fn count_all(index: &SearchIndex) -> Option<(SearchResult, Edition)> {
    let snapshot = index.snapshot().ok()?;
    let edition = snapshot.edition;
    let counts = index.counts_of_all(snapshot).await.ok()?;
    let result = SearchResult {
        count: counts.of_words,
        matched: (counts.of_words > 0).then_some(MatchMode::All),
        counts,
        ..SearchResult::default()
    };
    Some((result, edition))
}

/// The link to a list's feed.
pub fn feed_link(list: &PracticeList, t: Messages) -> Feed {
    Feed {
        title: list.title(t),
        link: feed_address(list).in_language(t.language()),
    }
}

/// The address of a list's feed.
pub fn feed_address(list: &PracticeList) -> Address {
    list.address().as_feed()
}
