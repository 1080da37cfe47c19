//! Reads the queue's search box: search words such as `objective:9`, and plain words beside them.

use crate::practice::model::word_of_label;
use crate::review::model::{
    ClaimedFilter, LanguageFilter, QueueList, SearchFault, SearchKey, SearchProblem, SearchTerms,
    WaitingFilter,
};
use crate::taxonomy::{CountryCode, ObjectiveNumber};

/// A word of the box.
enum TypedWord<'a> {
    Plain(&'a str),
    /// What stands before the colon, and behind it.
    Search(&'a str, &'a str),
}

impl<'a> TypedWord<'a> {
    /// A search word has letters before its colon and no blank behind it. An address such as `https://…` is plain.
    fn of(word: &'a str) -> Self {
        match word.split_once(':') {
            Some((key, value))
                if !key.is_empty()
                    && key.bytes().all(|one| one.is_ascii_alphabetic())
                    && !value.is_empty()
                    && !value.starts_with("//") =>
            {
                Self::Search(key, value)
            }
            _ => Self::Plain(word),
        }
    }
}

/// Reads what was typed. It does not know yet which list it narrows.
pub(super) fn read_terms(typed: &str) -> SearchTerms {
    let mut terms = SearchTerms::default();
    let mut plain = Vec::new();
    for word in typed.split_whitespace() {
        match TypedWord::of(word) {
            TypedWord::Plain(word) => plain.push(word),
            TypedWord::Search(key, value) => read_word(&mut terms, word, (key, value)),
        }
    }
    terms.plain = plain.join(" ");
    terms
}

fn read_word(terms: &mut SearchTerms, typed: &str, (key, value): (&str, &str)) {
    let key = SearchKey::parse(&key.to_ascii_lowercase());
    let read = match key {
        Some(key) => read_value(terms, key, &value.to_ascii_lowercase()),
        None => Err(SearchFault::Word),
    };
    if let Err(why) = read {
        terms.problems.push(SearchProblem {
            typed: typed.to_owned(),
            key,
            why,
        });
    }
}

fn read_value(terms: &mut SearchTerms, key: SearchKey, value: &str) -> Result<(), SearchFault> {
    match key {
        SearchKey::Objective => once(&mut terms.objective, ObjectiveNumber::parse(value)),
        SearchKey::Waiting => once(&mut terms.waiting, WaitingFilter::parse(value)),
        SearchKey::Claimed => once(&mut terms.claimed, ClaimedFilter::parse(value)),
        SearchKey::Language => once(&mut terms.language, LanguageFilter::parse(value)),
        SearchKey::Country => {
            let code = CountryCode::parse(&value.to_ascii_uppercase());
            once(&mut terms.country, code)
        }
        SearchKey::Label => once(&mut terms.label, Some(word_of_label(value))),
        SearchKey::Suggested if value == "me" => {
            terms.suggested = true;
            Ok(())
        }
        SearchKey::Suggested => Err(SearchFault::Value),
    }
}

/// Sets what was read, unless the word stands there with another value.
fn once<T: PartialEq>(place: &mut Option<T>, read: Option<T>) -> Result<(), SearchFault> {
    match (&place, &read) {
        (_, None) => Err(SearchFault::Value),
        (Some(earlier), Some(later)) if earlier != later => Err(SearchFault::Twice),
        _ => {
            *place = read;
            Ok(())
        }
    }
}

/// Names the words by which this list cannot be narrowed.
pub(super) fn judge_list(terms: &mut SearchTerms, list: QueueList) {
    let (waiting, claimed) = (terms.waiting.is_some(), terms.claimed.is_some());
    let used = [(SearchKey::Waiting, waiting), (SearchKey::Claimed, claimed)];
    for (key, _) in used
        .into_iter()
        .filter(|(key, used)| *used && !key.narrows(list))
    {
        terms.problems.push(SearchProblem {
            typed: format!("{}:", key.as_str()),
            key: Some(key),
            why: SearchFault::List,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn search_words_and_plain_words_are_told_apart() {
        let terms =
            read_terms("Bali: objective:9 Waiting:>14d lombok suggested:ME country:kz 9:30");
        assert_eq!(terms.plain, "Bali: lombok 9:30");
        assert_eq!(terms.objective, ObjectiveNumber::parse("9"));
        assert_eq!(terms.waiting, Some(WaitingFilter::Longer(14)));
        assert_eq!(terms.country, CountryCode::parse("KZ"));
        assert!(terms.suggested && terms.problems.is_empty());
        assert_eq!(terms.implied_list(), QueueList::Waiting);
        let address = read_terms("https://example.org/practices/bali");
        assert_eq!(address.implied_list(), QueueList::All);
    }

    #[test]
    fn each_word_has_an_example_that_is_understood() {
        for key in SearchKey::ALL {
            let terms = read_terms(key.example());
            assert!(
                terms.problems.is_empty() && terms.plain.is_empty(),
                "{key:?}"
            );
        }
    }

    #[test]
    fn what_is_not_understood_is_named_as_it_was_typed() {
        for (typed, why) in [
            ("title:bali", SearchFault::Word),
            ("objective:99", SearchFault::Value),
            ("waiting:14d", SearchFault::Value),
            ("suggested:omar", SearchFault::Value),
            ("claimed:ruth", SearchFault::Value),
            ("language:xx", SearchFault::Value),
            ("country:Kazakhstan", SearchFault::Value),
            ("objective:9 objective:2", SearchFault::Twice),
        ] {
            let problems = read_terms(typed).problems;
            assert_eq!(problems.len(), 1, "{typed}");
            assert_eq!(problems[0].why, why, "{typed}");
            assert!(typed.ends_with(&problems[0].typed), "{typed}");
        }
        assert!(read_terms("objective:9 objective:9").problems.is_empty());
    }
}
