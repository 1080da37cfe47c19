//! What the reviewers' pages show: one struct for each template, and the few parts that several of them share.

mod conflict;
mod desk;
mod history;
mod letter;
mod panels;
mod queue;
mod rows;

pub use conflict::{ConflictPage, Happened};
pub use desk::{Desk, DeskPage};
pub use letter::LetterPage;
pub use queue::{QueuePage, here};

use std::collections::HashMap;

use crate::account::model::{AccountId, Name};
use crate::db::Timestamp;
use crate::language::Words;
use crate::review::forms;
use crate::web::glyph::Glyph;
use crate::web::unsent::EARLIER;
use crate::workflow::{self, Phase, PublicStatus, State, Viewer};

/// A state as the page's reader sees it.
#[derive(Clone, Debug)]
pub struct Stated {
    /// The class that colours it.
    pub class: &'static str,
    /// Its shape.
    pub glyph: Glyph,
    /// Its words.
    pub word: String,
}

/// What a state's words may need.
#[derive(Clone, Copy, Debug, Default)]
pub struct Moments {
    /// Until when a decision can be undone.
    pub undo_until: Option<Timestamp>,
    /// When it takes effect.
    pub effective_at: Option<Timestamp>,
}

impl Stated {
    /// Puts a revision's state into words, read off the workflow's table.
    pub fn of(
        t: Words,
        state: State,
        phase: Option<Phase>,
        reader: Viewer,
        moments: Moments,
    ) -> Option<Self> {
        let shown = workflow::shown(state, phase, reader)?;
        let zero = Timestamp(0);
        let word = t
            .of("state", shown.word)
            .with("time", t.time(moments.undo_until.unwrap_or(zero)))
            .with("day", t.day(moments.effective_at.unwrap_or(zero)));
        Some(Self {
            class: class(shown.word),
            glyph: glyph(shown.glyph),
            word: word.to_string(),
        })
    }

    /// What the public has of a practice, where that is more than its revision's state says.
    pub fn of_public(t: Words, public: PublicStatus) -> Self {
        Self {
            class: if public.is_taken_down() {
                "held"
            } else {
                "published"
            },
            glyph: if public.is_hidden() {
                Glyph::Bar
            } else {
                Glyph::Full
            },
            word: t.of("public", public.as_str()).to_string(),
        }
    }
}

fn class(word: &'static str) -> &'static str {
    match word {
        "in-review" => "review",
        "decided-undo" => "decided",
        "returned-to-you" => "returned",
        "superseded" => "earlier",
        "spam" => "held",
        word => word,
    }
}

/// The shape that the workflow's table names by its sign.
pub fn glyph(sign: char) -> Glyph {
    match sign {
        '○' => Glyph::Hollow,
        '◐' => Glyph::Half,
        '●' => Glyph::Full,
        '‹' => Glyph::Back,
        _ => Glyph::Bar,
    }
}

/// The names of people by their accounts, as this page's reader may read them.
#[derive(Clone, Debug)]
pub struct People {
    /// The names.
    pub names: HashMap<AccountId, Name>,
    /// Who reads.
    pub reader: AccountId,
    /// The reader is a party: whoever reviews is “the review team” to them.
    pub party: bool,
}

impl People {
    /// Whoever acted as a reviewer.
    pub fn reviewer(&self, t: Words, id: AccountId) -> String {
        if id == self.reader {
            t.say("review-you").to_string()
        } else if self.party {
            t.say("review-team").to_string()
        } else {
            self.name(t, id)
        }
    }

    /// Whoever acted as an author.
    pub fn author(&self, t: Words, id: AccountId) -> String {
        if id == self.reader {
            t.say("review-you").to_string()
        } else {
            self.name(t, id)
        }
    }

    fn name(&self, t: Words, id: AccountId) -> String {
        self.names
            .get(&id)
            .map_or_else(|| t.say("review-somebody").to_string(), Name::display)
    }
}

/// What a text of the desk is called where its box is not there; nothing for what was chosen.
fn box_label(t: Words, name: &str) -> Option<String> {
    if !forms::is_written(name) {
        return None;
    }
    Some(match forms::owner_of(name)? {
        (Some(deed), _) => t.of("deed", deed.as_str()).to_string(),
        (None, EARLIER) => t.say("unsent-earlier").to_string(),
        _ => t.say("review-what-you-wrote").to_string(),
    })
}

/// A title, or what stands for one.
pub fn title_of(t: Words, title: &str) -> String {
    match title.trim() {
        "" => t.say("practice-unnamed").to_string(),
        title => title.to_owned(),
    }
}
