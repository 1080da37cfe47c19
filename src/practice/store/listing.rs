//! Under which terms a live practice is listed, and how many stand under each: kept, not counted.
//! Called only while the edition's row is locked, so the counts never race.

use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::practice::model::PracticeId;

/// Lists a practice under these terms.
pub async fn list(
    tx: &mut Tx,
    id: PracticeId,
    first_published_at: Timestamp,
    terms: &[(&'static str, String)],
) -> Result<(), Fault> {
    for (vocabulary, term) in terms {
        tx.sql(
            "INSERT INTO listed (vocabulary, term, first_published_at, practice_id)
             VALUES ($1, $2, $3, $4)",
        )
        .bind(*vocabulary)
        .bind(term.as_str())
        .bind(first_published_at)
        .bind(id)
        .execute()
        .await?;
        tx.sql(
            "INSERT INTO listed_count (vocabulary, term, practices) VALUES ($1, $2, 1)
             ON CONFLICT (vocabulary, term) DO UPDATE SET practices = listed_count.practices + 1",
        )
        .bind(*vocabulary)
        .bind(term.as_str())
        .execute()
        .await?;
    }
    Ok(())
}

/// Takes a practice off every list.
pub async fn unlist(tx: &mut Tx, id: PracticeId) -> Result<(), Fault> {
    tx.sql(
        "UPDATE listed_count SET practices = practices - 1
         WHERE EXISTS (SELECT 1 FROM listed l
                       WHERE l.practice_id = $1 AND l.vocabulary = listed_count.vocabulary
                         AND l.term = listed_count.term)",
    )
    .bind(id)
    .execute()
    .await?;
    tx.sql("DELETE FROM listed WHERE practice_id = $1")
        .bind(id)
        .execute()
        .await?;
    Ok(())
}
