//! Reads the day before which a draft must not be published.

use jiff::tz::TimeZone;

use crate::db::Timestamp;
use crate::web::form::Reading;
use crate::web::typed_day::publication_day;
use crate::web::unsent::EARLIER;
use crate::web::{Problem, Refused, Typed};

/// The box of the day.
pub const NOT_BEFORE: &str = "not_before";

/// Whether the page has such a box.
pub fn is_of_not_before(name: &str) -> bool {
    matches!(name, NOT_BEFORE | EARLIER)
}

/// When the typed day begins in this time zone: a day after today.
pub fn day_to_name(typed: &Typed, now: Timestamp, zone: &TimeZone) -> Result<Timestamp, Refused> {
    let mut reading = Reading::of(typed);
    let day = reading.field(NOT_BEFORE, |typed| match typed.trim() {
        "" => Err(Problem::Missing),
        typed => {
            publication_day(typed, now, zone).ok_or(Problem::own("drafting-problem-not-before"))
        }
    });
    reading.finish(day)
}
