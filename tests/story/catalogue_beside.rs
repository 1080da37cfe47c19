//! What stands beside a list or a practice: what an objective means, the objectives that a place lacks, and the practices that
//! are related; and the brief of a place.

use praxis::language::Language;
use praxis::practice::actions::Intent;
use praxis::practice::model::TakeDown;
use praxis::taxonomy::objectives;
use serde_json::json;

use crate::cast::{Cast, reasons};
use crate::people::signed_in;
use crate::site::{Site, answers_with, publish};
use crate::world::World;

/// The page of each objective says in two sentences what it means, and leads to the words of the Compact; the form says the
/// same beside each choice.
async fn an_objective_says_what_it_means(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let id = cast.draft("Almaty Process", 9).await;
    for (prefix, language) in [("", "en"), ("/fr", "fr")] {
        let t = world.app.words(Language::parse(language).unwrap());
        let form = browser
            .visit(&format!("{prefix}/my/practices/{id}/compact"))
            .await
            .ok();
        let compact = format!("https://docs.un.org/{language}/A/RES/73/195");
        assert_eq!(form.attributes("a[rel~=help]", "href").concat(), compact);
        let meanings = form.texts(".picker .hint");
        assert_eq!(meanings.len(), objectives().len());
        for (objective, beside) in objectives().zip(meanings) {
            let page = browser
                .visit(&format!("{prefix}/objectives/{objective}"))
                .await
                .ok();
            let meaning = page.texts("main .lead");
            // A blank that breaks no line is read as a blank.
            let words: Vec<&str> = objective.meaning(t).split_whitespace().collect();
            assert_eq!(meaning, [words.join(" ")]);
            assert_eq!(beside, meaning[0]);
            assert_eq!(
                meaning[0].matches(". ").count(),
                1,
                "two sentences: {meaning:?}"
            );
            assert_eq!(page.attributes("a[rel=external]", "href").concat(), compact);
            page.shows(&(16 + objective.get()).to_string());
        }
    }
}
story!(an_objective_says_what_it_means);

/// The page of a place with practices lists its objectives, each with the practices behind its link, and names the others.
async fn a_place_names_the_objectives_that_have_none(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    for (title, objective, country) in [
        ("First", 9, "KZ"),
        ("Second", 9, "KZ"),
        ("Third", 4, "KZ"),
        ("Elsewhere", 2, "FJ"),
    ] {
        let answers = answers_with(title, objective, json!({"countries": [country]}));
        publish(&cast, &cast.amina, &answers).await;
    }
    let page = site.browser.visit("/countries/KZ").await.ok();
    assert_eq!(page.count("#objectives"), 0, "the index is not built yet");
    site.catch_up().await;
    // The region holds Kazakhstan alone.
    for place in ["/countries/KZ", "/fr/countries/KZ", "/regions/m49-143"] {
        let page = site.browser.visit(place).await.ok();
        let numbers = page.texts(".objectives .n");
        assert_eq!(numbers, ["4", "9"], "{place}");
        let links = page.attributes(".objectives a", "href");
        for (link, expected) in links.iter().zip([1, 2]) {
            let found = site.browser.visit(link).await.ok();
            assert_eq!(found.count(".items > li"), expected, "{link}");
        }
        let without = page.texts("[aria-labelledby=lacking] li");
        assert_eq!(without.len(), 21);
        let is_second = |one: &String| one.starts_with("2:") || one.starts_with("2 :");
        assert!(without.iter().any(is_second), "{without:?}");
        assert!(
            !without.iter().any(|one| one.starts_with('9')),
            "{without:?}"
        );
    }
    // Where nothing is published, the page says that alone.
    let empty = site.browser.visit("/countries/AF").await.ok();
    assert_eq!(empty.count("#objectives"), 0);
    let objective = site.browser.visit("/objectives/9").await.ok();
    assert_eq!(objective.count("#objectives"), 0);
}
story!(a_place_names_the_objectives_that_have_none);

/// A place's brief holds its practices by objective, at most ten under each with the way to the others, and the objectives
/// that have none; it says its address, edition and licence, which paper cannot link.
async fn a_place_has_a_brief_to_print(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    site.browser.visit("/countries/KZ/brief").await.status(503);
    for number in 0..12 {
        let answers = answers_with(&format!("Cards {number}"), 4, json!({"countries": ["KZ"]}));
        publish(&cast, &cast.amina, &answers).await;
    }
    let answers = answers_with("Almaty Process", 9, json!({"countries": ["KZ", "KG"]}));
    publish(&cast, &cast.amina, &answers).await;
    let elsewhere = answers_with("Elsewhere", 2, json!({"countries": ["FJ"]}));
    publish(&cast, &cast.amina, &elsewhere).await;
    site.catch_up().await;
    let place = site.browser.visit("/countries/KZ").await.ok();
    let page = place.follow("Brief to print").await.ok();
    page.lacks("Elsewhere");
    let page = site.browser.visit("/countries/kz/brief").await;
    let page = page.lands_on("/countries/KZ/brief").ok();
    let page = page
        .shows("13 practices under 2 of the 23 objectives")
        .shows("https://praxis.example/countries/KZ/brief")
        .shows("Edition 14")
        .shows("And 2 more");
    let sections = page.texts("section > h2");
    assert_eq!(sections.len(), 3);
    assert!(
        sections[0].starts_with("4 ") && sections[1].starts_with("9 "),
        "{sections:?}"
    );
    assert_eq!(page.count("[aria-labelledby=objective-4] .items > li"), 10);
    assert_eq!(
        page.texts("[aria-labelledby=objective-9] h3"),
        ["Almaty Process"]
    );
    assert_eq!(page.count("[aria-labelledby=lacking] li"), 21);
    assert_eq!(
        page.texts("h2#lacking"),
        ["No practice yet under 21 of the 23 objectives"]
    );
    assert_eq!(page.count("a[rel=license]"), 1);
    let more = page.follow("And 2 more").await.ok();
    more.shows("12 practices");
    let region = site.browser.visit("/regions/m49-143/brief").await.ok();
    region.shows("13 practices under 2 of the 23 objectives");
    let empty = site.browser.visit("/fr/countries/AF/brief").await.ok();
    assert_eq!(empty.count("section"), 0);
    for unknown in [
        "/countries/QQ/brief",
        "/regions/nowhere/brief",
        "/objectives/9/brief",
    ] {
        site.browser.visit(unknown).await.status(404);
    }
}
story!(a_place_has_a_brief_to_print);

/// A practice's page names at most five others: nearest in text, of the same organisation, of the same country and objective.
async fn a_practice_names_those_that_are_related(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let (amina, mut near) = (&cast.amina, None);
    let organisation = |name: &str| json!([{"name": name, "kind": "government", "role": "lead"}]);
    for (title, objective, changes) in [
        (
            "Mobile registrars of Kenema",
            4,
            json!({"countries": ["SL"], "summary": "Registrars ride motorbikes to markets and hand out certificates of birth at once, in Kenema.",
                   "organisations": organisation("Registry of Kenema")}),
        ),
        (
            "Certificates at the market",
            1,
            json!({"countries": ["GH"], "summary": "Registrars ride motorbikes to markets, and certificates of birth are handed out at once.",
                   "organisations": organisation("Another office")}),
        ),
        (
            "A court that travels",
            17,
            json!({"countries": ["GH"], "summary": "Judges hear what people say where they live, and decide it on the same day, in two languages.",
                   "organisations": organisation("Registry of Kenema")}),
        ),
        (
            "Cards for nomads",
            4,
            json!({"countries": ["SL"], "summary": "Plastic cards replace paper that rain destroys; families get them before they leave for pasture.",
                   "organisations": organisation("Ministry of Pasture")}),
        ),
        (
            "Fishing permits",
            22,
            json!({"countries": ["FJ"], "summary": "Crews that change ships keep what they paid into the fund of another harbour, whoever owns it.",
                   "organisations": organisation("Harbour fund")}),
        ),
    ] {
        let id = publish(&cast, amina, &answers_with(title, objective, changes)).await;
        near = near.or_else(|| (title == "Certificates at the market").then_some(id));
    }
    let page = site
        .browser
        .visit("/practices/mobile-registrars-of-kenema")
        .await
        .ok();
    assert_eq!(page.count("#related"), 0, "the index is not built yet");
    site.catch_up().await;
    let page = site
        .browser
        .visit("/practices/mobile-registrars-of-kenema")
        .await
        .ok();
    let related = page.texts("[aria-labelledby=related] .bare > li > a");
    let expected = [
        "Certificates at the market",
        "A court that travels",
        "Cards for nomads",
    ];
    assert_eq!(related, expected);
    // Many of the same country and objective: five of them.
    for number in 0..7 {
        let answers = answers_with(&format!("Cards {number}"), 4, json!({"countries": ["SL"]}));
        publish(&cast, amina, &answers).await;
    }
    site.catch_up().await;
    let page = site
        .browser
        .visit("/practices/mobile-registrars-of-kenema")
        .await
        .ok();
    assert_eq!(page.count("[aria-labelledby=related] .bare > li"), 5);
    // What is taken down is named by no page from that edition on.
    let gone = Intent::TakeDown {
        how: TakeDown::Gone,
        words: reasons("Mistaken"),
    };
    cast.act(&cast.ruth, &near.unwrap(), gone).await.unwrap();
    let page = site
        .browser
        .visit("/practices/mobile-registrars-of-kenema")
        .await
        .ok();
    page.lacks("Certificates at the market");
}
story!(a_practice_names_those_that_are_related);
