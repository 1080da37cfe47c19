//! Migrates the tables: the same numbered steps for each engine, one process at a time. A database that a newer version
//! has migrated is refused, because an older version would damage what it does not know.

use std::path::Path;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::{ConnectOptions, Connection, PgPool, SqliteConnection};

use super::{Fault, sqlite};

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

pub(super) async fn sqlite(file: &Path, beside_service: bool) -> Result<(), Fault> {
    let lock = sqlite::lock_file(&sqlite::migrating_lock(file))?;
    let lock = tokio::task::spawn_blocking(move || lock.lock().map(|()| lock)).await;
    let _lock = lock
        .map_err(|e| e.to_string())
        .and_then(|locked| locked.map_err(|e| e.to_string()))
        .map_err(|e| {
            Fault::unfit(format!(
                "The database cannot be locked for its update: {e}."
            ))
        })?;
    let mut connection = sqlite::writing(file).connect().await?;
    let outcome = sqlite_steps(&mut connection, file, beside_service).await;
    connection.close().await?;
    outcome
}

async fn sqlite_steps(
    connection: &mut SqliteConnection,
    file: &Path,
    beside_service: bool,
) -> Result<(), Fault> {
    // A running service knows only the tables that it started with.
    if beside_service && sqlite::is_served(file)? && !is_current(connection).await? {
        return Err(Fault::unfit(
            "The database needs an update, and an older Praxis is serving it: stop the service first.",
        ));
    }
    SQLITE.run(&mut *connection).await.map_err(explain)
}

async fn is_current(connection: &mut SqliteConnection) -> Result<bool, Fault> {
    let newest = SQLITE.iter().map(|step| step.version).max().unwrap_or(0);
    let (tables,): (i64,) =
        sqlx::query_as("SELECT COUNT(*) FROM sqlite_schema WHERE name = '_sqlx_migrations'")
            .fetch_one(&mut *connection)
            .await?;
    if tables == 0 {
        return Ok(false);
    }
    let (applied,): (Option<i64>,) = sqlx::query_as("SELECT MAX(version) FROM _sqlx_migrations")
        .fetch_one(connection)
        .await?;
    Ok(applied.unwrap_or(0) >= newest)
}

/// Whether this version knows the tables of a database. An error if it is no database of Praxis.
pub(super) async fn is_known(connection: &mut SqliteConnection) -> sqlx::Result<bool> {
    let (applied,): (i64,) = sqlx::query_as("SELECT MAX(version) FROM _sqlx_migrations, edition")
        .fetch_one(connection)
        .await?;
    Ok(SQLITE.version_exists(applied))
}

/// On PostgreSQL the migrator takes an advisory lock, so that nodes that start together wait for the first one.
pub(super) async fn postgres(pool: &PgPool) -> Result<(), Fault> {
    let mut connection = pool.acquire().await?.detach();
    // A step may take longer than the time limits of requests.
    sqlx::raw_sql("SET statement_timeout = 0; SET lock_timeout = 0")
        .execute(&mut connection)
        .await?;
    let outcome = POSTGRES.run(&mut connection).await.map_err(explain);
    connection.close().await?;
    outcome
}

fn explain(error: MigrateError) -> Fault {
    match error {
        MigrateError::VersionMissing(version) => Fault::unfit(format!(
            "The database was made by a newer Praxis (its step {version} is not known here): install that version or a later one."
        )),
        MigrateError::VersionMismatch(version) => Fault::unfit(format!(
            "Step {version} of the database is not the one this Praxis knows: it was made by another edition of the program."
        )),
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => {
            Fault::from(error)
        }
        other => Fault::unfit(format!(
            "The database cannot be brought up to date: {other}."
        )),
    }
}
