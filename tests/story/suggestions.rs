//! What a reader may mean who is typing, in the browser's own search box and in that of the site.

use serde_json::{Value, json};

use crate::cast::Cast;
use crate::site::Site;
use crate::world::World;

/// The texts that are suggested, and their addresses.
async fn suggested(site: &Site, path: &str) -> (Vec<String>, Vec<String>) {
    let page = site.browser.visit(path).await.ok();
    assert_eq!(
        page.header("content-type"),
        Some("application/x-suggestions+json"),
        "{path}"
    );
    let said: Value = serde_json::from_str(&page.body).unwrap();
    let texts = |place: usize| {
        let all = said[place].as_array().unwrap().iter();
        all.map(|one| one.as_str().unwrap().to_owned()).collect()
    };
    let (names, notes, links): (Vec<String>, Vec<String>, Vec<String>) =
        (texts(1), texts(2), texts(3));
    assert!(names.len() == notes.len() && names.len() == links.len());
    assert!(names.len() <= 10);
    (names, links)
}

/// Titles by the beginnings of their words, and names of places and objectives; nothing that is not public.
async fn a_reader_who_types_is_offered_titles_and_names(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    cast.published("Kenema’s mobile registrars", 4).await;
    cast.published("Visas for Kenyan carers", 12).await;
    cast.published("Almaty Process", 9).await;
    cast.submitted("Kenya’s secret", 9).await;
    site.catch_up().await;
    let at = |path: &str| format!("https://praxis.example{path}");
    let (names, links) = suggested(&site, "/suggest?q=ken").await;
    assert_eq!(
        names,
        [
            "Kenya",
            "Visas for Kenyan carers",
            "Kenema’s mobile registrars"
        ]
    );
    assert_eq!(
        links[..2],
        [
            at("/countries/KE"),
            at("/practices/visas-for-kenyan-carers")
        ]
    );
    for (typed, expected) in [
        ("vis", vec!["Visas for Kenyan carers"]),
        ("VISAS+ca", vec!["Visas for Kenyan carers"]),
        // A word that is complete is a word: the text of the practice does not count, its title does.
        ("almaty+", vec!["Almaty Process"]),
        ("ministry", vec![]),
        ("secret", vec![]),
        ("k", vec![]),
        ("", vec![]),
        ("%22%2A%5ENEAR(", vec![]),
    ] {
        let (found, _) = suggested(&site, &format!("/suggest?q={typed}")).await;
        let titles: Vec<&String> = found.iter().filter(|name| !name.contains(':')).collect();
        assert_eq!(titles, expected.iter().collect::<Vec<_>>(), "{typed}");
    }
    let (french, links) = suggested(&site, "/fr/suggest?q=kirgh").await;
    assert_eq!(
        (french, links),
        (
            vec!["Kirghizistan".to_owned()],
            vec![at("/fr/countries/KG")]
        )
    );
    // The search itself takes a word as a word.
    site.browser
        .visit("/practices?q=vis")
        .await
        .ok()
        .lacks("Visas for");
    let refused = site.browser.visit("/suggest?q=a&q=b").await;
    refused.status(400);
}
story!(a_reader_who_types_is_offered_titles_and_names);

/// However many titles begin so, an answer is small, and costs few calls.
async fn suggestions_stay_small(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    for number in 1..=12 {
        cast.published(&format!("Practice {number}"), 9).await;
    }
    site.catch_up().await;
    let calls = world.app.db.calls();
    let (names, _) = suggested(&site, "/suggest?q=practi").await;
    let asked = world.app.db.calls() - calls;
    let titles: Vec<&String> = names.iter().filter(|name| !name.contains(':')).collect();
    assert_eq!((titles[0].as_str(), titles.len()), ("Practice 12", 7));
    assert!(asked <= 3, "{asked} calls");
}
story!(suggestions_stay_small);

/// While the index is being built there are none, and the search box works as before.
async fn without_an_index_nothing_is_suggested(world: World) {
    let site = Site::of(&world);
    let page = site.browser.visit("/suggest?q=ken").await.status(503);
    assert_eq!(page.header("retry-after"), Some("5"));
}
story!(without_an_index_nothing_is_suggested);

/// A browser finds the description in the head of each public page, and in it the addresses of search and suggestions.
async fn a_browser_finds_the_search(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    site.catch_up().await;
    for (page, found) in [
        ("/", "/opensearch.xml"),
        ("/practices/almaty-process", "/opensearch.xml"),
        ("/about", "/opensearch.xml"),
        ("/fr/objectives/9", "/fr/opensearch.xml"),
    ] {
        let head = site.browser.visit(page).await.ok();
        assert_eq!(
            head.attributes("head link[rel=search]", "href"),
            [found],
            "{page}"
        );
        let suggests = found.replace("opensearch.xml", "suggest");
        let boxes = head.attributes("input[type=search]", "data-suggests");
        assert!(
            boxes.iter().all(|one| *one == suggests),
            "{page}: {boxes:?}"
        );
    }
    for prefix in ["", "/fr"] {
        let page = site
            .browser
            .visit(&format!("{prefix}/opensearch.xml"))
            .await
            .ok();
        assert_eq!(
            page.header("content-type"),
            Some("application/opensearchdescription+xml; charset=utf-8")
        );
        let templates: Vec<&str> = page
            .body
            .split("template=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert_eq!(
            json!(templates),
            json!([
                format!("https://praxis.example{prefix}/practices?q={{searchTerms}}"),
                format!("https://praxis.example{prefix}/practices.atom?q={{searchTerms}}"),
                format!("https://praxis.example{prefix}/suggest?q={{searchTerms}}"),
                format!("https://praxis.example{prefix}/opensearch.xml"),
            ])
        );
        for template in &templates[..3] {
            let path = template.trim_start_matches("https://praxis.example");
            site.browser
                .visit(&path.replace("{searchTerms}", "almaty"))
                .await
                .ok();
        }
        let name = page.body.split("<ShortName>").nth(1).unwrap();
        assert!(name.split('<').next().unwrap().chars().count() <= 16);
    }
}
story!(a_browser_finds_the_search);
