//! Replays the opinions of a history: each approval had as many as its round asks for.

use std::collections::BTreeSet;

use super::{OPINIONS, Report};
use crate::account::model::AccountId;
use crate::practice::model::{Event, OpinionCount, OpinionPolicy, Party, Revision};
use crate::workflow::{Deed, Verdict};

impl Report {
    /// A round begins with a submission, a reopening or an upheld appeal. Its policy is that of the submission, or of the objective to which
    /// it was moved since. An opinion of an account that was a party by the time of the approval does not count.
    pub(super) fn opinions(
        &mut self,
        (events, revisions): (&[Event], &[Revision]),
        parties: &[Party],
    ) {
        let mut policy = OpinionPolicy::NONE;
        let mut given: BTreeSet<AccountId> = BTreeSet::new();
        for event in events {
            match event.deed {
                Deed::Submit => {
                    policy = event.details.policy.unwrap_or_default();
                    given.clear();
                }
                Deed::Reopen | Deed::Uphold => given.clear(),
                Deed::Move => policy = event.details.policy.unwrap_or(policy),
                Deed::GiveOpinion => given.extend(event.actor_id),
                _ => {}
            }
            if event.deed.verdict() == Some(Verdict::Approve) {
                let barred = |account: &AccountId| {
                    let mut own = parties.iter().filter(|one| one.account_id == *account);
                    own.any(|party| party.barred_at(event.seq))
                };
                let counting = given.iter().filter(|account| !barred(account)).count();
                let count = OpinionCount {
                    internal: i64::try_from(counting).unwrap_or(i64::MAX),
                    external: 0,
                };
                self.say(OPINIONS, !policy.is_met(count), || {
                    format!("practice {}, event {}", event.practice_id, event.seq)
                });
            }
        }
        let submitted = revisions
            .iter()
            .rev()
            .find(|one| one.submitted_at.is_some());
        if let Some(revision) = submitted {
            self.say(OPINIONS, revision.policy != policy, || {
                format!(
                    "practice {}, revision {}",
                    revision.practice_id, revision.number
                )
            });
        }
    }
}
