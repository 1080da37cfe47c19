//! The pages of lists: home, objectives, one term, search, the figures.

use askama::Template;

use super::Item;
use crate::address;
use crate::taxonomy::DotMap;
use crate::web::Frame;
use crate::web::layout::{Feed, NavigationLink};
use crate::web::paging::PageLinks;

/// A term with how many practices stand under it.
pub struct Counted {
    /// Its number, among objectives.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its page.
    pub link: String,
    /// How many practices, as the language writes numbers.
    pub practices: String,
}

/// A region in the table of figures.
pub struct RegionRow {
    /// The region.
    pub term: Counted,
    /// How many practices, for the bar.
    pub practices: i64,
    /// From how many countries.
    pub countries: String,
}

/// The first page.
#[derive(Template)]
#[template(path = "catalogue/home.html")]
pub struct HomePage {
    /// The frame.
    pub frame: Frame,
    /// How many practices from how many countries, in a sentence.
    pub lead: String,
    /// The objectives.
    pub objectives: Vec<Counted>,
    /// The newest practices.
    pub items: Vec<Item>,
    /// “All 412 practices, newest first”.
    pub all: String,
    /// The feed of all.
    pub feed: Feed,
    /// The map, once there is anything on it.
    pub map: Option<DotMap>,
    /// The figures beside it.
    pub regions: Vec<RegionRow>,
    /// The most practices of a region, for the bars.
    pub most: i64,
}

/// All objectives.
#[derive(Template)]
#[template(path = "catalogue/objectives.html")]
pub struct ObjectivesPage {
    /// The frame.
    pub frame: Frame,
    /// The objectives.
    pub objectives: Vec<Counted>,
}

/// The practices under one term, or all.
#[derive(Template)]
#[template(path = "catalogue/list.html")]
pub struct ListPage {
    /// The frame, with the list's feed.
    pub frame: Frame,
    /// The way up.
    pub crumbs: Vec<NavigationLink>,
    /// Above the heading.
    pub kicker: Option<String>,
    /// The heading.
    pub heading: String,
    /// The page's title: the heading in full.
    pub title: String,
    /// The feed, and what its link says: “Subscribe to Objective 9”, and the rest of it.
    pub feed: Feed,
    /// See there.
    pub subscribe: (String, String),
    /// “27 practices”.
    pub count: String,
    /// What must be said beside names of countries.
    pub note: Option<String>,
    /// The practices.
    pub items: Vec<Item>,
    /// Onward and back.
    pub pages: PageLinks,
}

/// What was found.
#[derive(Template)]
#[template(path = "catalogue/search.html")]
pub struct SearchPage {
    /// The frame, with the search's feed.
    pub frame: Frame,
    /// What was looked for.
    pub query: String,
    /// The heading of the results, or why there are none.
    pub count: String,
    /// Something to know above the results.
    pub said: Option<String>,
    /// A better spelling, and the search for it.
    pub suggestion: Option<NavigationLink>,
    /// The feed of this search.
    pub feed: Option<Feed>,
    /// The practices.
    pub items: Vec<Item>,
    /// Onward and back.
    pub pages: PageLinks,
}

/// The figures behind the map.
#[derive(Template)]
#[template(path = "catalogue/explore.html")]
pub struct ExplorePage {
    /// The frame.
    pub frame: Frame,
    /// The map, once there is anything on it.
    pub map: Option<DotMap>,
    /// The regions of the world.
    pub regions: Vec<RegionRow>,
    /// The most practices of a region, for the bars.
    pub most: i64,
    /// Parts of regions.
    pub parts: Vec<Counted>,
    /// Countries that joined together.
    pub groupings: Vec<Counted>,
    /// Every country that is named.
    pub countries: Vec<Counted>,
}
