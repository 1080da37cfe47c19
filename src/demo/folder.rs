//! The demonstration's folder: whose it is, what `demo.json` says, and how it is made anew.

use std::cmp::Reverse;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use url::Url;

use super::Error;
use super::passwords::Passwords;
use super::samples::{self, Person, PersonRole, Unreadable};
use crate::db::{Timestamp, keep_from_serving};
use crate::private_files;

/// The folder of a demonstration.
#[derive(Debug, Clone)]
pub struct Folder(PathBuf);

/// Somebody with an account in it, as `demo.json` and the command's lines name them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// `submitter`, `reviewer` or `administrator`.
    pub role: String,
    /// Their address.
    pub email: String,
    /// Their password.
    pub password: String,
    /// Their name.
    pub name: String,
}

/// What `demo.json` says. Until the samples are in place it says nothing but that the folder is a demonstration's.
#[derive(Serialize, Deserialize)]
struct Card {
    url: String,
    accounts: Vec<Member>,
}

/// What a demonstration leaves in its folder besides `demo.json`.
const FILES: [&str; 3] = ["praxis.db", "praxis.db-wal", "praxis.db-shm"];
const FOLDERS: [&str; 2] = ["index", "mail"];

impl Folder {
    /// The demonstration's folder is the data folder.
    pub fn of(data: &Path) -> Self {
        Self(data.to_owned())
    }

    /// Clears the way before the database is opened: what a start that was cut off left behind goes, and, if the
    /// person asks for a fresh one, a whole demonstration. What no demonstration made stays.
    pub fn clear(&self, fresh: bool) -> Result<(), Error> {
        let unfinished = self.card().is_some_and(|card| card.accounts.is_empty());
        if !(fresh || unfinished) {
            return Ok(());
        }
        if !self.is_ours() && self.path(FILES[0]).exists() {
            return Err(self.not_ours());
        }
        let database = self.path(FILES[0]);
        // Held to the end: a demonstration that runs keeps its files.
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
        // The card goes last: as long as anything is left, the folder is a demonstration's.
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

    /// Whether a demonstration made what is in it.
    pub fn is_ours(&self) -> bool {
        self.card().is_some()
    }

    /// Why nothing is done with what is in it.
    pub fn not_ours(&self) -> Error {
        Error::NotOurs {
            folder: self.0.display().to_string(),
        }
    }

    /// Whether anything says that a demonstration made it, readable or not.
    pub(super) fn is_named(&self) -> bool {
        self.path(CARD).exists()
    }

    /// Whether the folder is a demonstration's that has nothing in it yet.
    pub(super) fn is_begun(&self) -> bool {
        self.members().is_some_and(|members| members.is_empty())
    }

    /// Who is in it.
    pub(super) fn members(&self) -> Option<Vec<Member>> {
        self.card().map(|card| card.accounts)
    }

    /// Says that the folder is a demonstration's, before anything is in it.
    pub fn begin(&self) -> Result<(), Error> {
        self.write(&Card {
            url: String::new(),
            accounts: Vec::new(),
        })
    }

    /// Says where it is served and who is in it.
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
        // Whoever reads it meanwhile finds the old one or the new one, never half of one.
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

const CARD: &str = "demo.json";

/// All people of the samples, by role; in each first those whose pages are in the site's own language, because
/// whoever looks around steps in as the first. Of the reviewers the first is the one for whom the most is late.
pub(super) fn members(now: Timestamp, passwords: &Passwords) -> Result<Vec<Member>, Unreadable> {
    let samples = samples::samples(now)?;
    let late = |person: &Person| {
        let late = samples
            .iter()
            .filter(|sample| sample.is_late(now) && sample.is_within(&person.scope));
        Reverse(match person.role {
            PersonRole::Reviewer => late.count(),
            PersonRole::Submitter | PersonRole::Administrator => 0,
        })
    };
    let mut people = samples::people()?;
    people.sort_by_key(|person| (person.role, person.interface(), late(person)));
    let members = people.into_iter().map(|person| Member {
        role: person.role.as_str().to_owned(),
        password: passwords.of_role(person.role).to_owned(),
        name: person.display_name(),
        email: person.email,
    });
    Ok(members.collect())
}

fn failed(file: &Path, why: std::io::Error) -> Error {
    Error::File {
        file: file.display().to_string(),
        why,
    }
}
