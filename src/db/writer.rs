//! SQLite's one writer, with group commit: transactions that arrive while another is under way share one
//! `COMMIT`, and so one wait for the disk. Each is a savepoint of the shared transaction. Nobody is told
//! "stored" before the shared `COMMIT` returned, and when it fails everybody in it is told so.
//!
//! Futures can be dropped at any await, so whatever changes the shared transaction runs in a task of its
//! own, which nobody can drop; the callers only wait for it.

use std::future::Future;
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use tokio::sync::{Mutex as Queue, OwnedMutexGuard, oneshot};

use super::Fault;

/// How many transactions share one commit at most.
const MEMBERS: usize = 256;

/// How long those who are done wait for others to join.
const GATHERING: Duration = Duration::from_millis(25);

/// How long the writer may be held, and how long it is waited for.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// After this long a transaction that others wait for is rolled back.
    pub hold: Duration,
    /// After this long somebody who waits is told that the database is busy.
    pub wait: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            hold: Duration::from_secs(5),
            wait: Duration::from_secs(15),
        }
    }
}

/// The queue in front of the one connection that writes.
#[derive(Clone)]
pub struct GroupWriter {
    batch: Arc<Queue<Batch>>,
    queued: Arc<AtomicUsize>,
    holder: Arc<Mutex<Weak<Slot>>>,
    limits: Limits,
}

/// The shared transaction.
struct Batch {
    /// Nothing once the writer is closed.
    connection: Option<SqliteConnection>,
    options: SqliteConnectOptions,
    open: bool,
    /// Set while the shared transaction is being changed; found set, the change was cut short.
    unsure: bool,
    since: Instant,
    members: Vec<oneshot::Sender<Result<(), Fault>>>,
}

type Held = OwnedMutexGuard<Batch>;

/// One transaction of a batch.
pub struct GroupTx {
    slot: Arc<Slot>,
    writer: GroupWriter,
}

/// Where a transaction keeps its hold on the writer, so that whoever waits too long can end it.
struct Slot {
    holding: Mutex<Holding>,
    since: Instant,
}

enum Holding {
    /// Between two statements.
    Idle(Held),
    /// A statement is running, and has the batch.
    Running,
    /// Others waited too long; what is left is rolled back.
    Evicted,
    /// Committed or rolled back.
    Done,
}

impl Slot {
    fn change(&self, change: impl FnOnce(Holding) -> (Holding, Option<Held>)) -> Option<Held> {
        let mut holding = self.holding.lock().unwrap_or_else(PoisonError::into_inner);
        let (after, held) = change(std::mem::replace(&mut *holding, Holding::Done));
        *holding = after;
        held
    }
}

impl GroupWriter {
    /// Opens the connection that writes.
    pub async fn open(options: SqliteConnectOptions, limits: Limits) -> Result<Self, Fault> {
        let connection = options.connect().await?;
        let batch = Batch {
            connection: Some(connection),
            options,
            open: false,
            unsure: false,
            since: Instant::now(),
            members: Vec::new(),
        };
        Ok(Self {
            batch: Arc::new(Queue::new(batch)),
            queued: Arc::default(),
            holder: Arc::default(),
            limits,
        })
    }

    /// Begins a transaction, as soon as those before it are done.
    pub async fn begin(&self) -> Result<GroupTx, Fault> {
        let waiting = Waiting::queue(self);
        let held = self.patiently(self.batch.clone().lock_owned()).await?;
        waiting.arrived();
        let writer = self.clone();
        // A caller who leaves now drops only the handle: the finished transaction is dropped by the task.
        tokio::spawn(async move { writer.enter(held).await })
            .await
            .map_err(stopped)?
    }

    /// Waits for those under way and closes the connection. Later writers are told that it is busy.
    pub async fn close(&self) {
        let mut batch = self.batch.lock().await;
        batch.commit().await;
        // Moves the log into the file, which then is the whole database.
        if let Err(error) = batch.run("PRAGMA wal_checkpoint(PASSIVE)").await {
            tracing::warn!(%error, "the log stays beside the database file");
        }
        if let Some(connection) = batch.connection.take() {
            close_quietly(connection).await;
        }
    }

    async fn enter(self, mut held: Held) -> Result<GroupTx, Fault> {
        held.mend().await?;
        held.unsure = true;
        let text = if held.open {
            "SAVEPOINT one"
        } else {
            "BEGIN IMMEDIATE; SAVEPOINT one"
        };
        if let Err(error) = held.run(text).await {
            let fault = Fault::from(error);
            held.fail(&fault).await;
            return Err(fault);
        }
        if !held.open {
            held.open = true;
            held.since = Instant::now();
        }
        held.unsure = false;
        let slot = Arc::new(Slot {
            holding: Mutex::new(Holding::Idle(held)),
            since: Instant::now(),
        });
        *self.holder.lock().unwrap_or_else(PoisonError::into_inner) = Arc::downgrade(&slot);
        Ok(GroupTx { slot, writer: self })
    }

    /// Waits for the writer or a commit, and meanwhile ends a transaction that holds everybody up.
    async fn patiently<T>(&self, wished: impl Future<Output = T>) -> Result<T, Fault> {
        let begun = Instant::now();
        let mut wished = pin!(wished);
        let pause = self
            .limits
            .hold
            .min(self.limits.wait)
            .max(Duration::from_millis(1));
        loop {
            if let Ok(got) = tokio::time::timeout(pause, &mut wished).await {
                return Ok(got);
            }
            self.evict();
            if begun.elapsed() >= self.limits.wait {
                return Err(Fault::Busy("too many people are saving at once".into()));
            }
        }
    }

    fn evict(&self) {
        let holder = self
            .holder
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .upgrade();
        let Some(slot) = holder.filter(|slot| slot.since.elapsed() >= self.limits.hold) else {
            return;
        };
        let held = slot.change(|holding| match holding {
            Holding::Idle(held) => (Holding::Evicted, Some(held)),
            Holding::Running => (Holding::Evicted, None),
            other => (other, None),
        });
        if let Some(held) = held {
            tracing::warn!("a transaction was held too long and was rolled back");
            self.roll_back(held);
        }
    }

    /// Takes back what one transaction did and leaves the others of its batch alone.
    fn roll_back(&self, mut held: Held) {
        let writer = self.clone();
        // Outside a runtime the process is ending, and the file forgets what was not committed.
        held.unsure = true;
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                match held.run("ROLLBACK TO one; RELEASE one").await {
                    Ok(()) => {
                        held.unsure = false;
                        writer.settle(&mut held).await;
                    }
                    Err(error) => {
                        // The engine has taken back everything, as it does when the disk is full.
                        tracing::error!(%error, "a transaction could not be rolled back alone");
                        held.fail(&Fault::Busy(
                            "the shared transaction was rolled back".into(),
                        ))
                        .await;
                    }
                }
            });
        }
    }

    /// Commits when nobody is about to join, or when those who are done have waited long enough.
    async fn settle(&self, held: &mut Held) {
        let alone = self.queued.load(Ordering::SeqCst) == 0;
        if alone || held.members.len() >= MEMBERS || held.since.elapsed() >= GATHERING {
            held.commit().await;
        }
    }
}

impl Batch {
    async fn run(&mut self, text: &'static str) -> sqlx::Result<()> {
        let connection = self.connection.as_mut().ok_or(sqlx::Error::PoolClosed)?;
        sqlx::raw_sql(text).execute(connection).await.map(drop)
    }

    /// The shared commit, and everybody's answer.
    async fn commit(&mut self) {
        if !self.open {
            return;
        }
        self.unsure = true;
        match self.run("COMMIT").await {
            Ok(()) => {
                self.open = false;
                self.unsure = false;
                for member in self.members.drain(..) {
                    // Whoever no longer listens has left; the work is stored all the same.
                    drop(member.send(Ok(())));
                }
            }
            Err(error) => self.fail(&Fault::at_commit(error)).await,
        }
    }

    /// The shared transaction is lost, for everybody in it.
    async fn fail(&mut self, fault: &Fault) {
        tracing::error!(%fault, members = self.members.len(), "a shared transaction failed");
        for member in self.members.drain(..) {
            drop(member.send(Err(fault.clone())));
        }
        if let Err(fault) = self.renew().await {
            tracing::error!(%fault, "the connection that writes could not be opened again");
        }
    }

    /// Brings a connection whose state is not known back to the ground.
    async fn mend(&mut self) -> Result<(), Fault> {
        if self.connection.is_none() {
            return Err(Fault::Busy("the service is stopping".into()));
        }
        if self.unsure {
            // A change was cut short: nobody can say whether it was stored, and so the answers are dropped.
            self.members.clear();
            self.renew().await?;
        }
        Ok(())
    }

    /// Starts on a new connection; whatever the old one had open ends with it.
    async fn renew(&mut self) -> Result<(), Fault> {
        self.unsure = true;
        let fresh = self.options.connect().await?;
        if let Some(old) = self.connection.replace(fresh) {
            close_quietly(old).await;
        }
        self.open = false;
        self.unsure = false;
        Ok(())
    }
}

/// Closing is a courtesy; what cannot be closed ends with the process.
async fn close_quietly(connection: SqliteConnection) {
    if let Err(error) = connection.close().await {
        tracing::warn!(%error, "the connection that writes was not closed cleanly");
    }
}

fn stopped(_: tokio::task::JoinError) -> Fault {
    Fault::Busy("the service is stopping".into())
}

/// Somebody in the queue. Those before need not commit as long as somebody is about to join.
struct Waiting<'w> {
    writer: &'w GroupWriter,
    arrived: bool,
}

impl<'w> Waiting<'w> {
    fn queue(writer: &'w GroupWriter) -> Self {
        writer.queued.fetch_add(1, Ordering::SeqCst);
        Self {
            writer,
            arrived: false,
        }
    }

    fn arrived(mut self) {
        self.arrived = true;
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.writer.queued.fetch_sub(1, Ordering::SeqCst);
        if self.arrived {
            return;
        }
        // Left the queue: those who counted on the newcomer to commit must not wait for ever.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            let writer = self.writer.clone();
            runtime.spawn(async move {
                let mut held = writer.batch.clone().lock_owned().await;
                if !held.unsure {
                    writer.settle(&mut held).await;
                }
            });
        }
    }
}

impl GroupTx {
    /// Lends the connection for one statement.
    pub(super) fn lend(&mut self) -> Result<LentBatch<'_>, Fault> {
        let held = self.slot.change(|holding| match holding {
            Holding::Idle(held) => (Holding::Running, Some(held)),
            other => (other, None),
        });
        match held {
            Some(held) => Ok(LentBatch {
                held: Some(held),
                tx: self,
            }),
            None => Err(Fault::Overdue),
        }
    }

    /// Ends this transaction's part and waits for the shared commit.
    pub(super) async fn commit(self) -> Result<(), Fault> {
        let mut held = self.take().ok_or(Fault::Overdue)?;
        let writer = self.writer.clone();
        let (answer, answered) = oneshot::channel();
        tokio::spawn(async move {
            held.unsure = true;
            held.members.push(answer);
            match held.run("RELEASE one").await {
                Ok(()) => {
                    held.unsure = false;
                    writer.settle(&mut held).await;
                }
                Err(error) => held.fail(&error.into()).await,
            }
        });
        match self.writer.patiently(answered).await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(_)) | Err(_) => Err(Fault::Unknown("the commit was not answered".into())),
        }
    }

    fn take(&self) -> Option<Held> {
        self.slot.change(|holding| match holding {
            Holding::Idle(held) => (Holding::Done, Some(held)),
            other => (other, None),
        })
    }
}

impl Drop for GroupTx {
    fn drop(&mut self) {
        if let Some(held) = self.take() {
            self.writer.roll_back(held);
        }
    }
}

/// The connection for one statement, from a reader or from the shared transaction.
pub(super) enum Lent<'c> {
    Reader(&'c mut SqliteConnection),
    Writer(LentBatch<'c>),
}

impl Lent<'_> {
    pub(super) fn connection(&mut self) -> Result<&mut SqliteConnection, Fault> {
        match self {
            Self::Reader(connection) => Ok(connection),
            Self::Writer(lent) => {
                let batch = lent.held.as_deref_mut();
                batch
                    .and_then(|batch| batch.connection.as_mut())
                    .ok_or(Fault::Overdue)
            }
        }
    }
}

/// The batch while a statement runs; given back at the end of it, however it ends.
pub(super) struct LentBatch<'c> {
    held: Option<Held>,
    tx: &'c GroupTx,
}

impl Drop for LentBatch<'_> {
    fn drop(&mut self) {
        let Some(held) = self.held.take() else { return };
        let evicted = self.tx.slot.change(|holding| match holding {
            Holding::Running => (Holding::Idle(held), None),
            other => (other, Some(held)),
        });
        if let Some(held) = evicted {
            self.tx.writer.roll_back(held);
        }
    }
}
