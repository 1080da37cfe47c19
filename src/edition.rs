//! The catalogue's edition: a number that rises with every change that the public can see, and with nothing
//! private. Whatever changes public bytes raises it here, last of all in its transaction: the row is the lock
//! that puts public changes into one order on any number of nodes.

use std::time::Duration;

pub use crate::db::ids::Edition;

use crate::app::Clock;
use crate::db::{Engine, Fault, Signal, Timestamp, Tx};

/// Begins the next edition and says when it began.
///
/// The clock is read only once the row is locked, and never runs behind the edition before: so whoever asks
/// "what changed since" misses nothing, whichever node's clock is ahead.
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

/// Holds the edition as it is until the transaction ends: nothing is published meanwhile.
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
