//! The demonstration: sample practices and people in a folder of its own, put in place through the same deeds
//! that people do. It stands above the rooms; no room may know it.
//!
//! A row in the database says for good that a demonstration filled it; `demo.json` in the folder says so too, and who
//! its people are. Nothing here touches a database without either, and `praxis serve` opens none with one of them.

mod folder;
mod passwords;
mod people;
pub mod samples;
pub mod seed;
mod store;

use std::io;

pub use folder::{Folder, Member};

use passwords::Passwords;
use store::Mark;

use crate::account::queries;
use crate::app::App;
use crate::db::Fault;

/// Why there is no demonstration.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The folder holds something else.
    #[error(
        "{folder} holds a database that no demonstration made. Choose another folder with --data."
    )]
    NotOurs {
        /// Which folder.
        folder: String,
    },
    /// It is to be served for real.
    #[error(
        "{place} is a demonstration's, with accounts for everybody to try out. Choose another one with --data or \
         --database, or start the demonstration with “praxis demo”."
    )]
    Demonstration {
        /// Which folder or database.
        place: String,
    },
    /// A start was cut off, and nothing here may empty the database.
    #[error(
        "{place} holds half a demonstration: its start was cut off. Remove it, or choose another folder with --data."
    )]
    Half {
        /// Which database.
        place: String,
    },
    /// A file could not be written or removed.
    #[error("{file}: {why}")]
    File {
        /// Which.
        file: String,
        /// Why.
        why: io::Error,
    },
    /// The samples could not be put in place.
    #[error(transparent)]
    Seed(#[from] seed::Error),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Puts the samples in place, unless they are there already, and says who the people are.
pub async fn prepare(app: &App) -> Result<Vec<Member>, Error> {
    let folder = Folder::of(&app.settings.data);
    let mut db = app.db.read().await?;
    let mark = store::mark(&mut db).await?;
    let empty = queries::everybody(&mut db).await?.is_empty();
    drop(db);
    let passwords = match mark {
        Some(Mark::Ready) => keep(app, &folder).await?,
        Some(Mark::Begun) => {
            return Err(Error::Half {
                place: place_of(app),
            });
        }
        None if empty && folder.is_begun() => fill(app).await?,
        None if folder.is_ours() && people::have_published_passwords(app).await? => {
            adopt(app).await?
        }
        None => return Err(folder.not_ours()),
    };
    let members = folder::members(app.clock.now(), &passwords).map_err(seed::Error::from)?;
    folder.finish(&app.settings.public_url, &members)?;
    Ok(members)
}

/// Fills an empty database.
async fn fill(app: &App) -> Result<Passwords, Error> {
    mark(app).await?;
    let passwords = Passwords::new(&app.random);
    seed::seed(app, &passwords).await?;
    finish(app).await?;
    Ok(passwords)
}

/// Takes over what an earlier version made: its passwords are published, so it gets others.
async fn adopt(app: &App) -> Result<Passwords, Error> {
    mark(app).await?;
    finish(app).await?;
    renew(app).await
}

/// The passwords that the demonstration has; new ones where `demo.json` is lost.
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

async fn mark(app: &App) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    store::begin(&mut tx, app.clock.now()).await?;
    tx.commit().await
}

async fn finish(app: &App) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    store::finish(&mut tx, app.clock.now()).await?;
    tx.commit().await
}

/// Refuses what a demonstration made, this version's or an earlier one's: its accounts would be open to everybody.
pub async fn refuse_to_serve(app: &App) -> Result<(), Error> {
    if Folder::of(&app.settings.data).is_named() {
        return Err(Error::Demonstration {
            place: app.settings.data.display().to_string(),
        });
    }
    let mut db = app.db.read().await?;
    let marked = store::mark(&mut db).await?.is_some();
    drop(db);
    if marked || people::have_published_passwords(app).await? {
        return Err(Error::Demonstration {
            place: place_of(app),
        });
    }
    Ok(())
}

/// The database as its owner knows it.
fn place_of(app: &App) -> String {
    match app.db.file() {
        Some(file) => file.display().to_string(),
        None => "The database".to_owned(),
    }
}
