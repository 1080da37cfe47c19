//! Empties the outbox: the worker leases a mail that is due, asks the rooms once more whether it is owed, writes it,
//! hands it to the mail server and stores the result. Any number of workers may run, one in each node. A worker holds
//! no transaction while it talks to the mail server. If a worker stops in the middle of a conversation, the mail is
//! retried with the same Message-ID. Which mail is next depends on its urgency, its age and the state of its
//! destination ([`places`]).

mod one;
mod places;
mod pulse;
mod shared_places;
mod way_out;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use tokio::sync::{Mutex, watch};
use tokio::task::JoinSet;
use uuid::Uuid;

use crate::app::App;
use crate::db::{Conn, Fault, Signal, Timestamp, Tx};
use crate::encoding::hex;

use super::delivery::Backoff;
use super::destination::{ClosedDestinations, Destination};
use super::digest;
use super::gathering::{Gathering, next_gathering};
use super::model::{MailId, MailRecipient};
use super::preferences::Urgency;
use super::rooms::Rooms;
use super::store::send::{self, Outlook, TakeFilter, TakenMail};
use super::store::{direct, held};
use super::transport::{CONVERSATION, Transport};

pub use pulse::{Pulse, RelayOutage};
use shared_places::{PlaceGuard, SharedPlaces};

/// For how many mails the worker determines the destination in one transaction.
const DIRECTED_AT_ONCE: i64 = 100;

/// The length of a lease: longer than a conversation, with time to store its result.
pub const LEASE: Duration = Duration::from_mins(3);

/// How long the worker sleeps at most. No signal announces another process's mails or a clock that jumped.
const NAP: Duration = Duration::from_secs(15);

/// How long the worker pauses when the database does not answer.
const REST: Duration = Duration::from_secs(2);

/// How long a stopping service waits for open conversations. The mails of those that it cuts off are retried.
const FAREWELL: Duration = Duration::from_secs(10);

/// The worker that empties the outbox. Copies share its state.
#[derive(Clone)]
pub struct Worker {
    app: App,
    rooms: Arc<Rooms>,
    transport: Transport,
    pulse: Pulse,
    places: SharedPlaces,
    /// Held by the task that takes mails, so that no two tasks count on the same place.
    taking: Arc<Mutex<()>>,
    /// The moment of gathering whose digests are made, in microseconds.
    gathered: Arc<AtomicI64>,
}

const _: () = assert!(LEASE.as_secs() > CONVERSATION.as_secs());

impl Worker {
    /// A worker that has not started.
    pub fn new(app: App, rooms: Arc<Rooms>, transport: Transport) -> Self {
        let places = SharedPlaces::new(app.settings.mail_retry_first, app.clock.clone());
        Self {
            app,
            rooms,
            transport,
            pulse: Pulse::default(),
            places,
            taking: Arc::default(),
            gathered: Arc::default(),
        }
    }

    /// The worker's sign of life, for `/health/ready`.
    pub fn pulse(&self) -> Pulse {
        self.pulse.clone()
    }

    /// Works until `stop` is set, then lets open conversations finish.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let mut signal = self.app.db.woken(Signal::Outbox);
        let mut under_way = JoinSet::new();
        if let Err(fault) = self.free_leases().await {
            tracing::error!(%fault, "leases of an earlier run cannot be freed; their mails wait until the leases end");
        }
        while !*stop.borrow() {
            signal.mark_unchanged();
            let pause = match self.round(&mut under_way).await {
                Ok(pause) => pause,
                Err(fault) => {
                    tracing::error!(%fault, "the outbox cannot be read");
                    REST
                }
            };
            tokio::select! {
                _ = stop.wait_for(|stop| *stop) => {}
                _ = signal.changed() => {}
                Some(_) = under_way.join_next() => {}
                () = self.places.freed() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
        let farewell = async { while under_way.join_next().await.is_some() {} };
        drop(tokio::time::timeout(FAREWELL, farewell).await);
    }

    /// Delivers everything that is due and may go, and returns the number of conversations once nothing is left. For
    /// tests and the command line.
    pub async fn run_until_idle(&self) -> Result<usize, Fault> {
        let mut begun = 0;
        let mut under_way = JoinSet::new();
        loop {
            self.gather().await?;
            let outlook = self.look_out().await?;
            let (count, next) = self.begin(&mut under_way).await?;
            begun += count;
            tokio::select! {
                ended = under_way.join_next() => if ended.is_none() {
                    self.next_moment(outlook, next);
                    return Ok(begun);
                },
                () = self.places.freed() => {}
            }
        }
    }

    /// Frees the leases in a SQLite file. One service alone uses such a file, so a lease that it finds was left by its
    /// earlier run.
    pub async fn free_leases(&self) -> Result<(), Fault> {
        if self.app.db.file().is_none() {
            return Ok(());
        }
        let mut tx = self.app.db.write().await?;
        let freed = send::free_all_leases(&mut tx).await?;
        tx.commit().await?;
        if freed > 0 {
            tracing::info!(
                freed,
                "mails that were being delivered when the service stopped are retried"
            );
        }
        Ok(())
    }

    /// Begins every conversation for which there is a place, and returns how long to sleep.
    async fn round(&self, under_way: &mut JoinSet<()>) -> Result<Duration, Fault> {
        while under_way.try_join_next().is_some() {}
        self.gather().await?;
        let outlook = self.look_out().await?;
        let (_, next) = self.begin(under_way).await?;
        let next = self.next_moment(outlook, next);
        // At least 10 ms, so that a clock that stands still cannot make this loop spin.
        Ok(next
            .map_or(NAP, |next| next.since(self.app.clock.now()))
            .clamp(Duration::from_millis(10), NAP))
    }

    /// Begins every conversation for which there is a place. Returns their number, and when the next mail is due.
    async fn begin(
        &self,
        under_way: &mut JoinSet<()>,
    ) -> Result<(usize, Option<Timestamp>), Fault> {
        let _taking = self.taking.lock().await;
        let now = self.app.clock.now();
        let mut count = 0;
        loop {
            // Read before opening a write transaction, because most rounds find nothing due.
            let mut db = self.app.db.read().await?;
            let next = self.next_due(&mut db, now).await?;
            if next.is_none_or(|next| next > now) {
                return Ok((count, next));
            }
            let directed = self.find_destinations(&mut db, now).await?;
            drop(db);
            let taken = self.take(now, &directed).await?;
            if taken.is_empty() && directed.is_empty() {
                return Ok((count, next));
            }
            count += taken.len();
            for (mail, place) in taken {
                under_way.spawn(self.clone().deliver(mail, place));
            }
        }
    }

    /// Stores these destinations, and takes the mails that are due and for which there is a place.
    async fn take(
        &self,
        now: Timestamp,
        directed: &[(MailId, Destination)],
    ) -> Result<Vec<(TakenMail, PlaceGuard)>, Fault> {
        let mut tx = self.app.db.write().await?;
        for (id, to) in directed {
            direct::set_destination(&mut tx, *id, to).await?;
        }
        let mut taken = Vec::new();
        for &urgency in Urgency::ALL {
            while let Some(one) = self.take_one(&mut tx, now, urgency).await? {
                taken.push(one);
            }
        }
        tx.commit().await?;
        Ok(taken)
    }

    /// Takes the oldest mail of this urgency for which there is a place.
    async fn take_one(
        &self,
        tx: &mut Tx,
        now: Timestamp,
        urgency: Urgency,
    ) -> Result<Option<(TakenMail, PlaceGuard)>, Fault> {
        let Some(closed) = self.places.room_for(urgency, now) else {
            return Ok(None);
        };
        let message_id = self.message_id(self.app.random.uuid(now));
        let return_token = hex(&self.app.random.bytes::<16>());
        let fresh = (&*message_id, &*return_token);
        let taken = send::take_next(tx, &takeable(now, urgency, &closed), fresh).await?;
        Ok(taken.map(|mail| {
            let place = self.places.begin(mail.destination(), urgency);
            (mail, place)
        }))
    }

    /// The moment at which the next mail is due for which there is a place; `None` while no place is free.
    async fn next_due(&self, db: &mut Conn, now: Timestamp) -> Result<Option<Timestamp>, Fault> {
        let mut next = None;
        for &urgency in Urgency::ALL {
            if let Some(closed) = self.places.room_for(urgency, now) {
                let due = send::next_due(db, &takeable(now, urgency, &closed)).await?;
                next = next.into_iter().chain(due).min();
            }
        }
        Ok(next)
    }

    /// Looks up the destinations of due mails that have none yet.
    async fn find_destinations(
        &self,
        db: &mut Conn,
        now: Timestamp,
    ) -> Result<Vec<(MailId, Destination)>, Fault> {
        let mut found = Vec::new();
        for (id, to) in direct::undirected(db, now, DIRECTED_AT_ONCE).await? {
            let address = match to {
                MailRecipient::Address { address, .. } => Some(address),
                MailRecipient::Account(account) => {
                    self.rooms.people().address_of(db, account).await?
                }
            };
            // A mail without an address is settled at its turn, without contacting a server.
            let address = address.unwrap_or_default();
            found.push((id, Destination::of(&address)));
        }
        Ok(found)
    }

    /// Reads the outlook. Mails whose due time lies beyond the longest pause become due now: a clock that jumped must not
    /// delay mails for a year.
    async fn look_out(&self) -> Result<Outlook, Fault> {
        let now = self.app.clock.now();
        let latest = now.plus(self.backoff().longest());
        let outlook = send::read_outlook(&mut self.app.db.read().await?, latest).await?;
        if outlook.is_any_too_late {
            let mut tx = self.app.db.write().await?;
            let mended = send::make_due(&mut tx, now, latest).await?;
            tx.commit().await?;
            tracing::warn!(
                mended,
                "the clock has jumped; mails due in a far future are due now"
            );
        }
        Ok(outlook)
    }

    /// Makes the digests of the day, once their hour has come.
    async fn gather(&self) -> Result<(), Fault> {
        let now = self.app.clock.now();
        let zone = &self.app.settings.time_zone;
        let due = Gathering::last(now, zone);
        // Notices that are held since then belong to the next gathering. The weekly one takes place with a daily one.
        if self.gathered.load(Ordering::Relaxed) == due.daily.0 {
            return Ok(());
        }
        let waiting = held::accounts(&mut self.app.db.read().await?, due).await?;
        if !waiting.is_empty() {
            let mut tx = self.app.db.write().await?;
            digest::gather(&mut tx, now, zone).await?;
            tx.commit().await?;
        }
        self.gathered.store(due.daily.0, Ordering::Relaxed);
        Ok(())
    }

    /// Updates the worker's sign of life, and returns the moment at which there is something to do next. `mail`: when the
    /// next mail is due.
    fn next_moment(&self, outlook: Outlook, mail: Option<Timestamp>) -> Option<Timestamp> {
        let now = self.app.clock.now();
        let opening = self.places.next_opening(now);
        self.pulse
            .beat(outlook.dead, mail.into_iter().chain(opening).min());
        let zone = &self.app.settings.time_zone;
        let digest = outlook.is_any_held.then(|| next_gathering(now, zone));
        mail.into_iter().chain(opening).chain(digest).min()
    }

    fn backoff(&self) -> Backoff {
        Backoff {
            first: self.app.settings.mail_retry_first,
            most: self.app.settings.mail_retry_most,
        }
    }

    /// The part of our Message-IDs behind the `@`.
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

fn takeable(now: Timestamp, urgency: Urgency, closed: &ClosedDestinations) -> TakeFilter<'_> {
    TakeFilter {
        now,
        lease: LEASE,
        urgency,
        closed,
    }
}
