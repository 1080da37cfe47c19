//! “Did you mean”: for a word that no practice has, the nearest one that some practice has.

use std::collections::HashMap;

use tantivy::Searcher;
use tantivy::Term;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::Field;

use super::query::{Part, Sought, stem_terms};
use super::schema::Fields;
use super::words::{Script, Word, fold};

/// Words looked at for each misspelt one.
const MOST_CANDIDATES: usize = 2_000;

/// The query with each unknown word replaced by the nearest known one; nothing if no word is unknown, or one has
/// no neighbour.
pub fn nearest(
    searcher: &Searcher,
    fields: Fields,
    sought: &Sought,
) -> tantivy::Result<Option<String>> {
    let mut corrections: Vec<(&Word, String)> = Vec::new();
    for part in sought
        .parts
        .iter()
        .filter(|part| !matches!(part, Part::Prefix(_)))
    {
        for word in part
            .words()
            .iter()
            .filter(|word| word.script != Script::Dense)
        {
            if is_known(searcher, fields, word)? {
                continue;
            }
            match neighbour(searcher, fields, word)? {
                Some(correction) => corrections.push((word, correction)),
                None => return Ok(None),
            }
        }
    }
    Ok((!corrections.is_empty()).then(|| sought.with(&corrections)))
}

fn is_known(searcher: &Searcher, fields: Fields, word: &Word) -> tantivy::Result<bool> {
    let terms = std::iter::once(word.folded.clone()).chain(stem_terms(word));
    for text in terms {
        for (field, _) in fields.weighted() {
            if searcher.doc_freq(&Term::from_field_text(field, &text))? > 0 {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

fn neighbour(searcher: &Searcher, fields: Fields, word: &Word) -> tantivy::Result<Option<String>> {
    let length = word.folded.chars().count();
    let most = match length {
        0..=3 => return Ok(None),
        4..=6 => 1,
        _ => 2,
    };
    for distance in 1..=most {
        let mut found: HashMap<String, u64> = HashMap::new();
        for (field, _) in fields.weighted() {
            collect(searcher, field, &word.folded, distance, &mut found)?;
        }
        // The most frequent one; of equals the first by letter, so that every node says the same.
        let best = found
            .into_iter()
            .max_by(|(one, often), (other, seldom)| often.cmp(seldom).then_with(|| other.cmp(one)));
        if let Some((best, _)) = best {
            return Ok(Some(best));
        }
    }
    Ok(None)
}

fn collect(
    searcher: &Searcher,
    field: Field,
    word: &str,
    distance: u8,
    found: &mut HashMap<String, u64>,
) -> tantivy::Result<()> {
    let near = FuzzyTermQuery::new(Term::from_field_text(field, word), distance, true);
    for segment in searcher.segment_readers() {
        let index = segment.inverted_index(field)?;
        let mut terms = index.terms().search(near.automaton()?).into_stream()?;
        while let Some((term, info)) = terms.next() {
            // Stems are words to nobody.
            if let Ok(term) = std::str::from_utf8(term)
                && fold(term) == term
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
