//! The destinations of waiting mails. The worker takes a mail by its destination, and leaves the mails of a destination
//! that does not answer.

use crate::db::ids::AccountId;
use crate::db::{Conn, Engine, Fault, Timestamp, Tx};
use crate::mail::destination::Destination;
use crate::mail::model::{MailId, MailRecipient};

use super::send::TakenMail;

#[derive(sqlx::FromRow)]
struct UndirectedRow {
    id: MailId,
    account_id: Option<AccountId>,
    address: Option<String>,
}

/// Up to `count` mails that are due and whose destination is unknown, in the order in which the worker takes them.
pub async fn undirected(
    db: &mut Conn,
    now: Timestamp,
    count: i64,
) -> Result<Vec<(MailId, MailRecipient)>, Fault> {
    let rows: Vec<UndirectedRow> = db
        .sql(
            "SELECT m.id, m.account_id, (SELECT MIN(n.address) FROM notice n WHERE n.mail_id = m.id) AS address
             FROM mail m
             WHERE m.state = 'waiting' AND m.domain IS NULL AND m.urgency IN ('awaited', 'usual')
                 AND m.next_attempt_at <= $1
             ORDER BY m.urgency, m.next_attempt_at, m.id
             LIMIT CAST($2 AS BIGINT)",
        )
        .bind(now)
        .bind(count)
        .all()
        .await?;
    let to = |row: UndirectedRow| match (row.address, row.account_id) {
        (None, Some(account)) => (row.id, MailRecipient::Account(account)),
        (address, account) => {
            let address = address.unwrap_or_default();
            (row.id, MailRecipient::Address { account, address })
        }
    };
    Ok(rows.into_iter().map(to).collect())
}

/// Stores the destination of a mail, unless it has one.
pub async fn set_destination(tx: &mut Tx, id: MailId, to: &Destination) -> Result<(), Fault> {
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

/// Ends the lease of a mail whose destination has changed since it was taken, and stores the new destination. This was
/// no attempt.
pub async fn change_destination(
    tx: &mut Tx,
    taken: &TakenMail,
    to: &Destination,
) -> Result<(), Fault> {
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

/// Clears the destinations of an account's waiting mails. A mail that a worker is taking at this moment is skipped, so
/// that neither waits for the other's lock; that worker compares the destinations before it contacts a server.
pub async fn clear_destinations(tx: &mut Tx, account: AccountId) -> Result<(), Fault> {
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
