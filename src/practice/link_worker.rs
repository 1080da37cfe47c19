//! The worker that visits the web addresses of practices. It reads those of new submissions, visits what is due, and sleeps.
//! Each node runs one; a link that one node has taken is left alone by the others.

use std::time::Duration;

use tokio::sync::watch;

use super::actions;
use crate::app::App;
use crate::db::Fault;
use crate::visitor::Visitor;

/// The worker looks at least this often: a new submission does not wake it.
const LOOK_AGAIN: Duration = Duration::from_mins(5);
/// The pause between two batches, so that the visits stay few beside what readers ask.
const BETWEEN: Duration = Duration::from_secs(10);

/// Runs until `stop`. A failure is logged and retried.
pub async fn run(app: App, visitor: Visitor, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        let pause = match look(&app, &visitor).await {
            Ok(0) => time_to_next(&app).await,
            Ok(_) => BETWEEN,
            Err(fault) => {
                tracing::error!(%fault, "the links of practices could not be visited");
                LOOK_AGAIN
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = stop.changed() => {}
        }
    }
}

/// Reads new addresses and visits what is due. Returns how much there was of both.
async fn look(app: &App, visitor: &Visitor) -> Result<usize, Fault> {
    let read = actions::read_named_links(app).await?;
    let visited = actions::visit_links(app, visitor).await?;
    Ok(read + visited)
}

async fn time_to_next(app: &App) -> Duration {
    match actions::next_visit(app).await {
        Ok(Some(due)) => due.since(app.clock.now()).clamp(BETWEEN, LOOK_AGAIN),
        Ok(None) | Err(_) => LOOK_AGAIN,
    }
}
