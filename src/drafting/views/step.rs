//! The page of one step of the form, and the list of steps with the progress of each.

use askama::Template;
use askama_web::WebTemplate;

use super::clearance::shown_remark;
use super::drawn::{OtherAnswer, Question, QuestionBody, row_legend};
use super::points::AskedPoints;
use super::wanted::{input_of, problem_of};
use super::{OPEN_FORM, is_asked};
use crate::address;
use crate::config::Settings;
use crate::drafting::forms::{AUTOSAVE, CheckPlace, FormChange, HELD, ListChange};
use crate::language::{Messages, TextLanguage};
use crate::practice::answer_checks::Finding;
use crate::practice::answers::Answers;
use crate::practice::fields::{Field, Step};
use crate::practice::missing::missing_in;
use crate::practice::model::{ClearanceRemark, PracticeId, StaleSaveId};
use crate::practice::plain;
use crate::showing::badge::StateBadge;
use crate::showing::findings::FindingLine;
use crate::web::{Choice, FormField, Frame, Refused, Summary};
use crate::written::SafeHtml;

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
    /// The place of the Check page that saving returns to.
    pub check: Option<CheckPlace>,
    /// The words with which the review team returned it.
    pub returned: Option<ReturnedWords>,
    /// What the review team asks beside the answers.
    pub asked: Option<AskedPoints>,
    /// When the draft was saved last.
    pub saved: Option<String>,
    /// The address to which the form is sent.
    pub action: String,
    /// The list of steps.
    pub back: String,
    pub preview: String,
    pub steps: Vec<StepLine>,
}

/// Why a draft came back to its authors.
pub struct ReturnedWords {
    /// That it came back, and when.
    pub heading: String,
    pub words: SafeHtml,
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

/// All steps, with the number of missing answers and of findings in each.
pub fn step_lines(
    frame: &Frame,
    id: PracticeId,
    (answers, found): (&Answers, &[Finding]),
    current: Option<Step>,
) -> Vec<StepLine> {
    let t = frame.t;
    Step::ALL
        .into_iter()
        .map(|step| {
            let in_step = |one: &&Finding| one.field.declaration().step == step;
            let found = found.iter().filter(in_step).count();
            let left = missing_in(step, answers).len();
            // The service fills in the language, so it does not count as begun.
            let begun = step
                .fields()
                .any(|one| one.field != Field::Language && answers.get(one.field).is_some());
            let (status, badge) = match (left, begun) {
                (0, true) if found > 0 => (t.say("drafting-step-found").with("count", found), None),
                (0, true) => (t.say("drafting-step-ready"), None),
                (0, false) => (t.say("drafting-step-open"), None),
                (left, false) => (
                    t.say("drafting-step-not-started").with("left", left),
                    Some("badge"),
                ),
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

/// Marks the missing answers of this step beside their boxes: exactly those that the Check page lists.
pub fn mark_missing(step: Step, answers: &Answers, refused: &mut Refused) {
    refused.problems.clear();
    for one in missing_in(step, answers) {
        let input = match one.field {
            // Its boxes stand on a page of their own.
            Field::Files => one.field.name().to_owned(),
            _ => input_of(&one),
        };
        refused.add(input, problem_of(&one, answers));
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
        settings: &Settings,
    ) -> Vec<Question> {
        step.fields()
            .filter(|one| is_asked(one.field, again))
            .map(|one| Question::draw(t, one, refused, language, settings))
            .collect()
    }

    /// Names the files of the practice, and leads to the page on which they are sent.
    pub fn lead_to_files(
        questions: &mut [Question],
        frame: &Frame,
        id: PracticeId,
        answers: &Answers,
    ) {
        for question in questions {
            if let QuestionBody::Files(files) = &mut question.body {
                let names = answers.files().iter();
                files.names = names.map(|one| one.name.as_str().to_owned()).collect();
                files.page = frame.to(address::my_practice_files(id));
            }
        }
    }

    /// Adds to each question what the checks find in its stored answer.
    pub fn show_findings(questions: &mut [Question], found: Vec<FindingLine>) {
        for line in found {
            let name = line.field.name();
            let question = questions.iter_mut().find(|one| one.name == name);
            if let Some(question) = question {
                question.findings.push(line);
            }
        }
    }

    /// Adds to each question what readers for clearance have remarked.
    pub fn show_remarks(
        t: Messages,
        questions: &mut [Question],
        remarks: &[ClearanceRemark],
        answers: &Answers,
    ) {
        for question in questions {
            let beside = remarks
                .iter()
                .filter(|one| one.field.name() == question.name);
            let shown = beside.map(|one| shown_remark(t, one, answers));
            question.remarks.extend(shown);
        }
    }

    /// The summary of the problems of these questions.
    pub fn summary(t: Messages, questions: &[Question], heading: &'static str) -> Summary {
        let fields: Vec<&FormField> = questions.iter().flat_map(Question::fields).collect();
        let problems = Summary::of(t, fields);
        let count = problems.links.len();
        problems.titled(t.say(heading).with("count", count))
    }

    /// Whether the script may save while the author writes: not while two saves are compared, and not without a draft.
    fn is_autosaved(&self) -> bool {
        self.second.is_none() && self.frame.open_form.is_some()
    }

    /// The words of the button that Enter presses.
    fn save_button(&self) -> String {
        let key = if self.check.is_some() {
            "drafting-save-check"
        } else {
            "drafting-save-continue"
        };
        self.frame.t.say(key).to_string()
    }

    /// Tells what “Add” or “Remove” changed, at the input that takes the focus.
    pub fn tell_change(t: Messages, questions: &mut [Question], change: &FormChange, saved: bool) {
        let kind = Field::parse(change.list).map(|field| field.declaration().kind);
        let name = |id: &String| kind.map_or_else(|| id.clone(), |kind| plain::term(kind, id, t));
        let row = |position: &usize| row_legend(t, change.list, *position);
        let what = match &change.what {
            ListChange::RowAdded(at) => t.say("drafting-row-added").with("row", row(at)),
            ListChange::RowRemoved(at) => t.say("drafting-row-removed").with("row", row(at)),
            ListChange::Chosen(ids) => {
                let names: Vec<String> = ids.iter().map(name).collect();
                t.say("drafting-chosen").with("names", names.join("; "))
            }
            ListChange::Unchosen(id) => t.say("drafting-unchosen").with("name", name(id)),
            ListChange::ChosenBefore => t.say("drafting-chosen-before"),
            ListChange::BoxEmpty => t.say("drafting-box-empty"),
            // The problem at the box says more.
            ListChange::NotKnown => return focus(questions, &change.input, None),
        };
        let said = if saved {
            format!("{what} {}", t.say("drafting-saved"))
        } else {
            what.to_string()
        };
        focus(questions, &change.input, Some(said));
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

/// Gives the focus to an input, with a word on what has just happened there.
fn focus(questions: &mut [Question], input: &str, said: Option<String>) {
    let mut fields = questions.iter_mut().flat_map(Question::fields_mut);
    if let Some(field) = fields.find(|field| field.name == input) {
        field.has_focus = true;
        field.said = said;
    }
}
