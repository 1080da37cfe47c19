//! The places as the tasks of one worker share them. A guard is one conversation's claim to a place, and ends it when it
//! is dropped, so that a task which panics or is cancelled gives its place back.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;

use crate::app::Clock;
use crate::db::Timestamp;
use crate::mail::destination::{ClosedDestinations, Destination};
use crate::mail::preferences::Urgency;

use super::places::{ConversationTicket, Ending, Places, SilentParty, SlowAction};

/// The places of one worker. Copies share them.
#[derive(Clone)]
pub(super) struct SharedPlaces {
    places: Arc<Mutex<Places>>,
    freed: Arc<Notify>,
    clock: Clock,
}

impl SharedPlaces {
    pub(super) fn new(first_pause: Duration, clock: Clock) -> Self {
        Self {
            places: Arc::new(Mutex::new(Places::new(first_pause))),
            freed: Arc::default(),
            clock,
        }
    }

    pub(super) fn room_for(&self, urgency: Urgency, now: Timestamp) -> Option<ClosedDestinations> {
        self.lock().room_for(urgency, now)
    }

    pub(super) fn next_opening(&self, now: Timestamp) -> Option<Timestamp> {
        self.lock().next_opening(now)
    }

    /// Begins a conversation for which there is a place.
    pub(super) fn begin(&self, to: Destination, urgency: Urgency) -> PlaceGuard {
        let ticket = self.lock().begin(to, urgency, self.clock.now());
        PlaceGuard {
            places: self.clone(),
            ticket,
            ending: Ending::NotTried,
        }
    }

    /// Returns once a slow conversation has freed its place.
    pub(super) async fn freed(&self) {
        self.freed.notified().await;
    }

    fn lock(&self) -> MutexGuard<'_, Places> {
        // A panic under the lock leaves at worst one conversation that is counted for too long.
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The place of one conversation.
pub(super) struct PlaceGuard {
    places: SharedPlaces,
    ticket: ConversationTicket,
    ending: Ending,
}

impl PlaceGuard {
    /// Records that the conversation has become slow, and returns what is to be done with it.
    pub(super) fn note_slow(&self, party: SilentParty, sent: bool) -> SlowAction {
        let now = self.places.clock.now();
        let action = self.places.lock().note_slow(self.ticket, party, sent, now);
        self.places.freed.notify_one();
        action
    }

    /// Records how the conversation ended. The place is held until the result is stored.
    pub(super) fn note_ending(&mut self, ending: Ending) {
        self.ending = ending;
    }
}

impl Drop for PlaceGuard {
    fn drop(&mut self) {
        let now = self.places.clock.now();
        self.places.lock().end(self.ticket, self.ending, now);
    }
}
