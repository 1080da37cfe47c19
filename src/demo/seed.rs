//! Puts the sample people and practices in place, by the same deeds that people do, each at its own time: so the
//! histories are lawful, the catalogue's times rise with its editions, and nothing here writes a state itself.
//!
//! What the deeds owe is written as always and then settled in one go: nobody is told by mail, today, of what is
//! said to have happened years ago, and the outbox says so.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::Date;

use super::passwords::Passwords;
use super::people;
use super::samples::{self, Deed, Happening, Sample, Unreadable};
use crate::account::model::Account;
use crate::app::{App, Clock};
use crate::config::Settings;
use crate::db::{Fault, Timestamp};
use crate::hashes::NotHashed;
use crate::mail;
use crate::practice::actions::{self as practices, Intent, Saved, StepSave};
use crate::practice::answers::Answers;
use crate::practice::fields::{Field, Step};
use crate::practice::model::{Decision, PracticeId, Reasons, Saves, Seq, TakeDown};
use crate::taxonomy::TakedownKind;

/// Why the samples could not be put in place.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The files that are compiled in are wrong.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// A sample's history is not what the workflow allows.
    #[error("the sample “{sample}”, {at}: {why}")]
    Unlawful {
        /// Which sample.
        sample: String,
        /// What was to be done.
        at: String,
        /// Why it could not.
        why: String,
    },
    /// An account could not be made.
    #[error("the sample account {email}: {why}")]
    Account {
        /// Whose.
        email: String,
        /// Why.
        why: String,
    },
    /// No password could be hashed.
    #[error(transparent)]
    NotHashed(#[from] NotHashed),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// In the samples' histories a decision takes effect ten minutes after it was made.
const UNDO: Duration = Duration::from_mins(10);

/// Fills an empty database with all sample people and practices as they stand now.
pub async fn seed(app: &App, passwords: &Passwords) -> Result<(), Error> {
    let now = app.clock.now();
    let samples = samples::samples(now)?;
    let moments = plan(&samples, now);
    let begins = moments
        .first()
        .map_or(now, |moment| moment.at)
        .minus(Duration::from_hours(24 * 30));
    let mut replay = Replay {
        app: at_its_own_time(app, begins),
        people: people::enter(app, begins, passwords).await?,
        samples: &samples,
        practices: HashMap::new(),
    };
    for moment in &moments {
        replay.app.clock.set(moment.at);
        replay.take(moment).await?;
    }
    let mut tx = app.db.write().await?;
    mail::actions::settle_past(&mut tx, now, mail::unowed::Unowed::Sample).await?;
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

/// One thing that happens, to one sample.
struct Moment<'a> {
    at: Timestamp,
    sample: usize,
    what: What<'a>,
}

enum What<'a> {
    /// As the file says.
    Happens(&'a Happening),
    /// The draft is given the answers of its revision, before it is submitted or for good.
    Saves { revision: usize, by: &'a str },
    /// An approval for a later date is announced when its undo time is over.
    IsAnnounced,
}

/// Everything that happened to all samples, in one line of time: editions and references are given in it.
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
            if event.deed == Deed::Submit && event.revision > written {
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
            add(event.at, What::Happens(event));
            if matches!(event.deed, Deed::Approve { on: Some(_), .. }) {
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
    // Stable: what happened to one sample at the same time keeps its order.
    moments.sort_by_key(|moment| moment.at);
    moments
}

/// The samples on their way through the years.
struct Replay<'a> {
    app: App,
    people: HashMap<String, Account>,
    samples: &'a [Sample],
    /// By sample: the practice, and the event that was its last so far.
    practices: HashMap<&'a str, (PracticeId, Seq)>,
}

impl<'a> Replay<'a> {
    async fn take(&mut self, moment: &Moment<'a>) -> Result<(), Error> {
        let sample = &self.samples[moment.sample];
        match moment.what {
            What::Happens(event) => self.happens(sample, event).await,
            What::Saves { revision, by } => self.saves(sample, revision, by).await,
            What::IsAnnounced => self.settles(sample).await,
        }
    }

    async fn happens(&mut self, sample: &'a Sample, event: &Happening) -> Result<(), Error> {
        match &event.deed {
            Deed::Start => self.starts(sample).await,
            Deed::TakeEffect => self.settles(sample).await,
            deed => {
                let intent = self.intent(sample, deed)?;
                let by = self.person(sample, event.by.as_deref())?;
                let (id, seen) = self.practice(sample)?;
                let done = practices::act(&self.app, &by, id, seen, intent)
                    .await
                    .map_err(|why| unlawful(sample, deed, &why))?;
                self.practices.insert(&sample.key, (id, done.seq));
                Ok(())
            }
        }
    }

    async fn starts(&mut self, sample: &'a Sample) -> Result<(), Error> {
        let owner = self.person(sample, Some(&sample.submitter))?;
        let answers = sample.revisions.first().cloned().unwrap_or_default();
        let id = practices::start(&self.app, &owner, answers)
            .await
            .map_err(|why| unlawful(sample, &Deed::Start, &why))?;
        self.practices.insert(&sample.key, (id, Seq(1)));
        Ok(())
    }

    /// What is due to the practice is done by the service.
    async fn settles(&mut self, sample: &'a Sample) -> Result<(), Error> {
        let (id, _) = self.practice(sample)?;
        let done = practices::settle(&self.app, id)
            .await
            .map_err(|why| unlawful(sample, &Deed::TakeEffect, &why))?
            .ok_or_else(|| unlawful(sample, &Deed::TakeEffect, &"nothing was due"))?;
        self.practices.insert(&sample.key, (id, done.seq));
        Ok(())
    }

    /// Saves the steps whose answers changed since the revision before.
    async fn saves(&self, sample: &Sample, revision: usize, by: &str) -> Result<(), Error> {
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

    fn person(&self, sample: &Sample, key: Option<&str>) -> Result<Account, Error> {
        let found = key.and_then(|key| self.people.get(key));
        found
            .cloned()
            .ok_or_else(|| unlawful(sample, &key, &"no such person"))
    }

    fn practice(&self, sample: &Sample) -> Result<(PracticeId, Seq), Error> {
        self.other(sample, &sample.key)
    }

    fn other(&self, sample: &Sample, key: &str) -> Result<(PracticeId, Seq), Error> {
        self.practices
            .get(key)
            .copied()
            .ok_or_else(|| unlawful(sample, &key, &"not started yet"))
    }

    /// The deed as the workflow knows it.
    fn intent(&self, sample: &Sample, deed: &Deed) -> Result<Intent, Error> {
        let words = |text: &str| {
            Reasons::parse(text).map_err(|why| unlawful(sample, deed, &format!("{why:?}")))
        };
        let named = |key: &Option<String>| {
            key.as_deref()
                .map(|key| self.other(sample, key).map(|(id, _)| id))
                .transpose()
        };
        Ok(match deed {
            Deed::Submit => Intent::Submit,
            Deed::Revise => Intent::Revise,
            Deed::Claim => Intent::Claim,
            Deed::Confirm => Intent::Confirm,
            Deed::Withdraw { reason } => Intent::Withdraw(Some(words(reason)?)),
            Deed::AskRemoval { reason } => Intent::AskRemoval(Some(words(reason)?)),
            Deed::Approve {
                words: said,
                minor,
                on,
            } => Intent::Decide(Decision::Approve {
                words: said.as_deref().map(words).transpose()?,
                on: on.map(|day| self.begins(day)),
                minor: *minor,
            }),
            Deed::Return { words: said } => Intent::Decide(Decision::Return {
                words: words(said)?,
            }),
            Deed::Decline {
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
            Deed::TakeDown {
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
            Deed::Start | Deed::TakeEffect => {
                return Err(unlawful(sample, deed, &"no deed of a person on a practice"));
            }
        })
    }

    /// When a day begins where the site is.
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

fn unlawful(sample: &Sample, at: &dyn std::fmt::Debug, why: &dyn std::fmt::Display) -> Error {
    Error::Unlawful {
        sample: sample.key.clone(),
        at: format!("{at:?}"),
        why: why.to_string(),
    }
}
