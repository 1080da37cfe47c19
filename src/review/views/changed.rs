//! What the desk says of earlier revisions: what changed since the reviewer read one, and the way to the comparison.

use super::Desk;
use crate::address::Address;
use crate::language::Messages;
use crate::showing::comparison::{ComparedRevision, Comparison, Readership};

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
