//! The page on which an expert from outside reads a revision and gives an opinion, and the page of a link that works no
//! longer.

use askama::Template;

use super::checklist::ChecklistPanel;
use super::opinions::opinion_fields;
use crate::address;
use crate::app::App;
use crate::language::Messages;
use crate::practice::actions::OpenExpertLink;
use crate::practice::model::{Event, Reasons};
use crate::practice::plain;
use crate::review::forms::{self, REFUSAL};
use crate::showing::byline::{Byline, BylineNames};
use crate::showing::face::{Face, SectionText};
use crate::web::{FormField, Frame, OpenForm, Refused, Summary, Typed, posted};
use crate::workflow::Deed;
use crate::written::{self, Links, SafeHtml};

/// The form of the opinion. Every way off the page submits it, so that typed words are kept.
const FORM: OpenForm = OpenForm {
    id: "decide",
    saves_at_sign_out: false,
};

/// `/opinion/{ask}`.
#[derive(Template)]
#[template(path = "review/expert.html")]
pub struct ExpertPage {
    frame: Frame,
    /// The problems of a refused form.
    summary: Summary,
    /// The address to which the form is posted.
    action: String,
    title: String,
    /// “Dear Dr. Lind, the review team asks for your opinion …”.
    lead: String,
    /// What the reviewer wrote to the expert.
    words: Option<SafeHtml>,
    /// Until when the link works.
    until: String,
    byline: Option<Byline>,
    face: Face,
    checklist: ChecklistPanel,
    /// The boxes of the opinion.
    fields: Vec<FormField>,
    /// The box of a refusal.
    refusal: FormField,
    /// The opinion that the expert has given by this link: when, and what.
    given: Option<GivenFromOutside>,
}

/// An opinion that is given, as its expert reads it.
struct GivenFromOutside {
    heading: String,
    words: Vec<SafeHtml>,
}

impl ExpertPage {
    /// The page, with the refused form, or with what was typed and not sent. `named` are those whose names the practice bears.
    pub fn new(
        app: &App,
        frame: Frame,
        open: &OpenExpertLink,
        named: Option<BylineNames>,
        refused: Option<&Refused>,
    ) -> Self {
        let t = frame.t;
        let practice = &open.case.practice;
        let revision = open.case.open.as_ref();
        let shown = refused.cloned().or_else(|| draft(open));
        let boxes = shown.as_ref();
        let fields: Vec<FormField> = opinion_boxes(t)
            .into_iter()
            .map(|field| field.refused(boxes))
            .collect();
        let refusal = refusal_field(t).refused(boxes);
        let checklist = ChecklistPanel::of_first_reading(t, boxes);
        let all = checklist.fields().chain(&fields).chain([&refusal]);
        let summary = Summary::of(t, all);
        let lead = t.say("review-expert-lead");
        Self {
            summary,
            action: frame.to(address::expert_opinion(open.ask.id)),
            title: plain::shown_title(open.answers.title(), t),
            lead: lead.with("name", open.ask.name.as_str()).to_string(),
            words: open.words.as_deref().map(html),
            until: t.day(open.ask.expires_at),
            byline: named
                .zip(revision)
                .map(|(named, revision)| Byline::of(practice, revision, &named, &app.settings, t)),
            face: Face::of(
                &open.answers,
                practice.objective,
                practice.language,
                None,
                t,
            )
            .with_files(&open.answers, &frame, &address::expert_opinion(open.ask.id))
            .with_descriptions(t),
            checklist,
            fields,
            refusal,
            given: open
                .given
                .as_ref()
                .map(|event| GivenFromOutside::of(t, event)),
            frame: frame.with_open_form(Some(FORM)),
        }
    }
}

impl GivenFromOutside {
    fn of(t: Messages, event: &Event) -> Self {
        let would = event.details.opinion.map(|verdict| {
            let choice = t.of("review-opinion-choice", verdict.as_str());
            choice.to_string()
        });
        let heading = t.say("review-expert-given-on").with("day", t.day(event.at));
        let words = [event.words.as_deref(), event.details.to_team.as_deref()];
        Self {
            heading: heading
                .with("opinion", would.unwrap_or_default())
                .to_string(),
            words: words.into_iter().flatten().map(html).collect(),
        }
    }
}

fn html(words: &str) -> SafeHtml {
    written::html(words, Links::Shown)
}

/// What was typed at an earlier opening and not sent.
fn draft(open: &OpenExpertLink) -> Option<Refused> {
    let typed: Typed = posted::decode(open.ask.draft.as_deref()?.as_bytes()).ok()?;
    Some(Refused::only_typed(typed))
}

/// The choice, the words to the review team and those to the authors.
fn opinion_boxes(t: Messages) -> Vec<FormField> {
    let label = t.of("review-words", Deed::GiveOpinion.as_str());
    let to_authors = FormField::area(t, "reasons", &label, 4).limit(Reasons::MOST);
    let mut fields = opinion_fields(t);
    fields.push(to_authors.optional());
    fields
}

fn refusal_field(t: Messages) -> FormField {
    let label = t.of("review-words", Deed::RefuseOpinion.as_str());
    FormField::area(t, REFUSAL, &label, 3)
        .limit(Reasons::MOST)
        .optional()
}

/// The page of a link that works no longer.
#[derive(Template)]
#[template(path = "review/expert_over.html")]
pub struct ExpertOverPage {
    frame: Frame,
    heading: String,
    lead: String,
    /// What was typed and could not be sent: its label and its text.
    texts: Vec<(String, String)>,
}

impl ExpertOverPage {
    /// The link has ended, has expired, or the review has moved on.
    pub fn ended(frame: Frame, words: &Typed) -> Self {
        let t = frame.t;
        let label = |name: &str| match name {
            REFUSAL => Some(t.of("review-words", Deed::RefuseOpinion.as_str())),
            name => forms::label(t, name),
        };
        let texts = words
            .pairs()
            .filter_map(|(name, value)| Some((label(name)?.to_string(), value.to_owned())));
        Self {
            heading: t.say("review-expert-over").to_string(),
            lead: t.say("review-expert-over-lead").to_string(),
            texts: texts.collect(),
            frame: Frame {
                translated: false,
                ..frame
            },
        }
    }

    /// The expert gives no opinion.
    pub fn refused(frame: Frame, done: String) -> Self {
        Self {
            heading: frame.t.say("review-expert-refused").to_string(),
            lead: done,
            texts: Vec::new(),
            frame: Frame {
                translated: false,
                ..frame
            },
        }
    }
}
