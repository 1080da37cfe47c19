//! Bytes as text and back: hexadecimal digits, and the percent-encoding of addresses and forms; and the digits of persistent
//! identifiers. Knows no link, no form and no database.

/// The digits of persistent identifiers, by their values. Without vowels no word comes about by chance. Source: NOID, “Nice
/// Opaque Identifiers” of the California Digital Library.
pub(crate) const BETANUMERIC: &str = "0123456789bcdfghjkmnpqrstvwxz";

/// The character that checks this text: it finds one wrong digit, and two that changed places, in texts that are shorter than
/// the number of digits. Other characters count nothing, but have a place. Source: NOID's check digit algorithm.
pub(crate) fn betanumeric_check(text: &str) -> char {
    let value = |letter| BETANUMERIC.find(letter).unwrap_or_default();
    let places = text.chars().zip(1..);
    let sum: usize = places.map(|(letter, place)| value(letter) * place).sum();
    let check = BETANUMERIC.chars().nth(sum % BETANUMERIC.len());
    check.unwrap_or('0')
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

/// The bytes that hexadecimal digits of either case stand for; nothing for any other text.
pub(crate) fn parse_hex(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    pairs
        .map(|pair| match pair {
            [high, low] => hex_byte(*high, *low),
            _ => None,
        })
        .collect()
}

/// The byte that two hexadecimal digits stand for.
fn hex_byte(high: u8, low: u8) -> Option<u8> {
    let value = |digit: u8| char::from(digit).to_digit(16);
    u8::try_from(value(high)? << 4 | value(low)?).ok()
}

/// Decodes every `%` that two hexadecimal digits follow. Any other `%` stays as it is.
pub(crate) fn percent_decode(encoded: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded;
    while let [first, tail @ ..] = rest {
        let decoded = match (first, tail) {
            (b'%', [high, low, ..]) => hex_byte(*high, *low),
            _ => None,
        };
        bytes.push(decoded.unwrap_or(*first));
        rest = tail
            .get(if decoded.is_some() { 2 } else { 0 }..)
            .unwrap_or_default();
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_become_the_bytes_that_wrote_them() {
        let bytes: Vec<u8> = (0..=255).collect();
        assert_eq!(parse_hex(&hex(&bytes)), Some(bytes));
        assert_eq!(hex(&[0, 0xab, 0xff]), "00abff");
        assert_eq!(parse_hex("00ABff"), Some(vec![0, 0xab, 0xff]));
        for other in ["0", "0g", "+5", "é", " 00"] {
            assert_eq!(parse_hex(other), None, "{other}");
        }
    }

    #[test]
    fn a_percent_sign_without_two_digits_stays() {
        for (encoded, decoded) in [
            ("a%40b%2Fc", "a@b/c"),
            ("%zz%+5%%4", "%zz%+5%%4"),
            ("%c3%A9", "é"),
        ] {
            assert_eq!(percent_decode(encoded.as_bytes()), decoded.as_bytes());
        }
    }
}
