//! What is missing, in words: the same sentence on the Check page, above a step and at the box itself. It names the row and
//! the box, and says by how much a text is too long or too short.

use super::drawn::row_legend;
use crate::drafting::forms::box_name;
use crate::language::Messages;
use crate::practice::answers::Answers;
use crate::practice::boxes::{AnswerBox, BoxPlace};
use crate::practice::fields::{Declaration, Field, Kind};
use crate::practice::missing::{ACTION_LEAST, MissingAnswer, MissingReason, SUMMARY_SAYS_ALL};
use crate::taxonomy::principles;
use crate::web::Problem;

/// The name of the input at which an answer is missing.
pub fn input_of(missing: &MissingAnswer) -> String {
    let name = missing.field.name();
    match missing.place {
        Some(place) => box_name(name, place),
        None => name.to_owned(),
    }
}

/// What a message calls the box: the question, or the row with its part.
pub fn label_of(t: Messages, missing: &MissingAnswer) -> String {
    let declaration = missing.field.declaration();
    match missing.place {
        Some(place) => box_label(t, declaration, place),
        None => t.of("field-label", declaration.name).to_string(),
    }
}

fn box_label(t: Messages, declaration: &Declaration, place: BoxPlace) -> String {
    let row = place.row.unwrap_or_default();
    let in_row = |label: String| row_box_label(t, &row_legend(t, declaration.name, row), label);
    match declaration.kind {
        Kind::Organisations { .. } => in_row(t.of("drafting-organisation", place.part).to_string()),
        Kind::Sources { .. } => in_row(t.of("drafting-source", place.part).to_string()),
        Kind::Files => in_row(t.of("drafting-file", place.part).to_string()),
        Kind::Principles => principles()
            .nth(row)
            .map_or("", |principle| principle.name(t))
            .to_owned(),
        _ => t.of("drafting-focal", place.part).to_string(),
    }
}

/// “Organisation 2: Name of the organisation”.
pub fn row_box_label(t: Messages, row: &str, label: String) -> String {
    let words = t.say("drafting-row-box").with("row", row);
    words.with("box", label).to_string()
}

/// The problem that a page shows for a missing answer.
pub fn problem_of(missing: &MissingAnswer, answers: &Answers) -> Problem {
    match missing.why {
        MissingReason::TooShort => too_short(missing.field, answers),
        MissingReason::TooLong => too_long(missing, answers),
        MissingReason::Incomplete => Problem::Missing,
        MissingReason::NotChosen => Problem::NotChosen,
        MissingReason::Action => Problem::Own(
            "missing-action",
            [
                ("least", ACTION_LEAST),
                ("there", answers.characters(Field::Action)),
                ("whole", SUMMARY_SAYS_ALL),
            ]
            .map(|(name, number)| (name, number.to_string()))
            .into(),
        ),
        MissingReason::Unanswered => Problem::own("missing-unanswered"),
        MissingReason::FocalPoint => Problem::own("missing-focal-point"),
        MissingReason::Place => Problem::own("missing-place"),
        MissingReason::Lead => Problem::own("missing-lead"),
        MissingReason::Results => Problem::own("missing-results"),
        MissingReason::Rights => Problem::own("missing-rights"),
        MissingReason::Order => Problem::own("missing-order"),
        MissingReason::LanguageTaken => Problem::own("missing-language-taken"),
    }
}

fn too_short(field: Field, answers: &Answers) -> Problem {
    let least = match field.declaration().kind {
        Kind::Summary { least, .. } => least,
        _ => 0,
    };
    Problem::TooShort {
        least,
        by: least.saturating_sub(answers.characters(field)),
    }
}

fn too_long(missing: &MissingAnswer, answers: &Answers) -> Problem {
    let kind = missing.field.declaration().kind;
    let boxes = answers.get(missing.field).map(|answer| answer.boxes(kind));
    let found = boxes.into_iter().flatten();
    let long: Option<AnswerBox<'_>> = found.into_iter().find(|one| one.place == missing.place);
    let (limit, by) = long.map_or((0, 0), |one| (one.most.unwrap_or_default(), one.excess()));
    Problem::TooLong { limit, by }
}
