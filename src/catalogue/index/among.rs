//! Which of some practices a question finds: for readers who follow a list by mail. It is the walk of a page of results, so
//! that both find the same.

use std::collections::HashSet;

use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentReader};

use super::find::Finder;

/// Keeps the practices that are asked about.
pub struct AmongFinder<'p> {
    practices: &'p HashSet<u64>,
    /// The ids of the practices of the present segment.
    ids: Option<Column<u64>>,
    /// Those that were found.
    pub found: HashSet<u64>,
}

impl<'p> AmongFinder<'p> {
    /// Nothing is found yet.
    pub fn new(practices: &'p HashSet<u64>) -> Self {
        Self {
            practices,
            ids: None,
            found: HashSet::new(),
        }
    }
}

impl Finder for AmongFinder<'_> {
    fn enter(&mut self, segment: &SegmentReader) {
        self.ids = segment.fast_fields().u64("id").ok();
    }

    fn take(&mut self, document: DocId, _: Score) {
        let id = self.ids.as_ref().and_then(|ids| ids.first(document));
        self.found
            .extend(id.filter(|id| self.practices.contains(id)));
    }
}
