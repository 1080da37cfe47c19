//! The brief of a place, to print.

use askama::Template;

use super::crumbs::{crumb, crumb_here};
use super::items::{PracticeItem, items};
use super::lists::kicker;
use super::objectives::PlaceObjectives;
use crate::address;
use crate::catalogue::index::FacetCounts;
use crate::catalogue::listing::ListSlice;
use crate::catalogue::model::PracticeList;
use crate::catalogue::store::ListedPractice;
use crate::config::{Licence, Settings};
use crate::web::Frame;
use crate::web::layout::NavigationLink;

/// The most practices that a brief names under one objective.
const UNDER_OBJECTIVE: usize = 10;

/// The practices of a place by objective.
#[derive(Template)]
#[template(path = "catalogue/brief.html")]
pub struct BriefPage {
    frame: Frame,
    crumbs: Vec<NavigationLink>,
    /// “Country or area”.
    kicker: Option<String>,
    heading: String,
    /// “12 practices under 5 of the 23 objectives”.
    lead: String,
    sections: Vec<BriefSection>,
    /// “No practice yet under 18 of the 23 objectives”, and these.
    lacking: Option<(String, Vec<NavigationLink>)>,
    edition: Option<String>,
    /// The whole address of the brief, which paper cannot link.
    at: String,
    licence: Licence,
    /// The disclaimer that goes with names of countries.
    note: String,
}

/// The practices of the place under one objective.
pub struct BriefSection {
    pub number: String,
    pub name: String,
    pub items: Vec<PracticeItem>,
    /// “And 24 more”, with the way to all of them.
    pub more: Option<(String, String)>,
}

impl BriefPage {
    /// The brief of a place, with its newest practices and the counts of all of them.
    pub fn new(
        frame: Frame,
        (place, newest): (&PracticeList, &ListSlice),
        counts: &FacetCounts,
        settings: &Settings,
    ) -> Self {
        let t = frame.t;
        let objectives = PlaceObjectives::of(place, counts, &frame);
        let (covered, lacking) = match objectives {
            Some(found) => (found.covered, Some((found.lacking, found.without))),
            None => (Vec::new(), None),
        };
        let lead = match covered.len() {
            0 => t.say("catalogue-none"),
            objectives => t
                .say("catalogue-brief-lead")
                .with("count", newest.total)
                .with("objectives", objectives),
        };
        let sections = covered.into_iter().map(|one| {
            let filed = |row: &&ListedPractice| {
                row.filed_objective.map(|filed| filed.to_string()) == Some(one.number.clone())
            };
            let rows = newest.slice.rows.iter().filter(filed);
            let rows: Vec<ListedPractice> = rows.take(UNDER_OBJECTIVE).cloned().collect();
            let shown = i64::try_from(rows.len()).unwrap_or(i64::MAX);
            let more = one.count - shown;
            let says = t.say("catalogue-brief-more").with("count", more);
            let objective = rows.first().and_then(|row| row.filed_objective);
            BriefSection {
                items: items(&rows, t, objective, None),
                more: (more > 0).then(|| (says.to_string(), one.link)),
                number: one.number,
                name: one.name,
            }
        });
        let heading = place.title(t);
        let title = t.say("catalogue-brief-title");
        let title = title.with("place", heading.as_str()).to_string();
        let lead = lead.to_string();
        Self {
            crumbs: vec![
                crumb(&frame, t.say("catalogue-home"), &address::home()),
                crumb(&frame, t.say("catalogue-explore"), &address::explore()),
                crumb(&frame, heading.clone(), &place.address()),
                crumb_here(&frame, t.say("catalogue-brief")),
            ],
            kicker: kicker(place, t),
            sections: sections.collect(),
            lacking: lacking.filter(|(_, without)| !without.is_empty()),
            edition: None,
            at: place
                .brief()
                .map(|own| frame.absolute(&own))
                .unwrap_or_default(),
            licence: settings.licence.clone(),
            note: t.say("map-disclaimer").to_string(),
            frame: frame.described(&title, &lead),
            heading: title,
            lead,
        }
    }

    /// The same, saying of which edition it is.
    pub fn with_edition(self, edition: Option<String>) -> Self {
        Self { edition, ..self }
    }
}
