//! For whom an address answers: people get pages and error pages, programs get what their protocol reads. The address alone
//! says so. Knows no page.

use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::header::ACCEPT;

use crate::address;

/// Who reads the answers of an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerReaders {
    /// People, with a browser.
    People,
    /// Programs that read the interface below `/api`.
    ApiClients,
    /// Programs that harvest the catalogue at `/oai`.
    Harvesters,
}

impl AnswerReaders {
    /// The readers of this path. A language before it makes no difference: no address for programs has one.
    pub fn of(path: &str) -> Self {
        let (_, path) = address::split_language(path);
        let first_word = path.trim_start_matches('/').split('/').next();
        match first_word {
            Some("api") => Self::ApiClients,
            Some("oai") => Self::Harvesters,
            _ => Self::People,
        }
    }

    /// Whether the request takes what its address answers: a program may say that it takes no JSON. Pages and records for
    /// harvesters have one form each, and the service sends them to each request.
    pub fn accept(request: &Request) -> bool {
        Self::of(request.uri().path()) != Self::ApiClients || takes_json(request.headers())
    }
}

/// Whether the header `Accept` allows JSON, or is not there.
fn takes_json(headers: &HeaderMap) -> bool {
    let lines = headers.get_all(ACCEPT).iter();
    let lines: Vec<&str> = lines.filter_map(|line| line.to_str().ok()).collect();
    let whole = lines.join(",");
    whole.trim().is_empty() || whole.split(',').any(is_json)
}

/// Whether this range of media types holds JSON, and is not excluded.
fn is_json(range: &str) -> bool {
    const JSON: [&str; 4] = [
        "*/*",
        "application/*",
        "application/json",
        "application/problem+json",
    ];
    let mut parts = range
        .split(';')
        .map(|part| part.trim().to_ascii_lowercase());
    let kind = parts.next().unwrap_or_default();
    let is_excluded =
        parts.any(|part| matches!(part.as_str(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
    JSON.contains(&kind.as_str()) && !is_excluded
}

#[cfg(test)]
mod tests {
    use super::AnswerReaders::{self, ApiClients, Harvesters, People};
    use super::is_json;

    #[test]
    fn a_range_of_media_types_holds_json_or_not() {
        for (range, holds) in [
            ("*/*", true),
            (" application/json; q=0.5", true),
            ("Application/*", true),
            ("application/json;q=0", false),
            ("text/html", false),
            ("application/ld+json", false),
            ("", false),
        ] {
            assert_eq!(is_json(range), holds, "{range}");
        }
    }

    #[test]
    fn the_first_word_of_an_address_says_who_reads_it() {
        for (path, readers) in [
            ("/", People),
            ("/practices/oai", People),
            ("/oaipmh", People),
            ("/apis", People),
            ("/oai", Harvesters),
            ("/oai/", Harvesters),
            ("/api", ApiClients),
            ("/api/v1/practices", ApiClients),
            ("/fr/api/v1/practices", ApiClients),
        ] {
            assert_eq!(AnswerReaders::of(path), readers, "{path}");
        }
    }
}
