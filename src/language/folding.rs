//! The one folding of all searching and matching: the search index, the names of places, the queue and the list of
//! accounts compare texts through here. Knows characters only.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::clean::is_ignorable;
use super::digits::digit;
use super::letters::spell_out;

/// The text without case, accents, apostrophes and characters of no width, with letters spelled plainly and digits in
/// ASCII. All other characters stay. The search index stores its results: a change needs a new version of the index.
pub fn fold_letters(text: &str) -> String {
    if text.is_ascii() {
        let mut folded = text.to_ascii_lowercase();
        folded.retain(|letter| !is_apostrophe(letter));
        return folded;
    }
    if !text.chars().all(folds_alone) {
        return fold_together(text);
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        let place = usize::try_from(u32::from(letter)).unwrap_or(usize::MAX);
        match FOLDED_ALONE.get(place) {
            Some(alone) => folded.push_str(alone),
            None => folded.push(letter),
        }
    }
    folded
}

/// Whether the characters beside a character do not change how it is folded: letters of most alphabets, and the Chinese
/// characters, which stay as they are. Marks are not.
fn folds_alone(letter: char) -> bool {
    matches!(
        letter,
        '\0'..='\u{2ff}'
            | '\u{400}'..='\u{482}'
            | '\u{48a}'..='\u{52f}'
            | '\u{621}'..='\u{64a}'
            | '\u{4e00}'..='\u{9fff}'
    )
}

/// What each of the first characters becomes alone.
static FOLDED_ALONE: LazyLock<Vec<String>> = LazyLock::new(|| {
    let letters = '\0'..='\u{64a}';
    letters
        .map(|letter| fold_together(letter.encode_utf8(&mut [0; 4])))
        .collect()
});

/// The same for any text. What a character becomes may depend on the marks that follow it.
fn fold_together(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let letters = text
        .chars()
        // Some apostrophes decompose into a blank and a mark.
        .filter(|letter| !is_apostrophe(*letter) && !is_ignorable(*letter))
        .nfkc()
        .flat_map(char::to_lowercase);
    for letter in letters {
        match letter {
            'ё' => folded.push('е'),
            // Tatweel only stretches a word; keyboards of other languages type these letters for Arabic ones.
            '\u{640}' => {}
            'ک' => folded.push('ك'),
            'ی' | 'ى' => folded.push('ي'),
            // Cyrillic letters of their own, although Unicode decomposes them.
            'й' | 'ї' => folded.push(letter),
            letter => match (digit(letter), spell_out(letter)) {
                (Some(value), _) => folded.push(char::from(b'0' + value)),
                (None, Some(letters)) => folded.push_str(letters),
                (None, None) => folded.extend(
                    std::iter::once(letter)
                        .nfd()
                        .filter(|part| !is_combining_mark(*part)),
                ),
            },
        }
    }
    folded
}

/// The words of a name or a line, folded, with one blank between them.
pub fn fold_words(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in fold_letters(text).chars() {
        if letter.is_alphanumeric() {
            folded.push(letter);
        } else if !folded.ends_with(' ') && !folded.is_empty() {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Whether people type this character for an apostrophe: the sign itself, quotation marks, primes, accents that stand
/// alone, and letters for a glottal stop or a soft sign.
pub fn is_apostrophe(letter: char) -> bool {
    matches!(
        letter,
        '\'' | '`'
            | '´'
            | '‘'
            | '’'
            | '‛'
            | '′'
            | '‵'
            | '＇'
            | '｀'
            | 'ʹ'
            | 'ʻ'
            | 'ʼ'
            | 'ʽ'
            | 'ʾ'
            | 'ʿ'
            | 'ˈ'
            | 'ˊ'
            | 'ˋ'
            | 'ˮ'
            | '\u{2c0}'
            | '\u{2c1}'
            | 'ꞌ'
            | 'Ꞌ'
            | '՚'
            | '׳'
            | '\u{7f4}'
            | '\u{7f5}'
            | '\u{374}'
            | '\u{1fbd}'
            | '\u{1fbf}'
            | '\u{1ffe}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_are_folded_alone_are_folded_the_same_together() {
        let letters: Vec<char> = ('\0'..='\u{9fff}')
            .filter(|letter| folds_alone(*letter))
            .collect();
        for (at, letter) in letters.iter().enumerate() {
            // The two others run through all letters, each beside many.
            let (one, other) = (
                letters[at * 7 % letters.len()],
                letters[at * 631 % letters.len()],
            );
            let text: String = [*letter, one, other, *letter].into_iter().collect();
            assert_eq!(fold_letters(&text), fold_together(&text), "{text:?}");
        }
    }

    #[test]
    fn spellings_that_readers_take_for_one_are_one() {
        let table = [
            ("Сімʼя", "сімя"),
            ("Сім'я", "сімя"),
            ("Nukuʻalofa", "nukualofa"),
            ("Nuku´alofa", "nukualofa"),
            ("Хат\u{301}а", "хата"),
            ("\u{438}\u{306}од Київ Ещё", "йод київ еще"),
            ("mi\u{ad}gra\u{200b}tion", "migration"),
            ("٢٠١٩ ۲۰۱۹ ２０１９", "2019 2019 2019"),
            ("می\u{200c}خواهم کار", "ميخواهم كار"),
            ("İstanbul ŁÓDŹ Straße cœur", "istanbul lodz strasse coeur"),
            ("ﬁle №", "file no"),
        ];
        for (text, folded) in table {
            assert_eq!(fold_letters(text), folded, "{text}");
            assert_eq!(fold_letters(folded), folded, "{text} folds further");
        }
        assert_eq!(
            fold_words("  Guinea-Bissau (the “R.”) "),
            "guinea bissau the r"
        );
    }
}
