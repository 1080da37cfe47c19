//! The catalogue as a folder of files that work without a server, from a USB stick too. The service itself is asked in this
//! process, at one moment of the database; what it answers becomes a file for each address, with links from file to file.
//! What needs the service is left out, or leads to the site. Knows addresses and tags, and no page by its content.

mod file_names;
mod folder;
mod links;
mod markup;
mod plan;
mod views;
mod walk;

use std::io;
use std::path::{Path, PathBuf};

use crate::app::App;
use crate::catalogue::{CatalogueMoment, IndexingError};
use crate::db::Fault;
use crate::edition::Edition;

pub use folder::MARKER;

use folder::UnfinishedFolder;
use walk::SiteWalk;

/// What a copy holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct SiteSummary {
    /// The edition of the catalogue.
    pub edition: Edition,
    /// How many practices it has, those that were taken down included.
    pub practices: u64,
    /// How many files it has.
    pub files: u64,
}

/// How far a copy has come.
#[derive(Clone, Copy, Debug)]
pub struct SiteProgress {
    /// The practices that are written.
    pub practices: u64,
    /// All practices.
    pub of: u64,
}

/// Why there is no copy. Nothing is left of it.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// Something stands where the copy was to be.
    #[error("{0} is there already. With --replace a new copy takes the place of an earlier one.")]
    IsThere(PathBuf),
    /// What stands there is no copy, so it is not replaced.
    #[error("{0} is there already and is no copy of a site, so it stays as it is.")]
    IsOther(PathBuf),
    /// The folder of the copy has no name or no parent.
    #[error("{0} cannot be the folder of a copy: name a new folder within a folder that is there.")]
    NoFolder(PathBuf),
    /// Another process writes to the same place.
    #[error("Another command is writing a copy to {0}.")]
    Busy(PathBuf),
    /// A file could not be written.
    #[error("{place} cannot be written: {why}.")]
    Unwritten {
        /// The file or folder.
        place: PathBuf,
        /// The reason of the operating system.
        why: io::Error,
    },
    /// The service did not answer an address as it answers readers.
    #[error("The page {address} was answered with {status}; `praxis check` may say why.")]
    Unanswered {
        /// The address, below that of the site.
        address: String,
        /// The status of the answer.
        status: u16,
    },
    /// An answer broke off, or is no text.
    #[error("The page {0} could not be read to its end.")]
    Unread(String),
    /// The search index of the copy could not be built.
    #[error(transparent)]
    Index(#[from] IndexingError),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Writes the whole catalogue into a new folder. Until all is written it has another name, so that an interrupted copy leaves
/// nothing that looks whole. `replace`: an earlier copy gives its place to the new one.
pub async fn write_site(
    app: &App,
    place: &Path,
    replace: bool,
    progress: impl FnMut(SiteProgress),
) -> Result<SiteSummary, SiteError> {
    let mut folder = UnfinishedFolder::beside(place, replace)?;
    let moment = CatalogueMoment::present(&without_limits(app), folder.index()).await?;
    let mut walk = SiteWalk::new(&moment, &mut folder);
    let practices = walk.write_everything(progress).await?;
    drop(walk);
    let edition = moment.edition;
    // The index of the copy stands in its folder, and is no part of it.
    drop(moment);
    let summary = SiteSummary {
        edition,
        practices,
        // The file that says what the copy is comes last.
        files: folder.files() + 1,
    };
    folder.finish(app, summary)?;
    Ok(summary)
}

/// The service as its own reader: no page is asked for twice, so none is kept, and nothing has to be shared with others.
fn without_limits(app: &App) -> App {
    let mut settings = (*app.settings).clone();
    settings.page_cache_mb = 0;
    settings.rate_limits = false;
    App {
        settings: settings.into(),
        ..app.clone()
    }
}
