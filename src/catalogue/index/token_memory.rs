//! The tokens of the pieces of texts that were met before. Blanks cut a text into pieces, and the tokens of a piece without
//! numbers depend on nothing beside it. Texts repeat their words: to look one up costs a tenth of folding and stemming it.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use foldhash::fast::RandomState;

use super::token_text::TokenText;
use super::tokens::{add_words, stem_term, stems};
use super::words::words;
use crate::language::TextLanguage;

/// The most pieces of a language that are remembered: the commonest are met first.
const MOST_PIECES: usize = 28_000;

/// The most bytes of a piece that is remembered. A longer one is seldom met again, as a line without blanks in Chinese.
const LONGEST: usize = 40;

/// The most stems of a language that are remembered, of words in pieces that are not.
const MOST_STEMS: usize = 7_000;

/// Adds the tokens of texts, and remembers those of their pieces.
#[derive(Default)]
pub struct TokenMemory {
    languages: BTreeMap<TextLanguage, KnownPieces>,
}

/// What is remembered of one language.
struct KnownPieces {
    language: TextLanguage,
    /// Where the tokens of each piece stand.
    places: HashMap<Box<str>, Range<u32>, RandomState>,
    written: String,
    /// The term of the stem of each of these folded words.
    stems: HashMap<Box<str>, Box<str>, RandomState>,
}

impl TokenMemory {
    /// Adds the tokens of a text: each word, its stem at the same position, the joined words that begin with it, and for
    /// scripts without spaces each pair of characters.
    pub fn add_text(&mut self, text: &str, language: TextLanguage, tokens: &mut TokenText) {
        let known = self.languages.entry(language);
        let known = known.or_insert_with(|| KnownPieces::none(language));
        let mut unread = text;
        while !unread.is_empty() {
            let end = end_of_piece(unread);
            let piece = unread[..end].trim_matches(is_outer_sign);
            let read = if piece.is_empty() || known.add_known(piece, tokens) {
                end
            } else if has_number(piece) {
                let end = end_of_numbers(unread);
                known.add_unknown(&unread[..end], tokens);
                end
            } else {
                known.add_and_remember(piece, tokens);
                end
            };
            // The blank behind a piece is one byte.
            unread = unread.get(read + 1..).unwrap_or_default();
        }
        tokens.end_text();
    }
}

impl KnownPieces {
    fn none(language: TextLanguage) -> Self {
        Self {
            language,
            places: HashMap::default(),
            written: String::new(),
            stems: HashMap::default(),
        }
    }

    /// Adds the tokens of a piece if they are remembered.
    fn add_known(&self, piece: &str, tokens: &mut TokenText) -> bool {
        let Some(place) = self.places.get(piece) else {
            return false;
        };
        let written = place.start as usize..place.end as usize;
        tokens.add_written(&self.written[written]);
        true
    }

    fn add_and_remember(&mut self, piece: &str, tokens: &mut TokenText) {
        if piece.len() > LONGEST || self.places.len() >= MOST_PIECES {
            self.add_unknown(piece, tokens);
            return;
        }
        let mut own = TokenText::default();
        let language = self.language;
        let add_stem = |folded: &str, own: &mut TokenText| {
            own.add_forms(stem_of(folded, language).as_deref());
        };
        add_words(&words(piece), language, add_stem, &mut own);
        tokens.add_written(own.as_str());
        let start = self.written.len();
        self.written.push_str(own.as_str());
        if let (Ok(start), Ok(end)) = (start.try_into(), self.written.len().try_into()) {
            self.places.insert(piece.into(), start..end);
        }
    }

    /// Adds the tokens of pieces that are not remembered: numbers, addresses, and texts without blanks.
    fn add_unknown(&mut self, pieces: &str, tokens: &mut TokenText) {
        let (language, known) = (self.language, &mut self.stems);
        let add_stem = |folded: &str, tokens: &mut TokenText| {
            if let Some(term) = known.get(folded) {
                tokens.add_form(&[term]);
                return;
            }
            let term = stem_of(folded, language);
            tokens.add_forms(term.as_deref());
            if let Some(term) = term
                && known.len() < MOST_STEMS
            {
                known.insert(folded.into(), term.into());
            }
        };
        add_words(&words(pieces), language, add_stem, tokens);
    }
}

/// The term of the stem of a folded word; none in a language without a stemmer.
fn stem_of(folded: &str, language: TextLanguage) -> Option<String> {
    let stem = stems(&[folded], language).pop()?;
    Some(stem_term(&stem, language))
}

/// The blanks that cut a text. Any other blank may stand within a number.
const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n')
}

/// Whether this sign, at either end of a piece, makes no difference to its words. An apostrophe does.
const fn is_outer_sign(sign: char) -> bool {
    matches!(sign, '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')')
}

fn end_of_piece(text: &str) -> usize {
    text.bytes().position(is_blank).unwrap_or(text.len())
}

/// Whether the words of the piece may be numbers: one blank joins the groups of a number.
fn has_number(piece: &str) -> bool {
    piece.chars().any(char::is_numeric)
}

/// The end of the pieces with numbers that a text begins with.
fn end_of_numbers(text: &str) -> usize {
    let mut end = 0;
    loop {
        end += end_of_piece(&text[end..]);
        let Some(rest) = text[end..].strip_prefix(' ') else {
            return end;
        };
        if !has_number(&rest[..end_of_piece(rest)]) {
            return end;
        }
        end += 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::language::fold_letters;

    /// The tokens of a text as a whole, without any memory.
    fn of_whole(text: &str, language: TextLanguage) -> TokenText {
        let mut tokens = TokenText::default();
        let add_stem = |folded: &str, tokens: &mut TokenText| {
            tokens.add_forms(stem_of(folded, language).as_deref());
        };
        add_words(&words(text), language, add_stem, &mut tokens);
        tokens.end_text();
        tokens
    }

    fn assert_alike(memory: &mut TokenMemory, text: &str) {
        for language in TextLanguage::ALL {
            let mut tokens = TokenText::default();
            memory.add_text(text, language, &mut tokens);
            assert_eq!(tokens, of_whole(text, language), "{text:?} in {language}");
        }
    }

    #[test]
    fn a_remembered_text_has_the_same_tokens() {
        let mut memory = TokenMemory::default();
        for text in [
            "Migrants’ agreements, the migrants (and) covid-19.",
            "Migrants’ agreements, the migrants (and) covid-19.",
            "12 500 people, 12  500, 12\n500 and 12 (500) 1,000 x1 000",
            "d’ accueil d ’accueil l' l'accueil 'quoted' children’s s",
            "移民 法 x 移民法 ٢٠١٩ ٢٠١ ² ³",
            "12\u{ad} 500 12\u{301} 500 12 \u{301}500 \u{301} a",
            "  two  blanks \n\n U.N. a. b. .c ,1 ,000",
            "",
            " ",
        ] {
            assert_alike(&mut memory, text);
        }
        let known = &memory.languages[&TextLanguage::En];
        assert!(known.places.contains_key("agreements"));
        assert!(!known.places.contains_key("covid-19"));
    }

    /// Only then may a piece without numbers be looked up alone.
    #[test]
    fn no_other_letter_is_folded_to_a_digit() {
        let others = ('\0'..=char::MAX).filter(|letter| !letter.is_numeric());
        let digits = others.filter(|letter| {
            let folded = fold_letters(letter.encode_utf8(&mut [0; 4]));
            letter.is_alphanumeric() && folded.contains(|one: char| one.is_ascii_digit())
        });
        assert_eq!(digits.collect::<String>(), "");
    }

    proptest! {
        #[test]
        fn pieces_have_the_tokens_that_they_have_within_the_text(
            text in "([a-dlsé ]|[0-9 ]|[ \n'’.,()-]|[移法жة٢²½]|[\u{301}\u{ad}\u{a0}\u{202f}]|l’|covid){0,24}",
        ) {
            let mut memory = TokenMemory::default();
            assert_alike(&mut memory, &text);
            assert_alike(&mut memory, &text);
        }
    }
}
