//! Cuts a text into words. The texts of practices and the text of the search box both pass through here, so they agree.
//! Case, accents and apostrophes do not matter; scripts without spaces are cut into single characters. Pure.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::language::{TextLanguage, fold_letters, is_apostrophe, is_ignorable};

/// The most characters of a word; a longer run of letters is not indexed.
pub const LONGEST: usize = 100;

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
    /// The script of a letter.
    pub fn of(letter: char) -> Self {
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
        if letter.is_ascii_alphanumeric() {
            self.open.get_or_insert(at);
            return;
        }
        if !letter.is_ascii() && !is_common_letter(letter) && belongs_to_word(letter) {
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
        if folded.is_empty() || (folded.len() > LONGEST && folded.chars().count() > LONGEST) {
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

/// Whether this is a letter or sign of which nothing else need be asked: no mark, and never ignored.
fn is_common_letter(letter: char) -> bool {
    matches!(
        letter,
        '\u{c0}'..='\u{24f}'
            | '\u{410}'..='\u{44f}'
            | '\u{621}'..='\u{63a}'
            | '\u{641}'..='\u{64a}'
            | '\u{4e00}'..='\u{9fff}'
    )
}

/// Whether this character is a part of the word around it and no letter.
fn belongs_to_word(letter: char) -> bool {
    is_combining_mark(letter) || letter == '\u{640}' || is_ignorable(letter)
}

/// Whether this is an elision, such as the l of “l’accueil”: it is written with the next word and has no meaning.
fn is_elision(word: &Word) -> bool {
    matches!(
        word.folded.as_str(),
        "qu" | "c" | "d" | "j" | "l" | "m" | "n" | "s" | "t"
    )
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
    fn a_common_letter_is_never_a_part_of_the_word_around_it() {
        let common = ('\0'..=char::MAX).filter(|letter| is_common_letter(*letter));
        assert_eq!(common.filter(|letter| belongs_to_word(*letter)).count(), 0);
        assert!(!('\0'..'\u{80}').any(belongs_to_word));
    }

    #[test]
    fn a_run_without_end_is_no_word() {
        assert_eq!(
            folded(&format!("a {} b", "x".repeat(1_000_000))),
            ["a", "b"]
        );
        assert_eq!(folded(&"\u{301}".repeat(10_000)), Vec::<String>::new());
    }
}
