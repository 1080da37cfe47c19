//! Search and every other match compare texts as readers do: however a word is spelled, joined or numbered.

use praxis::account::model::Role;
use serde_json::json;

use crate::cast::{Cast, Member};
use crate::people::signed_in;
use crate::site::{Site, answers_with, publish};
use crate::world::World;

/// Each text, and what readers type who look for it.
const FOUND: &[(&str, &[&str])] = &[
    ("Сімʼя переїхала", &["Сім'я", "сім’я", "Сімя"]),
    (
        "In Nukuʻalofa",
        &["Nuku'alofa", "nuku’alofa", "nukualofa", "Nukuʼalofa"],
    ),
    ("Near N’Djamena", &["N'Djamena", "Ndjamena", "djamena"]),
    (
        "Two one-stop-shops",
        &[
            "one-stop-shop",
            "onestopshop",
            "one‑stop‑shops",
            "one stop shops",
        ],
    ),
    ("A one stop helpdesk", &["one-stop helpdesk"]),
    (
        "A COVID-19 ward",
        &["covid19", "covid 19 ward", "covid-19 ward", "COVID‑19"],
    ),
    ("A sars2 ward", &["sars-2", "sars 2"]),
    ("Asked by e-mail", &["email", "emails", "e-mails"]),
    ("Told by webmail", &["web-mail"]),
    ("Since ٢٠١٩ only", &["2019", "۲۰۱۹", "٢٠١٩"]),
    ("Before 1977 only", &["١٩٧٧", "１９７７"]),
    (
        "A labour exchange",
        &["labor exchange", "labours exchanges", "\"labor exchange\""],
    ),
    (
        "The organization chart",
        &["organisation chart", "organisations"],
    ),
    ("Some 12,500 tents", &["12500", "12 500", "12’500 tents"]),
    ("The U.N.H.C.R. stamp", &["UNHCR"]),
    ("Cof\u{ad}fee\u{200b}house", &["coffeehouse"]),
];

/// What is written in one way is found when it is typed in another.
async fn a_word_is_found_however_it_is_spelled(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    for (number, (text, _)) in FOUND.iter().enumerate() {
        let answers = answers_with(&format!("Text {number}"), 9, json!({"problem": text}));
        publish(&cast, &cast.amina, &answers).await;
    }
    site.catch_up().await;
    for (number, (text, queries)) in FOUND.iter().enumerate() {
        for query in *queries {
            let titles = site.finds(query).await;
            assert!(
                titles.contains(&format!("Text {number}")),
                "“{query}” does not find “{text}”, but {titles:?}"
            );
            assert!(titles.len() < 4, "“{query}” finds {titles:?}");
        }
    }
    let page = site.browser.visit("/practices?q=covid19").await.ok();
    assert_eq!(page.texts(".items mark").concat(), "COVID19");
}
story!(a_word_is_found_however_it_is_spelled);

/// A search that is the name of a place or an objective offers its page, and common words find nothing by themselves.
async fn a_name_that_is_typed_offers_its_page(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let plain = json!({"problem": "The office of the town."});
    let answers = answers_with("A town office", 9, plain);
    publish(&cast, &cast.amina, &answers).await;
    let member = json!({"countries": ["KE"], "regions": []});
    let answers = answers_with("A border post", 9, member);
    publish(&cast, &cast.amina, &answers).await;
    site.catch_up().await;
    let visit = async |words: &str| {
        let words: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
        site.browser
            .visit(&format!("/practices?q={words}"))
            .await
            .ok()
    };
    visit("State of Palestine")
        .await
        .shows("State of Palestine: no practice yet")
        .has("main a[href='/countries/PS']")
        .shows("Nothing found");
    visit("kenya")
        .await
        .shows("Kenya: 1 practice")
        .shows("A border post");
    visit("IGAD")
        .await
        .has("main a[href='/regions/igad']")
        .shows("A border post");
    visit("Objective 9")
        .await
        .has("main a[href='/objectives/9']")
        .shows("2 practices");
    visit("it").await.lacks("Italy:");
    assert_eq!(
        visit("labour in Kenya")
            .await
            .count("main a[href='/countries/KE']"),
        0
    );
}
story!(a_name_that_is_typed_offers_its_page);

/// The queue's search box compares as the public one does.
async fn the_queue_is_searched_however_words_are_spelled(world: World) {
    let cast = Cast::of(&world).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    for (title, queries) in [
        (
            "E-mail for Nukuʻalofa",
            &["email", "e‑mail", "Nuku'alofa", "nukualofa"][..],
        ),
        (
            "Labour organisation of 2019",
            &["labor", "organization", "٢٠١٩"][..],
        ),
    ] {
        cast.submitted(title, 9).await;
        for words in queries {
            let typed: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
            let page = ruth.visit(&format!("/review?q={typed}")).await.ok();
            assert!(
                page.text().contains(title),
                "“{words}” does not find “{title}”"
            );
        }
    }
    ruth.visit("/review?q=nelf").await.ok().lacks("E-mail for");
}
story!(the_queue_is_searched_however_words_are_spelled);

/// An administrator finds an account however its name is spelled.
async fn an_account_is_found_however_its_name_is_spelled(world: World) {
    let cast = Cast::of(&world).await;
    let member = Member::named("", "Étienne", "Сімʼя-Nuku", Role::Submitter);
    member.join(&world.app).await;
    let grace = signed_in(&world, &cast.grace).await;
    for words in [
        "etienne",
        "ÉTIENNE",
        "Сім'я",
        "сімя",
        "simʼ",
        "nuku etienne",
    ] {
        let typed: String = url::form_urlencoded::byte_serialize(words.as_bytes()).collect();
        let page = grace
            .visit(&format!("/admin/accounts?q={typed}"))
            .await
            .ok();
        let found = page.text().contains("Étienne");
        assert_eq!(found, words != "simʼ", "“{words}”");
    }
}
story!(an_account_is_found_however_its_name_is_spelled);
