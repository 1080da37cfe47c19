//! The name shown on what an account publishes: a person's, or an institution's.

use std::fmt;

use crate::language::clean;

/// The public name of an account. Given and family names are kept apart, because lists
/// sort by one and citations shorten the other. Many people have a single name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A person. Form of address and given name may be missing.
    Person {
        /// The form of address: "Ms.", "Dr.", "H.E."
        honorific: Option<String>,
        /// The given name; missing for people with one name.
        given: Option<String>,
        /// The family name, or the only one.
        family: String,
    },
    /// An institution that registered for itself.
    Institution(String),
}

/// Why a line of text is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotALine {
    /// Nothing was typed.
    #[error("nothing was typed")]
    Missing,
    /// More characters than the field holds.
    #[error("longer than {limit} characters")]
    TooLong {
        /// The most characters that the field holds.
        limit: usize,
    },
    /// Line breaks or tabs.
    #[error("contains signs that cannot stand in a line")]
    Unprintable,
}

impl Name {
    /// A name from its parts, as tables and files keep them: an institution's name, else a person's with a family
    /// name. Nothing if both are missing.
    pub fn of_parts(
        honorific: Option<String>,
        given: Option<String>,
        family: Option<String>,
        institution: Option<String>,
    ) -> Option<Self> {
        match (institution, family) {
            (Some(institution), _) => Some(Self::Institution(institution)),
            (None, Some(family)) => Some(Self::Person {
                honorific,
                given,
                family,
            }),
            (None, None) => None,
        }
    }

    /// The longest form of address.
    pub const HONORIFIC_LIMIT: usize = 30;
    /// The longest given or family name.
    pub const PART_LIMIT: usize = 100;
    /// The longest name of an institution.
    pub const INSTITUTION_LIMIT: usize = 200;

    /// "Ms. Laurence Example", as shown on what the person submitted.
    pub fn display(&self) -> String {
        match self {
            Self::Person {
                honorific: Some(honorific),
                ..
            } => format!("{honorific} {}", self.without_honorific()),
            _ => self.without_honorific(),
        }
    }

    /// "Laurence Example", as shown in a citation and in the page's head.
    pub fn without_honorific(&self) -> String {
        match self {
            Self::Person {
                given: Some(given),
                family,
                ..
            } => format!("{given} {family}"),
            Self::Person { family, .. } => family.clone(),
            Self::Institution(name) => name.clone(),
        }
    }

    /// “Example, Laurence” where the parts are known apart. None for a name that is written whole.
    pub fn inverted(&self) -> Option<String> {
        let (family, given) = self.family_and_given()?;
        Some(format!("{family}, {given}"))
    }

    /// As a list of names has it: “Example, Laurence”, or the whole name.
    pub fn listed(&self) -> String {
        self.inverted().unwrap_or_else(|| self.without_honorific())
    }

    /// The family name and the given name, where they are known apart.
    pub fn family_and_given(&self) -> Option<(&str, &str)> {
        match self {
            Self::Person {
                given: Some(given),
                family,
                ..
            } => Some((family, given)),
            _ => None,
        }
    }

    /// How a letter calls its reader: by the given name, or by the whole name without one.
    pub fn called(&self) -> String {
        match self {
            Self::Person {
                given: Some(given), ..
            } => given.clone(),
            _ => self.display(),
        }
    }

    /// How a mail greets: "Ms. Example" with a form of address, the whole name without.
    pub fn greeting(&self) -> String {
        match self {
            Self::Person {
                honorific: Some(honorific),
                family,
                ..
            } => format!("{honorific} {family}"),
            _ => self.without_honorific(),
        }
    }

    /// Whether an institution registered for itself.
    pub const fn is_institution(&self) -> bool {
        matches!(self, Self::Institution(_))
    }
}

/// A name as the columns of a table, for rows that join it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct NameColumns {
    pub(crate) honorific: Option<String>,
    pub(crate) given_name: Option<String>,
    pub(crate) family_name: Option<String>,
    pub(crate) institution: Option<String>,
}

impl NameColumns {
    /// The columns of this name.
    pub fn of(name: &Name) -> Self {
        match name.clone() {
            Name::Person {
                honorific,
                given,
                family,
            } => Self {
                honorific,
                given_name: given,
                family_name: Some(family),
                institution: None,
            },
            Name::Institution(institution) => Self {
                honorific: None,
                given_name: None,
                family_name: None,
                institution: Some(institution),
            },
        }
    }

    /// The name in these columns; none if the row joined no account.
    pub fn into_name(self) -> Option<Name> {
        Name::of_parts(
            self.honorific,
            self.given_name,
            self.family_name,
            self.institution,
        )
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.display())
    }
}

/// A line of at most `limit` characters, cleaned, without outer blanks, each run of blanks made one. Line ends and tabs
/// are refused and not dropped, so that people see what was wrong.
pub fn line(typed: &str, limit: usize) -> Result<String, NotALine> {
    let typed = clean(typed);
    let typed = typed.trim();
    if typed.is_empty() {
        return Err(NotALine::Missing);
    }
    if typed.chars().any(char::is_control) {
        return Err(NotALine::Unprintable);
    }
    if typed.chars().count() > limit {
        return Err(NotALine::TooLong { limit });
    }
    let words: Vec<&str> = typed.split_whitespace().collect();
    Ok(words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(honorific: &str, given: &str, family: &str) -> Name {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Name::Person {
            honorific: some(honorific),
            given: some(given),
            family: family.to_owned(),
        }
    }

    #[test]
    fn a_name_reads_as_people_write_it() {
        let full = person("Ms.", "Laurence", "Example");
        assert_eq!(full.display(), "Ms. Laurence Example");
        assert_eq!(full.without_honorific(), "Laurence Example");
        assert_eq!(full.greeting(), "Ms. Example");
        assert_eq!(person("", "", "Sulastri").display(), "Sulastri");
        assert_eq!(person("Ms.", "", "Sulastri").display(), "Ms. Sulastri");
        let institution = Name::Institution("Desk for Regional Dialogues".to_owned());
        assert_eq!(institution.display(), "Desk for Regional Dialogues");
        assert_eq!(institution.greeting(), "Desk for Regional Dialogues");
    }

    #[test]
    fn a_line_is_printable_bounded_and_composed() {
        assert_eq!(
            line("  Quispe \t Andrade ", 100).unwrap_err(),
            NotALine::Unprintable
        );
        assert_eq!(line("  Quispe   Andrade ", 100).unwrap(), "Quispe Andrade");
        assert_eq!(line("e\u{301}", 100).unwrap(), "\u{e9}");
        assert_eq!(line(" ", 100), Err(NotALine::Missing));
        assert_eq!(
            line(&"x".repeat(101), 100),
            Err(NotALine::TooLong { limit: 100 })
        );
        assert_eq!(line("a\0\u{202e}b\u{feff}", 2).unwrap(), "ab");
        assert_eq!(line("\u{200b}", 100), Err(NotALine::Missing));
        for hostile in ["a\r\nBcc: b", "a\u{b}b", "a\u{2028}b"] {
            assert_eq!(
                line(hostile, 100),
                Err(NotALine::Unprintable),
                "{hostile:?}"
            );
        }
    }
}
