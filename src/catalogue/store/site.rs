//! What concerns the catalogue as a whole: its edition, its name towards other repositories, its addresses.

use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::edition::Edition;
use crate::practice::model::Slug;

/// The present edition, and when it began.
pub async fn edition(db: &mut impl Engine) -> Result<(Edition, Timestamp), Fault> {
    db.sql("SELECT number, at FROM edition WHERE id = 1")
        .one()
        .await
}

/// The name of the repository, once it was founded.
pub async fn repository(db: &mut impl Engine) -> Result<Option<String>, Fault> {
    let found = db
        .sql("SELECT name FROM repository WHERE id = 1")
        .optional::<(String,)>()
        .await?;
    Ok(found.map(|(name,)| name))
}

/// Founds the repository under this name, unless it has one: that stays.
pub async fn found_repository(tx: &mut Tx, name: &str) -> Result<(), Fault> {
    tx.sql("INSERT INTO repository (id, name) VALUES (1, $1) ON CONFLICT (id) DO NOTHING")
        .bind(name)
        .execute()
        .await?;
    Ok(())
}

/// A page of a practice that search engines may know.
pub type Mapped = (Slug, Timestamp);

/// The live practices with an id in this range, its end not among them, each with the day of its present version.
pub async fn mapped(db: &mut impl Engine, ids: std::ops::Range<i64>) -> Result<Vec<Mapped>, Fault> {
    db.sql(
        "SELECT p.slug, r.published_at
         FROM practice p JOIN revision r ON r.id = p.public_revision_id
         WHERE p.public = 'live' AND p.id >= $1 AND p.id < $2
         ORDER BY p.id DESC",
    )
    .bind(ids.start)
    .bind(ids.end)
    .all()
    .await
}

/// The greatest id of any practice, and nothing while there is none.
pub async fn last_practice(db: &mut impl Engine) -> Result<i64, Fault> {
    let (last,) = db
        .sql("SELECT COALESCE(MAX(id), 0) FROM practice")
        .one()
        .await?;
    Ok(last)
}
