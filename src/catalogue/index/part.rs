//! A part of a new index, which one thread fills: so the threads share nothing, and no practice waits in a queue.

use tantivy::index::{Segment, SegmentMeta};
use tantivy::indexer::{AddOperation, SegmentWriter};

use super::entry::IndexEntry;
use super::folder::OpenIndex;

/// Bytes of memory of a part that is being filled.
const MEMORY: usize = 20_000_000;

/// For how much memory the table of its words is made at first; the table grows. Each word is looked up there, and a table
/// that is no larger than it must be stays in the cache of a core.
const FOR_TABLE: usize = 3_000_000;

/// By how much one practice may pass that.
const MARGIN: usize = 1_000_000;

/// A part that is being filled.
pub struct PartWriter {
    segment: Segment,
    writer: SegmentWriter,
}

impl PartWriter {
    /// An empty part of this index.
    pub fn new(open: &OpenIndex) -> tantivy::Result<Self> {
        let segment = open.writer.new_segment();
        let writer = SegmentWriter::for_segment(FOR_TABLE, segment.clone())?;
        Ok(Self { segment, writer })
    }

    /// Adds a practice.
    pub fn add(&mut self, document: IndexEntry) -> tantivy::Result<()> {
        // Nothing that was deleted before concerns it.
        let opstamp = 0;
        self.writer.add_document(AddOperation { opstamp, document })
    }

    /// Whether it must be written to the disk before more is added.
    pub fn is_full(&self) -> bool {
        self.writer.mem_usage() >= MEMORY - MARGIN
    }

    /// Writes it to the disk. It becomes a part of the index with `IndexWriter::add_segment`.
    pub fn write(self) -> tantivy::Result<SegmentMeta> {
        let practices = self.writer.max_doc();
        self.writer.finalize()?;
        let segment = self.segment.with_max_doc(practices);
        segment.meta().untrack_temp_docstore();
        Ok(segment.meta().clone())
    }
}
