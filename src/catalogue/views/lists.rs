//! The pages of lists: home, objectives, one term, the figures.

use askama::Template;

use super::crumbs::{crumb, crumb_here};
use super::figures::{CountedTerm, Figures, RegionRow, counted_objectives, longest_bar};
use super::items::{PracticeItem, items};
use crate::address;
use crate::catalogue::listing::ListSlice;
use crate::catalogue::model::PracticeList;
use crate::catalogue::store::TermCount;
use crate::language::Messages;
use crate::taxonomy::{DotMap, RegionId, RegionKind, countries, coverage_regions, regions_of_kind};
use crate::web::Frame;
use crate::web::layout::{Feed, NavigationLink};
use crate::web::paging::PageLinks;

/// The first page.
#[derive(Template)]
#[template(path = "catalogue/home.html")]
pub struct HomePage {
    frame: Frame,
    /// How many practices from how many countries, in a sentence.
    lead: String,
    objectives: Vec<CountedTerm>,
    items: Vec<PracticeItem>,
    /// “All 412 practices, newest first”.
    all: String,
    feed: Feed,
    /// None while no practice names a country.
    map: Option<DotMap>,
    regions: Vec<RegionRow>,
    /// The width of a whole bar in the table of regions.
    most: i64,
}

impl HomePage {
    /// The first page with the newest practices.
    pub fn new(frame: Frame, feed: Feed, counts: &[TermCount], newest: &ListSlice) -> Self {
        let t = frame.t;
        let figures = Figures::new(counts);
        let regions = figures.region_rows(coverage_regions(), &frame);
        let lead = match newest.total {
            0 => t.say("catalogue-home-lead-empty"),
            total => t
                .say("catalogue-home-lead")
                .with("practices", total)
                .with("countries", figures.countries.len()),
        };
        Self {
            lead: lead.to_string(),
            objectives: counted_objectives(counts, &frame),
            items: items(&newest.slice.rows, t, None, None),
            all: t
                .say("catalogue-home-all")
                .with("count", newest.total)
                .to_string(),
            feed,
            map: figures.map(),
            most: longest_bar(&regions),
            regions,
            frame,
        }
    }
}

/// All objectives.
#[derive(Template)]
#[template(path = "catalogue/objectives.html")]
pub struct ObjectivesPage {
    pub frame: Frame,
    pub objectives: Vec<CountedTerm>,
}

/// The practices under one term.
#[derive(Template)]
#[template(path = "catalogue/list.html")]
pub struct TermPage {
    frame: Frame,
    crumbs: Vec<NavigationLink>,
    /// The line above the heading.
    kicker: Option<String>,
    heading: String,
    /// The heading in full.
    title: String,
    feed: Feed,
    /// The label of the link to the feed: “Subscribe to Objective 9”, and the rest of the name for screen readers.
    subscribe: (String, String),
    /// “27 practices”.
    count: String,
    /// The disclaimer that goes with names of countries.
    note: Option<String>,
    items: Vec<PracticeItem>,
    pages: PageLinks,
}

impl TermPage {
    /// A slice of the list under a term.
    pub fn new(frame: Frame, feed: Feed, list: &PracticeList, part: &ListSlice) -> Self {
        let t = frame.t;
        let of_a_place = matches!(list, PracticeList::Country(_) | PracticeList::Region(_));
        Self {
            crumbs: crumbs(list, &frame),
            kicker: kicker(list, t),
            heading: heading(list, t),
            title: list.title(t),
            subscribe: list.subscribe(t),
            feed,
            count: t
                .say("catalogue-count")
                .with("count", part.total)
                .to_string(),
            note: of_a_place.then(|| t.say("map-disclaimer").to_string()),
            items: items(&part.slice.rows, t, list.objective(), None),
            pages: part.slice.pages(t, &list.address()),
            frame,
        }
    }
}

fn crumbs(list: &PracticeList, frame: &Frame) -> Vec<NavigationLink> {
    let t = frame.t;
    let home = crumb(frame, t.say("catalogue-home"), &address::home());
    match list {
        PracticeList::Objective(number) => vec![
            home,
            crumb(frame, t.say("catalogue-objectives"), &address::objectives()),
            crumb_here(frame, number.label(t)),
        ],
        PracticeList::Country(_) | PracticeList::Region(_) => vec![
            home,
            crumb(frame, t.say("catalogue-explore"), &address::explore()),
            crumb_here(frame, list.title(t)),
        ],
        PracticeList::All | PracticeList::Search(_) => vec![home],
    }
}

fn kicker(list: &PracticeList, t: Messages) -> Option<String> {
    let kicker = match list {
        PracticeList::Objective(number) => number.label(t),
        PracticeList::Country(_) => t.say("catalogue-country"),
        PracticeList::Region(_) => t.say("catalogue-region"),
        PracticeList::All | PracticeList::Search(_) => return None,
    };
    Some(kicker.to_string())
}

fn heading(list: &PracticeList, t: Messages) -> String {
    match list {
        PracticeList::Objective(number) => number.name(t).to_owned(),
        _ => list.title(t),
    }
}

/// The figures behind the map.
#[derive(Template)]
#[template(path = "catalogue/explore.html")]
pub struct ExplorePage {
    frame: Frame,
    /// None while no practice names a country.
    map: Option<DotMap>,
    regions: Vec<RegionRow>,
    /// The width of a whole bar in the table of regions.
    most: i64,
    /// The parts of the regions.
    parts: Vec<CountedTerm>,
    /// Groupings of countries, such as the African Union.
    groupings: Vec<CountedTerm>,
    countries: Vec<CountedTerm>,
}

impl ExplorePage {
    /// The figures of every term that has a practice.
    pub fn new(frame: Frame, counts: &[TermCount]) -> Self {
        let t = frame.t;
        let figures = Figures::new(counts);
        let regions = figures.region_rows(coverage_regions(), &frame);
        let groupings = regions_of_kind(RegionKind::Grouping, t);
        Self {
            map: figures.map(),
            most: longest_bar(&regions),
            regions,
            parts: figures.counted_regions(parts_of_regions(t), &frame),
            groupings: figures.counted_regions(groupings, &frame),
            countries: figures.counted_countries(countries(t), &frame),
            frame,
        }
    }
}

/// The regions of the M49 standard that are not in the table of regions, by name.
fn parts_of_regions(t: Messages) -> Vec<RegionId> {
    let covered: Vec<RegionId> = coverage_regions().collect();
    let kinds = [
        RegionKind::Region,
        RegionKind::Subregion,
        RegionKind::Intermediate,
    ];
    let mut parts: Vec<RegionId> = kinds
        .into_iter()
        .flat_map(|kind| regions_of_kind(kind, t))
        .filter(|region| !covered.contains(region))
        .collect();
    parts.sort_by(|one, other| t.compare(one.name(t), other.name(t)));
    parts
}
