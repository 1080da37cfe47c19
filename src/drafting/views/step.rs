//! The page of one step of the form, and the list of steps with the progress of each.

use askama::Template;
use askama_web::WebTemplate;

use super::drawn::{OtherAnswer, Question, QuestionBody};
use super::{OPEN_FORM, is_asked};
use crate::address;
use crate::drafting::forms::HELD;
use crate::language::{Messages, TextLanguage};
use crate::practice::answers::Answers;
use crate::practice::fields::{Field, Step};
use crate::practice::missing::{MissingAnswer, MissingReason, missing_answers};
use crate::practice::model::{PracticeId, StaleSaveId};
use crate::practice::plain;
use crate::showing::badge::StateBadge;
use crate::web::{Choice, FormField, Frame, Problem, Refused, Summary};

/// One step of the form.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/step.html")]
pub struct StepPage {
    pub frame: Frame,
    /// Where the practice stands.
    pub state: StateBadge,
    pub step: Step,
    pub heading: String,
    /// The problems that prevent submitting or saving.
    pub summary: Summary,
    pub questions: Vec<Question>,
    /// The number of the save that the page is drawn from.
    pub saves: i64,
    /// The save that came second, while the author chooses between the two.
    pub second: Option<StaleSaveId>,
    /// A friendly note on an answer.
    pub note: Option<String>,
    /// When the draft was saved last.
    pub saved: Option<String>,
    /// The address to which the form is sent.
    pub action: String,
    /// The list of steps.
    pub back: String,
    pub preview: String,
    pub steps: Vec<StepLine>,
}

/// A step in a list of steps.
#[derive(Debug, Clone)]
pub struct StepLine {
    pub number: usize,
    pub name: String,
    pub link: String,
    /// The topics of the step.
    pub hint: String,
    /// The progress, in words.
    pub status: String,
    /// The class of the badge around it; `None` when the step is ready.
    pub badge: Option<&'static str>,
    /// Whether no answer is missing.
    pub ready: bool,
    /// Whether the page shows this step.
    pub current: bool,
}

impl StepLine {
    /// Value of `aria-current` in the list.
    pub fn aria_current(&self) -> &'static str {
        if self.current { "step" } else { "" }
    }
}

/// All steps, with the number of missing answers in each.
pub fn step_lines(
    frame: &Frame,
    id: PracticeId,
    answers: &Answers,
    current: Option<Step>,
) -> Vec<StepLine> {
    let t = frame.t;
    let lacking = missing_answers(answers);
    Step::ALL
        .into_iter()
        .map(|step| {
            let left = lacking
                .iter()
                .filter(|one| one.field.declaration().step == step)
                .count();
            // The service fills in the language, so it does not count as begun.
            let begun = step
                .fields()
                .any(|one| one.field != Field::Language && answers.get(one.field).is_some());
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

/// Adds the missing answers of this step as problems beside their fields.
pub fn add_missing_problems(step: Step, answers: &Answers, refused: &mut Refused) {
    for MissingAnswer { field, why } in missing_answers(answers) {
        let has_problem = refused.problem(field.name()).is_some();
        if field.declaration().step == step
            && !has_problem
            && !matches!(why, MissingReason::TooLong | MissingReason::Order)
        {
            refused.add(field.name(), Problem::own(missing_key(why)));
        }
    }
}

fn missing_key(why: MissingReason) -> &'static str {
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
    /// The questions of a step with their inputs; `again` from the second version on.
    pub fn questions(
        t: Messages,
        step: Step,
        refused: &Refused,
        language: Option<TextLanguage>,
        again: bool,
    ) -> Vec<Question> {
        step.fields()
            .filter(|one| is_asked(one.field, again))
            .map(|one| Question::draw(t, one, refused, language))
            .collect()
    }

    /// The summary of the problems of these questions.
    pub fn summary(t: Messages, questions: &[Question], heading: &'static str) -> Summary {
        let fields: Vec<&FormField> = questions.iter().flat_map(Question::fields).collect();
        let problems = Summary::of(t, fields);
        let count = problems.links.len();
        problems.titled(t.say(heading).with("count", count))
    }

    /// Adds to each question the answer that another window saved meanwhile, where it differs.
    pub fn show_beside(t: Messages, questions: &mut [Question], own: &Answers, newest: &Answers) {
        for question in questions {
            let Some(field) = Field::parse(question.name) else {
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
            let choice =
                FormField::radios(t, &format!("choose_{}", question.name), &label, choices);
            question.other = Some(OtherAnswer {
                text,
                choice: choice.holding("mine"),
            });
        }
    }
}
