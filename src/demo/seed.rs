//! Loads the sample people and practices through the same actions that people take, each at its own time. So the
//! workflow allows every history, the catalogue's times rise with its editions, and this module writes no state itself.
//!
//! The actions owe their mails as always. The mails are then settled together, because no recipient is to receive a
//! mail today about an event of years ago; the outbox shows that reason.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;

use super::co_authors;
use super::fill::{self, Cast, CorpusSize};
use super::passwords::Passwords;
use super::people;
use super::samples::{Happening, Sample, SampleEvent, SeedError, read_samples};
use super::translations::{self, TRANSLATED};
use crate::account::model::Account;
use crate::app::{App, Clock};
use crate::config::Settings;
use crate::db::Timestamp;
use crate::language::Language;
use crate::mail;
use crate::mail::unowed::Unowed;
use crate::practice::actions::{self as practices, Intent, Saved, StepSave};
use crate::practice::answers::Answers;
use crate::practice::fields::{Field, Step};
use crate::practice::model::{Decision, PracticeId, Reasons, Saves, Seq, SuggestedWords, TakeDown};
use crate::review::actions as replies;
use crate::taxonomy::TakedownKind;

/// In the samples' histories a decision takes effect ten minutes after it was made.
const UNDO: Duration = Duration::from_mins(10);

/// Fills an empty database with all sample people and practices as they stand now, and with generated practices: those that
/// are published were so before the first sample, because editions rise with time.
pub async fn seed(app: &App, passwords: &Passwords, size: CorpusSize) -> Result<(), SeedError> {
    let now = app.clock.now();
    let samples = read_samples(now)?;
    let moments = plan(&samples, now);
    let begins = moments
        .first()
        .map_or(now, |moment| moment.at)
        .minus(Duration::from_hours(24 * 30));
    let is_sample_only = size == CorpusSize::default();
    let joined = if is_sample_only {
        begins
    } else {
        begins.minus(fill::BEGINS)
    };
    let people = people::create_accounts(app, joined, passwords).await?;
    let cast = Cast::of(&people);
    for language in Language::ALL {
        replies::add_examples(&at_its_own_time(app, begins), None, language).await?;
    }
    fill::publish(app, &cast, size.practices, begins).await?;
    fill::enqueue(app, &cast, size.waiting, now).await?;
    let mut replay = Replay {
        app: at_its_own_time(app, begins),
        people,
        samples: &samples,
        practices: HashMap::new(),
    };
    for moment in &moments {
        replay.app.clock.set(moment.at);
        replay.take(moment).await?;
    }
    replay.translate(now).await?;
    replay.app.clock.set(now);
    co_authors::invite(&replay.app, |key| replay.owned(key)).await?;
    let mut tx = app.db.write().await?;
    mail::actions::settle_past(&mut tx, now, Unowed::Sample).await?;
    tx.commit().await?;
    Ok(())
}

/// The same service with a clock that is set to each deed's time.
fn at_its_own_time(app: &App, begins: Timestamp) -> App {
    let settings = Settings {
        undo: UNDO,
        ..app.settings.as_ref().clone()
    };
    App {
        clock: Clock::standing(begins),
        settings: Arc::new(settings),
        ..app.clone()
    }
}

/// One event of one sample.
struct Moment<'a> {
    at: Timestamp,
    sample: usize,
    what: What<'a>,
}

enum What<'a> {
    /// An event of the file.
    Happens(&'a Happening),
    /// The draft gets the answers of its revision, before it is submitted or at the end of the history.
    Saves { revision: usize, by: &'a str },
    /// An approval for a later date is announced once it cannot be undone any more.
    IsAnnounced,
}

/// The events of all samples in the order of time, because editions and references are given in that order.
fn plan(samples: &[Sample], now: Timestamp) -> Vec<Moment<'_>> {
    let mut moments = Vec::new();
    for (index, sample) in samples.iter().enumerate() {
        let mut add = |at: Timestamp, what| {
            moments.push(Moment {
                at: at.min(now),
                sample: index,
                what,
            });
        };
        let mut last = Timestamp(0);
        let mut written = 1;
        for event in &sample.events {
            if event.deed == SampleEvent::Submit && event.revision > written {
                written = event.revision;
                let by = event.by.as_deref().unwrap_or(&sample.submitter);
                add(
                    event.at.minus(Duration::from_hours(1)).max(last),
                    What::Saves {
                        revision: written,
                        by,
                    },
                );
            }
            if matches!(event.deed, SampleEvent::ApproveReworded { .. }) {
                // The last revision holds a reviewer's words, and no author saves it.
                written = sample.revisions.len();
            }
            add(event.at, What::Happens(event));
            if matches!(event.deed, SampleEvent::Approve { on: Some(_), .. }) {
                add(event.at.plus(UNDO), What::IsAnnounced);
            }
            last = event.at;
        }
        if sample.revisions.len() > written {
            let what = What::Saves {
                revision: sample.revisions.len(),
                by: &sample.submitter,
            };
            add(last.plus(Duration::from_hours(20)), what);
        }
    }
    // The sort is stable, so that events of one sample at the same time keep their order.
    moments.sort_by_key(|moment| moment.at);
    moments
}

/// The replay of the samples' histories.
struct Replay<'a> {
    app: App,
    people: HashMap<String, Account>,
    samples: &'a [Sample],
    /// For each sample's key the practice, and the number of its last event so far.
    practices: HashMap<&'a str, (PracticeId, Seq)>,
}

impl<'a> Replay<'a> {
    async fn take(&mut self, moment: &Moment<'a>) -> Result<(), SeedError> {
        let sample = &self.samples[moment.sample];
        match moment.what {
            What::Happens(event) => self.take_event(sample, event).await,
            What::Saves { revision, by } => self.save_draft(sample, revision, by).await,
            What::IsAnnounced => self.settle(sample).await,
        }
    }

    async fn take_event(&mut self, sample: &'a Sample, event: &Happening) -> Result<(), SeedError> {
        match &event.deed {
            SampleEvent::Start => self.start(sample).await,
            SampleEvent::TakeEffect => self.settle(sample).await,
            deed => {
                let intent = self.to_intent(sample, deed)?;
                let by = self.person(sample, event.by.as_deref())?;
                let (id, seen) = self.practice(sample)?;
                if matches!(deed, SampleEvent::ApproveReworded { .. }) {
                    self.keep_words(sample, &by).await?;
                }
                let done = practices::act(&self.app, &by, id, seen, intent)
                    .await
                    .map_err(|why| unlawful(sample, deed, &why))?;
                self.practices.insert(&sample.key, (id, done.seq));
                Ok(())
            }
        }
    }

    /// A reviewer writes the answers of the last revision in the place of those that were submitted.
    async fn keep_words(&self, sample: &Sample, by: &Account) -> Result<(), SeedError> {
        let (id, _) = self.practice(sample)?;
        let wanted = sample.revisions.last().cloned().unwrap_or_default();
        let read = |answers: &Answers| {
            SuggestedWords::of(answers, |field| wanted.text(field).map(str::to_owned))
        };
        practices::keep_words(&self.app, by, id, None, read)
            .await
            .map_err(|why| unlawful(sample, &"words", &why))?;
        Ok(())
    }

    async fn start(&mut self, sample: &'a Sample) -> Result<(), SeedError> {
        let owner = self.person(sample, Some(&sample.submitter))?;
        let answers = sample.revisions.first().cloned().unwrap_or_default();
        let id = practices::start(&self.app, &owner, answers)
            .await
            .map_err(|why| unlawful(sample, &SampleEvent::Start, &why))?;
        let of = (&*sample.key, &owner);
        let newest = co_authors::join(&self.app, &self.people, of, (id, Seq(1))).await?;
        self.practices.insert(&sample.key, (id, newest));
        Ok(())
    }

    /// Publishes the texts of some samples in other languages, at the end of their histories.
    async fn translate(&self, now: Timestamp) -> Result<(), SeedError> {
        let public = now.minus(Duration::from_secs(1));
        self.app.clock.set(public.minus(UNDO));
        let mut approved = Vec::new();
        let is_translated = |sample: &&Sample| TRANSLATED.contains(&&*sample.key);
        for sample in self.samples.iter().filter(is_translated) {
            let owner = self.person(sample, Some(&sample.submitter))?;
            let reviewer = self.person(sample, sample.approved_by())?;
            let (original, _) = self.practice(sample)?;
            let people = (&owner, &reviewer);
            let translation = translations::approve(&self.app, sample, people, original).await?;
            approved.push((sample, translation));
        }
        self.app.clock.set(public);
        for (sample, translation) in approved {
            practices::settle(&self.app, translation)
                .await
                .map_err(|why| unlawful(sample, &"translation", &why))?;
        }
        Ok(())
    }

    /// The owner of a sample, with the practice and its newest event.
    fn owned(&self, key: &str) -> Option<(Account, (PracticeId, Seq))> {
        let sample = self.samples.iter().find(|sample| sample.key == key)?;
        let owner = self.people.get(&sample.submitter)?.clone();
        Some((owner, *self.practices.get(key)?))
    }

    /// Lets the service do what is due to the practice.
    async fn settle(&mut self, sample: &'a Sample) -> Result<(), SeedError> {
        let (id, _) = self.practice(sample)?;
        let done = practices::settle(&self.app, id)
            .await
            .map_err(|why| unlawful(sample, &SampleEvent::TakeEffect, &why))?
            .ok_or_else(|| unlawful(sample, &SampleEvent::TakeEffect, &"nothing was due"))?;
        self.practices.insert(&sample.key, (id, done.seq));
        Ok(())
    }

    /// Saves the steps whose answers changed since the revision before.
    async fn save_draft(
        &self,
        sample: &Sample,
        revision: usize,
        by: &str,
    ) -> Result<(), SeedError> {
        let by = self.person(sample, Some(by))?;
        let (id, _) = self.practice(sample)?;
        let (Some(before), Some(wanted)) = (
            sample.revisions.get(revision - 2),
            sample.revisions.get(revision - 1),
        ) else {
            return Ok(());
        };
        let mut newest = Saves(0);
        for step in Step::ALL
            .into_iter()
            .filter(|step| differs(*step, before, wanted))
        {
            let saved = practices::save(&self.app, &by, id, StepSave::new(newest, step, wanted))
                .await
                .map_err(|why| unlawful(sample, &"save", &why))?;
            let Saved::Stored(stored) = saved else {
                return Err(unlawful(sample, &"save", &"another save came first"));
            };
            newest = stored;
        }
        Ok(())
    }

    fn person(&self, sample: &Sample, key: Option<&str>) -> Result<Account, SeedError> {
        let found = key.and_then(|key| self.people.get(key));
        found
            .cloned()
            .ok_or_else(|| unlawful(sample, &key, &"no such person"))
    }

    fn practice(&self, sample: &Sample) -> Result<(PracticeId, Seq), SeedError> {
        self.practice_of(sample, &sample.key)
    }

    fn practice_of(&self, sample: &Sample, key: &str) -> Result<(PracticeId, Seq), SeedError> {
        self.practices
            .get(key)
            .copied()
            .ok_or_else(|| unlawful(sample, &key, &"not started yet"))
    }

    /// The event as an intent of the workflow.
    fn to_intent(&self, sample: &Sample, deed: &SampleEvent) -> Result<Intent, SeedError> {
        let words = |text: &str| {
            Reasons::parse(text).map_err(|why| unlawful(sample, deed, &format!("{why:?}")))
        };
        let named = |key: &Option<String>| {
            key.as_deref()
                .map(|key| self.practice_of(sample, key).map(|(id, _)| id))
                .transpose()
        };
        Ok(match deed {
            SampleEvent::Submit => Intent::Submit,
            SampleEvent::Revise => Intent::Revise,
            SampleEvent::Claim => Intent::Claim,
            SampleEvent::Confirm => Intent::Confirm,
            SampleEvent::Withdraw { reason } => Intent::Withdraw(Some(words(reason)?)),
            SampleEvent::AskRemoval { reason } => Intent::AskRemoval(Some(words(reason)?)),
            SampleEvent::Approve {
                words: said,
                minor,
                on,
            } => Intent::Decide(Decision::Approve {
                words: said.as_deref().map(words).transpose()?,
                on: on.map(|day| self.begins(day)),
                minor: *minor,
            }),
            SampleEvent::ApproveReworded { words: said } => {
                Intent::Decide(Decision::ApproveReworded {
                    words: said.as_deref().map(words).transpose()?,
                    on: None,
                    minor: false,
                })
            }
            SampleEvent::Return { words: said } => Intent::Decide(Decision::Return {
                words: words(said)?,
            }),
            SampleEvent::Decline {
                words: said,
                code,
                duplicate_of,
                finally,
            } => Intent::Decide(Decision::Decline {
                words: words(said)?,
                code: *code,
                duplicate_of: named(duplicate_of)?,
                last: *finally,
            }),
            SampleEvent::TakeDown {
                kind,
                reason,
                replaced_by,
            } => Intent::TakeDown {
                how: match (kind, named(replaced_by)?) {
                    (TakedownKind::Replaced, Some(other)) => TakeDown::Replaced(other),
                    (TakedownKind::NoLongerCurrent, _) => TakeDown::NotCurrent,
                    (TakedownKind::Gone | TakedownKind::Replaced, _) => TakeDown::Gone,
                },
                words: words(reason)?,
            },
            SampleEvent::Start | SampleEvent::TakeEffect => {
                return Err(unlawful(sample, deed, &"no deed of a person on a practice"));
            }
        })
    }

    /// The moment at which a day begins in the time zone of the site.
    fn begins(&self, day: Date) -> Timestamp {
        let zone = self.app.settings.time_zone.clone();
        day.to_zoned_datetime(zone)
            .map_or(Timestamp::MAX, |start| start.timestamp().into())
    }
}

fn differs(step: Step, before: &Answers, wanted: &Answers) -> bool {
    step.fields().any(|declaration| {
        // A copy of a published revision begins without the note on what changed.
        let before = before
            .get(declaration.field)
            .filter(|_| declaration.field != Field::ChangeNote);
        before != wanted.get(declaration.field)
    })
}

fn unlawful(sample: &Sample, at: &dyn std::fmt::Debug, why: &dyn std::fmt::Display) -> SeedError {
    SeedError::Unlawful {
        sample: sample.key.clone(),
        at: format!("{at:?}"),
        why: why.to_string(),
    }
}
