//! Clearance: people without an account, such as a minister's cabinet, read a draft by a link and remark beside its answers
//! before it is submitted. Only the authors read what they remark.

use std::time::Duration;

use super::{PracticeId, RevisionId};
use crate::account::model::{AccountId, NotALine, line};
use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::db::ids::{ClearanceLinkId, ClearanceRemarkId};
use crate::practice::fields::Field;

/// The most links of one draft that work at the same time.
pub const MOST_CLEARANCE_LINKS: usize = 10;

/// The most remarks on one draft.
pub const MOST_CLEARANCE_REMARKS: usize = 300;

closed_list! {
    /// For how long a link works.
    pub enum ClearanceTime {
        /// Seven days.
        Week = "week",
        /// Fourteen days.
        TwoWeeks = "two-weeks",
        /// Thirty days.
        Month = "month",
        /// Ninety days.
        Quarter = "quarter",
    }
}

impl ClearanceTime {
    /// As long as that.
    pub const fn length(self) -> Duration {
        let days = match self {
            Self::Week => 7,
            Self::TwoWeeks => 14,
            Self::Month => 30,
            Self::Quarter => 90,
        };
        Duration::from_hours(days * 24)
    }
}

/// A line of at most 120 characters: for whom a link is made, or the name of a reader who remarks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClearanceName(String);

impl ClearanceName {
    /// The most characters.
    pub const MOST: usize = 120;

    /// Reads what was typed.
    pub fn parse(typed: &str) -> Result<Self, NotALine> {
        line(typed, Self::MOST).map(Self)
    }

    /// The line.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A link that is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewClearanceLink {
    /// For whom.
    pub label: ClearanceName,
    /// For how long.
    pub time: ClearanceTime,
}

/// A link by which a draft can be read.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ClearanceLink {
    /// The number of the row.
    pub id: ClearanceLinkId,
    /// The practice.
    pub practice_id: PracticeId,
    /// The draft that it opens.
    pub revision_id: RevisionId,
    /// For whom the authors have made it.
    pub label: String,
    /// The author.
    pub made_by: AccountId,
    /// When it was made.
    pub made_at: Timestamp,
    /// Until when it works.
    pub expires_at: Timestamp,
    /// When an author has ended it.
    pub ended_at: Option<Timestamp>,
}

impl ClearanceLink {
    /// Whether it works, as far as the link itself decides: its draft must be open besides.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.ended_at.is_none() && self.expires_at > now
    }
}

/// What a reader without an account remarks beside an answer.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ClearanceRemark {
    /// The number of the row.
    pub id: ClearanceRemarkId,
    /// The link by which it was made.
    pub link_id: ClearanceLinkId,
    /// The answer beside which it stands.
    pub field: Field,
    /// The name of the reader, as typed.
    pub name: String,
    /// The remark.
    pub words: String,
    /// The answer as it stood then, in words.
    pub wording: String,
    /// When it was made.
    pub at: Timestamp,
    /// When an author has settled it.
    pub settled_at: Option<Timestamp>,
}

/// A remark that is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewClearanceRemark {
    /// The answer.
    pub field: Field,
    /// The name of the reader.
    pub name: ClearanceName,
    /// The remark.
    pub words: super::Reasons,
}
