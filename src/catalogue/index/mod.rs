//! Search: one index in each node's data folder, derived from the database and kept at its edition. It holds ids and
//! terms, never a text: a page reads its texts from the database. A missing, damaged or older index is rebuilt while
//! every other page is already served.

mod beginnings;
mod build;
mod common;
mod document;
mod entry;
mod find;
mod folder;
mod follow;
mod lists;
mod newest;
mod postings;
mod query;
mod rank;
mod rank_page;
mod schema;
mod snippet;
mod spelling;
mod terms;
mod token_text;
mod tokens;
mod window;
mod words;

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use tantivy::Searcher;

pub use follow::Follower;
pub use query::{LONGEST, MatchMode, SearchQuery};
pub use rank_page::Rank;
pub use snippet::{Passage, PassagePiece, QueryMarker};
pub use tokens::title_words;

use crate::db::Timestamp;
use crate::edition::Edition;
use crate::practice::model::PracticeId;
use crate::web::paging::Cursor;
use find::{Wanted, find_all};
use newest::NewestFinder;
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
        let found =
            tokio::task::spawn_blocking(move || snapshot.find(&query, MatchMode::Any, window));
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
        let all = self.find(query, MatchMode::All, window.clone())?;
        if all.count > 0 || query.is_empty() {
            return Ok(SearchResult {
                matched: Some(MatchMode::All),
                ..all
            });
        }
        let suggestion = spelling::suggest(&self.searcher, self.fields, query)?;
        let some = self.find(query, MatchMode::Any, window)?;
        let matched = (some.count > 0).then_some(MatchMode::Any);
        Ok(SearchResult {
            matched,
            suggestion,
            ..some
        })
    }

    fn find(
        &self,
        query: &SearchQuery,
        mode: MatchMode,
        window: ResultWindow,
    ) -> tantivy::Result<SearchResult> {
        let wanted = Wanted {
            parts: query.part_terms(mode),
            mode,
            scored: matches!(window, ResultWindow::Best { .. }),
        };
        match window {
            ResultWindow::Best { from, most } => rank::best(self, &wanted, from, most),
            ResultWindow::Newest { before, most } => {
                let mut finder = NewestFinder::new(before, most);
                find_all(&self.searcher, self.fields, &wanted, &mut finder)?;
                Ok(SearchResult {
                    count: finder.count,
                    ids: finder.finish(),
                    ..SearchResult::default()
                })
            }
        }
    }
}
