//! The worker's sign of life, which the health check reads.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use crate::db::Timestamp;

/// A worker that has not read the outbox for this long has stopped.
const SILENCE: Duration = Duration::from_mins(2);

/// The worker's sign of life. Copies share it.
#[derive(Clone, Debug, Default)]
pub struct Pulse(Arc<Seen>);

#[derive(Debug, Default)]
struct Seen {
    at: AtomicI64,
    dead: AtomicI64,
}

impl Pulse {
    /// Records that the outbox was read, and logs the number of dead letters when it has changed.
    pub(super) fn beat(&self, now: Timestamp, dead: i64) {
        self.0.at.store(now.0, Ordering::Relaxed);
        let before = self.0.dead.swap(dead, Ordering::Relaxed);
        if dead > before {
            tracing::warn!(
                dead,
                "mails could not be sent and wait for an administrator"
            );
        } else if dead < before {
            tracing::info!(dead, "fewer mails wait for an administrator");
        }
    }

    /// Whether the worker has read the outbox lately.
    pub fn is_alive(&self, now: Timestamp) -> bool {
        now.since(Timestamp(self.0.at.load(Ordering::Relaxed))) < SILENCE
    }

    /// The number of dead letters when the worker last read the outbox.
    pub fn dead_letters(&self) -> i64 {
        self.0.dead.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::Pulse;
    use crate::db::Timestamp;
    use std::time::Duration;

    #[test]
    fn silence_is_noticed() {
        let pulse = Pulse::default();
        let now = Timestamp(1_800_000_000_000_000);
        assert!(!pulse.is_alive(now));
        pulse.clone().beat(now, 2);
        assert!(pulse.is_alive(now.plus(Duration::from_secs(119))));
        assert!(!pulse.is_alive(now.plus(Duration::from_mins(2))));
        assert_eq!(pulse.dead_letters(), 2);
    }
}
