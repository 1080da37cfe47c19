//! The form of the policies of opinions: a number for each objective.

use crate::practice::model::OpinionPolicy;
use crate::taxonomy::{ObjectiveNumber, objectives};
use crate::web::{Problem, Reading, Refused, Typed};

/// The hidden field with the newest policy that a form was drawn with.
pub const VERSION: &str = "version";

/// The name of an objective's box.
pub fn opinions_box(objective: ObjectiveNumber) -> String {
    format!("opinions_{objective}")
}

/// Reads the policies. An objective whose box was not sent keeps its policy. `most` says how many opinions can be given on
/// an objective; a number that the page showed already may stay.
pub fn opinion_policies(
    typed: &Typed,
    most: impl Fn(ObjectiveNumber) -> i64,
) -> Result<Vec<(ObjectiveNumber, OpinionPolicy)>, Refused> {
    let mut reading = Reading::of(typed);
    let mut policies = Vec::new();
    let mut whole = true;
    for objective in objectives() {
        let name = opinions_box(objective);
        if !typed.sent(&name) {
            continue;
        }
        let number = typed.get(&name).parse().ok();
        let number = number.filter(|number| (0..=most(objective)).contains(number));
        match reading.note(name, number.ok_or(Problem::NotOffered)) {
            Some(number) => policies.push((objective, OpinionPolicy::of(number))),
            None => whole = false,
        }
    }
    reading.finish(whole.then_some(policies))
}
