//! How a destination that does not simply answer stands: suspected, slow, or silent.

use std::time::Duration;

use crate::db::Timestamp;
use crate::mail::delivery::Backoff;

/// How long it is remembered that a destination did not answer.
const REMEMBERED: Duration = Duration::from_hours(1);

/// What is known of one destination, and since when.
#[derive(Clone, Debug)]
pub(super) struct Standing {
    since: Timestamp,
    manner: Manner,
}

#[derive(Clone, Debug)]
enum Manner {
    /// Nothing was heard for this recipient; another one may be answered.
    Suspected(String),
    /// It answers, and takes long.
    Slow,
    /// Nothing is heard from it.
    Silent {
        /// How often in a row.
        times: i64,
        /// It is left alone until then.
        until: Timestamp,
    },
}

impl Standing {
    pub(super) fn slow(now: Timestamp) -> Self {
        Self {
            since: now,
            manner: Manner::Slow,
        }
    }

    /// How it stands after nothing was heard. One silent recipient does not speak for all, unless
    /// `one_is_enough`; and what began before the destination was closed says nothing new, unless it `probes`.
    pub(super) fn after_silence(
        before: Option<Self>,
        recipient: &str,
        probes: bool,
        one_is_enough: bool,
        now: Timestamp,
        pause: &Backoff,
    ) -> Option<Self> {
        let times = match before.as_ref().map(|standing| &standing.manner) {
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

    /// Whether a conversation with it is a probe.
    pub(super) fn is_doubtful(&self) -> bool {
        !self.is_suspected()
    }

    pub(super) fn until(&self) -> Option<Timestamp> {
        match self.manner {
            Manner::Silent { until, .. } => Some(until),
            Manner::Suspected(_) | Manner::Slow => None,
        }
    }

    /// Whether it is left alone now. A time beyond the longest pause was written by a clock that has jumped since.
    pub(super) fn is_closed(&self, now: Timestamp, pause: &Backoff) -> bool {
        self.until()
            .is_some_and(|until| until > now && until <= now.plus(pause.longest()))
    }

    pub(super) fn is_worth_keeping(&self, now: Timestamp, pause: &Backoff) -> bool {
        self.is_closed(now, pause) || now.since(self.since) < REMEMBERED
    }
}
