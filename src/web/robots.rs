//! `/robots.txt`: what crawlers may read.

use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;

use super::fresh;
use crate::address;
use crate::app::App;
use crate::language::Language;

/// The beginnings of addresses that need a signed-in reader, a form or a mailed link; a test compares them with the
/// routes.
const CLOSED: [&str; 22] = [
    "/account",
    "/admin",
    "/clearance/",
    "/confirm",
    "/demo/",
    "/desk",
    "/expert/",
    "/follow",
    "/invitation",
    "/my/",
    "/opinion/",
    "/practices/*/question",
    "/practices/*/replication",
    "/practices/*/report",
    "/question/",
    "/reading/",
    "/register",
    "/reset",
    "/review",
    "/sign-in",
    "/sign-out",
    "/unsubscribe/",
];

/// Searches, lists in another order, lists and figures with more than two choices, and earlier editions: there is no end of them, and the sitemap names
/// every practice.
const ENDLESS: [&str; 16] = [
    "/practices?q=",
    "/practices*&q=",
    "/practices.atom?q=",
    "/*.csv?",
    "/*.jsonl?",
    "/practices*?*&*&",
    "/practices*?sort=",
    "/practices*&sort=",
    "/practices*?edition=",
    "/practices*&edition=",
    "/explore?q=",
    "/explore*&q=",
    "/explore?*&*&",
    "/explore*edition=",
    "/subscribe?q=",
    "/subscribe?*&*&",
];

/// What browsers ask for while a reader types.
const TYPED: &str = "/suggest?";

/// The addresses of machines that are no pages.
const MACHINES: [&str; 2] = ["/health/", "/metrics"];

/// Whether a path, without its language, leads to a page that needs a signed-in reader, a form or a mailed link.
pub fn is_closed(path: &str) -> bool {
    CLOSED.iter().any(|pattern| begins_with(path, pattern))
}

/// Whether crawlers are asked not to read this address because there is no end of such addresses. A program that reads them
/// draws from a budget.
pub fn is_endless(address: &Uri) -> bool {
    let Some(query) = address.query() else {
        return false;
    };
    let (_, path) = address::split_language(address.path());
    let whole = with_plain_letters(&format!("{path}?{query}"));
    ENDLESS.iter().any(|pattern| begins_with(&whole, pattern))
}

/// The same address with no letter or digit as a code, as RFC 9309 compares addresses.
fn with_plain_letters(address: &str) -> String {
    let mut pieces = address.split('%');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let code = piece
            .get(..2)
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        if let Some(letter) = code.filter(u8::is_ascii_alphanumeric) {
            plain.push(char::from(letter));
            plain.push_str(&piece[2..]);
        } else {
            plain.push('%');
            plain.push_str(piece);
        }
    }
    plain
}

/// Whether an address begins as a line of the file says: each `*` stands for any letters.
fn begins_with(address: &str, pattern: &str) -> bool {
    let mut pieces = pattern.split('*');
    let first = pieces.next().unwrap_or_default();
    let Some(mut rest) = address.strip_prefix(first) else {
        return false;
    };
    for piece in pieces {
        match rest.find(piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    true
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_endless_as_the_file_says() {
        for (address, expected) in [
            ("/practices", false),
            ("/practices?from=a00", false),
            ("/practices?objective=9&country=EG", false),
            ("/practices?objective=9&country=EG&type=policy", true),
            ("/fr/practices?q=visa", true),
            ("/practices?%71=visa", true),
            ("/practices?objective=9&q=visa", true),
            ("/practices?objective=9&sort=title", true),
            ("/practices.csv", false),
            ("/practices.csv?for=excel", true),
            ("/fr/objectives/9.jsonl?x", true),
            ("/objectives/9?from=a00", false),
            ("/suggest?q=vi", false),
            ("/explore", false),
            ("/explore?objective=9&country=EG", false),
            ("/explore?objective=9&country=EG&type=policy", true),
            ("/fr/explore?q=visa", true),
            ("/explore?objective=9&q=visa", true),
            ("/about?q=1&r=2&s=3", false),
        ] {
            let uri: Uri = address.parse().unwrap();
            assert_eq!(is_endless(&uri), expected, "{address}");
        }
    }
}
