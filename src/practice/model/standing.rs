//! Where a submission stands in the queue, as its authors may know it.

use crate::db::Timestamp;

/// From one submission to its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct AnswerTime {
    /// When it was submitted.
    pub submitted_at: Timestamp,
    /// When it was decided.
    pub decided_at: Timestamp,
}

impl AnswerTime {
    /// How many days it took; a day that has begun counts.
    fn days(&self) -> i64 {
        const DAY: u64 = 24 * 60 * 60;
        let took = self.decided_at.since(self.submitted_at).as_secs();
        i64::try_from(took.div_ceil(DAY)).unwrap_or(i64::MAX).max(1)
    }
}

/// Within how many days half of these answers came.
pub fn half_of(answers: &[AnswerTime]) -> Option<i64> {
    let mut days: Vec<i64> = answers.iter().map(AnswerTime::days).collect();
    days.sort_unstable();
    let half = days.len().div_ceil(2).checked_sub(1)?;
    days.get(half).copied()
}

/// A submission's place in the queue, and how long others waited for their answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueueStanding {
    /// How many submissions came before it and have no answer yet.
    pub before: i64,
    /// Of the last answers: how many they are, and within how many days half of them came. Nothing is said of fewer than
    /// [`QueueStanding::LEAST`].
    pub answered: Option<(usize, i64)>,
}

impl QueueStanding {
    /// Of how many of the last answers the time is told.
    pub const LAST: i64 = 50;
    /// Of fewer answers nothing is told.
    pub const LEAST: usize = 10;

    /// The standing after so many others, by the times of the last answers.
    pub fn new(before: i64, last: &[AnswerTime]) -> Self {
        let half = half_of(last).filter(|_| last.len() >= Self::LEAST);
        Self {
            before,
            answered: half.map(|half| (last.len(), half)),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn half_of_the_answers_came_within_the_days_that_are_told() {
        let start = Timestamp(0);
        let after = |hours: u64| AnswerTime {
            submitted_at: start,
            decided_at: start.plus(Duration::from_hours(hours)),
        };
        let of = |hours: &[u64]| {
            let last: Vec<AnswerTime> = hours.iter().copied().map(after).collect();
            QueueStanding::new(0, &last).answered
        };
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[1; 9]), None);
        assert_eq!(of(&[0; 10]), Some((10, 1)));
        assert_eq!(
            of(&[24, 24, 24, 24, 48, 300, 300, 300, 300, 300]),
            Some((10, 2))
        );
        assert_eq!(
            of(&[300, 300, 300, 300, 300, 25, 24, 24, 24, 24, 24]),
            Some((11, 2))
        );
    }
}
