//! Countries and regions by the names that people type, paste and copy from other lists: each is found as itself or
//! not at all, and a list is stored whole or not at all.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::sync::LazyLock;

use praxis::language::fold_words;
use praxis::language::{Language, Messages, TextLanguage};
use praxis::practice::fields::Field;
use praxis::taxonomy::{
    CountryCode, NamesRead, RegionId, countries, read_countries, read_regions, regions,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::cast::Cast;
use crate::drafts::{started, stored};
use crate::people::signed_in;
use crate::world::World;

/// What may stand between two names of a list.
const SEPARATORS: [&str; 12] = [
    "; ", ";", ", ", ",", "\n", "\r\n", "、", "،", "；", " and ", " et ", ", and ",
];

fn rows(file: &str) -> Vec<Vec<String>> {
    let records = csv::Reader::from_reader(file.as_bytes()).into_records();
    records
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

/// A name without what makes no difference.
fn bare(name: &str) -> String {
    fold_words(name.trim_end_matches(" (the)"))
}

/// Every name that several countries share.
fn shared() -> BTreeSet<String> {
    let rows = rows(include_str!("../../data/shared-names.csv"));
    rows.into_iter().map(|row| row[0].clone()).collect()
}

/// Every country's name in each language, but for those that are shared, and every form of it.
fn country_names() -> Vec<(String, CountryCode)> {
    let shared: BTreeSet<String> = shared().iter().map(|name| bare(name)).collect();
    let mut names = Vec::new();
    for country in countries(Messages::new(Language::En)) {
        for language in TextLanguage::ALL {
            names.push((country.name_in(language).to_owned(), *country));
        }
        names.extend(
            country
                .aliases()
                .iter()
                .map(|alias| (alias.clone(), *country)),
        );
    }
    for row in rows(include_str!("../../data/country-forms.csv")) {
        names.push((row[2].clone(), CountryCode::parse(&row[0]).unwrap()));
    }
    names.retain(|(name, _)| !shared.contains(&bare(name)));
    names
}

fn region_names() -> Vec<(String, RegionId)> {
    let all = regions(Messages::new(Language::En)).into_iter();
    let named = all.flat_map(|region| {
        let names = TextLanguage::ALL.map(|language| (region.name_in(language).to_owned(), region));
        let acronym = region.acronym().map(|acronym| (acronym.to_owned(), region));
        names.into_iter().chain(acronym)
    });
    named.collect()
}

#[track_caller]
fn is_read<P: Debug + PartialEq>(read: &NamesRead<P>, places: &[P], typed: &str) {
    assert_eq!(read.unknown, Vec::<String>::new(), "{typed}");
    assert!(read.shared.is_empty(), "{typed}: {:?}", read.shared);
    assert_eq!(read.places, places, "{typed}");
}

#[test]
fn every_name_is_read_alone_and_in_a_list() {
    let kenya = CountryCode::parse("KE").unwrap();
    for (name, country) in country_names() {
        is_read(&read_countries(&name), &[country], &name);
        let plain = name.to_uppercase().replace('’', "'");
        is_read(&read_countries(&plain), &[country], &plain);
        if country == kenya {
            continue;
        }
        for separator in SEPARATORS {
            let list = format!("{name}{separator}Kenya");
            is_read(&read_countries(&list), &[country, kenya], &list);
            let list = format!("Kenya{separator}{name}");
            is_read(&read_countries(&list), &[kenya, country], &list);
        }
    }
    let asean = RegionId::parse("asean").unwrap();
    for (name, region) in region_names()
        .into_iter()
        .filter(|(_, region)| *region != asean)
    {
        is_read(&read_regions(&name), &[region], &name);
        for separator in SEPARATORS {
            let list = format!("{name}{separator}ASEAN{separator}");
            is_read(
                &read_regions(list.trim_end_matches([' ', 'a', 'n', 'd', 'e', 't'])),
                &[region, asean],
                &list,
            );
        }
    }
}

#[test]
fn the_forms_of_iso_and_the_world_bank_mean_their_country() {
    for (typed, code) in [
        ("Korea, Democratic People's Republic of", "KP"),
        ("Korea, Dem. People's Rep.", "KP"),
        ("Korea, Rep.", "KR"),
        ("Congo, Dem. Rep.", "CD"),
        ("Congo, Rep.", "CG"),
        ("Congo, The Democratic Republic of the", "CD"),
        ("Iran, Islamic Rep.", "IR"),
        ("Venezuela, RB", "VE"),
        ("Bolivia, Plurinational State of", "BO"),
        ("Tanzania, United Republic of", "TZ"),
        ("Moldova, Republic of", "MD"),
        ("Micronesia, Fed. Sts.", "FM"),
        ("Egypt, Arab Rep.", "EG"),
        ("Yemen, Rep.", "YE"),
        ("Gambia, The", "GM"),
        ("Bahamas, The", "BS"),
        ("Hong Kong SAR, China", "HK"),
        ("Macao SAR, China", "MO"),
        ("Palestine, State of", "PS"),
        ("Virgin Islands, U.S.", "VI"),
        ("Saint Helena, Ascension and Tristan da Cunha", "SH"),
        ("Bonaire, Sint Eustatius & Saba", "BQ"),
        ("Corée, République populaire démocratique de", "KP"),
        ("Congo, République démocratique du", "CD"),
        ("Корея, Народно-Демократическая Республика", "KP"),
        ("Côte d´Ivoire", "CI"),
        ("Cote dʻIvoire", "CI"),
    ] {
        is_read(
            &read_countries(typed),
            &[CountryCode::parse(code).unwrap()],
            typed,
        );
    }
}

#[test]
fn a_name_inside_a_longer_one_never_wins() {
    for longer in [
        "Guinea Conakry",
        "New Guinea",
        "Guinea, Northern",
        "Nigeria Delta",
        "Niger Delta",
        "Dominica Republic",
        "Sudan, Northern",
        "Ireland, Northern",
        "Samoa, Eastern",
        "Romania Oman",
        "Mali Somalia",
        "Indian Ocean Territory",
        "British India",
        "South Korea of the North",
        "Kenya of Uganda",
        "Georgia, South",
        "Congo, Upper",
        "Macedonia, Greek",
        "China, Inner",
        "Timor, West",
        "Jersey, New",
        "Kenya 2",
        "1. Kenya",
        "Guinea, Bissau",
        "Guinea and Bissau",
        "North, Korea",
        "the North, Korea",
        "Dominican, Republic",
        "South and Africa",
        "Papua; New Guinea",
        "Kenya; and Atlantis",
        "Kenya and",
        "and Kenya of",
    ] {
        let read = read_countries(longer);
        assert!(!read.is_whole(), "{longer}: {read:?}");
    }
    for (typed, codes) in [
        (
            "Guinea, Equatorial Guinea, Guinea-Bissau, Papua New Guinea",
            "GN GQ GW PG",
        ),
        ("Niger and Nigeria", "NE NG"),
        ("Dominica, Dominican Republic", "DM DO"),
        ("South Sudan, Sudan", "SS SD"),
        ("American Samoa, Samoa", "AS WS"),
        ("Oman, Romania, Mali, Somalia", "OM RO ML SO"),
        ("India and British Indian Ocean Territory", "IN IO"),
        ("Korea, Rep., Korea, Dem. People's Rep., Kenya", "KR KP KE"),
        ("Trinidad and Tobago and Antigua and Barbuda", "TT AG"),
        ("刚果民主共和国和特立尼达和多巴哥", "CD TT"),
        ("كينيا وأوغندا، جزر واليس وفوتونا", "KE UG WF"),
        ("Kenya | Uganda / Rwanda", "KE UG RW"),
    ] {
        let codes = codes
            .split(' ')
            .map(|code| CountryCode::parse(code).unwrap());
        is_read(&read_countries(typed), &codes.collect::<Vec<_>>(), typed);
    }
}

#[test]
fn a_shared_name_is_asked_about_and_each_country_has_one_of_its_own() {
    for name in shared() {
        for typed in [
            name.clone(),
            format!("Kenya; {name}"),
            format!("{name}, Kenya"),
        ] {
            let read = read_countries(&typed);
            assert_eq!(read.shared.len(), 1, "{typed}: {read:?}");
            assert!(read.shared[0].1.len() > 1, "{typed}");
        }
    }
    for t in [Language::En, Language::Fr].map(Messages::new) {
        for country in countries(t) {
            let offered = country.unshared_name(t);
            is_read(&read_countries(offered), &[*country], offered);
        }
    }
}

fn list_of<P: Copy + Debug + PartialEq>(
    names: Vec<(String, P)>,
) -> impl Strategy<Value = (String, Vec<P>)> {
    let many = names.len();
    let some = subsequence((0..many).collect::<Vec<_>>(), 1..8).prop_shuffle();
    let between = prop::collection::vec(select(&SEPARATORS[..]), 8);
    (some, between).prop_map(move |(some, between)| {
        let mut typed = String::new();
        let mut places = Vec::new();
        let mut before = "";
        for (name, separator) in some.into_iter().zip(between) {
            let (name, place) = &names[name];
            if !typed.is_empty() {
                // “China, Hong Kong SAR” is the name of one place, and no list of two, whatever sign stands for the comma.
                let joined = [separator, ", "].map(|sign| format!("{before}{sign}{name}"));
                let is_a_name = names.iter().any(|(other, _)| joined.contains(other));
                typed.push_str(if is_a_name { "; " } else { separator });
            }
            typed.push_str(name);
            before = name;
            if !places.contains(place) {
                places.push(*place);
            }
        }
        (typed, places)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn a_list_of_countries_is_read_as_they_were_joined((typed, places) in list_of(official())) {
        is_read(&read_countries(&typed), &places, &typed);
    }

    #[test]
    fn a_list_of_regions_is_read_as_they_were_joined((typed, places) in list_of(region_names())) {
        is_read(&read_regions(&typed), &places, &typed);
    }

    #[test]
    fn one_word_too_many_is_named(
        (typed, _) in list_of(official()),
        odd in select(vec!["Atlantis", "Republic", "the North", "Guinea Conakry", "qwx", "亚特兰蒂斯"]),
        first in any::<bool>(),
    ) {
        let typed = if first { format!("{odd}, {typed}") } else { format!("{typed}, {odd}") };
        prop_assume!(!belongs_to_a_name(&typed, odd));
        prop_assert_eq!(read_countries(&typed).unknown, [odd]);
    }

    #[test]
    fn whatever_is_typed_is_read(typed in "\\PC{0,60}") {
        read_countries(&typed);
        read_regions(&typed);
    }
}

/// Whether the list begins or ends with an inverted form that the word completes: "Yemen, Republic".
fn belongs_to_a_name(typed: &str, odd: &str) -> bool {
    static NAMES: LazyLock<Vec<String>> =
        LazyLock::new(|| official().iter().map(|(name, _)| bare(name)).collect());
    let (typed, odd) = (bare(typed), bare(odd));
    NAMES.iter().any(|name| {
        (name.starts_with(&odd) && typed.starts_with(name))
            || (name.ends_with(&odd) && typed.ends_with(name))
    })
}

/// The names of the vocabulary and its inverted forms; aliases are single words that may stand for anything.
fn official() -> Vec<(String, CountryCode)> {
    let shared: BTreeSet<String> = shared().iter().map(|name| bare(name)).collect();
    let own = countries(Messages::new(Language::En))
        .iter()
        .flat_map(|country| {
            TextLanguage::ALL.map(|language| (country.name_in(language).to_owned(), *country))
        });
    let forms = rows(include_str!("../../data/country-forms.csv")).into_iter();
    let forms = forms.map(|row| (row[2].clone(), CountryCode::parse(&row[0]).unwrap()));
    own.chain(forms)
        .filter(|(name, _)| !shared.contains(&bare(name)))
        .collect()
}

/// The form takes a list whole, or leaves every word of it in the box and says which one it does not know.
async fn a_list_of_places_is_stored_whole_or_stays_as_it_was_typed(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Places").await;
    let step = format!("{at}/where");
    let codes = async || {
        let answers = stored(&world, &cast.amina, &at).await;
        (
            answers.terms(Field::Countries).to_vec(),
            answers.terms(Field::Regions).to_vec(),
        )
    };
    let page = browser.visit(&step).await.ok();
    let typed = "Korea, Democratic People's Republic of; Virgin Islands, U.S. and Kenya";
    let form = page
        .form(&step)
        .fill("countries_add", typed)
        .fill("regions_add", "African Union, ASEAN");
    form.press("Save and continue")
        .await
        .lands_on(&format!("{at}/story"));
    let wanted = (
        ["KP", "VI", "KE"].map(str::to_owned).to_vec(),
        ["african-union", "asean"].map(str::to_owned).to_vec(),
    );
    assert_eq!(codes().await, wanted);
    for (box_name, typed, says) in [
        (
            "countries_add",
            "Uganda, Atlantis, Rwanda",
            "No country or area is called “Atlantis”",
        ),
        (
            "countries_add",
            "Korea, Uganda",
            "More than one country or area is called “Korea”",
        ),
        (
            "regions_add",
            "Africa; Middle-earth and Asia",
            "No region is called “Middle-earth”",
        ),
    ] {
        for button in ["Save and continue", "Save and go back to the steps"] {
            let page = browser.visit(&step).await.ok();
            let page = page
                .form(&step)
                .fill(box_name, typed)
                .press(button)
                .await
                .status(422);
            let page = page.shows(says);
            assert_eq!(
                page.attributes(&format!("input[name={box_name}]"), "value"),
                [typed]
            );
            assert_eq!(codes().await, wanted, "{typed}");
        }
    }
    let page = browser.visit(&step).await.ok();
    let page = page
        .form(&step)
        .fill("countries_add", "Korea")
        .press("countries")
        .await
        .status(422);
    page.shows(
        "“Korea” can be any of these: Democratic People’s Republic of Korea; Republic of Korea.",
    );
}
story!(a_list_of_places_is_stored_whole_or_stays_as_it_was_typed);
