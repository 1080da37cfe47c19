//! The page of a deed that another deed overtook: what happened, that nothing was sent, and the words that the reviewer
//! typed. The words are kept at the desk. A reviewer who has lost access to the desk can only copy them.

use askama::Template;

use super::desk::DESK_FORM;
use super::{Desk, box_label, reviewer_name};
use crate::app::App;
use crate::language::Messages;
use crate::practice::actions::Overtaken;
use crate::practice::model::Reasons;
use crate::review::forms::{self, QueuePlace};
use crate::showing::badge::{DecisionTimes, StateBadge};
use crate::web::form::{Refused, Typed};
use crate::web::unsent::UnsentNotice;
use crate::web::{FormField, Frame};
use crate::workflow::{self, Deed, Denied};

/// The page of a deed that was not done.
#[derive(Template)]
#[template(path = "review/conflict.html")]
pub struct ConflictPage {
    pub frame: Frame,
    /// That another deed came first, or why the deed is denied.
    pub heading: String,
    /// The deed that came first: by which account, and when.
    pub detail: Option<String>,
    /// That nothing was sent.
    pub lead: String,
    pub title: String,
    /// The state of the practice now.
    pub state: Option<StateBadge>,
    /// The words of the deed, if any were typed.
    pub words: Option<FormField>,
    /// Whether everything typed is kept at the desk.
    pub kept: Option<String>,
    /// The words typed in other boxes.
    pub others: UnsentNotice,
    /// The address of the desk, which shows the words again.
    pub here: Option<String>,
    /// The event up to which the page is drawn.
    pub seq: i64,
    /// The deed and the label of its button, if the workflow still allows it.
    pub again: Option<(&'static str, String)>,
    pub queue: String,
}

/// Why a deed was not carried out.
pub enum NotDone {
    /// Another deed came in between.
    Overtaken(Overtaken),
    /// The workflow's table denies it.
    Denied(Denied),
}

impl ConflictPage {
    /// For a reviewer who lost access while writing: the typed words, and nothing about the practice.
    pub fn not_yours(frame: Frame, place: &QueuePlace, typed: &Typed) -> Self {
        let t = frame.t;
        let heading = t.of("review-no", "not-yours").to_string();
        let lead = t.say("review-nothing-sent").to_string();
        Self::closed(frame, place, (heading, lead), typed)
    }

    /// For a reviewer who moved the practice out of their own scope: the words typed in the other boxes.
    pub fn moved_away(frame: Frame, place: &QueuePlace, typed: &Typed) -> Self {
        let t = frame.t;
        let heading = t.of("review-done", Deed::Move.as_str()).to_string();
        let lead = t.of("review-no", "not-yours").to_string();
        Self::closed(frame, place, (heading, lead), typed)
    }

    /// A page of the typed words alone, for a reviewer without access to the desk.
    fn closed(
        frame: Frame,
        place: &QueuePlace,
        (heading, lead): (String, String),
        typed: &Typed,
    ) -> Self {
        let t = frame.t;
        let label = |name: &str| box_label(t, name);
        Self {
            heading,
            detail: None,
            lead,
            title: t.say("review-queue").to_string(),
            state: None,
            words: None,
            kept: Some(t.say("unsent-copy-now").to_string()),
            others: UnsentNotice::new(t, None, Some(&forms::words(typed)), |_| false, label),
            here: None,
            seq: 0,
            again: None,
            queue: frame.to(place.queue()),
            frame,
        }
    }

    /// The page for a deed that was not carried out; `typed` is its form.
    pub fn new(
        app: &App,
        frame: Frame,
        desk: &Desk,
        happened: &NotDone,
        deed: Deed,
        typed: &Typed,
    ) -> Self {
        let t = frame.t;
        let (heading, detail) = what_happened(t, desk, happened);
        let practice = &desk.case.practice;
        let own = forms::box_name(deed, "reasons");
        let typed = forms::words(typed);
        let words = typed.sent(&own).then(|| words_box(t, &own, &typed));
        let label = |name: &str| box_label(t, name);
        let has_box = |name: &str| name == own;
        let still = workflow::step(deed, &desk.situation, &desk.actor).is_ok();
        Self {
            heading,
            detail,
            lead: t.say("review-nothing-sent").to_string(),
            title: desk.title(t),
            state: state_now(t, app, desk),
            kept: forms::has_text(&typed).then(|| kept_line(t, desk)),
            words,
            others: UnsentNotice::new(t, desk.unsent.as_ref(), Some(&typed), has_box, label),
            here: Some(frame.to(desk.address())),
            seq: practice.seq.0,
            again: still.then(|| (deed.as_str(), t.of("deed", deed.as_str()).to_string())),
            queue: frame.to(desk.place.queue()),
            frame: frame.with_open_form(Some(DESK_FORM)),
        }
    }
}

/// The heading, and the sentence about the deed that came first.
fn what_happened(t: Messages, desk: &Desk, happened: &NotDone) -> (String, Option<String>) {
    match happened {
        NotDone::Overtaken(first) => {
            let heading = if first.deed.verdict().is_some() {
                t.say("review-first-of-deciding")
            } else {
                t.say("review-first-of-all")
            };
            let name = match first.by {
                Some(id) => reviewer_name(t, &desk.people, id),
                None if matches!(first.deed, Deed::GiveOpinion | Deed::RefuseOpinion) => {
                    t.say("review-expert-unnamed").to_string()
                }
                None => t.say("review-the-service").to_string(),
            };
            let what = t.of("review-first", first.deed.as_str()).with("name", name);
            let what = what.with("moment", t.moment(first.at)).to_string();
            (heading.to_string(), Some(what))
        }
        NotDone::Denied(why) => (t.of("review-no", denied_word(*why)).to_string(), None),
    }
}

/// The state of the practice now.
fn state_now(t: Messages, app: &App, desk: &Desk) -> Option<StateBadge> {
    let newest = desk.case.newest()?;
    let viewer = desk.actor.viewer();
    let moments = DecisionTimes {
        undo_until: newest.undo_until,
        effective_at: newest.effective_at,
    };
    StateBadge::of_revision(
        t,
        newest.state,
        newest.phase(app.clock.now()),
        viewer,
        moments,
    )
}

/// Until when the words are kept, or that the reviewer must copy them.
fn kept_line(t: Messages, desk: &Desk) -> String {
    match &desk.unsent {
        Some(unsent) => t
            .say("review-kept-for-you")
            .with("day", t.day(unsent.until))
            .to_string(),
        None => t.say("unsent-copy-now").to_string(),
    }
}

fn words_box(t: Messages, name: &str, typed: &Typed) -> FormField {
    FormField::area(t, name, &t.say("review-what-you-wrote"), 6)
        .limit(Reasons::MOST)
        .refused(Some(&Refused::only_typed(typed.clone())))
}

pub(super) fn denied_word(why: Denied) -> &'static str {
    match why {
        Denied::NotNow => "not-now",
        Denied::Claimed => "claimed",
        Denied::OwnPractice => "own-practice",
        Denied::NotYours => "not-yours",
    }
}
