//! The task that keeps the index at the database's edition: reads what changed since the edition that the last
//! commit carries, applies it, commits, shows it. The database stays the truth; the index never is.

use std::time::Duration;

use tantivy::{IndexWriter, Term};

use super::document::document;
use super::folder::{self, Open, Reached};
use super::schema::{Fields, VERSION};
use super::{Index, Snapshot};
use crate::app::App;
use crate::catalogue::store::{self, Change, Changed};
use crate::db::{Fault, Signal};
use crate::edition::{self, Edition};
use crate::practice::model::PracticeId;

/// As many practices are read at a time.
const BATCH: i64 = 200;

/// A call from another node may be lost with its connection; so look now and then.
const LOOK: Duration = Duration::from_secs(30);

/// After a failure, as long as this.
const PAUSE: Duration = Duration::from_secs(2);

/// Why the index could not be brought up to date.
#[derive(Debug, thiserror::Error)]
pub enum NotIndexed {
    /// The database failed: the index is as good as before.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The index itself failed: it is built anew.
    #[error("the search index: {0}")]
    Broken(String),
}

/// Keeps one index up to date. There is one in each process that serves.
pub struct Follower {
    app: App,
    index: Index,
    open: Option<Open>,
}

impl Follower {
    /// Opens the index, and shows it at once if it is whole: it may be some editions behind.
    pub async fn open(app: App, index: Index) -> Result<Self, NotIndexed> {
        let folder = index.0.folder.clone();
        let open = blocking(move || folder::open(&folder)).await?;
        if let Some(edition) = open.reached {
            show(&index, &open, edition)?;
        }
        Ok(Self {
            app,
            index,
            open: Some(open),
        })
    }

    /// Follows the database for as long as this future is polled.
    pub async fn run(app: App, index: Index) {
        let mut woken = app.db.woken(Signal::Edition);
        let mut follower = None;
        loop {
            let wait = match Self::step(&app, &index, &mut follower).await {
                Ok(()) => LOOK,
                Err(error) => {
                    tracing::error!(%error, "the search index could not be brought up to date");
                    PAUSE
                }
            };
            let damaged = index.0.damaged.notified();
            tokio::select! {
                changed = woken.changed() => if changed.is_err() {
                    // Nobody can wake us any more: the database is closed.
                    return;
                },
                () = damaged => follower = None,
                () = tokio::time::sleep(wait) => {}
            }
        }
    }

    async fn step(app: &App, index: &Index, follower: &mut Option<Self>) -> Result<(), NotIndexed> {
        if follower.is_none() {
            *follower = Some(Self::open(app.clone(), index.clone()).await?);
        }
        let Some(open) = follower else { return Ok(()) };
        let done = open.catch_up().await;
        if matches!(done, Err(NotIndexed::Broken(_))) {
            *follower = None;
        }
        done
    }

    /// Brings the index to the database's present edition, and shows it.
    pub async fn catch_up(&mut self) -> Result<(), NotIndexed> {
        let target = edition::current(&mut self.app.db.read().await?).await?;
        let reached = self.open.as_ref().and_then(|open| open.reached);
        let since = match reached {
            Some(reached) if reached == target => return Ok(()),
            Some(reached) if reached < target => reached,
            // Never built; or ahead of the database, which was restored from a backup.
            _ => {
                self.begin_anew(reached.is_some()).await?;
                Edition(0)
            }
        };
        let first = reached.is_none_or(|reached| reached > target);
        let mut read = (since, PracticeId(i64::MAX));
        let mut done = 0;
        loop {
            let mut db = self.app.db.read().await?;
            let changed = store::changed_since(&mut db, read, BATCH).await?;
            let Some(last) = changed.last() else { break };
            read = (last.edition, last.id);
            done += changed.len();
            self.apply(store::changes(&mut db, &ids(&changed)).await?)
                .await?;
            if first {
                tracing::info!(practices = done, "building the search index");
            }
        }
        if !first {
            let mut db = self.app.db.read().await?;
            let renamed = store::renamed_since(&mut db, since).await?;
            self.apply(store::changes(&mut db, &ids(&renamed)).await?)
                .await?;
        }
        self.commit(target).await
    }

    async fn begin_anew(&mut self, throw_away: bool) -> Result<(), NotIndexed> {
        if throw_away {
            self.index.show(None);
            drop(self.open.take());
            let folder = self.index.0.folder.clone();
            self.open = Some(blocking(move || folder::anew(&folder)).await?);
        }
        Ok(())
    }

    async fn apply(&mut self, changes: Vec<Change>) -> Result<(), NotIndexed> {
        self.with_open(move |open| {
            for change in changes {
                put(&open.writer, open.fields, &change)?;
            }
            Ok(())
        })
        .await
    }

    async fn commit(&mut self, edition: Edition) -> Result<(), NotIndexed> {
        self.with_open(move |open| {
            let said = Reached {
                version: VERSION,
                edition,
            };
            let mut commit = open.writer.prepare_commit()?;
            commit.set_payload(&serde_json::to_string(&said).unwrap_or_default());
            commit.commit()?;
            open.reached = Some(edition);
            Ok(())
        })
        .await?;
        match &self.open {
            Some(open) => show(&self.index, open, edition),
            None => Ok(()),
        }
    }

    /// Works on the open index away from the threads that serve pages. After a failure it is closed.
    async fn with_open(
        &mut self,
        work: impl FnOnce(&mut Open) -> tantivy::Result<()> + Send + 'static,
    ) -> Result<(), NotIndexed> {
        let Some(mut open) = self.open.take() else {
            return Err(NotIndexed::Broken("it is closed".to_owned()));
        };
        let worked = blocking(move || {
            work(&mut open)?;
            Ok(open)
        })
        .await;
        match worked {
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

fn ids(changed: &[Changed]) -> Vec<PracticeId> {
    changed.iter().map(|one| one.id).collect()
}

/// Takes a practice out, and puts it in again if it is live.
fn put(writer: &IndexWriter, fields: Fields, change: &Change) -> tantivy::Result<()> {
    writer.delete_term(Term::from_field_u64(fields.id, change.id.0.cast_unsigned()));
    if let Some(live) = &change.live {
        writer.add_document(document(fields, live))?;
    }
    Ok(())
}

fn show(index: &Index, open: &Open, edition: Edition) -> Result<(), NotIndexed> {
    open.reader
        .reload()
        .map_err(|error| NotIndexed::Broken(error.to_string()))?;
    index.show(Some(Snapshot {
        edition,
        searcher: open.reader.searcher(),
        fields: open.fields,
    }));
    Ok(())
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> tantivy::Result<T> + Send + 'static,
) -> Result<T, NotIndexed> {
    match tokio::task::spawn_blocking(work).await {
        Ok(worked) => worked.map_err(|error| NotIndexed::Broken(error.to_string())),
        Err(panicked) => Err(NotIndexed::Broken(panicked.to_string())),
    }
}
