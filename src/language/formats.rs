//! Formats dates, times and numbers and sorts names, with ICU: no pattern is written by hand. Knows languages and civil
//! time; it must not know what is dated or counted.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::DateTimeFormatter;
use icu_datetime::NoCalendarFormatter;
use icu_datetime::fieldsets::{T, YM, YMD, YMDT};
use icu_datetime::input::{Date, DateTime, Time};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::{Locale, locale};
use jiff::tz::TimeZone;

use super::Language;

/// The formatters of one language, built once.
struct Formats {
    day: DateTimeFormatter<YMD>,
    month: DateTimeFormatter<YM>,
    moment: DateTimeFormatter<YMDT>,
    time: NoCalendarFormatter<T>,
    number: DecimalFormatter,
    order: CollatorBorrowed<'static>,
}

// ICU's formatters belong to one thread: sharing them is a feature of all of ICU, which `url` and `sqlx` use too. A thread
// builds the formatters of a language when it first needs them.
thread_local! {
    static ENGLISH: Formats = Formats::of(&locale!("en-GB"));
    static FRENCH: Formats = Formats::of(&locale!("fr"));
}

impl Formats {
    /// English uses British formats: day, month, year, and a clock of 24 hours.
    #[expect(
        clippy::expect_used,
        reason = "the data of both languages is compiled in; a test formats with each"
    )]
    fn of(locale: &Locale) -> Self {
        Self {
            day: DateTimeFormatter::try_new(locale.into(), YMD::long()).expect("compiled data"),
            month: DateTimeFormatter::try_new(locale.into(), YM::long()).expect("compiled data"),
            moment: DateTimeFormatter::try_new(locale.into(), YMD::long().with_time_hm())
                .expect("compiled data"),
            time: NoCalendarFormatter::try_new(locale.into(), T::hm()).expect("compiled data"),
            number: DecimalFormatter::try_new(
                locale.into(),
                icu_decimal::options::DecimalFormatterOptions::default(),
            )
            .expect("compiled data"),
            order: Collator::try_new(locale.into(), CollatorOptions::default())
                .expect("compiled data"),
        }
    }

    fn with<T>(language: Language, written: impl FnOnce(&Self) -> T) -> T {
        match language {
            Language::En => ENGLISH.with(written),
            Language::Fr => FRENCH.with(written),
        }
    }
}

pub(super) fn day(language: Language, day: jiff::civil::Date) -> String {
    let Ok(date) = Date::try_new_iso(
        day.year().into(),
        day.month().unsigned_abs(),
        day.day().unsigned_abs(),
    ) else {
        return day.to_string();
    };
    french_day(
        language,
        day.day(),
        Formats::with(language, |formats| formats.day.format(&date).to_string()),
    )
}

pub(super) fn moment(language: Language, at: &jiff::ZonedDateTime) -> String {
    let date = Date::try_new_iso(
        at.year().into(),
        at.month().unsigned_abs(),
        at.day().unsigned_abs(),
    );
    let (Ok(date), Ok(time)) = (date, clock(at)) else {
        return at.to_string();
    };
    french_day(
        language,
        at.day(),
        Formats::with(language, |formats| {
            formats.moment.format(&DateTime { date, time }).to_string()
        }),
    )
}

pub(super) fn time(language: Language, at: &jiff::ZonedDateTime) -> String {
    match clock(at) {
        Ok(time) => Formats::with(language, |formats| formats.time.format(&time).to_string()),
        Err(_) => at.time().to_string(),
    }
}

pub(super) fn month(language: Language, written: &str) -> String {
    let first = written.split_once('-').and_then(|(year, month)| {
        let date = Date::try_new_iso(year.parse().ok()?, month.parse().ok()?, 1).ok()?;
        Some(Formats::with(language, |formats| {
            formats.month.format(&date).to_string()
        }))
    });
    first.unwrap_or_else(|| written.to_owned())
}

pub(super) fn iso(at: jiff::Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

pub(super) fn number(language: Language, number: i64) -> String {
    Formats::with(language, |formats| {
        formats.number.format(&Decimal::from(number)).to_string()
    })
}

pub(super) fn compare(language: Language, one: &str, other: &str) -> Ordering {
    Formats::with(language, |formats| formats.order.compare(one, other))
}

pub(super) fn sort_key(language: Language, name: &str) -> Vec<u8> {
    let mut key = Vec::new();
    Formats::with(language, |formats| {
        // Writing into memory cannot fail.
        let Ok(()) = formats.order.write_sort_key_to(name, &mut key);
    });
    key
}

/// French writes “1er mai”; CLDR's pattern lacks the ordinal. French typography also keeps the day on the line of its
/// month, by a blank that does not break.
fn french_day(language: Language, day: i8, formatted: String) -> String {
    match (language, formatted.split_once(' ')) {
        (Language::Fr, Some(("1", rest))) if day == 1 => format!("1er\u{a0}{rest}"),
        (Language::Fr, Some((number, rest))) => format!("{number}\u{a0}{rest}"),
        _ => formatted,
    }
}

fn clock(at: &jiff::ZonedDateTime) -> Result<Time, impl std::error::Error> {
    Time::try_new(
        at.hour().unsigned_abs(),
        at.minute().unsigned_abs(),
        at.second().unsigned_abs(),
        0,
    )
}

pub(super) fn utc() -> &'static TimeZone {
    static UTC: LazyLock<TimeZone> = LazyLock::new(|| TimeZone::UTC);
    &UTC
}

/// The zone, kept for the life of the process, so that `Messages` is cheap to copy. A service uses one zone, and there are
/// some 600 in all; each is kept once.
pub(super) fn kept(zone: &TimeZone) -> &'static TimeZone {
    static KEPT: LazyLock<Mutex<HashMap<String, &'static TimeZone>>> =
        LazyLock::new(Mutex::default);
    let Some(name) = zone.iana_name() else {
        return utc();
    };
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    kept.entry(name.to_owned())
        .or_insert_with(|| Box::leak(Box::new(zone.clone())))
}
