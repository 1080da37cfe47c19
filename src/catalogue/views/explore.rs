//! The figures of what a search finds: a map on which each country is a link, charts by objective and by year, and tables
//! of places. Map and charts narrow the page; the tables lead to the practices.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use askama::Template;

use super::crumbs::crumb;
use super::figures::{CountedTerm, LetterGroup, RegionRow, by_letter, longest_bar};
use super::narrowing::{Narrowing, WithoutFacet, robots, without_facets};
use super::past::{EditionNotice, frame_at};
use crate::catalogue::figures::Figures;
use crate::catalogue::forms::AskedSearch;
use crate::catalogue::index::{MatchMode, SearchResult};
use crate::catalogue::model::{Facet, FacetValue, PracticeList};
use crate::catalogue::store::PastEdition;
use crate::language::{Language, Messages};
use crate::taxonomy::{
    CountryCode, CountryDots, CountryMap, RegionId, RegionKind, countries, coverage_regions,
    objectives, regions_of_kind,
};
use crate::web::Frame;
use crate::web::layout::NavigationLink;

/// The years that are seen at once: the latest. Earlier ones are folded away.
const YEARS: usize = 20;

/// The figures of all practices, or of what a search finds.
#[derive(Template)]
#[template(path = "catalogue/explore.html")]
pub struct ExplorePage {
    frame: Frame,
    title: String,
    /// What search engines are told of the page, if it is not for them.
    robots: Option<&'static str>,
    /// What was typed.
    query: String,
    narrowing: Narrowing,
    /// “12 practices”.
    count: String,
    /// The edition that the page shows, if it is not the present one.
    past: Option<EditionNotice>,
    /// A remark below it.
    said: Option<String>,
    /// What would be found with fewer choices, where nothing is found with all of them.
    without: Vec<WithoutFacet>,
    /// The way to the practices.
    list: NavigationLink,
    map: Option<ExploreMap>,
    /// By objective and by year; without the search index there are none.
    charts: Vec<FigureChart>,
    places: PlaceTables,
}

/// The map, each country a link.
pub struct ExploreMap {
    /// The dots of the countries without a practice.
    others: String,
    countries: Vec<MapCountry>,
}

impl ExploreMap {
    /// Whether a country on it is chosen: then the numbers of the others do not follow that choice.
    fn has_choice(&self) -> bool {
        self.countries.iter().any(|country| country.is_chosen)
    }
}

/// A country on the map.
pub struct MapCountry {
    link: String,
    /// “Egypt: 12 practices”.
    name: String,
    level: usize,
    path: String,
    is_chosen: bool,
}

/// A chart whose bars are the rows of a table.
pub struct FigureChart {
    id: &'static str,
    /// What it shows: the heading.
    caption: String,
    /// What the names of the bars are.
    of: String,
    seen: Vec<FigureBar>,
    /// The bars that are folded away, with the words that open them.
    others: Vec<FigureBar>,
    more: String,
    /// The most practices of a bar, at least 1: the width of a whole one.
    most: i64,
}

/// One bar.
pub struct FigureBar {
    name: String,
    /// The way to the page narrowed by it. None without a practice.
    link: Option<String>,
    count: i64,
    /// As the language writes numbers.
    practices: String,
    is_chosen: bool,
}

/// Tables of all places that have a practice.
pub struct PlaceTables {
    regions: Vec<RegionRow>,
    /// The width of a whole bar in the table of regions.
    most: i64,
    /// The parts of the regions.
    parts: Vec<CountedTerm>,
    /// Groupings of countries, such as the African Union.
    groupings: Vec<CountedTerm>,
    countries: Vec<LetterGroup>,
}

impl ExplorePage {
    /// The figures of what was found, counted as the facets are.
    pub fn found(
        frame: &Frame,
        asked: &AskedSearch,
        result: &SearchResult,
        past: Option<&PastEdition>,
    ) -> Self {
        let t = frame.t;
        let figures = Figures::of_counts(&result.counts);
        let ways = FigureWays {
            asked,
            frame,
            are_counted: true,
        };
        let charts = vec![ways.by_objective(&figures), ways.by_year(&figures)];
        let said = result.matched == Some(MatchMode::Any);
        let count = i64::try_from(result.count).unwrap_or(i64::MAX);
        let without = match result.count {
            0 => without_facets(asked, &result.counts, frame),
            _ => Vec::new(),
        };
        let charts = charts.into_iter().filter(|chart| !chart.seen.is_empty());
        let page = Self::of_figures(&ways, &figures, count);
        Self {
            charts: charts.collect(),
            past: past.map(|past| EditionNotice::of_list(past, asked, frame)),
            frame: frame_at(page.frame, past, &asked.in_present().address()),
            said: said.then(|| t.say("catalogue-search-some").to_string()),
            without,
            ..page
        }
    }

    /// The figures of all practices while the search index is being built: places alone, with links to their lists.
    pub fn uncounted(frame: &Frame, asked: &AskedSearch, figures: &Figures, total: i64) -> Self {
        let ways = FigureWays {
            asked,
            frame,
            are_counted: false,
        };
        Self::of_figures(&ways, figures, total)
    }

    fn of_figures(ways: &FigureWays<'_>, figures: &Figures, count: i64) -> Self {
        let FigureWays { asked, frame, .. } = *ways;
        let t = frame.t;
        let list = PracticeList::of_search(asked.search.clone());
        let heading = t.say("catalogue-explore").to_string();
        let title = match &list {
            PracticeList::All => heading,
            list => t
                .say("catalogue-explore-title")
                .with("list", list.title(t))
                .to_string(),
        };
        let description = t.say("catalogue-explore-lead").to_string();
        Self {
            robots: robots(asked),
            query: asked.search.words.clone(),
            // The boxes stand beside the list alone: with them a first visit would weigh too much.
            narrowing: Narrowing::new(asked, None, frame),
            count: t.say("catalogue-count").with("count", count).to_string(),
            past: None,
            said: None,
            without: Vec::new(),
            list: crumb(frame, t.say("catalogue-as-list"), &list.address()),
            map: ways.map(&figures.countries),
            charts: Vec::new(),
            places: ways.places(figures),
            frame: frame.clone().described(&title, &description),
            title,
        }
    }
}

/// Where the names and bars of the page lead.
#[derive(Clone, Copy)]
struct FigureWays<'p> {
    asked: &'p AskedSearch,
    frame: &'p Frame,
    /// Whether the search index counted the figures. While it is being built, a narrowed page has no answer.
    are_counted: bool,
}

impl FigureWays<'_> {
    /// The question with this term in place of what was chosen of its facet: what it finds is the number beside the term.
    fn narrowed(&self, value: FacetValue) -> AskedSearch {
        let mut choices = self.asked.search.choices.without_facet(value.facet());
        choices.choose(value);
        self.asked.with_choices(choices)
    }

    /// The figures of a term.
    fn figures(&self, value: FacetValue) -> String {
        if self.are_counted {
            self.frame.to(self.narrowed(value).address())
        } else {
            self.list(value)
        }
    }

    /// The practices of a term.
    fn list(&self, value: FacetValue) -> String {
        let list = PracticeList::of_search(self.narrowed(value).search);
        self.frame.to(list.address())
    }

    fn is_chosen(&self, value: FacetValue) -> bool {
        self.asked.search.choices.allows(value)
    }

    fn map(&self, practices: &BTreeMap<CountryCode, i64>) -> Option<ExploreMap> {
        let map = CountryMap::of(practices);
        let mut countries: Vec<(&str, MapCountry)> = map
            .countries
            .into_iter()
            .filter_map(|dots| self.country(dots))
            .collect();
        countries.sort_by(|(one, _), (other, _)| self.frame.t.compare(one, other));
        (!practices.is_empty()).then(|| ExploreMap {
            others: map.others,
            countries: countries.into_iter().map(|(_, country)| country).collect(),
        })
    }

    fn country(&self, dots: CountryDots) -> Option<(&'static str, MapCountry)> {
        let t = self.frame.t;
        let value = FacetValue::parse(Facet::Country, dots.country.as_str())?;
        let name = dots.country.name(t);
        let said = t.say("catalogue-map-country").with("country", name);
        let country = MapCountry {
            link: self.figures(value),
            name: said.with("count", dots.practices).to_string(),
            level: dots.level,
            path: dots.path,
            is_chosen: self.is_chosen(value),
        };
        Some((name, country))
    }

    fn by_objective(&self, figures: &Figures) -> FigureChart {
        let bars = objectives().filter_map(|objective| {
            let value = FacetValue::parse(Facet::Objective, &objective.to_string())?;
            let count = figures.objectives.get(&objective).copied();
            Some(self.bar(value, count.unwrap_or(0)))
        });
        let t = self.frame.t;
        self.chart(
            "by-objective",
            t.say("catalogue-practices-by-objective"),
            Facet::Objective,
            bars.collect(),
        )
    }

    fn by_year(&self, figures: &Figures) -> FigureChart {
        let years = figures.years.iter().rev();
        let bars = years.filter_map(|(year, count)| {
            let value = FacetValue::parse(Facet::Year, &year.to_string())?;
            Some(self.bar(value, *count))
        });
        let t = self.frame.t;
        self.chart(
            "by-year",
            t.say("catalogue-practices-by-year"),
            Facet::Year,
            bars.collect(),
        )
    }

    fn bar(&self, value: FacetValue, count: i64) -> FigureBar {
        FigureBar {
            name: value.name(self.frame.t),
            link: (count > 0).then(|| self.figures(value)),
            count,
            practices: self.frame.t.number(count),
            is_chosen: self.is_chosen(value),
        }
    }

    fn chart(
        &self,
        id: &'static str,
        caption: impl std::fmt::Display,
        facet: Facet,
        mut seen: Vec<FigureBar>,
    ) -> FigureChart {
        let t = self.frame.t;
        let most = seen.iter().map(|bar| bar.count).max();
        let others = match facet {
            Facet::Year if seen.len() > YEARS => seen.split_off(YEARS),
            _ => Vec::new(),
        };
        FigureChart {
            id,
            caption: caption.to_string(),
            of: facet.label(t),
            more: t
                .say("catalogue-years-earlier")
                .with("count", others.len())
                .to_string(),
            seen,
            others,
            most: most.unwrap_or(0).max(1),
        }
    }

    fn places(&self, figures: &Figures) -> PlaceTables {
        let t = self.frame.t;
        let order = RegionOrder::of(t);
        let term = |facet, id: &str| {
            let value = FacetValue::parse(facet, id);
            value.map(|value| self.list(value)).unwrap_or_default()
        };
        let region = |region: RegionId| term(Facet::Region, region.as_str());
        let country = |code: CountryCode| term(Facet::Country, code.as_str());
        let chosen = |country: &CountryCode| {
            let value = FacetValue::parse(Facet::Country, country.as_str());
            value.is_some_and(|value| self.is_chosen(value))
        };
        let is_narrowed = self.asked.search.choices.facets().contains(&Facet::Country);
        let named = figures.countries.keys().copied();
        // The numbers of other countries are those that another choice would find.
        let named: Vec<CountryCode> = named
            .filter(|country| !is_narrowed || chosen(country))
            .collect();
        let regions = figures.region_rows(&named, region, t);
        PlaceTables {
            most: longest_bar(&regions),
            regions,
            parts: figures.counted_regions(&order.parts, region, t),
            groupings: figures.counted_regions(&order.groupings, region, t),
            countries: by_letter(figures.counted_countries(countries(t), country, t)),
        }
    }
}

/// The regions beside the table of regions, by name.
struct RegionOrder {
    /// The regions of the M49 standard that are not in the table.
    parts: Vec<RegionId>,
    groupings: Vec<RegionId>,
}

impl RegionOrder {
    /// The order of a language, which is found once.
    fn of(t: Messages) -> &'static Self {
        static ENGLISH: LazyLock<RegionOrder> = LazyLock::new(|| RegionOrder::find(Language::En));
        static FRENCH: LazyLock<RegionOrder> = LazyLock::new(|| RegionOrder::find(Language::Fr));
        match t.language() {
            Language::En => &ENGLISH,
            Language::Fr => &FRENCH,
        }
    }

    fn find(language: Language) -> Self {
        let t = Messages::new(language);
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
        Self {
            parts,
            groupings: regions_of_kind(RegionKind::Grouping, t),
        }
    }
}
