//! The facet terms of each practice of the index, in memory by segment: one row of bits for each practice, so a practice that
//! is found costs one place in memory. A segment never changes, so its rows are made once.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::columnar::Column;
use tantivy::index::SegmentId;
use tantivy::{DocId, Searcher, SegmentReader};

use super::schema::FACETS;
use crate::catalogue::model::FacetValue;

/// The bits of a word.
pub const WORD: usize = u64::BITS as usize;

/// Which terms each practice of a segment has.
pub struct SegmentFacets {
    /// For each bit of a row the number of its term. Only terms that the segment has are there.
    terms: Vec<u16>,
    /// How many words each row has.
    width: usize,
    /// The rows, one after the other.
    rows: Vec<u64>,
}

impl SegmentFacets {
    fn read(segment: &SegmentReader) -> tantivy::Result<Self> {
        let column = segment.fast_fields().column_opt::<u64>(FACETS)?;
        let terms = column.iter().flat_map(terms_of).collect();
        let rows = (0..segment.max_doc()).map(|document| {
            let own = column
                .iter()
                .flat_map(move |one| one.values_for_doc(document));
            own.filter_map(known_number)
        });
        Ok(Self::of(terms, rows))
    }

    /// Rows of practices with these terms, each of which is among `terms`.
    fn of<N: Iterator<Item = u16>>(terms: Vec<u16>, practices: impl Iterator<Item = N>) -> Self {
        let width = terms.len().div_ceil(WORD);
        let mut bits: Vec<Option<usize>> = vec![None; FacetValue::count()];
        for (bit, number) in terms.iter().enumerate() {
            bits[usize::from(*number)] = Some(bit);
        }
        let mut rows = Vec::with_capacity(width * practices.size_hint().0);
        for numbers in practices {
            let begin = rows.len();
            rows.resize(begin + width, 0);
            for bit in numbers.filter_map(|number| bits[usize::from(number)]) {
                rows[begin + bit / WORD] |= 1 << (bit % WORD);
            }
        }
        Self { terms, width, rows }
    }

    /// How many words each row has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The row of a practice.
    pub fn row(&self, document: DocId) -> &[u64] {
        let begin = document as usize * self.width;
        self.rows.get(begin..begin + self.width).unwrap_or_default()
    }

    /// For each bit of a row the number of its term.
    pub fn terms(&self) -> &[u16] {
        &self.terms
    }

    /// A row with the bits of these terms.
    pub fn row_of(&self, is_set: impl Fn(u16) -> bool) -> Vec<u64> {
        let words = self.terms.chunks(WORD).map(|terms| {
            let set = terms.iter().enumerate().filter(|(_, term)| is_set(**term));
            set.fold(0, |word, (bit, _)| word | 1 << bit)
        });
        words.collect()
    }
}

/// The numbers of the terms that a segment has, each once and in order.
fn terms_of(column: &Column<u64>) -> Vec<u16> {
    let mut terms: Vec<u16> = Vec::new();
    let mut is_met = vec![false; FacetValue::count()];
    for number in column.values.iter().filter_map(known_number) {
        is_met[usize::from(number)] = true;
    }
    terms.extend(
        (0..)
            .zip(is_met)
            .filter(|(_, met)| *met)
            .map(|(number, _)| number),
    );
    terms
}

fn known_number(number: u64) -> Option<u16> {
    let number = u16::try_from(number).ok()?;
    (usize::from(number) < FacetValue::count()).then_some(number)
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

#[cfg(test)]
pub mod tests {
    use super::*;

    /// The rows of practices with the terms of these numbers.
    pub fn segment_of(practices: &[Vec<u16>]) -> SegmentFacets {
        let mut terms: Vec<u16> = practices.iter().flatten().copied().collect();
        terms.sort_unstable();
        terms.dedup();
        let practices = practices.iter();
        SegmentFacets::of(terms, practices.map(|numbers| numbers.iter().copied()))
    }

    #[test]
    fn each_practice_has_its_row() {
        let last = u16::try_from(FacetValue::count() - 1).unwrap();
        let many: Vec<u16> = (0..70).collect();
        let segment = segment_of(&[vec![3, last], vec![], many.clone()]);
        // The terms that no practice has take no place.
        assert_eq!(segment.width, 2);
        let has = |document| -> Vec<u16> {
            let row = segment.row(document);
            let is_set = |bit: usize| row[bit / WORD] >> (bit % WORD) & 1 == 1;
            let terms = segment.terms().iter().enumerate();
            terms
                .filter(|(bit, _)| is_set(*bit))
                .map(|(_, term)| *term)
                .collect()
        };
        assert_eq!(has(0), [3, last]);
        assert_eq!(has(1), [0; 0]);
        assert_eq!(has(2), many);
        assert_eq!(
            segment.row_of(|term| term == 3 || term == last),
            segment.row(0)
        );
        assert!(segment.row(3).is_empty(), "no such practice");
    }
}
