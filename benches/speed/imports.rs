//! How many rows a second an import brings, beside a bare insert of the same rows into the same tables: copied by the database
//! itself, without a parser, a check or a name. Prints a row for SQLite, and one for a PostgreSQL server that it starts, if
//! PostgreSQL is installed.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row, SqliteConnection};

use crate::Outcome;
use crate::nodes::{self, postgres::PostgresServer};
use crate::process::Service;

/// What an import is measured with.
pub const COMMAND: &str = "imports";
/// An import brings at least so many rows for each row of the bare insert.
const LIMIT: f64 = 0.5;
/// How many practices a transaction of the bare insert has. An import has the greater number in one.
const BATCHES: [i64; 2] = [500, 2_000];
/// The tables of a practice, each with the column by which its rows are taken in batches. An import gives a practice and its
/// revision numbers that rise together.
const TABLES: [(&str, &str); 12] = [
    ("practice", "id"),
    ("revision", "practice_id"),
    ("content", "revision_id"),
    ("event", "practice_id"),
    ("event_chain", "practice_id"),
    ("party", "practice_id"),
    ("listed", "practice_id"),
    ("harvested", "practice_id"),
    ("own_practice", "practice_id"),
    ("queue_row", "practice_id"),
    ("queue_line", "revision_id"),
    ("queue_word", "revision_id"),
];

/// Generates so many practices, exports them, and brings them into an empty service on each engine.
pub async fn run(practices: u32) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("practices.csv");
    write_file(&folder.path().join("from"), practices, &file).await?;
    measure("SQLite", practices, &file, &folder.path().join("to"), None).await?;
    let servers = nodes::servers_folder()?;
    match PostgresServer::primary(&servers.path().join("primary")) {
        Ok(server) => {
            let to = folder.path().join("to-server");
            let address = server.address();
            measure("PostgreSQL", practices, &file, &to, Some(&address)).await
        }
        Err(error) => {
            println!("PostgreSQL: no server: {error}");
            Ok(())
        }
    }
}

/// Imports the file into an empty service, on SQLite or on this server, and then inserts the same rows.
async fn measure(
    engine: &str,
    practices: u32,
    file: &Path,
    to: &Path,
    server: Option<&str>,
) -> Outcome<()> {
    create_owner(to, server)?;
    let begun = Instant::now();
    praxis(
        to,
        server,
        &["import", path(file)?, "--owner", "grace@site.example"],
    )?;
    let import = begun.elapsed();
    for batch in BATCHES {
        let (rows, bare) = match server {
            None => insert_into_sqlite(to, batch).await?,
            Some(address) => insert_into_postgres(address, batch).await?,
        };
        print(
            &format!("{engine}, {practices} practices ({rows} rows)"),
            practices,
            batch,
            (import, bare),
        );
    }
    Ok(())
}

fn print(what: &str, practices: u32, batch: i64, (import, bare): (Duration, Duration)) {
    let a_second = |time: Duration| f64::from(practices) / time.as_secs_f64();
    let ratio = bare.as_secs_f64() / import.as_secs_f64();
    println!(
        "{what}: import {:.1} s, {:.0} a second; bare insert in transactions of {batch} {:.1} s, {:.0} a second; \
         ratio {ratio:.2}, limit {LIMIT}",
        import.as_secs_f64(),
        a_second(import),
        bare.as_secs_f64(),
        a_second(bare),
    );
}

/// The practices of a demonstration as a file.
async fn write_file(folder: &Path, practices: u32, file: &Path) -> Outcome<()> {
    let count = practices.to_string();
    drop(Service::corpus(folder, &count).await?);
    praxis(folder, None, &["export", path(file)?])
}

fn create_owner(folder: &Path, target: Option<&str>) -> Outcome<()> {
    let line = [
        "account",
        "create",
        "--email",
        "grace@site.example",
        "--family",
        "Odhiambo",
        "--role",
        "administrator",
        "--password-stdin",
    ];
    let mut command = command(folder, target, &line);
    let echo = Command::new("echo")
        .arg("a long walk by the river")
        .stdout(std::process::Stdio::piped())
        .spawn()?;
    let input = echo.stdout.ok_or("echo has no output")?;
    let status = command.stdin(input).status()?;
    status
        .success()
        .then_some(())
        .ok_or_else(|| "no account was made".into())
}

fn praxis(folder: &Path, target: Option<&str>, line: &[&str]) -> Outcome<()> {
    let status = command(folder, target, line).status()?;
    status
        .success()
        .then_some(())
        .ok_or_else(|| format!("{line:?} failed").into())
}

fn command(folder: &Path, target: Option<&str>, line: &[&str]) -> Command {
    let mut command = Command::new(Service::program());
    command.args(line).arg("--data").arg(folder);
    if let Some(address) = target {
        command.args(["--database", address]);
    }
    command
}

fn path(path: &Path) -> Outcome<&str> {
    path.to_str()
        .ok_or_else(|| "the folder has a name that is no text".into())
}

/// Copies the rows of each table in batches by this statement, and answers how many, and the time. The types of the two
/// drivers have no other loop in common.
macro_rules! copy_in_batches {
    ($db:ident, $last:ident, $batch:ident, $insert:expr) => {{
        let insert: fn(&str, &str) -> String = $insert;
        let begun = Instant::now();
        let mut rows = 0;
        for first in (1..=$last).step_by(usize::try_from($batch)?) {
            let mut tx = $db.begin().await?;
            for (table, number) in TABLES {
                let done = sqlx::query(AssertSqlSafe(insert(table, number)))
                    .bind(first)
                    .bind(first + $batch - 1)
                    .execute(&mut *tx)
                    .await?;
                rows += done.rows_affected();
            }
            tx.commit().await?;
        }
        Ok((rows, begun.elapsed()))
    }};
}

/// Copies the rows into an empty file with the same tables, indexes and triggers. Answers how many, and the time.
async fn insert_into_sqlite(folder: &Path, batch: i64) -> Outcome<(u64, Duration)> {
    let from = folder.join("praxis.db");
    let to = folder.join(format!("bare-{batch}.db"));
    let options = sqlx::sqlite::SqliteConnectOptions::new()
        .filename(&to)
        .create_if_missing(true)
        .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
        .synchronous(sqlx::sqlite::SqliteSynchronous::Full)
        // As in the other database: the tables that these refer to are not copied.
        .foreign_keys(false);
    let mut db = SqliteConnection::connect_with(&options).await?;
    let attach = format!("ATTACH '{}' AS old", from.display());
    db.execute(AssertSqlSafe(attach)).await?;
    for (table, _) in TABLES {
        let made = sqlx::query(
            "SELECT sql FROM old.sqlite_master WHERE tbl_name = $1 AND sql IS NOT NULL AND type <> 'trigger'
             ORDER BY type = 'index'",
        );
        for row in made.bind(table).fetch_all(&mut db).await? {
            let sql: String = row.get(0);
            db.execute(AssertSqlSafe(sql)).await?;
        }
    }
    let (last,): (i64,) = sqlx::query_as("SELECT MAX(id) FROM old.practice")
        .fetch_one(&mut db)
        .await?;
    copy_in_batches!(db, last, batch, |table, number| format!(
        "INSERT INTO main.\"{table}\" SELECT * FROM old.\"{table}\" WHERE {number} BETWEEN $1 AND $2"
    ))
}

/// Copies the rows into another schema of the same database.
async fn insert_into_postgres(address: &str, batch: i64) -> Outcome<(u64, Duration)> {
    let mut db = PgConnection::connect(address).await?;
    db.execute("DROP SCHEMA IF EXISTS bare CASCADE; CREATE SCHEMA bare")
        .await?;
    for (table, _) in TABLES {
        let made = format!("CREATE TABLE bare.{table} (LIKE public.{table} INCLUDING ALL)");
        db.execute(AssertSqlSafe(made)).await?;
    }
    let (last,): (i64,) = sqlx::query_as("SELECT MAX(id) FROM practice")
        .fetch_one(&mut db)
        .await?;
    copy_in_batches!(db, last, batch, |table, number| format!(
        "INSERT INTO bare.{table} OVERRIDING SYSTEM VALUE SELECT * FROM public.{table} WHERE {number} BETWEEN $1 AND $2"
    ))
}
