//! The places as the tasks of one worker share them. A turn is one conversation's claim to a place: dropped, by
//! whatever ends the task, it is over.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;

use crate::app::Clock;
use crate::db::Timestamp;
use crate::mail::destination::{Closed, Destination};
use crate::mail::model::Urgency;

use super::places::{Ending, Party, Places, Slow, Ticket};

/// The places of one worker. Copies share them.
#[derive(Clone)]
pub(super) struct Turns {
    places: Arc<Mutex<Places>>,
    freed: Arc<Notify>,
    clock: Clock,
}

impl Turns {
    pub(super) fn new(first_pause: Duration, clock: Clock) -> Self {
        Self {
            places: Arc::new(Mutex::new(Places::new(first_pause))),
            freed: Arc::default(),
            clock,
        }
    }

    pub(super) fn room_for(&self, urgency: Urgency, now: Timestamp) -> Option<Closed> {
        self.places().room_for(urgency, now)
    }

    pub(super) fn next_opening(&self, now: Timestamp) -> Option<Timestamp> {
        self.places().next_opening(now)
    }

    /// Begins a turn that there is room for.
    pub(super) fn begin(&self, to: Destination, urgency: Urgency) -> Turn {
        let ticket = self.places().begin(to, urgency, self.clock.now());
        Turn {
            turns: self.clone(),
            ticket,
            ending: Ending::NotTried,
        }
    }

    /// Returns once a slow conversation has freed its place.
    pub(super) async fn freed(&self) {
        self.freed.notified().await;
    }

    fn places(&self) -> MutexGuard<'_, Places> {
        // A panic under the lock leaves at worst one conversation that is counted for too long.
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One conversation's place.
pub(super) struct Turn {
    turns: Turns,
    ticket: Ticket,
    ending: Ending,
}

impl Turn {
    /// The conversation takes long: it steps aside for others, or is to be cut off.
    pub(super) fn note_slow(&self, party: Party, sent: bool) -> Slow {
        let now = self.turns.clock.now();
        let slow = self.turns.places().note_slow(self.ticket, party, sent, now);
        self.turns.freed.notify_one();
        slow
    }

    /// How the conversation ended; the place is held until that is written down.
    pub(super) fn note_ending(&mut self, ending: Ending) {
        self.ending = ending;
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let now = self.turns.clock.now();
        self.turns.places().end(self.ticket, self.ending, now);
    }
}
