//! Reads until when a reviewer is away.

use jiff::tz::TimeZone;

use crate::db::Timestamp;
use crate::web::form::Reading;
use crate::web::typed_day::{beginning_of, typed_day};
use crate::web::unsent::EARLIER;
use crate::web::{Problem, Refused, Typed};

/// The box of the day.
pub const AWAY_UNTIL: &str = "away_until";

/// The furthest the day may lie ahead.
const YEARS_AHEAD: i16 = 1;

/// Whether the page has such a box.
pub fn is_of_away(name: &str) -> bool {
    matches!(name, AWAY_UNTIL | EARLIER)
}

/// When the typed day begins in this time zone: a day after today.
pub fn away_until(typed: &Typed, now: Timestamp, zone: &TimeZone) -> Result<Timestamp, Refused> {
    let mut reading = Reading::of(typed);
    let until = reading.field(AWAY_UNTIL, |typed| match typed.trim() {
        "" => Err(Problem::Missing),
        typed => beginning(typed, now, zone).ok_or(Problem::own("account-problem-away")),
    });
    reading.finish(until)
}

fn beginning(typed: &str, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    let day = typed_day(typed)?;
    let today = now.to_jiff().to_zoned_datetime(zone.clone()).date();
    let in_time = day > today && day.year() <= today.year() + YEARS_AHEAD;
    beginning_of(day, zone).filter(|_| in_time)
}
