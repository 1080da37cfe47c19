//! The rules of delivery: what a mail's state becomes after a reply. Pure: no clock, network or database, so that a
//! test can run it for simulated years.

use std::time::Duration;

use crate::db::Timestamp;

use super::model::MailState;
use super::unowed::Unowed;

/// Tries that the server answered for this very mail (or whose outcome is unknown), before it is given up.
pub const TRIES: i64 = 24;

/// How long a mail waits for a server that cannot be reached at all or keeps silent. Such tries do not count: the mail is not at
/// fault, and a weekend without a mail server must not kill every mail of it.
pub const PATIENCE: Duration = Duration::from_hours(5 * 24);

/// What came of one conversation with the mail server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// It has the mail.
    Accepted(String),
    /// Not now; it does not have the mail.
    Deferred(String),
    /// Never; it does not have the mail.
    Refused(String),
    /// There was no conversation about this mail: no connection, no greeting, no encryption, no sign-in; or nothing
    /// was heard for its recipient before the text was sent.
    Unreachable(String),
    /// Cut off after the text was sent: it may have the mail or not.
    Unknown(String),
}

/// What the rules know of a mail that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// How often the server answered for it.
    pub tries: i64,
    /// How often the server could not be reached or kept silent.
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
    /// The server's words, for people; or the code of why the mail is no longer owed.
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
pub fn no_longer_owed(mail: Waiting, now: Timestamp, because: Unowed) -> Outcome {
    Outcome {
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

    use super::{Backoff, PATIENCE, Reply, TRIES, Waiting, step};
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
        let fresh = Waiting {
            tries: 0,
            outages: 0,
            since: START,
        };
        let last = Waiting {
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
            let outcome = step(mail, reply.clone(), now, &BACKOFF, 0);
            assert_eq!(outcome.state, expected, "{mail:?}, {reply:?}");
            assert_eq!(outcome.said, "said");
            assert_eq!(
                outcome.settled(now).is_some(),
                expected != MailState::Waiting
            );
            assert_eq!(outcome.needs_a_person(), expected == MailState::Dead);
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

        /// Simulated years: whatever happens, a mail ends as accepted or as a dead letter, at no time later than
        /// its pauses allow, and the server has at most one copy more than there were unknown outcomes.
        #[test]
        fn no_mail_is_stuck_and_none_is_lost(
            weather in prop::collection::vec(weather(), 1..400),
            jitter in any::<u64>(),
        ) {
            let mut mail = Waiting { tries: 0, outages: 0, since: START };
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
                let outcome = step(mail, reply.clone(), now, &BACKOFF, jitter);
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
                        mail = Waiting { tries: outcome.tries, outages: outcome.outages, ..mail };
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
