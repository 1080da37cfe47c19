//! The texts of one practice in several languages. A translation is public while it is published and its original is live.

use std::collections::HashMap;

use sqlx::types::Json;

use crate::db::PublicCall;
use crate::language::TextLanguage;
use crate::practice::model::{PracticeId, Slug};

/// What the public has of a practice `p`, which may be a translation of `q`.
macro_rules! shown_public {
    () => {
        "CASE WHEN p.public = 'live' AND q.public <> 'live' THEN q.public ELSE p.public END"
    };
}

/// The column of the practice `p`, or, of a translation that is public no more because of its original `q`, that of `q`.
macro_rules! shown_column {
    ($column:literal) => {
        concat!(
            "CASE WHEN p.public = 'live' AND q.public <> 'live' THEN q.",
            $column,
            " ELSE p.",
            $column,
            " END"
        )
    };
}

/// Whether no original keeps a practice `p` from being public.
macro_rules! original_is_live {
    () => {
        "NOT EXISTS (SELECT 1 FROM practice q WHERE q.id = p.translation_of AND q.public <> 'live')"
    };
}

pub(super) use {original_is_live, shown_column, shown_public};

/// A text of a practice in another language than the one that is read.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct TextInLanguage {
    pub slug: Slug,
    pub title: String,
    pub filed_language: Option<TextLanguage>,
    /// Whether the others are translations of it.
    pub is_original: bool,
    /// The number of its published versions.
    pub versions: i64,
}

/// The same, and beside which text.
#[derive(sqlx::FromRow)]
pub struct TextBeside {
    beside: PracticeId,
    #[sqlx(flatten)]
    text: TextInLanguage,
}

/// Adds a statement that reads the other public texts of these practices: of an original its translations, of a translation
/// its original and the others.
pub fn add_texts<'c>(call: PublicCall<'c>, ids: &[PracticeId]) -> PublicCall<'c> {
    call.sql(
        "SELECT s.id AS beside, p.slug, r.title, r.filed_language, p.translation_of IS NULL AS is_original, p.versions
         FROM practice s
         JOIN practice o ON o.id = COALESCE(s.translation_of, s.id) AND o.public || '' = 'live'
         JOIN practice p ON (p.id = o.id OR p.translation_of = o.id) AND p.id <> s.id AND p.public || '' = 'live'
         JOIN revision r ON r.id = p.public_revision_id
         WHERE s.id IN ({ids $1})
         ORDER BY s.id, p.id",
    )
    .bind(Json(ids))
}

/// What that statement has read.
pub fn texts_by_practice(rows: Vec<TextBeside>) -> HashMap<PracticeId, Vec<TextInLanguage>> {
    let mut texts: HashMap<PracticeId, Vec<TextInLanguage>> = HashMap::new();
    for row in rows {
        texts.entry(row.beside).or_default().push(row.text);
    }
    texts
}
