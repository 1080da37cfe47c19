//! The pages of lists: home, objectives, one term.

use std::sync::Arc;

use askama::Template;

use super::calls::CallLine;
use super::crumbs::{crumb, crumb_here};
use super::figures::{CountedTerm, RegionRow, counted_objectives, longest_bar};
use super::items::{PracticeItem, items};
use super::narrowing::narrowing_of;
use super::objectives::{ObjectiveMeaning, PlaceObjectives, others_serving};
use super::subscribe::SubscriptionLink;
use super::take_away::{PresentEdition, TakeAway};
use crate::address;
use crate::catalogue::figures::Figures;
use crate::catalogue::index::FacetCounts;
use crate::catalogue::listing::ListSlice;
use crate::catalogue::model::PracticeList;
use crate::language::Messages;
use crate::practice::model::PracticeCall;
use crate::taxonomy::{CountryCode, RegionId, RegionKind};
use crate::web::Frame;
use crate::web::layout::NavigationLink;
use crate::web::paging::PageLinks;

/// The first page.
#[derive(Template)]
#[template(path = "catalogue/home.html")]
pub struct HomePage {
    frame: Frame,
    /// How many practices from how many countries, in a sentence.
    lead: String,
    /// The open calls for practices.
    calls: Vec<CallLine>,
    objectives: Vec<CountedTerm>,
    items: Vec<PracticeItem>,
    /// “All 412 practices, newest first”.
    all: String,
    subscription: SubscriptionLink,
    figures: Arc<Figures>,
    regions: Vec<RegionRow>,
    /// The width of a whole bar in the table of regions.
    most: i64,
}

impl HomePage {
    /// The first page with the newest practices.
    pub fn new(
        frame: Frame,
        figures: &Arc<Figures>,
        newest: &ListSlice,
        calls: &[PracticeCall],
    ) -> Self {
        let t = frame.t;
        let link = |region: RegionId| frame.to(address::region(region));
        let named: Vec<CountryCode> = figures.countries.keys().copied().collect();
        let regions = figures.region_rows(&named, link, t);
        let lead = match newest.total {
            0 => t.say("catalogue-home-lead-empty"),
            total => t
                .say("catalogue-home-lead")
                .with("practices", total)
                .with("countries", figures.countries.len()),
        };
        let lead = lead.to_string();
        let heading = t.say("catalogue-home-heading").to_string();
        Self {
            calls: calls
                .iter()
                .map(|call| CallLine::of(call, &frame))
                .collect(),
            objectives: counted_objectives(figures, &frame),
            items: items(&newest.slice.rows, t, None, None),
            all: t
                .say("catalogue-home-all")
                .with("count", newest.total)
                .to_string(),
            subscription: SubscriptionLink::to(&PracticeList::All, &frame),
            figures: Arc::clone(figures),
            most: longest_bar(&regions),
            regions,
            frame: frame.described(&heading, &lead),
            lead,
        }
    }
}

/// All objectives.
#[derive(Template)]
#[template(path = "catalogue/objectives.html")]
pub struct ObjectivesPage {
    frame: Frame,
    objectives: Vec<CountedTerm>,
}

impl ObjectivesPage {
    /// The objectives with their counts.
    pub fn new(frame: Frame, figures: &Arc<Figures>) -> Self {
        let t = frame.t;
        let title = t.say("catalogue-objectives").to_string();
        let description = t.say("catalogue-by-objective-lead").to_string();
        Self {
            objectives: counted_objectives(figures, &frame),
            frame: frame.described(&title, &description),
        }
    }
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
    /// What the objective means.
    meaning: Option<ObjectiveMeaning>,
    /// The practices that are filed under other objectives and also serve this one.
    others: Option<NavigationLink>,
    /// Under which objectives a place has practices, and under which it has none.
    objectives: Option<PlaceObjectives>,
    /// The way to a place's brief.
    brief: Option<String>,
    subscription: SubscriptionLink,
    /// The same list with what narrows it.
    narrow: String,
    /// Its figures.
    figures: String,
    /// “27 practices”.
    count: String,
    /// “21 to 27 of 27”, on a list of several pages.
    position: Option<String>,
    /// The disclaimer that goes with names of countries.
    note: Option<String>,
    items: Vec<PracticeItem>,
    pages: PageLinks,
    take_away: TakeAway,
}

impl TermPage {
    /// A slice of the list under a term. `counts`: how many practices have each term: of a place those that
    /// it has, beside an objective all.
    pub fn new(
        frame: Frame,
        list: &PracticeList,
        part: &ListSlice,
        counts: Option<&FacetCounts>,
        present: Option<PresentEdition>,
    ) -> Self {
        let t = frame.t;
        let title = part.position.title(t, list.title(t));
        let frame = frame.described(&title, &list.description(part.total, t));
        Self {
            crumbs: crumbs(list, &frame),
            kicker: kicker(list, t),
            heading: heading(list, t),
            title,
            subscription: SubscriptionLink::to(list, &frame),
            narrow: narrowing_of(&list.search(), &frame),
            figures: frame.to(list.figures()),
            count: t
                .say("catalogue-count")
                .with("count", part.total)
                .to_string(),
            position: part.position.words(t),
            meaning: list.objective().map(|one| ObjectiveMeaning::of(one, t)),
            others: counts
                .zip(list.others())
                .and_then(|(counts, others)| others_serving(list, counts.of(others), &frame)),
            objectives: counts
                .filter(|_| list.is_place())
                .and_then(|counts| PlaceObjectives::of(list, counts, &frame)),
            brief: list.brief().map(|brief| frame.to(brief)),
            note: list.is_place().then(|| t.say("map-disclaimer").to_string()),
            items: items(&part.slice.rows, t, list.objective(), None),
            pages: part.slice.pages(t, &list.address()),
            take_away: TakeAway::of(list, present, &frame),
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

/// What kind of term a list stands under.
pub(super) fn kicker(list: &PracticeList, t: Messages) -> Option<String> {
    let kicker = match list {
        PracticeList::Objective(number) => number.label(t),
        PracticeList::Country(_) => t.say("catalogue-country"),
        PracticeList::Region(id) if id.kind() == RegionKind::Grouping => {
            t.say("catalogue-grouping")
        }
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
