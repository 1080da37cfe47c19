//! Whether each practice bears the labels that its history says.

use std::collections::BTreeSet;

use super::{LABELS, Report};
use crate::practice::model::{Event, LabelId, PracticeId};
use crate::workflow::Deed;

impl Report {
    /// The labels that a practice bears, replayed.
    pub(super) fn labels(&mut self, id: PracticeId, events: &[Event], borne: &[LabelId]) {
        let mut replayed = BTreeSet::new();
        for event in events {
            let Some((label, _)) = &event.details.label else {
                continue;
            };
            match event.deed {
                Deed::RemoveLabel => replayed.remove(label),
                _ => replayed.insert(*label),
            };
        }
        let same = borne.iter().copied().eq(replayed.iter().copied());
        self.say(LABELS, !same, || format!("practice {id}"));
    }
}
