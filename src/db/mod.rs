//! The ground: one database layer for SQLite and PostgreSQL. Rooms write SQL once, in their `store.rs`,
//! and run it through [`Engine`] on a [`Conn`] that reads or a [`Tx`] that writes. Knows no room and no table
//! but its own bookkeeping.

pub mod backup;
mod checked;
mod dialect;
mod engine;
mod fault;
pub mod ids;
mod migrate;
mod postgres;
mod presence;
mod signal;
mod sqlite;
pub(crate) mod stored;
mod timestamp;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sqlx::{PgPool, SqlitePool};
use tokio::sync::watch;

pub use checked::Checked;
pub use dialect::Dialect;
pub use engine::{Conn, Engine, Query, Record, Tx, Value};
pub use fault::Fault;
pub use signal::Signal;
pub use timestamp::Timestamp;
pub use writer::Limits;

use engine::{Reading, Writing};
use signal::Signals;
use writer::GroupWriter;

/// Which database.
#[derive(Clone, PartialEq, Eq)]
pub enum Target {
    /// A file.
    Sqlite(PathBuf),
    /// A server's address, `postgres://…`, with the password in it.
    Postgres(String),
}

impl std::fmt::Debug for Target {
    /// Without the password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(file) => write!(f, "{}", file.display()),
            Self::Postgres(_) => write!(f, "a PostgreSQL server"),
        }
    }
}

/// What the database is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// The service: on SQLite only one process at a time may serve a file.
    Serve,
    /// One command, which may run beside the service.
    Command,
}

/// What a database without tables means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Missing {
    /// They are made.
    Made,
    /// The person meant another database.
    Refused,
}

/// How a database is used; the defaults are right for the service.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// How many connections at most; as many as this machine can use, if nothing is said.
    pub connections: Option<u32>,
    /// How long the one writer of SQLite may be held and waited for.
    pub limits: Limits,
}

/// The database, whichever it is. Cheap to copy.
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
    purpose: Purpose,
    signals: Arc<Signals>,
    statements: Arc<AtomicU64>,
    /// Held for as long as this process serves the file.
    _serving: Option<std::fs::File>,
}

/// So often a file that another process is just closing is opened again, before it counts as busy.
const OPENINGS: u32 = 20;
const BETWEEN_OPENINGS: Duration = Duration::from_millis(50);

impl Db {
    /// Opens the database, makes the file or finds the server, and brings its tables up to date.
    pub async fn open(target: &Target, purpose: Purpose) -> Result<Self, Fault> {
        Self::open_with(target, purpose, Options::default()).await
    }

    /// As [`Db::open`], with other limits than the service's.
    pub async fn open_with(
        target: &Target,
        purpose: Purpose,
        options: Options,
    ) -> Result<Self, Fault> {
        Self::open_patiently(target, purpose, options, Missing::Made).await
    }

    /// As [`Db::open`], but makes nothing where no database of Praxis is.
    pub async fn open_existing(target: &Target, purpose: Purpose) -> Result<Self, Fault> {
        Self::open_patiently(target, purpose, Options::default(), Missing::Refused).await
    }

    async fn open_patiently(
        target: &Target,
        purpose: Purpose,
        options: Options,
        missing: Missing,
    ) -> Result<Self, Fault> {
        // SQLite answers "locked" at once, whatever the busy time-out, while the last connection of another process
        // closes the file: a command beside a command that ends.
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
        purpose: Purpose,
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
            statements: Arc::default(),
            _serving: serving,
        };
        let db = Self {
            pool,
            shared: Arc::new(shared),
        };
        db.migrate().await?;
        Ok(db)
    }

    /// A connection that reads. Each statement sees what is stored when it runs.
    pub async fn read(&self) -> Result<Conn, Fault> {
        let inner = match &self.pool {
            Pool::Sqlite { readers, .. } => Reading::Sqlite(readers.acquire().await?),
            Pool::Postgres(pool) => Reading::Postgres(pool.acquire().await?),
        };
        Ok(Conn {
            inner,
            count: self.shared.statements.clone(),
        })
    }

    /// A connection whose statements all see the same moment: for pages that must not mix two editions.
    pub async fn read_moment(&self) -> Result<Conn, Fault> {
        let inner = match &self.pool {
            Pool::Sqlite { readers, .. } => Reading::SqliteMoment(readers.begin().await?),
            Pool::Postgres(pool) => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
                Reading::PostgresMoment(pool.begin_with(begin).await?)
            }
        };
        Ok(Conn {
            inner,
            count: self.shared.statements.clone(),
        })
    }

    /// A transaction that writes. Await nothing slow in it: on SQLite everybody else waits meanwhile.
    pub async fn write(&self) -> Result<Tx, Fault> {
        let inner = match &self.pool {
            Pool::Sqlite { writer, .. } => Writing::Sqlite(writer.begin().await?),
            Pool::Postgres(pool) => Writing::Postgres(pool.begin().await?),
        };
        Ok(Tx {
            inner,
            spoilt: false,
            wakes: Vec::new(),
            signals: self.shared.signals.clone(),
            count: self.shared.statements.clone(),
        })
    }

    /// Brings the tables up to date, under a lock; refuses tables that are newer than this program.
    pub async fn migrate(&self) -> Result<(), Fault> {
        match (&self.pool, &self.shared.target) {
            (Pool::Sqlite { .. }, Target::Sqlite(file)) => {
                // A service of this very process is about to know the new tables.
                migrate::sqlite(file, self.shared.purpose == Purpose::Command).await
            }
            (Pool::Postgres(pool), _) => migrate::postgres(pool).await,
            _ => Ok(()),
        }
    }

    /// Rises whenever somebody woke this signal: here after a commit, elsewhere if [`Db::follow`] runs.
    pub fn woken(&self, signal: Signal) -> watch::Receiver<u64> {
        self.shared.signals.subscribe(signal)
    }

    /// Hears what other processes commit, for as long as this future is polled: other nodes on PostgreSQL,
    /// a command beside the service on SQLite. Every signal fires once when it begins to hear.
    pub async fn follow(&self) {
        match &self.pool {
            Pool::Sqlite { readers, .. } => sqlite::follow(readers, &self.shared.signals).await,
            Pool::Postgres(pool) => postgres::follow(pool, &self.shared.signals).await,
        }
    }

    /// How many statements were run since the start: tests hold pages to a budget with it.
    pub fn statements(&self) -> u64 {
        self.shared.statements.load(Ordering::Relaxed)
    }

    /// What is wrong with the database as such: damaged pages, rows that refer to nothing. PostgreSQL looks
    /// after both itself.
    pub async fn faults(&self) -> Result<Vec<String>, Fault> {
        match &self.pool {
            Pool::Sqlite { readers, .. } => {
                Ok(backup::faults_of(&mut *readers.acquire().await?).await?)
            }
            Pool::Postgres(_) => Ok(Vec::new()),
        }
    }

    /// Which database this is.
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
                // The writer goes last: only it can move the log into the file.
                readers.close().await;
                writer.close().await;
            }
            Pool::Postgres(pool) => pool.close().await,
        }
    }
}

/// Whether a database of Praxis is there, of whatever version. Looking makes nothing.
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

/// Keeps every other process from serving a SQLite file, for as long as the answer is held; refused while one
/// serves it.
pub fn keep_from_serving(file: &Path) -> Result<std::fs::File, Fault> {
    sqlite::lock_for_serving(file)
}
