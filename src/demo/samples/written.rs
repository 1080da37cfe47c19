//! The format of `samples.jsonl`, and how a sample practice is read from it.

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{Happening, Sample, SampleEvent, Unreadable};
use crate::db::Timestamp;
use crate::practice::answers::Answers;
use crate::practice::fields::Field;
use crate::taxonomy::{DeclineCode, TakedownKind};

/// A line of `samples.jsonl`. The answers are the other members of the same object.
#[derive(Deserialize)]
pub(super) struct Written {
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

/// Turns “days ago” and fixed moments into moments relative to today.
pub(super) struct Calendar {
    /// The end of every history.
    now: Timestamp,
    /// Midnight of today in UTC.
    today: Timestamp,
    /// How far fixed moments are moved back, in microseconds. It is not 0 if the machine's clock is behind them: a
    /// history must not lie in the future.
    back: i64,
}

impl Calendar {
    pub(super) fn of(now: Timestamp, written: &[Written]) -> Result<Self, Unreadable> {
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

/// The time from midnight to a time of day such as `09:30`.
fn since_midnight(time: &str) -> Duration {
    let part = |part: &str| part.parse::<u64>().unwrap_or_default();
    time.split_once(':')
        .map_or(Duration::ZERO, |(hours, minutes)| {
            Duration::from_mins(part(hours) * 60 + part(minutes))
        })
}

impl Written {
    pub(super) fn read(&self, calendar: &Calendar) -> Result<Sample, Unreadable> {
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
            translation: self.translation()?,
            events: self
                .demo
                .events
                .iter()
                .map(|event| self.happening(event, calendar))
                .collect::<Result<_, _>>()?,
            state: self.demo.state.clone(),
        })
    }

    /// The sample's answers in French, or, of a sample that is filed in French, in English.
    fn translation(&self) -> Result<Option<Answers>, Unreadable> {
        let Some(french) = &self.fr else {
            return Ok(None);
        };
        let mut answers = self.answers.clone();
        let language = if self.demo.language.as_deref() == Some("fr") {
            "en"
        } else {
            answers.extend(french.clone());
            "fr"
        };
        answers.insert("language".to_owned(), json!(language));
        self.parse(answers).map(Some)
    }

    /// The answers of a revision: the sample's answers in the language in which it is filed, except for those that the
    /// revision replaces (by `null` for no answer).
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
        self.parse(answers)
    }

    fn parse(&self, mut answers: Map<String, Value>) -> Result<Answers, Unreadable> {
        for field in [Field::From, Field::Until] {
            shorten_to_year(&mut answers, field.name());
        }
        list_promises(&mut answers);
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
    fn deed(&self, calendar: &Calendar) -> Option<SampleEvent> {
        let words = || self.note.clone();
        Some(match self.action.as_str() {
            "create" => SampleEvent::Start,
            "revise" => SampleEvent::Revise,
            "submit" => SampleEvent::Submit,
            "claim" => SampleEvent::Claim,
            "approve" => SampleEvent::Approve {
                words: words(),
                minor: self.minor,
                on: self
                    .date
                    .as_ref()
                    .map(|date| calendar.day_ahead(date.days_ahead)),
            },
            "approve_reworded" => SampleEvent::ApproveReworded { words: words() },
            "return" => SampleEvent::Return { words: words()? },
            "decline" => SampleEvent::Decline {
                words: words()?,
                code: self.code?,
                duplicate_of: self.duplicate_of.clone(),
                finally: self.finally,
            },
            "take_effect" => SampleEvent::TakeEffect,
            "withdraw" => SampleEvent::Withdraw { reason: words()? },
            "confirm" => SampleEvent::Confirm,
            "ask_removal" => SampleEvent::AskRemoval { reason: words()? },
            "take_down" => SampleEvent::TakeDown {
                kind: self.kind?,
                reason: words()?,
                replaced_by: self.replaced_by.clone(),
            },
            _ => return None,
        })
    }
}

/// Removes the month from a date of which only the year is known: the file writes a month there, too.
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

/// Turns the two promises, which the file writes as an object of booleans, into the list of those that were given.
fn list_promises(answers: &mut Map<String, Value>) {
    let field = Field::Rights.name();
    let given: Option<BTreeMap<String, bool>> = answers
        .get(field)
        .and_then(|rights| serde_json::from_value(rights.clone()).ok());
    if let Some(given) = given {
        let promised: Vec<String> = given
            .into_iter()
            .filter_map(|(promise, yes)| yes.then_some(promise))
            .collect();
        answers.insert(field.to_owned(), json!(promised));
    }
}
