//! What the rank of a result is, and how many results have a better one, counted in the pass that scores them all: a page
//! says where in the list it is.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// The rank of a result: the bits of its score, and its id. Scores are never negative, so their bits order as the scores
/// do. The id orders results of equal score.
pub type Rank = (u32, u64);

/// Reads the ids of a segment's practices.
pub fn ids(segment: &SegmentReader) -> impl Fn(DocId) -> u64 + use<> {
    let column = segment.fast_fields().u64("id").ok();
    move |document| {
        let id = column.as_ref().and_then(|column| column.first(document));
        id.unwrap_or_default()
    }
}

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
