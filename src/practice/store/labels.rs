//! The list of labels, and which practices bear them.

use crate::account::model::AccountId;
use crate::db::{Call, Engine, Fault, Timestamp, Tx};
use crate::practice::model::{Label, LabelId, LabelName, MOST_LABELS, PracticeId};

/// The labels that a practice bears, by name.
pub(super) fn add_labels_of(call: Call<'_>, id: PracticeId) -> Call<'_> {
    call.sql(
        "SELECT n.id, n.name, n.word, n.for_authors, n.retired_at
         FROM practice_label l JOIN label n ON n.id = l.label_id
         WHERE l.practice_id = $1
         ORDER BY n.name, n.id",
    )
    .bind(id)
}

/// All labels: those that reviewers are offered, then the retired ones, by name.
pub async fn labels(db: &mut impl Engine) -> Result<Vec<Label>, Fault> {
    db.sql(
        "SELECT id, name, word, for_authors, retired_at FROM label
         ORDER BY CASE WHEN retired_at IS NULL THEN 0 ELSE 1 END, name, id",
    )
    .all()
    .await
}

/// One label.
pub async fn label(db: &mut impl Engine, id: LabelId) -> Result<Option<Label>, Fault> {
    db.sql("SELECT id, name, word, for_authors, retired_at FROM label WHERE id = $1")
        .bind(id)
        .optional()
        .await
}

/// A new label, unless the site has as many as it may have, or one with this search word.
pub async fn insert_label(
    tx: &mut Tx,
    name: &LabelName,
    for_authors: bool,
    (by, at): (AccountId, Timestamp),
) -> Result<Option<LabelId>, Fault> {
    let found = tx
        .sql(
            "INSERT INTO label (name, word, for_authors, added_at, added_by)
             SELECT $1, $2, CAST($3 AS BOOLEAN), CAST($4 AS BIGINT), CAST($5 AS BIGINT)
             WHERE (SELECT COUNT(*) FROM label) < $6
             ON CONFLICT (word) DO NOTHING
             RETURNING id",
        )
        .bind(name.as_str())
        .bind(name.word())
        .bind(for_authors)
        .bind(at)
        .bind(by)
        .bind(MOST_LABELS)
        .optional::<(LabelId,)>()
        .await?;
    Ok(found.map(|(id,)| id))
}

/// Retires a label, or offers it again.
pub async fn retire_label(
    tx: &mut Tx,
    id: LabelId,
    retired_at: Option<Timestamp>,
) -> Result<(), Fault> {
    tx.sql("UPDATE label SET retired_at = $2 WHERE id = $1")
        .bind(id)
        .bind(retired_at)
        .execute()
        .await?;
    Ok(())
}

/// Puts a label on a practice.
pub async fn put_label(tx: &mut Tx, practice: PracticeId, label: LabelId) -> Result<(), Fault> {
    tx.sql("INSERT INTO practice_label (practice_id, label_id) VALUES ($1, $2)")
        .bind(practice)
        .bind(label)
        .execute()
        .await?;
    Ok(())
}

/// Takes a label off a practice.
pub async fn take_label(tx: &mut Tx, practice: PracticeId, label: LabelId) -> Result<(), Fault> {
    tx.sql("DELETE FROM practice_label WHERE practice_id = $1 AND label_id = $2")
        .bind(practice)
        .bind(label)
        .execute()
        .await?;
    Ok(())
}

/// The labels that a practice bears; for `check`.
pub async fn label_ids(db: &mut impl Engine, id: PracticeId) -> Result<Vec<LabelId>, Fault> {
    let found: Vec<(LabelId,)> = db
        .sql("SELECT label_id FROM practice_label WHERE practice_id = $1 ORDER BY label_id")
        .bind(id)
        .all()
        .await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}
