//! Practices whose history is past, many of them in each statement: their rows are bound as one value.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sqlx::types::Json;

use crate::db::{BulkRows, Dialect, Engine, Fault, Timestamp, Tx};
use crate::practice::answers::Answers;
use crate::practice::fields::Field;
use crate::practice::model::{
    Ark, Event, Party, Practice, PracticeId, Reference, Revision, RevisionId, Slug,
};
use crate::practice::store::write::year;

/// Takes ids for so many practices and as many revisions, and answers those before the first ones. PostgreSQL gives ids to other
/// transactions meanwhile: between the two steps of this statement, and never so many as are left out. SQLite has one writer.
pub async fn take_ids(tx: &mut Tx, count: usize) -> Result<(PracticeId, RevisionId), Fault> {
    tx.sql_for(
        "SELECT (SELECT COALESCE(MAX(id), 0) FROM practice WHERE $1 >= 0),
                (SELECT COALESCE(MAX(id), 0) FROM revision)",
        "SELECT setval(pg_get_serial_sequence('practice', 'id'),
                       nextval(pg_get_serial_sequence('practice', 'id')) + 100 + CAST($1 AS BIGINT)) - CAST($1 AS BIGINT),
                setval(pg_get_serial_sequence('revision', 'id'),
                       nextval(pg_get_serial_sequence('revision', 'id')) + 100 + CAST($1 AS BIGINT)) - CAST($1 AS BIGINT)",
    )
    .bind(i64::try_from(count).unwrap_or(i64::MAX))
    .one()
    .await
}

/// Takes so many references of a year, and answers the number of the last one.
pub async fn take_references(tx: &mut Tx, year: i16, count: i64) -> Result<i64, Fault> {
    let (last,) = tx
        .sql(
            "INSERT INTO reference_counter (year, last) VALUES ($1, $2)
             ON CONFLICT (year) DO UPDATE SET last = reference_counter.last + $2
             RETURNING last",
        )
        .bind(i64::from(year))
        .bind(count)
        .one()
        .await?;
    Ok(last)
}

/// Those of these slugs that a practice has.
pub async fn taken_slugs(tx: &mut Tx, slugs: &[&str]) -> Result<Vec<(String,)>, Fault> {
    tx.sql("SELECT slug FROM practice WHERE slug IN ({texts $1})")
        .bind(Json(slugs))
        .all()
        .await
}

/// A revision with its answers.
pub type AnsweredRevision = (Revision, Answers);

/// Inserts practices, each with its one revision. Both are in the same order.
pub async fn insert(
    tx: &mut Tx,
    practices: &[Practice],
    revisions: &[AnsweredRevision],
) -> Result<(), Fault> {
    let Some((first, last)) = practices.first().zip(practices.last()) else {
        return Ok(());
    };
    let dialect = tx.dialect();
    let answered = || revisions.iter().map(|(one, answers)| (one, answers));
    insert_practices(tx, practice_rows(dialect, practices)).await?;
    insert_revisions(tx, revision_rows(dialect, answered())).await?;
    insert_contents(tx, content_rows(dialect, answered())).await?;
    // A practice and its public revision refer to each other.
    tx.sql(
        "UPDATE practice
         SET public_revision_id = (SELECT r.id FROM revision r WHERE r.practice_id = practice.id)
         WHERE id BETWEEN $1 AND $2 AND public = 'live'",
    )
    .bind(first.id)
    .bind(last.id)
    .execute()
    .await?;
    Ok(())
}

/// The rows of practices.
pub fn practice_rows(dialect: Dialect, practices: &[Practice]) -> BulkRows {
    let row = |one: &Practice| {
        json!([
            one.id,
            one.slug.as_ref().map(Slug::as_str),
            one.reference.as_ref().map(Reference::as_str),
            one.seq,
            one.owner_id,
            one.created_at,
            one.objective,
            one.language,
            one.first_submitted_by,
            one.first_submitted_at,
            one.public,
            one.versions,
            one.first_published_at,
            one.confirmation.confirmed_at,
            one.edition,
            one.changed_at,
            one.confirmation.ask_at,
            one.ark.as_ref().map(Ark::as_str),
        ])
    };
    BulkRows::of(dialect, practices.iter().map(row))
}

/// Inserts practices, none of which has a public revision yet.
pub async fn insert_practices(tx: &mut Tx, rows: BulkRows) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO practice (id, slug, reference, seq, owner_id, created_at, objective, language,
             first_submitted_by, first_submitted_at, public, versions, first_published_at, confirmed_at, edition,
             changed_at, ask_at, ark)
         SELECT id, slug, reference, seq, owner_id, created_at, objective, language, first_submitted_by,
             first_submitted_at, public, versions, first_published_at, confirmed_at, edition, changed_at, ask_at, ark
         FROM {bulk $1 id BIGINT, slug TEXT, reference TEXT, seq BIGINT, owner_id BIGINT, created_at BIGINT,
             objective BIGINT, language TEXT, first_submitted_by BIGINT, first_submitted_at BIGINT, public TEXT,
             versions BIGINT, first_published_at BIGINT, confirmed_at BIGINT, edition BIGINT, changed_at BIGINT,
             ask_at BIGINT, ark TEXT}",
    )
    .bind(rows)
    .execute()
    .await?;
    Ok(())
}

/// The rows of revisions.
pub fn revision_rows<'r>(
    dialect: Dialect,
    revisions: impl Iterator<Item = (&'r Revision, &'r Answers)>,
) -> BulkRows {
    BulkRows::of(dialect, revisions.map(revision_row))
}

/// Inserts the revisions of practices.
pub async fn insert_revisions(tx: &mut Tx, rows: BulkRows) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO revision (id, practice_id, number, state, title, summary, opened_at, submitted_at, submitted_by,
             queued_at, licence, claimed_by, claimed_at, suggested_id, verdict, decided_by, decided_at, undo_until,
             effective_at, closed_at, version, published_at, filed_objective, filed_language, from_edition, kind,
             began, ended, translates_version)
         SELECT id, practice_id, number, state, title, summary, opened_at, submitted_at, submitted_by, queued_at,
             licence, claimed_by, claimed_at, suggested_id, verdict, decided_by, decided_at, undo_until, effective_at,
             closed_at, version, published_at, filed_objective, filed_language, from_edition, kind, began, ended,
             translates_version
         FROM {bulk $1 id BIGINT, practice_id BIGINT, number BIGINT, state TEXT, title TEXT, summary TEXT,
             opened_at BIGINT, submitted_at BIGINT, submitted_by BIGINT, queued_at BIGINT, licence TEXT,
             claimed_by BIGINT, claimed_at BIGINT, suggested_id BIGINT, verdict TEXT, decided_by BIGINT,
             decided_at BIGINT, undo_until BIGINT, effective_at BIGINT, closed_at BIGINT, version BIGINT,
             published_at BIGINT, filed_objective BIGINT, filed_language TEXT, from_edition BIGINT, kind TEXT,
             began BIGINT, ended BIGINT, translates_version BIGINT}",
    )
    .bind(rows)
    .execute()
    .await?;
    Ok(())
}

fn revision_row((one, answers): (&Revision, &Answers)) -> Value {
    json!([
        one.id,
        one.practice_id,
        one.number,
        one.state,
        one.title,
        one.summary,
        one.opened_at,
        one.submitted_at,
        one.submitted_by,
        one.queued_at,
        one.licence,
        one.claimed_by,
        one.claimed_at,
        one.suggested_id,
        one.verdict,
        one.decided_by,
        one.decided_at,
        one.undo_until,
        one.effective_at,
        one.closed_at,
        one.version,
        one.published_at,
        one.filed_objective,
        one.filed_language,
        one.from_edition,
        answers.term(Field::Type),
        year(answers, Field::From),
        year(answers, Field::Until),
        one.translates_version,
    ])
}

/// The rows of the answers of revisions.
pub fn content_rows<'r>(
    dialect: Dialect,
    revisions: impl Iterator<Item = (&'r Revision, &'r Answers)>,
) -> BulkRows {
    let row =
        |(one, answers): (&Revision, &Answers)| json!([one.id, answers.to_json().to_string()]);
    BulkRows::of(dialect, revisions.map(row))
}

/// Inserts the answers of revisions.
pub async fn insert_contents(tx: &mut Tx, rows: BulkRows) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO content (revision_id, answers)
         SELECT revision_id, answers FROM {bulk $1 revision_id BIGINT, answers JSONB}",
    )
    .bind(rows)
    .execute()
    .await?;
    Ok(())
}

/// The events of a history. `$details` reads the details in the engine's own type.
macro_rules! insert_past_events {
    ($details:literal) => {
        concat!(
            "INSERT INTO event (practice_id, seq, revision_id, deed, actor_id, from_state, to_state, details,
                 authors_see, at)
             SELECT CAST(value ->> 0 AS BIGINT), CAST(value ->> 1 AS BIGINT), CAST(value ->> 2 AS BIGINT), value ->> 3,
                 CAST(value ->> 4 AS BIGINT), value ->> 5, value ->> 6, ",
            $details,
            ", CAST(value ->> 8 AS BOOLEAN), CAST(value ->> 9 AS BIGINT)
             FROM {rows $1}"
        )
    };
}

/// Inserts events without words.
pub async fn insert_events(tx: &mut Tx, events: &[Event]) -> Result<(), Fault> {
    let row = |one: &Event| {
        let details = serde_json::to_string(&one.details.0).unwrap_or_default();
        json!([
            one.practice_id,
            one.seq,
            one.revision_id,
            one.deed,
            one.actor_id,
            one.from_state,
            one.to_state,
            details,
            one.authors_see,
            one.at,
        ])
    };
    tx.sql_for(
        insert_past_events!("value ->> 7"),
        insert_past_events!("CAST(value ->> 7 AS JSONB)"),
    )
    .bind(Json(events.iter().map(row).collect::<Vec<Value>>()))
    .execute()
    .await?;
    Ok(())
}

/// Inserts the parties of practices that had none.
pub async fn insert_parties(tx: &mut Tx, parties: &[Party]) -> Result<(), Fault> {
    let row = |one: &Party| {
        json!([
            one.practice_id,
            one.account_id,
            one.why,
            one.since,
            one.since_seq
        ])
    };
    tx.sql(
        "INSERT INTO party (practice_id, account_id, why, since, since_seq)
         SELECT CAST(value ->> 0 AS BIGINT), CAST(value ->> 1 AS BIGINT), value ->> 2, CAST(value ->> 3 AS BIGINT),
             CAST(value ->> 4 AS BIGINT)
         FROM {rows $1}",
    )
    .bind(Json(parties.iter().map(row).collect::<Vec<Value>>()))
    .execute()
    .await?;
    Ok(())
}

/// A practice, the moment of its first publication and a term under which it is listed.
pub type PastListing = (PracticeId, Timestamp, (&'static str, String));

/// A practice, the moment of its publication and a set in which it is harvested.
pub type PastSet = (PracticeId, Timestamp, String);

/// Lets harvesters find practices that were not public, with the moment of their publication.
pub async fn harvest(tx: &mut Tx, sets: &[PastSet]) -> Result<(), Fault> {
    let row = |(id, at, set): &PastSet| json!([set, at, id]);
    tx.sql(
        "INSERT INTO harvested (set_spec, changed_at, practice_id)
         SELECT value ->> 0, CAST(value ->> 1 AS BIGINT), CAST(value ->> 2 AS BIGINT)
         FROM {rows $1}",
    )
    .bind(Json(sets.iter().map(row).collect::<Vec<Value>>()))
    .execute()
    .await?;
    Ok(())
}

/// Lists practices that were not listed, and counts them.
pub async fn list(tx: &mut Tx, listings: &[PastListing]) -> Result<(), Fault> {
    let mut counts: BTreeMap<(&str, &str), i64> = BTreeMap::new();
    for (_, _, (vocabulary, term)) in listings {
        *counts.entry((vocabulary, term)).or_default() += 1;
    }
    let rows = listings
        .iter()
        .map(|(id, first_published, (vocabulary, term))| {
            json!([vocabulary, term, first_published, id])
        });
    tx.sql(
        "INSERT INTO listed (vocabulary, term, first_published_at, practice_id)
         SELECT value ->> 0, value ->> 1, CAST(value ->> 2 AS BIGINT), CAST(value ->> 3 AS BIGINT)
         FROM {rows $1}",
    )
    .bind(Json(rows.collect::<Vec<Value>>()))
    .execute()
    .await?;
    let counted = counts
        .into_iter()
        .map(|((vocabulary, term), practices)| json!([vocabulary, term, practices]));
    tx.sql(
        "INSERT INTO listed_count (vocabulary, term, practices)
         SELECT value ->> 0, value ->> 1, CAST(value ->> 2 AS BIGINT)
         FROM {rows $1}
         WHERE TRUE
         ON CONFLICT (vocabulary, term)
             DO UPDATE SET practices = listed_count.practices + excluded.practices",
    )
    .bind(Json(counted.collect::<Vec<Value>>()))
    .execute()
    .await?;
    Ok(())
}
