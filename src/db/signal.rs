//! Who waits for news in the database is woken here, on this node by memory and on others by the engine.
//! A signal says "look again" and carries nothing, so a needless one does no harm.

use tokio::sync::watch;

/// What somebody may be waiting for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// The public sees something else than before.
    Edition,
    /// A mail is owed.
    Outbox,
}

impl Signal {
    /// Every signal.
    pub const ALL: [Self; 2] = [Self::Edition, Self::Outbox];

    /// The word that travels between nodes.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Edition => "edition",
            Self::Outbox => "outbox",
        }
    }

    pub(super) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|signal| signal.as_str() == word)
    }
}

/// One counter for each signal; waiting means seeing it rise.
#[derive(Debug, Default)]
pub(super) struct Signals {
    edition: watch::Sender<u64>,
    outbox: watch::Sender<u64>,
}

impl Signals {
    pub(super) fn fire(&self, signal: Signal) {
        self.of(signal).send_modify(|times| *times += 1);
    }

    /// For whoever may have missed a call.
    pub(super) fn fire_all(&self) {
        for signal in Signal::ALL {
            self.fire(signal);
        }
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
