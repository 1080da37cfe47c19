//! A fresh small world for each test: an [`App`] on an empty, migrated database of its own.
//!
//! # How to write a story
//! ```ignore
//! use crate::world::World;
//!
//! /// What must hold, in a sentence.
//! async fn a_visitor_reads_what_is_published(world: World) {
//!     let visitor = world.browser();
//!     let page = visitor.visit("/practices").await.ok();
//!     page.shows("Almaty Process").lacks("Draft");
//! }
//! story!(a_visitor_reads_what_is_published);
//! ```
//! makes two tests, `…::a_visitor_reads_what_is_published::sqlite` and `…::postgres`.
//!
//! - `world.app` has everything a room's actions need: arrange with actions, look with browsers.
//! - The clock stands at noon of Tuesday, 3 November 2026, until `world.clock().advance(…)`.
//! - Randomness is the same in each run.
//! - Throttles and the time trap are off, a decision takes effect after ten minutes, a password hash is cheap.
//!   Other settings: `world.with(&[("rate_limits", "on")])` is the same world under other settings.
//! - `world.another_node().await` is a second service on the same database, for races and signals.
//! - [`crate::browser`] says how pages are visited and forms sent.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::Router;
use praxis::app::{App, Clock, Random};
use praxis::config::{self, Sources};
use praxis::db::{Db, OpenFor, Options, Target, Timestamp, WriterLimits};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tempfile::TempDir;

use crate::browser::Browser;
use crate::server;

/// Noon of Tuesday, 3 November 2026, in UTC.
pub const NOON: Timestamp = Timestamp(1_793_707_200_000_000);

/// The two engines every story runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A fresh small world.
pub struct World {
    /// What every room is given.
    pub app: App,
    engine: Engine,
    settings: Vec<(&'static str, String)>,
    folder: Arc<TempDir>,
    /// The nodes that there were, because each draws other random numbers.
    nodes: Arc<AtomicU64>,
    router: OnceLock<Router>,
}

/// Runs a story on both engines. It stands directly below the story's function, and the compiler names a function that
/// has none as dead code. `story!(name, Sqlite)` and
/// `story!(name, Postgres)` are for what one engine alone can do.
macro_rules! story {
    ($name:ident) => {
        mod $name {
            #[test]
            fn sqlite() {
                crate::world::run(crate::world::Engine::Sqlite, super::$name);
            }

            #[test]
            fn postgres() {
                crate::world::run(crate::world::Engine::Postgres, super::$name);
            }
        }
    };
    ($name:ident, Sqlite) => {
        mod $name {
            #[test]
            fn sqlite() {
                crate::world::run(crate::world::Engine::Sqlite, super::$name);
            }
        }
    };
    ($name:ident, Postgres) => {
        mod $name {
            #[test]
            fn postgres() {
                crate::world::run(crate::world::Engine::Postgres, super::$name);
            }
        }
    };
}

/// Without optimisation the future of a long story does not fit a test thread's two megabytes.
const STACK: usize = 16 * 1024 * 1024;

/// Runs one story in a world of its own and clears the world away.
pub fn run<F: Future<Output = ()>>(engine: Engine, story: impl FnOnce(World) -> F + Send) {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(STACK);
        let running = thread.spawn_scoped(scope, move || alone(engine, story));
        if let Err(panic) = running.unwrap().join() {
            std::panic::resume_unwind(panic);
        }
    });
}

fn alone<F: Future<Output = ()>>(engine: Engine, story: impl FnOnce(World) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let world = World::new(engine).await;
        let database = world.app.settings.database.clone();
        // The database goes whether or not the story ended well.
        let outcome = {
            let story =
                futures_util::FutureExt::catch_unwind(std::panic::AssertUnwindSafe(story(world)));
            story.await
        };
        drop_database(&database).await;
        if let Err(panic) = outcome {
            std::panic::resume_unwind(panic);
        }
    });
    runtime.shutdown_timeout(Duration::from_secs(5));
}

impl World {
    async fn new(engine: Engine) -> Self {
        let folder = TempDir::with_prefix("praxis-world-").unwrap();
        let database = match engine {
            Engine::Sqlite => copy_of_template(folder.path()).await,
            Engine::Postgres => clone_of_template().await,
        };
        let settings = vec![
            ("data", folder.path().display().to_string()),
            ("database", database),
            ("listen", "127.0.0.1:8080".to_owned()),
            ("public_url", "https://praxis.example".to_owned()),
            ("rate_limits", "off".to_owned()),
            ("argon2_memory", "8".to_owned()),
            ("argon2_passes", "1".to_owned()),
            ("page_cache_mb", page_cache(engine).to_owned()),
        ];
        let app = open(&settings, 1, Clock::standing(NOON)).await;
        Self {
            app,
            engine,
            settings,
            folder: Arc::new(folder),
            nodes: Arc::new(AtomicU64::new(1)),
            router: OnceLock::new(),
        }
    }

    /// Another fresh world on the same engine, the same as this one was at its beginning. Whoever asks for it drops its
    /// database.
    pub async fn twin(&self) -> Self {
        Self::new(self.engine).await
    }

    /// Which engine this world stands on.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The clock, to be moved.
    pub fn clock(&self) -> &Clock {
        &self.app.clock
    }

    /// The folder of files.
    pub fn data(&self) -> &Path {
        self.folder.path()
    }

    /// A fresh browser. All browsers of one world visit the same running service.
    pub fn browser(&self) -> Browser {
        let router = self.router.get_or_init(|| praxis::router::build(&self.app));
        Browser::new(router.clone(), &self.app.settings.public_url)
    }

    /// The same world under other settings.
    pub fn with(&self, others: &[(&'static str, &str)]) -> Self {
        let mut settings = self.settings.clone();
        for (name, value) in others {
            settings.retain(|(known, _)| known != name);
            settings.push((name, (*value).to_owned()));
        }
        let (db, clock, random) = (
            self.app.db.clone(),
            self.app.clock.clone(),
            self.app.random.clone(),
        );
        let app = App::new(db, clock, random, Arc::new(load(&settings))).unwrap();
        Self {
            app,
            engine: self.engine,
            settings,
            folder: self.folder.clone(),
            nodes: self.nodes.clone(),
            router: OnceLock::new(),
        }
    }

    /// A database without any tables. Whoever asks for it drops it.
    pub async fn empty_database(&self) -> Target {
        match self.engine {
            Engine::Sqlite => Target::Sqlite(self.data().join("empty.db")),
            Engine::Postgres => {
                let name = format!("e{}", uuid::Uuid::now_v7().simple());
                administer(format!("CREATE DATABASE {name}")).await;
                Target::Postgres(server::address(&name))
            }
        }
    }

    /// A copy of this world's database as it is now, on PostgreSQL. Whoever asks for it drops it.
    pub async fn copy(&self) -> Target {
        let name = format!("c{}", uuid::Uuid::now_v7().simple());
        let Target::Postgres(address) = &self.app.settings.database else {
            panic!("only a PostgreSQL server copies a database")
        };
        let own = database_name(address);
        // A database with connections cannot be copied. The pool connects again by itself.
        administer(format!(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{own}'"
        ))
        .await;
        let create = format!("CREATE DATABASE {name} TEMPLATE {own} STRATEGY FILE_COPY");
        administer(create).await;
        Target::Postgres(server::address(&name))
    }

    /// Another service on the same database, with the same clock: a second node, or on SQLite the service
    /// after a restart.
    pub async fn another_node(&self) -> Self {
        let seed = self.nodes.fetch_add(1, Ordering::Relaxed) + 1;
        self.node_that_draws(seed).await
    }

    /// The same with random numbers from this seed.
    pub async fn node_that_draws(&self, seed: u64) -> Self {
        let app = open(&self.settings, seed, self.app.clock.clone()).await;
        Self {
            app,
            engine: self.engine,
            settings: self.settings.clone(),
            folder: self.folder.clone(),
            nodes: self.nodes.clone(),
            router: OnceLock::new(),
        }
    }
}

/// Each story runs once with the cache of public pages and once without, because only the speed may differ.
fn page_cache(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => "16",
        Engine::Postgres => "0",
    }
}

fn load(settings: &[(&'static str, String)]) -> config::Settings {
    let sources = Sources {
        flags: settings.to_vec(),
        ..Sources::default()
    };
    config::load(&sources).unwrap().settings
}

async fn open(settings: &[(&'static str, String)], seed: u64, clock: Clock) -> App {
    let settings = load(settings);
    let options = Options {
        connections: Some(4),
        limits: WriterLimits::default(),
    };
    let db = Db::open_with(&settings.database, OpenFor::Command, options)
        .await
        .unwrap();
    App::new(db, clock, Random::seeded(seed), Arc::new(settings)).unwrap()
}

async fn copy_of_template(folder: &Path) -> String {
    let file = folder.join("praxis.db");
    std::fs::copy(server::sqlite_template().await, &file).unwrap();
    format!("sqlite://{}", file.display())
}

async fn clone_of_template() -> String {
    server::ensure_server().await;
    let name = format!("t{}", uuid::Uuid::now_v7().simple());
    let create = format!("CREATE DATABASE {name} TEMPLATE template STRATEGY FILE_COPY");
    administer(create).await;
    server::address(&name)
}

pub async fn drop_database(database: &Target) {
    if let Target::Postgres(address) = database {
        let name = database_name(address);
        administer(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
    }
}

fn database_name(address: &str) -> &str {
    address.split(['/', '?']).nth(3).unwrap()
}

async fn administer(statement: String) {
    let mut connection = PgConnection::connect(&server::address("postgres"))
        .await
        .unwrap();
    sqlx::raw_sql(AssertSqlSafe(statement))
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
}
