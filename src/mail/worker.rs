//! Empties the outbox: takes what is due by a lease, asks the rooms once more whether it is owed, writes it, hands
//! it to the mail server and records what came of it. Any number of workers may run, one in each node; none holds a
//! transaction over the network, and whatever ends one in mid-sentence, the mail is tried again with its Message-ID.

mod one;
mod pulse;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::app::App;
use crate::db::{Fault, Signal, Timestamp};

use super::delivery::Backoff;
use super::digest;
use super::rooms::Rooms;
use super::store::held;
use super::store::send::{self, Taken};
use super::transport::{CONVERSATION, Transport};

pub use pulse::Pulse;

/// How many conversations go on at once: a stalled one holds up one place.
const AT_ONCE: usize = 6;

/// How long a mail is taken for: longer than a conversation, and a while to write down what came of it.
pub const LEASE: Duration = Duration::from_mins(3);

/// How long the worker sleeps at most, for what no signal tells: another process's mails, a clock that jumped.
const NAP: Duration = Duration::from_secs(15);

/// How long it rests when the database does not answer.
const REST: Duration = Duration::from_secs(2);

/// How long a stopping service waits for the conversations under way. Cut off, they are repeated.
const FAREWELL: Duration = Duration::from_secs(10);

/// Whoever empties the outbox. Cheap to copy.
#[derive(Clone)]
pub struct Worker {
    app: App,
    rooms: Arc<Rooms>,
    transport: Transport,
    pulse: Pulse,
    /// The hour whose digests are made.
    gathered: Arc<AtomicI64>,
}

const _: () = assert!(LEASE.as_secs() > CONVERSATION.as_secs());

impl Worker {
    /// A worker that has not begun.
    pub fn new(app: App, rooms: Arc<Rooms>, transport: Transport) -> Self {
        Self {
            app,
            rooms,
            transport,
            pulse: Pulse::default(),
            gathered: Arc::default(),
        }
    }

    /// How it is doing, for `/health/ready`.
    pub fn pulse(&self) -> Pulse {
        self.pulse.clone()
    }

    /// Works until told to stop, then lets the conversations under way finish.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut woken = self.app.db.woken(Signal::Outbox);
        let mut under_way = JoinSet::new();
        if let Err(fault) = self.free_leases().await {
            tracing::error!(%fault, "mails left under way wait for their lease to end");
        }
        while !*stop.borrow() {
            woken.mark_unchanged();
            let pause = match self.round(&mut under_way).await {
                Ok(pause) => pause,
                Err(fault) => {
                    tracing::error!(%fault, "the outbox cannot be read");
                    REST
                }
            };
            tokio::select! {
                _ = stop.wait_for(|stop| *stop) => {}
                _ = woken.changed() => {}
                Some(_) = under_way.join_next() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
        let farewell = async { while under_way.join_next().await.is_some() {} };
        drop(tokio::time::timeout(FAREWELL, farewell).await);
    }

    /// Delivers everything that is due now, and returns once nothing is: for tests and the command line.
    pub async fn run_until_idle(&self) -> Result<usize, Fault> {
        let mut delivered = 0;
        loop {
            self.gather().await?;
            let taken = self.take(AT_ONCE).await?;
            if taken.is_empty() {
                self.look().await?;
                return Ok(delivered);
            }
            delivered += taken.len();
            let mut under_way = JoinSet::new();
            for mail in taken {
                under_way.spawn(self.clone().deliver(mail));
            }
            while under_way.join_next().await.is_some() {}
        }
    }

    /// A SQLite file has one service: what it finds taken, its predecessor left behind.
    pub async fn free_leases(&self) -> Result<(), Fault> {
        if self.app.db.file().is_none() {
            return Ok(());
        }
        let mut tx = self.app.db.write().await?;
        let freed = send::free_all(&mut tx).await?;
        tx.commit().await?;
        if freed > 0 {
            tracing::info!(
                freed,
                "mails that were under way when the service stopped are tried again"
            );
        }
        Ok(())
    }

    /// Begins as many conversations as there are places, and says how long to sleep.
    async fn round(&self, under_way: &mut JoinSet<()>) -> Result<Duration, Fault> {
        while under_way.try_join_next().is_some() {}
        self.gather().await?;
        let places = AT_ONCE - under_way.len().min(AT_ONCE);
        for mail in self.take(places).await? {
            under_way.spawn(self.clone().deliver(mail));
        }
        let next = self.look().await?;
        if under_way.len() >= AT_ONCE {
            return Ok(NAP);
        }
        // At least a moment, so that a clock standing still cannot make this loop spin.
        Ok(next
            .map_or(NAP, |next| next.since(self.app.clock.now()))
            .clamp(Duration::from_millis(10), NAP))
    }

    /// Takes mails that are due and gives those that have none their Message-ID.
    async fn take(&self, count: usize) -> Result<Vec<Taken>, Fault> {
        let now = self.app.clock.now();
        self.hurry_those_held_up(now).await?;
        // Looking costs no write.
        let next = send::next_due(&mut self.app.db.read().await?, now, LEASE).await?;
        if count == 0 || next.is_none_or(|next| next > now) {
            return Ok(Vec::new());
        }
        let mut tx = self.app.db.write().await?;
        let count = i64::try_from(count).unwrap_or(1);
        let mut taken = send::take(&mut tx, now, LEASE, count).await?;
        for mail in &mut taken {
            if mail.message_id.is_none() {
                let name = self.message_id(self.app.random.uuid(now));
                send::name(&mut tx, mail.id, &name).await?;
                mail.message_id = Some(name);
            }
        }
        tx.commit().await?;
        Ok(taken)
    }

    /// A clock that jumped must not hold mails for a year.
    async fn hurry_those_held_up(&self, now: Timestamp) -> Result<(), Fault> {
        let latest = now.plus(self.backoff().longest());
        if !send::is_held_up(&mut self.app.db.read().await?, latest).await? {
            return Ok(());
        }
        let mut tx = self.app.db.write().await?;
        let hurried = send::hurry(&mut tx, now, latest).await?;
        tx.commit().await?;
        tracing::warn!(
            hurried,
            "the clock has jumped; mails due in a far future are due now"
        );
        Ok(())
    }

    /// Makes the digests of the day, once their hour has come.
    async fn gather(&self) -> Result<(), Fault> {
        let now = self.app.clock.now();
        let zone = &self.app.settings.time_zone;
        let due = digest::last_gathering(now, zone);
        // What is held since then waits for the next hour, so once is enough.
        if self.gathered.load(Ordering::Relaxed) == due.0 {
            return Ok(());
        }
        let waiting = held::people(&mut self.app.db.read().await?, due).await?;
        if !waiting.is_empty() {
            let mut tx = self.app.db.write().await?;
            digest::gather(&mut tx, now, zone).await?;
            tx.commit().await?;
        }
        self.gathered.store(due.0, Ordering::Relaxed);
        Ok(())
    }

    /// Notes how things stand, and when there is something to do next.
    async fn look(&self) -> Result<Option<Timestamp>, Fault> {
        let now = self.app.clock.now();
        let mut db = self.app.db.read().await?;
        self.pulse
            .beat(now, super::store::list::dead(&mut db).await?);
        let mail = send::next_due(&mut db, now, LEASE).await?;
        let held = held::any(&mut db).await?;
        let digest = held.then(|| digest::next_gathering(now, &self.app.settings.time_zone));
        Ok(mail.into_iter().chain(digest).min())
    }

    fn backoff(&self) -> Backoff {
        Backoff {
            first: self.app.settings.mail_retry_first,
            most: self.app.settings.mail_retry_most,
        }
    }

    /// What stands behind the `@` of our Message-IDs.
    fn host(&self) -> &str {
        self.app
            .settings
            .public_url
            .host_str()
            .unwrap_or("localhost")
    }

    fn message_id(&self, id: Uuid) -> String {
        format!("<{}@{}>", id.simple(), self.host())
    }
}
