//! What is left of a practice when it is gone.

use askama::Template;

use super::crumbs::crumb;
use crate::address;
use crate::catalogue::store::PublishedPractice;
use crate::language::TextLanguage;
use crate::web::Frame;
use crate::web::layout::NavigationLink;
use crate::workflow::PublicStatus;

/// What is left of a practice that is gone.
#[derive(Template)]
#[template(path = "catalogue/gone.html")]
pub struct GonePage {
    frame: Frame,
    title: String,
    /// The language of the title, if it differs from the page's.
    lang: Option<TextLanguage>,
    /// From when to when the practice was public, in how many versions.
    public: String,
    why: String,
    reference: Option<String>,
    objective: Option<NavigationLink>,
}

impl GonePage {
    /// The page of a practice whose text is gone.
    pub fn new(frame: Frame, practice: &PublishedPractice) -> Self {
        let t = frame.t;
        let written = practice.filed_language.unwrap_or_default();
        let until = practice.taken_down_at.unwrap_or(practice.published_at);
        let why = match practice.public {
            PublicStatus::Replaced => t.say("catalogue-gone-why-replaced"),
            _ if practice.taken_down_on_request => t.say("catalogue-gone-why-owner"),
            _ => t.say("catalogue-gone-why-team"),
        };
        Self {
            title: practice.title.trim().to_owned(),
            lang: (written.as_str() != t.language().as_str()).then_some(written),
            public: t
                .say("catalogue-gone-public")
                .with("from", t.day(practice.first_published_at))
                .with("until", t.day(until))
                .with("versions", practice.versions)
                .to_string(),
            why: why.to_string(),
            reference: practice.reference.clone(),
            objective: practice
                .filed_objective
                .map(|number| crumb(&frame, number.heading(t), &address::objective(number))),
            frame,
        }
    }
}
