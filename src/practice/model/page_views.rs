//! How often a practice's public page was opened.

use crate::web::page_views::ViewMonth;

/// The views of a practice in one month, of all nodes together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct MonthViews {
    /// The month.
    #[sqlx(try_from = "String")]
    pub month: ViewMonth,
    /// How often its pages were opened in it: its own, and those of its translations.
    pub views: i64,
    /// How many of these were pages of its translations.
    pub of_translations: i64,
}
