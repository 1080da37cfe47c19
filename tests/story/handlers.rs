//! A handler is read on one screen: extract, parse, act, answer. This holds for every asynchronous function in a room's
//! pages, so that a long handler is not cut into one long helper.

use std::path::Path;

use syn::visit::{self, Visit};

use crate::tidy::{files, none, parse, shown, without_tests};

/// The most lines of such a function, its signature included.
const LINES: usize = 40;

/// The most parameters. What several pages take together is one extractor, such as `FormVisit`.
const PARAMETERS: usize = 6;

#[test]
fn no_handler_outgrows_one_screen() {
    let mut count = 0;
    let mut faults = Vec::new();
    for (path, text) in files("src", "rs") {
        if !is_of_pages(&path) {
            continue;
        }
        let text = without_tests(&text);
        let mut signatures = AsyncSignatures::default();
        signatures.visit_file(&parse(text, &path));
        count += signatures.0.len();
        let wide = signatures
            .0
            .iter()
            .filter(|(_, inputs)| *inputs > PARAMETERS);
        faults.extend(
            wide.map(|(name, inputs)| format!("{}: {name} ({inputs} parameters)", shown(&path))),
        );
        let long = lengths(text)
            .into_iter()
            .filter(|(_, lines)| *lines > LINES);
        faults
            .extend(long.map(|(name, lines)| format!("{}: {name} ({lines} lines)", shown(&path))));
    }
    assert!(count > 100, "only {count} handlers were found");
    none("handlers to be split by sense", &faults);
}

#[test]
fn the_length_of_a_handler_is_counted_with_its_signature() {
    let text = "fn short() {\n}\n\n    pub(super) async fn load(\n        app: &App,\n    ) {\n        act();\n    }\n";
    assert_eq!(lengths(text), [("load".to_owned(), 5)]);
}

fn is_of_pages(path: &Path) -> bool {
    path.components()
        .any(|part| matches!(part.as_os_str().to_str(), Some("pages" | "pages.rs")))
}

/// The asynchronous functions of a file: the name of each and how many parameters it has.
#[derive(Default)]
struct AsyncSignatures(Vec<(String, usize)>);

impl<'ast> Visit<'ast> for AsyncSignatures {
    fn visit_signature(&mut self, signature: &'ast syn::Signature) {
        if signature.asyncness.is_some() {
            self.0
                .push((signature.ident.to_string(), signature.inputs.len()));
        }
        visit::visit_signature(self, signature);
    }
}

/// The asynchronous functions of a formatted file: the name of each and how many lines it has.
fn lengths(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let starts = lines.iter().enumerate().filter_map(|(at, line)| {
        let start = line.trim_start();
        let after_visibility = match start.split_once("async fn ") {
            Some((before, after)) if before.is_empty() || before.starts_with("pub") => after,
            _ => return None,
        };
        let name: String = after_visibility
            .chars()
            .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
            .collect();
        Some((at, line.len() - start.len(), name))
    });
    starts
        .filter_map(|(at, indent, name)| {
            let end = format!("{}}}", " ".repeat(indent));
            let length = lines[at..].iter().position(|line| **line == end)?;
            Some((name, length + 1))
        })
        .collect()
}
