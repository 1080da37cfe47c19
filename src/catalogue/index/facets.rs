//! The facet terms of each practice of the index, in memory by segment: a plain walk through them counts what is found.
//! A segment never changes, so its terms are read once.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::index::SegmentId;
use tantivy::{DocId, Searcher, SegmentReader};

use super::schema::FACETS;
use crate::catalogue::model::{Choices, Facet, FacetValue};

/// The numbers of the terms of each practice of a segment.
pub struct SegmentFacets {
    /// Where the numbers of each practice begin, and where those of the last one end.
    begins: Vec<u32>,
    numbers: Vec<u16>,
}

impl SegmentFacets {
    fn read(segment: &SegmentReader) -> tantivy::Result<Self> {
        let column = segment.fast_fields().column_opt::<u64>(FACETS)?;
        let mut read = Self {
            begins: Vec::with_capacity(segment.max_doc() as usize + 1),
            numbers: Vec::new(),
        };
        read.begins.push(0);
        for document in 0..segment.max_doc() {
            let own = column.iter().flat_map(|one| one.values_for_doc(document));
            let known = own.filter(|number| *number < FacetValue::count() as u64);
            read.numbers
                .extend(known.filter_map(|number| u16::try_from(number).ok()));
            let end = u32::try_from(read.numbers.len()).unwrap_or(u32::MAX);
            read.begins.push(end);
        }
        read.numbers.shrink_to_fit();
        Ok(read)
    }

    /// The numbers of a practice.
    fn of(&self, document: DocId) -> &[u16] {
        let at = document as usize;
        match self.begins.get(at..at + 2) {
            Some([begin, end]) => &self.numbers[*begin as usize..*end as usize],
            _ => &[],
        }
    }
}

/// The facet terms of the whole index. Cheap to copy.
#[derive(Clone, Default)]
pub struct FacetTable(Arc<HashMap<SegmentId, Arc<SegmentFacets>>>);

impl FacetTable {
    /// The terms of what this searcher reads. Those of segments that the table before holds are not read again.
    pub fn read(searcher: &Searcher, before: Option<&Self>) -> tantivy::Result<Self> {
        let mut table = HashMap::new();
        for segment in searcher.segment_readers() {
            let id = segment.segment_id();
            let known = before.and_then(|before| before.0.get(&id)).cloned();
            let facets = match known {
                Some(known) => known,
                None => Arc::new(SegmentFacets::read(segment)?),
            };
            table.insert(id, facets);
        }
        Ok(Self(Arc::new(table)))
    }

    /// The terms of one segment.
    pub fn of(&self, segment: &SegmentReader) -> Option<Arc<SegmentFacets>> {
        self.0.get(&segment.segment_id()).cloned()
    }
}

/// One bit for each facet.
type FacetBits = u16;

const _: () = assert!(Facet::COUNT <= FacetBits::BITS as usize);

/// What practices must have, by the numbers of their terms.
pub struct FacetFilter {
    /// For each term the bit of its facet, if the choices allow it.
    allowed: Vec<FacetBits>,
    /// The bits of the facets with a choice.
    required: FacetBits,
}

impl FacetFilter {
    /// What these choices ask for.
    pub fn new(choices: &Choices) -> Self {
        let mut filter = Self {
            allowed: vec![0; FacetValue::count()],
            required: 0,
        };
        for facet in choices.facets() {
            let bit = 1 << facet as u32;
            filter.required |= bit;
            for value in facet.values().filter(|value| choices.allows(*value)) {
                filter.allowed[value.number()] = bit;
            }
        }
        filter
    }

    /// The bits of the facets of which a practice with these terms has nothing that was chosen.
    fn missing(&self, numbers: &[u16]) -> FacetBits {
        if self.required == 0 {
            return 0;
        }
        let bits = numbers
            .iter()
            .filter_map(|number| self.allowed.get(usize::from(*number)));
        self.required & !bits.fold(0, |met, bit| met | bit)
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
    segment: Option<Arc<SegmentFacets>>,
    counts: FacetCounts,
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
        self.segment = self.table.of(segment);
    }

    /// Counts a practice. Answers whether it has all that was chosen.
    pub fn take(&mut self, document: DocId) -> bool {
        self.counts.of_words += 1;
        let numbers = self
            .segment
            .as_ref()
            .map_or(&[][..], |own| own.of(document));
        let missing = self.filter.missing(numbers);
        if missing == 0 {
            for number in numbers {
                self.counts.by_number[usize::from(*number)] += 1;
            }
        } else if missing.is_power_of_two() {
            let only = missing.trailing_zeros() as usize;
            self.counts.more_without[only] += 1;
            let of_facet = Facet::ALL[only].numbers();
            for number in numbers.iter().filter(|number| of_facet.contains(number)) {
                self.counts.by_number[usize::from(*number)] += 1;
            }
        }
        missing == 0
    }

    /// What was counted.
    pub fn finish(self) -> FacetCounts {
        self.counts
    }
}
