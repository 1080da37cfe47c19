//! The links in mails, of which only the hashes are stored.

use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::follow::model::{RequestId, SubscriptionId};

/// The subscriptions of a link; none if it was never made, or is too old.
pub async fn by_hash(db: &mut impl Engine, hash: &[u8]) -> Result<Option<StoredLink>, Fault> {
    db.sql("SELECT subscription_id, shown_by FROM subscription_link WHERE hash = $1")
        .bind(hash)
        .optional()
        .await
}

/// What a known link leads to.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct StoredLink {
    /// What the mail with the link belongs to; none once that has ended.
    #[sqlx(rename = "subscription_id")]
    pub own: Option<SubscriptionId>,
    /// Another one of the address, once its own has ended.
    pub shown_by: Option<SubscriptionId>,
}

impl StoredLink {
    /// A subscription of the address to which the link was mailed.
    pub fn of_address(self) -> Option<SubscriptionId> {
        self.own.or(self.shown_by)
    }
}

/// Stores the hash of a secret that is about to leave in this letter. `false`: its subscription has ended.
pub async fn add(
    tx: &mut Tx,
    letter: RequestId,
    hash: &[u8],
    now: Timestamp,
) -> Result<bool, Fault> {
    let added = tx
        .sql(
            "INSERT INTO subscription_link (hash, subscription_id, made_at)
             SELECT $2, subscription_id, $3 FROM subscription_letter
             WHERE id = $1 AND subscription_id IS NOT NULL",
        )
        .bind(letter)
        .bind(hash)
        .bind(now)
        .execute()
        .await?;
    Ok(added == 1)
}

/// Deletes links that were made before a moment.
pub async fn delete_before(tx: &mut Tx, before: Timestamp) -> Result<(), Fault> {
    tx.sql("DELETE FROM subscription_link WHERE made_at < $1")
        .bind(before)
        .execute()
        .await?;
    Ok(())
}
