//! What an account is: types and rules, without database, clock or HTTP.

mod email;
mod link;
mod name;
mod password;

use std::collections::BTreeSet;

pub use email::{EmailAddress, NotAnAddress};
pub use link::{Fate, Purpose, Request};
pub use name::{Name, NotALine, line};
pub use password::{GuessableWords, NewPassword, WeakPassword};

pub use crate::db::ids::{AccountId, RegistrationId, RequestId};

use crate::db::Timestamp;
use crate::language::{Language, TextLanguage};
use crate::taxonomy::{CountryCode, ObjectiveNumber};

/// What somebody may do. Each role may do what those before it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(type_name = "TEXT", rename_all = "snake_case")]
pub enum Role {
    /// Any account with a verified address.
    Submitter,
    /// Decides on others' revisions.
    Reviewer,
    /// Manages accounts; may do what a reviewer may, never on an own practice.
    Administrator,
}

impl Role {
    /// All of them, lowest first.
    pub const ALL: [Self; 3] = [Self::Submitter, Self::Reviewer, Self::Administrator];

    /// The word of the command line, of forms and of the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submitter => "submitter",
            Self::Reviewer => "reviewer",
            Self::Administrator => "administrator",
        }
    }

    /// The role that a word names.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }
}

/// The objectives that a reviewer may decide on; none named means all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope(BTreeSet<ObjectiveNumber>);

impl Scope {
    /// Limited to these; an empty list is no limit.
    pub fn of(objectives: impl IntoIterator<Item = ObjectiveNumber>) -> Self {
        Self(objectives.into_iter().collect())
    }

    /// Whether a revision filed under this objective is within it.
    pub fn covers(&self, objective: ObjectiveNumber) -> bool {
        self.0.is_empty() || self.0.contains(&objective)
    }

    /// Whether it is all of them.
    pub fn is_everything(&self) -> bool {
        self.0.is_empty()
    }

    /// The objectives named, in order; empty when it is all of them.
    pub fn objectives(&self) -> impl Iterator<Item = ObjectiveNumber> + '_ {
        self.0.iter().copied()
    }
}

/// One account with everything that rooms ask of it. Its password is not among that.
#[derive(Clone, Debug)]
pub struct Account {
    /// Which one.
    pub id: AccountId,
    /// What stands on what it publishes.
    pub name: Name,
    /// Where its mails go; never public.
    pub email: EmailAddress,
    /// What it may do, as of this request.
    pub role: Role,
    /// The language of its pages and mails.
    pub language: Language,
    /// Public beside the name.
    pub organisation: Option<String>,
    /// Where the person or the institution is.
    pub country: Option<CountryCode>,
    /// The objectives it reviews.
    pub scope: Scope,
    /// The languages of texts that it reads as a reviewer.
    pub reads: Vec<TextLanguage>,
    /// Since when it exists.
    pub created_at: Timestamp,
    /// Set while it is suspended: it can sign in and sees one page.
    pub suspension: Option<Suspension>,
}

/// Why an account is suspended, in words that its owner reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspension {
    /// Since when.
    pub at: Timestamp,
    /// The reason, word for word.
    pub reason: String,
}

impl Account {
    /// Whether it sees one page only.
    pub const fn is_suspended(&self) -> bool {
        self.suspension.is_some()
    }

    /// Whether it may decide on others' revisions at all.
    pub fn may_review(&self) -> bool {
        self.role >= Role::Reviewer && !self.is_suspended()
    }

    /// Whether it may decide on a revision filed under this objective.
    pub fn reviews(&self, objective: ObjectiveNumber) -> bool {
        self.may_review() && self.scope.covers(objective)
    }

    /// Whether it reads texts in this language.
    pub fn reads(&self, language: TextLanguage) -> bool {
        self.reads.contains(&language)
    }
}
