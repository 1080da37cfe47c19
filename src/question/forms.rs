//! Reads the form of a question, and the buttons of the page behind a mailed link.

use crate::account::model::NotALine;
use crate::account::parse_deliverable;
use crate::app::App;
use crate::language::Language;
use crate::practice::model::{Greeting, NotAGreeting, PracticeId};
use crate::question::model::{NewQuestion, QuestionWords};
use crate::showing::reasons::problem_of_greeting;
use crate::web::form::Reading;
use crate::web::{Problem, Refused, Typed};

/// The box of the reader's name.
pub const NAME: &str = "name";
/// The box of the reader's address.
pub const EMAIL: &str = "email";
/// The box of the question.
pub const WORDS: &str = "words";

/// Reads a question about a practice.
pub fn read_question(
    app: &App,
    typed: &Typed,
    (practice, language): (PracticeId, Language),
) -> Result<NewQuestion, Refused> {
    let mut reading = Reading::of(typed);
    let name = reading.field(NAME, read_name);
    let email = reading.field(EMAIL, |typed| parse_deliverable(app, typed));
    let words = reading.field(WORDS, QuestionWords::parse);
    let whole = name.zip(email).zip(words);
    reading.finish(whole.map(|((name, email), words)| NewQuestion {
        practice,
        name,
        email,
        language,
        words,
    }))
}

/// A name is needed. The mail to the person asked greets with it, so it holds no address.
fn read_name(typed: &str) -> Result<Greeting, Problem> {
    let read = Greeting::parse_optional(typed);
    let read = read.map_err(|why| match why {
        NotAGreeting::Line(NotALine::Missing) => Problem::Unreadable,
        why => problem_of_greeting(&why, typed),
    });
    read?.ok_or(Problem::Missing)
}

/// A button of the page behind a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkButton {
    /// The reader confirms the question.
    Send,
    /// The reader erases it.
    Erase,
    /// The person asked wants no more questions.
    Refuse,
}

/// Reads which button was pressed.
pub fn read_link_button(typed: &Typed) -> Option<LinkButton> {
    match typed.get("deed") {
        "send" => Some(LinkButton::Send),
        "erase" => Some(LinkButton::Erase),
        "refuse" => Some(LinkButton::Refuse),
        _ => None,
    }
}
