//! `/health/ready`: whether the service can answer. It reports the state of the database, of the outbox's worker and of
//! the mail server, and none of their content.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use tokio::sync::Mutex;

use crate::app::App;
use crate::catalogue::{Catalogue, ReplicaState};
use crate::db::Fault;
use crate::edition::{self, Edition};
use crate::mail::worker::Pulse;
use crate::web::failure::AsItIs;

/// For how long the result of a write is reported again. Anybody may ask, and each write waits for the disk.
const KEPT: Duration = Duration::from_secs(2);

/// How long a write may take before the database counts as one that cannot write.
const PATIENCE: Duration = Duration::from_secs(5);

/// Whether the database could be written lately. Copies share it.
#[derive(Clone, Debug, Default)]
pub struct WriteProbe(Arc<Mutex<Option<(Instant, bool)>>>);

impl WriteProbe {
    /// Writes one row as it is, unless that was done a moment ago. Requests at the same time share one write.
    async fn can_write(&self, app: &App) -> bool {
        let mut last = self.0.lock().await;
        if let Some((at, well)) = *last
            && at.elapsed() < KEPT
        {
            return well;
        }
        let well = matches!(
            tokio::time::timeout(PATIENCE, write_edition(app)).await,
            Ok(Ok(()))
        );
        *last = Some((Instant::now(), well));
        well
    }
}

/// 200 if the service can answer, or 503 with what is missing. A mail server that takes no mails is reported, and keeps
/// no page from being read: mails wait for it. So is a
/// replica that is away or behind: the primary answers in its place. Dead letters stand in the log and on the administrators' pages; their
/// number is not for every caller.
pub async fn get(
    State(app): State<App>,
    Extension(probe): Extension<WriteProbe>,
    Extension(catalogue): Extension<Catalogue>,
    pulse: Option<Extension<Pulse>>,
) -> Response {
    let database_answers = read_edition(&app).await.is_ok();
    let database_writes = database_answers && probe.can_write(&app).await;
    let worker_is_alive = pulse.as_ref().is_some_and(|pulse| pulse.is_alive());
    let mails_leave = pulse.is_some_and(|pulse| pulse.outage().is_none());
    let status = if database_answers && database_writes && worker_is_alive {
        StatusCode::OK
    } else {
        StatusCode::SERVICE_UNAVAILABLE
    };
    let word = |well: bool| if well { "ok" } else { "not ok" };
    let mut report = json!({
        "database": word(database_answers),
        "writes": word(database_writes),
        "worker": word(worker_is_alive),
        "mail": word(mails_leave),
    });
    if let Some(state) = catalogue.reader.replica_state().await {
        report["replica"] = json!(match state {
            ReplicaState::InStep => "ok",
            ReplicaState::Behind(_) => "behind",
            ReplicaState::Away => "away",
        });
    }
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

/// Writes one row as it is, to the disk.
async fn write_edition(app: &App) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    edition::lock(&mut tx).await?;
    tx.commit().await
}
