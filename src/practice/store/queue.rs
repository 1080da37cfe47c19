//! The queue's lists, kept: for each submitted revision a row in each list that holds it, and the words by which it is
//! found. Everything is drawn from practices, revisions and owners; only this file writes it. The review room reads it.

mod words;

use crate::account::model::AccountId;
use crate::db::{Engine, Fault, Tx};
use crate::practice::model::{ImportId, PracticeId, RevisionId};

use super::owned::redraw_own_rows_of;

pub use words::*;

/// The columns of a row.
macro_rules! columns {
    () => {
        "revision_id, band, at, practice_id, objective, language, holder_id, suggested_id"
    };
}

/// The beginning of each statement that adds rows.
macro_rules! insert_rows {
    () => {
        concat!("INSERT INTO queue_row (", columns!(), ") ")
    };
}

/// The rows of some practices that one list, or several, hold: each with its band, date and holder.
macro_rules! rows_of {
    ($band:literal, $at:literal, $holder:literal, $where:literal, $which:literal) => {
        concat!(
            "SELECT r.id AS revision_id, ",
            $band,
            " AS band, ",
            $at,
            " AS at, p.id AS practice_id, COALESCE(p.objective, 0) AS objective, p.language AS language, ",
            $holder,
            " AS holder_id, r.suggested_id AS suggested_id
             FROM revision r
             JOIN practice p ON p.id = r.practice_id
             JOIN account o ON o.id = p.owner_id
             WHERE ",
            $at,
            " IS NOT NULL AND ",
            $where,
            " AND ",
            $which
        )
    };
}

/// The revisions in review, but not those whose owner is suspended; those on hold by the day on which they come back; those
/// that are decided; those that wait for the consent of their authors, which no reviewer holds; and the appeals, which the
/// reviewer who declined does not answer.
macro_rules! open_rows {
    ($which:literal) => {
        concat!(
            rows_of!(
                "CASE WHEN r.state IN ('decided', 'awaiting-consent') THEN 'decided' WHEN r.hold_until IS NOT NULL THEN 'on-hold'
                      WHEN r.claimed_by IS NULL THEN 'free' ELSE 'claimed' END",
                "CASE WHEN r.state = 'in-review' THEN COALESCE(r.hold_until, r.queued_at) ELSE r.queued_at END",
                "CASE WHEN r.state = 'decided' THEN r.decided_by ELSE r.claimed_by END",
                "(r.state IN ('decided', 'awaiting-consent') OR (r.state = 'in-review' AND o.suspended_at IS NULL))",
                $which
            ),
            " UNION ALL ",
            rows_of!(
                "'appeal'",
                "r.appealed_at",
                "r.decided_by",
                "r.state = 'declined' AND r.appeal_open = TRUE AND o.suspended_at IS NULL",
                $which
            )
        )
    };
}

/// Those that are published, in the list of these.
macro_rules! published_rows {
    ($which:literal) => {
        rows_of!(
            "'published'",
            "r.closed_at",
            "CAST(NULL AS BIGINT)",
            "r.state = 'published' AND p.public = 'live'",
            $which
        )
    };
}

/// The newest submission of each practice, in the list of all.
macro_rules! submitted_rows {
    ($which:literal) => {
        rows_of!(
            "'all'",
            "r.submitted_at",
            "CAST(NULL AS BIGINT)",
            "r.state NOT IN ('draft', 'discarded') AND NOT EXISTS
                (SELECT 1 FROM revision later
                 WHERE later.practice_id = r.practice_id AND later.number > r.number
                   AND later.state NOT IN ('draft', 'discarded'))",
            $which
        )
    };
}

/// All rows of some practices.
macro_rules! all_rows {
    ($which:literal) => {
        concat!(
            open_rows!($which),
            " UNION ALL ",
            rows_of!(
                "r.state",
                "r.closed_at",
                "CAST(NULL AS BIGINT)",
                "r.state IN ('returned', 'declined', 'withdrawn', 'spam') AND NOT EXISTS
                    (SELECT 1 FROM revision later
                     WHERE later.practice_id = r.practice_id AND later.number > r.number
                       AND later.state NOT IN ('draft', 'discarded'))",
                $which
            ),
            " UNION ALL ",
            published_rows!($which),
            " UNION ALL ",
            rows_of!(
                "'removal'",
                "p.removal_asked_at",
                "CAST(NULL AS BIGINT)",
                "r.state = 'published' AND p.public = 'live'",
                $which
            ),
            " UNION ALL ",
            rows_of!(
                "'taken-down'",
                "p.taken_down_at",
                "CAST(NULL AS BIGINT)",
                "r.state = 'published' AND p.public IN ('no-longer-current', 'gone', 'replaced')",
                $which
            ),
            " UNION ALL ",
            submitted_rows!($which),
        )
    };
}

/// Draws the rows of a practice anew, in the queue and in its authors' lists: the last step of each deed, under the lock of
/// the practice.
pub async fn draw_lists(tx: &mut Tx, id: PracticeId) -> Result<(), Fault> {
    let call = tx
        .call()
        .sql("DELETE FROM queue_row WHERE practice_id = $1")
        .bind(id)
        .sql(concat!(insert_rows!(), all_rows!("p.id = $1")))
        .bind(id);
    redraw_own_rows_of(call, id).run().await?;
    Ok(())
}

/// Locks what an account has submitted, claimed or decided, by rising id: whether that waits, or stands, changes.
pub async fn lock_practices_of(tx: &mut Tx, account: AccountId) -> Result<(), Fault> {
    let lock = tx.sql_on_postgres(
        "SELECT id FROM practice
         WHERE (owner_id = $1 AND reference IS NOT NULL)
            OR id IN (SELECT practice_id FROM revision
                      WHERE (state = 'in-review' AND claimed_by = $1)
                         OR (state = 'decided' AND decided_by = $1))
         ORDER BY id
         FOR NO KEY UPDATE",
    );
    if let Some(lock) = lock {
        lock.bind(account).execute().await?;
    }
    Ok(())
}

/// Draws the open rows of an owner's practices anew. The practices are locked.
pub async fn draw_open_queue_rows(tx: &mut Tx, owner: AccountId) -> Result<(), Fault> {
    tx.sql(
        "DELETE FROM queue_row
         WHERE band IN ('free', 'claimed', 'on-hold', 'decided', 'appeal')
           AND practice_id IN (SELECT id FROM practice WHERE owner_id = $1)",
    )
    .bind(owner)
    .execute()
    .await?;
    tx.sql(concat!(insert_rows!(), open_rows!("p.owner_id = $1")))
        .bind(owner)
        .execute()
        .await?;
    Ok(())
}

/// Draws the rows of practices that were added with their whole histories, and lets their words be folded. They are those
/// of these ids, both included.
pub async fn add_queue_rows(
    tx: &mut Tx,
    (first, last): (PracticeId, PracticeId),
) -> Result<(), Fault> {
    tx.sql(concat!(insert_rows!(), all_rows!("p.id BETWEEN $1 AND $2")))
        .bind(first)
        .bind(last)
        .execute()
        .await?;
    tx.sql(
        "INSERT INTO queue_unfolded (revision_id)
         SELECT id FROM revision
         WHERE practice_id BETWEEN $1 AND $2
           AND submitted_at IS NOT NULL AND state NOT IN ('draft', 'discarded')",
    )
    .bind(first)
    .bind(last)
    .execute()
    .await?;
    Ok(())
}

/// Draws the rows of the practices of an import, which have just become public. Each stands in two lists. Their words are kept
/// already.
pub async fn add_queue_rows_of_import(tx: &mut Tx, import: ImportId) -> Result<(), Fault> {
    tx.sql(concat!(
        insert_rows!(),
        published_rows!("p.id IN (SELECT practice_id FROM import_row WHERE import_id = $1)"),
        " UNION ALL ",
        submitted_rows!("p.id IN (SELECT practice_id FROM import_row WHERE import_id = $1)")
    ))
    .bind(import)
    .execute()
    .await?;
    Ok(())
}

/// Draws all rows anew and lets all words be folded anew.
pub async fn draw_whole_queue(tx: &mut Tx) -> Result<(), Fault> {
    tx.sql("DELETE FROM queue_row").execute().await?;
    tx.sql(concat!(insert_rows!(), all_rows!("TRUE")))
        .execute()
        .await?;
    tx.sql(
        "INSERT INTO queue_unfolded (revision_id)
         SELECT id FROM revision WHERE submitted_at IS NOT NULL AND state NOT IN ('draft', 'discarded')
         ON CONFLICT (revision_id) DO NOTHING",
    )
    .execute()
    .await?;
    Ok(())
}

/// The revisions that have a row which is not drawn from the tables, or lack one; for `check`.
pub async fn wrong_queue_rows(db: &mut impl Engine) -> Result<Vec<(RevisionId, String)>, Fault> {
    db.sql(concat!(
        "SELECT d.revision_id, d.band FROM (",
        all_rows!("TRUE"),
        " EXCEPT SELECT ",
        columns!(),
        " FROM queue_row) d
         UNION ALL
         SELECT k.revision_id, k.band FROM (SELECT ",
        columns!(),
        " FROM queue_row EXCEPT SELECT ",
        columns!(),
        " FROM (",
        all_rows!("TRUE"),
        ") a) k
         ORDER BY 1, 2"
    ))
    .all()
    .await
}
