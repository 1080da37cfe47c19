//! Whether each submission answers the call that its event says, and each call has its record.

use super::{CALLS, RECORDED, Report};
use crate::db::{Conn, Fault};
use crate::practice::model::{Event, Revision};
use crate::practice::store;
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

    /// The calls whose record does not say what their rows say.
    pub(super) async fn call_records(&mut self, db: &mut Conn) -> Result<(), Fault> {
        self.say(RECORDED, false, String::new);
        for (id,) in store::wrong_call_records(db).await? {
            self.say(RECORDED, true, || format!("call {id}"));
        }
        Ok(())
    }
}
