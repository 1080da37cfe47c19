//! A practice as its deeds see it: the rows, and what the workflow's table asks about.

use std::time::Duration;

use super::{CoAuthor, Label, Parties, Practice, Revision, Round, Saves};
use crate::account::model::{Account, AccountId, Role};
use crate::db::Timestamp;
use crate::workflow::{Actor, AppealStanding, Claim, OnHold, OpenRevision, Situation, State};

/// A practice as its deeds see it: the rows, and what the table asks about.
#[derive(Debug, Clone)]
pub struct Case {
    /// The row of the practice itself.
    pub practice: Practice,
    /// The revision being worked on.
    pub open: Option<Revision>,
    /// The newest revision that is neither open nor discarded.
    pub latest: Option<Revision>,
    /// Who may not decide on it.
    pub parties: Parties,
    /// The accounts that accepted to be its co-authors, in no order.
    pub co_authors: Vec<AccountId>,
    /// Its owner is suspended.
    pub owner_suspended: bool,
    /// The decider is neither suspended nor a party.
    pub decider_stands: bool,
    /// The opinions on the revision being worked on.
    pub round: Round,
    /// The labels that it bears, by name.
    pub labels: Vec<Label>,
}

impl Case {
    /// What the table needs to know, as this person stands to it. `stale` is the age at which others may take over.
    pub fn situation(&self, by: Option<&Account>, now: Timestamp, stale: Duration) -> Situation {
        Situation {
            exists: true,
            open: self.open.as_ref().map(|revision| open(revision, now)),
            latest: self.latest.as_ref().map(|revision| revision.state),
            finally_declined: self
                .latest
                .as_ref()
                .is_some_and(|revision| revision.state == State::Declined && revision.last),
            public: self.practice.public,
            removal_asked: self.practice.removal_asked_at.is_some(),
            claim: self.claim(by, now, stale),
            held: self.owner_suspended,
            decider_stands: self.decider_stands,
            announced: self
                .open
                .as_ref()
                .is_some_and(|open| open.accepted_at.is_some()),
            opinions: self.opinions(by.map(|account| account.id)),
            appeal: self.appeal(now),
            on_hold: self.on_hold(now),
            reminded: self.round.reminded,
            too_early: self
                .open
                .as_ref()
                .is_some_and(|open| open.not_before_ahead(now).is_some()),
            still_true: self.practice.confirmation.still_true(now),
        }
    }

    /// Whether the decline that stands on the latest revision can be appealed, or is.
    fn appeal(&self, now: Timestamp) -> AppealStanding {
        match &self.latest {
            Some(latest) if latest.state == State::Declined && latest.appeal_open => {
                AppealStanding::Open
            }
            Some(latest) if latest.appeal_until().is_some_and(|until| until > now) => {
                AppealStanding::Possible
            }
            _ => AppealStanding::None,
        }
    }

    fn claim(&self, by: Option<&Account>, now: Timestamp, stale: Duration) -> Claim {
        let Some(revision) = self.open.as_ref() else {
            return Claim::Free;
        };
        match revision.claimed_by {
            None => Claim::Free,
            Some(holder) if by.is_some_and(|account| account.id == holder) => Claim::Own,
            Some(_) => Claim::Other {
                // The time on hold counts for no claim.
                stale: revision.hold_until.is_none()
                    && revision
                        .claimed_at
                        .is_some_and(|since| since.plus(stale) < now),
            },
        }
    }

    fn on_hold(&self, now: Timestamp) -> OnHold {
        match self.open.as_ref().and_then(|open| open.hold_until) {
            None => OnHold::No,
            Some(until) if until > now => OnHold::Ahead,
            Some(_) => OnHold::Over,
        }
    }

    /// How this person stands to it.
    pub fn actor(&self, by: &Account) -> Actor {
        let owner = self.practice.owner_id == by.id;
        Actor {
            system: false,
            reviewer: by.role >= Role::Reviewer,
            administrator: by.role == Role::Administrator,
            owner,
            author: owner || self.co_authors.contains(&by.id),
            invited: false,
            expert: false,
            party: self.parties.include(by.id),
            in_scope: match self.practice.objective {
                Some(objective) => by.scope.covers(objective),
                None => by.scope.is_everything(),
            },
            decider: self
                .open
                .as_ref()
                .is_some_and(|one| one.decided_by == Some(by.id)),
            closed: self
                .latest
                .as_ref()
                .is_some_and(|one| one.decided_by == Some(by.id)),
            took_down: self.practice.taken_down_by == Some(by.id),
            suspended: by.is_suspended(),
        }
    }

    /// Whether this account may decide on it: a reviewer in scope or an administrator, and no party. The claim is not asked.
    pub fn may_be_reviewed_by(&self, account: &Account) -> bool {
        let actor = self.actor(account);
        account.may_review() && !actor.party && (actor.in_scope || actor.administrator)
    }

    /// Whether the account that offers the ownership may give it now: the owner, or an administrator while the owner is
    /// suspended. So neither does a suspended owner give it away, nor does an owner who is restored lose it.
    pub fn stands_behind(&self, offered: &CoAuthor) -> bool {
        let is_owners = offered.offered_by == Some(self.practice.owner_id);
        is_owners != self.owner_suspended
    }

    /// The newest revision of all: the open one, or the latest closed one.
    pub fn newest(&self) -> Option<&Revision> {
        self.open.as_ref().or(self.latest.as_ref())
    }
}

fn open(revision: &Revision, now: Timestamp) -> OpenRevision {
    match (revision.state, revision.phase(now), revision.verdict) {
        (State::Decided, Some(phase), Some(verdict)) => OpenRevision::Decided { verdict, phase },
        (State::InReview, ..) => OpenRevision::InReview,
        (State::AwaitingConsent, ..) => OpenRevision::AwaitingConsent {
            reworded: revision.rewrites.is_some(),
        },
        _ => OpenRevision::Draft {
            untouched: revision.number > 1 && revision.saves == Saves(0),
        },
    }
}
