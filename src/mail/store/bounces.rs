//! Mails that did not arrive, and the addresses to which two of them did not.

use sqlx::types::Json;

use crate::db::ids::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::mail::model::{MailId, REPORTS_THAT_STOP, UndeliveredNotice};
use crate::mail::unowed::Unowed;

/// A mail that did not arrive.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct BouncedMail {
    /// The number of its row.
    pub id: MailId,
    account_id: Option<AccountId>,
    recipient: Option<String>,
}

impl BouncedMail {
    /// The recipient's address, if it belongs to no account.
    pub fn recipient_without_account(&self) -> Option<&str> {
        self.recipient
            .as_deref()
            .filter(|_| self.account_id.is_none())
    }
}

/// Makes the mail with this token a dead letter. `None`: no mail has it, or it is settled. A mail that still waits has left
/// once, because only then it has a token; the report may be faster than the answer about it, so its lease ends.
pub async fn mark(
    tx: &mut Tx,
    now: Timestamp,
    token: &str,
    said: &str,
) -> Result<Option<BouncedMail>, Fault> {
    tx.sql(
        "UPDATE mail SET state = 'dead', settled_at = $2, said = $3, taken_until = NULL
         WHERE return_token = $1 AND state IN ('accepted', 'waiting')
         RETURNING id, account_id, recipient",
    )
    .bind(token)
    .bind(now)
    .bind(said)
    .optional()
    .await
}

/// The notices about practices in a mail.
pub async fn notices(tx: &mut Tx, mail: MailId) -> Result<Vec<UndeliveredNotice>, Fault> {
    tx.sql(
        "SELECT practice_id, seq, relation, account_id, subject, created_at FROM notice
         WHERE mail_id = $1 AND practice_id IS NOT NULL AND dropped_at IS NULL
         ORDER BY id",
    )
    .bind(mail)
    .all()
    .await
}

/// Counts a report that calls this address wrong.
pub async fn count(tx: &mut Tx, now: Timestamp, recipient: &str) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO bounced_address (recipient, reports, reported_at)
         VALUES ($1, 1, $2)
         ON CONFLICT (recipient)
             DO UPDATE SET reports = bounced_address.reports + 1, reported_at = excluded.reported_at",
    )
    .bind(recipient)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// Whether so many reports call this address wrong that no mail goes there.
pub async fn is_stopped(db: &mut impl Engine, recipient: &str) -> Result<bool, Fault> {
    let row = db
        .sql(
            "SELECT reports FROM bounced_address
             WHERE recipient = $1",
        )
        .bind(recipient)
        .optional::<(i64,)>()
        .await?;
    Ok(row.is_some_and(|(reports,)| reports >= REPORTS_THAT_STOP))
}

/// Those of these addresses to which no mail goes.
pub async fn stopped_of(
    db: &mut impl Engine,
    recipients: &[String],
) -> Result<Vec<(String,)>, Fault> {
    db.sql(
        "SELECT recipient FROM bounced_address
         WHERE recipient IN ({texts $1}) AND reports >= $2",
    )
    .bind(Json(recipients))
    .bind(REPORTS_THAT_STOP)
    .all()
    .await
}

/// Forgets the reports about the address of this mail, and owes anew what was not sent because of them.
pub async fn lift(tx: &mut Tx, mail: MailId) -> Result<(), Fault> {
    tx.call()
        .sql(
            "DELETE FROM bounced_address
             WHERE recipient IN (SELECT recipient FROM mail WHERE id = $1)",
        )
        .bind(mail)
        .sql(
            "UPDATE notice SET dropped_at = NULL, dropped_because = NULL
             WHERE mail_id = $1 AND dropped_because = $2",
        )
        .bind(mail)
        .bind(Unowed::AddressStopped)
        .run()
        .await?;
    Ok(())
}
