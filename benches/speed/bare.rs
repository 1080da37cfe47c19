//! The yardstick: an axum service without any layer. It answers one page's bytes from memory, or renders them by askama
//! after one point read of a row of that size.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use askama::Template;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};

use crate::Outcome;
use crate::load::Answer;

/// The word by which this program starts as the bare service.
pub const COMMAND: &str = "bare";

/// How many rows the point read chooses from.
const ROWS: i64 = 1_000;

/// Headers that the server adds itself, or that belong to one answer.
const NOT_COPIED: [&str; 4] = [
    "date",
    "content-length",
    "transfer-encoding",
    "x-request-id",
];

#[derive(Template)]
#[template(
    source = "<!doctype html><title>{{ number }}</title>{{ text }}",
    ext = "html"
)]
struct Page {
    number: i64,
    text: String,
}

#[derive(Clone)]
struct Bare {
    headers: HeaderMap,
    bytes: Bytes,
    pool: SqlitePool,
    next: Arc<AtomicI64>,
}

/// Writes what the bare service answers.
pub async fn write(folder: &Path, answer: &Answer) -> Outcome<()> {
    let (_, head) = answer.head.split_once("\r\n").ok_or("no headers")?;
    fs::write(folder.join("head"), head)?;
    fs::write(folder.join("body"), &answer.body)?;
    let pool = open(folder).await?;
    sqlx::query("CREATE TABLE IF NOT EXISTS page (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
        .execute(&pool)
        .await?;
    let text = "A practice says what was done. ".repeat(400);
    let mut tx = pool.begin().await?;
    for id in 0..ROWS {
        sqlx::query("INSERT OR IGNORE INTO page (id, text) VALUES ($1, $2)")
            .bind(id)
            .bind(&text)
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await?;
    pool.close().await;
    Ok(())
}

async fn open(folder: &Path) -> Outcome<SqlitePool> {
    let file = SqliteConnectOptions::new()
        .filename(folder.join("bare.db"))
        .create_if_missing(true);
    // A ping before each statement is not what a point read costs.
    let pool = SqlitePoolOptions::new()
        .max_connections(4)
        .test_before_acquire(false);
    Ok(pool.connect_with(file).await?)
}

/// Serves until it is killed.
pub async fn serve(words: &[String]) -> Outcome<()> {
    let [address, folder] = words else {
        return Err("bare ADDRESS FOLDER".into());
    };
    let folder = Path::new(folder);
    let mut headers = HeaderMap::new();
    for line in fs::read_to_string(folder.join("head"))?.lines() {
        if let Some((name, value)) = line.split_once(':')
            && !NOT_COPIED.contains(&name.to_ascii_lowercase().as_str())
        {
            headers.append(
                HeaderName::try_from(name)?,
                HeaderValue::try_from(value.trim())?,
            );
        }
    }
    let bare = Bare {
        headers,
        bytes: fs::read(folder.join("body"))?.into(),
        pool: open(folder).await?,
        next: Arc::default(),
    };
    let router = Router::new()
        .route("/", get(bytes))
        .route("/point", get(point))
        .with_state(bare);
    let listener = tokio::net::TcpListener::bind(address).await?;
    Ok(axum::serve(listener, router).await?)
}

async fn bytes(State(bare): State<Bare>) -> Response {
    (bare.headers, bare.bytes).into_response()
}

async fn point(State(bare): State<Bare>) -> Response {
    // A step without a common factor visits all rows in an order that no cache expects.
    let number = bare.next.fetch_add(379, Ordering::Relaxed) % ROWS;
    let read = sqlx::query_scalar::<_, String>("SELECT text FROM page WHERE id = $1")
        .bind(number)
        .fetch_one(&bare.pool)
        .await;
    let page = read.map(|text| Page { number, text }.render());
    match page {
        Ok(Ok(html)) => Html(html).into_response(),
        _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
