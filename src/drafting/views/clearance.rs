//! The authors' page of clearance, and the page on which a person without an account reads the draft.

use std::collections::BTreeMap;

use askama::Template;
use askama_web::WebTemplate;

use super::{OPEN_FORM, is_asked};
use crate::address::{self, Address};
use crate::db::Timestamp;
use crate::drafting::forms::{
    CLEARANCE_LABEL, CLEARANCE_TIME, REMARK_FIELD, REMARK_NAME, REMARK_WORDS, field_way,
};
use crate::language::Messages;
use crate::practice::answers::Answers;
use crate::practice::fields::{FIELDS, Field};
use crate::practice::model::{
    ClearanceLink, ClearanceName, ClearanceRemark, ClearanceTime, Reasons,
};
use crate::practice::plain;
use crate::showing::byline::Byline;
use crate::showing::face::{AnswerNote, Face, SectionText};
use crate::showing::remark::ShownRemark;
use crate::web::unsent::UnsentNotice;
use crate::web::{Choice, FormField, Frame, Refused, Summary};

/// `/my/practices/{id}/clearance`.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/clearance.html")]
pub struct ClearancePage {
    pub frame: Frame,
    pub summary: Summary,
    pub title: String,
    /// The address of the link that was made just now. No later page shows it.
    pub made: Option<String>,
    pub links: Vec<ClearanceLine>,
    /// The boxes of a new link.
    pub fields: Vec<FormField>,
    /// What was typed here before and not sent.
    pub unsent: UnsentNotice,
    /// The remarks that no author has settled: the value of the button, and the remark.
    pub open: Vec<(String, ShownRemark)>,
    /// The settled ones.
    pub settled: Vec<(String, ShownRemark)>,
    /// The address to which the form is sent.
    pub action: String,
    /// The page of the practice.
    pub back: String,
}

/// A link in the list.
pub struct ClearanceLine {
    /// For whom it was made.
    label: String,
    /// Until when it works, or since when it does not.
    says: String,
    /// The button that ends it, while it works.
    end: Option<String>,
}

impl ClearanceLine {
    /// The line in words.
    pub fn of(t: Messages, link: &ClearanceLink, now: Timestamp) -> Self {
        let (key, day) = match link.ended_at {
            Some(at) => ("drafting-clearance-ended", at),
            None if link.expires_at <= now => ("drafting-clearance-expired", link.expires_at),
            None => ("drafting-clearance-works", link.expires_at),
        };
        Self {
            label: link.label.clone(),
            says: t.say(key).with("day", t.day(day)).to_string(),
            end: link.is_open(now).then(|| format!("end-{}", link.id)),
        }
    }
}

/// The remarks that are open, and those that are settled, each with the value of its button. Those of one answer stand
/// together.
pub fn remark_lines(
    t: Messages,
    remarks: &[ClearanceRemark],
    answers: &Answers,
) -> [Vec<(String, ShownRemark)>; 2] {
    let mut sorted: Vec<&ClearanceRemark> = remarks.iter().collect();
    sorted.sort_by_key(|one| (one.field, one.id));
    let (settled, open): (Vec<_>, Vec<_>) = { sorted }
        .into_iter()
        .partition(|one| one.settled_at.is_some());
    let line = |word: &str, one: &ClearanceRemark| {
        (format!("{word}-{}", one.id), shown_remark(t, one, answers))
    };
    [
        open.into_iter().map(|one| line("settle", one)).collect(),
        settled.into_iter().map(|one| line("open", one)).collect(),
    ]
}

/// A remark beside the answer as it stands now.
pub fn shown_remark(t: Messages, remark: &ClearanceRemark, answers: &Answers) -> ShownRemark {
    let kind = remark.field.declaration().kind;
    let present = answers.get(remark.field);
    let present = present.map_or_else(String::new, |answer| plain::text(kind, answer, t));
    ShownRemark::new(t, remark, &present)
}

/// The boxes of a new link.
pub fn clearance_fields(t: Messages, refused: Option<&Refused>) -> Vec<FormField> {
    let time = |one: &ClearanceTime| {
        Choice::new(
            one.as_str(),
            t.of("drafting-clearance-time", one.as_str()).to_string(),
        )
    };
    let times = ClearanceTime::ALL.iter().map(time).collect();
    let label = t.say("drafting-clearance-time");
    vec![
        FormField::text(t, CLEARANCE_LABEL, &t.say("drafting-clearance-label"))
            .hint(t.say("drafting-clearance-label-hint"))
            .limit(ClearanceName::MOST)
            .refused(refused),
        FormField::select(t, CLEARANCE_TIME, &label, times)
            .holding(ClearanceTime::TwoWeeks.as_str())
            .refused(refused),
    ]
}

/// `/reading/{link}`.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/reading.html")]
pub struct ReadingPage {
    pub frame: Frame,
    pub summary: Summary,
    pub title: String,
    /// For whom the link was made, and until when it works.
    pub lead: String,
    pub byline: Option<Byline>,
    pub face: Face,
    /// The boxes of a remark.
    pub fields: Vec<FormField>,
    /// What was remarked by this link.
    pub remarks: Vec<ShownRemark>,
    /// The address to which the form is sent.
    pub action: String,
}

/// The ways to remark, beside the answers of the text.
pub fn remark_ways(frame: &Frame, page: &Address) -> BTreeMap<&'static str, AnswerNote> {
    let t = frame.t;
    let note = |field: Field| AnswerNote {
        form: OPEN_FORM,
        question: t.of("field-label", field.name()).to_string(),
        way: Some((
            t.say("drafting-remark-here").to_string(),
            frame.to(field_way(page, field)),
        )),
        open: None,
    };
    let all = FIELDS.iter().map(|one| (one.name, note(one.field)));
    all.collect()
}

/// The boxes of a remark. `chosen`: the answer that the reader has chosen by its way.
pub fn remark_fields(
    t: Messages,
    again: bool,
    refused: Option<&Refused>,
    chosen: Option<Field>,
) -> Vec<FormField> {
    let asked = FIELDS.iter().filter(|one| is_asked(one.field, again));
    let choice = |name: &str| Choice::new(name, t.of("field-label", name).to_string());
    let choose = Choice::new("", t.say("drafting-remark-choose").to_string());
    let choices = std::iter::once(choose).chain(asked.map(|one| choice(one.name)));
    let mut field = FormField::select(
        t,
        REMARK_FIELD,
        &t.say("drafting-remark-field"),
        choices.collect(),
    );
    field = field.refused(refused);
    if let Some(chosen) = chosen {
        field = field.holding(chosen.name());
    }
    let mut words = FormField::area(t, REMARK_WORDS, &t.say("drafting-remark-words"), 4)
        .limit(Reasons::MOST)
        .refused(refused);
    words.has_focus = chosen.is_some();
    let name = FormField::text(t, REMARK_NAME, &t.say("drafting-remark-name"))
        .limit(ClearanceName::MOST)
        .refused(refused);
    vec![field, words, name]
}

/// The page of a link that works no longer.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/reading_over.html")]
pub struct ReadingOverPage {
    pub frame: Frame,
    /// The remark that could not be sent.
    pub words: String,
}

/// The address under which the link is handed on.
pub fn clearance_address(frame: &Frame, token: impl std::fmt::Display) -> String {
    frame.absolute(&address::clearance_link(token))
}
