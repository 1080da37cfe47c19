//! Cuts a text into the terms under which it is found. The texts of practices and the text of the search box both pass
//! through here, so they agree. Case, accents and apostrophes do not matter; a word is also found by its stem in the
//! language of its text; words that a hyphen, an apostrophe or a full stop joins are also found as one; scripts without
//! spaces are cut into single characters and pairs. Pure.

use std::collections::BTreeSet;
use std::ops::Range;

use tantivy::tokenizer::{Language, Stemmer, TextAnalyzer, Token, WhitespaceTokenizer};
use unicode_normalization::char::is_combining_mark;

use super::common::is_common;
use crate::language::{TextLanguage, american, fold_letters, is_apostrophe, is_ignorable};

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
    /// Whether it adjoins the word before, as the characters of a script without spaces do.
    pub adjoins: bool,
    /// Whether one character joins it to the word before: the “stop” of “one-stop”.
    pub joined: bool,
    /// The elision before it, folded: the l of “l’accueil”.
    pub elided: String,
}

impl Word {
    /// Whether it holds digits only.
    fn is_number(&self) -> bool {
        self.folded.bytes().all(|byte| byte.is_ascii_digit())
    }
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
        joint: None,
        elided: String::new(),
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
    /// The character between the last word and the next, if it is the only one.
    joint: Option<Joint>,
    /// The elision before the next word.
    elided: String,
}

/// What a single character between two words does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joint {
    Apostrophe,
    /// Joins any two words: a hyphen, a full stop, a low line.
    Any,
    /// Joins the groups of a number, as a comma does.
    Digits,
    /// Joins groups of three digits.
    Thousands,
}

impl Joint {
    fn of(letter: char) -> Option<Self> {
        Some(match letter {
            _ if is_apostrophe(letter) => Self::Apostrophe,
            '-'
            | '\u{2010}'..='\u{2015}'
            | '\u{2212}'
            | '\u{fe58}'
            | '\u{fe63}'
            | '\u{ff0d}'
            | '.'
            | '_'
            | '·'
            | '\u{58a}'
            | '\u{5be}'
            | '\u{30fb}' => Self::Any,
            ',' | '\u{66b}' | '\u{66c}' | '\u{60c}' | '\u{ff0c}' => Self::Digits,
            ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' => Self::Thousands,
            _ => return None,
        })
    }

    /// Whether it makes one word of these two.
    fn joins(self, before: &Word, after: &str) -> bool {
        let numbers = before.is_number() && after.bytes().all(|byte| byte.is_ascii_digit());
        match self {
            Self::Apostrophe | Self::Any => true,
            Self::Digits => numbers,
            Self::Thousands => {
                let begins = before.folded.len() <= 3;
                numbers && begins && after.len() == 3
            }
        }
    }
}

impl WordCutter<'_> {
    fn take(&mut self, at: usize, letter: char) {
        if is_combining_mark(letter) || letter == '\u{640}' || is_ignorable(letter) {
            // A mark belongs to the word around it; alone it is no word.
            return;
        }
        if is_apostrophe(letter) || !letter.is_alphanumeric() {
            self.close(at);
            self.elided.clear();
            let follows = self.words.last().is_some_and(|word| word.range.end == at);
            self.joint = Joint::of(letter).filter(|_| follows);
            if self.joint == Some(Joint::Apostrophe)
                && let Some(elision) = self.words.pop_if(|word| is_elision(word) && !word.joined)
            {
                self.elided = elision.folded;
                self.joint = None;
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
        let (joint, elided) = (self.joint.take(), std::mem::take(&mut self.elided));
        let raw = &self.text[range.clone()];
        let script = raw.chars().next().map_or(Script::Other, Script::of);
        // The s of “children’s”: readers leave it out of a query.
        let tail =
            joint == Some(Joint::Apostrophe) && script == Script::Latin && raw.chars().count() == 1;
        if raw.len() > 4 * LONGEST || tail {
            return;
        }
        let folded = fold_letters(raw);
        if folded.is_empty() || folded.chars().count() > LONGEST {
            return;
        }
        let last = self.words.last();
        self.words.push(Word {
            adjoins: last.is_some_and(|word| word.range.end == range.start),
            joined: joint.is_some_and(|joint| last.is_some_and(|word| joint.joins(word, &folded))),
            range,
            folded,
            script,
            elided,
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

/// The tokens of a text for the index: each word, its stem at the same position, the joined words that begin with it,
/// and for scripts without spaces each pair of characters. Positions continue from `position`.
pub fn tokens(text: &str, language: TextLanguage, position: &mut usize) -> Vec<Token> {
    let text_words = words(text);
    let mut tokens = Vec::with_capacity(2 * text_words.len());
    // What is stemmed, and at which token its stem stands.
    let mut stemmed: Vec<(String, Token)> = Vec::new();
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
            let forms = std::iter::once(&word.folded).chain(&joined);
            stemmed.extend(forms.map(|form| (form.clone(), token(String::new()))));
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
    let forms: Vec<&str> = stemmed.iter().map(|(form, _)| form.as_str()).collect();
    let found = stems(&forms, language);
    let places = stemmed.into_iter().map(|(_, token)| token);
    tokens.extend(places.zip(found).map(|(token, stem)| Token {
        text: stem_term(&stem, language),
        ..token
    }));
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

    fn folded(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.folded).collect()
    }

    #[test]
    fn words_are_cut_and_folded_as_readers_type_them() {
        let table: &[(&str, &[&str])] = &[
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
            ("Сімʼя Сім'я", &["сім", "я", "сім", "я"]),
            ("mi\u{ad}gration", &["migration"]),
            ("٢٠١٩", &["2019"]),
        ];
        for (text, expected) in table {
            assert_eq!(folded(text), *expected, "{text}");
        }
    }

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
