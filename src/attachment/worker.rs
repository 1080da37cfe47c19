//! The worker that removes what no revision names any more. Each node runs one; two that remove the same do no harm.

use std::time::Duration;

use tokio::sync::watch;

use super::actions;
use crate::app::App;

/// How often it looks.
const EVERY: Duration = Duration::from_hours(1);

/// Runs until `stop`. A failure is logged, and the next look tries again.
pub async fn run(app: App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        match actions::remove_orphans(&app).await {
            Ok(0) => {}
            Ok(attachments) => {
                tracing::info!(attachments, "attachments without a revision were removed");
            }
            Err(error) => tracing::error!(%error, "attachments could not be removed"),
        }
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            _ = stop.changed() => {}
        }
    }
}
