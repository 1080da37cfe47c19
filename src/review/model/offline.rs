//! How a submission that a file of the offline review names stands, and why what is filled in may not count.

use crate::account::model::AccountId;
use crate::closed_list::closed_list;
use crate::practice::model::{PracticeId, Reference};

closed_list! {
    /// Why what a file says of a submission does not count.
    pub enum OfflineConflict {
        /// This reviewer does not see a practice with that reference.
        Unknown = "unknown",
        /// The reviewer is a party to it.
        Party = "party",
        /// It is not in review any more, or with another revision, or something was done since the file was made.
        Changed = "changed",
        /// The reviewer does not have the claim any more.
        ClaimLost = "claim-lost",
        /// As many words as can be kept wait at its desk.
        Full = "full",
    }
}

/// How a practice stands that a file names.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct NamedSubmission {
    /// The practice.
    pub id: PracticeId,
    /// Its reference.
    pub reference: Reference,
    /// The number of the revision in review, if one is.
    pub number: Option<i64>,
    /// Its title.
    pub title: Option<String>,
    /// The reviewer who has claimed it.
    pub claimed_by: Option<AccountId>,
    /// The reviewer who reads the file is a party to the practice.
    pub party: bool,
}

impl NamedSubmission {
    /// The title of the revision in review, or the reference where none is.
    pub fn shown_title(&self) -> String {
        let title = self.title.as_ref().filter(|title| !title.trim().is_empty());
        title.map_or_else(|| self.reference.to_string(), Clone::clone)
    }

    /// Why nothing that this reviewer filled in for that revision counts; `None` if it does.
    pub fn conflict(&self, revision: i64, by: AccountId) -> Option<OfflineConflict> {
        if self.party {
            Some(OfflineConflict::Party)
        } else if self.number != Some(revision) {
            Some(OfflineConflict::Changed)
        } else if self.claimed_by != Some(by) {
            Some(OfflineConflict::ClaimLost)
        } else {
            None
        }
    }
}
