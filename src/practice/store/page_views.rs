//! How often the public pages of practices were opened, by month.

use sqlx::types::Json;

use crate::db::{Engine, Fault, Tx};
use crate::practice::model::{MonthViews, PracticeId};
use crate::web::page_views::CountedViews;

/// Adds what was counted to the sums of the practices whose text is public. All nodes lock the sums in one order.
pub async fn add_views(tx: &mut Tx, counted: &[CountedViews]) -> Result<(), Fault> {
    let row = |one: &CountedViews| (one.slug.to_string(), one.month.to_string(), one.views);
    let rows: Vec<(String, String, u32)> = counted.iter().map(row).collect();
    tx.sql(
        "INSERT INTO practice_view (practice_id, month, views)
         SELECT p.id, value ->> 1, CAST(value ->> 2 AS BIGINT)
         FROM {rows $1} JOIN practice p ON p.slug = value ->> 0
         WHERE p.public IN ('live', 'no-longer-current')
         ORDER BY p.id, value ->> 1
         ON CONFLICT (practice_id, month) DO UPDATE SET views = practice_view.views + excluded.views",
    )
    .bind(Json(rows))
    .execute()
    .await?;
    Ok(())
}

/// The views of a practice, the earliest month first.
pub async fn views_of(
    db: &mut impl Engine,
    practice: PracticeId,
) -> Result<Vec<MonthViews>, Fault> {
    db.sql("SELECT month, views FROM practice_view WHERE practice_id = $1 ORDER BY month")
        .bind(practice)
        .all()
        .await
}
