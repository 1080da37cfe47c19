//! Replays the opinions of a history: each approval had as many as its round asks for.

use std::collections::BTreeSet;

use super::{OPINIONS, Report};
use crate::account::model::AccountId;
use crate::practice::model::{
    Event, ExpertAskId, OpinionCount, OpinionGiver, OpinionPolicy, Party, Revision, Seq,
};
use crate::workflow::{Deed, Verdict};

/// A question to an expert, the first one to the same address, and the account that has it.
pub(super) type KnownExpert = (ExpertAskId, ExpertAskId, Option<AccountId>);

/// The reviewer, or the first question to the address of the expert.
fn giver_of(event: &Event, experts: &[KnownExpert]) -> Option<OpinionGiver> {
    let first = |ask: ExpertAskId| experts.iter().find(|(id, ..)| *id == ask);
    let expert = event
        .details
        .expert
        .and_then(first)
        .map(|(_, first, _)| *first);
    OpinionGiver::of(event.actor_id, expert)
}

/// The account by which the giver may be a party.
fn account_of(giver: OpinionGiver, experts: &[KnownExpert]) -> Option<AccountId> {
    match giver {
        OpinionGiver::Reviewer(account) => Some(account),
        OpinionGiver::Expert(ask) => experts.iter().find(|(id, ..)| *id == ask)?.2,
    }
}

/// Whether the account was a party by this event.
fn barred(account: AccountId, parties: &[Party], at: Seq) -> bool {
    let mut own = parties.iter().filter(|one| one.account_id == account);
    own.any(|party| party.barred_at(at))
}

impl Report {
    /// A round begins with a submission, a reopening or an upheld appeal. Its policy is that of the submission, or of the objective to which
    /// it was moved since. An opinion of an account that was a party by the time of the approval does not count.
    pub(super) fn opinions(
        &mut self,
        (events, revisions): (&[Event], &[Revision]),
        parties: &[Party],
        experts: &[KnownExpert],
    ) {
        let mut policy = OpinionPolicy::NONE;
        let mut given: BTreeSet<OpinionGiver> = BTreeSet::new();
        for event in events {
            match event.deed {
                Deed::Submit => {
                    policy = event.details.policy.unwrap_or_default();
                    given.clear();
                }
                Deed::Reopen | Deed::Uphold => given.clear(),
                Deed::Move => policy = event.details.policy.unwrap_or(policy),
                Deed::GiveOpinion => given.extend(giver_of(event, experts)),
                _ => {}
            }
            if event.deed.verdict() == Some(Verdict::Approve) {
                let stands = |giver: &OpinionGiver| {
                    !account_of(*giver, experts).is_some_and(|one| barred(one, parties, event.seq))
                };
                let count = OpinionCount::of(given.iter().copied().filter(stands));
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
