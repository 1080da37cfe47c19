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

/// The views of a practice, the earliest month first. Those of an original include its translations'.
pub async fn views_of(
    db: &mut impl Engine,
    practice: PracticeId,
) -> Result<Vec<MonthViews>, Fault> {
    db.sql(
        "SELECT v.month, CAST(SUM(v.views) AS BIGINT) AS views,
                CAST(SUM(CASE WHEN p.translation_of = $1 THEN v.views ELSE 0 END) AS BIGINT) AS of_translations
         FROM practice p JOIN practice_view v ON v.practice_id = p.id
         WHERE p.id = $1 OR p.translation_of = $1
         GROUP BY v.month ORDER BY v.month",
    )
    .bind(practice)
    .all()
    .await
}
