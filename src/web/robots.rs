//! `/robots.txt`: what crawlers may read.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::fresh;
use crate::address;
use crate::app::App;
use crate::language::Language;

/// The beginnings of addresses that need a signed-in reader, a form or a mailed link; a test compares them with the
/// routes.
const CLOSED: [&str; 18] = [
    "/account",
    "/admin",
    "/clearance/",
    "/confirm",
    "/demo/",
    "/desk",
    "/expert/",
    "/invitation",
    "/my/",
    "/opinion/",
    "/practices/*/report",
    "/reading/",
    "/register",
    "/reset",
    "/review",
    "/sign-in",
    "/sign-out",
    "/unsubscribe/",
];

/// Searches, lists in another order, and lists with more than two choices: there is no end of them, and the sitemap names
/// every practice.
const ENDLESS: [&str; 10] = [
    "/practices?q=",
    "/practices*&q=",
    "/practices.atom?q=",
    "/*.csv?",
    "/*.jsonl?",
    "/practices*?*&*&",
    "/practices*?sort=",
    "/practices*&sort=",
    "/subscribe?q=",
    "/subscribe?*&*&",
];

/// What browsers ask for while a reader types.
const TYPED: &str = "/suggest?";

/// The addresses of machines that are no pages.
const MACHINES: [&str; 2] = ["/health/", "/metrics"];

/// Closes what is not for crawlers, and names the sitemap.
pub async fn get(State(app): State<App>, headers: HeaderMap) -> Response {
    let spoken = Language::ALL.into_iter().flat_map(|language| {
        let prefix = match address::home().in_language(language) {
            home if home == "/" => String::new(),
            home => home,
        };
        let closed = CLOSED.iter().chain(&ENDLESS).chain([&TYPED]);
        closed.map(move |beginning| format!("{prefix}{beginning}"))
    });
    let machines = MACHINES.iter().map(|beginning| (*beginning).to_owned());
    let lines = spoken.chain(machines);
    let lines: Vec<_> = lines.map(|path| format!("Disallow: {path}")).collect();
    let index = address::sitemap().absolute(&app.settings.public_url, Language::default());
    fresh::public(
        &headers,
        "text/plain; charset=utf-8",
        format!("User-agent: *\n{}\nSitemap: {index}\n", lines.join("\n")),
    )
}
