//! How many rows a second an import brings, beside bare insertions of the same rows into tables of the same form. The first is a
//! copy within the database: no client, no foreign key, no trigger. The second is a client's (`client.rs`), once without and
//! once with the foreign keys that the tables of the service have. Neither has a parser, a check or a name. Prints rows for
//! SQLite, and for a PostgreSQL server that it starts, if PostgreSQL is installed.

mod client;
mod meter;

use std::path::{Path, PathBuf};
use std::process::Command;

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, Row, SqliteConnection};

use crate::Outcome;
use crate::nodes::{self, postgres::PostgresServer};
use crate::process::Service;
use client::ForeignKeys;
use meter::{Meter, Spent};

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

/// An import that is measured: from a file into an empty service.
struct Measured<'m> {
    engine: &'m str,
    practices: u32,
    file: &'m Path,
    to: PathBuf,
    server: Option<&'m PostgresServer>,
}

/// Generates so many practices, exports them, and brings them into an empty service on each engine.
pub async fn run(practices: u32) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("practices.csv");
    write_file(&folder.path().join("from"), practices, &file).await?;
    let sqlite = Measured {
        engine: "SQLite",
        practices,
        file: &file,
        to: folder.path().join("to"),
        server: None,
    };
    sqlite.run().await?;
    let servers = nodes::servers_folder()?;
    match PostgresServer::primary(&servers.path().join("primary")) {
        Ok(server) => {
            let postgres = Measured {
                engine: "PostgreSQL",
                to: folder.path().join("to-server"),
                server: Some(&server),
                ..sqlite
            };
            postgres.run().await
        }
        Err(error) => {
            println!("PostgreSQL: no server: {error}");
            Ok(())
        }
    }
}

impl Measured<'_> {
    /// Imports the file into an empty service, on SQLite or on this server, and then inserts the same rows.
    async fn run(&self) -> Outcome<()> {
        let address = self.server.map(PostgresServer::address);
        create_owner(&self.to, address.as_deref())?;
        let mut meter = Meter::new(self.server);
        let begun = meter.begin()?;
        let import = ["import", path(self.file)?, "--owner", "grace@site.example"];
        praxis(&self.to, address.as_deref(), &import)?;
        meter.end(&begun)?;
        let import = meter.spent();
        println!("{}: import {}", self.name(), self.figures(import));
        for batch in BATCHES {
            let (rows, copy) = match self.server {
                None => insert_into_sqlite(&self.to, batch).await?,
                Some(server) => insert_into_postgres(server, batch).await?,
            };
            let what = format!("copied within the database by {batch}, {rows} rows");
            self.print(&what, import, copy);
            for keys in [ForeignKeys::Unchecked, ForeignKeys::Checked] {
                let (rows, inserted) = self.insert_as_client(batch, keys).await?;
                let what =
                    format!("inserted by a client by {batch}, foreign keys {keys:?}, {rows} rows");
                self.print(&what, import, inserted);
            }
        }
        Ok(())
    }

    /// Makes another empty service, and inserts the rows into its tables.
    async fn insert_as_client(&self, batch: i64, keys: ForeignKeys) -> Outcome<(u64, Spent)> {
        let name = format!("client_{batch}_{}", format!("{keys:?}").to_lowercase());
        let folder = self.to.with_file_name(&name);
        let Some(server) = self.server else {
            create_owner(&folder, None)?;
            return client::insert_into_sqlite(&self.to, &folder, batch, keys).await;
        };
        let from = server.address();
        let mut db = PgConnection::connect(&from).await?;
        let create = format!("CREATE DATABASE {name}");
        db.execute(AssertSqlSafe(create)).await?;
        let to = from.replace("/praxis?", &format!("/{name}?"));
        create_owner(&folder, Some(&to))?;
        client::insert_into_postgres((server, &from, &to), batch, keys).await
    }

    fn name(&self) -> String {
        format!("{}, {} practices", self.engine, self.practices)
    }

    fn figures(&self, spent: Spent) -> String {
        let rate = f64::from(self.practices) / spent.time.as_secs_f64();
        format!(
            "{:.1} s, {rate:.0} a second (CPU {:.1} s, of the server {:.1} s)",
            spent.time.as_secs_f64(),
            spent.client.as_secs_f64(),
            spent.server.as_secs_f64(),
        )
    }

    fn print(&self, what: &str, import: Spent, bare: Spent) {
        let ratio = bare.time.as_secs_f64() / import.time.as_secs_f64();
        println!(
            "{}: {what}: {}; ratio {ratio:.2}, limit {LIMIT}",
            self.name(),
            self.figures(bare)
        );
    }
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
    ($server:expr, $db:ident, $last:ident, $batch:ident, $insert:expr) => {{
        let insert: fn(&str, &str) -> String = $insert;
        let mut meter = Meter::new($server);
        let begun = meter.begin()?;
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
        meter.end(&begun)?;
        Ok((rows, meter.spent()))
    }};
}

/// Copies the rows into an empty file with the same tables, indexes and triggers. Answers how many, and the time.
async fn insert_into_sqlite(folder: &Path, batch: i64) -> Outcome<(u64, Spent)> {
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
    copy_in_batches!(None, db, last, batch, |table, number| format!(
        "INSERT INTO main.\"{table}\" SELECT * FROM old.\"{table}\" WHERE {number} BETWEEN $1 AND $2"
    ))
}

/// Copies the rows into another schema of the same database.
async fn insert_into_postgres(server: &PostgresServer, batch: i64) -> Outcome<(u64, Spent)> {
    let mut db = PgConnection::connect(&server.address()).await?;
    db.execute("DROP SCHEMA IF EXISTS bare CASCADE; CREATE SCHEMA bare")
        .await?;
    for (table, _) in TABLES {
        let made = format!("CREATE TABLE bare.{table} (LIKE public.{table} INCLUDING ALL)");
        db.execute(AssertSqlSafe(made)).await?;
    }
    let (last,): (i64,) = sqlx::query_as("SELECT MAX(id) FROM practice")
        .fetch_one(&mut db)
        .await?;
    copy_in_batches!(Some(server), db, last, batch, |table, number| format!(
        "INSERT INTO bare.{table} OVERRIDING SYSTEM VALUE SELECT * FROM public.{table} WHERE {number} BETWEEN $1 AND $2"
    ))
}
