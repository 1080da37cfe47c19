//! A reviewer's decision, complete: one without its reasons cannot be built.

use super::{Checklist, PracticeId};
use crate::db::Timestamp;
use crate::language::clean;
use crate::taxonomy::DeclineCode;
use crate::workflow::{PublicStatus, Verdict};

/// Why words that go with a deed were not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordsProblem {
    /// There are none.
    Missing,
    /// There are more than [`Reasons::MOST`].
    TooLong,
}

/// Words that go with a deed, sent on word for word: 1 to 4,000 characters, no outer blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reasons(String);

impl Reasons {
    /// At most this many characters.
    pub const MOST: usize = 4_000;

    /// Reads what was typed.
    pub fn parse(typed: &str) -> Result<Self, WordsProblem> {
        match clean(typed).trim() {
            "" => Err(WordsProblem::Missing),
            words if words.chars().count() > Self::MOST => Err(WordsProblem::TooLong),
            words => Ok(Self(words.to_owned())),
        }
    }

    /// The same, where they may be left out.
    pub fn parse_optional(typed: &str) -> Result<Option<Self>, WordsProblem> {
        match Self::parse(typed) {
            Ok(words) => Ok(Some(words)),
            Err(WordsProblem::Missing) => Ok(None),
            Err(problem) => Err(problem),
        }
    }

    /// Word for word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A decision, complete: what lacks its reasons cannot be built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It becomes public.
    Approve {
        /// Words to the authors, if any.
        words: Option<Reasons>,
        /// From when on, if later than the undo time.
        on: Option<Timestamp>,
        /// Subscribers need not be told; from the second published revision on.
        minor: bool,
    },
    /// It becomes public with the words that the reviewer keeps for single answers, if its authors consent.
    ApproveReworded {
        /// Words to the authors, if any.
        words: Option<Reasons>,
        /// From when on, if later than the undo time.
        on: Option<Timestamp>,
        /// Subscribers need not be told; from the second published revision on.
        minor: bool,
    },
    /// It goes back.
    Return {
        /// Why, word for word.
        words: Reasons,
    },
    /// It is not taken up.
    Decline {
        /// Why, word for word.
        words: Reasons,
        /// The ground on which it is not taken up.
        code: DeclineCode,
        /// The practice that the catalogue has already.
        duplicate_of: Option<PracticeId>,
        /// Whether it may not be started again.
        last: bool,
    },
}

impl Decision {
    /// What was decided.
    pub fn verdict(&self) -> Verdict {
        match self {
            Self::Approve { .. } | Self::ApproveReworded { .. } => Verdict::Approve,
            Self::Return { .. } => Verdict::Return,
            Self::Decline { .. } => Verdict::Decline,
        }
    }

    /// The words to the authors.
    pub fn words(&self) -> Option<&Reasons> {
        match self {
            Self::Approve { words, .. } | Self::ApproveReworded { words, .. } => words.as_ref(),
            Self::Return { words } | Self::Decline { words, .. } => Some(words),
        }
    }
}

/// What a reviewer writes down with a decision, beside the letter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReviewNotes {
    /// What is marked on the checklist.
    pub checklist: Checklist,
    /// Words that only the review team reads.
    pub to_team: Option<Reasons>,
}

impl ReviewNotes {
    /// Whether nothing is written down.
    pub fn is_empty(&self) -> bool {
        self.checklist.is_empty() && self.to_team.is_none()
    }
}

/// In which of the three ways a practice is taken down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakeDown {
    /// Its address answers 410.
    Gone,
    /// Its address leads to another practice.
    Replaced(PracticeId),
    /// It stays readable under a notice.
    NotCurrent,
}

impl TakeDown {
    /// What the public has of it then.
    pub fn public(self) -> PublicStatus {
        match self {
            Self::Gone => PublicStatus::Gone,
            Self::Replaced(_) => PublicStatus::Replaced,
            Self::NotCurrent => PublicStatus::NotCurrent,
        }
    }
}
