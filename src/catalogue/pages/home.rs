//! The first page, and the figures behind its map.

use std::collections::BTreeMap;

use axum::response::Response;

use super::Asked;
use super::lists::{counted_objectives, feed, read};
use crate::address::{self, Address};
use crate::catalogue::model::Under;
use crate::catalogue::store;
use crate::catalogue::views::{Counted, ExplorePage, HomePage, RegionRow, items};
use crate::taxonomy::{
    CountryCode, DotMap, RegionId, RegionKind, countries, coverage_regions, regions_of_kind,
};
use crate::web::{Failure, Frame};

/// As many of the newest practices stand on the first page.
const NEWEST: usize = 5;

/// What this is, where to begin, what is new.
pub async fn home(asked: Asked) -> Result<Response, Failure> {
    let mut visit = asked.begin(None).await?;
    if let Some(same) = visit.unchanged() {
        return Ok(same);
    }
    let counts = store::counts(&mut visit.db).await?;
    let (newest, all) = read(&mut visit, &Under::All, None, NEWEST, false).await?;
    let t = visit.asked.words();
    let feed = feed(&Under::All, t);
    let frame = visit.frame(address::home()).with_feed(feed.clone());
    let figures = Figures::of(&counts);
    let regions = figures.rows(coverage_regions(), &frame);
    let lead = match all {
        0 => t.say("catalogue-home-lead-empty"),
        _ => t
            .say("catalogue-home-lead")
            .with("practices", all)
            .with("countries", figures.countries.len()),
    };
    let lead = lead.to_string();
    visit.page(&HomePage {
        lead,
        objectives: counted_objectives(&counts, &frame),
        items: items(&newest.rows, t, None, None),
        all: t.say("catalogue-home-all").with("count", all).to_string(),
        feed,
        map: figures.map(),
        most: most(&regions),
        regions,
        frame,
    })
}

/// The figures behind the map.
pub async fn explore(asked: Asked) -> Result<Response, Failure> {
    let mut visit = asked.begin(None).await?;
    if let Some(same) = visit.unchanged() {
        return Ok(same);
    }
    let counts = store::counts(&mut visit.db).await?;
    let frame = visit.frame(address::explore());
    let figures = Figures::of(&counts);
    let t = frame.t;
    let regions = figures.rows(coverage_regions(), &frame);
    let covered: Vec<RegionId> = coverage_regions().collect();
    let parts = [
        RegionKind::Region,
        RegionKind::Subregion,
        RegionKind::Intermediate,
    ];
    let mut parts: Vec<RegionId> = parts
        .into_iter()
        .flat_map(|kind| regions_of_kind(kind, t))
        .collect();
    parts.retain(|region| !covered.contains(region));
    parts.sort_by(|one, other| t.compare(one.name(t), other.name(t)));
    visit.page(&ExplorePage {
        map: figures.map(),
        most: most(&regions),
        regions,
        parts: figures.counted(parts, &frame),
        groupings: figures.counted(regions_of_kind(RegionKind::Grouping, t), &frame),
        countries: countries(t)
            .iter()
            .filter_map(|code| {
                let practices = *figures.countries.get(code)?;
                Some(counted(
                    code.name(t),
                    &address::country(code),
                    practices,
                    &frame,
                ))
            })
            .collect(),
        frame,
    })
}

/// How many practices name each country and region.
struct Figures {
    countries: BTreeMap<CountryCode, i64>,
    regions: BTreeMap<RegionId, i64>,
}

impl Figures {
    fn of(counts: &[(String, String, i64)]) -> Self {
        let of = |vocabulary: &'static str| {
            let terms = counts.iter().filter(move |(own, ..)| own == vocabulary);
            terms.map(|(_, term, practices)| (term, *practices))
        };
        Self {
            countries: of("country")
                .filter_map(|(term, n)| Some((CountryCode::parse(term)?, n)))
                .collect(),
            regions: of("region")
                .filter_map(|(term, n)| Some((RegionId::parse(term)?, n)))
                .collect(),
        }
    }

    fn map(&self) -> Option<DotMap> {
        (!self.countries.is_empty()).then(|| DotMap::of(&self.countries))
    }

    /// Rows of the table: practices, and the countries that they name.
    fn rows(&self, regions: impl Iterator<Item = RegionId>, frame: &Frame) -> Vec<RegionRow> {
        let row = |region: RegionId| {
            let practices = self.regions.get(&region).copied().unwrap_or(0);
            let named = self
                .countries
                .keys()
                .filter(|country| region.contains(**country))
                .count();
            RegionRow {
                term: counted(
                    region.name(frame.t),
                    &address::region(region),
                    practices,
                    frame,
                ),
                practices,
                countries: frame.t.number(named),
            }
        };
        regions.map(row).collect()
    }

    /// Regions under which anything stands.
    fn counted(&self, regions: Vec<RegionId>, frame: &Frame) -> Vec<Counted> {
        let some = |region: RegionId| {
            let practices = *self.regions.get(&region)?;
            Some(counted(
                region.name(frame.t),
                &address::region(region),
                practices,
                frame,
            ))
        };
        regions.into_iter().filter_map(some).collect()
    }
}

fn counted(name: &str, address: &Address, practices: i64, frame: &Frame) -> Counted {
    Counted {
        number: String::new(),
        name: name.to_owned(),
        link: frame.to(address),
        practices: frame.t.number(practices),
    }
}

fn most(regions: &[RegionRow]) -> i64 {
    regions
        .iter()
        .map(|row| row.practices)
        .max()
        .unwrap_or(0)
        .max(1)
}
