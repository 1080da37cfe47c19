//! Whether each practice is as confirmed as its history says.

use super::{CONFIRMED, Report};
use crate::practice::model::{Confirmation, Event, Practice};
use crate::workflow::{Deed, State};

impl Report {
    /// What its authors said last and how often they were asked since, replayed.
    pub(super) fn confirmation(&mut self, practice: &Practice, events: &[Event]) {
        let replayed = events.iter().fold(Confirmation::default(), said_after);
        let stored = Confirmation {
            ask_at: None,
            ..practice.confirmation.clone()
        };
        self.say(CONFIRMED, replayed != stored, || {
            format!("practice {}", practice.id)
        });
    }
}

/// The same after one more event, without the time of the next question: that depends on a setting.
fn said_after(before: Confirmation, event: &Event) -> Confirmation {
    let at = Some(event.at);
    match (event.deed, event.to_state) {
        (Deed::TakeEffect | Deed::PublishNow, State::Published) | (Deed::Confirm, _) => {
            Confirmation {
                confirmed_at: at,
                ..Confirmation::default()
            }
        }
        (Deed::SayEnded, _) => Confirmation {
            confirmed_at: at,
            ended_at: at,
            ..Confirmation::default()
        },
        (Deed::Revise, _) => Confirmation { asks: 0, ..before },
        (Deed::AskCurrent, _) => Confirmation {
            asks: before.asks + 1,
            ..before
        },
        (Deed::MarkUnconfirmed, _) => Confirmation {
            unconfirmed_at: at,
            ..before
        },
        _ => before,
    }
}
