//! The way from one desk to the next or the previous one in its list.

use crate::language::Messages;
use crate::practice::plain;
use crate::review::actions::Neighbour;
use crate::review::forms::QueuePlace;

/// Which way a step goes.
#[derive(Clone, Copy, Debug)]
pub enum StepWord {
    /// To the practice before.
    Previous,
    /// To the practice after.
    Next,
}

/// A link to the desk of a practice beside this one in the list.
pub struct DeskStep {
    pub link: String,
    /// “Next in this list”.
    pub label: String,
    /// The title of the practice there.
    pub title: String,
    /// The key that goes there.
    pub key: &'static str,
}

impl DeskStep {
    /// The step to a practice of the list at this place.
    pub fn new(t: Messages, place: &QueuePlace, to: &Neighbour, word: StepWord) -> Self {
        let (label, key) = match word {
            StepWord::Previous => (t.say("review-previous-in-list"), "p"),
            StepWord::Next => (t.say("review-next-in-list"), "n"),
        };
        Self {
            link: place.at(to.at).desk(to.id).in_language(t.language()),
            label: label.to_string(),
            title: plain::shown_title(&to.title, t),
            key,
        }
    }
}
