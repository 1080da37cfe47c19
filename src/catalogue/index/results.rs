//! Search results page by page, in any order: a page continues from the key of the last practice on the page before.
//! Counting visits every match in any case, so each page costs as much as the first.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use tantivy::{DocId, Score, Searcher, SegmentReader};

use super::all_found::AllFinder;
use super::among::AmongFinder;
use super::at_edition::AtEdition;
use super::facet_rows::FacetTable;
use super::facets::{FacetCounter, FacetCounts, FacetFilter};
use super::find::{Finder, Wanted, find_all};
use super::keyed::{ByPublication, ByScore, FoundPage, KeyedFinder, KeyedPage, ResultKey};
use super::query::{MatchMode, SearchQuery};
use super::titled::{FoundTitles, TitleFinder, TitleKey};
use super::{IndexSnapshot, SearchResult};
use crate::db::Timestamp;
use crate::practice::model::PracticeId;
use crate::web::paging::Cursor;

/// The place of a result in its order, and the id of the practice, which orders results of an equal place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ResultPlace {
    /// By the bits of its score.
    #[serde(rename = "r")]
    Rank(u32, u64),
    /// By its first publication. Practices that an import published together share their moment.
    #[serde(rename = "n")]
    Newest(Timestamp, PracticeId),
    /// By its title as it is ordered.
    #[serde(rename = "t")]
    Title(String, u64),
}

impl ResultPlace {
    /// The practice.
    pub fn id(&self) -> PracticeId {
        match self {
            Self::Rank(_, id) | Self::Title(_, id) => PracticeId(id.cast_signed()),
            Self::Newest(_, id) => *id,
        }
    }
}

/// The part of the results that a page asks for, and their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultWindow {
    /// The order, with the place from which the page goes on.
    pub order: ResultOrder,
    /// The greatest number of results.
    pub most: usize,
}

/// An order of results, and the place after or before which a page begins; without one it is the first page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResultOrder {
    /// By rank, best first.
    Best(Option<Cursor<(u32, u64)>>),
    /// By first publication, newest first.
    Newest(Option<Cursor<(Timestamp, PracticeId)>>),
    /// By title.
    Title(Option<Cursor<TitleKey>>),
}

/// Hands on what has all that was chosen, and counts the terms.
struct Narrowing<'f, F> {
    counter: FacetCounter<'f>,
    inner: F,
}

impl<F: Finder> Finder for Narrowing<'_, F> {
    fn enter(&mut self, segment: &SegmentReader) {
        self.counter.enter(segment);
        self.inner.enter(segment);
    }

    fn take(&mut self, document: DocId, score: Score) {
        if self.counter.take(document) {
            self.inner.take(document, score);
        }
    }
}

/// One page of what is found.
pub fn page(
    snapshot: &IndexSnapshot,
    wanted: &Wanted,
    filter: &FacetFilter,
    window: ResultWindow,
) -> tantivy::Result<SearchResult> {
    let asked = PageQuestion {
        snapshot,
        wanted,
        filter,
        most: window.most,
    };
    match window.order {
        ResultOrder::Best(from) => asked.by_rank(from),
        ResultOrder::Newest(from) => asked.newest(from),
        ResultOrder::Title(from) => asked.by_title(from),
    }
}

/// Every result, the one that was published first first, and how many the words find before the choices narrow them.
pub fn all(
    snapshot: &IndexSnapshot,
    wanted: &Wanted,
    filter: &FacetFilter,
) -> tantivy::Result<(Vec<PracticeId>, usize)> {
    let asked = PageQuestion {
        snapshot,
        wanted,
        filter,
        most: 0,
    };
    let (finder, counts) = asked.find(AllFinder::default())?;
    Ok((finder.finish(), counts.of_words))
}

/// The newest practices whose title matches every part of a query. No term of a facet is counted.
pub fn newest_titles(
    snapshot: &IndexSnapshot,
    query: &SearchQuery,
    most: usize,
) -> tantivy::Result<Vec<PracticeId>> {
    let wanted = Wanted {
        parts: query.part_terms(MatchMode::All),
        mode: MatchMode::All,
        scored: false,
        all: false,
        in_titles: true,
        at: None,
    };
    let mut finder = KeyedFinder::<ByPublication>::new(KeyedPage { from: None, most });
    find_all(&snapshot.searcher, &snapshot.names, &wanted, &mut finder)?;
    let keys = finder.finish().keys.into_iter();
    Ok(keys.map(|(_, id)| PracticeId(id.cast_signed())).collect())
}

/// Those of these practices that are found, and the counts of all that is found.
pub fn among(
    snapshot: &IndexSnapshot,
    wanted: &Wanted,
    filter: &FacetFilter,
    practices: &HashSet<u64>,
) -> tantivy::Result<(HashSet<u64>, FacetCounts)> {
    let asked = PageQuestion {
        snapshot,
        wanted,
        filter,
        most: 0,
    };
    let (finder, counts) = asked.find(AmongFinder::new(practices))?;
    Ok((finder.found, counts))
}

struct PageQuestion<'q> {
    snapshot: &'q IndexSnapshot,
    wanted: &'q Wanted,
    filter: &'q FacetFilter,
    most: usize,
}

impl PageQuestion<'_> {
    fn find<F: Finder>(&self, inner: F) -> tantivy::Result<(F, FacetCounts)> {
        let (present, past) = (self.snapshot, &self.snapshot.past);
        let Some(edition) = self.wanted.at else {
            let finder = self.narrowing(&present.facets, inner);
            let found = self.walk(&present.searcher, finder)?;
            return Ok((found.inner, found.counter.finish()));
        };
        let finder = AtEdition::new(edition, self.narrowing(&present.facets, inner));
        let found = self.walk(&present.searcher, finder)?.inner;
        let mut counts = found.counter.finish();
        let finder = AtEdition::new(edition, self.narrowing(&past.facets, found.inner));
        let found = self.walk(&past.searcher, finder)?.inner;
        counts.add(&found.counter.finish());
        Ok((found.inner, counts))
    }

    fn narrowing<'f, F>(&'f self, facets: &'f FacetTable, inner: F) -> Narrowing<'f, F> {
        Narrowing {
            counter: FacetCounter::new(self.filter, facets),
            inner,
        }
    }

    fn walk<F: Finder>(&self, searcher: &Searcher, mut finder: F) -> tantivy::Result<F> {
        find_all(searcher, &self.snapshot.names, self.wanted, &mut finder)?;
        Ok(finder)
    }

    fn keyed<K: ResultKey>(
        &self,
        page: &KeyedPage<K::Value>,
    ) -> tantivy::Result<(FoundPage<K::Value>, FacetCounts)> {
        let (finder, counts) = self.find(KeyedFinder::<K>::new(page.clone()))?;
        Ok((finder.finish(), counts))
    }

    fn by_rank(&self, from: Option<Cursor<(u32, u64)>>) -> tantivy::Result<SearchResult> {
        let mut page = KeyedPage {
            from,
            most: self.most,
        };
        let mut found = self.keyed::<ByScore>(&page)?;
        if let Some(from) = &mut page.from
            && let Some(present) = found.0.linked
            && present != from.key.0
        {
            // A publication since the page before shifts every score a little. The page continues from the present rank
            // of that practice.
            from.key.0 = present;
            found = self.keyed::<ByScore>(&page)?;
        }
        Ok(result_of(found, page.is_back(), |(score, id)| {
            ResultPlace::Rank(score, id)
        }))
    }

    fn newest(
        &self,
        from: Option<Cursor<(Timestamp, PracticeId)>>,
    ) -> tantivy::Result<SearchResult> {
        let from = from.map(|from| Cursor {
            way: from.way,
            key: (from.key.0.0, from.key.1.0.cast_unsigned()),
        });
        let page = KeyedPage {
            from,
            most: self.most,
        };
        let found = self.keyed::<ByPublication>(&page)?;
        Ok(result_of(found, page.is_back(), |(moment, id)| {
            ResultPlace::Newest(Timestamp(moment), PracticeId(id.cast_signed()))
        }))
    }

    fn by_title(&self, from: Option<Cursor<TitleKey>>) -> tantivy::Result<SearchResult> {
        let back = Cursor::goes_back(from.as_ref());
        let (finder, counts) = self.find(TitleFinder::new(from, self.most))?;
        let FoundTitles {
            mut keys,
            count,
            passed,
        } = finder.finish()?;
        if back {
            // Before a key the nearest comes first.
            keys.reverse();
        }
        let places = keys.into_iter();
        Ok(SearchResult {
            count,
            before: passed,
            places: places
                .map(|(title, id)| ResultPlace::Title(title, id))
                .collect(),
            counts,
            ..SearchResult::default()
        })
    }
}

fn result_of<V>(
    (mut found, counts): (FoundPage<V>, FacetCounts),
    back: bool,
    place: impl Fn((V, u64)) -> ResultPlace,
) -> SearchResult {
    if back {
        found.keys.reverse();
    }
    SearchResult {
        count: found.count,
        before: found.passed,
        places: found.keys.into_iter().map(place).collect(),
        counts,
        ..SearchResult::default()
    }
}
