//! When digests are gathered: each morning, and on Mondays for those who want one mail a week. Knows no notice.

use std::time::Duration;

use jiff::Span;
use jiff::civil::{Date, Time, Weekday};
use jiff::tz::TimeZone;

use crate::db::Timestamp;

/// The hour at which digests are gathered, in the time zone of the site.
pub const HOUR: i8 = 7;

/// The day of the weekly digest. A week of work begins with it, and what arrived by Friday is in it.
const DAY_OF_WEEK: Weekday = Weekday::Monday;

/// The moments up to which notices are gathered now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gathering {
    /// For whom the daily digest gathers.
    pub daily: Timestamp,
    /// For whom the weekly digest gathers.
    pub weekly: Timestamp,
}

impl Gathering {
    /// The latest gathering that is not after `now`.
    pub fn last(now: Timestamp, zone: &TimeZone) -> Self {
        let daily = last_gathering(now, zone);
        let day = daily.to_jiff().to_zoned_datetime(zone.clone()).date();
        let since = day.weekday().since(DAY_OF_WEEK);
        let monday = day.checked_sub(Span::new().days(since)).unwrap_or(day);
        Self {
            daily,
            weekly: gathering_of(monday, zone).unwrap_or(daily),
        }
    }
}

/// The moment of gathering on this day.
fn gathering_of(day: Date, zone: &TimeZone) -> Option<Timestamp> {
    let moment = day
        .to_datetime(Time::constant(HOUR, 0, 0, 0))
        .to_zoned_datetime(zone.clone());
    moment
        .ok()
        .map(|moment| Timestamp::from(moment.timestamp()))
}

/// The latest moment of gathering that is not after `now`.
pub fn last_gathering(now: Timestamp, zone: &TimeZone) -> Timestamp {
    let today = now.to_jiff().to_zoned_datetime(zone.clone()).date();
    let day_before = today.yesterday().unwrap_or(today);
    // Only the first and last days of the calendar lack such a moment, and no notice is owed there.
    match gathering_of(today, zone) {
        Some(moment) if moment <= now => moment,
        _ => gathering_of(day_before, zone).unwrap_or(now),
    }
}

/// The next moment of gathering after `now`.
pub fn next_gathering(now: Timestamp, zone: &TimeZone) -> Timestamp {
    let day = Duration::from_hours(24);
    let tomorrow = last_gathering(now, zone).plus(day + day / 2);
    last_gathering(tomorrow, zone)
}

#[cfg(test)]
mod tests {
    use super::{Gathering, last_gathering, next_gathering};
    use crate::db::Timestamp;
    use jiff::tz::TimeZone;

    fn at(moment: &str) -> Timestamp {
        moment.parse::<jiff::Timestamp>().expect("a moment").into()
    }

    #[test]
    fn the_day_begins_at_seven_by_the_clocks_of_the_site() {
        let geneva = TimeZone::get("Europe/Zurich").expect("a zone");
        let rows = [
            // Winter: seven is six in UTC.
            (
                "2026-11-24T05:59:59Z",
                "2026-11-23T06:00:00Z",
                "2026-11-24T06:00:00Z",
            ),
            (
                "2026-11-24T06:00:00Z",
                "2026-11-24T06:00:00Z",
                "2026-11-25T06:00:00Z",
            ),
            (
                "2026-11-24T23:30:00Z",
                "2026-11-24T06:00:00Z",
                "2026-11-25T06:00:00Z",
            ),
            // The night in which the clocks go forward, and the one in which they go back.
            (
                "2026-03-28T12:00:00Z",
                "2026-03-28T06:00:00Z",
                "2026-03-29T05:00:00Z",
            ),
            (
                "2026-10-24T12:00:00Z",
                "2026-10-24T05:00:00Z",
                "2026-10-25T06:00:00Z",
            ),
        ];
        for (now, last, next) in rows {
            assert_eq!(
                last_gathering(at(now), &geneva),
                at(last),
                "last before {now}"
            );
            assert_eq!(
                next_gathering(at(now), &geneva),
                at(next),
                "next after {now}"
            );
        }
        assert_eq!(
            last_gathering(at("2026-11-24T06:59:59Z"), &TimeZone::UTC),
            at("2026-11-23T07:00:00Z")
        );
    }

    #[test]
    fn a_week_begins_on_monday_by_the_clocks_of_the_site() {
        let geneva = TimeZone::get("Europe/Zurich").expect("a zone");
        let rows = [
            ("2026-11-23T05:59:59Z", "2026-11-16T06:00:00Z"),
            ("2026-11-23T06:00:00Z", "2026-11-23T06:00:00Z"),
            ("2026-11-29T23:59:59Z", "2026-11-23T06:00:00Z"),
            // The week in which the clocks go back.
            ("2026-10-25T12:00:00Z", "2026-10-19T05:00:00Z"),
            ("2026-10-26T06:00:00Z", "2026-10-26T06:00:00Z"),
        ];
        for (now, weekly) in rows {
            assert_eq!(
                Gathering::last(at(now), &geneva).weekly,
                at(weekly),
                "{now}"
            );
        }
    }
}
