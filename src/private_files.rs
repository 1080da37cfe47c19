//! Files that only the service's own user may read: they contain addresses, password hashes and mails. Owns the umask of the
//! process and the modes of its files, also of the few that are meant for others. Knows no file by its name.

use std::fs::{self, DirBuilder, File, OpenOptions, Permissions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use rustix::fs::Mode;

const FILE: u32 = 0o600;
const FOLDER: u32 = 0o700;
const SHARED_FILE: u32 = 0o644;
const SHARED_FOLDER: u32 = 0o755;

/// The mode bits of other users of the machine.
const OTHERS: u32 = 0o077;

/// The mode bit of a folder that several users share, such as `/tmp`.
const STICKY: u32 = 0o1000;

/// Removes the rights of other users from all files that this process creates from now on, also through libraries.
pub fn restrict_process() {
    rustix::process::umask(Mode::RWXG | Mode::RWXO);
}

/// Creates a folder, and its missing parents.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    DirBuilder::new()
        .recursive(true)
        .mode(FOLDER)
        .create(folder)
}

/// The options to open a file for writing, and to create it if it is missing.
pub fn options() -> OpenOptions {
    let mut private = File::options();
    private.create(true).write(true).mode(FILE);
    private
}

/// Writes a whole file.
pub fn write(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut open = options().truncate(true).open(file)?;
    open.set_permissions(Permissions::from_mode(FILE))?;
    open.write_all(bytes)
}

/// Lets other users read a file or a folder that is meant for the public. A file system without modes, as on many USB
/// sticks, refuses this and needs it not.
pub fn share(path: &Path) -> io::Result<()> {
    let mode = if fs::metadata(path)?.is_dir() {
        SHARED_FOLDER
    } else {
        SHARED_FILE
    };
    match fs::set_permissions(path, Permissions::from_mode(mode)) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        outcome => outcome,
    }
}

/// Removes other users' rights from an existing file or folder. A folder that several users share keeps its mode.
pub fn tighten(path: &Path) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(found) => {
            let mode = found.mode() & 0o7777;
            if mode & OTHERS == 0 || mode & STICKY != 0 {
                return Ok(());
            }
            fs::set_permissions(path, Permissions::from_mode(mode & !OTHERS))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// As [`tighten`], for a folder and everything in it. Links are skipped: their targets may belong to another user.
pub fn tighten_tree(folder: &Path) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    tighten(folder)?;
    for entry in entries {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            tighten_tree(&entry.path())?;
        } else if kind.is_file() {
            tighten(&entry.path())?;
        }
    }
    Ok(())
}
