//! Reads the page of the reviewer's own words.

use crate::db::Timestamp;
use crate::practice::actions::Intent;
use crate::practice::answers::Answers;
use crate::practice::fields::{Field, Kind};
use crate::practice::model::{Decision, SuggestedWords};
use crate::web::Typed;
use crate::web::unsent::DRAWN_WITH;

/// The typed words that differ from the submitted answers. A box that the form does not have changes nothing.
pub fn read_words(answers: &Answers, typed: &Typed) -> SuggestedWords {
    SuggestedWords::of(answers, |field| {
        let own = answers.text(field).map(str::to_owned);
        let read = |text: &str| match field.declaration().kind {
            Kind::Line { .. } => text.split_whitespace().collect::<Vec<_>>().join(" "),
            _ => text.trim().to_owned(),
        };
        let text = read(typed.get(field.name()));
        let same = own.as_deref().map(read).as_ref() == Some(&text);
        if same || !typed.sent(field.name()) {
            own
        } else {
            Some(text)
        }
    })
}

/// Since when the words were kept with which the form was drawn.
pub fn drawn_with(typed: &Typed) -> Option<Timestamp> {
    typed.get(DRAWN_WITH).parse().ok().map(Timestamp)
}

/// Whether the box of this name holds a rewritten answer.
pub fn is_rewritten(name: &str) -> bool {
    Field::parse(name).is_some_and(SuggestedWords::may_rewrite)
}

/// A decision as the desk sends it: an approval carries the words that the desk showed beside it.
pub fn with_own_words(intent: Intent, typed: &Typed) -> Intent {
    let reworded = |decision: Decision| match decision {
        Decision::Approve { words, on, minor } if typed.get("reworded") == "yes" => {
            Decision::ApproveReworded { words, on, minor }
        }
        decision => decision,
    };
    match intent {
        Intent::Decide(decision) => Intent::Decide(reworded(decision)),
        Intent::DecideWith(decision, notes) => Intent::DecideWith(reworded(decision), notes),
        intent => intent,
    }
}
