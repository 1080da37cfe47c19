//! The catalogue's edition: a number that rises with every change that the public can see, and with no private change.
//! Each deed that changes public bytes raises it here, as the last step of its transaction: the row is the lock that puts
//! public changes into one order on any number of nodes.

use std::time::Duration;

pub use crate::db::ids::Edition;

use crate::app::Clock;
use crate::db::{Engine, Fault, Signal, Timestamp, Tx};

/// Begins the next edition, and returns its number and time.
///
/// The clock is read after the row is locked, and an edition is never earlier than the one before. So a client that asks
/// for the changes since a moment misses none, even if the clocks of the nodes differ.
pub async fn raise(tx: &mut Tx, clock: &Clock) -> Result<(Edition, Timestamp), Fault> {
    let (edition, last) = tx
        .sql("UPDATE edition SET number = number + 1 WHERE id = 1 RETURNING number, at")
        .one::<(Edition, Timestamp)>()
        .await?;
    let now = clock.now().max(last.plus(Duration::from_micros(1)));
    tx.sql("UPDATE edition SET at = $1 WHERE id = 1")
        .bind(now)
        .execute()
        .await?;
    tx.wake(Signal::Edition);
    Ok((edition, now))
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
