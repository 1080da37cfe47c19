//! Which practices a reminder is due for, which returned drafts lapse, and which reviews go on.

use crate::db::{Engine, Fault, Timestamp};
use crate::practice::model::{PracticeId, Revision};
use crate::workflow::Deed;

/// How many practices are read at a time.
const BATCH: i64 = 100;

/// The returned drafts that were last saved, or else opened, in a range of time.
macro_rules! idle_drafts {
    ($range:literal) => {
        concat!(
            "SELECT r.practice_id FROM revision r
             WHERE r.state = 'draft' AND COALESCE(r.saved_at, r.opened_at) ",
            $range,
            " AND (SELECT l.state FROM revision l
                   WHERE l.practice_id = r.practice_id AND l.state NOT IN ('draft', 'discarded')
                   ORDER BY l.number DESC LIMIT 1) = 'returned'"
        )
    };
}

/// Submissions that wait, entered the queue after the first moment and not after the second, and have no such reminder in
/// the history of their revision.
pub async fn submissions_to_remind(
    db: &mut impl Engine,
    reminder: Deed,
    (after, up_to): (Timestamp, Timestamp),
) -> Result<Vec<(PracticeId,)>, Fault> {
    db.sql(
        "SELECT q.practice_id FROM queue_row q
         WHERE q.band IN ('free', 'claimed') AND q.at > $2 AND q.at <= $3
           AND NOT EXISTS (SELECT 1 FROM event e
                           WHERE e.practice_id = q.practice_id AND e.revision_id = q.revision_id
                             AND e.deed = $1)
         ORDER BY q.practice_id LIMIT CAST($4 AS BIGINT)",
    )
    .bind(reminder)
    .bind(after)
    .bind(up_to)
    .bind(BATCH)
    .all()
    .await
}

/// Returned drafts that were last saved after the first moment and not after the second, and whose authors were not
/// reminded of them.
pub async fn drafts_to_remind(
    db: &mut impl Engine,
    (after, up_to): (Timestamp, Timestamp),
) -> Result<Vec<(PracticeId,)>, Fault> {
    db.sql(concat!(
        idle_drafts!("> $1 AND COALESCE(r.saved_at, r.opened_at) <= $2"),
        " AND NOT EXISTS (SELECT 1 FROM event e
                          WHERE e.practice_id = r.practice_id AND e.revision_id = r.id
                            AND e.deed = 'remind_authors')
          ORDER BY r.practice_id LIMIT CAST($3 AS BIGINT)"
    ))
    .bind(after)
    .bind(up_to)
    .bind(BATCH)
    .all()
    .await
}

/// Returned drafts that were last saved at this moment or before.
pub async fn drafts_to_lapse(
    db: &mut impl Engine,
    up_to: Timestamp,
) -> Result<Vec<(PracticeId,)>, Fault> {
    db.sql(concat!(
        idle_drafts!("<= $1"),
        " ORDER BY r.practice_id LIMIT CAST($2 AS BIGINT)"
    ))
    .bind(up_to)
    .bind(BATCH)
    .all()
    .await
}

/// Revisions that were on hold until this moment or one before.
pub async fn holds_over(db: &mut impl Engine, now: Timestamp) -> Result<Vec<(PracticeId,)>, Fault> {
    db.sql(
        "SELECT practice_id FROM revision
         WHERE hold_until <= $1
         ORDER BY hold_until, practice_id LIMIT CAST($2 AS BIGINT)",
    )
    .bind(now)
    .bind(BATCH)
    .all()
    .await
}

/// Whether this deed was done to a revision at this moment or later.
pub async fn happened(
    db: &mut impl Engine,
    revision: &Revision,
    deed: Deed,
    since: Timestamp,
) -> Result<bool, Fault> {
    let found = db
        .sql(
            "SELECT seq FROM event
             WHERE practice_id = $1 AND revision_id = $2 AND deed = $3 AND at >= $4
             LIMIT 1",
        )
        .bind(revision.practice_id)
        .bind(revision.id)
        .bind(deed)
        .bind(since)
        .optional::<(i64,)>()
        .await?;
    Ok(found.is_some())
}
