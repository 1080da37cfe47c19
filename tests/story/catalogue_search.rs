//! Search: every public answer is found and no private one, the index follows the edition, survives damage and a
//! restart, and nothing that can be typed is an error.

use praxis::practice::actions::Intent;
use praxis::practice::model::TakeDown;
use serde_json::json;

use crate::cast::{Cast, reasons};
use crate::site::{Site, answers_with, publish, publish_again};
use crate::wait;
use crate::world::World;

/// A word of each public answer finds the practice; a word of a private one does not.
async fn every_public_answer_is_found(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let answers = answers_with(
        "Alphatitle of a process",
        9,
        json!({
            "summary": "Bravosummary in two sentences, long enough for anybody who reads it. The second is here too.",
            "problem": "Charlieproblem", "action": "Deltaaction ".repeat(40), "results": "Echoresults",
            "lessons": "Foxtrotlessons", "advice": "Golfadvice", "new": "Hotelnew",
            "who_benefits_words": "Indiabenefits", "change_note": "Julietchange",
            "organisations": [{"name": "Kiloministry", "kind": "government", "role": "lead"}],
            "principles": [{"principle": "international-cooperation", "how": "Limahow"}],
            "sources": [{"title": "Mikesource", "url": "https://november.example/declaration", "language": "en"}],
            "focal_point": {"name": "Oscarfocal", "organisation": "Papaorganisation", "email": "quebec@focal.example", "public": false},
        }),
    );
    publish(&cast, &cast.amina, &answers).await;
    site.browser
        .visit("/practices?q=x")
        .await
        .status(503)
        .shows("not ready yet");
    site.browser.visit("/practices.atom?q=x").await.status(503);
    site.catch_up().await;
    for word in [
        "alphatitle",
        "BRAVOSUMMARY",
        "charlieproblem",
        "deltaaction",
        "echoresults",
        "foxtrotlessons",
        "golfadvice",
        "hotelnew",
        "indiabenefits",
        "julietchange",
        "kiloministry",
        "limahow",
        "mikesource",
        "november",
        "Kazakhstan",
        "Казахстан",
        "Kirghizistan",
        "哈萨克斯坦",
        "كازاخستان",
        "Central Asia",
        "PX-2026-0001",
        "Saidova",
        "smuggling",
        "2013",
        "workers",
        "processes",
        "alpha*",
        "\"of a process\"",
    ] {
        assert_eq!(
            site.finds(word).await,
            ["Alphatitle of a process"],
            "{word}"
        );
    }
    for word in [
        "Oscarfocal",
        "Papaorganisation",
        "quebec",
        "none",
        "people.example",
        "Ruth",
    ] {
        site.browser
            .visit(&format!("/practices?q={word}"))
            .await
            .ok()
            .shows("Nothing found");
    }
    let page = site.browser.visit("/practices?q=charlieproblem").await.ok();
    assert_eq!(page.texts(".items mark"), ["Charlieproblem"]);
    let near = site
        .browser
        .visit("/practices?q=alphatitel")
        .await
        .ok()
        .shows("Did you mean alphatitle");
    assert_eq!(
        near.follow("alphatitle")
            .await
            .ok()
            .texts(".items h3")
            .len(),
        1
    );
    let long = format!("/practices?q={}", "alphatitle+".repeat(60));
    site.browser
        .visit(&long)
        .await
        .ok()
        .shows("used only the first 300");
    site.browser
        .visit("/practices?q=alphatitle+nonsuchword")
        .await
        .ok()
        .shows("These contain some of them");
}
story!(every_public_answer_is_found);

/// Published, revised, taken down, restored: each is what a search sees at the next edition, and never before.
async fn the_index_follows_the_edition(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let id = cast.published("Quokka protocol", 9).await;
    site.catch_up().await;
    assert_eq!(site.finds("quokka").await, ["Quokka protocol"]);
    publish_again(&cast, id, "Wombat protocol", 9).await;
    site.catch_up().await;
    assert_eq!(site.finds("wombat").await, ["Wombat protocol"]);
    site.browser
        .visit("/practices?q=quokka")
        .await
        .ok()
        .shows("Nothing found");
    let gone = Intent::TakeDown {
        how: TakeDown::Gone,
        words: reasons("Mistaken"),
    };
    cast.act(&cast.ruth, &id, gone).await.unwrap();
    // Between the deed and the index: the database is the truth, so nothing of it is shown.
    site.browser
        .visit("/practices?q=wombat")
        .await
        .ok()
        .lacks("Wombat");
    site.catch_up().await;
    site.browser
        .visit("/practices?q=wombat")
        .await
        .ok()
        .shows("Nothing found");
    cast.act(&cast.grace, &id, Intent::Restore(None))
        .await
        .unwrap();
    site.catch_up().await;
    assert_eq!(site.finds("wombat").await, ["Wombat protocol"]);
}
story!(the_index_follows_the_edition);

/// A start takes up what changed meanwhile; a damaged, older or missing index is built anew.
async fn a_damaged_index_is_built_anew(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Quokka protocol", 9).await;
    let mut site = Site::of(&world);
    site.catch_up().await;
    drop(site);
    cast.published("Wombat protocol", 9).await;
    let mut site = Site::of(&world);
    site.open().await;
    assert_eq!(
        site.finds("quokka").await,
        ["Quokka protocol"],
        "what was there serves at once"
    );
    site.catch_up().await;
    assert_eq!(site.finds("protocol").await.len(), 2);
    let folder = world.data().join("index");
    let truncate = |ending: &str| {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.to_string_lossy().ends_with(ending) {
                let mut bytes = std::fs::read(&path).unwrap();
                bytes.iter_mut().take(40).for_each(|byte| *byte ^= 0x5a);
                std::fs::remove_file(&path).unwrap();
                std::fs::write(&path, bytes).unwrap();
            }
        }
    };
    let kinds: [(&str, &dyn Fn()); 5] = [
        ("terms", &|| truncate(".term")),
        ("postings", &|| truncate(".idx")),
        ("meta", &|| {
            std::fs::write(folder.join("meta.json"), "{").unwrap();
        }),
        ("older", &|| {
            let meta = std::fs::read_to_string(folder.join("meta.json")).unwrap();
            std::fs::write(
                folder.join("meta.json"),
                meta.replace("\\\"version\\\":", "\\\"version\\\":9"),
            )
            .unwrap();
        }),
        ("missing", &|| std::fs::remove_dir_all(&folder).unwrap()),
    ];
    for (kind, damage) in kinds {
        drop(site);
        damage();
        site = Site::of(&world);
        site.open().await;
        site.browser.visit("/practices/quokka-protocol").await.ok();
        site.browser
            .visit("/practices?q=protocol")
            .await
            .status(503);
        site.catch_up().await;
        assert_eq!(site.finds("protocol").await.len(), 2, "{kind}");
        let meta = std::fs::read_to_string(folder.join("meta.json")).unwrap();
        let parts = meta.matches("segment_id").count();
        assert_eq!(parts, 1, "{kind}: a new index is one part");
    }
    // A second process beside the first keeps its own index, in memory.
    let mut beside = Site::of(&world);
    beside.catch_up().await;
    assert_eq!(beside.finds("protocol").await.len(), 2);
}
story!(a_damaged_index_is_built_anew);

/// The hostile lists against the search box: always a page, never a mistake of ours.
async fn nothing_that_is_typed_is_an_error(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    site.catch_up().await;
    let long = "a ".repeat(2_500);
    for typed in [
        "\"*^NEAR(",
        "!&|<->",
        "' or 1=1--",
        "q[x' or 1=1--]=",
        "\u{202e}almaty",
        "{{7*7}}",
        "${x}",
        "<script>alert(1)</script>",
        "\"><svg onload=alert(1)>",
        "*",
        "\"\"",
        "\"",
        "title:x OR (y",
        "(((((((",
        "-almaty",
        "+almaty",
        "almaty~2",
        "almaty^9",
        "[a TO b]",
        "\\",
        "/x/",
        " ",
        "%0",
        "e\u{301}",
        "👩‍👩‍👧",
        &long,
    ] {
        let query: String = url::form_urlencoded::byte_serialize(typed.as_bytes()).collect();
        for path in ["/practices?q=", "/fr/practices?q=", "/practices.atom?q="] {
            let page = site.browser.visit(&format!("{path}{query}")).await.ok();
            assert!(
                !page.body.contains("<script>alert") && !page.body.contains("<svg onload"),
                "{typed}"
            );
        }
    }
    // What no text can be is a page that says so.
    for unreadable in ["%00", "%c0%ae"] {
        site.browser
            .visit(&format!("/practices?q={unreadable}"))
            .await
            .status(400);
    }
    site.browser
        .visit("/practices?q=almaty&q=other")
        .await
        .status(400);
    site.browser
        .visit("/practices?q=almaty&from=a31303031")
        .await
        .status(400);
    site.browser
        .visit("/practices?q=almaty")
        .await
        .ok()
        .keeps("almaty");
}
story!(nothing_that_is_typed_is_an_error);

/// The title counts most; pages of what is found go on.
async fn the_best_comes_first(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let text = answers_with(
        "Second",
        9,
        json!({"problem": "A quokka crossed the border."}),
    );
    publish(&cast, &cast.amina, &text).await;
    cast.published("Quokka protocol", 9).await;
    for number in 0..25 {
        cast.published(&format!("Wombat {number}"), 9).await;
    }
    site.catch_up().await;
    assert_eq!(site.finds("quokka").await, ["Quokka protocol", "Second"]);
    let first = site
        .browser
        .visit("/practices?q=wombat")
        .await
        .ok()
        .shows("25 practices");
    assert_eq!(first.texts(".items h3").len(), 20);
    let second = first.follow("Next").await.ok();
    assert_eq!(second.texts(".items h3").len(), 5);
    assert_eq!(
        second.follow("Previous").await.ok().texts(".items h3"),
        first.texts(".items h3")
    );
}
story!(the_best_comes_first);

/// Chinese has no spaces: a query is found where its signs stand side by side, and nowhere else; a part of it, or
/// with a space in it, finds more.
async fn chinese_is_found_as_it_stands(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let text = |title: &str, words: &str| {
        answers_with(title, 9, json!({"language": "zh", "problem": words}))
    };
    publish(
        &cast,
        &cast.amina,
        &text("Together", "工作组讨论熊猫竹林保护问题。"),
    )
    .await;
    publish(
        &cast,
        &cast.amina,
        &text("Apart", "竹子旁的狗熊与家猫，林中也有猫熊。"),
    )
    .await;
    publish(&cast, &cast.amina, &text("熊猫公园", "没有别的内容。")).await;
    site.catch_up().await;
    let sorted = async |words: &str| {
        let mut found = site.finds(words).await;
        found.sort();
        found
    };
    // Every one of these signs stands in the second text too, but not side by side.
    assert_eq!(sorted("熊猫竹林").await, ["Together"]);
    assert_eq!(sorted("熊猫").await, ["Together", "熊猫公园"]);
    assert_eq!(sorted("猫熊").await, ["Apart"]);
    assert_eq!(sorted("熊猫 竹林").await, ["Together"]);
    assert_eq!(sorted("竹林 熊猫").await, ["Together"]);
    assert_eq!(sorted("\u{201c}熊猫公园\u{201d}").await, ["熊猫公园"]);
    let query: String = url::form_urlencoded::byte_serialize("熊猫竹林".as_bytes()).collect();
    let page = site
        .browser
        .visit(&format!("/practices?q={query}"))
        .await
        .ok();
    assert_eq!(page.texts(".items mark").concat(), "熊猫竹林");
}
story!(chinese_is_found_as_it_stands);

/// What is found is walked by key: each practice once, in the order of the whole, among many that answer equally
/// well, forwards to the end and back; and what is published meanwhile moves nothing that was passed.
async fn what_is_found_is_walked_by_key(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    for number in 0..50 {
        let words = if number % 10 == 0 {
            "A wombat, a wombat."
        } else {
            "A wombat crossed the border."
        };
        let text = answers_with(
            &format!("Process {number:02}"),
            9,
            json!({"problem": words}),
        );
        publish(&cast, &cast.amina, &text).await;
    }
    site.catch_up().await;
    let titles = |page: &crate::browser::Page| page.texts(".items h3");
    let first = site
        .browser
        .visit("/practices?q=wombat")
        .await
        .ok()
        .shows("50 practices");
    assert_eq!(first.count("a[rel=prev]"), 0);
    let second = first.follow("Next").await.ok().shows("50 practices");
    let third = second.follow("Next").await.ok();
    assert_eq!(third.count("a[rel=next]"), 0);
    let walked: Vec<String> = [&first, &second, &third]
        .into_iter()
        .flat_map(titles)
        .collect();
    assert_eq!(walked.len(), 50);
    assert_eq!(
        walked
            .iter()
            .collect::<std::collections::BTreeSet<_>>()
            .len(),
        50,
        "{walked:?}"
    );
    assert!(
        walked[..5].iter().all(|title| title.ends_with('0')),
        "the best come first: {walked:?}"
    );
    let back = third.follow("Previous").await.ok();
    assert_eq!(titles(&back), titles(&second));
    let start = back.follow("Previous").await.ok();
    assert_eq!(titles(&start), titles(&first));
    assert_eq!(start.count("a[rel=prev]"), 0);
    // A better one comes first, and whoever reads on from the second page still finds what comes after it.
    publish(
        &cast,
        &cast.amina,
        &answers_with("Wombat protocol", 9, json!({})),
    )
    .await;
    site.catch_up().await;
    assert_eq!(
        titles(&site.browser.visit("/practices?q=wombat").await.ok())[0],
        "Wombat protocol"
    );
    let on = second.follow("Next").await.ok();
    assert_eq!(titles(&on), titles(&third));
}
story!(what_is_found_is_walked_by_key);

/// An index that is built from nothing finds what one finds that followed each publication, in the same order.
async fn an_index_built_at_once_finds_the_same(world: World) {
    let cast = Cast::of(&world).await;
    let mut followed = Site::of(&world);
    for number in 0..12_u8 {
        let words = json!({
            "problem": format!("A numbat, {number} wombats and a quokka's e-mail."),
            "countries": if number % 2 == 0 { json!(["KE", "FJ"]) } else { json!(["FJ"]) },
            "language": if number % 3 == 0 { "fr" } else { "en" },
        });
        let answers = answers_with(&format!("Numbat of {number}"), 1 + number, words);
        publish(&cast, &cast.amina, &answers).await;
        followed.catch_up().await;
    }
    // The folder is in use, so the second index is a new one in memory.
    let before = world.app.db.statements();
    let mut built = Site::of(&world);
    built.catch_up().await;
    let statements = world.app.db.statements() - before;
    assert!(
        statements <= 5,
        "{statements} statements for any five hundred practices"
    );
    for words in [
        "numbat",
        "wombats",
        "email",
        "Kenya",
        "Fidji",
        "قبرص",
        "Oceania",
        "2019",
        "objective",
        "numb*",
        "\"numbat of\"",
        "PX-2026-0003",
        "quokkas emails",
    ] {
        let expected = followed.finds(words).await;
        assert_eq!(built.finds(words).await, expected, "{words}");
    }
    assert_eq!(built.finds("numbat Kenya").await.len(), 6);
}
story!(an_index_built_at_once_finds_the_same);

/// What changes each practice at a start, as missing identifiers do, comes first: a new index is built once, and not with
/// each practice twice. An index that is there answers meanwhile.
async fn a_new_index_is_built_when_the_start_has_changed_what_it_changes(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    for found_before in [0, 1] {
        let site = Site::of(&world);
        let (begins, begun) = tokio::sync::oneshot::channel::<()>();
        let (ended, first) = tokio::sync::oneshot::channel::<()>();
        let catalogue = site.catalogue.clone();
        let following = tokio::spawn(async move {
            let first = async {
                begins.send(()).unwrap_or_default();
                first.await.unwrap_or_default();
            };
            catalogue.follow(first).await;
        });
        wait::soon("what comes first has begun", begun)
            .await
            .unwrap();
        let ready = site.catalogue.index.edition().is_some();
        assert_eq!(ready, found_before > 0);
        if ready {
            cast.published("Almaty Process, continued", 9).await;
            indexed(&site, "almaty", found_before).await;
        }
        ended.send(()).unwrap();
        indexed(&site, "almaty", found_before + 1).await;
        following.abort();
        following.await.unwrap_err();
    }
}
story!(a_new_index_is_built_when_the_start_has_changed_what_it_changes);

/// Waits until a search finds so many practices.
async fn indexed(site: &Site, words: &str, found: usize) {
    wait::until_async("the index has all practices", async || {
        site.catalogue.index.edition().is_some() && site.finds(words).await.len() == found
    })
    .await;
}
