//! The sample practices and people of `data/`, as typed values, with every moment counted from the day on which
//! the demonstration begins. Reads only; what comes of them, `seed` decides.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::db::Timestamp;
use crate::language::{Language, TextLanguage};
use crate::practice::answers::Answers;
use crate::practice::fields::Field;
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
#[expect(missing_docs, reason = "the words of the design")]
pub enum PersonRole {
    Submitter,
    Reviewer,
    Administrator,
}

impl PersonRole {
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
    let written = include_str!("../../data/samples.jsonl")
        .lines()
        .map(|line| {
            serde_json::from_str::<Written>(line)
                .map_err(|why| Unreadable::at("samples.jsonl", why.to_string()))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let calendar = Calendar::of(now, &written)?;
    written
        .iter()
        .map(|written| written.read(&calendar))
        .collect()
}

/// A line of `samples.jsonl`: the answers lie beside these, and are read as one object.
#[derive(Deserialize)]
struct Written {
    key: String,
    demo: WrittenPlan,
    fr: Option<Map<String, Value>>,
    #[serde(flatten)]
    answers: Map<String, Value>,
}

#[derive(Deserialize)]
struct WrittenPlan {
    state: String,
    submitter: String,
    language: Option<String>,
    revisions: Vec<WrittenRevision>,
    events: Vec<WrittenEvent>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRevision {
    number: usize,
    #[serde(rename = "state")]
    _state: String,
    #[serde(default)]
    content: Map<String, Value>,
    change_note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenEvent {
    revision: usize,
    action: String,
    by: String,
    at: WrittenTime,
    note: Option<String>,
    #[serde(default)]
    minor: bool,
    date: Option<Ahead>,
    code: Option<DeclineCode>,
    #[serde(default, rename = "final")]
    finally: bool,
    duplicate_of: Option<String>,
    kind: Option<TakedownKind>,
    replaced_by: Option<String>,
}

/// A fixed moment, or one counted from the first day of the demonstration; parts of a day are allowed.
#[derive(Deserialize)]
#[serde(untagged)]
enum WrittenTime {
    Fixed(jiff::Timestamp),
    Counted { days_ago: f64, time: String },
}

#[derive(Deserialize)]
struct Ahead {
    days_ahead: i64,
}

const DAY: i64 = 86_400_000_000;

/// What “days ago” and fixed moments mean today.
struct Calendar {
    /// No history goes beyond this.
    now: Timestamp,
    /// Midnight, in UTC.
    today: Timestamp,
    /// Fixed moments are moved back by this much where the machine's clock stands before them: a history must
    /// not lie in the future.
    back: i64,
}

impl Calendar {
    fn of(now: Timestamp, written: &[Written]) -> Result<Self, Unreadable> {
        let today = Timestamp(now.0.div_euclid(DAY) * DAY);
        let fixed = written
            .iter()
            .flat_map(|sample| &sample.demo.events)
            .filter_map(|event| match event.at {
                WrittenTime::Fixed(at) => Some(Timestamp::from(at).0),
                WrittenTime::Counted { .. } => None,
            });
        let last = fixed
            .max()
            .ok_or_else(|| Unreadable::at("samples.jsonl", "no fixed moment"))?;
        let days = (last - today.0).div_euclid(DAY) + 1;
        Ok(Self {
            now,
            today,
            back: days.max(0) * DAY,
        })
    }

    fn moment(&self, written: &WrittenTime) -> Timestamp {
        match written {
            WrittenTime::Fixed(at) => Timestamp(Timestamp::from(*at).0 - self.back),
            WrittenTime::Counted { days_ago, time } => {
                let whole = Duration::from_secs_f64(days_ago * 86_400.0);
                self.today
                    .minus(whole)
                    .plus(since_midnight(time))
                    .min(self.now)
            }
        }
    }

    fn day_ahead(&self, days: i64) -> Date {
        Timestamp(self.today.0 + days * DAY)
            .to_jiff()
            .to_zoned_datetime(jiff::tz::TimeZone::UTC)
            .date()
    }
}

/// How far into the day `09:30` is.
fn since_midnight(time: &str) -> Duration {
    let part = |part: &str| part.parse::<u64>().unwrap_or_default();
    time.split_once(':')
        .map_or(Duration::ZERO, |(hours, minutes)| {
            Duration::from_mins(part(hours) * 60 + part(minutes))
        })
}

impl Written {
    fn read(&self, calendar: &Calendar) -> Result<Sample, Unreadable> {
        let revisions = self
            .demo
            .revisions
            .iter()
            .enumerate()
            .map(|(at, revision)| {
                if revision.number == at + 1 {
                    self.answers_of(revision)
                } else {
                    Err(Unreadable::at(
                        &self.key,
                        "revisions are not counted from 1",
                    ))
                }
            });
        Ok(Sample {
            key: self.key.clone(),
            submitter: self.demo.submitter.clone(),
            revisions: revisions.collect::<Result<_, _>>()?,
            events: self
                .demo
                .events
                .iter()
                .map(|event| self.happening(event, calendar))
                .collect::<Result<_, _>>()?,
            state: self.demo.state.clone(),
        })
    }

    /// What a revision says: the sample's answers, in the language in which it is filed, except where the
    /// revision had other ones (`null` for none).
    fn answers_of(&self, revision: &WrittenRevision) -> Result<Answers, Unreadable> {
        let mut answers = self.answers.clone();
        if let Some(language) = self.demo.language.as_deref() {
            let french = self.fr.as_ref().filter(|_| language == "fr");
            answers.extend(
                french
                    .ok_or_else(|| Unreadable::at(&self.key, "filed in a language it lacks"))?
                    .clone(),
            );
            answers.insert("language".to_owned(), json!(language));
        }
        answers.extend(revision.content.clone());
        if let Some(note) = &revision.change_note {
            answers.insert(Field::ChangeNote.name().to_owned(), json!(note));
        }
        for field in [Field::From, Field::Until] {
            shorten_to_year(&mut answers, field.name());
        }
        promises(&mut answers);
        Answers::from_json(&Value::Object(answers))
            .map_err(|field| Unreadable::at(&self.key, field.name()))
    }

    fn happening(
        &self,
        event: &WrittenEvent,
        calendar: &Calendar,
    ) -> Result<Happening, Unreadable> {
        if event.revision == 0 || event.revision > self.demo.revisions.len() {
            return Err(Unreadable::at(&self.key, "an event of no revision"));
        }
        Ok(Happening {
            revision: event.revision,
            by: (event.by != "system").then(|| event.by.clone()),
            at: calendar.moment(&event.at),
            deed: event.deed(calendar).ok_or_else(|| {
                Unreadable::at(
                    &self.key,
                    format!("{} lacks what belongs to it, or is no deed", event.action),
                )
            })?,
        })
    }
}

impl WrittenEvent {
    fn deed(&self, calendar: &Calendar) -> Option<Deed> {
        let words = || self.note.clone();
        Some(match self.action.as_str() {
            "create" => Deed::Start,
            "revise" => Deed::Revise,
            "submit" => Deed::Submit,
            "claim" => Deed::Claim,
            "approve" => Deed::Approve {
                words: words(),
                minor: self.minor,
                on: self
                    .date
                    .as_ref()
                    .map(|date| calendar.day_ahead(date.days_ahead)),
            },
            "return" => Deed::Return { words: words()? },
            "decline" => Deed::Decline {
                words: words()?,
                code: self.code?,
                duplicate_of: self.duplicate_of.clone(),
                finally: self.finally,
            },
            "take_effect" => Deed::TakeEffect,
            "withdraw" => Deed::Withdraw { reason: words()? },
            "confirm" => Deed::Confirm,
            "ask_removal" => Deed::AskRemoval { reason: words()? },
            "take_down" => Deed::TakeDown {
                kind: self.kind?,
                reason: words()?,
                replaced_by: self.replaced_by.clone(),
            },
            _ => return None,
        })
    }
}

/// Where only the year is known, the file still writes a month.
fn shorten_to_year(answers: &mut Map<String, Value>, field: &str) {
    let only_year = answers
        .get(&format!("{field}_precision"))
        .is_some_and(|precision| precision == "year");
    let year = answers
        .get(field)
        .and_then(Value::as_str)
        .and_then(|month| month.get(..4))
        .map(str::to_owned);
    if let (true, Some(year)) = (only_year, year) {
        answers.insert(field.to_owned(), json!(year));
    }
}

/// The two promises stand in the file as one object of yes and no.
fn promises(answers: &mut Map<String, Value>) {
    let name = Field::Rights.name();
    let given: Option<BTreeMap<String, bool>> = answers
        .get(name)
        .and_then(|rights| serde_json::from_value(rights.clone()).ok());
    if let Some(given) = given {
        let promised: Vec<String> = given
            .into_iter()
            .filter_map(|(promise, yes)| yes.then_some(promise))
            .collect();
        answers.insert(name.to_owned(), json!(promised));
    }
}
