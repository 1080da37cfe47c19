//! The account buckets of the throttle, shared by all nodes. Each bucket is one number: the
//! moment at which it is full again (the generic cell rate algorithm).

use std::time::Duration;

use crate::db::{Engine, Fault, Timestamp, Tx};

/// How many tokens a bucket holds and how fast it fills.
#[derive(Clone, Copy, Debug)]
pub struct BucketRate {
    /// How many tokens a full bucket holds.
    pub burst: u32,
    /// How long one token takes to come back.
    pub refill: Duration,
}

/// Takes a token from a bucket, or answers how long to wait for one.
pub async fn take(
    tx: &mut Tx,
    key: &[u8],
    rate: BucketRate,
    now: Timestamp,
) -> Result<Result<(), Duration>, Fault> {
    let full = now.plus(rate.refill.saturating_mul(rate.burst));
    let rows = tx
        .sql(
            "INSERT INTO bucket (key, full_at)
             VALUES ($1, $2)
             ON CONFLICT (key) DO UPDATE
             SET full_at = CASE WHEN bucket.full_at < $3 THEN $2 ELSE bucket.full_at + $4 END
             WHERE bucket.full_at + $4 <= $5",
        )
        .bind(key)
        .bind(now.plus(rate.refill))
        .bind(now)
        .bind(micros(rate.refill))
        .bind(full)
        .execute()
        .await?;
    if rows == 1 {
        return Ok(Ok(()));
    }
    let (full_at,) = tx
        .sql("SELECT full_at FROM bucket WHERE key = $1")
        .bind(key)
        .one::<(Timestamp,)>()
        .await?;
    Ok(Err(full_at.plus(rate.refill).since(full)))
}

/// Gives a token back: the attempt succeeded, and only failures count.
pub async fn give_back(tx: &mut Tx, key: &[u8], rate: BucketRate) -> Result<(), Fault> {
    tx.sql("UPDATE bucket SET full_at = full_at - $2 WHERE key = $1")
        .bind(key)
        .bind(micros(rate.refill))
        .execute()
        .await?;
    Ok(())
}

/// Deletes buckets that are full.
pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<(), Fault> {
    tx.sql("DELETE FROM bucket WHERE full_at <= $1")
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

fn micros(length: Duration) -> i64 {
    i64::try_from(length.as_micros()).unwrap_or(i64::MAX)
}
