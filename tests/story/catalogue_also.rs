//! A practice is filed under one objective and names others that it serves. A reader of one of these is told how many
//! practices are filed elsewhere, and the facet “also serves objective” lists them.

use std::time::Duration;

use praxis::practice::actions::Intent;
use praxis::taxonomy::ObjectiveNumber;
use serde_json::{Value, json};

use crate::browser::Page;
use crate::cast::Cast;
use crate::catalogue_facets::count_beside;
use crate::site::{Site, answers_with, publish};
use crate::world::World;

const REGISTRY: &str = "Registry of Suva";
const DESK: &str = "Trafficking desk";
const DIALOGUE: &str = "Border dialogue";

/// The practices of the stories, each with its objective, the others that it names, and its country.
const PRACTICES: [(&str, u8, &[&str], &str); 3] = [
    (REGISTRY, 9, &["10", "23"], "FJ"),
    (DESK, 10, &["9"], "KZ"),
    (DIALOGUE, 5, &["10"], "KZ"),
];

async fn add(cast: &Cast, (title, objective, others, country): (&str, u8, &[&str], &str)) {
    let changes = json!({"also": others, "countries": [country]});
    publish(cast, &cast.amina, &answers_with(title, objective, changes)).await;
    cast.app.clock.advance(Duration::from_mins(1));
}

async fn published(world: &World) -> (Cast, Site) {
    let cast = Cast::of(world).await;
    let mut site = Site::of(world);
    for one in PRACTICES {
        add(&cast, one).await;
    }
    site.catch_up().await;
    (cast, site)
}

async fn titles(site: &Site, path: &str) -> Vec<String> {
    site.browser.visit(path).await.ok().texts(".items h3")
}

/// The way from a page to the practices that also serve its objective: the words and the address.
fn others(page: &Page) -> (Vec<String>, Vec<String>) {
    let way = "main p > a[href*='?also=']";
    (page.texts(way), page.attributes(way, "href"))
}

fn way(words: &str, address: &str) -> (Vec<String>, Vec<String>) {
    (vec![words.to_owned()], vec![address.to_owned()])
}

/// The page of an objective, and its list with what narrows it, say how many practices are filed elsewhere and lead to them.
/// A practice stands in one of the two lists and is counted once.
async fn an_objective_leads_to_the_practices_that_also_serve_it(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    add(&cast, (DESK, 10, &[], "KZ")).await;
    site.catch_up().await;
    let page = site.browser.visit("/objectives/10").await.ok();
    assert_eq!(others(&page), (vec![], vec![]), "nobody names it");

    add(&cast, PRACTICES[0]).await;
    site.catch_up().await;
    let one = "1 more practice is filed under another objective and also serves this one.";
    for (path, items) in [
        ("/objectives/10", &[DESK][..]),
        ("/practices?objective=10", &[DESK]),
        ("/practices?objective=10&sort=title", &[DESK]),
        ("/objectives/23", &[]),
        ("/practices?objective=23", &[]),
    ] {
        let page = site.browser.visit(path).await.ok();
        assert_eq!(page.texts(".items h3"), items, "{path}");
        let also = if path.contains("10") { "10" } else { "23" };
        let list = format!("/practices?also={also}");
        assert_eq!(others(&page), way(one, &list), "{path}");
        let page = page.follow(one).await.ok().lands_on(&list);
        assert_eq!(page.texts(".items h3"), [REGISTRY]);
    }
    let page = site.browser.visit("/objectives/9").await.ok();
    assert_eq!(page.texts(".items h3"), [REGISTRY]);
    assert_eq!(page.texts("#found"), ["1 practice"]);
    for path in [
        "/objectives/9",
        "/objectives/5",
        "/practices?objective=9",
        // A list that asks more than the objective is another one.
        "/practices?objective=10&country=KZ",
        "/practices?objective=9&objective=10",
        "/practices?q=desk&objective=10",
        "/practices?objective=10&edition=2",
        "/countries/FJ",
        "/countries/FJ/brief",
    ] {
        let page = site.browser.visit(path).await.ok();
        assert_eq!(others(&page), (vec![], vec![]), "{path}");
    }

    add(&cast, PRACTICES[2]).await;
    site.catch_up().await;
    let page = site.browser.visit("/objectives/10").await.ok();
    let two = "2 more practices are filed under other objectives and also serve this one.";
    assert_eq!(others(&page), way(two, "/practices?also=10"));
    let page = site.browser.visit("/fr/objectives/10").await.ok();
    let two = "2 autres pratiques, classées sous d’autres objectifs, servent aussi celui-ci.";
    assert_eq!(others(&page), way(two, "/fr/practices?also=10"));
    let page = page.follow(two).await.ok();
    assert_eq!(page.texts(".items h3"), [DIALOGUE, REGISTRY]);
    let chip = "Retirer Sert aussi l’objectif 10 : Traite de personnes×";
    assert_eq!(page.texts(".chips a"), [chip]);
    page.shows("Sert aussi l’objectif");
}
story!(an_objective_leads_to_the_practices_that_also_serve_it);

/// Without the search index nothing counts them: the page is served without the sentence.
async fn the_page_of_an_objective_needs_no_index(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    add(&cast, PRACTICES[0]).await;
    add(&cast, PRACTICES[1]).await;
    let page = site.browser.visit("/objectives/10").await.ok();
    assert_eq!(page.texts(".items h3"), [DESK]);
    assert_eq!(others(&page), (vec![], vec![]));
    site.catch_up().await;
    let page = site.browser.visit("/objectives/10").await.ok();
    assert_eq!(others(&page).0.len(), 1);
}
story!(the_page_of_an_objective_needs_no_index);

/// Several terms mean any of them, and the number beside each is what a count of the practices gives.
async fn its_counts_follow_the_other_choices(world: World) {
    let (_, site) = published(&world).await;
    for (query, found, counts) in [
        (
            "",
            &[DIALOGUE, DESK, REGISTRY][..],
            [Some(1), Some(2), Some(1)],
        ),
        ("country=KZ", &[DIALOGUE, DESK], [Some(1), Some(1), None]),
        ("objective=9", &[REGISTRY], [None, Some(1), Some(1)]),
        (
            "also=10",
            &[DIALOGUE, REGISTRY],
            [Some(1), Some(2), Some(1)],
        ),
        (
            "also=9&also=23",
            &[DESK, REGISTRY],
            [Some(1), Some(2), Some(1)],
        ),
        ("also=10&country=KZ", &[DIALOGUE], [Some(1), Some(1), None]),
        ("objective=9&also=10", &[REGISTRY], [None, Some(1), Some(1)]),
    ] {
        let path = format!("/practices?{query}");
        let page = site.browser.visit(&path).await.ok();
        assert_eq!(page.texts(".items h3"), found, "{query}");
        let told = ["9", "10", "23"].map(|id| count_beside(&page, "also", id));
        assert_eq!(told, counts, "{query}");
    }
    let page = site.browser.visit("/practices?also=10").await.ok();
    assert_eq!(count_beside(&page, "objective", "5"), Some(1));
    assert_eq!(count_beside(&page, "objective", "10"), None);
    let legends = page.texts("fieldset > legend");
    assert_eq!(legends[..2], ["Objective", "Also serves objective"]);
    let page = site.browser.visit("/practices?also=23&country=KZ").await;
    page.ok().shows(
        "Without “Also serves objective 23: International cooperation” there are 2 practices.",
    );
}
story!(its_counts_follow_the_other_choices);

/// A chosen term has the name of its facet, because an objective by itself is that of the filing.
async fn its_lists_are_those_of_a_search(world: World) {
    let (_, site) = published(&world).await;
    let name = "Also serves objective 10: Eradicate trafficking in persons";
    let page = site.browser.visit("/practices?country=KZ&also=10").await;
    let page = page.ok().lands_on("/practices?also=10&country=KZ");
    let chips = [
        format!("Remove {name}×"),
        "Remove Country or area: Kazakhstan×".to_owned(),
    ];
    assert_eq!(page.texts(".chips a"), chips);
    let page = site.browser.visit("/practices?also=10").await.ok();
    let title = format!("Practices ({name})");
    let told = page.texts("head title").concat();
    assert!(told.starts_with(&title), "{told}");
    let cited = page.attributes("main a[href*='edition=']", "href");
    let page = page.follow("Follow this search").await.ok();
    let page = page.shows(&format!("Back to “{title}”"));
    let feed = "https://praxis.example/practices.atom?also=10";
    assert_eq!(page.attributes("main input[readonly]", "value"), [feed]);
    let page = site.browser.visit("/explore?also=10").await.ok();
    page.shows("2 practices");
    for path in [
        "/practices.atom?also=10",
        "/practices.csv?also=10",
        "/practices.jsonl?also=10",
        cited[0].as_str(),
    ] {
        let page = site.browser.visit(path).await.ok();
        for (title, _, others, _) in PRACTICES {
            let has = page.body.contains(title);
            assert_eq!(has, others.contains(&"10"), "{path}: {title}");
        }
    }
    for odd in ["also=24", "also=09", "also=KZ"] {
        let page = site.browser.visit(&format!("/practices?{odd}")).await;
        page.status(404);
    }
    for (query, robots) in [
        ("also=9&also=10", ""),
        ("also=9&also=10&also=23", "noindex, nofollow"),
    ] {
        let page = site.browser.visit(&format!("/practices?{query}")).await;
        let told = page.ok().attributes("meta[name=robots]", "content");
        assert_eq!(told.concat(), robots, "{query}");
    }
}
story!(its_lists_are_those_of_a_search);

/// Programs ask by the same name, and read the terms with their counts.
async fn programs_ask_by_it(world: World) {
    let (_, site) = published(&world).await;
    let read = async |path: &str| -> Value {
        let page = site.browser.visit(path).await.ok();
        serde_json::from_str(&page.body).unwrap()
    };
    let found = read("/api/v1/practices?also=10&also=23&country=FJ").await;
    assert_eq!(found["total"], 1);
    assert_eq!(found["items"][0]["title"], REGISTRY);
    let terms = read("/api/v1/also").await;
    let terms = terms["items"].as_array().unwrap();
    assert_eq!(terms.len(), 23);
    let counted: Vec<(&str, i64)> = terms
        .iter()
        .map(|one| {
            (
                one["id"].as_str().unwrap(),
                one["practices"].as_i64().unwrap(),
            )
        })
        .filter(|(_, practices)| *practices > 0)
        .collect();
    assert_eq!(counted, [("9", 1), ("10", 2), ("23", 1)]);
    let description = read("/api/v1/openapi.json").await;
    let parameters = &description["paths"]["/api/v1/practices"]["get"]["parameters"];
    let names: Vec<&str> = parameters
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(names[..4], ["q", "objective", "also", "country"]);
}
story!(programs_ask_by_it);

/// Where the review team files a practice under one of the others, that one is no other any more. The first answer of its
/// authors, which no public page shows then, finds nothing.
async fn the_filing_decides_which_are_the_others(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let changes = json!({"also": ["10", "23"]});
    let id = cast.draft(REGISTRY, 9).await;
    cast.write(&cast.amina, id, &answers_with(REGISTRY, 9, changes))
        .await;
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    let ten = ObjectiveNumber::new(10).unwrap();
    cast.act(&cast.ruth, &id, Intent::Move(ten)).await.unwrap();
    cast.approve(id).await;
    site.catch_up().await;
    for (query, found) in [
        ("objective=10", true),
        ("also=23", true),
        ("also=10", false),
        ("objective=9", false),
        ("also=9", false),
    ] {
        let titles = titles(&site, &format!("/practices?{query}")).await;
        assert_eq!(!titles.is_empty(), found, "{query}");
    }
}
story!(the_filing_decides_which_are_the_others);
