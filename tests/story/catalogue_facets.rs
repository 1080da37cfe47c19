//! Lists are narrowed by facets: several terms of each, exact counts that follow the other choices, addresses that can be
//! shared, three orders, and pages by key.

use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::Page;
use crate::cast::Cast;
use crate::site::{Site, answers_with, publish};
use crate::world::World;

/// Practices that differ in every facet: title, objective, and answers.
pub fn practices() -> Vec<(&'static str, u8, Value)> {
    vec![
        (
            "Seasonal work in Fiji",
            5,
            json!({"countries": ["FJ", "AU"], "type": "bilateral-agreement", "scope": "bilateral", "from": "2019-03",
                   "stage": "one-place", "machine_help": "none", "goals": ["8", "10"], "language": "en"}),
        ),
        (
            "Safe return to Samoa",
            21,
            json!({"countries": ["WS"], "type": "legislation", "scope": "national", "from": "2021",
                   "stage": "just-tried", "machine_help": "language", "machine_checked": true, "goals": ["10"], "language": "en",
                   "organisations": [
                       {"name": "Samoa Law Reform", "kind": "parliament", "role": "lead"},
                       {"name": "Church of Apia", "kind": "faith-community", "role": "partner"}]}),
        ),
        (
            "Échanges de main-d’œuvre",
            5,
            json!({"countries": ["FR", "MA"], "type": "bilateral-agreement", "scope": "bilateral", "from": "1963",
                   "language": "fr", "principles": [{"principle": "rule-of-law", "how": "Par écrit."}]}),
        ),
        (
            "A dialogue of the Pacific",
            23,
            json!({"countries": [], "regions": ["m49-009"], "from": "2019", "language": "en", "also": ["5", "21"]}),
        ),
        (
            "Almaty Process",
            23,
            json!({"countries": ["KZ", "KG"], "from": "2013-06", "language": "en", "also": ["5"]}),
        ),
    ]
}

/// The terms of a practice, as the facets name them.
pub fn terms_of(objective: u8, changes: &Value) -> Vec<(String, String)> {
    let usual = crate::cast::answers("Any", objective).to_json();
    let answer = |name: &str| {
        let own = changes.get(name).filter(|own| !own.is_null());
        own.or_else(|| usual.get(name)).cloned().unwrap_or_default()
    };
    let list = |name: &str| -> Vec<String> {
        let all = answer(name).as_array().cloned().unwrap_or_default();
        all.iter()
            .map(|one| one.as_str().unwrap_or_default().to_owned())
            .collect()
    };
    let word = |name: &str| answer(name).as_str().unwrap_or_default().to_owned();
    let mut terms = vec![("objective".to_owned(), objective.to_string())];
    for name in ["type", "stage", "scope", "language", "machine_help"] {
        terms.extend(Some((name.to_owned(), word(name))).filter(|(_, word)| !word.is_empty()));
    }
    terms.push(("year".to_owned(), word("from")[..4].to_owned()));
    terms.extend(
        list("countries")
            .into_iter()
            .map(|one| ("country".to_owned(), one)),
    );
    for (name, facet) in [("goals", "goal"), ("also", "also")] {
        let ids = list(name).into_iter();
        terms.extend(ids.map(|id| (facet.to_owned(), id)));
    }
    for (name, facet, of) in [
        ("principles", "principle", "principle"),
        ("organisations", "organisation", "kind"),
    ] {
        let all = answer(name).as_array().cloned().unwrap_or_default();
        let ids = all
            .iter()
            .map(|one| one[of].as_str().unwrap_or_default().to_owned());
        terms.extend(ids.map(|id| (facet.to_owned(), id)));
    }
    terms
}

pub async fn published(world: &World) -> (Cast, Site) {
    let cast = Cast::of(world).await;
    let mut site = Site::of(world);
    for (title, objective, changes) in practices() {
        publish(&cast, &cast.amina, &answers_with(title, objective, changes)).await;
        cast.app.clock.advance(Duration::from_mins(1));
    }
    site.catch_up().await;
    (cast, site)
}

/// The number beside a term, or none if the page does not offer it.
pub fn count_beside(page: &Page, facet: &str, id: &str) -> Option<usize> {
    let label = format!("label:has(> input[name='{facet}'][value='{id}'])");
    let told = page.texts(&format!("{label} > small"));
    told.first().map(|count| count.parse().unwrap())
}

/// Whatever is chosen, the list and the number beside each term are those that a count of the practices gives.
async fn counts_are_exact_and_follow_the_other_choices(world: World) {
    let (_, site) = published(&world).await;
    let all: Vec<_> = practices()
        .into_iter()
        .map(|(title, objective, changes)| (title, terms_of(objective, &changes)))
        .collect();
    let mut known: Vec<(String, String)> =
        all.iter().flat_map(|(_, terms)| terms.clone()).collect();
    known.sort();
    known.dedup();
    // No choice, each single one, and each two that stand side by side or far apart.
    let mut questions: Vec<Vec<(String, String)>> = vec![Vec::new()];
    questions.extend(known.iter().map(|one| vec![one.clone()]));
    for step in [1, 5, 11] {
        let others = known.iter().cycle().skip(step);
        questions.extend(
            known
                .iter()
                .zip(others)
                .map(|(one, other)| vec![one.clone(), other.clone()]),
        );
    }
    for chosen in questions {
        let allows = |terms: &[(String, String)], except: Option<&str>| {
            chosen
                .iter()
                .filter(|(facet, _)| Some(facet.as_str()) != except)
                .all(|(facet, _)| {
                    chosen
                        .iter()
                        .any(|one| one.0 == *facet && terms.contains(one))
                })
        };
        let query: Vec<String> = chosen
            .iter()
            .map(|(facet, id)| format!("{facet}={id}"))
            .collect();
        let page = site
            .browser
            .visit(&format!("/practices?{}", query.join("&")))
            .await
            .ok();
        let mut found = page.texts(".items h3");
        found.sort();
        let mut expected: Vec<_> = all
            .iter()
            .filter(|(_, terms)| allows(terms, None))
            .map(|(title, _)| title.to_string())
            .collect();
        expected.sort();
        assert_eq!(found, expected, "{query:?}");
        for (facet, id) in &known {
            let term = (facet.clone(), id.clone());
            let with = all
                .iter()
                .filter(|(_, terms)| terms.contains(&term) && allows(terms, Some(facet)))
                .count();
            let told = count_beside(&page, facet, id);
            // A facet that cannot narrow the list is not offered.
            assert_eq!(told.unwrap_or(with), with, "{query:?} {facet} {id}");
            let is_chosen = chosen.contains(&term);
            assert!(
                !is_chosen || told.is_some(),
                "{query:?} {facet} {id} was chosen"
            );
        }
    }
}
story!(counts_are_exact_and_follow_the_other_choices);

/// “What lies in it”: a practice of a country is one of its regions, and a region named is one of those that hold it.
async fn a_region_holds_what_lies_in_it(world: World) {
    let (_, site) = published(&world).await;
    let titles = async |query: &str| {
        let page = site
            .browser
            .visit(&format!("/practices?{query}"))
            .await
            .ok();
        page.texts(".items h3")
    };
    // Newest first.
    let pacific = [
        "A dialogue of the Pacific",
        "Safe return to Samoa",
        "Seasonal work in Fiji",
    ];
    assert_eq!(titles("region=m49-009").await, pacific);
    assert_eq!(titles("region=m49-061").await, ["Safe return to Samoa"]);
    assert_eq!(
        titles("region=m49-009&since=2020").await,
        ["Safe return to Samoa"]
    );
    assert_eq!(
        titles("region=m49-009&since=2019&type=bilateral-agreement").await,
        ["Seasonal work in Fiji"]
    );
    // Years are terms like others: any of them is enough.
    assert_eq!(
        titles("year=1963&since=2021").await,
        ["Échanges de main-d’œuvre", "Safe return to Samoa"]
    );
    // Words and choices together.
    assert_eq!(
        titles("q=seasonal&region=m49-009").await,
        ["Seasonal work in Fiji"]
    );
    assert_eq!(titles("q=seasonal&region=m49-143").await, [] as [&str; 0]);
}
story!(a_region_holds_what_lies_in_it);

/// The form works without a script. Its address is the one that is shared, and each choice can be taken back.
async fn choices_are_made_and_taken_back(world: World) {
    let (_, site) = published(&world).await;
    let page = site.browser.visit("/practices?q=work").await.ok();
    let form = page.form("/practices");
    let page = form
        .tick("objective", "5")
        .tick("region", "m49-009")
        .choose("since", "2019")
        .press("Show practices")
        .await
        .ok()
        .lands_on("/practices?q=work&objective=5&region=m49-009&since=2019");
    assert_eq!(page.texts(".items h3"), ["Seasonal work in Fiji"]);
    assert_eq!(
        page.texts(".chips a"),
        [
            "Remove Objective 5: Regular migration pathways×",
            "Remove Region: Oceania×",
            "Remove Began in: 2019 or later×"
        ]
    );
    // New words keep the choices.
    let other = page
        .form("/practices")
        .fill("q", "seasonal")
        .press("Show practices")
        .await
        .ok();
    other.lands_on("/practices?q=seasonal&objective=5&region=m49-009&since=2019");
    let page = page.go(&page.attributes(".chips a", "href")[1]).await.ok();
    let page = page.lands_on("/practices?q=work&objective=5&since=2019");
    let page = page
        .follow("Remove all choices")
        .await
        .ok()
        .lands_on("/practices?q=work");
    page.follow("Title")
        .await
        .ok()
        .lands_on("/practices?q=work&sort=title");
    // A list of one term leads there, too.
    let list = site.browser.visit("/countries/WS").await.ok();
    list.follow("Narrow this list")
        .await
        .ok()
        .lands_on("/practices?country=WS");
    let french = site.browser.visit("/fr/regions/m49-009").await.ok();
    let french = french.follow("Affiner cette liste").await.ok();
    french
        .lands_on("/fr/practices?region=m49-009")
        .shows("Région : Océanie");
}
story!(choices_are_made_and_taken_back);

/// Nothing found because of a choice is said with what a reader would find without it, and words are not loosened.
async fn nothing_found_says_which_choice_is_in_the_way(world: World) {
    let (_, site) = published(&world).await;
    let page = site
        .browser
        .visit("/practices?q=seasonal&objective=23&region=m49-009")
        .await
        .ok();
    let page = page.shows("Nothing found with these 2 choices");
    let page = page.lacks("These contain some of them");
    assert_eq!(page.texts(".items h3"), [] as [&str; 0]);
    let page = page
        .follow("Without “Objective 23: International cooperation” there is 1 practice.")
        .await
        .ok();
    assert_eq!(page.texts(".items h3"), ["Seasonal work in Fiji"]);
    // Words that stand in no practice are loosened within the choices.
    let page = site
        .browser
        .visit("/practices?q=seasonal+nonsuchword&region=m49-009")
        .await
        .ok();
    let page = page.shows("These contain some of them");
    assert_eq!(page.texts(".items h3"), ["Seasonal work in Fiji"]);
    let page = site
        .browser
        .visit("/practices?q=nonsuchword&region=m49-009")
        .await
        .ok();
    page.shows("Nothing found with this choice");
}
story!(nothing_found_says_which_choice_is_in_the_way);

/// Every order is walked by key to its end and back: the same practices in the same order, none twice.
async fn each_order_is_walked_to_its_end_and_back(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let mut titles: Vec<String> = (0..42)
        .map(|number| format!("Town {:02} registers", number * 7 % 42))
        .collect();
    // Equal titles, another script, signs and accents at the beginning.
    for other in [
        "Town 05 registers",
        "“Étape” of a town",
        "Ёлка",
        "Eta",
        "États",
    ] {
        titles.push(other.to_owned());
    }
    for title in &titles {
        publish(&cast, &cast.amina, &answers_with(title, 9, json!({}))).await;
        cast.app.clock.advance(Duration::from_secs(1));
    }
    site.catch_up().await;
    let newest: Vec<String> = titles.iter().rev().cloned().collect();
    let mut by_title = titles.clone();
    by_title.sort_by_key(|title| match title.as_str() {
        "“Étape” of a town" => "etape of a town".to_owned(),
        "Ёлка" => "елка".to_owned(),
        other => other.to_lowercase().replace('é', "e"),
    });
    for (query, expected) in [
        ("sort=title", Some(&by_title)),
        ("objective=9&sort=title", Some(&by_title)),
        ("objective=9", Some(&newest)),
        ("", Some(&newest)),
        ("q=town&sort=newest", None),
        ("q=registers&sort=title", None),
        ("q=town", None),
    ] {
        let mut pages = vec![
            site.browser
                .visit(&format!("/practices?{query}"))
                .await
                .ok(),
        ];
        while let Some(next) = pages
            .last()
            .unwrap()
            .attributes("a[rel=next]", "href")
            .first()
        {
            let page = site.browser.visit(next).await.ok();
            pages.push(page);
        }
        let read = |page: &Page| page.texts(".items h3");
        let walked: Vec<String> = pages.iter().flat_map(read).collect();
        match expected {
            Some(expected) => assert_eq!(walked, *expected, "{query}"),
            None => assert!(walked.len() > 40, "{query}: {walked:?}"),
        }
        let mut back = pages.pop().unwrap();
        while let Some(page) = pages.pop() {
            let link = back.attributes("a[rel=prev]", "href").remove(0);
            back = site.browser.visit(&link).await.ok();
            assert_eq!(read(&back), read(&page), "{query}");
            let position = |page: &Page| page.texts(".num.soft");
            assert_eq!(position(&back), position(&page), "{query}");
        }
    }
}
story!(each_order_is_walked_to_its_end_and_back);

/// Search engines keep a list with two choices; more of them, words or another order have no end.
async fn search_engines_keep_few_choices(world: World) {
    let (_, site) = published(&world).await;
    for (query, robots) in [
        ("", ""),
        ("objective=5", ""),
        ("objective=5&country=FJ", ""),
        ("objective=5&objective=23&country=FJ", "noindex, nofollow"),
        ("objective=5&country=FJ&since=2019", "noindex, nofollow"),
        ("sort=title", "noindex, nofollow"),
        ("q=work", "noindex"),
    ] {
        let page = site
            .browser
            .visit(&format!("/practices?{query}"))
            .await
            .ok();
        let told = page.attributes("meta[name=robots]", "content");
        assert_eq!(told.concat(), robots, "{query}");
    }
}
story!(search_engines_keep_few_choices);

/// A narrowed list has a feed, and the page that says how to follow it names the choices.
async fn a_narrowed_list_can_be_followed(world: World) {
    let (_, site) = published(&world).await;
    let page = site
        .browser
        .visit("/practices?region=m49-009&since=2020")
        .await
        .ok();
    let page = page.follow("Follow this search").await.ok();
    let page = page.shows("Back to “Practices (Oceania; 2020 or later)”");
    let feed = "https://praxis.example/practices.atom?region=m49-009&since=2020";
    assert_eq!(page.attributes("main input[readonly]", "value"), [feed]);
    let feed = site
        .browser
        .visit("/practices.atom?region=m49-009&since=2020")
        .await
        .ok();
    assert!(feed.body.contains("Safe return to Samoa"));
    assert!(!feed.body.contains("Seasonal work in Fiji"));
    assert!(
        feed.body
            .contains("<title>Practices (Oceania; 2020 or later)</title>"),
        "{}",
        feed.body
    );
    // One term alone is the list of that term.
    let page = site.browser.visit("/subscribe?country=WS").await.ok();
    let feed = "https://praxis.example/countries/WS.atom";
    assert_eq!(page.attributes("main input[readonly]", "value"), [feed]);
}
story!(a_narrowed_list_can_be_followed);

/// What its authors say of a practice moves it from one term to another, at the edition in which the public reads it.
async fn the_facets_follow_what_authors_say(world: World) {
    let (cast, mut site) = published(&world).await;
    let count = |page: &Page, id| count_beside(page, "freshness", id);
    let page = site.browser.visit("/practices").await.ok();
    assert_eq!(
        count(&page, "current"),
        None,
        "one term cannot narrow a list"
    );
    for _ in 0..2 {
        cast.app.clock.advance(Duration::from_hours(24 * 366));
        cast.settle().await;
        cast.settle().await;
    }
    cast.app.clock.advance(Duration::from_hours(24 * 31));
    cast.settle().await;
    site.catch_up().await;
    let page = site
        .browser
        .visit("/practices?freshness=unconfirmed")
        .await
        .ok();
    assert_eq!(count(&page, "unconfirmed"), Some(5));
    assert_eq!(page.texts(".items h3").len(), 5);
    site.browser
        .visit("/practices?freshness=current")
        .await
        .ok()
        .shows("Nothing found with this choice");
}
story!(the_facets_follow_what_authors_say);

/// What no list has is refused in words; what a form leaves empty is not.
async fn odd_choices_are_refused_or_left_out(world: World) {
    let (_, site) = published(&world).await;
    for (odd, status) in [
        ("objective=24", 404),
        ("objective=9%27+or+1%3D1--", 404),
        ("country=kz", 404),
        ("country=%00", 400),
        ("region=m49-001", 404),
        ("year=20190", 404),
        ("since=yesterday", 404),
        ("language=de", 404),
        ("freshness=Ended", 404),
        ("goal=18", 404),
        ("since=2019&since=2020", 400),
        ("sort=random", 400),
    ] {
        for page in [
            "/practices",
            "/fr/practices",
            "/practices.atom",
            "/subscribe",
        ] {
            let page = site.browser.visit(&format!("{page}?{odd}")).await;
            page.status(status);
        }
    }
    for odd in ["q=a&from=b00", "sort=title&from=a5b5d"] {
        site.browser
            .visit(&format!("/practices?{odd}"))
            .await
            .status(400);
    }
    for (odd, list) in [
        ("/practices?from=2019", "/practices"),
        ("/objectives/9?from=a5b", "/objectives/9"),
        (
            "/fr/practices?objective=9&from=2019",
            "/fr/practices?objective=9",
        ),
    ] {
        let page = site.browser.visit(odd).await.status(400);
        assert_eq!(page.attributes("main a", "href")[0], list);
        page.shows(if odd.starts_with("/fr") {
            "La première page de cette liste"
        } else {
            "The first page of this list"
        });
    }
    for (sent, clean) in [
        ("q=&objective=&since=&sort=", "/practices"),
        (
            "utm_source=mail&objective=5&objective=5",
            "/practices?objective=5",
        ),
        ("sort=relevance", "/practices"),
        (
            "type=legislation&objective=21",
            "/practices?objective=21&type=legislation",
        ),
    ] {
        site.browser
            .visit(&format!("/practices?{sent}"))
            .await
            .ok()
            .lands_on(clean);
    }
    let many: Vec<String> = (1..24)
        .map(|number| format!("objective={number}"))
        .collect();
    let page = site
        .browser
        .visit(&format!("/practices?{}", many.join("&")))
        .await
        .ok();
    assert_eq!(page.texts(".items h3").len(), 5);
    // A text without a word is no search; with a choice it is that choice.
    site.browser
        .visit("/practices?q=%28%28%28")
        .await
        .ok()
        .shows("Type a word to search for");
    let page = site
        .browser
        .visit("/practices?q=%28%28%28&objective=21")
        .await
        .ok();
    assert_eq!(page.texts(".items h3"), ["Safe return to Samoa"]);
}
story!(odd_choices_are_refused_or_left_out);

/// While the index is being built the list of all practices is served, without facets.
async fn the_list_is_served_without_an_index(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    let page = site.browser.visit("/practices").await.ok();
    assert_eq!(page.texts(".items h3"), ["Almaty Process"]);
    assert_eq!(page.count("fieldset"), 0);
    let page = site
        .browser
        .visit("/practices?objective=9")
        .await
        .status(503);
    page.shows("not ready yet");
    site.catch_up().await;
    let page = site.browser.visit("/practices?objective=9").await.ok();
    assert_eq!(page.texts(".items h3"), ["Almaty Process"]);
    // The reference of a practice leads to it.
    let page = site.browser.visit("/practices?q=px-2026-0001").await.ok();
    page.follow("PX-2026-0001")
        .await
        .ok()
        .lands_on("/practices/almaty-process");
}
story!(the_list_is_served_without_an_index);
