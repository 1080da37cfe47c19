//! Which words the rows of a list must have, and which of them leads to the rows.

use crate::db::{Conn, Fault};
use crate::language::typed_words;
use crate::practice::actions as practices;
use crate::review::model::QueueFilter;
use crate::review::store::{self, MOST_WORDS, SoughtWords};
use crate::taxonomy::CountryCode;

/// The words, the country and the label of a filter. A typed word of several parts is looked for as one word, and part by
/// part if no line has it so.
pub(super) async fn sought(db: &mut Conn, filter: &QueueFilter) -> Result<SoughtWords, Fault> {
    let criteria = filter.criteria();
    let country = criteria.country.map(CountryCode::as_str);
    let mut marks: Vec<String> = country.map(store::country_word).into_iter().collect();
    marks.extend(criteria.label.map(practices::label_word));
    let typed = typed_words(criteria.words);
    let whole = typed.iter().flat_map(|word| word.beginnings.clone());
    let whole = longest(marks.iter().cloned().chain(whole).collect());
    if whole.is_empty() {
        return Ok(SoughtWords::default());
    }
    let counts = store::count_words(db, &whole).await?;
    let missing = |word: &String| {
        let counted = whole.iter().zip(&counts).find(|(one, _)| *one == word);
        counted.is_some_and(|(_, count)| *count == 0)
    };
    if typed
        .iter()
        .all(|word| !word.beginnings.iter().any(missing) || word.parts.len() < 2)
    {
        return Ok(chosen(whole, counts));
    }
    let parts = typed.iter().flat_map(|word| {
        if word.beginnings.iter().any(missing) {
            word.parts.clone()
        } else {
            word.beginnings.clone()
        }
    });
    let parts = longest(marks.into_iter().chain(parts).collect());
    let counts = store::count_words(db, &parts).await?;
    Ok(chosen(parts, counts))
}

/// The longest words, each once; a country or a label counts as the longest.
fn longest(mut words: Vec<String>) -> Vec<String> {
    words.sort_by_key(|word| {
        (
            word.starts_with(char::is_alphanumeric),
            std::cmp::Reverse(word.chars().count()),
        )
    });
    words.dedup();
    words.truncate(MOST_WORDS);
    words
}

fn chosen(all: Vec<String>, counts: Vec<i64>) -> SoughtWords {
    let rarest = all.iter().zip(counts).min_by_key(|(_, count)| *count);
    let rare = rarest.filter(|(_, count)| store::is_rare(*count));
    SoughtWords {
        rare: rare.map(|(word, _)| word.clone()),
        all,
    }
}
