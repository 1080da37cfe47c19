//! The accounts' preferences, and the links that end digests.

use std::collections::HashMap;

use sqlx::types::Json;

use crate::db::ids::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::mail::preferences::Preference;

/// The account's preference, or the default until the account chooses.
pub async fn preference(db: &mut impl Engine, account: AccountId) -> Result<Preference, Fault> {
    let row = db
        .sql(
            "SELECT preference FROM mail_preference
             WHERE account_id = $1",
        )
        .bind(account)
        .optional::<(Preference,)>()
        .await?;
    Ok(row.map_or_else(Preference::default, |(preference,)| preference))
}

/// The preferences of those of these accounts that have chosen.
pub async fn preferences(
    tx: &mut Tx,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, Preference>, Fault> {
    let rows = tx
        .sql(
            "SELECT account_id, preference FROM mail_preference
             WHERE account_id IN ({ids $1})",
        )
        .bind(Json(accounts))
        .all::<(AccountId, Preference)>()
        .await?;
    Ok(rows.into_iter().collect())
}

/// Stores a preference in the place of an earlier one.
pub async fn set_preference(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
    preference: Preference,
) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO mail_preference (account_id, preference, changed_at)
         VALUES ($1, $2, $3)
         ON CONFLICT (account_id) DO UPDATE SET preference = excluded.preference, changed_at = excluded.changed_at",
    )
    .bind(account)
    .bind(preference)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// Stores the hash of a link that ends this account's digests, and deletes links that were made before `before`.
pub async fn add_link(
    tx: &mut Tx,
    now: Timestamp,
    before: Timestamp,
    account: AccountId,
    hash: &[u8],
) -> Result<(), Fault> {
    tx.sql(
        "DELETE FROM unsubscribe
         WHERE account_id = $1 AND made_at < $2",
    )
    .bind(account)
    .bind(before)
    .execute()
    .await?;
    tx.sql(
        "INSERT INTO unsubscribe (token, account_id, made_at)
         VALUES ($1, $2, $3)",
    )
    .bind(hash)
    .bind(account)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// The account whose digests this link ends.
pub async fn account_of_link(
    db: &mut impl Engine,
    hash: &[u8],
) -> Result<Option<AccountId>, Fault> {
    let row = db
        .sql(
            "SELECT account_id FROM unsubscribe
             WHERE token = $1",
        )
        .bind(hash)
        .optional::<(AccountId,)>()
        .await?;
    Ok(row.map(|(account,)| account))
}
