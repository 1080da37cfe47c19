//! How a state reads to each kind of viewer.

use super::state::{Phase, State};

/// For whom a state is put into words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Viewer {
    /// Owner and co-authors.
    Author,
    /// Reviewers and administrators.
    Reviewer,
    /// Everybody.
    Public,
}

/// A state as somebody reads it: the key of its words and its glyph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Shown {
    /// The message id behind `state-`; the words may take `moment` (undo until) or `day` (public on).
    pub word: &'static str,
    /// ○ ◐ ● ‹ –
    pub glyph: char,
}

/// How a state reads to this reader; `None` when they see nothing of it.
pub fn shown(state: State, phase: Option<Phase>, reader: Viewer) -> Option<Shown> {
    let (word, glyph) = match (state, reader) {
        (State::Published, _) => ("published", '●'),
        (State::Superseded, _) => ("superseded", '●'),
        (_, Viewer::Public) | (State::Draft | State::Discarded, Viewer::Reviewer) => return None,
        (State::Draft, _) => ("draft", '○'),
        (State::InReview, _) => ("in-review", '◐'),
        (State::Decided, reader) => match (phase.unwrap_or(Phase::Due), reader) {
            (Phase::Waiting, _) => ("accepted", '◐'),
            (Phase::Undo, Viewer::Reviewer) => ("decided-undo", '◐'),
            (_, Viewer::Reviewer) => ("decided", '◐'),
            _ => ("in-review", '◐'),
        },
        (State::Returned, Viewer::Author) => ("returned-to-you", '‹'),
        (State::Returned, _) => ("returned", '‹'),
        (State::Declined, _) => ("declined", '–'),
        (State::Withdrawn, _) => ("withdrawn", '–'),
        (State::Discarded, _) => ("discarded", '–'),
        (State::Spam, Viewer::Author) => ("held", '–'),
        (State::Spam, _) => ("spam", '–'),
    };
    Some(Shown { word, glyph })
}
