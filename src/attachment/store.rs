//! All SQL about attachments, and about which revisions name them.

use serde_json::{Value, json};
use sqlx::types::Json;

use super::model::{Attachment, AttachmentKey};
use crate::account::model::AccountId;
use crate::db::ids::{PracticeId, RevisionId};
use crate::db::{Engine, Fault, Timestamp, Tx};

/// How many attachments are removed at a time.
const BATCH: i64 = 100;

/// Adds an attachment that no revision names yet.
pub async fn insert(
    tx: &mut Tx,
    attachment: &Attachment,
    (by, at): (AccountId, Timestamp),
) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO attachment (key, practice_id, kind, name, bytes, width, height, small_bytes, sent_by, sent_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(&attachment.key)
    .bind(attachment.practice_id)
    .bind(attachment.kind)
    .bind(&attachment.name)
    .bind(attachment.bytes)
    .bind(attachment.width)
    .bind(attachment.height)
    .bind(attachment.small_bytes)
    .bind(by)
    .bind(at)
    .execute()
    .await?;
    Ok(())
}

/// How many attachments an account has sent since then.
pub async fn count_sent(
    db: &mut impl Engine,
    by: AccountId,
    since: Timestamp,
) -> Result<i64, Fault> {
    let (sent,) = db
        .sql("SELECT COUNT(*) FROM attachment WHERE sent_by = $1 AND sent_at > $2")
        .bind(by)
        .bind(since)
        .one::<(i64,)>()
        .await?;
    Ok(sent)
}

/// An attachment of a practice.
pub async fn of_practice(
    db: &mut impl Engine,
    practice: PracticeId,
    key: &AttachmentKey,
) -> Result<Option<Attachment>, Fault> {
    db.sql("SELECT * FROM attachment WHERE key = $1 AND practice_id = $2")
        .bind(key)
        .bind(practice)
        .optional()
        .await
}

/// The same, if a submission of the practice names it.
pub async fn submitted(
    db: &mut impl Engine,
    practice: PracticeId,
    key: &AttachmentKey,
) -> Result<Option<Attachment>, Fault> {
    db.sql(
        "SELECT a.* FROM attachment a
         WHERE a.key = $1 AND a.practice_id = $2
             AND EXISTS (SELECT 1 FROM revision_attachment n JOIN revision r ON r.id = n.revision_id
                         WHERE n.attachment_key = a.key AND r.submitted_at IS NOT NULL)",
    )
    .bind(key)
    .bind(practice)
    .optional()
    .await
}

/// Writes down that a revision names these attachments and no others.
pub async fn name(
    tx: &mut Tx,
    revision: RevisionId,
    keys: impl Iterator<Item = &AttachmentKey>,
) -> Result<(), Fault> {
    let rows: Vec<Value> = keys.map(|key| json!([revision, key])).collect();
    tx.sql("DELETE FROM revision_attachment WHERE revision_id = $1")
        .bind(revision)
        .execute()
        .await?;
    if rows.is_empty() {
        return Ok(());
    }
    tx.sql(
        "INSERT INTO revision_attachment (revision_id, attachment_key)
         SELECT CAST(value ->> 0 AS BIGINT), value ->> 1
         FROM {rows $1}",
    )
    .bind(Json(rows))
    .execute()
    .await?;
    Ok(())
}

/// Attachments that a revision names, after this key in their order.
pub async fn named_after(
    db: &mut impl Engine,
    last: &str,
    most: i64,
) -> Result<Vec<Attachment>, Fault> {
    db.sql(
        "SELECT a.* FROM attachment a
         WHERE a.key > $1
             AND EXISTS (SELECT 1 FROM revision_attachment n JOIN revision r ON r.id = n.revision_id
                         WHERE n.attachment_key = a.key AND r.state <> 'discarded')
         ORDER BY a.key LIMIT CAST($2 AS BIGINT)",
    )
    .bind(last)
    .bind(most)
    .all()
    .await
}

/// Attachments that were sent before the first moment, and that no revision names but drafts that were discarded before the
/// second.
pub async fn orphans(
    db: &mut impl Engine,
    (sent, discarded): (Timestamp, Timestamp),
) -> Result<Vec<Attachment>, Fault> {
    db.sql(
        "SELECT a.* FROM attachment a
         WHERE a.sent_at < $1
             AND NOT EXISTS (SELECT 1 FROM revision_attachment n JOIN revision r ON r.id = n.revision_id
                             WHERE n.attachment_key = a.key
                                 AND (r.state <> 'discarded' OR r.closed_at IS NULL OR r.closed_at >= $2))
         ORDER BY a.key LIMIT CAST($3 AS BIGINT)",
    )
    .bind(sent)
    .bind(discarded)
    .bind(BATCH)
    .all()
    .await
}

/// Removes an attachment.
pub async fn remove(tx: &mut Tx, key: &AttachmentKey) -> Result<(), Fault> {
    tx.sql("DELETE FROM revision_attachment WHERE attachment_key = $1")
        .bind(key)
        .execute()
        .await?;
    tx.sql("DELETE FROM attachment WHERE key = $1")
        .bind(key)
        .execute()
        .await?;
    Ok(())
}
