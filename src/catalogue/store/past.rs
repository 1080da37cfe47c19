//! The catalogue as an earlier edition showed it, less what has been taken down since. Names are joined as they are now.

use sqlx::types::Json;

use super::lists::ListedPractice;
use super::{has_authors, submitter_columns, submitter_joins};
use crate::db::{Fault, PublicConn, Timestamp};
use crate::edition::Edition;
use crate::language::TextLanguage;
use crate::practice::model::{PracticeId, Slug};
use crate::workflow::PublicStatus;

/// An edition, and what has changed since of all that it showed.
#[derive(Debug, Clone, Copy)]
pub struct PastEdition {
    pub number: Edition,
    /// When it began, if that is known.
    pub began: Option<Timestamp>,
    /// How many practices that it showed have been taken down.
    pub taken_down: i64,
    /// Whether a person or an organisation has another name.
    pub renamed: bool,
}

/// Whether the revision `r` of the practice `p` was the public one in the edition `$2`: a practice that was taken down is
/// public again when it is restored.
macro_rules! was_public {
    ($except:literal) => {
        concat!(
            "r.practice_id = p.id AND r.version IS NOT NULL
                AND r.from_edition <= $2 AND (r.to_edition IS NULL OR r.to_edition > $2)
                AND NOT EXISTS (
                    SELECT 1 FROM event e
                    WHERE e.practice_id = p.id AND e.deed = 'take_down'",
            $except,
            "   AND CAST(e.details ->> 'edition' AS BIGINT) BETWEEN r.from_edition AND $2
                        AND NOT EXISTS (
                            SELECT 1 FROM event b
                            WHERE b.practice_id = p.id AND b.deed = 'restore' AND b.seq > e.seq
                                AND CAST(b.details ->> 'edition' AS BIGINT) <= $2))"
        )
    };
}

pub(super) use was_public;

/// The edition with this number, and what has changed since.
pub async fn past_edition(db: &mut PublicConn, number: Edition) -> Result<PastEdition, Fault> {
    let taken_down = [
        PublicStatus::NotCurrent.as_str(),
        PublicStatus::Gone.as_str(),
        PublicStatus::Replaced.as_str(),
    ];
    let call = db
        .call()
        .sql("SELECT date FROM edition_date WHERE number <= $1 ORDER BY number DESC LIMIT 1")
        .bind(number);
    let call = call
        .sql(concat!(
            "SELECT COUNT(*) FROM practice p
             WHERE p.public IN ({texts $1}) AND p.translation_of IS NULL AND EXISTS (SELECT 1 FROM revision r WHERE ",
            was_public!(""),
            ")"
        ))
        .bind(Json(taken_down))
        .bind(number);
    let call = call
        .sql("SELECT EXISTS (SELECT 1 FROM account WHERE named_edition > $1)")
        .bind(number);
    let mut read = call.run().await?;
    let began = read.all::<(Timestamp,)>()?;
    let taken_down = read.all::<(i64,)>()?;
    let renamed = read.all::<(bool,)>()?;
    Ok(PastEdition {
        number,
        began: began.first().map(|(at,)| *at),
        taken_down: taken_down.first().map_or(0, |(count,)| *count),
        renamed: renamed.first().is_some_and(|(renamed,)| *renamed),
    })
}

/// What an edition showed at the address of a practice that is or was public.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct PastVersion {
    pub first_published_at: Timestamp,
    /// The number of its version; none if the practice was not public.
    pub version: Option<i64>,
    /// Whether a person or an organisation that it names has another name since.
    pub renamed: bool,
}

/// What an edition showed of the practice with this slug. A practice that is no longer current keeps its text.
pub async fn past_version(
    db: &mut PublicConn,
    slug: &Slug,
    edition: Edition,
) -> Result<Option<PastVersion>, Fault> {
    db.sql(concat!(
        "SELECT p.first_published_at, r.version,
                EXISTS (SELECT 1 FROM account a
                        WHERE a.named_edition > $2
                          AND (a.id = p.first_submitted_by OR a.id = p.owner_id OR a.id IN (
                               SELECT x.account_id FROM revision_author x WHERE x.revision_id = r.id))) AS renamed
         FROM practice p LEFT JOIN revision r ON ",
        was_public!(" AND COALESCE(e.details ->> 'kind', '') <> 'no-longer-current' "),
        " WHERE p.slug = $1 AND p.public <> 'never'"
    ))
    .bind(slug)
    .bind(edition)
    .optional()
    .await
}

/// Those of these practices that are live, as an edition showed them, in the order of the ids: each by the text that it had then
/// in this language, or else by the original. Each has its answers.
pub async fn in_order_at(
    db: &mut PublicConn,
    ids: &[PracticeId],
    edition: &PastEdition,
    language: TextLanguage,
) -> Result<Vec<ListedPractice>, Fault> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows: Vec<ListedPractice> = db
        .sql(concat!(
            "SELECT p.id, o.id AS revision_id, COALESCE(t.slug, p.slug) AS slug, p.slug AS own_slug, r.title, r.summary, r.kind,
                    r.began, r.ended,
                    r.filed_objective, r.filed_language,
                    p.first_submitted_at, p.first_published_at,
                    CASE WHEN p.ended_at <= $3 THEN p.ended_at END AS ended_at,
                    CASE WHEN r.minor
                         THEN (SELECT MAX(v.published_at) FROM revision v
                               WHERE v.practice_id = r.practice_id AND v.version <= r.version AND NOT v.minor)
                         ELSE r.published_at END AS told_at,
                    CASE WHEN p.unconfirmed_at <= $3 THEN p.confirmed_at END AS unconfirmed_since,
                    (SELECT ",
            has_authors!(),
            " FROM revision r WHERE r.id = o.id) AS has_authors, ",
            submitter_columns!(),
            ",
                    COALESCE(c.answers -> 'countries', '[]') AS countries,
                    COALESCE(c.answers -> 'regions', '[]') AS regions,
                    CAST(c.answers AS TEXT) AS answers
             FROM practice p
             JOIN revision o ON o.practice_id = p.id AND o.version IS NOT NULL
                            AND o.from_edition <= $2 AND (o.to_edition IS NULL OR o.to_edition > $2)
             LEFT JOIN practice t ON t.translation_of = p.id AND t.public || '' = 'live'
                 AND (o.filed_language IS NULL OR o.filed_language <> $4)
                 AND EXISTS (SELECT 1 FROM practice p JOIN revision r ON ",
            was_public!(""),
            " WHERE p.id = t.id AND r.filed_language = $4)
             JOIN revision r ON r.practice_id = COALESCE(t.id, p.id) AND r.version IS NOT NULL
                            AND r.from_edition <= $2 AND (r.to_edition IS NULL OR r.to_edition > $2)
             JOIN content c ON c.revision_id = r.id",
            submitter_joins!(),
            "WHERE p.public || '' = 'live' AND p.id IN ({ids $1})"
        ))
        .bind(Json(ids))
        .bind(edition.number)
        .bind(edition.began)
        .bind(language)
        .all()
        .await?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    for row in &mut rows {
        row.at = Some(edition.number);
        if let Some(answers) = row.answers() {
            let regions = answers.regions();
            row.regions = Json(regions.iter().map(ToString::to_string).collect());
        }
    }
    Ok(rows)
}
