//! The second yardstick of an import: a client reads the rows into memory, and inserts them through the driver into the tables of
//! an empty service. It is the obvious program of a person who has the rows and nothing to check: many rows in each statement,
//! one transaction after the other, the settings of the import. The clock runs while it inserts, and stands while it reads.

use std::path::Path;

use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::Query;
use sqlx::sqlite::{SqliteArguments, SqliteConnectOptions, SqliteRow};
use sqlx::{
    AssertSqlSafe, Connection, Executor, PgConnection, Postgres, Row, Sqlite, SqliteConnection,
    TypeInfo, ValueRef,
};

use super::TABLES;
use super::meter::{Meter, Spent};
use crate::Outcome;
use crate::nodes::postgres::PostgresServer;

/// Whether the tables check their foreign keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForeignKeys {
    /// As in the service.
    Checked,
    /// As in the first yardstick.
    Unchecked,
}

/// How many rows a statement has on SQLite. More in a statement make the client no faster.
const ROWS: usize = 100;

/// A practice and its public revision refer to each other. Where that is checked, a practice is inserted without its revision.
const CIRCULAR: (&str, &str) = ("practice", "public_revision_id");

/// The missing half of that circle, for the practices with these numbers.
const CLOSE_CIRCLE: &str = "UPDATE practice SET public_revision_id = r.id FROM revision r
    WHERE r.practice_id = practice.id AND practice.id BETWEEN $1 AND $2";

fn is_left_out(table: &str, column: &str, keys: ForeignKeys) -> bool {
    keys == ForeignKeys::Checked && (table, column) == CIRCULAR
}

/// A value of SQLite.
enum Cell {
    Null,
    Number(i64),
    Text(String),
}

/// Inserts the rows of one file into another one with the same tables and no practice. Answers how many, and what that takes.
pub async fn insert_into_sqlite(
    from: &Path,
    to: &Path,
    batch: i64,
    keys: ForeignKeys,
) -> Outcome<(u64, Spent)> {
    let open = |file: &Path| SqliteConnectOptions::new().filename(file.join("praxis.db"));
    let mut source = SqliteConnection::connect_with(&open(from)).await?;
    let options = open(to)
        .synchronous(sqlx::sqlite::SqliteSynchronous::Full)
        .foreign_keys(keys == ForeignKeys::Checked)
        // As a command of the service.
        .pragma("cache_size", "-65536")
        .pragma("wal_autocheckpoint", "8192");
    let mut db = SqliteConnection::connect_with(&options).await?;
    let (last,): (i64,) = sqlx::query_as("SELECT MAX(id) FROM practice")
        .fetch_one(&mut source)
        .await?;
    let (mut meter, mut rows) = (Meter::new(None), 0);
    for first in (1..=last).step_by(usize::try_from(batch)?) {
        let mut tables = Vec::new();
        for (table, number) in TABLES {
            let all = read_from_sqlite(&mut source, table, number, (first, batch)).await?;
            rows += all.len() as u64;
            tables.push((table, all));
        }
        let begun = meter.begin()?;
        let mut tx = db.begin().await?;
        for (table, all) in &tables {
            insert_table_into_sqlite(&mut tx, table, all, keys).await?;
        }
        if keys == ForeignKeys::Checked {
            let close = sqlx::query(CLOSE_CIRCLE)
                .bind(first)
                .bind(first + batch - 1);
            close.execute(&mut *tx).await?;
        }
        tx.commit().await?;
        meter.end(&begun)?;
    }
    Ok((rows, meter.spent()))
}

async fn read_from_sqlite(
    source: &mut SqliteConnection,
    table: &str,
    number: &str,
    (first, batch): (i64, i64),
) -> Outcome<Vec<Vec<(String, Cell)>>> {
    let text = format!("SELECT * FROM \"{table}\" WHERE {number} BETWEEN $1 AND $2");
    let read = sqlx::query(AssertSqlSafe(text))
        .bind(first)
        .bind(first + batch - 1);
    let rows = read.fetch_all(source).await?;
    rows.iter().map(cells_of).collect()
}

fn cells_of(row: &SqliteRow) -> Outcome<Vec<(String, Cell)>> {
    use sqlx::Column;
    let cell = |column: &sqlx::sqlite::SqliteColumn| -> Outcome<(String, Cell)> {
        let value = row.try_get_raw(column.ordinal())?;
        let cell = if value.is_null() {
            Cell::Null
        } else if value.type_info().name() == "INTEGER" {
            Cell::Number(row.try_get(column.ordinal())?)
        } else {
            Cell::Text(row.try_get(column.ordinal())?)
        };
        Ok((column.name().to_owned(), cell))
    };
    row.columns().iter().map(cell).collect()
}

async fn insert_table_into_sqlite(
    tx: &mut SqliteConnection,
    table: &str,
    rows: &[Vec<(String, Cell)>],
    keys: ForeignKeys,
) -> Outcome<()> {
    let is_bound = |name: &str| !is_left_out(table, name, keys);
    for rows in rows.chunks(ROWS) {
        let names = rows[0].iter().map(|(name, _)| name.as_str());
        let names: Vec<&str> = names.filter(|name| is_bound(name)).collect();
        let row = format!("({})", vec!["?"; names.len()].join(", "));
        let text = format!(
            "INSERT INTO \"{table}\" ({}) VALUES {}",
            names.join(", "),
            vec![row; rows.len()].join(", ")
        );
        // A statement with fewer rows than the others is not seen again.
        let mut insert = sqlx::query(AssertSqlSafe(text)).persistent(rows.len() == ROWS);
        for (_, cell) in rows.iter().flatten().filter(|(name, _)| is_bound(name)) {
            insert = bind_cell(insert, cell);
        }
        insert.execute(&mut *tx).await?;
    }
    Ok(())
}

fn bind_cell<'q>(
    insert: Query<'q, Sqlite, SqliteArguments>,
    cell: &'q Cell,
) -> Query<'q, Sqlite, SqliteArguments> {
    match cell {
        Cell::Null => insert.bind(None::<i64>),
        Cell::Number(number) => insert.bind(*number),
        Cell::Text(text) => insert.bind(text.as_str()),
    }
}

/// A column of a table of PostgreSQL, with its values in some rows.
struct Column {
    name: String,
    /// Its type.
    kind: String,
    values: Values,
}

enum Values {
    Numbers(Vec<Option<i64>>),
    Booleans(Vec<Option<bool>>),
    Texts(Vec<Option<String>>),
}

/// The same on a server, from one of its databases into another one.
pub async fn insert_into_postgres(
    (server, from, to): (&PostgresServer, &str, &str),
    batch: i64,
    keys: ForeignKeys,
) -> Outcome<(u64, Spent)> {
    let mut source = PgConnection::connect(from).await?;
    let mut db = PgConnection::connect(to).await?;
    if keys == ForeignKeys::Unchecked {
        // The checks are triggers, which do not run in this role.
        db.execute("SET session_replication_role = replica").await?;
    }
    let (last,): (i64,) = sqlx::query_as("SELECT MAX(id) FROM practice")
        .fetch_one(&mut source)
        .await?;
    let (mut meter, mut rows) = (Meter::new(Some(server)), 0);
    for first in (1..=last).step_by(usize::try_from(batch)?) {
        let mut tables = Vec::new();
        for (table, number) in TABLES {
            let columns = read_from_postgres(&mut source, table, number, (first, batch)).await?;
            tables.push((table, columns));
        }
        let begun = meter.begin()?;
        let mut tx = db.begin().await?;
        for (table, columns) in &tables {
            rows += insert_table_into_postgres(&mut tx, table, columns, keys).await?;
        }
        if keys == ForeignKeys::Checked {
            let close = sqlx::query(CLOSE_CIRCLE)
                .bind(first)
                .bind(first + batch - 1);
            close.execute(&mut *tx).await?;
        }
        tx.commit().await?;
        meter.end(&begun)?;
    }
    Ok((rows, meter.spent()))
}

async fn read_from_postgres(
    source: &mut PgConnection,
    table: &str,
    number: &str,
    (first, batch): (i64, i64),
) -> Outcome<Vec<Column>> {
    let columns: Vec<(String, String)> = sqlx::query_as(
        "SELECT column_name::TEXT, data_type::TEXT FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name = $1
         ORDER BY ordinal_position",
    )
    .bind(table)
    .fetch_all(&mut *source)
    .await?;
    let read = columns.iter().map(|(name, kind)| match kind.as_str() {
        "bigint" | "boolean" => name.clone(),
        "smallint" | "integer" => format!("CAST({name} AS BIGINT)"),
        _ => format!("CAST({name} AS TEXT)"),
    });
    let read: Vec<String> = read.collect();
    let text = format!(
        "SELECT {} FROM {table} WHERE {number} BETWEEN $1 AND $2",
        read.join(", ")
    );
    let rows = sqlx::query(AssertSqlSafe(text))
        .bind(first)
        .bind(first + batch - 1);
    let rows = rows.fetch_all(source).await?;
    let column = |(place, (name, kind)): (usize, (String, String))| -> Outcome<Column> {
        Ok(Column {
            values: values_of(&rows, place, &kind)?,
            name,
            kind,
        })
    };
    columns.into_iter().enumerate().map(column).collect()
}

fn values_of(rows: &[PgRow], place: usize, kind: &str) -> Outcome<Values> {
    Ok(match kind {
        "bigint" | "smallint" | "integer" => Values::Numbers(cells(rows, place)?),
        "boolean" => Values::Booleans(cells(rows, place)?),
        _ => Values::Texts(cells(rows, place)?),
    })
}

fn cells<'r, T>(rows: &'r [PgRow], place: usize) -> sqlx::Result<Vec<T>>
where
    T: sqlx::Decode<'r, Postgres> + sqlx::Type<Postgres>,
{
    rows.iter().map(|row| row.try_get(place)).collect()
}

async fn insert_table_into_postgres(
    tx: &mut PgConnection,
    table: &str,
    columns: &[Column],
    keys: ForeignKeys,
) -> Outcome<u64> {
    let bound = columns.iter();
    let bound = bound.filter(|column| !is_left_out(table, &column.name, keys));
    let bound: Vec<&Column> = bound.collect();
    let names: Vec<&str> = bound.iter().map(|column| column.name.as_str()).collect();
    let arrays = bound.iter().enumerate().map(|(place, column)| {
        let sent = match column.values {
            Values::Numbers(_) => "BIGINT",
            Values::Booleans(_) => "BOOLEAN",
            Values::Texts(_) => "TEXT",
        };
        format!(
            "CAST(CAST(${} AS {sent}[]) AS {}[])",
            place + 1,
            column.kind
        )
    });
    let arrays: Vec<String> = arrays.collect();
    let text = format!(
        "INSERT INTO {table} ({}) SELECT * FROM UNNEST({})",
        names.join(", "),
        arrays.join(", ")
    );
    let mut insert = sqlx::query(AssertSqlSafe(text));
    for column in bound {
        insert = bind_column(insert, &column.values);
    }
    Ok(insert.execute(tx).await?.rows_affected())
}

fn bind_column<'q>(
    insert: Query<'q, Postgres, PgArguments>,
    values: &'q Values,
) -> Query<'q, Postgres, PgArguments> {
    match values {
        Values::Numbers(numbers) => insert.bind(numbers),
        Values::Booleans(booleans) => insert.bind(booleans),
        Values::Texts(texts) => insert.bind(texts),
    }
}
