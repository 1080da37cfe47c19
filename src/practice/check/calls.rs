//! Whether each submission answers the call that its event says.

use super::{CALLS, Report};
use crate::practice::model::{Event, Revision};
use crate::workflow::Deed;

impl Report {
    /// The call of each revision, as its newest submission said it.
    pub(super) fn calls(&mut self, events: &[Event], revisions: &[Revision]) {
        for event in events.iter().filter(|one| one.deed == Deed::Submit) {
            let mut later = events.iter().filter(|one| one.seq > event.seq);
            let again =
                later.any(|one| one.deed == Deed::Submit && one.revision_id == event.revision_id);
            let revision = revisions.iter().find(|one| one.id == event.revision_id);
            let said = event.details.call.as_ref().map(|(id, _)| *id);
            let differs = revision.is_some_and(|revision| revision.call_id != said);
            self.say(CALLS, differs && !again, || {
                format!("practice {}, event {}", event.practice_id, event.seq)
            });
        }
    }
}
