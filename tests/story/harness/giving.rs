//! Opinions of reviewers: given by the actions, and how many of them an objective asks for.

use praxis::account::model::Account;
use praxis::practice::actions::{self, Done, Error, Intent, PoliciesSet, newest_policy};
use praxis::practice::model::{Checklist, Opinion, OpinionPolicy, PracticeId};
use praxis::taxonomy::ObjectiveNumber;
use praxis::workflow::Verdict;

use crate::cast::{Cast, reasons};

/// Grace asks for so many opinions on submissions of this objective.
pub async fn ask_for(cast: &Cast, objective: u8, opinions: i64) {
    ask_policy(cast, objective, OpinionPolicy::of(opinions)).await;
}

/// Grace sets this policy for submissions of this objective.
pub async fn ask_policy(cast: &Cast, objective: u8, policy: OpinionPolicy) {
    let mut db = cast.app.db.read().await.unwrap();
    let newest = newest_policy(&actions::opinion_policies(&mut db).await.unwrap());
    drop(db);
    let objective = ObjectiveNumber::new(objective).unwrap();
    let wanted = [(objective, policy)];
    let set = actions::set_opinion_policies(&cast.app, &cast.grace, newest, &wanted).await;
    assert_eq!(set.unwrap(), PoliciesSet::Stored(1));
}

/// An opinion with these words to the review team.
pub fn opinion(verdict: Verdict, to_team: &str) -> Intent {
    let opinion = Opinion::new(verdict, None, Some(reasons(to_team))).unwrap();
    Intent::GiveOpinion(opinion, Checklist::default())
}

/// A reviewer gives an opinion.
pub async fn give(
    cast: &Cast,
    by: &Account,
    id: PracticeId,
    verdict: Verdict,
    to_team: &str,
) -> Result<Done, Error> {
    cast.act(by, &id, opinion(verdict, to_team)).await
}
