//! “Did you mean”: replaces a word that no practice holds by the nearest word that a practice holds.

use std::collections::HashMap;

use tantivy::Searcher;
use tantivy::Term;
use tantivy::schema::Field;

use super::lists::after;
use super::named_terms::NamedTerms;
use super::near_word::{NearWord, first_letter_mistaken};
use super::query::{QueryPart, SearchQuery};
use super::terms::{PartTerms, stem_terms};
use super::words::{Script, Word};
use crate::language::fold_letters;

/// The most candidates for each misspelt word.
const MOST_CANDIDATES: usize = 2_000;

/// The text of the query with each unknown word replaced by the nearest known one. None if every word is known, or if an
/// unknown word has no near one.
pub fn suggest(
    searcher: &Searcher,
    names: &NamedTerms,
    query: &SearchQuery,
) -> tantivy::Result<Option<String>> {
    let mut corrections: Vec<(&Word, String)> = Vec::new();
    for part in query
        .parts
        .iter()
        .filter(|part| !matches!(part, QueryPart::Prefix(_)))
    {
        for word in part
            .words()
            .iter()
            .filter(|word| word.script != Script::Dense)
        {
            if is_known(searcher, names, word)? {
                continue;
            }
            match nearest_word(searcher, names, word)? {
                Some(correction) => corrections.push((word, correction)),
                None => return Ok(None),
            }
        }
    }
    Ok((!corrections.is_empty()).then(|| query.corrected(&corrections)))
}

fn is_known(searcher: &Searcher, names: &NamedTerms, word: &Word) -> tantivy::Result<bool> {
    let terms = std::iter::once(word.folded.clone()).chain(stem_terms(word));
    let rows: Vec<Vec<String>> = terms.map(|term| vec![term]).collect();
    for text in rows.iter().flatten() {
        for (field, _) in names.fields.weighted() {
            if searcher.doc_freq(&Term::from_field_text(field, text))? > 0 {
                return Ok(true);
            }
        }
    }
    Ok(holders_of_named(searcher, names, rows)? > 0)
}

/// How many practices have a term whose name holds one of these words. A practice of several such terms counts several times.
fn holders_of_named(
    searcher: &Searcher,
    names: &NamedTerms,
    rows: Vec<Vec<String>>,
) -> tantivy::Result<u64> {
    let mut holders = 0;
    for named in names.find(&PartTerms::AnyOf(rows))? {
        holders += searcher.doc_freq(&Term::from_field_text(named.field, &named.token))?;
    }
    Ok(holders)
}

fn nearest_word(
    searcher: &Searcher,
    names: &NamedTerms,
    word: &Word,
) -> tantivy::Result<Option<String>> {
    let length = word.folded.chars().count();
    let most = match length {
        0..=3 => return Ok(None),
        4..=6 => 1,
        _ => 2,
    };
    for mistakes in 1..=most {
        let near = NearWords::of(word, mistakes);
        let mut found: HashMap<String, u64> = HashMap::new();
        for (field, _) in names.fields.weighted() {
            collect_near(searcher, field, &near, &mut found)?;
        }
        collect_near_names(searcher, names, &near, &mut found)?;
        // The most frequent word; of equals the first in the alphabet, so that every node suggests the same.
        let best = found
            .into_iter()
            .max_by(|(one, often), (other, seldom)| often.cmp(seldom).then_with(|| other.cmp(one)));
        if let Some((best, _)) = best {
            return Ok(Some(best));
        }
    }
    Ok(None)
}

/// The words with so many mistakes in a typed word, as a dictionary is asked for them. A person seldom mistypes the first letter
/// and another one, and words that begin otherwise are most of a dictionary. So it is walked only where words begin with the
/// first letter; a word with a mistake in that letter is looked up.
struct NearWords<'w> {
    automaton: NearWord,
    /// The letters with which the words of the walk begin.
    beginning: &'w str,
    /// Words that begin otherwise.
    others: Vec<String>,
}

impl<'w> NearWords<'w> {
    fn of(word: &'w Word, mistakes: usize) -> Self {
        let folded = word.folded.as_str();
        let end = folded.chars().next().map_or(0, char::len_utf8);
        let others = if mistakes == 1 {
            first_letter_mistaken(folded)
        } else {
            Some(Vec::new())
        };
        Self {
            automaton: NearWord::new(folded, mistakes),
            // In a script of many letters, any word may have another first letter.
            beginning: others.as_ref().map_or("", |_| &folded[..end]),
            others: others.unwrap_or_default(),
        }
    }
}

fn collect_near(
    searcher: &Searcher,
    field: Field,
    near: &NearWords<'_>,
    found: &mut HashMap<String, u64>,
) -> tantivy::Result<()> {
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        for word in &near.others {
            if let Some(info) = index.terms().get(word)? {
                *found.entry(word.clone()).or_default() += u64::from(info.doc_freq);
            }
        }
        let terms = index.terms().search(&near.automaton).ge(near.beginning);
        let terms = match near.beginning {
            "" => terms,
            letters => terms.lt(after(letters)),
        };
        let mut terms = terms.into_stream()?;
        while let Some((term, info)) = terms.next() {
            // A stem is not a word that a reader would type.
            if let Ok(term) = std::str::from_utf8(term)
                && fold_letters(term) == term
                && term.chars().all(char::is_alphanumeric)
            {
                *found.entry(term.to_owned()).or_default() += u64::from(info.doc_freq);
            }
            if found.len() > MOST_CANDIDATES {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// Collects the words of the names of those terms that a practice has.
fn collect_near_names(
    searcher: &Searcher,
    names: &NamedTerms,
    near: &NearWords<'_>,
    found: &mut HashMap<String, u64>,
) -> tantivy::Result<()> {
    let mut named = HashMap::new();
    collect_near(&names.searcher, names.fields.names, near, &mut named)?;
    for word in named.into_keys() {
        let holders = holders_of_named(searcher, names, vec![vec![word.clone()]])?;
        if holders > 0 {
            *found.entry(word).or_default() += holders;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tantivy::query::FuzzyTermQuery;

    use super::super::entry::Columns;
    use super::super::entry::tests::index_of;
    use super::super::words::words;
    use super::*;

    /// An index of practices, of which each holds these words by turns in its title and in its text.
    fn practices_with(practices: &[Vec<String>]) -> Searcher {
        let columns = practices.iter().map(|words| {
            let mut columns = Columns::default();
            for (number, word) in words.iter().enumerate() {
                let into = if number % 2 == 0 {
                    &mut columns.title
                } else {
                    &mut columns.text
                };
                into.add_word(word);
            }
            columns
        });
        index_of(columns.collect(), |_| false)
    }

    /// The nearest word as an automaton of the index finds it in whole dictionaries.
    fn nearest_of_all(searcher: &Searcher, names: &NamedTerms, typed: &str) -> Option<String> {
        let most = if typed.chars().count() > 6 { 2 } else { 1 };
        (1..=most).find_map(|mistakes| {
            let term = Term::from_field_text(names.fields.text, typed);
            let near = FuzzyTermQuery::new(term, mistakes, true)
                .automaton()
                .unwrap();
            let mut found: HashMap<String, u64> = HashMap::new();
            for segment in searcher.segment_readers() {
                for (field, _) in names.fields.weighted() {
                    let index = segment.inverted_index(field).unwrap();
                    let mut terms = index.terms().search(&near).into_stream().unwrap();
                    while let Some((term, info)) = terms.next() {
                        let word = String::from_utf8(term.to_vec()).unwrap();
                        if mistakes == 1 || word.chars().next() == typed.chars().next() {
                            *found.entry(word).or_default() += u64::from(info.doc_freq);
                        }
                    }
                }
            }
            let most = found.values().max().copied();
            let best = found.into_iter().filter(|(_, often)| Some(*often) == most);
            best.map(|(word, _)| word).min()
        })
    }

    fn any_word(letters: &str) -> impl Strategy<Value = String> + use<> {
        let letters: Vec<char> = letters.chars().collect();
        let word = prop::collection::vec(prop::sample::select(letters), 4..10);
        word.prop_map(|letters| letters.into_iter().collect())
    }

    fn any_words(letters: &'static str) -> impl Strategy<Value = (String, Vec<Vec<String>>)> {
        let practices = prop::collection::vec(any_word(letters), 1..5);
        (any_word(letters), prop::collection::vec(practices, 1..12))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn the_same_word_is_nearest_as_in_a_walk_through_whole_dictionaries(
            (typed, practices) in prop_oneof![any_words("abc"), any_words("абв"), any_words("αβγ")],
        ) {
            let searcher = practices_with(&practices);
            let names = NamedTerms::of_vocabularies().unwrap();
            let word = words(&typed).pop().unwrap();
            let nearest = nearest_word(&searcher, &names, &word).unwrap();
            prop_assert_eq!(nearest, nearest_of_all(&searcher, &names, &typed));
        }
    }

    #[test]
    fn two_mistakes_are_looked_for_among_words_with_the_same_first_letter() {
        let mut columns = Columns::default();
        columns.text.add_word("migration");
        let searcher = index_of(vec![columns], |_| false);
        let names = NamedTerms::of_vocabularies().unwrap();
        let suggested = |typed| suggest(&searcher, &names, &SearchQuery::parse(typed)).unwrap();
        let migration = Some("migration".to_owned());
        assert_eq!(suggested("migrotion"), migration);
        assert_eq!(suggested("nigration"), migration);
        assert_eq!(suggested("imgration"), migration);
        assert_eq!(suggested("migrotoin"), migration);
        assert_eq!(suggested("nigrotion"), None);
        assert_eq!(suggested("migration"), None);
        // No practice is of this country.
        assert_eq!(suggested("Kazakhstam"), None);
    }
}
