//! The links by which drafts are read for clearance, and the remarks of their readers.

use crate::account::model::AccountId;
use crate::db::{Call, Engine, Fault, Timestamp, Tx};
use crate::practice::model::{
    ClearanceLink, ClearanceLinkId, ClearanceRemark, ClearanceRemarkId, NewClearanceLink,
    NewClearanceRemark, PracticeId, RevisionId,
};

/// The links of a draft and the remarks of their readers, oldest first.
pub async fn clearance(
    db: &mut impl Engine,
    revision: RevisionId,
) -> Result<(Vec<ClearanceLink>, Vec<ClearanceRemark>), Fault> {
    let call = db
        .call()
        .sql(
            "SELECT id, practice_id, revision_id, label, made_by, made_at, expires_at, ended_at
             FROM clearance_link WHERE revision_id = $1 ORDER BY id",
        )
        .bind(revision)
        .sql(
            "SELECT id, link_id, field, name, words, wording, at, settled_at
             FROM clearance_remark WHERE revision_id = $1 ORDER BY id",
        )
        .bind(revision);
    let mut read = call.run().await?;
    Ok((read.all()?, read.all()?))
}

/// The remarks on the open draft of a practice that are not settled, oldest first.
pub(super) fn add_open_remarks(call: Call<'_>, id: PracticeId) -> Call<'_> {
    call.sql(
        "SELECT m.id, m.link_id, m.field, m.name, m.words, m.wording, m.at, m.settled_at
         FROM clearance_remark m JOIN revision r ON r.id = m.revision_id
         WHERE r.practice_id = $1 AND r.state = 'draft' AND m.settled_at IS NULL
         ORDER BY m.id",
    )
    .bind(id)
}

/// The link with this secret, whether or not it still works.
pub async fn clearance_link(
    db: &mut impl Engine,
    hash: &[u8],
) -> Result<Option<ClearanceLink>, Fault> {
    db.sql(
        "SELECT id, practice_id, revision_id, label, made_by, made_at, expires_at, ended_at
         FROM clearance_link WHERE hash = $1",
    )
    .bind(hash)
    .optional()
    .await
}

/// Adds a link.
pub async fn insert_clearance_link(
    tx: &mut Tx,
    (practice, revision): (PracticeId, RevisionId),
    (link, hash): (&NewClearanceLink, &[u8]),
    (by, now): (AccountId, Timestamp),
) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO clearance_link (practice_id, revision_id, label, hash, made_by, made_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(practice)
    .bind(revision)
    .bind(link.label.as_str())
    .bind(hash)
    .bind(by)
    .bind(now)
    .bind(now.plus(link.time.length()))
    .execute()
    .await?;
    Ok(())
}

/// Ends a link of a draft. If it has none of this number that was not ended, nothing changes and the answer is `false`.
pub async fn end_clearance_link(
    tx: &mut Tx,
    revision: RevisionId,
    (link, now): (ClearanceLinkId, Timestamp),
) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "UPDATE clearance_link SET ended_at = $3
             WHERE id = $2 AND revision_id = $1 AND ended_at IS NULL",
        )
        .bind(revision)
        .bind(link)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Adds a remark.
pub async fn insert_clearance_remark(
    tx: &mut Tx,
    link: &ClearanceLink,
    (remark, wording): (&NewClearanceRemark, &str),
    now: Timestamp,
) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO clearance_remark (link_id, revision_id, field, name, words, wording, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(link.id)
    .bind(link.revision_id)
    .bind(remark.field)
    .bind(remark.name.as_str())
    .bind(remark.words.as_str())
    .bind(wording)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// Settles a remark on a draft, or takes that back. If the draft has none of this number, the answer is `false`.
pub async fn settle_clearance_remark(
    tx: &mut Tx,
    revision: RevisionId,
    (remark, settled): (ClearanceRemarkId, Option<Timestamp>),
) -> Result<bool, Fault> {
    let rows = tx
        .sql("UPDATE clearance_remark SET settled_at = $3 WHERE id = $2 AND revision_id = $1")
        .bind(revision)
        .bind(remark)
        .bind(settled)
        .execute()
        .await?;
    Ok(rows == 1)
}
