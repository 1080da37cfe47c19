//! How often each line of the checklist was a reason to send a practice back. It is counted at most once an hour in a
//! process, over every practice, so a page that says it costs nothing more than its first one.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::app::App;
use crate::db::{Fault, Timestamp};
use crate::practice::model::CommonReasons;
use crate::practice::store;

/// How long a count holds.
const HOLDS: Duration = Duration::from_hours(1);
/// Over which time reasons are counted.
const YEAR: Duration = Duration::from_hours(365 * 24);

/// The counts, and when they were made.
type Counted = (Timestamp, Arc<CommonReasons>);

/// The counts of the last twelve months. Copies share them.
#[derive(Clone, Default)]
pub struct ReasonCounts(Arc<Mutex<Option<Counted>>>);

impl ReasonCounts {
    /// The counts, of which none is older than an hour.
    pub async fn read(&self, app: &App) -> Result<Arc<CommonReasons>, Fault> {
        let now = app.clock.now();
        if let Some((at, counts)) = self.last()
            && at <= now
            && now < at.plus(HOLDS)
        {
            return Ok(counts);
        }
        let mut db = app.db.read().await?;
        let counts = Arc::new(store::common_reasons(&mut db, now.minus(YEAR)).await?);
        drop(db);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = Some((now, Arc::clone(&counts)));
        Ok(counts)
    }

    fn last(&self) -> Option<Counted> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.clone()
    }
}
