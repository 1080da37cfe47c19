//! The vocabularies: whole, named in each language, and pointing only at each other.

use std::collections::BTreeSet;
use std::fmt::Display;

use praxis::language::fold_words;
use praxis::language::{Language, Messages, TextLanguage};
use praxis::taxonomy::{
    Benefit, Contact, CountryCode, DeclineCode, GoalNumber, Level, MachineHelp, ObjectiveNumber,
    OrganisationKind, OrganisationRole, PrincipleId, RegionId, RegionKind, Stage, TakedownKind,
    TypeId, countries, coverage_regions, goals, objectives, principles, read_countries, regions,
    regions_of_kind, types,
};

const EN: fn() -> Messages = || Messages::new(Language::En);
const FR: fn() -> Messages = || Messages::new(Language::Fr);

/// Every term with its id and name, whatever the vocabulary.
fn every_term(t: Messages) -> Vec<(String, &'static str)> {
    fn pair(id: impl Display, name: &'static str) -> (String, &'static str) {
        (id.to_string(), name)
    }
    let mut terms = Vec::new();
    terms.extend(objectives().map(|term| pair(term, term.name(t))));
    terms.extend(objectives().map(|term| pair(format!("short {term}"), term.short(t))));
    terms.extend(principles().map(|term| pair(term, term.name(t))));
    terms.extend(goals().map(|term| pair(term, term.name(t))));
    terms.extend(types().map(|term| pair(term, term.name(t))));
    terms.extend(types().map(|term| pair(format!("about {term}"), term.description(t))));
    terms.extend(countries(t).iter().map(|term| pair(term, term.name(t))));
    terms.extend(regions(t).into_iter().map(|term| pair(term, term.name(t))));
    terms.extend(
        every_choice(t)
            .into_iter()
            .map(|(field, id, name)| pair(format!("{field} {id}"), name)),
    );
    terms
}

fn every_choice(t: Messages) -> Vec<(&'static str, &'static str, &'static str)> {
    let mut choices = Vec::new();
    macro_rules! add {
        ($($list:ident),*) => { $(
            for choice in $list::ALL {
                assert_eq!($list::parse(choice.as_str()), Some(*choice));
                choices.push(($list::FIELD, choice.as_str(), choice.name(t)));
            }
        )* };
    }
    add!(
        Stage,
        Level,
        OrganisationKind,
        OrganisationRole,
        Benefit,
        Contact,
        MachineHelp,
        DeclineCode,
        TakedownKind
    );
    choices
}

#[test]
fn vocabularies_are_whole() {
    let t = EN();
    assert_eq!(objectives().len(), 23);
    assert_eq!(principles().len(), 10);
    assert_eq!(goals().len(), 17);
    assert_eq!(types().len(), 10);
    assert_eq!(countries(t).len(), 250);
    assert_eq!(regions(t).len(), 53);
    assert_eq!(regions_of_kind(RegionKind::Grouping, t).len(), 23);
}

#[test]
fn every_term_has_a_name_in_each_language() {
    for t in [EN(), FR()] {
        for (id, name) in every_term(t) {
            assert!(!name.trim().is_empty(), "{id} in {}", t.language());
        }
    }
    for country in countries(EN()) {
        for language in TextLanguage::ALL {
            assert!(
                !country.name_in(language).is_empty(),
                "{country} in {language}"
            );
        }
    }
}

#[test]
fn the_short_lists_are_those_of_the_file() {
    let file = include_str!("../../data/choices.csv");
    let written: Vec<(String, String)> = csv::Reader::from_reader(file.as_bytes())
        .into_records()
        .map(|row| {
            row.map(|row| (row[0].to_owned(), row[1].to_owned()))
                .unwrap()
        })
        .collect();
    let coded: BTreeSet<(String, String)> = every_choice(EN())
        .into_iter()
        .map(|(field, id, _)| (field.to_owned(), id.to_owned()))
        .collect();
    assert_eq!(coded, written.iter().cloned().collect::<BTreeSet<_>>());
    assert_eq!(
        coded.len(),
        written.len(),
        "no choice stands twice in the file"
    );
}

#[test]
fn objectives_carry_their_official_titles() {
    let nine = ObjectiveNumber::parse("9").unwrap();
    assert_eq!(
        nine.heading(EN()).to_string(),
        "Objective 9: Strengthen the transnational response to smuggling of migrants"
    );
    assert_eq!(nine.label(FR()).to_string(), "Objectif 9");
    assert!(
        nine.heading(FR())
            .to_string()
            .starts_with("Objectif 9\u{a0}: ")
    );
    for typed in ["0", "24", "09", "+9", " 9", "nine", "", "9999999999"] {
        assert_eq!(ObjectiveNumber::parse(typed), None, "{typed:?}");
    }
    for objective in objectives() {
        assert!(
            objective.short(EN()).chars().count() <= 40
                && objective.short(FR()).chars().count() <= 40
        );
        assert_eq!(ObjectiveNumber::new(objective.get()), Some(objective));
    }
}

#[test]
fn ids_are_read_back_and_strangers_are_not() {
    for country in countries(EN()) {
        assert_eq!(CountryCode::parse(country.as_str()), Some(*country));
    }
    for region in regions(EN()) {
        assert_eq!(RegionId::parse(region.as_str()), Some(region));
    }
    for principle in principles() {
        assert_eq!(PrincipleId::parse(principle.as_str()), Some(principle));
    }
    for kind in types() {
        assert_eq!(TypeId::parse(kind.as_str()), Some(kind));
    }
    for goal in goals() {
        assert_eq!(GoalNumber::parse(&goal.to_string()), Some(goal));
    }
    assert_eq!(CountryCode::parse("eg"), None);
    assert_eq!(CountryCode::parse("ZZ"), None);
    assert_eq!(RegionId::parse("atlantis"), None);
}

#[test]
fn regions_and_countries_know_each_other() {
    let t = EN();
    let egypt = CountryCode::parse("EG").unwrap();
    let names: Vec<&str> = egypt.regions().map(|region| region.name(t)).collect();
    assert_eq!(&names[..3], ["Africa", "Northern Africa", "African Union"]);
    for region in regions(t) {
        for country in region.countries() {
            assert!(region.contains(*country));
            assert!(
                region.kind() == RegionKind::World || country.regions().any(|its| its == region)
            );
        }
        if region.kind() == RegionKind::World {
            assert_eq!(region.countries().len(), 250);
        }
        assert!(!region.countries().is_empty(), "{region}");
    }
    let covered: Vec<CountryCode> = coverage_regions()
        .flat_map(|region| region.countries().iter().copied())
        .collect();
    let once: BTreeSet<CountryCode> = covered.iter().copied().collect();
    assert_eq!(covered.len(), once.len(), "no country is counted twice");
    let nowhere: Vec<&str> = countries(t)
        .iter()
        .filter(|country| !once.contains(country))
        .map(|country| country.as_str())
        .collect();
    assert_eq!(nowhere, ["AQ"]);
}

#[test]
fn countries_are_found_by_what_people_call_them() {
    for (typed, code) in [
        ("Egypt", "EG"),
        ("egypte", "EG"),
        ("ÉGYPTE", "EG"),
        ("مصر", "EG"),
        ("Côte d’Ivoire", "CI"),
        ("cote d'ivoire", "CI"),
        ("UAE", "AE"),
        ("Émirats", "AE"),
        ("Turkey", "TR"),
        ("Россия", "RU"),
        ("CHE", "CH"),
        ("ch", "CH"),
        ("  viet   nam ", "VN"),
    ] {
        let read = read_countries(typed);
        assert!(read.is_whole(), "{typed}");
        assert_eq!(read.places, [CountryCode::parse(code).unwrap()], "{typed}");
    }
    assert_eq!(read_countries("Atlantis").unknown, ["Atlantis"]);
    for nothing in ["", " - ", " ,;"] {
        assert!(read_countries(nothing).is_whole() && read_countries(nothing).places.is_empty());
    }
    assert_eq!(
        fold_words("  Guinée-Bissau (République) "),
        "guinee bissau republique"
    );
    assert_eq!(
        fold_words("Łódź, Đà Nẵng & Hafnarfjörður"),
        "lodz da nang hafnarfjordur"
    );
}

#[test]
fn lists_are_in_the_readers_order() {
    let position = |t: Messages, code: &str| {
        countries(t)
            .iter()
            .position(|country| country.as_str() == code)
            .unwrap()
    };
    let french = ["ZA", "DZ", "DE", "EG", "ES", "ET", "ZM"].map(|code| position(FR(), code));
    assert!(
        french.is_sorted(),
        "Afrique du Sud, Algérie, Allemagne, Égypte, Espagne, Éthiopie, Zambie"
    );
    assert!(
        position(EN(), "CI") < position(EN(), "HR"),
        "Côte d’Ivoire before Croatia, accent or not"
    );
}

#[test]
fn terms_travel_through_json_by_their_ids() {
    let answers = (
        ObjectiveNumber::new(9).unwrap(),
        CountryCode::parse("EG").unwrap(),
        Stage::LawOrRoutine,
    );
    let written = serde_json::to_string(&answers).unwrap();
    assert_eq!(written, r#"[9,"EG","law-or-routine"]"#);
    assert_eq!(
        serde_json::from_str::<(ObjectiveNumber, CountryCode, Stage)>(&written).unwrap(),
        answers
    );
    assert!(
        serde_json::from_str::<CountryCode>(r#""ZZ""#)
            .unwrap_err()
            .to_string()
            .contains("no such CountryCode: ZZ")
    );
    assert!(serde_json::from_str::<ObjectiveNumber>("24").is_err());
}
