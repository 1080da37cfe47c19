//! The diagram in ARCHITECTURE.md is the workflow's table, drawn: this test holds the one to the other.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use praxis::workflow::{DraftEffect, Precondition, State, StateEffect, TABLE, Verdict, replay};

const BEGIN: &str = "<!-- workflow -->\n";
const END: &str = "<!-- /workflow -->";

/// Every way from one state of a revision to another, with the deeds that lead along it.
fn drawn() -> String {
    let mut ways: BTreeMap<(Option<State>, State), Vec<&str>> = BTreeMap::new();
    for row in TABLE {
        let before = std::iter::once(None).chain(State::ALL.iter().copied().map(Some));
        for state in before.filter(|state| {
            row.from == Precondition::Nothing || state.is_some() || row.opens == DraftEffect::Copy
        }) {
            for verdict in Verdict::ALL.iter().copied() {
                let Some(next) = replay(row.deed, state, Some(verdict)) else {
                    continue;
                };
                if Some(next) == state || row.next == StateEffect::Same && state.is_some() {
                    continue;
                }
                let deeds = ways.entry((state, next)).or_default();
                if !deeds.contains(&row.deed.as_str()) {
                    deeds.push(row.deed.as_str());
                }
            }
        }
    }
    ways.entry((Some(State::Published), State::Superseded))
        .or_default()
        .push("a later one is published");
    let mut text = String::from("```mermaid\nstateDiagram-v2\n");
    for ((from, to), deeds) in ways {
        let from = from.map_or("[*]".to_owned(), |state| format!("{state:?}"));
        writeln!(text, "    {from} --> {to:?}: {}", deeds.join(", ")).unwrap();
    }
    text.push_str("```\n");
    text
}

#[test]
fn the_diagram_is_the_table() {
    let page = std::fs::read_to_string("ARCHITECTURE.md").unwrap();
    let (_, rest) = page.split_once(BEGIN).expect("a place for the diagram");
    let (shown, _) = rest.split_once(END).expect("the end of the diagram");
    assert_eq!(
        shown.trim(),
        drawn().trim(),
        "put this between the marks:\n{}",
        drawn()
    );
}
