//! The public record of a review: by how many, in how many rounds, when, against what. It names no person, and is made of the
//! events of a version that is published: what happens in a round is no secret once its text is public, who did it is.
//! Pure.

use super::store::{ImportedReviewRow, ReviewEvent};
use crate::db::Timestamp;
use crate::practice::model::{OpinionCount, Seq};
use crate::workflow::{Deed, Verdict};

/// How a version was reviewed before its publication.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewRecord {
    /// How many judged it in the round that led to its publication; the reviewer who decided is one of them.
    pub judges: OpinionCount,
    /// How often it was submitted, or taken up again, since the version before.
    pub rounds: i64,
    /// When it was submitted first.
    pub began: Timestamp,
    /// Whether one of them filled in the checklist.
    pub has_checklist: bool,
}

impl ReviewRecord {
    /// The record that an import brought with a version.
    pub fn imported(row: &ImportedReviewRow) -> Option<Self> {
        Some(Self {
            judges: OpinionCount {
                internal: row.reviewers?,
                external: row.experts?,
            },
            rounds: row.rounds?,
            began: row.review_began?,
            has_checklist: row.has_checklist?,
        })
    }

    /// The record of these events, oldest first; none of a text that was published without a review.
    pub fn of(events: &[ReviewEvent]) -> Option<Self> {
        let is_approval = |event: &&ReviewEvent| event.deed.verdict() == Some(Verdict::Approve);
        let begins_round =
            |event: &&ReviewEvent| matches!(event.deed, Deed::Submit | Deed::Reopen | Deed::Uphold);
        let approval = events.iter().rfind(is_approval)?;
        let rounds = events.iter().filter(begins_round).count();
        let last = events.iter().rfind(begins_round)?;
        let mut judges: Vec<&ReviewEvent> = vec![approval];
        let of_round = events.iter().filter(|event| {
            event.deed == Deed::GiveOpinion && event.seq > last.seq && event.seq < approval.seq
        });
        for opinion in of_round {
            let is_known = judges.iter().any(|one| is_same_person(one, opinion));
            if !is_known && !is_party(opinion, approval.seq) {
                judges.push(opinion);
            }
        }
        let has_marks = |event: &ReviewEvent| event.has_marks && event.seq > last.seq;
        Some(Self {
            judges: judges.iter().fold(OpinionCount::default(), |count, one| {
                if one.expert.is_some() {
                    OpinionCount {
                        external: count.external + 1,
                        ..count
                    }
                } else {
                    OpinionCount {
                        internal: count.internal + 1,
                        ..count
                    }
                }
            }),
            rounds: i64::try_from(rounds).unwrap_or(i64::MAX),
            began: events.iter().find(begins_round)?.at,
            has_checklist: events.iter().any(has_marks),
        })
    }
}

fn is_same_person(one: &ReviewEvent, other: &ReviewEvent) -> bool {
    (one.person.is_some() && one.person == other.person)
        || (one.expert.is_some() && one.expert == other.expert)
}

/// An opinion of a person who was a party by the time of the approval did not count.
fn is_party(event: &ReviewEvent, at: Seq) -> bool {
    event.party_since.is_some_and(|since| since < at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::model::AccountId;
    use crate::practice::model::ExpertAskId;

    fn event(seq: i64, deed: Deed, person: Option<i64>, expert: Option<i64>) -> ReviewEvent {
        ReviewEvent {
            seq: Seq(seq),
            deed,
            at: Timestamp::default(),
            person: person.map(AccountId),
            expert: expert.map(ExpertAskId),
            party_since: None,
            has_marks: deed == Deed::Approve,
        }
    }

    #[test]
    fn each_person_of_the_last_round_is_counted_once() {
        let submitted = |seq| event(seq, Deed::Submit, Some(1), None);
        let opinion = |seq, person, expert| event(seq, Deed::GiveOpinion, person, expert);
        let party = ReviewEvent {
            party_since: Some(Seq(2)),
            ..opinion(9, Some(6), None)
        };
        let events = [
            submitted(2),
            opinion(3, Some(8), None),
            submitted(5),
            opinion(6, Some(2), None),
            opinion(7, Some(2), None),
            opinion(8, Some(3), None),
            party,
            opinion(10, None, Some(1)),
            opinion(11, Some(3), Some(4)),
            event(12, Deed::Approve, Some(2), None),
        ];
        let record = ReviewRecord::of(&events).unwrap();
        let judges = OpinionCount {
            internal: 2,
            external: 1,
        };
        assert_eq!((record.judges, record.rounds), (judges, 2));
        assert!(record.has_checklist);
        assert_eq!(ReviewRecord::of(&events[..9]), None);
    }
}
