//! The rules of delivery: what a mail's state becomes after a reply. Pure: no clock, network or database, so that a
//! test can run it for simulated years.

use std::time::Duration;

use crate::db::Timestamp;

use super::model::MailState;

/// Tries that the server answered for this very mail (or whose outcome is unknown), before it is given up.
pub const TRIES: i64 = 24;

/// How long a mail waits for a server that cannot be reached at all. Such tries do not count: the mail is not at
/// fault, and a weekend without a mail server must not kill every mail of it.
pub const PATIENCE: Duration = Duration::from_secs(5 * 24 * 3600);

/// What came of one conversation with the mail server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// It has the mail.
    Accepted(String),
    /// Not now; it does not have the mail.
    Deferred(String),
    /// Never; it does not have the mail.
    Refused(String),
    /// There was no conversation: no connection, no greeting, no encryption, no sign-in.
    Unreachable(String),
    /// Cut off after the text was sent: it may have the mail or not.
    Unknown(String),
}

/// What the rules know of a mail that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// How often the server answered for it.
    pub tries: i64,
    /// How often the server could not be reached.
    pub outages: i64,
    /// Since when it waits: when it was owed, or when an administrator sent it again.
    pub since: Timestamp,
}

/// What a mail has become, and what is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Where it stands.
    pub state: MailState,
    /// As in [`Waiting`].
    pub tries: i64,
    /// As in [`Waiting`].
    pub outages: i64,
    /// When it is tried next, if it waits.
    pub next_attempt_at: Timestamp,
    /// The server's words, for people.
    pub said: String,
}

impl Outcome {
    /// When it came to an end, if it did.
    pub fn settled(&self, now: Timestamp) -> Option<Timestamp> {
        (self.state != MailState::Waiting).then_some(now)
    }

    /// Whether an administrator is to look at it.
    pub fn needs_a_person(&self) -> bool {
        self.state == MailState::Dead
    }
}

/// How long to wait between tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    /// After the first try.
    pub first: Duration,
    /// At most, before jitter.
    pub most: Duration,
}

impl Backoff {
    /// The pause after the n-th try: doubled each time up to the most, then stretched by up to a quarter, so that
    /// mails which failed together do not come back together. `jitter` is any random number.
    pub fn after(&self, attempts: i64, jitter: u64) -> Duration {
        let doublings = u32::try_from(attempts.saturating_sub(1).clamp(0, 31)).unwrap_or(31);
        let plain = self
            .first
            .saturating_mul(1 << doublings)
            .min(self.most.max(self.first));
        let quarter = u64::try_from(plain.as_micros() / 4).unwrap_or(u64::MAX - 1);
        plain + Duration::from_micros(jitter % (quarter + 1))
    }

    /// No pause is longer: what claims to be due later was written by a clock that has jumped since.
    pub fn longest(&self) -> Duration {
        let most = self.most.max(self.first);
        most + most / 4
    }
}

/// What a mail becomes after this reply.
pub fn step(
    mail: Waiting,
    reply: Reply,
    now: Timestamp,
    backoff: &Backoff,
    jitter: u64,
) -> Outcome {
    let tries = mail.tries + i64::from(!matches!(reply, Reply::Unreachable(_)));
    let outages = mail.outages + i64::from(matches!(reply, Reply::Unreachable(_)));
    let state = match &reply {
        Reply::Accepted(_) => MailState::Accepted,
        Reply::Refused(_) => MailState::Dead,
        Reply::Deferred(_) | Reply::Unknown(_) if tries >= TRIES => MailState::Dead,
        Reply::Unreachable(_) if now.since(mail.since) >= PATIENCE => MailState::Dead,
        Reply::Deferred(_) | Reply::Unknown(_) | Reply::Unreachable(_) => MailState::Waiting,
    };
    let (Reply::Accepted(said)
    | Reply::Deferred(said)
    | Reply::Refused(said)
    | Reply::Unreachable(said)
    | Reply::Unknown(said)) = reply;
    let next_attempt_at = now.plus(backoff.after(tries + outages, jitter));
    Outcome {
        state,
        tries,
        outages,
        next_attempt_at,
        said,
    }
}

/// What a mail becomes whose receiver is no longer entitled to it.
pub fn no_longer_owed(mail: Waiting, now: Timestamp, because: String) -> Outcome {
    Outcome {
        state: MailState::NoLongerOwed,
        tries: mail.tries,
        outages: mail.outages,
        next_attempt_at: now,
        said: because,
    }
}
