//! Notices that are held for the next digest.

use crate::db::ids::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::language::Language;
use crate::mail::model::MailId;

/// Everybody with something held since before this moment, and the language it was last written in.
pub async fn people(
    db: &mut impl Engine,
    before: Timestamp,
) -> Result<Vec<(AccountId, Language)>, Fault> {
    db.sql(
        "SELECT n.account_id, n.language FROM notice n
         WHERE n.id IN (
             SELECT MAX(h.id) FROM notice h
             WHERE h.mail_id IS NULL AND h.dropped_at IS NULL AND h.account_id IS NOT NULL AND h.created_at < $1
             GROUP BY h.account_id)
         ORDER BY n.account_id",
    )
    .bind(before)
    .all()
    .await
}

/// Puts everything that was held for a person before this moment into one mail, and says how much that was.
pub async fn put_all_in(
    tx: &mut Tx,
    account: AccountId,
    before: Timestamp,
    mail: MailId,
) -> Result<u64, Fault> {
    tx.sql(
        "UPDATE notice SET mail_id = $3
         WHERE account_id = $1 AND created_at < $2 AND mail_id IS NULL AND dropped_at IS NULL",
    )
    .bind(account)
    .bind(before)
    .bind(mail)
    .execute()
    .await
}

/// Whether anything is held at all.
pub async fn any(db: &mut impl Engine) -> Result<bool, Fault> {
    let row = db
        .sql(
            "SELECT id FROM notice
             WHERE mail_id IS NULL AND dropped_at IS NULL
             LIMIT 1",
        )
        .optional::<(i64,)>()
        .await?;
    Ok(row.is_some())
}
