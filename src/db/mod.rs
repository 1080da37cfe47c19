//! The database layer for SQLite and PostgreSQL. Rooms write SQL once, in their `store.rs`,
//! and run it through [`Engine`] on a [`Conn`] that reads or a [`Tx`] that writes. Knows no room and no table
//! but its own bookkeeping.

pub mod backup;
mod bulk;
mod call;
mod checked;
mod dialect;
mod engine;
mod fault;
pub mod ids;
mod migrate;
mod postgres;
mod presence;
mod public;
mod side;
mod signal;
mod sqlite;
pub(crate) mod stored;
mod timestamp;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use sqlx::{PgPool, SqlitePool};
use tokio::sync::watch;

pub use bulk::BulkRows;
pub use call::{Call, CallResults};
pub use checked::Checked;
pub use dialect::Dialect;
pub use engine::{Conn, Engine, Query, Tx};
pub use fault::Fault;
pub use public::{PublicCall, PublicConn, Replica, Selection};
pub use side::{Record, Value};
pub use signal::Signal;
pub use timestamp::Timestamp;
pub use writer::WriterLimits;

use engine::{ReadSide, WriteSide};
use side::AskedCount;
use signal::Signals;
use writer::GroupWriter;

/// The address of a database.
#[derive(Clone, PartialEq, Eq)]
pub enum Target {
    /// A file.
    Sqlite(PathBuf),
    /// A server's address, `postgres://…`, with the password in it.
    Postgres(String),
}

impl Target {
    /// Whether a server can be looked for at this address. Every file can be.
    pub fn is_readable(&self) -> bool {
        match self {
            Self::Sqlite(_) => true,
            Self::Postgres(address) => postgres::can_read(address),
        }
    }
}

impl std::fmt::Debug for Target {
    /// Prints no password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(file) => write!(f, "{}", file.display()),
            Self::Postgres(_) => write!(f, "a PostgreSQL server"),
        }
    }
}

/// The process that opens the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenFor {
    /// The service: on SQLite only one process at a time may serve a file.
    Serve,
    /// One command, which may run beside the service.
    Command,
}

/// How opening treats a database without tables.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Missing {
    /// Opening creates them.
    Made,
    /// Opening fails: the operator meant another database.
    Refused,
}

/// How a database is used. The defaults are those of the service.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The most connections. Without it, as many as this machine can use.
    pub connections: Option<u32>,
    /// How long a transaction may hold the one writer of SQLite, and how long others wait for it.
    pub limits: WriterLimits,
}

/// The database on either engine. Cheap to copy.
#[derive(Clone)]
pub struct Db {
    pool: Pool,
    shared: Arc<Shared>,
}

#[derive(Clone)]
enum Pool {
    Sqlite {
        readers: SqlitePool,
        writer: GroupWriter,
    },
    Postgres(PgPool),
}

struct Shared {
    target: Target,
    purpose: OpenFor,
    signals: Arc<Signals>,
    asked: Arc<AskedCount>,
    /// The lock that this process holds for as long as it serves the file.
    _serving: Option<std::fs::File>,
}

/// How often opening a file is tried while another process closes it. After that the file counts as busy.
const OPENINGS: u32 = 20;
const BETWEEN_OPENINGS: Duration = Duration::from_millis(50);

impl Db {
    /// Opens the database and migrates its tables. On SQLite it creates the file if need be.
    pub async fn open(target: &Target, purpose: OpenFor) -> Result<Self, Fault> {
        Self::open_with(target, purpose, Options::default()).await
    }

    /// As [`Db::open`], with other limits than those of the service.
    pub async fn open_with(
        target: &Target,
        purpose: OpenFor,
        options: Options,
    ) -> Result<Self, Fault> {
        Self::open_patiently(target, purpose, options, Missing::Made).await
    }

    /// As [`Db::open`], but creates nothing: it fails where there is no database of Praxis.
    pub async fn open_existing(target: &Target, purpose: OpenFor) -> Result<Self, Fault> {
        Self::open_patiently(target, purpose, Options::default(), Missing::Refused).await
    }

    async fn open_patiently(
        target: &Target,
        purpose: OpenFor,
        options: Options,
        missing: Missing,
    ) -> Result<Self, Fault> {
        // While the last connection of another process closes the file, SQLite answers "locked" at once, without regard
        // to the busy time-out. This happens to a command that starts while another one ends.
        for _ in 0..OPENINGS {
            match Self::open_once(target, purpose, options, missing).await {
                Err(Fault::Busy(_)) if matches!(target, Target::Sqlite(_)) => {
                    tokio::time::sleep(BETWEEN_OPENINGS).await;
                }
                outcome => return outcome,
            }
        }
        Self::open_once(target, purpose, options, missing).await
    }

    async fn open_once(
        target: &Target,
        purpose: OpenFor,
        options: Options,
        missing: Missing,
    ) -> Result<Self, Fault> {
        let (pool, serving) = match target {
            Target::Sqlite(file) => {
                if missing == Missing::Refused && !presence::in_file(file).await? {
                    return Err(presence::missing_in(file));
                }
                sqlite::open(file, purpose, options).await?
            }
            Target::Postgres(address) => {
                let pool = postgres::open(address, options).await?;
                if missing == Missing::Refused && !presence::on_server(&pool).await? {
                    return Err(presence::missing_on(&pool));
                }
                (Pool::Postgres(pool), None)
            }
        };
        let shared = Shared {
            target: target.clone(),
            purpose,
            signals: Arc::default(),
            asked: Arc::default(),
            _serving: serving,
        };
        let db = Self {
            pool,
            shared: Arc::new(shared),
        };
        db.migrate().await?;
        Ok(db)
    }

    /// The most connections that read at the same time.
    pub fn most_readers(&self) -> u32 {
        match &self.pool {
            Pool::Sqlite { readers, .. } => readers.options().get_max_connections(),
            Pool::Postgres(pool) => pool.options().get_max_connections(),
        }
    }

    /// A connection that reads. Each statement sees the state at its own time.
    pub async fn read(&self) -> Result<Conn, Fault> {
        let inner = match &self.pool {
            Pool::Sqlite { readers, .. } => ReadSide::Sqlite(readers.acquire().await?),
            Pool::Postgres(pool) => ReadSide::Postgres(pool.acquire().await?),
        };
        Ok(Conn {
            inner,
            count: self.shared.asked.clone(),
        })
    }

    /// A connection whose statements all read one snapshot: for pages that must not mix two editions.
    pub async fn read_moment(&self) -> Result<Conn, Fault> {
        let inner = match &self.pool {
            Pool::Sqlite { readers, .. } => ReadSide::SqliteMoment(readers.begin().await?),
            Pool::Postgres(pool) => {
                ReadSide::PostgresMoment(pool.begin_with(postgres::SNAPSHOT).await?)
            }
        };
        Ok(Conn {
            inner,
            count: self.shared.asked.clone(),
        })
    }

    /// A transaction that writes. Await nothing slow in it: on SQLite all other writers wait for it.
    pub async fn write(&self) -> Result<Tx, Fault> {
        let inner = match &self.pool {
            Pool::Sqlite { writer, .. } => WriteSide::Sqlite(writer.begin().await?),
            Pool::Postgres(pool) => WriteSide::Postgres(pool.begin().await?),
        };
        Ok(Tx {
            inner,
            spoilt: false,
            wakes: Vec::new(),
            signals: self.shared.signals.clone(),
            count: self.shared.asked.clone(),
        })
    }

    /// Migrates the tables under a lock. Tables of a newer version are refused.
    pub async fn migrate(&self) -> Result<(), Fault> {
        match (&self.pool, &self.shared.target) {
            (Pool::Sqlite { .. }, Target::Sqlite(file)) => {
                // The service of this process opens the database after the migration, so it knows the new tables.
                migrate::sqlite(file, self.shared.purpose == OpenFor::Command).await
            }
            (Pool::Postgres(pool), _) => migrate::postgres(pool).await,
            _ => Ok(()),
        }
    }

    /// A counter that rises each time the signal is fired: by commits of this process, and by those of others while
    /// [`Db::follow`] runs.
    pub fn woken(&self, signal: Signal) -> watch::Receiver<u64> {
        self.shared.signals.subscribe(signal)
    }

    /// Whether [`Db::follow`] runs and reaches the database.
    pub fn is_followed(&self) -> bool {
        self.shared.signals.are_followed()
    }

    /// Follows the commits of other processes for as long as this future is polled: other nodes on PostgreSQL, commands
    /// beside the service on SQLite. Every signal fires once when the future starts to listen.
    pub async fn follow(&self) {
        match &self.pool {
            Pool::Sqlite { readers, .. } => sqlite::follow(readers, &self.shared.signals).await,
            Pool::Postgres(pool) => postgres::follow(pool, &self.shared.signals).await,
        }
    }

    /// The SQL that its engine speaks.
    pub fn dialect(&self) -> Dialect {
        match self.pool {
            Pool::Sqlite { .. } => Dialect::Sqlite,
            Pool::Postgres(_) => Dialect::Postgres,
        }
    }

    /// The number of statements since the start, for the tests that limit the statements of a page.
    pub fn statements(&self) -> u64 {
        self.shared.asked.statements()
    }

    /// The number of calls since the start. A call carries one statement or several.
    pub fn calls(&self) -> u64 {
        self.shared.asked.calls()
    }

    /// The defects of a SQLite database: damaged pages, rows that refer to missing rows. PostgreSQL prevents both itself.
    pub async fn faults(&self) -> Result<Vec<String>, Fault> {
        match &self.pool {
            Pool::Sqlite { readers, .. } => {
                Ok(backup::faults_of(&mut *readers.acquire().await?).await?)
            }
            Pool::Postgres(_) => Ok(Vec::new()),
        }
    }

    /// The address of this database.
    pub fn target(&self) -> &Target {
        &self.shared.target
    }

    /// The file, on SQLite.
    pub fn file(&self) -> Option<&Path> {
        match &self.shared.target {
            Target::Sqlite(file) => Some(file),
            Target::Postgres(_) => None,
        }
    }

    /// Lets the transactions under way finish and closes every connection.
    pub async fn close(&self) {
        match &self.pool {
            Pool::Sqlite { readers, writer } => {
                // The writer is closed last: only it can merge the log into the file.
                readers.close().await;
                writer.close().await;
            }
            Pool::Postgres(pool) => pool.close().await,
        }
    }
}

/// Whether there is a database of Praxis, of any version. The check creates nothing.
pub async fn is_there(target: &Target) -> Result<bool, Fault> {
    match target {
        Target::Sqlite(file) => presence::in_file(file).await,
        Target::Postgres(address) => {
            let pool = postgres::open(address, Options::default()).await?;
            let found = presence::on_server(&pool).await;
            pool.close().await;
            found
        }
    }
}

/// Keeps other processes from serving a SQLite file for as long as the returned lock is held. Refused while a process
/// serves it.
pub fn keep_from_serving(file: &Path) -> Result<std::fs::File, Fault> {
    sqlite::lock_for_serving(file)
}
