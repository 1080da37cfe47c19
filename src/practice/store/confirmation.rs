//! When the authors of public practices are asked whether they are still true.

use std::time::Duration;

use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::practice::model::{Confirmation, PracticeId};

/// How many practices are read at a time.
const BATCH: i64 = 100;

/// A practice of which something is due.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct DueConfirmation {
    /// The id of the practice.
    pub id: PracticeId,
    /// What its authors said last.
    #[sqlx(flatten)]
    pub confirmation: Confirmation,
}

/// Live practices of which something is due at this moment or before. While a submission is under review, nothing is. Of a
/// translation nothing is either: its original is asked about.
pub async fn confirmations_due(
    db: &mut impl Engine,
    now: Timestamp,
) -> Result<Vec<DueConfirmation>, Fault> {
    db.sql(
        "SELECT p.id, p.confirmed_at, p.ask_at, p.asks, p.unconfirmed_at, p.ended_at FROM practice p
         WHERE p.public = 'live' AND p.ask_at <= $1 AND p.translation_of IS NULL
           AND NOT EXISTS (SELECT 1 FROM revision r
                           WHERE r.practice_id = p.id AND r.state IN ('in-review', 'decided', 'awaiting-consent'))
         ORDER BY p.ask_at LIMIT CAST($2 AS BIGINT)",
    )
    .bind(now)
    .bind(BATCH)
    .all()
    .await
}

/// Puts the asks that were due before the first moment off, by as many whole years as lead beyond the second one.
pub async fn put_off_asks(
    tx: &mut Tx,
    late: Timestamp,
    now: Timestamp,
    again: Duration,
) -> Result<(), Fault> {
    let again = Timestamp(0).plus(again);
    tx.sql(
        "UPDATE practice SET ask_at = ask_at + (($2 - ask_at) / $3 + 1) * $3
         WHERE public = 'live' AND ask_at < $1 AND (asks < 2 OR unconfirmed_at IS NOT NULL)",
    )
    .bind(late)
    .bind(now)
    .bind(again)
    .execute()
    .await?;
    Ok(())
}

/// Its text says that it has ended: its authors are not asked.
pub async fn ask_no_more(tx: &mut Tx, id: PracticeId) -> Result<(), Fault> {
    tx.sql("UPDATE practice SET ask_at = NULL WHERE id = $1")
        .bind(id)
        .execute()
        .await?;
    Ok(())
}
