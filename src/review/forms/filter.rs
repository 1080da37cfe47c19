//! Reads the queue's filter from its address. An unknown choice filters nothing and is no error.

use crate::review::model::{LanguageFilter, QueueFilter, QueueList, WORDS_LIMIT};
use crate::taxonomy::{CountryCode, ObjectiveNumber};
use crate::web::form::Typed;

/// The filter in an address's query. An unknown choice filters nothing; over-long search words are cut.
pub fn parse_filter(asked: &Typed) -> QueueFilter {
    let words: String = asked.get("q").trim().chars().take(WORDS_LIMIT).collect();
    let implied = QueueList::implied_by(&words);
    // “Find” looks in every list, also if the page shows one.
    let list = if asked.get("find").is_empty() {
        QueueList::parse(asked.get("state")).unwrap_or(implied)
    } else {
        implied
    };
    QueueFilter {
        list: if list == QueueList::All {
            implied
        } else {
            list
        },
        objective: ObjectiveNumber::parse(asked.get("objective")),
        country: CountryCode::parse(asked.get("country")),
        language: LanguageFilter::parse(asked.get("language")),
        words,
    }
}
