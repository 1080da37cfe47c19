//! What a button on a practice's page says: the word of a deed, the event that the page was drawn at, some words.

use crate::practice::actions::Intent;
use crate::practice::model::{Reasons, Seq, WordsProblem};
use crate::web::{Problem, Typed};
use crate::workflow::Deed;

/// A deed as it was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeedForm {
    /// Which.
    pub deed: Deed,
    /// The event up to which the page was drawn.
    pub seen: Seq,
    /// What was typed with it.
    pub words: String,
    /// The name of the box that it was typed in.
    pub words_name: String,
}

/// Why it cannot be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// No page of ours sends that.
    Unknown,
    /// The words are too long.
    Words(Problem),
}

/// The deeds that take a note.
pub const WITH_WORDS: [Deed; 2] = [Deed::Withdraw, Deed::AskRemoval];

/// The name of a deed's note: its own where the page has notes for several deeds.
pub fn words_name(deed: Deed, several: bool) -> String {
    if several {
        format!("reasons_{deed}")
    } else {
        "reasons".to_owned()
    }
}

/// The note typed with a deed, by the name that it was sent under.
pub fn words_with(typed: &Typed, deed: Deed) -> (String, String) {
    let own = words_name(deed, true);
    let name = if typed.sent(&own) {
        own
    } else {
        words_name(deed, false)
    };
    let words = typed.get(&name).to_owned();
    (name, words)
}

impl DeedForm {
    /// Reads what was posted; nothing if no page of ours sends it.
    pub fn parse(typed: &Typed) -> Option<Self> {
        let deed = Deed::parse(typed.get("deed"))?;
        let (words_name, words) = words_with(typed, deed);
        Some(Self {
            deed,
            seen: Seq(typed.get("seq").parse().ok().filter(|seq| *seq >= 0)?),
            words,
            words_name,
        })
    }

    /// What the author wants to do: a deed with its words.
    pub fn intent(&self) -> Result<Intent, Asked> {
        let words = || {
            Reasons::parse_optional(&self.words).map_err(|problem| {
                Asked::Words(match problem {
                    WordsProblem::Missing => Problem::Missing,
                    WordsProblem::TooLong => {
                        let length = self.words.trim().chars().count();
                        Problem::TooLong {
                            limit: Reasons::MOST,
                            by: length - Reasons::MOST,
                        }
                    }
                })
            })
        };
        Ok(match self.deed {
            Deed::Submit => Intent::Submit,
            Deed::Discard => Intent::Discard,
            Deed::Withdraw => Intent::Withdraw(words()?),
            Deed::StartAgain => Intent::StartAgain,
            Deed::Revise => Intent::Revise,
            Deed::Confirm => Intent::Confirm,
            Deed::AskRemoval => Intent::AskRemoval(words()?),
            _ => return Err(Asked::Unknown),
        })
    }
}
