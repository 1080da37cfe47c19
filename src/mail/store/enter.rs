//! What is owed enters the outbox.

use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::language::Language;
use crate::mail::destination::Destination;
use crate::mail::model::{MailId, Notice, NoticeId, To, Urgency};

/// Writes a notice, held until it is put into a mail. Nothing if the same event has owed it before.
pub async fn notice(
    tx: &mut Tx,
    now: Timestamp,
    notice: &Notice,
) -> Result<Option<NoticeId>, Fault> {
    let item = notice
        .item
        .as_ref()
        .and_then(|item| serde_json::to_string(item).ok());
    let row = tx
        .sql(
            "INSERT INTO notice (kind, relation, account_id, address, language, subject, text, html, item,
                 practice_id, seq, private, secret_purpose, secret_request, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
             ON CONFLICT DO NOTHING
             RETURNING id",
        )
        .bind(notice.rule.kind)
        .bind(notice.rule.relation)
        .bind(notice.to.account())
        .bind(notice.to.fixed_address())
        .bind(notice.language)
        .bind(&notice.letter.subject)
        .bind(&notice.letter.text)
        .bind(&notice.letter.html)
        .bind(item)
        .bind(notice.event.map(|(practice, _)| practice))
        .bind(notice.event.map(|(_, seq)| seq))
        .bind(notice.rule.private)
        .bind(notice.secret.as_ref().map(|secret| secret.purpose.as_str()))
        .bind(notice.secret.as_ref().map(|secret| secret.request))
        .bind(now)
        .optional::<(NoticeId,)>()
        .await?;
    Ok(row.map(|(id,)| id))
}

/// A mail as it enters the outbox.
pub struct MailEntry<'a> {
    /// Whom it is for.
    pub to: &'a To,
    /// The language of its frame.
    pub language: Language,
    /// Whether it gathers notices.
    pub digest: bool,
    /// How soon it is to leave.
    pub urgency: Urgency,
}

/// Writes a mail that is due at once. Where an account's mails go, the worker asks before it takes one.
pub async fn mail(tx: &mut Tx, now: Timestamp, entry: MailEntry<'_>) -> Result<MailId, Fault> {
    let destination = entry.to.fixed_address().map(Destination::of);
    let (id,) = tx
        .sql(
            "INSERT INTO mail (account_id, address, language, digest, urgency, domain, recipient, state, tries, outages,
                 waiting_since, next_attempt_at, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', 0, 0, $8, $8, $8)
             RETURNING id",
        )
        .bind(entry.to.account())
        .bind(entry.to.fixed_address())
        .bind(entry.language)
        .bind(entry.digest)
        .bind(entry.urgency)
        .bind(destination.as_ref().map(|to| to.domain.as_str()))
        .bind(destination.as_ref().map(|to| to.recipient.as_str()))
        .bind(now)
        .one::<(MailId,)>()
        .await?;
    Ok(id)
}

/// Puts a notice into the mail it goes in.
pub async fn put_in(tx: &mut Tx, notice: NoticeId, mail: MailId) -> Result<(), Fault> {
    tx.sql(
        "UPDATE notice SET mail_id = $2
         WHERE id = $1",
    )
    .bind(notice)
    .bind(mail)
    .execute()
    .await?;
    Ok(())
}

/// Takes back a mail that nothing was put into.
pub async fn take_back(tx: &mut Tx, mail: MailId) -> Result<(), Fault> {
    tx.sql(
        "DELETE FROM mail
         WHERE id = $1",
    )
    .bind(mail)
    .execute()
    .await?;
    Ok(())
}
