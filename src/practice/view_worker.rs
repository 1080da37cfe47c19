//! The worker that writes down how often public pages were opened. Each node adds its own numbers to the same sums.

use std::time::Duration;

use tokio::sync::watch;

use super::actions;
use crate::app::App;
use crate::web::page_views::PageViews;

/// How often the sums are written. A process that is killed loses what it counted since.
const EVERY: Duration = Duration::from_mins(1);

/// Runs until `stop`. The last requests end after it: [`write_down`] writes theirs.
pub async fn run(app: App, views: PageViews, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        tokio::select! {
            () = tokio::time::sleep(EVERY) => write_down(&app, &views).await,
            _ = stop.changed() => {}
        }
    }
}

/// Writes what was counted. What cannot be written is logged and written the next time.
pub async fn write_down(app: &App, views: &PageViews) {
    if let Err(fault) = actions::write_views(app, views).await {
        tracing::error!(%fault, "the views of pages could not be written");
    }
    match views.take_lost() {
        0 => {}
        lost => tracing::warn!(lost, "too many pages were opened to count each of them"),
    }
}
