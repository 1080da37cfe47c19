//! How an index is filled from nothing: one reader of the database, and a thread on each core that makes documents and puts
//! them into its own part of the index.

use tantivy::TantivyError;
use tantivy::index::SegmentMeta;

use super::document::DocumentMaker;
use super::folder::OpenIndex;
use super::part::PartWriter;
use super::waiting::{BatchEnd, WaitingFeed, WaitingPractices};
use crate::catalogue::reader::PublicReader;
use crate::catalogue::store::{self, ChangedText, IndexChange, IndexedRow};
use crate::db::Fault;
use crate::edition::Edition;
use crate::practice::model::PracticeId;

/// Practices that are read at a time.
const BATCH: i64 = 250;

/// After how many practices a build says how far it is.
const SAID_EVERY: usize = 10_000;

/// The most threads that build an index: each has its memory.
const MOST_THREADS: usize = 4;

/// The edition and the id up to which practices were read.
pub type ReadUpTo = (Edition, PracticeId);

/// The next practices that changed, as of this edition or a later one, and up to which they were read. None if there are
/// no more. `which` of the practices of a changed text is read: a new index meets an original by itself, and one that is there is
/// told of the original when a translation has changed.
pub async fn read_batch(
    reader: &PublicReader,
    target: Edition,
    read: ReadUpTo,
    which: fn(&ChangedText) -> PracticeId,
) -> Result<Option<(ReadUpTo, Vec<IndexedRow>)>, Fault> {
    let mut db = reader.at_least(target).await?;
    let changed = store::changed_since(&mut db, read, BATCH).await?;
    let Some(last) = changed.last() else {
        return Ok(None);
    };
    let ids: Vec<PracticeId> = changed.iter().map(which).collect();
    let rows = store::index_changes(&mut db, &ids).await?;
    Ok(Some(((last.edition, last.id), rows)))
}

/// Reads all practices up to this edition and hands them in. The answer: up to which they were read, if others have changed
/// since. Those are not handed in, because the index may hold them as they were.
pub async fn read_all(
    reader: &PublicReader,
    target: Edition,
    feed: &WaitingFeed,
) -> Result<Option<ReadUpTo>, Fault> {
    let mut read = (Edition(0), PracticeId(i64::MAX));
    let (mut done, mut said) = (0, 0);
    while let Some((last, rows)) = read_batch(reader, target, read, |one| one.id).await? {
        if last.0 > target {
            return Ok(Some(read));
        }
        done += rows.len();
        if !feed.hand_in(rows).await {
            // The threads have failed, and say why.
            break;
        }
        read = last;
        if done >= said + SAID_EVERY {
            said = done;
            tracing::info!(practices = done, "building the search index");
        }
    }
    Ok(None)
}

/// Fills a new index with the live practices that are handed in, and with what earlier editions showed of them.
pub fn fill(open: &OpenIndex, practices: &WaitingPractices) -> tantivy::Result<()> {
    let threads = std::thread::available_parallelism();
    let threads = threads.map_or(1, |cores| cores.get().min(MOST_THREADS));
    let ends = [BatchEnd::Front, BatchEnd::Back].into_iter().cycle();
    let parts = std::thread::scope(|scope| {
        let working: Vec<_> = ends
            .take(threads)
            .map(|end| scope.spawn(move || BuildThread::new(open).work(practices, end)))
            .collect();
        let mut parts = Vec::new();
        for thread in working {
            let stopped = |_| TantivyError::SystemError("a thread stopped".to_owned());
            parts.extend(thread.join().map_err(stopped)??);
        }
        Ok::<_, TantivyError>(parts)
    })?;
    for part in parts {
        open.writer.add_segment(part)?;
    }
    Ok(())
}

/// What one thread has: its memory of words, and its parts of the index.
struct BuildThread<'i> {
    open: &'i OpenIndex,
    maker: DocumentMaker,
    part: Option<PartWriter>,
    written: Vec<SegmentMeta>,
}

impl<'i> BuildThread<'i> {
    fn new(open: &'i OpenIndex) -> Self {
        Self {
            open,
            maker: DocumentMaker::new(open.names.fields),
            part: None,
            written: Vec::new(),
        }
    }

    /// Adds practices until no more come in. The answer: the parts of the index with them.
    fn work(
        mut self,
        practices: &WaitingPractices,
        end: BatchEnd,
    ) -> tantivy::Result<Vec<SegmentMeta>> {
        let _refusal = RefusalOfRest(practices);
        while let Some(row) = practices.take(end) {
            self.add(&row.into_change())?;
        }
        self.write_part()?;
        Ok(self.written)
    }

    fn add(&mut self, change: &IndexChange) -> tantivy::Result<()> {
        for earlier in &change.earlier {
            let entry = self.maker.document(earlier);
            self.open.past.writer.add_document(entry)?;
        }
        let Some(live) = &change.live else {
            return Ok(());
        };
        let entry = self.maker.document(live);
        let part = match &mut self.part {
            Some(part) => part,
            none => none.insert(PartWriter::new(self.open)?),
        };
        part.add(entry)?;
        if part.is_full() {
            self.write_part()?;
        }
        Ok(())
    }

    fn write_part(&mut self) -> tantivy::Result<()> {
        if let Some(part) = self.part.take() {
            self.written.push(part.write()?);
        }
        Ok(())
    }
}

/// Refuses what is left when a thread ends: after a failure nothing else would take it, and at the end nothing is left.
struct RefusalOfRest<'p>(&'p WaitingPractices);

impl Drop for RefusalOfRest<'_> {
    fn drop(&mut self) {
        self.0.refuse();
    }
}

#[cfg(test)]
mod tests {
    use super::super::apply::apply;
    use super::super::document::tests::practice;
    use super::super::folder::in_memory;
    use super::*;

    fn change(countries: &[&str]) -> IndexChange {
        IndexChange {
            id: PracticeId(1),
            live: Some(practice(1, countries)),
            earlier: vec![practice(1, &["UG"])],
        }
    }

    /// An index that a thread has filled with this practice, not yet committed.
    fn filled() -> OpenIndex {
        let mut open = in_memory().unwrap();
        open.begin_build().unwrap();
        let written = {
            let mut thread = BuildThread::new(&open);
            thread.add(&change(&["KE"])).unwrap();
            thread.write_part().unwrap();
            thread.written
        };
        for part in written {
            open.writer.add_segment(part).unwrap();
        }
        open
    }

    fn numbers(mut open: OpenIndex) -> [u64; 2] {
        open.past.writer.commit().unwrap();
        open.writer.commit().unwrap();
        [&open.reader, &open.past.reader].map(|reader| {
            reader.reload().unwrap();
            reader.searcher().num_docs()
        })
    }

    #[test]
    fn a_practice_that_changes_while_the_index_is_built_is_there_once() {
        let mut open = filled();
        for _ in 0..2 {
            apply(&mut open, [change(&["FJ"])].into_iter()).unwrap();
        }
        assert_eq!(numbers(open), [1, 1]);
    }

    #[test]
    fn what_an_unfinished_build_has_added_is_forgotten() {
        let mut open = filled();
        open.begin_build().unwrap();
        assert_eq!(numbers(open), [0, 0]);
    }
}
