//! One SQL for two engines: a statement is a literal with `$1` placeholders, bound and run through
//! [`Engine::sql`]. Knows connections and values, no table.

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{
    Arguments, AssertSqlSafe, Encode, FromRow, PgConnection, Postgres, SqlSafeStr, SqlStr, Sqlite,
    SqliteConnection, Transaction, Type,
};

use super::Fault;
use super::dialect::Dialect;
use super::signal::{Signal, Signals};
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

/// A connection that reads or a transaction that writes: statements run on either.
pub trait Engine: Send {
    /// The connection of the next statement. Only `db` itself calls this.
    #[doc(hidden)]
    fn on(&mut self) -> On<'_>;

    /// A statement that both engines understand, lists included: `IN ({ids $1})`, `IN ({texts $1})`.
    fn sql(&mut self, text: &'static str) -> Query<'_> {
        self.sql_for(text, text)
    }

    /// A statement where the engines truly differ: row locks, operators on JSON, and little else.
    fn sql_for(&mut self, sqlite: &'static str, postgres: &'static str) -> Query<'_> {
        Query::spelt(self.on(), sqlite, postgres)
    }
}

/// A connection that only reads.
pub struct Conn {
    pub(super) inner: ReadSide,
    pub(super) count: Arc<AtomicU64>,
}

pub(super) enum ReadSide {
    Sqlite(PoolConnection<Sqlite>),
    Postgres(PoolConnection<Postgres>),
    /// All statements read the snapshot of the first one.
    SqliteMoment(Transaction<'static, Sqlite>),
    PostgresMoment(Transaction<'static, Postgres>),
}

impl Engine for Conn {
    fn on(&mut self) -> On<'_> {
        let side = match &mut self.inner {
            ReadSide::Sqlite(c) => Side::Reader(c),
            ReadSide::SqliteMoment(c) => Side::Reader(c),
            ReadSide::Postgres(c) => Side::Postgres(c, None),
            ReadSide::PostgresMoment(c) => Side::Postgres(c, None),
        };
        On {
            side,
            count: &self.count,
        }
    }
}

/// A transaction. Dropped without [`Tx::commit`] it is rolled back.
///
/// After a statement has failed, the transaction can neither run another statement nor be committed, on either engine.
pub struct Tx {
    pub(super) inner: WriteSide,
    pub(super) spoilt: bool,
    pub(super) wakes: Vec<Signal>,
    pub(super) signals: Arc<Signals>,
    pub(super) count: Arc<AtomicU64>,
}

pub(super) enum WriteSide {
    Sqlite(GroupTx),
    Postgres(Transaction<'static, Postgres>),
}

impl Engine for Tx {
    fn on(&mut self) -> On<'_> {
        let side = match &mut self.inner {
            WriteSide::Sqlite(tx) => Side::Writer(tx, &mut self.spoilt),
            WriteSide::Postgres(tx) => Side::Postgres(tx, Some(&mut self.spoilt)),
        };
        On {
            side,
            count: &self.count,
        }
    }
}

impl Tx {
    /// Wakes the waiters for this signal, on every node, once the transaction is stored.
    pub fn wake(&mut self, signal: Signal) {
        if !self.wakes.contains(&signal) {
            self.wakes.push(signal);
        }
    }

    /// Stores everything, or returns why not. Returns only once it is on the disk.
    pub async fn commit(mut self) -> Result<(), Fault> {
        if self.spoilt {
            return Err(Fault::Spoilt);
        }
        if matches!(self.inner, WriteSide::Postgres(_)) {
            for signal in self.wakes.clone() {
                self.sql_for("SELECT $1", "SELECT pg_notify('praxis', $1)")
                    .bind(signal.as_str())
                    .execute()
                    .await?;
            }
        }
        match self.inner {
            WriteSide::Sqlite(tx) => tx.commit().await?,
            WriteSide::Postgres(tx) => tx.commit().await.map_err(Fault::at_commit)?,
        }
        for signal in self.wakes {
            self.signals.fire(signal);
        }
        Ok(())
    }
}

/// The connection on which a statement runs, and the counter of statements.
#[doc(hidden)]
pub struct On<'c> {
    side: Side<'c>,
    count: &'c AtomicU64,
}

enum Side<'c> {
    Reader(&'c mut SqliteConnection),
    Writer(&'c mut GroupTx, &'c mut bool),
    Postgres(&'c mut PgConnection, Option<&'c mut bool>),
}

/// A statement with the values bound so far.
pub struct Query<'c> {
    on: Bound<'c>,
    text: SqlStr,
    failed: Option<sqlx::Error>,
}

enum Bound<'c> {
    Sqlite(Lender<'c>, Option<&'c mut bool>, SqliteArguments),
    Postgres(&'c mut PgConnection, Option<&'c mut bool>, PgArguments),
}

enum Lender<'c> {
    Reader(&'c mut SqliteConnection),
    Writer(&'c mut GroupTx),
}

impl Lender<'_> {
    fn lend(&mut self) -> Result<Lent<'_>, Fault> {
        match self {
            Self::Reader(connection) => Ok(Lent::Reader(connection)),
            Self::Writer(tx) => tx.lend().map(Lent::Writer),
        }
    }
}

/// Marks a transaction as spoilt unless its statement succeeded. A statement whose future is dropped half-way must not
/// be followed by a commit.
struct Fuse<'c>(Option<&'c mut bool>);

impl<'c> Fuse<'c> {
    fn lit(spoilt: Option<&'c mut bool>) -> Result<Self, Fault> {
        match spoilt {
            Some(true) => Err(Fault::Spoilt),
            other => Ok(Self(other)),
        }
    }

    fn judge<T>(mut self, outcome: &Result<T, sqlx::Error>) {
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

/// Runs a statement by one of the driver's verbs, on the engine of its connection.
macro_rules! run {
    ($query:ident, $prepared:ident, $verb:ident $(, $map:expr)?) => {{
        let Query { on, text, failed } = $query;
        if let Some(error) = failed {
            return Err(error.into());
        }
        match on {
            Bound::Sqlite(mut lender, spoilt, arguments) => {
                let fuse = Fuse::lit(spoilt)?;
                let mut lent = lender.lend()?;
                let outcome = sqlx::$prepared(text, arguments).$verb(lent.connection()?).await$(.map($map))?;
                fuse.judge(&outcome);
                outcome.map_err(Fault::from)
            }
            Bound::Postgres(connection, spoilt, arguments) => {
                let fuse = Fuse::lit(spoilt)?;
                let outcome = sqlx::$prepared(text, arguments).$verb(connection).await$(.map($map))?;
                fuse.judge(&outcome);
                outcome.map_err(Fault::from)
            }
        }
    }};
}

impl<'c> Query<'c> {
    /// The statement as the engine of this connection spells it.
    pub(super) fn spelt(on: On<'c>, sqlite: &'static str, postgres: &'static str) -> Self {
        let text = match on.side {
            Side::Reader(_) | Side::Writer(..) => Dialect::Sqlite.spell(sqlite),
            Side::Postgres(..) => Dialect::Postgres.spell(postgres),
        };
        let text = match text {
            Cow::Borrowed(literal) => literal.into_sql_str(),
            // Only the spelling of a list was put into the literal; values are always bound.
            Cow::Owned(spelt) => AssertSqlSafe(spelt).into_sql_str(),
        };
        Self::new(on, text)
    }

    fn new(on: On<'c>, text: SqlStr) -> Self {
        on.count.fetch_add(1, Ordering::Relaxed);
        let on = match on.side {
            Side::Reader(c) => Bound::Sqlite(Lender::Reader(c), None, SqliteArguments::default()),
            Side::Writer(tx, spoilt) => {
                Bound::Sqlite(Lender::Writer(tx), Some(spoilt), SqliteArguments::default())
            }
            Side::Postgres(c, spoilt) => Bound::Postgres(c, spoilt, PgArguments::default()),
        };
        Self {
            on,
            text,
            failed: None,
        }
    }

    /// Binds the value of the next placeholder.
    #[must_use]
    pub fn bind<'v, T: Value<'v>>(mut self, value: T) -> Self {
        let added = match &mut self.on {
            Bound::Sqlite(_, _, arguments) => Arguments::add(arguments, value),
            Bound::Postgres(_, _, arguments) => arguments.add(value),
        };
        if let Err(error) = added {
            self.failed.get_or_insert(sqlx::Error::Encode(error));
        }
        self
    }

    /// The one row that must be there.
    pub async fn one<T: Record>(self) -> Result<T, Fault> {
        run!(self, query_as_with, fetch_one)
    }

    /// The row, if there is one.
    pub async fn optional<T: Record>(self) -> Result<Option<T>, Fault> {
        run!(self, query_as_with, fetch_optional)
    }

    /// All rows.
    pub async fn all<T: Record>(self) -> Result<Vec<T>, Fault> {
        run!(self, query_as_with, fetch_all)
    }

    /// Runs a statement that changes rows, and returns how many it changed.
    pub async fn execute(self) -> Result<u64, Fault> {
        run!(self, query_with, execute, |done| done.rows_affected())
    }
}
