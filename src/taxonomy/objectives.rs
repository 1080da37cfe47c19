//! The 23 objectives of the Global Compact, with their official titles and our short labels.

use std::borrow::Borrow;
use std::sync::LazyLock;

use super::numbered::numbered;
use super::table::{TermNames, rows};
use crate::db::stored::travels_as_number;
use crate::language::{Language, Message, Messages, TextLanguage};

struct Objective {
    title: TermNames,
    short: TermNames,
    english_meaning: String,
    french_meaning: String,
}

static OBJECTIVES: LazyLock<Vec<Objective>> = LazyLock::new(|| {
    rows(include_str!("../../data/objectives.csv"), |row| Objective {
        title: row.names("title"),
        short: row.names("short"),
        english_meaning: row.text("meaning_en"),
        french_meaning: row.text("meaning_fr"),
    })
});

/// An objective of the Global Compact: 1 to 23.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectiveNumber(u8);

travels_as_number!(ObjectiveNumber);

/// The address of the Global Compact's text, resolution 73/195 of the General Assembly, in the reader's language.
pub fn compact_text(t: impl Borrow<Messages>) -> &'static str {
    match t.borrow().language() {
        Language::En => "https://docs.un.org/en/A/RES/73/195",
        Language::Fr => "https://docs.un.org/fr/A/RES/73/195",
    }
}

/// All objectives, in their own order.
pub fn objectives() -> impl ExactSizeIterator<Item = ObjectiveNumber> {
    (1..=ObjectiveNumber::LAST).map(ObjectiveNumber)
}

impl ObjectiveNumber {
    /// The number of the last objective.
    pub const LAST: u8 = 23;

    /// The objective of this number.
    pub const fn new(number: u8) -> Option<Self> {
        match number {
            1..=Self::LAST => Some(Self(number)),
            _ => None,
        }
    }

    /// Reads a number as addresses and forms write it: without a sign and without a leading zero.
    pub fn parse(typed: &str) -> Option<Self> {
        objectives().find(|objective| objective.0.to_string() == typed)
    }

    /// The number.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// The official title.
    pub fn name(self, t: impl Borrow<Messages>) -> &'static str {
        self.facts().title.to(*t.borrow())
    }

    /// The official title, in one of the six languages.
    pub fn title_in(self, language: TextLanguage) -> &'static str {
        self.facts().title.in_language(language)
    }

    /// Our own label, of at most 40 characters.
    pub fn short(self, t: impl Borrow<Messages>) -> &'static str {
        self.facts().short.to(*t.borrow())
    }

    /// What it asks for, in two sentences of our own.
    pub fn meaning(self, t: impl Borrow<Messages>) -> &'static str {
        match t.borrow().language() {
            Language::En => &self.facts().english_meaning,
            Language::Fr => &self.facts().french_meaning,
        }
    }

    /// The paragraph of the Global Compact that sets it out. Source: resolution 73/195 of the General Assembly, in which
    /// objective 1 is paragraph 17 and objective 23 is paragraph 39.
    pub const fn paragraph(self) -> u8 {
        self.0 + 16
    }

    /// “Objective 9”.
    pub fn label(self, t: impl Borrow<Messages>) -> Message {
        t.borrow().say("objective-label").with("number", self.get())
    }

    /// “9: Counter smuggling of migrants”: for lists of objectives.
    pub fn line(self, t: impl Borrow<Messages>) -> Message {
        let t = *t.borrow();
        numbered(self.get(), self.short(t), t)
    }

    /// “9: Strengthen the transnational response to smuggling of migrants”: where one objective is chosen.
    pub fn whole_line(self, t: impl Borrow<Messages>) -> Message {
        let t = *t.borrow();
        numbered(self.get(), self.name(t), t)
    }

    /// “Objective 9: Strengthen the transnational response to smuggling of migrants”.
    pub fn heading(self, t: impl Borrow<Messages>) -> Message {
        let t = *t.borrow();
        t.say("objective-heading")
            .with("number", self.get())
            .with("title", self.name(t))
    }

    /// “Objective 9: Counter smuggling of migrants”.
    pub fn short_heading(self, t: impl Borrow<Messages>) -> Message {
        let t = *t.borrow();
        t.say("objective-heading")
            .with("number", self.get())
            .with("title", self.short(t))
    }

    fn facts(self) -> &'static Objective {
        &OBJECTIVES[usize::from(self.0) - 1]
    }
}
