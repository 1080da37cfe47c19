//! What an edition showed of a practice: hands on those documents whose editions hold it. A practice has one such document at
//! most, among those of the present and of the past.

use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentReader};

use super::find::Finder;
use super::schema::{FROM_EDITION, TO_EDITION};
use crate::edition::Edition;

/// Hands on what this edition showed.
pub struct AtEdition<F> {
    edition: Edition,
    /// The first edition of each document of the present segment, and the one after the last.
    columns: Option<(Column<i64>, Column<i64>)>,
    pub inner: F,
}

impl<F> AtEdition<F> {
    /// What this edition showed goes to `inner`.
    pub fn new(edition: Edition, inner: F) -> Self {
        Self {
            edition,
            columns: None,
            inner,
        }
    }

    fn shows(&self, document: DocId) -> bool {
        let Some((from, to)) = &self.columns else {
            return false;
        };
        let begun = from
            .first(document)
            .is_some_and(|from| from <= self.edition.0);
        begun && to.first(document).is_some_and(|to| self.edition.0 < to)
    }
}

impl<F: Finder> Finder for AtEdition<F> {
    fn enter(&mut self, segment: &SegmentReader) {
        let columns = segment.fast_fields();
        let of = |name| columns.i64(name).ok();
        self.columns = of(FROM_EDITION).zip(of(TO_EDITION));
        self.inner.enter(segment);
    }

    fn take(&mut self, document: DocId, score: Score) {
        if self.shows(document) {
            self.inner.take(document, score);
        }
    }
}
