//! How often the pages of practices are opened, by month, counted in memory: no statement, and nothing about the reader. A
//! worker writes the sums into the database. Of what it counts it knows the name in the address alone.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::typed_day::beginning_of;
use crate::db::Timestamp;

/// The most pages that are counted between two batches, each once for each month. It bounds the memory to a few megabytes.
const MOST: usize = 50_000;

/// Marks an answer that is the page of a practice, by the name in its address.
#[derive(Clone, Debug)]
pub struct PracticePage(pub Arc<str>);

/// A month in the time zone of the site, such as `2026-11`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ViewMonth(Date);

impl ViewMonth {
    /// The month of a moment.
    pub fn of(at: Timestamp, zone: &TimeZone) -> Self {
        let day = at.to_jiff().to_zoned_datetime(zone.clone()).date();
        Self(day.first_of_month())
    }

    /// Reads a month as it is written.
    pub fn parse(text: &str) -> Option<Self> {
        let first: Date = format!("{text}-01").parse().ok()?;
        (text.len() == 7).then_some(Self(first))
    }

    /// The month so many months earlier.
    #[must_use]
    pub fn earlier(self, months: i32) -> Self {
        let first = self.0.checked_sub(jiff::Span::new().months(months));
        Self(first.unwrap_or(Date::MIN))
    }

    /// Its number, 1 to 12.
    pub fn number(self) -> i8 {
        self.0.month()
    }

    /// When the month after it begins.
    fn end(self, zone: &TimeZone) -> Timestamp {
        let next = self.0.checked_add(jiff::Span::new().months(1)).ok();
        let begins = next.and_then(|first| beginning_of(first, zone));
        begins.unwrap_or(Timestamp::MAX)
    }
}

impl std::fmt::Display for ViewMonth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.0.year(), self.0.month())
    }
}

impl TryFrom<String> for ViewMonth {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("no such month: {text}"))
    }
}

/// How often a page was opened in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedViews {
    /// The name in the address of the practice.
    pub slug: Arc<str>,
    /// The month.
    pub month: ViewMonth,
    /// How often, in this process.
    pub views: u32,
}

/// The views of this process that are not written yet. Copies share them.
#[derive(Clone)]
pub struct PageViews(Arc<CountingState>);

struct CountingState {
    zone: TimeZone,
    present: RwLock<PresentMonth>,
    counted: Mutex<HashMap<(Arc<str>, ViewMonth), u32>>,
    lost: AtomicU64,
}

/// A month with its beginning and its end, so that no calendar is asked for each view.
struct PresentMonth {
    month: ViewMonth,
    from: Timestamp,
    until: Timestamp,
}

impl PageViews {
    /// Nothing is counted yet. Months are those of this time zone.
    pub fn new(zone: TimeZone, now: Timestamp) -> Self {
        let present = PresentMonth::at(now, &zone);
        Self(Arc::new(CountingState {
            zone,
            present: RwLock::new(present),
            counted: Mutex::default(),
            lost: AtomicU64::new(0),
        }))
    }

    /// Counts an answer if it is the page of a practice, sent now or known to the browser already.
    pub fn count(&self, answer: &Response, now: Timestamp) {
        let is_shown = matches!(answer.status(), StatusCode::OK | StatusCode::NOT_MODIFIED);
        if let Some(PracticePage(slug)) = answer.extensions().get().filter(|_| is_shown) {
            self.add(Arc::clone(slug), self.0.month(now), 1);
        }
    }

    fn add(&self, slug: Arc<str>, month: ViewMonth, views: u32) {
        let mut counted = self.0.counted();
        let is_full = counted.len() >= MOST;
        let key = (slug, month);
        if is_full && !counted.contains_key(&key) {
            self.0.lost.fetch_add(u64::from(views), Ordering::Relaxed);
            return;
        }
        let sum = counted.entry(key).or_default();
        *sum = sum.saturating_add(views);
    }

    /// Takes what was counted since the last time, in the order of names and months.
    pub fn take(&self) -> Vec<CountedViews> {
        let counted = std::mem::take(&mut *self.0.counted());
        let views = counted.into_iter();
        let views = views.map(|((slug, month), views)| CountedViews { slug, month, views });
        let mut views: Vec<CountedViews> = views.collect();
        views
            .sort_unstable_by(|one, other| (&one.slug, one.month).cmp(&(&other.slug, other.month)));
        views
    }

    /// Gives back what could not be written. It is written with the next batch.
    pub fn give_back(&self, views: Vec<CountedViews>) {
        for CountedViews { slug, month, views } in views {
            self.add(slug, month, views);
        }
    }

    /// How many views were not counted since the last time, because too many pages were opened between two batches.
    pub fn take_lost(&self) -> u64 {
        self.0.lost.swap(0, Ordering::Relaxed)
    }
}

impl CountingState {
    fn counted(&self) -> std::sync::MutexGuard<'_, HashMap<(Arc<str>, ViewMonth), u32>> {
        self.counted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn month(&self, now: Timestamp) -> ViewMonth {
        let known = self.present.read().unwrap_or_else(PoisonError::into_inner);
        if (known.from..known.until).contains(&now) {
            return known.month;
        }
        drop(known);
        let present = PresentMonth::at(now, &self.zone);
        let month = present.month;
        *self.present.write().unwrap_or_else(PoisonError::into_inner) = present;
        month
    }
}

impl PresentMonth {
    fn at(now: Timestamp, zone: &TimeZone) -> Self {
        let month = ViewMonth::of(now, zone);
        Self {
            month,
            from: month.earlier(1).end(zone),
            until: month.end(zone),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(slug: &str, status: StatusCode) -> Response {
        let mut answer = Response::default();
        *answer.status_mut() = status;
        answer.extensions_mut().insert(PracticePage(slug.into()));
        answer
    }

    fn moment(text: &str) -> Timestamp {
        text.parse::<jiff::Timestamp>().unwrap().into()
    }

    fn taken(views: &PageViews) -> Vec<(String, String, u32)> {
        let taken = views.take().into_iter();
        taken
            .map(|one| (one.slug.to_string(), one.month.to_string(), one.views))
            .collect()
    }

    #[test]
    fn a_month_ends_where_the_site_is() {
        let zone = TimeZone::get("Pacific/Auckland").unwrap();
        let views = PageViews::new(zone, moment("2026-10-15T00:00:00Z"));
        for (at, slug) in [
            ("2026-10-31T10:59:59Z", "almaty"),
            ("2026-10-31T11:00:00Z", "almaty"),
            ("2026-10-31T10:59:59Z", "almaty"),
            ("2026-11-02T00:00:00Z", "bali"),
        ] {
            views.count(&shown(slug, StatusCode::OK), moment(at));
        }
        let counted = |slug: &str, month: &str, views| (slug.to_owned(), month.to_owned(), views);
        let expected = [
            counted("almaty", "2026-10", 2),
            counted("almaty", "2026-11", 1),
            counted("bali", "2026-11", 1),
        ];
        assert_eq!(taken(&views), expected);
        assert_eq!(taken(&views), []);
    }

    #[test]
    fn only_a_page_that_is_shown_counts() {
        let now = moment("2026-11-03T12:00:00Z");
        let views = PageViews::new(TimeZone::UTC, now);
        for status in [
            StatusCode::OK,
            StatusCode::NOT_MODIFIED,
            StatusCode::FOUND,
            StatusCode::INTERNAL_SERVER_ERROR,
        ] {
            views.count(&shown("almaty", status), now);
        }
        views.count(&Response::default(), now);
        assert_eq!(
            taken(&views),
            [("almaty".to_owned(), "2026-11".to_owned(), 2)]
        );
    }

    #[test]
    fn what_is_given_back_is_added_and_the_memory_is_bounded() {
        let now = moment("2026-11-03T12:00:00Z");
        let views = PageViews::new(TimeZone::UTC, now);
        for number in 0..MOST + 3 {
            views.count(&shown(&format!("page-{number:06}"), StatusCode::OK), now);
        }
        assert_eq!((views.take_lost(), views.take_lost()), (3, 0));
        let first = views.take();
        assert_eq!(first.len(), MOST);
        views.count(&shown("page-000000", StatusCode::OK), now);
        views.give_back(first);
        assert_eq!(taken(&views)[0].2, 2);
    }

    #[test]
    fn a_month_is_read_as_it_is_written() {
        for text in ["2026-11", "0999-01"] {
            assert_eq!(ViewMonth::parse(text).unwrap().to_string(), text);
        }
        for wrong in ["2026-13", "2026", "2026-1", "2026-11-01", ""] {
            assert_eq!(ViewMonth::parse(wrong), None, "{wrong}");
        }
        let january = ViewMonth::parse("2026-01").unwrap();
        assert_eq!(january.earlier(2).to_string(), "2025-11");
        assert_eq!(january.number(), 1);
    }
}
