//! The words by which a line of a list is found, and what a reader typed as the beginnings of such words. A store keeps
//! the words, so that an index finds them. Knows lines of text only.

use std::collections::BTreeSet;

use super::folding::{fold_words, is_apostrophe};
use super::variants::american;

/// The longest word that is kept, in characters. Of a longer word its beginning is.
const MOST_LETTERS: usize = 24;

/// The words of a line, folded. What stands between two blanks is kept from each of its parts on: “PX-2026-0417” as
/// `px20260417`, `20260417`, `0417` and `417`, “l’étang” as `letang` and `etang`. A British word is kept in American
/// English too. Where a script writes words or articles without a blank between them, each letter begins a word.
pub fn words_of(line: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for token in line.split_whitespace() {
        let after_apostrophes = token
            .match_indices(is_apostrophe)
            .map(|(at, sign)| at + sign.len());
        for at in std::iter::once(0).chain(after_apostrophes) {
            keep_parts(&mut words, &fold_words(&token[at..]));
        }
    }
    words.remove("");
    words
}

fn keep_parts(words: &mut BTreeSet<String>, folded: &str) {
    let parts: Vec<&str> = folded.split(' ').collect();
    let respelled: Vec<String> = parts.iter().map(|part| american(part)).collect();
    for (at, part) in parts.iter().enumerate() {
        words.insert(cut(&parts[at..].concat()));
        words.insert(cut(&respelled[at..].concat()));
        let without_zeros = part.trim_start_matches('0');
        if without_zeros.len() < part.len() {
            words.insert(cut(&[&[without_zeros], &parts[at + 1..]].concat().concat()));
        }
        let inner = part.char_indices().skip(1);
        words.extend(
            inner
                .filter(|(_, letter)| has_no_blanks(*letter))
                .map(|(from, _)| cut(&part[from..])),
        );
    }
}

fn cut(word: &str) -> String {
    word.chars().take(MOST_LETTERS).collect()
}

/// Whether the letter belongs to a script that writes words, or a word and its article, without a blank between them:
/// Hebrew, Arabic, Thai, Lao, Burmese, Khmer, Chinese and Japanese.
fn has_no_blanks(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{e00}'..='\u{eff}'
        | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// A word as a reader typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedWord {
    /// The beginnings of words that a line must have, all of them. Two parts of a word are looked for as one: `email` for
    /// “e-mail”.
    pub beginnings: Vec<String>,
    /// Its parts, which are looked for if no line has the beginnings.
    pub parts: Vec<String>,
}

/// What a reader typed, word by word.
pub fn typed_words(typed: &str) -> Vec<TypedWord> {
    let words = typed.split_whitespace().map(|word| {
        let folded = fold_words(word);
        let parts = folded.split(' ').filter(|part| !part.is_empty());
        let parts: Vec<String> = parts.map(american).collect();
        let beginnings = match parts.len() {
            0 | 1 => parts.clone(),
            _ => parts.windows(2).map(<[String]>::concat).collect(),
        };
        TypedWord {
            beginnings: beginnings.iter().map(|word| cut(word)).collect(),
            parts: parts.iter().map(|word| cut(word)).collect(),
        }
    });
    words.filter(|word| !word.parts.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(line: &str, typed: &str) -> bool {
        let words = words_of(line);
        let begins = |beginning: &String| words.iter().any(|word| word.starts_with(beginning));
        typed_words(typed).iter().all(|word| {
            word.beginnings.iter().all(begins)
                || (!word.beginnings.iter().any(begins) && word.parts.iter().all(begins))
        })
    }

    #[test]
    fn a_line_is_found_by_the_beginnings_of_its_words() {
        let line = "PX-2026-0417 E-mail à l’Étang de Nukuʻalofa: labour in 2019, one stop, Ms. Étienne Diallo";
        for typed in [
            "px-2026-0417",
            "PX20260417",
            "2026-0417",
            "0417",
            "417",
            "px",
            "email",
            "e-mail",
            "mail labo",
            "etang",
            "L'ÉTANG diallo",
            "nuku'alofa",
            "nukualofa",
            "LABOR",
            "labour",
            "labou",
            "٢٠١٩",
            "etienne",
            "one-stop",
            "",
            "%",
            "diallo _",
        ] {
            assert!(finds(line, typed), "{typed}");
        }
        for typed in ["nelf", "labour 2020", "in2019", "0418", "tienne", "026"] {
            assert!(!finds(line, typed), "{typed}");
        }
        assert!(finds("حوكمة الهجرة في المدن", "هجرة"));
        assert!(finds("移民治理的城市实践", "城市"));
        assert!(finds("Управление миграцией", "мигра"));
        assert!(finds("Programme d'insertion", "insertion program"));
    }
}
