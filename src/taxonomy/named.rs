//! Terms with a page of their own whose name a text is: countries, regions and objectives. Pure.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::objectives::{ObjectiveNumber, objectives};
use super::places::{countries, read_countries, read_regions, regions};
use super::vocabulary::Term;
use crate::language::{Language, Messages, TextLanguage, american, fold_words};

/// The objectives by each of their names, as names are compared.
static OBJECTIVE_NAMES: LazyLock<HashMap<String, Vec<ObjectiveNumber>>> = LazyLock::new(|| {
    let mut named: HashMap<String, Vec<ObjectiveNumber>> = HashMap::new();
    for objective in objectives() {
        let titles = TextLanguage::ALL.map(|language| objective.title_in(language).to_owned());
        let pages = Language::ALL.map(Messages::new);
        let labels = pages.map(|t| objective.label(t).to_string());
        let shorts = pages.map(|t| objective.short(t).to_owned());
        for name in titles.iter().chain(&shorts).chain(&labels) {
            let sharing = named.entry(compared(name)).or_default();
            if sharing.last() != Some(&objective) {
                sharing.push(objective);
            }
        }
    }
    named
});

/// The countries, regions and objectives that the whole text names, in any of the six languages, however it is spelled.
/// Several share some names. A code of two letters counts in capitals only, because “it” and “no” are words.
pub fn terms_named(typed: &str) -> Vec<Term> {
    let typed = typed.trim().trim_matches(['"', '“', '”', '«', '»', ' ']);
    let is_code = typed.len() == 2 && typed.is_ascii();
    if typed.is_empty() || (is_code && typed.chars().any(|letter| letter.is_ascii_lowercase())) {
        return Vec::new();
    }
    let countries = read_countries(typed).whole().into_iter();
    let regions = read_regions(typed).whole().into_iter();
    let named_objectives = OBJECTIVE_NAMES.get(&compared(typed)).into_iter().flatten();
    countries
        .map(Term::Country)
        .chain(regions.map(Term::Region))
        .chain(named_objectives.copied().map(Term::Objective))
        .collect()
}

/// The countries, regions and objectives one word of whose name begins with what is typed, in the reader's language; those
/// whose name itself begins so come first.
pub fn terms_beginning(typed: &str, most: usize, t: Messages) -> Vec<Term> {
    let typed = fold_words(typed);
    if typed.chars().count() < 2 {
        return Vec::new();
    }
    let places = countries(t).iter().copied().map(Term::Country);
    let wider = regions(t).into_iter().map(Term::Region);
    let numbered = objectives().map(Term::Objective);
    let inner = format!(" {typed}");
    let mut found: Vec<(bool, Term)> = places
        .chain(wider)
        .chain(numbered)
        .filter_map(|term| {
            let name = fold_words(&term.name(t));
            let begins = name.starts_with(&typed);
            (begins || name.contains(&inner)).then_some((!begins, term))
        })
        .collect();
    found.sort_by_key(|(later, _)| *later);
    found.truncate(most);
    found.into_iter().map(|(_, term)| term).collect()
}

/// A name as it is compared: folded, in American English.
fn compared(name: &str) -> String {
    let folded = fold_words(name);
    folded
        .split(' ')
        .map(american)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_a_name_names_its_terms() {
        let table: &[(&str, &[&str])] = &[
            ("State of Palestine", &["PS"]),
            ("kenya", &["KE"]),
            ("Côte d'Ivoire", &["CI"]),
            ("“Cote dʼIvoire”", &["CI"]),
            ("KE", &["KE"]),
            ("IGAD", &["igad"]),
            ("Puebla Process", &["regional-conference-on-migration"]),
            ("Objective 9", &["9"]),
            ("objectif 9", &["9"]),
            ("it", &[]),
            ("of", &[]),
            ("Kenya, Uganda", &[]),
            ("labour in Kenya", &[]),
            ("", &[]),
        ];
        for (typed, expected) in table {
            let ids: Vec<String> = terms_named(typed).into_iter().map(Term::id).collect();
            assert_eq!(ids, *expected, "{typed}");
        }
        assert_eq!(terms_named("Congo").len(), 2);
    }
}
