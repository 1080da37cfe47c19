//! `/health/ready`: whether the service can answer. It reports the state of the database and of the outbox's worker, and
//! none of their content.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::app::App;
use crate::db::Fault;
use crate::edition::{self, Edition};
use crate::mail::worker::Pulse;
use crate::web::failure::AsItIs;

/// 200 if the service can answer, or 503 with what is missing. Dead letters stand in the log and on the administrators'
/// pages: they keep no page from being read, and their number is not for every caller.
pub async fn get(State(app): State<App>, pulse: Option<Extension<Pulse>>) -> Response {
    let database_answers = read_edition(&app).await.is_ok();
    let worker_is_alive = pulse
        .as_ref()
        .is_some_and(|pulse| pulse.is_alive(app.clock.now()));
    let status = if database_answers && worker_is_alive {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let word = |well: bool| if well { "ok" } else { "not ok" };
    let report = json!({
        "database": word(database_answers),
        "worker": word(worker_is_alive),
    });
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
async fn read_edition(app: &App) -> Result<Edition, Fault> {
    let mut db = app.db.read().await?;
    edition::current(&mut db).await
}
