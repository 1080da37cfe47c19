//! Reads a button of a practice's page: the word of a deed, the event up to which the page was drawn, and the note.

use crate::practice::actions::Intent;
use crate::practice::model::{AuthorsSeq, Reasons};
use crate::showing::reasons::problem_of_words;
use crate::web::{Problem, Typed};
use crate::workflow::Deed;

/// The value of the button that submits a practice whose authors want to read it once more before it is published.
pub const SUBMIT_TO_BE_SHOWN: &str = "submit_to_be_shown";

/// A posted deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeedForm {
    /// The deed whose button was pressed.
    pub deed: Deed,
    /// Whether the authors want to read it once more before it is published.
    pub show_first: bool,
    /// The event up to which the page was drawn.
    pub seen: AuthorsSeq,
    pub words: String,
    /// The name of the box of the note.
    pub words_name: String,
}

/// Why a posted deed is refused before the table is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeedFormError {
    /// No page of the service sends this deed.
    Unknown,
    /// The note has a problem.
    Words(Problem),
}

/// The deeds that have a box for a note. A refusal takes the note of the consent: one box for either answer.
pub const WITH_WORDS: [Deed; 4] = [
    Deed::Withdraw,
    Deed::AskRemoval,
    Deed::Consent,
    Deed::Appeal,
];

/// The name of the box of a deed's note; it holds the deed's word if the page has several notes.
pub fn words_name(deed: Deed, several: bool) -> String {
    if several {
        format!("reasons_{deed}")
    } else {
        "reasons".to_owned()
    }
}

/// The note typed with a deed, with the name of its box.
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
    /// Reads a posted form; `None` if no page of the service sends it.
    pub fn parse(typed: &Typed) -> Option<Self> {
        let show_first = typed.get("deed") == SUBMIT_TO_BE_SHOWN;
        let deed = match typed.get("deed") {
            SUBMIT_TO_BE_SHOWN => Deed::Submit,
            word => Deed::parse(word)?,
        };
        let (words_name, words) = words_with(typed, deed);
        Some(Self {
            deed,
            show_first,
            seen: AuthorsSeq(typed.get("seq").parse().ok().filter(|seq| *seq >= 0)?),
            words,
            words_name,
        })
    }

    /// The deed with its note, for the practice room.
    pub fn intent(&self) -> Result<Intent, DeedFormError> {
        let words = || {
            Reasons::parse_optional(&self.words)
                .map_err(|why| DeedFormError::Words(problem_of_words(why, &self.words)))
        };
        Ok(match self.deed {
            Deed::Submit if self.show_first => Intent::SubmitToBeShown,
            Deed::Submit => Intent::Submit,
            Deed::Discard => Intent::Discard,
            Deed::Withdraw => Intent::Withdraw(words()?),
            Deed::Appeal => Intent::Appeal(words()?.ok_or(DeedFormError::Words(Problem::Missing))?),
            Deed::StartAgain => Intent::StartAgain,
            Deed::Revise => Intent::Revise,
            Deed::Confirm => Intent::Confirm,
            Deed::SayEnded => Intent::SayEnded,
            Deed::AskRemoval => Intent::AskRemoval(words()?),
            Deed::CancelRemoval => Intent::CancelRemoval,
            Deed::Consent => Intent::Consent(words()?),
            Deed::Refuse => Intent::Refuse(words()?),
            _ => return Err(DeedFormError::Unknown),
        })
    }
}
