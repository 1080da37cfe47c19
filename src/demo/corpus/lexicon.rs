//! The words of the generated practices: in each language the commonest words as they are, and several thousand rare words
//! that are joined from parts. `data/corpus-words.json` holds them.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::dice::Dice;
use crate::language::TextLanguage;

/// The words of one language, the commonest first.
pub struct Lexicon {
    words: Vec<String>,
    /// What stands between two words.
    blank: &'static str,
    comma: &'static str,
    stop: &'static str,
}

#[derive(Deserialize)]
struct WordParts {
    common: String,
    starts: String,
    middles: String,
    ends: String,
}

static LEXICONS: LazyLock<BTreeMap<TextLanguage, Lexicon>> = LazyLock::new(|| {
    let parts: BTreeMap<TextLanguage, WordParts> =
        serde_json::from_str(include_str!("../../../data/corpus-words.json")).unwrap_or_default();
    let read = |(language, parts): (TextLanguage, WordParts)| (language, parts.lexicon(language));
    parts.into_iter().map(read).collect()
});

/// The words of this language.
pub fn lexicon(language: TextLanguage) -> Option<&'static Lexicon> {
    LEXICONS.get(&language)
}

impl WordParts {
    fn lexicon(&self, language: TextLanguage) -> Lexicon {
        let (blank, comma, stop) = match language {
            TextLanguage::Zh => ("", "，", "。"),
            TextLanguage::Ar => (" ", "، ", "."),
            _ => (" ", ", ", "."),
        };
        let mut words: Vec<String> = self.common.split_whitespace().map(str::to_owned).collect();
        words.extend(self.joined());
        let mut known = HashSet::new();
        words.retain(|word| known.insert(word.clone()));
        Lexicon {
            words,
            blank,
            comma,
            stop,
        }
    }

    /// Every word of a beginning, a middle and an ending, in an order that mixes them.
    fn joined(&self) -> impl Iterator<Item = String> {
        /// Larger than the number of words and a prime, so that its multiples meet each of them once.
        const STEP: usize = 1_000_003;
        let list = |text: &str| {
            text.split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        let (starts, middles, ends) = (list(&self.starts), list(&self.middles), list(&self.ends));
        let all = starts.len() * middles.len() * ends.len();
        (0..all).map(move |number| {
            let at = number * STEP % all;
            let (start, rest) = (at % starts.len(), at / starts.len());
            let (middle, end) = (rest % middles.len(), rest / middles.len());
            format!("{}{}{}", starts[start], middles[middle], ends[end])
        })
    }
}

impl Lexicon {
    /// So many words, the first with a capital letter.
    pub fn phrase(&self, words: usize, dice: &mut Dice) -> String {
        let mut phrase = String::new();
        for number in 0..words {
            if number > 0 {
                phrase.push_str(self.blank);
            }
            self.add_word(&mut phrase, number == 0, dice);
        }
        phrase
    }

    /// Sentences until the text has so many characters.
    pub fn text(&self, characters: usize, dice: &mut Dice) -> String {
        let mut text = String::new();
        let mut length = 0;
        while length < characters {
            let before = text.len();
            if before > 0 {
                text.push_str(if dice.once_in(5) { "\n\n" } else { self.blank });
            }
            self.add_sentence(&mut text, dice);
            length += text[before..].chars().count();
        }
        text
    }

    fn add_sentence(&self, text: &mut String, dice: &mut Dice) {
        let words = dice.between(6, 22);
        for number in 0..words {
            if number > 0 {
                let is_comma = number > 2 && number + 2 < words && dice.once_in(9);
                text.push_str(if is_comma { self.comma } else { self.blank });
            }
            self.add_word(text, number == 0, dice);
        }
        text.push_str(self.stop);
    }

    fn add_word(&self, text: &mut String, is_first: bool, dice: &mut Dice) {
        let word = dice.skewed_one(&self.words).map_or("", String::as_str);
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if is_first => {
                text.extend(first.to_uppercase());
                text.push_str(letters.as_str());
            }
            _ => text.push_str(word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_thousands_of_words_and_uses_few_of_them_often() {
        for language in TextLanguage::ALL {
            let known = lexicon(language).unwrap();
            assert!(
                known.words.len() > 2_000,
                "{language}: {}",
                known.words.len()
            );
            let mut dice = Dice::of(3);
            let text = known.text(20_000, &mut dice);
            let commonest = text.matches(&known.words[0]).count();
            let seldom = text.matches(&known.words[1_000]).count();
            assert!(
                commonest > 20 && commonest > 5 * seldom,
                "{language}: {commonest}, {seldom}"
            );
            assert_eq!(text, known.text(20_000, &mut Dice::of(3)), "the same twice");
        }
    }
}
