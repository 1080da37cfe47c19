//! What an account is: types and rules, without database, clock or HTTP.

mod email;
mod link;
mod name;
mod orcid;
mod password;

use std::collections::BTreeSet;

pub use email::{EmailAddress, NotAnAddress};
pub use link::{INVITATION_LIFETIME, LinkPurpose, LinkRequest, RequestState};
pub use name::{Name, NameColumns, NotALine, line};
pub use orcid::{CreditedName, NotAnOrcid, Orcid};
pub use password::{GuessableWords, NewPassword, PasswordOwner, WeakPassword};

pub use crate::db::ids::{AccountId, AccountRecordId, RegistrationId, RequestId};

use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::db::stored::stored_as_text;
use crate::language::{Language, TextLanguage};
use crate::taxonomy::{CountryCode, ObjectiveNumber};

closed_list! {
    /// What an account may do, the lowest first. Each role may do what those before it may.
    #[derive(PartialOrd, Ord)]
    pub enum Role {
        /// Any account with a verified address.
        Submitter = "submitter",
        /// Decides on others' revisions.
        Reviewer = "reviewer",
        /// Manages accounts; may do what a reviewer may, never on an own practice.
        Administrator = "administrator",
    }
}

stored_as_text!(Role);

closed_list! {
    /// What was done to an account by another one, or at the command line.
    pub enum AccountDeed {
        /// Another role.
        Role = "role",
        /// A suspension.
        Suspended = "suspended",
        /// The end of a suspension.
        Restored = "restored",
        /// The end of every session and known browser.
        SignedOut = "signed_out",
        /// An invitation, with which the account began. The words are its role.
        Invited = "invited",
        /// A practice that another owner had. The words are its reference.
        Received = "received",
        /// It is of the same person as another account.
        OnePerson = "one_person",
        /// It is not of the same person as another account with its name.
        TwoPersons = "two_persons",
    }
}

stored_as_text!(AccountDeed);

/// A line of the record of accounts.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct AccountRecord {
    /// The number of the line.
    pub id: AccountRecordId,
    /// The account that it is about.
    pub account_id: AccountId,
    /// The account that acted; none at the command line.
    pub by_id: Option<AccountId>,
    /// What was done.
    pub deed: AccountDeed,
    /// The words of both roles, or the reason of a suspension.
    pub words: String,
    /// When.
    pub made_at: Timestamp,
}

/// The objectives that a reviewer may decide on. An empty scope means all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope(BTreeSet<ObjectiveNumber>);

impl Scope {
    /// Limited to these objectives; an empty list sets no limit.
    pub fn of(objectives: impl IntoIterator<Item = ObjectiveNumber>) -> Self {
        Self(objectives.into_iter().collect())
    }

    /// Whether a revision filed under this objective is within the scope.
    pub fn covers(&self, objective: ObjectiveNumber) -> bool {
        self.0.is_empty() || self.0.contains(&objective)
    }

    /// Whether the scope is not limited.
    pub fn is_everything(&self) -> bool {
        self.0.is_empty()
    }

    /// The objectives of a limited scope, in order; empty without a limit.
    pub fn objectives(&self) -> impl Iterator<Item = ObjectiveNumber> + '_ {
        self.0.iter().copied()
    }
}

/// One account with everything that rooms read of it. The password hash is not part of it.
#[derive(Clone, Debug)]
pub struct Account {
    /// The number of the account.
    pub id: AccountId,
    /// The name shown on what the account publishes.
    pub name: Name,
    /// The ORCID iD of the person, public beside the name of an author.
    pub orcid: Option<Orcid>,
    /// Where the account's mails go; never public.
    pub email: EmailAddress,
    /// The role as of this request.
    pub role: Role,
    /// The language of the account's pages and mails.
    pub language: Language,
    /// The organisation, public beside the name.
    pub organisation: Option<String>,
    /// The country or area of the person or institution.
    pub country: Option<CountryCode>,
    /// The objectives that the account reviews.
    pub scope: Scope,
    /// The languages of texts that the account reads as a reviewer.
    pub reads: Vec<TextLanguage>,
    /// When the account was made.
    pub created_at: Timestamp,
    /// Until when the account is away as a reviewer.
    pub away_until: Option<Timestamp>,
    /// Set while the account is suspended: its owner can sign in and sees one page.
    pub suspension: Option<Suspension>,
}

/// Why an account is suspended, in words that its owner reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspension {
    /// When the suspension began.
    pub at: Timestamp,
    /// The administrator's reason, word for word.
    pub reason: String,
}

impl Account {
    /// What is known about the owner who chooses a password.
    pub fn as_password_owner(&self) -> PasswordOwner<'_> {
        PasswordOwner {
            name: Some(&self.name),
            organisation: self.organisation.as_deref(),
            email: &self.email,
        }
    }

    /// The name as it stands on what the account publishes.
    pub fn credited(&self) -> CreditedName {
        CreditedName {
            name: self.name.clone(),
            orcid: self.orcid.clone(),
        }
    }

    /// Whether the owner sees one page only.
    pub const fn is_suspended(&self) -> bool {
        self.suspension.is_some()
    }

    /// Whether the account may decide on others' revisions at all.
    pub fn may_review(&self) -> bool {
        self.role >= Role::Reviewer && !self.is_suspended()
    }

    /// Whether the account is away as a reviewer, and not to be suggested.
    pub fn is_away(&self, now: Timestamp) -> bool {
        self.away_until.is_some_and(|until| until > now)
    }

    /// Whether the account reads texts in this language.
    pub fn reads(&self, language: TextLanguage) -> bool {
        self.reads.contains(&language)
    }
}
