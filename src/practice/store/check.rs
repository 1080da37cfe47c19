//! Reading everything, for `check`.

use crate::db::{Engine, Fault};
use crate::practice::model::{Practice, PracticeId, Revision};

/// The next hundred practices by rising id. What an import has loaded and not published yet has no event.
pub async fn practices_after(
    db: &mut impl Engine,
    after: PracticeId,
) -> Result<Vec<Practice>, Fault> {
    db.sql("SELECT * FROM practice WHERE id > $1 AND seq > 0 ORDER BY id LIMIT 100")
        .bind(after)
        .all()
        .await
}

/// All revisions of a practice, by rising number.
pub async fn revisions(db: &mut impl Engine, id: PracticeId) -> Result<Vec<Revision>, Fault> {
    db.sql("SELECT * FROM revision WHERE practice_id = $1 ORDER BY number")
        .bind(id)
        .all()
        .await
}

/// For each term: how many practices are said to be listed, and how many are.
pub async fn list_counts(db: &mut impl Engine) -> Result<Vec<(String, String, i64, i64)>, Fault> {
    db.sql(
        "SELECT c.vocabulary, c.term, c.practices,
                (SELECT COUNT(*) FROM listed l
                 WHERE l.vocabulary = c.vocabulary AND l.term = c.term)
         FROM listed_count c ORDER BY c.vocabulary, c.term",
    )
    .all()
    .await
}

/// Practices that are live and under no objective, or listed and not live; and those of which harvesters do not learn
/// although they are or were public, or learn although they were not. Lists and harvesters know no translation.
pub async fn wrongly_listed(db: &mut impl Engine) -> Result<Vec<(PracticeId,)>, Fault> {
    db.sql(
        "SELECT p.id FROM practice p
         WHERE (p.public = 'live' AND p.translation_of IS NULL) <> EXISTS (SELECT 1 FROM listed l
                                              WHERE l.practice_id = p.id AND l.vocabulary = 'objective')
            OR (p.public <> 'never' AND p.translation_of IS NULL) <> EXISTS (SELECT 1 FROM harvested h
                                                WHERE h.practice_id = p.id AND h.set_spec = '')
         ORDER BY p.id",
    )
    .all()
    .await
}
