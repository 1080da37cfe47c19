//! Lists of live practices, newest first, and how many practices each term has. Unless a caller asks for the answers, a
//! list reads only those that the row of the revision repeats: title, summary, type and years.

use std::collections::BTreeMap;

use sqlx::types::Json;

use super::{JoinedCredit, has_authors, submitter_columns, submitter_joins};
use crate::db::{Fault, PublicConn, Timestamp};
use crate::edition::Edition;
use crate::language::TextLanguage;
use crate::practice::answers::Answers;
use crate::practice::model::{PracticeId, RevisionId, Slug};
use crate::taxonomy::ObjectiveNumber;
use crate::web::paging::{Cursor, Direction, ListCounts};

/// The key of a list: a practice's first publication, and its id.
pub type ListKey = (Timestamp, PracticeId);

/// A practice as lists show it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ListedPractice {
    pub id: PracticeId,
    /// The revision of its present version, which names the authors; that of the original, also where a translation is shown.
    pub revision_id: RevisionId,
    /// Whether that version has other authors than the account that submitted the practice.
    pub has_authors: bool,
    /// The name of the text in addresses.
    pub slug: Slug,
    /// The name of the practice, which is the same in every language.
    pub own_slug: Slug,
    pub title: String,
    pub summary: String,
    /// The id of its type.
    pub kind: Option<String>,
    /// The first year of the practice.
    pub began: Option<i64>,
    /// The last year, if it has ended.
    pub ended: Option<i64>,
    pub filed_objective: Option<ObjectiveNumber>,
    pub filed_language: Option<TextLanguage>,
    pub first_submitted_at: Option<Timestamp>,
    pub first_published_at: Timestamp,
    /// Of the newest version of the text that is no minor change.
    pub told_at: Timestamp,
    /// Since when it is not confirmed, once its page says so.
    pub unconfirmed_since: Option<Timestamp>,
    /// When its authors said that it has ended.
    pub ended_at: Option<Timestamp>,
    #[sqlx(flatten)]
    pub submitter: JoinedCredit,
    /// The countries it is listed under.
    pub countries: Json<Vec<String>>,
    /// The regions it is listed under: those it names, and those of its countries.
    pub regions: Json<Vec<String>>,
    /// The edition that shows it so; none if it is the present one.
    #[sqlx(skip)]
    pub at: Option<Edition>,
    /// The published answers as JSON, if the caller asked for them. Not every caller reads those of every row.
    answers: Option<String>,
}

impl ListedPractice {
    /// Its key in a list.
    pub fn key(&self) -> ListKey {
        (self.first_published_at, self.id)
    }

    /// The answers, if they were asked for and can be read.
    pub fn answers(&self) -> Option<Answers> {
        let object: serde_json::Value = serde_json::from_str(self.answers.as_deref()?).ok()?;
        Answers::from_json(&object).ok()
    }
}

/// A practice in its place on a list.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct PlacedId {
    pub id: PracticeId,
    #[sqlx(flatten)]
    pub counts: ListCounts,
}

/// The live practices whose key compares so with the cursor's, in this order.
macro_rules! newest_live {
    ($compared:literal, $passed:literal, $order:literal) => {
        concat!(
            "SELECT id, (SELECT CAST(SUM(practices) AS BIGINT) FROM listed_count
                         WHERE vocabulary = 'objective') AS total,
                    (SELECT COUNT(*) FROM practice e
                     WHERE e.public = 'live' AND e.translation_of IS NULL AND (e.first_published_at, e.id) ",
            $passed,
            " ($1, $2)) AS passed
             FROM practice
             WHERE public = 'live' AND translation_of IS NULL AND (first_published_at, id) ",
            $compared,
            " ($1, $2) ORDER BY first_published_at ",
            $order,
            ", id ",
            $order,
            " LIMIT CAST($3 AS BIGINT)"
        )
    };
}

/// The live practices after the key of the cursor, or before it.
pub async fn newest(
    db: &mut PublicConn,
    from: Option<&Cursor<ListKey>>,
    most: i64,
) -> Result<Vec<PlacedId>, Fault> {
    let query = match from.map(|cursor| cursor.way) {
        Some(Direction::Before) => db.sql(newest_live!(">", ">", "ASC")),
        Some(Direction::After) | None => db.sql(newest_live!("<", ">=", "DESC")),
    };
    let (at, id) = start_key(from);
    query.bind(at).bind(id).bind(most).all().await
}

/// The live practices under a term whose key compares so with the cursor's, in this order.
macro_rules! newest_under_term {
    ($compared:literal, $passed:literal, $order:literal) => {
        concat!(
            "SELECT l.practice_id AS id, c.practices AS total,
                    (SELECT COUNT(*) FROM listed e
                     WHERE e.vocabulary = $4 AND e.term = $5
                       AND (e.first_published_at, e.practice_id) ",
            $passed,
            " ($1, $2)) AS passed
             FROM listed l JOIN listed_count c ON c.vocabulary = l.vocabulary AND c.term = l.term
             WHERE l.vocabulary = $4 AND l.term = $5
               AND (l.first_published_at, l.practice_id) ",
            $compared,
            " ($1, $2) ORDER BY l.first_published_at ",
            $order,
            ", l.practice_id ",
            $order,
            " LIMIT CAST($3 AS BIGINT)"
        )
    };
}

/// The same under one term of a vocabulary.
pub async fn newest_of(
    db: &mut PublicConn,
    (vocabulary, term): (&'static str, &str),
    from: Option<&Cursor<ListKey>>,
    most: i64,
) -> Result<Vec<PlacedId>, Fault> {
    let query = match from.map(|cursor| cursor.way) {
        Some(Direction::Before) => db.sql(newest_under_term!(">", ">", "ASC")),
        Some(Direction::After) | None => db.sql(newest_under_term!("<", ">=", "DESC")),
    };
    let (at, id) = start_key(from);
    query
        .bind(at)
        .bind(id)
        .bind(most)
        .bind(vocabulary)
        .bind(term)
        .all()
        .await
}

fn start_key(from: Option<&Cursor<ListKey>>) -> ListKey {
    from.map_or((Timestamp::MAX, PracticeId(i64::MAX)), |cursor| cursor.key)
}

/// The listed practices, each by its text in the language `$3` if it has one. `$terms` joins the terms of a vocabulary in the
/// engine's own JSON. `$not_by` keeps the engine from
/// using the index of the column behind it: SQLite would read every row of a vocabulary, and every live practice, for
/// each practice of the page.
macro_rules! listed_practices {
    ($not_by:literal) => {
        concat!(
            "SELECT p.id, p.public_revision_id AS revision_id, COALESCE(t.slug, p.slug) AS slug, p.slug AS own_slug,
                    r.title, r.summary, r.kind, r.began, r.ended, r.filed_objective, r.filed_language,
                    p.first_submitted_at, p.first_published_at, p.ended_at,
                    CASE WHEN r.minor
                         THEN (SELECT MAX(v.published_at) FROM revision v
                               WHERE v.practice_id = r.practice_id AND v.version IS NOT NULL AND NOT v.minor)
                         ELSE r.published_at END AS told_at,
                    CASE WHEN p.unconfirmed_at IS NOT NULL THEN p.confirmed_at END AS unconfirmed_since,
                    (SELECT ",
            has_authors!(),
            " FROM revision r WHERE r.id = p.public_revision_id) AS has_authors, ",
            submitter_columns!(),
            ",
                    (SELECT {gathered l.term} FROM listed l WHERE l.practice_id = p.id AND ",
            $not_by,
            "l.vocabulary = 'country') AS countries,
                    (SELECT {gathered l.term} FROM listed l WHERE l.practice_id = p.id AND ",
            $not_by,
            "l.vocabulary = 'region') AS regions,
                    CAST(c.answers AS TEXT) AS answers
             FROM practice p
             LEFT JOIN practice t ON t.translation_of = p.id AND t.public || '' = 'live'
                 AND EXISTS (SELECT 1 FROM revision n WHERE n.id = t.public_revision_id AND n.filed_language = $3)
                 AND NOT EXISTS (SELECT 1 FROM revision o
                                 WHERE o.id = p.public_revision_id AND o.filed_language = $3)
             JOIN revision r ON r.id = COALESCE(t.public_revision_id, p.public_revision_id)",
            submitter_joins!(),
            "LEFT JOIN content c ON $2 AND c.revision_id = r.id
             WHERE ",
            $not_by,
            "p.public = 'live' AND p.id IN ({ids $1})"
        )
    };
}

/// Those of these practices that are live, in the order of the ids, each by its text in this language, or else by the
/// original; with their answers if the caller wants them.
pub async fn in_order(
    db: &mut PublicConn,
    ids: &[PracticeId],
    (language, with_answers): (Option<TextLanguage>, bool),
) -> Result<Vec<ListedPractice>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<ListedPractice> = db
        .sql_for(listed_practices!("+"), listed_practices!(""))
        .bind(Json(ids))
        .bind(with_answers)
        .bind(language)
        .all()
        .await?;
    let mut by_id: BTreeMap<PracticeId, ListedPractice> =
        rows.into_iter().map(|row| (row.id, row)).collect();
    Ok(ids.iter().filter_map(|id| by_id.remove(id)).collect())
}

/// The number of live practices under a term.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct TermCount {
    pub vocabulary: String,
    /// The id of the term in its vocabulary.
    pub term: String,
    pub practices: i64,
}

/// The number of live practices under one term of a vocabulary.
pub async fn count_of(
    db: &mut PublicConn,
    (vocabulary, term): (&'static str, &str),
) -> Result<i64, Fault> {
    let count: Option<(i64,)> = db
        .sql("SELECT practices FROM listed_count WHERE vocabulary = $1 AND term = $2")
        .bind(vocabulary)
        .bind(term)
        .optional()
        .await?;
    Ok(count.map_or(0, |(count,)| count))
}

/// Every term that has a live practice, with their number.
pub async fn term_counts(db: &mut PublicConn) -> Result<Vec<TermCount>, Fault> {
    db.sql("SELECT vocabulary, term, practices FROM listed_count WHERE practices > 0")
        .all()
        .await
}
