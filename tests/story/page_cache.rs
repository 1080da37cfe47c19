//! Public answers that were drawn before: equal to those that are drawn anew, without a statement, and never older than
//! the last publication.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_trait::async_trait;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, Method, Request, StatusCode};
use axum::response::IntoResponse;
use http_body_util::BodyExt;
use praxis::catalogue::Catalogue;
use praxis::router;
use praxis::web::headers::Public;
use praxis::web::page_cache::{PageCache, PublicClock, PublicContent, PublicMoment, ShownEdition};
use tower::ServiceExt;

use crate::cast::Cast;
use crate::people::signed_in;
use crate::site::Site;
use crate::wait;
use crate::world::World;

/// An answer without what differs each time.
#[derive(Debug, PartialEq)]
struct Answer {
    status: StatusCode,
    headers: BTreeMap<String, Vec<String>>,
    body: Bytes,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |values| &values[0])
    }
}

/// Headers that differ by request, or that an answer without a known length lacks.
const OF_ONE_ANSWER: [&str; 2] = ["x-request-id", "content-length"];

async fn ask(router: &Router, method: Method, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", "praxis.example");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Body::empty()).unwrap();
    let (parts, body) = router.clone().oneshot(request).await.unwrap().into_parts();
    let mut headers = BTreeMap::<String, Vec<String>>::new();
    for (name, value) in &parts.headers {
        if !OF_ONE_ANSWER.contains(&name.as_str()) {
            let value = value.to_str().unwrap().to_owned();
            headers.entry(name.to_string()).or_default().push(value);
        }
    }
    Answer {
        status: parts.status,
        headers,
        body: body.collect().await.unwrap().to_bytes(),
    }
}

/// A service that keeps this many megabytes of pages.
fn service(world: &World, megabytes: &str) -> Router {
    let world = world.with(&[("page_cache_mb", megabytes)]);
    router::build_with(&Catalogue::new(&world.app))
}

/// Addresses of the public part: pages, feeds, files, other spellings, and what is not there.
const ADDRESSES: &[&str] = &[
    "/",
    "/fr",
    "/en/",
    "/objectives",
    "/objectives/9",
    "/fr/objectives/9",
    "/objectives/9.atom",
    "/objectives/99",
    "/practices",
    "/practices/",
    "/practices?from=nonsense",
    "/practices.atom",
    "/calls",
    "/calls.atom",
    "/data",
    "/datapackage.json",
    "/practices/kept-practice",
    "/practices/kept-practice/revisions/1",
    "/practices/kept-practice.bib",
    "/fr/practices/kept-practice/revisions/1.csl.json",
    "/practices/PX-2026-0001",
    "/practices/no-such-practice",
    "/countries/KZ",
    "/countries/kz",
    "/regions/m49-143",
    "/explore",
    "/sitemap.xml",
    "/favicon.ico",
    "/robots.txt",
    "/about",
    "/fr/help",
    "/assets/praxis.css",
    "/assets/praxis.css?v=1",
    "/assets/none.css",
    "/health/live",
    "/sign-in",
    "/unsubscribe/none",
    "/follow?objective=9",
    "/following/none",
];

async fn a_kept_answer_is_the_drawn_one(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Kept practice", 9).await;
    let (with, without) = (service(&world, "1"), service(&world, "0"));
    // Within the second of a publication no answer says when it was modified; afterwards each does, the kept ones too.
    for _ in 0..2 {
        for path in ADDRESSES {
            for encodings in ["", "gzip", "br, gzip", "gzip;q=1, br;q=0.1", "deflate"] {
                let headers = [("accept-encoding", encodings)];
                let drawn = ask(&without, Method::GET, path, &headers).await;
                for _ in 0..2 {
                    let kept = ask(&with, Method::GET, path, &headers).await;
                    assert_eq!(kept, drawn, "{path} {encodings}");
                }
                let head = ask(&with, Method::HEAD, path, &headers).await;
                assert_eq!(head.status, drawn.status, "HEAD {path}");
                assert_eq!(head.headers, drawn.headers, "HEAD {path}");
                if head.status == StatusCode::OK {
                    assert!(head.body.is_empty(), "HEAD {path}");
                }
            }
            let drawn = ask(&without, Method::GET, path, &[]).await;
            // To a reader who has it already a redirect may be confirmed or repeated.
            if drawn.status == StatusCode::FOUND {
                continue;
            }
            let date = drawn.header("last-modified").to_owned();
            for known in [
                ("if-none-match", drawn.header("etag")),
                ("if-none-match", "*"),
                ("if-none-match", "\"another\""),
                ("if-modified-since", &date),
            ] {
                let drawn = ask(&without, Method::GET, path, &[known]).await;
                let kept = ask(&with, Method::GET, path, &[known]).await;
                assert_eq!(kept, drawn, "{path} {known:?}");
            }
        }
        world.clock().advance(std::time::Duration::from_secs(3));
    }
}
story!(a_kept_answer_is_the_drawn_one);

/// With the commits of other processes followed, as the service does.
async fn the_second_reader_costs_no_statement(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Kept practice", 9).await;
    let router = service(&world, "1");
    let db = world.app.db.clone();
    let following = tokio::spawn(async move { db.follow().await });
    wait::until("the commits are followed", || world.app.db.is_followed());
    for path in [
        "/",
        "/practices/kept-practice",
        "/objectives/9.atom",
        "/explore",
    ] {
        let first = ask(&router, Method::GET, path, &[]).await;
        let etag = [("if-none-match", first.header("etag"))];
        let statements = world.app.db.statements();
        let mut asked = 0;
        let begun = std::time::Instant::now();
        while asked < 50 {
            ask(&router, Method::GET, path, &[]).await;
            let same = ask(&router, Method::GET, path, &etag).await;
            assert_eq!(same.status, StatusCode::NOT_MODIFIED, "{path}");
            asked += 1;
        }
        // The edition is read again after each twentieth of a second.
        let looks = u64::try_from(begun.elapsed().as_millis() / 50).unwrap() + 1;
        let statements = world.app.db.statements() - statements;
        assert!(statements <= looks, "{path}: {statements} statements");
    }
    following.abort();
}
story!(the_second_reader_costs_no_statement);

async fn what_is_published_shows_at_once(world: World) {
    let cast = Cast::of(&world).await;
    let router = service(&world, "1");
    let db = world.app.db.clone();
    let following = tokio::spawn(async move { db.follow().await });
    wait::until("the commits are followed", || world.app.db.is_followed());
    for number in 1..=20 {
        let before = ask(&router, Method::GET, "/practices", &[]).await;
        let title = format!("Practice number {number} of twenty");
        cast.published(&title, 9).await;
        let after = ask(&router, Method::GET, "/practices", &[]).await;
        assert_ne!(before.header("etag"), after.header("etag"));
        let page = String::from_utf8(after.body.to_vec()).unwrap();
        assert!(page.contains(&title), "{title}");
    }
    following.abort();
}
story!(what_is_published_shows_at_once);

/// Another node, or a command beside the service.
async fn what_another_process_publishes_shows_soon(world: World) {
    let node = world.another_node().await;
    let router = service(&node, "1");
    let db = node.app.db.clone();
    let following = tokio::spawn(async move { db.follow().await });
    wait::until("the commits are followed", || node.app.db.is_followed());
    ask(&router, Method::GET, "/practices", &[]).await;
    let cast = Cast::of(&world).await;
    cast.published("From elsewhere", 9).await;
    wait::until_async("the other node shows it", async || {
        let page = ask(&router, Method::GET, "/practices", &[]).await;
        String::from_utf8_lossy(&page.body).contains("From elsewhere")
    })
    .await;
    following.abort();
}
story!(what_another_process_publishes_shows_soon);

async fn a_search_follows_its_index(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world.with(&[("page_cache_mb", "1")]));
    site.catch_up().await;
    cast.published("Harbour office", 9).await;
    assert!(site.finds("harbour").await.is_empty());
    site.catch_up().await;
    assert_eq!(site.finds("harbour").await, ["Harbour office"]);
}
story!(a_search_follows_its_index);

async fn many_who_ask_at_once_have_it_drawn_once(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Kept practice", 9).await;
    let router = service(&world, "1");
    let path = "/practices/kept-practice";
    let before = world.app.db.statements();
    ask(&service(&world, "0"), Method::GET, path, &[]).await;
    let once = world.app.db.statements() - before;
    let before = world.app.db.statements();
    let all = (0..40).map(|_| ask(&router, Method::GET, path, &[]));
    let all = futures_util::future::join_all(all).await;
    assert!(all.iter().all(|answer| *answer == all[0]));
    // Each reads the edition, because no task follows the commits here; one draws the page.
    let statements = world.app.db.statements() - before;
    assert!(
        statements <= once + 40,
        "{statements} statements, once {once}"
    );
}
story!(many_who_ask_at_once_have_it_drawn_once);

/// As a replica that is behind may draw it, or a request that a publication overtakes.
async fn an_answer_of_another_edition_is_not_kept(world: World) {
    let world = world.with(&[("page_cache_mb", "1")]);
    let content = Arc::new(PublicContent {
        clock: Arc::new(Standing),
        first_words: vec!["practices"],
    });
    let cache = PageCache::new(&world.app, content).unwrap();
    for (shown, times_drawn) in [(6, 2), (7, 1), (8, 0)] {
        let mut drawn = 0;
        for _ in 0..2 {
            let request = Request::builder().uri("/practices").body(Body::empty());
            let request = request.unwrap();
            let question = PageCache::question(&request).unwrap();
            let draw = |_| {
                drawn += 1;
                let mut answer = "a page".into_response();
                let kept = HeaderValue::from_static("public, no-cache");
                answer.headers_mut().insert("cache-control", kept);
                answer.extensions_mut().insert(Public::Page);
                answer.extensions_mut().insert(ShownEdition(shown));
                async { answer }
            };
            let answer = cache.answer(question, request, draw).await;
            assert_eq!(answer.status(), StatusCode::OK);
        }
        // What shows edition 7 was kept, so the last one is found.
        assert_eq!(drawn, times_drawn, "of edition {shown}");
    }
}
story!(an_answer_of_another_edition_is_not_kept);

/// Stands at edition 7.
struct Standing;

#[async_trait]
impl PublicClock for Standing {
    fn known(&self) -> Option<PublicMoment> {
        Some(PublicMoment([7, 7]))
    }

    async fn moment(&self) -> Option<PublicMoment> {
        self.known()
    }
}

async fn no_answer_for_one_reader_is_kept(world: World) {
    let cast = Cast::of(&world).await;
    let world = world.with(&[("page_cache_mb", "1")]);
    let amina = signed_in(&world, &cast.amina).await;
    let boris = signed_in(&world, &cast.boris).await;
    for _ in 0..2 {
        let hers = amina.visit("/account").await.ok();
        assert_eq!(hers.header("cache-control"), Some("no-store"));
        assert!(hers.holds("Amina"));
        let his = boris.visit("/account").await.ok();
        assert!(!his.holds("Amina"));
        let visitor = world.browser().visit("/account").await;
        assert!(!visitor.lands_on("/sign-in?next=%2Faccount").holds("Amina"));
    }
}
story!(no_answer_for_one_reader_is_kept);
