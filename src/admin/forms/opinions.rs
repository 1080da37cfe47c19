//! The form of the policies of opinions: three numbers for each objective.

use crate::practice::model::OpinionPolicy;
use crate::taxonomy::{ObjectiveNumber, objectives};
use crate::web::{Problem, Reading, Refused, Typed};

/// The hidden field with the newest policy that a form was drawn with.
pub const VERSION: &str = "version";

/// How many opinions are needed, how many of them from reviewers, and how many from experts from outside.
pub const PARTS: [&str; 3] = ["opinions", "internal", "external"];

/// The name of an objective's box.
pub fn policy_box(part: &str, objective: ObjectiveNumber) -> String {
    format!("{part}_{objective}")
}

/// What an objective has now.
pub struct PresentPolicy {
    /// What is set.
    pub policy: OpinionPolicy,
    /// How many accounts can give an opinion.
    pub reviewers: i64,
}

/// Reads the policies. An objective whose first box was not sent keeps its policy. A policy that cannot be met by the
/// accounts that review the objective is refused, unless it is set already.
pub fn opinion_policies(
    typed: &Typed,
    present: impl Fn(ObjectiveNumber) -> PresentPolicy,
) -> Result<Vec<(ObjectiveNumber, OpinionPolicy)>, Refused> {
    let mut reading = Reading::of(typed);
    let mut policies = Vec::new();
    let mut whole = true;
    for objective in objectives() {
        if !typed.sent(&policy_box(PARTS[0], objective)) {
            continue;
        }
        match read_policy(&mut reading, objective, &present(objective)) {
            Some(policy) => policies.push((objective, policy)),
            None => whole = false,
        }
    }
    reading.finish(whole.then_some(policies))
}

/// The policy of one objective. A box of its parts that was not sent is none.
fn read_policy(
    reading: &mut Reading<'_>,
    objective: ObjectiveNumber,
    present: &PresentPolicy,
) -> Option<OpinionPolicy> {
    let [opinions, internal, external] = PARTS.map(|part| {
        let name = policy_box(part, objective);
        let number = match reading.typed().get(&name) {
            "" => Some(0),
            typed => typed.parse().ok(),
        };
        let number = number.filter(|number| (0..=OpinionPolicy::MOST).contains(number));
        reading.note(name, number.ok_or(Problem::NotOffered))
    });
    let policy = OpinionPolicy {
        opinions: opinions?,
        internal: internal?,
        external: external?,
    };
    let problem = problem_of(policy, present);
    let name = policy_box(PARTS[0], objective);
    reading.note(name, problem.map_or(Ok(policy), Err))
}

fn problem_of(policy: OpinionPolicy, present: &PresentPolicy) -> Option<Problem> {
    if policy == present.policy {
        return None;
    }
    if policy.internal + policy.external > policy.opinions {
        return Some(Problem::own("admin-problem-opinions-parts"));
    }
    let from_reviewers = policy.internal.max(policy.opinions - policy.external);
    (from_reviewers > present.reviewers).then(|| {
        let count = present.reviewers.to_string();
        Problem::Own("admin-problem-opinions-few", vec![("count", count)])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_can_be_met_by_those_who_review_the_objective() {
        let problem = |numbers: [&str; 3]| {
            let boxes = PARTS.iter().zip(numbers);
            let typed = Typed::of(boxes.map(|(part, number)| (format!("{part}_9"), number)));
            let read = opinion_policies(&typed, |_| PresentPolicy {
                policy: OpinionPolicy::of(8),
                reviewers: 2,
            });
            read.err().map(|refused| refused.problems.len())
        };
        for fits in [
            ["0", "0", "0"],
            ["2", "1", "0"],
            ["3", "1", "1"],
            ["4", "2", "2"],
        ] {
            assert_eq!(problem(fits), None, "{fits:?}");
        }
        // What is set already may stay.
        assert_eq!(problem(["8", "0", "0"]), None);
        for unfit in [
            ["3", "0", "0"],
            ["2", "2", "1"],
            ["4", "3", "1"],
            ["10", "0", "9"],
            ["x", "0", "0"],
        ] {
            assert_eq!(problem(unfit), Some(1), "{unfit:?}");
        }
    }
}
