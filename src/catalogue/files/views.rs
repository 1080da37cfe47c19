//! The table of views: how often the page of each live practice and of each translation was opened, in each whole month
//! before the edition. A visit is in one row.

use super::writing::{UnwrittenLine, table_lines};
use crate::address;
use crate::catalogue::store::{self, PublicViews};
use crate::closed_list::closed_list;
use crate::config::Settings;
use crate::db::{Fault, PublicConn};
use crate::language::Language;
use crate::practice::columns::ColumnType;
use crate::practice::model::{PracticeId, Slug};
use crate::web::page_views::ViewMonth;

/// How many sums are in memory at once.
const BATCH: i64 = 1_000;

closed_list! {
    /// A column of that table. The word is the name in the header.
    pub enum ViewColumn {
        /// The permanent address.
        Url = "url",
        /// The name in the address.
        Slug = "slug",
        /// Of a translation: the permanent address of its original.
        TranslationOf = "translation_of",
        /// The month in the time zone of the site.
        Month = "month",
        /// How often the page was opened.
        Views = "views",
    }
}

impl ViewColumn {
    /// What stands in its cells.
    pub const fn kind(self) -> ColumnType {
        match self {
            Self::Url | Self::TranslationOf => ColumnType::Address,
            Self::Slug => ColumnType::Text,
            Self::Month => ColumnType::Month,
            Self::Views => ColumnType::Number,
        }
    }

    fn cell(self, row: &PublicViews, settings: &Settings) -> String {
        let page = |slug: &Slug| {
            address::practice(slug).absolute(&settings.public_url, Language::default())
        };
        match self {
            Self::Url => page(&row.slug),
            Self::TranslationOf => row.original_slug.as_ref().map(page).unwrap_or_default(),
            Self::Slug => row.slug.to_string(),
            Self::Month => row.month.to_string(),
            Self::Views => row.views.to_string(),
        }
    }
}

/// The sums that are not sent yet.
pub struct ViewRows {
    before: ViewMonth,
    after: Option<(PracticeId, ViewMonth)>,
}

impl ViewRows {
    /// Those of the months before this one.
    pub fn before(month: ViewMonth) -> Self {
        Self {
            before: month,
            after: None,
        }
    }

    /// Takes the next ones; none at the end.
    pub async fn next(&mut self, db: &mut PublicConn) -> Result<Vec<PublicViews>, Fault> {
        let rows = store::views_before(db, self.before, self.after, BATCH).await?;
        self.after = rows.last().map(|row| (row.id, row.month));
        Ok(rows)
    }
}

/// The names of the columns as the first line.
pub fn view_head() -> Result<Vec<u8>, UnwrittenLine> {
    let names = ViewColumn::ALL.iter();
    table_lines([names.map(|column| column.as_str().to_owned())])
}

/// The lines of these sums.
pub fn view_lines(rows: &[PublicViews], settings: &Settings) -> Result<Vec<u8>, UnwrittenLine> {
    let cells = |row| {
        let columns = ViewColumn::ALL.iter();
        columns.map(move |column| column.cell(row, settings))
    };
    table_lines(rows.iter().map(cells))
}
