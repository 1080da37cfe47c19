//! A moment as both engines store it. Knows no zone and no words: `language` writes it for people.

use std::time::Duration;

/// Microseconds since the beginning of 1970 in UTC, an integer on both engines.
///
/// Integers sort as time does, which the text that a driver would write on SQLite does not.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Default,
    sqlx::Type,
    serde::Serialize,
    serde::Deserialize,
)]
#[sqlx(transparent)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Later than every moment: the start of a list that begins with the newest.
    pub const MAX: Self = Self(i64::MAX);

    /// This moment and a while.
    #[must_use]
    pub fn plus(self, while_: Duration) -> Self {
        Self(self.0.saturating_add(micros(while_)))
    }

    /// A while before this moment.
    #[must_use]
    pub fn minus(self, while_: Duration) -> Self {
        Self(self.0.saturating_sub(micros(while_)))
    }

    /// How long ago the earlier moment was; nothing if it is not earlier.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_micros(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    /// The moment for calendars; times beyond what a calendar knows are its end.
    pub fn to_jiff(self) -> jiff::Timestamp {
        jiff::Timestamp::from_microsecond(self.0).unwrap_or(if self.0 < 0 {
            jiff::Timestamp::MIN
        } else {
            jiff::Timestamp::MAX
        })
    }
}

impl From<jiff::Timestamp> for Timestamp {
    fn from(moment: jiff::Timestamp) -> Self {
        Self(moment.as_microsecond())
    }
}

fn micros(while_: Duration) -> i64 {
    i64::try_from(while_.as_micros()).unwrap_or(i64::MAX)
}
