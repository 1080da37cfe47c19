//! The connection on which a statement runs: a reader or the writer of SQLite, or one of PostgreSQL. Knows connections and
//! values, no table.

use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{Encode, FromRow, PgConnection, Postgres, Sqlite, SqliteConnection, Type};

use super::Fault;
use super::writer::{GroupTx, Lent};

/// A value that can be bound: both engines can store it.
pub trait Value<'v>:
    Send + Type<Sqlite> + Type<Postgres> + Encode<'v, Sqlite> + Encode<'v, Postgres>
{
}

impl<'v, T> Value<'v> for T where
    T: Send + Type<Sqlite> + Type<Postgres> + Encode<'v, Sqlite> + Encode<'v, Postgres>
{
}

/// A type that a row can become. Structs that derive `sqlx::FromRow` and tuples implement it by themselves.
pub trait Record:
    Send + Unpin + for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow>
{
}

impl<T> Record for T where
    T: Send + Unpin + for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow>
{
}

/// How often the database was asked since the start.
#[derive(Debug, Default)]
pub struct AskedCount {
    statements: AtomicU64,
    calls: AtomicU64,
}

impl AskedCount {
    pub(super) fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    pub(super) fn calls(&self) -> u64 {
        self.calls.load(Ordering::Relaxed)
    }
}

/// The connection on which a statement runs, and the count.
#[doc(hidden)]
pub struct On<'c> {
    pub(super) side: Side<'c>,
    pub(super) count: &'c AskedCount,
}

impl On<'_> {
    pub(super) fn note_statement(&self) {
        self.count.statements.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn note_call(&self) {
        self.count.calls.fetch_add(1, Ordering::Relaxed);
    }
}

pub(super) enum Side<'c> {
    Reader(&'c mut SqliteConnection),
    Writer(&'c mut GroupTx, &'c mut bool),
    Postgres(&'c mut PgConnection, Option<&'c mut bool>),
}

/// Who lends the connection of SQLite for a statement or a call.
pub(super) enum Lender<'c> {
    Reader(&'c mut SqliteConnection),
    Writer(&'c mut GroupTx),
}

impl Lender<'_> {
    pub(super) fn lend(&mut self) -> Result<Lent<'_>, Fault> {
        match self {
            Self::Reader(connection) => Ok(Lent::Reader(connection)),
            Self::Writer(tx) => tx.lend().map(Lent::Writer),
        }
    }
}

/// Marks a transaction as spoilt unless its statement succeeded. A statement whose future is dropped half-way must not
/// be followed by a commit.
pub(super) struct Fuse<'c>(Option<&'c mut bool>);

impl<'c> Fuse<'c> {
    pub(super) fn lit(spoilt: Option<&'c mut bool>) -> Result<Self, Fault> {
        match spoilt {
            Some(true) => Err(Fault::Spoilt),
            other => Ok(Self(other)),
        }
    }

    pub(super) fn judge<T>(mut self, outcome: &Result<T, sqlx::Error>) {
        if matches!(outcome, Ok(_) | Err(sqlx::Error::RowNotFound)) {
            self.0 = None;
        }
    }
}

impl Drop for Fuse<'_> {
    fn drop(&mut self) {
        if let Some(spoilt) = &mut self.0 {
            **spoilt = true;
        }
    }
}
