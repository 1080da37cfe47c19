//! What the desk says of earlier revisions: what changed since the reviewer read one, and the way to the comparison.

use super::Desk;
use crate::address::Address;
use crate::db::Timestamp;
use crate::language::Messages;
use crate::showing::comparison::{ComparedRevision, Comparison, Readership};
use crate::workflow::{self, Deed};

/// What changed since the reviewer last read the practice.
pub struct ChangedSince {
    /// “What changed since you last read it (revision 1)”.
    pub heading: String,
    pub comparison: Comparison,
    /// The address of the whole comparison.
    pub whole: String,
}

impl ChangedSince {
    /// What changed, if the reviewer has read an earlier revision.
    pub(super) fn new(t: Messages, desk: &Desk) -> Option<Self> {
        let (number, answers) = desk.earlier.last_read.as_ref()?;
        let heading = t.say("review-changed-since").with("number", *number);
        let shown = &desk.submission;
        Some(Self {
            heading: heading.to_string(),
            comparison: Comparison::of(answers, &shown.answers, Readership::Team, t),
            whole: address(desk, *number).in_language(t.language()),
        })
    }
}

/// The reviewer's own words for the shown answers.
pub struct OwnWords {
    pub comparison: Comparison,
    /// The page on which they are changed; nothing once the decision is made.
    pub page: Option<String>,
}

impl OwnWords {
    /// The words, if the reviewer keeps any.
    pub(super) fn new(t: Messages, desk: &Desk) -> Option<Self> {
        let words = desk.earlier.words.as_ref()?;
        let answers = &desk.submission.answers;
        let rewritten = words.in_place(answers);
        Some(Self {
            comparison: Comparison::of(answers, &rewritten, Readership::Team, t).anchored("words"),
            page: rewrite_link(t, desk).map(|(_, page)| page),
        })
    }
}

/// That the authors are asked for their consent before it is published.
pub(super) fn shown_first(t: Messages, desk: &Desk) -> Option<String> {
    let open = desk.case.open.as_ref()?;
    let asked = open.show_first && open.consented_at.is_none();
    asked.then(|| t.say("review-shown-first").to_string())
}

/// That an approval waits for the day that the submitter named.
pub(super) fn waits_for_day(t: Messages, desk: &Desk, now: Timestamp) -> Option<String> {
    let day = desk.case.open.as_ref()?.not_before_ahead(now)?;
    let says = t.say("review-not-before").with("day", t.day(day));
    Some(says.to_string())
}

/// The way to the page on which the reviewer rewrites answers: its label and its address.
pub(super) fn rewrite_link(t: Messages, desk: &Desk) -> Option<(String, String)> {
    let may_decide = workflow::step(Deed::Approve, &desk.situation, &desk.actor).is_ok();
    let key = match desk.earlier.words {
        Some(_) => "review-rewrite-change",
        None => "review-rewrite",
    };
    let page = desk.place.words(desk.case.practice.id);
    may_decide.then(|| (t.say(key).to_string(), page.in_language(t.language())))
}

/// The way to the comparison of the shown revision with the one before, or of the first one with the newest: its label and
/// its address.
pub(super) fn comparison_link(t: Messages, desk: &Desk) -> Option<(String, String)> {
    let shown = desk.submission.shown.number;
    let numbers = desk.submission.revisions.iter().map(|one| one.number);
    let before = numbers.clone().rfind(|number| *number < shown);
    let other = before.or(numbers.clone().rfind(|number| *number > shown))?;
    let label = t.say("review-compare-with").with("number", other);
    let link = address(desk, other).in_language(t.language());
    Some((label.to_string(), link))
}

/// The address of the comparison of the shown revision with this one.
pub(super) fn address(desk: &Desk, other: i64) -> Address {
    let shown = desk.submission.shown.number;
    let both = ComparedRevision::Two(shown.min(other), shown.max(other));
    both.address(desk.place.comparison(desk.case.practice.id), false)
}
