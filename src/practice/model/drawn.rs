//! Up to which event a form was drawn. Authors do not see every event, and the number of an event would tell them how many
//! others there were. So their forms count what they see. Pure.

use super::Seq;

/// How many events of a practice its authors see, up to and with the newest one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, sqlx::Type)]
#[sqlx(transparent)]
pub struct AuthorsSeq(pub i64);

impl AuthorsSeq {
    /// Reads what a form sent; 0 for a form that does not say it.
    pub fn of_form(sent: &str) -> Self {
        Self(sent.parse().unwrap_or(0))
    }
}

/// Up to which event a form was drawn. A deed from a form is overtaken by later events only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DrawnUpTo {
    /// A form of the review team: every event counts, up to this one.
    Event(Seq),
    /// A form of an author: the events that authors see count, up to this one of them. No other event overtakes the form.
    AuthorsEvent(AuthorsSeq),
}

impl From<Seq> for DrawnUpTo {
    fn from(seq: Seq) -> Self {
        Self::Event(seq)
    }
}

impl From<AuthorsSeq> for DrawnUpTo {
    fn from(seq: AuthorsSeq) -> Self {
        Self::AuthorsEvent(seq)
    }
}
