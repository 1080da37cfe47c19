//! The terms under which a text is found. A word is also found by its stem in the language of its text; words that a
//! hyphen, an apostrophe or a full stop joins are also found as one; scripts without spaces are found by single characters
//! and pairs. Pure.

use std::collections::{BTreeSet, HashMap};

use tantivy::tokenizer::{Language, Stemmer, TextAnalyzer, Token, WhitespaceTokenizer};

use super::common::is_common;
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
    let found = words(title);
    let telling: Vec<&str> = found
        .iter()
        .map(|word| word.folded.as_str())
        .filter(|folded| !is_common(folded))
        .collect();
    let stemmed = stems(&telling, language);
    let with_stems = telling.iter().enumerate();
    let keys = with_stems.map(|(at, folded)| {
        stemmed
            .get(at)
            .cloned()
            .unwrap_or_else(|| (*folded).to_owned())
    });
    keys.collect()
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
const JOINED: char = '\u{2}';

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
    let mut whole = format!("{}{}", first.elided, first.folded);
    let mut found = Vec::new();
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

/// The terms of the stems that were asked for before. Texts repeat their words, and a look-up costs a tenth of a stem.
#[derive(Default)]
pub struct StemMemory {
    known: HashMap<TextLanguage, HashMap<String, String>>,
}

/// The most words of a language that are remembered: the commonest are met first.
const REMEMBERED: usize = 20_000;

impl StemMemory {
    /// The terms of the stems of these folded words; empty for a language without a stemmer.
    fn terms(&mut self, folded: &[String], language: TextLanguage) -> Vec<String> {
        let known = self.known.entry(language).or_default();
        let unknown = folded.iter().filter(|word| !known.contains_key(*word));
        let unknown: Vec<&str> = unknown.map(String::as_str).collect();
        let found = stems(&unknown, language);
        if found.is_empty() && !unknown.is_empty() {
            return Vec::new();
        }
        let found = found.iter().map(|stem| stem_term(stem, language));
        let mut found: HashMap<&str, String> = unknown.into_iter().zip(found).collect();
        let term = |word: &String| {
            known
                .get(word)
                .or_else(|| found.get(word.as_str()))
                .cloned()
        };
        let terms = folded.iter().filter_map(term).collect();
        for (word, term) in found.drain() {
            if known.len() < REMEMBERED {
                known.insert(word.to_owned(), term);
            }
        }
        terms
    }
}

/// The tokens of a text for the index: each word, its stem at the same position, the joined words that begin with it,
/// and for scripts without spaces each pair of characters. Positions continue from `position`.
pub fn tokens(
    text: &str,
    language: TextLanguage,
    position: &mut usize,
    memory: &mut StemMemory,
) -> Vec<Token> {
    let text_words = words(text);
    let mut tokens = Vec::with_capacity(2 * text_words.len());
    // What is stemmed, and at which token its stem stands.
    let (mut forms, mut places): (Vec<String>, Vec<Token>) = Default::default();
    for (at, word) in text_words.iter().enumerate() {
        let token = |text: String| Token {
            offset_from: word.range.start,
            offset_to: word.range.end,
            position: *position,
            text,
            position_length: 1,
        };
        let joined = joined_from(&text_words[at..]);
        if word.script.languages().contains(&language) {
            let stemmed = std::iter::once(&word.folded).chain(&joined);
            for form in stemmed {
                forms.push(form.clone());
                places.push(token(String::new()));
            }
        }
        tokens.push(token(word.folded.clone()));
        tokens.extend(joined.iter().map(|whole| token(joined_term(whole))));
        if let Some((letters, digits)) = letters_and_digits(&word.folded) {
            tokens.extend([letters, digits].map(|part| token(part.to_owned())));
        }
        let signs = text_words.get(at + 1).and_then(|next| pair(word, next));
        tokens.extend(signs.map(token));
        *position += 1;
    }
    let terms = memory.terms(&forms, language);
    let stem_tokens = places.into_iter().zip(terms);
    tokens.extend(stem_tokens.map(|(token, text)| Token { text, ..token }));
    tokens.sort_by_key(|token| token.position);
    tokens
}

/// The term of two adjacent characters in a script without spaces.
pub fn pair(one: &Word, next: &Word) -> Option<String> {
    let dense = one.script == Script::Dense && next.script == Script::Dense && next.adjoins;
    dense.then(|| format!("{}{}", one.folded, next.folded))
}

#[cfg(test)]
mod tests {
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
    fn a_remembered_stem_is_the_same() {
        let mut memory = StemMemory::default();
        let text = "Migrants’ agreements, the migrants and covid-19";
        for language in [TextLanguage::En, TextLanguage::Fr, TextLanguage::En] {
            let fresh = tokens(text, language, &mut 0, &mut StemMemory::default());
            assert_eq!(tokens(text, language, &mut 0, &mut memory), fresh);
        }
        assert_eq!(memory.terms(&["移".to_owned()], TextLanguage::Zh), [""; 0]);
    }

    #[test]
    fn each_language_has_its_stems_and_signs_go_in_pairs() {
        let terms = |text, language| {
            tokens(text, language, &mut 0, &mut StemMemory::default())
                .into_iter()
                .map(|token| (token.position, token.text))
                .collect::<Vec<_>>()
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
