//! What machines ask: does the process run, and can the service answer. Says how the database and the outbox's
//! worker are, and nothing of what they hold.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::app::App;
use crate::db::Fault;
use crate::edition::{self, Edition};
use crate::web::failure::AsItIs;

use super::worker::Pulse;

/// The process runs.
pub async fn live() -> &'static str {
    "ok"
}

/// The service can answer: 200, or 503 with what is missing. Dead letters are counted and need a person, but
/// stop nobody from reading.
pub async fn ready(State(app): State<App>, pulse: Option<Extension<Pulse>>) -> Response {
    let database = database(&app).await.is_ok();
    let worker = pulse
        .as_ref()
        .is_some_and(|pulse| pulse.is_alive(app.clock.now()));
    let dead = pulse.map_or(0, |pulse| pulse.dead_letters());
    let status = if database && worker {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let word = |well: bool| if well { "ok" } else { "not ok" };
    let report =
        json!({ "database": word(database), "worker": word(worker), "dead_letters": dead });
    let mut response = (
        status,
        [(CONTENT_TYPE, "application/json")],
        report.to_string(),
    )
        .into_response();
    response.extensions_mut().insert(AsItIs);
    response
}

/// Reads one row, as every page does.
async fn database(app: &App) -> Result<Edition, Fault> {
    let mut db = app.db.read().await?;
    edition::current(&mut db).await
}
