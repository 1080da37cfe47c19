//! What people chose, and the links that end digests.

use crate::db::ids::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::mail::preferences::Preference;
use crate::mail::unowed::Unowed;

/// What this account chose, or what everybody has until they choose.
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

/// Records a choice over an earlier one.
pub async fn choose(
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

/// Keeps the hash of a link that ends this account's digests, and forgets those older than `before`.
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

/// Empties everything that the outbox knows about a person.
pub async fn forget(tx: &mut Tx, now: Timestamp, account: AccountId) -> Result<(), Fault> {
    tx.sql(
        "UPDATE notice SET subject = '', text = '', html = '', item = NULL, address = NULL,
             dropped_at = CASE WHEN dropped_at IS NULL AND (mail_id IS NULL OR EXISTS (
                 SELECT 1 FROM mail m WHERE m.id = notice.mail_id AND m.state IN ('waiting', 'dead')))
                 THEN $2 ELSE dropped_at END,
             dropped_because = CASE WHEN dropped_at IS NULL AND (mail_id IS NULL OR EXISTS (
                 SELECT 1 FROM mail m WHERE m.id = notice.mail_id AND m.state IN ('waiting', 'dead')))
                 THEN $3 ELSE dropped_because END
         WHERE account_id = $1",
    )
    .bind(account)
    .bind(now)
    .bind(Unowed::AccountGone)
    .execute()
    .await?;
    tx.sql(
        "UPDATE mail SET state = 'no_longer_owed', said = $3, settled_at = $2
         WHERE account_id = $1 AND state IN ('waiting', 'dead')",
    )
    .bind(account)
    .bind(now)
    .bind(Unowed::AccountGone)
    .execute()
    .await?;
    tx.sql(
        "UPDATE mail SET address = NULL, domain = NULL, recipient = NULL
         WHERE account_id = $1",
    )
    .bind(account)
    .execute()
    .await?;
    tx.sql(
        "DELETE FROM mail_preference
         WHERE account_id = $1",
    )
    .bind(account)
    .execute()
    .await?;
    tx.sql(
        "DELETE FROM unsubscribe
         WHERE account_id = $1",
    )
    .bind(account)
    .execute()
    .await?;
    Ok(())
}
