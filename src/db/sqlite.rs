//! Opens a SQLite file: one connection that writes, and read-only connections. A commit is acknowledged only when it is
//! on the disk. Only one process serves a file; commands may run beside it.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{SqliteConnection, SqlitePool};

use super::signal::Signals;
use super::writer::GroupWriter;
use super::{Fault, OpenFor, Options, Pool};
use crate::private_files;

/// Before this version a write during two checkpoints could damage the write-ahead log.
const SOUND: (u32, u32, u32) = (3, 51, 3);

/// How often a serving process checks whether another process has written.
const LOOK: Duration = Duration::from_secs(1);

/// How much of a file a command may keep in memory: 64 MiB, as SQLite reads it.
const CACHE: &str = "-65536";

/// The log of a command is copied into the file when it has so many pages: 32 MiB.
const LONG_LOG: &str = "8192";

pub(super) async fn open(
    file: &Path,
    purpose: OpenFor,
    options: Options,
) -> Result<(Pool, Option<File>), Fault> {
    make_folder(file)?;
    keep_private(file)?;
    let serving = match purpose {
        OpenFor::Serve => Some(lock_for_serving(file)?),
        OpenFor::Command => None,
    };
    let writing = match purpose {
        OpenFor::Serve => writing(file),
        OpenFor::Command => for_command(file),
    };
    let writer = GroupWriter::open(writing, options.limits).await?;
    let readers = SqlitePoolOptions::new()
        .max_connections(options.connections.unwrap_or_else(readers))
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(10))
        .connect_with(reading(file))
        .await?;
    check_version(&readers).await?;
    Ok((Pool::Sqlite { readers, writer }, serving))
}

/// Creates the folder of the file if need be, readable by the service's user only: it will contain personal data.
pub(super) fn make_folder(file: &Path) -> Result<(), Fault> {
    let Some(folder) = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    else {
        return Ok(());
    };
    private_files::make_folder(folder).map_err(|e| {
        Fault::unfit(format!(
            "The data folder {} cannot be made: {e}.",
            folder.display()
        ))
    })
}

/// Creates the file before SQLite does, and removes other users' rights from an existing one. SQLite gives its log and
/// the log's index the mode of the file.
fn keep_private(file: &Path) -> Result<(), Fault> {
    if !file.exists() {
        private_files::options()
            .open(file)
            .map_err(|e| Fault::unfit(format!("{} cannot be made: {e}.", file.display())))?;
    }
    for ending in ["", "-wal", "-shm", "-journal"] {
        tighten(&with_ending(file, ending))?;
    }
    Ok(())
}

/// Removes other users' rights from a file of the database.
pub(super) fn tighten(file: &Path) -> Result<(), Fault> {
    private_files::tighten(file)
        .map_err(|e| Fault::unfit(format!("{} cannot be kept private: {e}.", file.display())))
}

/// The path of a file beside the database, whose name is the database's with an ending.
pub(super) fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// The options of the connection that writes. `FULL` syncs at each commit. Without it, a power cut would lose the last
/// decisions although they were acknowledged.
pub(super) fn writing(file: &Path) -> SqliteConnectOptions {
    common(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
}

/// The same for a command, which may write more than a page of the service ever does: an import. With the usual 2 MB it would
/// read each page of an index again and again, and copy the log into the file with each batch.
fn for_command(file: &Path) -> SqliteConnectOptions {
    writing(file)
        .pragma("cache_size", CACHE)
        .pragma("wal_autocheckpoint", LONG_LOG)
}

fn reading(file: &Path) -> SqliteConnectOptions {
    common(file).read_only(true).pragma("query_only", "ON")
}

fn common(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .busy_timeout(Duration::from_secs(5))
        .pragma("trusted_schema", "OFF")
        .pragma("mmap_size", "0")
        .statement_cache_capacity(256)
}

/// Eight at least: files that are being sent hold up to half of them.
fn readers() -> u32 {
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    u32::try_from(cores * 2).unwrap_or(8).clamp(8, 16)
}

async fn check_version(readers: &SqlitePool) -> Result<(), Fault> {
    let (version,): (String,) = sqlx::query_as("SELECT sqlite_version()")
        .fetch_one(readers)
        .await?;
    if is_sound(&version) {
        return Ok(());
    }
    Err(Fault::unfit(format!(
        "SQLite {version} is too old: before 3.51.3 it could damage a database."
    )))
}

fn is_sound(version: &str) -> bool {
    let mut parts = version
        .split('.')
        .map(|part| part.parse::<u32>().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next(), next(), next()) >= SOUND
}

/// The lock file beside the database that a serving process holds.
fn serving_lock(file: &Path) -> PathBuf {
    file.with_extension("serving.lock")
}

/// The lock file that a process holds while it migrates the tables.
pub(super) fn migrating_lock(file: &Path) -> PathBuf {
    file.with_extension("migrating.lock")
}

pub(super) fn lock_for_serving(file: &Path) -> Result<File, Fault> {
    let lock = lock_file(&serving_lock(file))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(Fault::unfit(format!(
            "Another process already serves {}; stop it first.",
            file.display()
        ))),
        Err(TryLockError::Error(e)) => Err(Fault::unfit(format!(
            "{} cannot be locked: {e}.",
            file.display()
        ))),
    }
}

/// Whether a process serves this file now.
pub(super) fn is_served(file: &Path) -> Result<bool, Fault> {
    let lock = serving_lock(file);
    if !lock.exists() {
        return Ok(false);
    }
    Ok(matches!(
        lock_file(&lock)?.try_lock_shared(),
        Err(TryLockError::WouldBlock)
    ))
}

pub(super) fn lock_file(path: &Path) -> Result<File, Fault> {
    let lock = private_files::options()
        .truncate(false)
        .read(true)
        .open(path)
        .map_err(|e| {
            Fault::unfit(format!(
                "The lock file {} cannot be opened: {e}.",
                path.display()
            ))
        })?;
    tighten(path)?;
    Ok(lock)
}

/// Watches the file for commits of other connections. Commits of the own writer count too; they only wake the waiters a
/// second time.
pub(super) async fn follow(readers: &SqlitePool, signals: &Signals) {
    loop {
        if let Err(error) = follow_once(readers, signals).await {
            tracing::warn!(%error, "cannot follow the commits of other processes; retrying");
        }
        if readers.is_closed() {
            return;
        }
        tokio::time::sleep(LOOK).await;
    }
}

async fn follow_once(readers: &SqlitePool, signals: &Signals) -> sqlx::Result<()> {
    let mut connection = readers.acquire().await?.detach();
    let mut seen = data_version(&mut connection).await?;
    let _following = signals.begin_to_follow();
    while !readers.is_closed() {
        tokio::time::sleep(LOOK).await;
        let now = data_version(&mut connection).await?;
        if now != seen {
            seen = now;
            signals.fire_all();
        }
    }
    Ok(())
}

/// Changes with each commit of any other connection.
async fn data_version(connection: &mut SqliteConnection) -> sqlx::Result<i64> {
    let (version,) = sqlx::query_as("PRAGMA data_version")
        .fetch_one(connection)
        .await?;
    Ok(version)
}
