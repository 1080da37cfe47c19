//! The folder of the index: opened, checked, or begun anew. Knows files and versions, no practice.

use std::path::Path;

use serde::{Deserialize, Serialize};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy};

use super::schema::{Fields, VERSION};
use crate::edition::Edition;
use crate::private_files;

/// What each commit says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reached {
    /// The version of what is indexed, and how.
    pub version: u32,
    /// The edition it has reached.
    pub edition: Edition,
}

/// An open index.
pub struct Open {
    /// Its fields.
    pub fields: Fields,
    /// Where searchers come from.
    pub reader: IndexReader,
    /// The only one that may write.
    pub writer: IndexWriter,
    /// The edition it has reached; nothing yet if it was begun anew.
    pub reached: Option<Edition>,
}

/// Memory for the terms of documents that are not written yet.
const MEMORY: usize = 15_000_000;

/// Opens what is there if it is whole and of this version; otherwise begins anew. Where the folder cannot be used,
/// because another process has it or the disk is full, the index is kept in memory.
pub fn open(folder: &Path) -> tantivy::Result<Open> {
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
            tracing::info!("the search index is of an older version and is built anew");
        }
        Err(Unusable::Damaged(error)) => {
            tracing::warn!(%error, "the search index is damaged and is built anew");
        }
    }
    anew(folder)
}

/// Throws away what is there and begins anew.
pub fn anew(folder: &Path) -> tantivy::Result<Open> {
    let begun = || {
        if folder.exists() {
            std::fs::remove_dir_all(folder)?;
        }
        private_files::make_folder(folder)?;
        let (schema, _) = Fields::schema();
        opened(&Index::create_in_dir(folder, schema)?, None)
    };
    begun().or_else(|error: tantivy::TantivyError| {
        tracing::warn!(?folder, %error, "the search index cannot be kept in its folder and is kept in memory");
        in_memory()
    })
}

fn in_memory() -> tantivy::Result<Open> {
    let (schema, _) = Fields::schema();
    opened(&Index::create_in_ram(schema), None)
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

fn open_existing(folder: &Path) -> Result<Open, Unusable> {
    if !folder.join("meta.json").exists() {
        return Err(Unusable::Missing);
    }
    let index = Index::open_in_dir(folder)?;
    let (schema, _) = Fields::schema();
    let payload = index.load_metas()?.payload.unwrap_or_default();
    let reached = serde_json::from_str::<Reached>(&payload).ok();
    let Some(reached) =
        reached.filter(|reached| reached.version == VERSION && index.schema() == schema)
    else {
        return Err(Unusable::Older);
    };
    let damaged = index.validate_checksum()?;
    if let Some(file) = damaged.iter().next() {
        let fault = format!("{} is not as it was written", file.display());
        return Err(Unusable::Damaged(tantivy::TantivyError::SystemError(fault)));
    }
    Ok(opened(&index, Some(reached.edition))?)
}

fn opened(index: &Index, reached: Option<Edition>) -> tantivy::Result<Open> {
    let (_, fields) = Fields::schema();
    let writer = index.writer_with_num_threads(1, MEMORY)?;
    let reader = index
        .reader_builder()
        .reload_policy(ReloadPolicy::Manual)
        .try_into()?;
    Ok(Open {
        fields,
        reader,
        writer,
        reached,
    })
}
