//! The identifier that a person has at ORCID, and a name as the public reads it, with that identifier. Pure.

use super::Name;
use crate::db::stored::travels_as_text;

/// An ORCID iD in its registered form: `0000-0002-1825-0097`. Only persons have one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orcid(String);

/// Why a text is no ORCID iD.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAnOrcid {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Missing,
    /// Not sixteen digits, of which the last one may be an X.
    #[error("not of the form 0000-0002-1825-0097")]
    Malformed,
    /// The last character does not fit the digits before it.
    #[error("the last character does not fit the digits before it")]
    WrongCheck,
}

impl Orcid {
    /// The number of its digits; the last one checks the others.
    const DIGITS: usize = 16;
    /// The digits between two hyphens.
    const GROUP: usize = 4;
    /// What an address of an iD begins with.
    const SITE: &'static str = "https://orcid.org/";

    /// Reads an iD as people copy it: alone, behind `orcid:`, or as an address of orcid.org; with or without hyphens.
    pub fn read(typed: &str) -> Result<Self, NotAnOrcid> {
        let lower = typed.trim().to_ascii_lowercase();
        let heads = [
            Self::SITE,
            "http://orcid.org/",
            "https://www.orcid.org/",
            "http://www.orcid.org/",
            "www.orcid.org/",
            "orcid.org/",
            "orcid:",
        ];
        let head = heads.into_iter().find(|head| lower.starts_with(head));
        let name = lower.get(head.map_or(0, str::len)..).unwrap_or_default();
        let name = name.trim().trim_end_matches('/');
        if name.is_empty() {
            return Err(NotAnOrcid::Missing);
        }
        let is_hyphen = |letter: char| matches!(letter, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
        let digits: String = name.chars().filter(|one| !is_hyphen(*one)).collect();
        let digits = digits.to_ascii_uppercase();
        let (checked, check) = digits
            .split_at_checked(Self::DIGITS - 1)
            .ok_or(NotAnOrcid::Malformed)?;
        let is_number = checked.bytes().all(|byte| byte.is_ascii_digit());
        let is_check =
            check == "X" || (check.len() == 1 && check.bytes().all(|b| b.is_ascii_digit()));
        if !is_number || !is_check {
            return Err(NotAnOrcid::Malformed);
        }
        if check != check_character(checked) {
            return Err(NotAnOrcid::WrongCheck);
        }
        Ok(Self(grouped(&digits)))
    }

    /// Reads the registered form alone, as the database has it.
    pub fn parse(stored: &str) -> Option<Self> {
        Self::read(stored).ok().filter(|read| read.0 == stored)
    }

    /// The registered form.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address that names the person, which is also how ORCID asks to show an iD.
    pub fn link(&self) -> String {
        format!("{}{}", Self::SITE, self.0)
    }
}

travels_as_text!(Orcid);

/// The character that checks the digits before it, by ISO 7064 MOD 11-2.
fn check_character(digits: &str) -> String {
    let total = digits.bytes().fold(0_u32, |total, byte| {
        (total + u32::from(byte.saturating_sub(b'0'))) * 2 % 11
    });
    match (12 - total) % 11 {
        10 => "X".to_owned(),
        value => value.to_string(),
    }
}

/// The digits, with a hyphen between the groups.
fn grouped(digits: &str) -> String {
    let mut written = String::with_capacity(Orcid::DIGITS + 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && place % Orcid::GROUP == 0 {
            written.push('-');
        }
        written.push(digit);
    }
    written
}

/// A name under which the public reads a practice, with what identifies the person. Both are read from the account when a
/// page is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditedName {
    /// The name.
    pub name: Name,
    /// The ORCID iD that the person has given. An institution has none.
    pub orcid: Option<Orcid>,
}

impl CreditedName {
    /// A name of which nothing else is known.
    pub const fn only(name: Name) -> Self {
        Self { name, orcid: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_as_people_copy_it() {
        for typed in [
            "0000-0002-1825-0097",
            " 0000-0002-1825-0097 ",
            "0000000218250097",
            "https://orcid.org/0000-0002-1825-0097",
            "http://orcid.org/0000-0002-1825-0097/",
            "HTTPS://ORCID.ORG/0000-0002-1825-0097",
            "orcid.org/0000-0002-1825-0097",
            "ORCID: 0000-0002-1825-0097",
            "0000\u{2010}0002\u{2011}1825\u{2013}0097",
        ] {
            let read = Orcid::read(typed).map(|orcid| orcid.0);
            assert_eq!(read.as_deref(), Ok("0000-0002-1825-0097"), "{typed}");
        }
        let ends_in_x = Orcid::read("0000-0002-1694-233x").unwrap();
        assert_eq!(ends_in_x.as_str(), "0000-0002-1694-233X");
        assert_eq!(ends_in_x.link(), "https://orcid.org/0000-0002-1694-233X");
    }

    #[test]
    fn one_wrong_digit_or_two_that_changed_places_are_no_id() {
        let digits: Vec<char> = "0000000218250097".chars().collect();
        for place in 0..digits.len() {
            for other in '0'..='9' {
                let mut wrong = digits.clone();
                wrong[place] = other;
                if wrong != digits {
                    let wrong: String = wrong.into_iter().collect();
                    assert_eq!(Orcid::read(&wrong), Err(NotAnOrcid::WrongCheck), "{wrong}");
                }
            }
            let mut turned = digits.clone();
            turned.swap(place.saturating_sub(1), place);
            if turned != digits {
                let turned: String = turned.into_iter().collect();
                assert_eq!(
                    Orcid::read(&turned),
                    Err(NotAnOrcid::WrongCheck),
                    "{turned}"
                );
            }
        }
    }

    #[test]
    fn other_texts_are_no_id() {
        for typed in ["", "  ", "https://orcid.org/", "orcid:"] {
            assert_eq!(Orcid::read(typed), Err(NotAnOrcid::Missing), "{typed}");
        }
        for typed in [
            "0000-0002-1825-009",
            "0000-0002-1825-00971",
            "0000-0002-1825-009Y",
            "X000-0002-1825-0097",
            "0000-0002-1825-0٠97",
            "https://orcid.example/0000-0002-1825-0097",
            "https://orcid.org/0000-0002-1825-0097/employment",
            "0000 0002 1825 0097",
            "00000002182500é",
        ] {
            assert_eq!(Orcid::read(typed), Err(NotAnOrcid::Malformed), "{typed}");
        }
    }

    #[test]
    fn the_database_has_the_registered_form_alone() {
        assert!(Orcid::parse("0000-0002-1825-0097").is_some());
        for other in [
            "0000000218250097",
            "https://orcid.org/0000-0002-1825-0097",
            "",
        ] {
            assert_eq!(Orcid::parse(other), None, "{other}");
        }
    }
}
