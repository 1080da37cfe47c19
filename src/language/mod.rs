//! The languages of the site: its messages, and dates, numbers and the order of names in each language. Messages come from
//! `locales/`. This module must know no room and no page.

mod clean;
mod digits;
mod finding;
mod folding;
mod formats;
mod letters;
mod matching;
mod messages;
mod variants;

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::time::Duration;

use crate::db::Timestamp;

pub use clean::{clean, clean_line, is_ignorable};
pub use digits::{digit, with_ascii_digits};
pub use finding::{TypedWord, typed_words, words_of};
pub use folding::{fold_letters, fold_words, is_apostrophe};
pub use letters::spell_out;
pub use matching::holds_words;
pub use messages::{Argument, Message, Value, isolated, problems};
pub use variants::{american, british};

/// A language of the interface, which is part of the address (see `address`).
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    sqlx::Type,
)]
#[serde(rename_all = "lowercase")]
#[sqlx(type_name = "TEXT", rename_all = "lowercase")]
pub enum Language {
    /// English, the language of addresses without a prefix.
    #[default]
    En,
    /// French.
    Fr,
}

impl Language {
    /// Every language of the interface, in the order in which the footer names them.
    pub const ALL: [Self; 2] = [Self::En, Self::Fr];

    /// The language tag, as in `lang="fr"` and in addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }

    /// Reads a language tag.
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.as_str() == tag)
    }

    /// The language's own name, which its readers recognise.
    pub const fn own_name(self) -> &'static str {
        self.as_text().own_name()
    }

    /// The same language, as a language of texts.
    pub const fn as_text(self) -> TextLanguage {
        match self {
            Self::En => TextLanguage::En,
            Self::Fr => TextLanguage::Fr,
        }
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A language in which a practice may be written, and which a reviewer may read.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    sqlx::Type,
    Default,
)]
#[serde(rename_all = "lowercase")]
#[sqlx(type_name = "TEXT", rename_all = "lowercase")]
pub enum TextLanguage {
    /// Arabic.
    Ar,
    /// Chinese.
    Zh,
    /// English, also for a text whose language is unknown.
    #[default]
    En,
    /// French.
    Fr,
    /// Russian.
    Ru,
    /// Spanish.
    Es,
}

impl TextLanguage {
    /// The six official languages of the United Nations, in the order of its own pages.
    pub const ALL: [Self; 6] = [Self::Ar, Self::Zh, Self::En, Self::Fr, Self::Ru, Self::Es];

    /// The language tag, as in `lang="ar"`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::Zh => "zh",
            Self::En => "en",
            Self::Fr => "fr",
            Self::Ru => "ru",
            Self::Es => "es",
        }
    }

    /// Reads a language tag.
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.as_str() == tag)
    }

    /// The direction of its script, for `dir="…"`.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            _ => "ltr",
        }
    }

    /// The language's own name.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Ar => "العربية",
            Self::Zh => "中文",
            Self::En => "English",
            Self::Fr => "Français",
            Self::Ru => "Русский",
            Self::Es => "Español",
        }
    }

    /// The language's name in the reader's language.
    pub fn name(self, t: impl Borrow<Messages>) -> Message {
        t.borrow().of("language", self)
    }
}

impl std::fmt::Display for TextLanguage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A type that is a moment. References to it are too, because templates pass them.
pub trait Moment {
    /// The moment.
    fn moment(self) -> jiff::Timestamp;
}

impl Moment for jiff::Timestamp {
    fn moment(self) -> jiff::Timestamp {
        self
    }
}

impl Moment for Timestamp {
    fn moment(self) -> jiff::Timestamp {
        self.to_jiff()
    }
}

impl<T: Moment + Copy> Moment for &T {
    fn moment(self) -> jiff::Timestamp {
        (*self).moment()
    }
}

/// The messages and formats of one language, with times in one time zone.
#[derive(Clone, Copy, Debug)]
pub struct Messages {
    language: Language,
    zone: &'static jiff::tz::TimeZone,
}

impl Messages {
    /// The messages of a language, with times in UTC. Pages and mails set the site's zone by [`Messages::in_zone`].
    pub fn new(language: Language) -> Self {
        Self {
            language,
            zone: formats::utc(),
        }
    }

    /// The same messages, with days and times in this zone.
    #[must_use]
    pub fn in_zone(self, zone: &jiff::tz::TimeZone) -> Self {
        Self {
            zone: formats::kept(zone),
            ..self
        }
    }

    /// The same zone in another language, for a mail to another person.
    #[must_use]
    pub fn in_language(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// The language of these messages.
    pub const fn language(self) -> Language {
        self.language
    }

    /// The message under a key of `locales/`.
    pub fn say(self, key: &'static str) -> Message {
        Message::new(self.language, key.into())
    }

    /// The message `<prefix>-<id>`: the name of a value of an enum or a vocabulary.
    pub fn of(self, prefix: &'static str, id: impl std::fmt::Display) -> Message {
        Message::new(self.language, format!("{prefix}-{id}").into())
    }

    /// “3 November 2026”.
    pub fn day(self, at: impl Moment) -> String {
        formats::day(self.language, self.local(at).date())
    }

    /// “3 November 2026” for a stored day, which no zone changes.
    pub fn date(self, day: impl Borrow<jiff::civil::Date>) -> String {
        formats::day(self.language, *day.borrow())
    }

    /// “3 November 2026 at 10:51”.
    pub fn moment(self, at: impl Moment) -> String {
        formats::moment(self.language, &self.local(at))
    }

    /// “10:51”.
    pub fn time(self, at: impl Moment) -> String {
        formats::time(self.language, &self.local(at))
    }

    /// “March 2019” for `2019-03`, “2019” for `2019`; any other text is returned unchanged.
    pub fn month(self, written: impl std::fmt::Display) -> String {
        formats::month(self.language, &written.to_string())
    }

    /// The moment for the attribute of `<time datetime>`: ISO 8601 in UTC.
    pub fn iso(self, at: impl Moment) -> String {
        formats::iso(at.moment())
    }

    /// The day of a moment in the site's zone, for `<time datetime>` around a bare day.
    pub fn iso_day(self, at: impl Moment) -> String {
        self.civil_day(at).to_string()
    }

    /// The day of a moment in the site's zone.
    pub fn civil_day(self, at: impl Moment) -> jiff::civil::Date {
        self.local(at).date()
    }

    /// “9 days”.
    pub fn days(self, count: impl Argument) -> Message {
        self.say("common-days").with("count", count)
    }

    /// “10 minutes”, “3 hours”, “9 days”: the largest unit that fits, rounded down.
    pub fn length(self, time: impl Borrow<Duration>) -> Message {
        let minutes = time.borrow().as_secs() / 60;
        match minutes {
            0..60 => self.say("common-minutes").with("count", minutes),
            60..1440 => self.say("common-hours").with("count", minutes / 60),
            _ => self.days(minutes / 1440),
        }
    }

    /// “1 second”, “3 minutes”, “2 hours”: how long a reader waits, rounded up, so that the time is over by then.
    pub fn wait(self, seconds: u64) -> Message {
        match seconds {
            0..120 => self.say("common-seconds").with("count", seconds),
            120..7_200 => self
                .say("common-minutes")
                .with("count", seconds.div_ceil(60)),
            _ => self
                .say("common-hours")
                .with("count", seconds.div_ceil(3_600)),
        }
    }

    /// “12,345”, with the language's own marks.
    pub fn number(self, number: impl Argument) -> String {
        match number.into_value() {
            Value::Number(number) => formats::number(self.language, number),
            Value::Text(text) => text.into_owned(),
        }
    }

    /// “Samoa, Tonga and Vanuatu”.
    pub fn list<S: AsRef<str>>(self, items: &[S]) -> String {
        match items {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [firsts @ .., last] => {
                let firsts = firsts
                    .iter()
                    .map(AsRef::as_ref)
                    .collect::<Vec<_>>()
                    .join(", ");
                self.say("common-list")
                    .with("firsts", firsts)
                    .with("last", last.as_ref())
                    .to_string()
            }
        }
    }

    /// Which of two names comes first in this language's dictionary.
    pub fn compare(self, one: &str, other: &str) -> Ordering {
        formats::compare(self.language, one, other)
    }

    /// Bytes whose plain order is this language's order of names.
    pub fn sort_key(self, name: &str) -> Vec<u8> {
        formats::sort_key(self.language, name)
    }

    fn local(self, at: impl Moment) -> jiff::ZonedDateTime {
        at.moment().to_zoned_datetime(self.zone.clone())
    }
}
