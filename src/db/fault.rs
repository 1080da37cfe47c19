//! The errors of the database, sorted by what the reader or the operator can do about them.
//! Knows no table and no page.

use std::sync::Arc;

/// Why the database did not do what was asked.
///
/// Cheap to copy, because one failed commit is reported to every member of a shared transaction.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Fault {
    /// Nothing was stored, and the same request may well succeed in a moment.
    #[error("the database is busy: {0}")]
    Busy(Arc<str>),
    /// Nothing was stored: the disk is full or read-only, or the server accepts no writes. The operator must repair it.
    #[error("the database cannot write: {0}")]
    Unwritable(Arc<str>),
    /// The connection was lost during the commit: the transaction may or may not have been stored.
    #[error("the answer to a commit was lost, it may have been stored: {0}")]
    Unknown(Arc<str>),
    /// A transaction was open for longer than others may wait; nothing of it was stored.
    #[error("a transaction was held too long and was rolled back")]
    Overdue,
    /// An earlier statement of this transaction failed or was cut short; nothing of it can be stored.
    #[error("an earlier statement of this transaction failed")]
    Spoilt,
    /// The statement or the data are wrong: a defect of the program.
    #[error("{0}")]
    Sql(Arc<sqlx::Error>),
    /// The database server does not let this program in, or does not answer; the words go on after "the server".
    #[error("The database server {0}")]
    Unreachable(Arc<str>),
    /// The database cannot be opened or does not fit this program; the sentence is for the operator.
    #[error("{0}")]
    Unfit(Arc<str>),
}

impl Fault {
    /// A fault with a sentence for the person who runs the service.
    pub fn unfit(sentence: impl Into<String>) -> Self {
        Self::Unfit(sentence.into().into())
    }

    /// Whether a retry in a moment can succeed: the answer is 503 and not 500.
    pub fn is_temporary(&self) -> bool {
        matches!(self, Self::Busy(_) | Self::Unwritable(_) | Self::Overdue)
    }

    /// Whether the operator must free disk space or make the database writable again.
    pub fn is_unwritable(&self) -> bool {
        matches!(self, Self::Unwritable(_))
    }

    /// Whether the transaction may have been stored: the page then asks the reader to check before a retry.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown(_))
    }

    /// Sorts the failure of a COMMIT. Nothing was stored for certain only if the engine itself refused it.
    pub(super) fn at_commit(error: sqlx::Error) -> Self {
        let certain = match error
            .as_database_error()
            .and_then(sqlx::error::DatabaseError::code)
        {
            Some(code) => match code.parse::<i64>() {
                // SQLite: the codes for a logic error, busy, read-only, full and constraint mean that nothing was written.
                Ok(extended) if code.len() != 5 => matches!(extended & 0xff, 1 | 5 | 8 | 13 | 19),
                // PostgreSQL: a shutdown or a broken connection can follow a commit that was written.
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
        let meaning = match &error {
            sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::WorkerCrashed => Meaning::NotNow,
            sqlx::Error::Database(refusal) => refusal
                .code()
                .map_or(Meaning::Mistake, |code| Meaning::of(&code)),
            _ => Meaning::Mistake,
        };
        match meaning {
            Meaning::NotNow => Self::Busy(error.to_string().into()),
            Meaning::Unwritable => Self::Unwritable(error.to_string().into()),
            Meaning::Mistake => Self::Sql(Arc::new(error)),
        }
    }
}

/// The meaning of an engine's error code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    /// Locks, timeouts, deadlocks, shutdowns, lost connections.
    NotNow,
    /// A full or failing disk, no memory, no writes.
    Unwritable,
    /// The statement or the data are wrong.
    Mistake,
}

impl Meaning {
    /// SQLite's extended result codes are numbers of at most four digits, PostgreSQL's SQLSTATE has five characters.
    fn of(code: &str) -> Self {
        match (code.len(), code.parse::<i64>()) {
            (5, _) => Self::of_postgres(code),
            (_, Ok(extended)) => Self::of_sqlite(extended & 0xff),
            _ => Self::Mistake,
        }
    }

    fn of_postgres(code: &str) -> Self {
        match code {
            "40001" | "40P01" | "55P03" | "57014" | "25P03" | "25P04" | "53300" => Self::NotNow,
            // A read-only transaction: the server became a standby, or the operator made it read-only.
            "25006" => Self::Unwritable,
            // 58: an error of the operating system, such as a failing disk.
            _ if code.starts_with("53") || code.starts_with("58") => Self::Unwritable,
            _ if code.starts_with("57P") || code.starts_with("08") => Self::NotNow,
            _ => Self::Mistake,
        }
    }

    fn of_sqlite(primary: i64) -> Self {
        match primary {
            // Busy, locked.
            5 | 6 => Self::NotNow,
            // No memory, read-only, I/O error, full, cannot open.
            7 | 8 | 10 | 13 | 14 => Self::Unwritable,
            _ => Self::Mistake,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_from_a_mistake() {
        for code in [
            "13", "10", "778", "1034", "8", "1032", "14", "7", "53100", "53200", "53000", "25006",
            "58030",
        ] {
            assert_eq!(Meaning::of(code), Meaning::Unwritable, "{code}");
        }
        for code in [
            "5", "517", "6", "262", "53300", "57P01", "57P03", "08006", "40001", "40P01", "55P03",
        ] {
            assert_eq!(Meaning::of(code), Meaning::NotNow, "{code}");
        }
        for code in [
            "1", "19", "787", "2067", "11", "23505", "42P01", "22001", "P0001", "",
        ] {
            assert_eq!(Meaning::of(code), Meaning::Mistake, "{code}");
        }
    }
}
