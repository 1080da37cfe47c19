//! The room's pages, and what their handlers share: a practice is loaded as one of its authors, or not at all.

pub mod answers;
pub mod deed;
pub mod list;
mod notes;
pub mod practice;
pub mod start;
pub mod step;

use crate::account::model::Account;
use crate::account::reader;
use crate::address::Address;
use crate::app::App;
use crate::db::{Conn, Timestamp};
use crate::drafting::views::{Stand, asks};
use crate::language::{Language, Messages, TextLanguage};
use crate::practice::actions::{self, Error};
use crate::practice::answers::Answers;
use crate::practice::fields::Step;
use crate::practice::missing::missing_answers;
use crate::practice::model::{Case, PracticeId, Revision, Seq};
use crate::practice::plain;
use crate::showing::badge::StateBadge;
use crate::web::{DrawnUpTo, Failure, Frame, Notice};
use crate::workflow::{Actor, Deed, Phase, PublicStatus, Situation, State, Who};
use crate::{address, workflow};

/// A practice as one of its authors has it before them.
pub struct Own {
    case: Case,
    situation: Situation,
    actor: Actor,
    /// The newest revision: the open one, else the latest, else one that was discarded.
    revision: Revision,
    answers: Answers,
}

impl Own {
    /// Loads it for this reader; what is another's answers as if it did not exist.
    async fn load(app: &App, db: &mut Conn, reader: &Account, id: &str) -> Result<Self, Failure> {
        let id = practice_id(id)?;
        let found = actions::case(app, db, reader, id).await?;
        let (case, situation, actor) = found
            .filter(|(.., actor)| actor.author)
            .ok_or_else(nothing_there)?;
        let revision = match case.newest() {
            Some(revision) => revision.clone(),
            None => actions::newest(db, &actor, id)
                .await?
                .ok_or_else(nothing_there)?,
        };
        let answers = actions::answers(db, &actor, &revision)
            .await
            .map_err(failure)?;
        Ok(Self {
            case,
            situation,
            actor,
            revision,
            answers,
        })
    }

    /// The same for a page that shows a form whose deed failed: it carries on the number that the form had.
    fn drawn(mut self, DrawnUpTo(seq): DrawnUpTo) -> Self {
        self.case.practice.seq = seq.map_or(self.case.practice.seq, Seq);
        self
    }

    fn id(&self) -> PracticeId {
        self.case.practice.id
    }

    /// A step has just been saved.
    fn has_saved(&mut self, step: Step, answers: &Answers, now: Timestamp) {
        for one in step.fields() {
            self.answers.set(one.field, answers.get(one.field).cloned());
        }
        self.revision.saved_at = Some(now);
    }

    /// Its page.
    fn address(&self) -> Address {
        address::my_practice(self.id())
    }

    /// Whether a version of it has been published: only then can something have changed since.
    fn was_public(&self) -> bool {
        self.case.practice.versions > 0
    }

    fn is_draft(&self) -> bool {
        self.revision.state == State::Draft
    }

    /// Whether this reader owns the practice and sent this revision, or would send it.
    fn is_sent_by(&self, reader: &Account) -> bool {
        self.case.practice.owner_id == reader.id
            && self.revision.submitted_by.is_none_or(|by| by == reader.id)
    }

    fn title(&self, t: Messages) -> String {
        plain::shown_title(&self.revision.title, t)
    }

    fn language(&self) -> Option<TextLanguage> {
        self.answers.language()
    }

    fn stand(&self, now: Timestamp) -> Stand {
        let practice = &self.case.practice;
        let latest = self.case.latest.as_ref();
        let waiting = self.revision.phase(now) == Some(Phase::Waiting);
        Stand {
            state: self.revision.state,
            latest: latest.map(|one| one.state),
            closed_at: latest.and_then(|one| one.closed_at),
            public: practice.public,
            published_at: practice.first_published_at,
            confirmed_at: practice.confirmed_at,
            asks: asks(practice.confirmed_at, now),
            accepted_for: self.revision.effective_at.filter(|_| waiting),
            removal_asked_at: practice.removal_asked_at,
            taken_down_at: practice.taken_down_at,
            last: latest.is_some_and(|one| one.last),
            ready: ready(&self.answers),
        }
    }

    fn state(&self, now: Timestamp, t: Messages) -> StateBadge {
        self.stand(now).badge(t)
    }

    /// The deeds that are an author's; what somebody may do by an office is done elsewhere.
    fn deeds(&self) -> Vec<Deed> {
        let authors = |deed: &Deed| {
            workflow::step(*deed, &self.situation, &self.actor)
                .is_ok_and(|row| matches!(row.who, Who::Author | Who::Owner))
        };
        workflow::deeds(&self.situation, &self.actor)
            .into_iter()
            .filter(authors)
            .collect()
    }
}

/// How many of the five steps lack nothing.
fn ready(answers: &Answers) -> usize {
    let missing = missing_answers(answers);
    let lacks = |step: &Step| {
        missing
            .iter()
            .any(|one| one.field.declaration().step == *step)
    };
    Step::ALL.iter().filter(|step| !lacks(step)).count()
}

fn practice_id(typed: &str) -> Result<PracticeId, Failure> {
    let plain = typed.bytes().all(|digit| digit.is_ascii_digit()) && !typed.starts_with('0');
    typed
        .parse()
        .ok()
        .filter(|_| plain)
        .ok_or_else(nothing_there)
}

fn nothing_there() -> Failure {
    Failure::NotFoundNear(vec![crate::web::WayOn {
        says: "drafting-way-list",
        to: address::my_practices(),
    }])
}

/// What a deed's error means as a page, where no page of its own says more.
fn failure(error: Error) -> Failure {
    match error {
        Error::NotFound => nothing_there(),
        Error::Fault(fault) => fault.into(),
        Error::Overtaken(_) | Error::Denied(_) | Error::Incomplete(_) => Failure::Overtaken,
        Error::TooMany { .. } | Error::TooManyDrafts { .. } | Error::Unfit => {
            Failure::Unreadable("deed")
        }
    }
}

fn frame(
    app: &App,
    reader: &Account,
    language: Language,
    address: Address,
    notice: Option<Notice>,
) -> Frame {
    reader::frame(app, reader, language, address, notice)
}

/// Whether the public can read it now.
fn public_address(
    public: PublicStatus,
    slug: Option<&crate::practice::model::Slug>,
) -> Option<Address> {
    let readable = matches!(public, PublicStatus::Live | PublicStatus::NotCurrent);
    slug.filter(|_| readable)
        .map(|slug| address::practice(slug.as_str()))
}
