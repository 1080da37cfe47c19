//! The house's rules as a test: what a reader may rely on without searching. Rules that need the database are
//! in `story/statements.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};

/// The rooms in reading order: a file imports only from rooms below its own.
const ORDER: &[&str] = &[
    "main",
    "command",
    "serve",
    "site_copy",
    "router",
    "health",
    "demo",
    "admin",
    "follow",
    "import",
    "question",
    "drafting",
    "review",
    "catalogue",
    "showing",
    "practice",
    "attachment",
    "account",
    "mail",
    "web",
    "visitor",
    "taxonomy",
    "workflow",
    "edition",
    "app",
    "hashes",
    "storage",
    "config",
    "address",
    "written",
    "language",
    "db",
    "closed_list",
    "encoding",
    "private_files",
];

/// Rooms for different people, which must not know one another.
const STRANGERS: &[&str] = &["drafting", "review", "catalogue"];

/// The most lines a file may have, its tests not counted.
const LINES: usize = 450;

/// The most lines a file of stories may have: each story is read alone.
const STORY_LINES: usize = 700;

/// The most characters a line of a template may have.
const TEMPLATE_WIDTH: usize = 120;

/// Elements within a line of text; each other element of a template begins its own line.
const PHRASING: &[&str] = &[
    "a", "b", "bdi", "br", "cite", "code", "em", "mark", "path", "rect", "span", "strong", "time",
];

/// The files of a folder and below, with this ending, by their path from the root.
pub fn files(folder: &str, ending: &str) -> BTreeMap<PathBuf, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = BTreeMap::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let is_installed = path.ends_with("node_modules") || path.ends_with("venv");
            if path.is_dir() && !is_installed {
                folders.push(path);
            } else if path.extension().is_some_and(|known| known == ending)
                || (ending.is_empty() && path.is_file())
            {
                // The bytes of a picture say nothing; whatever else there is must be text.
                if path.extension().is_some_and(|ending| ending == "png") {
                    continue;
                }
                let bytes = fs::read(&path).unwrap();
                let text = String::from_utf8(bytes)
                    .unwrap_or_else(|_| panic!("{} is no text", path.display()));
                found.insert(path.strip_prefix(root).unwrap().to_owned(), text);
            }
        }
    }
    found
}

/// The part of a source file that the service consists of.
pub fn without_tests(text: &str) -> &str {
    text.split("\n#[cfg(test)]").next().unwrap_or(text)
}

/// The room a source file belongs to.
fn room(path: &Path) -> String {
    let first = path
        .components()
        .nth(1)
        .unwrap()
        .as_os_str()
        .to_string_lossy()
        .into_owned();
    first.trim_end_matches(".rs").to_owned()
}

/// Whether SQL may stand here.
fn may_hold_sql(path: &Path) -> bool {
    let path = path.to_string_lossy();
    path.starts_with("src/db/")
        || path == "src/edition.rs"
        || path.ends_with("/store.rs")
        || path.contains("/store/")
}

#[track_caller]
pub fn none(what: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{what}:\n  {}", faults.join("\n  "));
}

#[test]
fn every_module_says_what_it_owns() {
    let sources = [
        files("src", "rs"),
        files("tests", "rs"),
        files("benches", "rs"),
    ]
    .concat_all();
    let silent = sources.iter().filter(|(_, text)| !text.starts_with("//! "));
    none(
        "modules without an opening paragraph",
        &silent.map(|(path, _)| shown(path)).collect::<Vec<_>>(),
    );
}

/// The page of wishes names a number exactly if a test's name begins with it.
#[test]
fn each_wish_has_its_line_and_its_test() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/wishes.md"));
    let page = page.unwrap();
    let numbers = |text: &str, before: &str| -> BTreeSet<String> {
        text.split(before)
            .skip(1)
            .filter_map(|rest| rest.get(..2))
            .filter(|digits| digits.chars().all(|one| one.is_ascii_digit()))
            .map(str::to_owned)
            .collect()
    };
    let tested = files("tests", "rs")
        .values()
        .flat_map(|text| numbers(text, "fn wish_"))
        .collect::<BTreeSet<_>>();
    assert_eq!(numbers(&page, "- **"), tested);
}

#[test]
fn no_file_outgrows_its_reader() {
    let sources = [
        files("src", "rs"),
        files("tests", "rs"),
        files("templates", "html"),
    ]
    .concat_all();
    let lengths = sources
        .iter()
        .map(|(path, text)| (path, without_tests(text).lines().count()));
    // The workflow's table grows with the product, and is read as a whole.
    let long = lengths.filter(|(path, _)| !path.ends_with("src/workflow/table.rs"));
    let long = long.filter(|(path, lines)| {
        let most = if path.starts_with("tests") {
            STORY_LINES
        } else {
            LINES
        };
        *lines > most
    });
    none(
        "files to be cut by page or by deed",
        &long
            .map(|(path, n)| format!("{} ({n} lines)", shown(path)))
            .collect::<Vec<_>>(),
    );
}

#[test]
fn nothing_is_left_to_be_done() {
    let words = [
        ["TO", "DO"].concat(),
        ["FIX", "ME"].concat(),
        ["XX", "X"].concat(),
        ["todo", "!("].concat(),
        ["unimplemented", "!("].concat(),
    ];
    let mut faults = Vec::new();
    for folder in [
        "src",
        "tests",
        "templates",
        "migrations",
        "locales",
        "assets",
        "benches",
    ] {
        for (path, text) in files(folder, "") {
            for (number, line) in (1..).zip(text.lines()) {
                let marked = words.iter().find(|word| has_word(line, word));
                faults.extend(marked.map(|word| format!("{}:{number}: {word}", shown(&path))));
            }
        }
    }
    none("marks of unfinished work", &faults);
}

/// Whether a word stands by itself, so that a name or some packed data is no mark.
fn has_word(line: &str, word: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(word).any(|(at, _)| {
        !part(line[..at].chars().last()) && !part(line[at + word.len()..].chars().next())
    })
}

/// A test that sleeps is slow where the machine is fast, and wrong where it is slow.
#[test]
fn tests_wait_for_conditions() {
    let call = ["sle", "ep("].concat();
    let mut faults = Vec::new();
    for (path, text) in files("tests", "rs") {
        let sleeps = (1..)
            .zip(text.lines())
            .filter(|(_, line)| line.contains(&call));
        let allowed = path.ends_with("tests/story/harness/wait.rs");
        faults.extend(
            sleeps
                .filter(|_| !allowed)
                .map(|(number, line)| format!("{}:{number}: {}", shown(&path), line.trim())),
        );
    }
    none("sleeps outside of `wait`, which names a condition", &faults);
}

/// Files of the harness that only arrange: what they assert is no judgement of the story that calls them.
const ARRANGERS: [&str; 6] = ["cast", "every_state", "server", "service", "site", "world"];

/// A test that asserts nothing passes whatever the program does. Each asserts itself, or calls a function of its file or
/// of the harness that does. Functions are told apart by their names alone, so this finds the test that judges nothing,
/// and not each weak one.
#[test]
fn every_test_asserts_something() {
    let sources = [files("tests", "rs"), files("src", "rs")].concat_all();
    let mut harness = BTreeMap::new();
    let mut all = Vec::new();
    for (path, text) in &sources {
        let text = if path.starts_with("tests") || path.ends_with("tests.rs") {
            text.as_str()
        } else {
            text.split_once("\n#[cfg(test)]")
                .map_or("", |(_, tests)| tests)
        };
        let mut found = Functions::default();
        found.visit_file(&parse(text, path));
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let shared = path.starts_with("tests/story/harness");
        if shared && !ARRANGERS.contains(&stem.as_str()) {
            merge(&mut harness, &found.0);
        }
        all.push((path, stories_of(text), found.0));
    }
    let (mut silent, mut count) = (Vec::new(), 0);
    for (path, stories, functions) in &all {
        let mut own = BTreeMap::new();
        merge(&mut own, functions);
        for (name, is_test, calls) in functions {
            if *is_test || stories.contains(name) {
                count += 1;
                if !judges(calls, &own, &harness) {
                    silent.push(format!("{}: {name}", shown(path)));
                }
            }
        }
    }
    assert!(count > 400, "only {count} tests were found");
    none("tests that assert nothing", &silent);
}

/// What functions of one name call, all together.
fn merge(into: &mut BTreeMap<String, Calls>, functions: &[(String, bool, Calls)]) {
    for (name, _, calls) in functions {
        let known = into.entry(name.clone()).or_default();
        known.asserts |= calls.asserts;
        known.names.extend(calls.names.iter().cloned());
    }
}

/// Whether a function asserts, or one that it calls in its own file or in the harness.
fn judges(calls: &Calls, own: &BTreeMap<String, Calls>, harness: &BTreeMap<String, Calls>) -> bool {
    let (mut seen, mut left) = (BTreeSet::new(), vec![calls]);
    while let Some(calls) = left.pop() {
        if calls.asserts {
            return true;
        }
        let fresh: Vec<&String> = calls
            .names
            .iter()
            .filter(|name| seen.insert(*name))
            .collect();
        for name in fresh {
            left.extend(own.get(name).into_iter().chain(harness.get(name)));
        }
    }
    false
}

/// What a function calls, by name.
#[derive(Default)]
struct Calls {
    asserts: bool,
    names: BTreeSet<String>,
}

impl Calls {
    fn word(&mut self, word: &str) {
        self.asserts |= word.starts_with("assert") || matches!(word, "panic" | "prop_assert");
        self.names.insert(word.to_owned());
    }

    /// Macros hold expressions that are no syntax tree yet: each word in them counts as a call.
    fn words_of(&mut self, tokens: &str) {
        let words = tokens.split(|c: char| !c.is_alphanumeric() && c != '_');
        words.for_each(|word| self.word(word));
    }
}

impl<'ast> Visit<'ast> for Calls {
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        self.word(&call.method.to_string());
        visit::visit_expr_method_call(self, call);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if let Some(last) = path.segments.last() {
            self.word(&last.ident.to_string());
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.words_of(&call.tokens.to_string());
        visit::visit_macro(self, call);
    }
}

/// Every function of a file: its name, whether it is a test, and what it calls.
#[derive(Default)]
struct Functions(Vec<(String, bool, Calls)>);

impl Functions {
    fn add(&mut self, name: &syn::Ident, attributes: &[syn::Attribute], block: &syn::Block) {
        let last = |attribute: &syn::Attribute| {
            attribute
                .path()
                .segments
                .last()
                .map(|one| one.ident.to_string())
        };
        let named = |word: &str| {
            attributes
                .iter()
                .any(|one| last(one).as_deref() == Some(word))
        };
        let mut calls = Calls {
            asserts: named("should_panic"),
            ..Calls::default()
        };
        calls.visit_block(block);
        self.0.push((name.to_string(), named("test"), calls));
    }
}

impl<'ast> Visit<'ast> for Functions {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.add(&item.sig.ident, &item.attrs, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.add(&item.sig.ident, &item.attrs, &item.block);
        visit::visit_impl_item_fn(self, item);
    }
}

/// The functions that `story!` makes tests of.
fn stories_of(text: &str) -> BTreeSet<String> {
    let named = text.lines().filter_map(|line| line.strip_prefix("story!("));
    named
        .map(|line| line.split([',', ')']).next().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn nothing_panics_on_purpose() {
    let mut faults = Vec::new();
    let sources = files("src", "rs").into_iter();
    for (path, text) in sources.filter(|(path, _)| !crate::circles::is_of_tests(path)) {
        for (number, line) in (1..).zip(without_tests(&text).lines()) {
            if line.contains(".unwrap()") && !line.trim_start().starts_with("//") {
                faults.push(format!("{}:{number}: {}", shown(&path), line.trim()));
            }
        }
    }
    none("unwrapped without a thought", &faults);
}

#[test]
fn arrows_between_rooms_point_down() {
    let place = |room: &str| ORDER.iter().position(|known| *known == room);
    let mut faults = Vec::new();
    for (path, text) in files("src", "rs") {
        let own = room(&path);
        if own == "lib" {
            continue;
        }
        let Some(from) = place(&own) else {
            faults.push(format!(
                "{}: the room {own} has no place in the reading order",
                shown(&path)
            ));
            continue;
        };
        for used in paths_of(without_tests(&text), &path) {
            let Some(used) = used.strip_prefix(&["crate".to_owned()]) else {
                continue;
            };
            let other = used[0].as_str();
            let strangers = STRANGERS.contains(&own.as_str()) && STRANGERS.contains(&other);
            let upwards = place(other).is_some_and(|to| to < from);
            let private = matches!(used.get(1).map(String::as_str), Some("store" | "pages"));
            if other != own && (strangers || upwards || (private && own != "router")) {
                faults.push(format!("{} uses {}", shown(&path), used.join("::")));
            }
        }
    }
    none("arrows that go the wrong way", &faults);
}

#[test]
fn sql_stands_in_stores_only() {
    let mut faults = Vec::new();
    for (path, text) in files("src", "rs")
        .into_iter()
        .filter(|(path, _)| !may_hold_sql(path))
    {
        let text = without_tests(&text);
        let verbs = [
            "SELECT ",
            "INSERT INTO ",
            "UPDATE ",
            "DELETE FROM ",
            "WITH ",
        ];
        for literal in literals_of(text, &path) {
            let sql = literal.trim_start();
            let clause = ["FROM ", "SET ", "VALUES", " AS "]
                .iter()
                .any(|word| sql.contains(word));
            if clause && verbs.iter().any(|verb| sql.starts_with(verb)) {
                faults.push(format!(
                    "{}: {}",
                    shown(&path),
                    sql.lines().next().unwrap_or_default()
                ));
            }
        }
        faults.extend(
            (text.contains(".sql(") || text.contains(".sql_for("))
                .then(|| format!("{}: runs a statement", shown(&path))),
        );
    }
    none("SQL outside of a store", &faults);
}

#[test]
fn every_template_is_used() {
    let templates = files("templates", "");
    let users = [files("src", "rs"), templates.clone()].concat_all();
    let unused = templates.keys().filter(|template| {
        let name = template
            .strip_prefix("templates")
            .unwrap()
            .to_string_lossy()
            .into_owned();
        !users
            .iter()
            .any(|(path, text)| path != *template && text.contains(&format!("\"{name}\"")))
    });
    none(
        "templates that no page uses",
        &unused.map(|path| shown(path)).collect::<Vec<_>>(),
    );
}

#[test]
fn a_template_has_one_element_a_line() {
    let mut faults = Vec::new();
    for (path, text) in files("templates", "html") {
        for (number, line) in (1..).zip(text.lines()) {
            let width = line.chars().count();
            let elements = elements_of(line)
                .filter(|name| !PHRASING.contains(name))
                .count();
            if width > TEMPLATE_WIDTH {
                faults.push(format!("{}:{number}: {width} characters", shown(&path)));
            }
            if elements > 1 {
                faults.push(format!("{}:{number}: {elements} elements", shown(&path)));
            }
        }
    }
    none("lines of templates to be broken", &faults);
}

/// The names of the elements that begin on a line.
fn elements_of(line: &str) -> impl Iterator<Item = &str> {
    line.split('<').skip(1).filter_map(|after| {
        let end = after.find(|c: char| !c.is_ascii_alphanumeric());
        let name = &after[..end.unwrap_or(after.len())];
        name.starts_with(|c: char| c.is_ascii_lowercase())
            .then_some(name)
    })
}

#[test]
fn every_macro_of_a_template_is_called() {
    let templates = files("templates", "html");
    let mut faults = Vec::new();
    for (path, text) in &templates {
        for after in text.split("{% macro ").skip(1) {
            let name = after.split('(').next().unwrap_or_default();
            let called = text.contains(&format!("call {name}("))
                || templates
                    .values()
                    .any(|user| user.contains(&format!("::{name}(")));
            if !called {
                faults.push(format!("{}: {name}", shown(path)));
            }
        }
    }
    none("macros that no template calls", &faults);
}

#[test]
fn every_class_of_the_stylesheet_is_given() {
    let sheet = files("assets", "css");
    let users = [files("src", "rs"), files("templates", "html")].concat_all();
    let given: BTreeSet<&str> = users
        .values()
        .flat_map(|text| text.split('"'))
        .flat_map(|part| part.split(|c: char| !(c.is_alphanumeric() || "-_".contains(c))))
        .collect();
    let mut faults = BTreeSet::new();
    let sheet: String = sheet.values().map(|text| without_comments(text)).collect();
    for class in classes_of(&sheet) {
        let stem = class.trim_end_matches(|c: char| c.is_ascii_digit());
        let counted = format!("\"{stem}{{{{");
        if !given.contains(class) && !users.values().any(|text| text.contains(&counted)) {
            faults.insert(class.to_owned());
        }
    }
    none(
        "classes that no element has",
        &faults.into_iter().collect::<Vec<_>>(),
    );
}

/// A stylesheet's rules alone.
fn without_comments(sheet: &str) -> String {
    let (first, rest) = sheet.split_once("/*").unwrap_or((sheet, ""));
    let after = rest.split("/*").map(|part| part.split_once("*/"));
    first
        .chars()
        .chain(after.flatten().flat_map(|(_, rules)| rules.chars()))
        .collect()
}

/// The classes that a stylesheet's selectors name.
fn classes_of(sheet: &str) -> impl Iterator<Item = &str> {
    let selectors = sheet.split('}').flat_map(|rule| {
        let (selectors, _) = rule.rsplit_once('{').unwrap_or_default();
        selectors.split('{')
    });
    selectors.flat_map(|selector| {
        selector.split('.').skip(1).filter_map(|after| {
            let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c)));
            let class = &after[..end.unwrap_or(after.len())];
            class
                .starts_with(|c: char| c.is_ascii_alphabetic())
                .then_some(class)
        })
    })
}

/// Every path of a file that leads to another module, in parts.
pub fn paths_of(text: &str, path: &Path) -> Vec<Vec<String>> {
    #[derive(Default)]
    struct Paths(Vec<Vec<String>>);

    impl Paths {
        fn import(&mut self, tree: &syn::UseTree, before: &mut Vec<String>) {
            match tree {
                syn::UseTree::Path(path) => {
                    before.push(path.ident.to_string());
                    self.import(&path.tree, before);
                    before.pop();
                }
                syn::UseTree::Group(group) => group
                    .items
                    .iter()
                    .for_each(|item| self.import(item, before)),
                syn::UseTree::Name(syn::UseName { ident })
                | syn::UseTree::Rename(syn::UseRename { ident, .. }) => {
                    before.push(ident.to_string());
                    self.add(before);
                    before.pop();
                }
                syn::UseTree::Glob(_) => self.add(before),
            }
        }

        fn add(&mut self, path: &[String]) {
            if path.len() > 1 {
                self.0.push(path.to_vec());
            }
        }
    }

    impl<'ast> Visit<'ast> for Paths {
        fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
            self.import(&item.tree, &mut Vec::new());
        }

        fn visit_path(&mut self, path: &'ast syn::Path) {
            let parts = path
                .segments
                .iter()
                .map(|segment| segment.ident.to_string());
            self.add(&parts.collect::<Vec<_>>());
            visit::visit_path(self, path);
        }
    }

    let mut paths = Paths::default();
    paths.visit_file(&parse(text, path));
    paths.0
}

fn literals_of(text: &str, path: &Path) -> Vec<String> {
    struct Literals(Vec<String>);

    impl<'ast> Visit<'ast> for Literals {
        fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
            self.0.push(literal.value());
        }

        // A doc comment is a literal too, and may well talk about SQL.
        fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
    }

    let mut literals = Literals(Vec::new());
    literals.visit_file(&parse(text, path));
    literals.0
}

/// A source file as the compiler reads it.
pub fn parse(text: &str, path: &Path) -> syn::File {
    syn::parse_file(text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A path as one writes it.
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Several folders' files together.
trait ConcatAll {
    fn concat_all(self) -> BTreeMap<PathBuf, String>;
}

impl<const N: usize> ConcatAll for [BTreeMap<PathBuf, String>; N] {
    fn concat_all(self) -> BTreeMap<PathBuf, String> {
        self.into_iter().flatten().collect()
    }
}
