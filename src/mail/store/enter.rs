//! New notices and mails in the outbox.

use serde_json::json;
use sqlx::types::Json;

use crate::db::{Call, Engine, Fault, Timestamp, Tx};
use crate::language::Language;
use crate::mail::destination::Destination;
use crate::mail::model::{MailId, MailRecipient, NewNotice, NoticeId, PastNotice};
use crate::mail::preferences::Urgency;
use crate::mail::unowed::Unowed;

/// Inserts notices, each into the mail that carries it; without one it is held. `None`: the same event owed it before.
pub async fn insert_notices(
    tx: &mut Tx,
    now: Timestamp,
    notices: &[(&NewNotice, Option<MailId>)],
) -> Result<Vec<Option<NoticeId>>, Fault> {
    if notices.is_empty() {
        return Ok(Vec::new());
    }
    let mut call = tx.call();
    for (notice, mail) in notices {
        call = add_notice(call, now, notice, *mail);
    }
    let mut entered = call.run().await?;
    let id = |row: Option<(NoticeId,)>| row.map(|(id,)| id);
    notices.iter().map(|_| entered.optional().map(id)).collect()
}

fn add_notice<'c>(
    call: Call<'c>,
    now: Timestamp,
    notice: &NewNotice,
    mail: Option<MailId>,
) -> Call<'c> {
    let item = notice
        .item
        .as_ref()
        .and_then(|item| serde_json::to_string(item).ok());
    call.sql(
        "INSERT INTO notice (kind, relation, account_id, address, language, subject, text, html, item,
             practice_id, seq, private, secret_purpose, secret_request, created_at, mail_id, mail_group, turn_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
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
    .bind(mail)
    .bind(notice.rule.group)
    .bind(notice.until)
}

/// Inserts notices that no mail will carry.
pub async fn insert_past(
    tx: &mut Tx,
    notices: &[PastNotice],
    because: Unowed,
) -> Result<(), Fault> {
    let rows: Vec<_> = notices
        .iter()
        .map(|one| {
            json!([
                one.rule.kind,
                one.rule.relation,
                one.account,
                one.language,
                one.subject,
                one.event.0,
                one.event.1,
                one.rule.private,
                one.at,
            ])
        })
        .collect();
    tx.sql(
        "INSERT INTO notice (kind, relation, account_id, language, subject, text, html, practice_id, seq, private,
             created_at, dropped_at, dropped_because)
         SELECT value ->> 0, value ->> 1, CAST(value ->> 2 AS BIGINT), value ->> 3, value ->> 4, value ->> 4, '',
             CAST(value ->> 5 AS BIGINT), CAST(value ->> 6 AS BIGINT), CAST(value ->> 7 AS BOOLEAN),
             CAST(value ->> 8 AS BIGINT), CAST(value ->> 8 AS BIGINT), $2
         FROM {rows $1}",
    )
    .bind(Json(rows))
    .bind(because)
    .execute()
    .await?;
    Ok(())
}

/// A mail that is to be inserted into the outbox.
pub struct MailEntry<'a> {
    /// The recipient: an account or a fixed address.
    pub to: &'a MailRecipient,
    /// The language of its layout.
    pub language: Language,
    /// Whether it is a digest, which carries several notices.
    pub digest: bool,
    /// The urgency of its notice's rule.
    pub urgency: Urgency,
}

/// Inserts mails that are due at once. The worker looks up an account's address before it takes the mail.
pub async fn insert_mails(
    tx: &mut Tx,
    now: Timestamp,
    entries: &[MailEntry<'_>],
) -> Result<Vec<MailId>, Fault> {
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let mut call = tx.call();
    for entry in entries {
        call = add_mail(call, now, entry);
    }
    let mut entered = call.run().await?;
    let id = |row: (MailId,)| row.0;
    entries.iter().map(|_| entered.one().map(id)).collect()
}

fn add_mail<'c>(call: Call<'c>, now: Timestamp, entry: &MailEntry<'_>) -> Call<'c> {
    let destination = entry.to.fixed_address().map(Destination::of);
    call.sql(
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
}

/// Deletes a mail that carries no notice.
pub async fn delete_mail(tx: &mut Tx, mail: MailId) -> Result<(), Fault> {
    tx.sql(
        "DELETE FROM mail
         WHERE id = $1",
    )
    .bind(mail)
    .execute()
    .await?;
    Ok(())
}
