//! An address with an edition shows the practices as they stood then: the same set in order of date, the same numbers, less what
//! has been taken down since, which the page says.

use std::time::Duration;

use praxis::edition::{self, Edition};
use praxis::practice::actions::Intent;
use praxis::practice::model::{PracticeId, TakeDown};
use serde_json::json;

use crate::browser::Page;
use crate::cast::{Cast, reasons};
use crate::catalogue_facets;
use crate::site::{Site, answers_with, publish, publish_again, revise};
use crate::world::World;

async fn now(world: &World) -> Edition {
    let mut reader = world.app.db.read().await.unwrap();
    edition::current(&mut reader).await.unwrap()
}

fn take_down(how: TakeDown) -> Intent {
    let words = reasons("For a while");
    Intent::TakeDown { how, words }
}

/// Each version is read at each edition that showed it, and the page says which one it is.
async fn a_practice_is_read_as_an_edition_showed_it(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    cast.published("Another practice", 8).await;
    let before = now(&world).await;
    let id = cast.published("Quokka protocol", 9).await;
    let first = now(&world).await;
    world.clock().advance(Duration::from_hours(48));
    publish_again(&cast, id, "Wombat protocol", 10).await;
    let second = now(&world).await;
    let page = async |edition: Edition| {
        let address = format!("/practices/quokka-protocol?edition={edition}");
        site.browser.visit(&address).await
    };

    let old = page(first).await.ok();
    assert_eq!(old.texts("h1"), ["Quokka protocol"]);
    let old = old
        .shows(&format!(
            "You read the catalogue as it stood at edition {first}, on "
        ))
        .shows("Its 1st version was public then.")
        .lacks("Wombat")
        .lacks("Results added");
    assert_eq!(old.attributes("meta[name=robots]", "content"), ["noindex"]);
    let origin = world.app.settings.public_url.as_str();
    let canonical = [format!("{origin}practices/quokka-protocol")];
    assert_eq!(old.attributes("link[rel=canonical]", "href"), canonical);
    old.follow("This practice as it is today")
        .await
        .ok()
        .lands_on("/practices/quokka-protocol")
        .shows("Wombat protocol");
    old.follow("What has changed since this version").await.ok();
    let french = old.follow("Français").await.ok();
    french
        .lands_on(&format!("/fr/practices/quokka-protocol?edition={first}"))
        .shows("Vous lisez le catalogue tel qu’il était à l’édition");

    let new = page(second).await.ok();
    assert_eq!(new.texts("h1"), ["Wombat protocol"]);
    new.shows("It is still the present one.");
    let present = site.browser.visit("/practices/quokka-protocol").await.ok();
    present.lacks("You read the catalogue as it stood");

    page(before)
        .await
        .status(404)
        .shows(&format!("Not public at edition {before}"))
        .shows("It was first published on")
        .follow("This practice as it is today")
        .await
        .ok()
        .lands_on("/practices/quokka-protocol");
    page(Edition(second.0 + 1))
        .await
        .status(404)
        .shows("There is no such edition");
    // The other forms belong to the version. A slug in capitals keeps the edition.
    let form = format!("/practices/quokka-protocol.json?edition={first}");
    let form = site.browser.visit(&form).await.ok();
    form.lands_on("/practices/quokka-protocol/revisions/1.json");
    let capitals = format!("/practices/Quokka-Protocol?edition={first}");
    let capitals = site.browser.visit(&capitals).await.ok();
    capitals.lands_on(&format!("/practices/quokka-protocol?edition={first}"));
}
story!(a_practice_is_read_as_an_edition_showed_it);

/// What is gone says so at every edition, what is no longer current keeps its text, and a practice was not public between its
/// removal and its return.
async fn what_was_taken_down_since_says_so(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let back = cast.published("Back again", 9).await;
    let gone = cast.published("Gone for good", 9).await;
    let past = cast.published("Past practice", 9).await;
    let whole = now(&world).await;
    cast.act(&cast.ruth, &back, take_down(TakeDown::Gone))
        .await
        .unwrap();
    let between = now(&world).await;
    cast.act(&cast.grace, &back, Intent::Restore(None))
        .await
        .unwrap();
    for (id, how) in [(gone, TakeDown::Gone), (past, TakeDown::NotCurrent)] {
        cast.act(&cast.ruth, &id, take_down(how)).await.unwrap();
    }
    site.catch_up().await;
    let visit = async |path: &str, edition: Edition| {
        let address = format!("/practices{path}?edition={edition}");
        site.browser.visit(&address).await
    };
    visit("/gone-for-good", whole)
        .await
        .status(410)
        .shows("no longer in the collection");
    visit("/past-practice", whole)
        .await
        .ok()
        .shows("Today the practice is marked as no longer current.");
    visit("/back-again", whole).await.ok();
    visit("/back-again", between).await.status(404);
    visit("/back-again", now(&world).await).await.ok();

    let list = visit("", whole).await.ok();
    assert_eq!(list.texts(".items h3"), ["Back again"]);
    let list = list.shows("2 practices that were public then have been taken down since.");
    list.follow("What was taken down (CSV)").await.ok();
    let list = visit("", between).await.ok();
    assert_eq!(list.texts(".items h3"), [] as [&str; 0]);
    let list = visit("", now(&world).await).await.ok();
    list.lacks("taken down since");
}
story!(what_was_taken_down_since_says_so);

/// Names are joined when a page is drawn: a page whose names have changed since says so.
async fn a_name_that_has_changed_is_said(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let id = cast.published("Almaty Process", 9).await;
    let edition = now(&world).await;
    publish_again(&cast, id, "Almaty Process", 9).await;
    site.catch_up().await;
    let addresses = [
        format!("/practices/almaty-process?edition={edition}"),
        format!("/practices?edition={edition}"),
    ];
    let said = "The names of people and organisations are those of today.";
    for address in &addresses {
        site.browser.visit(address).await.ok().lacks(said);
    }
    let browser = cast.sign_in(&world, &cast.amina).await;
    let form = browser.visit("/account").await.ok().form("/account");
    let form = form.choose("country", "TJ").fill("family_name", "Lenz");
    form.press("Save").await.ok();
    site.catch_up().await;
    for address in &addresses {
        site.browser
            .visit(address)
            .await
            .ok()
            .shows(said)
            .shows("Lenz");
    }
    let found = format!("/practices?q=lenz&edition={edition}");
    let found = site.browser.visit(&found).await.ok();
    assert_eq!(found.texts(".items h3"), ["Almaty Process"]);
}
story!(a_name_that_has_changed_is_said);

/// What a page of the list said of a question: the practices, their number, and the number beside each term.
fn told(page: &Page) -> (Vec<String>, Vec<String>, Vec<(String, String)>) {
    let ids = page.attributes("label.choice > input", "value");
    let numbers = page.texts("label.choice > small");
    (
        page.texts("#found"),
        page.texts(".items h3"),
        ids.into_iter().zip(numbers).collect(),
    )
}

const QUESTIONS: [&str; 9] = [
    "q=work",
    "q=dialogue+pacific",
    "q=protocol",
    "objective=5",
    "objective=23&country=KZ",
    "region=m49-009",
    "type=bilateral-agreement&since=2000",
    "freshness=ended",
    "language=en&freshness=current",
];

/// What each question found while an edition was the present one, it finds for ever, with the same numbers.
async fn a_cited_list_stays_the_same(world: World) {
    let (cast, mut site) = catalogue_facets::published(&world).await;
    let mut cited = Vec::new();
    let work = |id: PracticeId| (id, "Work protocol", 7);
    let first = publish(
        &cast,
        &cast.amina,
        &answers_with(
            "Dialogue for work",
            5,
            json!({"countries": ["KZ"], "from": "2001"}),
        ),
    )
    .await;
    for step in 0..8 {
        cast.app.clock.advance(Duration::from_hours(30));
        match step {
            1 => {
                let (id, title, objective) = work(first);
                publish_again(&cast, id, title, objective).await;
            }
            2 => drop(
                cast.act(&cast.amina, &first, Intent::SayEnded)
                    .await
                    .unwrap(),
            ),
            3 => drop(
                cast.act(&cast.ruth, &first, take_down(TakeDown::Gone))
                    .await
                    .unwrap(),
            ),
            4 => drop(
                cast.act(&cast.grace, &first, Intent::Restore(None))
                    .await
                    .unwrap(),
            ),
            5 => drop(
                cast.act(&cast.amina, &first, Intent::Confirm)
                    .await
                    .unwrap(),
            ),
            6 => {
                let answers = answers_with("Pacific work", 23, json!({"countries": ["WS"]}));
                revise(&cast, first, &answers).await;
                cast.approve(first).await;
            }
            7 => drop(cast.published("A later protocol", 5).await),
            _ => {}
        }
        site.catch_up().await;
        let edition = now(&world).await;
        let all = site.browser.visit("/practices").await.ok();
        let link = all.attributes(".take a[href*=edition]", "href");
        assert_eq!(link, [format!("/practices?edition={edition}")]);
        let mut pages = vec![(link[0].clone(), told(&all).1)];
        let mut counts = Vec::new();
        for question in QUESTIONS {
            let page = format!("/practices?{question}&sort=newest");
            let page = site.browser.visit(&page).await.ok();
            let links = page.attributes(".take a[href*=edition]", "href");
            let link = format!("/practices?{question}&edition={edition}");
            assert!(links.is_empty() || links == [link.clone()], "{links:?}");
            pages.push((link.clone(), told(&page).1));
            counts.push((link, told(&page)));
        }
        cited.push((pages, counts));
    }
    let assert_cited = async |site: &Site| {
        for (pages, counts) in &cited {
            for (link, titles) in pages {
                let page = site.browser.visit(link).await.ok();
                assert_eq!(&page.texts(".items h3"), titles, "{link}");
                page.has("meta[name=robots][content='noindex, nofollow']");
            }
            for (link, before) in counts {
                let page = site.browser.visit(link).await.ok();
                assert_eq!(&told(&page), before, "{link}");
            }
        }
    };
    assert_cited(&site).await;
    // The index as a restart finds it, and as it is built anew, also when a part of it is lost.
    let folder = praxis::catalogue::Catalogue::index_folder(&world.app.settings.data);
    for lost in [None, Some(folder.join("past")), Some(folder.clone())] {
        drop(site);
        if let Some(lost) = lost {
            std::fs::remove_dir_all(lost).unwrap();
        }
        site = Site::of(&world);
        site.open().await;
        site.catch_up().await;
        assert_cited(&site).await;
    }
}
story!(a_cited_list_stays_the_same);

/// A word of a former version is found where it stood, and the reader goes on within the edition.
async fn a_word_of_a_former_version_is_found_at_its_edition(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let id = cast.published("Quokka protocol", 9).await;
    cast.published("Emu protocol", 9).await;
    site.catch_up().await;
    let edition = now(&world).await;
    publish_again(&cast, id, "Wombat protocol", 9).await;
    site.catch_up().await;
    let today = site.browser.visit("/practices?q=quokka").await.ok();
    today.shows("Nothing found");
    let address = format!("/practices?q=quokka&edition={edition}");
    let page = site.browser.visit(&address).await.ok();
    assert_eq!(page.texts(".items h3"), ["Quokka protocol"]);
    assert_eq!(page.count(".sorts"), 0);
    let page = page
        .shows("The practices stand by date, the newest first.")
        .shows(&format!("as it stood at edition {edition}, on "));
    assert_eq!(page.count("link[type='application/atom+xml']"), 0);
    let practice = page.follow("Quokka protocol").await.ok();
    practice
        .lands_on(&format!("/practices/quokka-protocol?edition={edition}"))
        .follow(&format!("All practices of edition {edition}"))
        .await
        .ok()
        .lands_on(&format!("/practices?edition={edition}"));
    let form = page.form("/practices").fill("q", "protocol");
    let more = form.press("Search").await.ok();
    let more = more.lands_on(&format!("/practices?q=protocol&edition={edition}"));
    assert_eq!(more.texts(".items h3"), ["Emu protocol", "Quokka protocol"]);
    more.follow("This page as it is today")
        .await
        .ok()
        .lands_on("/practices?q=protocol");
    let figures = more.follow("On a map").await.ok();
    figures
        .lands_on(&format!("/explore?q=protocol&edition={edition}"))
        .shows(&format!("as it stood at edition {edition}, on "))
        .shows("2 practices");
    let wombat = format!("/practices?q=wombat&edition={edition}");
    let wombat = site.browser.visit(&wombat).await.ok();
    wombat.shows("Nothing found").lacks("Did you mean");
    let sorted = format!("/practices?q=protocol&edition={edition}&sort=title");
    let sorted = site.browser.visit(&sorted).await.ok();
    sorted.lands_on(&format!("/practices?q=protocol&edition={edition}"));
}
story!(a_word_of_a_former_version_is_found_at_its_edition);

/// A reader who follows the link of a list right after a publication waits until the index has its edition.
async fn a_cited_list_waits_for_the_index(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    cast.published("Quokka protocol", 9).await;
    site.catch_up().await;
    cast.published("Emu protocol", 9).await;
    let address = format!("/practices?edition={}", now(&world).await);
    let reader = site.browser.at([10, 0, 0, 9]);
    let (page, ()) = tokio::join!(reader.visit(&address), site.catch_up());
    let titles = page.ok().texts(".items h3");
    assert_eq!(titles, ["Emu protocol", "Quokka protocol"]);
}
story!(a_cited_list_waits_for_the_index);

/// A list of an edition is walked by key through what is present and what is past, to its end and back.
async fn a_cited_list_is_walked_page_by_page(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let mut ids = Vec::new();
    for number in 0..45 {
        ids.push(cast.published(&format!("Town {number:02}"), 9).await);
        world.clock().advance(Duration::from_secs(1));
    }
    let edition = now(&world).await;
    for id in ids.iter().step_by(2) {
        publish_again(&cast, *id, "A town with another name", 9).await;
    }
    cast.published("A new town", 9).await;
    site.catch_up().await;
    let expected: Vec<String> = (0..45)
        .rev()
        .map(|number| format!("Town {number:02}"))
        .collect();
    let mut page = site
        .browser
        .visit(&format!("/practices?edition={edition}"))
        .await
        .ok();
    let mut walked = page.texts(".items h3");
    for beginning in [21, 41] {
        page = page.follow("Next").await.ok();
        page = page.shows(&format!("{beginning} to "));
        walked.extend(page.texts(".items h3"));
    }
    assert_eq!(walked, expected);
    page = page.follow("Previous").await.ok();
    assert_eq!(page.texts(".items h3"), expected[20..40]);
}
story!(a_cited_list_is_walked_page_by_page);

/// Files and the interface for programs answer for an edition, too.
async fn programs_take_an_edition_away(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let id = cast.published("Quokka protocol", 9).await;
    let edition = now(&world).await;
    publish_again(&cast, id, "Wombat protocol", 9).await;
    cast.published("Emu protocol", 9).await;
    site.catch_up().await;
    let page = site
        .browser
        .visit(&format!("/practices?edition={edition}"))
        .await
        .ok();
    let forms = ["CSV", "CSV for Excel", "JSON Lines"];
    assert_eq!(page.texts(".take a[type]"), forms);
    for form in forms {
        let file = page.follow(form).await.ok();
        let named = file.header("content-disposition").unwrap();
        assert!(named.contains(&format!("practices-{edition}.")), "{named}");
        let file = file.whole_text();
        assert!(
            file.contains("Quokka") && !file.contains("Wombat"),
            "{file}"
        );
        assert!(!file.contains("Emu"), "{file}");
    }
    let answer = async |query: String| {
        let page = site
            .browser
            .visit(&format!("/api/v1/practices?{query}"))
            .await;
        let text = page.whole_text();
        (
            page,
            serde_json::from_str::<serde_json::Value>(&text).unwrap(),
        )
    };
    let (_, found) = answer(format!("edition={edition}")).await;
    assert_eq!(found["total"], 1);
    assert_eq!(found["items"][0]["title"], "Quokka protocol");
    assert_eq!(found["items"][0]["versions"], 1);
    let (page, refused) = answer("edition=99".to_owned()).await;
    page.status(404);
    assert_eq!(refused["parameter"], "edition");
}
story!(programs_take_an_edition_away);

/// Whatever stands in the place of an edition gets a polite answer, and no page names an edition that it does not show.
async fn hostile_editions_are_answered(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    cast.published("Quokka protocol", 9).await;
    site.catch_up().await;
    let hostile = [
        ("0", 404),
        ("-1", 404),
        ("01", 404),
        ("1.0", 404),
        ("one", 404),
        ("9223372036854775807", 404),
        ("99999999999999999999999999", 404),
        ("%00", 400),
        ("1%20", 404),
        ("%D9%A1", 404),
        ("1'--", 404),
        ("1&edition=1", 400),
        ("1&edition=", 400),
    ];
    for path in [
        "/practices",
        "/practices.csv",
        "/practices/quokka-protocol",
        "/practices/quokka-protocol.bib",
        "/explore",
        "/objectives/9",
    ] {
        for (typed, status) in hostile {
            let address = format!("{path}?edition={typed}");
            let page = site.browser.visit(&address).await;
            page.status(status);
        }
        site.browser.visit(&format!("{path}?edition=")).await.ok();
    }
    let edition = now(&world).await;
    for path in [
        "/",
        "/objectives",
        "/practices.atom",
        "/objectives/9.atom",
        "/practices/quokka-protocol/revisions/1",
        "/countries/KZ/brief",
        "/subscribe",
        "/data",
        "/calls",
        "/calls.atom",
        "/withdrawn.csv",
    ] {
        site.browser
            .visit(&format!("{path}?edition={edition}"))
            .await
            .status(400)
            .shows("This page has no earlier editions");
    }
    // The list of a term is a search of that edition.
    for (path, query) in [
        ("/objectives/9", "objective=9"),
        ("/countries/KZ", "country=KZ"),
        ("/fr/regions/m49-143", "region=m49-143"),
    ] {
        let page = site
            .browser
            .visit(&format!("{path}?edition={edition}"))
            .await;
        let language = if path.starts_with("/fr") { "/fr" } else { "" };
        page.ok()
            .lands_on(&format!("{language}/practices?{query}&edition={edition}"));
    }
    let file = format!("/objectives/9.csv?edition={edition}");
    let file = site.browser.visit(&file).await.ok();
    file.lands_on(&format!("/practices.csv?objective=9&edition={edition}"));
}
story!(hostile_editions_are_answered);

/// A kept answer is one of its edition, also after the next publication.
async fn kept_answers_do_not_mix_editions(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let id = cast.published("Quokka protocol", 9).await;
    let first = now(&world).await;
    publish_again(&cast, id, "Wombat protocol", 9).await;
    let second = now(&world).await;
    site.catch_up().await;
    for step in 0..4 {
        for (edition, title) in [(first, "Quokka protocol"), (second, "Wombat protocol")] {
            for path in ["/practices", "/practices/quokka-protocol"] {
                let address = format!("{path}?edition={edition}");
                let page = site.browser.visit(&address).await.ok();
                assert_eq!(page.texts("main h1, .items h3").last().unwrap(), title);
            }
        }
        let today = site.browser.visit("/practices?objective=9").await.ok();
        today.lacks("Quokka").shows("Wombat");
        if step == 1 {
            cast.published("Emu protocol", 8).await;
            site.catch_up().await;
        }
    }
}
story!(kept_answers_do_not_mix_editions);

/// The list of each edition of the samples is the one that the database tells.
async fn the_samples_stand_as_they_stood(world: World) {
    praxis::demo::Folder::of(&world.app.settings.data)
        .begin()
        .unwrap();
    praxis::demo::prepare(&world.app, praxis::demo::CorpusSize::default())
        .await
        .unwrap();
    let mut site = Site::of(&world);
    site.catch_up().await;
    let last = now(&world).await.0;
    for edition in [1, last / 3, last / 2, last - 1, last] {
        let mut reader = world.app.db.read().await.unwrap();
        let expected: Vec<(String,)> = praxis::db::Engine::sql(
            &mut reader,
            "SELECT COALESCE((SELECT e.title FROM practice t JOIN revision e ON e.practice_id = t.id
                              WHERE t.translation_of = p.id AND t.public = 'live' AND e.version IS NOT NULL
                                  AND e.filed_language = 'en' AND e.from_edition <= $1
                                  AND COALESCE(e.to_edition, $1 + 1) > $1), r.title)
             FROM practice p JOIN revision r ON r.practice_id = p.id
             WHERE p.public = 'live' AND p.translation_of IS NULL AND r.version IS NOT NULL
                 AND r.from_edition <= $1
                 AND COALESCE(r.to_edition, $1 + 1) > $1
             ORDER BY p.first_published_at DESC, p.id DESC",
        )
        .bind(edition)
        .all()
        .await
        .unwrap();
        let mut page = site
            .browser
            .visit(&format!("/practices?edition={edition}"))
            .await
            .ok();
        let mut listed = page.texts(".items h3");
        while page.count(".pages a[rel=next], nav a[rel=next]") > 0 {
            page = page.follow("Next").await.ok();
            listed.extend(page.texts(".items h3"));
        }
        let expected: Vec<String> = expected.into_iter().map(|(title,)| title).collect();
        assert_eq!(listed, expected, "edition {edition} of {last}");
    }
}
story!(the_samples_stand_as_they_stood);
