//! The terms under which a text is found. A word is also found by its stem in the language of its text; words that a
//! hyphen, an apostrophe or a full stop joins are also found as one; scripts without spaces are found by single characters
//! and pairs. Pure.

use std::collections::BTreeSet;

use tantivy::tokenizer::{Language, Stemmer, TextAnalyzer, WhitespaceTokenizer};

use super::common::is_common;
use super::token_text::TokenText;
use super::words::{LONGEST, Script, Word, words};
use crate::language::{TextLanguage, american};

/// The stem of each of these folded words; empty for a language without a stemmer. British and American spellings of an
/// English word have one stem.
pub fn stems(folded: &[&str], language: TextLanguage) -> Vec<String> {
    let Some(filter) = stemmer(language) else {
        return Vec::new();
    };
    let text = if language == TextLanguage::En {
        let spelled = folded.iter().map(|word| american(word));
        spelled.collect::<Vec<_>>().join(" ")
    } else {
        folded.join(" ")
    };
    let mut analyzer = TextAnalyzer::builder(WhitespaceTokenizer::default())
        .filter(filter)
        .build();
    let mut stream = analyzer.token_stream(&text);
    let mut found = Vec::with_capacity(folded.len());
    while let Some(token) = stream.next() {
        found.push(token.text.clone());
    }
    found
}

fn stemmer(language: TextLanguage) -> Option<Stemmer> {
    Some(Stemmer::new(match language {
        TextLanguage::Ar => Language::Arabic,
        TextLanguage::En => Language::English,
        TextLanguage::Es => Language::Spanish,
        TextLanguage::Fr => Language::French,
        TextLanguage::Ru => Language::Russian,
        TextLanguage::Zh => return None,
    }))
}

/// The words of a title by which it is compared with others: their stems in this language, without common words.
pub fn title_words(title: &str, language: TextLanguage) -> BTreeSet<String> {
    let telling = telling_words(&words(title), language).into_iter();
    telling
        .map(|(folded, stem)| stem.unwrap_or(folded))
        .collect()
}

/// Those of these words that are not common, each with its stem in this language if it has one.
pub fn telling_words(found: &[Word], language: TextLanguage) -> Vec<(String, Option<String>)> {
    let telling: Vec<&str> = found
        .iter()
        .map(|word| word.folded.as_str())
        .filter(|folded| !is_common(folded))
        .collect();
    let mut stemmed = stems(&telling, language).into_iter();
    let with_stems = telling.into_iter();
    with_stems
        .map(|folded| (folded.to_owned(), stemmed.next()))
        .collect()
}

/// The term of a stem. Its first character distinguishes it from every word, so that the dictionary of words can be read
/// without stems; the language distinguishes it from other languages' stems.
pub fn stem_term(stem: &str, language: TextLanguage) -> String {
    format!("{STEM}{language}{stem}")
}

/// The first character of a stem's term: no word begins with it.
pub const STEM: char = '\u{1}';

/// The first character of the term of joined words. It keeps them out of the dictionary of words, from which a better
/// spelling is suggested.
const JOINED: &str = "\u{2}";

/// The term of words that are joined in a text.
pub fn joined_term(joined: &str) -> String {
    format!("{JOINED}{joined}")
}

/// The most words that are found as one, from the first of a row of joined words on.
const LONGEST_ROW: usize = 12;

/// The same from any other word of the row on.
const MOST_JOINED: usize = 4;

/// The joined words that begin with this one, each as one word: `covid19` and `covid19related`.
pub fn joined_from(words: &[Word]) -> Vec<String> {
    let Some((first, rest)) = words.split_first() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    if first.elided.is_empty() && !rest.first().is_some_and(|next| next.joined) {
        return found;
    }
    let mut whole = format!("{}{}", first.elided, first.folded);
    if !first.elided.is_empty() {
        found.push(whole.clone());
    }
    let most = if first.joined {
        MOST_JOINED
    } else {
        LONGEST_ROW
    };
    let following = rest.iter().take_while(|word| word.joined);
    for word in following.take(most - 1) {
        whole.push_str(&word.folded);
        if whole.chars().count() > LONGEST {
            break;
        }
        found.push(whole.clone());
    }
    found
}

/// The letters and the digits of a word such as `covid19`, apart.
fn letters_and_digits(word: &str) -> Option<(&str, &str)> {
    let at = word.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, digits) = word.split_at(at);
    let apart = letters.chars().count() > 1 && digits.bytes().all(|byte| byte.is_ascii_digit());
    apart.then_some((letters, digits))
}

/// Adds the tokens of words: each word, its stem at the same position, the joined words that begin with it, and for
/// scripts without spaces each pair of characters. `add_stem` adds the stem of a folded word.
pub fn add_words(
    text_words: &[Word],
    language: TextLanguage,
    mut add_stem: impl FnMut(&str, &mut TokenText),
    tokens: &mut TokenText,
) {
    for (at, word) in text_words.iter().enumerate() {
        let joined = joined_from(&text_words[at..]);
        tokens.add_word(&word.folded);
        for whole in &joined {
            tokens.add_form(&[JOINED, whole]);
        }
        if let Some((letters, digits)) = letters_and_digits(&word.folded) {
            tokens.add_form(&[letters]);
            tokens.add_form(&[digits]);
        }
        if let Some(next) = text_words.get(at + 1)
            && is_pair(word, next)
        {
            tokens.add_form(&[&word.folded, &next.folded]);
        }
        if word.script.languages().contains(&language) {
            add_stem(&word.folded, tokens);
            for whole in &joined {
                add_stem(whole, tokens);
            }
        }
    }
}

/// The term of two adjacent characters in a script without spaces.
pub fn pair(one: &Word, next: &Word) -> Option<String> {
    is_pair(one, next).then(|| format!("{}{}", one.folded, next.folded))
}

fn is_pair(one: &Word, next: &Word) -> bool {
    one.script == Script::Dense && next.script == Script::Dense && next.adjoins
}

#[cfg(test)]
mod tests {
    use super::super::token_memory::TokenMemory;
    use super::super::token_text::tests::read_tokens;
    use super::*;

    #[test]
    fn joined_words_are_also_one() {
        let table: &[(&str, &[&str])] = &[
            ("e-mail", &["email"]),
            (
                "one\u{2011}stop-shop",
                &["onestop", "onestopshop", "stopshop"],
            ),
            ("COVID-19", &["covid19"]),
            ("Nukuʻalofa", &["nukualofa"]),
            ("N’Djamena", &["ndjamena"]),
            (
                "U.N.H.C.R.",
                &[
                    "un", "unh", "unhc", "unhcr", "nh", "nhc", "nhcr", "hc", "hcr", "cr",
                ],
            ),
            (
                "12,500 12 500 1\u{202f}000\u{202f}000",
                &["12500", "12500", "1000", "1000000", "000000"],
            ),
            ("12 50, one, two", &[]),
            ("children’s 'quoted' words", &[]),
        ];
        for (text, expected) in table {
            let text_words = words(text);
            let joined: Vec<String> = (0..text_words.len())
                .flat_map(|at| joined_from(&text_words[at..]))
                .collect();
            assert_eq!(joined, *expected, "{text}");
        }
    }

    #[test]
    fn each_language_has_its_stems_and_signs_go_in_pairs() {
        let terms = |text, language| {
            let mut tokens = TokenText::default();
            TokenMemory::default().add_text(text, language, &mut tokens);
            read_tokens(&tokens)
        };
        let stem = |at: usize, stem: &str| (at, format!("\u{1}{stem}"));
        let word = |at: usize, word: &str| (at, word.to_owned());
        assert_eq!(
            terms("Migrants’ agreements", TextLanguage::En),
            [
                word(0, "migrants"),
                stem(0, "enmigrant"),
                word(1, "agreements"),
                stem(1, "enagreement")
            ]
        );
        assert_eq!(
            terms("мигрантов", TextLanguage::Ru),
            [word(0, "мигрантов"), stem(0, "ruмигрант")]
        );
        assert_eq!(
            terms("移民 x", TextLanguage::Zh),
            [word(0, "移"), word(0, "移民"), word(1, "民"), word(2, "x")]
        );
    }
}
