//! The last segment of an address that is a page, a feed or a file, and the answer to a segment that names nothing.

use crate::address::{self, ListForm};
use crate::catalogue::forms::RefusedQuery;
use crate::language::{clean, with_ascii_digits};
use crate::web::{Failure, WayOn};

/// Parts `9` or `9.atom` into the id and the form that is asked for.
pub fn split(segment: &str) -> Result<(&str, ListForm), Failure> {
    address::split_form(segment).ok_or_else(not_found)
}

/// The segment as its copier meant it: without characters of no width and without the punctuation of the sentence around
/// it, each dash a hyphen, digits in ASCII.
pub fn as_copied(segment: &str) -> String {
    let plain = with_ascii_digits(&clean(segment));
    let dash = |letter| match letter {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        letter => letter,
    };
    let plain: String = plain.chars().map(dash).collect();
    plain
        .trim_matches(|letter: char| !letter.is_alphanumeric())
        .to_owned()
}

/// Whether the segment is a number with a sign. The sign belongs to the number and not to the sentence around it: `-1` is not
/// the first objective.
pub fn has_sign(segment: &str) -> bool {
    let plain = with_ascii_digits(segment);
    let mut letters = plain.trim_start().chars();
    let is_sign = letters
        .next()
        .is_some_and(|first| matches!(first, '+' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}'));
    is_sign && letters.next().is_some_and(|second| second.is_ascii_digit())
}

impl From<RefusedQuery> for Failure {
    fn from(refused: RefusedQuery) -> Self {
        match refused {
            RefusedQuery::Unreadable(what) => Self::Unreadable(what),
            RefusedQuery::NoSuchTerm => not_found(),
            RefusedQuery::NoSuchEdition => Self::NoSuchEdition,
            RefusedQuery::OnlyPresent => Self::OnlyPresent,
        }
    }
}

/// “Not found”, with links to the lists where the practice may be.
pub fn not_found() -> Failure {
    let ways = [
        ("catalogue-way-objectives", address::objectives()),
        ("catalogue-way-places", address::explore()),
        ("catalogue-way-all", address::practices()),
    ];
    Failure::NotFoundNear(ways.map(|(says, to)| WayOn { says, to }).to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copied_segment_loses_what_stands_around_it() {
        for (copied, meant) in [
            ("almaty-process.", "almaty-process"),
            ("almaty-process).”", "almaty-process"),
            ("PX–2026–0022,", "PX-2026-0022"),
            ("al\u{ad}maty\u{200b}", "almaty"),
            ("9.atom;", "9.atom"),
            ("٩", "9"),
            ("...", ""),
        ] {
            assert_eq!(as_copied(copied), meant, "{copied:?}");
        }
    }

    #[test]
    fn a_sign_belongs_to_its_number() {
        for signed in ["-1", "+1", " -1", "\u{2212}9.atom", "–٩"] {
            assert!(has_sign(signed), "{signed:?}");
        }
        for plain in ["1", "9.", "(9)", "-igad", "KE-", "-", ""] {
            assert!(!has_sign(plain), "{plain:?}");
        }
    }
}
