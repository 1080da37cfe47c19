//! What an import brings of a practice: its public text, and what is known of its life where it comes from. Pure.

use super::{Ark, HexDigest, ImportId, Reference, Slug};
use crate::account::model::{AccountId, CreditedName};
use crate::db::Timestamp;
use crate::edition::Edition;
use crate::language::clean_line;
use crate::practice::answers::Answers;

/// The key of a practice in the file that it comes from: of 1 to 500 characters. No two practices have the same one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type, serde::Serialize)]
#[sqlx(transparent)]
#[serde(transparent)]
pub struct ExternalKey(String);

impl ExternalKey {
    /// The longest one, in characters.
    pub const MOST: usize = 500;

    /// Reads a cell, in one line and without blanks around it.
    pub fn parse(cell: &str) -> Option<Self> {
        let line = clean_line(cell);
        (1..=Self::MOST)
            .contains(&line.chars().count())
            .then_some(Self(line))
    }

    /// As it is compared.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ExternalKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The record of a review that took place before the import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImportedReview {
    /// By how many reviewers.
    pub reviewers: i64,
    /// By how many experts from outside.
    pub experts: i64,
    /// In how many rounds.
    pub rounds: i64,
    /// When it was submitted to them first.
    pub began: Timestamp,
    /// Whether one of them filled in the checklist.
    pub has_checklist: bool,
}

/// A practice as a row of a file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedPractice {
    /// Its key in the file.
    pub key: ExternalKey,
    /// The digest of the row.
    pub digest: HexDigest,
    /// The whole address that it has where it comes from.
    pub address: Option<String>,
    /// The name in its address, which is kept if it is free.
    pub slug: Option<Slug>,
    /// The number that people say, which is kept if it is free.
    pub reference: Option<Reference>,
    /// Its persistent identifier, which is kept if it is free.
    pub ark: Option<Ark>,
    /// The number of its published version.
    pub version: i64,
    /// When it was first published; none: with the import.
    pub first_published: Option<Timestamp>,
    /// When this version was published; none: with the first one.
    pub published: Option<Timestamp>,
    /// Who submitted it.
    pub submitter: Option<CreditedName>,
    /// The organisation of that person.
    pub organisation: Option<String>,
    /// The names that a citation gives, in their order.
    pub authors: Vec<CreditedName>,
    /// The name of its licence; none: the licence of the site.
    pub licence: Option<String>,
    /// How it was reviewed.
    pub review: Option<ImportedReview>,
    /// Its public answers.
    pub answers: Answers,
    /// The key of the practice that it says in another language.
    pub translation_of: Option<ExternalKey>,
    /// Which version of that practice it says.
    pub translates_version: Option<i64>,
}

/// The names that an imported practice bears, also in the versions that are published here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedNames {
    /// Who submitted it.
    pub submitter: Option<CreditedName>,
    /// The organisation of that person.
    pub organisation: Option<String>,
    /// The names that its citation gave, in their order.
    pub authors: Vec<CreditedName>,
    /// Whether they are others than that of the submitter alone.
    pub has_authors: bool,
}

impl ImportedPractice {
    /// Whether its authors are others than its submitter alone.
    pub fn has_authors(&self) -> bool {
        !self.authors.iter().eq(&self.submitter)
    }
}

/// The file of an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportSource {
    /// Its name, without folders.
    pub name: String,
    /// The digest of its bytes, by which an interrupted import is taken up.
    pub digest: HexDigest,
}

/// An import whose practices are loaded and not public yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenImport {
    /// The import.
    pub id: ImportId,
    /// The account that will own its practices.
    pub owner: AccountId,
    /// How many practices an earlier run has loaded.
    pub loaded: i64,
}

/// The row of an import.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct StoredImport {
    /// The import.
    pub id: ImportId,
    /// The account that owns its practices.
    pub owner_id: AccountId,
    /// The name of the file.
    pub source: String,
    /// The digest of its bytes.
    pub digest: HexDigest,
    /// When it began.
    pub begun_at: Timestamp,
    /// The edition in which its practices became public; none before.
    pub edition: Option<Edition>,
}
