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
        const DAY: u64 = 24 * 60 * 60;
        let took = |one: &AnswerTime| {
            one.decided_at
                .since(one.submitted_at)
                .as_secs()
                .div_ceil(DAY)
        };
        let mut days: Vec<u64> = last.iter().map(took).collect();
        days.sort_unstable();
        let half = days.get(days.len().div_ceil(2).saturating_sub(1)).copied();
        let half = half.filter(|_| days.len() >= Self::LEAST);
        let half = half.and_then(|days| i64::try_from(days).ok());
        Self {
            before,
            answered: half.map(|half| (days.len(), half.max(1))),
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
