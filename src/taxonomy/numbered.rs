//! The one way in which a term with a number is written in a line: “9: Smuggling of migrants”.

use crate::language::{Message, Messages};

/// The number and the name of a term.
pub(super) fn numbered(number: u8, name: &'static str, t: Messages) -> Message {
    t.say("taxonomy-numbered")
        .with("number", number)
        .with("name", name)
}
