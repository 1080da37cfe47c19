//! What the review team did in a period, by month and by objective. Only what has taken effect counts: a decision that can
//! still be undone leaves its submission open, so no number tells of it.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::db::Timestamp;
use crate::practice::model::{AnswerTime, half_of};
use crate::taxonomy::{ObjectiveNumber, objectives};
use crate::web::typed_day::beginning_of;
use crate::workflow::State;

/// A month in the time zone of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub first: Date,
    /// When it begins.
    pub from: Timestamp,
    /// When the next one begins.
    pub until: Timestamp,
}

/// Twelve months that follow one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatisticsPeriod(Vec<Month>);

impl StatisticsPeriod {
    /// The twelve months of a calendar year.
    pub fn of_year(year: i16, zone: &TimeZone) -> Option<Self> {
        Self::since(Date::new(year, 1, 1).ok()?, zone)
    }

    /// The last twelve months, the present one included.
    pub fn last_twelve(now: Timestamp, zone: &TimeZone) -> Option<Self> {
        let today = now.to_jiff().to_zoned_datetime(zone.clone()).date();
        let first = today.first_of_month();
        Self::since(first.checked_sub(jiff::Span::new().months(11)).ok()?, zone)
    }

    fn since(first: Date, zone: &TimeZone) -> Option<Self> {
        let month = |number: i64| {
            let first = first.checked_add(jiff::Span::new().months(number)).ok()?;
            let next = first.checked_add(jiff::Span::new().months(1)).ok()?;
            Some(Month {
                first,
                from: beginning_of(first, zone)?,
                until: beginning_of(next, zone)?,
            })
        };
        (0..12).map(month).collect::<Option<_>>().map(Self)
    }

    /// The months.
    pub fn months(&self) -> &[Month] {
        &self.0
    }

    /// When the first one begins, and when the last one ends.
    pub fn range(&self) -> (Timestamp, Timestamp) {
        let from = self.0.first().map_or(Timestamp(0), |month| month.from);
        let until = self.0.last().map_or(Timestamp(0), |month| month.until);
        (from, until)
    }
}

/// A submission, and what became of it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct SubmissionFate {
    /// When it was submitted.
    pub submitted_at: Timestamp,
    /// When it was decided, if it was.
    pub decided_at: Option<Timestamp>,
    /// When that took effect, or the submission ended in another way.
    pub closed_at: Option<Timestamp>,
    /// The state of the revision.
    pub state: State,
    /// The objective under which it is filed.
    pub objective: Option<ObjectiveNumber>,
    /// No submission of the practice before it was answered.
    pub is_first: bool,
}

/// What happened to some submissions between two moments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Measured {
    /// How many came in.
    pub submitted: usize,
    /// How many were approved and published.
    pub published: usize,
    /// How many were returned.
    pub returned: usize,
    /// How many were declined.
    pub declined: usize,
    /// How many had no answer at the end.
    pub open: usize,
    /// From a first submission to its answer.
    times: Vec<AnswerTime>,
}

impl Measured {
    /// Counts these submissions between two moments, the second one not included.
    pub fn of<'a>(
        fates: impl Iterator<Item = &'a SubmissionFate>,
        (from, until): (Timestamp, Timestamp),
    ) -> Self {
        let mut measured = Self::default();
        for fate in fates {
            measured.submitted += usize::from((from..until).contains(&fate.submitted_at));
            let is_open = fate.closed_at.is_none_or(|at| at >= until);
            measured.open += usize::from(fate.submitted_at < until && is_open);
            if fate.closed_at.is_some_and(|at| (from..until).contains(&at)) {
                measured.count_answer(fate);
            }
        }
        measured
    }

    fn count_answer(&mut self, fate: &SubmissionFate) {
        match fate.state {
            State::Published | State::Superseded => self.published += 1,
            State::Returned => self.returned += 1,
            State::Declined => self.declined += 1,
            // Taken back by its authors, or spam: no answer.
            _ => return,
        }
        let answered = fate.decided_at.or(fate.closed_at);
        if let Some(decided_at) = answered.filter(|_| fate.is_first) {
            self.times.push(AnswerTime {
                submitted_at: fate.submitted_at,
                decided_at,
            });
        }
    }

    /// How many were answered.
    pub fn answered(&self) -> usize {
        self.published + self.returned + self.declined
    }

    /// Of a hundred submissions that were published or declined, how many were published.
    pub fn acceptance(&self) -> Option<usize> {
        let judged = self.published + self.declined;
        (judged > 0).then(|| (self.published * 100 + judged / 2) / judged)
    }

    /// Within how many days half of the first submissions were answered.
    pub fn days(&self) -> Option<i64> {
        half_of(&self.times)
    }
}

/// The statistics of a period.
#[derive(Debug, Clone)]
pub struct Statistics {
    /// Each month.
    pub by_month: Vec<(Month, Measured)>,
    /// Each objective.
    pub by_objective: Vec<(ObjectiveNumber, Measured)>,
    /// The whole period.
    pub whole: Measured,
}

impl Statistics {
    /// Counts the submissions that were open in the period.
    pub fn of(fates: &[SubmissionFate], period: &StatisticsPeriod) -> Self {
        let of_month = |month: &Month| {
            let measured = Measured::of(fates.iter(), (month.from, month.until));
            (*month, measured)
        };
        let of_objective = |number: ObjectiveNumber| {
            let filed = fates.iter().filter(|fate| fate.objective == Some(number));
            (number, Measured::of(filed, period.range()))
        };
        Self {
            by_month: period.months().iter().map(of_month).collect(),
            by_objective: objectives().map(of_objective).collect(),
            whole: Measured::of(fates.iter(), period.range()),
        }
    }
}
