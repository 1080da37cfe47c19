//! Where the mails that wait go: by its destination a mail is taken, or left while that destination keeps silent.

use crate::db::ids::AccountId;
use crate::db::{Conn, Engine, Fault, Timestamp, Tx};
use crate::mail::destination::Destination;
use crate::mail::model::{MailId, To};

use super::send::Taken;

#[derive(sqlx::FromRow)]
struct UndirectedRow {
    id: MailId,
    account_id: Option<AccountId>,
    address: Option<String>,
}

/// Up to `count` mails that are due and whose destination is not known yet, in the order in which they are taken.
pub async fn undirected(
    db: &mut Conn,
    now: Timestamp,
    count: i64,
) -> Result<Vec<(MailId, To)>, Fault> {
    let rows: Vec<UndirectedRow> = db
        .sql(
            "SELECT m.id, m.account_id, (SELECT MIN(n.address) FROM notice n WHERE n.mail_id = m.id) AS address
             FROM mail m
             WHERE m.state = 'waiting' AND m.domain IS NULL AND m.urgency IN ('awaited', 'usual')
                 AND m.next_attempt_at <= $1
             ORDER BY m.urgency, m.next_attempt_at, m.id
             LIMIT $2",
        )
        .bind(now)
        .bind(count)
        .all()
        .await?;
    let to = |row: UndirectedRow| match (row.address, row.account_id) {
        (None, Some(account)) => (row.id, To::Account(account)),
        (address, account) => {
            let address = address.unwrap_or_default();
            (row.id, To::Address { account, address })
        }
    };
    Ok(rows.into_iter().map(to).collect())
}

/// Notes where a mail goes.
pub async fn direct(tx: &mut Tx, id: MailId, to: &Destination) -> Result<(), Fault> {
    tx.sql(
        "UPDATE mail SET domain = $2, recipient = $3
         WHERE id = $1 AND domain IS NULL",
    )
    .bind(id)
    .bind(&to.domain)
    .bind(&to.recipient)
    .execute()
    .await?;
    Ok(())
}

/// Gives back a mail that was taken for another destination than the one it goes to by now. That was no attempt.
pub async fn redirect(tx: &mut Tx, taken: &Taken, to: &Destination) -> Result<(), Fault> {
    tx.sql(
        "UPDATE mail SET domain = $3, recipient = $4, taken_until = NULL
         WHERE id = $1 AND taken_until = $2 AND state = 'waiting'",
    )
    .bind(taken.id)
    .bind(taken.until)
    .bind(&to.domain)
    .bind(&to.recipient)
    .execute()
    .await?;
    Ok(())
}

/// What waits for this account is directed anew. A mail that a worker is taking right now is left to that worker,
/// which compares the destinations before it speaks to anyone; so neither waits for the other's lock.
pub async fn readdress(tx: &mut Tx, account: AccountId) -> Result<(), Fault> {
    tx.sql_for(
        "UPDATE mail SET domain = NULL, recipient = NULL
         WHERE account_id = $1 AND state = 'waiting'",
        "UPDATE mail SET domain = NULL, recipient = NULL
         WHERE id IN (SELECT id FROM mail WHERE account_id = $1 AND state = 'waiting' FOR UPDATE SKIP LOCKED)",
    )
    .bind(account)
    .execute()
    .await?;
    Ok(())
}
