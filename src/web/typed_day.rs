//! Reads the day of a date input, and when it begins in the site's time zone.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use crate::db::Timestamp;
use crate::language::with_ascii_digits;

/// A day as a date input sends it, such as `2026-11-04`; the digits may be of any script.
pub(crate) fn typed_day(typed: &str) -> Option<Date> {
    let typed = with_ascii_digits(typed.trim());
    let plain = typed.len() == 10
        && typed.bytes().enumerate().all(|(at, byte)| {
            if at == 4 || at == 7 {
                byte == b'-'
            } else {
                byte.is_ascii_digit()
            }
        });
    plain.then(|| typed.parse().ok())?
}

/// When a day begins in this time zone.
pub(crate) fn beginning_of(day: Date, zone: &TimeZone) -> Option<Timestamp> {
    let begins = day
        .to_datetime(Time::midnight())
        .to_zoned_datetime(zone.clone());
    Some(Timestamp::from(begins.ok()?.timestamp()))
}

/// The furthest a date of publication may lie ahead.
const YEARS_AHEAD: i16 = 5;

/// When a typed day of publication begins in this time zone: a day after today, within the years that may lie ahead.
pub(crate) fn publication_day(typed: &str, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    let day = typed_day(typed)?;
    let today = now.to_jiff().to_zoned_datetime(zone.clone()).date();
    if day <= today || day.year() > today.year() + YEARS_AHEAD {
        return None;
    }
    beginning_of(day, zone)
}
