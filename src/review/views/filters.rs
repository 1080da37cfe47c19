//! The saved filters: as links above the queue, and as a page on which they are named and removed.

use askama::Template;

use crate::address::{self, Address};
use crate::language::Messages;
use crate::review::forms::{self, FILTER_NAME, QueuePlace, read_filter_id};
use crate::review::model::{FilterName, SavedFilter};
use crate::web::{FormField, Frame, Refused, Summary};

/// A saved filter above the queue.
pub struct FilterLink {
    pub name: String,
    pub link: String,
    /// Whether the page shows its list.
    pub current: bool,
}

/// The saved filters as links.
pub(super) fn filter_links(
    t: Messages,
    place: &QueuePlace,
    saved: &[SavedFilter],
) -> Vec<FilterLink> {
    let here = place.list();
    let link = |one: &SavedFilter| {
        let list = list_of(one);
        FilterLink {
            name: one.name.clone(),
            link: list.in_language(t.language()),
            current: list == here,
        }
    };
    saved.iter().map(link).collect()
}

/// `/review/filters`.
#[derive(Template)]
#[template(path = "review/filters.html")]
pub struct FiltersPage {
    frame: Frame,
    summary: Summary,
    queue: String,
    /// The form that keeps the filter of the address.
    new: Option<NewFilter>,
    /// The address to which the other forms are sent.
    here: String,
    rows: Vec<FilterRow>,
}

/// A filter that is to be kept.
struct NewFilter {
    name: FormField,
    /// The address to which its form is sent, with the filter in it.
    action: String,
}

/// A saved filter and its forms.
struct FilterRow {
    id: String,
    name: FormField,
    called: String,
    /// The way to its list.
    link: String,
}

impl FiltersPage {
    /// The page, with a form that came back. A row that has a number of its own is the one that was typed into.
    pub fn new(
        frame: Frame,
        place: &QueuePlace,
        saved: &[SavedFilter],
        refused: Option<&Refused>,
    ) -> Self {
        let t = frame.t;
        let about = refused.map(|refused| read_filter_id(&refused.typed));
        let of_row = |one: &SavedFilter| refused.filter(|_| about == Some(Some(one.id)));
        let rows: Vec<FilterRow> = saved
            .iter()
            .map(|one| FilterRow {
                id: one.id.to_string(),
                name: name_field(t, &one.name)
                    .id(format!("{FILTER_NAME}-{}", one.id))
                    .called(format!("{}: {}", t.say("review-filter-name"), one.name))
                    .refused(of_row(one)),
                called: one.name.clone(),
                link: frame.to(list_of(one)),
            })
            .collect();
        let of_new = refused.filter(|_| about == Some(None));
        let new = forms::query_of_place(place).map(|_| NewFilter {
            name: name_field(t, "").limit(FilterName::MOST).refused(of_new),
            action: frame.to(place.filters()),
        });
        let fields = rows.iter().map(|row| &row.name);
        let fields = new.iter().map(|new| &new.name).chain(fields);
        Self {
            summary: Summary::of(t, fields),
            queue: frame.to(place.list()),
            new,
            here: frame.to(address::review_filters()),
            rows,
            frame,
        }
    }
}

fn name_field(t: Messages, name: &str) -> FormField {
    FormField::text(t, FILTER_NAME, &t.say("review-filter-name")).holding(name)
}

/// The address of its list; the whole queue if the program no longer reads the filter.
fn list_of(one: &SavedFilter) -> Address {
    let place = forms::place_of_query(&one.query);
    place.unwrap_or_default().list()
}
