//! Which practices are translations of which.

use super::owned::newest_revision;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::edition::Edition;
use crate::practice::model::{PracticeId, PracticeText};

/// Whether no original keeps a practice `p` from being public.
macro_rules! original_is_live {
    () => {
        "NOT EXISTS (SELECT 1 FROM practice q WHERE q.id = p.translation_of AND q.public <> 'live')"
    };
}

pub(super) use original_is_live;

/// The texts `$which` names.
macro_rules! texts {
    ($which:literal) => {
        concat!(
            "SELECT p.id, p.owner_id, p.language, r.title, r.state, p.public, p.slug, p.versions
             FROM practice p JOIN revision r ON r.id = ",
            newest_revision!("p.id"),
            " WHERE p.seq > 0 AND ",
            $which,
            " ORDER BY p.id"
        )
    };
}

/// The translations of a practice, in the order in which they were begun.
pub async fn translations_of(
    db: &mut impl Engine,
    original: PracticeId,
) -> Result<Vec<PracticeText>, Fault> {
    db.sql(texts!("p.translation_of = $1"))
        .bind(original)
        .all()
        .await
}

/// The text of one practice.
pub async fn practice_text(
    db: &mut impl Engine,
    id: PracticeId,
) -> Result<Option<PracticeText>, Fault> {
    db.sql(texts!("p.id = $1")).bind(id).optional().await
}

/// What the public sees of an original has changed, because a translation of it has. Harvesters and the search index learn of
/// it in this edition.
pub async fn change_original(
    tx: &mut Tx,
    original: PracticeId,
    (edition, at): (Edition, Timestamp),
) -> Result<(), Fault> {
    tx.call()
        .sql("UPDATE practice SET edition = $2, changed_at = $3 WHERE id = $1")
        .bind(original)
        .bind(edition)
        .bind(at)
        .sql(
            "UPDATE harvested SET changed_at = (SELECT at FROM edition WHERE id = 1)
             WHERE practice_id = $1",
        )
        .bind(original)
        .run()
        .await?;
    Ok(())
}
