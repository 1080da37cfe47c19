//! The audit log of practices: one line for each event, and what an administrator looks for in it.

use crate::account::model::AccountId;
use crate::db::Timestamp;
use crate::practice::model::{PracticeId, Reference, Seq};
use crate::workflow::{Deed, State};

/// What an administrator looks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Events by this account.
    pub person: Option<AccountId>,
    /// Events of this deed.
    pub deed: Option<Deed>,
    /// Events of this practice.
    pub practice: Option<Reference>,
    /// From this moment on.
    pub from: Option<Timestamp>,
    /// Before this moment.
    pub until: Option<Timestamp>,
}

/// One event. Its words stand in the history of its practice only.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct AuditLine {
    /// The practice.
    pub practice_id: PracticeId,
    /// The place of the event in the practice's history.
    pub seq: Seq,
    /// When the deed was done.
    pub at: Timestamp,
    /// The deed.
    pub deed: Deed,
    /// The state of the revision after it.
    pub to_state: State,
    /// The account that acted; `None` is the service itself.
    pub actor_id: Option<AccountId>,
    /// The practice's reference.
    pub reference: Reference,
    /// The title that was submitted last.
    pub title: String,
}

/// The key of a line, by which the log is sorted.
pub type AuditKey = (Timestamp, PracticeId, Seq);

impl AuditLine {
    /// Its key.
    pub fn key(&self) -> AuditKey {
        (self.at, self.practice_id, self.seq)
    }
}
