//! The problem that a form shows for words that go with a deed.

use crate::account::model::NotALine;
use crate::account::problem_of_line;
use crate::practice::model::{NotAGreeting, Reasons, WordsProblem};
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

/// The problem of a box for the name by which a mail greets a person without an account.
pub fn problem_of_greeting(why: &NotAGreeting, typed: &str) -> Problem {
    match why {
        NotAGreeting::HoldsAddress => Problem::own("drafting-problem-greeting"),
        // What is not empty and holds no letter.
        NotAGreeting::Line(NotALine::Missing) => Problem::Unreadable,
        NotAGreeting::Line(why) => problem_of_line(why, typed),
    }
}
