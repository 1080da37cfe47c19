//! Which live practices files hold, in an order that stays.

use super::lists::ListKey;
use super::translations::original_is_live;
use crate::db::{Fault, PublicConn};

/// The live practices after this key, the one that was published first first.
pub async fn oldest(
    db: &mut PublicConn,
    (at, id): ListKey,
    most: i64,
) -> Result<Vec<ListKey>, Fault> {
    db.sql(
        "SELECT first_published_at, id FROM practice
         WHERE public = 'live' AND translation_of IS NULL AND (first_published_at, id) > ($1, $2)
         ORDER BY first_published_at, id LIMIT CAST($3 AS BIGINT)",
    )
    .bind(at)
    .bind(id)
    .bind(most)
    .all()
    .await
}

/// The same with their translations.
pub async fn oldest_texts(
    db: &mut PublicConn,
    (at, id): ListKey,
    most: i64,
) -> Result<Vec<ListKey>, Fault> {
    db.sql(concat!(
        "SELECT p.first_published_at, p.id FROM practice p
         WHERE p.public = 'live' AND (p.first_published_at, p.id) > ($1, $2) AND ",
        original_is_live!(),
        " ORDER BY p.first_published_at, p.id LIMIT CAST($3 AS BIGINT)"
    ))
    .bind(at)
    .bind(id)
    .bind(most)
    .all()
    .await
}

/// The same under one term of a vocabulary.
pub async fn oldest_of(
    db: &mut PublicConn,
    (vocabulary, term): (&'static str, &str),
    (at, id): ListKey,
    most: i64,
) -> Result<Vec<ListKey>, Fault> {
    db.sql(
        "SELECT first_published_at, practice_id FROM listed
         WHERE vocabulary = $4 AND term = $5 AND (first_published_at, practice_id) > ($1, $2)
         ORDER BY first_published_at, practice_id LIMIT CAST($3 AS BIGINT)",
    )
    .bind(at)
    .bind(id)
    .bind(most)
    .bind(vocabulary)
    .bind(term)
    .all()
    .await
}
