//! The room's pages, one file for each address, and what their handlers share. A practice is loaded for one of its
//! authors, or not at all.

pub(crate) mod authors;
mod autosaved;
pub(crate) mod call;
pub(crate) mod check;
pub(crate) mod clearance;
pub(crate) mod compare;
pub(crate) mod files;
pub(crate) mod history;
pub(crate) mod invitation;
pub(crate) mod new;
pub(crate) mod not_before;
mod notes;
pub(crate) mod ownership;
pub(crate) mod points;
pub(crate) mod practice;
pub(crate) mod practices;
pub(crate) mod preview;
pub(crate) mod reading;
mod refusals;
pub(crate) mod step;
pub(crate) mod translations;
pub(crate) mod views;

use axum::response::Response;

use crate::account::model::Account;
use crate::account::reader;
use crate::address::Address;
use crate::app::App;
use crate::db::{Conn, Timestamp};
use crate::drafting::views::{AskedConsent, PracticeStanding, ReturnedWords};
use crate::language::{Language, Messages, TextLanguage};
use crate::practice::actions::{self, Error, OwnCase};
use crate::practice::answer_checks::{Finding, findings};
use crate::practice::answers::Answers;
use crate::practice::fields::Step;
use crate::practice::missing::missing_answers;
use crate::practice::model::{
    AuthorsSeq, Case, ClearanceRemark, CoAuthor, CommentThread, DeadLink, OriginalText,
    PracticeCall, PracticeId, Revision, Slug,
};
use crate::practice::plain;
use crate::showing::badge::StateBadge;
use crate::web::flash::leave_form;
use crate::web::{Failure, FormVisit, Frame, Notice, WayOn};
use crate::workflow::{Actor, AppealStanding, Deed, Phase, PublicStatus, Situation, State, Who};
use crate::written::{self, Links};
use crate::{address, workflow};

/// A practice, loaded for one of its authors.
pub struct OwnPractice {
    case: Case,
    situation: Situation,
    actor: Actor,
    /// The newest revision: the open one, else the latest, else one that was discarded.
    revision: Revision,
    answers: Answers,
    /// The links of the practice that do not answer.
    dead_links: Vec<DeadLink>,
    /// The comments of the review team, as authors read them.
    comments: Vec<CommentThread>,
    /// What readers of the open draft have remarked and no author has settled.
    remarks: Vec<ClearanceRemark>,
    /// The call for practices that the revision answers.
    call: Option<PracticeCall>,
    /// The practice that it says in another language.
    original: Option<OriginalText>,
    /// The people in the list of authors beside the owner.
    co_authors: Vec<CoAuthor>,
    /// Up to which of the events that authors see its forms are drawn.
    drawn_up_to: AuthorsSeq,
    /// Within how many days a submission is to be decided.
    target_days: i64,
}

impl OwnPractice {
    /// Since when an appeal against its decline waits for its answer.
    fn open_appeal(&self) -> Option<Timestamp> {
        let latest = self.case.latest.as_ref()?;
        let is_open = self.situation.appeal == AppealStanding::Open && self.case.open.is_none();
        latest.appealed_at.filter(|_| is_open)
    }

    /// The day that the deeds of its page are about: until when an appeal is possible, or until when publication waits.
    fn day_of_deeds(&self, standing: &PracticeStanding) -> Option<Timestamp> {
        let latest = self.case.latest.as_ref();
        let until = latest.and_then(Revision::appeal_until);
        standing.asked.before.or(until)
    }

    /// Why the open draft came back: the words of the review team, if it follows a return.
    fn returned_words(&self, t: Messages) -> Option<ReturnedWords> {
        let latest = self.case.latest.as_ref().filter(|_| self.is_draft())?;
        let words = latest.reasons.as_deref()?;
        let returned = latest.state == State::Returned;
        let day = latest.closed_at.map(|at| t.day(at)).unwrap_or_default();
        returned.then(|| ReturnedWords {
            heading: t
                .say("drafting-words-returned")
                .with("day", day)
                .to_string(),
            words: written::html(words, Links::Shown),
        })
    }

    /// Loads it for this account. A practice of other authors is not found.
    async fn load(app: &App, db: &mut Conn, reader: &Account, id: &str) -> Result<Self, Failure> {
        let id = parse_practice_id(id)?;
        let found = actions::own_case(app, db, reader, id).await?;
        let OwnCase {
            case,
            situation,
            actor,
            answers,
            dead_links,
            comments,
            remarks,
            co_authors,
            authors_seq,
        } = found.ok_or_else(not_found)?;
        let revision = match case.newest() {
            Some(revision) => revision.clone(),
            None => actions::newest(db, &actor, id)
                .await?
                .ok_or_else(not_found)?,
        };
        let (call, original) = load_named(db, &case, &revision).await?;
        Ok(Self {
            call,
            original,
            case,
            situation,
            actor,
            revision,
            answers,
            dead_links,
            comments,
            remarks,
            co_authors,
            drawn_up_to: authors_seq,
            target_days: app.settings.target_days,
        })
    }

    /// The same on a connection that is given back at once.
    async fn find(app: &App, reader: &Account, id: &str) -> Result<Self, Failure> {
        let mut db = app.db.read().await?;
        Self::load(app, &mut db, reader, id).await
    }

    /// The same for a page that shows a refused form: the page stays drawn up to the event of that form.
    async fn find_for_form(
        app: &App,
        reader: &Account,
        id: &str,
        visit: &FormVisit,
    ) -> Result<Self, Failure> {
        let mut own = Self::find(app, reader, id).await?;
        own.drawn_up_to = visit.drawn_up_to().map_or(own.drawn_up_to, AuthorsSeq);
        Ok(own)
    }

    fn id(&self) -> PracticeId {
        self.case.practice.id
    }

    /// What the checks find in the answers.
    fn findings(&self) -> Vec<Finding> {
        let original = self.original.as_ref().and_then(|one| one.answers.as_ref());
        findings(&self.answers, &self.dead_links, original)
    }

    /// Takes over the answers of a step that has just been saved.
    fn set_saved(&mut self, step: Step, answers: &Answers, now: Timestamp) {
        for one in step.fields() {
            self.answers.set(one.field, answers.get(one.field).cloned());
        }
        self.revision.saved_at = Some(now);
    }

    /// The address of its page.
    fn address(&self) -> Address {
        address::my_practice(self.id())
    }

    /// Whether a version of it has been published. The note on changes is asked only then.
    fn was_public(&self) -> bool {
        self.case.practice.versions > 0
    }

    /// Whether a submission before this draft answered the same call for practices.
    fn answered_before(&self) -> bool {
        let latest = self.case.latest.as_ref();
        latest.is_some_and(|latest| latest.call_id == self.revision.call_id)
    }

    /// Whether its account may begin its text in another language: the owner of a live practice that is no translation itself.
    fn takes_translations(&self) -> bool {
        let practice = &self.case.practice;
        let is_original = practice.translation_of.is_none();
        is_original && self.actor.owner && practice.public == PublicStatus::Live
    }

    fn is_draft(&self) -> bool {
        self.revision.state == State::Draft
    }

    /// Whether this account owns the practice and sent this revision, or would send it.
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

    fn standing(&self, now: Timestamp) -> PracticeStanding {
        let practice = &self.case.practice;
        let latest = self.case.latest.as_ref();
        let waiting = self.revision.phase(now) == Some(Phase::Waiting);
        PracticeStanding {
            state: self.revision.state,
            latest: latest.map(|one| one.state),
            closed_at: latest.and_then(|one| one.closed_at),
            public: practice.public,
            published_at: practice.first_published_at,
            confirmed_at: practice.confirmation.confirmed_at,
            target_days: self.target_days,
            asks: practice.confirmation.is_asked(now),
            ended_at: practice.confirmation.ended_at,
            unconfirmed_since: practice.confirmation.unconfirmed_since(),
            on_hold_until: self.revision.hold_until.filter(|until| *until > now),
            accepted_for: self.revision.effective_at.filter(|_| waiting),
            asked: AskedConsent {
                before: self
                    .revision
                    .effective_at
                    .filter(|_| self.revision.is_for_later(now)),
                reworded: self.revision.rewrites.is_some(),
            },
            refused: latest.is_some_and(Revision::was_refused),
            removal_asked_at: practice.removal_asked_at,
            taken_down_at: practice.taken_down_at,
            last: latest.is_some_and(|one| one.last),
            ready: count_ready_steps(&self.answers),
        }
    }

    fn state(&self, now: Timestamp, t: Messages) -> StateBadge {
        self.standing(now).badge(t)
    }

    /// The deeds that the account may do as an author. Deeds of a role have pages of their own.
    fn deeds(&self) -> Vec<Deed> {
        let as_author = |deed: &Deed| {
            // Points are answered on a page of their own, and so are the authors chosen.
            !deed.is_of_comments()
                && !deed.is_of_authors()
                && workflow::step(*deed, &self.situation, &self.actor)
                    .is_ok_and(|row| matches!(row.who, Who::Author | Who::Owner))
        };
        workflow::deeds(&self.situation, &self.actor)
            .into_iter()
            .filter(as_author)
            .collect()
    }
}

/// The call for practices that a revision answers, and the practice that it says in another language.
async fn load_named(
    db: &mut Conn,
    case: &Case,
    revision: &Revision,
) -> Result<(Option<PracticeCall>, Option<OriginalText>), Failure> {
    let call = match revision.call_id {
        Some(named) => actions::practice_call(db, named).await?,
        None => None,
    };
    let original = actions::original_of(db, &case.practice).await?;
    Ok((call, original))
}

/// How many of the five steps lack nothing.
fn count_ready_steps(answers: &Answers) -> usize {
    let lacking = missing_answers(answers);
    let lacks = |step: &Step| {
        lacking
            .iter()
            .any(|one| one.field.declaration().step == *step)
    };
    Step::ALL.iter().filter(|step| !lacks(step)).count()
}

fn parse_practice_id(typed: &str) -> Result<PracticeId, Failure> {
    let plain = typed.bytes().all(|digit| digit.is_ascii_digit()) && !typed.starts_with('0');
    typed.parse().ok().filter(|_| plain).ok_or_else(not_found)
}

fn not_found() -> Failure {
    Failure::NotFoundNear(vec![WayOn {
        says: "drafting-way-list",
        to: address::my_practices(),
    }])
}

/// The failure page for an error of a deed that has no page of its own.
fn into_failure(error: Error) -> Failure {
    match error {
        Error::NotFound => not_found(),
        Error::Fault(fault) => fault.into(),
        Error::Overtaken(_) | Error::Denied(_) | Error::Incomplete(_) => Failure::Overtaken,
        Error::TooMany { .. }
        | Error::TooManyDrafts { .. }
        | Error::TooManyAuthors { .. }
        | Error::InvitedAlready(_)
        | Error::Unfit => Failure::Unreadable("deed"),
    }
}

fn draw_frame(
    app: &App,
    reader: &Account,
    language: Language,
    address: Address,
    notice: Option<Notice>,
) -> Frame {
    reader::frame(app, reader, language, address, notice)
}

/// The public address, if the public can read the practice now.
fn public_address(public: PublicStatus, slug: Option<&Slug>) -> Option<Address> {
    let readable = matches!(public, PublicStatus::Live | PublicStatus::NotCurrent);
    slug.filter(|_| readable)
        .map(|slug| address::practice(slug.as_str()))
}

/// Redirects to a page that was asked for from an open form, once the form is saved.
fn leave_for(to: &Address, language: Language, notice: Option<Notice>) -> Response {
    // Public pages show no notices, and a later page must not show this one.
    let in_room = to.path().starts_with(address::my_practices().path());
    leave_form(to, language, notice.filter(|_| in_room))
}

/// The most web addresses that a practice may name.
fn most_links(app: &App) -> usize {
    usize::try_from(app.settings.links).unwrap_or_default()
}
