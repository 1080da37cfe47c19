//! Under which terms a live practice is listed, and how many stand under each: kept, not counted.
//! Called only while the edition's row is locked, so the counts never race.

use sqlx::types::Json;

use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::practice::model::PracticeId;

/// Lists a practice under these terms.
pub async fn list(
    tx: &mut Tx,
    id: PracticeId,
    first_published_at: Timestamp,
    terms: &[(&'static str, String)],
) -> Result<(), Fault> {
    // After WHERE, SQLite does not read ON as a part of the join.
    tx.call()
        .sql(
            "INSERT INTO listed (vocabulary, term, first_published_at, practice_id)
         SELECT value ->> 0, value ->> 1, $2, $3 FROM {rows $1}",
        )
        .bind(Json(terms))
        .bind(first_published_at)
        .bind(id)
        .sql(
            "INSERT INTO listed_count (vocabulary, term, practices)
         SELECT value ->> 0, value ->> 1, 1 FROM {rows $1} WHERE TRUE
         ON CONFLICT (vocabulary, term) DO UPDATE SET practices = listed_count.practices + 1",
        )
        .bind(Json(terms))
        .run()
        .await?;
    Ok(())
}

/// Takes a practice off every list.
pub async fn unlist(tx: &mut Tx, id: PracticeId) -> Result<(), Fault> {
    tx.call()
        .sql(
            "UPDATE listed_count SET practices = practices - 1
         WHERE EXISTS (SELECT 1 FROM listed l
                       WHERE l.practice_id = $1 AND l.vocabulary = listed_count.vocabulary
                         AND l.term = listed_count.term)",
        )
        .bind(id)
        .sql("DELETE FROM listed WHERE practice_id = $1")
        .bind(id)
        .run()
        .await?;
    Ok(())
}
