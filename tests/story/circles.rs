//! Within a room, too, imports go one way: no file needs another that needs it. A file and its folder are one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::tidy::{files, none, paths_of, without_tests};

/// The files of a room, each with those that it imports from.
type Imports = BTreeMap<String, BTreeSet<String>>;

/// Whether a file under `src` holds tests and nothing else.
pub fn is_of_tests(path: &Path) -> bool {
    path.iter()
        .any(|part| part == "tests" || part == "tests.rs")
}

/// The module of a source file, in parts.
fn module(path: &Path) -> Vec<String> {
    let path = path.with_extension("");
    let parts = path.components().skip(1);
    let mut parts: Vec<String> = parts
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    parts
}

/// A path as it is seen from the root of the crate; none for a path into a library.
fn from_root(path: &[String], module: &[String]) -> Option<Vec<String>> {
    let mut at = module.to_vec();
    let mut rest = path;
    match path.first()?.as_str() {
        "crate" => {
            at.clear();
            rest = &rest[1..];
        }
        "super" | "self" => {
            while let Some((first, others)) = rest.split_first() {
                match first.as_str() {
                    "super" => drop(at.pop()),
                    "self" => {}
                    _ => break,
                }
                rest = others;
            }
        }
        _ => return None,
    }
    at.extend_from_slice(rest);
    Some(at)
}

/// The imports between the files of each room.
fn imports_by_room() -> BTreeMap<String, Imports> {
    let sources = files("src", "rs");
    let mut rooms: BTreeMap<String, Imports> = BTreeMap::new();
    let mut exported: BTreeMap<(String, String), String> = BTreeMap::new();
    for path in sources.keys() {
        if let [room, file, ..] = &module(path)[..] {
            let imports = rooms.entry(room.clone()).or_default();
            imports.entry(file.clone()).or_default();
        }
    }
    // What a room offers under its own name belongs to the file that it is from.
    for (path, text) in &sources {
        let module = module(path);
        let [room] = &module[..] else { continue };
        for used in paths_of(without_tests(text), path) {
            let file = used.iter().find(|part| *part != "self").cloned();
            if let (Some(file), Some(name)) = (file, used.last()) {
                exported.insert((room.clone(), name.clone()), file);
            }
        }
    }
    for (path, text) in sources.iter().filter(|(path, _)| !is_of_tests(path)) {
        let module = module(path);
        let [room, file, ..] = &module[..] else {
            continue;
        };
        for used in paths_of(without_tests(text), path) {
            let Some(used) = from_root(&used, &module) else {
                continue;
            };
            let [other_room, name, ..] = &used[..] else {
                continue;
            };
            let imports = rooms.entry(room.clone()).or_default();
            let other = if imports.contains_key(name) {
                Some(name)
            } else {
                exported.get(&(room.clone(), name.clone()))
            };
            if let Some(other) = other.filter(|other| room == other_room && *other != file) {
                imports
                    .entry(file.clone())
                    .or_default()
                    .insert(other.clone());
            }
        }
    }
    rooms
}

/// The files that can be reached from a file and from which it can be reached.
fn circle_of(file: &str, imports: &Imports) -> Vec<String> {
    let reached = |from: &str| {
        let mut found = BTreeSet::new();
        let mut waiting = vec![from];
        while let Some(next) = waiting.pop() {
            for other in imports.get(next).into_iter().flatten() {
                if found.insert(other.clone()) {
                    waiting.push(other);
                }
            }
        }
        found
    };
    let from_here = reached(file).into_iter();
    from_here
        .filter(|other| reached(other).contains(file))
        .collect()
}

#[test]
fn the_files_of_a_room_import_one_way() {
    let mut circles = BTreeSet::new();
    for (room, imports) in imports_by_room() {
        for file in imports.keys() {
            let circle = circle_of(file, &imports);
            if !circle.is_empty() {
                circles.insert(format!("{room}: {}", circle.join(", ")));
            }
        }
    }
    none("circles of imports", &Vec::from_iter(circles));
}

#[test]
fn a_circle_is_found() {
    let imports = |pairs: &[(&str, &str)]| {
        let mut imports = Imports::new();
        for (from, to) in pairs {
            let others = imports.entry((*from).to_owned()).or_default();
            others.insert((*to).to_owned());
        }
        imports
    };
    let circle = imports(&[("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]);
    assert_eq!(circle_of("b", &circle), ["a", "b", "c"]);
    assert_eq!(circle_of("d", &circle), Vec::<String>::new());
    let path = |text: &str| -> Vec<String> { text.split("::").map(str::to_owned).collect() };
    let seen = |used: &str| from_root(&path(used), &path("web::session::rows"));
    assert_eq!(seen("super::super::kept"), Some(path("web::kept")));
    assert_eq!(seen("crate::db::Fault"), Some(path("db::Fault")));
    assert_eq!(seen("axum::http"), None);
}
