//! Calls for practices, as the administrators' templates draw them.

use askama::Template;
use askama_web::WebTemplate;

use super::AdminTab;
use super::surroundings::Surroundings;
use crate::address;
use crate::admin::forms::call::{CLOSES, CONTACT, OBJECTIVES, OPENS, TEXTS, VERSION};
use crate::db::Timestamp;
use crate::language::{Language, Messages};
use crate::practice::model::{CallText, PracticeCall};
use crate::taxonomy::objectives;
use crate::web::{Choice, FormField, Frame, Refused, Summary};

/// `/admin/calls`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/calls.html")]
pub struct CallListPage {
    frame: Frame,
    tabs: Vec<AdminTab>,
    rows: Vec<CallRow>,
}

/// A call in the list.
struct CallRow {
    title: String,
    link: String,
    days: String,
    standing: String,
}

impl CallListPage {
    /// The list.
    pub(in crate::admin) fn new(
        around: Surroundings,
        all: &[PracticeCall],
        now: Timestamp,
    ) -> Self {
        let t = around.frame.t;
        let row = |call: &PracticeCall| {
            let days = t.say("admin-call-days").with("from", t.day(call.opens_at));
            CallRow {
                title: call.title(t.language()).to_owned(),
                link: around.frame.to(address::admin_call(call.id)),
                days: days.with("until", t.day(call.last_day())).to_string(),
                standing: t.of("admin-call-is", standing(call, now)).to_string(),
            }
        };
        Self {
            rows: all.iter().map(row).collect(),
            tabs: around.tabs,
            frame: around.frame,
        }
    }
}

fn standing(call: &PracticeCall, now: Timestamp) -> &'static str {
    if call.is_open(now) {
        "open"
    } else if call.opens_at > now {
        "planned"
    } else {
        "closed"
    }
}

/// `/admin/calls/new` and `/admin/calls/{id}`.
#[derive(Template, WebTemplate)]
#[template(path = "admin/call.html")]
pub struct CallFormPage {
    frame: Frame,
    summary: Summary,
    title: String,
    action: String,
    version: Option<String>,
    fields: Vec<FormField>,
    /// The public page, once the call has opened.
    public: Option<String>,
}

impl CallFormPage {
    /// The form, empty, filled with a call, or as it was refused.
    pub(in crate::admin) fn new(
        frame: Frame,
        present: Option<&PracticeCall>,
        refused: Option<&Refused>,
        now: Timestamp,
    ) -> Self {
        let t = frame.t;
        let fields: Vec<FormField> = text_fields(t, present)
            .into_iter()
            .chain(day_fields(t, present, now))
            .map(|field| field.refused(refused))
            .collect();
        let version = present.map(|call| {
            let typed = refused.map(|one| one.typed.get(VERSION).to_owned());
            let typed = typed.filter(|version| !version.is_empty());
            typed.unwrap_or_else(|| call.version.to_string())
        });
        let has_begun = |call: &&PracticeCall| call.opens_at <= now;
        Self {
            summary: Summary::of(t, &fields),
            title: match present {
                Some(call) => call.title(t.language()).to_owned(),
                None => t.say("admin-call-new").to_string(),
            },
            action: match present {
                Some(call) => frame.to(address::admin_call(call.id)),
                None => frame.to(address::admin_new_call()),
            },
            public: present
                .filter(has_begun)
                .map(|call| frame.to(address::call(&call.slug))),
            version,
            fields,
            frame,
        }
    }
}

/// The texts in both languages, the objectives, and whom to ask.
fn text_fields(t: Messages, present: Option<&PracticeCall>) -> Vec<FormField> {
    type Part = fn(&PracticeCall, Language) -> &str;
    let parts: [(Part, Language); 6] = [
        (PracticeCall::title, Language::En),
        (PracticeCall::title, Language::Fr),
        (PracticeCall::text, Language::En),
        (PracticeCall::text, Language::Fr),
        (PracticeCall::criteria, Language::En),
        (PracticeCall::criteria, Language::Fr),
    ];
    let texts = TEXTS
        .into_iter()
        .zip(parts)
        .map(|(name, (part, language))| {
            let label = t.of("admin-call", name);
            let field = if name.starts_with("title") {
                FormField::text(t, name, &label).limit(CallText::TITLE)
            } else {
                FormField::area(t, name, &label, 6).limit(CallText::TEXT)
            };
            let held = present.map(|call| part(call, language).to_owned());
            field.holding(held.unwrap_or_default())
        });
    let choices = objectives()
        .map(|one| Choice::new(one.to_string(), one.line(t).to_string()))
        .collect();
    let chosen = present
        .map(|call| call.objectives.0.clone())
        .unwrap_or_default();
    let about = FormField::checks(t, OBJECTIVES, &t.say("admin-call-objectives"), choices)
        .columns("cols2 slimset")
        .width("full")
        .optional()
        .holding_all(chosen.iter().map(ToString::to_string));
    let contact = FormField::email(t, CONTACT, &t.say("admin-call-contact"))
        .hint(t.say("admin-call-contact-hint"))
        .holding(present.map(|call| call.contact.clone()).unwrap_or_default());
    texts.chain([about, contact]).collect()
}

/// The days that can still be chosen.
fn day_fields(t: Messages, present: Option<&PracticeCall>, now: Timestamp) -> Vec<FormField> {
    let held = |at: fn(&PracticeCall) -> Timestamp| {
        let day = present.map(|call| t.civil_day(at(call)).to_string());
        day.unwrap_or_default()
    };
    let opens = present.is_none_or(|call| call.opens_at > now).then(|| {
        let opens = FormField::date(t, OPENS, &t.say("admin-call-opens"));
        opens.holding(held(|call| call.opens_at))
    });
    let closes = present.is_none_or(|call| call.closes_at > now).then(|| {
        let closes = FormField::date(t, CLOSES, &t.say("admin-call-closes"));
        closes
            .hint(t.say("admin-call-closes-hint"))
            .holding(held(PracticeCall::last_day))
    });
    opens.into_iter().chain(closes).collect()
}
