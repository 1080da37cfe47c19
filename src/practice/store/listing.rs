//! Under which terms a live practice is listed, and how many stand under each: kept, not counted. And what harvesters are told
//! of each practice that is or was public: its sets, and when its public record last changed, which is the time of the edition.
//! Called only while the edition's row is locked and its edition has begun, so the counts never race and the times rise.

use sqlx::types::Json;

use crate::account::model::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::practice::model::PracticeId;

/// Lists a practice under these terms, and lets harvesters find it in these sets.
pub async fn list(
    tx: &mut Tx,
    id: PracticeId,
    first_published_at: Timestamp,
    terms: &[(&'static str, String)],
    sets: &[String],
) -> Result<(), Fault> {
    let sets: Vec<[&String; 1]> = sets.iter().map(|set| [set]).collect();
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
        .sql("DELETE FROM harvested WHERE practice_id = $1")
        .bind(id)
        .sql(
            "INSERT INTO harvested (set_spec, changed_at, practice_id)
         SELECT value ->> 0, (SELECT at FROM edition WHERE id = 1), $2 FROM {rows $1}",
        )
        .bind(Json(sets))
        .bind(id)
        .run()
        .await?;
    Ok(())
}

/// Takes a practice off every list. Harvesters keep its sets, in which they learn that it is gone.
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
        .sql(
            "UPDATE harvested SET changed_at = (SELECT at FROM edition WHERE id = 1)
             WHERE practice_id = $1",
        )
        .bind(id)
        .run()
        .await?;
    Ok(())
}

/// Lets harvesters know that the public records of these practices have changed.
pub async fn mark_changed(tx: &mut Tx, ids: &[PracticeId]) -> Result<(), Fault> {
    tx.sql(
        "UPDATE harvested SET changed_at = (SELECT at FROM edition WHERE id = 1)
         WHERE practice_id IN ({ids $1})",
    )
    .bind(Json(ids))
    .execute()
    .await?;
    Ok(())
}

/// The same of every practice whose record names this account.
pub async fn mark_renamed(tx: &mut Tx, account: AccountId) -> Result<(), Fault> {
    tx.sql(
        "UPDATE harvested SET changed_at = (SELECT at FROM edition WHERE id = 1)
         WHERE practice_id IN (
             SELECT id FROM practice WHERE first_submitted_by = $1 AND public <> 'never'
             UNION
             SELECT p.id FROM revision_author x
             JOIN revision r ON r.id = x.revision_id
             JOIN practice p ON p.id = r.practice_id AND p.public_revision_id = r.id
             WHERE x.account_id = $1)",
    )
    .bind(account)
    .execute()
    .await?;
    Ok(())
}
