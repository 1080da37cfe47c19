//! Requests with headers of a story's own choosing.

use axum::http::Method;

use crate::browser::{Browser, Page};
use crate::world::World;

/// A GET with these headers on top, without redirects.
pub async fn get(browser: &Browser, world: &World, path: &str, headers: &[(&str, &str)]) -> Page {
    ask(browser, world, Method::GET, path, headers, "").await
}

pub async fn ask(
    browser: &Browser,
    world: &World,
    method: Method,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Page {
    let url = world.app.settings.public_url.join(path).unwrap();
    let mut request = browser.request(method, &url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    browser.send(request, body.to_owned()).await
}

/// The headers of every answer, whatever it is about.
pub fn stands_as_it_must(page: &Page, what: &str) {
    let fixed = [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        (
            "strict-transport-security",
            "max-age=63072000; includeSubDomains",
        ),
        ("content-security-policy", praxis::web::headers::POLICY),
    ];
    for (name, value) in fixed {
        assert_eq!(page.header(name), Some(value), "{what}: {name}");
    }
    for name in [
        "cache-control",
        "cross-origin-resource-policy",
        "x-request-id",
    ] {
        assert!(page.header(name).is_some(), "{what}: {name} is missing");
    }
}
