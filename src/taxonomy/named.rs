//! Terms with a page of their own whose name a text is: countries, regions and objectives. Pure.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::objectives::{ObjectiveNumber, objectives};
use super::places::{countries, read_countries, read_regions, regions};
use super::vocabulary::{Term, Vocabulary};
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

/// The term with this id, else the one with this name: of places and objectives in any of the six languages, of others in
/// the languages of the pages, however it is spelled. None if several share the name.
pub fn term_named(of: Vocabulary, text: &str) -> Option<Term> {
    let is_of = |term: &Term| match of {
        Vocabulary::Country => matches!(term, Term::Country(_)),
        Vocabulary::Region => matches!(term, Term::Region(_)),
        Vocabulary::Objective => matches!(term, Term::Objective(_)),
        _ => false,
    };
    of.term(text).or_else(|| match of {
        Vocabulary::Country | Vocabulary::Region | Vocabulary::Objective => {
            only_one(terms_named(text).into_iter().filter(is_of))
        }
        _ => one_named(of.terms(Messages::new(Language::En)), Term::name, text),
    })
}

/// The one of these that has this name in a language of the pages, however it is spelled.
pub fn one_named<T: Copy, N: AsRef<str>>(
    all: impl IntoIterator<Item = T>,
    name: impl Fn(T, Messages) -> N,
    text: &str,
) -> Option<T> {
    let wanted = compared(text);
    let pages = Language::ALL.map(Messages::new);
    let is_named = |one: &T| {
        let mut names = pages.iter().map(|t| name(*one, *t));
        names.any(|name| compared(name.as_ref()) == wanted)
    };
    only_one(all.into_iter().filter(is_named))
}

fn only_one<T>(mut found: impl Iterator<Item = T>) -> Option<T> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// The countries, regions and objectives one word of whose name begins with what is typed, in the reader's language, or an
/// everyday name of which begins so; those whose name itself begins so come first.
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
            let is_known_so = || {
                aliases(term)
                    .iter()
                    .any(|alias| fold_words(alias).starts_with(&typed))
            };
            (begins || name.contains(&inner) || is_known_so()).then_some((!begins, term))
        })
        .collect();
    found.sort_by_key(|(later, _)| *later);
    found.truncate(most);
    found.into_iter().map(|(_, term)| term).collect()
}

fn aliases(term: Term) -> &'static [String] {
    match term {
        Term::Country(country) => country.aliases(),
        Term::Region(region) => region.aliases(),
        _ => &[],
    }
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
    fn a_term_is_found_by_its_id_and_by_its_name() {
        let table = [
            (Vocabulary::Country, "KZ", Some("KZ")),
            (Vocabulary::Country, "kazakhstan", Some("KZ")),
            (Vocabulary::Country, "Казахстан", Some("KZ")),
            (Vocabulary::Country, "Congo", None),
            (Vocabulary::Region, "IGAD", Some("igad")),
            (Vocabulary::Objective, "9", Some("9")),
            (Vocabulary::Objective, "objectif 9", Some("9")),
            (Vocabulary::Language, "arabe", Some("ar")),
            (Vocabulary::Goal, "Reduced inequalities", Some("10")),
            (Vocabulary::Scope, "", None),
        ];
        for (of, text, id) in table {
            let found = term_named(of, text).map(Term::id);
            assert_eq!(found.as_deref(), id, "{text}");
        }
    }

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
