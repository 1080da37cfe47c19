//! The submissions that were open in a period.

use crate::admin::model::SubmissionFate;
use crate::db::{Engine, Fault, Timestamp};

/// The most submissions that are counted. A secretariat that answers a thousand a week stays below it for a year.
const MOST: i64 = 100_000;

/// Every submission that was made before the end of the period and was open in it. A revision that holds a reviewer's words
/// is a part of the submission before it. What was imported was not submitted here.
pub async fn read_fates(
    db: &mut impl Engine,
    (from, until): (Timestamp, Timestamp),
) -> Result<Vec<SubmissionFate>, Fault> {
    db.sql(
        "SELECT r.submitted_at, r.decided_at, r.closed_at, r.state, p.objective,
                NOT EXISTS (SELECT 1 FROM revision e
                            WHERE e.practice_id = r.practice_id AND e.number < r.number
                              AND e.state IN ('published', 'superseded', 'returned', 'declined')) AS is_first
         FROM revision r JOIN practice p ON p.id = r.practice_id
         WHERE r.submitted_at < $2 AND r.submitted_by IS NOT NULL AND (r.closed_at IS NULL OR r.closed_at >= $1) AND r.state <> 'reworded'
         LIMIT CAST($3 AS BIGINT)",
    )
    .bind(from)
    .bind(until)
    .bind(MOST)
    .all()
    .await
}
