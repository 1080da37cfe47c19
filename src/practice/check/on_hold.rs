//! Whether each review is on hold as its history says.

use super::{HOLDS, Report};
use crate::db::Timestamp;
use crate::practice::model::{Event, Revision};
use crate::workflow::{Deed, State};

impl Report {
    /// The day until which each revision is on hold, replayed.
    pub(super) fn holds(&mut self, events: &[Event], revisions: &[Revision]) {
        for revision in revisions {
            let own = events.iter().filter(|one| one.revision_id == revision.id);
            let replayed = own.fold(None, hold_after);
            let same = replayed == revision.hold_until
                && replayed.is_some() == revision.hold_since.is_some()
                && replayed.is_some() == revision.hold_reasons.is_some();
            self.say(HOLDS, !same, || {
                format!(
                    "practice {}, revision {}",
                    revision.practice_id, revision.number
                )
            });
        }
    }
}

/// The day after one more event.
fn hold_after(until: Option<Timestamp>, event: &Event) -> Option<Timestamp> {
    match (event.deed, event.to_state) {
        (Deed::Hold, _) => event.details.on,
        (Deed::Resume | Deed::Accept, _) => None,
        (_, State::InReview | State::Decided) => until,
        _ => None,
    }
}
