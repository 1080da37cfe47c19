//! What the offline review reads: the submissions that a reviewer has claimed, and how those that a file names stand.

use sqlx::types::Json;

use super::ranges::scope_of;
use crate::account::model::{Account, AccountId};
use crate::db::{Engine, Fault};
use crate::practice::model::{Reference, Seq};
use crate::review::model::NamedSubmission;

/// A submission that the reviewer has claimed.
#[derive(Debug, sqlx::FromRow)]
pub struct ClaimedRow {
    /// Its practice's reference.
    pub reference: Reference,
    /// The number of the revision in review.
    pub number: i64,
    /// The number of the practice's newest event.
    pub seq: Seq,
    /// The title as its author typed it.
    pub title: String,
    /// Its answers.
    pub answers: Json<serde_json::Value>,
}

/// Reads the submissions of one part of the queue that a reviewer has claimed.
macro_rules! select_claimed {
    ($band:literal) => {
        concat!(
            "SELECT p.reference, r.number, p.seq, r.title, c.answers
             FROM queue_row q
             JOIN revision r ON r.id = q.revision_id
             JOIN practice p ON p.id = r.practice_id
             JOIN content c ON c.revision_id = r.id
             WHERE q.band = '",
            $band,
            "' AND q.holder_id = $1
             ORDER BY q.at, q.revision_id
             LIMIT CAST($2 AS BIGINT)"
        )
    };
}

/// The submissions that this reviewer has claimed, in the order of the queue; those on hold come last.
pub async fn claimed(
    db: &mut impl Engine,
    by: AccountId,
    most: i64,
) -> Result<Vec<ClaimedRow>, Fault> {
    let claimed = db.sql(select_claimed!("claimed")).bind(by).bind(most);
    let mut rows: Vec<ClaimedRow> = claimed.all().await?;
    let left = most - i64::try_from(rows.len()).unwrap_or(most);
    let on_hold = db.sql(select_claimed!("on-hold")).bind(by).bind(left);
    rows.extend(on_hold.all::<ClaimedRow>().await?);
    Ok(rows)
}

/// How many submissions this reviewer has claimed, those on hold among them.
pub async fn count_claimed(db: &mut impl Engine, by: AccountId) -> Result<i64, Fault> {
    let (count,) = db
        .sql("SELECT COUNT(*) FROM queue_row WHERE band IN ('claimed', 'on-hold') AND holder_id = $1")
        .bind(by)
        .one::<(i64,)>()
        .await?;
    Ok(count)
}

/// How the practices with these references stand, where this reviewer may see them.
pub async fn named(
    db: &mut impl Engine,
    by: &Account,
    references: &[&str],
) -> Result<Vec<NamedSubmission>, Fault> {
    db.sql(
        "SELECT p.id, p.reference, r.number, r.title, r.claimed_by,
                EXISTS (SELECT 1 FROM party x
                        WHERE x.practice_id = p.id AND x.account_id = $1
                          AND x.set_aside_seq IS NULL) AS party
         FROM practice p
         JOIN account o ON o.id = p.owner_id
         LEFT JOIN revision r
                ON r.practice_id = p.id AND r.state = 'in-review' AND o.suspended_at IS NULL
         WHERE p.reference IN ({texts $2}) AND COALESCE(p.objective, 0) IN ({ids $3})",
    )
    .bind(by.id)
    .bind(Json(references))
    .bind(Json(scope_of(by)))
    .all()
    .await
}
