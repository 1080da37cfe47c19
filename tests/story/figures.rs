//! The figures that the README says of the packages are those of this tree.

use std::fs;

#[test]
fn the_readme_counts_the_packages() {
    let manifest: toml::Table = fs::read_to_string("Cargo.toml").unwrap().parse().unwrap();
    let named = manifest["dependencies"].as_table().unwrap().len();
    let lock: toml::Table = fs::read_to_string("Cargo.lock").unwrap().parse().unwrap();
    // One of the packages is the program itself.
    let all = lock["package"].as_array().unwrap().len() - 1;
    let line = format!("| packages that it names, and all with theirs | {named}, {all} |");
    let readme = fs::read_to_string("README.md").unwrap();
    assert!(readme.contains(&line), "the README does not say:\n{line}");
}
