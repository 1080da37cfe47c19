//! What is not published never reaches a public byte, and every public page is sound HTML within its budget.

use std::collections::BTreeSet;

use praxis::practice::actions::Intent;
use praxis::practice::model::{Decision, DeclineCode, TakeDown};
use serde_json::json;

use crate::cast::{Cast, approval, reasons};
use crate::site::{Site, answers_with, publish, revise};
use crate::sound_html::assert_sound;
use crate::world::World;

/// Answers whose every text holds a marker.
fn marked(title: &str, marker: &str, objective: u8) -> praxis::practice::answers::Answers {
    let text = format!("{marker} ").repeat(30);
    answers_with(
        &format!("{title} {marker}"),
        objective,
        json!({
            "summary": text, "problem": text, "action": text, "results": text, "lessons": text, "advice": text,
            "organisations": [{"name": marker, "kind": "government", "role": "lead"}],
            "sources": [{"title": marker, "url": format!("https://{marker}.example/"), "language": "en"}],
            "countries": ["TO"], "change_note": marker,
        }),
    )
}

/// Everything that a public address answers, lists, practices, feeds and searches, in one text. It searches for some
/// words, and for these.
async fn everything(site: &Site, words: &[&str]) -> String {
    let mut waiting: Vec<String> = [
        "/",
        "/fr",
        "/practices",
        "/explore",
        "/objectives",
        "/sitemap.xml",
        "/robots.txt",
        "/practices.atom",
        "/countries/TO",
        "/countries/TO.atom",
        "/practices.csv",
        "/practices.jsonl",
        "/countries/TO.jsonl",
        "/practices/canary-gone",
        "/api/v1/practices",
        "/api/v1/practices?limit=100&sort=title",
        "/api/v1/practices/canary-gone",
        "/api/v1/objectives",
        "/oai?verb=ListRecords&metadataPrefix=oai_dc",
    ]
    .map(str::to_owned)
    .into();
    for number in 1..=23 {
        waiting.extend([
            format!("/objectives/{number}"),
            format!("/objectives/{number}.atom"),
            format!("/objectives/{number}.csv"),
        ]);
    }
    for word in [
        "canary",
        "draft",
        "canarydraft",
        "canaryreview",
        "canary*",
        "Tonga",
        "government",
    ]
    .iter()
    .chain(words)
    {
        waiting.extend([
            format!("/practices?q={word}"),
            format!("/practices.atom?q={word}"),
            format!("/practices.jsonl?q={word}"),
        ]);
    }
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut all = String::new();
    let private = [
        "/my",
        "/review",
        "/admin",
        "/account",
        "/desk",
        "/sign",
        "/register",
        "/assets",
        "/demo",
    ];
    while let Some(path) = waiting.pop() {
        let page = site.browser.visit(&path).await;
        assert!(page.status.as_u16() < 500, "{path}: {}", page.status);
        // What was typed stands in the page: it is no leak.
        let typed = path
            .split_once("q=")
            .map(|(_, word)| word.to_owned())
            .unwrap_or_default();
        let body = if typed.is_empty() {
            page.body.clone()
        } else {
            page.body.replace(&typed, "")
        };
        all.push_str(&body);
        for link in page.attributes("a", "href") {
            // The figures of an edition have the numbers of its lists.
            let is_double = link.contains("/explore?") && link.contains("edition=");
            let inside = link.starts_with('/')
                && !is_double
                && !private
                    .iter()
                    .any(|start| link.trim_start_matches("/fr").starts_with(start));
            if inside && seen.insert(link.clone()) {
                waiting.push(link);
            }
        }
    }
    all
}

/// A practice in each state that is not public, each with its own word: no public byte holds any of them.
async fn wish_13_nothing_unpublished_is_ever_public(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let open = world.with(&[("open_submissions", "100")]);
    let cast = Cast {
        app: open.app.clone(),
        ..cast
    };
    let id = cast.draft("Canary", 9).await;
    cast.write(&cast.amina, id, &marked("Canary", "canarydraft", 9))
        .await;
    let submitted = async |marker: &str| {
        let id = cast.draft("Canary", 9).await;
        cast.write(&cast.amina, id, &marked("Canary", marker, 9))
            .await;
        cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
        id
    };
    submitted("canaryreview").await;
    let words = || reasons("canaryreasons");
    let id = submitted("canaryreturned").await;
    cast.act(
        &cast.ruth,
        &id,
        Intent::Decide(Decision::Return { words: words() }),
    )
    .await
    .unwrap();
    let id = submitted("canarydeclined").await;
    let decline = Decision::Decline {
        words: words(),
        code: DeclineCode::Other,
        duplicate_of: None,
        last: false,
    };
    cast.act(&cast.ruth, &id, Intent::Decide(decline))
        .await
        .unwrap();
    let id = submitted("canarywithdrawn").await;
    cast.act(&cast.amina, &id, Intent::Withdraw(None))
        .await
        .unwrap();
    let id = submitted("canaryasked").await;
    cast.reword(id, "canaryreworded").await;
    cast.settle().await;
    let gone = publish(
        &cast,
        &cast.amina,
        &answers_with("Canary gone", 5, json!({"problem": "canarygone"})),
    )
    .await;
    cast.act(
        &cast.ruth,
        &gone,
        Intent::TakeDown {
            how: TakeDown::Gone,
            words: words(),
        },
    )
    .await
    .unwrap();
    // Live, with another revision in each stage of its way; its new objective and country are not public either.
    for stage in [
        "canaryrevised",
        "canaryrevisionreview",
        "canaryrevisiondecided",
    ] {
        let live = publish(
            &cast,
            &cast.amina,
            &answers_with(&format!("Live {}", stage.len()), 5, json!({})),
        )
        .await;
        if stage == "canaryrevised" {
            cast.act(&cast.amina, &live, Intent::Revise).await.unwrap();
            cast.write(&cast.amina, live, &marked("Canary", stage, 7))
                .await;
        } else {
            revise(&cast, live, &marked("Canary", stage, 7)).await;
        }
        if stage == "canaryrevisiondecided" {
            cast.act(&cast.ruth, &live, Intent::Decide(approval()))
                .await
                .unwrap();
        }
    }
    site.catch_up().await;
    let all = everything(&site, &[]).await;
    assert!(all.contains("Live 13"), "the crawl sees what is public");
    for marker in [
        "canarydraft",
        "canaryreview",
        "canaryreturned",
        "canarydeclined",
        "canarywithdrawn",
        "canaryasked",
        "canaryreworded",
        "canaryrevised",
        "canaryrevisionreview",
        "canaryrevisiondecided",
        "canaryreasons",
        "canarygone",
        "nour@focal",
        "people.example",
        "Ruth",
        "Wanjiru",
    ] {
        let at = all.find(marker);
        assert!(
            at.is_none(),
            "{marker}: …{}…",
            at.map(|at| all[at.saturating_sub(200)..at + 80].to_owned())
                .unwrap_or_default()
        );
    }
    site.browser
        .visit("/objectives/7")
        .await
        .ok()
        .shows("Nothing here yet");
    site.browser
        .visit("/objectives/5")
        .await
        .ok()
        .shows("3 practices");
    site.browser
        .visit("/countries/TO")
        .await
        .ok()
        .shows("Nothing here yet");
}
story!(wish_13_nothing_unpublished_is_ever_public);

/// Whoever agreed to be shown is shown with name and organisation, on the page, in the feed and in the search; whoever
/// did not, or no longer does, on no public byte. An address stands only where its owner chose to be asked.
async fn people_are_shown_only_as_they_agreed(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let person = |name: &str, public: bool| {
        json!({
            "name": format!("{name} Person"), "organisation": format!("{name}office"),
            "email": format!("{name}@focal.example").to_lowercase(), "public": public,
        })
    };
    let told = |title: &str, point: serde_json::Value, contact: &str, part: bool| {
        answers_with(
            title,
            9,
            json!({"focal_point": point, "contact": contact, "on_behalf": part}),
        )
    };
    publish(
        &cast,
        &cast.amina,
        &told("Both shown", person("Agreed", true), "shown", false),
    )
    .await;
    publish(
        &cast,
        &cast.amina,
        &told("Both hidden", person("Silent", false), "form", false),
    )
    .await;
    publish(
        &cast,
        &cast.amina,
        &told("Part of it", person("Leftover", true), "none", true),
    )
    .await;
    let changed = publish(
        &cast,
        &cast.amina,
        &told("No longer shown", person("Former", true), "shown", false),
    )
    .await;
    site.catch_up().await;
    let page = site.browser.visit("/practices/no-longer-shown").await.ok();
    page.shows("Former Person").shows("amina@people.example");
    assert_eq!(site.finds("Formeroffice").await, ["No longer shown"]);
    revise(
        &cast,
        changed,
        &told("No longer shown", person("Former", false), "none", false),
    )
    .await;
    cast.approve(changed).await;
    site.catch_up().await;

    let all = everything(
        &site,
        &[
            "Agreedoffice",
            "Silentoffice",
            "Leftoveroffice",
            "Formeroffice",
            "Former",
            "amina",
        ],
    )
    .await;
    for marker in ["Silent", "Leftover", "Former", "@focal.example"] {
        let at = all.find(marker);
        assert!(
            at.is_none(),
            "{marker}: …{}…",
            at.map(|at| all[at.saturating_sub(200)..at + 80].to_owned())
                .unwrap_or_default()
        );
    }
    site.browser
        .visit("/practices/no-longer-shown/revisions/1")
        .await
        .ok()
        .lacks("amina@people.example");
    let times = all.matches("mailto:amina@people.example").count();
    assert_eq!(
        times, 2,
        "on the one page where it was chosen, in its two languages"
    );
    let page = site.browser.visit("/practices/both-shown").await.ok();
    let page = page
        .shows("Agreed Person")
        .shows("Agreedoffice")
        .shows("Ms. Amina Saidova");
    assert_eq!(
        page.attributes("aside.facts a[href^=mailto]", "href"),
        ["mailto:amina@people.example"]
    );
    page.shows("Someone outside the organisation that carries it out");
    site.browser
        .visit("/practices/part-of-it")
        .await
        .ok()
        .shows("A member of the organisation that carries it out");
    site.browser
        .visit("/fr/practices/both-shown")
        .await
        .ok()
        .shows("À qui s’adresser")
        .shows("Agreedoffice");
    let feed = site
        .browser
        .visit("/practices.atom")
        .await
        .ok()
        .lacks("people.example");
    assert!(feed.body.contains("Agreed Person"));
    assert_eq!(site.finds("Agreedoffice").await, ["Both shown"]);
    for word in [
        "Silentoffice",
        "Leftoveroffice",
        "Formeroffice",
        "amina@people.example",
    ] {
        assert!(site.finds(word).await.is_empty(), "{word}");
    }
}
story!(people_are_shown_only_as_they_agreed);

/// The preview and the desk show whom readers may ask exactly as the public page will.
async fn the_preview_and_the_desk_show_the_same_people(world: World) {
    let cast = Cast::of(&world).await;
    let people = |public: bool, contact: &str| {
        answers_with(
            "People",
            9,
            json!({
                "contact": contact,
                "focal_point": {"name": "Asked Person", "organisation": "Askedoffice", "email": "asked@focal.example", "public": public},
            }),
        )
    };
    // Only the review team's own parts of the desk name the address.
    let facts = |page: crate::browser::Page| {
        let page = page.ok();
        let text = page.texts("#text, aside.facts").join(" ");
        assert!(!text.contains("asked@focal.example"), "{text}");
        (page.texts("aside.facts dl, .facts dl").join(" "), page)
    };
    for (public, contact) in [
        (true, "shown"),
        (false, "none"),
        (true, "form"),
        (false, "shown"),
    ] {
        let id = cast.draft("People", 9).await;
        cast.write(&cast.amina, id, &people(public, contact)).await;
        let (amina, ruth) = (
            cast.sign_in(&world, &cast.amina).await,
            cast.sign_in(&world, &cast.ruth).await,
        );
        let (draft, _) = facts(amina.visit(&format!("/my/practices/{id}/preview")).await);
        cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
        let (sent, _) = facts(amina.visit(&format!("/my/practices/{id}/preview")).await);
        let (desk, _) = facts(ruth.visit(&format!("/review/{id}")).await);
        for shown in [&draft, &sent, &desk] {
            assert_eq!(shown.contains("Asked Person"), public, "{contact}: {shown}");
            assert_eq!(
                shown.contains("amina@people.example"),
                contact == "shown",
                "{contact}: {shown}"
            );
        }
        cast.approve(id).await;
    }
}
story!(the_preview_and_the_desk_show_the_same_people);

/// Every kind of page parses without an error, in both languages.
async fn every_page_is_sound_html(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let paths = [
        "/",
        "/objectives",
        "/objectives/9",
        "/countries/KZ",
        "/regions/m49-143",
        "/practices",
        "/practices?q=almaty",
        "/practices?q=nothing",
        "/practices?q=%22",
        "/explore",
        "/practices/almaty-process",
        "/practices/almaty-process/revisions/1",
        "/practices/almaty-process/compare",
        "/practices/almaty-process/compare?from=1&to=2",
        "/practices/almaty-process/compare?view=side",
        "/practices/bali-process",
        "/practices/colombo-process",
        "/practices/x",
    ];
    let look = async |site: &Site| {
        for path in paths {
            for path in [
                path.to_owned(),
                format!("/fr{}", if path == "/" { "" } else { path }),
            ] {
                assert_sound(&path, &site.browser.visit(&path).await.body);
            }
        }
    };
    look(&site).await;
    let action = format!(
        "# A\n\n### B\n\n<b>x</b>\n\n- a\n  - b\n\n> q\n\n{}",
        "And so on. ".repeat(20)
    );
    let arabic = answers_with(
        "Almaty Process",
        9,
        json!({"language": "ar", "action": action}),
    );
    publish(&cast, &cast.amina, &arabic).await;
    let gone = cast.published("Bali Process", 9).await;
    let past = cast.published("Colombo Process", 9).await;
    for (id, how) in [(gone, TakeDown::Gone), (past, TakeDown::NotCurrent)] {
        cast.act(
            &cast.ruth,
            &id,
            Intent::TakeDown {
                how,
                words: reasons("x"),
            },
        )
        .await
        .unwrap();
    }
    site.catch_up().await;
    look(&site).await;
    let page = site
        .browser
        .visit("/fr/practices/almaty-process")
        .await
        .ok();
    assert_eq!(
        page.attributes("link[hreflang=en]", "href"),
        ["https://praxis.example/practices/almaty-process"]
    );
    assert_eq!(page.attributes("h1", "lang"), ["ar"]);
}
story!(every_page_is_sound_html);

/// A page asks the database three times at most, however many practices it shows.
async fn pages_keep_to_their_statements(world: World) {
    let world = world.with(&[("page_cache_mb", "0")]);
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let budget = [
        // The events of the review and the related practices travel with the versions.
        ("/practices/practice-1", 5),
        ("/practices/practice-1/revisions/1", 4),
        ("/practices/practice-1/compare", 3),
        ("/objectives/9", 3),
        ("/practices", 3),
        ("/countries/KZ", 3),
        ("/regions/m49-143", 3),
        ("/objectives", 2),
        // The counts of an edition are read once, by the page before.
        ("/explore", 1),
        ("/explore?q=practice&objective=9", 1),
        // The edition, the newest practices, and the open calls.
        ("/", 4),
        ("/practices?q=practice", 2),
        ("/objectives/9.atom", 3),
        ("/practices.atom?q=practice", 2),
        // The edition, the greatest number, the terms, the calls, and the practices.
        ("/sitemap.xml", 5),
        // The edition, the places, the texts, and how they were reviewed.
        ("/api/v1/practices", 4),
        ("/api/v1/practices?limit=5", 4),
        ("/api/v1/practices?q=practice", 3),
        ("/api/v1/practices/practice-1", 4),
        ("/api/v1/countries", 1),
        ("/api/v1/openapi.json", 1),
    ];
    let mut published = 0;
    for wanted in [1, 30] {
        while published < wanted {
            published += 1;
            cast.published(&format!("Practice {published}"), 9).await;
        }
        site.catch_up().await;
        site.browser.visit("/practices.atom").await.ok();
        for (path, most) in budget {
            let before = world.app.db.statements();
            let page = site.browser.visit(path).await.ok();
            let asked = world.app.db.statements() - before;
            assert!(asked <= most, "{path} with {wanted}: {asked} statements");
            let tag = page.header("etag").unwrap().to_owned();
            let request = site
                .browser
                .request(axum::http::Method::GET, &page.url)
                .header("if-none-match", tag);
            let before = world.app.db.statements();
            site.browser
                .send(request, axum::body::Body::empty())
                .await
                .status(304);
            // The edition; and whether the address of a practice leads elsewhere by now, because a redirect is sent each time.
            let most = 1 + u64::from(path.starts_with("/practices/practice-1"));
            let asked = world.app.db.statements() - before;
            assert!(asked <= most, "{path}: {asked} statements before a 304");
        }
    }
}
story!(pages_keep_to_their_statements);
