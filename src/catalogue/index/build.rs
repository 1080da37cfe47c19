//! How an index is filled from nothing: one reader of the database, and a thread on each core that makes documents.

use tantivy::TantivyError;
use tokio::sync::OwnedSemaphorePermit;

use super::document::DocumentMaker;
use super::folder::{OpenIndex, build_threads};
use crate::catalogue::reader::PublicReader;
use crate::catalogue::store::{self, ChangedText, IndexChange, IndexedRow};
use crate::db::Fault;
use crate::edition::Edition;
use crate::practice::model::PracticeId;

/// Practices that are read at a time.
const BATCH: i64 = 250;

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

/// Whether practices were met before, in the same build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Met {
    /// They are as they were when the build began.
    Never,
    /// They have changed since, so they may have been read as they were.
    Perhaps,
}

/// Adds practices to an index that does not hold them. What a thread has stemmed and named, it remembers.
#[derive(Default)]
pub struct IndexBuilder {
    makers: Vec<DocumentMaker>,
}

impl IndexBuilder {
    /// Adds the live ones of these practices, each of which has one of the places, and what earlier editions showed of them.
    pub fn add(
        &mut self,
        open: &OpenIndex,
        mut rows: Vec<IndexedRow>,
        mut places: OwnedSemaphorePermit,
        met: Met,
    ) -> tantivy::Result<()> {
        let threads = build_threads();
        self.makers
            .resize_with(threads, || DocumentMaker::new(open.names.fields));
        let share = rows.len().div_ceil(threads).max(1);
        std::thread::scope(|scope| {
            let mut working = Vec::with_capacity(threads);
            for maker in &mut self.makers {
                let part = rows.split_off(rows.len().saturating_sub(share));
                let places = places.split(part.len());
                working.push(scope.spawn(move || {
                    let changes = part.into_iter().map(IndexedRow::into_change);
                    add_all(open, maker, changes, places, met)
                }));
            }
            for thread in working {
                let stopped = |_| TantivyError::SystemError("a thread stopped".to_owned());
                thread.join().map_err(stopped)??;
            }
            Ok(())
        })
    }
}

fn add_all(
    open: &OpenIndex,
    maker: &mut DocumentMaker,
    changes: impl Iterator<Item = IndexChange>,
    mut places: Option<OwnedSemaphorePermit>,
    met: Met,
) -> tantivy::Result<()> {
    for change in changes {
        let place = places.as_mut().and_then(|places| places.split(1));
        if met == Met::Perhaps {
            let id = open.names.fields.id_term(change.id);
            open.writer.delete_term(id.clone());
            open.past.writer.delete_term(id);
        }
        if let Some(live) = &change.live {
            let entry = maker.document(live).in_place(place);
            open.writer.add_document(entry)?;
        }
        for earlier in &change.earlier {
            open.past.writer.add_document(maker.document(earlier))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::document::tests::practice;
    use super::super::folder::in_memory;
    use super::*;

    #[test]
    fn a_practice_that_changes_while_it_is_indexed_is_there_once() {
        let mut open = in_memory().unwrap();
        let mut maker = DocumentMaker::new(open.names.fields);
        for met in [Met::Never, Met::Perhaps, Met::Perhaps] {
            let change = IndexChange {
                id: PracticeId(1),
                live: Some(practice(1, &["KE"])),
                earlier: vec![practice(1, &["UG"])],
            };
            add_all(&open, &mut maker, [change].into_iter(), None, met).unwrap();
        }
        open.writer.commit().unwrap();
        open.past.writer.commit().unwrap();
        for reader in [&open.reader, &open.past.reader] {
            reader.reload().unwrap();
            assert_eq!(reader.searcher().num_docs(), 1);
        }
    }
}
