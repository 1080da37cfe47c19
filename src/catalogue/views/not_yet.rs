//! The page of a practice that an edition did not show.

use askama::Template;

use super::crumbs::crumb;
use crate::address;
use crate::catalogue::model::PracticeSearch;
use crate::catalogue::store::{PastEdition, PastVersion};
use crate::practice::model::Slug;
use crate::web::Frame;
use crate::web::layout::NavigationLink;

/// What the address says in an edition that did not show the practice.
#[derive(Template)]
#[template(path = "catalogue/not_yet.html")]
pub struct NotYetPage {
    frame: Frame,
    heading: String,
    said: String,
    /// The practice as it is today.
    present: NavigationLink,
    /// All practices of the edition.
    list: NavigationLink,
}

impl NotYetPage {
    /// The page of a practice that is public today.
    pub fn new(frame: Frame, slug: &Slug, past: &PastEdition, version: &PastVersion) -> Self {
        let t = frame.t;
        let heading = t.say("catalogue-not-yet").with("edition", past.number.0);
        let said = t.say("catalogue-not-yet-said");
        let list = PracticeSearch::default().at(Some(past.number));
        let all = t
            .say("catalogue-not-yet-list")
            .with("edition", past.number.0);
        Self {
            heading: heading.to_string(),
            said: said
                .with("day", t.day(version.first_published_at))
                .to_string(),
            present: crumb(
                &frame,
                t.say("catalogue-at-edition-leave"),
                &address::practice(slug),
            ),
            list: crumb(&frame, all, &list.on(address::practices())),
            frame,
        }
    }
}
