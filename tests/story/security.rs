//! SECURITY.md keeps its word: every requirement has one answer, what is met names a test, and the tests exist.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

const ANSWERS: [&str; 5] = ["met", "met, no test", "in part", "not met", "not yet"];

/// A row of the table: requirement, answer, reasons.
fn rows(page: &str) -> Vec<[String; 3]> {
    page.lines()
        .filter(|line| line.starts_with("| V"))
        .map(|line| {
            let cells: Vec<_> = line.trim_matches('|').split('|').map(str::trim).collect();
            <[&str; 3]>::try_from(cells)
                .unwrap_or_else(|cells| panic!("{cells:?}"))
                .map(str::to_owned)
        })
        .collect()
}

/// The tests that a cell names: a file and a function.
fn tests_of(cell: &str) -> Vec<(String, String)> {
    let named = cell.split('`').filter(|part| part.contains(".rs::"));
    named
        .map(|part| part.split_once("::").unwrap())
        .map(|(file, name)| (file.to_owned(), name.to_owned()))
        .collect()
}

#[test]
fn every_requirement_has_an_honest_answer() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("SECURITY.md")).unwrap();
    let table = rows(&page);
    let ids: BTreeSet<_> = table.iter().map(|[id, ..]| id.clone()).collect();
    assert_eq!((table.len(), ids.len()), (185, 185));
    for [id, answer, why] in &table {
        assert!(ANSWERS.contains(&answer.as_str()), "{id}: {answer}");
        let tests = tests_of(why);
        assert!(answer != "met" || !tests.is_empty(), "{id} names no test");
        assert!(!why.is_empty(), "{id} says nothing");
        for (file, name) in tests {
            let text = fs::read_to_string(root.join(&file))
                .unwrap_or_else(|error| panic!("{id}: {file}: {error}"));
            assert!(
                text.contains(&format!("fn {name}(")),
                "{id}: {file} has no test {name}"
            );
        }
    }
}
