//! What a visitor reads: lists, practices and their versions, what is gone, and answers that need not be drawn twice.

use std::time::Duration;

use axum::body::Body;
use axum::http::Method;
use praxis::db::Engine as _;
use praxis::practice::actions::Intent;
use praxis::practice::model::TakeDown;
use serde_json::json;

use crate::browser::Page;
use crate::cast::{Cast, reasons};
use crate::site::{Site, answers_with, publish, publish_again, revise};
use crate::world::World;

const ALMATY: &str = "/practices/almaty-process";

/// One request without following redirects.
async fn ask(site: &Site, method: Method, path: &str, headers: &[(&str, &str)]) -> Page {
    let url = site.catalogue.app.settings.public_url.join(path).unwrap();
    let mut request = site.browser.request(method, &url);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    site.browser.send(request, Body::empty()).await
}

/// Home, objectives, one of them, a country, a region, all practices, the practice.
async fn a_visitor_reads_what_is_published(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let visitor = &site.browser;
    visitor
        .visit("/")
        .await
        .ok()
        .shows("The first practices are being written")
        .has("ol.objectives");
    visitor
        .visit("/objectives/9")
        .await
        .ok()
        .shows("Nothing here yet");
    let summary =
        "Members of the process:\n- meet twice a year\n- and agree what each does next, in public.";
    publish(
        &cast,
        &cast.amina,
        &answers_with("Almaty Process", 9, json!({"summary": summary})),
    )
    .await;
    cast.submitted("Still a secret", 9).await;

    let home = visitor.visit("/").await.ok();
    let home = home
        .shows("1 practice from 2 countries")
        .shows("Almaty Process")
        .has("svg.map")
        .lacks("secret");
    assert_eq!(home.texts(".objectives .c")[8], "1 practice");
    let objective = visitor.visit("/objectives/9").await.ok();
    let objective = objective
        .shows("Strengthen the transnational response to smuggling of migrants")
        .shows("1 practice")
        .shows("Submitted by Ms. Amina Saidova on 3 November 2026")
        .shows("Published 3 November 2026")
        .shows("Kazakhstan, Kyrgyzstan")
        .lacks("secret");
    assert_eq!(
        objective.texts(".items .teaser li"),
        [
            "meet twice a year",
            "and agree what each does next, in public."
        ]
    );
    assert_eq!(
        objective.texts("a[href='/subscribe?objective=9']"),
        [
            "Subscribe to Objective 9: Strengthen the transnational response to smuggling of migrants"
        ]
    );
    assert_eq!(
        objective.attributes("head link[type='application/atom+xml']", "href"),
        ["/objectives/9.atom"]
    );
    assert_eq!(objective.texts("header a[aria-current]"), ["Objectives"]);
    assert_eq!(objective.texts(".crumbs [aria-current]"), ["Objective 9"]);
    for path in [
        "/countries/KZ",
        "/regions/m49-143",
        "/practices",
        "/fr/objectives/9",
    ] {
        visitor
            .visit(path)
            .await
            .ok()
            .shows("Almaty Process")
            .lacks("secret");
    }
    visitor
        .visit("/countries/kz")
        .await
        .lands_on("/countries/KZ");
    visitor
        .visit("/explore")
        .await
        .ok()
        .shows("Central Asia")
        .shows("Kazakhstan");
    visitor.visit("/objectives/1").await.ok().lacks("Almaty");

    let page = objective
        .follow("Almaty Process")
        .await
        .lands_on(ALMATY)
        .ok();
    assert_eq!(page.texts("header a[aria-current]"), ["Objectives"]);
    page.shows("Submitted by Ms. Amina Saidova, Institute for Small Worlds, on 3 November 2026")
        .shows("People fell between three ministries.")
        .shows("Not answered: what was difficult, what others would need.")
        .lacks("Confirmed as current")
        .shows("Saidova, Amina (2026). Almaty Process. Praxis. https://praxis.example/practices/almaty-process")
        .shows("CC BY 4.0")
        .shows("Publication is not an endorsement")
        .shows("PX-2026-0001")
        .lacks("nour@focal.example")
        .lacks("Ruth")
        .has("link[rel=canonical][href='https://praxis.example/practices/almaty-process']");
}
story!(a_visitor_reads_what_is_published);

/// “Confirmed as current” stands on a page from the first real confirmation on, and not on what has ended.
async fn publication_is_no_confirmation(world: World) {
    let cast = Cast::of(&world).await;
    let visitor = Site::of(&world).browser;
    let id = cast.published("Almaty Process", 9).await;
    visitor.visit(ALMATY).await.ok().lacks("onfirmed");
    world.app.clock.advance(Duration::from_hours(24 * 340));
    cast.act(&cast.amina, &id, Intent::Confirm).await.unwrap();
    let page = visitor.visit(ALMATY).await.ok();
    page.shows("Confirmed as current on 9 October 2027");
    // A new version is told anew: the confirmation was of the text before.
    let ended = json!({"stage": "ended", "no_results_yet": "Nobody measured them."});
    revise(&cast, id, &answers_with("Almaty Process", 9, ended)).await;
    cast.approve(id).await;
    visitor.visit(ALMATY).await.ok().lacks("onfirmed");
    world.app.clock.advance(Duration::from_hours(24 * 340));
    cast.act(&cast.amina, &id, Intent::Confirm).await.unwrap();
    let page = visitor
        .visit(ALMATY)
        .await
        .ok()
        .lacks("Confirmed as current");
    page.shows("It has ended. Description confirmed on");
}
story!(publication_is_no_confirmation);

/// Each published version stays at its own address; the lists stay where they are until a revision is published.
async fn earlier_versions_stay_readable(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let visitor = &site.browser;
    let id = cast.published("Almaty Process", 9).await;
    publish_again(&cast, id, "Almaty Process, continued", 10).await;
    visitor.visit("/objectives/9").await.ok().lacks("Almaty");
    visitor
        .visit("/objectives/10")
        .await
        .ok()
        .shows("Almaty Process, continued");
    let page = visitor.visit(ALMATY).await.ok();
    let page = page
        .shows("Published 3 November 2026. 2nd version")
        .shows("Results added")
        .shows("2nd version published");
    let earlier = page.follow("Read it as it was 1st version published").await;
    earlier
        .lands_on("/practices/almaty-process/revisions/1")
        .ok()
        .shows("Earlier version")
        .shows("You are reading the 1st version, public from 3 November 2026 to 3 November 2026.")
        .shows("Published 3 November 2026. 1st version")
        .lacks("1st version, 3 November 2026")
        .lacks("continued")
        .has("meta[name=robots][content=noindex]")
        .has("link[rel=latest-version][href='https://praxis.example/practices/almaty-process']");
    visitor
        .visit("/practices/almaty-process/revisions/2")
        .await
        .ok()
        .shows("There is no later one");
    for unknown in ["0", "3", "01", "+1", "x", "9223372036854775808", "-1"] {
        visitor
            .visit(&format!("/practices/almaty-process/revisions/{unknown}"))
            .await
            .status(404);
    }
}
story!(earlier_versions_stay_readable);

/// Gone is 410 with what stays; replaced leads on, and is gone with its replacement; past stays readable.
async fn what_was_taken_down_says_so(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let visitor = &site.browser;
    let (old, new) = (
        cast.published("Almaty Process", 9).await,
        cast.published("Bali Process", 9).await,
    );
    let take = |how| Intent::TakeDown {
        how,
        words: reasons("For reasons that are not public"),
    };
    cast.act(&cast.ruth, &old, take(TakeDown::Replaced(new)))
        .await
        .unwrap();
    visitor
        .visit(ALMATY)
        .await
        .lands_on("/practices/bali-process")
        .ok();
    visitor
        .visit("/fr/practices/almaty-process")
        .await
        .lands_on("/fr/practices/bali-process")
        .ok();
    visitor
        .visit("/objectives/9")
        .await
        .ok()
        .lacks("Almaty")
        .shows("Bali");
    cast.act(&cast.ruth, &new, take(TakeDown::NotCurrent))
        .await
        .unwrap();
    let past = visitor.visit("/practices/bali-process").await.ok();
    past.lacks("Confirmed as current")
        .shows("No longer current")
        .shows("Marked on 3 November 2026")
        .lacks("not public");
    visitor.visit("/objectives/9").await.ok().lacks("Bali");
    cast.act(&cast.grace, &new, Intent::Restore(None))
        .await
        .unwrap();
    cast.act(&cast.ruth, &new, take(TakeDown::Gone))
        .await
        .unwrap();
    for path in [
        "/practices/bali-process",
        "/practices/bali-process/revisions/1",
        "/practices/bali-process/compare",
    ] {
        let gone = visitor.visit(path).await.status(410);
        gone.shows("Bali Process")
            .shows("PX-2026-0002")
            .shows("1 version")
            .lacks("rotates")
            .lacks("not public")
            .shows("The review team took it out of the collection");
    }
    visitor
        .visit(ALMATY)
        .await
        .status(410)
        .shows("Another practice replaced it, and that one is gone too");
    cast.act(&cast.grace, &new, Intent::Restore(None))
        .await
        .unwrap();
    visitor
        .visit("/practices/bali-process")
        .await
        .ok()
        .shows("rotates");
    visitor.visit("/objectives/9").await.ok().shows("Bali");
    // Taken down because its owner asked for that: the page says so, and nothing of what was written about it. A
    // later taking down is its own.
    cast.act(
        &cast.amina,
        &new,
        Intent::AskRemoval(Some(reasons("A colleague is named"))),
    )
    .await
    .unwrap();
    cast.act(&cast.ruth, &new, take(TakeDown::Gone))
        .await
        .unwrap();
    let gone = visitor.visit("/practices/bali-process").await.status(410);
    gone.shows("Its owner asked for it to be removed")
        .lacks("colleague")
        .lacks("not public")
        .lacks("review team took");
    visitor
        .visit("/fr/practices/bali-process")
        .await
        .status(410)
        .shows("Retirée à la demande de son auteur principal");
    cast.act(&cast.grace, &new, Intent::Restore(None))
        .await
        .unwrap();
    cast.act(&cast.ruth, &new, take(TakeDown::Gone))
        .await
        .unwrap();
    visitor
        .visit("/practices/bali-process")
        .await
        .status(410)
        .shows("The review team took it out");
}
story!(what_was_taken_down_says_so);

/// A list says of each practice where it is at home, since when, and of which type; the feed and the search agree.
async fn lists_say_where_since_when_and_what(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let publish_with = async |title: &str, changes| {
        publish(&cast, &cast.amina, &answers_with(title, 9, changes)).await;
    };
    publish_with("Quokka one", json!({})).await;
    publish_with("Quokka two", json!({"type": "legislation", "from": "1999", "until": "2004-02", "stage": "ended", "countries": ["FJ"]})).await;
    publish_with(
        "Quokka three",
        json!({"from": "2020-01", "until": "2020-12", "stage": "ended"}),
    )
    .await;
    site.catch_up().await;
    let facts = |page: &crate::browser::Page| {
        let mut facts: Vec<String> = page.texts(".items .meta");
        facts.sort();
        facts
    };
    let expected = [
        "Fiji 1999 to 2004 Legislation",
        "Kazakhstan, Kyrgyzstan 2020 Regional process or agreement",
        "Kazakhstan, Kyrgyzstan since 2013 Regional process or agreement",
    ];
    assert_eq!(
        facts(&site.browser.visit("/objectives/9").await.ok()),
        expected
    );
    for path in ["/", "/practices", "/practices?q=quokka", "/countries/KZ"] {
        let page = site.browser.visit(path).await.ok();
        let said = facts(&page);
        assert!(
            said.iter()
                .any(|facts| facts == &format!("Objective 9 {}", expected[2])),
            "{path}: {said:?}"
        );
    }
    let french = site.browser.visit("/fr/objectives/9").await.ok();
    assert!(
        facts(&french)
            .iter()
            .any(|facts| facts.contains("de 1999 à 2004")),
        "{:?}",
        facts(&french)
    );
}
story!(lists_say_where_since_when_and_what);

/// One sitemap holds every page while it can; beyond that it becomes an index, whose parts go by id and are never
/// missing one.
async fn the_sitemap_grows_into_an_index(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let locations = |page: &crate::browser::Page| -> Vec<String> {
        let pieces = page.body.split("<loc>").skip(1);
        pieces
            .map(|piece| piece.split("</loc>").next().unwrap().to_owned())
            .collect()
    };
    cast.published("Almaty Process", 9).await;
    let whole = site.browser.visit("/sitemap.xml").await.ok();
    assert!(whole.body.contains("<urlset"), "{}", whole.body);
    let almaty = [
        "https://praxis.example/practices/almaty-process",
        "https://praxis.example/fr/practices/almaty-process",
    ];
    for address in almaty.iter().chain(&[
        "https://praxis.example/",
        "https://praxis.example/objectives/23",
        "https://praxis.example/fr/countries/KZ",
    ]) {
        assert!(
            locations(&whole).iter().any(|location| location == address),
            "{address}"
        );
    }
    site.browser.visit("/sitemap.xml?part=1").await.status(404);
    // The forty-five thousandth practice, without making all of those before it.
    let mut tx = world.app.db.write().await.unwrap();
    let far = "INSERT INTO practice (id, seq, owner_id, created_at, language) VALUES (45000, 0, $1, 0, 'en')";
    tx.sql(far).bind(cast.amina.id).execute().await.unwrap();
    tx.sql_for(
        "SELECT 1",
        "SELECT setval(pg_get_serial_sequence('practice', 'id'), 45000)",
    )
    .execute()
    .await
    .unwrap();
    tx.commit().await.unwrap();
    cast.published("Bali Process", 9).await;
    let index = site.browser.visit("/sitemap.xml").await.ok();
    assert!(index.body.contains("<sitemapindex"), "{}", index.body);
    let parts = locations(&index);
    assert_eq!(
        parts,
        [0, 1, 2].map(|part| format!("https://praxis.example/sitemap.xml?part={part}"))
    );
    let mut all = Vec::new();
    for part in &parts {
        let page = site
            .browser
            .visit(part.strip_prefix("https://praxis.example").unwrap())
            .await
            .ok();
        all.extend(locations(&page));
    }
    for slug in ["almaty-process", "bali-process"] {
        for prefix in ["", "/fr"] {
            let address = format!("https://praxis.example{prefix}/practices/{slug}");
            assert_eq!(
                all.iter().filter(|location| **location == address).count(),
                1,
                "{address}"
            );
        }
    }
    for garbage in ["3", "-1", "x", "99999999999999999999", "1.5"] {
        site.browser
            .visit(&format!("/sitemap.xml?part={garbage}"))
            .await
            .status(404);
    }
}
story!(the_sitemap_grows_into_an_index);

/// A reader who has a page of this edition is told so; HEAD is GET without its body; other verbs get their page.
async fn answers_are_asked_about_and_not_drawn_twice(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    let paths = [
        "/",
        "/objectives",
        "/objectives/9",
        "/objectives/9.atom",
        "/practices",
        "/practices.atom",
        "/countries/KZ",
        "/regions/m49-143",
        "/explore",
        ALMATY,
        "/practices/almaty-process/revisions/1",
        "/practices/almaty-process/compare",
        "/sitemap.xml",
        "/fr/objectives/9",
    ];
    let mut tags = Vec::new();
    for path in paths {
        let page = ask(&site, Method::GET, path, &[]).await.ok();
        assert_eq!(
            page.header("cache-control"),
            Some("public, no-cache"),
            "{path}"
        );
        assert_eq!(
            (page.header("set-cookie"), page.header("vary")),
            (None, Some("accept-encoding")),
            "{path}"
        );
        let tag = page.header("etag").unwrap().to_owned();
        assert!(!tags.contains(&tag), "{path}");
        let same = ask(&site, Method::GET, path, &[("if-none-match", &tag)])
            .await
            .status(304);
        assert_eq!(
            (same.body.as_str(), same.header("etag")),
            ("", Some(tag.as_str())),
            "{path}"
        );
        ask(&site, Method::GET, path, &[("if-none-match", "*")])
            .await
            .status(304);
        ask(
            &site,
            Method::GET,
            path,
            &[("if-none-match", "W/\"other\"")],
        )
        .await
        .status(200);
        let head = ask(&site, Method::HEAD, path, &[]).await.ok();
        assert_eq!(
            (head.body.as_str(), head.header("etag")),
            ("", Some(tag.as_str())),
            "{path}"
        );
        let delete = ask(
            &site,
            Method::DELETE,
            path,
            &[("sec-fetch-site", "same-origin")],
        )
        .await
        .status(405);
        assert!(delete.header("allow").unwrap().contains("GET"), "{path}");
        tags.push(tag);
    }
    cast.published("Bali Process", 9).await;
    for (path, tag) in paths.iter().zip(&tags) {
        ask(&site, Method::GET, path, &[("if-none-match", tag)])
            .await
            .status(200);
    }
    let nowhere = ask(
        &site,
        Method::GET,
        "/practices/nothing",
        &[("if-none-match", "*")],
    )
    .await
    .status(404);
    assert!(!nowhere.header("cache-control").unwrap().contains("private"));
}
story!(answers_are_asked_about_and_not_drawn_twice);

/// Unknown places are pages with ways on, and nothing typed into an address is a mistake of ours.
async fn unknown_addresses_help_on(world: World) {
    Cast::of(&world).await;
    let site = Site::of(&world);
    for path in [
        "/practices/nothing",
        "/objectives/24",
        "/objectives/0",
        "/objectives/09",
        "/objectives/-1",
        "/objectives/+1",
        "/objectives/-1.atom",
        "/objectives/24.csv",
        "/objectives/9.xyz",
        "/countries/QQ",
        "/regions/nowhere",
        "/practices/UPPER",
        "/practices/x.bib",
        "/practices/%00",
        "/practices/%c0%ae",
        "/practices/' or 1=1--",
        "/countries/%F0%9F%92%A9",
        "/fr/practices/rien",
        "/fr/sitemap.xml",
    ] {
        let page = site.browser.visit(&path.replace(' ', "%20")).await;
        assert!(
            [400, 404].contains(&page.status.as_u16()),
            "{path}: {}",
            page.status
        );
    }
    site.browser
        .visit("/objectives/24")
        .await
        .status(404)
        .has("a[href='/objectives']")
        .has("form[role=search]");
    for path in ["/practices", "/objectives/9", "/objectives/9.atom"] {
        for cursor in ["x", "a", "a5b5d", "b' or 1=1--", "a00", &"a0".repeat(2_000)] {
            let query: String = url::form_urlencoded::byte_serialize(cursor.as_bytes()).collect();
            site.browser
                .visit(&format!("{path}?from={query}"))
                .await
                .status(400);
        }
    }
}
story!(unknown_addresses_help_on);

/// Lists are walked by key to their end and back, newest first.
async fn lists_are_walked_by_key(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    for number in 1..=23 {
        cast.published(&format!("Practice {number}"), 9).await;
    }
    for path in ["/objectives/9", "/practices", "/countries/KZ"] {
        let first = site.browser.visit(path).await.ok().shows("23 practices");
        let titles = first.texts(".items h3");
        assert_eq!(
            (titles.len(), titles[0].as_str(), titles[19].as_str()),
            (20, "Practice 23", "Practice 4")
        );
        let second = first.follow("Next").await.ok().shows("23 practices");
        assert_eq!(
            second.texts(".items h3"),
            ["Practice 3", "Practice 2", "Practice 1"]
        );
        assert_eq!(second.count("a[rel=next]"), 0);
        let back = second.follow("Previous").await.ok();
        assert_eq!(back.texts(".items h3"), titles);
        assert_eq!(back.count("a[rel=prev]"), 0);
    }
}
story!(lists_are_walked_by_key);

/// Names are joined: a new one stands everywhere at the next edition.
async fn a_new_name_is_on_every_page(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    site.catch_up().await;
    assert_eq!(site.finds("Saidova").await, ["Almaty Process"]);
    let amina = cast.sign_in(&world, &cast.amina).await;
    let page = amina.visit("/account").await.ok();
    page.form("/account")
        .fill("family_name", "Rahimova")
        .choose("country", "KZ")
        .press("Save")
        .await
        .ok();
    site.catch_up().await;
    for path in ["/", "/objectives/9", ALMATY] {
        site.browser
            .visit(path)
            .await
            .ok()
            .shows("Amina Rahimova")
            .lacks("Saidova");
    }
    assert_eq!(site.finds("Rahimova").await, ["Almaty Process"]);
    site.browser
        .visit("/practices?q=Saidova")
        .await
        .ok()
        .shows("Nothing found");
}
story!(a_new_name_is_on_every_page);
