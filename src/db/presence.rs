//! Whether there is a database of Praxis at an address. The check creates no folder, no file and no table, so that a
//! mistyped name is an error and no new database.

use std::path::Path;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, PgPool};

use super::{Fault, sqlite};

/// Whether the file holds the tables of Praxis, of any version. A missing file does not.
pub(super) async fn in_file(file: &Path) -> Result<bool, Fault> {
    if !file.is_file() {
        return Ok(false);
    }
    // Without a log the file is complete; opened as immutable, SQLite creates no log for it.
    let whole = !sqlite::with_ending(file, "-wal").exists();
    let options = SqliteConnectOptions::new()
        .filename(file)
        .read_only(true)
        .immutable(whole);
    let looked = async {
        let mut connection = options.connect().await?;
        let (tables,): (i64,) = sqlx::query_as(
            "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('_sqlx_migrations', 'edition')",
        )
        .fetch_one(&mut connection)
        .await?;
        connection.close().await?;
        Ok(tables)
    };
    match looked.await {
        Ok(tables) => Ok(tables == 2),
        Err(error) if is_no_database(&error) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Whether SQLite refused the file because it is no database.
fn is_no_database(error: &sqlx::Error) -> bool {
    const NOT_A_DATABASE: &str = "26";
    error
        .as_database_error()
        .and_then(sqlx::error::DatabaseError::code)
        .is_some_and(|code| code == NOT_A_DATABASE)
}

/// Whether the database of this pool holds the tables of Praxis.
pub(super) async fn on_server(pool: &PgPool) -> Result<bool, Fault> {
    let (found,): (bool,) = sqlx::query_as(
        "SELECT to_regclass('_sqlx_migrations') IS NOT NULL AND to_regclass('edition') IS NOT NULL",
    )
    .fetch_one(pool)
    .await?;
    Ok(found)
}

/// The error of a command that found no database in this file.
pub(super) fn missing_in(file: &Path) -> Fault {
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if file.exists() {
        return Fault::unfit(format!(
            "There is no database in {}: {} holds no tables of Praxis.",
            folder.display(),
            file.display()
        ));
    }
    Fault::unfit(format!(
        "There is no database in {}: {} does not exist.",
        folder.display(),
        file.display()
    ))
}

/// The error of a command that found no database on this server.
pub(super) fn missing_on(pool: &PgPool) -> Fault {
    let options = pool.connect_options();
    Fault::unfit(format!(
        "There is no database of Praxis in “{}” on {}: it holds no tables of Praxis.",
        options.get_database().unwrap_or(options.get_username()),
        options.get_host()
    ))
}
