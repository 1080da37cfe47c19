//! The desk of one submission: the text as the public would see it, beside the forms of its deeds and its history.

use askama::Template;

use super::changed::{ChangedSince, OwnWords, comparison_link};
use super::checklist::ShownChecklist;
use super::comments::{CommentsSection, answer_notes};
use super::facts::{DeskFact, round_facts, team_facts};
use super::history::{DeskHistoryLine, desk_history_lines};
use super::keys::{Shortcut, shortcuts};
use super::opinions::OpinionsSection;
use super::panels::Panels;
use super::step::{DeskStep, StepWord};
use super::warnings::desk_warnings;
use super::{Desk, ShownSubmission, author_name, box_label, reviewer_name, timing};
use crate::address::{self, Address};
use crate::app::App;
use crate::db::Timestamp;
use crate::language::{Messages, TextLanguage};
use crate::practice::answer_checks::findings;
use crate::practice::model::{ChecklistLine, Revision};
use crate::review::actions::Neighbour;
use crate::review::forms;
use crate::review::model::Age;
use crate::showing::badge::{DecisionTimes, StateBadge, state_for_author};
use crate::showing::byline::Byline;
use crate::showing::comparison::DrawnUnits;
use crate::showing::face::{Face, SectionText};
use crate::showing::findings::{FindingLine, finding_lines};
use crate::showing::referred::ReferredPractice;
use crate::web::form::Refused;
use crate::web::unsent::UnsentNotice;
use crate::web::{Frame, OpenForm, Summary};
use crate::workflow::{self, Deed, Phase, PublicStatus, State};
use crate::written::{self, Links, SafeHtml};

/// The desk's only form. Every link that leaves the page submits it, so that typed words are kept.
pub(super) const DESK_FORM: OpenForm = OpenForm {
    id: "decide",
    saves_at_sign_out: true,
};

/// So many reviewers are named who have the desk open, too.
const MOST_OPENINGS: usize = 5;

/// `/review/{practice}`.
#[derive(Template)]
#[template(path = "review/desk.html")]
pub struct DeskPage {
    pub frame: Frame,
    /// The problems of a refused form.
    pub summary: Summary,
    pub queue: String,
    /// The ways to the practices beside this one in its list.
    pub steps: Vec<DeskStep>,
    /// The address to which every form of this page posts.
    pub here: String,
    pub title: String,
    /// Its language, where it is not the page's.
    pub lang: Option<TextLanguage>,
    /// The state of the shown revision.
    pub state: Option<StateBadge>,
    /// Facts under the title.
    pub meta: Vec<String>,
    /// The sentence about a decision that has not taken effect.
    pub decided: Option<String>,
    /// That decision's words to the authors.
    pub decided_words: Option<SafeHtml>,
    /// Whether Undo is a button of its own, because it needs no reasons.
    pub undo: bool,
    /// The label of the Undo button.
    pub undo_label: String,
    /// The practice that replaces this one.
    pub replaced_by: Option<ReferredPractice>,
    /// The original, if it is a translation.
    pub original: Option<ReferredPractice>,
    /// Warnings above the text.
    pub warnings: Vec<String>,
    /// The event up to which the page is drawn.
    pub seq: i64,
    /// Who submitted it, and how it would be cited.
    pub byline: Option<Byline>,
    pub face: Face,
    /// Earlier and later revisions.
    pub others: Vec<RevisionLink>,
    /// The way to a comparison: its label and its address.
    pub compare: Option<(String, String)>,
    /// The comments beside the answers.
    pub comments: Option<CommentsSection>,
    /// What changed since the reviewer read an earlier revision.
    pub changed: Option<ChangedSince>,
    /// The reviewer's own words for the answers.
    pub words: Option<OwnWords>,
    /// The opinions of the round.
    pub opinions: Option<OpinionsSection>,
    /// The forms of the deeds.
    pub panels: Panels,
    /// The notice about words typed earlier, with those that have no box.
    pub unsent: UnsentNotice,
    /// Facts of the round.
    pub round: Vec<DeskFact>,
    /// The replications of a practice that was published; nothing for a party to it.
    pub replications: Option<String>,
    /// What only the review team sees; nothing for a party to the practice.
    pub private: Vec<DeskFact>,
    /// The lines of the checklist, where the reviewer cannot fill it in now.
    pub checklist: Vec<String>,
    /// What the checks find in the shown revision.
    pub findings: Vec<FindingLine>,
    /// What was marked with the decision on the shown revision.
    pub given: Option<ShownChecklist>,
    /// The history, newest first.
    pub history: Vec<DeskHistoryLine>,
    /// The same as a file.
    pub history_file: String,
    /// The keys that the script obeys.
    pub shortcuts: Vec<Shortcut>,
}

impl DeskPage {
    /// Whether the page has a button, a box, or words typed earlier.
    pub fn has_form(&self) -> bool {
        self.frame.open_form.is_some()
    }
}

/// A revision to read.
pub struct RevisionLink {
    pub label: String,
    pub link: String,
    /// Whether the page shows this revision.
    pub current: bool,
}

impl RevisionLink {
    /// Value of `aria-current` in the navigation.
    pub fn aria_current(&self) -> &'static str {
        if self.current { "page" } else { "" }
    }
}

impl DeskPage {
    /// The page, with the refused form if there is one.
    pub fn new(app: &App, frame: Frame, desk: &Desk, refused: Option<&Refused>) -> Self {
        let t = frame.t;
        let practice = &desk.case.practice;
        let shown = &desk.submission.shown;
        let now = app.clock.now();
        let own = desk.address();
        let shown_form = desk.form_to_show(refused);
        let panels = Panels::new(t, app, desk, shown_form.as_ref());
        let unsent = unsent_notice(t, desk, &panels, shown_form.as_ref());
        let summary = Summary::of(t, panels.fields());
        let viewer = desk.actor.viewer();
        let moments = DecisionTimes {
            undo_until: shown.undo_until,
            effective_at: shown.effective_at,
        };
        let language = shown_language(desk);
        let decided = decision_line(t, desk, now);
        let undo = decided.is_some()
            && workflow::step(Deed::Undo, &desk.situation, &desk.actor)
                .is_ok_and(|row| row.reasons == workflow::ReasonsNeeded::None);
        let objective = practice.objective;
        let has_form = undo || !panels.is_empty() || unsent.is_shown();
        let frame = frame.with_open_form(has_form.then_some(DESK_FORM));
        Self {
            summary,
            queue: frame.to(desk.place.queue()),
            steps: desk_steps(t, desk),
            here: frame.to(&own),
            title: desk.title(t),
            lang: Some(language).filter(|one| one.as_str() != t.language().as_str()),
            state: StateBadge::of_revision(t, shown.state, shown.phase(now), viewer, moments),
            meta: meta_lines(t, desk, now, app.settings.target_days),
            decided_words: decided
                .is_some()
                .then(|| desk.case.open.as_ref()?.reasons.as_deref())
                .flatten()
                .map(|words| written::html(words, Links::Shown)),
            decided,
            undo,
            undo_label: t.of("deed", Deed::Undo.as_str()).to_string(),
            warnings: desk_warnings(t, app, desk),
            original: desk
                .submission
                .original
                .as_ref()
                .and_then(|one| ReferredPractice::original(t, &one.text)),
            replaced_by: practice
                .replaced_by
                .and_then(|id| desk.referred.get(&id))
                .map(|(title, slug)| ReferredPractice::named(t, true, title, slug)),
            seq: practice.seq.0,
            byline: desk
                .submission
                .names
                .as_ref()
                .map(|names| Byline::of(practice, shown, names, &app.settings, t)),
            face: Face::of(
                &desk.submission.answers,
                objective,
                language,
                desk.submission.sender.as_ref(),
                t,
            )
            .with_notes(answer_notes(&frame, desk))
            .with_files(
                &desk.submission.answers,
                &frame,
                &address::review(practice.id),
            )
            .with_descriptions(t),
            others: revision_links(t, desk, &own, now),
            compare: comparison_link(t, desk),
            comments: CommentsSection::new(&frame, desk),
            changed: ChangedSince::new(t, desk),
            words: OwnWords::new(t, desk),
            opinions: OpinionsSection::new(t, desk, now),
            panels,
            unsent,
            shortcuts: shortcuts(t),
            round: round_facts(t, app, desk),
            replications: replications_link(&frame, desk),
            private: team_facts(t, desk),
            checklist: ChecklistLine::ALL
                .iter()
                .map(|line| t.of("checklist", line.as_str()).to_string())
                .collect(),
            findings: desk_findings(t, &desk.submission),
            given: ShownChecklist::of_shown(t, desk),
            history_file: frame.to(address::review_history(desk.case.practice.id)),
            history: desk_history_lines(
                t,
                (&desk.history, &desk.checklists),
                &desk.mails,
                &desk.people,
                &desk.referred,
            ),
            frame,
        }
    }
}

/// The way to the replications of the practice, once it was public.
fn replications_link(frame: &Frame, desk: &Desk) -> Option<String> {
    let practice = &desk.case.practice;
    let is_shown = practice.slug.is_some() && !desk.actor.party;
    let of = address::review_replications().query("practice", practice.id);
    is_shown.then(|| frame.to(of))
}

/// What the checks find in the shown revision.
fn desk_findings(t: Messages, submission: &ShownSubmission) -> Vec<FindingLine> {
    let original = submission.original.as_ref();
    let original = original.and_then(|one| one.answers.as_ref());
    let found = findings(&submission.answers, &submission.dead_links, original);
    finding_lines(t, &found, &submission.dead_links)
}

/// The ways to the previous and the next practice of the list.
fn desk_steps(t: Messages, desk: &Desk) -> Vec<DeskStep> {
    let beside = [
        (&desk.beside.previous, StepWord::Previous),
        (&desk.beside.next, StepWord::Next),
    ];
    let step = |(to, word): (&Option<Neighbour>, StepWord)| {
        let to = to.as_ref()?;
        Some(DeskStep::new(t, &desk.place, to, word))
    };
    beside.into_iter().filter_map(step).collect()
}

/// The notice about words typed earlier, and about words that no box of the desk can hold now.
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
    desk.submission
        .shown
        .filed_language
        .unwrap_or(desk.case.practice.language)
}

/// The sentence about a decision that has not taken effect; a party to the practice does not see it.
fn decision_line(t: Messages, desk: &Desk, now: Timestamp) -> Option<String> {
    let open = desk.case.open.as_ref().filter(|_| !desk.actor.party)?;
    if open.state == State::AwaitingConsent {
        let asked = match open.effective_at.filter(|_| open.is_for_later(now)) {
            Some(day) => t.say("review-asking-dated").with("day", t.day(day)),
            None => t.say("review-asking"),
        };
        return Some(asked.to_string());
    }
    let (phase, verdict) = (open.phase(now)?, open.verdict?);
    let moments = DecisionTimes {
        undo_until: open.undo_until,
        effective_at: open.effective_at,
    };
    Some(match phase {
        Phase::Undo => timing::decision_outcome(t, (verdict, open.needs_consent()), moments),
        Phase::Due | Phase::Asking | Phase::Offering => t.say("review-decided-due").to_string(),
        Phase::Unannounced | Phase::Waiting => t
            .say("review-decided-waiting")
            .with("day", t.day(open.effective_at.unwrap_or(now)))
            .to_string(),
    })
}

fn meta_lines(t: Messages, desk: &Desk, now: Timestamp, target_days: i64) -> Vec<String> {
    let practice = &desk.case.practice;
    let mut meta = vec![
        t.say("review-revision")
            .with("number", desk.submission.shown.number)
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
    let shown = &desk.submission.shown;
    let state = if desk.actor.party {
        state_for_author(shown.state, shown.phase(now))
    } else {
        shown.state
    };
    if state == State::InReview && shown.hold_until.is_none() {
        let age = Age::of(shown.queued_at, now);
        let waiting = t
            .say("review-waiting-of")
            .with("days", t.days(age.days).to_string());
        meta.push(waiting.with("target", target_days).to_string());
    }
    let openings = desk.earlier.openings.iter().take(MOST_OPENINGS);
    meta.extend(openings.map(|one| {
        let line = t.say("review-opened-by");
        let name = reviewer_name(t, &desk.people, one.account_id);
        line.with("name", name)
            .with("time", t.time(one.at))
            .to_string()
    }));
    meta
}

fn revision_links(t: Messages, desk: &Desk, own: &Address, now: Timestamp) -> Vec<RevisionLink> {
    let viewer = desk.actor.viewer();
    let newest = desk.submission.revisions.last().map(|one| one.number);
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
    desk.submission
        .revisions
        .iter()
        .rev()
        .map(|one| RevisionLink {
            label: label(one),
            link: link(one),
            current: one.id == desk.submission.shown.id,
        })
        .collect()
}
