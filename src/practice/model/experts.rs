//! Experts from outside: people without a role here, whom the review team asks for an opinion on one revision by a mailed
//! link.

use std::time::Duration;

use super::authors::{Greeting, NotAGreeting};
use super::{PracticeId, RevisionId, Seq};
use crate::account::model::{AccountId, EmailAddress};
use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::db::ids::ExpertAskId;
use crate::db::stored::stored_as_text;
use crate::language::Language;

/// The most experts who can be asked about one revision at the same time.
pub const MOST_EXPERTS: usize = 9;

/// How long the link of an expert works.
pub const EXPERT_ASKED_FOR: Duration = Duration::from_hours(21 * 24);

closed_list! {
    /// Why the link of an expert works no longer, beside its day.
    pub enum ExpertClosed {
        /// The expert does not give an opinion.
        Refused = "refused",
        /// The review team has ended it.
        Ended = "ended",
    }
}

stored_as_text!(ExpertClosed);

closed_list! {
    /// How the question to an expert stands, as pages say it.
    pub enum ExpertStanding {
        /// The link works, and no opinion is given yet.
        Asked = "asked",
        /// The link works no longer, and no opinion was given.
        Expired = "expired",
        /// An opinion is given.
        Answered = "answered",
        /// The expert does not give one.
        Refused = "refused",
        /// The review team has ended the link before an opinion was given.
        Ended = "ended",
    }
}

/// An expert who is asked for an opinion on a revision.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ExpertAsk {
    /// The number of the row.
    pub id: ExpertAskId,
    /// The practice.
    pub practice_id: PracticeId,
    /// The revision that the link opens.
    pub revision_id: RevisionId,
    /// The name of the expert, as the reviewer typed it.
    pub name: String,
    /// The address to which the mail goes.
    pub email: String,
    /// The same, as addresses are compared.
    pub email_key: String,
    /// The language of the mail.
    pub language: Language,
    /// The reviewer who asks.
    pub asked_by: AccountId,
    /// When the mail was owed.
    pub asked_at: Timestamp,
    /// Until when its link works.
    pub expires_at: Timestamp,
    /// The event of the mail.
    pub mailed_seq: Seq,
    /// The event of the newest opinion.
    pub answered_seq: Option<Seq>,
    /// What the expert has typed and not sent, as the body of a form.
    pub draft: Option<String>,
    /// Why the link works no longer, if the expert or the review team ended it.
    pub closed: Option<ExpertClosed>,
    /// When that was.
    pub closed_at: Option<Timestamp>,
}

impl ExpertAsk {
    /// How the question stands now.
    pub fn standing(&self, now: Timestamp) -> ExpertStanding {
        match self.closed {
            _ if self.answered_seq.is_some() => ExpertStanding::Answered,
            Some(ExpertClosed::Refused) => ExpertStanding::Refused,
            Some(ExpertClosed::Ended) => ExpertStanding::Ended,
            None if self.expires_at <= now => ExpertStanding::Expired,
            None => ExpertStanding::Asked,
        }
    }

    /// Whether the link works, as far as the question itself decides: the revision must be in review besides.
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.closed.is_none() && self.expires_at > now
    }
}

/// The name of an expert: as the mail greets, and as reviewers read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpertName(Greeting);

impl ExpertName {
    /// Reads a typed name; `None` where nothing is typed.
    pub fn parse(typed: &str) -> Result<Option<Self>, NotAGreeting> {
        Ok(Greeting::parse_optional(typed)?.map(Self))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

/// An expert who is to be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewExpert {
    /// The name by which the mail greets.
    pub name: ExpertName,
    /// Where the mail goes.
    pub email: EmailAddress,
    /// The language of the mail.
    pub language: Language,
}
