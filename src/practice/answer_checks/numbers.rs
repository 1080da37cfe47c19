//! Numbers that stand for one person, as they are written in texts: telephone numbers, and numbers of passports, accounts and
//! files. A guess that serves the persons named: a sum, a year or a number of an article is left alone.

/// How many digits a telephone number has, with the code of its country (ITU-T E.164).
const TELEPHONE: std::ops::RangeInclusive<usize> = 8..=15;
/// How many digits it has at home, with the zero that it begins with.
const AT_HOME: std::ops::RangeInclusive<usize> = 9..=12;
/// So many digits in a row are no sum that a person would write.
const IN_A_ROW: usize = 9;
/// A number that is named for what it is has at least so many digits.
const NAMED: usize = 5;

/// The words that announce a telephone number.
const TELEPHONE_WORDS: &[&str] = &[
    "tel",
    "tél",
    "phone",
    "telephone",
    "téléphone",
    "mobile",
    "portable",
    "whatsapp",
    "viber",
    "teléfono",
    "telefono",
    "móvil",
    "celular",
    "тел",
    "телефон",
    "هاتف",
    "جوال",
    "电话",
    "手机",
];

/// The words that announce the number of a person's paper, account or file.
const IDENTITY_WORDS: &[&str] = &[
    "passport",
    "passeport",
    "pasaporte",
    "паспорт",
    "جواز",
    "护照",
    "iban",
    "nif",
    "dni",
    "cnp",
    "ssn",
    "cédula",
    "cedula",
    "матрикул",
    "dossier",
    "expediente",
    "visa",
];

/// The telephone numbers of a text.
pub(super) fn telephones(text: &str) -> Vec<String> {
    let telephones = runs(text).into_iter().filter(DigitRun::is_telephone);
    telephones.map(|run| run.text.to_owned()).collect()
}

/// The numbers of papers, accounts and files of a text.
pub(super) fn identity_numbers(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(|word| !is_address(word))
        .collect();
    for (at, word) in words.iter().enumerate() {
        let number = word.trim_matches(|c: char| !c.is_alphanumeric());
        let digits = number.chars().filter(char::is_ascii_digit).count();
        let is_plain = number
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-/.".contains(c));
        let is_named = digits >= NAMED && is_named_before(&words[..at], IDENTITY_WORDS);
        let is_long = longest_run(number) >= IN_A_ROW
            && !is_named_before(&words[..at], &["isbn", "issn", "doi"]);
        let is_telephone = number.starts_with('0') || word.contains('+');
        if is_plain && (is_named || is_account(number) || is_long && !is_telephone) {
            found.push(number.to_owned());
        }
    }
    found
}

/// Whether one of the three words before announces it.
fn is_named_before(before: &[&str], names: &[&str]) -> bool {
    let last = before.iter().rev().take(3);
    last.into_iter().any(|word| {
        let word = word
            .trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        names.contains(&word.as_str())
    })
}

/// Whether it is an account's number (IBAN, ISO 13616): its remainder by 97 is 1.
fn is_account(number: &str) -> bool {
    let letters = number.len() > 4
        && number.is_char_boundary(4)
        && number.chars().all(|c| c.is_ascii_alphanumeric());
    if !letters || !(15..=34).contains(&number.len()) {
        return false;
    }
    let (country, rest) = number.split_at(4);
    let has_country = country.starts_with(|c: char| c.is_ascii_uppercase());
    let value = |rest: u32, c: char| {
        let digit = c.to_digit(36).unwrap_or(0);
        if digit < 10 {
            (rest * 10 + digit) % 97
        } else {
            (rest * 100 + digit) % 97
        }
    };
    has_country && rest.chars().chain(country.chars()).fold(0, value) == 1
}

fn longest_run(word: &str) -> usize {
    let runs = word.split(|c: char| !c.is_ascii_digit());
    runs.map(str::len).max().unwrap_or(0)
}

fn is_address(word: &str) -> bool {
    word.contains("://")
        || word.contains('@')
        || word.starts_with("www.")
        || word.starts_with("10.")
}

/// Digits with what may stand between those of one telephone number.
struct DigitRun<'a> {
    text: &'a str,
    digits: usize,
    /// Whether a word before says that it is a telephone number.
    is_announced: bool,
}

impl DigitRun<'_> {
    fn is_telephone(&self) -> bool {
        let from_abroad = self.text.starts_with('+') || self.text.starts_with("(+");
        let from_abroad = from_abroad || self.text.starts_with("00");
        let at_home = self.text.starts_with('0') || self.text.starts_with("(0");
        let is_decimal = self.text.starts_with("0.") || self.text.starts_with("0,");
        from_abroad && TELEPHONE.contains(&self.digits)
            || at_home && !is_decimal && AT_HOME.contains(&self.digits)
            || self.is_announced && self.digits > 6 && self.digits <= *TELEPHONE.end()
    }
}

/// The runs of digits of a text that are no part of a word or of an address.
fn runs(text: &str) -> Vec<DigitRun<'_>> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(begin) = text[rest..].find(begins_run).map(|at| rest + at) {
        let end = text[begin..]
            .find(|c| !is_within_run(c))
            .map_or(text.len(), |at| begin + at);
        let run = text[begin..end].trim_end_matches(|c: char| !c.is_ascii_digit());
        rest = end.max(begin + text[begin..].chars().next().map_or(1, char::len_utf8));
        let before = &text[..begin];
        let stuck = before
            .chars()
            .next_back()
            .is_some_and(|c| c.is_alphanumeric() || "/=_-.@&?%#".contains(c));
        let after = text[begin + run.len()..].chars().next();
        let stuck = stuck || after.is_some_and(|c| c.is_alphabetic() && c.is_ascii());
        if run.is_empty() || stuck {
            continue;
        }
        found.push(DigitRun {
            text: run,
            digits: run.chars().filter(char::is_ascii_digit).count(),
            is_announced: is_announced(before),
        });
    }
    found
}

fn begins_run(c: char) -> bool {
    c.is_ascii_digit() || c == '+' || c == '('
}

fn is_within_run(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(
            c,
            '+' | '(' | ')' | ' ' | '\u{a0}' | '\u{202f}' | '-' | '.' | '/'
        )
}

fn is_announced(before: &str) -> bool {
    let words: Vec<&str> = before.split_whitespace().rev().take(3).collect();
    let words: Vec<&str> = words.into_iter().rev().collect();
    is_named_before(&words, TELEPHONE_WORDS)
}
