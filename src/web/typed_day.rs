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
