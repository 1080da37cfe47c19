//! SQLite's one writer, with group commit: transactions that arrive while another one runs share one `COMMIT`, and so
//! one wait for the disk. Each is a savepoint of the shared transaction. A transaction is acknowledged only after the
//! shared `COMMIT` has returned; if that fails, all its members fail.
//!
//! A future can be dropped at any await. Therefore every change of the shared transaction runs in a task of its own,
//! which a caller cannot drop, and the callers only wait for the task.

mod batch;

use std::future::Future;
use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, SqliteConnection};
use tokio::sync::{Mutex as Queue, OwnedMutexGuard, oneshot};

use super::Fault;
use batch::{Batch, close_quietly};

/// The most transactions that share one commit.
const MEMBERS: usize = 256;

/// How long finished transactions wait for others to join their commit.
const GATHERING: Duration = Duration::from_millis(25);

/// How long a transaction may hold the writer, and how long others wait for it.
#[derive(Debug, Clone, Copy)]
pub struct WriterLimits {
    /// After this time a transaction that others wait for is rolled back.
    pub hold: Duration,
    /// After this time a waiting transaction fails, because the database is busy.
    pub wait: Duration,
}

impl Default for WriterLimits {
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
    limits: WriterLimits,
}

type Held = OwnedMutexGuard<Batch>;

/// One transaction of a batch.
pub struct GroupTx {
    slot: Arc<Slot>,
    writer: GroupWriter,
}

/// The hold of a transaction on the writer. It is shared, so that a transaction that has waited too long can end it.
struct Slot {
    holding: Mutex<Holding>,
    since: Instant,
}

enum Holding {
    /// Between two statements.
    Idle(Held),
    /// A statement is running, and has the batch.
    Running,
    /// Others waited too long; the transaction is rolled back.
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
    pub async fn open(options: SqliteConnectOptions, limits: WriterLimits) -> Result<Self, Fault> {
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

    /// Begins a transaction as soon as the earlier ones are done.
    pub async fn begin(&self) -> Result<GroupTx, Fault> {
        let ticket = QueueTicket::take(self);
        let held = self.wait_for(self.batch.clone().lock_owned()).await?;
        ticket.arrived();
        let writer = self.clone();
        // A caller that is dropped now drops only the handle; the task then drops the finished transaction.
        tokio::spawn(async move { writer.enter(held).await })
            .await
            .map_err(stopped)?
    }

    /// Waits for the running transactions and closes the connection. Later transactions fail as busy.
    pub async fn close(&self) {
        let mut batch = self.batch.lock().await;
        batch.commit().await;
        // Merges the log into the file, which is then the whole database.
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

    /// Waits for the writer or a commit, and meanwhile ends a transaction that others have waited for too long.
    async fn wait_for<T>(&self, awaited: impl Future<Output = T>) -> Result<T, Fault> {
        let begun = Instant::now();
        let mut awaited = pin!(awaited);
        let pause = self
            .limits
            .hold
            .min(self.limits.wait)
            .max(Duration::from_millis(1));
        loop {
            if let Ok(got) = tokio::time::timeout(pause, &mut awaited).await {
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

    /// Rolls back one transaction and leaves the others of its batch untouched.
    fn roll_back(&self, mut held: Held) {
        let writer = self.clone();
        // Outside a runtime the process is ending, and what was not committed is discarded with it.
        held.unsure = true;
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                match held.run("ROLLBACK TO one; RELEASE one").await {
                    Ok(()) => {
                        held.unsure = false;
                        writer.settle(&mut held).await;
                    }
                    Err(error) => {
                        // The engine has rolled back the whole batch, as it does when the disk is full.
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

    /// Commits if no transaction is about to join, or if the finished ones have waited long enough.
    async fn settle(&self, held: &mut Held) {
        if self.is_time_to_commit(held) {
            held.commit().await;
        }
    }

    fn is_time_to_commit(&self, held: &Held) -> bool {
        let alone = self.queued.load(Ordering::SeqCst) == 0;
        alone || held.members.len() >= MEMBERS || held.since.elapsed() >= GATHERING
    }
}

fn stopped(_: tokio::task::JoinError) -> Fault {
    Fault::Busy("the service is stopping".into())
}

/// A transaction that waits for the writer. The earlier ones need not commit as long as another one is about to join.
struct QueueTicket<'w> {
    writer: &'w GroupWriter,
    arrived: bool,
}

impl<'w> QueueTicket<'w> {
    fn take(writer: &'w GroupWriter) -> Self {
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

impl Drop for QueueTicket<'_> {
    fn drop(&mut self) {
        self.writer.queued.fetch_sub(1, Ordering::SeqCst);
        if self.arrived {
            return;
        }
        // The transaction left the queue. Members that counted on it for their commit must not wait for ever.
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

    /// Releases this transaction's savepoint and waits for the shared commit.
    pub(super) async fn commit(self) -> Result<(), Fault> {
        let mut held = self.take().ok_or(Fault::Overdue)?;
        let writer = self.writer.clone();
        let (answer, answered) = oneshot::channel();
        tokio::spawn(async move {
            held.unsure = true;
            held.members.push(answer);
            if writer.is_time_to_commit(&held) {
                return held.release_and_commit().await;
            }
            match held.run("RELEASE one").await {
                Ok(()) => {
                    held.unsure = false;
                    writer.settle(&mut held).await;
                }
                Err(error) => held.fail(&error.into()).await,
            }
        });
        match self.writer.wait_for(answered).await {
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

/// The connection for one statement, of a reader or of the shared transaction.
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

/// The batch while a statement runs. Dropping it gives the batch back, also after an error.
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
