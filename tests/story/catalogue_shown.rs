//! What a page of the catalogue says besides its texts: what was not answered, the facts in their order, counts that are
//! true, the place in a list, how to subscribe, and what search engines are told.

use std::collections::{BTreeMap, BTreeSet};

use praxis::practice::answers::Answers;
use praxis::router::{self, SitePart};
use serde_json::json;

use crate::browser::Page;
use crate::cast::{self, Cast};
use crate::site::{Site, answers_with, publish};
use crate::world::World;

/// Answers with nothing but what is required.
fn short_answers(title: &str) -> Answers {
    let mut all = cast::answers(title, 9).to_json();
    let object = all.as_object_mut().unwrap();
    for asked in [
        "problem",
        "results",
        "who_benefits",
        "principles",
        "sources",
    ] {
        object.remove(asked);
    }
    object.insert("stage".to_owned(), json!("just-tried"));
    Answers::from_json(&all).unwrap()
}

/// A short practice is read as what it says: headings only above texts, and one line names what was not answered.
async fn a_short_practice_is_no_list_of_reproaches(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    publish(&cast, &cast.amina, &short_answers("Almaty Process")).await;
    let page = site.browser.visit("/practices/almaty-process").await.ok();
    assert_eq!(page.texts(".prose h2"), ["What was done"]);
    assert_eq!(
        page.texts(".unsaid"),
        [
            "Not answered: the problem, the results, who benefited, what was difficult, what others would need, \
             guiding principles, sources."
        ]
    );
    let page = page.lacks("Who benefited").lacks("Guiding principles");
    assert_eq!(page.count(".prose > p:not(.unsaid) + h2 + .unsaid"), 0);
    let french = site
        .browser
        .visit("/fr/practices/almaty-process")
        .await
        .ok();
    assert_eq!(
        french.texts(".unsaid"),
        [
            "Sans réponse : le problème, les résultats, les bénéficiaires, ce qui a été difficile, ce dont d’autres \
             auraient besoin, les principes directeurs, les sources."
        ]
    );
    let feed = site.browser.visit("/objectives/9.atom").await.ok();
    assert!(
        feed.body.contains("Not answered: the problem"),
        "{}",
        feed.body
    );
    assert!(!feed.body.contains("Guiding principles"), "{}", feed.body);
}
story!(a_short_practice_is_no_list_of_reproaches);

/// Why there are no results yet is an answer, and a practice with all answers has no such line.
async fn only_what_was_left_out_is_named(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let changes = json!({"lessons": "It took time.", "advice": "A patient chair."});
    publish(&cast, &cast.amina, &answers_with("Whole", 9, changes)).await;
    let page = site.browser.visit("/practices/whole").await.ok();
    assert_eq!(page.count(".unsaid"), 0);
    assert_eq!(
        page.texts(".prose h2"),
        [
            "The problem",
            "What was done",
            "What changed",
            "What was difficult",
            "What others would need",
            "Sources"
        ]
    );
    let mut early = short_answers("Early").to_json();
    early["no_results_yet"] = json!("It began in May.");
    publish(&cast, &cast.amina, &Answers::from_json(&early).unwrap()).await;
    let page = site.browser.visit("/practices/early").await.ok();
    assert_eq!(page.texts(".prose h2"), ["What was done", "What changed"]);
    page.shows("No results yet: It began in May.")
        .shows("Not answered: the problem, who benefited")
        .lacks("the results,");
}
story!(only_what_was_left_out_is_named);

/// The facts stand in one order on every practice, the objective first; places stand in one line.
async fn facts_stand_in_their_order(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let changes = json!({
        "also": ["10", "23"], "regions": ["m49-143", "m49-145"], "goals": ["10"],
        "who_benefits_words": "Families of traders", "contact": "shown",
        "focal_point": {"name": "Nour Focal", "organisation": "Ministry of Labour",
            "email": "nour@focal.example", "public": true},
    });
    publish(
        &cast,
        &cast.amina,
        &answers_with("Almaty Process", 9, changes),
    )
    .await;
    let page = site.browser.visit("/practices/almaty-process").await.ok();
    let labels = page.texts(".facts dt");
    assert_eq!(
        labels,
        [
            "Objective it serves most",
            "Also serves",
            "Where",
            "Regions",
            "Level",
            "When",
            "Kind",
            "Progress",
            "Carried out by",
            "Who benefited",
            "More on who benefited",
            "Guiding principles",
            "Sustainable Development Goals",
            "Described by",
            "Responsible there",
            "Whom to ask",
        ]
    );
    let values = page.texts(".facts dd");
    let of = |label: &str| {
        let at = labels.iter().position(|one| one == label).unwrap();
        values[at].as_str()
    };
    assert_eq!(of("Where"), "Kazakhstan, Kyrgyzstan");
    assert_eq!(of("Regions"), "Central Asia, Western Asia");
    assert_eq!(
        page.attributes(".facts dd > a[href^='/countries/']", "href"),
        ["/countries/KZ", "/countries/KG"]
    );
}
story!(facts_stand_in_their_order);

/// Every number of the figures is the number of practices behind its link, and a region holds at least what a region
/// within it holds.
async fn every_count_is_what_its_link_finds(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let places = [
        json!({"countries": ["KZ", "KG"]}),
        json!({"countries": [], "regions": ["african-union"]}),
        json!({"countries": [], "regions": ["ecowas"]}),
        json!({"countries": [], "regions": ["m49-015"]}),
        json!({"countries": ["NG"], "regions": ["african-union"]}),
        json!({"countries": [], "regions": ["eu"]}),
        json!({"countries": ["CY"]}),
        json!({"countries": ["CI", "EG"]}),
        json!({"countries": [], "regions": ["m49-001"]}),
    ];
    for (number, place) in places.into_iter().enumerate() {
        let title = format!("Practice {number}");
        publish(&cast, &cast.amina, &answers_with(&title, 9, place)).await;
    }
    for prefix in ["", "/fr"] {
        let mut counts = BTreeMap::new();
        for path in ["", "/explore", "/objectives"] {
            let path = match format!("{prefix}{path}") {
                home if home.is_empty() => "/".to_owned(),
                path => path,
            };
            let page = site.browser.visit(&path).await.ok();
            for (link, count) in counted_links(&page) {
                let found = site.browser.visit(&link).await.ok();
                let heading = found.texts("#found").join(" ");
                let number = heading.split(' ').next().unwrap().parse().unwrap_or(0);
                assert_eq!(count, number, "{path}: {link} says {heading}");
                counts.insert(link, count);
            }
        }
        let of = |id: &str| counts[&format!("{prefix}/regions/{id}")];
        assert_eq!(
            [of("m49-002"), of("african-union"), of("m49-150"), of("eu")],
            [5, 5, 1, 2],
            "Cyprus lies in Asia, and belongs to the European Union"
        );
        assert_eq!(of("ecowas"), 3);
    }
    let grouping = site.browser.visit("/regions/ecowas").await.ok();
    assert_eq!(grouping.texts(".kicker"), ["Grouping"]);
}
story!(every_count_is_what_its_link_finds);

/// The links with a number beside them: of the table of regions, the columns, the objectives.
fn counted_links(page: &Page) -> Vec<(String, usize)> {
    let mut counted = Vec::new();
    for (row, number) in [
        ("tbody tr", "td.num"),
        (".counted li", ".num"),
        (".objectives li", ".c"),
    ] {
        let links = page.attributes(&format!("{row} a"), "href");
        let numbers = page.texts(&format!("{row} {number}"));
        let per_row = numbers.len() / links.len().max(1);
        let firsts = numbers.into_iter().step_by(per_row.max(1));
        counted.extend(links.into_iter().zip(firsts.map(|text| {
            let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
            digits.parse().unwrap()
        })));
    }
    counted
}

/// A number and its noun agree, also where the noun is only heard.
async fn one_practice_is_not_one_practices(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    for (prefix, one, many) in [
        ("", "1 practice", "0 practices"),
        ("/fr", "1 pratique", "0 pratique"),
    ] {
        for path in ["", "/objectives", "/explore"] {
            let path = match format!("{prefix}{path}") {
                home if home.is_empty() => "/".to_owned(),
                path => path,
            };
            let page = site.browser.visit(&path).await.ok();
            for count in [page.texts(".objectives .c"), page.texts(".counted .num")].concat() {
                assert!([one, many].contains(&count.as_str()), "{path}: {count}");
            }
            let page = page.lacks("1 practices").lacks("1 pratiques");
            assert!(!page.whole_text().contains("1 pratiques"));
        }
    }
}
story!(one_practice_is_not_one_practices);

/// A list of several pages says which part of it a page shows, in its text and in its title.
async fn a_page_says_its_place_in_the_list(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    for number in 1..=43 {
        cast.published(&format!("Practice {number}"), 9).await;
    }
    site.catch_up().await;
    let title = |page: &Page| page.texts("head title").join(" ");
    for path in [
        "/objectives/9",
        "/countries/KZ",
        "/regions/m49-143",
        "/practices",
        "/practices?q=practice",
    ] {
        let first = site.browser.visit(path).await.ok().shows("1 to 20 of 43");
        assert!(!title(&first).contains("page"), "{path}: {}", title(&first));
        let second = first.follow("Next").await.ok().shows("21 to 40 of 43");
        assert!(title(&second).contains(", page 2 – "), "{}", title(&second));
        let third = second.follow("Next").await.ok().shows("41 to 43 of 43");
        assert!(title(&third).contains(", page 3 – "), "{}", title(&third));
        let back = third.follow("Previous").await.ok().shows("21 to 40 of 43");
        assert!(title(&back).contains(", page 2 – "), "{}", title(&back));
        back.follow("Previous").await.ok().shows("1 to 20 of 43");
        // The other language continues at the same place.
        let french = second.follow("Français").await.ok();
        french.shows("21 à 40 sur 43");
    }
    cast.published("Alone", 10).await;
    site.browser
        .visit("/objectives/10")
        .await
        .ok()
        .lacks("1 to 1");
}
story!(a_page_says_its_place_in_the_list);

/// The countries stand under their letters, and each part of the page has a link at its top.
async fn the_figures_are_found_by_letter(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let changes = json!({"countries": ["EG", "ET", "AT", "FJ"], "regions": ["african-union"]});
    publish(&cast, &cast.amina, &answers_with("Far", 9, changes)).await;
    let page = site.browser.visit("/fr/explore").await.ok();
    assert_eq!(page.texts(".columned h3"), ["A", "E", "F"]);
    assert_eq!(page.texts("#letter-E + ul a"), ["Égypte", "Éthiopie"]);
    let ids: BTreeSet<String> = page.attributes("[id]", "id").into_iter().collect();
    for link in page.attributes(".jump a", "href") {
        assert!(ids.contains(link.trim_start_matches('#')), "{link}");
    }
    assert_eq!(page.texts("nav > .jump.letters a"), ["A", "E", "F"]);
}
story!(the_figures_are_found_by_letter);

/// “Subscribe” leads to a page in words, for each feed there is, and from there to the feed.
async fn subscribing_is_told_in_words(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    site.catch_up().await;
    for (path, feed) in [
        ("/", "/practices.atom"),
        ("/practices", "/practices.atom"),
        ("/practices?q=almaty", "/practices.atom?q=almaty"),
        ("/objectives/9", "/objectives/9.atom"),
        ("/countries/KZ", "/countries/KZ.atom"),
        ("/regions/m49-143", "/regions/m49-143.atom"),
        ("/practices/almaty-process", "/objectives/9.atom"),
        ("/fr/objectives/9", "/fr/objectives/9.atom"),
    ] {
        let page = site.browser.visit(path).await.ok();
        assert_eq!(
            page.attributes("main a[href*='.atom']:not([type])", "href"),
            Vec::<String>::new(),
            "{path} leads to no page of code"
        );
        let links = page.attributes("main a[href*='/subscribe']", "href");
        assert_eq!(links.len(), 1, "{path}: {links:?}");
        let subscribe = site.browser.visit(&links[0]).await.ok();
        let address = format!("https://praxis.example{feed}");
        assert_eq!(
            subscribe.attributes("main input[readonly]", "value"),
            [address.as_str()]
        );
        assert_eq!(subscribe.attributes("main a[type]", "href"), [address]);
        assert_eq!(
            subscribe.attributes("head link[type='application/atom+xml']", "href"),
            [feed]
        );
        site.browser.visit(feed).await.ok();
    }
    let page = site.browser.visit("/subscribe?objective=9").await.ok();
    page.shows("Subscribe to Objective 9: Strengthen")
        .shows("Copy this address into a feed reader.");
    for unknown in ["objective=24", "country=QQ", "region=x", "q=%2A"] {
        let page = site.browser.visit(&format!("/subscribe?{unknown}")).await;
        page.status(404);
    }
}
story!(subscribing_is_told_in_words);

/// Links that other programs follow are whole, and each public page says what it is about.
async fn each_public_page_says_what_it_is_about(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    site.catch_up().await;
    let mut descriptions = BTreeMap::new();
    for path in [
        "/",
        "/practices",
        "/practices?q=almaty",
        "/objectives",
        "/objectives/9",
        "/objectives/10",
        "/countries/KZ",
        "/regions/m49-143",
        "/explore",
        "/subscribe",
        "/practices/almaty-process",
        "/practices/almaty-process/revisions/1",
        "/about",
        "/help",
        "/accessibility",
        "/privacy",
        "/terms",
    ] {
        let own = "https://praxis.example";
        let in_french = match path {
            "/" => "/fr".to_owned(),
            path => format!("/fr{path}"),
        };
        for (asked, locale) in [(path, "en_GB"), (in_french.as_str(), "fr_FR")] {
            let page = site.browser.visit(asked).await.ok();
            let languages: Vec<(String, String)> = page
                .attributes("link[hreflang]", "hreflang")
                .into_iter()
                .zip(page.attributes("link[hreflang]", "href"))
                .collect();
            let expected = [
                ("en", format!("{own}{path}")),
                ("fr", format!("{own}{in_french}")),
                ("x-default", format!("{own}{path}")),
            ];
            assert_eq!(
                languages,
                expected.map(|(language, link)| (language.to_owned(), link)),
                "{asked}"
            );
            let meta = |name: &str| page.attributes(&format!("meta[{name}]"), "content");
            let described = meta("name=description");
            assert_eq!(described.len(), 1, "{asked}");
            assert!(described[0].chars().count() > 20, "{asked}: {described:?}");
            assert_eq!(meta("property='og:description'"), described, "{asked}");
            assert_eq!(meta("property='og:locale'"), [locale], "{asked}");
            assert_eq!(meta("property='og:site_name'"), ["Praxis"], "{asked}");
            let title = meta("property='og:title'").join(" ").replace('\u{a0}', " ");
            assert_eq!(
                page.texts("head title"),
                [format!("{title} – Praxis")],
                "{asked}"
            );
            let canonical = page.attributes("link[rel=canonical]", "href");
            assert_eq!(meta("property='og:url'"), canonical, "{asked}");
            let kept = asked.trim_end_matches("/revisions/1");
            assert_eq!(canonical, [format!("{own}{kept}")], "{asked}");
            if !path.ends_with("/revisions/1") {
                let other = descriptions.insert((locale, described[0].clone()), asked.to_owned());
                assert_eq!(other, None, "{asked} is described like another page");
            }
        }
    }
    for door in ["/sign-in", "/register"] {
        let page = site.browser.visit(door).await.ok();
        assert_eq!(page.count("meta[name=description]"), 1, "{door}");
    }
}
story!(each_public_page_says_what_it_is_about);

/// Reference managers read the head of a practice's page.
async fn reference_managers_find_the_citation(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    cast.published("Almaty & Process", 9).await;
    let page = site
        .browser
        .visit("/fr/practices/almaty-process")
        .await
        .ok();
    let tags: Vec<(String, String)> = page
        .attributes("meta[name^=citation_]", "name")
        .into_iter()
        .zip(page.attributes("meta[name^=citation_]", "content"))
        .collect();
    let expected = [
        ("citation_title", "Almaty & Process"),
        ("citation_author", "Saidova, Amina"),
        ("citation_publication_date", "2026/11/03"),
        ("citation_technical_report_institution", "Praxis"),
        ("citation_language", "en"),
        (
            "citation_public_url",
            "https://praxis.example/practices/almaty-process",
        ),
    ];
    assert_eq!(
        tags,
        expected.map(|(name, content)| (name.to_owned(), content.to_owned()))
    );
    assert_eq!(
        page.attributes("meta[property='og:type']", "content"),
        ["article"]
    );
}
story!(reference_managers_find_the_citation);

/// Whether a crawler that obeys these lines reads an address: `*` stands for any characters.
fn may_read(robots: &str, address: &str) -> bool {
    let matches = |pattern: &str| {
        let mut pieces = pattern.split('*');
        let mut rest = address.strip_prefix(pieces.next().unwrap());
        for piece in pieces {
            rest = rest.and_then(|rest| rest.find(piece).map(|at| &rest[at + piece.len()..]));
        }
        rest.is_some()
    };
    let closed = robots
        .lines()
        .filter_map(|line| line.strip_prefix("Disallow: "));
    !closed.into_iter().any(matches)
}

/// Crawlers read the catalogue, and neither pages for people with an account nor lists without end.
async fn crawlers_read_the_catalogue_and_nothing_else(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    let robots = site.browser.visit("/robots.txt").await.ok().body;
    assert!(
        robots.ends_with("Sitemap: https://praxis.example/sitemap.xml\n"),
        "{robots}"
    );
    for route in router::routes() {
        let path = route.path.replace(['{', '}'], "");
        for prefix in ["", "/fr"] {
            let closed = !may_read(&robots, &format!("{prefix}{path}"));
            let for_people_with_accounts = route.part != SitePart::Open
                || path.starts_with("/unsubscribe")
                || path.starts_with("/following")
                || path.starts_with("/question/")
                || path.starts_with("/demo");
            let machine = path.starts_with("/health") || path == "/metrics";
            if !machine {
                assert_eq!(closed, for_people_with_accounts, "{prefix}{path}");
            }
        }
    }
    let sitemap = site.browser.visit("/sitemap.xml").await.ok().body;
    for location in sitemap.split("<loc>").skip(1) {
        let address = location.split("</loc>").next().unwrap();
        let path = address.strip_prefix("https://praxis.example").unwrap();
        assert!(may_read(&robots, path), "{path}");
    }
    for endless in [
        "/practices?q=any",
        "/practices.atom?q=any",
        "/practices?objective=9&country=EG&since=2019",
        "/fr/practices?objective=9&country=EG&from=a00",
        "/practices.atom?objective=9&country=EG&type=policy",
        "/practices?sort=title",
        "/fr/practices?objective=9&sort=title",
        "/explore?q=any",
        "/fr/explore?objective=9&country=EG&since=2019",
        "/subscribe?q=any",
        "/subscribe?objective=9&country=EG&type=policy",
    ] {
        assert!(!may_read(&robots, endless), "{endless}");
    }
    for list in [
        "/practices?from=a00",
        "/objectives/9?from=a00",
        "/practices?objective=9",
        "/practices?objective=9&country=EG",
        "/fr/practices?objective=9&from=a00",
        "/practices.atom?objective=9&country=EG",
        "/explore?objective=9&country=EG",
    ] {
        assert!(may_read(&robots, list), "{list}");
    }
}
story!(crawlers_read_the_catalogue_and_nothing_else);
