//! Whether the page of each practice names the replications that its history says.

use std::collections::BTreeMap;

use super::{REPLICATIONS, Report};
use crate::edition::Edition;
use crate::practice::model::{Event, PracticeId, ReplicationId};
use crate::workflow::Deed;

impl Report {
    /// The editions in which the page named each entry, replayed.
    pub(super) fn replications(
        &mut self,
        id: PracticeId,
        events: &[Event],
        named: &[(ReplicationId, Option<Edition>, Option<Edition>)],
    ) {
        let mut replayed = BTreeMap::new();
        for event in events {
            let Some((entry, _)) = event.details.replication else {
                continue;
            };
            let (from, to): &mut (Option<Edition>, Option<Edition>) =
                replayed.entry(entry).or_default();
            match event.deed {
                Deed::RemoveReplication => *to = event.details.edition,
                _ => *from = event.details.edition,
            }
        }
        let replayed = replayed
            .into_iter()
            .map(|(entry, (from, to))| (entry, from, to));
        let same = named.iter().copied().eq(replayed);
        self.say(REPLICATIONS, !same, || format!("practice {id}"));
    }
}
