//! One SQL for two engines: a statement is a literal with `$1` placeholders, bound and run through
//! [`Engine::sql`]. Knows connections and values, no table.

use std::sync::Arc;

use sqlx::pool::PoolConnection;
use sqlx::postgres::PgArguments;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, PgConnection, Postgres, SqlStr, Sqlite, Transaction};

use super::Fault;
use super::call::Call;
use super::dialect::Dialect;
use super::side::{AskedCount, Fuse, Lender, On, Record, Side, Value};
use super::signal::{Signal, Signals};
use super::writer::GroupTx;

/// A connection that reads or a transaction that writes: statements run on either.
pub trait Engine: Send {
    /// The connection of the next statement. Only `db` itself calls this.
    #[doc(hidden)]
    fn on(&mut self) -> On<'_>;

    /// A statement that both engines understand, lists included: `IN ({ids $1})`, `IN ({texts $1})`.
    fn sql(&mut self, text: &'static str) -> Query<'_> {
        self.sql_for(text, text)
    }

    /// Statements that are sent in one call.
    fn call(&mut self) -> Call<'_> {
        Call::new(self.on())
    }

    /// A statement where the engines truly differ: row locks, operators on JSON, and little else.
    fn sql_for(&mut self, sqlite: &'static str, postgres: &'static str) -> Query<'_> {
        Query::spelt(self.on(), sqlite, postgres)
    }
}

/// A connection that only reads.
pub struct Conn {
    pub(super) inner: ReadSide,
    pub(super) count: Arc<AskedCount>,
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
    pub(super) count: Arc<AskedCount>,
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
    /// A statement that PostgreSQL alone needs: a lock. SQLite has one writer, so a transaction there excludes the others.
    pub fn sql_on_postgres(&mut self, text: &'static str) -> Option<Query<'_>> {
        match self.inner {
            WriteSide::Sqlite(_) => None,
            WriteSide::Postgres(_) => Some(self.sql(text)),
        }
    }

    /// The SQL that its engine speaks.
    pub fn dialect(&self) -> Dialect {
        match self.inner {
            WriteSide::Sqlite(_) => Dialect::Sqlite,
            WriteSide::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Sets PostgreSQL up for many rows that are worth nothing without a later commit, until this transaction ends.
    ///
    /// Its commit does not wait for the disk. The log is written in the order of the commits, so a later commit that waits
    /// for the disk brings this one with it; after a crash that comes first, this one is gone as a whole. Long values are
    /// compressed by the fast method, where the server has it. The one writer of SQLite shares its commits with other deeds,
    /// so there nothing changes.
    pub async fn begin_loading(&mut self) -> Result<(), Fault> {
        let setting = self.sql_on_postgres(
            "SELECT set_config('synchronous_commit', 'off', TRUE)
             UNION ALL
             SELECT set_config(name, 'lz4', TRUE) FROM pg_settings
             WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)",
        );
        if let Some(setting) = setting {
            setting.execute().await?;
        }
        Ok(())
    }

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
        for signal in self.wakes.clone() {
            if let Some(notify) = self.sql_on_postgres("SELECT pg_notify('praxis', $1)") {
                notify.bind(signal.as_str()).execute().await?;
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
            Side::Reader(_) | Side::Writer(..) => Dialect::Sqlite.statement(sqlite),
            Side::Postgres(..) => Dialect::Postgres.statement(postgres),
        };
        Self::new(on, text)
    }

    fn new(on: On<'c>, text: SqlStr) -> Self {
        on.note_statement();
        on.note_call();
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
