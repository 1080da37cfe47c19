//! A database of before parties were kept by account: what its rows become.

use crate::world::World;

/// Runs the steps of an engine's migrations one by one, with `between` before the one that keeps parties by account.
macro_rules! migrate {
    ($engine:literal, $connection:expr) => {{
        for (path, text) in crate::tidy::files(concat!("migrations/", $engine), "sql") {
            if path.to_string_lossy().ends_with("_party.sql") {
                sqlx::raw_sql(BEFORE)
                    .execute(&mut $connection)
                    .await
                    .unwrap();
                sqlx::raw_sql(sqlx::AssertSqlSafe(text))
                    .execute(&mut $connection)
                    .await
                    .unwrap();
                break;
            }
            sqlx::raw_sql(sqlx::AssertSqlSafe(text))
                .execute(&mut $connection)
                .await
                .unwrap();
        }
        let rows = "SELECT practice_id, account_id, why, since, since_seq, set_aside_seq FROM party
                    ORDER BY practice_id, account_id, why";
        sqlx::query_as(rows)
            .fetch_all(&mut $connection)
            .await
            .unwrap()
    }};
}

/// As the tables were: Amina started the first practice, Boris received it and saved a draft; the second, of Boris,
/// names an address that Ruth has; the third has an owner and a submitter who stand in no row.
const BEFORE: &str = "
    INSERT INTO account (id, email, email_key, family_name, language, role, password, created_at) VALUES
        (1, 'amina@a.example', 'amina@a.example', 'A', 'en', 'submitter', '', 1),
        (2, 'boris@b.example', 'boris@b.example', 'B', 'en', 'submitter', '', 1),
        (3, 'Ruth@c.example', 'ruth@c.example', 'C', 'en', 'reviewer', '', 1);
    INSERT INTO practice (id, seq, owner_id, created_at, language, first_submitted_by) VALUES
        (1, 3, 2, 10, 'en', 1), (2, 1, 2, 20, 'en', NULL), (3, 1, 1, 30, 'en', 3);
    INSERT INTO revision (id, practice_id, number, state, title, summary, opened_at, saved_at, saved_by) VALUES
        (1, 1, 1, 'draft', '', '', 10, 14, 2), (2, 2, 1, 'draft', '', '', 20, NULL, NULL),
        (3, 3, 1, 'draft', '', '', 30, NULL, NULL);
    INSERT INTO event (practice_id, seq, revision_id, deed, actor_id, to_state, details, authors_see, at) VALUES
        (1, 1, 1, 'start', 1, 'draft', '{}', TRUE, 10),
        (1, 2, 1, 'hand_over', 3, 'draft', '{\"account\":2,\"former\":1}', TRUE, 12),
        (1, 3, 1, 'hand_over', 3, 'draft', '{\"account\":2,\"former\":1}', TRUE, 16),
        (2, 1, 2, 'start', 2, 'draft', '{}', TRUE, 21),
        (3, 1, 3, 'start', 1, 'draft', '{}', TRUE, 30);
    INSERT INTO party (practice_id, account_id) VALUES (1, 1), (1, 2), (2, 2);
    INSERT INTO focal_point (practice_id, email_key) VALUES (2, 'ruth@c.example'), (2, 'other@c.example');
";

/// A database of before gets a row for each author, each saver and each account that has a named address now.
async fn parties_of_before_are_kept_by_account(world: World) {
    use sqlx::Connection;
    let target = world.empty_database().await;
    let rows: Vec<(i64, i64, String, i64, i64, Option<i64>)> = match &target {
        praxis::db::Target::Sqlite(path) => {
            let address = format!("sqlite://{}?mode=rwc", path.display());
            let mut connection = sqlx::SqliteConnection::connect(&address).await.unwrap();
            migrate!("sqlite", connection)
        }
        praxis::db::Target::Postgres(address) => {
            let mut connection = sqlx::PgConnection::connect(address).await.unwrap();
            migrate!("postgres", connection)
        }
    };
    crate::world::drop_database(&target).await;
    let row = |practice, account, why: &str, since, seq| {
        (practice, account, why.to_owned(), since, seq, None)
    };
    assert_eq!(
        rows,
        [
            row(1, 1, "author", 10, 0),
            row(1, 2, "author", 12, 2),
            row(1, 2, "saved-draft", 14, 2),
            row(2, 2, "author", 20, 0),
            row(2, 3, "focal-point", 21, 1),
            row(3, 1, "author", 30, 0),
            row(3, 3, "author", 30, 0),
        ]
    );
}
story!(parties_of_before_are_kept_by_account);
