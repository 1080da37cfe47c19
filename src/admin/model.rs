//! What the administrator's lists show, as values. No SQL, no pages.

use crate::account::model::{AccountId, Role};
use crate::db::Timestamp;
use crate::practice::model::{PracticeId, Reference, Slug};
use crate::taxonomy::ObjectiveNumber;
use crate::workflow::PublicStatus;

/// Which accounts a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountFilter {
    /// Part of a name, an address or an organisation, folded.
    pub words: String,
    /// Only this role.
    pub role: Option<Role>,
    /// Only the suspended.
    pub suspended: bool,
}

/// One line of the list of accounts.
#[derive(Debug, Clone)]
pub struct AccountLine {
    /// Which.
    pub id: AccountId,
    /// Where its mails go.
    pub email: String,
    /// As it stands on what it publishes.
    pub name: String,
    /// Public beside the name.
    pub organisation: Option<String>,
    /// What it may do.
    pub role: Role,
    /// The objectives it is limited to; none is all.
    pub objectives: Vec<ObjectiveNumber>,
    /// Whether it is suspended.
    pub suspended: bool,
    /// How many appeals wait for an answer.
    pub appeals: i64,
    /// When one of its sessions was last seen.
    pub last_seen_at: Option<Timestamp>,
}

/// Which practices a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Live, and its owner asked for its removal.
    RemovalAsked,
    /// Taken down in any kind.
    TakenDown,
    /// Restored after having been taken down.
    Restored,
    /// Under review, and a reviewer or administrator may not decide on it only because it names them.
    NamesReviewer,
}

impl Shown {
    /// Every list, what needs a person first.
    pub const ALL: [Self; 4] = [
        Self::RemovalAsked,
        Self::NamesReviewer,
        Self::TakenDown,
        Self::Restored,
    ];

    /// The word in the address and in message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RemovalAsked => "removal-asked",
            Self::TakenDown => "taken-down",
            Self::Restored => "restored",
            Self::NamesReviewer => "names-reviewer",
        }
    }

    /// The list with this word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shown| shown.as_str() == word)
    }
}

/// One line of the list of practices.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct PracticeLine {
    /// Which.
    pub id: PracticeId,
    /// Its address.
    pub slug: Option<Slug>,
    /// The number people say.
    pub reference: Option<Reference>,
    /// The title of its published revision.
    pub title: String,
    /// Who owns it.
    pub owner_id: AccountId,
    /// What the public has.
    pub public: PublicStatus,
    /// When it was asked for, taken down or restored, or since when it names a reviewer.
    pub at: Timestamp,
    /// Who did so; nobody for what no longer says.
    pub actor: Option<AccountId>,
    /// Why.
    pub words: Option<String>,
}

/// What waits for an administrator.
#[derive(Debug, Clone, Copy, Default, sqlx::FromRow)]
pub struct Waiting {
    /// Appeals of suspended people.
    pub appeals: i64,
    /// Requests for removal.
    pub removals: i64,
    /// Submissions in review whose owner is suspended.
    pub held: i64,
    /// Submissions that nobody has claimed.
    pub unclaimed: i64,
    /// Submissions on which a reviewer or administrator may not decide only because they name them; without those to
    /// which the reader is a party.
    pub names_reviewer: i64,
}

impl Waiting {
    /// How much of it needs a person.
    pub fn needs_a_person(&self) -> i64 {
        self.appeals + self.removals + self.unclaimed + self.held + self.names_reviewer
    }
}
