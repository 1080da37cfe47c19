//! Why a deed was not done. Actions answer it, and so do the mails that a deed owes.

use crate::account::model::AccountId;
use crate::db::{Fault, Timestamp};
use crate::practice::missing::MissingAnswer;
use crate::practice::model::AuthorsSeq;
use crate::workflow::{Deed, Denied};

/// Why a deed was not done. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such practice, or not for this person.
    #[error("no such practice, or not for this reader")]
    NotFound,
    /// Something happened since the form was drawn.
    #[error("another deed came first: {}", .0.deed)]
    Overtaken(Overtaken),
    /// The table says no.
    #[error(transparent)]
    Denied(Denied),
    /// Answers are missing before it can be submitted.
    #[error("{} answers are missing", .0.len())]
    Incomplete(Vec<MissingAnswer>),
    /// Too many submissions of a newcomer are open.
    #[error("at most {most} submissions may be open before the first publication")]
    TooMany {
        /// The value of `open_submissions`.
        most: i64,
    },
    /// Too many drafts of one person are open.
    #[error("at most {most} drafts may be open at once")]
    TooManyDrafts {
        /// The value of `open_drafts`.
        most: i64,
    },
    /// The address has an open invitation, or its person accepted one. Says the event of its newest mail.
    #[error("the address has been invited")]
    InvitedAlready(AuthorsSeq),
    /// The practice has as many co-authors and open invitations as it may have.
    #[error("at most {most} co-authors may be invited")]
    TooManyAuthors {
        /// The most there may be.
        most: usize,
    },
    /// The reviewer, practice or account that was named does not fit.
    #[error("the account or practice that the form names does not fit")]
    Unfit,
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What came first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overtaken {
    /// The deed that came first.
    pub deed: Deed,
    /// The account that acted; `None` is the service itself.
    pub by: Option<AccountId>,
    /// When that deed was done.
    pub at: Timestamp,
}
