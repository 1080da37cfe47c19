//! `/robots.txt`: what crawlers may read.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::fresh;
use crate::address::{self, Address};
use crate::app::App;
use crate::language::Language;

/// Closes the pages that need a signed-in reader or a form, and names the sitemap.
pub async fn get(State(app): State<App>, headers: HeaderMap) -> Response {
    const CLOSED: [fn() -> Address; 6] = [
        address::desk,
        address::sign_in,
        address::register,
        address::reset,
        address::my_practices,
        address::queue,
    ];
    let lines = Language::ALL
        .into_iter()
        .flat_map(|language| CLOSED.map(|closed| closed().in_language(language)));
    let lines: Vec<_> = lines.map(|path| format!("Disallow: {path}")).collect();
    let index = address::sitemap().absolute(&app.settings.public_url, Language::default());
    fresh::public(
        &headers,
        "text/plain; charset=utf-8",
        format!("User-agent: *\n{}\nSitemap: {index}\n", lines.join("\n")),
    )
}
