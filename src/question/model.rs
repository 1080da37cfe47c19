//! A question of a reader, and its limits. Pure.

use std::time::Duration;

pub use crate::db::ids::{QuestionId, RequestId};

use crate::account::model::EmailAddress;
use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::db::stored::stored_as_text;
use crate::language::{Language, clean};
use crate::mail::model::MailId;
use crate::practice::model::{Greeting, PracticeId};
use crate::web::Problem;

const DAY: Duration = Duration::from_hours(24);

/// How long a question can be confirmed. Afterwards it is erased.
pub const CONFIRMED_WITHIN: Duration = DAY.saturating_mul(3);

/// The most questions of one address that wait for confirmation. One more is answered alike, and nothing is sent.
pub const MOST_WAITING: i64 = 5;

/// The most questions that are asked about one practice within a day, confirmed or not.
pub const MOST_OF_PRACTICE: i64 = 30;

/// How long a question is kept after its mail has left: a report that it did not arrive comes within this time.
pub const KEPT: Duration = DAY.saturating_mul(7);

/// How long a link leads to a page.
pub const LINK_KEPT: Duration = DAY.saturating_mul(60);

/// The words of a question: 1 to 2,000 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionWords(String);

impl QuestionWords {
    /// The most characters.
    pub const MOST: usize = 2_000;

    /// Reads what was typed.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let words = clean(typed).trim().to_owned();
        Problem::of_length(&words, 1, Self::MOST).map_or(Ok(Self(words)), Err)
    }

    /// Word for word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A question that is asked.
#[derive(Clone, Debug)]
pub struct NewQuestion {
    /// The practice that it is about.
    pub practice: PracticeId,
    /// What the reader is called.
    pub name: Greeting,
    /// Where the answer goes.
    pub email: EmailAddress,
    /// The language of the page on which it was asked.
    pub language: Language,
    /// What is asked.
    pub words: QuestionWords,
}

closed_list! {
    /// How a question ended.
    pub enum QuestionOutcome {
        /// It was not sent, or did not arrive. The reader was told.
        Undelivered = "undelivered",
        /// The reader erased it.
        Refused = "refused",
    }
}

stored_as_text!(QuestionOutcome);

/// A question, as it is kept.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ReaderQuestion {
    /// The number of its row.
    pub id: QuestionId,
    /// The practice that it is about.
    pub practice_id: PracticeId,
    /// What the reader is called.
    pub name: String,
    /// Where the answer goes.
    pub address: String,
    /// The language of its mails to the reader.
    pub language: Language,
    /// What is asked; empty once it has ended.
    pub words: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// When the reader confirmed it.
    pub confirmed_at: Option<Timestamp>,
    /// The mail that asks the reader to confirm.
    pub confirm_mail_id: Option<MailId>,
    /// The mail that carries it.
    pub relay_mail_id: Option<MailId>,
    /// The mail that tells the reader that it did not arrive.
    pub told_mail_id: Option<MailId>,
    /// When it ended.
    pub closed_at: Option<Timestamp>,
    /// How it ended.
    pub outcome: Option<QuestionOutcome>,
}

impl ReaderQuestion {
    /// Whether it can still be confirmed.
    pub fn waits(&self, now: Timestamp) -> bool {
        let is_open = self.confirmed_at.is_none() && self.closed_at.is_none();
        is_open && now.since(self.asked_at) < CONFIRMED_WITHIN
    }

    /// Whether it was confirmed and has not ended.
    pub fn is_relayed(&self) -> bool {
        self.confirmed_at.is_some() && self.closed_at.is_none()
    }

    /// All of its mails.
    pub fn mails(&self) -> impl Iterator<Item = MailId> {
        let mails = [self.confirm_mail_id, self.relay_mail_id, self.told_mail_id];
        mails.into_iter().flatten()
    }
}

/// What a mailed link opens.
#[derive(Clone, Debug)]
pub enum OpenedQuestion {
    /// The question waits for its reader's confirmation.
    Waiting(Box<ReaderQuestion>),
    /// It was confirmed. It may have been relayed or ended since.
    Confirmed,
    /// It was erased, or not confirmed in time.
    Erased,
    /// The person asked holds the link. Whether the address gets such questions no more.
    Asked {
        /// The address, as addresses are compared.
        email_key: String,
        /// Whether it refused them.
        refused: bool,
    },
}
