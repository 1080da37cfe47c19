//! Comments beside single answers as a page draws them: whose they are is decided by [`names`](super::names), which no
//! author can read a reviewer's name by.

use crate::language::Messages;
use crate::practice::model::{CommentAudience, CommentThread, Event};
use crate::workflow::Deed;
use crate::written::{self, Links, SafeHtml};

/// One thread.
#[derive(Clone, Debug)]
pub struct DrawnThread {
    /// The id of its element.
    pub id: String,
    /// The question of the answer beside which it stands.
    pub question: String,
    /// What distinguishes it: only for the review team, or resolved.
    pub class: &'static str,
    /// The comment, and what was said to it.
    pub lines: Vec<DrawnLine>,
}

/// One line of a thread.
#[derive(Clone, Debug)]
pub struct DrawnLine {
    /// Whose line it is.
    pub who: String,
    /// When, and to whom.
    pub facts: String,
    /// What the line does besides speaking: it answers, resolves or asks again.
    pub does: Option<String>,
    pub words: Option<SafeHtml>,
}

impl DrawnThread {
    /// The thread, with `who` to say whose a line is and `facts` to say what goes with it.
    pub fn new(
        t: Messages,
        thread: &CommentThread,
        who: impl Fn(&Event) -> String,
        facts: impl Fn(&Event) -> String,
    ) -> Self {
        let line = |event: &Event| DrawnLine {
            who: who(event),
            facts: facts(event),
            does: does(t, event),
            words: event
                .words
                .as_deref()
                .map(|words| written::html(words, Links::Shown)),
        };
        Self {
            id: format!("thread-{}", thread.number_shown),
            question: t.of("field-label", thread.field.name()).to_string(),
            class: match thread.audience {
                _ if !thread.is_open => " closed",
                CommentAudience::Team => " inside",
                CommentAudience::Authors => "",
            },
            lines: thread.lines.iter().map(line).collect(),
        }
    }
}

/// What a line does besides speaking.
fn does(t: Messages, event: &Event) -> Option<String> {
    let word = match (event.deed, event.details.done) {
        (Deed::Answer, Some(true)) => "done",
        (Deed::Answer, _) => "not-done",
        (deed @ (Deed::Resolve | Deed::AskAgain), _) => deed.as_str(),
        _ => return None,
    };
    Some(t.of("comment-does", word).to_string())
}
