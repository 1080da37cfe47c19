//! Forms as the browser sent them: typed values, their problems, and a refused form that carries both back to the page.
//! Knows no form of any room.

use std::borrow::Cow;

use crate::language::{Message, Messages};

/// A posted form: names and values in order, repeated names kept. `posted` has checked that every text is UTF-8 without
/// U+0000, and has cleaned all of them except passwords.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Typed(Vec<(String, String)>);

impl Typed {
    /// A form of these values, as if a browser had sent it.
    pub fn of<N: Into<String>, V: Into<String>>(values: impl IntoIterator<Item = (N, V)>) -> Self {
        Self(
            values
                .into_iter()
                .map(|(name, value)| (name.into(), value.into()))
                .collect(),
        )
    }

    /// The first value of this name, or an empty text.
    pub fn get(&self, name: &str) -> &str {
        self.pairs()
            .find(|(own, _)| *own == name)
            .map(|(_, value)| value)
            .unwrap_or_default()
    }

    /// Every value of this name, in order.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether this value was chosen under this name.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.pairs().any(|pair| pair == (name, value))
    }

    /// Whether the form had no field at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether any field has this value.
    pub fn has_value(&self, value: &str) -> bool {
        self.pairs().any(|(_, own)| own == value)
    }

    /// The fields for which `keep` is true.
    #[must_use]
    pub fn only(&self, keep: impl Fn(&str, &str) -> bool) -> Self {
        Self::of(self.pairs().filter(|(name, value)| keep(name, value)))
    }

    /// Whether the form had such a field at all, empty or not.
    pub fn sent(&self, name: &str) -> bool {
        self.pairs().any(|(own, _)| own == name)
    }

    /// All names and values, in order.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Replaces the values of this name by one value.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.retain(|(own, _)| own != name);
        self.0.push((name.to_owned(), value.into()));
    }

    /// The form without these fields. Passwords are never put into a page.
    #[must_use]
    pub fn without(mut self, names: &[&str]) -> Self {
        self.0.retain(|(name, _)| !names.contains(&name.as_str()));
        self
    }

    /// The form as a browser would send it.
    pub fn to_body(&self) -> String {
        url::form_urlencoded::Serializer::new(String::new())
            .extend_pairs(&self.0)
            .finish()
    }
}

/// Whether an input of this name holds a password, which is neither cleaned nor kept nor shown again.
pub fn is_secret(name: &str) -> bool {
    name.contains("password")
}

/// What is wrong with an answer, as a value. Its sentence is in `locales/` and says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was typed.
    Missing,
    /// Nothing was chosen.
    NotChosen,
    /// More characters than may be.
    TooLong {
        /// The most there may be.
        limit: usize,
        /// How many too many.
        by: usize,
    },
    /// Fewer characters than are needed.
    TooShort {
        /// The fewest there may be.
        least: usize,
        /// How many too few.
        by: usize,
    },
    /// More choices than may be made.
    TooMany {
        /// The most there may be.
        limit: usize,
    },
    /// Not one of the choices offered.
    NotOffered,
    /// Characters that no text may contain, such as U+0000.
    Unreadable,
    /// A problem with its own message, which may use `$field` and the values given.
    Own(&'static str, Vec<(&'static str, String)>),
}

impl Problem {
    /// A problem with its own message, which uses the field's name only.
    pub const fn own(key: &'static str) -> Self {
        Self::Own(key, Vec::new())
    }

    /// The problem of a text's length in characters, if it has one.
    pub fn of_length(text: &str, least: usize, limit: usize) -> Option<Self> {
        match text.chars().count() {
            0 if least > 0 => Some(Self::Missing),
            length if length > limit => Some(Self::TooLong {
                limit,
                by: length - limit,
            }),
            length if length < least => Some(Self::TooShort {
                least,
                by: least - length,
            }),
            _ => None,
        }
    }

    /// The sentence at the field, which is the text of the link in the summary too.
    pub fn say(&self, t: Messages, field: impl std::fmt::Display) -> Message {
        let field = field.to_string();
        match self {
            Self::Missing => t.say("problem-missing"),
            Self::NotChosen => t.say("problem-not-chosen"),
            Self::TooLong { limit, by } => t
                .say("problem-too-long")
                .with("limit", *limit)
                .with("by", *by),
            Self::TooShort { least, by } => t
                .say("problem-too-short")
                .with("least", *least)
                .with("by", *by),
            Self::TooMany { limit } => t.say("problem-too-many").with("limit", *limit),
            Self::NotOffered => t.say("problem-not-offered"),
            Self::Unreadable => t.say("problem-unreadable"),
            Self::Own(key, values) => values.iter().fold(t.say(key), |message, (name, value)| {
                message.with(name, value.as_str())
            }),
        }
        .with("field", field)
    }
}

/// A form that was not accepted: its problems by field, and every value as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refused {
    /// Problems by the field's name, in the order of the page.
    pub problems: Vec<(Cow<'static, str>, Problem)>,
    /// Every value as it was typed.
    pub typed: Typed,
}

impl Refused {
    /// A form without problems that is shown filled in, such as one kept over a sign-in.
    pub fn only_typed(typed: Typed) -> Self {
        Self {
            problems: Vec::new(),
            typed,
        }
    }

    /// A form with one problem, which was found after its boxes were read.
    pub fn with_problem(
        typed: Typed,
        field: impl Into<Cow<'static, str>>,
        problem: Problem,
    ) -> Self {
        let mut refused = Self::only_typed(typed);
        refused.add(field, problem);
        refused
    }

    /// Adds a problem.
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, problem: Problem) {
        self.problems.push((field.into(), problem));
    }

    /// The first problem of this field.
    pub fn problem(&self, field: &str) -> Option<&Problem> {
        self.problems
            .iter()
            .find(|(name, _)| name == field)
            .map(|(_, problem)| problem)
    }
}

/// Collects the problems while a form is read, so that the page shows all of them at once.
#[derive(Debug)]
pub struct Reading<'a> {
    typed: &'a Typed,
    problems: Vec<(Cow<'static, str>, Problem)>,
}

impl<'a> Reading<'a> {
    /// Starts to read a form.
    pub fn of(typed: &'a Typed) -> Self {
        Self {
            typed,
            problems: Vec::new(),
        }
    }

    /// The form as it was typed.
    pub fn typed(&self) -> &'a Typed {
        self.typed
    }

    /// Reads one field by its type's own `parse`, and records its problem.
    pub fn field<T>(
        &mut self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Result<T, Problem>,
    ) -> Option<T> {
        let parsed = parse(self.typed.get(name));
        self.note(name, parsed)
    }

    /// Records the problem of a value that was parsed elsewhere.
    pub fn note<T>(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        parsed: Result<T, Problem>,
    ) -> Option<T> {
        parsed
            .map_err(|problem| self.problems.push((name.into(), problem)))
            .ok()
    }

    /// The parsed form if there was no problem, otherwise the refused form.
    pub fn finish<T>(self, whole: Option<T>) -> Result<T, Refused> {
        match whole {
            Some(whole) if self.problems.is_empty() => Ok(whole),
            _ => Err(Refused {
                problems: self.problems,
                typed: self.typed.clone(),
            }),
        }
    }
}
