//! What an event of a practice's history says to a viewer.

use super::badge;
use crate::language::Messages;
use crate::practice::model::Event;
use crate::web::glyph::Glyph;
use crate::workflow::{Deed, Viewer};

/// The columns of an exported history.
pub const HISTORY_COLUMNS: [&str; 8] = [
    "event", "at", "revision", "what", "by", "words", "notes", "mails",
];

/// What happened, in words: a decision's effect under its verdict.
pub fn event_label(t: Messages, event: &Event, viewer: Viewer) -> String {
    let label = match (event.deed, event.details.verdict, viewer) {
        (Deed::TakeEffect | Deed::PublishNow, Some(verdict), _) => {
            t.of("event-effect", verdict.as_str())
        }
        // An author reads that the practice is held. The mark of spam is for the review team.
        (Deed::MarkSpam, _, Viewer::Author | Viewer::Public) => t.say("state-held"),
        (deed, ..) => t.of("event", deed.as_str()),
    };
    label.to_string()
}

/// The shape of the state that followed.
pub fn event_glyph(event: &Event) -> Glyph {
    badge::glyph_of(event.to_state)
}
