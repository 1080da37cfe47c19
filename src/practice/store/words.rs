//! The words that reviewers suggest for single answers of a submission: a row for each revision and reviewer.

use sqlx::types::Json;

use crate::account::model::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::practice::answers::Answers;
use crate::practice::model::{Revision, RevisionId, SuggestedWords};

use super::cases::content;

/// What this reviewer suggests for a revision, and since when.
pub async fn suggested_words(
    db: &mut impl Engine,
    revision: RevisionId,
    by: AccountId,
) -> Result<Option<(SuggestedWords, Timestamp)>, Fault> {
    let row = db
        .sql("SELECT words, at FROM suggested_words WHERE revision_id = $1 AND account_id = $2")
        .bind(revision)
        .bind(by)
        .optional::<(Json<serde_json::Value>, Timestamp)>()
        .await?;
    Ok(row.map(|(Json(words), at)| (SuggestedWords::from_json(&words), at)))
}

/// Keeps what this reviewer suggests for a revision, in the place of what was kept before.
pub async fn keep_suggested_words(
    tx: &mut Tx,
    (revision, by): (RevisionId, AccountId),
    words: &SuggestedWords,
    at: Timestamp,
) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO suggested_words (revision_id, account_id, words, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (revision_id, account_id) DO UPDATE SET words = excluded.words, at = excluded.at",
    )
    .bind(revision)
    .bind(by)
    .bind(Json(words.to_json()))
    .bind(at)
    .execute()
    .await?;
    Ok(())
}

/// Deletes what this reviewer suggested for a revision.
pub async fn drop_suggested_words(
    tx: &mut Tx,
    revision: RevisionId,
    by: AccountId,
) -> Result<(), Fault> {
    tx.sql("DELETE FROM suggested_words WHERE revision_id = $1 AND account_id = $2")
        .bind(revision)
        .bind(by)
        .execute()
        .await?;
    Ok(())
}

/// The answers of a revision, and the same with the words of the reviewer who decided on it.
pub async fn rewritten_answers(
    tx: &mut Tx,
    revision: &Revision,
) -> Result<(Answers, Answers), Fault> {
    let own = content(tx, revision.id).await?;
    let words = match revision.decided_by {
        Some(by) => suggested_words(tx, revision.id, by).await?,
        None => None,
    };
    let words = words.map(|(words, _)| words).unwrap_or_default();
    let rewritten = words.in_place(&own);
    Ok((own, rewritten))
}
