//! Everything that a query finds, as ids: the one that was published first comes first. It costs sixteen bytes for each
//! practice while it is ordered, and half of that afterwards.

use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentReader};

use super::find::Finder;
use super::keyed::{ByPublication, ResultKey};
use crate::practice::model::PracticeId;

/// Takes the id of every result.
#[derive(Default)]
pub struct AllFinder {
    key: ByPublication,
    /// The ids of the practices of the present segment.
    ids: Option<Column<u64>>,
    found: Vec<(i64, u64)>,
}

impl AllFinder {
    /// The ids in their order.
    pub fn finish(mut self) -> Vec<PracticeId> {
        self.found.sort_unstable();
        let ids = self.found.iter();
        ids.map(|(_, id)| PracticeId(id.cast_signed())).collect()
    }
}

impl Finder for AllFinder {
    fn enter(&mut self, segment: &SegmentReader) {
        self.key.enter(segment);
        self.ids = segment.fast_fields().u64("id").ok();
    }

    fn take(&mut self, document: DocId, score: Score) {
        let id = self.ids.as_ref().and_then(|ids| ids.first(document));
        let key = self.key.of(document, score);
        self.found.push((key, id.unwrap_or_default()));
    }
}
