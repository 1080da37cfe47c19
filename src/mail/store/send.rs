//! The mails that the worker takes, and the results that it stores.

use std::time::Duration;

use sqlx::types::Json;

use crate::db::ids::{AccountId, PracticeId, RequestId, Seq};
use crate::db::{Conn, Engine, Fault, Timestamp, Tx};
use crate::language::Language;
use crate::mail::delivery::{Attempts, DeliveryOutcome};
use crate::mail::destination::{ClosedDestinations, Destination};
use crate::mail::letter::LetterItem;
use crate::mail::model::{MailId, MailRecipient, NoticeId, OwedNotice, Secret};
use crate::mail::preferences::Urgency;
use crate::mail::relation::Relation;
use crate::mail::unowed::Unowed;

/// A mail that this worker may attempt until its lease ends.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct TakenMail {
    /// The number of its row, which the log names.
    pub id: MailId,
    /// Its Message-ID, once there was an attempt.
    pub message_id: Option<String>,
    /// The token in its return path.
    pub return_token: Option<String>,
    /// The recipient's account, if there is one.
    pub account_id: Option<AccountId>,
    /// The language of its layout.
    pub language: Language,
    /// Whether it is a digest, which carries several notices.
    pub digest: bool,
    domain: String,
    recipient: String,
    tries: i64,
    outages: i64,
    waiting_since: Timestamp,
    /// The moment at which it was owed, which becomes its `Date`.
    pub created_at: Timestamp,
    /// The end of the lease. A result is stored only while this lease is the mail's newest.
    #[sqlx(rename = "taken_until")]
    pub until: Timestamp,
}

impl TakenMail {
    /// The destination that the mail had when it was taken.
    pub fn destination(&self) -> Destination {
        Destination {
            domain: self.domain.clone(),
            recipient: self.recipient.clone(),
        }
    }

    /// The attempts so far, by which the rules of delivery decide.
    pub fn attempts(&self) -> Attempts {
        Attempts {
            tries: self.tries,
            outages: self.outages,
            since: self.waiting_since,
        }
    }
}

/// The mails that a worker may take now.
pub struct TakeFilter<'a> {
    /// The moment by which they are due.
    pub now: Timestamp,
    /// The length of a lease.
    pub lease: Duration,
    /// The urgency that they have.
    pub urgency: Urgency,
    /// The destinations that they do not have.
    pub closed: &'a ClosedDestinations,
}

/// The condition that a mail of the urgency `$3` waits and no worker holds it. `$1` is now and `$2` the end of a lease
/// from now: a lease that ends later was written by a clock that has jumped since, and counts as ended.
macro_rules! mail_is_free {
    () => {
        "state = 'waiting' AND urgency = $3
             AND (taken_until IS NULL OR taken_until <= $1 OR taken_until > $2)"
    };
}

/// The condition that a mail goes to none of the closed domains `$4` and closed recipients `$5`.
macro_rules! destination_is_open {
    () => {
        "domain NOT IN ({texts $4}) AND recipient NOT IN ({texts $5})"
    };
}

/// Leases the oldest mail that is due, with the engine's clause for locking its row.
macro_rules! lease_oldest_mail {
    ($lock:literal) => {
        concat!(
            "WITH due AS MATERIALIZED (
                 SELECT id FROM mail
                 WHERE ",
            mail_is_free!(),
            " AND next_attempt_at <= $1 AND domain IS NOT NULL AND ",
            destination_is_open!(),
            "
                 ORDER BY next_attempt_at, id
                 LIMIT 1 ",
            $lock,
            ")
             UPDATE mail SET taken_until = $2, message_id = COALESCE(message_id, $6),
                 return_token = COALESCE(return_token, $7)
             WHERE id IN (SELECT id FROM due)
             RETURNING id, message_id, return_token, account_id, language, digest, domain, recipient, tries, outages,
                 waiting_since, created_at, taken_until"
        )
    };
}

/// Takes the oldest mail that is due. Without a Message-ID it gets this one, which never changes afterwards; and
/// without a token of its return path this one.
pub async fn take_next(
    tx: &mut Tx,
    which: &TakeFilter<'_>,
    (message_id, return_token): (&str, &str),
) -> Result<Option<TakenMail>, Fault> {
    tx.sql_for(
        lease_oldest_mail!(""),
        lease_oldest_mail!("FOR UPDATE SKIP LOCKED"),
    )
    .bind(which.now)
    .bind(which.now.plus(which.lease))
    .bind(which.urgency)
    .bind(Json(&which.closed.domains))
    .bind(Json(&which.closed.recipients))
    .bind(message_id)
    .bind(return_token)
    .optional()
    .await
}

/// The moment at which the next mail is due that may be taken then, or whose destination is unknown.
pub async fn next_due(
    db: &mut impl Engine,
    which: &TakeFilter<'_>,
) -> Result<Option<Timestamp>, Fault> {
    let row = db
        .sql(concat!(
            "SELECT next_attempt_at FROM mail
             WHERE ",
            mail_is_free!(),
            " AND (domain IS NULL OR (",
            destination_is_open!(),
            "))
             ORDER BY next_attempt_at, id
             LIMIT 1"
        ))
        .bind(which.now)
        .bind(which.now.plus(which.lease))
        .bind(which.urgency)
        .bind(Json(&which.closed.domains))
        .bind(Json(&which.closed.recipients))
        .optional::<(Timestamp,)>()
        .await?;
    Ok(row.map(|(next,)| next))
}

/// What the worker learns of the whole outbox before it looks for a mail.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct Outlook {
    /// The number of dead letters.
    pub dead: i64,
    /// Whether any notice is held for a digest.
    pub is_any_held: bool,
    /// Whether a mail is due later than the longest pause allows: a clock that has jumped since wrote its due time.
    pub is_any_too_late: bool,
}

/// The columns of [`Outlook`]. `$index` has the notices that are held.
macro_rules! outlook {
    ($index:literal) => {
        concat!(
            "SELECT (SELECT COUNT(*) FROM mail WHERE state = 'dead') AS dead,
                    EXISTS (SELECT 1 FROM notice ",
            $index,
            " WHERE mail_id IS NULL AND dropped_at IS NULL) AS is_any_held,
                    EXISTS (SELECT 1 FROM mail
                            WHERE state = 'waiting' AND urgency IN ('awaited', 'usual') AND next_attempt_at > $1)
                        AS is_any_too_late"
        )
    };
}

/// Reads the outlook. No due time is later than `latest`, unless the clock has jumped.
pub async fn read_outlook(db: &mut impl Engine, latest: Timestamp) -> Result<Outlook, Fault> {
    db.sql_for(
        // SQLite would read every notice that became no mail.
        outlook!("INDEXED BY notice_held"),
        outlook!(""),
    )
    .bind(latest)
    .one()
    .await
}

/// Makes the mails that are due after `latest` due now.
pub async fn make_due(tx: &mut Tx, now: Timestamp, latest: Timestamp) -> Result<u64, Fault> {
    tx.sql(
        "UPDATE mail SET next_attempt_at = $1
         WHERE state = 'waiting' AND urgency IN ('awaited', 'usual') AND next_attempt_at > $2",
    )
    .bind(now)
    .bind(latest)
    .execute()
    .await
}

/// Ends the leases of a service that stopped in the middle of its conversations. Only for a database with a single
/// service.
pub async fn free_all_leases(tx: &mut Tx) -> Result<u64, Fault> {
    tx.sql(
        "UPDATE mail SET taken_until = NULL
         WHERE taken_until IS NOT NULL",
    )
    .execute()
    .await
}

#[derive(sqlx::FromRow)]
struct OwedRow {
    id: NoticeId,
    kind: String,
    relation: Relation,
    account_id: Option<AccountId>,
    address: Option<String>,
    language: Language,
    subject: String,
    text: String,
    html: String,
    item: Option<String>,
    practice_id: Option<PracticeId>,
    seq: Option<Seq>,
    private: bool,
    secret_purpose: Option<String>,
    secret_request: Option<RequestId>,
    turn_until: Option<Timestamp>,
    created_at: Timestamp,
}

impl OwedRow {
    fn into_notice(self) -> OwedNotice {
        let to = match (self.address, self.account_id) {
            (None, Some(account)) => MailRecipient::Account(account),
            (address, account) => MailRecipient::Address {
                account,
                address: address.unwrap_or_default(),
            },
        };
        OwedNotice {
            id: self.id,
            kind: self.kind,
            relation: self.relation,
            to,
            language: self.language,
            subject: self.subject,
            text: self.text,
            html: self.html,
            reply_to: None,
            item: self
                .item
                .and_then(|item| serde_json::from_str::<LetterItem>(&item).ok()),
            event: self.practice_id.zip(self.seq),
            private: self.private,
            secret: self
                .secret_purpose
                .zip(self.secret_request)
                .map(|(purpose, request)| Secret { purpose, request }),
            until: self.turn_until,
            at: self.created_at,
        }
    }
}

/// The notices that a mail carries, without the dropped ones, in the order in which they were owed.
pub async fn read_notices(db: &mut Conn, mail: MailId) -> Result<Vec<OwedNotice>, Fault> {
    let rows: Vec<OwedRow> = db
        .sql(
            "SELECT id, kind, relation, account_id, address, language, subject, text, html, item, practice_id, seq,
                 private, secret_purpose, secret_request, turn_until, created_at
             FROM notice
             WHERE mail_id = $1 AND dropped_at IS NULL
             ORDER BY created_at, id",
        )
        .bind(mail)
        .all()
        .await?;
    Ok(rows.into_iter().map(OwedRow::into_notice).collect())
}

/// Marks a notice as no longer owed, for this reason.
pub async fn drop_notice(
    tx: &mut Tx,
    now: Timestamp,
    id: NoticeId,
    because: Unowed,
) -> Result<(), Fault> {
    tx.sql(
        "UPDATE notice SET dropped_at = $2, dropped_because = $3
         WHERE id = $1 AND dropped_at IS NULL",
    )
    .bind(id)
    .bind(now)
    .bind(because)
    .execute()
    .await?;
    Ok(())
}

/// Stores the result of an attempt at a taken mail. `false`: the lease has ended and another worker has taken the mail,
/// or an administrator has settled it; their result stays.
pub async fn settle_taken(
    tx: &mut Tx,
    now: Timestamp,
    taken: &TakenMail,
    address: Option<&str>,
    outcome: &DeliveryOutcome,
) -> Result<bool, Fault> {
    let changed = tx
        .sql(
            "UPDATE mail SET state = $3, tries = $4, outages = $5, next_attempt_at = $6, said = $7, settled_at = $8,
                 address = COALESCE($9, address), taken_until = NULL
             WHERE id = $1 AND taken_until = $2 AND state = 'waiting'",
        )
        .bind(taken.id)
        .bind(taken.until)
        .bind(outcome.state)
        .bind(outcome.tries)
        .bind(outcome.outages)
        .bind(outcome.next_attempt_at)
        .bind(&outcome.said)
        .bind(outcome.settled_at(now))
        .bind(address)
        .execute()
        .await?;
    Ok(changed == 1)
}

/// Resets mails to their first attempt, at the moment `$1`.
macro_rules! reset_mails {
    () => {
        "UPDATE mail SET state = 'waiting', tries = 0, outages = 0, waiting_since = $1, next_attempt_at = $1,
             domain = NULL, recipient = NULL, settled_at = NULL, return_token = NULL
         WHERE "
    };
}

/// Resets a mail to its first attempt, unless it is no longer owed or a worker holds it. One that was not sent because its
/// address was stopped is owed again.
pub async fn requeue(tx: &mut Tx, now: Timestamp, id: MailId) -> Result<bool, Fault> {
    let changed = tx
        .sql(concat!(
            reset_mails!(),
            "id = $2 AND (state <> 'no_longer_owed' OR said = $3)
             AND (taken_until IS NULL OR taken_until <= $1)"
        ))
        .bind(now)
        .bind(id)
        .bind(Unowed::AddressStopped)
        .execute()
        .await?;
    Ok(changed == 1)
}

/// Resets every dead letter to its first attempt, and returns their number.
pub async fn requeue_dead(tx: &mut Tx, now: Timestamp) -> Result<u64, Fault> {
    tx.sql(concat!(reset_mails!(), "state = 'dead'"))
        .bind(now)
        .execute()
        .await
}

/// Marks a dead letter as no longer owed. `false`: it is no dead letter.
pub async fn settle_dead(
    tx: &mut Tx,
    now: Timestamp,
    id: MailId,
    because: Unowed,
) -> Result<bool, Fault> {
    let changed = tx
        .sql(
            "UPDATE mail SET state = 'no_longer_owed', said = $3, settled_at = $2
             WHERE id = $1 AND state = 'dead'",
        )
        .bind(id)
        .bind(now)
        .bind(because)
        .execute()
        .await?;
    Ok(changed == 1)
}

/// Marks everything that still waits, in a mail or for a digest, as no longer owed, for one reason. It counts as settled
/// at the moment at which it was owed.
pub async fn settle_waiting(tx: &mut Tx, before: Timestamp, because: Unowed) -> Result<(), Fault> {
    tx.sql(
        "UPDATE notice SET dropped_at = created_at, dropped_because = $2
         WHERE dropped_at IS NULL AND created_at <= $1
           AND (mail_id IS NULL OR mail_id IN (SELECT id FROM mail WHERE state = 'waiting'))",
    )
    .bind(before)
    .bind(because)
    .execute()
    .await?;
    tx.sql(
        "UPDATE mail SET state = 'no_longer_owed', settled_at = created_at, said = $2
         WHERE state = 'waiting' AND created_at <= $1",
    )
    .bind(before)
    .bind(because)
    .execute()
    .await?;
    Ok(())
}
