//! The rules of delivery: the state of a mail after a reply. The rules use no clock, network or database, so that a
//! test can run them for simulated years.

use std::time::Duration;

use crate::db::Timestamp;

use super::model::MailState;
use super::unowed::Unowed;

/// The number of attempts that the server answered for this very mail (or whose result is unknown), before the mail is
/// given up.
pub const TRIES: i64 = 24;

/// How long a mail waits for a server that cannot be reached at all or does not answer. Such attempts do not count: the
/// mail is not at fault, and a weekend without a mail server must not turn its mails into dead letters.
pub const PATIENCE: Duration = Duration::from_hours(5 * 24);

/// The result of one conversation with the mail server, in the server's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// The server has accepted the mail.
    Accepted(String),
    /// The server does not accept the mail now, and may accept it later.
    Deferred(String),
    /// The server will never accept the mail.
    Refused(String),
    /// The server was not reached for this mail: no connection, no greeting, no encryption, no sign-in; or it did not
    /// answer for the recipient before the text was sent.
    Unreachable(String),
    /// The conversation broke off after the text was sent: the server may have the mail or not.
    Unknown(String),
}

/// The attempts so far at a mail that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempts {
    /// The number of attempts that the server answered.
    pub tries: i64,
    /// The number of attempts for which the server could not be reached or did not answer.
    pub outages: i64,
    /// The moment since which the mail waits: when it was owed, or when an administrator sent it again.
    pub since: Timestamp,
}

impl Reply {
    /// The server's words.
    pub fn words(&self) -> &str {
        match self {
            Self::Accepted(said)
            | Self::Deferred(said)
            | Self::Refused(said)
            | Self::Unreachable(said)
            | Self::Unknown(said) => said,
        }
    }

    /// The same reply in other words.
    #[must_use]
    pub fn in_words(self, words: impl FnOnce(&str) -> String) -> Self {
        match self {
            Self::Accepted(said) => Self::Accepted(words(&said)),
            Self::Deferred(said) => Self::Deferred(words(&said)),
            Self::Refused(said) => Self::Refused(words(&said)),
            Self::Unreachable(said) => Self::Unreachable(words(&said)),
            Self::Unknown(said) => Self::Unknown(words(&said)),
        }
    }
}

/// The state of a mail after an attempt, and the moment of the next attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryOutcome {
    /// The delivery state, as it is stored.
    pub state: MailState,
    /// The number of attempts that the server answered, this one included.
    pub tries: i64,
    /// The number of attempts without an answer, this one included.
    pub outages: i64,
    /// The moment of the next attempt, if the mail waits.
    pub next_attempt_at: Timestamp,
    /// The server's reply, which administrators read; or the code of the reason why the mail is no longer owed.
    pub said: String,
}

impl DeliveryOutcome {
    /// The moment at which the delivery ended, if it has ended.
    pub fn settled_at(&self, now: Timestamp) -> Option<Timestamp> {
        (self.state != MailState::Waiting).then_some(now)
    }

    /// Whether the mail has become a dead letter, which an administrator is to look at.
    pub fn is_dead(&self) -> bool {
        self.state == MailState::Dead
    }
}

/// How long to wait between attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Backoff {
    /// The pause after the first attempt.
    pub first: Duration,
    /// The longest pause, before jitter.
    pub most: Duration,
}

impl Backoff {
    /// The pause after the n-th attempt: doubled each time up to `most`, then lengthened by up to a quarter, so that
    /// mails which failed together are not retried together. `jitter` is any random number.
    pub fn after(&self, attempts: i64, jitter: u64) -> Duration {
        let doublings = u32::try_from(attempts.saturating_sub(1).clamp(0, 31)).unwrap_or(31);
        let plain = self
            .first
            .saturating_mul(1 << doublings)
            .min(self.most.max(self.first));
        let quarter = u64::try_from(plain.as_micros() / 4).unwrap_or(u64::MAX - 1);
        plain + Duration::from_micros(jitter % (quarter + 1))
    }

    /// The longest pause with jitter. A due time beyond it was written by a clock that has jumped since.
    pub fn longest(&self) -> Duration {
        let most = self.most.max(self.first);
        most + most / 4
    }
}

/// The state of a mail after this reply.
pub fn judge(
    mail: Attempts,
    reply: Reply,
    now: Timestamp,
    backoff: &Backoff,
    jitter: u64,
) -> DeliveryOutcome {
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
    DeliveryOutcome {
        state,
        tries,
        outages,
        next_attempt_at,
        said,
    }
}

/// The state of a mail whose recipient is no longer entitled to it.
pub fn judge_unowed(mail: Attempts, now: Timestamp, because: Unowed) -> DeliveryOutcome {
    DeliveryOutcome {
        state: MailState::NoLongerOwed,
        tries: mail.tries,
        outages: mail.outages,
        next_attempt_at: now,
        said: because.as_str().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use proptest::prelude::{
        Just, ProptestConfig, Strategy, any, prop, prop_assert, prop_oneof, proptest,
    };

    use super::{Attempts, Backoff, PATIENCE, Reply, TRIES, judge};
    use crate::db::Timestamp;
    use crate::mail::model::MailState;

    const START: Timestamp = Timestamp(1_793_707_200_000_000);
    const BACKOFF: Backoff = Backoff {
        first: Duration::from_mins(1),
        most: Duration::from_hours(6),
    };

    fn said() -> String {
        "said".to_owned()
    }

    #[test]
    fn each_reply_has_its_state() {
        let fresh = Attempts {
            tries: 0,
            outages: 0,
            since: START,
        };
        let last = Attempts {
            tries: TRIES - 1,
            ..fresh
        };
        let rows = [
            (fresh, Reply::Accepted(said()), START, MailState::Accepted),
            (last, Reply::Accepted(said()), START, MailState::Accepted),
            (fresh, Reply::Refused(said()), START, MailState::Dead),
            (fresh, Reply::Deferred(said()), START, MailState::Waiting),
            (last, Reply::Deferred(said()), START, MailState::Dead),
            (fresh, Reply::Unknown(said()), START, MailState::Waiting),
            (last, Reply::Unknown(said()), START, MailState::Dead),
            (last, Reply::Unreachable(said()), START, MailState::Waiting),
            (
                fresh,
                Reply::Unreachable(said()),
                START.plus(PATIENCE),
                MailState::Dead,
            ),
        ];
        for (mail, reply, now, expected) in rows {
            let outcome = judge(mail, reply.clone(), now, &BACKOFF, 0);
            assert_eq!(outcome.state, expected, "{mail:?}, {reply:?}");
            assert_eq!(outcome.said, "said");
            assert_eq!(
                outcome.settled_at(now).is_some(),
                expected != MailState::Waiting
            );
            assert_eq!(outcome.is_dead(), expected == MailState::Dead);
        }
    }

    #[test]
    fn pauses_grow_up_to_the_most() {
        let minutes: Vec<u64> = (1..=11)
            .map(|tries| BACKOFF.after(tries, 0).as_secs() / 60)
            .collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
        let one = Backoff {
            first: Duration::from_millis(200),
            most: Duration::from_millis(200),
        };
        assert_eq!(one.after(40, 0), Duration::from_millis(200));
    }

    /// What a mail server, a network and a clock do to one mail at one moment.
    fn weather() -> impl Strategy<Value = (Reply, i64)> {
        let reply = prop_oneof![
            1 => Just(Reply::Accepted(said())),
            1 => Just(Reply::Refused(said())),
            20 => Just(Reply::Deferred(said())),
            20 => Just(Reply::Unreachable(said())),
            10 => Just(Reply::Unknown(said())),
        ];
        // Now and then the clock jumps, by up to a year either way.
        let jump = prop_oneof![20 => Just(0), 1 => -31_536_000_i64..31_536_000];
        (reply, jump)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

        /// Simulated years: under every sequence of replies, a mail ends as accepted or as a dead letter, no later
        /// than its pauses allow, and the server has at most one copy more than there were unknown results.
        #[test]
        fn no_mail_is_stuck_and_none_is_lost(
            weather in prop::collection::vec(weather(), 1..400),
            jitter in any::<u64>(),
        ) {
            let mut mail = Attempts { tries: 0, outages: 0, since: START };
            let mut now = START;
            let (mut copies, mut unknown, mut steps) = (0, 0, 0_usize);
            let mut ended = None;
            let mut sky = weather.iter().cycle();
            while ended.is_none() {
                let (reply, jump) = sky.next().cloned().unwrap_or((Reply::Deferred(said()), 0));
                // The weather comes again, but no clock jumps back for ever.
                let jump = if steps < weather.len() { jump } else { 0 };
                copies += i32::from(matches!(reply, Reply::Accepted(_) | Reply::Unknown(_)));
                unknown += i32::from(matches!(reply, Reply::Unknown(_)));
                let outcome = judge(mail, reply.clone(), now, &BACKOFF, jitter);
                steps += 1;
                prop_assert!(steps < 10_000, "stuck after {steps} tries");
                match outcome.state {
                    MailState::Waiting => {
                        let pause = outcome.next_attempt_at.since(now);
                        prop_assert!(pause >= BACKOFF.first && pause <= BACKOFF.longest(), "{pause:?}");
                        // The worker clamps: after a jump back it does not wait longer than the longest pause.
                        let jumped = Timestamp(now.0 + jump * 1_000_000);
                        let wait = outcome.next_attempt_at.since(jumped);
                        now = if wait > BACKOFF.longest() { jumped } else { jumped.plus(wait) };
                        mail = Attempts { tries: outcome.tries, outages: outcome.outages, ..mail };
                    }
                    state => ended = Some((state, reply)),
                }
            }
            match ended {
                Some((MailState::Accepted, reply)) => prop_assert!(matches!(reply, Reply::Accepted(_))),
                Some((MailState::Dead, reply)) => prop_assert!(
                    matches!(reply, Reply::Refused(_)) || mail.tries + 1 >= TRIES || now.since(START) >= PATIENCE
                ),
                other => prop_assert!(false, "{other:?}"),
            }
            prop_assert!(copies <= 1 + unknown);
        }
    }
}
