//! Empties the outbox: takes what is due by a lease, asks the rooms once more whether it is owed, writes it, hands
//! it to the mail server and records what came of it. Any number of workers may run, one in each node; none holds a
//! transaction over the network, and whatever ends one in mid-sentence, the mail is tried again with its Message-ID.
//! Which mail is next is decided by its urgency, its age and the state of its destination ([`places`]).

mod one;
mod places;
mod pulse;
mod turns;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use tokio::sync::{Mutex, watch};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::app::App;
use crate::db::{Conn, Fault, Signal, Timestamp, Tx};

use super::delivery::Backoff;
use super::destination::{Closed, Destination};
use super::digest;
use super::model::{MailId, To, Urgency};
use super::rooms::Rooms;
use super::store::send::{self, Takeable, Taken};
use super::store::{direct, held};
use super::transport::{CONVERSATION, Transport};

pub use pulse::Pulse;
use turns::{Turn, Turns};

/// How many mails are directed in one transaction.
const DIRECTED_AT_ONCE: i64 = 100;

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
    turns: Turns,
    /// Held by the task that takes mails, so that no two count on the same place.
    taking: Arc<Mutex<()>>,
    /// The hour whose digests are made.
    gathered: Arc<AtomicI64>,
}

const _: () = assert!(LEASE.as_secs() > CONVERSATION.as_secs());

impl Worker {
    /// A worker that has not begun.
    pub fn new(app: App, rooms: Arc<Rooms>, transport: Transport) -> Self {
        let turns = Turns::new(app.settings.mail_retry_first, app.clock.clone());
        Self {
            app,
            rooms,
            transport,
            pulse: Pulse::default(),
            turns,
            taking: Arc::default(),
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
                () = self.turns.freed() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
        let farewell = async { while under_way.join_next().await.is_some() {} };
        drop(tokio::time::timeout(FAREWELL, farewell).await);
    }

    /// Delivers everything that is due now and may go, and returns once nothing is: for tests and the command line.
    pub async fn run_until_idle(&self) -> Result<usize, Fault> {
        let mut begun = 0;
        let mut under_way = JoinSet::new();
        loop {
            self.gather().await?;
            begun += self.begin(&mut under_way).await?;
            tokio::select! {
                ended = under_way.join_next() => if ended.is_none() {
                    self.look().await?;
                    return Ok(begun);
                },
                () = self.turns.freed() => {}
            }
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

    /// Begins every conversation that there is a place for, and says how long to sleep.
    async fn round(&self, under_way: &mut JoinSet<()>) -> Result<Duration, Fault> {
        while under_way.try_join_next().is_some() {}
        self.gather().await?;
        self.begin(under_way).await?;
        let next = self.look().await?;
        // At least a moment, so that a clock standing still cannot make this loop spin.
        Ok(next
            .map_or(NAP, |next| next.since(self.app.clock.now()))
            .clamp(Duration::from_millis(10), NAP))
    }

    /// Begins every conversation that there is a place for, and says how many.
    async fn begin(&self, under_way: &mut JoinSet<()>) -> Result<usize, Fault> {
        let taken = self.take().await?;
        let count = taken.len();
        for (mail, turn) in taken {
            under_way.spawn(self.clone().deliver(mail, turn));
        }
        Ok(count)
    }

    /// Takes the mails that are due and have a place.
    async fn take(&self) -> Result<Vec<(Taken, Turn)>, Fault> {
        let _taking = self.taking.lock().await;
        let now = self.app.clock.now();
        self.hurry_those_held_up(now).await?;
        loop {
            let mut db = self.app.db.read().await?;
            // Looking costs no write.
            if self
                .next_due(&mut db, now)
                .await?
                .is_none_or(|next| next > now)
            {
                return Ok(Vec::new());
            }
            let directed = self.find_destinations(&mut db, now).await?;
            drop(db);
            let mut tx = self.app.db.write().await?;
            for (id, to) in &directed {
                direct::direct(&mut tx, *id, to).await?;
            }
            let mut taken = Vec::new();
            for &urgency in Urgency::ALL {
                while let Some(one) = self.take_one(&mut tx, now, urgency).await? {
                    taken.push(one);
                }
            }
            tx.commit().await?;
            if !taken.is_empty() || directed.is_empty() {
                return Ok(taken);
            }
        }
    }

    /// Takes the oldest mail of this urgency that has a place, and gives it its Message-ID if it has none.
    async fn take_one(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        urgency: Urgency,
    ) -> Result<Option<(Taken, Turn)>, Fault> {
        let Some(closed) = self.turns.room_for(urgency, now) else {
            return Ok(None);
        };
        let Some(mut mail) = send::take(tx, &takeable(now, urgency, &closed)).await? else {
            return Ok(None);
        };
        let turn = self.turns.begin(mail.destination(), urgency);
        if mail.message_id.is_none() {
            let name = self.message_id(self.app.random.uuid(now));
            send::name(tx, mail.id, &name).await?;
            mail.message_id = Some(name);
        }
        Ok(Some((mail, turn)))
    }

    /// When the next mail is due that has a place; nothing while no place is free.
    async fn next_due(&self, db: &mut Conn, now: Timestamp) -> Result<Option<Timestamp>, Fault> {
        let mut next = None;
        for &urgency in Urgency::ALL {
            if let Some(closed) = self.turns.room_for(urgency, now) {
                let due = send::next_due(db, &takeable(now, urgency, &closed)).await?;
                next = next.into_iter().chain(due).min();
            }
        }
        Ok(next)
    }

    /// Asks where mails go that are due and have not been directed yet.
    async fn find_destinations(
        &self,
        db: &mut Conn,
        now: Timestamp,
    ) -> Result<Vec<(MailId, Destination)>, Fault> {
        let mut found = Vec::new();
        for (id, to) in direct::undirected(db, now, DIRECTED_AT_ONCE).await? {
            let address = match to {
                To::Address { address, .. } => Some(address),
                To::Account(account) => self.rooms.people().address_of(db, account).await?,
            };
            // Without an address no server is asked: the mail ends when it is its turn.
            let address = address.unwrap_or_default();
            found.push((id, Destination::of(&address)));
        }
        Ok(found)
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
        let mail = self.next_due(&mut db, now).await?;
        let opening = self.turns.next_opening(now);
        let held = held::any(&mut db).await?;
        let digest = held.then(|| digest::next_gathering(now, &self.app.settings.time_zone));
        Ok(mail.into_iter().chain(opening).chain(digest).min())
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

fn takeable(now: Timestamp, urgency: Urgency, closed: &Closed) -> Takeable<'_> {
    Takeable {
        now,
        lease: LEASE,
        urgency,
        closed,
    }
}
