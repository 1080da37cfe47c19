//! What names a practice in public: the slug of its address, and the reference that people say.

use unicode_normalization::UnicodeNormalization;

use crate::language::{clean, spell_out};

/// Permanent: set at first publication, kept through every later title, never used again.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(transparent)]
pub struct Slug(String);

impl Slug {
    /// The longest a slug made of a title becomes.
    const MOST: usize = 80;

    /// Reads `[a-z0-9-]+`, at most 100 characters.
    pub fn parse(typed: &str) -> Option<Self> {
        let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        (!typed.is_empty() && typed.len() <= 100 && typed.chars().all(known))
            .then(|| Self(typed.to_owned()))
    }

    /// Made of a title's Latin letters and digits; a title without any takes its reference.
    pub fn of(title: &str, reference: &Reference) -> Self {
        let words = latin(title);
        let mut slug = String::new();
        for word in words
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|w| !w.is_empty())
        {
            if !slug.is_empty() && slug.len() + 1 + word.len() > Self::MOST {
                break;
            }
            if !slug.is_empty() {
                slug.push('-');
            }
            slug.extend(word.chars().take(Self::MOST));
        }
        if slug.chars().any(|c| c.is_ascii_lowercase()) {
            Self(slug)
        } else {
            Self(reference.as_str().to_ascii_lowercase())
        }
    }

    /// The same with a number behind it, for a title that was used before.
    #[must_use]
    pub fn numbered(&self, number: usize) -> Self {
        Self(format!("{}-{number}", self.0))
    }

    /// As it stands in an address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Slug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The lower-case letters of a title without their marks. Slugs are permanent, so this must not change its results. Unlike
/// the foldings of search and of places it also spells out “þ” and keeps compatible characters apart.
fn latin(title: &str) -> String {
    let mut plain = String::new();
    for c in clean(title).nfd().flat_map(char::to_lowercase) {
        match c {
            'þ' => plain.push_str("th"),
            '\'' | '’' | '\u{300}'..='\u{36f}' => {}
            other => match spell_out(other) {
                Some(letters) => plain.push_str(letters),
                None => plain.push(other),
            },
        }
    }
    plain
}

/// A number that people can say on the phone, given at the first submission: `PX-2026-0417`.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    sqlx::Type,
    serde::Serialize,
    serde::Deserialize,
)]
#[sqlx(transparent)]
#[serde(transparent)]
pub struct Reference(String);

impl Reference {
    /// The reference with this number in this year.
    pub fn new(year: i16, number: i64) -> Self {
        Self(format!("PX-{year:04}-{number:04}"))
    }

    /// Reads it as people type it: in any case, with blanks around it.
    pub fn parse(typed: &str) -> Option<Self> {
        let word = typed.trim().to_ascii_uppercase();
        let (year, number) = word.strip_prefix("PX-")?.split_once('-')?;
        let digits = |part: &str, least: usize| {
            (least..=9).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit())
        };
        (year.len() == 4 && digits(year, 4) && digits(number, 4)).then_some(Self(word))
    }

    /// The year and the number.
    pub fn parts(&self) -> (i16, i64) {
        let digits = self
            .0
            .strip_prefix("PX-")
            .and_then(|rest| rest.split_once('-'));
        let read =
            digits.and_then(|(year, number)| Some((year.parse().ok()?, number.parse().ok()?)));
        read.unwrap_or_default()
    }

    /// As it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
