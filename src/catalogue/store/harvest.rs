//! What harvesters read: which records changed when, in the order of their changes, and in which sets they stand.

use sqlx::types::Json;

use crate::db::{Fault, PublicConn, Timestamp};
use crate::practice::model::{PracticeId, Slug};
use crate::workflow::PublicStatus;

/// A record by its key: when it last changed, and its practice.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub struct HarvestedKey {
    pub changed_at: Timestamp,
    pub id: PracticeId,
}

/// Which records are read.
pub struct HarvestWindow<'a> {
    /// The set; empty for all.
    pub set: &'a str,
    /// Those after this key,
    pub after: (Timestamp, PracticeId),
    /// which changed before this moment,
    pub until: Timestamp,
    /// and at most so many.
    pub most: i64,
}

/// The records of a window, in the order of their last changes.
pub async fn harvested(
    db: &mut PublicConn,
    window: &HarvestWindow<'_>,
) -> Result<Vec<HarvestedKey>, Fault> {
    db.sql(
        "SELECT changed_at, practice_id AS id FROM harvested
         WHERE set_spec = $1 AND (changed_at, practice_id) > ($2, $3) AND changed_at < $4
         ORDER BY changed_at, practice_id LIMIT CAST($5 AS BIGINT)",
    )
    .bind(window.set)
    .bind(window.after.0)
    .bind(window.after.1)
    .bind(window.until)
    .bind(window.most)
    .all()
    .await
}

/// The record of the practice that is or was public under this slug.
pub async fn harvested_as(db: &mut PublicConn, slug: &Slug) -> Result<Option<HarvestedKey>, Fault> {
    db.sql(
        "SELECT h.changed_at, p.id
         FROM practice p JOIN harvested h ON h.practice_id = p.id AND h.set_spec = ''
         WHERE p.slug = $1",
    )
    .bind(slug)
    .optional()
    .await
}

/// What a record's header says besides its time.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct HarvestedHeader {
    pub id: PracticeId,
    pub slug: Slug,
    pub public: PublicStatus,
    /// Its sets in any order, the whole repository among them.
    pub sets: Json<Vec<String>>,
}

/// The headers of these records, in any order.
pub async fn harvested_headers(
    db: &mut PublicConn,
    ids: &[PracticeId],
) -> Result<Vec<HarvestedHeader>, Fault> {
    db.sql(
        "SELECT p.id, p.slug, p.public,
                (SELECT {gathered h.set_spec} FROM harvested h WHERE h.practice_id = p.id) AS sets
         FROM practice p WHERE p.id IN ({ids $1})",
    )
    .bind(Json(ids))
    .all()
    .await
}

/// The time of the present edition, and that of the oldest record. Every later change has a later time than the edition.
pub async fn harvest_times(db: &mut PublicConn) -> Result<(Timestamp, Option<Timestamp>), Fault> {
    db.sql(
        "SELECT at, (SELECT MIN(changed_at) FROM harvested WHERE set_spec = '') AS oldest
         FROM edition WHERE id = 1",
    )
    .one()
    .await
}
