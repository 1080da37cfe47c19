//! “Did you mean”: replaces a word that no practice holds by the nearest word that a practice holds.

use std::collections::HashMap;

use tantivy::Searcher;
use tantivy::Term;
use tantivy::query::{DfaWrapper, FuzzyTermQuery};
use tantivy::schema::Field;

use super::lists::after;
use super::named_terms::NamedTerms;
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
    for distance in 1..=most {
        let mut found: HashMap<String, u64> = HashMap::new();
        // Making the automaton costs more than a walk through most dictionaries, so all of them share one.
        let fields = names.fields;
        let term = Term::from_field_text(fields.text, &word.folded);
        let near = FuzzyTermQuery::new(term, distance, true).automaton()?;
        let beginning = kept_beginning(&word.folded, distance);
        for (field, _) in fields.weighted() {
            collect_near(searcher, field, &near, beginning, &mut found)?;
        }
        collect_near_names(searcher, names, (&near, beginning), &mut found)?;
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

/// The letters with which a near word begins, too. A person seldom mistypes the first letter and another one, and words that
/// begin otherwise are most of the dictionary.
fn kept_beginning(folded: &str, distance: u8) -> &str {
    let end = folded.chars().next().map_or(0, char::len_utf8);
    if distance > 1 { &folded[..end] } else { "" }
}

fn collect_near(
    searcher: &Searcher,
    field: Field,
    near: &DfaWrapper,
    beginning: &str,
    found: &mut HashMap<String, u64>,
) -> tantivy::Result<()> {
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let terms = index.terms().search(near).ge(beginning);
        let terms = match beginning {
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
    (near, beginning): (&DfaWrapper, &str),
    found: &mut HashMap<String, u64>,
) -> tantivy::Result<()> {
    let mut named = HashMap::new();
    collect_near(
        &names.searcher,
        names.fields.names,
        near,
        beginning,
        &mut named,
    )?;
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
    use super::super::entry::Columns;
    use super::super::entry::tests::index_of;
    use super::*;

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
