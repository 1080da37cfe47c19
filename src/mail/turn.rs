//! Whose turn it is: the first sentence of each mail, and the header `Praxis-Turn` by which a mail program can filter. The
//! rule of a mail decides it, never its words.
//!
//! The header is `yes`, `shared` or `no`, with the day until which it is the reader's turn if that is known:
//! `Praxis-Turn: yes; until=2026-11-17`. It has no `X-` before it, as RFC 6648 asks for new headers.

use crate::closed_list::closed_list;
use crate::db::Timestamp;
use crate::language::Messages;

/// The name of the header.
pub(super) const HEADER: &str = "Praxis-Turn";

closed_list! {
    /// Whose turn it is after what a mail tells, the reader's first.
    #[derive(PartialOrd, Ord)]
    pub enum Turn {
        /// The reader's.
        Yours = "yours",
        /// The reader's, or that of another recipient: who comes first.
        Shared = "shared",
        /// The reader's only if another person did what the mail tells.
        Unexpected = "unexpected",
        /// The review team's, and the reader is an author.
        Team = "team",
        /// The reader has nothing to do.
        Nothing = "nothing",
        /// The words of the mail say it, which a person typed.
        Typed = "typed",
    }
}

impl Turn {
    /// The first sentence of the mail.
    pub fn says(self, until: Option<Timestamp>, t: Messages) -> Option<String> {
        let sentence = match (self, until) {
            (Self::Typed, _) => return None,
            (Self::Yours, Some(until)) => t.say("mail-turn-yours-until").with("day", t.day(until)),
            (Self::Shared, Some(until)) => {
                t.say("mail-turn-shared-until").with("day", t.day(until))
            }
            (turn, _) => t.of("mail-turn", turn.as_str()),
        };
        Some(sentence.to_string())
    }

    /// The value of the header.
    pub(super) fn header(self, until: Option<Timestamp>, t: Messages) -> Option<String> {
        let word = match self {
            Self::Yours => "yes",
            Self::Shared => "shared",
            Self::Unexpected | Self::Team | Self::Nothing => return Some("no".to_owned()),
            Self::Typed => return None,
        };
        let day = until.map(|until| format!("; until={}", t.iso_day(until)));
        Some(format!("{word}{}", day.unwrap_or_default()))
    }
}
