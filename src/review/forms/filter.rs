//! Reads the queue's filter from its address. An unknown choice filters nothing and is no error.

use crate::review::model::{LanguageFilter, QueueFilter, QueueList, WORDS_LIMIT};
use crate::taxonomy::{CountryCode, ObjectiveNumber};
use crate::web::form::Typed;

/// The filter in an address's query. An unknown choice filters nothing; over-long search words are cut.
pub fn parse_filter(asked: &Typed) -> QueueFilter {
    let words = asked.get("q").trim().chars().filter(|c| !c.is_control());
    QueueFilter {
        list: QueueList::parse(asked.get("state")).unwrap_or_default(),
        objective: ObjectiveNumber::parse(asked.get("objective")),
        country: CountryCode::parse(asked.get("country")),
        language: LanguageFilter::parse(asked.get("language")),
        words: words.take(WORDS_LIMIT).collect(),
    }
}
