//! What a step's page says of itself besides the questions: the heading of its problems, and a notice above it.

use crate::language::Messages;
use crate::web::Notice;

/// The heading of the problems and the notice above the questions.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading {
    Stored,
    /// What is missing is marked.
    Missing,
    Kept,
    Saved,
    SavedInPart,
    Second,
    Closed,
}

impl Heading {
    pub(super) fn of_problems(self) -> &'static str {
        match self {
            Self::Stored | Self::Kept => "problem-summary",
            Self::Missing => "drafting-problems",
            Self::Saved => "drafting-problems-saved",
            Self::SavedInPart => "drafting-problems-part",
            Self::Second | Self::Closed => "drafting-problems-second",
        }
    }

    pub(super) fn notice(self, t: Messages) -> Option<Notice> {
        match self {
            Self::Second => Some(Notice::warn(t.say("drafting-second"))),
            Self::Closed => Some(Notice::warn(t.say("drafting-closed-words"))),
            _ => None,
        }
    }
}
