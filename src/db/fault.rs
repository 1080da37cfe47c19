//! What can go wrong between us and the database, sorted by what the person in front of it can do.
//! Knows no table and no page.

use std::sync::Arc;

/// Why the database did not do what was asked.
///
/// Cheap to copy, because one failed commit is told to every member of a shared transaction.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Fault {
    /// Nothing was stored, and the same request may well succeed in a moment.
    #[error("the database is busy: {0}")]
    Busy(Arc<str>),
    /// The connection was lost at the commit: it may have been stored or not.
    #[error("the answer to a commit was lost, it may have been stored: {0}")]
    Unknown(Arc<str>),
    /// A transaction was held longer than anybody may make others wait; nothing of it was stored.
    #[error("a transaction was held too long and was rolled back")]
    Overdue,
    /// A statement of this transaction failed or was cut short before; nothing of it can be stored.
    #[error("an earlier statement of this transaction failed")]
    Spoilt,
    /// The statement or the data are wrong: our mistake.
    #[error("{0}")]
    Sql(Arc<sqlx::Error>),
    /// The database cannot be opened or does not fit this program; the sentence is for the operator.
    #[error("{0}")]
    Unfit(Arc<str>),
}

impl Fault {
    /// A fault with a sentence for the person who runs the service.
    pub fn unfit(sentence: impl Into<String>) -> Self {
        Self::Unfit(sentence.into().into())
    }

    /// Whether trying again in a moment makes sense: answer 503, not 500.
    pub fn is_temporary(&self) -> bool {
        matches!(self, Self::Busy(_) | Self::Overdue)
    }

    /// Whether it may have been stored all the same: tell the person to look before repeating.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown(_))
    }

    /// Sorts the failure of a COMMIT: only an engine that says no has certainly stored nothing.
    pub(super) fn at_commit(error: sqlx::Error) -> Self {
        let certain = match error
            .as_database_error()
            .and_then(sqlx::error::DatabaseError::code)
        {
            Some(code) => match code.parse::<i64>() {
                // SQLite: an error of logic, busy, full or constraint means the commit was not written.
                Ok(extended) if code.len() != 5 => matches!(extended & 0xff, 1 | 5 | 13 | 19),
                // PostgreSQL: a shutdown or a broken connection may follow the written commit.
                _ => !(code.starts_with("57P") || code.starts_with("08")),
            },
            None => false,
        };
        if certain {
            error.into()
        } else {
            Self::Unknown(error.to_string().into())
        }
    }
}

impl From<sqlx::Error> for Fault {
    fn from(error: sqlx::Error) -> Self {
        let busy = match &error {
            sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::Io(_)
            | sqlx::Error::WorkerCrashed => true,
            sqlx::Error::Database(refusal) => refusal.code().is_some_and(|code| is_busy(&code)),
            _ => false,
        };
        if busy {
            Self::Busy(error.to_string().into())
        } else {
            Self::Sql(Arc::new(error))
        }
    }
}

/// Whether an engine's code says "not now": locks, timeouts, deadlocks, shutdowns, full disks.
fn is_busy(code: &str) -> bool {
    if code.len() == 5 {
        return matches!(
            code,
            "40001" | "40P01" | "55P03" | "57014" | "25P03" | "25P04"
        ) || code.starts_with("57P")
            || code.starts_with("08")
            || code.starts_with("53");
    }
    code.parse::<i64>()
        .is_ok_and(|extended| matches!(extended & 0xff, 5 | 6 | 13))
}
