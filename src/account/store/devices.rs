//! Device cookies: the browsers in which the owner of an account has signed in.

use crate::account::model::{AccountId, EmailAddress};
use crate::db::{Engine, Fault, Timestamp, Tx};

/// The most browsers that one account knows.
const DEVICES: i64 = 20;

/// Remembers a browser in which the owner has just signed in. An account with too many browsers forgets the one that was
/// used longest ago.
pub async fn remember(
    tx: &mut Tx,
    hash: &[u8],
    account: AccountId,
    now: Timestamp,
    until: Timestamp,
) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO device (hash, account_id, made_at, expires_at)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (hash) DO NOTHING",
    )
    .bind(hash)
    .bind(account)
    .bind(now)
    .bind(until)
    .execute()
    .await?;
    forget_oldest(tx, account, hash).await
}

/// Extends the time for which a browser stays known, after another sign-in.
pub async fn use_again(tx: &mut Tx, hash: &[u8], until: Timestamp) -> Result<(), Fault> {
    tx.sql("UPDATE device SET expires_at = $2 WHERE hash = $1")
        .bind(hash)
        .bind(until)
        .execute()
        .await?;
    Ok(())
}

/// Deletes what an account has beyond [`DEVICES`], used longest ago first, and never the browser just remembered.
/// Each use extends the expiry by the same time, so the order of expiry is the order of use.
async fn forget_oldest(tx: &mut Tx, account: AccountId, made: &[u8]) -> Result<(), Fault> {
    tx.sql(
        "DELETE FROM device
         WHERE account_id = $1 AND hash <> $2 AND hash NOT IN
             (SELECT hash
              FROM device
              WHERE account_id = $1 AND hash <> $2
              ORDER BY expires_at DESC, made_at DESC, hash
              LIMIT CAST($3 AS BIGINT))",
    )
    .bind(account)
    .bind(made)
    .bind(DEVICES - 1)
    .execute()
    .await?;
    Ok(())
}

/// Whether the account of a typed address knows a browser.
pub async fn knows(
    db: &mut impl Engine,
    hash: &[u8],
    email: &EmailAddress,
    now: Timestamp,
) -> Result<bool, Fault> {
    let row = db
        .sql(
            "SELECT d.account_id
             FROM device d
             JOIN account a ON a.id = d.account_id
             WHERE d.hash = $1 AND d.expires_at > $2 AND a.email_key = $3",
        )
        .bind(hash)
        .bind(now)
        .bind(email.key())
        .optional::<(AccountId,)>()
        .await?;
    Ok(row.is_some())
}

/// Whether an account knows a browser.
pub async fn is_of(
    tx: &mut Tx,
    hash: &[u8],
    account: AccountId,
    now: Timestamp,
) -> Result<bool, Fault> {
    let row = tx
        .sql(
            "SELECT account_id FROM device WHERE hash = $1 AND account_id = $2 AND expires_at > $3",
        )
        .bind(hash)
        .bind(account)
        .bind(now)
        .optional::<(AccountId,)>()
        .await?;
    Ok(row.is_some())
}

/// Deletes every browser that an account knows: what its credentials granted has ended.
pub async fn forget_all(tx: &mut Tx, account: AccountId) -> Result<(), Fault> {
    tx.sql("DELETE FROM device WHERE account_id = $1")
        .bind(account)
        .execute()
        .await?;
    Ok(())
}

/// Deletes browsers that have not been used for a year.
pub async fn sweep(tx: &mut Tx, now: Timestamp) -> Result<(), Fault> {
    tx.sql("DELETE FROM device WHERE expires_at <= $1")
        .bind(now)
        .execute()
        .await?;
    Ok(())
}
