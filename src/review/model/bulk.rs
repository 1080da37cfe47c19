//! The same deed for several practices of the queue: which deeds there are, what is chosen, and why a deed is refused.

use crate::account::model::AccountId;
use crate::closed_list::closed_list;
use crate::practice::actions::Overtaken;
use crate::practice::model::{AddressedPractice, PracticeId, Reference, Seq};
use crate::taxonomy::ObjectiveNumber;
use crate::workflow::{Deed, Denied};

use super::ReplyTemplate;

/// How many practices one form may name.
pub const MOST_CHOSEN: usize = 200;

closed_list! {
    /// What can be done to several practices at once. Nothing that publishes, declines or marks as spam is among them: each
    /// such decision is made on one submission that its reviewer has read.
    pub enum BulkDeed {
        /// Each is claimed by the reviewer who acts.
        Claim = "claim",
        /// Each claim of that reviewer ends.
        Release = "release",
        /// The reviewer who holds each is reminded.
        Remind = "remind",
        /// Each is returned with the words of a reply template.
        Return = "return",
        /// Each is assigned to one reviewer.
        Assign = "assign",
    }

    /// Which lines of the queue are chosen.
    pub enum BulkChoice {
        /// Those that are ticked.
        Ticked = "ticked",
        /// All on the page.
        Page = "page",
        /// All that the filter and the search words find.
        Found = "found",
    }
}

impl BulkDeed {
    /// Its row in the workflow's table.
    pub const fn deed(self) -> Deed {
        match self {
            Self::Claim => Deed::Claim,
            Self::Release => Deed::Release,
            Self::Remind => Deed::Remind,
            Self::Return => Deed::Return,
            Self::Assign => Deed::Assign,
        }
    }
}

/// A deed for several practices, with what belongs to it.
#[derive(Debug, Clone)]
pub enum BulkAction {
    /// The table's row says everything.
    Plain(BulkDeed),
    /// Assigns each to this reviewer.
    Assign(AccountId),
    /// Returns each with the words of this template.
    Return(Box<ReplyTemplate>),
}

impl BulkAction {
    /// What is done.
    pub const fn deed(&self) -> BulkDeed {
        match self {
            Self::Plain(deed) => *deed,
            Self::Assign(_) => BulkDeed::Assign,
            Self::Return(_) => BulkDeed::Return,
        }
    }
}

/// A practice that is chosen, as its reviewer may see it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ChosenPractice {
    /// The practice.
    pub id: PracticeId,
    /// Its reference.
    pub reference: Reference,
    /// The title of the revision that was submitted last.
    pub title: String,
    /// The objective under which it is filed.
    pub objective: Option<ObjectiveNumber>,
    /// Its owner, to whom a letter goes.
    pub owner_id: AccountId,
    /// The number of its newest event.
    pub seq: Seq,
}

impl ChosenPractice {
    /// What a reply template can name of it.
    pub fn addressed(&self) -> AddressedPractice {
        AddressedPractice {
            id: self.id,
            reference: Some(self.reference.clone()),
            title: self.title.clone(),
            objective: self.objective,
        }
    }
}

/// Why the deed is refused for one practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BulkRefusal {
    /// The workflow's table denies it.
    Denied(Denied),
    /// Another deed came in between.
    Overtaken(Overtaken),
    /// The reviewer may not review it.
    Reviewer,
    /// The opinions disagree, so the decision needs words of its own.
    Divided,
    /// The words do not fit into a letter.
    Words,
}
