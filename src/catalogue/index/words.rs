//! Cuts a text into the terms under which it is found. The texts of practices and the text of the search box both pass
//! through here, so they agree. Case, accents and apostrophes do not matter; a word is also found by its stem in the
//! language of its text; scripts without spaces are cut into single characters and pairs. Pure.

use std::borrow::Cow;
use std::ops::Range;

use tantivy::tokenizer::{Language, Stemmer, TextAnalyzer, Token, WhitespaceTokenizer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::language::{TextLanguage, spell_out};

/// The most characters of a word; a longer run of letters is not indexed.
const LONGEST: usize = 100;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its place in the text, in bytes.
    pub range: Range<usize>,
    /// The word as it is compared: without case and accents.
    pub folded: String,
    pub script: Script,
    /// Whether at most an apostrophe separates it from the word before.
    pub joined: bool,
}

/// A script: decides how words are separated and stemmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// Spaces separate words; stems as in English, French or Spanish.
    Latin,
    /// Stems as in Russian.
    Cyrillic,
    /// Stems as in Arabic.
    Arabic,
    /// No spaces: each character is a word.
    Dense,
    /// Spaces separate words; no stems are known.
    Other,
}

impl Script {
    fn of(letter: char) -> Self {
        match letter {
            '\u{0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Self::Latin,
            '\u{400}'..='\u{52f}' => Self::Cyrillic,
            '\u{600}'..='\u{6ff}'
            | '\u{750}'..='\u{77f}'
            | '\u{fb50}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefe}' => Self::Arabic,
            '\u{e00}'..='\u{eff}'
            | '\u{1000}'..='\u{109f}'
            | '\u{1780}'..='\u{17ff}'
            | '\u{3005}'..='\u{3007}'
            | '\u{3040}'..='\u{30ff}'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{323af}' => Self::Dense,
            _ => Self::Other,
        }
    }

    /// The languages in which a word of this script may have a stem.
    pub fn languages(self) -> &'static [TextLanguage] {
        match self {
            Self::Latin => &[TextLanguage::En, TextLanguage::Fr, TextLanguage::Es],
            Self::Cyrillic => &[TextLanguage::Ru],
            Self::Arabic => &[TextLanguage::Ar],
            Self::Dense | Self::Other => &[],
        }
    }
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut cutter = WordCutter {
        text,
        words: Vec::new(),
        open: None,
        joined: false,
    };
    for (at, letter) in text.char_indices() {
        cutter.take(at, letter);
    }
    cutter.close(text.len());
    cutter.words
}

struct WordCutter<'a> {
    text: &'a str,
    words: Vec<Word>,
    open: Option<usize>,
    joined: bool,
}

impl WordCutter<'_> {
    fn take(&mut self, at: usize, letter: char) {
        if is_combining_mark(letter) || letter == '\u{640}' {
            // A mark belongs to the word around it; alone it is no word.
            return;
        }
        if !letter.is_alphanumeric() {
            let apostrophe = matches!(letter, '\'' | '’' | 'ʼ' | '‘');
            self.close(at);
            self.joined = apostrophe && self.words.last().is_some_and(|word| word.range.end == at);
            if self.joined && self.words.last().is_some_and(is_elision) {
                self.words.pop();
                self.joined = false;
            }
            return;
        }
        if Script::of(letter) == Script::Dense {
            self.close(at);
            self.push(at..at + letter.len_utf8());
        } else if self.open.is_none() {
            self.open = Some(at);
        }
    }

    fn close(&mut self, end: usize) {
        if let Some(start) = self.open.take() {
            self.push(start..end);
        }
    }

    fn push(&mut self, range: Range<usize>) {
        let joined = std::mem::take(&mut self.joined);
        let raw = &self.text[range.clone()];
        // The s of “children’s”: readers leave it out of a query.
        let tail = joined && raw.chars().count() == 1 && self.words.last().is_some();
        if raw.len() > 4 * LONGEST || tail {
            return;
        }
        let folded = fold(raw);
        if folded.is_empty() || folded.chars().count() > LONGEST {
            return;
        }
        let script = raw.chars().next().map_or(Script::Other, Script::of);
        let after = self
            .words
            .last()
            .is_some_and(|word| word.range.end == range.start);
        self.words.push(Word {
            range,
            folded,
            script,
            joined: joined || after,
        });
    }
}

/// Whether this is an elision, such as the l of “l’accueil”: it is written with the next word and has no meaning.
fn is_elision(word: &Word) -> bool {
    matches!(
        word.folded.as_str(),
        "qu" | "c" | "d" | "j" | "l" | "m" | "n" | "s" | "t"
    )
}

/// A word as search compares it. Like [`crate::taxonomy::fold`] it ignores case and accents; unlike that, it must keep
/// every byte of its result, because folded words are stored in every index (a change needs a new
/// [`VERSION`](super::schema::VERSION)). It keeps letters that are their own in Cyrillic, and it needs no rule for
/// apostrophes and blanks, which never reach it.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    for letter in word.nfkc().flat_map(char::to_lowercase) {
        match letter {
            'ё' => folded.push('е'),
            '\u{640}' => {}
            // Cyrillic letters of their own, although Unicode decomposes them.
            'й' | 'ї' => folded.push(letter),
            letter => match spell_out(letter) {
                Some(letters) => folded.push_str(letters),
                None => folded.extend(
                    std::iter::once(letter)
                        .nfd()
                        .filter(|part| !is_combining_mark(*part)),
                ),
            },
        }
    }
    folded
}

/// The stem of each of these folded words; empty for a language without a stemmer.
pub fn stems(folded: &[&str], language: TextLanguage) -> Vec<String> {
    let Some(filter) = stemmer(language) else {
        return Vec::new();
    };
    let text = folded.join(" ");
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

/// The term of a stem. Its first character distinguishes it from every word, so that the dictionary of words can be read
/// without stems; the language distinguishes it from other languages' stems.
pub fn stem_term(stem: &str, language: TextLanguage) -> String {
    format!("{STEM}{language}{stem}")
}

/// The first character of a stem's term: no word begins with it.
pub const STEM: char = '\u{1}';

/// The tokens of a text for the index: each word, its stem at the same position, and for scripts without spaces each pair
/// of characters. Positions continue from `position`.
pub fn tokens(text: &str, language: TextLanguage, position: &mut usize) -> Vec<Token> {
    let text_words = words(text);
    let stemmed: Vec<&str> = text_words
        .iter()
        .filter(|word| word.script.languages().contains(&language))
        .map(|word| word.folded.as_str())
        .collect();
    let mut found_stems = stems(&stemmed, language).into_iter();
    let mut tokens = Vec::with_capacity(2 * text_words.len());
    for (at, word) in text_words.iter().enumerate() {
        let stem = word
            .script
            .languages()
            .contains(&language)
            .then(|| found_stems.next())
            .flatten()
            .map(|stem| stem_term(&stem, language));
        let signs = text_words.get(at + 1).and_then(|next| pair(word, next));
        let terms = [
            Some(Cow::Borrowed(word.folded.as_str())),
            stem.map(Cow::Owned),
            signs.map(Cow::Owned),
        ];
        for term in terms.into_iter().flatten() {
            tokens.push(Token {
                offset_from: word.range.start,
                offset_to: word.range.end,
                position: *position,
                text: term.into_owned(),
                position_length: 1,
            });
        }
        *position += 1;
    }
    tokens
}

/// The term of two adjacent characters in a script without spaces.
pub fn pair(one: &Word, next: &Word) -> Option<String> {
    let dense = one.script == Script::Dense && next.script == Script::Dense && next.joined;
    dense.then(|| format!("{}{}", one.folded, next.folded))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn words_are_cut_and_folded_as_readers_type_them() {
        let table: [(&str, &[&str]); 10] = [
            ("Étapes à l’ACCUEIL", &["etapes", "a", "accueil"]),
            ("Côte d'Ivoire", &["cote", "ivoire"]),
            ("children’s rights", &["children", "rights"]),
            ("PX-2026-0417", &["px", "2026", "0417"]),
            ("cœur Straße Łódź", &["coeur", "strasse", "lodz"]),
            ("Ещё районный", &["еще", "районный"]),
            ("الهِجْرَة", &["الهجرة"]),
            ("移民法", &["移", "民", "法"]),
            ("e\u{301}cole ＡＢＣ", &["ecole", "abc"]),
            ("\u{0}\u{202e} *^(\"", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(folded(text), expected, "{text}");
        }
    }

    #[test]
    fn a_run_without_end_is_no_word() {
        assert_eq!(
            folded(&format!("a {} b", "x".repeat(1_000_000))),
            ["a", "b"]
        );
        assert_eq!(folded(&"\u{301}".repeat(10_000)), Vec::<String>::new());
    }

    #[test]
    fn each_language_has_its_stems_and_signs_go_in_pairs() {
        let terms = |text, language| {
            let tokens = tokens(text, language, &mut 0);
            tokens
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
