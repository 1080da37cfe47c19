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

/// Adds to a call the views of a practice in the months before this one.
pub(super) fn add_views(
    call: PublicCall<'_>,
    practice: PracticeId,
    before: ViewMonth,
) -> PublicCall<'_> {
    call.sql(
        "SELECT month, views FROM practice_view WHERE practice_id = $1 AND month < $2
         ORDER BY month",
    )
    .bind(practice)
    .bind(before.to_string())
}

/// The views of a live practice in a month.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct PublicViews {
    pub id: PracticeId,
    pub slug: Slug,
    #[sqlx(try_from = "String")]
    pub month: ViewMonth,
    pub views: i64,
}

/// The views of all live practices in the months before one, after this practice and month; in their order.
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
        "SELECT p.id, p.slug, v.month, v.views
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
