//! Both engines understand every statement, and both schemas are one: a misspelt column fails here, with file
//! and line, before any story runs it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use praxis::db::{Dialect, Target};
use praxis::workflow::PublicStatus;
use sqlx::postgres::PgTypeInfo;
use sqlx::{
    AssertSqlSafe, Connection, Either, Executor, PgConnection, SqlSafeStr, SqliteConnection,
    Statement,
};
use syn::visit::{self, Visit};

use crate::tidy;
use crate::world::{self, Engine, World};

/// One statement of a store, for each engine.
struct Written {
    place: String,
    /// Empty for a lock, which PostgreSQL alone needs.
    sqlite: String,
    postgres: String,
}

/// Every statement given to `.sql`, `.sql_for` or `.sql_on_postgres`, and every call that is not given a literal.
fn statements() -> (Vec<Written>, Vec<String>) {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    let macros = literal_macros();
    for (path, text) in tidy::files("src", "rs") {
        if path == Path::new("src/db/engine.rs") {
            continue;
        }
        let mut calls = Calls {
            macros: &macros,
            path: path.clone(),
            text: text.clone(),
            found: Vec::new(),
            faults: Vec::new(),
            seen: 0,
        };
        calls.visit_file(&tidy::parse(&text, &path));
        let written = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let written: usize = written.map(|line| line.matches(".sql").count()).sum();
        if written != calls.seen {
            faults.push(format!(
                "{}: a statement is hidden in a macro",
                path.display()
            ));
        }
        found.append(&mut calls.found);
        faults.append(&mut calls.faults);
    }
    (found, faults)
}

struct Calls<'m> {
    macros: &'m BTreeMap<String, LiteralMacro>,
    path: PathBuf,
    text: String,
    found: Vec<Written>,
    faults: Vec<String>,
    seen: usize,
}

impl<'ast> Visit<'ast> for Calls<'_> {
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if ["sql", "sql_for", "sql_on_postgres"]
            .iter()
            .any(|own| call.method == own)
        {
            self.seen += 1;
            let texts: Option<Vec<String>> = call
                .args
                .iter()
                .map(|text| literal(text, self.macros))
                .collect();
            let place = self.place(texts.as_ref().and_then(|texts| texts.first()));
            match texts.as_deref() {
                Some([both]) => self.found.push(Written {
                    place,
                    sqlite: if call.method == "sql_on_postgres" {
                        String::new()
                    } else {
                        both.clone()
                    },
                    postgres: both.clone(),
                }),
                Some([sqlite, postgres]) => {
                    self.found.push(Written {
                        place,
                        sqlite: sqlite.clone(),
                        postgres: postgres.clone(),
                    });
                }
                _ => self.faults.push(format!(
                    "{place}: a statement is one literal, so that it can be checked"
                )),
            }
        }
        visit::visit_expr_method_call(self, call);
    }
}

impl Calls<'_> {
    /// File and line, found by the statement's own words.
    fn place(&self, statement: Option<&String>) -> String {
        let words = statement
            .and_then(|text| text.lines().next())
            .unwrap_or_default();
        let line = self
            .text
            .lines()
            .position(|line| !words.is_empty() && line.contains(words));
        line.map_or_else(
            || self.path.display().to_string(),
            |line| format!("{}:{}", self.path.display(), line + 1),
        )
    }
}

/// A `macro_rules!` of one arm, whose parameters are literals: the shared part of several statements.
struct LiteralMacro {
    parameters: Vec<String>,
    body: String,
}

/// The macros of the program that could stand for a literal, by name.
fn literal_macros() -> BTreeMap<String, LiteralMacro> {
    let mut macros = BTreeMap::new();
    for (path, text) in tidy::files("src", "rs") {
        for item in tidy::parse(&text, &path).items {
            let syn::Item::Macro(syn::ItemMacro {
                ident: Some(name),
                mac,
                ..
            }) = item
            else {
                continue;
            };
            let rule = mac.tokens.to_string().replace("$ ", "$");
            let Some((pattern, body)) = rule.split_once("=>") else {
                continue;
            };
            let parameters = pattern.split('$').skip(1);
            let parameters =
                parameters.filter_map(|one| Some(one.split_once(':')?.0.trim().to_owned()));
            let body = body.trim().trim_end_matches(';').trim();
            let body = body
                .strip_prefix('{')
                .and_then(|body| body.strip_suffix('}'));
            macros.insert(
                name.to_string(),
                LiteralMacro {
                    parameters: parameters.collect(),
                    body: body.unwrap_or_default().to_owned(),
                },
            );
        }
    }
    macros
}

/// A literal, several joined by `concat!`, or a macro that becomes one of these.
fn literal(argument: &syn::Expr, macros: &BTreeMap<String, LiteralMacro>) -> Option<String> {
    match argument {
        syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(text),
            ..
        }) => Some(text.value()),
        syn::Expr::Macro(call) => {
            let parts = call.mac.parse_body_with(
                syn::punctuated::Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated,
            );
            let parts = parts.ok()?;
            let parts = parts.iter().map(|part| literal(part, macros));
            if call.mac.path.is_ident("concat") {
                return parts.collect();
            }
            let known = macros.get(&call.mac.path.segments.last()?.ident.to_string())?;
            let mut body = known.body.clone();
            for (parameter, value) in known.parameters.iter().zip(parts) {
                body = body.replace(&format!("${parameter}"), &format!("{:?}", value?));
            }
            literal(&syn::parse_str(&body).ok()?, macros)
        }
        _ => None,
    }
}

/// How many parameters a statement takes and how many columns it gives.
type Shape = (usize, usize);

async fn on_sqlite(connection: &mut SqliteConnection, text: &str) -> sqlx::Result<Shape> {
    let statement = connection
        .prepare(AssertSqlSafe(text).into_sql_str())
        .await?;
    Ok((parameters_of(&statement), statement.columns().len()))
}

/// PostgreSQL cannot always tell a parameter's type by itself; the program names it, here it is guessed.
async fn on_postgres(
    connection: &mut PgConnection,
    text: &str,
    parameters: usize,
) -> sqlx::Result<Shape> {
    let mut first = None;
    for guess in ["", "INT8", "TEXT", "BOOL", "BYTEA"] {
        let guesses = if guess.is_empty() { 0 } else { parameters };
        let types = vec![PgTypeInfo::with_name(guess); guesses];
        let prepared = connection
            .prepare_with(AssertSqlSafe(text).into_sql_str(), &types)
            .await;
        let error = match prepared {
            Ok(statement) => return Ok((parameters_of(&statement), statement.columns().len())),
            Err(error) => error,
        };
        let code = error
            .as_database_error()
            .and_then(sqlx::error::DatabaseError::code);
        let undecided = code.is_some_and(|code| code.starts_with("42P"));
        let first = first.get_or_insert(error);
        if !undecided {
            return Err(std::mem::replace(first, sqlx::Error::RowNotFound));
        }
    }
    Err(first.unwrap_or(sqlx::Error::RowNotFound))
}

fn parameters_of<S: Statement>(statement: &S) -> usize {
    statement.parameters().map_or(0, |known| match known {
        Either::Left(types) => types.len(),
        Either::Right(count) => count,
    })
}

#[test]
fn both_engines_understand_every_statement() {
    with_both(async |sqlite, postgres| {
        let (statements, mut faults) = statements();
        assert!(!statements.is_empty(), "no statement was found");
        for Written {
            place,
            sqlite: text,
            postgres: other,
        } in &statements
        {
            if text.is_empty() {
                let there = on_postgres(postgres, other, other.matches('$').count()).await;
                faults.extend(
                    there
                        .err()
                        .map(|error| format!("{place}: PostgreSQL: {error}")),
                );
                continue;
            }
            let here = on_sqlite(sqlite, &Dialect::Sqlite.spell(text)).await;
            let parameters = here.as_ref().map_or(0, |shape| shape.0);
            let there = on_postgres(postgres, &Dialect::Postgres.spell(other), parameters).await;
            match (here, there) {
                (Ok(here), Ok(there)) if here == there => {}
                (Ok(here), Ok(there)) => faults.push(format!(
                    "{place}: SQLite has (parameters, columns) {here:?}, PostgreSQL {there:?}"
                )),
                (here, there) => faults.push(format!(
                    "{place}:\n    SQLite: {here:?}\n    PostgreSQL: {there:?}"
                )),
            }
        }
        assert!(
            faults.is_empty(),
            "{} of {} statements:\n{}",
            faults.len(),
            statements.len(),
            faults.join("\n")
        );
    });
}

/// SQLite reads a bare placeholder behind LIKE and LIMIT while it plans, so it would plan the statement anew for each run.
#[test]
fn no_statement_is_planned_at_each_run() {
    let (statements, _) = statements();
    let bare = statements.iter().filter(|one| {
        let words = one.sqlite.split_whitespace().collect::<Vec<_>>().join(" ");
        ["LIKE $", "GLOB $", "LIMIT $", "OFFSET $"]
            .iter()
            .any(|bare| words.contains(bare))
    });
    let places: Vec<&str> = bare.map(|one| one.place.as_str()).collect();
    assert!(places.is_empty(), "{places:#?}");
}

/// The lists of the queue are read in the order of an index and up to the rows that a page shows. Only rows that words or
/// revisions lead to are sorted, because those are few.
#[test]
fn each_list_of_the_queue_is_read_by_an_index() {
    with_both(async |sqlite, postgres| {
        let off = "SET enable_seqscan = off; SET enable_sort = off; SET enable_bitmapscan = off;
                   SET plan_cache_mode = force_generic_plan";
        sqlx::raw_sql(off).execute(&mut *postgres).await.unwrap();
        let (statements, _) = statements();
        let of_lists = |one: &&Written| {
            let reads = |table| one.sqlite.contains(table);
            (reads("queue_row") && one.place.starts_with("src/review/store"))
                || (reads("own_practice") && one.place.starts_with("src/drafting"))
        };
        let lists: Vec<&Written> = statements.iter().filter(of_lists).collect();
        assert!(lists.len() > 24, "{} statements of lists", lists.len());
        let mut faults = Vec::new();
        for (number, one) in lists.iter().enumerate() {
            // So is one page of an owner's list, which was read in its order.
            let led = one.sqlite.matches("CROSS JOIN").count();
            let may_sort = if one.sqlite.contains("own_practice") {
                usize::MAX
            } else {
                led
            };
            let here = sqlite_plan(sqlite, &Dialect::Sqlite.spell(&one.sqlite)).await;
            let there = Dialect::Postgres.spell(&one.postgres).into_owned();
            let there = postgres_plan(postgres, number, &there).await;
            let wrong = |line: &&String| {
                let scans = [
                    "SCAN e",
                    "SCAN l",
                    "SCAN queue",
                    "SCAN x",
                    "Seq Scan on queue",
                    "SCAN own",
                    "Seq Scan on own",
                ];
                scans.iter().any(|word| line.contains(word))
            };
            let wrong: Vec<&String> = here.iter().chain(&there).filter(wrong).collect();
            let sorts =
                |plan: &[String], word| plan.iter().filter(|line| line.contains(word)).count();
            let sorted = sorts(&here, "TEMP B-TREE FOR ORDER").max(sorts(&there, "Sort Key"));
            if !wrong.is_empty() || sorted > may_sort {
                faults.push(format!("{}\n{wrong:?}\n{here:#?}\n{there:#?}", one.sqlite));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    });
}

/// A page of practices reads each practice by its id, and the terms of each by the practice: what a page costs does not
/// grow with the catalogue. PostgreSQL chooses so by the size of its tables; SQLite must be told.
#[test]
fn the_practices_of_a_page_are_read_by_their_ids() {
    with_both(async |sqlite, _| {
        let (statements, _) = statements();
        let is_page = |one: &&Written| {
            one.place.starts_with("src/catalogue/store/lists") && one.sqlite.contains("AS regions")
        };
        let pages: Vec<&Written> = statements.iter().filter(is_page).collect();
        assert_eq!(pages.len(), 1);
        let plan = sqlite_plan(sqlite, &Dialect::Sqlite.spell(&pages[0].sqlite)).await;
        for (line, times) in [
            ("SEARCH p USING INTEGER PRIMARY KEY", 1),
            ("SEARCH l USING INDEX listed_practice", 2),
        ] {
            let found = plan.iter().filter(|own| own.contains(line)).count();
            assert_eq!(found, times, "{line}: {plan:#?}");
        }
    });
}

/// The mail worker wakes with each deed, and then reads of all notices only those that are held.
#[test]
fn the_mail_worker_looks_out_by_indexes() {
    with_both(async |sqlite, _| {
        let (statements, _) = statements();
        let is_outlook = |one: &&Written| one.sqlite.contains("AS is_any_held");
        let outlook: Vec<&Written> = statements.iter().filter(is_outlook).collect();
        assert_eq!(outlook.len(), 1);
        let plan = sqlite_plan(sqlite, &Dialect::Sqlite.spell(&outlook[0].sqlite)).await;
        let reads = |words: &str| plan.iter().any(|line| line.contains(words));
        assert!(reads("notice USING") && reads("notice_held"), "{plan:#?}");
        assert!(!reads("SCAN mail") && !reads("notice_of_mail"), "{plan:#?}");
    });
}

/// The workers look every half minute for what is due, and the page of a call for what answers it: neither reads a whole
/// table, nor all practices that are public.
#[test]
fn what_is_due_is_found_by_indexes() {
    with_both(async |sqlite, _| {
        let (statements, _) = statements();
        let stores = [
            "src/practice/store/reminders.rs",
            "src/practice/store/confirmation.rs",
            "src/catalogue/store/calls.rs",
        ];
        let is_of = |one: &&Written| stores.iter().any(|store| one.place.starts_with(store));
        let looks: Vec<&Written> = statements.iter().filter(is_of).collect();
        assert!(looks.len() > 10, "{} statements", looks.len());
        for one in looks {
            let plan = sqlite_plan(sqlite, &Dialect::Sqlite.spell(&one.sqlite)).await;
            let is_whole = |line: &String| {
                let tables = ["SCAN p", "SCAN r", "SCAN e"];
                let scans = tables
                    .iter()
                    .any(|table| line.trim_end().starts_with(table));
                (scans && !line.starts_with("SCAN practice_call"))
                    || line.contains("practice_public (public=?)")
            };
            assert!(!plan.iter().any(is_whole), "{}: {plan:#?}", one.place);
        }
    });
}

/// What every page of an administrator counts is counted in indexes, or from the few accounts that it is about.
#[test]
fn what_waits_for_an_administrator_is_counted_in_indexes() {
    with_both(async |sqlite, _| {
        let (statements, _) = statements();
        let counts = |one: &&Written| {
            one.sqlite.contains("AS names_reviewer")
                || (one.sqlite.contains("INDEXED BY notice_held") && one.place.contains("list.rs"))
        };
        let counts: Vec<&Written> = statements.iter().filter(counts).collect();
        assert_eq!(counts.len(), 2);
        for one in counts {
            let plan = sqlite_plan(sqlite, &Dialect::Sqlite.spell(&one.sqlite)).await;
            let is_fit = |line: &str| {
                let small = [
                    "SCAN appeal",
                    "SCAN a",
                    "SCAN CONSTANT",
                    "SCAN notice USING",
                ];
                !line.contains("SCAN ") || small.iter().any(|word| line.contains(word))
            };
            let of_state = |line: &str| line.contains("(state=?)");
            let wrong = plan.iter().any(|line| !is_fit(line) || of_state(line));
            assert!(!wrong, "{plan:#?}");
        }
    });
}

async fn sqlite_plan(connection: &mut SqliteConnection, text: &str) -> Vec<String> {
    let asked = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {text}")).into_sql_str();
    let plan: Vec<(i64, i64, i64, String)> =
        sqlx::query_as(asked).fetch_all(connection).await.unwrap();
    plan.into_iter().map(|(.., line)| line).collect()
}

async fn postgres_plan(connection: &mut PgConnection, number: usize, text: &str) -> Vec<String> {
    let parameters = (1..100)
        .take_while(|place| text.contains(&format!("${place}")))
        .count();
    let prepared = AssertSqlSafe(format!("PREPARE plan_{number} AS {text}"));
    sqlx::raw_sql(prepared)
        .execute(&mut *connection)
        .await
        .unwrap();
    let nulls = vec!["NULL"; parameters].join(", ");
    let asked = AssertSqlSafe(format!("EXPLAIN EXECUTE plan_{number} ({nulls})"));
    let plan: Vec<(String,)> = sqlx::query_as(asked.into_sql_str())
        .persistent(false)
        .fetch_all(connection)
        .await
        .unwrap();
    plan.into_iter().map(|(line,)| line).collect()
}

/// What a table is, as far as both engines can say it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Table {
    columns: BTreeMap<String, (String, bool)>,
    unique: BTreeSet<Vec<String>>,
    indexes: BTreeSet<String>,
    references: BTreeSet<String>,
}

#[test]
fn both_schemas_are_one() {
    with_both(async |sqlite, postgres| {
        let (here, there) = (sqlite_tables(sqlite).await, postgres_tables(postgres).await);
        assert_eq!(
            here.keys().collect::<Vec<_>>(),
            there.keys().collect::<Vec<_>>(),
            "tables"
        );
        for (name, table) in &here {
            let other = &there[name];
            assert_eq!(
                table.columns, other.columns,
                "columns of {name}: type and whether it must be filled"
            );
            assert_eq!(table.unique, other.unique, "what is unique in {name}");
            assert_eq!(table.indexes, other.indexes, "indexes of {name}");
            assert_eq!(table.references, other.references, "what {name} refers to");
        }
    });
}

/// SQLite's own rules: every table is strict, and nothing is checked as late as the shared commit.
#[test]
fn sqlite_tables_are_strict_and_check_at_once() {
    for (path, text) in tidy::files("migrations/sqlite", "sql") {
        assert!(
            !text.to_uppercase().contains("DEFERR"),
            "{}: a late check would fail other people's commits",
            path.display()
        );
    }
    with_both(async |sqlite, _| {
        let lax: Vec<(String,)> = sqlx::query_as(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict
             AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_sqlx_%'",
        )
        .fetch_all(sqlite)
        .await
        .unwrap();
        assert!(lax.is_empty(), "tables without STRICT: {lax:?}");
    });
}

async fn sqlite_tables(connection: &mut SqliteConnection) -> BTreeMap<String, Table> {
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    let columns: Vec<(String, String, String, bool)> = sqlx::query_as(
        "SELECT t.name, c.name, c.type, c.\"notnull\" OR c.pk > 0 FROM pragma_table_list t, pragma_table_info(t.name) c
         WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '_sqlx_%'",
    )
    .fetch_all(&mut *connection)
    .await
    .unwrap();
    for (table, column, kind, filled) in columns {
        let kind = match kind.as_str() {
            "INTEGER" => "number",
            "TEXT" => "text",
            "BLOB" => "bytes",
            other => other,
        };
        tables
            .entry(table)
            .or_default()
            .columns
            .insert(column, (kind.to_owned(), filled));
    }
    for (name, table) in &mut tables {
        let indexes: Vec<(String, bool, String, String)> = sqlx::query_as(
            "SELECT i.name, i.\"unique\", i.origin, (SELECT json_group_array(name) FROM pragma_index_info(i.name))
             FROM pragma_index_list($1) i",
        )
        .bind(name)
        .fetch_all(&mut *connection)
        .await
        .unwrap();
        for (index, unique, origin, columns) in indexes {
            if origin == "c" {
                table.indexes.insert(format!("{index} unique={unique}"));
            } else {
                let columns: Vec<String> = serde_json::from_str(&columns).unwrap();
                table.unique.insert(columns);
            }
        }
        // The primary key of one INTEGER column is the row's own number and needs no index.
        let key: Vec<(String,)> =
            sqlx::query_as("SELECT name FROM pragma_table_info($1) WHERE pk > 0 ORDER BY pk")
                .bind(name)
                .fetch_all(&mut *connection)
                .await
                .unwrap();
        table
            .unique
            .insert(key.into_iter().map(|(column,)| column).collect());
        let references: Vec<(String, String)> =
            sqlx::query_as("SELECT \"from\", \"table\" FROM pragma_foreign_key_list($1)")
                .bind(name)
                .fetch_all(&mut *connection)
                .await
                .unwrap();
        table.references = references
            .into_iter()
            .map(|(from, to)| format!("{from} → {to}"))
            .collect();
    }
    tables
}

async fn postgres_tables(connection: &mut PgConnection) -> BTreeMap<String, Table> {
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    let columns: Vec<(String, String, String, bool)> = sqlx::query_as(
        "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'NO' FROM information_schema.columns
         WHERE table_schema = 'public' AND table_name NOT LIKE '\\_sqlx%'",
    )
    .fetch_all(&mut *connection)
    .await
    .unwrap();
    for (table, column, kind, filled) in columns {
        let kind = match kind.as_str() {
            "bigint" | "boolean" => "number",
            "text" | "json" | "jsonb" => "text",
            "bytea" | "uuid" => "bytes",
            other => other,
        };
        tables
            .entry(table)
            .or_default()
            .columns
            .insert(column, (kind.to_owned(), filled));
    }
    for (name, table) in &mut tables {
        let keys: Vec<(String, Vec<String>, Option<String>)> = sqlx::query_as(
            "SELECT c.contype::text,
                    ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k(number, place)
                          JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.number ORDER BY k.place),
                    (SELECT relname::text FROM pg_class WHERE oid = c.confrelid)
             FROM pg_constraint c WHERE c.conrelid = $1::text::regclass AND c.contype IN ('p', 'u', 'f')",
        )
        .bind(format!("\"{name}\""))
        .fetch_all(&mut *connection)
        .await
        .unwrap();
        for (kind, columns, to) in keys {
            match to.filter(|_| kind == "f") {
                Some(to) => table
                    .references
                    .extend(columns.iter().map(|from| format!("{from} → {to}"))),
                None => drop(table.unique.insert(columns)),
            }
        }
        let indexes: Vec<(String, bool)> = sqlx::query_as(
            "SELECT i.relname::text, x.indisunique FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
             WHERE x.indrelid = $1::text::regclass AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = x.indexrelid)",
        )
        .bind(format!("\"{name}\""))
        .fetch_all(&mut *connection)
        .await
        .unwrap();
        table.indexes = indexes
            .into_iter()
            .map(|(index, unique)| format!("{index} unique={unique}"))
            .collect();
    }
    tables
}

/// A migrated database of each engine, at once.
fn with_both(test: impl AsyncFnOnce(&mut SqliteConnection, &mut PgConnection) + Send) {
    world::run(Engine::Postgres, async |postgres: World| {
        let Target::Postgres(address) = &postgres.app.settings.database else {
            unreachable!()
        };
        let mut there = PgConnection::connect(address).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("schema.db");
        std::fs::copy(crate::server::sqlite_template().await, &file).unwrap();
        let mut here = SqliteConnection::connect(&format!("sqlite://{}", file.display()))
            .await
            .unwrap();
        test(&mut here, &mut there).await;
    });
}

/// The words with which a statement compares the public status of a practice.
fn compared_statuses(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for after in text.split("public ").skip(1) {
        let after = after.strip_prefix("|| '' ").unwrap_or(after);
        let compared = match after.strip_prefix("IN (") {
            Some(list) => list.split(')').next(),
            None => ["= ", "<> "]
                .iter()
                .find_map(|sign| after.strip_prefix(sign)?.split_whitespace().next()),
        };
        let quoted = compared.unwrap_or_default().split('\'');
        words.extend(quoted.skip(1).step_by(2));
    }
    words
}

/// A word that is no public status selects nothing, and no engine says so.
#[test]
fn statements_name_a_public_status_that_there_is() {
    let (written, _) = statements();
    let mut unknown = Vec::new();
    let mut named = 0;
    for one in &written {
        let words = compared_statuses(&one.postgres);
        named += words.len();
        let strange = words
            .iter()
            .filter(|word| PublicStatus::parse(word).is_none());
        unknown.extend(strange.map(|word| format!("{}: {word}", one.place)));
    }
    assert!(named > 20, "only {named} are named");
    tidy::none("words of no public status", &unknown);
}
