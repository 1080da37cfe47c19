//! The sample practices and people of `data/`, as typed values, with every moment counted from the day on which
//! the demonstration begins. Reads only; what comes of them, `seed` decides.

mod written;

use std::time::Duration;

use jiff::civil::Date;
use serde::Deserialize;

use crate::db::Timestamp;
use crate::language::{Language, TextLanguage};
use crate::practice::answers::Answers;
use crate::practice::fields::Field;
use crate::practice::model::TARGET_DAYS;
use crate::taxonomy::{CountryCode, DeclineCode, ObjectiveNumber, TakedownKind};

/// What could not be read, and where: the files are compiled in, so a test sees it first.
#[derive(Debug, thiserror::Error)]
#[error("sample data, {place}: {why}")]
pub struct Unreadable {
    place: String,
    why: String,
}

impl Unreadable {
    fn at(place: &str, why: impl Into<String>) -> Self {
        Self {
            place: place.to_owned(),
            why: why.into(),
        }
    }
}

/// Somebody with an account in the demonstration. All are invented.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// How the samples refer to them.
    #[serde(rename = "id")]
    pub key: String,
    /// `submitter`, `reviewer` or `administrator`.
    pub role: PersonRole,
    /// Form of address.
    pub honorific: Option<String>,
    /// Given name.
    pub given: Option<String>,
    /// Family name, or a person's only name.
    pub family: Option<String>,
    /// The name of an institution, which has no other.
    pub institution: Option<String>,
    /// Where they work.
    pub organisation: String,
    /// The country they live in.
    pub country: CountryCode,
    /// The language they write.
    pub language: TextLanguage,
    /// The languages they read.
    pub reads: Vec<TextLanguage>,
    /// Their address; all end in `.example`.
    pub email: String,
    /// The objectives a reviewer decides on; empty for all.
    #[serde(default)]
    pub scope: Vec<ObjectiveNumber>,
}

impl Person {
    /// The interface's language for them: their own where the interface speaks it, else the first other that
    /// they read.
    pub fn interface(&self) -> Language {
        std::iter::once(self.language)
            .chain(self.reads.iter().copied())
            .find_map(|language| Language::parse(language.as_str()))
            .unwrap_or_default()
    }

    /// “Ms. Odile Ferrand-Kouassi”, or the institution's name.
    pub fn display_name(&self) -> String {
        let person = [&self.honorific, &self.given, &self.family];
        let parts: Vec<&str> = match &self.institution {
            Some(institution) => vec![institution],
            None => person.into_iter().flatten().map(String::as_str).collect(),
        };
        parts.join(" ")
    }
}

/// What an account may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the words of the samples")]
pub enum PersonRole {
    Submitter,
    Reviewer,
    Administrator,
}

impl PersonRole {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Submitter, Self::Reviewer, Self::Administrator];

    /// The word of the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Submitter => "submitter",
            Self::Reviewer => "reviewer",
            Self::Administrator => "administrator",
        }
    }
}

/// One sample practice: its versions, and what happened to it.
#[derive(Debug, Clone)]
pub struct Sample {
    /// Its key among the samples.
    pub key: String,
    /// Who owns it.
    pub submitter: String,
    /// What each revision says, the first one first.
    pub revisions: Vec<Answers>,
    /// Its history, in order.
    pub events: Vec<Happening>,
    /// Where it stands in the end, in the words of the file.
    pub state: String,
}

impl Sample {
    /// Whether it waits for a reviewer, longer than it should, and nobody reads it yet.
    pub fn is_late(&self, now: Timestamp) -> bool {
        const TARGET: Duration = Duration::from_hours(TARGET_DAYS.unsigned_abs() * 24);
        let last = self.events.last();
        last.is_some_and(|event| event.deed == Deed::Submit && event.at.plus(TARGET) <= now)
    }

    /// Whether a reviewer of these objectives decides on it; none named are all.
    pub fn is_within(&self, scope: &[ObjectiveNumber]) -> bool {
        let filed = self
            .revisions
            .last()
            .and_then(|answers| answers.term(Field::PrimaryObjective))
            .and_then(ObjectiveNumber::parse);
        scope.is_empty() || filed.is_some_and(|filed| scope.contains(&filed))
    }
}

/// Something that somebody did.
#[derive(Debug, Clone)]
pub struct Happening {
    /// To which revision, counted from 1.
    pub revision: usize,
    /// Who; none is the service itself.
    pub by: Option<String>,
    /// When.
    pub at: Timestamp,
    /// What.
    pub deed: Deed,
}

/// The deeds of the samples' histories.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of the workflow's table")]
pub enum Deed {
    Start,
    Revise,
    Submit,
    Claim,
    Approve {
        words: Option<String>,
        minor: bool,
        on: Option<Date>,
    },
    Return {
        words: String,
    },
    Decline {
        words: String,
        code: DeclineCode,
        duplicate_of: Option<String>,
        finally: bool,
    },
    TakeEffect,
    Withdraw {
        reason: String,
    },
    Confirm,
    AskRemoval {
        reason: String,
    },
    TakeDown {
        kind: TakedownKind,
        reason: String,
        replaced_by: Option<String>,
    },
}

/// All people of the demonstration.
pub fn people() -> Result<Vec<Person>, Unreadable> {
    serde_json::from_str(include_str!("../../data/people.json"))
        .map_err(|why| Unreadable::at("people.json", why.to_string()))
}

/// All sample practices, as they stand on the day that `now` lies in.
pub fn samples(now: Timestamp) -> Result<Vec<Sample>, Unreadable> {
    let lines = include_str!("../../data/samples.jsonl")
        .lines()
        .map(|line| {
            serde_json::from_str::<written::Written>(line)
                .map_err(|why| Unreadable::at("samples.jsonl", why.to_string()))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let calendar = written::Calendar::of(now, &lines)?;
    lines.iter().map(|line| line.read(&calendar)).collect()
}
