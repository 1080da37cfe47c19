//! Calls for practices, as the public reads them.

use askama::Template;

use super::crumbs::crumb;
use super::items::{PracticeItem, items};
use crate::address;
use crate::catalogue::store::ListedPractice;
use crate::language::Messages;
use crate::practice::model::{CallStanding, PracticeCall};
use crate::web::Frame;
use crate::web::layout::{Feed, NavigationLink};
use crate::written::{self, Links, SafeHtml};

/// A call in a list.
pub struct CallLine {
    pub title: String,
    pub link: String,
    /// “Open until 14 January 2027, 12 days left with today”, or when it closed.
    pub until: String,
}

impl CallLine {
    /// The line of a call of which the public knows.
    pub fn of(call: &PracticeCall, frame: &Frame) -> Self {
        Self {
            title: call.title(frame.t.language()).to_owned(),
            link: frame.to(address::call(&call.slug)),
            until: until(call, frame.t),
        }
    }
}

fn until(call: &PracticeCall, t: Messages) -> String {
    let said = match call.standing(t) {
        CallStanding::Open { days_left } => t.say("catalogue-call-open").with("count", days_left),
        CallStanding::Planned | CallStanding::Closed => t.say("catalogue-call-closed"),
    };
    said.with("day", t.day(call.last_day())).to_string()
}

fn is_open(call: &PracticeCall, t: Messages) -> bool {
    matches!(call.standing(t), CallStanding::Open { .. })
}

/// `/calls`.
#[derive(Template)]
#[template(path = "catalogue/calls.html")]
pub struct CallsPage {
    frame: Frame,
    /// The whole address of the feed.
    feed: String,
    open: Vec<CallLine>,
    past: Vec<CallLine>,
}

impl CallsPage {
    /// The calls of which the public knows.
    pub fn new(frame: Frame, all: &[PracticeCall]) -> Self {
        let t = frame.t;
        let (open, past): (Vec<_>, Vec<_>) = all.iter().partition(|call| is_open(call, t));
        let line = |call: &&PracticeCall| CallLine::of(call, &frame);
        let title = t.say("catalogue-calls").to_string();
        let lead = t.say("catalogue-calls-lead").to_string();
        let feed = address::calls().as_feed();
        let advertised = Feed {
            title: title.clone(),
            link: frame.to(&feed),
        };
        Self {
            feed: frame.absolute(&feed),
            // The first to close first.
            open: open.iter().rev().map(line).collect(),
            past: past.iter().map(line).collect(),
            frame: frame.described(&title, &lead).with_feed(advertised),
        }
    }
}

/// `/calls/{slug}`.
#[derive(Template)]
#[template(path = "catalogue/call.html")]
pub struct CallPage {
    frame: Frame,
    title: String,
    until: String,
    is_open: bool,
    opened: String,
    text: SafeHtml,
    criteria: SafeHtml,
    objectives: Vec<NavigationLink>,
    contact: String,
    /// How many practices answered it.
    count: String,
    items: Vec<PracticeItem>,
    /// Where a practice is proposed.
    propose: String,
}

impl CallPage {
    /// A call with the number of its practices and the newest of them.
    pub fn new(
        frame: Frame,
        call: &PracticeCall,
        (count, newest): (i64, &[ListedPractice]),
    ) -> Self {
        let t = frame.t;
        let language = t.language();
        let title = call.title(language).to_owned();
        let objectives = call.objectives.0.iter();
        let objectives = objectives.map(|one| crumb(&frame, one.line(t), &address::objective(one)));
        let text = call.text(language);
        Self {
            until: until(call, t),
            is_open: is_open(call, t),
            opened: t
                .say("catalogue-call-opened")
                .with("day", t.day(call.opens_at))
                .to_string(),
            text: written::html(text, Links::Shown),
            criteria: written::html(call.criteria(language), Links::Shown),
            objectives: objectives.collect(),
            contact: call.contact.clone(),
            count: t
                .say("catalogue-call-count")
                .with("count", count)
                .to_string(),
            items: items(newest, t, None, None),
            propose: frame.to(address::new_practice().query("call", &call.slug)),
            frame: frame.described(&title, &written::one_line(text)),
            title,
        }
    }
}
