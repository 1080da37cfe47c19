//! What a practice lacks before it can be submitted: the fields' own needs, and the conditions that join fields.

use super::answers::{Answer, Answers};
use super::boxes::{AnswerBox, BoxPlace};
use super::fields::{Declaration, FIELDS, Field, Kind, Need, Step, Vocabulary};
use crate::closed_list::closed_list;

/// Why a revision cannot be submitted yet: one answer, or one box of it, that a person must see to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MissingAnswer {
    /// Which answer is wanted.
    pub field: Field,
    /// The box of the answer, if it has several.
    pub place: Option<BoxPlace>,
    /// Why.
    pub why: MissingReason,
}

closed_list! {
    /// The reasons for which an answer is wanted.
    pub enum MissingReason {
        /// It is always needed.
        Unanswered = "unanswered",
        /// It is there, and too short.
        TooShort = "too-short",
        /// The sender is not part of the organisation, and does not name it.
        FocalPoint = "focal-point",
        /// It is not global, and names no place.
        Place = "place",
        /// No organisation leads it.
        Lead = "lead",
        /// What was done must be told, here or in a long summary.
        Action = "action",
        /// From "works in several places" on: results, or why there are none.
        Results = "results",
        /// Both promises are needed.
        Rights = "rights",
        /// It ends before it begins.
        Order = "order",
        /// It is too long.
        TooLong = "too-long",
        /// Nothing is typed in this box of a row.
        Incomplete = "incomplete",
        /// Nothing is chosen in this box of a row.
        NotChosen = "not-chosen",
        /// The original of this translation, or another translation of it, is written in this language.
        LanguageTaken = "language-taken",
    }
}

/// What a description of at least this many characters needs not repeat in the summary.
pub const ACTION_LEAST: usize = 200;
/// A summary of at least this many characters says it all.
pub const SUMMARY_SAYS_ALL: usize = 300;

/// What is still missing before it can be submitted, in the order of the form. Every page counts this list.
pub fn missing_answers(answers: &Answers) -> Vec<MissingAnswer> {
    FIELDS
        .iter()
        .filter(|declaration| is_applicable(declaration.field, answers))
        .flat_map(|declaration| lacks(declaration, answers))
        .collect()
}

/// What is missing in one step, in the order of the form.
pub fn missing_in(step: Step, answers: &Answers) -> Vec<MissingAnswer> {
    let mut all = missing_answers(answers);
    all.retain(|one| one.field.declaration().step == step);
    all
}

fn lacks(declaration: &Declaration, answers: &Answers) -> Vec<MissingAnswer> {
    let field = declaration.field;
    let boxes = lacks_in_boxes(declaration, answers);
    if !boxes.is_empty() {
        return boxes;
    }
    let why = match (declaration.need, declaration.kind) {
        (
            Need::Required,
            Kind::Several {
                of: Vocabulary::Rights,
                most,
            },
        ) => (answers.terms(field).len() < most).then_some(MissingReason::Rights),
        (Need::Required, _) if answers.get(field).is_none() => Some(MissingReason::Unanswered),
        (_, Kind::Summary { least, .. }) => {
            (answers.characters(field) < least).then_some(MissingReason::TooShort)
        }
        _ => lacks_by_condition(field, answers),
    };
    let whole = |why| MissingAnswer {
        field,
        place: (why == MissingReason::FocalPoint).then_some(RESPONSIBLE),
        why,
    };
    why.map(whole).into_iter().collect()
}

/// The box for the organisation that a focal point belongs to.
const RESPONSIBLE: BoxPlace = BoxPlace {
    row: None,
    part: "organisation",
};

/// What is too long, and what is empty in a row that was begun.
fn lacks_in_boxes(declaration: &Declaration, answers: &Answers) -> Vec<MissingAnswer> {
    let Some(answer) = answers.get(declaration.field) else {
        return Vec::new();
    };
    let why = |one: &AnswerBox<'_>| match one {
        one if one.excess() > 0 => Some(MissingReason::TooLong),
        one if !one.needed || !one.text.is_empty() => None,
        one if one.place == Some(RESPONSIBLE) => Some(MissingReason::FocalPoint),
        one if one.is_choice() => Some(MissingReason::NotChosen),
        _ => Some(MissingReason::Incomplete),
    };
    let boxes = answer.boxes(declaration.kind).into_iter();
    let missing = boxes.filter_map(|one| {
        Some(MissingAnswer {
            field: declaration.field,
            place: one.place,
            why: why(&one)?,
        })
    });
    missing.collect()
}

/// Whether the question applies beside the other answers. Only a sender from outside the organisation names a focal point,
/// and a practice with results does not say why it has none.
pub fn is_applicable(field: Field, answers: &Answers) -> bool {
    match field {
        Field::FocalPoint => answers.yes(Field::OnBehalf) == Some(false),
        Field::MachineChecked => answers.has_machine_help(),
        Field::NoResultsYet => {
            answers.get(field).is_some() || answers.get(Field::Results).is_none()
        }
        _ => true,
    }
}

/// The conditions that join fields, one arm each.
fn lacks_by_condition(field: Field, answers: &Answers) -> Option<MissingReason> {
    match field {
        Field::FocalPoint => answers
            .get(field)
            .is_none()
            .then_some(MissingReason::FocalPoint),
        Field::MachineChecked => answers
            .get(field)
            .is_none()
            .then_some(MissingReason::Unanswered),
        Field::Countries => {
            let global = answers.term(Field::Scope) == Some("global");
            let nowhere =
                answers.terms(field).is_empty() && answers.terms(Field::Regions).is_empty();
            (!global && nowhere).then_some(MissingReason::Place)
        }
        Field::Organisations => {
            let led = matches!(answers.get(field), Some(Answer::Organisations(all))
                if all.iter().any(|one| one.role == "lead"));
            (answers.yes(Field::OnBehalf) != Some(true) && !led).then_some(MissingReason::Lead)
        }
        Field::Until => match (answers.month(Field::From), answers.month(field)) {
            (Some(from), Some(until)) => until.ends_before(from).then_some(MissingReason::Order),
            _ => None,
        },
        Field::Action => {
            let told = answers.characters(field) >= ACTION_LEAST
                || answers.characters(Field::Summary) >= SUMMARY_SAYS_ALL;
            (!told && !answers.imported()).then_some(MissingReason::Action)
        }
        Field::Results => {
            let expected = matches!(
                answers.term(Field::Stage),
                Some("several-places" | "law-or-routine" | "ended")
            );
            let silent = answers.get(field).is_none() && answers.get(Field::NoResultsYet).is_none();
            (expected && silent).then_some(MissingReason::Results)
        }
        _ => None,
    }
}
