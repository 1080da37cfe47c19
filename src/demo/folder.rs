//! The demonstration's folder: whether a demonstration made it, what `demo.json` says, and how it is cleared.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use url::Url;

use super::Error;
use super::members::Member;
use crate::db::keep_from_serving;
use crate::private_files;

/// The folder of a demonstration.
#[derive(Debug, Clone)]
pub struct Folder(PathBuf);

/// The content of `demo.json`. Until the samples are loaded it lists no account, and only marks the folder as a
/// demonstration's.
#[derive(Serialize, Deserialize)]
struct Card {
    url: String,
    accounts: Vec<Member>,
}

/// The file that marks a demonstration's folder and lists its accounts.
const CARD: &str = "demo.json";

/// The files and folders of a demonstration besides `demo.json`.
const FILES: [&str; 3] = ["praxis.db", "praxis.db-wal", "praxis.db-shm"];
const FOLDERS: [&str; 4] = ["files", "incoming", "index", "mail"];

impl Folder {
    /// The demonstration's folder is the data folder.
    pub fn of(data: &Path) -> Self {
        Self(data.to_owned())
    }

    /// Removes the remains of a start that was cut off, before the database is opened; and a whole demonstration, if the
    /// operator asks for a fresh one. A database that no demonstration made stays.
    pub fn clear(&self, fresh: bool) -> Result<(), Error> {
        let unfinished = self.card().is_some_and(|card| card.accounts.is_empty());
        if !(fresh || unfinished) {
            return Ok(());
        }
        if !self.is_ours() && self.path(FILES[0]).exists() {
            return Err(self.not_ours());
        }
        let database = self.path(FILES[0]);
        // Held until the end of this function, so that the files of a running demonstration stay.
        let _served = if database.exists() {
            Some(keep_from_serving(&database)?)
        } else {
            None
        };
        for folder in FOLDERS
            .map(|name| self.path(name))
            .iter()
            .filter(|folder| folder.exists())
        {
            fs::remove_dir_all(folder).map_err(|why| failed(folder, why))?;
        }
        // `demo.json` is removed last: as long as any other file is left, the folder stays marked as a demonstration's.
        for file in FILES
            .iter()
            .chain([&CARD])
            .map(|name| self.path(name))
            .filter(|file| file.exists())
        {
            fs::remove_file(&file).map_err(|why| failed(&file, why))?;
        }
        Ok(())
    }

    /// Whether a demonstration made the folder.
    pub fn is_ours(&self) -> bool {
        self.card().is_some()
    }

    /// The refusal of a folder that no demonstration made.
    pub fn not_ours(&self) -> Error {
        Error::NotOurs {
            folder: self.0.display().to_string(),
        }
    }

    /// Whether there is a `demo.json`, readable or not.
    pub(super) fn is_marked(&self) -> bool {
        self.path(CARD).exists()
    }

    /// Whether the folder is a demonstration's whose samples are not loaded yet.
    pub(super) fn is_begun(&self) -> bool {
        self.members().is_some_and(|members| members.is_empty())
    }

    /// The accounts that `demo.json` lists.
    pub(super) fn members(&self) -> Option<Vec<Member>> {
        self.card().map(|card| card.accounts)
    }

    /// Marks the folder as a demonstration's, before the database is made.
    pub fn begin(&self) -> Result<(), Error> {
        self.write(&Card {
            url: String::new(),
            accounts: Vec::new(),
        })
    }

    /// Writes the address of the service and its accounts into `demo.json`.
    pub(super) fn finish(&self, url: &Url, members: &[Member]) -> Result<(), Error> {
        self.write(&Card {
            url: url.as_str().trim_end_matches('/').to_owned(),
            accounts: members.to_vec(),
        })
    }

    fn write(&self, card: &Card) -> Result<(), Error> {
        let (file, half) = (self.path(CARD), self.path("demo.json.half"));
        let text = serde_json::to_vec_pretty(card).map_err(|why| failed(&file, why.into()))?;
        private_files::make_folder(&self.0).map_err(|why| failed(&self.0, why))?;
        // Written under another name and renamed, so that no reader finds half a file.
        private_files::write(&half, &text).map_err(|why| failed(&half, why))?;
        fs::rename(&half, &file).map_err(|why| failed(&file, why))
    }

    fn card(&self) -> Option<Card> {
        serde_json::from_slice(&fs::read(self.path(CARD)).ok()?).ok()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

fn failed(file: &Path, why: std::io::Error) -> Error {
    Error::File {
        file: file.display().to_string(),
        why,
    }
}
