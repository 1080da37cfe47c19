//! The queue's SQL. It reads tables that the practice and account rooms write, and writes none.

use sqlx::types::Json;

use super::model::{LanguageFilter, QueueBand, QueueCounts, QueueDate, QueueFilter, QueueRow};
use crate::account::model::{Account, Name, Role};
use crate::db::{Engine, Fault, Timestamp};
use crate::practice::model::{PracticeId, RevisionId};
use crate::taxonomy::CountryCode;
use crate::web::paging::Direction;
use crate::workflow::State;

/// A revision and the time at which it entered the queue.
pub type QueueKey = (RevisionId, Timestamp);

/// A range of a band: which rows, and where it begins.
pub struct BandRange<'a> {
    /// The band that is read.
    pub band: QueueBand,
    /// The criteria that the rows must match.
    pub filter: &'a QueueFilter,
    /// If set, no other revisions than these.
    pub only: Option<&'a [RevisionId]>,
    /// Towards newer rows, or towards older ones.
    pub way: Direction,
    /// The row after which, or before which, the range begins.
    pub from: Option<QueueKey>,
    /// The most rows to read.
    pub most: usize,
}

/// No later revision of the practice was ever submitted. A draft that is being written is not known to reviewers.
macro_rules! is_latest {
    () => {
        "NOT EXISTS (SELECT 1 FROM revision later
                     WHERE later.practice_id = r.practice_id AND later.number > r.number
                       AND later.state NOT IN ('draft', 'discarded'))"
    };
}

/// The statement of [`band_keys`]: rows whose date lies beyond a position in the list, in one direction.
macro_rules! queue_keys {
    ($state:literal, $date:literal, $beyond:literal, $order:literal) => {
        concat!(
            "SELECT r.id, ", $date, " FROM revision r
            JOIN practice p ON p.id = r.practice_id
            JOIN account o ON o.id = p.owner_id
            WHERE r.state ", $state, "
              AND ", $date, " IS NOT NULL
              AND CASE $2
                  WHEN 'own-decided' THEN r.decided_by = $3
                  WHEN 'claimed' THEN r.claimed_by = $3 AND o.suspended_at IS NULL
                  WHEN 'decided' THEN NOT EXISTS (SELECT 1 FROM party x
                                                  WHERE x.practice_id = p.id AND x.account_id = $3
                                                    AND x.set_aside_seq IS NULL)
                  WHEN 'free' THEN r.claimed_by IS NULL AND o.suspended_at IS NULL
                  WHEN 'others' THEN r.claimed_by <> $3 AND o.suspended_at IS NULL
                  WHEN 'live' THEN p.public = 'live'
                  WHEN 'removal' THEN p.public = 'live' AND p.removal_asked_at IS NOT NULL
                  WHEN 'taken-down' THEN p.public IN ('no-longer-current', 'gone', 'replaced')
                  ELSE ", is_latest!(), " END
              AND ($4 OR $2 IN ('own-decided', 'claimed')
                  OR NOT EXISTS (SELECT 1 FROM account_scope s WHERE s.account_id = $3)
                  OR EXISTS (SELECT 1 FROM account_scope s
                             WHERE s.account_id = $3 AND s.objective = p.objective))
              AND (p.objective = $5 OR $5 IS NULL)
              AND (p.language = $6 OR $6 IS NULL
                  OR ($6 = 'mine' AND EXISTS (SELECT 1 FROM account_reads a
                                              WHERE a.account_id = $3 AND a.language = p.language)))
              AND (r.id IN ({ids $7}) OR $7 IS NULL)
              AND (", $date, ", r.id) ", $beyond, " ($8, $9)
              AND (r.suggested_id = $3 OR $11 = FALSE)
            ORDER BY ", $date, " ", $order, ", r.id ", $order, " LIMIT $10"
        )
    };
}

/// The keys of the next rows of a band, in the direction of the range.
pub async fn band_keys(
    db: &mut impl Engine,
    by: &Account,
    range: &BandRange<'_>,
) -> Result<Vec<QueueKey>, Fault> {
    let filter = range.filter;
    let list = range.band.list(filter.list);
    let (id, at) = range.from.unwrap_or(match range.way {
        Direction::After => (RevisionId(0), Timestamp(0)),
        Direction::Before => (RevisionId(i64::MAX), Timestamp::MAX),
    });
    let statement = match (list.date(), range.way) {
        (QueueDate::Queued, Direction::After) => {
            db.sql(queue_keys!("= $1", "r.queued_at", ">", "ASC"))
        }
        (QueueDate::Queued, Direction::Before) => {
            db.sql(queue_keys!("= $1", "r.queued_at", "<", "DESC"))
        }
        (QueueDate::Closed, Direction::After) => {
            db.sql(queue_keys!("= $1", "r.closed_at", ">", "ASC"))
        }
        (QueueDate::Closed, Direction::Before) => {
            db.sql(queue_keys!("= $1", "r.closed_at", "<", "DESC"))
        }
        (QueueDate::RemovalAsked, Direction::After) => {
            db.sql(queue_keys!("= $1", "p.removal_asked_at", ">", "ASC"))
        }
        (QueueDate::RemovalAsked, Direction::Before) => {
            db.sql(queue_keys!("= $1", "p.removal_asked_at", "<", "DESC"))
        }
        (QueueDate::TakenDown, Direction::After) => {
            db.sql(queue_keys!("= $1", "p.taken_down_at", ">", "ASC"))
        }
        (QueueDate::TakenDown, Direction::Before) => {
            db.sql(queue_keys!("= $1", "p.taken_down_at", "<", "DESC"))
        }
        (QueueDate::Submitted, Direction::After) => db.sql(queue_keys!(
            "NOT IN ('draft', $1)",
            "r.submitted_at",
            ">",
            "ASC"
        )),
        (QueueDate::Submitted, Direction::Before) => db.sql(queue_keys!(
            "NOT IN ('draft', $1)",
            "r.submitted_at",
            "<",
            "DESC"
        )),
    };
    statement
        .bind(list.state().unwrap_or(State::Discarded).as_str())
        .bind(range.band.as_str())
        .bind(by.id)
        .bind(by.role == Role::Administrator)
        .bind(filter.objective.map(|objective| i64::from(objective.get())))
        .bind(filter.language.map(LanguageFilter::as_str))
        .bind(range.only.map(Json))
        .bind(at)
        .bind(id)
        .bind(i64::try_from(range.most).unwrap_or(i64::MAX))
        .bind(filter.suggested)
        .all()
        .await
}

/// The reference of a practice, once it was submitted.
pub async fn reference_of(
    db: &mut impl Engine,
    practice: PracticeId,
) -> Result<Option<String>, Fault> {
    let found: Option<(Option<String>,)> = db
        .sql("SELECT reference FROM practice WHERE id = $1")
        .bind(practice)
        .optional()
        .await?;
    Ok(found.and_then(|(reference,)| reference))
}

/// All revisions of a practice.
pub async fn revisions_of(
    db: &mut impl Engine,
    practice: PracticeId,
) -> Result<Vec<RevisionId>, Fault> {
    let all: Vec<(RevisionId,)> = db
        .sql("SELECT id FROM revision WHERE practice_id = $1")
        .bind(practice)
        .all()
        .await?;
    Ok(all.into_iter().map(|(id,)| id).collect())
}

/// The rows of these revisions, in no order.
pub async fn rows(
    db: &mut impl Engine,
    by: &Account,
    ids: &[RevisionId],
) -> Result<Vec<QueueRow>, Fault> {
    db.sql("SELECT r.id, r.practice_id, r.number, r.state, r.title, r.queued_at, r.suggested_id, r.claimed_by, r.claimed_at,
                r.verdict, r.decided_by, r.undo_until, r.effective_at, r.accepted_at, r.closed_at,
                p.reference, p.objective, p.language, p.versions, p.public, p.removal_asked_at,
                p.taken_down_at, p.seq,
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

/// The statement of [`matching_ids`], with the engine's own way to read the list of countries in the answers.
macro_rules! queue_candidates {
    ($countries:literal, $country:literal) => {
        concat!(
            "SELECT r.id, p.reference, r.title, s.honorific, s.given_name, s.family_name, s.institution
            FROM revision r
            JOIN practice p ON p.id = r.practice_id
            LEFT JOIN account s ON s.id = p.first_submitted_by
            WHERE (r.state = $1 OR ($1 = 'in-review' AND r.state = 'decided' AND r.decided_by = $2)
                   OR ($1 = 'discarded' AND r.state NOT IN ('draft', $1) AND ", is_latest!(), "))
              AND ($3 OR NOT EXISTS (SELECT 1 FROM account_scope c WHERE c.account_id = $2)
                  OR EXISTS (SELECT 1 FROM account_scope c
                             WHERE c.account_id = $2 AND c.objective = p.objective))
              AND (EXISTS (SELECT 1 FROM content t, ", $countries, "
                           WHERE t.revision_id = r.id AND ", $country, " = $4) OR $4 IS NULL)
            ORDER BY r.id"
        )
    };
}

/// The revisions of a list that match the words and the country. The engines fold letters differently, so the program
/// compares the words and not the database.
pub async fn matching_ids(
    db: &mut impl Engine,
    by: &Account,
    filter: &QueueFilter,
) -> Result<Vec<RevisionId>, Fault> {
    let candidates: Vec<Candidate> = db
        .sql_for(
            queue_candidates!("json_each(t.answers, '$.countries') AS e", "e.value"),
            queue_candidates!(
                "jsonb_array_elements_text(t.answers::jsonb -> 'countries') AS e (code)",
                "e.code"
            ),
        )
        .bind(filter.list.state().unwrap_or(State::Discarded).as_str())
        .bind(by.id)
        .bind(by.role == Role::Administrator)
        .bind(filter.country.map(CountryCode::as_str))
        .all()
        .await?;
    Ok(candidates
        .into_iter()
        .filter(|one| filter.matches(one.reference.as_deref(), &one.title, &one.name()))
        .map(|one| one.id)
        .collect())
}

/// How many submissions wait in the reviewer's scope, and how many owners ask there for a removal; each counted up to
/// [`QueueCounts::MOST`].
pub async fn counts(
    db: &mut impl Engine,
    by: &Account,
    late: Timestamp,
) -> Result<QueueCounts, Fault> {
    db.sql(
        "SELECT COUNT(*) AS waiting, COUNT(CASE WHEN w.queued_at <= $1 THEN 1 END) AS late,
                (SELECT COUNT(*)
                 FROM (SELECT p.id FROM practice p
                       WHERE p.public = 'live' AND p.removal_asked_at IS NOT NULL
                         AND ($3 OR NOT EXISTS (SELECT 1 FROM account_scope s WHERE s.account_id = $2)
                             OR EXISTS (SELECT 1 FROM account_scope s
                                        WHERE s.account_id = $2 AND s.objective = p.objective))
                       LIMIT $4) asked) AS removals
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
    .bind(QueueCounts::MOST)
    .one()
    .await
}

/// The practice with this reference or this slug.
pub async fn practice_named(db: &mut impl Engine, word: &str) -> Result<Option<PracticeId>, Fault> {
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
