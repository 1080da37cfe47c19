//! What a reviewer has of a practice at the desk: which revisions were opened, by whom just now, and the own words for its
//! answers.

use sqlx::types::Json;

use super::replies::add_offered_replies;
use crate::account::model::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::practice::model::{LabelId, PracticeId, RevisionId, SuggestedWords};
use crate::review::model::{DeskOpening, OPENING_SHOWN, OfferedReply};

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
    /// Which reviewers opened the desk in the last minutes, this one included, the newest first.
    pub openings: Vec<DeskOpening>,
}

/// What this reviewer has of a practice.
pub async fn own_notes(
    db: &mut impl Engine,
    reader: AccountId,
    practice: PracticeId,
    now: Timestamp,
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
        .bind(practice)
        .sql(
            "SELECT account_id, at FROM desk_opening
             WHERE practice_id = $1 AND at > $2
             ORDER BY at DESC, account_id",
        )
        .bind(practice)
        .bind(now.minus(OPENING_SHOWN));
    let mut read = call.run().await?;
    let numbers = read.all::<(i64,)>()?.into_iter();
    Ok(OwnNotes {
        read: numbers.map(|(number,)| number).collect(),
        replies: read.all()?,
        labels: read.all()?,
        words: read
            .optional::<(Json<serde_json::Value>,)>()?
            .map(|(Json(words),)| SuggestedWords::from_json(&words)),
        openings: read.all()?,
    })
}

/// Adds that this reviewer has opened a revision at its desk, and forgets the reviewer's openings that are shown no more. A
/// revision that was opened before is not added again.
pub async fn add_opening(
    tx: &mut Tx,
    reader: AccountId,
    (practice, revision): (PracticeId, RevisionId),
    at: Timestamp,
) -> Result<(), Fault> {
    tx.call()
        .sql(
            "INSERT INTO desk_reading (account_id, revision_id, at)
             VALUES ($1, $2, $3)
             ON CONFLICT (account_id, revision_id) DO NOTHING",
        )
        .bind(reader)
        .bind(revision)
        .bind(at)
        .sql(
            "INSERT INTO desk_opening (practice_id, account_id, at)
             VALUES ($1, $2, $3)
             ON CONFLICT (practice_id, account_id) DO UPDATE SET at = excluded.at",
        )
        .bind(practice)
        .bind(reader)
        .bind(at)
        .sql("DELETE FROM desk_opening WHERE account_id = $1 AND at <= $2")
        .bind(reader)
        .bind(at.minus(OPENING_SHOWN))
        .run()
        .await?;
    Ok(())
}
