//! The worker that tells what is new in followed lists. It looks when something was published, and every half minute, because
//! the search index follows a publication a little later. Each node runs one; the store lets only one of them tell a thing.

use std::time::Duration;

use tokio::sync::watch;

use super::actions;
use crate::catalogue::Catalogue;
use crate::db::{Fault, Signal};

/// The worker looks at least this often.
const LOOK_AGAIN: Duration = Duration::from_secs(30);

/// The pause between two batches, in which others write.
const BETWEEN: Duration = Duration::from_millis(20);

/// Runs until `stop`. A failure is logged and retried.
pub async fn run(catalogue: Catalogue, mut stop: watch::Receiver<bool>) {
    let mut published = catalogue.app.db.woken(Signal::Edition);
    while !*stop.borrow() {
        let pause = match look(&catalogue).await {
            Ok(0) => LOOK_AGAIN,
            Ok(_) => BETWEEN,
            Err(fault) => {
                tracing::error!(%fault, "what is new in followed lists could not be told");
                LOOK_AGAIN
            }
        };
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = published.changed() => {}
            _ = stop.changed() => {}
        }
    }
}

/// Begins the rounds that are due, and owes the next batch of mails. Returns how many rounds and mails that were.
async fn look(catalogue: &Catalogue) -> Result<usize, Fault> {
    let begun = actions::begin_rounds(catalogue).await?;
    // Most looks find nothing, and a transaction that writes makes others wait.
    let mut db = catalogue.app.db.read().await?;
    let has_work = actions::is_any_open(&mut db).await?;
    drop(db);
    let owed = if has_work {
        actions::unfold_batch(&catalogue.app).await?
    } else {
        None
    };
    if begun > 0 {
        tracing::info!(lists = begun, "what is new in followed lists is told");
    }
    Ok(begun + owed.map_or(0, |owed| owed + 1))
}
