//! Guiding principles, Sustainable Development Goals and types of practice, with their names and descriptions.

use std::borrow::Borrow;
use std::sync::LazyLock;

use super::numbered::numbered;
use super::table::{TermNames, rows};
use crate::db::stored::{travels_as_number, travels_as_text};
use crate::language::{Language, Message, Messages};

struct Principle {
    id: String,
    name: TermNames,
}

static PRINCIPLES: LazyLock<Vec<Principle>> = LazyLock::new(|| {
    rows(include_str!("../../data/guiding-principles.csv"), |row| {
        Principle {
            id: row.text("id"),
            name: row.names("name"),
        }
    })
});

/// One of the ten guiding principles of the Global Compact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PrincipleId(usize);

travels_as_text!(PrincipleId);

/// All guiding principles, in the order of the Global Compact.
pub fn principles() -> impl ExactSizeIterator<Item = PrincipleId> {
    (0..PRINCIPLES.len()).map(PrincipleId)
}

impl PrincipleId {
    /// Reads an id of the vocabulary.
    pub fn parse(typed: &str) -> Option<Self> {
        principles().find(|principle| principle.as_str() == typed)
    }

    /// The id, as forms, addresses and exports carry it.
    pub fn as_str(self) -> &'static str {
        &PRINCIPLES[self.0].id
    }

    /// Its name.
    pub fn name(self, t: impl Borrow<Messages>) -> &'static str {
        PRINCIPLES[self.0].name.to(*t.borrow())
    }
}

struct Goal {
    name: TermNames,
}

static GOALS: LazyLock<Vec<Goal>> = LazyLock::new(|| {
    rows(include_str!("../../data/sdgs.csv"), |row| Goal {
        name: row.names("name"),
    })
});

/// A Sustainable Development Goal: 1 to 17.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GoalNumber(u8);

travels_as_number!(GoalNumber);

/// All goals, in their own order.
pub fn goals() -> impl ExactSizeIterator<Item = GoalNumber> {
    (1..=GoalNumber::LAST).map(GoalNumber)
}

impl GoalNumber {
    /// The number of the last goal.
    pub const LAST: u8 = 17;

    /// The goal of this number.
    pub const fn new(number: u8) -> Option<Self> {
        match number {
            1..=Self::LAST => Some(Self(number)),
            _ => None,
        }
    }

    /// Reads a number as a form writes it.
    pub fn parse(typed: &str) -> Option<Self> {
        goals().find(|goal| goal.0.to_string() == typed)
    }

    /// The number.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// Its short title.
    pub fn name(self, t: impl Borrow<Messages>) -> &'static str {
        self.facts().name.to(*t.borrow())
    }

    /// “3: Good health and well-being”: for lists of goals.
    pub fn line(self, t: impl Borrow<Messages>) -> Message {
        let t = *t.borrow();
        numbered(self.get(), self.name(t), t)
    }

    fn facts(self) -> &'static Goal {
        &GOALS[usize::from(self.0) - 1]
    }
}

struct Type {
    id: String,
    name: TermNames,
    english: String,
    french: String,
}

static TYPES: LazyLock<Vec<Type>> = LazyLock::new(|| {
    rows(include_str!("../../data/practice-types.csv"), |row| Type {
        id: row.text("id"),
        name: row.names("name"),
        english: row.text("description_en"),
        french: row.text("description_fr"),
    })
});

/// What kind of practice it is: a law, a service, a regional process …
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(usize);

travels_as_text!(TypeId);

/// All types, in the order of the form.
pub fn types() -> impl ExactSizeIterator<Item = TypeId> {
    (0..TYPES.len()).map(TypeId)
}

impl TypeId {
    /// Reads an id of the vocabulary.
    pub fn parse(typed: &str) -> Option<Self> {
        types().find(|kind| kind.as_str() == typed)
    }

    /// The id, as forms, addresses and exports carry it.
    pub fn as_str(self) -> &'static str {
        &TYPES[self.0].id
    }

    /// Its name.
    pub fn name(self, t: impl Borrow<Messages>) -> &'static str {
        TYPES[self.0].name.to(*t.borrow())
    }

    /// A sentence that says which practices are of this type.
    pub fn description(self, t: impl Borrow<Messages>) -> &'static str {
        match t.borrow().language() {
            Language::En => &TYPES[self.0].english,
            Language::Fr => &TYPES[self.0].french,
        }
    }
}
