//! The demonstration: sample practices and people in a folder of its own, loaded through the same actions that people
//! take. It uses the other rooms; no room uses it.
//!
//! A row marks the database for good as a demonstration's. `demo.json` marks the folder, and lists the accounts. This
//! room changes no database without either mark, and `praxis serve` refuses a database or folder with one of them.

mod co_authors;
mod corpus;
mod fill;
mod folder;
mod members;
mod passwords;
mod people;
pub mod samples;
pub(crate) mod seed;
mod store;
mod translations;

use std::io;

pub use fill::CorpusSize;
pub use folder::Folder;
pub use members::Member;

use passwords::Passwords;
use samples::SeedError;
use store::Mark;

use crate::account::queries;
use crate::app::App;
use crate::db::Fault;

/// Why a demonstration cannot be prepared, or a database not be served.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder holds a database that no demonstration made.
    #[error(
        "{folder} holds a database that no demonstration made. Choose another folder with --data."
    )]
    NotOurs {
        /// The path of the folder.
        folder: String,
    },
    /// `praxis serve` was asked to serve a demonstration.
    #[error(
        "{place} is a demonstration's, with accounts that are open to all visitors. Choose another one with --data or \
         --database, or start the demonstration with “praxis demo”."
    )]
    Demonstration {
        /// The path of the folder or the database.
        place: String,
    },
    /// A start was cut off, and the command does not empty databases outside of the folder.
    #[error(
        "{place} holds half a demonstration: its start was cut off. Remove it, or choose another folder with --data."
    )]
    Half {
        /// The path of the database.
        place: String,
    },
    /// A file could not be written or removed.
    #[error("{file}: {why}")]
    File {
        /// The path of the file.
        file: String,
        /// The error of the operating system.
        why: io::Error,
    },
    /// The samples could not be loaded.
    #[error(transparent)]
    Seed(#[from] SeedError),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Loads the samples and generates practices beside them, unless the database has its samples already. Returns the
/// accounts.
pub async fn prepare(app: &App, size: CorpusSize) -> Result<Vec<Member>, Error> {
    let folder = Folder::of(&app.settings.data);
    let mut db = app.db.read().await?;
    let found = store::read_mark(&mut db).await?;
    let is_empty = queries::everybody(&mut db).await?.is_empty();
    drop(db);
    let passwords = match found {
        Some(Mark::Ready) => {
            if size != CorpusSize::default() {
                tracing::warn!(
                    "the demonstration exists already, so no practices are generated; --fresh begins a new one"
                );
            }
            keep(app, &folder).await?
        }
        Some(Mark::Begun) => {
            return Err(Error::Half {
                place: place_of(app),
            });
        }
        None if is_empty && folder.is_begun() => fill(app, size).await?,
        None if folder.is_ours() && people::have_published_passwords(app).await? => {
            adopt(app).await?
        }
        None => return Err(folder.not_ours()),
    };
    let members = people::list_members(app.clock.now(), &passwords).map_err(SeedError::from)?;
    folder.finish(&app.settings.public_url, &members)?;
    Ok(members)
}

/// Fills an empty database.
async fn fill(app: &App, size: CorpusSize) -> Result<Passwords, Error> {
    mark_begun(app).await?;
    let passwords = Passwords::new(&app.random);
    seed::seed(app, &passwords, size).await?;
    mark_ready(app).await?;
    Ok(passwords)
}

/// Takes over a demonstration that an earlier version made. Its passwords are published, so it gets new ones.
async fn adopt(app: &App) -> Result<Passwords, Error> {
    mark_begun(app).await?;
    mark_ready(app).await?;
    renew(app).await
}

/// The passwords that the demonstration has; new ones if `demo.json` is lost.
async fn keep(app: &App, folder: &Folder) -> Result<Passwords, Error> {
    match folder.members().as_deref().and_then(Passwords::of) {
        Some(passwords) => Ok(passwords),
        None => renew(app).await,
    }
}

async fn renew(app: &App) -> Result<Passwords, Error> {
    let passwords = Passwords::new(&app.random);
    people::renew(app, &passwords).await?;
    Ok(passwords)
}

async fn mark_begun(app: &App) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    store::insert_mark(&mut tx, app.clock.now()).await?;
    tx.commit().await
}

async fn mark_ready(app: &App) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    store::set_mark_ready(&mut tx, app.clock.now()).await?;
    tx.commit().await
}

/// Refuses a folder or database that a demonstration of this or an earlier version made, because its accounts are open
/// to all visitors.
pub async fn refuse_to_serve(app: &App) -> Result<(), Error> {
    if Folder::of(&app.settings.data).is_marked() {
        return Err(Error::Demonstration {
            place: app.settings.data.display().to_string(),
        });
    }
    let mut db = app.db.read().await?;
    let is_marked = store::read_mark(&mut db).await?.is_some();
    drop(db);
    if is_marked || people::have_published_passwords(app).await? {
        return Err(Error::Demonstration {
            place: place_of(app),
        });
    }
    Ok(())
}

/// The database as the error messages name it.
fn place_of(app: &App) -> String {
    match app.db.file() {
        Some(file) => file.display().to_string(),
        None => "The database".to_owned(),
    }
}
