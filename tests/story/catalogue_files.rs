//! Lists as files: a table and records with every practice of a list, from one edition, sent while they are read.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::time::Duration;

use axum::body::Body;
use axum::http::{Method, Request};
use http_body_util::BodyExt;
use praxis::demo::{self, CorpusSize, Folder};
use praxis::practice::actions::Intent;
use praxis::practice::answers::Answers;
use praxis::practice::columns::read_answers;
use praxis::practice::fields::{FIELDS, Visible};
use praxis::practice::model::TakeDown;
use praxis::router;
use praxis::web::csv_file::plain_cell;
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::browser::Page;
use crate::cast::{Cast, reasons};
use crate::site::{Site, answers_with, publish, publish_again};
use crate::world::World;

/// One request with this header.
async fn ask(site: &Site, method: Method, path: &str, header: (&'static str, &str)) -> Page {
    let url = site.catalogue.app.settings.public_url.join(path).unwrap();
    let request = site.browser.request(method, &url);
    let request = request.header(header.0, header.1);
    site.browser.send(request, Body::empty()).await
}

/// The rows of a table, each cell under the name of its column.
fn rows(table: &str) -> Vec<Vec<(String, String)>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().unwrap().clone();
    let row = |record: csv::StringRecord| {
        let cells = header.iter().zip(&record);
        cells
            .map(|(name, cell)| (name.to_owned(), cell.to_owned()))
            .collect()
    };
    reader
        .records()
        .map(|record| row(record.unwrap()))
        .collect()
}

fn cell<'r>(row: &'r [(String, String)], column: &str) -> &'r str {
    let found = row.iter().find(|(name, _)| name == column);
    found.map_or("", |(_, cell)| cell)
}

/// The titles of a table, from the first row on.
async fn titles(site: &Site, path: &str) -> Vec<String> {
    let page = site.browser.visit(path).await.ok();
    let all = rows(&page.body);
    all.iter()
        .map(|row| cell(row, "title").to_owned())
        .collect()
}

/// Each list and each search is a table, with the same query; its name and its tag say the edition, its header the licence.
async fn a_list_is_a_table_too(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let id = cast.published("Almaty Process", 9).await;
    cast.published("Visas in an hour", 12).await;
    publish_again(&cast, id, "Almaty & Process", 9).await;
    cast.submitted("Still a secret", 9).await;
    site.catch_up().await;
    for list in ["/practices", "/objectives/9", "/countries/KZ"] {
        let page = site.browser.visit(list).await.ok();
        for (kind, ending) in [("text/csv", "csv"), ("application/jsonl", "jsonl")] {
            let link = format!("head link[rel=alternate][type='{kind}']");
            let announced = page.attributes(&link, "href");
            assert_eq!(announced, [format!("{list}.{ending}")]);
        }
    }
    for (path, name, found) in [
        ("/practices.csv", "practices-3.csv", 2),
        ("/objectives/9.csv", "objective-9-3.csv", 1),
        ("/countries/KZ.csv", "country-KZ-3.csv", 2),
        ("/regions/m49-143.csv", "region-m49-143-3.csv", 2),
        ("/practices.csv?q=almaty", "practices-found-3.csv", 1),
        (
            "/practices.csv?objective=9&country=KZ",
            "practices-found-3.csv",
            1,
        ),
        ("/practices.csv?objective=9", "objective-9-3.csv", 1),
        ("/fr/objectives/9.csv", "objective-9-3.csv", 1),
    ] {
        let page = site.browser.visit(path).await.ok();
        assert_eq!(
            page.header("content-type"),
            Some("text/csv; charset=utf-8; header=present"),
            "{path}"
        );
        assert_eq!(
            page.header("content-disposition"),
            Some(format!("attachment; filename=\"{name}\"").as_str()),
            "{path}"
        );
        assert_eq!(
            page.header("link"),
            Some(concat!(
                "<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\", ",
                "<https://praxis.example/datapackage.json>; rel=\"describedby\"; type=\"application/json\"",
            ))
        );
        assert!(page.header("etag").unwrap().starts_with("W/\"3-"), "{path}");
        assert_eq!(rows(&page.body).len(), found, "{path}");
        assert!(
            page.body
                .starts_with("url,slug,reference,identifier,revision,")
        );
        for line in page.body.split_inclusive('\n').take(1) {
            assert!(line.ends_with("\r\n"));
        }
        for hidden in ["secret", "nour@focal.example"] {
            assert!(!page.body.contains(hidden), "{path}: {hidden}");
        }
    }
    let page = site.browser.visit("/fr/objectives/9.csv").await.ok();
    let row = &rows(&page.body)[0];
    for (column, expected) in [
        ("url", "https://praxis.example/practices/almaty-process"),
        ("slug", "almaty-process"),
        ("revision", "2"),
        ("title", "Almaty & Process"),
        ("published", "2026-11-03T12:10:01Z"),
        ("submitted_by", "Amina Saidova"),
        ("licence", "CC BY 4.0"),
        (
            "licence_url",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        ("countries", "KZ;KG"),
        ("countries_names", "Kazakhstan;Kirghizistan"),
        ("objectives", "9"),
        ("review_rounds", "1"),
        ("review_reviewers", "1"),
    ] {
        assert_eq!(cell(row, column), expected, "{column}");
    }
    site.browser.visit("/objectives/99.csv").await.status(404);
    site.browser
        .visit("/practices.csv?country=QQ")
        .await
        .status(404);
    site.browser
        .visit("/countries/kz.csv")
        .await
        .lands_on("/countries/KZ.csv");
}
story!(a_list_is_a_table_too);

/// The same lists as records: each line is what the practice's own address answers.
async fn a_list_is_records_too(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let id = cast.published("Almaty Process", 9).await;
    cast.published("Visas in an hour", 12).await;
    publish_again(&cast, id, "Almaty & Process", 9).await;
    site.catch_up().await;
    let all = site.browser.visit("/practices.jsonl").await.ok();
    assert_eq!(
        all.header("content-type"),
        Some("application/jsonl; charset=utf-8")
    );
    assert_eq!(
        all.header("content-disposition"),
        Some("attachment; filename=\"practices-3.jsonl\"")
    );
    let records: Vec<Value> = all
        .body
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let mut expected = Vec::new();
    for slug in ["almaty-process", "visas-in-an-hour"] {
        let record = site.browser.visit(&format!("/practices/{slug}.json")).await;
        expected.push(serde_json::from_str::<Value>(&record.ok().body).unwrap());
    }
    assert_eq!(records, expected);
    for path in ["/objectives/9.jsonl", "/practices.jsonl?q=almaty"] {
        let one = site.browser.visit(path).await.ok();
        assert_eq!(one.body.lines().count(), 1, "{path}");
    }
}
story!(a_list_is_records_too);

/// The answers that everybody reads.
fn public_ones(answers: &Answers) -> Answers {
    let mut public = answers.clone();
    for one in FIELDS.iter().filter(|one| one.visible != Visible::Public) {
        public.set(one.field, None);
    }
    public
}

/// What a table says of the answers is read back as it was published, whatever signs it holds; and no cell is a formula.
async fn a_table_is_read_back_as_it_was_published(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let answers = answers_with(
        "=HYPERLINK(\"https://evil.example\") عملية",
        9,
        json!({
            "summary": "+1; \"two\"\n\n- three, with a list\n- of four that is long enough to be read \\ by many",
            "also": ["23", "1"],
            "organisations": [
                {"name": "Labour; Social", "kind": "government", "role": "lead"},
                {"name": "-Water", "kind": "civil-society", "role": "partner"},
            ],
            "regions": ["african-union"],
            "new": "'=1",
            "until": "2022",
            "machine_help": "drafted",
            "machine_checked": true,
        }),
    );
    publish(&cast, &cast.amina, &answers).await;
    let page = site.browser.visit("/practices.csv").await.ok();
    let row = rows(&page.body).remove(0);
    for (name, written) in &row {
        let risky = written.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
        assert!(!risky, "{name}: {written}");
    }
    let read = read_answers(|column| Some(plain_cell(cell(&row, column))));
    assert_eq!(read, Ok(public_ones(&answers)));
}
story!(a_table_is_read_back_as_it_was_published);

/// A spreadsheet is told that the file is UTF-8; other programs get no mark.
async fn a_spreadsheet_gets_a_mark(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    let plain = site.browser.visit("/practices.csv").await.ok();
    let marked = site.browser.visit("/practices.csv?for=excel").await.ok();
    assert_eq!(marked.body, format!("\u{feff}{}", plain.body));
    assert_ne!(marked.header("etag"), plain.header("etag"));
    for refused in ["for=word", "for=excel&for=excel"] {
        let path = format!("/practices.csv?{refused}");
        site.browser.visit(&path).await.status(400);
    }
}
story!(a_spreadsheet_gets_a_mark);

/// Another edition is another file; who has this one is told so. HEAD tells the same without the rows.
async fn a_file_need_not_be_sent_twice(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    site.catch_up().await;
    for path in ["/practices.csv", "/practices.jsonl?q=almaty"] {
        let first = site.browser.visit(path).await.ok();
        let tag = first.header("etag").unwrap();
        let known = ("if-none-match", tag);
        let same = ask(&site, Method::GET, path, known).await.status(304);
        assert_eq!(same.body, "");
        let head = ask(&site, Method::HEAD, path, ("accept", "*/*")).await.ok();
        assert_eq!(head.body, "");
        for name in [
            "etag",
            "content-type",
            "content-disposition",
            "link",
            "cache-control",
        ] {
            assert_eq!(head.header(name), first.header(name), "{path} {name}");
        }
        let again = site.browser.visit(path).await.ok();
        assert_eq!(again.body, first.body);
    }
    let before = site.browser.visit("/practices.csv").await.ok();
    cast.published("Visas in an hour", 12).await;
    let tag = before.header("etag").unwrap();
    let after = ask(&site, Method::GET, "/practices.csv", ("if-none-match", tag)).await;
    assert_eq!(rows(&after.ok().body).len(), 2);
}
story!(a_file_need_not_be_sent_twice);

/// The order stays: what was published first comes first, so that a later file begins as an earlier one. A long list comes
/// whole, from the database and from the index alike, with each practice once; it is read batch by batch.
async fn a_long_file_is_whole_and_in_order(world: World) {
    Folder::of(world.data()).begin().unwrap();
    let size = CorpusSize {
        practices: 300,
        waiting: 0,
    };
    demo::prepare(&world.app, size).await.unwrap();
    let mut site = Site::of(&world);
    site.catch_up().await;
    let calls = world.app.db.calls();
    let all = site.browser.visit("/practices.csv").await.ok();
    // Four batches, each a call for the keys, one for the rows and one for what stands around them; one call finds the
    // end, and one the edition.
    let asked = world.app.db.calls() - calls;
    assert!(asked <= 14, "{asked} calls");
    let rows = rows(&all.body);
    let published: Vec<&str> = rows.iter().map(|row| cell(row, "published")).collect();
    assert!(published.is_sorted());
    let slugs: BTreeSet<&str> = rows.iter().map(|row| cell(row, "slug")).collect();
    assert_eq!((rows.len(), slugs.len()), (363, 363));
    let records = site.browser.visit("/practices.jsonl").await.ok();
    assert_eq!(records.body.lines().count(), 363);
    // The choice of every language narrows nothing, but is a search.
    let every = "/practices.csv?since=1800";
    let found = titles(&site, every).await;
    let named: Vec<&str> = rows.iter().map(|row| cell(row, "title")).collect();
    assert_eq!(found, named);
    let by_word = titles(&site, "/practices.csv?q=migration").await;
    let page = site.browser.visit("/practices?q=migration").await.ok();
    page.shows(&format!("{} practices", by_word.len()));
}
story!(a_long_file_is_whole_and_in_order);

/// What is taken down is in no file any more.
async fn what_is_taken_down_is_in_no_file(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let gone = cast.published("Gone tomorrow", 9).await;
    cast.published("Almaty Process", 9).await;
    site.catch_up().await;
    // The index does not know of it yet, the rows do.
    let how = TakeDown::Gone;
    let intent = Intent::TakeDown {
        how,
        words: reasons("Asked for"),
    };
    cast.act(&cast.ruth, &gone, intent).await.unwrap();
    for path in [
        "/practices.csv",
        "/objectives/9.csv",
        "/practices.csv?q=tomorrow*+almaty*",
        "/practices.jsonl",
        "/practices.jsonl?since=1800",
    ] {
        let page = site.browser.visit(path).await.ok();
        assert!(!page.body.contains("Gone tomorrow"), "{path}");
    }
}
story!(what_is_taken_down_is_in_no_file);

/// Files have few places, because each holds a connection while its reader takes it. One network never has all of them: a
/// reader more waits for a moment and is then asked to come back, and readers elsewhere go on. A file that is broken off does
/// not look whole.
async fn files_have_places_and_break_off_visibly(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    let downloads = &site.catalogue.downloads;
    assert!(downloads.of_network() < downloads.most());
    let network = IpAddr::from([203, 0, 113, 7]);
    let mut taken = Vec::new();
    for _ in 0..downloads.of_network() {
        taken.push(downloads.take(network).await.ok().unwrap());
    }
    let elsewhere = site.browser.at([198, 51, 100, 1]);
    elsewhere.visit("/practices.csv").await.ok();
    for path in ["/practices.csv", "/objectives/9%2Ecsv"] {
        let refused = site.browser.visit(path).await.status(503);
        assert_eq!(refused.header("retry-after"), Some("30"), "{path}");
    }
    site.browser.visit("/practices").await.ok();
    let mut waiting = Box::pin(site.browser.visit("/objectives/9.csv"));
    let answered = tokio::time::timeout(Duration::from_millis(200), &mut waiting).await;
    assert!(answered.is_err(), "the reader waits");
    drop(taken);
    waiting.await.ok();
    for _ in 0..3 {
        site.browser.visit("/practices.csv").await.ok();
    }
    let request = Request::get("/practices.jsonl")
        .header("host", "praxis.example")
        .body(Body::empty());
    let router = router::build_with(&site.catalogue);
    let answer = router.oneshot(request.unwrap()).await.unwrap();
    assert_eq!(answer.status(), 200);
    site.catalogue.downloads.close();
    assert!(answer.into_body().collect().await.is_err());
}
story!(files_have_places_and_break_off_visibly);

/// Each list and each search says in words how it is taken away, and under which licence.
async fn a_page_offers_its_list_as_files(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    site.catch_up().await;
    for (path, list, query) in [
        ("/practices", "/practices", ""),
        ("/objectives/9", "/objectives/9", ""),
        ("/fr/countries/KZ", "/fr/countries/KZ", ""),
        ("/practices?q=almaty", "/practices", "q=almaty"),
        (
            "/practices?objective=9&country=KZ&sort=title",
            "/practices",
            "objective=9&country=KZ",
        ),
    ] {
        let page = site.browser.visit(path).await.ok();
        let address = |ending: &str, more: &str| {
            let all: Vec<&str> = [query, more]
                .into_iter()
                .filter(|one| !one.is_empty())
                .collect();
            let mark = if all.is_empty() { "" } else { "?" };
            format!("{list}.{ending}{mark}{}", all.join("&"))
        };
        assert_eq!(
            page.attributes(".take a[type]", "href"),
            [
                address("csv", ""),
                address("csv", "for=excel"),
                address("jsonl", ""),
                address("atom", ""),
            ],
            "{path}"
        );
        assert_eq!(
            page.attributes(".take a[rel=license]", "href"),
            ["https://creativecommons.org/licenses/by/4.0/"]
        );
        for link in page.attributes(".take a[type]", "href") {
            site.browser.visit(&link).await.ok();
        }
    }
    let nothing = site.browser.visit("/practices?q=nowhere").await.ok();
    assert_eq!(nothing.count(".take"), 0);
}
story!(a_page_offers_its_list_as_files);
