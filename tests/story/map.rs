//! The map: every State has its place, shades follow the figures, and it stays small.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use praxis::language::{Language, Messages};
use praxis::taxonomy::{CountryCode, CountryMap, DotMap, countries};

/// As the first page has them.
struct Frame {
    t: Messages,
}

#[derive(Template)]
#[template(path = "catalogue/map.html")]
struct MapPart {
    frame: Frame,
    map: DotMap,
}

fn figures(given: &[(&str, i64)]) -> BTreeMap<CountryCode, i64> {
    given
        .iter()
        .map(|(code, count)| (CountryCode::parse(code).unwrap(), *count))
        .collect()
}

/// The places of a path, read back from its runs.
fn places(path: &str) -> BTreeSet<(u32, u32)> {
    let mut places = BTreeSet::new();
    let (mut x, mut y) = (0_i32, 0_i32);
    let runs = path.strip_prefix('M').into_iter();
    for run in runs.flat_map(|runs| runs.split('m')) {
        let (start, length) = run.split_once('h').unwrap();
        let (right, down) = start.split_once(' ').unwrap();
        x += right.parse::<i32>().unwrap();
        y += down.parse::<i32>().unwrap();
        let length = if length == ".1h-.1" {
            0
        } else {
            length.parse().unwrap()
        };
        let dots = (0..=length / 2).map(|step| (x + 2 * step, y));
        places.extend(dots.map(|(x, y)| (x.cast_unsigned(), y.cast_unsigned())));
        x += length;
    }
    places
}

#[test]
fn shades_follow_the_figures() {
    let map = DotMap::of(&figures(&[
        ("EG", 9),
        ("FR", 4),
        ("KE", 2),
        ("TO", 1),
        ("BR", 1),
        ("IN", 0),
    ]));
    let shades: Vec<(usize, i64, i64)> = map
        .shades
        .iter()
        .map(|shade| (shade.level, shade.least, shade.most))
        .collect();
    assert_eq!(shades, [(0, 0, 0), (1, 1, 1), (2, 2, 4), (3, 9, 9)]);
    let labels: Vec<String> = map.shades[1..]
        .iter()
        .map(|shade| shade.label(Messages::new(Language::En)).to_string())
        .collect();
    assert_eq!(labels, ["1 practice", "2 to 4 practices", "9 practices"]);
}

#[test]
fn the_dots_are_the_same_whatever_the_figures() {
    let all = |map: &DotMap| -> Vec<(u32, u32)> {
        let mut all: Vec<(u32, u32)> = map
            .shades
            .iter()
            .flat_map(|shade| places(&shade.path))
            .collect();
        all.sort_unstable();
        all
    };
    let empty = DotMap::of(&BTreeMap::new());
    assert_eq!(empty.shades.len(), 1);
    let dots = all(&empty);
    assert!(dots.len() > 1_000);
    assert!(
        dots.iter().all(|(x, y)| *x <= 240 && *y <= 105),
        "inside the view box"
    );
    let some = DotMap::of(&figures(&[("EG", 9), ("FR", 4), ("RU", 2), ("TO", 1)]));
    assert_eq!(all(&some), dots);
}

#[test]
fn every_country_with_an_outline_has_a_place() {
    let without: Vec<&str> = countries(Messages::new(Language::En))
        .iter()
        .filter(|country| DotMap::of(&BTreeMap::from([(**country, 1)])).shades.len() == 1)
        .map(|country| country.as_str())
        .collect();
    assert_eq!(without.len(), 250 - 203, "{without:?}");
    for member in ["VA", "SG", "MT", "TV", "LI", "PS", "XK", "RW", "LU"] {
        assert!(!without.contains(&member), "{member}");
    }
}

#[test]
fn the_part_is_small_and_names_its_shades() {
    let counts: BTreeMap<CountryCode, i64> = countries(Messages::new(Language::En))
        .iter()
        .zip((0..7).cycle())
        .map(|(country, count)| (*country, count))
        .collect();
    let part = MapPart {
        frame: Frame {
            t: Messages::new(Language::Fr),
        },
        map: DotMap::of(&counts),
    }
    .render()
    .unwrap();
    // The worst case: neighbours never share a run. Compressed it is a third of this.
    assert!(part.len() < 9_000, "{}", part.len());
    assert!(
        part.contains("<title>de 1 à 2 pratiques</title>") && part.contains("class=\"l3\""),
        "{part}"
    );
}

/// Where each country is a link, it has the dots and the shade that it has without links.
#[test]
fn a_country_has_its_dots_to_itself() {
    let counts = figures(&[("EG", 9), ("FR", 4), ("KE", 2), ("TO", 1), ("BR", 1)]);
    let (joint, apart) = (DotMap::of(&counts), CountryMap::of(&counts));
    let codes: Vec<&str> = apart
        .countries
        .iter()
        .map(|one| one.country.as_str())
        .collect();
    assert_eq!(codes, ["BR", "EG", "FR", "KE", "TO"]);
    for shade in &joint.shades {
        let of_shade = apart
            .countries
            .iter()
            .filter(|one| one.level == shade.level);
        let own: BTreeSet<_> = of_shade.flat_map(|one| places(&one.path)).collect();
        let expected = places(&shade.path);
        match shade.level {
            0 => assert_eq!(places(&apart.others), expected),
            _ => assert_eq!(own, expected, "{}", shade.level),
        }
    }
    let counts: Vec<i64> = apart.countries.iter().map(|one| one.practices).collect();
    assert_eq!(counts, [1, 9, 4, 2, 1]);
}
