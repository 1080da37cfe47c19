//! A step of the form as a page, and how far each step has come.

use askama::Template;
use askama_web::WebTemplate;

use super::drawn::{Body, Other, Question};
use super::{OPEN_FORM, asked};
use crate::address;
use crate::drafting::forms::HELD;
use crate::language::{Messages, TextLanguage};
use crate::practice::answers::Answers;
use crate::practice::fields::{Field as Name, Step};
use crate::practice::missing::{MissingAnswer, MissingReason, missing_answers};
use crate::practice::model::{PracticeId, StaleSaveId};
use crate::practice::plain;
use crate::showing::badge::StateBadge;
use crate::web::{Choice, Field, Frame, Problem, Refused, Summary};

/// One step of the form.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/step.html")]
pub struct StepPage {
    /// The frame.
    pub frame: Frame,
    /// Where the practice stands.
    pub state: StateBadge,
    /// Which step.
    pub step: Step,
    /// Its name.
    pub heading: String,
    /// What keeps it from being submitted, or from being saved.
    pub summary: Summary,
    /// The questions.
    pub questions: Vec<Question>,
    /// The save that the page is drawn from.
    pub saves: i64,
    /// The save that came second, while its author chooses.
    pub second: Option<StaleSaveId>,
    /// A friendly note on an answer.
    pub note: Option<String>,
    /// When it was saved last.
    pub saved: Option<String>,
    /// Where the form is sent.
    pub action: String,
    /// The list of steps.
    pub back: String,
    /// The preview.
    pub preview: String,
    /// All steps.
    pub steps: Vec<StepLine>,
}

/// A step in a list of steps.
#[derive(Debug, Clone)]
pub struct StepLine {
    /// 1 to 5.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// Where it is.
    pub link: String,
    /// What is in it.
    pub hint: String,
    /// How far it has come.
    pub status: String,
    /// The badge that says so; nothing when it is ready.
    pub badge: Option<&'static str>,
    /// Whether it lacks nothing.
    pub ready: bool,
    /// Whether the reader is there.
    pub current: bool,
}

impl StepLine {
    /// How the list marks it.
    pub fn aria_current(&self) -> &'static str {
        if self.current { "step" } else { "" }
    }
}

/// All steps with what is left in each.
pub fn steps(
    frame: &Frame,
    id: PracticeId,
    answers: &Answers,
    current: Option<Step>,
) -> Vec<StepLine> {
    let t = frame.t;
    let missing = missing_answers(answers);
    Step::ALL
        .into_iter()
        .map(|step| {
            let left = missing
                .iter()
                .filter(|one| one.field.declaration().step == step)
                .count();
            // The language is filled in by the service, and is nobody's beginning.
            let begun = step
                .fields()
                .any(|one| one.field != Name::Language && answers.get(one.field).is_some());
            let (status, badge) = match (left, begun) {
                (0, true) => (t.say("drafting-step-ready"), None),
                (0, false) => (t.say("drafting-step-open"), None),
                (_, false) => (t.say("drafting-step-not-started"), Some("badge")),
                (left, true) => (
                    t.say("drafting-step-left").with("left", left),
                    Some("badge soon"),
                ),
            };
            StepLine {
                number: step.number(),
                name: t.of("step", step.as_str()).to_string(),
                link: frame.to(address::my_practice_step(id, step.as_str())),
                hint: t.of("drafting-step-about", step.as_str()).to_string(),
                status: status.to_string(),
                badge,
                ready: left == 0,
                current: current == Some(step),
            }
        })
        .collect()
}

/// What is missing, as problems beside the fields of this step.
pub fn problems_of_missing(step: Step, answers: &Answers, refused: &mut Refused) {
    for MissingAnswer { field, why } in missing_answers(answers) {
        let said = refused.problem(field.name()).is_some();
        if field.declaration().step == step
            && !said
            && !matches!(why, MissingReason::TooLong | MissingReason::Order)
        {
            refused.add(field.name(), Problem::own(key(why)));
        }
    }
}

fn key(why: MissingReason) -> &'static str {
    match why {
        MissingReason::Unanswered => "missing-unanswered",
        MissingReason::TooShort => "missing-too-short",
        MissingReason::FocalPoint => "missing-focal-point",
        MissingReason::Place => "missing-place",
        MissingReason::Lead => "missing-lead",
        MissingReason::Action => "missing-action",
        MissingReason::Results => "missing-results",
        MissingReason::Rights => "missing-rights",
        MissingReason::Order => "missing-order",
        MissingReason::TooLong => "missing-too-long",
        MissingReason::Incomplete => "missing-incomplete",
    }
}

impl StepPage {
    /// The questions of a step, with what stands in them; `again` from the second version on.
    pub fn questions(
        t: Messages,
        step: Step,
        refused: &Refused,
        language: Option<TextLanguage>,
        again: bool,
    ) -> Vec<Question> {
        step.fields()
            .filter(|one| asked(one.field, again))
            .map(|one| Question::draw(t, one, refused, language))
            .collect()
    }

    /// The problems of these questions, under a heading.
    pub fn summary(t: Messages, questions: &[Question], heading: &'static str) -> Summary {
        let fields: Vec<&Field> = questions.iter().flat_map(Question::fields).collect();
        let summary = Summary::of(t, fields);
        let count = summary.links.len();
        summary.titled(t.say(heading).with("count", count))
    }

    /// Shows beside each question what another window saved meanwhile, where it differs.
    pub fn beside(t: Messages, questions: &mut [Question], own: &Answers, newest: &Answers) {
        for question in questions {
            let Some(field) = Name::parse(question.name) else {
                continue;
            };
            if own.get(field) == newest.get(field) {
                continue;
            }
            let kind = field.declaration().kind;
            let text = newest.get(field).map_or_else(
                || t.say("drafting-unanswered").to_string(),
                |one| plain::text(kind, one, t),
            );
            let choices = ["mine", "newest"]
                .map(|id| Choice::new(id, t.of("drafting-keep", id)))
                .into();
            let label = t.say("drafting-keep-which");
            let choice = Field::radios(t, &format!("choose_{}", question.name), &label, choices);
            question.other = Some(Other {
                text,
                choice: choice.holding("mine"),
            });
        }
    }
}
