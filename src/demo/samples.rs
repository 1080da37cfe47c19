//! The sample practices and people of `data/` as typed values. Every moment is counted from the day on which the
//! demonstration begins. This module only reads the files; `seed` loads the samples.

mod written;

use std::time::Duration;

use jiff::civil::Date;
use serde::Deserialize;

use crate::closed_list::closed_list;
use crate::db::{Fault, Timestamp};
use crate::hashes::NotHashed;
use crate::language::{Language, TextLanguage};
use crate::practice::answers::Answers;
use crate::practice::fields::Field;
use crate::taxonomy::{CountryCode, DeclineCode, ObjectiveNumber, TakedownKind};

/// A mistake in the sample files. The files are compiled in, so a test finds it first.
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

/// Why the samples could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    /// The files that are compiled in have a mistake.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// A sample's history is not what the workflow allows.
    #[error("the sample “{sample}”, {at}: {why}")]
    Unlawful {
        /// The key of the sample.
        sample: String,
        /// The event that was refused.
        at: String,
        /// The reason of the refusal.
        why: String,
    },
    /// An account could not be made.
    #[error("the sample account {email}: {why}")]
    Account {
        /// The address of the account.
        email: String,
        /// The reason of the refusal.
        why: String,
    },
    /// No password could be hashed.
    #[error(transparent)]
    NotHashed(#[from] NotHashed),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A person with an account in the demonstration. All people are invented.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// The key by which the samples refer to the person.
    #[serde(rename = "id")]
    pub key: String,
    /// The role of the account.
    pub role: PersonRole,
    /// The form of address, such as “Ms.”.
    pub honorific: Option<String>,
    /// The given name, if the person has one.
    pub given: Option<String>,
    /// The family name, or the person's only name.
    pub family: Option<String>,
    /// The name of an institution, which has no other name.
    pub institution: Option<String>,
    /// The organisation for which they work.
    pub organisation: String,
    /// The country they live in.
    pub country: CountryCode,
    /// The language they write.
    pub language: TextLanguage,
    /// The languages they read.
    pub reads: Vec<TextLanguage>,
    /// The email address; all end in `.example`.
    pub email: String,
    /// The objectives on which a reviewer decides; empty for all.
    #[serde(default)]
    pub scope: Vec<ObjectiveNumber>,
}

impl Person {
    /// The language of their pages: their own if the interface has it, else the first other that they read.
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

closed_list! {
    /// The role of a sample account, in the word of `people.json` and the command line.
    #[derive(PartialOrd, Ord, Deserialize)]
    #[serde(rename_all = "lowercase")]
    pub enum PersonRole {
        /// Proposes practices.
        Submitter = "submitter",
        /// Decides on submissions.
        Reviewer = "reviewer",
        /// Gives roles, answers appeals and takes practices down.
        Administrator = "administrator",
    }
}

/// One sample practice: its revisions and its history.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The key by which other samples refer to it.
    pub key: String,
    /// The key of the person who owns it.
    pub submitter: String,
    /// The answers of each revision, the first revision first.
    pub revisions: Vec<Answers>,
    /// The answers of its last revision in another language, if the file has them.
    pub translation: Option<Answers>,
    /// The events of its history, in order.
    pub events: Vec<Happening>,
    /// The state at the end of its history, in the words of the file.
    pub state: String,
}

impl Sample {
    /// Whether it has waited for a reviewer longer than the usual target of 14 days, and no reviewer has claimed it.
    pub fn is_late(&self, now: Timestamp) -> bool {
        const TARGET: Duration = Duration::from_hours(14 * 24);
        self.events
            .last()
            .is_some_and(|event| event.deed == SampleEvent::Submit && event.at.plus(TARGET) <= now)
    }

    /// Whether a reviewer with this scope decides on it; an empty scope is every objective.
    pub fn is_within(&self, scope: &[ObjectiveNumber]) -> bool {
        let filed = self
            .revisions
            .last()
            .and_then(|answers| answers.term(Field::PrimaryObjective))
            .and_then(ObjectiveNumber::parse);
        scope.is_empty() || filed.is_some_and(|filed| scope.contains(&filed))
    }
}

/// One event in the history of a sample.
#[derive(Debug, Clone)]
pub struct Happening {
    /// The number of the revision, counted from 1.
    pub revision: usize,
    /// The key of the person who acted; `None` is the service itself.
    pub by: Option<String>,
    /// The moment at which it happened.
    pub at: Timestamp,
    /// The kind of event, with its words.
    pub deed: SampleEvent,
}

/// The kinds of events in the histories of the samples.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words of the workflow's table")]
pub enum SampleEvent {
    Start,
    Revise,
    Submit,
    Claim,
    Approve {
        words: Option<String>,
        minor: bool,
        on: Option<Date>,
    },
    /// With the answers of the revision that follows.
    ApproveReworded {
        words: Option<String>,
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
pub fn read_people() -> Result<Vec<Person>, Unreadable> {
    serde_json::from_str(include_str!("../../data/people.json"))
        .map_err(|why| Unreadable::at("people.json", why.to_string()))
}

/// All sample practices, with moments counted from the day of `now`.
pub fn read_samples(now: Timestamp) -> Result<Vec<Sample>, Unreadable> {
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
