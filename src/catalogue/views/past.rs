//! The notice above a page that shows an earlier edition: which one, what has changed since, and the way to the present one.

use super::crumbs::crumb;
use super::practice::numbered;
use crate::address::{self, Address};
use crate::catalogue::forms::AskedSearch;
use crate::catalogue::model::PracticeSearch;
use crate::catalogue::publication::{PastReading, Publication};
use crate::catalogue::store::PastEdition;
use crate::language::{Message, Messages};
use crate::showing::comparison::ComparedRevision;
use crate::web::Frame;
use crate::web::layout::NavigationLink;
use crate::workflow::PublicStatus;

/// What stands above a page that shows an earlier edition.
pub struct EditionNotice {
    /// “You read the catalogue as it stood at edition 1,842, on 24 November 2026.”
    pub said: String,
    /// What is not as it was.
    pub remarks: Vec<String>,
    /// The page in the present edition, and what else says more.
    pub ways: Vec<NavigationLink>,
}

impl EditionNotice {
    /// Above a list or its figures.
    pub fn of_list(past: &PastEdition, asked: &AskedSearch, frame: &Frame) -> Self {
        let t = frame.t;
        let present = asked.in_present().address();
        let mut ways = vec![crumb(
            frame,
            t.say("catalogue-at-edition-leave-list"),
            &present,
        )];
        let mut remarks = Vec::new();
        if !asked.search.words.is_empty() {
            remarks.push(t.say("catalogue-at-edition-order").to_string());
        }
        if past.taken_down > 0 {
            let left_out = t.say("catalogue-at-edition-taken-down");
            remarks.push(left_out.with("count", past.taken_down).to_string());
            let table = address::withdrawn();
            ways.push(crumb(
                frame,
                t.say("catalogue-at-edition-withdrawn"),
                &table,
            ));
        }
        if past.renamed {
            remarks.push(t.say("catalogue-at-edition-names").to_string());
        }
        Self {
            said: past.said(t),
            remarks,
            ways,
        }
    }
}

impl EditionNotice {
    /// Above a practice.
    pub fn of_practice(past: &PastReading, publication: &Publication, frame: &Frame) -> Self {
        let (t, practice) = (frame.t, &publication.practice);
        let own = address::practice(&practice.slug);
        let mut ways = vec![crumb(frame, t.say("catalogue-at-edition-leave"), &own)];
        let is_earlier = practice.version < practice.versions;
        let mut remarks = vec![
            if is_earlier {
                t.say("catalogue-at-edition-earlier")
            } else {
                t.say("catalogue-at-edition-same")
            }
            .with("version", numbered(practice.version, t))
            .to_string(),
        ];
        if is_earlier {
            let since = ComparedRevision::Two(practice.version, practice.versions);
            let compared = since.address(address::practice_comparison(&practice.slug), false);
            ways.push(crumb(frame, t.say("catalogue-changed-since"), &compared));
        }
        if practice.public == PublicStatus::NotCurrent {
            remarks.push(t.say("catalogue-at-edition-past").to_string());
        }
        if past.renamed {
            remarks.push(t.say("catalogue-at-edition-names").to_string());
        }
        let number = past.edition.number;
        let list = PracticeSearch::default().at(Some(number));
        let all = t.say("catalogue-not-yet-list").with("edition", number.0);
        ways.push(crumb(frame, all, &list.on(address::practices())));
        Self {
            said: past.edition.said(t),
            remarks,
            ways,
        }
    }
}

impl PastEdition {
    /// That a page shows it.
    pub fn said(&self, t: Messages) -> String {
        match self.began {
            Some(began) => t
                .say("catalogue-at-edition")
                .with("edition", self.number.0)
                .with("day", t.day(began)),
            None => t
                .say("catalogue-at-edition-undated")
                .with("edition", self.number.0),
        }
        .to_string()
    }

    /// “Edition 1,842, 24 November 2026”, for the foot of the page.
    pub fn words(&self, t: Messages) -> Option<Message> {
        let said = t.say("catalogue-edition").with("edition", self.number.0);
        Some(said.with("day", t.day(self.began?)))
    }
}

/// The frame of a page that shows an edition: its foot names that one, and search engines keep the page of the present one.
pub fn frame_at(mut frame: Frame, past: Option<&PastEdition>, present: &Address) -> Frame {
    if let Some(past) = past {
        let canonical = frame.absolute(present);
        if let Some(about) = &mut frame.about {
            about.canonical = canonical;
        }
        if let Some(words) = past.words(frame.t) {
            frame = frame.with_edition(words);
        }
    }
    frame
}
