//! Search: one index in each node's data folder, derived from the database and kept at its edition. It holds ids and
//! terms, never a text: a page reads its texts from the database. What earlier editions showed stands in a second index
//! beside it. A missing, damaged or older index is rebuilt while every other page is already served.

mod all_found;
mod among;
mod apply;
mod at_edition;
mod beginnings;
mod build;
mod column_sums;
mod common;
mod document;
mod entry;
mod facet_rows;
mod facet_values;
mod facets;
mod find;
mod folder;
mod follow;
mod held_term;
mod keyed;
mod lists;
mod named_terms;
mod near_word;
mod part;
mod phrase;
mod postings;
mod query;
mod related;
mod results;
mod schema;
mod snippet;
mod spelling;
mod terms;
mod titled;
mod token_memory;
mod token_text;
mod tokens;
mod waiting;
mod window;
mod words;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};
use std::time::Duration;

use tantivy::Searcher;

pub use facets::FacetCounts;
pub use follow::{Follower, IndexingError};
pub use query::{LONGEST, MatchMode, SearchQuery};
pub use related::RelatedQuestion;
pub use results::{ResultOrder, ResultPlace, ResultWindow};
pub use snippet::{Passage, PassagePiece, QueryMarker};
pub use tokens::title_words;

use crate::catalogue::model::{Choices, PracticeSearch};
use crate::edition::Edition;
use crate::practice::model::PracticeId;
use facet_rows::FacetTable;
use facets::FacetFilter;
use find::Wanted;
use named_terms::NamedTerms;

/// How often the index is asked whether it has reached an edition, and the time between.
const MOST_TRIES: u32 = 20;
const BETWEEN_TRIES: Duration = Duration::from_millis(100);

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
    names: Arc<NamedTerms>,
    facets: FacetTable,
    past: PastIndex,
    /// How many of all practices have each term, once a page has asked.
    whole: Arc<OnceLock<FacetCounts>>,
}

/// What earlier editions showed of the practices that are still public.
#[derive(Clone)]
struct PastIndex {
    searcher: Searcher,
    facets: FacetTable,
}

/// What is looked for: words, choices or both.
#[derive(Clone, Debug, Default)]
pub struct IndexQuestion {
    /// The words.
    pub query: SearchQuery,
    /// The choices that narrow what the words find.
    pub choices: Choices,
    /// The edition whose practices are looked at; the present one's if there is none.
    pub at: Option<Edition>,
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
    /// The number of practices found before this page: with the row of its cursor, if it comes after one.
    pub before: usize,
    /// The practices of this page, in the direction of the cursor: before a key, the nearest comes first.
    pub places: Vec<ResultPlace>,
    /// Whether they match all of the words, or a part of them because no practice matches all. None if nothing was found.
    pub matched: Option<MatchMode>,
    /// A better spelling, if no practice matches all of the words.
    pub suggestion: Option<String>,
    /// How many practices have each facet term.
    pub counts: FacetCounts,
}

impl IndexQuestion {
    /// What a reader's search asks of the index.
    pub fn of(search: &PracticeSearch) -> Self {
        Self {
            query: SearchQuery::parse(&search.words),
            choices: search.choices.clone(),
            at: search.edition,
        }
    }

    /// Whether it looks for all practices, apart from the choices. A text without a word finds nothing by itself.
    fn walks_all(&self) -> bool {
        self.query.is_empty() && (self.query.typed.is_empty() || !self.choices.is_empty())
    }

    fn wanted(&self, mode: MatchMode, scored: bool) -> Wanted {
        Wanted {
            parts: self.query.part_terms(mode),
            mode,
            scored,
            all: self.walks_all(),
            in_titles: false,
            at: self.at,
        }
    }
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

    /// The index once it has reached this edition, which the database has. It is waited for a moment: after a publication
    /// the index follows within a second.
    pub async fn snapshot_of(&self, edition: Edition) -> Result<IndexSnapshot, SearchError> {
        let mut tries = 0;
        loop {
            let snapshot = self.snapshot()?;
            if snapshot.edition >= edition {
                return Ok(snapshot);
            }
            tries += 1;
            if tries > MOST_TRIES {
                return Err(SearchError::NotReady);
            }
            tokio::time::sleep(BETWEEN_TRIES).await;
        }
    }

    /// Searches on a thread that serves no pages. An index that fails is treated as damaged and is rebuilt.
    pub async fn search(
        &self,
        snapshot: IndexSnapshot,
        question: IndexQuestion,
        window: ResultWindow,
    ) -> Result<SearchResult, SearchError> {
        self.ask(move || snapshot.search(&question, window)).await
    }

    /// The practices that match any word of the query, best first.
    pub async fn nearest(
        &self,
        query: SearchQuery,
        most: usize,
    ) -> Result<Vec<PracticeId>, SearchError> {
        let snapshot = self.snapshot()?;
        let question = IndexQuestion {
            query,
            ..IndexQuestion::default()
        };
        let order = ResultOrder::Best(None);
        let window = ResultWindow { order, most };
        let found = self
            .ask(move || snapshot.find(&question, MatchMode::Any, window))
            .await?;
        Ok(found.places.iter().map(ResultPlace::id).collect())
    }

    /// Every practice that a search finds, the one that was published first first.
    pub async fn all_found(
        &self,
        snapshot: IndexSnapshot,
        question: IndexQuestion,
    ) -> Result<Vec<PracticeId>, SearchError> {
        self.ask(move || snapshot.all_found(&question)).await
    }

    /// The newest practices whose title holds what is being typed: each word, the last of them as a beginning.
    pub async fn titles_beginning(
        &self,
        snapshot: IndexSnapshot,
        query: SearchQuery,
        most: usize,
    ) -> Result<Vec<PracticeId>, SearchError> {
        self.ask(move || results::newest_titles(&snapshot, &query, most))
            .await
    }

    /// Those of these practices that a list of the question's results holds.
    pub async fn among(
        &self,
        snapshot: IndexSnapshot,
        question: IndexQuestion,
        practices: Arc<HashSet<u64>>,
    ) -> Result<HashSet<u64>, SearchError> {
        self.ask(move || snapshot.among(&question, &practices))
            .await
    }

    /// The practices that are related to one, the nearest first.
    pub async fn related(
        &self,
        snapshot: IndexSnapshot,
        question: RelatedQuestion,
    ) -> Result<Vec<PracticeId>, SearchError> {
        self.ask(move || related::related(&snapshot, &question))
            .await
    }

    /// How many of all practices have each facet term. They are counted once for each snapshot.
    pub async fn counts_of_all(&self, snapshot: IndexSnapshot) -> Result<FacetCounts, SearchError> {
        if let Some(counts) = snapshot.whole.get() {
            return Ok(counts.clone());
        }
        self.ask(move || {
            let order = ResultOrder::Newest(None);
            let window = ResultWindow { order, most: 1 };
            let found = snapshot.search(&IndexQuestion::default(), window)?;
            Ok(snapshot.whole.get_or_init(|| found.counts).clone())
        })
        .await
    }

    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce() -> tantivy::Result<T> + Send + 'static,
    ) -> Result<T, SearchError> {
        match tokio::task::spawn_blocking(question).await {
            Ok(Ok(found)) => Ok(found),
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
    fn search(
        &self,
        question: &IndexQuestion,
        window: ResultWindow,
    ) -> tantivy::Result<SearchResult> {
        let all = self.find(question, MatchMode::All, window.clone())?;
        let query = &question.query;
        // What the choices leave of all words counts before a part of the words.
        if all.counts.of_words > 0 || query.is_empty() {
            let matched = (all.count > 0).then_some(MatchMode::All);
            return Ok(SearchResult { matched, ..all });
        }
        // The words of today's practices say nothing about an earlier edition.
        let suggestion = match question.at {
            None => spelling::suggest(&self.searcher, &self.names, query)?,
            Some(_) => None,
        };
        let some = self.find(question, MatchMode::Any, window)?;
        let matched = (some.count > 0).then_some(MatchMode::Any);
        Ok(SearchResult {
            matched,
            suggestion,
            ..some
        })
    }

    /// Those of these practices that [`IndexSnapshot::search`] finds.
    fn among(
        &self,
        question: &IndexQuestion,
        practices: &HashSet<u64>,
    ) -> tantivy::Result<HashSet<u64>> {
        let filter = FacetFilter::new(&question.choices);
        let wanted = question.wanted(MatchMode::All, false);
        let (found, counts) = results::among(self, &wanted, &filter, practices)?;
        if counts.of_words > 0 || question.query.is_empty() {
            return Ok(found);
        }
        let wanted = question.wanted(MatchMode::Any, false);
        Ok(results::among(self, &wanted, &filter, practices)?.0)
    }

    fn find(
        &self,
        question: &IndexQuestion,
        mode: MatchMode,
        window: ResultWindow,
    ) -> tantivy::Result<SearchResult> {
        let scored = matches!(window.order, ResultOrder::Best(_));
        let wanted = question.wanted(mode, scored);
        let filter = FacetFilter::new(&question.choices);
        results::page(self, &wanted, &filter, window)
    }

    /// What [`Self::search`] finds on all of its pages.
    fn all_found(&self, question: &IndexQuestion) -> tantivy::Result<Vec<PracticeId>> {
        let filter = FacetFilter::new(&question.choices);
        let find = |mode| {
            let wanted = question.wanted(mode, false);
            results::all(self, &wanted, &filter)
        };
        let (all, of_words) = find(MatchMode::All)?;
        if of_words > 0 || question.query.is_empty() {
            return Ok(all);
        }
        Ok(find(MatchMode::Any)?.0)
    }
}
