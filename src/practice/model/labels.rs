//! Labels of the review team: short names that reviewers put on practices. Administrators keep the list. A label is internal,
//! or shown to the authors of what bears it, too.

use super::LabelId;
use crate::db::Timestamp;
use crate::language::clean_line;
use crate::web::Problem;

/// How many labels a site may have.
pub const MOST_LABELS: i64 = 50;

/// How many labels one practice may bear.
pub const MOST_ON_PRACTICE: usize = 10;

/// A label of the list.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Label {
    /// Its number.
    pub id: LabelId,
    /// Its name, which never changes: histories and search words hold it.
    pub name: String,
    /// The search word behind `label:`.
    pub word: String,
    /// Whether the authors of what bears it are shown it.
    pub for_authors: bool,
    /// Since when reviewers are not offered it.
    pub retired_at: Option<Timestamp>,
}

/// The name of a label: 1 to 40 characters in one line, with a letter or digit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelName(String);

impl LabelName {
    /// The most characters.
    pub const MOST: usize = 40;

    /// Reads what was typed.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let name = clean_line(typed);
        match Problem::of_length(&name, 1, Self::MOST) {
            Some(problem) => Err(problem),
            None if word_of_label(&name).is_empty() => Err(Problem::Missing),
            None => Ok(Self(name)),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The search word behind `label:`.
    pub fn word(&self) -> String {
        word_of_label(&self.0)
    }
}

/// The letters and digits of a name in lower case, with a hyphen between its parts.
pub fn word_of_label(name: &str) -> String {
    let lower = name.to_lowercase();
    let parts = lower.split(|one: char| !one.is_alphanumeric());
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_a_search_word() {
        let word = |name| LabelName::parse(name).map(|one| one.word());
        assert_eq!(word("Needs figures"), Ok("needs-figures".to_owned()));
        assert_eq!(word("  À vérifier ! "), Ok("à-vérifier".to_owned()));
        assert_eq!(word("GCM 2026/27"), Ok("gcm-2026-27".to_owned()));
        assert!(word("…").is_err() && word("").is_err() && word(&"x".repeat(41)).is_err());
    }
}
