//! The terms that a part of a query looks for: a word in each spelling and by its stems, words side by side, and joined
//! words in each way in which a text may join them. Pure.

use super::tokens::{joined_from, joined_term, pair, stem_term, stems};
use super::words::{Script, Word};
use crate::language::{TextLanguage, american, british};

/// What a text must hold to match a part of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartTerms {
    /// Any of these rows of terms, each side by side.
    AnyOf(Vec<Vec<String>>),
    /// A word that begins with these letters.
    Beginning(String),
}

/// The terms under which a word is found: itself in each spelling, joined in a text, and its stems.
pub fn word_terms(word: &Word) -> Vec<String> {
    let mut terms = spellings(&word.folded);
    terms.push(joined_term(&word.folded));
    if !word.elided.is_empty() {
        let whole = format!("{}{}", word.elided, word.folded);
        terms.extend([joined_term(&whole), whole]);
    }
    terms.extend(stem_terms(word));
    terms
}

/// The word in each English spelling.
fn spellings(folded: &str) -> Vec<String> {
    let mut all = vec![folded.to_owned(), american(folded), british(folded)];
    all.dedup();
    all.sort();
    all.dedup();
    all
}

/// The rows of terms of quoted words: as typed, and in each English spelling throughout.
pub fn phrases(words: &[Word]) -> Vec<Vec<String>> {
    let spelled = |spell: fn(&str) -> String| -> Vec<String> {
        let mut terms = Vec::with_capacity(words.len());
        for (at, word) in words.iter().enumerate() {
            match words.get(at + 1).and_then(|next| pair(word, next)) {
                Some(pair) => terms.push(pair),
                // The pair before already holds the last character.
                None if at > 0 && pair(&words[at - 1], word).is_some() && words.len() == at + 1 => {
                }
                None => terms.push(spell(&word.folded)),
            }
        }
        terms
    };
    let mut rows = [str::to_owned, american, british].map(spelled).to_vec();
    rows.sort();
    rows.dedup();
    rows
}

/// The rows of terms of joined words: each way in which a text may join some of them and part others, as words in each
/// spelling and as stems of one language.
pub fn joined_forms(words: &[Word]) -> Vec<Vec<String>> {
    let languages = words[0].script.languages();
    let ways = if words.len() <= MOST_APART {
        ways_to_part(words)
    } else {
        vec![
            words.iter().map(|word| word.folded.clone()).collect(),
            joined_from(words).pop().into_iter().collect(),
        ]
    };
    let mut rows = Vec::new();
    for way in ways {
        let is_whole = |text: &String| words.iter().any(|word| word.folded == **text);
        rows.extend(
            [str::to_owned, american, british].map(|spell: fn(&str) -> String| {
                way.iter().map(|text| spell(text)).collect::<Vec<_>>()
            }),
        );
        // A text holds joined words under a term of their own.
        rows.push(
            way.iter()
                .map(|text| {
                    if is_whole(text) {
                        text.clone()
                    } else {
                        joined_term(text)
                    }
                })
                .collect(),
        );
        rows.extend(
            languages
                .iter()
                .filter_map(|language| stem_row(&way, *language)),
        );
    }
    rows.sort();
    rows.dedup();
    rows
}

/// The most joined words of which each way to part them is looked for.
const MOST_APART: usize = 4;

/// Each way to part joined words: for `a-b-c` a b c, ab c, a bc, abc.
fn ways_to_part(words: &[Word]) -> Vec<Vec<String>> {
    (0..1_usize << (words.len() - 1))
        .map(|breaks| {
            let mut way: Vec<String> = Vec::new();
            for (at, word) in words.iter().enumerate() {
                match way.last_mut() {
                    Some(last) if breaks >> (at - 1) & 1 == 1 => last.push_str(&word.folded),
                    _ => way.push(word.folded.clone()),
                }
            }
            way
        })
        .collect()
}

fn stem_row(way: &[String], language: TextLanguage) -> Option<Vec<String>> {
    let folded: Vec<&str> = way.iter().map(String::as_str).collect();
    let row: Vec<String> = stems(&folded, language)
        .iter()
        .map(|stem| stem_term(stem, language))
        .collect();
    (row.len() == way.len()).then_some(row)
}

/// The terms of a word's stems in each language of its script.
pub fn stem_terms(word: &Word) -> Vec<String> {
    if word.script == Script::Dense {
        return Vec::new();
    }
    let languages = word.script.languages().iter();
    languages
        .flat_map(|language| {
            stems(&[word.folded.as_str()], *language)
                .into_iter()
                .map(|stem| stem_term(&stem, *language))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::query::{QueryPart, SearchQuery};
    use super::*;

    #[test]
    fn joined_words_are_looked_for_joined_and_apart() {
        let query = SearchQuery::parse("one-stop-shop");
        let [QueryPart::Joined(words)] = &query.parts[..] else {
            panic!("{query:?}");
        };
        let ways = ways_to_part(words);
        assert_eq!(
            ways,
            [
                vec!["one", "stop", "shop"],
                vec!["onestop", "shop"],
                vec!["one", "stopshop"],
                vec!["onestopshop"]
            ]
        );
        assert!(joined_forms(words).contains(&vec!["\u{2}onestopshop".to_owned()]));
    }
}
