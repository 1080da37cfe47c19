//! Reads the day on which a practice is to become public.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use crate::db::Timestamp;
use crate::language::with_ascii_digits;

/// The furthest a date of publication may lie ahead.
const YEARS_AHEAD: i16 = 5;

/// When the typed day begins in this time zone: a day after today, within the years that may lie ahead.
pub(super) fn beginning(typed: &str, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    let typed = with_ascii_digits(typed);
    let plain = typed.len() == 10
        && typed.bytes().enumerate().all(|(at, byte)| {
            if at == 4 || at == 7 {
                byte == b'-'
            } else {
                byte.is_ascii_digit()
            }
        });
    let day: Date = plain.then(|| typed.parse().ok())??;
    let today = now.to_jiff().to_zoned_datetime(zone.clone()).date();
    if day <= today || day.year() > today.year() + YEARS_AHEAD {
        return None;
    }
    let begins = day
        .to_datetime(Time::midnight())
        .to_zoned_datetime(zone.clone());
    Some(Timestamp::from(begins.ok()?.timestamp()))
}
