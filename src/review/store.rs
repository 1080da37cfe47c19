//! The queue's SQL. Reads what the practice and account rooms write; changes nothing.

use sqlx::types::Json;

use super::model::{Band, Counts, Narrowing, Row};
use crate::account::model::{Account, AccountId, Name, Role};
use crate::db::{Engine, Fault, Timestamp};
use crate::practice::model::{PracticeId, RevisionId};
use crate::taxonomy::CountryCode;
use crate::web::paging::Direction;

/// A revision and its place in the queue.
pub type Key = (RevisionId, Timestamp);

/// Which rows of a band, and from where on.
pub struct Part<'a> {
    /// The band.
    pub band: Band,
    /// How the list is narrowed.
    pub narrowing: &'a Narrowing,
    /// Only these revisions.
    pub only: Option<&'a [RevisionId]>,
    /// Upward from its place in the queue, or downward.
    pub way: Direction,
    /// The row after which, or before which, it begins.
    pub from: Option<Key>,
    /// How many.
    pub most: usize,
}

/// The next rows of a band: those beyond a place in the queue, in the order of the way that is gone.
macro_rules! queue_keys {
    ($beyond:literal, $order:literal) => {
        concat!(
            "SELECT r.id, r.queued_at FROM revision r
            JOIN practice p ON p.id = r.practice_id
            JOIN account o ON o.id = p.owner_id
            WHERE r.state = $1
              AND CASE $2
                  WHEN 'free' THEN r.claimed_by IS NULL AND o.suspended_at IS NULL
                  WHEN 'others' THEN r.claimed_by <> $3 AND o.suspended_at IS NULL
                  WHEN 'live' THEN p.public = 'live'
                  WHEN 'removal' THEN p.public = 'live' AND p.removal_asked_at IS NOT NULL
                  WHEN 'taken-down' THEN p.public IN ('no-longer-current', 'gone', 'replaced')
                  ELSE r.state <> 'published' END
              AND ($4 OR NOT EXISTS (SELECT 1 FROM account_scope s WHERE s.account_id = $3)
                  OR EXISTS (SELECT 1 FROM account_scope s
                             WHERE s.account_id = $3 AND s.objective = p.objective))
              AND (p.objective = $5 OR $5 IS NULL)
              AND (p.language = $6 OR $6 IS NULL
                  OR ($6 = 'mine' AND EXISTS (SELECT 1 FROM account_reads a
                                              WHERE a.account_id = $3 AND a.language = p.language)))
              AND (r.id IN ({ids $7}) OR $7 IS NULL)
              AND (r.queued_at, r.id) ", $beyond, " ($8, $9)
            ORDER BY r.queued_at ", $order, ", r.id ", $order, " LIMIT $10"
        )
    };
}

/// The next rows of a band, in the order of the way that is gone.
pub async fn keys(db: &mut impl Engine, by: &Account, part: &Part<'_>) -> Result<Vec<Key>, Fault> {
    let narrowing = part.narrowing;
    let (id, at) = part.from.unwrap_or(match part.way {
        Direction::After => (RevisionId(0), Timestamp(0)),
        Direction::Before => (RevisionId(i64::MAX), Timestamp::MAX),
    });
    let statement = match part.way {
        Direction::After => db.sql(queue_keys!(">", "ASC")),
        Direction::Before => db.sql(queue_keys!("<", "DESC")),
    };
    statement
        .bind(narrowing.list.state().as_str())
        .bind(part.band.as_str())
        .bind(by.id)
        .bind(by.role == Role::Administrator)
        .bind(
            narrowing
                .objective
                .map(|objective| i64::from(objective.get())),
        )
        .bind(narrowing.language.map(super::model::Spoken::as_str))
        .bind(part.only.map(Json))
        .bind(at)
        .bind(id)
        .bind(i64::try_from(part.most).unwrap_or(i64::MAX))
        .all()
        .await
}

/// What the reader has claimed, and what they decided that is not out yet, oldest first.
pub async fn own(
    db: &mut impl Engine,
    by: AccountId,
    narrowing: &Narrowing,
    only: Option<&[RevisionId]>,
    most: usize,
) -> Result<Vec<Key>, Fault> {
    db.sql(
        "SELECT r.id, r.queued_at FROM revision r
         JOIN practice p ON p.id = r.practice_id
         JOIN account o ON o.id = p.owner_id
         WHERE ((r.state = 'in-review' AND r.claimed_by = $1 AND o.suspended_at IS NULL)
                OR (r.state = 'decided' AND r.decided_by = $1))
           AND (p.objective = $2 OR $2 IS NULL)
           AND (p.language = $3 OR $3 IS NULL
               OR ($3 = 'mine' AND EXISTS (SELECT 1 FROM account_reads a
                                           WHERE a.account_id = $1 AND a.language = p.language)))
           AND (r.id IN ({ids $4}) OR $4 IS NULL)
         ORDER BY r.queued_at, r.id LIMIT $5",
    )
    .bind(by)
    .bind(
        narrowing
            .objective
            .map(|objective| i64::from(objective.get())),
    )
    .bind(narrowing.language.map(super::model::Spoken::as_str))
    .bind(only.map(Json))
    .bind(i64::try_from(most).unwrap_or(i64::MAX))
    .all()
    .await
}

/// These revisions as rows, in no order.
pub async fn rows(
    db: &mut impl Engine,
    by: &Account,
    ids: &[RevisionId],
) -> Result<Vec<Row>, Fault> {
    db.sql("SELECT r.id, r.practice_id, r.number, r.state, r.title, r.queued_at, r.claimed_by, r.claimed_at,
                r.verdict, r.decided_by, r.undo_until, r.effective_at, r.accepted_at,
                p.reference, p.objective, p.language, p.versions, p.public, p.removal_asked_at, p.seq,
                p.first_submitted_by, s.organisation,
                o.suspended_at IS NOT NULL AS held,
                EXISTS (SELECT 1 FROM revision b
                        WHERE b.practice_id = r.practice_id AND b.number = r.number - 1
                          AND b.state = 'returned') AS answered,
                EXISTS (SELECT 1 FROM party x
                        WHERE x.practice_id = p.id AND x.account_id = $2
                          AND x.set_aside_seq IS NULL) AS party
         FROM revision r
         JOIN practice p ON p.id = r.practice_id
         JOIN account o ON o.id = p.owner_id
         LEFT JOIN account s ON s.id = p.first_submitted_by
         WHERE r.id IN ({ids $1})")
    .bind(Json(ids))
    .bind(by.id)
    .all()
    .await
}

#[derive(sqlx::FromRow)]
struct Candidate {
    id: RevisionId,
    reference: Option<String>,
    title: String,
    honorific: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    institution: Option<String>,
}

impl Candidate {
    fn name(&self) -> String {
        match (&self.institution, &self.family_name) {
            (Some(institution), _) => institution.clone(),
            (None, Some(family)) => Name::Person {
                honorific: self.honorific.clone(),
                given: self.given_name.clone(),
                family: family.clone(),
            }
            .display(),
            (None, None) => String::new(),
        }
    }
}

/// The revisions of a list that match words and country. Both engines fold letters differently, so words are
/// compared here and not by them.
pub async fn matching(
    db: &mut impl Engine,
    by: &Account,
    narrowing: &Narrowing,
) -> Result<Vec<RevisionId>, Fault> {
    let candidates: Vec<Candidate> = db
        .sql_for(
        "SELECT r.id, p.reference, r.title, s.honorific, s.given_name, s.family_name, s.institution
         FROM revision r
         JOIN practice p ON p.id = r.practice_id
         LEFT JOIN account s ON s.id = p.first_submitted_by
         WHERE (r.state = $1 OR ($1 = 'in-review' AND r.state = 'decided' AND r.decided_by = $2))
           AND ($3 OR NOT EXISTS (SELECT 1 FROM account_scope c WHERE c.account_id = $2)
               OR EXISTS (SELECT 1 FROM account_scope c
                          WHERE c.account_id = $2 AND c.objective = p.objective))
           AND (EXISTS (SELECT 1 FROM content t, json_each(t.answers, '$.countries') e
                                     WHERE t.revision_id = r.id AND e.value = $4) OR $4 IS NULL)
         ORDER BY r.id",
        "SELECT r.id, p.reference, r.title, s.honorific, s.given_name, s.family_name, s.institution
         FROM revision r
         JOIN practice p ON p.id = r.practice_id
         LEFT JOIN account s ON s.id = p.first_submitted_by
         WHERE (r.state = $1 OR ($1 = 'in-review' AND r.state = 'decided' AND r.decided_by = $2))
           AND ($3 OR NOT EXISTS (SELECT 1 FROM account_scope c WHERE c.account_id = $2)
               OR EXISTS (SELECT 1 FROM account_scope c
                          WHERE c.account_id = $2 AND c.objective = p.objective))
           AND (EXISTS (SELECT 1 FROM content t, jsonb_array_elements_text(t.answers::jsonb -> 'countries') AS e (code)
                                     WHERE t.revision_id = r.id AND e.code = $4) OR $4 IS NULL)
         ORDER BY r.id",
        )
        .bind(narrowing.list.state().as_str())
        .bind(by.id)
        .bind(by.role == Role::Administrator)
        .bind(narrowing.country.map(CountryCode::as_str))
        .all()
        .await?;
    Ok(candidates
        .into_iter()
        .filter(|one| narrowing.matches(one.reference.as_deref(), &one.title, &one.name()))
        .map(|one| one.id)
        .collect())
}

/// How many wait in the reader's scope, counted up to [`Counts::MOST`].
pub async fn counts(db: &mut impl Engine, by: &Account, late: Timestamp) -> Result<Counts, Fault> {
    db.sql(
        "SELECT COUNT(*) AS waiting, COUNT(CASE WHEN w.queued_at <= $1 THEN 1 END) AS late
         FROM (SELECT r.queued_at FROM revision r
               JOIN practice p ON p.id = r.practice_id
               JOIN account o ON o.id = p.owner_id
               WHERE r.state = 'in-review' AND o.suspended_at IS NULL
                 AND ($3 OR NOT EXISTS (SELECT 1 FROM account_scope s WHERE s.account_id = $2)
                     OR EXISTS (SELECT 1 FROM account_scope s
                                WHERE s.account_id = $2 AND s.objective = p.objective))
               ORDER BY r.queued_at, r.id LIMIT $4) w",
    )
    .bind(late)
    .bind(by.id)
    .bind(by.role == Role::Administrator)
    .bind(Counts::MOST)
    .one()
    .await
}

/// The practice with this reference or this slug.
pub async fn named(db: &mut impl Engine, word: &str) -> Result<Option<PracticeId>, Fault> {
    let found = db
        .sql(
            "SELECT id FROM practice
             WHERE reference = $1 OR slug = $2",
        )
        .bind(word.to_ascii_uppercase())
        .bind(word.to_ascii_lowercase())
        .optional::<(PracticeId,)>()
        .await?;
    Ok(found.map(|(id,)| id))
}
