//! How a PostgreSQL server is started by the tests and by the bench.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;

/// Where Debian keeps the server's tools, or else wherever they are found.
pub fn tool(name: &str) -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let mut found: Vec<PathBuf> = versions
        .map(|version| version.path().join("bin").join(name))
        .filter(|path| path.exists())
        .collect();
    found.sort();
    found.pop().unwrap_or_else(|| name.into())
}

/// Whether root runs this: the server refuses root.
pub fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0)
}
