//! The sets by which the catalogue is harvested, with their names. They are the terms of vocabularies, so they are there
//! whether or not a practice stands in them. Pure.

use crate::language::Messages;
use crate::practice::harvest_sets::{SET_KINDS, SetKind};
use crate::taxonomy::Vocabulary;

/// Every set: its name for harvesters, and its name for people. A set comes before those below it.
pub fn harvest_sets(t: Messages) -> Vec<(String, String)> {
    let mut sets = Vec::new();
    for kind in SET_KINDS {
        sets.push((kind.word.to_owned(), heading(kind).to_owned()));
        let terms = kind.vocabulary.terms(t).into_iter();
        sets.extend(terms.map(|term| (kind.of(term), term.name(t))));
    }
    sets
}

/// The name of the set above those of a kind. The names of terms come from the vocabularies in English, too.
fn heading(kind: SetKind) -> &'static str {
    match kind.vocabulary {
        Vocabulary::Objective => "By objective of the Global Compact",
        Vocabulary::Country => "By country or area",
        _ => "By type of practice",
    }
}
