//! Notices that are held for the next digest.

use crate::db::ids::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::language::Language;
use crate::mail::model::MailId;

/// The accounts with a notice that was held before this moment, each with the language of its newest such notice.
pub async fn accounts(
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

/// Puts the notices that were held for an account before this moment into one mail, and returns their number.
pub async fn put_held_into(
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
