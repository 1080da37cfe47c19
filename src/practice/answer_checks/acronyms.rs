//! Acronyms: which a text uses, and which it spells out. A guess that serves its readers: a word in capitals that is none, as
//! a numeral or a line in capitals, is left alone where that can be told.

/// The shortest and the longest acronym, in letters.
const LETTERS: std::ops::RangeInclusive<usize> = 2..=8;

/// What a reader anywhere knows, so that no text need spell it out.
const KNOWN: &[&str] = &[
    "AIDS", "AM", "CD", "CEO", "CO", "COVID", "DNA", "DVD", "EEUU", "EU", "FAQ", "GPS", "HIV",
    "ID", "IT", "NGO", "OK", "ONG", "ONU", "PC", "PDF", "PM", "QR", "SIDA", "SMS", "SOS", "TV",
    "UE", "UK", "UN", "US", "USA", "USB", "VIH", "VIP", "ВИЧ", "ЕС", "ООН", "СПИД", "США",
];

/// The acronyms that a text uses, each once, in their order.
pub(super) fn used(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| !is_in_capitals(line)) {
        for word in words(line).filter_map(|(_, word)| acronym(word)) {
            if !found.iter().any(|other| other == word) {
                found.push(word.to_owned());
            }
        }
    }
    found
}

/// The acronyms that a text spells out: “an office (ABC)”, “ABC (an office)”.
pub(super) fn spelled_out(text: &str) -> Vec<String> {
    let is_spelled_out = |at: usize, word: &str| {
        let around = |c: char| c.is_whitespace() || "\"'“”‘’«»„*_".contains(c);
        let before = text[..at].trim_end_matches(around);
        let after = text[at + word.len()..].trim_start_matches(around);
        let explains = before.ends_with(['(', '（']) && before.len() > 1;
        explains || after.starts_with(['(', '（'])
    };
    let found = words(text).filter(|(at, word)| is_spelled_out(*at, word));
    found
        .filter_map(|(_, word)| Some(acronym(word)?.to_owned()))
        .collect()
}

/// The words of a text with the places where they begin. An address is no word.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let begin = text.as_ptr() as usize;
    let is_address =
        |part: &str| part.contains("://") || part.contains('@') || part.starts_with("www.");
    let parts = text
        .split_whitespace()
        .filter(move |part| !is_address(part));
    let words = parts.flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
    let words = words.filter(|word| !word.is_empty());
    words.map(move |word| (word.as_ptr() as usize - begin, word))
}

/// The acronym that a word is, without the s of its plural.
fn acronym(word: &str) -> Option<&str> {
    let singular = word
        .strip_suffix('s')
        .filter(|rest| rest.chars().count() > 1);
    let word = singular.unwrap_or(word);
    let (mut letters, mut digits) = (0, 0);
    for c in word.chars() {
        match c {
            _ if c.is_numeric() => digits += 1,
            _ if c.is_uppercase() => letters += 1,
            _ => return None,
        }
    }
    let is_one = LETTERS.contains(&letters)
        && digits < letters
        && !KNOWN.contains(&word)
        && !is_numeral(word);
    is_one.then_some(word)
}

/// Whether a line is written in capitals, as headings are: more than half of its longer words.
fn is_in_capitals(line: &str) -> bool {
    let long = words(line).filter(|(_, word)| word.chars().count() > 1);
    let (mut all, mut capitals) = (0, 0);
    for (_, word) in long.filter(|(_, word)| word.chars().any(char::is_alphabetic)) {
        all += 1;
        capitals += usize::from(!word.chars().any(char::is_lowercase));
    }
    all > 2 && capitals * 2 > all
}

/// Whether it is a Roman numeral below 400, as texts count chapters and centuries.
fn is_numeral(word: &str) -> bool {
    let tens = word.trim_start_matches('C');
    let ones = without_place(tens, ["XC", "XL"], ['L', 'X']);
    without_place(ones, ["IX", "IV"], ['V', 'I']).is_empty()
}

/// A numeral without the letters of its first place: nine, four, or five and some ones of it.
fn without_place<'a>(numeral: &'a str, pairs: [&str; 2], [five, one]: [char; 2]) -> &'a str {
    let mut found = pairs.iter().filter_map(|pair| numeral.strip_prefix(pair));
    found.next().unwrap_or_else(|| {
        numeral
            .strip_prefix(five)
            .unwrap_or(numeral)
            .trim_start_matches(one)
    })
}
