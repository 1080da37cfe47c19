//! What is measured, each with its yardstick and its limit.

use crate::Outcome;
use crate::load::{self, Request};
use crate::process::Service;

/// What the bare service does for a row.
#[derive(Clone, Copy, Debug)]
pub enum Yardstick {
    /// Answers the same bytes from memory.
    Bytes,
    /// Reads one row and renders it by askama.
    PointRead,
}

/// What must be true of a row.
#[derive(Clone, Copy, Debug)]
pub enum Limit {
    /// CPU time, as a multiple of the yardstick's.
    Ratio(f64),
    /// CPU time of one request, in microseconds.
    Micros(f64),
}

/// One line of the table.
pub struct Row {
    pub name: String,
    pub request: Request,
    /// Asks the service that keeps no pages.
    pub is_cold: bool,
    pub yardstick: Yardstick,
    pub limit: Limit,
}

impl Row {
    fn warm(name: &str, path: impl Into<String>, limit: f64) -> Self {
        Self {
            name: format!("{name}, warm"),
            request: Request::get(path),
            is_cold: false,
            yardstick: Yardstick::Bytes,
            limit: Limit::Ratio(limit),
        }
    }

    /// Drawn anew and not compressed, as the yardstick's page is.
    fn cold(name: &str, path: impl Into<String>, limit: Limit) -> Self {
        Self {
            name: format!("{name}, cold"),
            request: Request::get(path).uncompressed(),
            is_cold: true,
            yardstick: Yardstick::PointRead,
            limit,
        }
    }

    /// Drawn anew and compressed: what the first browser of an edition waits for.
    fn first(name: &str, path: impl Into<String>, limit: Limit) -> Self {
        Self {
            name: format!("{name}, cold, compressed"),
            request: Request::get(path),
            is_cold: true,
            yardstick: Yardstick::PointRead,
            limit,
        }
    }

    fn signed_in(name: &str, path: &str, cookie: &str) -> Self {
        Self {
            name: format!("{name}, signed in"),
            request: Request::get(path).with_cookie(cookie),
            is_cold: false,
            yardstick: Yardstick::PointRead,
            limit: Limit::Micros(1_000.0),
        }
    }
}

/// What every request costs, whatever it asks for.
pub fn liveness() -> Row {
    Row {
        name: "liveness, the layers alone".to_owned(),
        request: Request::get("/health/live"),
        is_cold: true,
        yardstick: Yardstick::Bytes,
        limit: Limit::Ratio(1.5),
    }
}

/// Every row. Addresses that carry a hash or a slug are read from the service.
pub async fn all(service: &Service) -> Outcome<Vec<Row>> {
    let plain = |path: &str| Request::get(path);
    let feed = load::ask(service, &plain("/practices.atom").uncompressed()).await?;
    let slug = address_of(&feed, "/practices/").ok_or("no practice in the feed")?;
    let submitter = service.sign_in("submitter").await?;
    let reviewer = service.sign_in("reviewer").await?;
    let feed = "/objectives/9.atom";
    let micros = Limit::Micros;
    Ok(vec![
        liveness(),
        Row::warm("stylesheet", "/assets/praxis.css", 1.2),
        Row::warm("practice", &slug, 1.15),
        Row::warm("home", "/", 1.15),
        Row::warm("explore", "/explore", 1.15),
        Row::warm("objective", "/objectives/9", 1.15),
        Row::warm("feed of an objective", feed, 1.15),
        Row::cold("practice", &slug, Limit::Ratio(1.3)),
        Row::first("practice", &slug, micros(400.0)),
        Row::cold("home", "/", micros(400.0)),
        Row::first("home", "/", micros(400.0)),
        Row::cold("explore", "/explore", micros(400.0)),
        Row::cold("objective", "/objectives/9", micros(400.0)),
        Row::cold("feed of an objective", feed, micros(1_000.0)),
        Row::cold("search, a word", "/practices?q=women", micros(1_000.0)),
        Row::cold(
            "search, nothing found",
            "/practices?q=wmoenx",
            micros(1_000.0),
        ),
        Row::signed_in("my practices", "/my/practices", &submitter),
        Row::signed_in("account", "/account", &submitter),
        Row::signed_in("queue", "/review", &reviewer),
    ])
}

/// The path of the first address in a document that contains these words.
fn address_of(document: &load::Answer, words: &str) -> Option<String> {
    let text = String::from_utf8_lossy(&document.body);
    let at = text.find(words)?;
    let end = text[at..].find(['<', '"'])?;
    Some(text[at..at + end].to_owned())
}
