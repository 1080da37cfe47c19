//! The interface for programs: what it answers, that a program reads all of a list once, and that whoever asks wrongly learns
//! it. `api_fuzzed` holds its description to what it does.

use axum::http::{Method, Request};
use praxis::practice::actions::Intent;
use praxis::practice::model::TakeDown;
use serde_json::{Value, json};

use crate::browser::{Browser, Page};
use crate::cast::{Cast, reasons};
use crate::requests::{ask, get, stands_as_it_must};
use crate::site::{Site, answers_with, publish};
use crate::world::World;

/// The answer as JSON, which every site may read.
fn read(page: &Page) -> Value {
    assert_eq!(page.header("content-type"), Some("application/json"));
    assert_eq!(page.header("access-control-allow-origin"), Some("*"));
    assert_eq!(page.header("access-control-allow-credentials"), None);
    assert_eq!(page.header("set-cookie"), None);
    stands_as_it_must(page, page.path());
    serde_json::from_str(&page.body).unwrap()
}

/// The problem that an answer with this status tells.
fn problem(page: &Page, status: u16) -> Value {
    assert_eq!(page.status.as_u16(), status, "{}", page.body);
    assert_eq!(
        page.header("content-type"),
        Some("application/problem+json")
    );
    assert_eq!(page.header("access-control-allow-origin"), Some("*"));
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let problem: Value = serde_json::from_str(&page.body).unwrap();
    assert_eq!(problem["status"], status);
    problem
}

async fn slugs(browser: &Browser, query: &str) -> Vec<String> {
    let page = browser
        .visit(&format!("/api/v1/practices{query}"))
        .await
        .ok();
    let items = read(&page)["items"].clone();
    let items = items.as_array().unwrap().iter();
    items
        .map(|one| one["slug"].as_str().unwrap().to_owned())
        .collect()
}

/// A list holds whole records: the one of the address for one practice, which is the one of its page.
async fn the_record_is_the_same_everywhere(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    cast.submitted("Still a secret", 9).await;
    let mut site = Site::of(&world);
    site.catch_up().await;
    let of_page = site
        .browser
        .visit("/practices/almaty-process.json")
        .await
        .ok();
    let of_page: Value = serde_json::from_str(&of_page.body).unwrap();
    assert_eq!(of_page["licence"]["name"], "CC BY 4.0");
    assert!(of_page["review"].is_object());
    let one = site
        .browser
        .visit("/api/v1/practices/almaty-process")
        .await
        .ok();
    assert_eq!(read(&one), of_page);
    for query in ["", "?objective=9", "?q=almaty", "?sort=title"] {
        let list = site
            .browser
            .visit(&format!("/api/v1/practices{query}"))
            .await
            .ok();
        let whole = json!({"items": [of_page], "next": null, "total": 1});
        assert_eq!(read(&list), whole, "{query}");
    }
    let page = site.browser.visit("/api/v1/openapi.json").await.ok();
    let schema = &read(&page)["components"]["schemas"]["Practice"]["properties"];
    let declared: Vec<&String> = schema.as_object().unwrap().keys().collect();
    let served: Vec<&String> = of_page.as_object().unwrap().keys().collect();
    assert_eq!(served, declared, "the schema of the record");
}
story!(the_record_is_the_same_everywhere);

/// Page after page each practice comes once, in each order, while others are published.
async fn a_program_reads_the_whole_list(world: World) {
    let cast = Cast::of(&world).await;
    for number in 1..=23 {
        cast.published(&format!("Practice {number:02}"), 9).await;
    }
    let mut site = Site::of(&world);
    site.catch_up().await;
    for order in [
        "",
        "&sort=title",
        "&q=practice",
        "&q=practice&sort=newest",
        "&objective=9",
    ] {
        let mut next = format!("/api/v1/practices?limit=5{order}");
        let (mut titles, mut sizes) = (Vec::new(), Vec::new());
        loop {
            let page = site.browser.visit(&next).await.ok();
            let link = page.header("link").map(str::to_owned);
            let found = read(&page);
            assert_eq!(found["total"], 23, "{next}");
            let items = found["items"].as_array().unwrap();
            sizes.push(items.len());
            titles.extend(
                items
                    .iter()
                    .map(|one| one["title"].as_str().unwrap().to_owned()),
            );
            let Some(cursor) = found["next"].as_str() else {
                assert_eq!(link, None, "{next}");
                break;
            };
            let link = link.unwrap();
            let target = link.strip_prefix("<https://praxis.example").unwrap();
            let target = target.strip_suffix(">; rel=\"next\"").unwrap();
            assert!(target.ends_with(&format!("cursor={cursor}")), "{target}");
            target.clone_into(&mut next);
        }
        assert_eq!(sizes, [5, 5, 5, 5, 3], "{order}");
        let read = titles.len();
        titles.sort();
        titles.dedup();
        assert_eq!((titles.len(), read), (23, 23), "{order}");
    }
    let first = site.browser.visit("/api/v1/practices?limit=5").await.ok();
    let cursor = read(&first)["next"].as_str().unwrap().to_owned();
    cast.published("Practice 24", 9).await;
    let rest = slugs(&site.browser, &format!("?cursor={cursor}")).await;
    assert_eq!((rest.len(), rest[0].as_str()), (18, "practice-18"));
}
story!(a_program_reads_the_whole_list);

/// The same choices as the list for people, and nothing that this one forgives.
async fn a_question_is_read_strictly(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let egypt = answers_with(
        "Cairo Process",
        23,
        json!({"countries": ["EG"], "from": "2020-01"}),
    );
    publish(&cast, &cast.amina, &egypt).await;
    let mut site = Site::of(&world);
    site.catch_up().await;
    let (almaty, cairo) = ("almaty-process", "cairo-process");
    for (query, found) in [
        ("?country=EG", vec![cairo]),
        ("?country=EG&country=KZ", vec![cairo, almaty]),
        ("?country=EG&objective=9", vec![]),
        ("?since=2019", vec![cairo]),
        ("?q=almaty", vec![almaty]),
        ("?sort=title", vec![almaty, cairo]),
        ("?sort=relevance", vec![cairo, almaty]),
        ("?limit=1", vec![cairo]),
    ] {
        assert_eq!(slugs(&site.browser, query).await, found, "{query}");
    }
    for (query, parameter) in [
        ("?page=2", "page"),
        ("?from=a00", "from"),
        ("?q=", "q"),
        ("?limit=0", "limit"),
        ("?limit=5&limit=5", "limit"),
        ("?objective=24", "objective"),
        ("?objective=9&objective=9", "objective"),
        ("?sort=best", "sort"),
        ("?cursor=x", "cursor"),
    ] {
        let page = site
            .browser
            .visit(&format!("/api/v1/practices{query}"))
            .await;
        assert_eq!(problem(&page, 400)["parameter"], parameter, "{query}");
    }
    for path in ["practices/almaty-process", "countries", "openapi.json"] {
        let page = site.browser.visit(&format!("/api/v1/{path}?lang=fr")).await;
        assert_eq!(problem(&page, 400)["parameter"], "lang", "{path}");
    }
    let other = format!("/api/v1/practices?sort=title&cursor=n{}", "0".repeat(32));
    problem(&site.browser.visit(&other).await, 404);
}
story!(a_question_is_read_strictly);

/// What is not there, what is gone, what was replaced, and what can be read although it is listed no more.
async fn what_was_taken_down_leaves_a_tombstone(world: World) {
    let cast = Cast::of(&world).await;
    let almaty = cast.published("Almaty Process", 9).await;
    let mut ids = Vec::new();
    for title in ["Bali Process", "Colombo Process", "Dakar Process"] {
        ids.push(cast.published(title, 9).await);
    }
    for (id, how) in ids.iter().zip([
        TakeDown::Gone,
        TakeDown::Replaced(almaty),
        TakeDown::NotCurrent,
    ]) {
        let words = reasons("For a while");
        cast.act(&cast.ruth, id, Intent::TakeDown { how, words })
            .await
            .unwrap();
    }
    let mut site = Site::of(&world);
    site.catch_up().await;
    assert_eq!(slugs(&site.browser, "").await, ["almaty-process"]);
    let gone = site.browser.visit("/api/v1/practices/bali-process").await;
    let left = &problem(&gone, 410)["practice"];
    assert_eq!(
        (&left["title"], &left["reason"]),
        (&json!("Bali Process"), &json!("review-team"))
    );
    assert_eq!(left["status"], "gone");
    assert!(left["taken_down"].is_string() && left["published"].is_string());
    let replaced = get(
        &site.browser,
        &world,
        "/api/v1/practices/colombo-process",
        &[],
    )
    .await;
    assert_eq!(replaced.status.as_u16(), 302);
    assert_eq!(
        replaced.header("location"),
        Some("/api/v1/practices/almaty-process")
    );
    let past = site
        .browser
        .visit("/api/v1/practices/dakar-process")
        .await
        .ok();
    assert_eq!(read(&past)["status"], "no-longer-current");
    for path in [
        "practices/nothing",
        "practices/Almaty-Process",
        "nothing",
        "practices/a/b",
    ] {
        problem(&site.browser.visit(&format!("/api/v1/{path}")).await, 404);
    }
}
story!(what_was_taken_down_leaves_a_tombstone);

/// The answer to a program that takes these media types and no others.
async fn accepting(browser: &Browser, path: &str, kinds: &str) -> Page {
    let request = Request::get(path)
        .header("host", "praxis.example")
        .header("accept", kinds);
    browser.send(request, "").await
}

/// What a program already has is not sent again; a script of another site may ask so, too; and whoever takes no JSON learns it,
/// whether or not the answer is kept.
async fn the_headers_of_the_protocol_are_kept(world: World) {
    let world = world.with(&[("page_cache_mb", "1")]);
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let mut site = Site::of(&world);
    site.catch_up().await;
    for path in [
        "/api/v1/practices",
        "/api/v1/practices/almaty-process",
        "/api/v1/types",
        "/api/v1/openapi.json",
    ] {
        for _ in 0..2 {
            let page = get(&site.browser, &world, path, &[]).await.ok();
            let tag = page.header("etag").unwrap().to_owned();
            read(&page);
            let known = [
                ("if-none-match", tag.as_str()),
                ("origin", "https://elsewhere.example"),
            ];
            let same = get(&site.browser, &world, path, &known).await.status(304);
            assert_eq!(
                same.header("access-control-allow-origin"),
                Some("*"),
                "{path}"
            );
            problem(&accepting(&site.browser, path, "text/html").await, 406);
            let any = accepting(&site.browser, path, "text/html, */*;q=0.1").await;
            read(&any.ok());
        }
        let asked = [
            ("origin", "https://elsewhere.example"),
            ("access-control-request-method", "GET"),
        ];
        let allowed = ask(&site.browser, &world, Method::OPTIONS, path, &asked, "")
            .await
            .status(204);
        assert_eq!(allowed.header("allow"), Some("GET, HEAD, OPTIONS"));
        assert_eq!(
            allowed.header("access-control-allow-methods"),
            Some("GET, HEAD, OPTIONS")
        );
        assert_eq!(allowed.header("access-control-allow-origin"), Some("*"));
        let posted = ask(&site.browser, &world, Method::POST, path, &asked, "{}").await;
        problem(&posted, 405);
        assert_eq!(posted.header("allow"), Some("GET, HEAD, OPTIONS"));
    }
    let long = format!("/api/v1/practices?q={}", "a".repeat(9_000));
    problem(&get(&site.browser, &world, &long, &[]).await, 414);
    problem(
        &get(&site.browser, &world, "/api/v1/practices?q=%ff", &[]).await,
        400,
    );
}
story!(the_headers_of_the_protocol_are_kept);

/// Each vocabulary with the number of practices that have each term: those that the list finds by it.
async fn a_vocabulary_counts_its_practices(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let mut site = Site::of(&world);
    let early = site.browser.visit("/api/v1/countries").await;
    problem(&early, 503);
    assert_eq!(early.header("retry-after"), Some("5"));
    assert_eq!(slugs(&site.browser, "").await, ["almaty-process"]);
    site.catch_up().await;
    for (vocabulary, id, name) in [
        ("objectives", "9", "9: Smuggling of migrants"),
        ("countries", "KZ", "Kazakhstan"),
        ("types", "regional-process", "Regional process"),
        ("years", "2013", "2013"),
    ] {
        let page = site
            .browser
            .visit(&format!("/api/v1/{vocabulary}"))
            .await
            .ok();
        let terms = read(&page)["items"].clone();
        let terms = terms.as_array().unwrap();
        let term = terms.iter().find(|one| one["id"] == id).unwrap();
        assert_eq!(term["practices"], 1, "{vocabulary}");
        assert!(
            term["name"].as_str().unwrap().starts_with(&name[..2]),
            "{term}"
        );
        let others = terms.iter().filter(|one| one["practices"] != 0).count();
        assert!(others >= 1, "{vocabulary}");
    }
}
story!(a_vocabulary_counts_its_practices);
