//! Replays the appeals of a history: each was made once against a decline in effect and in time, and answered by another
//! account than the one that declined.

use super::{APPEALS, Report};
use crate::account::model::AccountId;
use crate::db::Timestamp;
use crate::practice::model::{Event, Revision};
use crate::workflow::{Deed, State};

/// What the events of a revision say of its decline and of the appeal against it.
#[derive(Default)]
struct Replayed {
    declined_by: Option<AccountId>,
    in_effect: Option<Timestamp>,
    appealed_at: Option<Timestamp>,
    open: bool,
}

impl Replayed {
    /// Takes the next event of the revision. `false`: the appeal, or the answer, is not allowed.
    fn follow(&mut self, event: &Event) -> bool {
        match event.deed {
            Deed::Decline => self.declined_by = event.actor_id,
            Deed::TakeEffect if event.to_state == State::Declined => {
                self.in_effect = Some(event.at);
            }
            Deed::Appeal => {
                let in_time = self
                    .in_effect
                    .is_some_and(|at| event.at < at.plus(Revision::APPEAL_TIME));
                let first = self.appealed_at.is_none();
                self.appealed_at = Some(event.at);
                self.open = true;
                return in_time && first;
            }
            Deed::Uphold | Deed::RefuseAppeal => {
                let by_another = event.actor_id.is_some() && event.actor_id != self.declined_by;
                return std::mem::take(&mut self.open) && by_another;
            }
            Deed::Reopen => self.open = false,
            _ => {}
        }
        true
    }
}

impl Report {
    /// The appeals against the declines of a practice.
    pub(super) fn appeals(&mut self, events: &[Event], revisions: &[Revision]) {
        for revision in revisions {
            let mut replayed = Replayed::default();
            for event in events.iter().filter(|one| one.revision_id == revision.id) {
                let allowed = replayed.follow(event);
                self.say(APPEALS, !allowed, || {
                    format!("practice {}, event {}", event.practice_id, event.seq)
                });
            }
            let (at, open) = (replayed.appealed_at, replayed.open);
            let agrees = (revision.appealed_at, revision.appeal_open) == (at, open);
            self.say(APPEALS, !agrees, || {
                format!(
                    "practice {}, revision {}",
                    revision.practice_id, revision.number
                )
            });
        }
    }
}
