//! Texts that are kept whole in files below `snapshots/`.

use std::collections::BTreeSet;
use std::path::Path;

/// Compares a text with its file in a folder of `snapshots/`.
pub fn compare(folder: &str, name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(Path::new("../snapshots").join(folder));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// The names of the files in a folder of `snapshots/`.
pub fn kept(folder: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/story/snapshots")
        .join(folder);
    let names = std::fs::read_dir(folder).into_iter().flatten();
    names
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".snap").map(str::to_owned))
        .collect()
}
