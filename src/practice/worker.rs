//! The service's own hand: it sleeps until a decision is due, or somebody decides, and lets it take effect.
//! Any number of nodes may run one; the table, asked under the lock, lets only one of them act.

use std::time::Duration;

use tokio::sync::watch;

use super::actions;
use crate::app::App;
use crate::db::Signal;

/// At least this often it looks, whatever was said: a node that died must not leave a decision waiting.
const LOOK_AGAIN: Duration = Duration::from_secs(30);

/// What is due is not looked at more often than this.
const SOONEST: Duration = Duration::from_millis(10);

/// Nor sooner than this after something failed: it stays due, and trying at once would only fill the log.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

/// Runs until `stop` says so. What fails is logged and tried again.
pub async fn run(app: App, mut stop: watch::Receiver<bool>) {
    let mut outbox = app.db.woken(Signal::Outbox);
    while !*stop.borrow() {
        let least = match settle(&app).await {
            Ok(0) => SOONEST,
            Ok(_) => AFTER_FAILURE,
            Err(fault) => {
                tracing::error!(%fault, "what is due could not be looked up");
                AFTER_FAILURE
            }
        };
        let nap = nap(&app, least).await;
        tokio::select! {
            () = tokio::time::sleep(nap) => {}
            // A decision with no undo time, or anything else that owes mail, may have changed what is due.
            _ = outbox.changed() => {}
            _ = stop.changed() => {}
        }
    }
}

/// Does what is due; says how many failed.
async fn settle(app: &App) -> Result<usize, crate::db::Fault> {
    let (changed, failed) = actions::settle_all(app).await?;
    if changed > 0 {
        tracing::info!(changed, "decisions took effect or claims were freed");
    }
    for (practice, error) in &failed {
        tracing::error!(%practice, %error, "a due decision could not take effect");
    }
    Ok(failed.len())
}

/// Until the next thing is due, at least `least` and at most [`LOOK_AGAIN`].
async fn nap(app: &App, least: Duration) -> Duration {
    match actions::next_due(app).await {
        Ok(Some(due)) => due.since(app.clock.now()).clamp(least, LOOK_AGAIN),
        Ok(None) | Err(_) => LOOK_AGAIN,
    }
}
