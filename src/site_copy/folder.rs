//! The folder of a copy. It is written beside its place under another name, and gets its name when it is whole. Others may
//! read it: a copy is meant for the public.

use std::fs::{self, DirBuilder, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde_json::json;

use super::{SiteError, SiteSummary};
use crate::app::App;
use crate::language::Language;
use crate::private_files;

/// The file by which a folder is known as a copy.
pub const MARKER: &str = "praxis-site.json";

/// The file by which a folder is known as a copy that was not finished. Its writer holds a lock on it.
const UNFINISHED: &str = ".praxis-unfinished";

/// The folder of the search index while the copy is written.
const INDEX: &str = ".praxis-index";

/// A copy that is being written. Dropped before it is finished, it is removed.
pub struct UnfinishedFolder {
    place: PathBuf,
    folder: PathBuf,
    files: u64,
    is_finished: bool,
    /// Held until the copy is finished or removed.
    _lock: File,
}

impl UnfinishedFolder {
    /// Begins a copy that will stand at this place.
    pub fn beside(place: &Path, replace: bool) -> Result<Self, SiteError> {
        check_place(place, replace)?;
        let folder = neighbour(place, "unfinished")?;
        if folder.exists() && !folder.join(UNFINISHED).exists() {
            return Err(SiteError::IsOther(folder));
        }
        make_folder(&folder).map_err(|why| unwritten(&folder, why))?;
        let held = lock(&folder)?;
        let begun = Self {
            place: place.to_owned(),
            folder,
            files: 0,
            is_finished: false,
            _lock: held,
        };
        begun.clear().map_err(|why| unwritten(&begun.folder, why))?;
        Ok(begun)
    }

    /// The folder of the search index of the copy.
    pub fn index(&self) -> PathBuf {
        self.folder.join(INDEX)
    }

    /// How many files were written.
    pub const fn files(&self) -> u64 {
        self.files
    }

    /// Writes a whole file.
    pub fn write(&mut self, file: &str, bytes: &[u8]) -> Result<(), SiteError> {
        let mut growing = self.begin(file)?;
        growing.add(bytes)
    }

    /// Begins a file that is written in pieces.
    pub fn begin(&mut self, file: &str) -> Result<GrowingFile, SiteError> {
        let place = self.folder.join(file);
        let created = create(&self.folder, &place);
        let file = created.map_err(|why| unwritten(&place, why))?;
        self.files += 1;
        Ok(GrowingFile { file, place })
    }

    /// Gives the copy its name. An earlier copy at its place is removed.
    pub fn finish(mut self, app: &App, summary: SiteSummary) -> Result<(), SiteError> {
        let marker = json!({
            "site": app.settings.public_url.as_str(),
            "made": app.words(Language::default()).iso(app.clock.now()),
            "copy": summary,
        });
        self.write(MARKER, format!("{marker:#}\n").as_bytes())?;
        let named = self.put_in_place();
        named.map_err(|why| unwritten(&self.place, why))?;
        self.is_finished = true;
        Ok(())
    }

    fn put_in_place(&self) -> io::Result<()> {
        remove_folder(&self.index())?;
        // What is written must be on the disk before the copy looks whole.
        rustix::fs::syncfs(File::open(&self.folder)?)?;
        let former = neighbour(&self.place, "replaced").ok();
        let former = former.filter(|_| self.place.exists());
        if let Some(former) = &former {
            remove_folder(former)?;
            fs::rename(&self.place, former)?;
        }
        if let Err(error) = fs::rename(&self.folder, &self.place) {
            if let Some(former) = &former {
                fs::rename(former, &self.place)?;
            }
            return Err(error);
        }
        fs::remove_file(self.place.join(UNFINISHED))?;
        match former {
            Some(former) => remove_folder(&former),
            None => Ok(()),
        }
    }

    /// Removes what an interrupted copy has left.
    fn clear(&self) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name() == UNFINISHED {
                continue;
            }
            if entry.file_type()?.is_dir() {
                fs::remove_dir_all(entry.path())?;
            } else {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

impl Drop for UnfinishedFolder {
    fn drop(&mut self) {
        if self.is_finished {
            return;
        }
        if let Err(error) = remove_folder(&self.folder) {
            tracing::warn!(folder = %self.folder.display(), %error, "an unfinished copy could not be removed");
        }
    }
}

/// A file that is written in pieces.
pub struct GrowingFile {
    file: File,
    place: PathBuf,
}

impl GrowingFile {
    /// Adds a piece.
    pub fn add(&mut self, bytes: &[u8]) -> Result<(), SiteError> {
        let added = self.file.write_all(bytes);
        added.map_err(|why| unwritten(&self.place, why))
    }
}

/// A copy takes the place of nothing, or of an earlier copy.
fn check_place(place: &Path, replace: bool) -> Result<(), SiteError> {
    let is_there = place.symlink_metadata().is_ok();
    match (is_there, place.join(MARKER).is_file()) {
        (false, _) => Ok(()),
        (true, false) => Err(SiteError::IsOther(place.to_owned())),
        (true, true) if replace => Ok(()),
        (true, true) => Err(SiteError::IsThere(place.to_owned())),
    }
}

/// The folder beside a place with this word at the end of its name.
fn neighbour(place: &Path, word: &str) -> Result<PathBuf, SiteError> {
    let no_folder = || SiteError::NoFolder(place.to_owned());
    let name = place.file_name().ok_or_else(no_folder)?;
    let parent = match place.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => return Err(no_folder()),
    };
    if !parent.is_dir() {
        return Err(no_folder());
    }
    let mut beside = name.to_owned();
    beside.push(".");
    beside.push(word);
    Ok(parent.join(beside))
}

fn lock(folder: &Path) -> Result<File, SiteError> {
    let place = folder.join(UNFINISHED);
    let opened = private_files::options().truncate(false).open(&place);
    let lock = opened.map_err(|why| unwritten(&place, why))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(SiteError::Busy(folder.to_owned())),
        Err(TryLockError::Error(why)) => Err(unwritten(&place, why)),
    }
}

fn create(copy: &Path, place: &Path) -> io::Result<File> {
    if let Some(parent) = place.parent()
        && !parent.is_dir()
    {
        make_folders(copy, parent)?;
    }
    let file = File::create_new(place)?;
    private_files::share(place)?;
    Ok(file)
}

/// Makes a folder of the copy and those around it.
fn make_folders(copy: &Path, folder: &Path) -> io::Result<()> {
    if folder == copy || folder.is_dir() {
        return Ok(());
    }
    if let Some(parent) = folder.parent() {
        make_folders(copy, parent)?;
    }
    make_folder(folder)
}

fn make_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).create(folder)?;
    private_files::share(folder)
}

fn remove_folder(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn unwritten(place: &Path, why: io::Error) -> SiteError {
    SiteError::Unwritten {
        place: place.to_owned(),
        why,
    }
}
