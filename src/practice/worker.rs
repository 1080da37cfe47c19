//! The worker that lets decisions take effect. It sleeps until a decision is due or a deed wakes it. Each node runs one; the
//! table, asked under the lock, lets only one of them act.

use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::actions;
use crate::app::App;
use crate::db::{Fault, Signal};

/// The worker looks at least this often, also without a signal: another node may have died before it sent one.
const LOOK_AGAIN: Duration = Duration::from_secs(30);

/// The worker looks at most this often.
const SOONEST: Duration = Duration::from_millis(10);

/// The pause after a failure. The decision stays due, and an immediate retry would only fill the log.
const AFTER_FAILURE: Duration = Duration::from_secs(5);

/// Runs until `stop`. A failure is logged and retried.
pub async fn run(app: App, mut stop: watch::Receiver<bool>) {
    let mut outbox = app.db.woken(Signal::Outbox);
    let mut looked = None;
    while !*stop.borrow() {
        let least = match look(&app, &mut looked).await {
            Ok(0) => SOONEST,
            Ok(_) => AFTER_FAILURE,
            Err(fault) => {
                tracing::error!(%fault, "what is due could not be looked up");
                AFTER_FAILURE
            }
        };
        let pause = time_to_next(&app, least).await;
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            // A decision with no undo time, or anything else that owes mail, may have changed what is due.
            _ = outbox.changed() => {}
            _ = stop.changed() => {}
        }
    }
}

/// Settles what is due, if a decision is, or if the last look at everything is too long ago. Most deeds wake the worker
/// for nothing, and no claim lapses by a deed. Returns how many failed.
async fn look(app: &App, looked: &mut Option<Instant>) -> Result<usize, Fault> {
    let is_recent = looked.is_some_and(|at| at.elapsed() < LOOK_AGAIN);
    let next = actions::next_due(app).await?;
    if is_recent && next.is_none_or(|due| due > app.clock.now()) {
        return Ok(0);
    }
    let failed = settle(app).await?;
    *looked = Some(Instant::now());
    Ok(failed)
}

/// Carries out what is due and returns how many failed.
async fn settle(app: &App) -> Result<usize, Fault> {
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
async fn time_to_next(app: &App, least: Duration) -> Duration {
    match actions::next_due(app).await {
        Ok(Some(due)) => due.since(app.clock.now()).clamp(least, LOOK_AGAIN),
        Ok(None) | Err(_) => LOOK_AGAIN,
    }
}
