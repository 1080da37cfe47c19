//! How the queue's address narrows it. Nothing here is refused: what is no choice narrows nothing.

use crate::review::model::{List, Narrowing, Spoken, WORDS_LIMIT};
use crate::taxonomy::{CountryCode, ObjectiveNumber};
use crate::web::form::Typed;

/// What the queue's address asks for. A choice that is none narrows nothing; words are cut, never refused.
pub fn narrowing(asked: &Typed) -> Narrowing {
    let words = asked.get("q").trim().chars().filter(|c| !c.is_control());
    Narrowing {
        list: List::parse(asked.get("state")).unwrap_or_default(),
        objective: ObjectiveNumber::parse(asked.get("objective")),
        country: CountryCode::parse(asked.get("country")),
        language: Spoken::parse(asked.get("language")),
        words: words.take(WORDS_LIMIT).collect(),
    }
}
