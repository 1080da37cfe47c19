//! Writes down how often public pages were opened, in batches, and reads it. No deed: nothing about the practice changes.

use crate::app::App;
use crate::db::{Conn, Fault};
use crate::practice::model::{MonthViews, PracticeId};
use crate::practice::store;
use crate::web::page_views::{CountedViews, PageViews};

/// How many pages are written in one transaction, so that a deed never waits long.
const BATCH: usize = 1_000;

/// Writes what was counted since the last time, and returns how many views that were. What could not be written is kept
/// for the next time.
pub async fn write_views(app: &App, views: &PageViews) -> Result<u64, Fault> {
    let mut counted = views.take();
    let mut written = 0;
    while !counted.is_empty() {
        let rest = counted.split_off(counted.len().min(BATCH));
        if let Err(fault) = write_batch(app, &counted).await {
            views.give_back(counted);
            views.give_back(rest);
            return Err(fault);
        }
        written += counted.iter().map(|one| u64::from(one.views)).sum::<u64>();
        counted = rest;
    }
    Ok(written)
}

async fn write_batch(app: &App, counted: &[CountedViews]) -> Result<(), Fault> {
    let mut tx = app.db.write().await?;
    store::add_views(&mut tx, counted).await?;
    tx.commit().await
}

/// The views of a practice, the earliest month first. Those of an original include its translations'.
pub async fn views_by_month(db: &mut Conn, practice: PracticeId) -> Result<Vec<MonthViews>, Fault> {
    store::views_of(db, practice).await
}
