//! Whether the questions to experts from outside are what the events say: asked, answered and ended.

use super::{EXPERTS, Report};
use crate::practice::model::{Event, ExpertAsk, ExpertClosed, Seq};
use crate::workflow::Deed;

impl Report {
    /// Each row has the event of its mail, the newest opinion by its link, and the event that ended it; and each event has
    /// its row.
    pub(super) fn experts(&mut self, events: &[Event], asked: &[ExpertAsk]) {
        self.say(EXPERTS, false, String::new);
        for ask in asked {
            let of_ask = events
                .iter()
                .filter(|one| one.details.expert == Some(ask.id));
            let mut replayed = Replayed::default();
            of_ask.for_each(|event| replayed.apply(event));
            let stored = Replayed {
                mailed: Some(ask.mailed_seq),
                answered: ask.answered_seq,
                closed: ask.closed,
            };
            self.say(EXPERTS, replayed != stored, || {
                format!("practice {}, question {}", ask.practice_id, ask.id)
            });
        }
        let without_row = events.iter().filter(|event| {
            let named = event.details.expert;
            named.is_some_and(|id| asked.iter().all(|ask| ask.id != id))
        });
        for event in without_row {
            self.say(EXPERTS, true, || {
                format!("practice {}, event {}", event.practice_id, event.seq)
            });
        }
    }
}

/// A question as the events lead to it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Replayed {
    mailed: Option<Seq>,
    answered: Option<Seq>,
    closed: Option<ExpertClosed>,
}

impl Replayed {
    fn apply(&mut self, event: &Event) {
        match event.deed {
            Deed::AskExpert => self.mailed = Some(event.seq),
            Deed::GiveOpinion => self.answered = Some(event.seq),
            Deed::RefuseOpinion => self.closed = Some(ExpertClosed::Refused),
            Deed::EndExpertLink => self.closed = Some(ExpertClosed::Ended),
            _ => {}
        }
    }
}
