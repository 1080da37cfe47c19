//! What a reviewer has of a practice at the desk: which revisions were opened, and the own words for its answers.

use sqlx::types::Json;

use super::replies::add_offered_replies;
use crate::account::model::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::practice::model::{LabelId, PracticeId, RevisionId, SuggestedWords};
use crate::review::model::OfferedReply;

/// What a reviewer has of a practice.
pub struct OwnNotes {
    /// The numbers of the revisions that were opened, in rising order.
    pub read: Vec<i64>,
    /// The templates that the desk offers.
    pub replies: Vec<OfferedReply>,
    /// The labels that reviewers are offered: number and name.
    pub labels: Vec<(LabelId, String)>,
    /// The words that are kept for answers of the open revision.
    pub words: Option<SuggestedWords>,
}

/// What this reviewer has of a practice.
pub async fn own_notes(
    db: &mut impl Engine,
    reader: AccountId,
    practice: PracticeId,
) -> Result<OwnNotes, Fault> {
    let call = db
        .call()
        .sql(
            "SELECT r.number FROM revision r
             JOIN desk_reading d ON d.revision_id = r.id AND d.account_id = $1
             WHERE r.practice_id = $2
             ORDER BY r.number",
        )
        .bind(reader)
        .bind(practice);
    let call = add_offered_replies(call)
        .sql("SELECT id, name FROM label WHERE retired_at IS NULL ORDER BY name, id")
        .sql(
            "SELECT w.words FROM suggested_words w
             JOIN revision r ON r.id = w.revision_id
             WHERE w.account_id = $1 AND r.practice_id = $2 AND r.state IN ('in-review', 'decided')",
        )
        .bind(reader)
        .bind(practice);
    let mut read = call.run().await?;
    let numbers = read.all::<(i64,)>()?.into_iter();
    Ok(OwnNotes {
        read: numbers.map(|(number,)| number).collect(),
        replies: read.all()?,
        labels: read.all()?,
        words: read
            .optional::<(Json<serde_json::Value>,)>()?
            .map(|(Json(words),)| SuggestedWords::from_json(&words)),
    })
}

/// Adds that this reviewer has opened a revision. A second time changes nothing.
pub async fn add_reading(
    tx: &mut Tx,
    reader: AccountId,
    revision: RevisionId,
    at: Timestamp,
) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO desk_reading (account_id, revision_id, at)
         VALUES ($1, $2, $3)
         ON CONFLICT (account_id, revision_id) DO NOTHING",
    )
    .bind(reader)
    .bind(revision)
    .bind(at)
    .execute()
    .await?;
    Ok(())
}
