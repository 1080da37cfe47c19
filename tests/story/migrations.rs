//! Migrations over rows. A migration brings sample rows, `tests/migrations/<name>.before.sql`, which are inserted into
//! the tables as they are just before it, and questions, `<name>.after.sql`, which are asked just after it. A question
//! is a query with one text column; below it stands its answer, a row a line, each after `--> `. Both engines read the
//! same files. All migrations run in order over one database, so that later ones meet the rows of earlier ones.

use std::collections::BTreeSet;
use std::path::Path;

use praxis::db::Target;
use sqlx::migrate::Migrator;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

use crate::tidy;
use crate::world::{self, World};

/// The first migration that must bring sample rows; earlier ones may.
const FIRST_WITH_SAMPLES: &str = "0017";

const SAMPLES: &str = "tests/migrations";

/// The names of the files in a folder, without this ending.
fn names(folder: &str, ending: &str) -> BTreeSet<String> {
    tidy::files(folder, "sql")
        .keys()
        .filter_map(|path| path.file_name()?.to_str()?.strip_suffix(ending))
        .map(str::to_owned)
        .collect()
}

fn sample(name: &str, ending: &str) -> Option<String> {
    tidy::files(SAMPLES, "sql").remove(&Path::new(SAMPLES).join(format!("{name}{ending}")))
}

/// Sample rows in an engine's dialect: `{bytes 0a}` stands for bytes, which the engines write in two ways.
fn in_dialect(engine: &str, rows: &str) -> String {
    let opening = if engine == "sqlite" { "x'" } else { r"'\x" };
    let mut parts = rows.split("{bytes ");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (digits, rest) = part.split_once('}').unwrap();
        text.extend([opening, digits, "'", rest]);
    }
    text
}

/// A question to the database, and the rows that answer it.
#[derive(Debug, Default, PartialEq)]
struct Question {
    query: String,
    answer: Vec<String>,
}

fn questions(text: &str) -> Vec<Question> {
    let mut questions = vec![Question::default()];
    for line in text.lines() {
        let asked = questions.last_mut().unwrap();
        let silent = line.trim().is_empty() || line.starts_with("--");
        if let Some(row) = line.strip_prefix("--> ") {
            asked.answer.push(row.to_owned());
        } else if asked.answer.is_empty() && !silent {
            asked.query.push_str(line);
            asked.query.push('\n');
        } else if !silent {
            questions.push(Question {
                query: format!("{line}\n"),
                answer: Vec::new(),
            });
        }
    }
    for question in &questions {
        assert!(
            !question.query.is_empty() && !question.answer.is_empty(),
            "a question without its answer: {question:?}"
        );
    }
    questions
}

#[test]
fn a_question_is_read_with_its_answer() {
    let question = |query: &str, answer: &[&str]| Question {
        query: query.to_owned(),
        answer: answer.iter().map(|row| (*row).to_owned()).collect(),
    };
    assert_eq!(
        questions("-- Why.\nSELECT a\nFROM t;\n--> 1\n--> 2\n\n-- And.\nSELECT b FROM t;\n--> 3\n"),
        [
            question("SELECT a\nFROM t;\n", &["1", "2"]),
            question("SELECT b FROM t;\n", &["3"])
        ]
    );
}

#[test]
fn each_migration_brings_sample_rows() {
    let migrations = names("migrations/sqlite", ".sql");
    assert_eq!(migrations, names("migrations/postgres", ".sql"));
    let (before, after) = (names(SAMPLES, ".before.sql"), names(SAMPLES, ".after.sql"));
    assert_eq!(
        before, after,
        "rows without questions, or questions without rows"
    );
    let needed: BTreeSet<String> = migrations
        .iter()
        .filter(|name| name.as_str() >= FIRST_WITH_SAMPLES)
        .cloned()
        .collect();
    let missing: Vec<_> = needed.difference(&before).collect();
    assert!(
        missing.is_empty(),
        "migrations without sample rows: {missing:?}"
    );
    let unknown: Vec<_> = before.difference(&migrations).collect();
    assert!(
        unknown.is_empty(),
        "sample rows of no migration: {unknown:?}"
    );
}

/// Runs the migrations one by one over their sample rows. A macro, because the engines' connections are two types.
macro_rules! run_over_samples {
    ($engine:literal, $connection:expr) => {{
        let mut connection = $connection;
        let mut compared = 0;
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("migrations")
            .join($engine);
        let migrator = Migrator::new(folder).await.unwrap();
        for name in names(concat!("migrations/", $engine), ".sql") {
            let (number, _) = name.split_once('_').unwrap();
            let version: i64 = number.parse().unwrap();
            if let Some(rows) = sample(&name, ".before.sql") {
                sqlx::raw_sql(AssertSqlSafe(in_dialect($engine, &rows)))
                    .execute(&mut connection)
                    .await
                    .unwrap_or_else(|error| panic!("{name}.before.sql: {error}"));
            }
            migrator
                .run_to(version, &mut connection)
                .await
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            for asked in sample(&name, ".after.sql")
                .iter()
                .flat_map(|text| questions(text))
            {
                let rows: Vec<String> = sqlx::query_scalar(AssertSqlSafe(asked.query.clone()))
                    .fetch_all(&mut connection)
                    .await
                    .unwrap_or_else(|error| panic!("{name}.after.sql: {error}"));
                assert_eq!(rows, asked.answer, "{name}: {}", asked.query);
                compared += 1;
            }
        }
        connection.close().await.unwrap();
        compared
    }};
}

/// A database of any earlier version becomes one of this version with its rows.
async fn migrations_carry_the_rows_of_before(world: World) {
    let target = world.empty_database().await;
    let compared = match &target {
        Target::Sqlite(path) => {
            let address = format!("sqlite://{}?mode=rwc", path.display());
            run_over_samples!("sqlite", SqliteConnection::connect(&address).await.unwrap())
        }
        Target::Postgres(address) => {
            run_over_samples!("postgres", PgConnection::connect(address).await.unwrap())
        }
    };
    assert!(compared > 0, "no question was asked");
    world::drop_database(&target).await;
}
story!(migrations_carry_the_rows_of_before);
