//! The record of what was done to accounts. Its rows are written once.

use crate::account::model::{AccountDeed, AccountId, AccountRecord, AccountRecordId};
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::web::paging::ListCounts;

/// Writes a line.
pub async fn add(
    tx: &mut Tx,
    account: AccountId,
    by: Option<AccountId>,
    deed: AccountDeed,
    words: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO account_record (account_id, by_id, deed, words, made_at)
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(account)
    .bind(by)
    .bind(deed)
    .bind(words)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// Lines below the number `$1`, newest first.
pub async fn before(
    db: &mut impl Engine,
    id: AccountRecordId,
    most: i64,
) -> Result<Vec<AccountRecord>, Fault> {
    db.sql(
        "SELECT id, account_id, by_id, deed, words, made_at
         FROM account_record
         WHERE id < $1
         ORDER BY id DESC
         LIMIT CAST($2 AS BIGINT)",
    )
    .bind(id)
    .bind(most)
    .all()
    .await
}

/// Lines above the number `$1`, oldest first.
pub async fn after(
    db: &mut impl Engine,
    id: AccountRecordId,
    most: i64,
) -> Result<Vec<AccountRecord>, Fault> {
    db.sql(
        "SELECT id, account_id, by_id, deed, words, made_at
         FROM account_record
         WHERE id > $1
         ORDER BY id
         LIMIT CAST($2 AS BIGINT)",
    )
    .bind(id)
    .bind(most)
    .all()
    .await
}

/// How many lines there are, and how many stand above the number `$1`; with that line itself if `through`.
pub async fn count(
    db: &mut impl Engine,
    id: AccountRecordId,
    through: bool,
) -> Result<ListCounts, Fault> {
    db.sql(
        "SELECT COUNT(*) AS total,
                COUNT(CASE WHEN id > $1 OR (id = $1 AND $2) THEN 1 END) AS passed
         FROM account_record",
    )
    .bind(id)
    .bind(through)
    .one()
    .await
}
