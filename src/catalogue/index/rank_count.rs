//! Counts the results of a better rank than one, in the pass that scores them all: a page says where in the list it is.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use super::rank::{Rank, ids};

/// Counts the results before a rank.
pub struct RankCount {
    pub key: Rank,
    /// Whether the result of this rank counts too.
    pub with_key: bool,
}

/// The same in one segment.
pub struct SegmentRankCount {
    key: Rank,
    with_key: bool,
    id_of: Box<dyn Fn(DocId) -> u64>,
    counted: usize,
}

impl Collector for RankCount {
    type Fruit = usize;
    type Child = SegmentRankCount;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<SegmentRankCount> {
        Ok(SegmentRankCount {
            key: self.key,
            with_key: self.with_key,
            id_of: Box::new(ids(segment)),
            counted: 0,
        })
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, counts: Vec<usize>) -> tantivy::Result<usize> {
        Ok(counts.into_iter().sum())
    }
}

impl SegmentCollector for SegmentRankCount {
    type Fruit = usize;

    fn collect(&mut self, document: DocId, score: Score) {
        let rank = (score.to_bits(), (self.id_of)(document));
        let counts = rank > self.key || (self.with_key && rank == self.key);
        self.counted += usize::from(counts);
    }

    fn harvest(self) -> usize {
        self.counted
    }
}
