//! Search: one index in each node's data folder, derived from the database and kept at its edition. It holds ids and
//! terms, never a text: a page reads its texts from the database. A missing, damaged or older index is rebuilt while
//! every other page is already served.

mod beginnings;
mod build;
mod common;
mod document;
mod entry;
mod folder;
mod follow;
mod query;
mod rank;
mod rank_page;
mod schema;
mod snippet;
mod spelling;
mod terms;
mod token_text;
mod tokens;
mod words;

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use tantivy::collector::{Count, TopDocs};
use tantivy::query::{BooleanQuery, Occur, Query, RangeQuery};
use tantivy::{DocAddress, Order, Searcher, Term};

pub use follow::Follower;
pub use query::{LONGEST, MatchMode, SearchQuery};
pub use rank_page::Rank;
pub use snippet::{Passage, PassagePiece, QueryMarker};
pub use tokens::title_words;

use crate::db::Timestamp;
use crate::edition::Edition;
use crate::practice::model::PracticeId;
use crate::web::paging::Cursor;
use schema::IndexFields;

/// The index as pages use it. Cheap to copy; one for each process.
#[derive(Clone)]
pub struct SearchIndex(Arc<IndexState>);

struct IndexState {
    folder: PathBuf,
    present: RwLock<Option<IndexSnapshot>>,
    damaged: tokio::sync::Notify,
}

/// The index at one edition.
#[derive(Clone)]
pub struct IndexSnapshot {
    pub edition: Edition,
    searcher: Searcher,
    fields: IndexFields,
}

/// Why a search has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SearchError {
    /// The index is being built; it will answer in a moment.
    #[error("the search index is being built")]
    NotReady,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchResult {
    /// The number of practices found, on all pages.
    pub count: usize,
    /// The number of practices found before this page, if it is ordered by rank.
    pub before: usize,
    /// The practices of this page, in the direction of the cursor: before a key, the nearest comes first.
    pub ids: Vec<PracticeId>,
    /// The rank of each, if the page is ordered by rank.
    pub ranks: Vec<Rank>,
    /// Whether they match all of the query, or a part of it because none matches all. None if nothing was found.
    pub matched: Option<MatchMode>,
    /// A better spelling, if no practice matches all of the query.
    pub suggestion: Option<String>,
}

/// The part of the results that a page asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResultWindow {
    /// By rank, best first.
    Best {
        /// After this rank, or before it; without a cursor from the best on.
        from: Option<Cursor<Rank>>,
        /// The greatest number of results.
        most: usize,
    },
    /// By first publication, newest first.
    Newest {
        /// The first publication and the id of the practice before; without them from the newest on.
        before: Option<(Timestamp, PracticeId)>,
        /// The greatest number of results.
        most: usize,
    },
}

impl SearchIndex {
    /// The index in this folder. Searches have no answer until a [`Follower`] has opened it.
    pub fn in_folder(folder: PathBuf) -> Self {
        Self(Arc::new(IndexState {
            folder,
            present: RwLock::default(),
            damaged: tokio::sync::Notify::new(),
        }))
    }

    /// The index as it is now, if it is ready.
    pub fn snapshot(&self) -> Result<IndexSnapshot, SearchError> {
        let snapshot = self
            .0
            .present
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        snapshot.clone().ok_or(SearchError::NotReady)
    }

    /// The edition that the index has reached, if it is ready.
    pub fn edition(&self) -> Option<Edition> {
        let snapshot = self
            .0
            .present
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        snapshot.as_ref().map(|snapshot| snapshot.edition)
    }

    /// Searches on a thread that serves no pages. An index that fails is treated as damaged and is rebuilt.
    pub async fn search(
        &self,
        snapshot: IndexSnapshot,
        query: SearchQuery,
        window: ResultWindow,
    ) -> Result<SearchResult, SearchError> {
        let searched = tokio::task::spawn_blocking(move || snapshot.search(&query, window)).await;
        match searched {
            Ok(Ok(found)) => Ok(found),
            Ok(Err(error)) => Err(self.report_damage(&error)),
            Err(panicked) => Err(self.report_damage(&panicked)),
        }
    }

    /// The practices that match any word of the query, best first.
    pub async fn nearest(
        &self,
        query: SearchQuery,
        most: usize,
    ) -> Result<Vec<PracticeId>, SearchError> {
        let snapshot = self.snapshot()?;
        let window = ResultWindow::Best { from: None, most };
        let found = tokio::task::spawn_blocking(move || {
            let any = query.in_index(snapshot.fields, MatchMode::Any);
            snapshot.find(&*any, window)
        });
        match found.await {
            Ok(Ok(found)) => Ok(found.ids),
            Ok(Err(error)) => Err(self.report_damage(&error)),
            Err(panicked) => Err(self.report_damage(&panicked)),
        }
    }

    fn report_damage(&self, error: &impl std::fmt::Display) -> SearchError {
        tracing::error!(%error, "the search index cannot be read and is rebuilt");
        self.show(None);
        self.0.damaged.notify_one();
        SearchError::NotReady
    }

    fn show(&self, snapshot: Option<IndexSnapshot>) {
        *self
            .0
            .present
            .write()
            .unwrap_or_else(PoisonError::into_inner) = snapshot;
    }
}

impl IndexSnapshot {
    fn search(&self, query: &SearchQuery, window: ResultWindow) -> tantivy::Result<SearchResult> {
        let all = self.find(
            &*query.in_index(self.fields, MatchMode::All),
            window.clone(),
        )?;
        if all.count > 0 || query.is_empty() {
            return Ok(SearchResult {
                matched: Some(MatchMode::All),
                ..all
            });
        }
        let suggestion = spelling::suggest(&self.searcher, self.fields, query)?;
        let some = self.find(&*query.in_index(self.fields, MatchMode::Any), window)?;
        let matched = (some.count > 0).then_some(MatchMode::Any);
        Ok(SearchResult {
            matched,
            suggestion,
            ..some
        })
    }

    fn find(&self, query: &dyn Query, window: ResultWindow) -> tantivy::Result<SearchResult> {
        let (count, addresses) = match window {
            ResultWindow::Best { from, most } => {
                return rank::best(&self.searcher, query, from, most);
            }
            ResultWindow::Newest { before, most } => {
                let count = self.searcher.search(query, &Count)?;
                let newest = (
                    TopDocs::with_limit(most.max(1))
                        .order_by_fast_field::<i64>("published", Order::Desc),
                    Count,
                );
                let older = before.map(|key| self.older(query, key));
                let (newest, _) = match &older {
                    Some(older) => self.searcher.search(older, &newest)?,
                    None => self.searcher.search(query, &newest)?,
                };
                let addresses = newest.into_iter().map(|(_, address)| address);
                (count, addresses.collect::<Vec<_>>())
            }
        };
        let ids = addresses
            .into_iter()
            .map(|address| self.practice_id(address))
            .collect::<tantivy::Result<_>>()?;
        Ok(SearchResult {
            count,
            ids,
            ..SearchResult::default()
        })
    }

    /// The same query among the practices that were first published before this key. Practices that an import published
    /// together share their moment of first publication; the id orders these.
    fn older(&self, query: &dyn Query, (at, id): (Timestamp, PracticeId)) -> BooleanQuery {
        use std::ops::Bound::{Excluded, Included, Unbounded};
        let moment = Term::from_field_i64(self.fields.published, at.0);
        let number = Term::from_field_u64(self.fields.id, id.0.cast_unsigned());
        let earlier = RangeQuery::new(Unbounded, Excluded(moment.clone()));
        let same = BooleanQuery::new(vec![
            (
                Occur::Must,
                Box::new(RangeQuery::new(Included(moment.clone()), Included(moment)))
                    as Box<dyn Query>,
            ),
            (
                Occur::Must,
                Box::new(RangeQuery::new(Unbounded, Excluded(number))),
            ),
        ]);
        let before = BooleanQuery::union(vec![Box::new(earlier), Box::new(same)]);
        BooleanQuery::new(vec![
            (Occur::Must, query.box_clone()),
            (Occur::Must, Box::new(before)),
        ])
    }

    fn practice_id(&self, address: DocAddress) -> tantivy::Result<PracticeId> {
        let segment = self.searcher.segment_reader(address.segment_ord);
        let id = segment
            .fast_fields()
            .u64("id")?
            .first(address.doc_id)
            .unwrap_or_default();
        Ok(PracticeId(id.cast_signed()))
    }
}
