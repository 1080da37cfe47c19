//! The demonstration: sample practices and people in a folder of its own, put in place through the same deeds
//! that people do. It stands above the rooms; no room may know it.
//!
//! `demo.json` in the folder says that the folder is a demonstration's, and who its people are. Nothing here
//! touches a folder with a database and without that file.

mod folder;
mod people;
pub mod samples;
pub mod seed;

use std::io;

pub use folder::{Folder, Member};
pub use people::password;

use crate::account::actions as accounts;
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
    let empty = {
        let mut reader = app.db.read().await?;
        accounts::everybody(&mut reader).await?.is_empty()
    };
    let members = folder::members(app.clock.now()).map_err(seed::Error::from)?;
    if empty {
        folder.begin()?;
        seed::seed(app).await?;
    } else if !folder.is_ours() {
        return Err(folder.not_ours());
    }
    folder.finish(&app.settings.public_url, &members)?;
    Ok(members)
}
