//! The words: dates, numbers and order as each language has them; messages fill their places.

use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use praxis::language::{Language, Messages, TextLanguage};

fn both() -> (Messages, Messages) {
    let zone = TimeZone::get("Europe/Zurich").unwrap();
    (
        Messages::new(Language::En).in_zone(&zone),
        Messages::new(Language::Fr).in_zone(&zone),
    )
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn dates_follow_the_language_and_the_zone() {
    let (en, fr) = both();
    let evening = at("2026-11-03T23:30:00Z");
    assert_eq!(
        en.day(evening),
        "4 November 2026",
        "it is past midnight in the site's zone"
    );
    assert_eq!(fr.day(evening), "4\u{a0}novembre 2026");
    assert_eq!(Messages::new(Language::En).day(evening), "3 November 2026");
    assert_eq!(en.iso_day(evening), "2026-11-04");
    assert_eq!(en.iso(evening), "2026-11-03T23:30:00Z");
    assert_eq!(fr.day(at("2026-05-01T09:51:00Z")), "1er\u{a0}mai 2026");
    assert_eq!(en.moment(at("2026-05-01T08:51:00Z")), "1 May 2026 at 10:51");
    assert_eq!(
        fr.moment(at("2026-05-01T08:51:00Z")),
        "1er\u{a0}mai 2026 à 10:51"
    );
    assert_eq!(fr.time(at("2026-11-03T05:05:00Z")), "06:05");
    assert_eq!(en.time(at("2026-11-03T05:05:00Z")), "06:05");
    assert_eq!(en.date(jiff::civil::date(2019, 3, 11)), "11 March 2019");
}

#[test]
fn months_are_named_and_bare_years_stay_years() {
    let (en, fr) = both();
    for (written, english, french) in [
        ("2019-03", "March 2019", "mars 2019"),
        ("2019", "2019", "2019"),
        ("2019-13", "2019-13", "2019-13"),
        ("soon", "soon", "soon"),
    ] {
        assert_eq!(en.month(written), english);
        assert_eq!(fr.month(written), french);
    }
}

#[test]
fn numbers_and_lengths_of_time() {
    let (en, fr) = both();
    assert_eq!(en.number(12_345), "12,345");
    assert_eq!(fr.number(12_345), "12\u{202f}345");
    assert_eq!(en.days(1).to_string(), "1 day");
    assert_eq!(fr.days(0).to_string(), "0 jour");
    assert_eq!(en.days(2_000).to_string(), "2,000 days");
    assert_eq!(en.length(Duration::from_mins(10)).to_string(), "10 minutes");
    assert_eq!(fr.length(Duration::from_mins(125)).to_string(), "2 heures");
    assert_eq!(en.length(Duration::from_hours(216)).to_string(), "9 days");
}

#[test]
fn lists_are_joined_as_people_do() {
    let (en, fr) = both();
    assert_eq!(en.list::<&str>(&[]), "");
    assert_eq!(en.list(&["Samoa"]), "Samoa");
    assert_eq!(fr.list(&["Samoa", "Tonga"]), "Samoa et Tonga");
    assert_eq!(
        en.list(&["Samoa", "Tonga", "Vanuatu"]),
        "Samoa, Tonga and Vanuatu"
    );
}

#[test]
fn names_stand_in_the_order_of_the_dictionary() {
    let (_, fr) = both();
    let mut names = [
        "Zambie",
        "Égypte",
        "Emirats",
        "Éthiopie",
        "Estonie",
        "Côte d’Ivoire",
        "Cuba",
        "Comores",
    ];
    names.sort_by(|one, other| fr.compare(one, other));
    assert_eq!(
        names,
        [
            "Comores",
            "Côte d’Ivoire",
            "Cuba",
            "Égypte",
            "Emirats",
            "Estonie",
            "Éthiopie",
            "Zambie"
        ]
    );
    let mut by_key = names;
    by_key.reverse();
    by_key.sort_by_key(|name| fr.sort_key(name));
    assert_eq!(by_key, names);
}

#[test]
fn every_language_of_a_text_has_a_name() {
    let (en, fr) = both();
    let names: Vec<String> = TextLanguage::ALL
        .iter()
        .map(|language| language.name(fr).to_string())
        .collect();
    assert_eq!(
        names,
        [
            "arabe",
            "chinois",
            "anglais",
            "français",
            "russe",
            "espagnol"
        ]
    );
    assert_eq!(TextLanguage::Ru.name(en).to_string(), "Russian");
    for language in TextLanguage::ALL {
        assert_eq!(TextLanguage::parse(language.as_str()), Some(language));
        assert!(!language.own_name().is_empty());
    }
    assert_eq!(TextLanguage::parse("EN"), None);
}

#[test]
#[should_panic(expected = "no message “common-nothing”")]
fn a_missing_message_is_loud() {
    let _ = Messages::new(Language::Fr)
        .of("common", "nothing")
        .to_string();
}

#[test]
#[should_panic(expected = "common-list")]
fn a_missing_argument_is_loud() {
    let _ = Messages::new(Language::Fr)
        .say("common-list")
        .with("last", "Tonga")
        .to_string();
}

#[test]
fn a_reader_waits_until_the_time_is_over() {
    let (en, fr) = both();
    for (seconds, english, french) in [
        (1, "1 second", "1 seconde"),
        (45, "45 seconds", "45 secondes"),
        (119, "119 seconds", "119 secondes"),
        (121, "3 minutes", "3 minutes"),
        (7_200, "2 hours", "2 heures"),
    ] {
        assert_eq!(en.wait(seconds).to_string(), english);
        assert_eq!(fr.wait(seconds).to_string(), french);
    }
}
