//! Cleans typed text where it enters the service: forms, queries and commands read every text through here. Knows
//! characters only.

use std::borrow::Cow;
use std::str::Chars;

use icu_properties::props::{
    DefaultIgnorableCodePoint, EmojiModifier, ExtendedPictographic, GeneralCategory,
    GeneralCategoryGroup, Script,
};
use icu_properties::{CodePointMapData, CodePointSetData};
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The text as it is stored and compared: composed (NFC), each line end `\n`, without control characters and without
/// characters that have no width. A joiner stays where it shapes the letters around it. A text without one visible
/// character is empty.
pub fn clean(typed: &str) -> Cow<'_, str> {
    let (plain, rest) = plain_start(typed);
    if rest.is_empty() && !plain.bytes().all(|byte| byte.is_ascii_whitespace()) {
        return Cow::Borrowed(typed);
    }
    let mut kept = String::with_capacity(typed.len());
    kept.push_str(plain);
    let mut letters = rest.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.as_str().starts_with('\n') => {}
            // Word processors and older systems end lines and paragraphs with these.
            '\r' | '\u{b}' | '\u{c}' | '\u{1c}'..='\u{1e}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                kept.push('\n');
            }
            '\u{1f}' => kept.push(' '),
            '\n' | '\t' => kept.push(letter),
            '\u{200c}' | '\u{200d}' => {
                if shapes(kept.chars().next_back(), letter, letters.clone()) {
                    kept.push(letter);
                }
            }
            letter if letter.is_control() || is_noncharacter(letter) || is_ignorable(letter) => {}
            letter => kept.push(letter),
        }
        let (plain, rest) = plain_start(letters.as_str());
        kept.push_str(plain);
        letters = rest.chars();
    }
    if !kept.chars().any(is_visible) {
        return Cow::Borrowed("");
    }
    if is_nfc_quick(kept.chars()) == IsNormalized::Yes {
        return Cow::Owned(kept);
    }
    Cow::Owned(kept.nfc().collect())
}

/// The beginning of a text that is clean as it is, and the rest.
fn plain_start(text: &str) -> (&str, &str) {
    let length = text.find(|letter| !is_plain(letter));
    text.split_at(length.unwrap_or(text.len()))
}

/// Whether a character is one of those of which most texts consist: each is kept as it is, is composed wherever it stands, and
/// is visible unless it is ASCII. The properties of all others are looked up, which takes many times as long.
const fn is_plain(letter: char) -> bool {
    matches!(letter,
        '\n' | '\t' | ' '..='~'
        // Latin, Cyrillic and Arabic letters, and marks of quotation.
        | 'À'..='ž' | 'Ѐ'..='ҁ' | '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}' | '‘'..='‟'
        // Chinese and its punctuation.
        | '、'..='〃' | '一'..='鿿' | '！'..='～')
}

/// The same in one line, with one blank between two words.
pub fn clean_line(typed: &str) -> String {
    clean(typed)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a reader sees nothing of this character and a text means the same without it (Unicode's
/// `Default_Ignorable_Code_Point`): soft hyphens, joiners, direction marks, variation selectors, fillers.
pub fn is_ignorable(letter: char) -> bool {
    !letter.is_ascii() && CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(letter)
}

/// Whether a joiner between these characters changes how they are drawn: between letters of scripts whose letters join
/// or stack, after a virama, and between the parts of one emoji.
fn shapes(before: Option<char>, joiner: char, mut after: Chars<'_>) -> bool {
    let Some(before) = before else {
        return false;
    };
    let after = after.find(|letter| !is_ignorable(*letter));
    // Legacy spellings of Malayalam end a word with a joiner.
    if joiner == '\u{200d}' && canonical_combining_class(before) == VIRAMA {
        return true;
    }
    after.is_some_and(|after| {
        (is_shaped(before) && is_shaped(after))
            || (joiner == '\u{200d}' && is_part_of_emoji(before) && is_part_of_emoji(after))
    })
}

/// The combining class of the sign that takes the vowel from a letter and may join it to the next.
const VIRAMA: u8 = 9;

/// Whether this is a letter, or a mark on one, of a script in which joiners have a meaning.
fn is_shaped(letter: char) -> bool {
    let stands_alone = matches!(
        CodePointMapData::<Script>::new().get(letter),
        Script::Latin
            | Script::Greek
            | Script::Cyrillic
            | Script::Han
            | Script::Hangul
            | Script::Hiragana
            | Script::Katakana
            | Script::Common
    );
    let category = CodePointMapData::<GeneralCategory>::new().get(letter);
    let is_letter = GeneralCategoryGroup::Letter
        .union(GeneralCategoryGroup::Mark)
        .contains(category);
    is_letter && !stands_alone
}

fn is_part_of_emoji(letter: char) -> bool {
    CodePointSetData::new::<ExtendedPictographic>().contains(letter)
        || CodePointSetData::new::<EmojiModifier>().contains(letter)
}

/// Whether no text may contain this code point, by the Unicode standard.
fn is_noncharacter(letter: char) -> bool {
    u32::from(letter) & 0xfffe == 0xfffe || ('\u{fdd0}'..='\u{fdef}').contains(&letter)
}

/// Whether a reader sees something where this character stands alone.
fn is_visible(letter: char) -> bool {
    // The empty cell of Braille is a letter to Unicode.
    let category = CodePointMapData::<GeneralCategory>::new().get(letter);
    letter != '\u{2800}'
        && !letter.is_whitespace()
        && !GeneralCategoryGroup::Mark
            .union(GeneralCategoryGroup::Control)
            .union(GeneralCategoryGroup::Format)
            .contains(category)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quick way says of no character what its properties do not.
    #[test]
    fn a_plain_character_needs_no_cleaning() {
        let plain: Vec<char> = ('\0'..=char::MAX).filter(|one| is_plain(*one)).collect();
        assert!(plain.len() > 20_000);
        for letter in plain {
            let of_a_line = matches!(letter, '\n' | '\t');
            assert!(of_a_line || !letter.is_control(), "{letter:?}");
            assert!(
                !is_noncharacter(letter) && !is_ignorable(letter),
                "{letter:?}"
            );
            assert!(letter.is_ascii() || is_visible(letter), "{letter:?}");
            assert_eq!(canonical_combining_class(letter), 0, "{letter:?}");
            let alone = is_nfc_quick(std::iter::once(letter));
            assert!(alone == IsNormalized::Yes, "{letter:?}");
        }
    }

    #[test]
    fn a_text_is_cleaned_as_its_writer_sees_it() {
        let table = [
            ("mi\u{ad}gra\u{200b}tion\u{feff}", "migration"),
            ("a\u{2060}b\u{180e}c\u{34f}d\u{e0061}e\u{fe0f}", "abcde"),
            ("\u{202e}left\u{2066} right\u{200f}", "left right"),
            ("first\u{b}second", "first\nsecond"),
            (
                "1\u{c}2\u{85}3\u{2028}4\u{2029}5\r6\r\n7",
                "1\n2\n3\n4\n5\n6\n7",
            ),
            ("\ta\u{1}b\u{ffff}c", "\tabc"),
            ("said “so”\r\nat\u{ad} once\r\n", "said “so”\nat once\n"),
            ("e\u{301}", "\u{e9}"),
            ("e\u{34f}\u{301}", "\u{e9}"),
            // Joiners: Persian, Hindi and Malayalam need them, Latin does not.
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("क्\u{200d}ष", "क्\u{200d}ष"),
            ("ന്\u{200d}", "ന്\u{200d}"),
            ("mi\u{200d}gra\u{200c}tion", "migration"),
            ("\u{200c}می\u{200c} \u{200d}", "می "),
            ("👩\u{200d}👧", "👩\u{200d}👧"),
            ("❤\u{fe0f}\u{200d}🔥", "❤\u{200d}🔥"),
        ];
        for (typed, cleaned) in table {
            assert_eq!(clean(typed), cleaned, "{typed:?}");
            assert_eq!(clean(cleaned), cleaned, "{typed:?} is not clean after once");
        }
    }

    #[test]
    fn a_text_without_a_visible_character_is_empty() {
        for typed in [
            "",
            " ",
            "\n\t",
            "\u{200b}",
            "\u{a0}\u{ad}",
            "\u{3164}",
            "\u{115f}",
            "\u{2800}",
            "\u{301}",
            "\u{200d}\u{200c}",
            "\u{fff9}",
        ] {
            assert_eq!(clean(typed), "", "{typed:?}");
        }
        assert_eq!(clean("."), ".");
    }
}
