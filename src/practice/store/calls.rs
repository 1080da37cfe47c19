//! Calls for practices. Which of them a revision answers stands in the row of the revision.

use crate::account::model::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::practice::model::{
    CallDeed, CallId, CallParts, CallRecord, CallRecordId, CallText, CallVersion, PracticeCall,
    PracticeId, Slug,
};
use crate::web::paging::ListCounts;
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
                                        objectives, opens_at, closes_at, contact, made_by, made_at, changed_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)
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
    now: Timestamp,
) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "UPDATE practice_call
             SET title_en = $3, title_fr = $4, text_en = $5, text_fr = $6, criteria_en = $7, criteria_fr = $8,
                 objectives = $9, opens_at = $10, closes_at = $11, contact = $12, changed_at = $13,
                 version = version + 1
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
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Writes a line of the record.
pub async fn record_call(
    tx: &mut Tx,
    call: CallId,
    (deed, parts): (CallDeed, &CallParts),
    (by, at): (AccountId, Timestamp),
) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO call_record (call_id, by_id, deed, parts, made_at)
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(call)
    .bind(by)
    .bind(deed)
    .bind(parts.stored())
    .bind(at)
    .execute()
    .await?;
    Ok(())
}

/// Lines of the record below this number, newest first.
pub async fn call_record_before(
    db: &mut impl Engine,
    id: CallRecordId,
    most: i64,
) -> Result<Vec<CallRecord>, Fault> {
    db.sql(
        "SELECT n.id, n.call_id, k.title_en, k.title_fr, n.by_id, n.deed, n.parts, n.made_at
         FROM call_record n JOIN practice_call k ON k.id = n.call_id
         WHERE n.id < $1
         ORDER BY n.id DESC
         LIMIT CAST($2 AS BIGINT)",
    )
    .bind(id)
    .bind(most)
    .all()
    .await
}

/// Lines of the record above this number, oldest first.
pub async fn call_record_after(
    db: &mut impl Engine,
    id: CallRecordId,
    most: i64,
) -> Result<Vec<CallRecord>, Fault> {
    db.sql(
        "SELECT n.id, n.call_id, k.title_en, k.title_fr, n.by_id, n.deed, n.parts, n.made_at
         FROM call_record n JOIN practice_call k ON k.id = n.call_id
         WHERE n.id > $1
         ORDER BY n.id
         LIMIT CAST($2 AS BIGINT)",
    )
    .bind(id)
    .bind(most)
    .all()
    .await
}

/// How many lines the record has, and how many stand above this number; with that line itself if `through`.
pub async fn call_record_counts(
    db: &mut impl Engine,
    id: CallRecordId,
    through: bool,
) -> Result<ListCounts, Fault> {
    db.sql(
        "SELECT COUNT(*) AS total,
                COUNT(CASE WHEN id > $1 OR (id = $1 AND $2) THEN 1 END) AS passed
         FROM call_record",
    )
    .bind(id)
    .bind(through)
    .one()
    .await
}

/// Calls without the line that says who made them, or whose last line is not their last change.
pub async fn wrong_call_records(db: &mut impl Engine) -> Result<Vec<(CallId,)>, Fault> {
    db.sql(
        "SELECT k.id FROM practice_call k
         WHERE NOT EXISTS (SELECT 1 FROM call_record n WHERE n.call_id = k.id AND n.deed = 'made')
            OR k.changed_at <> (SELECT n.made_at FROM call_record n WHERE n.call_id = k.id
                                ORDER BY n.id DESC LIMIT 1)
         ORDER BY k.id",
    )
    .all()
    .await
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
