//! What the worker takes, and what it writes down afterwards.

use std::time::Duration;

use sqlx::types::Json;

use crate::db::ids::{AccountId, PracticeId, RequestId, Seq};
use crate::db::{Conn, Engine, Fault, Timestamp, Tx};
use crate::language::Language;
use crate::mail::delivery::{Outcome, Waiting};
use crate::mail::destination::{Closed, Destination};
use crate::mail::model::{Item, MailId, NoticeId, Owed, Relation, Secret, To, Urgency};
use crate::mail::unowed::Unowed;

/// A mail that this worker may try until its lease ends.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Taken {
    /// Which mail.
    pub id: MailId,
    /// Its Message-ID, once it has been tried before.
    pub message_id: Option<String>,
    /// The account whose mail it is.
    pub account_id: Option<AccountId>,
    /// The language of its frame.
    pub language: Language,
    /// Whether it gathers notices.
    pub digest: bool,
    domain: String,
    recipient: String,
    tries: i64,
    outages: i64,
    waiting_since: Timestamp,
    /// When it was owed: its date.
    pub created_at: Timestamp,
    /// The lease, by which this worker's result is known to be the latest.
    #[sqlx(rename = "taken_until")]
    pub until: Timestamp,
}

impl Taken {
    /// Where it went when it was taken.
    pub fn destination(&self) -> Destination {
        Destination {
            domain: self.domain.clone(),
            recipient: self.recipient.clone(),
        }
    }

    /// What the rules of delivery judge by.
    pub fn waiting(&self) -> Waiting {
        Waiting {
            tries: self.tries,
            outages: self.outages,
            since: self.waiting_since,
        }
    }
}

/// Which mails a worker may take now.
pub struct Takeable<'a> {
    /// Those due by now.
    pub now: Timestamp,
    /// How long one is taken for.
    pub lease: Duration,
    /// Those of this urgency.
    pub urgency: Urgency,
    /// Those that go elsewhere.
    pub closed: &'a Closed,
}

/// Takes the oldest mail that is due. A lease that ends later than one could was written by a clock that has jumped
/// since, and counts as ended.
pub async fn take(tx: &mut Tx, which: &Takeable<'_>) -> Result<Option<Taken>, Fault> {
    tx.sql_for(
        "WITH due AS MATERIALIZED (
             SELECT id FROM mail
             WHERE state = 'waiting' AND urgency = $3 AND next_attempt_at <= $1
                 AND (taken_until IS NULL OR taken_until <= $1 OR taken_until > $2)
                 AND domain IS NOT NULL
                 AND domain NOT IN ({texts $4})
                 AND recipient NOT IN ({texts $5})
             ORDER BY next_attempt_at, id
             LIMIT 1)
         UPDATE mail SET taken_until = $2
         WHERE id IN (SELECT id FROM due)
         RETURNING id, message_id, account_id, language, digest, domain, recipient, tries, outages,
             waiting_since, created_at, taken_until",
        "WITH due AS MATERIALIZED (
             SELECT id FROM mail
             WHERE state = 'waiting' AND urgency = $3 AND next_attempt_at <= $1
                 AND (taken_until IS NULL OR taken_until <= $1 OR taken_until > $2)
                 AND domain IS NOT NULL
                 AND domain NOT IN ({texts $4})
                 AND recipient NOT IN ({texts $5})
             ORDER BY next_attempt_at, id
             LIMIT 1
             FOR UPDATE SKIP LOCKED)
         UPDATE mail SET taken_until = $2
         WHERE id IN (SELECT id FROM due)
         RETURNING id, message_id, account_id, language, digest, domain, recipient, tries, outages,
             waiting_since, created_at, taken_until",
    )
    .bind(which.now)
    .bind(which.now.plus(which.lease))
    .bind(which.urgency)
    .bind(Json(&which.closed.domains))
    .bind(Json(&which.closed.recipients))
    .optional()
    .await
}

/// When the next mail is due that may be taken then, or whose destination is not known yet.
pub async fn next_due(
    db: &mut impl Engine,
    which: &Takeable<'_>,
) -> Result<Option<Timestamp>, Fault> {
    let row = db
        .sql(
            "SELECT next_attempt_at FROM mail
             WHERE state = 'waiting' AND urgency = $3
                 AND (taken_until IS NULL OR taken_until <= $1 OR taken_until > $2)
                 AND (domain IS NULL
                     OR (domain NOT IN ({texts $4})
                         AND recipient NOT IN ({texts $5})))
             ORDER BY next_attempt_at, id
             LIMIT 1",
        )
        .bind(which.now)
        .bind(which.now.plus(which.lease))
        .bind(which.urgency)
        .bind(Json(&which.closed.domains))
        .bind(Json(&which.closed.recipients))
        .optional::<(Timestamp,)>()
        .await?;
    Ok(row.map(|(next,)| next))
}

/// Whether a mail waits for longer than any pause: a clock that has jumped since wrote its due time.
pub async fn is_held_up(db: &mut impl Engine, latest: Timestamp) -> Result<bool, Fault> {
    let row = db
        .sql(
            "SELECT id FROM mail
             WHERE state = 'waiting' AND urgency IN ('awaited', 'usual') AND next_attempt_at > $1
             LIMIT 1",
        )
        .bind(latest)
        .optional::<(MailId,)>()
        .await?;
    Ok(row.is_some())
}

/// Makes those due now.
pub async fn hurry(tx: &mut Tx, now: Timestamp, latest: Timestamp) -> Result<u64, Fault> {
    tx.sql(
        "UPDATE mail SET next_attempt_at = $1
         WHERE state = 'waiting' AND urgency IN ('awaited', 'usual') AND next_attempt_at > $2",
    )
    .bind(now)
    .bind(latest)
    .execute()
    .await
}

/// Gives a mail the Message-ID that it keeps.
pub async fn name(tx: &mut Tx, id: MailId, message_id: &str) -> Result<(), Fault> {
    tx.sql(
        "UPDATE mail SET message_id = $2
         WHERE id = $1 AND message_id IS NULL",
    )
    .bind(id)
    .bind(message_id)
    .execute()
    .await?;
    Ok(())
}

/// Frees what a service that stopped in mid-sentence had taken. Only for a database with a single service.
pub async fn free_all(tx: &mut Tx) -> Result<u64, Fault> {
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
    created_at: Timestamp,
}

impl OwedRow {
    fn owed(self) -> Owed {
        let to = match (self.address, self.account_id) {
            (None, Some(account)) => To::Account(account),
            (address, account) => To::Address {
                account,
                address: address.unwrap_or_default(),
            },
        };
        Owed {
            id: self.id,
            kind: self.kind,
            relation: self.relation,
            to,
            language: self.language,
            subject: self.subject,
            text: self.text,
            html: self.html,
            item: self
                .item
                .and_then(|item| serde_json::from_str::<Item>(&item).ok()),
            event: self.practice_id.zip(self.seq),
            private: self.private,
            secret: self
                .secret_purpose
                .zip(self.secret_request)
                .map(|(purpose, request)| Secret { purpose, request }),
            at: self.created_at,
        }
    }
}

/// The notices that a mail carries, without those dropped, in the order in which they were owed.
pub async fn notices(db: &mut Conn, mail: MailId) -> Result<Vec<Owed>, Fault> {
    let rows: Vec<OwedRow> = db
        .sql(
            "SELECT id, kind, relation, account_id, address, language, subject, text, html, item, practice_id, seq,
                 private, secret_purpose, secret_request, created_at
             FROM notice
             WHERE mail_id = $1 AND dropped_at IS NULL
             ORDER BY created_at, id",
        )
        .bind(mail)
        .all()
        .await?;
    Ok(rows.into_iter().map(OwedRow::owed).collect())
}

/// Notes that a notice is no longer owed, and why.
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

/// Writes down what became of a taken mail. `false`: the lease had ended and somebody else has it, or it was
/// settled meanwhile; their word counts.
pub async fn settle_taken(
    tx: &mut Tx,
    now: Timestamp,
    taken: &Taken,
    address: Option<&str>,
    outcome: &Outcome,
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
        .bind(outcome.settled(now))
        .bind(address)
        .execute()
        .await?;
    Ok(changed == 1)
}

/// A mail begins anew, whatever became of it, unless it is no longer owed or under way right now.
pub async fn again(tx: &mut Tx, now: Timestamp, id: MailId) -> Result<bool, Fault> {
    let changed = tx
        .sql(
            "UPDATE mail SET state = 'waiting', tries = 0, outages = 0, waiting_since = $2, next_attempt_at = $2,
                 domain = NULL, recipient = NULL, settled_at = NULL
             WHERE id = $1 AND state <> 'no_longer_owed' AND (taken_until IS NULL OR taken_until <= $2)",
        )
        .bind(id)
        .bind(now)
        .execute()
        .await?;
    Ok(changed == 1)
}

/// All dead letters begin anew.
pub async fn dead_again(tx: &mut Tx, now: Timestamp) -> Result<u64, Fault> {
    tx.sql(
        "UPDATE mail SET state = 'waiting', tries = 0, outages = 0, waiting_since = $1, next_attempt_at = $1,
             domain = NULL, recipient = NULL, settled_at = NULL
         WHERE state = 'dead'",
    )
    .bind(now)
    .execute()
    .await
}

/// A dead letter needs nobody any more.
pub async fn settle(
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

/// Everything that still waits, alone or for a digest, is no longer owed, for one reason. It counts as settled at
/// the time at which it came to be owed.
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
