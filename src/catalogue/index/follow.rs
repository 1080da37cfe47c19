//! The task that keeps the index at the database's edition. It reads the changes since the edition of the last commit,
//! applies them, commits, and shows the result to searches. The index is derived: the database always decides.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tantivy::{IndexReader, TantivyError};

use super::apply::apply;
use super::build::{ReadUpTo, fill, read_all, read_batch};
use super::facet_rows::FacetTable;
use super::folder::{self, IndexCommit, OpenIndex};
use super::schema::VERSION;
use super::waiting::waiting;
use super::{IndexSnapshot, PastIndex, SearchIndex};
use crate::app::App;
use crate::catalogue::Catalogue;
use crate::catalogue::model::numbering;
use crate::catalogue::reader::PublicReader;
use crate::catalogue::store::{self, ChangedPractice, IndexedRow};
use crate::db::{Fault, Signal};
use crate::edition::{self, Edition};
use crate::practice::model::PracticeId;

/// The longest time between two looks at the database: a notification may be lost with its connection.
const LOOK: Duration = Duration::from_secs(30);

/// The shortest time between two commits. A commit costs as much as all else that a publication does, so publications
/// that follow closely share one; the first one after a while is found at once.
const BETWEEN: Duration = Duration::from_millis(250);

/// The pause after a failure.
const PAUSE: Duration = Duration::from_secs(2);

/// Why the index could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum IndexingError {
    /// The database failed; the index is unchanged.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The index itself failed; it is rebuilt.
    #[error("the search index: {0}")]
    Broken(String),
}

/// Keeps one index up to date. Each serving process runs one.
pub struct Follower {
    app: App,
    reader: PublicReader,
    index: SearchIndex,
    open: Option<OpenIndex>,
}

impl Follower {
    /// Opens the index. A whole index is shown at once, even if it is some editions behind.
    pub async fn open(catalogue: &Catalogue) -> Result<Self, IndexingError> {
        let index = catalogue.index.clone();
        let folder = index.0.folder.clone();
        let open = blocking(move || folder::open(&folder)).await?;
        if let Some(edition) = open.reached {
            show(&index, &open, edition).await?;
        }
        Ok(Self {
            app: catalogue.app.clone(),
            reader: catalogue.reader.clone(),
            index,
            open: Some(open),
        })
    }

    /// Follows the database for as long as this future is polled. An index that is there is shown at once; it is brought up
    /// to date, or a new one is built, when `first` has ended: what changes each practice would else be indexed twice.
    pub async fn run(catalogue: &Catalogue, first: impl Future<Output = ()>) {
        let index = &catalogue.index;
        let mut notified = catalogue.app.db.woken(Signal::Edition);
        // A failure is met again, and noted, by the first step.
        let mut follower = Self::open(catalogue).await.ok();
        first.await;
        loop {
            let begun = Instant::now();
            let wait = match Self::step(catalogue, &mut follower).await {
                Ok(()) => LOOK,
                Err(error) => {
                    tracing::error!(%error, "the search index could not be brought up to date");
                    PAUSE
                }
            };
            let damaged = index.0.damaged.notified();
            tokio::select! {
                changed = notified.changed() => if changed.is_err() {
                    // The database is closed, and no more notifications can come.
                    return;
                },
                () = damaged => follower = None,
                () = tokio::time::sleep(wait) => {}
            }
            tokio::time::sleep(BETWEEN.saturating_sub(begun.elapsed())).await;
        }
    }

    async fn step(catalogue: &Catalogue, follower: &mut Option<Self>) -> Result<(), IndexingError> {
        if follower.is_none() {
            *follower = Some(Self::open(catalogue).await?);
        }
        let Some(open) = follower else { return Ok(()) };
        let done = open.catch_up().await;
        if matches!(done, Err(IndexingError::Broken(_))) {
            *follower = None;
        }
        done
    }

    /// Brings the index to the database's present edition and shows it to searches.
    pub async fn catch_up(&mut self) -> Result<(), IndexingError> {
        let target = edition::current(&mut self.app.db.read().await?).await?;
        let reached = self.open.as_ref().and_then(|open| open.reached);
        let since = match reached {
            Some(reached) if reached == target => return Ok(()),
            Some(reached) if reached < target => reached,
            // New; or ahead of the database, which was restored from a backup.
            _ => {
                if reached.is_some() {
                    self.recreate().await?;
                }
                Edition(0)
            }
        };
        let is_new = self
            .open
            .as_ref()
            .is_some_and(|open| open.reached.is_none());
        if is_new {
            return self.build(target).await;
        }
        let read = (since, PracticeId(i64::MAX));
        self.apply_since(target, read).await?;
        let mut db = self.reader.at_least(target).await?;
        let renamed = store::renamed_since(&mut db, since).await?;
        let rows = store::index_changes(&mut db, &ids(&renamed)).await?;
        drop(db);
        self.apply(rows).await?;
        self.commit(target).await
    }

    /// Fills a new index. The next practices are read while the ones before become documents on every core.
    async fn build(&mut self, target: Edition) -> Result<(), IndexingError> {
        let (feed, practices) = waiting();
        let reader = self.reader.clone();
        let filling = self.with_open(move |mut open| {
            open.begin_build()?;
            fill(&open, &practices)?;
            Ok(open)
        });
        let reading = async move {
            let read = read_all(&reader, target, &feed).await;
            // The threads end when no more comes.
            drop(feed);
            read
        };
        let (filled, read) = tokio::join!(filling, reading);
        filled?;
        if let Some(read) = read? {
            self.apply_since(target, read).await?;
        }
        self.commit(target).await?;
        if let Some(open) = &mut self.open {
            open.end_build();
        }
        self.merge(target).await
    }

    /// Applies what has changed since, as of this edition or a later one.
    async fn apply_since(
        &mut self,
        target: Edition,
        mut read: ReadUpTo,
    ) -> Result<(), IndexingError> {
        while let Some((last, rows)) =
            read_batch(&self.reader, target, read, |one| one.listed_as).await?
        {
            read = last;
            self.apply(rows).await?;
        }
        Ok(())
    }

    /// Merges the parts of a new index and shows the whole. Searches are answered meanwhile.
    async fn merge(&mut self, edition: Edition) -> Result<(), IndexingError> {
        let broken = |error: TantivyError| IndexingError::Broken(error.to_string());
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        let index = open.writer.index();
        let parts = index.searchable_segment_ids().map_err(broken)?;
        if parts.len() > 1 {
            open.writer.merge(&parts).await.map_err(broken)?;
        }
        self.show(edition).await
    }

    async fn recreate(&mut self) -> Result<(), IndexingError> {
        self.index.show(None);
        // The writer holds the lock of the folder.
        drop(self.open.take());
        let folder = self.index.0.folder.clone();
        self.open = Some(blocking(move || folder::recreate(&folder)).await?);
        Ok(())
    }

    async fn apply(&mut self, rows: Vec<IndexedRow>) -> Result<(), IndexingError> {
        self.with_open(move |mut open| {
            apply(&mut open, rows.into_iter().map(IndexedRow::into_change))?;
            Ok(open)
        })
        .await
    }

    async fn commit(&mut self, edition: Edition) -> Result<(), IndexingError> {
        self.with_open(move |mut open| {
            let note = IndexCommit {
                version: VERSION,
                numbering: numbering().to_owned(),
                edition,
            };
            let note = serde_json::to_string(&note).unwrap_or_default();
            // The present comes last: what a stop leaves out of it is applied to both again.
            let past = open.past.is_changed.then_some(&mut open.past.writer);
            for writer in past.into_iter().chain([&mut open.writer]) {
                let mut commit = writer.prepare_commit()?;
                commit.set_payload(&note);
                commit.commit()?;
            }
            open.past.is_changed = false;
            open.reached = Some(edition);
            Ok(open)
        })
        .await?;
        self.show(edition).await
    }

    async fn show(&self, edition: Edition) -> Result<(), IndexingError> {
        match &self.open {
            Some(open) => show(&self.index, open, edition).await,
            None => Ok(()),
        }
    }

    /// Works on the open index on a thread that serves no pages. A failure closes the index.
    async fn with_open(
        &mut self,
        work: impl FnOnce(OpenIndex) -> tantivy::Result<OpenIndex> + Send + 'static,
    ) -> Result<(), IndexingError> {
        let Some(open) = self.open.take() else {
            return Err(IndexingError::Broken(
                "the index is closed after a failure".to_owned(),
            ));
        };
        match blocking(move || work(open)).await {
            Ok(open) => {
                self.open = Some(open);
                Ok(())
            }
            Err(error) => {
                self.index.show(None);
                Err(error)
            }
        }
    }
}

fn ids(changed: &[ChangedPractice]) -> Vec<PracticeId> {
    changed.iter().map(|one| one.id).collect()
}

/// Shows the index to searches. The facet terms of new segments are read first, on a thread that serves no pages.
async fn show(
    index: &SearchIndex,
    open: &OpenIndex,
    edition: Edition,
) -> Result<(), IndexingError> {
    let reload = |reader: &IndexReader| {
        let reloaded = reader.reload();
        reloaded.map_err(|error| IndexingError::Broken(error.to_string()))?;
        Ok::<_, IndexingError>(reader.searcher())
    };
    let past = reload(&open.past.reader)?;
    let present = reload(&open.reader)?;
    let before = index.snapshot().ok();
    let read = move || {
        let before = before.as_ref();
        let of_present = FacetTable::read(&present, before.map(|before| &before.facets))?;
        let of_past = FacetTable::read(&past, before.map(|before| &before.past.facets))?;
        Ok(((present, of_present), (past, of_past)))
    };
    let ((searcher, facets), past) = blocking(read).await?;
    index.show(Some(IndexSnapshot {
        edition,
        searcher,
        names: open.names.clone(),
        facets,
        past: PastIndex {
            searcher: past.0,
            facets: past.1,
        },
        whole: Arc::default(),
    }));
    Ok(())
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> tantivy::Result<T> + Send + 'static,
) -> Result<T, IndexingError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result.map_err(|error| IndexingError::Broken(error.to_string())),
        Err(panicked) => Err(IndexingError::Broken(panicked.to_string())),
    }
}
