//! The yardstick: an axum service without any layer. It answers one page's bytes from memory, or renders them by askama
//! after one point read of a row of that size. Its third page has the shape of the Fortunes test of the old
//! rounds of web frameworks, so that figures of this machine can be set beside archived ones.

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

/// The address of the page of fortunes.
pub const FORTUNES_PATH: &str = "/fortunes";

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

/// The rows of the third page. One has letters that must be escaped.
const FORTUNES: [&str; 12] = [
    "A figure without its machine says little.",
    "A page is as fast as its slowest statement.",
    "A queue that grows is a promise that breaks.",
    "Each cache is a second truth.",
    "Forty forms a week need forty easy answers.",
    "Less is sent than was drawn.",
    "Registrations begin at the border, not at the desk.",
    "The disk decides what the processor may promise.",
    "Two cores share one memory.",
    "Words <script>alert(\"and signs\")</script> are only words & signs.",
    "Water finds the index.",
    "Öffentliche Seiten kosten ihre Bytes, 公共页面也是。",
];

struct Fortune {
    id: i64,
    message: String,
}

#[derive(Template)]
#[template(
    source = "<!DOCTYPE html><html><head><title>Fortunes</title></head><body><table>\
              <tr><th>id</th><th>message</th></tr>\
              {% for one in fortunes %}<tr><td>{{ one.id }}</td><td>{{ one.message }}</td></tr>{% endfor %}\
              </table></body></html>",
    ext = "html"
)]
struct Fortunes {
    fortunes: Vec<Fortune>,
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
    sqlx::query(
        "CREATE TABLE IF NOT EXISTS fortune (id INTEGER PRIMARY KEY, message TEXT NOT NULL)",
    )
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
    for (id, message) in (1_i64..).zip(FORTUNES) {
        sqlx::query("INSERT OR IGNORE INTO fortune (id, message) VALUES ($1, $2)")
            .bind(id)
            .bind(message)
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
        .route(FORTUNES_PATH, get(fortunes))
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

/// Twelve rows and one that is added here, sorted by their words and escaped.
async fn fortunes(State(bare): State<Bare>) -> Response {
    let read = sqlx::query_as::<_, (i64, String)>("SELECT id, message FROM fortune")
        .fetch_all(&bare.pool)
        .await;
    let Ok(rows) = read else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let added = (0, "Additional fortune added at request time.".to_owned());
    let rows = rows.into_iter().chain([added]);
    let mut fortunes: Vec<Fortune> = rows.map(|(id, message)| Fortune { id, message }).collect();
    fortunes.sort_by(|one, other| one.message.cmp(&other.message));
    match (Fortunes { fortunes }).render() {
        Ok(html) => Html(html).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
