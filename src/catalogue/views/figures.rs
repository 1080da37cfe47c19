//! How many practices stand under each term: the objectives' counts, the map, and the tables beside it.

use crate::address;
use crate::catalogue::figures::Figures;
use crate::language::{Messages, fold_letters};
use crate::taxonomy::{CountryCode, RegionId, coverage_regions, objectives};
use crate::web::Frame;

/// A term with the number of its practices.
pub struct CountedTerm {
    /// The number of an objective; empty for every other term.
    pub number: String,
    pub name: String,
    pub link: String,
    pub count: i64,
    /// As the language writes numbers.
    pub practices: String,
}

/// The terms whose names begin with a letter.
pub struct LetterGroup {
    /// A capital letter without accents.
    pub letter: String,
    pub terms: Vec<CountedTerm>,
}

/// Groups terms in alphabetical order by their first letter: “Égypte” stands under E.
pub fn by_letter(terms: Vec<CountedTerm>) -> Vec<LetterGroup> {
    let mut groups: Vec<LetterGroup> = Vec::new();
    for term in terms {
        let folded = fold_letters(&term.name).to_uppercase();
        let letter: String = folded.chars().take(1).collect();
        match groups.last_mut() {
            Some(group) if group.letter == letter => group.terms.push(term),
            _ => groups.push(LetterGroup {
                letter,
                terms: vec![term],
            }),
        }
    }
    groups
}

/// A region in the table of figures.
pub struct RegionRow {
    pub term: CountedTerm,
    /// The number of its countries that a practice names.
    pub countries: String,
}

impl Figures {
    /// Rows of the table: the practices of each region, and how many of these countries lie in it. `link` leads to a region.
    pub fn region_rows(
        &self,
        named: &[CountryCode],
        link: impl Fn(RegionId) -> String,
        t: Messages,
    ) -> Vec<RegionRow> {
        let row = |region: RegionId| {
            let practices = self.regions.get(&region).copied().unwrap_or(0);
            let within = named.iter().filter(|country| region.contains(**country));
            RegionRow {
                term: counted(region.name(t), link(region), practices, t),
                countries: t.number(within.count()),
            }
        };
        coverage_regions().map(row).collect()
    }

    /// Those of these regions that have a practice.
    pub fn counted_regions(
        &self,
        regions: &[RegionId],
        link: impl Fn(RegionId) -> String,
        t: Messages,
    ) -> Vec<CountedTerm> {
        let counted_region = |region: &RegionId| {
            let practices = *self.regions.get(region)?;
            Some(counted(region.name(t), link(*region), practices, t))
        };
        regions.iter().filter_map(counted_region).collect()
    }

    /// Those of these countries that have a practice.
    pub fn counted_countries(
        &self,
        countries: &[CountryCode],
        link: impl Fn(CountryCode) -> String,
        t: Messages,
    ) -> Vec<CountedTerm> {
        let counted_country = |code: &CountryCode| {
            let practices = *self.countries.get(code)?;
            Some(counted(code.name(t), link(*code), practices, t))
        };
        countries.iter().filter_map(counted_country).collect()
    }
}

fn counted(name: &str, link: String, practices: i64, t: Messages) -> CountedTerm {
    CountedTerm {
        number: String::new(),
        name: name.to_owned(),
        link,
        count: practices,
        practices: t.number(practices),
    }
}

/// The objectives with their counts, in their own order.
pub fn counted_objectives(figures: &Figures, frame: &Frame) -> Vec<CountedTerm> {
    objectives()
        .map(|number| {
            let practices = figures.objectives.get(&number).copied().unwrap_or(0);
            CountedTerm {
                name: number.name(frame.t).to_owned(),
                link: frame.to(address::objective(number)),
                count: practices,
                practices: frame.t.number(practices),
                number: number.to_string(),
            }
        })
        .collect()
}

/// The most practices of a region, at least 1: the width of a whole bar.
pub fn longest_bar(regions: &[RegionRow]) -> i64 {
    regions
        .iter()
        .map(|row| row.term.count)
        .max()
        .unwrap_or(0)
        .max(1)
}
