//! Copies of a SQLite database: taken while the service runs, and restored only after an integrity check. PostgreSQL
//! has its own tools for both.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};

use super::sqlite::{self, with_ending};
use super::{Db, Fault, Target, Timestamp, migrate};

/// Writes a consistent copy of the whole database, as of one moment, while the service runs.
///
/// The copy appears under its name only when it is complete, has passed the integrity check and is on the disk.
pub async fn back_up(db: &Db, to: &Path) -> Result<(), Fault> {
    let Target::Sqlite(file) = db.target() else {
        return Err(Fault::unfit(
            "This database is on a PostgreSQL server: take its backup with pg_dump, and put it back with pg_restore.",
        ));
    };
    if to.exists() {
        return Err(Fault::unfit(format!(
            "{} is already there; a backup overwrites nothing.",
            to.display()
        )));
    }
    let partial = beside(to, "partial");
    remove(&partial)?;
    let mut connection = sqlite::writing(file).connect().await?;
    let path = partial.display().to_string();
    let copied = sqlx::query("VACUUM INTO $1")
        .bind(path)
        .execute(&mut connection)
        .await;
    connection.close().await?;
    copied.map_err(|error| {
        Fault::unfit(format!(
            "The backup could not be written to {}: {error}.",
            to.display()
        ))
    })?;
    sqlite::tighten(&partial)?;
    look_through(&partial, to).await?;
    put(&partial, to)
}

/// Replaces the database by a backup, while no service runs. The former database is kept beside it under a name with
/// the time, which is returned.
pub async fn restore(
    from: &Path,
    file: &Path,
    replace: bool,
    now: Timestamp,
) -> Result<Option<PathBuf>, Fault> {
    if !from.is_file() {
        return Err(Fault::unfit(format!(
            "There is no backup {}.",
            from.display()
        )));
    }
    if file.exists() && !replace {
        return Err(Fault::unfit(format!(
            "There is a database {} already. With --replace it is kept beside the restored one.",
            file.display()
        )));
    }
    sqlite::make_folder(file)?;
    // Held to the end, so that no process starts to serve a file that is being replaced.
    let _serving = sqlite::lock_for_serving(file)?;
    let partial = beside(file, "restoring");
    remove(&partial)?;
    fs::copy(from, &partial)
        .map_err(|e| Fault::unfit(format!("{} cannot be copied: {e}.", from.display())))?;
    sqlite::tighten(&partial)?;
    if let Err(fault) = look_through(&partial, from).await {
        remove(&partial)?;
        return Err(fault);
    }
    let kept = if file.exists() {
        Some(keep_old(file, now).await?)
    } else {
        None
    };
    put(&partial, file)?;
    migrate::sqlite(file, false).await?;
    Ok(kept)
}

/// The defects of a database file: damaged pages, and rows that refer to missing rows.
pub(super) async fn faults_of(connection: &mut SqliteConnection) -> sqlx::Result<Vec<String>> {
    let pages: Vec<(String,)> = sqlx::query_as("PRAGMA integrity_check(20)")
        .fetch_all(&mut *connection)
        .await?;
    let mut faults: Vec<String> = pages
        .into_iter()
        .map(|(words,)| words)
        .filter(|words| words != "ok")
        .collect();
    let orphans: Vec<(String, i64, String)> =
        sqlx::query_as("SELECT \"table\", COUNT(*), parent FROM pragma_foreign_key_check GROUP BY \"table\", parent")
            .fetch_all(connection)
            .await?;
    let orphans = orphans
        .into_iter()
        .map(|(table, rows, parent)| format!("{rows} rows of {table} refer to no {parent}"));
    faults.extend(orphans);
    Ok(faults)
}

/// Refuses a file that is damaged, no database of Praxis, or made by a newer version. `called` is the name that the
/// operator gave.
async fn look_through(file: &Path, called: &Path) -> Result<(), Fault> {
    let refuse = |why: &str| Fault::unfit(format!("{} cannot be used: {why}.", called.display()));
    let options = SqliteConnectOptions::new().filename(file).read_only(true);
    let mut connection = options
        .connect()
        .await
        .map_err(|_| refuse("it is not a SQLite database"))?;
    let faults = faults_of(&mut connection)
        .await
        .map_err(|_| refuse("it is not a sound SQLite database"))?;
    let known = migrate::is_known(&mut connection).await;
    connection.close().await?;
    if let Some(fault) = faults.first() {
        return Err(refuse(&format!("it is damaged ({fault})")));
    }
    match known {
        Ok(true) => Ok(()),
        Ok(false) => Err(refuse("it was made by a newer Praxis than this one")),
        Err(_) => Err(refuse("it is not a database of Praxis")),
    }
}

/// Merges the write-ahead log into the present database and moves the database aside.
async fn keep_old(file: &Path, now: Timestamp) -> Result<PathBuf, Fault> {
    let folded = async {
        let mut connection = sqlite::writing(file).connect().await?;
        sqlx::raw_sql("PRAGMA wal_checkpoint(PASSIVE)")
            .execute(&mut connection)
            .await?;
        connection.close().await
    };
    // A database that cannot be opened is a reason to restore one, so a failure here does not stop the restore.
    if let Err(error) = folded.await {
        tracing::warn!(%error, "the replaced database could not be closed cleanly");
    }
    let time = now.to_jiff().strftime("%Y%m%dT%H%M%SZ").to_string();
    let kept = beside(file, &format!("before-{time}"));
    for ending in ["", "-wal", "-shm"] {
        let (part, kept) = (with_ending(file, ending), with_ending(&kept, ending));
        if part.exists() {
            fs::rename(&part, &kept)
                .map_err(|e| Fault::unfit(format!("{} cannot be moved: {e}.", part.display())))?;
            sqlite::tighten(&kept)?;
        }
    }
    Ok(kept)
}

/// Renames a finished file, and syncs the file and its folder to the disk.
fn put(partial: &Path, to: &Path) -> Result<(), Fault> {
    let synced = File::open(partial)
        .and_then(|file| file.sync_all())
        .and_then(|()| fs::rename(partial, to))
        .and_then(|()| {
            File::open(
                to.parent()
                    .filter(|p| !p.as_os_str().is_empty())
                    .unwrap_or(Path::new(".")),
            )
        })
        .and_then(|folder| folder.sync_all());
    synced.map_err(|e| Fault::unfit(format!("{} cannot be written: {e}.", to.display())))
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    with_ending(file, &format!(".{ending}"))
}

fn remove(file: &Path) -> Result<(), Fault> {
    match fs::remove_file(file) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => Err(Fault::unfit(format!(
            "{} cannot be removed: {e}.",
            file.display()
        ))),
        _ => Ok(()),
    }
}
