//! Reply templates: texts that reviewers insert into a letter, with placeholders for what each practice has of its own.

use std::fmt::Write as _;

use crate::account::model::{AccountId, Name};
use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::db::ids::{ReplyId, ReplyVersion};
use crate::db::stored::stored_as_text;
use crate::language::{Language, Messages, clean, clean_line};
use crate::practice::model::AddressedPractice;
use crate::practice::plain::shown_title;
use crate::web::Problem;

closed_list! {
    /// The decision that a template is for.
    pub enum ReplyPurpose {
        /// A letter with an approval.
        Approve = "approve",
        /// A letter that returns a practice.
        Return = "return",
        /// A letter that declines a practice.
        Decline = "decline",
        /// Any letter.
        Any = "any",
    }

    /// What a template can name of a practice, in braces: `{title}`.
    pub enum Placeholder {
        /// The title of the revision.
        Title = "title",
        /// The reference that people quote.
        Reference = "reference",
        /// The author's given name, or the whole name of an institution.
        Given = "given",
        /// The author's whole name.
        Name = "name",
        /// The objective under which the practice is filed.
        Objective = "objective",
        /// The name of the site.
        Site = "site",
    }
}

stored_as_text!(ReplyPurpose);

impl Placeholder {
    /// What a practice puts in its place; `None` if its reader does.
    pub fn of_practice(
        self,
        practice: &AddressedPractice,
        t: Messages,
        site: &str,
    ) -> Option<String> {
        let reference = practice.reference.as_ref();
        let objective = practice.objective;
        match self {
            Self::Title => Some(shown_title(practice.title.trim(), t)),
            Self::Reference => Some(reference.map(ToString::to_string).unwrap_or_default()),
            Self::Objective => {
                let heading = objective.map(|one| one.heading(t).to_string());
                Some(heading.unwrap_or_default())
            }
            Self::Site => Some(site.to_owned()),
            Self::Given | Self::Name => None,
        }
    }

    /// What the reader of the letter puts in its place; `None` if a practice does.
    pub fn of_reader(self, name: &Name) -> Option<String> {
        match self {
            Self::Given => Some(name.called()),
            Self::Name => Some(name.display()),
            Self::Title | Self::Reference | Self::Objective | Self::Site => None,
        }
    }
}

/// How many templates a site may have.
pub const MOST_REPLIES: i64 = 100;

/// The most characters between the braces of something that looks like a placeholder.
const LONGEST_WORD: usize = 40;

/// The name by which reviewers choose a template: 1 to 80 characters in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyName(String);

impl ReplyName {
    /// The most characters.
    pub const MOST: usize = 80;

    /// Reads what was typed.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let name = clean_line(typed);
        match Problem::of_length(&name, 1, Self::MOST) {
            Some(problem) => Err(problem),
            None => Ok(Self(name)),
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The text of a template: 1 to 3,000 characters, in which every placeholder is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyText(String);

impl ReplyText {
    /// The most characters: a reviewer's own words find room beside it in a letter.
    pub const MOST: usize = 3_000;

    /// Reads what was typed.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let typed = clean(typed);
        let text = typed.trim();
        if let Some(problem) = Problem::of_length(text, 1, Self::MOST) {
            return Err(problem);
        }
        let unknown = parts(text).into_iter().find_map(|part| match part {
            Part::Braces(word) if Placeholder::parse(word).is_none() => Some(word),
            _ => None,
        });
        match unknown {
            Some(word) => Err(Problem::Own(
                "admin-problem-placeholder",
                vec![("placeholder", format!("{{{word}}}"))],
            )),
            None => Ok(Self(text.to_owned())),
        }
    }

    /// The text with its placeholders.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A part of a template.
enum Part<'a> {
    Text(&'a str),
    /// What stands between braces on one line.
    Braces(&'a str),
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let inner = &rest[at + 1..];
        let end = inner.find(['}', '{', '\n']);
        let word = end.filter(|end| inner[*end..].starts_with('}'));
        match word.map(|end| &inner[..end]) {
            Some(word) if word.chars().count() <= LONGEST_WORD => {
                parts.extend([Part::Text(&rest[..at]), Part::Braces(word)]);
                rest = &inner[word.len() + 1..];
            }
            // A brace that opens nothing is a sign like any other.
            _ => {
                parts.push(Part::Text(&rest[..=at]));
                rest = inner;
            }
        }
    }
    parts.push(Part::Text(rest));
    parts
}

/// A text in which each placeholder is replaced. What a value says is not read again.
pub fn fill(text: &str, value: impl Fn(Placeholder) -> String) -> String {
    let mut filled = String::with_capacity(text.len());
    for part in parts(text) {
        match part {
            Part::Text(text) => filled.push_str(text),
            Part::Braces(word) => match Placeholder::parse(word) {
                Some(placeholder) => filled.push_str(&value(placeholder)),
                // Writing to a String cannot fail.
                None => {
                    let _ = write!(filled, "{{{word}}}");
                }
            },
        }
    }
    filled
}

/// What an administrator says of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReply {
    /// The name by which it is chosen.
    pub name: ReplyName,
    /// The language of the text.
    pub language: Language,
    /// The decision that it is for.
    pub purpose: ReplyPurpose,
    /// The text.
    pub text: ReplyText,
}

/// The row of a template.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ReplyTemplate {
    /// Its number in addresses.
    pub id: ReplyId,
    /// The name by which it is chosen.
    pub name: String,
    /// The language of the text.
    pub language: Language,
    /// The decision that it is for.
    pub purpose: ReplyPurpose,
    /// The text with its placeholders.
    pub text: String,
    /// A save names the one that it started from.
    pub version: ReplyVersion,
    /// When it was last saved.
    pub changed_at: Timestamp,
    /// The account that saved it; `None` is the service itself.
    pub changed_by: Option<AccountId>,
    /// Since when no reviewer is offered it.
    pub archived_at: Option<Timestamp>,
}

impl ReplyTemplate {
    /// Whether it says this already, and is or is not offered.
    pub fn is(&self, said: &NewReply, archived: bool) -> bool {
        self.name == said.name.as_str()
            && self.language == said.language
            && self.purpose == said.purpose
            && self.text == said.text.as_str()
            && self.archived_at.is_some() == archived
    }
}

/// A template as the desk offers it, without its text.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct OfferedReply {
    /// Its number.
    pub id: ReplyId,
    /// The name by which it is chosen.
    pub name: String,
    /// The language of the text.
    pub language: Language,
    /// The decision that it is for.
    pub purpose: ReplyPurpose,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_placeholder_is_refused_by_its_name() {
        let problem = |typed: &str| ReplyText::parse(typed).err();
        for text in [
            "{title} and {given}",
            "One { brace",
            "a } b",
            "{\n}",
            "{{title}",
        ] {
            assert_eq!(problem(text), None, "{text}");
        }
        for text in [
            "{Title}",
            "{ title }",
            "Dear {first name},",
            "{titel}",
            "{}",
        ] {
            let Some(Problem::Own(key, values)) = problem(text) else {
                panic!("{text} is taken");
            };
            assert_eq!(key, "admin-problem-placeholder");
            assert!(text.contains(&values[0].1), "{values:?}");
        }
        assert_eq!(problem(" \n"), Some(Problem::Missing));
        assert!(problem(&"x".repeat(3_001)).is_some());
    }

    #[test]
    fn a_value_is_not_read_again() {
        let value = |one: Placeholder| match one {
            Placeholder::Title => "{name} {".to_owned(),
            other => other.as_str().to_uppercase(),
        };
        assert_eq!(
            fill("“{title}” by {name}, {{site}", value),
            "“{name} {” by NAME, {SITE"
        );
    }
}
