//! Whether each publication came on the day that its submitter named, or later.

use super::{NOT_BEFORE, Report};
use crate::practice::model::{Event, Revision};
use crate::workflow::State;

impl Report {
    /// Judged by the day that the revision keeps: a revision with a reviewer's words keeps that of the authors' own.
    pub(super) fn not_before(&mut self, events: &[Event], revisions: &[Revision]) {
        for event in events.iter().filter(|one| one.to_state == State::Published) {
            let revision = revisions.iter().find(|one| one.id == event.revision_id);
            let early = revision
                .filter(|_| event.from_state == Some(State::Decided))
                .and_then(|revision| revision.not_before)
                .is_some_and(|day| event.at < day);
            self.say(NOT_BEFORE, early, || {
                format!("practice {}, event {}", event.practice_id, event.seq)
            });
        }
    }
}
