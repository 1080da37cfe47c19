//! The table of what was taken down: what the address of such a practice still says, and nothing else. Pure.

use super::writing::{UnwrittenLine, table_lines};
use crate::address;
use crate::catalogue::store::WithdrawnPractice;
use crate::catalogue::withdrawal::WithdrawnFor;
use crate::closed_list::closed_list;
use crate::config::Settings;
use crate::language::{Language, Messages};
use crate::practice::columns::ColumnType;
use crate::workflow::PublicStatus;

closed_list! {
    /// A column of that table. The word is the name in the header.
    pub enum WithdrawnColumn {
        /// The permanent address.
        Url = "url",
        /// The name in the address.
        Slug = "slug",
        /// The short number that people say.
        Reference = "reference",
        /// The title of the last version.
        Title = "title",
        /// What became of it: `gone`, `replaced` or `no-longer-current`.
        Status = "status",
        /// When it was first published.
        Published = "published",
        /// When it was taken down.
        Withdrawn = "withdrawn",
        /// How many versions were published.
        Versions = "versions",
        /// At whose wish.
        Reason = "reason",
        /// The address of the practice that replaces it.
        ReplacedBy = "replaced_by",
    }
}

impl WithdrawnColumn {
    /// What stands in its cells.
    pub const fn kind(self) -> ColumnType {
        match self {
            Self::Url | Self::ReplacedBy => ColumnType::Address,
            Self::Published | Self::Withdrawn => ColumnType::Moment,
            Self::Versions => ColumnType::Number,
            Self::Slug | Self::Reference | Self::Title | Self::Status | Self::Reason => {
                ColumnType::Text
            }
        }
    }

    fn cell(self, practice: &WithdrawnPractice, settings: &Settings, t: Messages) -> String {
        let absolute =
            |slug| address::practice(slug).absolute(&settings.public_url, Language::default());
        match self {
            Self::Url => absolute(&practice.slug),
            Self::Slug => practice.slug.to_string(),
            Self::Reference => practice.reference.clone().unwrap_or_default(),
            Self::Title => practice.title.trim().to_owned(),
            Self::Status => practice.public.as_str().to_owned(),
            Self::Published => t.iso(practice.first_published_at),
            Self::Withdrawn => practice
                .taken_down_at
                .map(|at| t.iso(at))
                .unwrap_or_default(),
            Self::Versions => practice.versions.to_string(),
            Self::Reason => {
                let wish = WithdrawnFor::of(practice.taken_down_on_request);
                wish.as_str().to_owned()
            }
            Self::ReplacedBy => {
                let other = practice.replaced_by_slug.as_ref();
                let other = other.filter(|_| practice.public == PublicStatus::Replaced);
                other.map(absolute).unwrap_or_default()
            }
        }
    }
}

/// The table.
pub fn withdrawn_table(
    practices: &[WithdrawnPractice],
    settings: &Settings,
    t: Messages,
) -> Result<Vec<u8>, UnwrittenLine> {
    let row = |cell: &dyn Fn(WithdrawnColumn) -> String| -> Vec<String> {
        WithdrawnColumn::ALL
            .iter()
            .map(|column| cell(*column))
            .collect()
    };
    let head = row(&|column| column.as_str().to_owned());
    let rows = practices.iter();
    let rows = rows.map(|practice| row(&|column| column.cell(practice, settings, t)));
    table_lines(std::iter::once(head).chain(rows))
}
