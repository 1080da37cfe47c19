//! The page on which authors name the call that a draft answers.

use askama::Template;
use askama_web::WebTemplate;

use crate::address::{self, Address};
use crate::db::ids::CallId;
use crate::practice::model::PracticeCall;
use crate::web::{Choice, FormField, Frame, Refused, Summary};

/// The list of calls.
pub const CALL: &str = "call";

/// `/my/practices/{id}/call`.
#[derive(Template, WebTemplate)]
#[template(path = "drafting/call.html")]
pub struct AnsweredCallPage {
    frame: Frame,
    summary: Summary,
    title: String,
    field: FormField,
    action: String,
    /// All answers.
    back: String,
    /// The public page of the calls.
    calls: String,
}

impl AnsweredCallPage {
    /// The open calls, and the one that the draft names.
    pub fn new(
        frame: Frame,
        (title, check): (String, &Address),
        (open, named): (&[PracticeCall], Option<&PracticeCall>),
        refused: Option<&Refused>,
    ) -> Self {
        let t = frame.t;
        let none = Choice::new("", t.say("drafting-call-none-choice").to_string());
        let choice = |call: &PracticeCall| {
            let label = t.say("drafting-call-choice");
            let label = label.with("title", call.title(t.language()));
            let label = label.with("day", t.day(call.last_day()));
            Choice::new(call.id.to_string(), label.to_string())
        };
        let is_open = |id: CallId| open.iter().any(|call| call.id == id);
        // One that is over stays where an earlier submission answered it.
        let kept = named.filter(|call| !is_open(call.id));
        let choices = std::iter::once(none)
            .chain(kept.into_iter().chain(open).map(choice))
            .collect();
        let field = FormField::radios(t, CALL, &t.say("drafting-call-label"), choices)
            .holding(named.map(|call| call.id.to_string()).unwrap_or_default())
            .refused(refused);
        Self {
            summary: Summary::of(t, [&field]),
            action: frame.to(&frame.address),
            back: frame.to(check),
            calls: frame.to(address::calls()),
            title,
            field,
            frame,
        }
    }
}
