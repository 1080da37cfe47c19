//! Reads the answers to the points of the review team: for each *done* or *not done, because*.

use crate::address::{self, Address};
use crate::language::Language;
use crate::practice::model::{CommentThread, PointAnswer, Reasons, Seq, ThreadNumber};
use crate::showing::reasons::problem_of_words;
use crate::web::form::Reading;
use crate::web::unsent::EARLIER;
use crate::web::{Problem, Refused, Typed};

/// What an author can say to a point.
pub const POINT_CHOICES: [&str; 2] = ["done", "not-done"];

const POINT: &str = "point-";
const BECAUSE: &str = "because-";

/// The button that was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PointsButton {
    /// Stores the answers.
    Save,
    /// Stores them and submits the practice, unless a point is not answered.
    Submit,
    /// Stores them and submits the practice in any case.
    SubmitUnanswered,
    /// Goes to another page of the site, and keeps what was typed.
    Go(Language, Address),
    /// Deletes what was kept.
    Clear,
}

impl PointsButton {
    /// Reads the button; `None` for a word that is none.
    pub fn read(typed: &Typed) -> Option<Self> {
        if let Some((language, to)) = address::parse_local(typed.get("go")) {
            return Some(Self::Go(language, to));
        }
        Some(match typed.get("deed") {
            "save" => Self::Save,
            "submit" => Self::Submit,
            "submit_unanswered" => Self::SubmitUnanswered,
            "clear" => Self::Clear,
            _ => return None,
        })
    }
}

/// The name of the choice of a point.
pub fn point_name(thread: ThreadNumber) -> String {
    format!("{POINT}{thread}")
}

/// The name of the box beside it.
pub fn because_name(thread: ThreadNumber) -> String {
    format!("{BECAUSE}{thread}")
}

/// Whether the box of this name holds typed text.
pub fn is_because(name: &str) -> bool {
    name.starts_with(BECAUSE) || name == EARLIER
}

/// The boxes of points that hold anything.
pub fn point_words(typed: &Typed) -> Typed {
    let is_box = |name: &str| name.starts_with(POINT) || is_because(name);
    typed.only(|name, value| is_box(name) && !value.trim().is_empty())
}

/// The answers that differ from what is stored; a point without a choice and without words stays unanswered.
pub fn read_points(
    typed: &Typed,
    points: &[&CommentThread],
) -> Result<Vec<(Seq, PointAnswer)>, Refused> {
    let mut reading = Reading::of(typed);
    let mut answers = Vec::new();
    for point in points {
        let answer = read_point(&mut reading, point.number_shown);
        let is_stored = |answer: &PointAnswer| {
            point.answer().is_some_and(|line| {
                line.details.done == Some(answer.is_done())
                    && line.words.as_deref() == answer.words().map(Reasons::as_str)
            })
        };
        let new = answer.filter(|answer| !is_stored(answer));
        answers.extend(new.map(|answer| (point.seq, answer)));
    }
    reading.finish(Some(answers))
}

fn read_point(reading: &mut Reading<'_>, thread: ThreadNumber) -> Option<PointAnswer> {
    let (name, beside) = (point_name(thread), because_name(thread));
    let typed = reading.typed().get(&beside);
    let words = Reasons::parse_optional(typed).map_err(|why| problem_of_words(why, typed));
    let words = reading.note(beside.clone(), words)?;
    let choice = reading.typed().get(&name);
    let answer = match (choice, words) {
        ("", None) => return None,
        ("", Some(_)) => Err((name, Problem::NotChosen)),
        ("done", words) => Ok(PointAnswer::Done(words)),
        ("not-done", Some(words)) => Ok(PointAnswer::NotDone(words)),
        ("not-done", None) => Err((beside, Problem::Missing)),
        _ => Err((name, Problem::NotOffered)),
    };
    match answer {
        Ok(answer) => Some(answer),
        Err((name, problem)) => reading.note(name, Err(problem)),
    }
}
