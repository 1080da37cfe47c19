//! Whether the chain of each history is whole: no event was changed, put in between, or taken out.

use super::{CHAIN, Report};
use crate::practice::model::{ChainLink, Event, HexDigest, Practice, is_redacted, texts_of};

impl Report {
    /// Every digest, made anew from the events.
    pub(super) fn chain(&mut self, practice: &Practice, events: &[Event], links: &[ChainLink]) {
        let chained = usize::try_from(practice.end.chain_seq.0).unwrap_or_default();
        let mut before = HexDigest::default();
        let mut first_wrong = None;
        for (event, link) in events.iter().zip(links) {
            let redacted = is_redacted(event, &link.texts);
            if redacted {
                let place = format!("practice {}, event {}", practice.id, event.seq);
                self.note(CHAIN, format!("a text was taken out: {place}"));
            }
            let own_texts = redacted || texts_of(event) == link.texts;
            let same = ChainLink::with_texts(&before, event, link.texts.clone()) == *link;
            if !(same && own_texts) && first_wrong.is_none() {
                first_wrong = Some(event.seq);
            }
            before = link.digest.clone();
        }
        let ends = links.len() == chained && before == practice.end.chain;
        self.say(
            CHAIN,
            first_wrong.is_some() || !ends,
            || match first_wrong {
                Some(seq) => format!("practice {}, event {seq}", practice.id),
                None => format!("practice {}, the end of its chain", practice.id),
            },
        );
        if chained < events.len() {
            let missing = events.len() - chained;
            self.note(
                CHAIN,
                format!(
                    "practice {}: {missing} events wait for their chain",
                    practice.id
                ),
            );
        }
    }
}
