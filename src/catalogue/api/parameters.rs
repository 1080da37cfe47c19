//! The parameters of the list, as one table: the reader of questions and the description of the service both walk it. Pure.

use serde_json::{Value, json};

use super::cursor::ApiCursor;
use crate::catalogue::index::LONGEST;
use crate::catalogue::model::{EDITION, Facet, FacetValue, SINCE, SortOrder};
use crate::language::Messages;

/// The most terms of one facet that a question names. With all of them it stays shorter than the longest address.
pub const MOST_TERMS: usize = 10;

/// How many practices a page holds at most, and if the question does not say.
pub const MOST_ITEMS: usize = 100;
pub const USUAL_ITEMS: usize = 20;

/// A parameter of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApiParameter {
    /// The words that are looked for.
    Words,
    /// Terms of a facet.
    Terms(Facet),
    /// The first year.
    Since,
    /// The order.
    Sort,
    /// How many practices a page holds.
    Limit,
    /// Where the page begins.
    Cursor,
    /// The edition that is asked.
    Edition,
}

impl ApiParameter {
    /// Every parameter.
    pub fn all() -> Vec<Self> {
        let facets = Facet::ALL.iter().copied().map(Self::Terms);
        std::iter::once(Self::Words)
            .chain(facets)
            .chain([
                Self::Since,
                Self::Sort,
                Self::Limit,
                Self::Cursor,
                Self::Edition,
            ])
            .collect()
    }

    /// The parameter with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::all().into_iter().find(|one| one.name() == name)
    }

    /// Its name in the address: the same as in the address of the list for people, where that has one.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Words => "q",
            Self::Terms(facet) => facet.as_str(),
            Self::Since => SINCE,
            Self::Sort => "sort",
            Self::Limit => "limit",
            Self::Cursor => "cursor",
            Self::Edition => EDITION,
        }
    }

    /// Whether it may be sent several times, each time with another value.
    pub const fn is_list(self) -> bool {
        matches!(self, Self::Terms(_))
    }

    /// What it does, in a sentence or two.
    fn describe(self, t: Messages) -> String {
        match self {
            Self::Words => "Words that a practice must contain, in any form of them. “Quoted words” must stand side by \
                side; `consul*` finds every word that begins so."
                .to_owned(),
            Self::Terms(facet) => format!(
                "{}: the ids of at most {MOST_TERMS} terms, any of which a practice must have.",
                facet.label(t)
            ),
            Self::Since => "Practices that began in this year or later.".to_owned(),
            Self::Sort => "The order. `relevance` needs words and is the usual order with them; without words it is \
                the same as `newest`."
                .to_owned(),
            Self::Limit => "How many practices a page holds at most.".to_owned(),
            Self::Cursor => "Where the page begins: the member `next` of the page before, for the same question. A cursor \
                of another order begins no page and is answered by 404."
                .to_owned(),
            Self::Edition => "The practices as this edition showed them, the newest first, without those that have been \
                taken down since. Names are those of today. An edition that the catalogue does not have yet is answered \
                by 404."
                .to_owned(),
        }
    }

    /// The values that it takes, as a schema.
    fn schema(self) -> Value {
        match self {
            Self::Words => {
                json!({"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": "^[^\\u0000]+$"})
            }
            Self::Terms(facet) => json!({
                "type": "array",
                "items": {"type": "string", "enum": ids(facet)},
                "maxItems": MOST_TERMS,
                "uniqueItems": true,
            }),
            Self::Since => json!({"type": "string", "enum": ids(Facet::Year)}),
            Self::Sort => {
                let orders: Vec<&str> = SortOrder::ALL.iter().map(|one| one.as_str()).collect();
                json!({"type": "string", "enum": orders})
            }
            Self::Limit => json!({
                "type": "integer",
                "minimum": 1,
                "maximum": MOST_ITEMS,
                "default": USUAL_ITEMS,
            }),
            Self::Cursor => json!({"type": "string", "pattern": ApiCursor::FORM}),
            Self::Edition => json!({"type": "integer", "minimum": 1, "maximum": i64::MAX}),
        }
    }

    /// The parameter as the description of the service declares it.
    pub fn declare(self, t: Messages) -> Value {
        let mut declared = json!({
            "name": self.name(),
            "in": "query",
            "required": false,
            "description": self.describe(t),
            "schema": self.schema(),
        });
        if self.is_list() {
            declared["style"] = json!("form");
            declared["explode"] = json!(true);
        }
        declared
    }
}

/// The ids of a facet's terms.
pub fn ids(facet: Facet) -> Vec<String> {
    facet.values().map(FacetValue::id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::limits;

    #[test]
    fn the_longest_question_is_shorter_than_the_longest_address() {
        let of_terms = Facet::ALL.iter().map(|facet| {
            let mut lengths: Vec<usize> = ids(*facet)
                .iter()
                .map(|id| facet.as_str().len() + id.len() + 2)
                .collect();
            lengths.sort_unstable();
            lengths.iter().rev().take(MOST_TERMS).sum::<usize>()
        });
        // A character is at most four bytes, each of which takes three in an address.
        let words = LONGEST * 4 * 3;
        let rest = 1_000;
        assert!(of_terms.sum::<usize>() + words + rest < limits::ADDRESS);
    }
}
