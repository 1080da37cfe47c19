//! A year, or a month of one, as answers about time have it. Pure.

/// A year, with its month when it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    year: i16,
    month: Option<i8>,
}

impl YearMonth {
    /// The years that can be meant: consular identity cards of 1871 are still issued.
    pub const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;

    /// A year of [`Self::YEARS`] and a month of 1 to 12.
    pub fn new(year: i16, month: Option<i8>) -> Option<Self> {
        let known = Self::YEARS.contains(&year) && month.is_none_or(|m| (1..=12).contains(&m));
        known.then_some(Self { year, month })
    }

    /// Reads `2019` or `2019-03`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = match text.split_once('-') {
            Some((year, month)) => (year, Some(month.parse().ok()?)),
            None => (text, None),
        };
        if year.len() != 4 {
            return None;
        }
        Self::new(year.parse().ok()?, month)
    }

    /// The year.
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// Whether this, as an end, lies before that beginning. Of equal years the months decide, if both are known.
    pub fn ends_before(self, beginning: Self) -> bool {
        match (self.month, beginning.month) {
            (Some(end), Some(begin)) if self.year == beginning.year => end < begin,
            _ => self.year < beginning.year,
        }
    }
}

impl std::fmt::Display for YearMonth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.month {
            Some(month) => write!(f, "{:04}-{month:02}", self.year),
            None => write!(f, "{:04}", self.year),
        }
    }
}
