//! Calls for practices. Which of them a revision answers stands in the row of the revision.

use crate::account::model::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::practice::model::{CallId, CallText, CallVersion, PracticeCall, PracticeId, Slug};
use crate::workflow::Deed;

/// How many drafts are reminded at a time.
const BATCH: i64 = 100;

/// All calls, the last to close first.
pub async fn calls(db: &mut impl Engine) -> Result<Vec<PracticeCall>, Fault> {
    db.sql("SELECT * FROM practice_call ORDER BY closes_at DESC, id DESC")
        .all()
        .await
}

/// The calls that are open at this moment, the first to close first.
pub async fn open_calls(db: &mut impl Engine, now: Timestamp) -> Result<Vec<PracticeCall>, Fault> {
    db.sql(
        "SELECT * FROM practice_call WHERE opens_at <= $1 AND closes_at > $1
         ORDER BY closes_at, id",
    )
    .bind(now)
    .all()
    .await
}

/// One call.
pub async fn practice_call(
    db: &mut impl Engine,
    id: CallId,
) -> Result<Option<PracticeCall>, Fault> {
    db.sql("SELECT * FROM practice_call WHERE id = $1")
        .bind(id)
        .optional()
        .await
}

/// Whether a call has this slug.
pub async fn call_slug_is_taken(db: &mut impl Engine, slug: &str) -> Result<bool, Fault> {
    let found = db
        .sql("SELECT id FROM practice_call WHERE slug = $1")
        .bind(slug)
        .optional::<(CallId,)>()
        .await?;
    Ok(found.is_some())
}

/// Adds a call; `None` if another one has taken its slug meanwhile.
pub async fn insert_call(
    tx: &mut Tx,
    slug: &Slug,
    call: &CallText,
    (by, at): (AccountId, Timestamp),
) -> Result<Option<CallId>, Fault> {
    let found = tx
        .sql(
            "INSERT INTO practice_call (slug, title_en, title_fr, text_en, text_fr, criteria_en, criteria_fr,
                                        objectives, opens_at, closes_at, contact, made_by, made_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
             ON CONFLICT (slug) DO NOTHING
             RETURNING id",
        )
        .bind(slug)
        .bind(call.title.en.as_str())
        .bind(call.title.fr.as_str())
        .bind(call.text.en.as_str())
        .bind(call.text.fr.as_str())
        .bind(call.criteria.en.as_str())
        .bind(call.criteria.fr.as_str())
        .bind(call.objectives.stored())
        .bind(call.opens_at)
        .bind(call.closes_at)
        .bind(call.contact.as_str())
        .bind(by)
        .bind(at)
        .optional::<(CallId,)>()
        .await?;
    Ok(found.map(|(id,)| id))
}

/// Saves a call that was drawn with this version. `false`: another administrator saved it meanwhile.
pub async fn update_call(
    tx: &mut Tx,
    (id, drawn_with): (CallId, CallVersion),
    call: &CallText,
) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "UPDATE practice_call
             SET title_en = $3, title_fr = $4, text_en = $5, text_fr = $6, criteria_en = $7, criteria_fr = $8,
                 objectives = $9, opens_at = $10, closes_at = $11, contact = $12, version = version + 1
             WHERE id = $1 AND version = $2",
        )
        .bind(id)
        .bind(drawn_with)
        .bind(call.title.en.as_str())
        .bind(call.title.fr.as_str())
        .bind(call.text.en.as_str())
        .bind(call.text.fr.as_str())
        .bind(call.criteria.en.as_str())
        .bind(call.criteria.fr.as_str())
        .bind(call.objectives.stored())
        .bind(call.opens_at)
        .bind(call.closes_at)
        .bind(call.contact.as_str())
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Calls that have begun, and whose public page does not count up to this day yet or has not said that they are over.
pub async fn calls_to_count(db: &mut impl Engine, today: Timestamp) -> Result<Vec<CallId>, Fault> {
    let rows = db
        .sql(
            "SELECT id FROM practice_call
             WHERE opens_at <= $1
                 AND (counted_at IS NULL OR (counted_at < $1 AND counted_at < closes_at))
             ORDER BY id",
        )
        .bind(today)
        .all::<(CallId,)>()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The public pages of the calls that have begun count up to this day.
pub async fn count_calls(tx: &mut Tx, today: Timestamp) -> Result<(), Fault> {
    tx.sql(
        "UPDATE practice_call SET counted_at = $1
         WHERE opens_at <= $1
             AND (counted_at IS NULL OR (counted_at < $1 AND counted_at < closes_at))",
    )
    .bind(today)
    .execute()
    .await?;
    Ok(())
}

/// Open drafts that answer a call which closes after the first moment and not after the second, and whose authors have had no
/// such reminder.
pub async fn drafts_for_calls(
    db: &mut impl Engine,
    reminder: Deed,
    (after, up_to): (Timestamp, Timestamp),
) -> Result<Vec<(PracticeId,)>, Fault> {
    db.sql(
        "SELECT r.practice_id FROM practice_call k JOIN revision r ON r.call_id = k.id
         WHERE k.closes_at > $2 AND k.closes_at <= $3 AND r.state = 'draft'
             AND NOT EXISTS (SELECT 1 FROM event e
                             WHERE e.practice_id = r.practice_id AND e.revision_id = r.id AND e.deed = $1)
         ORDER BY r.practice_id LIMIT CAST($4 AS BIGINT)",
    )
    .bind(reminder)
    .bind(after)
    .bind(up_to)
    .bind(BATCH)
    .all()
    .await
}
