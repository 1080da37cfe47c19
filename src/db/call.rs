//! Several statements in one call. On SQLite a call goes to the connection's thread and back, which costs more than most
//! statements do, so what a deed writes together is sent together. PostgreSQL runs them one after the other. Knows no
//! table.

use std::collections::VecDeque;

use futures_util::TryStreamExt;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Arguments, AssertSqlSafe, Either, Executor, SqlStr};

use super::Fault;
use super::dialect::Dialect;
use super::side::{Fuse, Lender, On, Record, Side, Value};

/// Statements that are sent together, in their order. If one fails, those after it are not run.
pub struct Call<'c> {
    on: On<'c>,
    together: String,
    arguments: SqliteArguments,
    one_by_one: Vec<(SqlStr, PgArguments)>,
    failed: Option<sqlx::Error>,
}

impl<'c> Call<'c> {
    pub(super) fn new(on: On<'c>) -> Self {
        Self {
            on,
            together: String::new(),
            arguments: SqliteArguments::default(),
            one_by_one: Vec::new(),
            failed: None,
        }
    }

    /// One more statement that both engines understand. Its placeholders begin at `$1`.
    #[must_use]
    pub fn sql(mut self, text: &'static str) -> Self {
        self.on.note_statement();
        match self.on.side {
            Side::Reader(_) | Side::Writer(..) => {
                if !self.together.is_empty() {
                    self.together.push_str(";\n");
                }
                let spelt = Dialect::Sqlite.spell(text);
                push_renumbered(&mut self.together, &spelt, self.arguments.len());
            }
            Side::Postgres(..) => {
                let text = Dialect::Postgres.statement(text);
                self.one_by_one.push((text, PgArguments::default()));
            }
        }
        self
    }

    /// Binds the value of the next placeholder of the last statement.
    #[must_use]
    pub fn bind<'v, T: Value<'v>>(mut self, value: T) -> Self {
        let added = match self.one_by_one.last_mut() {
            Some((_, arguments)) => arguments.add(value),
            None => Arguments::add(&mut self.arguments, value),
        };
        if let Err(error) = added {
            self.failed.get_or_insert(sqlx::Error::Encode(error));
        }
        self
    }

    /// Runs the statements and returns their results.
    pub async fn run(self) -> Result<CallResults, Fault> {
        if let Some(error) = self.failed {
            return Err(error.into());
        }
        self.on.note_call();
        let (lender, spoilt) = match self.on.side {
            Side::Reader(connection) => (Lender::Reader(connection), None),
            Side::Writer(tx, spoilt) => (Lender::Writer(tx), Some(spoilt)),
            Side::Postgres(connection, spoilt) => {
                let fuse = Fuse::lit(spoilt)?;
                let outcome = run_one_by_one(connection, self.one_by_one).await;
                fuse.judge(&outcome);
                return Ok(outcome?);
            }
        };
        let fuse = Fuse::lit(spoilt)?;
        let outcome = run_together(lender, self.together, self.arguments).await?;
        fuse.judge(&outcome);
        Ok(outcome?)
    }
}

async fn run_together(
    mut lender: Lender<'_>,
    text: String,
    arguments: SqliteArguments,
) -> Result<sqlx::Result<CallResults>, Fault> {
    let mut lent = lender.lend()?;
    // The text consists of literals, in which placeholders were renumbered.
    let query = sqlx::query_with(AssertSqlSafe(text), arguments);
    let mut steps = lent.connection()?.fetch_many(query);
    let (mut results, mut rows) = (VecDeque::new(), Vec::new());
    loop {
        match steps.try_next().await {
            Err(error) => return Ok(Err(error)),
            Ok(None) => return Ok(Ok(CallResults(results))),
            Ok(Some(Either::Right(row))) => rows.push(row),
            Ok(Some(Either::Left(done))) => results.push_back(StatementResult {
                rows: Rows::Sqlite(std::mem::take(&mut rows)),
                changed: done.rows_affected(),
            }),
        }
    }
}

async fn run_one_by_one(
    connection: &mut sqlx::PgConnection,
    statements: Vec<(SqlStr, PgArguments)>,
) -> sqlx::Result<CallResults> {
    let mut results = VecDeque::new();
    for (text, arguments) in statements {
        let (mut rows, mut changed) = (Vec::new(), 0);
        let mut steps = connection.fetch_many(sqlx::query_with(text, arguments));
        while let Some(step) = steps.try_next().await? {
            match step {
                Either::Right(row) => rows.push(row),
                Either::Left(done) => changed += done.rows_affected(),
            }
        }
        results.push_back(StatementResult {
            rows: Rows::Postgres(rows),
            changed,
        });
    }
    Ok(CallResults(results))
}

/// Adds a statement whose placeholders follow the first `before` ones.
fn push_renumbered(text: &mut String, statement: &str, before: usize) {
    let mut parts = statement.split('$');
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = part.split_at(digits);
        text.push('$');
        match number.parse::<usize>() {
            Ok(number) => text.push_str(&(number + before).to_string()),
            Err(_) => text.push_str(number),
        }
        text.push_str(rest);
    }
}

/// What the statements of a call returned. Each method takes the result of the next statement.
pub struct CallResults(VecDeque<StatementResult>);

struct StatementResult {
    rows: Rows,
    changed: u64,
}

enum Rows {
    Sqlite(Vec<SqliteRow>),
    Postgres(Vec<PgRow>),
}

impl CallResults {
    /// All rows of the next statement.
    pub fn all<T: Record>(&mut self) -> Result<Vec<T>, Fault> {
        match self.next()?.rows {
            Rows::Sqlite(rows) => rows.iter().map(|row| Ok(T::from_row(row)?)).collect(),
            Rows::Postgres(rows) => rows.iter().map(|row| Ok(T::from_row(row)?)).collect(),
        }
    }

    /// The first row of the next statement, if there is one.
    pub fn optional<T: Record>(&mut self) -> Result<Option<T>, Fault> {
        let mut rows = self.all::<T>()?;
        rows.truncate(1);
        Ok(rows.pop())
    }

    /// The row of the next statement that must be there.
    pub fn one<T: Record>(&mut self) -> Result<T, Fault> {
        let row = self.optional()?;
        Ok(row.ok_or(sqlx::Error::RowNotFound)?)
    }

    /// How many rows the next statement changed.
    pub fn changed(&mut self) -> Result<u64, Fault> {
        Ok(self.next()?.changed)
    }

    fn next(&mut self) -> Result<StatementResult, Fault> {
        let next = self.0.pop_front();
        next.ok_or_else(|| {
            Fault::unfit("a call has fewer statements than results are read".to_owned())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::push_renumbered;

    #[test]
    fn placeholders_of_a_later_statement_follow_the_earlier_ones() {
        let mut text = String::new();
        push_renumbered(
            &mut text,
            "UPDATE a SET b = $2, c = '$' WHERE d = $1 OR e = $12",
            10,
        );
        assert_eq!(
            text,
            "UPDATE a SET b = $12, c = '$' WHERE d = $11 OR e = $22"
        );
    }
}
