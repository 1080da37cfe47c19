//! Lists of live practices, newest first, and how many stand under each term. A list never reads an answer but
//! those that stand in the hot row: title, summary, type and years.

use std::collections::BTreeMap;

use sqlx::types::Json;

use super::Joined;
use crate::db::{Engine, Fault, Timestamp};
use crate::language::TextLanguage;
use crate::practice::answers::Answers;
use crate::practice::model::{PracticeId, Slug};
use crate::taxonomy::ObjectiveNumber;
use crate::web::paging::{Cursor, Direction};

/// Where a list stands: a practice's first publication, and its id.
pub type Key = (Timestamp, PracticeId);

/// A practice as lists show it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Listed {
    /// Which.
    pub id: PracticeId,
    /// Its address.
    pub slug: Slug,
    /// As published.
    pub title: String,
    /// As published.
    pub summary: String,
    /// Its type, by id.
    pub kind: Option<String>,
    /// The year in which it began.
    pub began: Option<i64>,
    /// The year in which it ended, if it did.
    pub ended: Option<i64>,
    /// The objective it is filed under.
    pub filed_objective: Option<ObjectiveNumber>,
    /// The language of its text.
    pub filed_language: Option<TextLanguage>,
    /// When it was first submitted.
    pub first_submitted_at: Option<Timestamp>,
    /// When it was first published.
    pub first_published_at: Timestamp,
    /// When this version was published.
    pub published_at: Timestamp,
    /// Who submitted it.
    #[sqlx(flatten)]
    pub submitter: Joined,
    /// The countries it is listed under.
    pub countries: Json<Vec<String>>,
    /// The regions it is listed under: those it names, and those of its countries.
    pub regions: Json<Vec<String>>,
    /// The published answers, where they were asked for.
    pub answers: Option<Json<serde_json::Value>>,
}

impl Listed {
    /// Where it stands in a list.
    pub fn key(&self) -> Key {
        (self.first_published_at, self.id)
    }

    /// The answers, where they were asked for and can be read.
    pub fn answers(&self) -> Option<Answers> {
        self.answers
            .as_ref()
            .and_then(|Json(answers)| Answers::from_json(answers).ok())
    }
}

/// Practices in a list's order, each with how many there are in all.
pub type Placed = Vec<(PracticeId, i64)>;

/// The live practices after, or before, this place.
pub async fn newest(
    db: &mut impl Engine,
    from: Option<&Cursor<Key>>,
    most: i64,
) -> Result<Placed, Fault> {
    let query = match from {
        Some(Cursor {
            way: Direction::Before,
            ..
        }) => db.sql(
            "SELECT id, (SELECT CAST(SUM(practices) AS BIGINT) FROM listed_count
                         WHERE vocabulary = 'objective') AS practices
             FROM practice
             WHERE public = 'live' AND (first_published_at, id) > ($1, $2)
             ORDER BY first_published_at, id LIMIT $3",
        ),
        _ => db.sql(
            "SELECT id, (SELECT CAST(SUM(practices) AS BIGINT) FROM listed_count
                         WHERE vocabulary = 'objective') AS practices
             FROM practice
             WHERE public = 'live' AND (first_published_at, id) < ($1, $2)
             ORDER BY first_published_at DESC, id DESC LIMIT $3",
        ),
    };
    let (at, id) = start(from);
    query.bind(at).bind(id).bind(most).all().await
}

/// The same under one term of a vocabulary.
pub async fn newest_of(
    db: &mut impl Engine,
    (vocabulary, term): (&'static str, &str),
    from: Option<&Cursor<Key>>,
    most: i64,
) -> Result<Placed, Fault> {
    let query = match from {
        Some(Cursor {
            way: Direction::Before,
            ..
        }) => db.sql(
            "SELECT l.practice_id, c.practices
             FROM listed l JOIN listed_count c ON c.vocabulary = l.vocabulary AND c.term = l.term
             WHERE l.vocabulary = $4 AND l.term = $5
               AND (l.first_published_at, l.practice_id) > ($1, $2)
             ORDER BY l.first_published_at, l.practice_id LIMIT $3",
        ),
        _ => db.sql(
            "SELECT l.practice_id, c.practices
             FROM listed l JOIN listed_count c ON c.vocabulary = l.vocabulary AND c.term = l.term
             WHERE l.vocabulary = $4 AND l.term = $5
               AND (l.first_published_at, l.practice_id) < ($1, $2)
             ORDER BY l.first_published_at DESC, l.practice_id DESC LIMIT $3",
        ),
    };
    let (at, id) = start(from);
    query
        .bind(at)
        .bind(id)
        .bind(most)
        .bind(vocabulary)
        .bind(term)
        .all()
        .await
}

fn start(from: Option<&Cursor<Key>>) -> Key {
    from.map_or((Timestamp::MAX, PracticeId(i64::MAX)), |cursor| cursor.key)
}

/// These practices in this order, those of them that are live; with their answers if they are wanted.
pub async fn in_order(
    db: &mut impl Engine,
    ids: &[PracticeId],
    with_answers: bool,
) -> Result<Vec<Listed>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Listed> = db
        .sql_for(
            "SELECT p.id, p.slug, r.title, r.summary, r.kind, r.began, r.ended,
                    r.filed_objective, r.filed_language,
                    p.first_submitted_at, p.first_published_at, r.published_at,
                    a.honorific, a.given_name, a.family_name, a.institution,
                    (SELECT json_group_array(l.term) FROM listed l
                     WHERE l.practice_id = p.id AND l.vocabulary = 'country') AS countries,
                    (SELECT json_group_array(l.term) FROM listed l
                     WHERE l.practice_id = p.id AND l.vocabulary = 'region') AS regions,
                    c.answers
             FROM practice p JOIN revision r ON r.id = p.public_revision_id
             LEFT JOIN account a ON a.id = p.first_submitted_by
             LEFT JOIN content c ON $2 AND c.revision_id = r.id
             WHERE p.public = 'live' AND p.id IN ({ids $1})",
            "SELECT p.id, p.slug, r.title, r.summary, r.kind, r.began, r.ended,
                    r.filed_objective, r.filed_language,
                    p.first_submitted_at, p.first_published_at, r.published_at,
                    a.honorific, a.given_name, a.family_name, a.institution,
                    (SELECT COALESCE(jsonb_agg(l.term), '[]') FROM listed l
                     WHERE l.practice_id = p.id AND l.vocabulary = 'country') AS countries,
                    (SELECT COALESCE(jsonb_agg(l.term), '[]') FROM listed l
                     WHERE l.practice_id = p.id AND l.vocabulary = 'region') AS regions,
                    c.answers
             FROM practice p JOIN revision r ON r.id = p.public_revision_id
             LEFT JOIN account a ON a.id = p.first_submitted_by
             LEFT JOIN content c ON $2 AND c.revision_id = r.id
             WHERE p.public = 'live'
               AND p.id IN ({ids $1})",
        )
        .bind(Json(ids))
        .bind(with_answers)
        .all()
        .await?;
    let mut by_id: BTreeMap<PracticeId, Listed> =
        rows.into_iter().map(|row| (row.id, row)).collect();
    Ok(ids.iter().filter_map(|id| by_id.remove(id)).collect())
}

/// How many live practices stand under each term of every vocabulary.
pub async fn counts(db: &mut impl Engine) -> Result<Vec<(String, String, i64)>, Fault> {
    db.sql("SELECT vocabulary, term, practices FROM listed_count WHERE practices > 0")
        .all()
        .await
}
