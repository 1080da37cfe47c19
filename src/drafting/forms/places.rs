//! Countries and regions typed by name in a box beside their list. The names are taken all or not at all, because a part
//! of an answer may be a different answer.

use crate::practice::fields::{Field, Vocabulary};
use crate::taxonomy::{CountryCode, NamesRead, RegionId, read_countries, read_regions};
use crate::web::{Problem, Typed};

/// The most names that a message repeats, and the most characters of each.
const NAMES: usize = 3;
const CHARACTERS: usize = 80;

/// The form with the places named in the boxes moved to their lists. If one name is not understood, the whole box stays
/// as it was typed.
pub fn with_named_places(typed: Typed) -> Typed {
    let countries = read_countries(typed.get(&box_beside(Field::Countries.name())));
    let with_countries = with_named(typed, Field::Countries, &countries, CountryCode::as_str);
    let regions = read_regions(with_countries.get(&box_beside(Field::Regions.name())));
    with_named(with_countries, Field::Regions, &regions, RegionId::as_str)
}

/// The name of the box beside a list.
pub fn box_beside(list: &str) -> String {
    format!("{list}_add")
}

fn with_named<P: Copy>(
    mut typed: Typed,
    field: Field,
    read: &NamesRead<P>,
    id: fn(P) -> &'static str,
) -> Typed {
    let list = field.name();
    if !read.is_whole() || read.places.is_empty() {
        return typed;
    }
    typed.set(&box_beside(list), "");
    let news = read.places.iter().copied().map(id);
    let news: Vec<_> = news.filter(|id| !typed.has(list, id)).collect();
    let pairs = typed.pairs().chain(news.into_iter().map(|id| (list, id)));
    Typed::of(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())))
}

/// The problem of a box of names: a name of no place, or a name that several places share.
pub fn problem_of_names(of: Vocabulary, typed: &str) -> Option<Problem> {
    if of == Vocabulary::Country {
        problem_of(&read_countries(typed), "drafting-no-country")
    } else {
        problem_of(&read_regions(typed), "drafting-no-region")
    }
}

fn problem_of<P>(read: &NamesRead<P>, unknown: &'static str) -> Option<Problem> {
    let (key, names): (_, Vec<&str>) = if read.unknown.is_empty() {
        let shared = read.shared.iter().map(|(name, _)| name.as_str());
        ("drafting-shared-name", shared.collect())
    } else {
        (unknown, read.unknown.iter().map(String::as_str).collect())
    };
    if names.is_empty() {
        return None;
    }
    let shown = names.into_iter().take(NAMES);
    let shown = shown.map(|name| name.chars().take(CHARACTERS).collect::<String>());
    let shown = shown.collect::<Vec<_>>().join("; ");
    Some(Problem::Own(key, vec![("names", shown)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(typed: &Typed) -> (Vec<&str>, &str) {
        (typed.all("countries").collect(), typed.get("countries_add"))
    }

    #[test]
    fn places_are_found_under_their_other_names() {
        let typed = Typed::of([
            ("countries", "KE"),
            ("countries_add", "Ivory Coast; kenya, Uganda"),
            ("regions_add", "asean"),
        ]);
        let found = with_named_places(typed);
        assert_eq!(places(&found), (vec!["KE", "CI", "UG"], ""));
        assert_eq!(found.all("regions").collect::<Vec<_>>(), ["asean"]);
        assert_eq!(found.get("regions_add"), "");
    }

    #[test]
    fn of_a_list_with_one_word_that_is_not_understood_nothing_is_taken() {
        for names in [
            "Ivory Coast; Atlantis, kenya",
            " Korea, Kenya",
            "Kenya;; Uganda of the North ",
        ] {
            let typed = Typed::of([("countries", "KE"), ("countries_add", names)]);
            assert_eq!(with_named_places(typed.clone()), typed);
        }
    }
}
