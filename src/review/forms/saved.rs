//! The forms of the saved filters: a name, and the filter that it is for.

use super::QueuePlace;
use crate::db::ids::SavedFilterId;
use crate::language::{Language, Message, Messages};
use crate::review::model::FilterName;
use crate::web::form::Typed;
use crate::web::{Reading, Refused, posted};

/// The box of a filter's name.
pub const FILTER_NAME: &str = "filter_name";
/// The hidden input that says which saved filter a form is about.
pub const FILTER: &str = "filter";

/// The label of the box, where it is shown outside its page.
pub(super) fn filter_label(t: Messages, input: &str) -> Option<Message> {
    (input == FILTER_NAME).then(|| t.say("review-filter-name"))
}

/// Reads the name of a filter.
pub fn read_filter_name(typed: &Typed) -> Result<FilterName, Refused> {
    let mut reading = Reading::of(typed);
    let name = reading.field(FILTER_NAME, FilterName::parse);
    reading.finish(name)
}

/// Reads which saved filter a form is about.
pub fn read_filter_id(typed: &Typed) -> Option<SavedFilterId> {
    typed.get(FILTER).parse().ok().map(SavedFilterId)
}

/// The query that says which list a place shows and how it is narrowed; nothing for the whole waiting list.
pub fn query_of_place(place: &QueuePlace) -> Option<String> {
    let list = place.list().in_language(Language::default());
    list.split_once('?').map(|(_, query)| query.to_owned())
}

/// The place that a saved query leads to.
pub fn place_of_query(query: &str) -> Option<QueuePlace> {
    QueuePlace::parse(&posted::query(Some(query)).ok()?).ok()
}
