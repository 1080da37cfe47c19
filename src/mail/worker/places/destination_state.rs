//! What the worker knows of a destination that does not answer promptly: it is suspected, slow, or silent.

use std::time::Duration;

use crate::db::Timestamp;
use crate::mail::delivery::Backoff;

/// How long the worker remembers that a destination did not answer.
const REMEMBERED: Duration = Duration::from_hours(1);

/// The state of one destination, and since when.
#[derive(Clone, Debug)]
pub(super) struct DestinationState {
    since: Timestamp,
    manner: Manner,
}

#[derive(Clone, Debug)]
enum Manner {
    /// The destination did not answer for this recipient, and may answer for another one.
    Suspected(String),
    /// The destination answers, and takes long.
    Slow,
    /// The destination does not answer.
    Silent {
        /// The number of conversations in a row without an answer.
        times: i64,
        /// The end of the pause.
        until: Timestamp,
    },
}

impl DestinationState {
    pub(super) fn slow(now: Timestamp) -> Self {
        Self {
            since: now,
            manner: Manner::Slow,
        }
    }

    /// The state after a conversation without an answer. One silent recipient does not close a destination, unless
    /// `one_is_enough`. A conversation that began before the destination was closed changes nothing, unless it `probes`.
    pub(super) fn after_silence(
        before: Option<Self>,
        recipient: &str,
        probes: bool,
        one_is_enough: bool,
        now: Timestamp,
        pause: &Backoff,
    ) -> Option<Self> {
        let times = match before.as_ref().map(|state| &state.manner) {
            Some(Manner::Silent { .. }) if !probes => return before,
            Some(Manner::Silent { times, .. }) => times.saturating_add(1),
            Some(Manner::Suspected(other)) if other != recipient => 1,
            _ if one_is_enough => 1,
            None | Some(Manner::Slow | Manner::Suspected(_)) => 0,
        };
        let manner = if times == 0 {
            Manner::Suspected(recipient.to_owned())
        } else {
            let until = now.plus(pause.after(times, 0));
            Manner::Silent { times, until }
        };
        Some(Self { since: now, manner })
    }

    pub(super) fn is_slow(&self) -> bool {
        matches!(self.manner, Manner::Slow)
    }

    pub(super) fn is_suspected(&self) -> bool {
        matches!(self.manner, Manner::Suspected(_))
    }

    /// Whether a conversation with the destination is a probe.
    pub(super) fn is_doubtful(&self) -> bool {
        !self.is_suspected()
    }

    pub(super) fn until(&self) -> Option<Timestamp> {
        match self.manner {
            Manner::Silent { until, .. } => Some(until),
            Manner::Suspected(_) | Manner::Slow => None,
        }
    }

    /// Whether the pause lasts. An end beyond the longest pause was written by a clock that has jumped since.
    pub(super) fn is_closed(&self, now: Timestamp, pause: &Backoff) -> bool {
        self.until()
            .is_some_and(|until| until > now && until <= now.plus(pause.longest()))
    }

    pub(super) fn is_worth_keeping(&self, now: Timestamp, pause: &Backoff) -> bool {
        self.is_closed(now, pause) || now.since(self.since) < REMEMBERED
    }
}
