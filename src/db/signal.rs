//! Wakes the tasks that wait for changes in the database: on this node by memory, on other nodes by the engine. A signal
//! carries no data and asks its waiters to read again, so that a needless signal does no harm.

use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::watch;

use crate::closed_list::closed_list;

closed_list! {
    /// A change that tasks wait for. Its word travels between nodes.
    pub enum Signal {
        /// The public catalogue has changed.
        Edition = "edition",
        /// A mail was put into the outbox.
        Outbox = "outbox",
    }
}

/// One counter for each signal. A waiter is woken when its counter rises.
#[derive(Debug, Default)]
pub(super) struct Signals {
    edition: watch::Sender<u64>,
    outbox: watch::Sender<u64>,
    followed: AtomicBool,
}

/// As long as this value exists, the commits of other processes fire the signals.
pub(super) struct Following<'s>(&'s Signals);

impl Drop for Following<'_> {
    fn drop(&mut self) {
        self.0.followed.store(false, Ordering::SeqCst);
    }
}

impl Signals {
    pub(super) fn fire(&self, signal: Signal) {
        self.of(signal).send_modify(|times| *times += 1);
    }

    /// Fires every signal, after calls may have been missed.
    pub(super) fn fire_all(&self) {
        for signal in Signal::ALL {
            self.fire(*signal);
        }
    }

    /// Fires every signal, because commits may have been missed, and notes that none is missed from now on.
    pub(super) fn begin_to_follow(&self) -> Following<'_> {
        self.fire_all();
        self.followed.store(true, Ordering::SeqCst);
        Following(self)
    }

    pub(super) fn are_followed(&self) -> bool {
        self.followed.load(Ordering::SeqCst)
    }

    pub(super) fn subscribe(&self, signal: Signal) -> watch::Receiver<u64> {
        self.of(signal).subscribe()
    }

    fn of(&self, signal: Signal) -> &watch::Sender<u64> {
        match signal {
            Signal::Edition => &self.edition,
            Signal::Outbox => &self.outbox,
        }
    }
}
