//! Addresses: the language stands in them, ids are escaped, and nothing leads off the site.

use praxis::address::{self, FileForm, ListForm};
use praxis::db::ids::PracticeId;
use praxis::language::Language;
use url::Url;

#[test]
fn the_address_holds_the_language() {
    for (address, english, french) in [
        (address::home(), "/", "/fr"),
        (
            address::practice("mobile-teams"),
            "/practices/mobile-teams",
            "/fr/practices/mobile-teams",
        ),
        (
            address::practice_version("mobile-teams", 2),
            "/practices/mobile-teams/revisions/2",
            "/fr/practices/mobile-teams/revisions/2",
        ),
        (
            address::objective(9).as_feed(),
            "/objectives/9.atom",
            "/fr/objectives/9.atom",
        ),
        (address::health_ready(), "/health/ready", "/health/ready"),
        (address::metrics(), "/metrics", "/metrics"),
        (
            address::asset("praxis.css"),
            "/assets/praxis.css",
            "/assets/praxis.css",
        ),
    ] {
        assert_eq!(address.in_language(Language::En), english);
        assert_eq!(address.in_language(Language::Fr), french);
    }
}

#[test]
fn queries_and_ids_are_escaped() {
    let search = address::practices()
        .query("q", "visas & “papers” +1")
        .query("country", "EG");
    assert_eq!(
        search.in_language(Language::Fr),
        "/fr/practices?q=visas+%26+%E2%80%9Cpapers%E2%80%9D+%2B1&country=EG"
    );
    assert_eq!(
        search.as_feed().in_language(Language::En),
        "/practices.atom?q=visas+%26+%E2%80%9Cpapers%E2%80%9D+%2B1&country=EG"
    );
    assert_eq!(
        address::practice("../admin?x#y").in_language(Language::En),
        "/practices/..%2Fadmin%3Fx%23y"
    );
    assert_eq!(
        address::my_practice(PracticeId(7))
            .at("event-3")
            .in_language(Language::En),
        "/my/practices/7#event-3"
    );
}

#[test]
fn absolute_addresses_begin_with_the_configured_one() {
    for base in ["https://praxis.example", "https://praxis.example/"] {
        let base = Url::parse(base).unwrap();
        assert_eq!(
            address::home().absolute(&base, Language::En),
            "https://praxis.example/"
        );
        assert_eq!(
            address::home().absolute(&base, Language::Fr),
            "https://praxis.example/fr"
        );
        assert_eq!(
            address::review(PracticeId(12)).absolute(&base, Language::Fr),
            "https://praxis.example/fr/review/12"
        );
    }
}

#[test]
fn the_language_is_parted_from_a_path() {
    for (path, language, rest) in [
        ("/", Language::En, "/"),
        ("/fr", Language::Fr, "/"),
        ("/fr/", Language::Fr, "/"),
        ("/fr/practices/x", Language::Fr, "/practices/x"),
        ("/french", Language::En, "/french"),
        ("/en/practices", Language::En, "/en/practices"),
    ] {
        assert_eq!(address::split_language(path), (language, rest), "{path}");
    }
}

#[test]
fn a_place_to_return_to_stays_on_this_site() {
    for hostile in [
        "",
        "https://elsewhere.example",
        "//elsewhere.example",
        "/\\elsewhere.example",
        "/fr//elsewhere.example",
        "/fr/\\elsewhere.example",
        "/\t/elsewhere.example",
        "\\/elsewhere.example",
        "/a\r\nSet-Cookie: x",
        "/a b",
        "/\"onload",
        "javascript:alert(1)",
    ] {
        assert_eq!(address::parse_local(hostile), None, "{hostile:?}");
    }
    let (language, address) = address::parse_local("/fr/review?objective=9").unwrap();
    assert_eq!((language, address.path()), (Language::Fr, "/review"));
    assert_eq!(address.in_language(Language::En), "/review?objective=9");
}

#[test]
fn endings_are_read_at_the_first_dot() {
    assert_eq!(address::split_form("9"), Some(("9", ListForm::Page)));
    assert_eq!(address::split_form("9.atom"), Some(("9", ListForm::Feed)));
    for (segment, form) in [("9.csv", FileForm::Csv), ("9.jsonl", FileForm::JsonLines)] {
        assert_eq!(
            address::split_form(segment),
            Some(("9", ListForm::File(form)))
        );
        assert!(address::is_file(segment));
    }
    for segment in ["9.atom.atom", "9.", "9.csv.csv", "9.xlsx", "a.exe"] {
        assert_eq!(address::split_form(segment), None, "{segment}");
    }
}
