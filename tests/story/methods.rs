//! What an address takes: every route of the service is asked with every method. Those that it does not take answer 405 with
//! the whole list of those that it takes, before anything else of the request is judged; HEAD is taken wherever GET is.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;
use praxis::router;

use crate::requests::{ask, get, stands_as_it_must};
use crate::world::World;

/// The methods that browsers, harvesters, proxies and fuzzers know.
const METHODS: [&str; 11] = [
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "QUERY",
    "PROPFIND",
];

/// The methods of each address, with something in the place of its names.
fn by_address() -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut found: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for route in router::routes() {
        let mut path = String::new();
        for segment in route.path.split_inclusive('/') {
            let ends = segment.ends_with('/');
            path.push_str(if segment.starts_with('{') {
                "7"
            } else {
                segment.trim_end_matches('/')
            });
            path.push_str(if ends { "/" } else { "" });
        }
        let methods = found.entry(path).or_default();
        methods.insert(route.method);
        methods.extend((route.method == "GET").then_some("HEAD"));
        // Scripts of other sites may ask beforehand.
        methods.extend(route.path.starts_with("/api/").then_some("OPTIONS"));
    }
    found
}

/// A form of another site that is sent with a method that is not there is told of the method, and not of the site.
async fn each_method_that_is_not_there_answers_405(world: World) {
    let visitor = world.browser();
    let foreign = [
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://evil.example"),
    ];
    let addresses = by_address();
    assert!(addresses.len() > 100, "{}", addresses.len());
    for (path, taken) in &addresses {
        for name in METHODS.iter().filter(|name| !taken.contains(*name)) {
            let method = Method::from_bytes(name.as_bytes()).unwrap();
            let page = ask(&visitor, &world, method, path, &foreign, "").await;
            let allow = page.header("allow").unwrap_or_default().to_owned();
            let allowed: BTreeSet<&str> = allow.split(", ").collect();
            assert_eq!(page.status.as_u16(), 405, "{name} {path}");
            assert_eq!(allowed, *taken, "{name} {path}");
            stands_as_it_must(&page, path);
        }
    }
}
story!(each_method_that_is_not_there_answers_405);

/// The answers to HEAD and GET differ in the body alone.
async fn head_is_answered_wherever_get_is(world: World) {
    let visitor = world.browser();
    for (path, taken) in by_address() {
        if !taken.contains("GET") {
            continue;
        }
        let whole = get(&visitor, &world, &path, &[]).await;
        let head = ask(&visitor, &world, Method::HEAD, &path, &[], "").await;
        assert_eq!(head.status, whole.status, "{path}");
        let kind = "content-type";
        assert_eq!(head.header(kind), whole.header(kind), "{path}");
    }
}
story!(head_is_answered_wherever_get_is);

/// A page in the language of the address for people; what a program can read for programs.
async fn the_refusal_is_written_for_its_reader(world: World) {
    let visitor = world.browser();
    let page = ask(&visitor, &world, Method::DELETE, "/fr/about", &[], "").await;
    page.has("html[lang=fr]").status(405);
    for (path, kind) in [
        ("/api/v1/practices/a/b", "application/problem+json"),
        ("/api", "application/problem+json"),
        ("/fr/api/v1/practices", "application/problem+json"),
        ("/fr/oai", "text/plain; charset=utf-8"),
        ("/oai/nothing", "text/plain; charset=utf-8"),
    ] {
        for method in [Method::GET, Method::POST] {
            let page = ask(&visitor, &world, method, path, &[], "")
                .await
                .status(404);
            assert_eq!(page.header("content-type"), Some(kind), "{path}");
            stands_as_it_must(&page, path);
        }
    }
    let page = get(&visitor, &world, "/api/v1/nothing", &[]).await;
    let problem: serde_json::Value = serde_json::from_str(&page.body).unwrap();
    let expected = serde_json::json!({
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "Nothing is at this address.",
    });
    assert_eq!(problem, expected);
    assert_eq!(page.header("access-control-allow-origin"), Some("*"));
}
story!(the_refusal_is_written_for_its_reader);
