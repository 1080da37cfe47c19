//! Rebuilds when a migration is added: the files are compiled in, and cargo does not notice a new one. Names the build by a
//! hash of its sources, so that a page of another build never counts as unchanged.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// The files that decide the bytes of a page.
const MADE_OF: [&str; 7] = [
    "src",
    "templates",
    "locales",
    "assets",
    "data",
    "migrations",
    "Cargo.lock",
];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    let mut files = Vec::new();
    for part in MADE_OF {
        println!("cargo:rerun-if-changed={part}");
        collect(Path::new(part), &mut files);
    }
    files.sort();
    // The hasher's keys are fixed, so that every machine gives the same build the same name.
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        std::fs::read(&file).unwrap_or_default().hash(&mut hasher);
    }
    println!("cargo:rustc-env=BUILD_OF_PRAXIS={:016x}", hasher.finish());
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    match std::fs::read_dir(path) {
        Ok(entries) => entries
            .flatten()
            .for_each(|entry| collect(&entry.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}
