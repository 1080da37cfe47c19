//! Brings practices of a file into the service. They are loaded batch by batch, and nothing but the import knows them; then
//! all of them become public in one transaction with one edition. An import that was interrupted goes on where it stopped,
//! or is removed.
//!
//! No mail is owed: their authors have no accounts here, and their owner has asked for the import.

mod loading;
mod names;

use std::collections::{HashMap, HashSet};

use tokio::task::JoinSet;

pub use names::NotKept;

use crate::account::model::AccountId;
use crate::account::queries;
use crate::app::App;
use crate::db::{Dialect, Fault};
use crate::edition::{self, RaisedEdition};
use crate::practice::model::{
    ExternalKey, HexDigest, ImportSource, ImportedPractice, OpenImport, PracticeId, Slug,
    StoredImport,
};
use crate::practice::store::{self, KnownKey};

use loading::Loading;

/// How many practices are removed in one transaction.
const BATCH: i64 = 500;

/// How many used-up rows are removed in one transaction.
const USED_UP: i64 = 5_000;

/// Why an import does not begin.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Another import is under way.
    #[error(
        "the import of “{}” was interrupted. Import that file again with the same owner to go on, or remove what it has \
         loaded with --remove",
        .0.source
    )]
    Another(StoredImport),
    /// The owner's account is suspended or gone.
    #[error("the account of the owner is suspended, or there is none")]
    NoOwner,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The import that was interrupted, if there is one.
pub async fn open_import(app: &App) -> Result<Option<StoredImport>, Fault> {
    store::open_import(&mut app.db.read().await?).await
}

/// Begins an import of this file for this owner, or takes up the one that was interrupted.
pub async fn begin_import(
    app: &App,
    owner: AccountId,
    source: &ImportSource,
) -> Result<OpenImport, ImportError> {
    let mut tx = app.db.write().await?;
    let account = queries::lock(&mut tx, owner).await?;
    if account.is_none_or(|account| account.suspension.is_some()) {
        return Err(ImportError::NoOwner);
    }
    if let Some(open) = store::open_import(&mut tx).await? {
        if (open.owner_id, &open.digest) != (owner, &source.digest) {
            return Err(ImportError::Another(open));
        }
        drop(tx);
        remove_half_loaded(app).await?;
        let loaded = store::count_loaded(&mut app.db.read().await?, open.id).await?;
        let id = open.id;
        return Ok(OpenImport { id, owner, loaded });
    }
    let id = store::insert_import(&mut tx, owner, source, app.clock.now()).await?;
    tx.commit().await?;
    let loaded = 0;
    Ok(OpenImport { id, owner, loaded })
}

/// Removes practices of an interrupted import of which nothing is kept, so that no key leads to them.
async fn remove_half_loaded(app: &App) -> Result<(), Fault> {
    loop {
        let mut tx = app.db.write().await?;
        let ids = store::half_loaded_ids(&mut tx, BATCH).await?;
        let ids: Vec<PracticeId> = ids.into_iter().map(|(id,)| id).collect();
        if ids.is_empty() {
            return Ok(());
        }
        store::remove_loaded(&mut tx, &ids).await?;
        tx.commit().await?;
    }
}

/// Those of these keys under which a practice is here or loaded, each with the digest of its row.
pub async fn known_keys(
    app: &App,
    keys: &[&ExternalKey],
) -> Result<HashMap<ExternalKey, HexDigest>, Fault> {
    let known = store::known_keys(&mut app.db.read().await?, keys).await?;
    let pair = |one: KnownKey| (one.external_key, one.digest);
    Ok(known.into_iter().map(pair).collect())
}

/// Those of these keys under which an original is here or loaded.
pub async fn known_originals(
    app: &App,
    keys: &[&ExternalKey],
) -> Result<HashSet<ExternalKey>, Fault> {
    let known = store::known_keys(&mut app.db.read().await?, keys).await?;
    let originals = known.into_iter().filter(|one| !one.is_translation);
    Ok(originals.map(|one| one.external_key).collect())
}

/// Those of these names in addresses under which a practice is public here, or was.
pub async fn published_slugs(app: &App, slugs: &[&str]) -> Result<HashSet<Slug>, Fault> {
    let published = store::published_slugs(&mut app.db.read().await?, slugs).await?;
    Ok(published.into_iter().map(|(slug,)| slug).collect())
}

/// Loads the practices of an import, one batch after the other.
///
/// PostgreSQL takes what is kept of a batch in a transaction of its own, beside the next batch. An import that ends between the
/// two has practices of which nothing is kept; it removes them when it is taken up.
pub struct ImportLoader<'l> {
    app: &'l App,
    import: OpenImport,
    /// The second transaction of the batch before, which answers how many practices that has. It ends with the import.
    keeping: JoinSet<Result<u64, Fault>>,
}

/// A batch that was handed to an import.
#[derive(Debug)]
pub struct LoadedBatch {
    /// How many practices are loaded since the batch before.
    pub loaded: u64,
    /// What could not be kept of its practices, each with the place of the practice.
    pub not_kept: Vec<(usize, NotKept)>,
}

impl<'l> ImportLoader<'l> {
    /// Loads for this import.
    pub fn new(app: &'l App, import: OpenImport) -> Self {
        let keeping = JoinSet::new();
        Self {
            app,
            import,
            keeping,
        }
    }

    /// Loads practices whose keys are not known.
    pub async fn load(&mut self, rows: Vec<ImportedPractice>) -> Result<LoadedBatch, Fault> {
        let (app, import, count) = (self.app, self.import, rows.len() as u64);
        let mut tx = app.db.write().await?;
        // What is lost before the publication is on the disk is loaded again by the same command.
        tx.begin_loading().await?;
        // No publication can take the same name meanwhile.
        edition::lock(&mut tx).await?;
        let named = names::name_rows(app, &mut tx, &rows).await?;
        let last = store::past::take_ids(&mut tx, rows.len()).await?;
        let loading = Loading::of(app, import, rows, named.names, last);
        let kept = loading.insert(&mut tx).await?;
        let not_kept = named.not_kept;
        if tx.dialect() == Dialect::Sqlite {
            kept.insert(&mut tx, import.id).await?;
            tx.commit().await?;
            let loaded = count;
            return Ok(LoadedBatch { loaded, not_kept });
        }
        tx.commit().await?;
        let loaded = self.finish().await?;
        let app = app.clone();
        self.keeping.spawn(async move {
            let mut tx = app.db.write().await?;
            tx.begin_loading().await?;
            kept.insert(&mut tx, import.id).await?;
            tx.commit().await?;
            Ok(count)
        });
        Ok(LoadedBatch { loaded, not_kept })
    }

    /// Waits until all is loaded that was handed on, and answers how many practices that is since the batch before.
    pub async fn finish(&mut self) -> Result<u64, Fault> {
        let mut loaded = 0;
        while let Some(kept) = self.keeping.join_next().await {
            loaded += kept.map_err(|error| Fault::Busy(error.to_string().into()))??;
        }
        Ok(loaded)
    }
}

/// What an import has made public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublishedImport {
    /// How many practices.
    pub practices: u64,
    /// In which edition.
    pub edition: RaisedEdition,
}

/// Makes all practices of an import public, in one transaction and one edition.
pub async fn publish_import(app: &App, import: &OpenImport) -> Result<PublishedImport, Fault> {
    // Other writers need not wait for this.
    let counted = store::count_terms(&mut app.db.read().await?, import.id).await?;
    let mut tx = app.db.write().await?;
    queries::lock(&mut tx, import.owner).await?;
    store::publish_histories(&mut tx, import.id).await?;
    let edition = edition::raise(&mut tx, &app.clock).await?;
    let practices = store::publish_practices(&mut tx, import.id, edition).await?;
    store::link_translations(&mut tx, import.id).await?;
    store::gather_statistics(&mut tx).await?;
    store::list_imported(&mut tx, import.id, &counted).await?;
    store::bar_same_persons_of(&mut tx, import.id, edition.date).await?;
    store::add_own_rows_of_import(&mut tx, import.id).await?;
    store::add_queue_rows_of_import(&mut tx, import.id).await?;
    tx.commit().await?;
    Ok(PublishedImport { practices, edition })
}

/// Removes the rows that publications of imports have used up.
pub async fn forget_import_rows(app: &App) -> Result<(), Fault> {
    loop {
        let mut tx = app.db.write().await?;
        let gone = store::forget_import_rows(&mut tx, USED_UP).await?;
        tx.commit().await?;
        if gone == 0 {
            return Ok(());
        }
    }
}

/// Removes the import that was interrupted, with all that it has loaded. Answers it, and how many practices that was.
pub async fn remove_open_import(app: &App) -> Result<Option<(StoredImport, usize)>, Fault> {
    let Some(open) = open_import(app).await? else {
        return Ok(None);
    };
    remove_half_loaded(app).await?;
    let mut removed = 0;
    loop {
        let mut tx = app.db.write().await?;
        let ids = store::loaded_ids(&mut tx, open.id, BATCH).await?;
        let ids: Vec<PracticeId> = ids.into_iter().map(|(id,)| id).collect();
        if ids.is_empty() {
            store::remove_import(&mut tx, open.id).await?;
            tx.commit().await?;
            return Ok(Some((open, removed)));
        }
        store::remove_loaded(&mut tx, &ids).await?;
        tx.commit().await?;
        removed += ids.len();
    }
}
