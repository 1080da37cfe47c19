//! The texts of one practice in several languages. A translation is public while it is published and its original is live.

use std::collections::HashMap;

use sqlx::types::Json;

use super::past::was_public;
use crate::db::PublicCall;
use crate::edition::Edition;
use crate::language::TextLanguage;
use crate::practice::model::{PracticeId, Slug};

/// Whether the original `q` of a practice `p` decides what the public has of `p`. An original that is gone hides a text that stood
/// under a notice, too.
macro_rules! follows_original {
    () => {
        "(p.public = 'live' AND q.public <> 'live'
              OR p.public = 'no-longer-current' AND q.public IN ('gone', 'replaced'))"
    };
}

/// What the public has of a practice `p`, which may be a translation of `q`.
macro_rules! shown_public {
    () => {
        concat!(
            "CASE WHEN ",
            follows_original!(),
            " THEN q.public ELSE p.public END"
        )
    };
}

/// The column of the practice `p`, or, where its original `q` decides, that of `q`.
macro_rules! shown_column {
    ($column:literal) => {
        concat!(
            "CASE WHEN ",
            follows_original!(),
            " THEN q.",
            $column,
            " ELSE p.",
            $column,
            " END"
        )
    };
}

/// The column of the practice `p`, or, of a translation, that of its original `q`.
macro_rules! original_column {
    ($column:literal) => {
        concat!(
            "CASE WHEN q.id IS NULL THEN p.",
            $column,
            " ELSE q.",
            $column,
            " END AS ",
            $column
        )
    };
}

/// Whether no original hides the text of a practice `p`, which may stand under a notice.
macro_rules! original_is_readable {
    () => {
        "NOT EXISTS (SELECT 1 FROM practice q
                     WHERE q.id = p.translation_of AND q.public NOT IN ('live', 'no-longer-current'))"
    };
}

/// Whether no original keeps a practice `p` from being public.
macro_rules! original_is_live {
    () => {
        "NOT EXISTS (SELECT 1 FROM practice q WHERE q.id = p.translation_of AND q.public <> 'live')"
    };
}

pub(super) use {
    follows_original, original_column, original_is_live, original_is_readable, shown_column,
    shown_public,
};

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
/// its original and the others. With an edition they are those that it showed, less what has been taken down since.
pub fn add_texts<'c>(
    call: PublicCall<'c>,
    ids: &[PracticeId],
    at: Option<Edition>,
) -> PublicCall<'c> {
    if let Some(edition) = at {
        let call = call.sql(concat!(
            "SELECT s.id AS beside, p.slug, r.title, r.filed_language, p.translation_of IS NULL AS is_original,
                    r.version AS versions
             FROM practice s
             JOIN practice o ON o.id = COALESCE(s.translation_of, s.id) AND o.public || '' = 'live'
             JOIN practice p ON (p.id = o.id OR p.translation_of = o.id) AND p.id <> s.id AND p.public || '' = 'live'
             JOIN revision r ON ",
            was_public!(""),
            " WHERE s.id IN ({ids $1})
             ORDER BY s.id, p.id"
        ));
        return call.bind(Json(ids)).bind(edition);
    }
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
