//! The worker that tells readers of questions that did not arrive. Each node runs one; the lock of a question lets only one of
//! them tell it.

use std::time::Duration;

use tokio::sync::watch;

use super::actions;
use crate::app::App;

/// The worker looks this often.
const LOOK_AGAIN: Duration = Duration::from_secs(30);

/// Runs until `stop`. A failure is logged and retried.
pub async fn run(app: App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match actions::settle(&app).await {
            Ok(0) => {}
            Ok(told) => {
                tracing::info!(told, "readers were told of questions that did not arrive");
            }
            Err(fault) => tracing::error!(%fault, "questions of readers could not be settled"),
        }
        tokio::select! {
            () = tokio::time::sleep(LOOK_AGAIN) => {}
            _ = stop.changed() => {}
        }
    }
}
