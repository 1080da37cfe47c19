//! What the review team asks beside single answers, as authors read it: a list on the pages of the practice, a note beside
//! each question, and the page on which each point is answered. None of them names a reviewer.

use std::collections::HashMap;

use askama::Template;
use askama_web::WebTemplate;

use super::check::{address_of_answer, address_of_question, anchor_of};
use super::timeline::actor_label;
use super::{OPEN_FORM, Question};
use crate::account::model::AccountId;
use crate::address;
use crate::drafting::forms::{POINT_CHOICES, because_name, point_name};
use crate::practice::fields::Step;
use crate::practice::model::{CommentThread, Event, PracticeId, Reasons};
use crate::showing::comments::DrawnThread;
use crate::showing::names::ShownNames;
use crate::web::unsent::UnsentNotice;
use crate::web::{Choice, FormField, Frame, Refused, Summary};
use crate::workflow::Viewer;

/// The points of the review team, in the order of the form.
#[derive(Debug, Clone)]
pub struct AskedPoints {
    pub heading: String,
    pub points: Vec<AskedPoint>,
    /// The points that the review team has resolved, with the line that opens them.
    pub resolved: Option<(String, Vec<DrawnThread>)>,
    /// The way to the page on which they are answered, while a draft is open.
    pub answer: Option<(String, String)>,
}

/// One point.
#[derive(Debug, Clone)]
pub struct AskedPoint {
    pub drawn: DrawnThread,
    /// The address of the answer, where it can be changed.
    pub link: Option<String>,
    /// The id of the answer's box, where it stands on the same page.
    pub here: Option<String>,
    /// Whether the author has answered the point in this draft, in words.
    pub status: Option<String>,
}

/// The points of a practice, for one author on one page.
pub struct PointsDrawer<'a> {
    pub frame: &'a Frame,
    pub practice: PracticeId,
    pub reader: AccountId,
    pub threads: &'a [CommentThread],
    /// Whether a draft is open, in which the points can be answered.
    pub is_draft: bool,
    /// The step that the page shows.
    pub step: Option<Step>,
}

impl PointsDrawer<'_> {
    /// The list, unless the review team has asked nothing.
    pub fn list(&self) -> Option<AskedPoints> {
        let t = self.frame.t;
        if self.threads.is_empty() {
            return None;
        }
        let points = self.points();
        let left = points.iter().filter(|one| one.status.is_some()).count();
        let key = if left > 0 {
            "drafting-points"
        } else {
            "drafting-points-sent"
        };
        let resolved: Vec<DrawnThread> = self
            .in_order()
            .filter(|thread| !thread.is_open)
            .map(|thread| self.drawn(thread))
            .collect();
        let page = self.frame.to(address::my_practice_points(self.practice));
        Some(AskedPoints {
            heading: t.say(key).with("count", points.len()).to_string(),
            resolved: (!resolved.is_empty()).then(|| {
                let label = t
                    .say("drafting-points-resolved")
                    .with("count", resolved.len());
                (label.to_string(), resolved)
            }),
            answer: (left > 0).then(|| (t.say("drafting-points-answer").to_string(), page)),
            points,
        })
    }

    /// The open points.
    pub fn points(&self) -> Vec<AskedPoint> {
        let open = self.in_order().filter(|thread| thread.is_open);
        open.map(|thread| self.point(thread)).collect()
    }

    /// Puts each open point beside its question.
    pub fn put_beside(&self, questions: &mut [Question]) {
        for thread in self.in_order().filter(|thread| thread.is_open) {
            let name = thread.field.name();
            let question = questions.iter_mut().find(|question| question.name == name);
            if let Some(question) = question {
                question.points.push(self.drawn(thread));
            }
        }
    }

    fn in_order(&self) -> impl Iterator<Item = &CommentThread> {
        let mut threads: Vec<&CommentThread> = self.threads.iter().collect();
        threads.sort_by_key(|thread| thread.field);
        threads.into_iter()
    }

    fn point(&self, thread: &CommentThread) -> AskedPoint {
        let t = self.frame.t;
        let one = thread.field.declaration();
        let is_here = self.step == Some(one.step);
        let place = match self.frame.form_id() {
            _ if is_here => None,
            // A button of a form leads to a page, not to a place on it.
            Some(_) => Some(address_of_answer(self.practice, one)),
            None => Some(address_of_question(self.practice, one)),
        };
        let is_asked = self.is_draft && thread.is_asked();
        let status = is_asked.then(|| {
            let key = match thread.answer().map(|line| line.details.done) {
                None => "drafting-point-waits",
                Some(Some(true)) => "drafting-point-done",
                Some(_) => "drafting-point-not-done",
            };
            t.say(key).to_string()
        });
        AskedPoint {
            drawn: self.drawn(thread),
            link: place
                .filter(|_| self.is_draft)
                .map(|place| self.frame.to(place)),
            here: is_here.then(|| anchor_of(one)),
            status,
        }
    }

    fn drawn(&self, thread: &CommentThread) -> DrawnThread {
        let t = self.frame.t;
        let names = ShownNames {
            names: HashMap::new(),
            experts: HashMap::new(),
            reader: self.reader,
            viewer: Viewer::Author,
        };
        let who = |event: &Event| actor_label(t, &names, &self.frame.site, event);
        DrawnThread::new(t, thread, who, |event| t.day(event.at))
    }
}

/// `/my/practices/{id}/points`: each point with its boxes.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/points.html")]
pub struct PointsPage {
    pub frame: Frame,
    /// The problems of a refused form.
    pub summary: Summary,
    pub title: String,
    /// That points are not answered, after an attempt to submit.
    pub asks: Option<String>,
    pub boxes: Vec<PointBoxes>,
    /// The notice about words typed earlier.
    pub unsent: UnsentNotice,
    /// The event up to which the page was drawn.
    pub seq: i64,
    pub action: String,
    pub back: String,
}

/// One point with the boxes of its answer.
pub struct PointBoxes {
    pub point: AskedPoint,
    pub choice: FormField,
    pub because: FormField,
}

impl PointBoxes {
    /// The boxes of all open points: as they were typed, or as they are stored.
    pub fn all(drawer: &PointsDrawer<'_>, typed: Option<&Refused>) -> Vec<Self> {
        let open = drawer.in_order().filter(|thread| thread.is_asked());
        open.map(|thread| Self::of(drawer, thread, typed)).collect()
    }

    fn of(drawer: &PointsDrawer<'_>, thread: &CommentThread, typed: Option<&Refused>) -> Self {
        let t = drawer.frame.t;
        let question = t.of("field-label", thread.field.name()).to_string();
        let stored = thread.answer();
        let words = stored.and_then(|line| line.words.clone());
        let chosen = stored.map(|line| POINT_CHOICES[usize::from(line.details.done != Some(true))]);
        let choices = POINT_CHOICES
            .map(|word| Choice::new(word, t.of("drafting-point-choice", word).to_string()));
        let name = point_name(thread.number_shown);
        let label = t.say("drafting-point-label");
        let choice = FormField::radios(t, &name, &label, choices.into())
            .called(question.clone())
            .holding_all(chosen)
            .refused(typed);
        let label = t.say("drafting-point-because");
        let because = FormField::area(t, &because_name(thread.number_shown), &label, 3)
            .hint(t.say("drafting-point-because-hint"))
            .called(question)
            .holding(words.unwrap_or_default())
            .limit(Reasons::MOST)
            .refused(typed);
        Self {
            point: drawer.point(thread),
            choice,
            because,
        }
    }
}
