//! Which practices are translations of which.

use sqlx::types::Json;

use super::cases::stored_answers;
use super::owned::newest_revision;
use crate::db::{Engine, Fault};
use crate::language::TextLanguage;
use crate::practice::model::{OriginalText, PracticeId, PracticeText, RevisionId};

/// Whether no original hides the text of a practice `p`, which may stand under a notice.
macro_rules! original_is_readable {
    () => {
        "NOT EXISTS (SELECT 1 FROM practice q
                     WHERE q.id = p.translation_of AND q.public NOT IN ('live', 'no-longer-current'))"
    };
}

pub(super) use original_is_readable;

/// The texts `$which` names.
macro_rules! texts {
    ($which:literal) => {
        concat!(
            "SELECT p.id, p.owner_id, p.language, r.state,
                    COALESCE((SELECT s.title FROM revision s WHERE s.id = p.public_revision_id), r.title) AS title,
                    p.public, p.slug, p.versions
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

/// A practice with the answers of its public revision, for its translations.
pub async fn original_text(
    db: &mut impl Engine,
    id: PracticeId,
) -> Result<Option<OriginalText>, Fault> {
    let call = db.call().sql(texts!("p.id = $1")).bind(id);
    let call = call
        .sql(
            "SELECT c.revision_id, c.answers
             FROM practice p JOIN content c ON c.revision_id = p.public_revision_id
             WHERE p.id = $1",
        )
        .bind(id);
    let mut read = call.run().await?;
    let text = read.optional::<PracticeText>()?;
    let stored = read.optional::<(RevisionId, Json<serde_json::Value>)>()?;
    let answers = stored.map(|(revision, Json(object))| stored_answers(revision, &object));
    let answers = answers.transpose()?;
    Ok(text.map(|text| OriginalText { text, answers }))
}

/// The other texts of a practice in this language.
pub async fn texts_clashing(
    db: &mut impl Engine,
    (original, except): (PracticeId, PracticeId),
    language: TextLanguage,
) -> Result<Vec<PracticeText>, Fault> {
    db.sql(texts!(
        "(p.id = $1 OR p.translation_of = $1) AND p.id <> $2 AND p.language = $3"
    ))
    .bind(original)
    .bind(except)
    .bind(language)
    .all()
    .await
}

/// Translations whose original is none or was never public, and those of one language that are public beside another text in it.
pub async fn wrong_translations(db: &mut impl Engine) -> Result<Vec<(PracticeId,)>, Fault> {
    db.sql(
        "SELECT p.id FROM practice p
         JOIN practice q ON q.id = p.translation_of
         LEFT JOIN revision r ON r.id = p.public_revision_id
         LEFT JOIN revision s ON s.id = q.public_revision_id
         WHERE q.translation_of IS NOT NULL OR q.public = 'never'
            OR (p.public = 'live' AND q.public = 'live'
                AND (r.filed_language = s.filed_language
                     OR EXISTS (SELECT 1 FROM practice t JOIN revision n ON n.id = t.public_revision_id
                                WHERE t.translation_of = p.translation_of AND t.id < p.id AND t.public = 'live'
                                  AND n.filed_language = r.filed_language)))
         ORDER BY p.id",
    )
    .all()
    .await
}
