//! The newest practices that match a query, and the number of all. No score is made for them.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentReader};

use super::find::Finder;
use crate::db::Timestamp;
use crate::practice::model::PracticeId;

/// The first publication and the id of a practice. Practices that an import published together share their moment; the id
/// orders these.
pub type Published = (Timestamp, PracticeId);

/// Takes the newest practices from all that is found.
pub struct NewestFinder {
    /// Only practices before this one are taken.
    before: Option<Published>,
    most: usize,
    columns: Option<(Column<i64>, Column<u64>)>,
    /// The oldest on top.
    kept: BinaryHeap<Reverse<Published>>,
    /// The number of all that was found.
    pub count: usize,
}

impl NewestFinder {
    /// Nothing is found yet.
    pub fn new(before: Option<Published>, most: usize) -> Self {
        Self {
            before,
            most: most.max(1),
            columns: None,
            kept: BinaryHeap::new(),
            count: 0,
        }
    }

    /// The newest first.
    pub fn finish(self) -> Vec<PracticeId> {
        let kept = self.kept.into_sorted_vec();
        kept.into_iter().map(|Reverse((_, id))| id).collect()
    }
}

impl Finder for NewestFinder {
    fn enter(&mut self, segment: &SegmentReader) {
        let fast = segment.fast_fields();
        self.columns = fast.i64("published").ok().zip(fast.u64("id").ok());
    }

    fn take(&mut self, document: DocId, _: Score) {
        self.count += 1;
        let Some((published, ids)) = &self.columns else {
            return;
        };
        let moment = Timestamp(published.first(document).unwrap_or_default());
        let is_older = |Reverse((least, _)): &Reverse<Published>| moment < *least;
        if self.kept.len() == self.most && self.kept.peek().is_some_and(is_older) {
            return;
        }
        let id = PracticeId(ids.first(document).unwrap_or_default().cast_signed());
        if self.before.is_none_or(|before| (moment, id) < before) {
            self.kept.push(Reverse((moment, id)));
            if self.kept.len() > self.most {
                self.kept.pop();
            }
        }
    }
}
