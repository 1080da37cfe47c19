//! How far a conversation with the mail server has come. The stage decides what a missing answer means, and which side
//! did not answer.

use std::sync::atomic::{AtomicU8, Ordering};

use crate::mail::delivery::Reply;

/// The stage of one conversation; shared by the transport, which advances it, and the worker, which reads it.
#[derive(Debug, Default)]
pub struct Stage(AtomicU8);

/// The server is ready to accept a mail.
const TALKING: u8 = 1;

/// The recipient has been named, so the further answers depend on the recipient's servers.
const ADDRESSED: u8 = 2;

/// The text is being sent: from now on only the server knows whether it has the mail.
const SENT: u8 = 3;

impl Stage {
    pub(super) fn is_talking(&self) {
        self.0.store(TALKING, Ordering::SeqCst);
    }

    pub(super) fn has_named_the_recipient(&self) {
        self.0.store(ADDRESSED, Ordering::SeqCst);
    }

    pub(super) fn sends_the_text(&self) {
        self.0.store(SENT, Ordering::SeqCst);
    }

    /// Whether the recipient has been named.
    pub fn is_addressed(&self) -> bool {
        self.0.load(Ordering::SeqCst) >= ADDRESSED
    }

    /// Whether the server may have the mail although it has not confirmed it.
    pub fn is_sent(&self) -> bool {
        self.0.load(Ordering::SeqCst) >= SENT
    }

    /// The reply that a closed connection stands for.
    pub(super) fn hung_up(&self, words: String) -> Reply {
        match self.0.load(Ordering::SeqCst) {
            SENT => Reply::Unknown(words),
            TALKING | ADDRESSED => Reply::Deferred(words),
            _ => Reply::Unreachable(words),
        }
    }

    /// The reply that a missing answer stands for. It is no answer about this very mail, so it uses up none of its
    /// attempts, unless the server may have accepted it.
    pub fn silence(&self, words: String) -> Reply {
        if self.is_sent() {
            Reply::Unknown(words)
        } else {
            Reply::Unreachable(words)
        }
    }
}
