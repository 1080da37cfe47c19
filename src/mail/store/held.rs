//! Notices that are held for the next digest. A held notice stores its group and no rhythm: the account's preference at the
//! moment of gathering decides, so that a change of the preference strands none.

use crate::db::ids::AccountId;
use crate::db::{Engine, Fault, Tx};
use crate::language::Language;
use crate::mail::gathering::Gathering;
use crate::mail::model::MailId;

/// The condition that a notice `h` is held and belongs to a gathering. `$1` is the moment of the daily one, `$2` of the
/// weekly one. Only a notice whose group the account wants once a week waits for the weekly one.
macro_rules! is_gathered {
    () => {
        "h.mail_id IS NULL AND h.dropped_at IS NULL AND h.account_id IS NOT NULL AND h.created_at < $1
             AND (h.created_at < $2 OR NOT EXISTS (
                 SELECT 1 FROM mail_preference p
                 WHERE p.account_id = h.account_id AND p.mail_group = h.mail_group AND p.preference = 'weekly'))"
    };
}

/// The accounts with a notice that belongs to this gathering, each with the language of its newest such notice.
pub async fn accounts(
    db: &mut impl Engine,
    gathering: Gathering,
) -> Result<Vec<(AccountId, Language)>, Fault> {
    db.sql(concat!(
        "SELECT n.account_id, n.language FROM notice n
         WHERE n.id IN (
             SELECT MAX(h.id) FROM notice h
             WHERE ",
        is_gathered!(),
        "
             GROUP BY h.account_id)
         ORDER BY n.account_id"
    ))
    .bind(gathering.daily)
    .bind(gathering.weekly)
    .all()
    .await
}

/// Puts the notices of an account that belong to this gathering into one mail, and returns their number.
pub async fn put_held_into(
    tx: &mut Tx,
    account: AccountId,
    gathering: Gathering,
    mail: MailId,
) -> Result<u64, Fault> {
    tx.sql(concat!(
        "UPDATE notice SET mail_id = $4
         WHERE mail_id IS NULL AND id IN (
             SELECT h.id FROM notice h
             WHERE h.account_id = $3 AND ",
        is_gathered!(),
        ")"
    ))
    .bind(gathering.daily)
    .bind(gathering.weekly)
    .bind(account)
    .bind(mail)
    .execute()
    .await
}
