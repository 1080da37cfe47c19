//! A disk that can be full, and a database that refuses by mistake, in the small world: the same triggers on every
//! table of both engines, switched on and off from outside.

use praxis::app::App;
use praxis::db::{Engine as _, Target};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

use crate::world::World;

/// What PostgreSQL runs at every write.
const FAILING: &str = "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE how TEXT := (SELECT state FROM disk);
    BEGIN
        IF how = 'full' THEN
            RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100';
        ELSIF how = 'mistaken' THEN
            RAISE EXCEPTION 'a mistake';
        END IF;
        RETURN NULL;
    END $$;";

/// The disk below a world's database.
pub struct Disk {
    app: App,
}

impl Disk {
    /// Lays the triggers; the disk has room.
    pub async fn of(world: &World) -> Self {
        let disk = Self {
            app: world.app.clone(),
        };
        let mut laid = vec![match disk.app.db.target() {
            Target::Sqlite(_) => "CREATE TABLE ballast (weight BLOB);".to_owned(),
            Target::Postgres(_) => FAILING.to_owned(),
        }];
        for table in disk.tables().await {
            match disk.app.db.target() {
                Target::Sqlite(_) => laid.extend(["INSERT", "UPDATE", "DELETE"].map(|verb| {
                    format!(
                        "CREATE TRIGGER full_{table}_{verb} AFTER {verb} ON {table}
                         WHEN (SELECT state FROM disk) = 'full'
                         BEGIN INSERT INTO ballast VALUES (zeroblob(8000000)); END;
                         CREATE TRIGGER mistaken_{table}_{verb} AFTER {verb} ON {table}
                         WHEN (SELECT state FROM disk) = 'mistaken'
                         BEGIN SELECT RAISE(ABORT, 'a mistake'); END;"
                    )
                })),
                Target::Postgres(_) => laid.push(format!(
                    "CREATE TRIGGER fail BEFORE INSERT OR UPDATE OR DELETE ON {table}
                     FOR EACH STATEMENT EXECUTE FUNCTION fail();"
                )),
            }
        }
        let laid = laid.concat();
        let state = "CREATE TABLE disk (state TEXT NOT NULL); INSERT INTO disk VALUES ('well');";
        disk.run(&format!("{state} {laid}")).await;
        disk
    }

    /// Nothing more fits.
    pub async fn fill(&self) {
        self.run("UPDATE disk SET state = 'full'").await;
        self.room(false).await;
    }

    /// Every write is refused as if a statement of ours were wrong.
    pub async fn mistake(&self) {
        self.run("UPDATE disk SET state = 'mistaken'").await;
    }

    /// The server loses its line to whoever commits a practice's event (PostgreSQL).
    pub async fn cut_at_commit(&self) {
        self.run(
            "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$
             BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
             CREATE CONSTRAINT TRIGGER cut AFTER INSERT ON event DEFERRABLE INITIALLY DEFERRED
             FOR EACH ROW EXECUTE FUNCTION cut();",
        )
        .await;
    }

    /// Commits arrive again.
    pub async fn mend_the_line(&self) {
        self.run("DROP TRIGGER cut ON event").await;
    }

    /// The operator made room.
    pub async fn clear(&self) {
        self.room(true).await;
        self.run("UPDATE disk SET state = 'well'").await;
    }

    /// On SQLite the ballast finds no page to lie on; the limit is the writing connection's own.
    async fn room(&self, some: bool) {
        if self.app.db.file().is_none() {
            return;
        }
        let mut tx = self.app.db.write().await.unwrap();
        let limit = if some {
            tx.sql("PRAGMA max_page_count = 1000000")
        } else {
            tx.sql("PRAGMA max_page_count = 1")
        };
        limit.execute().await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn tables(&self) -> Vec<String> {
        let mut db = self.app.db.read().await.unwrap();
        let tables: Vec<(String,)> = db
            .sql_for(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
                "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'",
            )
            .all()
            .await
            .unwrap();
        tables.into_iter().map(|(name,)| name).collect()
    }

    /// On a connection of its own.
    async fn run(&self, statements: &str) {
        let statements = sqlx::raw_sql(AssertSqlSafe(statements.to_owned()));
        match self.app.db.target() {
            Target::Sqlite(file) => {
                let address = format!("sqlite://{}", file.display());
                let mut connection = SqliteConnection::connect(&address).await.unwrap();
                statements.execute(&mut connection).await.unwrap();
                connection.close().await.unwrap();
            }
            Target::Postgres(address) => {
                let mut connection = PgConnection::connect(address).await.unwrap();
                statements.execute(&mut connection).await.unwrap();
                connection.close().await.unwrap();
            }
        }
    }
}
