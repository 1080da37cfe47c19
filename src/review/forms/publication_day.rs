//! Reads the day on which a practice is to become public.

use jiff::tz::TimeZone;

use crate::db::Timestamp;
use crate::web::typed_day::{beginning_of, typed_day};

/// The furthest a date of publication may lie ahead.
const YEARS_AHEAD: i16 = 5;

/// When the typed day begins in this time zone: a day after today, within the years that may lie ahead.
pub(super) fn beginning(typed: &str, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    let day = typed_day(typed)?;
    let today = now.to_jiff().to_zoned_datetime(zone.clone()).date();
    if day <= today || day.year() > today.year() + YEARS_AHEAD {
        return None;
    }
    beginning_of(day, zone)
}
