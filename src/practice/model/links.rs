//! The web addresses that practices name, as the service visits them.

use crate::db::Timestamp;
use crate::db::ids::NamedLinkId;

/// A link that a worker has taken for a visit.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct TakenLink {
    /// Which link.
    pub id: NamedLinkId,
    /// Its address.
    pub url: String,
    /// The visits without an answer since the last one with an answer.
    pub failures: i64,
    /// Whether a practice that is public or open names it.
    pub is_named: bool,
}

/// What is written down of a visit, or of a link that was due and needed none.
#[derive(Debug, Clone, Copy)]
pub struct LinkVisit {
    /// Which link.
    pub link: NamedLinkId,
    /// The visits without an answer since the last one with an answer.
    pub failures: i64,
    /// When it was visited, if it was.
    pub visited_at: Option<Timestamp>,
    /// When it is due again.
    pub next: Timestamp,
}

/// A link of a practice that does not answer.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct DeadLink {
    /// Its address.
    pub url: String,
    /// When it answered last, if it ever did.
    pub answered_at: Option<Timestamp>,
}
