//! How long a session lasts. Knows no cookie and no statement.

use std::time::Duration;

use super::layout::Standing;
use crate::db::Timestamp;

const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

/// How long a session may be idle, and how long it lasts at most (NIST SP 800-63B).
pub const fn limits(standing: Standing) -> (Duration, Duration) {
    match standing {
        Standing::Suspended | Standing::Submitter => {
            (Duration::from_hours(14 * 24), Duration::from_hours(30 * 24))
        }
        Standing::Reviewer | Standing::Administrator => (HOUR, DAY),
    }
}

/// What decides whether a session still lasts.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct SessionTimes {
    /// Decides how long the session lasts.
    pub standing: Standing,
    /// When the account signed in.
    pub created_at: Timestamp,
    /// When the session was last used, to within five minutes.
    pub last_seen_at: Timestamp,
}

impl SessionTimes {
    /// Whether the session lasts until this moment.
    pub fn last_until(&self, now: Timestamp) -> bool {
        let (idle, absolute) = limits(self.standing);
        now.since(self.last_seen_at) < idle && now.since(self.created_at) < absolute
    }
}
