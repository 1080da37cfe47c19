//! How many practices stand under each objective, country and region, and the map that these numbers draw. Those of all
//! practices are the same for every reader of an edition, so they are kept for one edition. Knows no page.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::index::FacetCounts;
use super::model::{Facet, FacetValue};
use super::store::{self, TermCount};
use crate::db::{Fault, PublicConn};
use crate::edition::Edition;
use crate::taxonomy::{CountryCode, DotMap, ObjectiveNumber, RegionId};

/// The figures of all practices of one edition, or of what a search finds.
pub struct Figures {
    /// Practices by objective.
    pub objectives: BTreeMap<ObjectiveNumber, i64>,
    /// Practices by the countries that they name.
    pub countries: BTreeMap<CountryCode, i64>,
    /// Practices by region and grouping.
    pub regions: BTreeMap<RegionId, i64>,
    /// Practices by the year in which they began, which the search index alone counts.
    pub years: BTreeMap<i16, i64>,
    /// The map of all practices. None while no practice names a country.
    pub map: Option<DotMap>,
}

impl Figures {
    fn of(counts: &[TermCount]) -> Self {
        let countries = under("country", counts, CountryCode::parse);
        Self {
            objectives: under("objective", counts, ObjectiveNumber::parse),
            regions: under("region", counts, RegionId::parse),
            years: BTreeMap::new(),
            map: (!countries.is_empty()).then(|| DotMap::of(&countries)),
            countries,
        }
    }

    /// The figures that facets show beside their terms.
    pub fn of_counts(counts: &FacetCounts) -> Self {
        Self {
            objectives: counted(counts, Facet::Objective, |value| {
                ObjectiveNumber::parse(&value.id())
            }),
            countries: counted(counts, Facet::Country, |value| {
                CountryCode::parse(&value.id())
            }),
            regions: counted(counts, Facet::Region, |value| RegionId::parse(&value.id())),
            years: counted(counts, Facet::Year, FacetValue::year),
            map: None,
        }
    }
}

/// The terms of a facet that a practice has.
fn counted<T: Ord>(
    counts: &FacetCounts,
    facet: Facet,
    term: impl Fn(FacetValue) -> Option<T>,
) -> BTreeMap<T, i64> {
    let found = facet.values().filter(|value| counts.of(*value) > 0);
    found
        .filter_map(|value| Some((term(value)?, i64::from(counts.of(value)))))
        .collect()
}

fn under<T: Ord>(
    vocabulary: &'static str,
    counts: &[TermCount],
    parse: impl Fn(&str) -> Option<T>,
) -> BTreeMap<T, i64> {
    let own = counts.iter().filter(|count| count.vocabulary == vocabulary);
    own.filter_map(|count| Some((parse(&count.term)?, count.practices)))
        .collect()
}

/// The figures of the newest edition that was asked for. Copies share them.
#[derive(Clone, Default)]
pub struct KeptFigures(Arc<Mutex<Option<EditionFigures>>>);

struct EditionFigures {
    edition: Edition,
    figures: Arc<Figures>,
}

impl KeptFigures {
    /// The figures of this edition, which is the one that `db` shows.
    pub async fn at(&self, db: &mut PublicConn, edition: Edition) -> Result<Arc<Figures>, Fault> {
        if let Some(figures) = self.find(edition) {
            return Ok(figures);
        }
        let figures = Arc::new(Figures::of(&store::term_counts(db).await?));
        self.keep(edition, Arc::clone(&figures));
        Ok(figures)
    }

    fn find(&self, edition: Edition) -> Option<Arc<Figures>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let of_edition = kept.as_ref().filter(|kept| kept.edition == edition);
        of_edition.map(|kept| Arc::clone(&kept.figures))
    }

    /// Keeps the figures, unless those of a later edition are kept.
    fn keep(&self, edition: Edition, figures: Arc<Figures>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.as_ref().is_none_or(|kept| kept.edition <= edition) {
            *kept = Some(EditionFigures { edition, figures });
        }
    }
}
