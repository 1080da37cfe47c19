//! The desk of one submission: the text as the public would see it, beside what can be done with it and what
//! was done before.

use askama::Template;

use super::history::{DeskHistoryLine, history_lines};
use super::panels::Panels;
use super::{author_name, box_label, reviewer_name};
use crate::account::model::Account;
use crate::address::{self, Address};
use crate::app::App;
use crate::db::Timestamp;
use crate::language::{Messages, TextLanguage};
use crate::mail::model::InTimeline;
use crate::practice::actions::BarredReviewer;
use crate::practice::answers::Answers;
use crate::practice::model::{Case, Event, Revision};
use crate::practice::plain;
use crate::review::forms;
use crate::review::model::{Age, TARGET_DAYS};
use crate::showing::badge::{DecisionTimes, StateBadge};
use crate::showing::byline::Byline;
use crate::showing::face::{Face, Sender};
use crate::showing::names::ShownNames;
use crate::web::form::Refused;
use crate::web::unsent::{UnsentNotice, form_to_show};
use crate::web::{Frame, OpenForm, Summary, Unsent};
use crate::workflow::{self, Actor, Deed, Phase, PublicStatus, Situation, State, Verdict};

/// The one form of the desk; each way off the page keeps what stands in its boxes.
pub(super) const DESK_FORM: OpenForm = OpenForm {
    id: "decide",
    saves_at_sign_out: true,
};

/// How many lines the reviewers' checklist has.
pub const CHECKLIST: u8 = 10;

/// All that a desk is drawn from.
pub struct Desk {
    /// The practice.
    pub case: Case,
    /// As the table sees it.
    pub situation: Situation,
    /// How the reader stands to it.
    pub actor: Actor,
    /// Every revision that may be read, oldest first.
    pub revisions: Vec<Revision>,
    /// The one that is shown.
    pub shown: Revision,
    /// Its answers.
    pub answers: Answers,
    /// Who sent what is shown, for readers who may ask.
    pub sender: Option<Sender>,
    /// What happened.
    pub history: Vec<Event>,
    /// What became of each notice.
    pub mails: Vec<InTimeline>,
    /// How many wait in the reader's queue.
    pub waiting: i64,
    /// To whom it may be assigned.
    pub eligible: Vec<Account>,
    /// The reviewers whom only their being named bars from it, for an administrator who may set that aside.
    pub barred: Vec<BarredReviewer>,
    /// Names.
    pub people: ShownNames,
    /// Whose name stands on it.
    pub submitter: Option<Account>,
    /// What the reader typed here and did not send.
    pub unsent: Option<Unsent>,
}

impl Desk {
    /// The deeds whose buttons stand here.
    pub fn deeds(&self) -> Vec<Deed> {
        workflow::deeds(&self.situation, &self.actor)
    }

    /// The title of what is shown.
    pub fn title(&self, t: Messages) -> String {
        plain::shown_title(&self.shown.title, t)
    }

    /// Words of a decision on the open revision that the reader made and that was taken back: nobody types twice.
    pub fn words_taken_back(&self) -> Option<&str> {
        let open = self.case.open.as_ref()?;
        if open.state != State::InReview {
            return None;
        }
        let mine = |event: &&Event| {
            event.revision_id == open.id && event.actor_id == Some(self.people.reader)
        };
        self.history
            .iter()
            .rev()
            .filter(mine)
            .find(|event| event.deed.verdict().is_some())
            .and_then(|event| event.words.as_deref())
    }
}

/// `/review/{practice}`.
#[derive(Template)]
#[template(path = "review/desk.html")]
pub struct DeskPage {
    /// The frame.
    pub frame: Frame,
    /// What is wrong with the form that came back.
    pub summary: Summary,
    /// The queue.
    pub queue: String,
    /// Where every form of this page posts to.
    pub here: String,
    /// The title.
    pub title: String,
    /// Its language, where it is not the page's.
    pub lang: Option<TextLanguage>,
    /// Where the shown revision stands.
    pub state: Option<StateBadge>,
    /// Facts under the title.
    pub meta: Vec<String>,
    /// The decision that is not in effect yet, in a sentence.
    pub decided: Option<String>,
    /// Its words to the authors, if there are any.
    pub decided_words: Option<String>,
    /// Whether its Undo is one press.
    pub undo: bool,
    /// The label of that.
    pub undo_label: String,
    /// What somebody should know before they read.
    pub warnings: Vec<String>,
    /// The event up to which the page is drawn.
    pub seq: i64,
    /// Who submitted it, and how it would be cited.
    pub byline: Option<Byline>,
    /// The text.
    pub face: Face,
    /// Earlier and later revisions.
    pub others: Vec<Other>,
    /// What can be done.
    pub panels: Panels,
    /// What is said of words that were typed before, and those without a box.
    pub unsent: UnsentNotice,
    /// Facts of the round.
    pub round: Vec<(String, String)>,
    /// The reviewers' checklist.
    pub checklist: Vec<String>,
    /// What happened, newest first.
    pub history: Vec<DeskHistoryLine>,
}

impl DeskPage {
    /// Whether there is anything to press or type, or words that were typed.
    pub fn has_form(&self) -> bool {
        self.frame.open_form.is_some()
    }
}

/// A revision to read.
pub struct Other {
    /// “Revision 2, returned”.
    pub label: String,
    /// Where.
    pub link: String,
    /// It is the one shown.
    pub current: bool,
}

impl Other {
    /// How the navigation marks it.
    pub fn aria_current(&self) -> &'static str {
        if self.current { "page" } else { "" }
    }
}

/// “Approved. It becomes public at 10:51.”
pub fn after_decision(t: Messages, verdict: Verdict, moments: DecisionTimes) -> String {
    let (undo, effect) = (moments.undo_until, moments.effective_at);
    let later = effect > undo;
    let zero = Timestamp(0);
    let message = if later {
        t.say("review-after-approve-for-a-date")
    } else {
        t.of("review-after", verdict.as_str())
    };
    message
        .with("time", t.time(undo.unwrap_or(zero)))
        .with("day", t.day(effect.unwrap_or(zero)))
        .to_string()
}

impl DeskPage {
    /// The page, with a form that came back, if one did.
    pub fn new(app: &App, frame: Frame, desk: &Desk, refused: Option<&Refused>) -> Self {
        let t = frame.t;
        let practice = &desk.case.practice;
        let shown = &desk.shown;
        let now = app.clock.now();
        let own = address::review(practice.id);
        let shown_form = form_to_show(refused, desk.unsent.as_ref(), forms::is_written);
        let panels = Panels::new(t, app, desk, shown_form.as_ref());
        let unsent = unsent_notice(t, desk, &panels, shown_form.as_ref());
        let summary = Summary::of(t, panels.fields());
        let viewer = desk.actor.viewer();
        let moments = DecisionTimes {
            undo_until: shown.undo_until,
            effective_at: shown.effective_at,
        };
        let language = shown_language(desk);
        let decided = decided(t, desk, now);
        let undo = decided.is_some()
            && workflow::step(Deed::Undo, &desk.situation, &desk.actor)
                .is_ok_and(|row| row.reasons == workflow::ReasonsNeeded::None);
        let objective = practice.objective;
        let has_form = undo || !panels.is_empty() || unsent.is_shown();
        let frame = frame.with_open_form(has_form.then_some(DESK_FORM));
        Self {
            summary,
            queue: frame.to(address::queue()),
            here: frame.to(&own),
            title: desk.title(t),
            lang: Some(language).filter(|one| one.as_str() != t.language().as_str()),
            state: StateBadge::of_revision(t, shown.state, shown.phase(now), viewer, moments),
            meta: meta(t, desk, now),
            decided_words: decided
                .is_some()
                .then(|| desk.case.open.as_ref()?.reasons.clone())
                .flatten(),
            decided,
            undo,
            undo_label: t.of("deed", Deed::Undo.as_str()).to_string(),
            warnings: warnings(t, desk),
            seq: practice.seq.0,
            byline: desk
                .submitter
                .as_ref()
                .map(|by| Byline::of(practice, shown, by, &app.settings, t)),
            face: Face::of(&desk.answers, objective, language, desk.sender.as_ref(), t),
            others: others(t, desk, &own, now),
            panels,
            unsent,
            round: round(t, app, desk),
            checklist: (1..=CHECKLIST)
                .map(|line| t.of("checklist", line).to_string())
                .collect(),
            history: history_lines(t, &desk.history, &desk.mails, &desk.people),
            frame,
        }
    }
}

/// Words typed before, and those for which the desk has no box as things stand.
fn unsent_notice(
    t: Messages,
    desk: &Desk,
    panels: &Panels,
    shown: Option<&Refused>,
) -> UnsentNotice {
    let words = shown.map(|form| forms::words(&form.typed));
    let has_box = |name: &str| panels.has_box(name);
    UnsentNotice::new(t, desk.unsent.as_ref(), words.as_ref(), has_box, |name| {
        box_label(t, name)
    })
}

fn shown_language(desk: &Desk) -> TextLanguage {
    desk.shown
        .filed_language
        .unwrap_or(desk.case.practice.language)
}

/// The sentence above a decision that is not in effect yet; parties read nothing of it.
fn decided(t: Messages, desk: &Desk, now: Timestamp) -> Option<String> {
    let open = desk.case.open.as_ref().filter(|_| !desk.actor.party)?;
    let (phase, verdict) = (open.phase(now)?, open.verdict?);
    let moments = DecisionTimes {
        undo_until: open.undo_until,
        effective_at: open.effective_at,
    };
    Some(match phase {
        Phase::Undo => after_decision(t, verdict, moments),
        Phase::Due => t.say("review-decided-due").to_string(),
        Phase::Unannounced | Phase::Waiting => t
            .say("review-decided-waiting")
            .with("day", t.day(open.effective_at.unwrap_or(now)))
            .to_string(),
    })
}

fn meta(t: Messages, desk: &Desk, now: Timestamp) -> Vec<String> {
    let practice = &desk.case.practice;
    let mut meta = vec![
        t.say("review-revision")
            .with("number", desk.shown.number)
            .to_string(),
    ];
    meta.extend(practice.reference.as_ref().map(ToString::to_string));
    if let Some(id) = practice.first_submitted_by {
        meta.push(author_name(t, &desk.people, id));
    }
    if practice.public != PublicStatus::Never {
        let key = t.of("public", practice.public.as_str()).to_string();
        let versions = t.say("review-versions").with("count", practice.versions);
        meta.push(format!("{key} ({versions})"));
    }
    if desk.shown.state == State::InReview {
        let age = Age::of(desk.shown.queued_at, now);
        let waiting = t
            .say("review-waiting-of")
            .with("days", t.days(age.days).to_string());
        meta.push(waiting.with("target", TARGET_DAYS).to_string());
    }
    meta
}

fn warnings(t: Messages, desk: &Desk) -> Vec<String> {
    let practice = &desk.case.practice;
    let mut all = Vec::new();
    if desk.actor.party {
        all.push(t.say("review-warn-party").to_string());
    }
    all.extend(named_reviewers(t, desk));
    if desk.situation.held {
        all.push(t.say("review-warn-held").to_string());
    }
    let newest = desk.revisions.last().map(|one| one.id);
    if newest != Some(desk.shown.id) {
        all.push(
            t.say("review-warn-earlier")
                .with("number", desk.shown.number)
                .to_string(),
        );
    }
    if let (Some(at), true) = (
        practice.removal_asked_at,
        practice.public == PublicStatus::Live,
    ) {
        let message = t.say("review-warn-removal").with("day", t.day(at));
        let words = practice.removal_reasons.clone().unwrap_or_default();
        all.push(message.with("words", words).to_string());
    }
    if practice.public.is_taken_down() {
        let message = t.of("review-kind", practice.public.as_str()).to_string();
        let words = practice.taken_down_reasons.clone().unwrap_or_default();
        all.push(format!("{message} {words}").trim().to_owned());
    }
    all
}

/// Which reviewers only their being named keeps from deciding.
fn named_reviewers(t: Messages, desk: &Desk) -> Option<String> {
    let name = |one: &BarredReviewer| {
        t.say("review-warn-barred-since")
            .with("name", reviewer_name(t, &desk.people, one.account_id))
            .with("day", t.day(one.since))
            .to_string()
    };
    let names: Vec<String> = desk.barred.iter().map(name).collect();
    let message = t.say("review-warn-barred").with("count", names.len());
    (!names.is_empty()).then(|| message.with("names", names.join(", ")).to_string())
}

fn others(t: Messages, desk: &Desk, own: &Address, now: Timestamp) -> Vec<Other> {
    let viewer = desk.actor.viewer();
    let newest = desk.revisions.last().map(|one| one.number);
    let label = |one: &Revision| {
        let moments = DecisionTimes {
            undo_until: one.undo_until,
            effective_at: one.effective_at,
        };
        let state = StateBadge::of_revision(t, one.state, one.phase(now), viewer, moments);
        let revision = t
            .say("review-revision")
            .with("number", one.number)
            .to_string();
        match state {
            Some(state) => t
                .say("review-revision-stands")
                .with("revision", revision)
                .with("state", state.label)
                .to_string(),
            None => revision,
        }
    };
    let link = |one: &Revision| {
        let address = if newest == Some(one.number) {
            own.clone()
        } else {
            own.clone().query("revision", one.number)
        };
        address.in_language(t.language())
    };
    desk.revisions
        .iter()
        .rev()
        .map(|one| Other {
            label: label(one),
            link: link(one),
            current: one.id == desk.shown.id,
        })
        .collect()
}

fn round(t: Messages, app: &App, desk: &Desk) -> Vec<(String, String)> {
    let practice = &desk.case.practice;
    let shown = &desk.shown;
    let mut facts = Vec::new();
    let mut fact = |key: &'static str, value: String| facts.push((t.say(key).to_string(), value));
    if let (Some(by), Some(at)) = (shown.submitted_by, shown.submitted_at) {
        let name = author_name(t, &desk.people, by);
        let by = t
            .say("review-by-on")
            .with("name", name)
            .with("day", t.day(at));
        fact("review-round-submitted", by.to_string());
    }
    if let Some(objective) = practice.objective {
        fact("review-round-objective", objective.heading(t).to_string());
    }
    fact(
        "review-round-language",
        practice.language.name(t).to_string(),
    );
    if let Some(licence) = &shown.licence {
        fact("review-round-licence", licence.clone());
    }
    if desk.actor.party {
        return facts;
    }
    if let Some(id) = shown.suggested_id {
        fact("review-round-suggested", reviewer_name(t, &desk.people, id));
    }
    if let (Some(id), Some(at)) = (shown.claimed_by, shown.claimed_at) {
        let until = Timestamp(at.0 + app.settings.claim_days * 24 * 60 * 60 * 1_000_000);
        let claimed = super::rows::claimed(
            t,
            &reviewer_name(t, &desk.people, id),
            until,
            app.clock.now(),
        );
        fact("review-round-claimed", claimed);
    }
    if shown.opinions > 1 {
        fact("review-round-opinions", t.number(shown.opinions));
    }
    facts
}
