//! How often the pages of practices were opened, in whole months.

use super::translations::original_is_live;
use crate::db::{Fault, PublicCall, PublicConn};
use crate::practice::model::{MonthViews, PracticeId, Slug};
use crate::web::page_views::ViewMonth;

/// The views of a practice in the months before one.
#[derive(Debug, Clone)]
pub struct ViewsBefore {
    pub before: ViewMonth,
    /// The earliest first.
    pub months: Vec<MonthViews>,
}

/// Adds to a call the views of a practice in the months before this one. Those of an original include its translations'.
pub(super) fn add_views(
    call: PublicCall<'_>,
    practice: PracticeId,
    before: ViewMonth,
) -> PublicCall<'_> {
    call.sql(
        "SELECT v.month, CAST(SUM(v.views) AS BIGINT) AS views,
                CAST(SUM(CASE WHEN p.translation_of = $1 THEN v.views ELSE 0 END) AS BIGINT) AS of_translations
         FROM practice p JOIN practice_view v ON v.practice_id = p.id
         WHERE (p.id = $1 OR p.translation_of = $1) AND v.month < $2
         GROUP BY v.month ORDER BY v.month",
    )
    .bind(practice)
    .bind(before.to_string())
}

/// The views of one text of a live practice in a month.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct PublicViews {
    pub id: PracticeId,
    pub slug: Slug,
    /// Of a translation: the name of its original.
    pub original_slug: Option<Slug>,
    #[sqlx(try_from = "String")]
    pub month: ViewMonth,
    pub views: i64,
}

/// The views of all live practices and their translations in the months before one, after this practice and month; in their order.
pub async fn views_before(
    db: &mut PublicConn,
    before: ViewMonth,
    after: Option<(PracticeId, ViewMonth)>,
    most: i64,
) -> Result<Vec<PublicViews>, Fault> {
    let (id, month) = match after {
        Some((id, month)) => (id, month.to_string()),
        None => (PracticeId(0), String::new()),
    };
    db.sql(concat!(
        "SELECT p.id, p.slug, (SELECT o.slug FROM practice o WHERE o.id = p.translation_of) AS original_slug,
                v.month, v.views
         FROM practice_view v JOIN practice p ON p.id = v.practice_id
         WHERE p.public = 'live' AND v.month < $1 AND (v.practice_id, v.month) > ($2, $3) AND ",
        original_is_live!(),
        " ORDER BY v.practice_id, v.month LIMIT CAST($4 AS BIGINT)"
    ))
    .bind(before.to_string())
    .bind(id)
    .bind(month)
    .bind(most)
    .all()
    .await
}
