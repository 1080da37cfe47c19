//! The folder of the index: opens it, checks it, or begins a new index. In it stands a second one of the same form, with what
//! earlier editions showed. Knows files and versions, no practice.

use std::path::Path;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use tantivy::merge_policy::{LogMergePolicy, NoMergePolicy};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, Term};

use super::entry::IndexEntry;
use super::named_terms::NamedTerms;
use super::schema::{IndexFields, TOKEN_READER, VERSION};
use super::token_text::TokenReader;
use crate::catalogue::model::numbering;
use crate::edition::Edition;
use crate::private_files;

/// The note that each commit of the index carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexCommit {
    /// The version of the schema and of the tokens.
    pub version: u32,
    /// The mark of the facet terms and their numbers.
    pub numbering: String,
    /// The edition of the database that it holds.
    pub edition: Edition,
}

/// An open index.
pub struct OpenIndex {
    pub names: Arc<NamedTerms>,
    pub reader: IndexReader,
    /// The only writer: it holds the lock of the folder.
    pub writer: IndexWriter<IndexEntry>,
    /// What earlier editions showed.
    pub past: OpenPast,
    /// The edition of the last commit; none if the index is new.
    pub reached: Option<Edition>,
}

/// The open index of what earlier editions showed.
pub struct OpenPast {
    pub reader: IndexReader,
    pub writer: IndexWriter<IndexEntry>,
    /// Whether something waits for a commit. Most changes leave it as it is, and a commit costs as much as a publication.
    pub is_changed: bool,
}

impl OpenPast {
    /// Whether it holds a document with this term, or has held one.
    pub fn holds(&self, term: &Term) -> tantivy::Result<bool> {
        Ok(self.reader.searcher().doc_freq(term)? > 0)
    }
}

/// The folder of what earlier editions showed, in the folder of the index.
const PAST: &str = "past";

/// Bytes of memory for documents that are not yet written to the disk.
const MEMORY: usize = 15_000_000;

/// Opens the index in this folder if it is whole and of this version; otherwise begins a new one. If the folder cannot be
/// used, because another process holds it or the disk is full, the index is kept in memory.
pub fn open(folder: &Path) -> tantivy::Result<OpenIndex> {
    match open_existing(folder) {
        Ok(open) => return Ok(open),
        Err(Unusable::Missing) => {}
        Err(Unusable::Locked) => {
            tracing::warn!(
                ?folder,
                "another process keeps its search index here; this one is kept in memory"
            );
            return in_memory();
        }
        Err(Unusable::Older) => {
            tracing::info!("the search index is of an older version and is rebuilt");
        }
        Err(Unusable::Damaged(error)) => {
            tracing::warn!(%error, "the search index is damaged and is rebuilt");
        }
    }
    recreate(folder)
}

/// Deletes the index in this folder and begins a new one.
pub fn recreate(folder: &Path) -> tantivy::Result<OpenIndex> {
    let create = || {
        if folder.exists() {
            std::fs::remove_dir_all(folder)?;
        }
        let create = |folder: &Path| {
            private_files::make_folder(folder)?;
            Index::create_in_dir(folder, IndexFields::schema().0)
        };
        open_parts(&create(folder)?, &create(&folder.join(PAST))?, None)
    };
    create().or_else(|error: tantivy::TantivyError| {
        tracing::warn!(?folder, %error, "the search index cannot be kept in its folder and is kept in memory");
        in_memory()
    })
}

/// A new index in memory.
pub fn in_memory() -> tantivy::Result<OpenIndex> {
    let create = || Index::create_in_ram(IndexFields::schema().0);
    open_parts(&create(), &create(), None)
}

enum Unusable {
    Missing,
    Locked,
    Older,
    Damaged(tantivy::TantivyError),
}

impl From<tantivy::TantivyError> for Unusable {
    fn from(error: tantivy::TantivyError) -> Self {
        match error {
            tantivy::TantivyError::LockFailure(..) => Self::Locked,
            error => Self::Damaged(error),
        }
    }
}

fn open_existing(folder: &Path) -> Result<OpenIndex, Unusable> {
    let (present, reached) = open_whole(folder)?;
    let (past, _) = open_whole(&folder.join(PAST))?;
    Ok(open_parts(&present, &past, Some(reached))?)
}

/// The index in this folder if it is whole and of this version, and the edition of its last commit.
fn open_whole(folder: &Path) -> Result<(Index, Edition), Unusable> {
    if !folder.join("meta.json").exists() {
        return Err(Unusable::Missing);
    }
    let index = Index::open_in_dir(folder)?;
    let (schema, _) = IndexFields::schema();
    let payload = index.load_metas()?.payload.unwrap_or_default();
    let reached = serde_json::from_str::<IndexCommit>(&payload).ok();
    let is_present = |reached: &IndexCommit| {
        reached.version == VERSION && reached.numbering == numbering() && index.schema() == schema
    };
    let Some(reached) = reached.filter(is_present) else {
        return Err(Unusable::Older);
    };
    let damaged = index.validate_checksum()?;
    if let Some(file) = damaged.iter().next() {
        let fault = format!("{}: wrong checksum", file.display());
        return Err(Unusable::Damaged(tantivy::TantivyError::SystemError(fault)));
    }
    Ok((index, reached.edition))
}

fn usual_writer(index: &Index) -> tantivy::Result<IndexWriter<IndexEntry>> {
    index.writer_with_num_threads(1, MEMORY)
}

impl OpenIndex {
    /// Makes it as empty as it was when it was new: what an unfinished build has added is forgotten. Parts that are added
    /// are merged when all are there.
    pub fn begin_build(&mut self) -> tantivy::Result<()> {
        self.past.writer.rollback()?;
        self.writer.rollback()?;
        self.writer.set_merge_policy(Box::new(NoMergePolicy));
        Ok(())
    }

    /// From now on parts are merged as they come.
    pub fn end_build(&mut self) {
        let usual = LogMergePolicy::default();
        self.writer.set_merge_policy(Box::new(usual));
    }
}

fn open_parts(
    present: &Index,
    past: &Index,
    reached: Option<Edition>,
) -> tantivy::Result<OpenIndex> {
    let (reader, writer) = reader_and_writer(present)?;
    let past = reader_and_writer(past)?;
    Ok(OpenIndex {
        names: NamedTerms::of_vocabularies()?,
        reader,
        writer,
        past: OpenPast {
            reader: past.0,
            writer: past.1,
            // A new one is committed in any case, so that it can be opened again.
            is_changed: reached.is_none(),
        },
        reached,
    })
}

fn reader_and_writer(index: &Index) -> tantivy::Result<(IndexReader, IndexWriter<IndexEntry>)> {
    index
        .tokenizers()
        .register(TOKEN_READER, TokenReader::default());
    let writer = usual_writer(index)?;
    let reader = index.reader_builder();
    let reader = reader.reload_policy(ReloadPolicy::Manual).try_into()?;
    Ok((reader, writer))
}
