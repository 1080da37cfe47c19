//! The problem that a form shows for words that go with a deed.

use crate::practice::model::{Reasons, WordsProblem};
use crate::web::Problem;

/// The problem of a box for reasons, with how far the typed text is over the limit.
pub fn problem_of_words(why: WordsProblem, typed: &str) -> Problem {
    match why {
        WordsProblem::Missing => Problem::Missing,
        WordsProblem::TooLong => Problem::TooLong {
            limit: Reasons::MOST,
            by: typed.trim().chars().count().saturating_sub(Reasons::MOST),
        },
    }
}
