//! Which practices have what was chosen, and how many of those found have each facet term.

use std::collections::BTreeSet;
use std::sync::Arc;

use tantivy::{DocId, SegmentReader};

use super::column_sums::ColumnSums;
use super::facet_rows::{FacetTable, SegmentFacets};
use crate::catalogue::model::{Choices, Facet, FacetValue};

/// What practices must have, by the numbers of their terms.
pub struct FacetFilter {
    /// Whether each term is one of those that were chosen.
    is_chosen: Vec<bool>,
    /// The facets with a choice.
    facets: BTreeSet<Facet>,
}

impl FacetFilter {
    /// What these choices ask for.
    pub fn new(choices: &Choices) -> Self {
        let mut filter = Self {
            is_chosen: vec![false; FacetValue::count()],
            facets: choices.facets(),
        };
        for facet in &filter.facets {
            for value in facet.values().filter(|value| choices.allows(*value)) {
                filter.is_chosen[value.number()] = true;
            }
        }
        filter
    }

    /// What each facet with a choice asks of the rows of a segment.
    fn masks(&self, segment: &SegmentFacets) -> Vec<FacetMask> {
        let masks = self.facets.iter().map(|facet| {
            let numbers = facet.numbers();
            let is_chosen = |number: u16| self.is_chosen[usize::from(number)];
            FacetMask {
                facet: *facet,
                terms: segment.row_of(|number| numbers.contains(&number)),
                chosen: segment.row_of(|number| numbers.contains(&number) && is_chosen(number)),
            }
        });
        masks.collect()
    }
}

/// The terms of a facet with a choice, as rows of bits.
struct FacetMask {
    facet: Facet,
    terms: Vec<u64>,
    chosen: Vec<u64>,
}

impl FacetMask {
    /// Whether a practice with this row has what was chosen.
    fn is_met(&self, row: &[u64]) -> bool {
        let both = self.chosen.iter().zip(row);
        both.fold(0, |met, (chosen, has)| met | chosen & has) != 0
    }
}

/// How many of the practices found have each term. The terms of a facet are counted among what the choices of all other
/// facets leave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetCounts {
    by_number: Vec<u32>,
    /// For each facet, how many more practices there would be without its choices.
    more_without: [u32; Facet::COUNT],
    /// The practices that the words find, before the choices narrow them.
    pub of_words: usize,
}

impl FacetCounts {
    fn none() -> Self {
        Self {
            by_number: vec![0; FacetValue::count()],
            ..Self::default()
        }
    }

    /// Adds what was counted elsewhere.
    pub fn add(&mut self, other: &Self) {
        let pairs = self.by_number.iter_mut().zip(&other.by_number);
        pairs.for_each(|(count, more)| *count += more);
        let pairs = self.more_without.iter_mut().zip(other.more_without);
        pairs.for_each(|(count, more)| *count += more);
        self.of_words += other.of_words;
    }

    /// How many practices have this term.
    pub fn of(&self, value: FacetValue) -> u32 {
        self.by_number.get(value.number()).copied().unwrap_or(0)
    }

    /// How many more practices there would be without the choices of this facet.
    pub fn more_without(&self, facet: Facet) -> u32 {
        self.more_without[facet as usize]
    }
}

/// Counts the terms of what is found.
pub struct FacetCounter<'f> {
    filter: &'f FacetFilter,
    table: &'f FacetTable,
    segment: Option<CountedSegment>,
    counts: FacetCounts,
}

/// The segment that is being counted.
struct CountedSegment {
    facets: Arc<SegmentFacets>,
    masks: Vec<FacetMask>,
    sums: ColumnSums,
}

impl<'f> FacetCounter<'f> {
    /// Nothing is counted yet.
    pub fn new(filter: &'f FacetFilter, table: &'f FacetTable) -> Self {
        Self {
            filter,
            table,
            segment: None,
            counts: FacetCounts::none(),
        }
    }

    /// Goes on with another segment.
    pub fn enter(&mut self, segment: &SegmentReader) {
        self.count_in(self.table.of(segment));
    }

    fn count_in(&mut self, segment: Option<Arc<SegmentFacets>>) {
        self.leave();
        self.segment = segment.map(|facets| CountedSegment {
            masks: self.filter.masks(&facets),
            sums: ColumnSums::of_width(facets.width()),
            facets,
        });
    }

    /// Adds up what was counted in the segment.
    fn leave(&mut self) {
        if let Some(CountedSegment { facets, sums, .. }) = self.segment.take() {
            let by_number = &mut self.counts.by_number;
            let terms = facets.terms();
            sums.finish(|bit, count| by_number[usize::from(terms[bit])] += count);
        }
    }

    /// Counts a practice. Answers whether it has all that was chosen.
    pub fn take(&mut self, document: DocId) -> bool {
        self.counts.of_words += 1;
        let Some(segment) = &mut self.segment else {
            return self.filter.facets.is_empty();
        };
        let row = segment.facets.row(document);
        let mut missing = segment.masks.iter().filter(|mask| !mask.is_met(row));
        match (missing.next(), missing.next()) {
            (None, _) => {
                segment.sums.add(row.iter().copied());
                return true;
            }
            (Some(only), None) => {
                self.counts.more_without[only.facet as usize] += 1;
                let of_facet = row.iter().zip(&only.terms);
                segment.sums.add(of_facet.map(|(has, term)| has & term));
            }
            _ => {}
        }
        false
    }

    /// What was counted.
    pub fn finish(mut self) -> FacetCounts {
        self.leave();
        self.counts
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::facet_rows::tests::segment_of;
    use super::*;

    /// Counts practices with terms of these numbers as the doc of [`FacetCounts`] says, one by one.
    fn counted_singly(practices: &[BTreeSet<u16>], choices: &Choices) -> FacetCounts {
        let mut counts = FacetCounts::none();
        for numbers in practices {
            counts.of_words += 1;
            let has_chosen = |facet: &Facet| {
                let mut own = facet.values();
                own.any(|value| choices.allows(value) && numbers.contains(&number(value)))
            };
            let chosen = choices.facets();
            let missing: Vec<&Facet> = chosen.iter().filter(|facet| !has_chosen(facet)).collect();
            let counted: Vec<&u16> = match missing.as_slice() {
                [] => numbers.iter().collect(),
                [only] => {
                    counts.more_without[**only as usize] += 1;
                    let of_facet = only.numbers();
                    let own = numbers.iter();
                    own.filter(|number| of_facet.contains(number)).collect()
                }
                _ => continue,
            };
            for number in counted {
                counts.by_number[usize::from(*number)] += 1;
            }
        }
        counts
    }

    fn number(value: FacetValue) -> u16 {
        u16::try_from(value.number()).unwrap()
    }

    /// One of the first terms of a facet.
    fn any_value() -> impl Strategy<Value = FacetValue> {
        let facet = prop::sample::select(Facet::ALL.to_vec());
        (facet, 0_usize..3).prop_map(|(facet, at)| {
            let values: Vec<FacetValue> = facet.values().collect();
            values[at % values.len()]
        })
    }

    proptest! {
        #[test]
        fn the_terms_of_two_segments_are_counted_as_one_by_one(
            practices in prop::collection::vec(prop::collection::btree_set(any_value(), 0..12), 0..40),
            chosen in prop::collection::vec(any_value(), 0..4),
            middle in 0_usize..40,
        ) {
            let mut choices = Choices::default();
            for value in chosen {
                choices.choose(value);
            }
            let numbers = |values: BTreeSet<FacetValue>| values.into_iter().map(number).collect();
            let practices: Vec<BTreeSet<u16>> = practices.into_iter().map(numbers).collect();
            let (filter, table) = (FacetFilter::new(&choices), FacetTable::default());
            let mut counter = FacetCounter::new(&filter, &table);
            let mut found = 0;
            let (one, other) = practices.split_at(middle.min(practices.len()));
            for part in [one, other] {
                let rows: Vec<Vec<u16>> =
                    part.iter().map(|numbers| numbers.iter().copied().collect()).collect();
                counter.count_in(Some(Arc::new(segment_of(&rows))));
                found += (0..).zip(&rows).filter(|(document, _)| counter.take(*document)).count();
            }
            let counts = counter.finish();
            prop_assert_eq!(&counts, &counted_singly(&practices, &choices));
            let lacking: u32 = counts.more_without.iter().sum();
            prop_assert!(lacking as usize <= practices.len() - found);
        }
    }
}
