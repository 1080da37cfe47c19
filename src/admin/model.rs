//! The lines and filters of the administrator's lists.

mod audit;
mod circular;
mod statistics;

pub use audit::{AuditFilter, AuditKey, AuditLine};
pub use circular::{
    Circular, CircularLetter, CircularRecipient, CircularSearch, CircularStatus, CircularSubject,
    FoundPractice, MOST_REACHED, NewCircular, circular_digest,
};
pub use statistics::{Measured, Statistics, StatisticsPeriod, SubmissionFate};

use crate::account::model::{AccountId, Role};
use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::language::clean;
use crate::practice::model::{PracticeId, Reference, Slug};
use crate::taxonomy::ObjectiveNumber;
use crate::web::Problem;
use crate::workflow::PublicStatus;

/// Why an account is suspended, in words that its owner reads: 1 to 2,000 characters, no outer blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuspensionReason(String);

impl SuspensionReason {
    /// The most characters.
    pub const LIMIT: usize = 2_000;

    /// Reads it as it was typed.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let reason = clean(typed);
        let reason = reason.trim();
        match Problem::of_length(reason, 1, Self::LIMIT) {
            Some(problem) => Err(problem),
            None => Ok(Self(reason.to_owned())),
        }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The words with which an appeal is answered, which its owner reads: 1 to 2,000 characters, no outer blanks.
pub type AppealWords = SuspensionReason;

/// A submission of an account that was marked as spam.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct SpamLine {
    /// The practice.
    pub practice_id: PracticeId,
    /// Its reference.
    pub reference: Option<Reference>,
    /// The title of the marked revision.
    pub title: String,
    /// Who marked it.
    pub actor_id: Option<AccountId>,
    /// When it was marked.
    pub at: Timestamp,
    /// Why, in the reviewer's words.
    pub words: Option<String>,
}

/// The accounts that a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountFilter {
    /// Words of a name, an address or an organisation, as they were typed.
    pub words: String,
    /// Only accounts with this role, if set.
    pub role: Option<Role>,
    /// Whether only suspended accounts are shown.
    pub suspended: bool,
    /// Whether only accounts are shown that have the name and organisation of another one.
    pub alike: bool,
}

/// One line of the list of accounts.
#[derive(Debug, Clone)]
pub struct AccountLine {
    /// The number of the account, by which it is addressed.
    pub id: AccountId,
    /// The address to which its mails go.
    pub email: String,
    /// The name that its published practices show.
    pub name: String,
    /// The organisation that is public beside the name.
    pub organisation: Option<String>,
    /// The role of the account.
    pub role: Role,
    /// The objectives it is limited to; none is all.
    pub objectives: Vec<ObjectiveNumber>,
    /// Whether it is suspended.
    pub suspended: bool,
    /// The number of appeals that wait for an answer.
    pub appeals: i64,
    /// The moment at which one of its sessions was last used.
    pub last_seen_at: Option<Timestamp>,
}

closed_list! {
    /// The lists of practices, in the order of the page: what an administrator acts on comes first. The word stands in the
    /// address and in message keys.
    pub enum AdminPracticeList {
        /// Live practices whose owner asked for their removal.
        RemovalAsked = "removal-asked",
        /// Practices under review on which a reviewer or administrator may not decide only because the practice names
        /// them.
        NamesReviewer = "names-reviewer",
        /// Practices whose owner is suspended, and which the public reads or co-authors write.
        WithoutOwner = "without-owner",
        /// Practices that were taken down in any way.
        TakenDown = "taken-down",
        /// Practices that were restored after having been taken down.
        Restored = "restored",
    }
}

impl AdminPracticeList {
    /// The reader, if the list depends on who reads it.
    pub fn reader(self, reader: AccountId) -> Option<AccountId> {
        matches!(self, Self::NamesReviewer | Self::WithoutOwner).then_some(reader)
    }
}

/// One line of a list of practices.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct PracticeLine {
    /// The number of the practice, by which its desk is addressed.
    pub id: PracticeId,
    /// The reference that people quote.
    pub reference: Option<Reference>,
    /// The title of its published revision.
    pub title: String,
    /// The account that owns it.
    pub owner_id: AccountId,
    /// What the public sees of it.
    pub public: PublicStatus,
    /// The moment of the request, takedown or restoration, or since when it names a reviewer.
    pub at: Timestamp,
    /// The account that did so; `None` if it is not recorded.
    pub actor: Option<AccountId>,
    /// The reasons that were given.
    pub words: Option<String>,
    /// The address of the live practice that replaces it, on the list of what was taken down.
    #[sqlx(default)]
    pub other_slug: Option<Slug>,
    /// The title of that practice.
    #[sqlx(default)]
    pub other_title: Option<String>,
}

/// The numbers of what waits for an administrator.
#[derive(Debug, Clone, Copy, Default, sqlx::FromRow)]
pub struct PendingWork {
    /// Appeals of suspended people.
    pub appeals: i64,
    /// Owners' requests for the removal of a practice.
    pub removals: i64,
    /// Submissions in review whose owner is suspended.
    pub held: i64,
    /// Submissions in review without a claim.
    pub unclaimed: i64,
    /// Submissions on which a reviewer or administrator may not decide only because they name that person, without those
    /// to which the reader is a party.
    pub names_reviewer: i64,
    /// Practices without an owner, without those to which the reader is a party.
    pub without_owner: i64,
}

/// The effect of suspending an account.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct Consequences {
    /// Submissions that it has claimed, whose claims would end.
    pub claims: i64,
    /// Its own submissions in review, which would be held.
    pub in_review: i64,
    /// Its decisions for a day that the authors know, which would fall back.
    pub scheduled: i64,
}
