//! What a folder of files needs beyond its library: that it outlives a loss of power, and that nothing unfinished stays in it.

use std::fs::{self, DirEntry, File};
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;

use crate::db::Timestamp;
use crate::private_files;
use crate::storage::key::StorageKey;

/// What stands in the name of a file between the name that it will have and a number, as long as it is being written.
const UNFINISHED: char = '#';

/// Makes the folder if it is missing. Only the service's own user may enter it.
pub(super) fn make(folder: &Path) -> io::Result<()> {
    private_files::make_folder(folder)?;
    private_files::tighten(folder)?;
    // The entry of a new folder is on the disk once its parent is.
    match folder.canonicalize()?.parent() {
        Some(parent) => File::open(parent)?.sync_all(),
        None => Ok(()),
    }
}

/// Removes files that the service began to write before this moment and never finished, and answers how many.
pub(super) fn remove_unfinished(folder: &Path, before: Timestamp) -> io::Result<usize> {
    let mut removed = 0;
    for inner in entries(folder)? {
        let name = inner.file_name().to_string_lossy().into_owned();
        if !inner.file_type()?.is_dir() {
            continue;
        }
        for file in entries(&inner.path())? {
            if is_unfinished(&name, &file) && is_older(&file, before)? {
                fs::remove_file(file.path())?;
                removed += 1;
            }
        }
    }
    Ok(removed)
}

fn entries(folder: &Path) -> io::Result<Vec<DirEntry>> {
    fs::read_dir(folder)?.collect()
}

/// Whether a file in this folder has the name of an unfinished one.
fn is_unfinished(folder: &str, file: &DirEntry) -> bool {
    let name = file.file_name();
    let parts = name.to_str().and_then(|name| name.split_once(UNFINISHED));
    parts.is_some_and(|(name, _)| StorageKey::parse(&format!("{folder}/{name}")).is_some())
}

fn is_older(file: &DirEntry, before: Timestamp) -> io::Result<bool> {
    let changed = file.metadata()?.modified()?.duration_since(UNIX_EPOCH);
    let micros = changed.map_or(0, |since| since.as_micros());
    Ok(i64::try_from(micros).is_ok_and(|micros| Timestamp(micros) < before))
}
