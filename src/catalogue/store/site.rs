//! Facts about the whole catalogue: its edition, its name in feed ids, the entries of its sitemap.

use super::translations::{follows_original, original_is_live, shown_public};
use crate::db::{Engine, Fault, PublicConn, Timestamp, Tx};
use crate::edition::Edition;
use crate::practice::model::{PracticeId, Slug};
use crate::workflow::PublicStatus;

/// The present edition, and the date on which it began.
pub async fn edition(db: &mut PublicConn) -> Result<(Edition, Timestamp), Fault> {
    db.sql("SELECT number, date FROM edition WHERE id = 1")
        .one()
        .await
}

/// The name of the repository, once it has one.
pub async fn repository(db: &mut PublicConn) -> Result<Option<String>, Fault> {
    let row = db
        .sql("SELECT name FROM repository WHERE id = 1")
        .optional::<(String,)>()
        .await?;
    Ok(row.map(|(name,)| name))
}

/// Gives the repository this name. If it already has one, that name stays.
pub async fn name_repository(tx: &mut Tx, name: &str) -> Result<(), Fault> {
    tx.sql("INSERT INTO repository (id, name) VALUES (1, $1) ON CONFLICT (id) DO NOTHING")
        .bind(name)
        .execute()
        .await?;
    Ok(())
}

/// A practice's page in the sitemap: its slug, and when its present version was published.
pub type SitemapEntry = (Slug, Timestamp);

/// The live practices with an id in this range.
pub async fn sitemap_entries(
    db: &mut PublicConn,
    ids: std::ops::Range<i64>,
) -> Result<Vec<SitemapEntry>, Fault> {
    db.sql(concat!(
        "SELECT p.slug, r.published_at
         FROM practice p JOIN revision r ON r.id = p.public_revision_id
         WHERE p.public = 'live' AND p.id >= $1 AND p.id < $2 AND ",
        original_is_live!(),
        " ORDER BY p.id DESC"
    ))
    .bind(ids.start)
    .bind(ids.end)
    .all()
    .await
}

/// What is said of a practice that was taken down.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct WithdrawnPractice {
    pub slug: Slug,
    pub reference: Option<String>,
    pub title: String,
    pub public: PublicStatus,
    pub versions: i64,
    pub first_published_at: Timestamp,
    pub taken_down_at: Option<Timestamp>,
    /// Whether its owner had asked for the removal.
    pub taken_down_on_request: bool,
    /// The slug of the practice that replaces it, unless that one is gone.
    pub replaced_by_slug: Option<Slug>,
}

/// The practices that are taken down, the one that was taken down first first.
pub async fn withdrawn(db: &mut PublicConn) -> Result<Vec<WithdrawnPractice>, Fault> {
    db.sql(
        "SELECT p.slug, p.reference, r.title, p.public, p.versions, p.first_published_at, p.taken_down_at,
                p.taken_down_on_request, x.slug AS replaced_by_slug
         FROM practice p
         JOIN revision r ON r.id = p.public_revision_id
         LEFT JOIN practice x ON x.id = p.replaced_by AND x.public <> 'gone'
         WHERE p.public IN ('no-longer-current', 'gone', 'replaced') AND p.translation_of IS NULL
         ORDER BY p.taken_down_at, p.id",
    )
    .all()
    .await
}

/// A practice that has an address: it is or was public.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct CataloguedPractice {
    /// Its number in the database.
    pub id: PracticeId,
    /// The last part of its address.
    pub slug: Slug,
    /// What the public has of it.
    pub public: PublicStatus,
    /// The number of its first version that is here: an import brings one version alone, under the number that it had.
    pub first_version: i64,
    /// The number of its present version.
    pub versions: i64,
}

/// The practices that have an address, after this one, in the order of their ids.
pub async fn catalogued(
    db: &mut PublicConn,
    after: PracticeId,
    most: i64,
) -> Result<Vec<CataloguedPractice>, Fault> {
    db.sql(concat!(
        "SELECT p.id, p.slug, p.versions, ",
        shown_public!(),
        " AS public,
                COALESCE((SELECT MIN(r.version) FROM revision r WHERE r.practice_id = p.id), 1) AS first_version
         FROM practice p LEFT JOIN practice q ON q.id = p.translation_of
         WHERE p.id > $1 AND p.public <> 'never'
         ORDER BY p.id LIMIT CAST($2 AS BIGINT)"
    ))
    .bind(after)
    .bind(most)
    .all()
    .await
}

/// How many practices have an address.
pub async fn count_catalogued(db: &mut PublicConn) -> Result<i64, Fault> {
    let (count,) = db
        .sql("SELECT COUNT(*) FROM practice WHERE public <> 'never'")
        .one()
        .await?;
    Ok(count)
}

/// The greatest id of any practice; 0 while there is none.
pub async fn greatest_practice_id(db: &mut PublicConn) -> Result<i64, Fault> {
    let (greatest,) = db
        .sql("SELECT COALESCE(MAX(id), 0) FROM practice")
        .one()
        .await?;
    Ok(greatest)
}
