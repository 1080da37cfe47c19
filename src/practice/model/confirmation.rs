//! Whether a public practice is still true, as its authors last said, and when the service asks them again.
//!
//! It asks once a year by mail. After the second mail without an answer the public page says since when it is not
//! confirmed, and the service asks no more.

use std::time::Duration;

use crate::db::Timestamp;
use crate::workflow::StillTrue;

const DAY: Duration = Duration::from_hours(24);

/// The time to answer the second mail, before the public page says that it is not confirmed.
const ANSWER_TIME: Duration = DAY.saturating_mul(30);

/// So long before the mail the author's page asks by itself.
const ASKED_BEFORE: Duration = DAY.saturating_mul(30);

/// The mails without an answer after which the public page says so.
const MOST_ASKS: i64 = 2;

/// What its authors last said of a practice, and what the service does next.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Confirmation {
    /// When an author last said that it is still true, or that it has ended; publication counts as saying so.
    pub confirmed_at: Option<Timestamp>,
    /// When the service asks again, or says in public that it is not confirmed.
    pub ask_at: Option<Timestamp>,
    /// How many mails of the service no author has answered.
    pub asks: i64,
    /// When its public page began to say that it is not confirmed.
    pub unconfirmed_at: Option<Timestamp>,
    /// When its authors said that it has ended.
    pub ended_at: Option<Timestamp>,
}

impl Confirmation {
    /// Published, or confirmed by an author: the service asks again after this time.
    pub fn confirmed(now: Timestamp, again: Duration) -> Self {
        Self {
            confirmed_at: Some(now),
            ask_at: Some(now.plus(again)),
            ..Self::default()
        }
    }

    /// An author said that it has ended: there is nothing to ask any more.
    pub fn ended(now: Timestamp) -> Self {
        Self {
            confirmed_at: Some(now),
            ended_at: Some(now),
            ..Self::default()
        }
    }

    /// An author begins to revise it, which answers the mails and confirms nothing.
    pub fn revise(&mut self, now: Timestamp, again: Duration) {
        self.asks = 0;
        if self.ended_at.is_none() {
            self.ask_at = Some(now.plus(again));
        }
    }

    /// The service asks by mail; the answer is the day by which the last mail is to be answered.
    pub fn ask(&mut self, now: Timestamp, again: Duration) -> Option<Timestamp> {
        self.asks += 1;
        let answer_by = self.is_last_ask().then(|| now.plus(ANSWER_TIME));
        self.ask_at = Some(answer_by.unwrap_or_else(|| now.plus(again)));
        answer_by
    }

    /// From now on the public page says that it is not confirmed.
    pub fn mark_unconfirmed(&mut self, now: Timestamp) {
        self.unconfirmed_at = Some(now);
        self.ask_at = None;
    }

    /// What the workflow's table asks about it.
    pub fn still_true(&self, now: Timestamp) -> StillTrue {
        let is_due = self.ask_at.is_some_and(|at| at <= now);
        match (self.ended_at, is_due) {
            (Some(_), _) => StillTrue::Ended,
            (None, false) => StillTrue::Said,
            (None, true) if self.is_last_ask() => StillTrue::Unanswered,
            (None, true) => StillTrue::ToAsk,
        }
    }

    /// Whether the last mail waits for its answer.
    pub fn is_last_ask(&self) -> bool {
        self.asks >= MOST_ASKS && self.unconfirmed_at.is_none()
    }

    /// Whether its authors are asked if it is still true: a mail waits for its answer, or will leave soon.
    pub fn is_asked(&self, now: Timestamp) -> bool {
        self.asks > 0 || self.ask_at.is_some_and(|at| at.minus(ASKED_BEFORE) <= now)
    }

    /// Since when it is not confirmed, once its public page says so.
    pub fn unconfirmed_since(&self) -> Option<Timestamp> {
        self.unconfirmed_at.and(self.confirmed_at)
    }
}
