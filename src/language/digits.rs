//! Digits of every script. Knows characters only.

use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;

/// The value of a decimal digit of any script: 3 for `3`, `٣` and `३`.
pub fn digit(letter: char) -> Option<u8> {
    if letter.is_ascii() {
        return letter.to_digit(10).and_then(|value| value.try_into().ok());
    }
    is_digit(letter).then(|| {
        // Unicode keeps the ten digits of a script side by side, in their order. Several such rows may adjoin.
        let row = (0..u32::from(letter)).rev();
        let before = row.take_while(|code| char::from_u32(*code).is_some_and(is_digit));
        u8::try_from(before.count() % 10).unwrap_or_default()
    })
}

/// The text with its decimal digits in ASCII.
pub fn with_ascii_digits(text: &str) -> String {
    let plain = |letter| digit(letter).map_or(letter, |value| char::from(b'0' + value));
    text.chars().map(plain).collect()
}

fn is_digit(letter: char) -> bool {
    CodePointMapData::<GeneralCategory>::new().get(letter) == GeneralCategory::DecimalNumber
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_script_are_read() {
        for typed in [
            "2019",
            "٢٠١٩",
            "۲۰۱۹",
            "२०१९",
            "２０１９",
            "๒๐๑๙",
            "২০১৯",
            "𝟐𝟎𝟏𝟗",
            "𝟸𝟶𝟷𝟿",
        ] {
            assert_eq!(with_ascii_digits(typed), "2019", "{typed}");
        }
        for other in ["²", "½", "Ⅳ", "五", "x"] {
            assert_eq!(with_ascii_digits(other), other);
        }
    }
}
