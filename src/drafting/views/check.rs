//! All answers before they are submitted, and the preview of the public page.

use askama::Template;
use askama_web::WebTemplate;

use super::checklist::{ChecklistHint, add_counts};
use super::is_asked;
use super::wanted::{input_of, label_of, problem_of};
use crate::address::{self, Address};
use crate::drafting::forms::{CheckPlace, SUBMIT_TO_BE_SHOWN};
use crate::practice::alike::AlikePractice;
use crate::practice::answer_checks::Finding;
use crate::practice::answers::{Answer, Answers};
use crate::practice::fields::{Declaration, Kind, Need, Step};
use crate::practice::missing::{is_applicable, missing_answers};
use crate::practice::model::{CommonReasons, DeadLink, PracticeId};
use crate::practice::plain;
use crate::showing::badge::StateBadge;
use crate::showing::byline::Byline;
use crate::showing::face::{Face, SectionText};
use crate::showing::findings::{FindingLine, finding_lines};
use crate::web::Frame;
use crate::written::{self, Links, SafeHtml};

/// The call for practices that a draft answers.
#[derive(Debug, Clone)]
pub struct AnsweredCall {
    /// Which one it is, or that there is none.
    pub said: String,
    /// The words of the link.
    pub label: String,
    /// The page on which it is named.
    pub page: String,
}

/// All answers, with the missing ones and with what submitting means.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/check.html")]
pub struct CheckPage {
    pub frame: Frame,
    pub state: StateBadge,
    pub title: String,
    /// The missing answers, each with the address of its question.
    pub missing: Vec<(String, String)>,
    /// The heading above the missing answers.
    pub missing_heading: String,
    /// How many points of the review team are not answered, and the way to them.
    pub points: Option<(String, String)>,
    /// Whether submitting was just refused: then the missing answers are shown as an alert.
    pub refused: bool,
    /// Published practices whose title is like this one: title and address.
    pub alike: Vec<(String, String)>,
    /// What the checks find, each with the address of its question.
    pub findings: Vec<(FindingLine, String)>,
    /// The heading above the findings.
    pub findings_heading: String,
    /// The review team's checklist.
    pub checklist: Vec<ChecklistHint>,
    /// The obstacle to submitting besides missing answers.
    pub obstacle: Option<String>,
    /// The answers, step by step.
    pub steps: Vec<AnsweredStep>,
    /// The address to which the form is sent.
    pub action: String,
    /// The event up to which the page was drawn.
    pub seq: i64,
    /// The licence: its name and where it can be read.
    pub licence: (String, String),
    /// The day before which it must not be published, in words.
    pub not_before: String,
    /// The call for practices that it answers; nothing while there is none to answer.
    pub call: Option<AnsweredCall>,
    /// The page on which that day is named.
    pub name_day: String,
    /// The list of steps.
    pub back: String,
    pub preview: String,
}

/// The answers of one step.
#[derive(Debug, Clone)]
pub struct AnsweredStep {
    pub number: usize,
    pub name: String,
    pub answers: Vec<AnswerLine>,
}

/// One answer.
#[derive(Debug, Clone)]
pub struct AnswerLine {
    /// The field's name: the id of the line.
    pub name: &'static str,
    pub question: String,
    /// The text of the answer, if there is one.
    pub said: Option<AnswerText>,
    /// The text that stands in place of a missing answer.
    pub unsaid: String,
    /// The address at which it can be changed, while the practice is a draft.
    pub change: Option<String>,
}

/// The text of an answer: lines of plain text, or formatted text as the public will read it.
#[derive(Debug, Clone, Default)]
pub struct AnswerText {
    pub lines: Vec<String>,
    pub text: Option<SafeHtml>,
}

impl AnsweredStep {
    /// All answers, in the order of the fields' table. `id` if they can still be changed, `again` from the second
    /// version on.
    pub fn all(frame: &Frame, answers: &Answers, id: Option<PracticeId>, again: bool) -> Vec<Self> {
        let t = frame.t;
        Step::ALL
            .into_iter()
            .map(|step| Self {
                number: step.number(),
                name: t.of("step", step.as_str()).to_string(),
                answers: step
                    .fields()
                    .filter(|one| is_asked(one.field, again) && is_applicable(one.field, answers))
                    .map(|one| AnswerLine::of(frame, one, answers, id))
                    .collect(),
            })
            .collect()
    }
}

impl AnswerLine {
    fn of(frame: &Frame, one: &Declaration, answers: &Answers, id: Option<PracticeId>) -> Self {
        let t = frame.t;
        let unsaid = if one.need == Need::Asked {
            "drafting-unanswered-asked"
        } else {
            "drafting-unanswered"
        };
        Self {
            name: one.name,
            question: t.of("field-label", one.name).to_string(),
            said: answers
                .get(one.field)
                .map(|answer| answer_text(frame, one.kind, answer)),
            unsaid: t.say(unsaid).to_string(),
            change: id.map(|id| {
                let place = CheckPlace::Answer(one.field);
                frame.to(address_of_question(id, one).query(CheckPlace::NAME, place.as_str()))
            }),
        }
    }
}

/// The address of the step in which a question is asked.
pub(super) fn address_of_answer(id: PracticeId, one: &Declaration) -> address::Address {
    if one.kind == Kind::Files {
        return address::my_practice_files(id);
    }
    address::my_practice_step(id, one.step.as_str())
}

/// The address of a question in the form.
pub(super) fn address_of_question(id: PracticeId, one: &Declaration) -> address::Address {
    address_of_answer(id, one).at(anchor_of(one))
}

/// The id of the first box of a question.
pub(super) fn anchor_of(one: &Declaration) -> String {
    if one.kind == Kind::Month {
        format!("{}_month", one.name)
    } else {
        one.name.to_owned()
    }
}

fn answer_text(frame: &Frame, kind: Kind, answer: &Answer) -> AnswerText {
    let t = frame.t;
    let lines = |lines: Vec<String>| AnswerText {
        lines,
        ..AnswerText::default()
    };
    let Answer::Text(text) = answer else {
        return lines(
            plain::text(kind, answer, t)
                .lines()
                .map(str::to_owned)
                .collect(),
        );
    };
    let html = match kind {
        Kind::Prose { .. } => written::html(text, Links::Shown),
        Kind::Summary { .. } => written::html(text, Links::Text),
        _ => return lines(vec![text.clone()]),
    };
    AnswerText {
        text: Some(html),
        ..AnswerText::default()
    }
}

impl CheckPage {
    /// Names the published practices that are like this one.
    #[must_use]
    pub fn with_alike(mut self, found: Vec<AlikePractice>) -> Self {
        let line = |one: AlikePractice| {
            let link = self.frame.to(address::practice(one.slug.as_str()));
            (one.title, link)
        };
        self.alike = found.into_iter().map(line).collect();
        self
    }

    /// What the checks find, each with the address of its question.
    pub fn found_lines(
        frame: &Frame,
        id: PracticeId,
        found: &[Finding],
        dead: &[DeadLink],
    ) -> Vec<(FindingLine, String)> {
        let found = finding_lines(frame.t, found, dead).into_iter();
        let with_link = |line: FindingLine| {
            let question = address_of_question(id, line.field.declaration());
            let link = question.query(CheckPlace::NAME, CheckPlace::Top.as_str());
            (line, frame.to(link))
        };
        found.map(with_link).collect()
    }

    /// Says that it answers none of the open calls for practices, and where one is named.
    #[must_use]
    pub fn with_open_calls(mut self, page: Address) -> Self {
        let t = self.frame.t;
        self.call = Some(AnsweredCall {
            said: t.say("drafting-call-none").to_string(),
            label: t.say("drafting-call-name").to_string(),
            page: self.frame.to(page),
        });
        self
    }

    /// Says beside each line of the checklist how often it was a reason.
    #[must_use]
    pub fn with_common_reasons(mut self, counts: &CommonReasons) -> Self {
        add_counts(self.frame.t, &mut self.checklist, counts);
        self
    }

    /// The missing answers, each with the address of its question, which shows the problem again.
    pub fn missing_lines(
        frame: &Frame,
        id: PracticeId,
        answers: &Answers,
    ) -> Vec<(String, String)> {
        let t = frame.t;
        missing_answers(answers)
            .into_iter()
            .map(|one| {
                let says = problem_of(&one, answers).say(t, label_of(t, &one));
                let question = address_of_question(id, one.field.declaration());
                let at_box = one.place.map(|_| question.clone().at(input_of(&one)));
                let link = at_box
                    .unwrap_or(question)
                    .query("missing", "show")
                    .query(CheckPlace::NAME, CheckPlace::Top.as_str());
                (says.to_string(), frame.to(link))
            })
            .collect()
    }
}

/// The preview of the public page.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/preview.html")]
pub struct PreviewPage {
    pub frame: Frame,
    /// The face that the public would see.
    pub face: Face,
    pub state: StateBadge,
    /// The submitter, and the citation.
    pub byline: Byline,
    /// The sentence that explains the preview.
    pub about: String,
    pub back: String,
}
