//! Public pages from a read replica: the same bytes, never older than without one, and none missing while it is away. A
//! copy of the database that stands still plays the replica: it is what a streaming replica is while it is behind.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt;
use praxis::catalogue::{Catalogue, ReplicaState};
use praxis::db::Target;
use praxis::router;
use tower::ServiceExt;

use crate::browser::Browser;
use crate::cast::Cast;
use crate::people::signed_in;
use crate::program::praxis;
use crate::site::Site;
use crate::tidy;
use crate::world::{self, World};

/// A service on a world's database that reads its public pages from a copy of it.
struct Replicated {
    world: World,
    catalogue: Catalogue,
    router: Router,
    copy: Target,
}

impl Replicated {
    /// The copy is made now and stands still.
    async fn of(world: &World) -> Self {
        let copy = world.copy().await;
        let Target::Postgres(address) = &copy else {
            panic!("a file has no replica")
        };
        let world = world.with(&[("database_replica", address), ("page_cache_mb", "1")]);
        let catalogue = Catalogue::new(&world.app);
        Self {
            router: router::build_with(&catalogue),
            world,
            catalogue,
            copy,
        }
    }

    async fn ask(&self, path: &str) -> (StatusCode, String, String) {
        ask(&self.router, path).await
    }

    /// The statements that the primary and the replica answer meanwhile.
    async fn count(&self, path: &str) -> (u64, u64) {
        let counts = || {
            (
                self.world.app.db.statements(),
                self.catalogue.reader.replica_statements(),
            )
        };
        let before = counts();
        let (status, ..) = self.ask(path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        (counts().0 - before.0, counts().1 - before.1)
    }

    async fn end(self) {
        self.catalogue.reader.close().await;
        world::drop_database(&self.copy).await;
    }
}

/// Status, entity tag and body.
async fn ask(router: &Router, path: &str) -> (StatusCode, String, String) {
    let request = Request::builder()
        .uri(path)
        .header("host", "praxis.example");
    let request = request.body(Body::empty()).unwrap();
    let (parts, body) = router.clone().oneshot(request).await.unwrap().into_parts();
    let body = body.collect().await.unwrap().to_bytes();
    let tag = parts.headers.get("etag");
    let tag = tag.map_or("", |tag| tag.to_str().unwrap()).to_owned();
    (parts.status, tag, String::from_utf8(body.to_vec()).unwrap())
}

const PAGES: &[&str] = &[
    "/",
    "/practices",
    "/practices/almaty-process",
    "/objectives/9",
    "/objectives/9.atom",
    "/explore",
    "/sitemap.xml",
];

async fn public_pages_are_read_from_a_replica_in_step(world: World) {
    Cast::of(&world).await.published("Almaty Process", 9).await;
    let site = Replicated::of(&world).await;
    let without = router::build_with(&Catalogue::new(&world.app));
    for path in PAGES {
        let (primary, replica) = site.count(path).await;
        // The key of the page cache and the page each ask the primary for its edition, because no task follows it here.
        assert_eq!(primary, 2, "{path}");
        assert!(replica > 0, "{path}");
        assert_eq!(site.count(path).await, (1, 0), "{path}, kept");
        assert_eq!(site.ask(path).await, ask(&without, path).await, "{path}");
    }
    let state = site.catalogue.reader.replica_state().await;
    assert_eq!(state, Some(ReplicaState::InStep));
    site.end().await;
}
story!(public_pages_are_read_from_a_replica_in_step, Postgres);

/// Whoever publishes and follows the link sees the practice, although the replica does not have it yet.
async fn a_replica_that_is_behind_shows_nothing_old(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let site = Replicated::of(&world).await;
    let old = site.ask("/practices").await;
    cast.published("Bali Process", 9).await;
    let without = router::build_with(&Catalogue::new(&world.app));
    for path in PAGES.iter().chain(&["/practices/bali-process"]) {
        let now = ask(&without, path).await;
        for _ in 0..2 {
            assert_eq!(site.ask(path).await, now, "{path}");
        }
    }
    let now = site.ask("/practices").await;
    assert!(now.2.contains("Bali Process") && !old.2.contains("Bali Process"));
    assert_ne!(now.1, old.1);
    let state = site.catalogue.reader.replica_state().await;
    assert_eq!(state, Some(ReplicaState::Behind(1)));
    let health = site.ask("/health/ready").await.2;
    assert!(health.contains(r#""replica":"behind""#), "{health}");
    site.end().await;
}
story!(a_replica_that_is_behind_shows_nothing_old, Postgres);

/// The index never claims an edition whose practices it has not read.
async fn the_search_index_reads_what_it_claims(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let replicated = Replicated::of(&world).await;
    let mut site = Site::of(&replicated.world);
    site.catch_up().await;
    assert!(site.catalogue.reader.replica_statements() > 0);
    assert_eq!(site.finds("process").await, ["Almaty Process"]);
    cast.published("Bali Process", 9).await;
    site.catch_up().await;
    assert_eq!(site.finds("bali").await, ["Bali Process"]);
    site.catalogue.reader.close().await;
    replicated.end().await;
}
story!(the_search_index_reads_what_it_claims, Postgres);

async fn while_the_replica_is_away_the_primary_answers(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let site = Replicated::of(&world).await;
    let before = site.ask("/practices/almaty-process").await;
    world::drop_database(&site.copy).await;
    for path in PAGES {
        let (status, ..) = site.ask(path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
    }
    assert_eq!(site.ask("/practices/almaty-process").await, before);
    let health = site.ask("/health/ready").await.2;
    assert!(health.contains(r#""replica":"away""#), "{health}");
    let Some(Target::Postgres(address)) = &site.world.app.settings.database_replica else {
        panic!("no replica")
    };
    let settings = format!("database_replica = \"{address}\"\n");
    std::fs::write(world.data().join("praxis.toml"), settings).unwrap();
    let checked = praxis(&world, &["check"], b"").done();
    assert!(
        checked.contains("noted    the replica does not answer: public pages are read from"),
        "{checked}"
    );
    site.catalogue.reader.close().await;
}
story!(while_the_replica_is_away_the_primary_answers, Postgres);

async fn while_the_primary_is_away_the_replica_answers(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let site = Replicated::of(&world).await;
    let before = site.ask("/practices/almaty-process").await;
    world.app.db.close().await;
    for path in PAGES {
        let (status, ..) = site.ask(path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
    }
    assert_eq!(site.ask("/practices/almaty-process").await, before);
    site.end().await;
}
story!(while_the_primary_is_away_the_replica_answers, Postgres);

/// Pages of signed-in readers read their own writes, and ask no replica.
async fn no_signed_in_page_reads_from_the_replica(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let site = Replicated::of(&world).await;
    let public_url = &site.world.app.settings.public_url;
    let door = Browser::new(site.router.clone(), public_url);
    door.visit("/practices").await.ok();
    let before = site.catalogue.reader.replica_statements();
    let amina = signed_in(&site.world, &cast.amina).await;
    let ruth = signed_in(&site.world, &cast.ruth).await;
    for (reader, path) in [
        (&amina, "/my/practices"),
        (&amina, "/account"),
        (&ruth, "/review"),
    ] {
        reader.visit(path).await.ok();
    }
    assert_eq!(site.catalogue.reader.replica_statements(), before);
    site.end().await;
}
story!(no_signed_in_page_reads_from_the_replica, Postgres);

/// What only some people may see is read by an `Engine`, and a connection to the replica is none.
#[test]
fn nothing_but_the_primary_is_an_engine() {
    let mut engines = Vec::new();
    for text in tidy::files("src", "rs").values() {
        for line in text.lines() {
            let found = line.split_once("Engine for ");
            engines.extend(found.map(|(_, name)| name.trim_end_matches(" {").to_owned()));
        }
    }
    engines.sort();
    assert_eq!(engines, ["Conn", "Tx"]);
}
