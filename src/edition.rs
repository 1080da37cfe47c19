//! The catalogue's edition: a number that rises with every change that the public can see, and with no private change.
//! Each deed that changes public bytes raises it here, as the last step of its transaction: the row is the lock that puts
//! public changes into one order on any number of nodes.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use sqlx::types::Json;
use tokio::sync::watch;

pub use crate::db::ids::Edition;

use crate::app::Clock;
use crate::db::{Db, Engine, Fault, Signal, Timestamp, Tx};

/// For how long an edition that was read counts as the present one, if no commit was noticed. Another process may have
/// committed in this time.
const TRUST: Duration = Duration::from_millis(50);

/// By how much the clocks of the nodes may differ. An edition that lies further ahead was dated by a clock that was wrong.
pub const SKEW: Duration = Duration::from_mins(1);

/// An edition that has just begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RaisedEdition {
    /// Its number.
    pub number: Edition,
    /// The moment that pages and histories show. It rises with the editions, unless an earlier edition was dated by a
    /// clock that was ahead: then it is the real moment.
    pub date: Timestamp,
}

/// Begins the next edition.
///
/// The clock is read after the row is locked, and the time stored with the edition is never earlier than that of the
/// edition before. So a client that asks for the changes since a moment misses none, even if the clocks of the nodes
/// differ.
pub async fn raise(tx: &mut Tx, clock: &Clock) -> Result<RaisedEdition, Fault> {
    let (number, last) = tx
        .sql("UPDATE edition SET number = number + 1 WHERE id = 1 RETURNING number, at")
        .one::<(Edition, Timestamp)>()
        .await?;
    let now = clock.now();
    let rising = now.max(last.plus(Duration::from_micros(1)));
    let is_near = rising.since(now) < SKEW;
    let date = if is_near { rising } else { now };
    let call = tx
        .call()
        .sql("UPDATE edition SET at = $1, date = $2 WHERE id = 1")
        .bind(rising)
        .bind(date);
    call.sql("INSERT INTO edition_date (number, date) VALUES ($1, $2)")
        .bind(number)
        .bind(date)
        .run()
        .await?;
    tx.wake(Signal::Edition);
    Ok(RaisedEdition { number, date })
}

/// Begins an edition at each of these times, for changes that are past; they are in order. Answers the edition before the
/// first. It fails if the present edition is not earlier than the first.
pub async fn raise_past(tx: &mut Tx, times: &[Timestamp]) -> Result<Edition, Fault> {
    let (Some(first), Some(last)) = (times.first(), times.last()) else {
        return current(tx).await;
    };
    let (before,): (Edition,) = tx
        .sql(
            "UPDATE edition SET number = number + $1, at = $3, date = $3
             WHERE id = 1 AND at < $2
             RETURNING number - $1",
        )
        .bind(i64::try_from(times.len()).unwrap_or(i64::MAX))
        .bind(*first)
        .bind(*last)
        .one()
        .await?;
    let dates: Vec<(i64, i64)> = (before.0 + 1..).zip(times.iter().map(|at| at.0)).collect();
    tx.sql(
        "INSERT INTO edition_date (number, date)
         SELECT CAST(value ->> 0 AS BIGINT), CAST(value ->> 1 AS BIGINT) FROM {rows $1}",
    )
    .bind(Json(dates))
    .execute()
    .await?;
    tx.wake(Signal::Edition);
    Ok(before)
}

/// The time of the current edition, by which the next one is later.
pub async fn time(db: &mut impl Engine) -> Result<Timestamp, Fault> {
    let (at,) = db.sql("SELECT at FROM edition WHERE id = 1").one().await?;
    Ok(at)
}

/// Locks the edition until the transaction ends, so that nothing is published meanwhile.
pub async fn lock(tx: &mut Tx) -> Result<(), Fault> {
    tx.sql("UPDATE edition SET number = number WHERE id = 1")
        .execute()
        .await?;
    Ok(())
}

/// The edition that the public sees now.
pub async fn current(db: &mut impl Engine) -> Result<Edition, Fault> {
    let (edition,) = db
        .sql("SELECT number FROM edition WHERE id = 1")
        .one()
        .await?;
    Ok(edition)
}

/// The present edition, read from the database only if it may have changed: after each commit of this process, and after
/// [`TRUST`] because of other processes. Without [`Db::follow`] it is read each time.
pub struct EditionWatch {
    db: Db,
    fired: watch::Receiver<u64>,
    known: Mutex<Option<KnownEdition>>,
}

#[derive(Clone, Copy)]
struct KnownEdition {
    edition: Edition,
    /// How often the signal had fired before the edition was read.
    fired: u64,
    read_at: Instant,
}

impl EditionWatch {
    /// Watches the edition of this database.
    pub fn new(db: &Db) -> Self {
        Self {
            db: db.clone(),
            fired: db.woken(Signal::Edition),
            known: Mutex::default(),
        }
    }

    /// The edition that the public sees now, if it is known without asking the database.
    pub fn known(&self) -> Option<Edition> {
        let known = (*self.known.lock().unwrap_or_else(PoisonError::into_inner))?;
        let is_present = known.fired == *self.fired.borrow()
            && known.read_at.elapsed() < TRUST
            && self.db.is_followed();
        is_present.then_some(known.edition)
    }

    /// The edition that the public sees now.
    pub async fn current(&self) -> Result<Edition, Fault> {
        if let Some(edition) = self.known() {
            return Ok(edition);
        }
        let fired = *self.fired.borrow();
        let read_at = Instant::now();
        let edition = current(&mut self.db.read().await?).await?;
        let known = KnownEdition {
            edition,
            fired,
            read_at,
        };
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(known);
        Ok(edition)
    }
}
