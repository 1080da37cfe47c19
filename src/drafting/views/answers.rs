//! Everything as answered: before it is submitted, and as the public would see it.

use askama::Template;
use askama_web::WebTemplate;

use super::asked;
use crate::address;
use crate::practice::answers::{Answer, Answers};
use crate::practice::fields::{Declaration, Field, Kind, Need, Step};
use crate::practice::missing::missing_answers;
use crate::practice::model::PracticeId;
use crate::practice::plain;
use crate::showing::badge::StateBadge;
use crate::showing::byline::Byline;
use crate::showing::face::Face;
use crate::web::Frame;
use crate::web::markdown::{self, SafeHtml};

/// Everything as answered, with what is missing and what submitting means.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/check.html")]
pub struct CheckPage {
    /// The frame.
    pub frame: Frame,
    /// Where the practice stands.
    pub state: StateBadge,
    /// Its title.
    pub title: String,
    /// What is missing, each with the link to its question.
    pub missing: Vec<(String, String)>,
    /// The heading above what is missing.
    pub missing_heading: String,
    /// Whether it was just sent, and refused: then the missing answers are an alarm.
    pub refused: bool,
    /// Why it cannot be submitted though nothing is missing.
    pub obstacle: Option<String>,
    /// The answers, step by step.
    pub steps: Vec<GivenStep>,
    /// Where the form is sent.
    pub action: String,
    /// The event that the page was drawn at.
    pub seq: i64,
    /// The licence: its name and where it can be read.
    pub licence: (String, String),
    /// The list of steps.
    pub back: String,
    /// The preview.
    pub preview: String,
}

/// The answers of one step.
#[derive(Debug, Clone)]
pub struct GivenStep {
    /// 1 to 5.
    pub number: usize,
    /// Its name.
    pub name: String,
    /// Its answers.
    pub answers: Vec<Given>,
}

/// One answer.
#[derive(Debug, Clone)]
pub struct Given {
    /// The question.
    pub question: String,
    /// The answer, if there is one.
    pub said: Option<Shown>,
    /// What stands there when there is none.
    pub unsaid: String,
    /// Where it can be changed, while it can.
    pub change: Option<String>,
}

/// An answer as it is shown: lines of plain text, or a text as the public will read it.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// Plain lines.
    pub lines: Vec<String>,
    /// The text.
    pub text: Option<SafeHtml>,
}

impl GivenStep {
    /// All answers, walked off the fields' table. `id` where they can still be changed, `again` from the second
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
                    .filter(|one| asked(one.field, again) && applies(one.field, answers))
                    .map(|one| Given::of(frame, one, answers, id))
                    .collect(),
            })
            .collect()
    }
}

/// Whether the other answers leave room for this one: nobody is named there by whoever belongs there, and nobody
/// says why there are no results beside the results.
fn applies(field: Field, answers: &Answers) -> bool {
    match field {
        Field::FocalPoint => answers.yes(Field::OnBehalf) != Some(true),
        Field::NoResultsYet => {
            answers.get(field).is_some() || answers.get(Field::Results).is_none()
        }
        _ => true,
    }
}

impl Given {
    fn of(frame: &Frame, one: &Declaration, answers: &Answers, id: Option<PracticeId>) -> Self {
        let t = frame.t;
        let asked = one.need == Need::Asked;
        let unsaid = if asked {
            "drafting-unanswered-asked"
        } else {
            "drafting-unanswered"
        };
        Self {
            question: t.of("field-label", one.name).to_string(),
            said: answers
                .get(one.field)
                .map(|answer| said(frame, one.kind, answer)),
            unsaid: t.say(unsaid).to_string(),
            change: id.map(|id| frame.to(place(id, one))),
        }
    }
}

/// Where a question is asked.
fn place(id: PracticeId, one: &Declaration) -> address::Address {
    let at = if one.kind == Kind::Month {
        format!("{}_month", one.name)
    } else {
        one.name.to_owned()
    };
    address::my_practice_step(id, one.step.as_str()).at(at)
}

fn said(frame: &Frame, kind: Kind, answer: &Answer) -> Shown {
    let t = frame.t;
    let lines = |lines: Vec<String>| Shown {
        lines,
        ..Shown::default()
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
        Kind::Prose { .. } => markdown::prose(text, 3),
        Kind::Summary { .. } => markdown::summary(text),
        _ => return lines(vec![text.clone()]),
    };
    Shown {
        text: Some(html),
        ..Shown::default()
    }
}

impl CheckPage {
    /// What is missing, each with the link to its question, where it is said again.
    pub fn missing_answers(
        frame: &Frame,
        id: PracticeId,
        answers: &Answers,
    ) -> Vec<(String, String)> {
        let t = frame.t;
        missing_answers(answers)
            .into_iter()
            .map(|one| {
                let declaration = one.field.declaration();
                let label = t.of("field-label", declaration.name).to_string();
                let says = t.of("missing", one.why.as_str()).with("field", label);
                let link = place(id, declaration).query("missing", "show");
                (says.to_string(), frame.to(link))
            })
            .collect()
    }
}

/// As the public would see it.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/preview.html")]
pub struct PreviewPage {
    /// The frame.
    pub frame: Frame,
    /// What the public would see.
    pub face: Face,
    /// Where the practice stands.
    pub state: StateBadge,
    /// Who submits it, and how it would be cited.
    pub byline: Byline,
    /// What this page is.
    pub about: String,
    /// Its page.
    pub back: String,
}
