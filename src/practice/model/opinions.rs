//! Independent opinions: how many a round asks for, what one says, and which of those that were given count. Pure.

use super::{Case, Details, ExpertAskId, Parties, Reasons, Seq};
use crate::account::model::AccountId;
use crate::workflow::{Deed, Opinions, Verdict};

/// How many independent opinions a round asks for before an approval.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, sqlx::FromRow,
)]
pub struct OpinionPolicy {
    /// How many in all.
    pub opinions: i64,
    /// At least so many of them by reviewers of the site.
    #[sqlx(rename = "internal_opinions")]
    pub internal: i64,
    /// At least so many of them by experts from outside.
    #[sqlx(rename = "external_opinions")]
    pub external: i64,
}

/// How many opinions count, by those who give them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OpinionCount {
    /// By reviewers of the site.
    pub internal: i64,
    /// By experts from outside.
    pub external: i64,
}

impl OpinionCount {
    /// How many these are.
    pub fn of(givers: impl Iterator<Item = OpinionGiver>) -> Self {
        givers.fold(Self::default(), |count, giver| match giver {
            OpinionGiver::Reviewer(_) => Self {
                internal: count.internal + 1,
                ..count
            },
            OpinionGiver::Expert(_) => Self {
                external: count.external + 1,
                ..count
            },
        })
    }

    /// All of them.
    pub const fn all(self) -> i64 {
        self.internal + self.external
    }
}

impl OpinionPolicy {
    /// One reviewer decides alone.
    pub const NONE: Self = Self {
        opinions: 0,
        internal: 0,
        external: 0,
    };
    /// The most that may be asked for.
    pub const MOST: i64 = 9;

    /// So many opinions, by reviewers of the site or by experts from outside.
    pub const fn of(opinions: i64) -> Self {
        Self {
            opinions,
            ..Self::NONE
        }
    }

    /// Whether so many opinions are enough.
    pub const fn is_met(self, given: OpinionCount) -> bool {
        given.all() >= self.opinions
            && given.internal >= self.internal
            && given.external >= self.external
    }
}

/// An opinion as a reviewer gives it, complete. One that sends the practice back or declines it says why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    verdict: Verdict,
    to_authors: Option<Reasons>,
    to_team: Option<Reasons>,
}

impl Opinion {
    /// The opinion with its words to the authors and to the review team; `None` where neither says why.
    pub fn new(
        verdict: Verdict,
        to_authors: Option<Reasons>,
        to_team: Option<Reasons>,
    ) -> Option<Self> {
        let says_why = to_authors.is_some() || to_team.is_some();
        (says_why || verdict == Verdict::Approve).then_some(Self {
            verdict,
            to_authors,
            to_team,
        })
    }

    /// What the reviewer would decide.
    pub fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// Words that the deciding reviewer may send on to the authors.
    pub fn to_authors(&self) -> Option<&Reasons> {
        self.to_authors.as_ref()
    }

    /// Words that only the review team reads.
    pub fn to_team(&self) -> Option<&Reasons> {
        self.to_team.as_ref()
    }
}

/// An event of a round that is read with a case: about opinions, or a reminder by a reviewer.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct OpinionEvent {
    /// Its place in the history.
    pub seq: Seq,
    /// One of the deeds about opinions, or the reminder.
    pub deed: Deed,
    /// The account that acted; an expert from outside acts without one.
    pub actor_id: Option<AccountId>,
    /// What was chosen.
    pub details: sqlx::types::Json<Details>,
    /// The account that has the expert's address.
    pub expert_account: Option<AccountId>,
    /// The first question to that address.
    pub first_ask: Option<ExpertAskId>,
    /// Whether the account is suspended now.
    pub suspended: bool,
    /// The account by which its person is known: one person gives one opinion.
    pub person: Option<AccountId>,
}

/// Who has given an opinion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OpinionGiver {
    /// A reviewer or an administrator of the site.
    Reviewer(AccountId),
    /// An expert from outside, by the question to which the opinion answers.
    Expert(ExpertAskId),
}

impl OpinionGiver {
    /// Who has caused such an event.
    pub fn of(actor: Option<AccountId>, expert: Option<ExpertAskId>) -> Option<Self> {
        let reviewer = actor.map(Self::Reviewer);
        reviewer.or_else(|| expert.map(Self::Expert))
    }
}

/// A person as opinions are counted: by an account, or by the first question to the same address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OpinionPerson {
    Account(AccountId),
    Expert(ExpertAskId),
}

/// An opinion of the round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenOpinion {
    /// Its event.
    pub seq: Seq,
    /// The reviewer or the expert.
    pub by: OpinionGiver,
    /// The person who that is.
    person: Option<OpinionPerson>,
    /// What that person would decide.
    pub verdict: Verdict,
    /// A later opinion of the same person has taken its place.
    pub superseded: bool,
    /// The reviewer or the expert is neither suspended nor a party by now.
    pub stands: bool,
}

impl GivenOpinion {
    fn of(event: &OpinionEvent, verdict: Verdict, parties: &Parties) -> Option<Self> {
        let account = event.actor_id.or(event.expert_account);
        let person = event.person.map(OpinionPerson::Account);
        Some(Self {
            seq: event.seq,
            by: OpinionGiver::of(event.actor_id, event.details.expert)?,
            person: person.or(event.first_ask.map(OpinionPerson::Expert)),
            verdict,
            superseded: false,
            stands: !event.suspended && !account.is_some_and(|account| parties.include(account)),
        })
    }

    /// Whether a later opinion takes the place of this one.
    fn gives_way_to(&self, later: &Self) -> bool {
        self.by == later.by || (self.person.is_some() && self.person == later.person)
    }
}

/// The opinions of the round that is under way. A submission, a reopening and an upheld appeal begin a round without any.
#[derive(Debug, Clone, Default)]
pub struct Round {
    /// Oldest first.
    pub opinions: Vec<GivenOpinion>,
    /// The administrators who opened the opinions without giving one.
    opened_by: Vec<AccountId>,
    /// Who was asked for one.
    asked: Vec<AccountId>,
    /// Whether a reviewer has reminded the one who holds it.
    pub reminded: bool,
}

impl Round {
    /// The round of these events, oldest first.
    pub fn of(events: Vec<OpinionEvent>, parties: &Parties) -> Self {
        let mut round = Self::default();
        for event in events {
            match (event.deed, event.details.opinion, event.details.account) {
                (Deed::GiveOpinion, Some(verdict), _) => {
                    round.add(GivenOpinion::of(&event, verdict, parties));
                }
                (Deed::Remind, ..) => round.reminded = true,
                (Deed::OpenOpinions, ..) => round.opened_by.extend(event.actor_id),
                (Deed::AskOpinion, _, Some(asked)) => round.asked.push(asked),
                _ => {}
            }
        }
        round
    }

    fn add(&mut self, given: Option<GivenOpinion>) {
        let Some(given) = given else {
            return;
        };
        let earlier = self.opinions.iter_mut();
        let earlier = earlier.filter(|one| one.gives_way_to(&given));
        earlier.for_each(|one| one.superseded = true);
        self.opinions.push(given);
    }

    /// The opinions that count: the newest one of each person, if that person is neither suspended nor a party.
    pub fn counting(&self) -> impl Iterator<Item = &GivenOpinion> {
        let all = self.opinions.iter();
        all.filter(|one| one.stands && !one.superseded)
    }

    /// How many count.
    pub fn count(&self) -> OpinionCount {
        OpinionCount::of(self.counting().map(|one| one.by))
    }

    /// Whether this account has given one.
    pub fn has_given(&self, account: AccountId) -> bool {
        self.opinions
            .iter()
            .any(|one| one.by == OpinionGiver::Reviewer(account))
    }

    /// Whether this account was asked for one.
    pub fn has_asked(&self, account: AccountId) -> bool {
        self.asked.contains(&account)
    }

    /// Whether this account may read the opinions of others.
    pub fn is_read_by(&self, account: AccountId) -> bool {
        self.has_given(account) || self.opened_by.contains(&account)
    }

    /// Whether an event is an opinion that this account may not read yet.
    pub fn hides(&self, event: Seq, from: AccountId) -> bool {
        let is_read = self.is_read_by(from);
        !is_read && self.opinions.iter().any(|one| one.seq == event)
    }

    /// Whether the opinions that count differ.
    fn is_divided(&self) -> bool {
        let mut verdicts = self.counting().map(|one| one.verdict);
        let first = verdicts.next();
        verdicts.any(|one| Some(one) != first)
    }
}

impl Case {
    /// How the opinions of the round stand, as this account may know it.
    pub fn opinions(&self, by: Option<AccountId>) -> Opinions {
        let round = &self.round;
        let policy = self.open.as_ref().map(|open| open.policy);
        let read = by.is_some_and(|by| round.is_read_by(by));
        let given = by.is_some_and(|by| round.has_given(by));
        Opinions {
            met: policy.is_none_or(|policy| policy.is_met(round.count())),
            others: round
                .counting()
                .any(|one| Some(one.by) != by.map(OpinionGiver::Reviewer)),
            read,
            opened: read && !given,
            divided: read && round.is_divided(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_met_by_all_three_of_its_numbers() {
        let policy = |opinions, internal, external| OpinionPolicy {
            opinions,
            internal,
            external,
        };
        let given = |internal, external| OpinionCount { internal, external };
        assert!(OpinionPolicy::NONE.is_met(given(0, 0)));
        assert!(!OpinionPolicy::of(2).is_met(given(1, 0)));
        assert!(OpinionPolicy::of(2).is_met(given(1, 1)));
        assert!(!policy(2, 2, 0).is_met(given(1, 1)));
        assert!(!policy(2, 1, 1).is_met(given(2, 0)));
        assert!(policy(2, 1, 1).is_met(given(1, 1)));
    }

    #[test]
    fn an_opinion_that_does_not_approve_says_why() {
        let words = || Reasons::parse("The results are missing.").ok();
        assert!(Opinion::new(Verdict::Approve, None, None).is_some());
        for verdict in [Verdict::Return, Verdict::Decline] {
            assert!(Opinion::new(verdict, None, None).is_none());
            assert!(Opinion::new(verdict, words(), None).is_some());
            assert!(Opinion::new(verdict, None, words()).is_some());
        }
    }

    #[test]
    fn the_newest_opinion_of_each_reviewer_who_stands_counts() {
        let event = |seq, by, verdict, suspended| OpinionEvent {
            seq: Seq(seq),
            deed: Deed::GiveOpinion,
            actor_id: Some(AccountId(by)),
            expert_account: None,
            first_ask: None,
            details: sqlx::types::Json(Details {
                opinion: Some(verdict),
                ..Details::default()
            }),
            suspended,
            // The accounts 3 and 4 are of one person.
            person: Some(AccountId(by.min(3))),
        };
        let events = vec![
            event(3, 1, Verdict::Decline, false),
            event(4, 2, Verdict::Approve, true),
            event(5, 1, Verdict::Approve, false),
            event(6, 4, Verdict::Approve, false),
            event(7, 3, Verdict::Return, false),
        ];
        let round = Round::of(events.clone(), &Parties::default());
        let counting: Vec<i64> = round.counting().map(|one| one.seq.0).collect();
        assert_eq!(counting, [5, 7]);
        assert!(round.is_divided());
        let party: Parties = [AccountId(3)].into_iter().collect();
        let round = Round::of(events, &party);
        assert_eq!(round.count().internal, 1);
        assert!(!round.is_divided());
        assert!(round.hides(Seq(5), AccountId(9)) && !round.hides(Seq(5), AccountId(1)));
    }
}
