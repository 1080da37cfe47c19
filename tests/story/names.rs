//! Names are found by one search: a public type's name exists once, a local does not hide the function that made it, and
//! the files that ARCHITECTURE.md names exist.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use syn::visit::{self, Visit};

use crate::tidy::{files, parse, shown, without_tests};

/// Each room has one: its path says whose it is.
const SHARED: &[&str] = &["Error"];

#[test]
fn a_public_types_name_exists_once() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, text) in files("src", "rs") {
        for item in parse(without_tests(&text), &path).items {
            let (name, visibility) = match &item {
                syn::Item::Struct(one) => (&one.ident, &one.vis),
                syn::Item::Enum(one) => (&one.ident, &one.vis),
                _ => continue,
            };
            if !matches!(visibility, syn::Visibility::Inherited) {
                places
                    .entry(name.to_string())
                    .or_default()
                    .push(shown(&path));
            }
        }
        for name in closed_lists(without_tests(&text)) {
            places.entry(name).or_default().push(shown(&path));
        }
    }
    assert!(places.len() > 300, "only {} types were found", places.len());
    let twice: Vec<_> = places
        .iter()
        .filter(|(name, places)| places.len() > 1 && !SHARED.contains(&name.as_str()))
        .collect();
    assert!(
        twice.is_empty(),
        "names of several public types: {twice:#?}"
    );
}

/// The enums inside of `closed_list!`, which a macro hides from the parser.
fn closed_lists(text: &str) -> BTreeSet<String> {
    text.lines()
        .filter_map(|line| line.strip_prefix("    pub enum "))
        .filter_map(|rest| rest.split_whitespace().next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn no_local_hides_the_function_that_made_it() {
    let mut hidden = Hidden::default();
    for (path, text) in files("src", "rs") {
        hidden.path = shown(&path);
        hidden.visit_file(&parse(without_tests(&text), &path));
    }
    assert!(hidden.seen > 2_000, "only {} locals were seen", hidden.seen);
    assert_eq!(hidden.found, Vec::<String>::new());
}

#[derive(Default)]
struct Hidden {
    path: String,
    seen: usize,
    found: Vec<String>,
}

impl<'ast> Visit<'ast> for Hidden {
    fn visit_local(&mut self, local: &'ast syn::Local) {
        let pattern = match &local.pat {
            syn::Pat::Type(typed) => &*typed.pat,
            pattern => pattern,
        };
        if let (syn::Pat::Ident(name), Some(init)) = (pattern, &local.init) {
            self.seen += 1;
            if called(&init.expr).is_some_and(|function| *function == name.ident) {
                self.found
                    .push(format!("{}: let {} = …", self.path, name.ident));
            }
        }
        visit::visit_local(self, local);
    }
}

/// The function at the start of an expression such as `store::case(tx, id).await?.ok_or(…)?`.
fn called(expression: &syn::Expr) -> Option<&syn::Ident> {
    match expression {
        syn::Expr::Await(one) => called(&one.base),
        syn::Expr::Try(one) => called(&one.expr),
        syn::Expr::Reference(one) => called(&one.expr),
        syn::Expr::MethodCall(one) => called(&one.receiver),
        syn::Expr::Call(one) => match &*one.func {
            syn::Expr::Path(path) => path.path.segments.last().map(|last| &last.ident),
            _ => None,
        },
        _ => None,
    }
}

#[test]
fn the_files_that_the_architecture_names_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let every: Vec<String> = ["src", "tests", "templates", "locales", "docs", "migrations"]
        .iter()
        .flat_map(|folder| files(folder, ""))
        .map(|(path, _)| format!("/{}", shown(&path)))
        .collect();
    let named: BTreeSet<&str> = page
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| {
            [".rs", ".html", ".md", ".sql"]
                .iter()
                .any(|end| name.ends_with(end))
        })
        .filter(|name| !name.contains(['*', '<', ' ']))
        .collect();
    assert!(named.len() > 30, "only {} files are named", named.len());
    let missing: Vec<_> = named
        .into_iter()
        .filter(|name| !root.join(name).exists())
        .filter(|name| !every.iter().any(|path| path.ends_with(&format!("/{name}"))))
        .collect();
    assert_eq!(missing, Vec::<&str>::new());
}
