//! Calls for practices that have begun, and what was published in answer to one.

use crate::db::{Fault, PublicConn, Timestamp};
use crate::practice::model::{CallId, PracticeCall, PracticeId, Slug};

/// The calls of which the public knows, the last to close first.
pub async fn calls(db: &mut PublicConn, most: i64) -> Result<Vec<PracticeCall>, Fault> {
    db.sql(
        "SELECT * FROM practice_call WHERE counted_at IS NOT NULL
         ORDER BY closes_at DESC, id DESC LIMIT CAST($1 AS BIGINT)",
    )
    .bind(most)
    .all()
    .await
}

/// The call with this slug, if the public knows of it.
pub async fn call(db: &mut PublicConn, slug: &Slug) -> Result<Option<PracticeCall>, Fault> {
    db.sql("SELECT * FROM practice_call WHERE slug = $1 AND counted_at IS NOT NULL")
        .bind(slug)
        .optional()
        .await
}

/// The calls that are open, the first to close first.
pub async fn open_calls(db: &mut PublicConn, most: i64) -> Result<Vec<PracticeCall>, Fault> {
    db.sql(
        "SELECT * FROM practice_call WHERE counted_at < closes_at
         ORDER BY closes_at, id LIMIT CAST($1 AS BIGINT)",
    )
    .bind(most)
    .all()
    .await
}

/// How many live practices answer a call, and the newest of them.
pub async fn answers_to(
    db: &mut PublicConn,
    call: CallId,
    most: i64,
) -> Result<(i64, Vec<PracticeId>), Fault> {
    let read = db
        .call()
        .sql(
            "SELECT COUNT(*) FROM revision r
             JOIN practice p ON p.id = r.practice_id AND p.public_revision_id = r.id
             WHERE r.call_id = $1 AND p.public || '' = 'live' AND p.translation_of IS NULL",
        )
        .bind(call)
        .sql(
            "SELECT p.id FROM revision r
             JOIN practice p ON p.id = r.practice_id AND p.public_revision_id = r.id
             WHERE r.call_id = $1 AND p.public || '' = 'live' AND p.translation_of IS NULL
             ORDER BY p.first_published_at DESC, p.id DESC LIMIT CAST($2 AS BIGINT)",
        )
        .bind(call)
        .bind(most);
    let mut read = read.run().await?;
    let (count,): (i64,) = read.one()?;
    let newest: Vec<(PracticeId,)> = read.all()?;
    Ok((count, newest.into_iter().map(|(id,)| id).collect()))
}

/// A call in the sitemap, with what has changed its page.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct SitemapCall {
    /// The end of its address.
    pub slug: Slug,
    changed_at: Timestamp,
    /// The day up to which its page counts: the present one, or the day after its last one.
    counted_at: Timestamp,
    answered_at: Option<Timestamp>,
    taken_down_at: Option<Timestamp>,
}

impl SitemapCall {
    /// When its page last changed: its text, the days left, or the practices that it lists.
    pub fn modified_at(&self) -> Timestamp {
        let own = self.changed_at.max(self.counted_at);
        let listed = self.answered_at.max(self.taken_down_at);
        listed.map_or(own, |listed| own.max(listed))
    }
}

/// The calls of which the public knows, in the order in which they were made.
pub async fn sitemap_calls(db: &mut PublicConn) -> Result<Vec<SitemapCall>, Fault> {
    db.sql(
        "SELECT k.slug, k.changed_at, k.counted_at,
                (SELECT MAX(r.published_at) FROM revision r JOIN practice p ON p.id = r.practice_id
                 WHERE r.call_id = k.id AND p.translation_of IS NULL) AS answered_at,
                (SELECT MAX(p.taken_down_at) FROM revision r JOIN practice p ON p.id = r.practice_id
                 WHERE r.call_id = k.id AND r.published_at IS NOT NULL AND p.translation_of IS NULL) AS taken_down_at
         FROM practice_call k
         WHERE k.counted_at IS NOT NULL
         ORDER BY k.id",
    )
    .all()
    .await
}
