//! The worker's sign of life and what it knows of the mail server, for the health check and the administrators' pages.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::db::Timestamp;

/// A worker that has not read the outbox for this long has stopped.
const SILENCE: Duration = Duration::from_mins(2);

/// How often the log repeats that the mail server takes no mails.
const REPEATED: Duration = Duration::from_hours(1);

/// The mail server takes no mail, whoever it is for: it cannot be reached, does not answer, or refuses the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelayOutage {
    /// The mail server's host and port.
    pub host: String,
    /// The moment of the first failure since it last took a mail.
    pub since: Timestamp,
    /// Its last answer, or why it could not be reached.
    pub said: String,
    /// The moment at which the next mail is tried, if one waits.
    pub next_try: Option<Timestamp>,
}

/// What the worker of this node last saw. Copies share it.
#[derive(Clone, Debug, Default)]
pub struct Pulse(Arc<Mutex<Seen>>);

#[derive(Debug, Default)]
struct Seen {
    /// Measured by the monotonic clock: a clock that is set forward does not make the worker look dead.
    read_at: Option<Instant>,
    dead: i64,
    next_try: Option<Timestamp>,
    outage: Option<NotedOutage>,
}

#[derive(Debug)]
struct NotedOutage {
    host: String,
    since: Timestamp,
    said: String,
    logged_at: Instant,
}

impl Pulse {
    /// Records that the outbox was read, and logs the number of dead letters when it has changed.
    pub(super) fn beat(&self, dead: i64, next_try: Option<Timestamp>) {
        let mut seen = self.lock();
        seen.read_at = Some(Instant::now());
        seen.next_try = next_try;
        let before = std::mem::replace(&mut seen.dead, dead);
        if dead > before {
            tracing::warn!(
                dead,
                "mails could not be sent and wait for an administrator"
            );
        } else if dead < before {
            tracing::info!(dead, "fewer mails wait for an administrator");
        }
    }

    /// Records that the mail server did not take a mail, for a reason that is not the mail's.
    pub(super) fn note_outage(&self, now: Timestamp, host: &str, said: &str) {
        let mut seen = self.lock();
        let logged = seen.outage.as_ref().map(|outage| outage.logged_at);
        let is_logged = logged.is_some_and(|at| at.elapsed() < REPEATED);
        let since = seen.outage.as_ref().map_or(now, |outage| outage.since);
        if !is_logged {
            tracing::warn!(
                host,
                said,
                "the mail server takes no mails; they wait and are tried again"
            );
        }
        seen.outage = Some(NotedOutage {
            host: host.to_owned(),
            since,
            said: said.to_owned(),
            logged_at: logged.filter(|_| is_logged).unwrap_or_else(Instant::now),
        });
    }

    /// Records that the mail server has answered for a mail.
    pub(super) fn note_answer(&self) {
        if let Some(outage) = self.lock().outage.take() {
            tracing::info!(host = outage.host, "the mail server takes mails again");
        }
    }

    /// Whether the worker has read the outbox lately.
    pub fn is_alive(&self) -> bool {
        self.is_alive_at(Instant::now())
    }

    fn is_alive_at(&self, now: Instant) -> bool {
        let read_at = self.lock().read_at;
        read_at.is_some_and(|at| now.saturating_duration_since(at) < SILENCE)
    }

    /// The number of dead letters when the worker last read the outbox.
    pub fn dead_letters(&self) -> i64 {
        self.lock().dead
    }

    /// That the mail server takes no mails, as far as this node knows.
    pub fn outage(&self) -> Option<RelayOutage> {
        let seen = self.lock();
        seen.outage.as_ref().map(|outage| RelayOutage {
            host: outage.host.clone(),
            since: outage.since,
            said: outage.said.clone(),
            next_try: seen.next_try,
        })
    }

    fn lock(&self) -> MutexGuard<'_, Seen> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::Pulse;
    use std::time::{Duration, Instant};

    #[test]
    fn silence_is_noticed() {
        let pulse = Pulse::default();
        assert!(!pulse.is_alive());
        pulse.clone().beat(2, None);
        let now = Instant::now();
        assert!(pulse.is_alive_at(now + Duration::from_secs(118)));
        assert!(!pulse.is_alive_at(now + Duration::from_secs(121)));
        assert_eq!(pulse.dead_letters(), 2);
    }
}
