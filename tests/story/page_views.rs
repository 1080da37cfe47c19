//! How often the public page of a practice is opened, by month: counted without a cookie or an address, read by its authors,
//! and by the public where the site says so.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use axum::body::Body;
use axum::http::Method;
use praxis::catalogue::Catalogue;
use praxis::db::{Engine as _, Target};
use praxis::practice::actions::{Intent, write_views};
use praxis::practice::model::TakeDown;
use praxis::router;

use crate::browser::{Browser, Page};
use crate::cast::{Cast, reasons};
use crate::people::signed_in;
use crate::service::Service;
use crate::site::Site;
use crate::world::World;

const ALMATY: &str = "/practices/almaty-process";

/// From the first days of November into December.
const A_MONTH: Duration = Duration::from_hours(24 * 30);

/// Writes what a service has counted, as its worker does every minute.
pub async fn write_down(site: &Site) -> u64 {
    write_views(&site.catalogue.app, &site.catalogue.views)
        .await
        .unwrap()
}

/// Every sum that is stored: the slug, the month, the views.
async fn stored(world: &World) -> Vec<(String, String, i64)> {
    let mut db = world.app.db.read().await.unwrap();
    let sums = db.sql(
        "SELECT p.slug, v.month, v.views FROM practice_view v JOIN practice p ON p.id = v.practice_id
         ORDER BY p.slug, v.month",
    );
    sums.all().await.unwrap()
}

/// Asks for a page with these headers besides those of every browser, and follows nothing.
async fn ask(browser: &Browser, method: Method, path: &str, headers: &[(&str, &str)]) -> Page {
    let url = url::Url::parse(&format!("https://praxis.example{path}")).unwrap();
    let mut request = browser.request(method, &url);
    for (name, value) in headers {
        if let Some(all) = request.headers_mut() {
            all.insert(
                axum::http::HeaderName::try_from(*name).unwrap(),
                value.parse().unwrap(),
            );
        }
    }
    browser.send(request, Body::empty()).await
}

fn row(slug: &str, month: &str, views: i64) -> (String, String, i64) {
    (slug.to_owned(), month.to_owned(), views)
}

/// Each opening counts once, in each language, also where the browser has the page already; by the month of the site; the
/// sums of several nodes are added.
async fn openings_are_counted_by_month(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    cast.published("Bali Process", 9).await;
    let (one, other) = (Site::of(&world), Site::of(&world.another_node().await));
    let first = one.browser.visit(ALMATY).await.ok();
    let tag = first.header("etag").unwrap().to_owned();
    ask(
        &one.browser,
        Method::GET,
        ALMATY,
        &[("if-none-match", &tag)],
    )
    .await
    .status(304);
    one.browser.visit("/fr/practices/almaty-process").await.ok();
    // A printed reference leads to the page, which is opened then.
    one.browser
        .visit("/practices/PX-2026-0001")
        .await
        .lands_on(ALMATY);
    other.browser.visit(ALMATY).await.ok();
    other.browser.visit("/practices/bali-process").await.ok();
    assert_eq!(stored(&world).await, []);
    assert_eq!((write_down(&one).await, write_down(&other).await), (4, 2));
    let november = [
        row("almaty-process", "2026-11", 5),
        row("bali-process", "2026-11", 1),
    ];
    assert_eq!(stored(&world).await, november);
    assert_eq!(write_down(&one).await, 0, "nothing is written twice");
    // What is opened before and after midnight is written together, and counted apart.
    one.browser.visit(ALMATY).await.ok();
    world.clock().advance(A_MONTH);
    one.browser.visit(ALMATY).await.ok();
    assert_eq!(write_down(&one).await, 2);
    let expected = [
        row("almaty-process", "2026-11", 6),
        row("almaty-process", "2026-12", 1),
        row("bali-process", "2026-11", 1),
    ];
    assert_eq!(stored(&world).await, expected);
}
story!(openings_are_counted_by_month);

/// Programs, previews, what is fetched ahead, and every other form of the page are no openings of it.
async fn programs_and_other_forms_do_not_count(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.published("Almaty Process", 9).await;
    let site = Site::of(&world);
    let browser = &site.browser;
    let bot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
    for (name, value) in [
        ("user-agent", bot),
        ("user-agent", "WhatsApp/2.23.20.0"),
        ("user-agent", "curl/8.14.1"),
        ("sec-purpose", "prefetch;prerender"),
        ("purpose", "prefetch"),
        ("sec-fetch-dest", "empty"),
    ] {
        for _ in 0..2 {
            ask(browser, Method::GET, ALMATY, &[(name, value)])
                .await
                .ok();
        }
    }
    ask(browser, Method::HEAD, ALMATY, &[]).await.ok();
    for path in [
        "/",
        "/practices",
        "/practices/almaty-process/revisions/1",
        "/practices/almaty-process.json",
        "/practices/almaty-process.bib",
        "/objectives/9.atom",
    ] {
        browser.visit(path).await.ok();
    }
    browser
        .visit("/practices/no-such-practice")
        .await
        .status(404);
    assert_eq!(write_down(&site).await, 0);
    // What a page is opened for between two batches, and what is taken down then.
    browser.visit(ALMATY).await.ok();
    let intent = Intent::TakeDown {
        how: TakeDown::Gone,
        words: reasons("Asked for"),
    };
    cast.act(&cast.ruth, &id, intent).await.unwrap();
    browser.visit(ALMATY).await.status(410);
    assert_eq!(write_down(&site).await, 1);
    assert_eq!(stored(&world).await, []);
}
story!(programs_and_other_forms_do_not_count);

/// A network that uses up the budget of pages without end is a crawler, whatever it says of itself.
async fn a_crawler_that_met_its_budget_does_not_count(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let limited = world.with(&[("rate_limits", "on"), ("endless_pages", "2")]);
    let mut site = Site::of(&limited);
    site.catch_up().await;
    let (crawler, reader) = (
        site.browser.at([203, 0, 113, 1]),
        site.browser.at([198, 51, 100, 7]),
    );
    for number in 0..2 {
        crawler
            .visit(&format!("/practices?q=word{number}"))
            .await
            .ok();
    }
    crawler.visit("/practices?q=more").await.status(429);
    crawler.visit(ALMATY).await.ok();
    assert_eq!(write_down(&site).await, 0);
    reader.visit(ALMATY).await.ok();
    world.clock().advance(Duration::from_hours(1));
    crawler.visit(ALMATY).await.ok();
    assert_eq!(write_down(&site).await, 2);
}
story!(a_crawler_that_met_its_budget_does_not_count);

/// Authors read the views of each month, as a sentence, a chart and a table, and take them away. What is not public yet has
/// none.
async fn authors_read_the_views_of_their_practice(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.published("Almaty Process", 9).await;
    let site = Site::of(&world);
    let amina = signed_in(&world, &cast.amina).await;
    let own = format!("/my/practices/{id}");
    let page = amina
        .visit(&own)
        .await
        .ok()
        .shows("No view is counted yet.");
    assert_eq!(page.count(".columns-chart"), 0);
    for _ in 0..3 {
        site.browser.visit(ALMATY).await.ok();
    }
    write_down(&site).await;
    let page = amina.visit(&own).await.ok();
    page.shows("The public page was opened 3 times in November 2026.");
    world.clock().advance(A_MONTH);
    site.browser.visit(ALMATY).await.ok();
    write_down(&site).await;
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&own).await.ok();
    let page = page
        .shows("The public page was opened 4 times from November 2026 to December 2026.")
        .shows("Openings of the page are counted, not people");
    assert_eq!(
        page.attributes(".columns-chart rect", "height")[10..],
        ["60", "20"]
    );
    assert_eq!(
        page.texts("table.fit tbody th"),
        ["December 2026", "November 2026"]
    );
    assert_eq!(page.texts("table.fit tbody td"), ["1", "3"]);
    let file = amina.visit(&format!("{own}/views.csv")).await.ok();
    assert_eq!(
        file.body,
        "\u{feff}month,views,views_of_translations\r\n2026-11,3,0\r\n2026-12,1,0\r\n"
    );
    // A button, because the page has a form whose words a link would lose.
    let ways = page.attributes("aside button[name=go]", "value");
    assert!(ways.contains(&format!("{own}/views.csv")), "{ways:?}");
    let draft = cast.draft("Bali Process", 9).await;
    let page = amina.visit(&format!("/my/practices/{draft}")).await.ok();
    page.lacks("No view is counted yet.");
    // Nobody else reads them.
    let boris = signed_in(&world, &cast.boris).await;
    boris.visit(&format!("{own}/views.csv")).await.status(404);
    site.browser.visit(ALMATY).await.ok().lacks("opened");
}
story!(authors_read_the_views_of_their_practice);

/// Where the site says so, the public reads the whole months before its edition, on the page and as a table: both stay what
/// they are for as long as the edition does.
async fn the_public_reads_views_where_the_site_says_so(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let site = Site::of(&world);
    site.browser.visit("/views.csv").await.status(404);
    let data = site.browser.visit("/data").await.ok();
    assert!(
        !data
            .attributes("main a", "href")
            .contains(&"/views.csv".to_owned())
    );
    let without = site.browser.visit(ALMATY).await.ok().lacks("Views");
    for _ in 0..2 {
        site.browser.visit(ALMATY).await.ok();
    }
    write_down(&site).await;
    let public = world.with(&[("public_views", "on")]);
    let open = |kept| {
        let catalogue = Catalogue::new(&public.with(&[("page_cache_mb", kept)]).app);
        Browser::new(
            router::build_with(&catalogue),
            &world.app.settings.public_url,
        )
    };
    let browser = open("0");
    let page = browser.visit(ALMATY).await.ok();
    assert_ne!(page.header("etag"), without.header("etag"));
    let page = page
        .shows("Views of this page")
        .shows("No view is counted yet.");
    world.clock().advance(A_MONTH);
    assert_eq!(
        browser.visit(ALMATY).await.body,
        page.body,
        "the edition is the same"
    );
    cast.published("Bali Process", 9).await;
    let page = browser.visit(ALMATY).await.ok();
    let page = page
        .shows("The public page was opened 3 times in November 2026.")
        .shows("This edition counts the months before December 2026.");
    assert_eq!(page.attributes(".columns-chart rect", "height")[11], "60");
    let kept = open("4");
    for _ in 0..2 {
        assert_eq!(kept.visit(ALMATY).await.ok().body, page.body);
    }
    browser
        .visit("/practices/almaty-process/revisions/1")
        .await
        .ok()
        .lacks("Views of this page");
    browser
        .visit("/fr/practices/almaty-process")
        .await
        .ok()
        .shows("novembre 2026");
    let file = browser.visit("/views.csv").await.ok();
    let at = "https://praxis.example/practices/almaty-process";
    assert_eq!(
        file.body,
        format!("url,slug,translation_of,month,views\r\n{at},almaty-process,,2026-11,3\r\n")
    );
    let data = browser.visit("/data").await.ok();
    assert!(
        data.attributes("main a", "href")
            .contains(&"/views.csv".to_owned())
    );
    let package = browser.visit("/datapackage.json").await.ok();
    let package: serde_json::Value = serde_json::from_str(&package.body).unwrap();
    let tables = package["resources"].as_array().unwrap();
    let table = tables
        .iter()
        .find(|one| one["path"] == "views.csv")
        .unwrap();
    let fields = table["schema"]["fields"].as_array().unwrap();
    let names: Vec<_> = fields
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["url", "slug", "translation_of", "month", "views"]);
    assert_eq!(
        table["schema"]["primaryKey"],
        serde_json::json!(["slug", "month"])
    );
}
story!(the_public_reads_views_where_the_site_says_so);

/// A file of many sums is sent piece by piece, each sum once.
async fn the_table_of_views_is_whole(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let mut expected = Vec::new();
    for number in 1..=3 {
        cast.published(&format!("Practice {number}"), 9).await;
    }
    for month in 0..9 {
        for number in 1..=3 {
            let path = format!("/practices/practice-{number}");
            site.browser.visit(&path).await.ok();
        }
        write_down(&site).await;
        world.clock().advance(Duration::from_hours(24 * 31));
        expected.push(month);
    }
    cast.published("Practice 4", 9).await;
    let public = world.with(&[("public_views", "on"), ("page_cache_mb", "0")]);
    let file = Site::of(&public).browser.visit("/views.csv").await.ok();
    let rows = file.body.lines().count();
    assert_eq!(rows, 1 + 3 * expected.len());
    let mut sorted: Vec<&str> = file.body.lines().skip(1).collect();
    sorted.dedup();
    assert_eq!(sorted.len(), rows - 1);
}
story!(the_table_of_views_is_whole);

/// What the last requests counted is written before the process ends.
async fn a_service_that_stops_writes_what_it_counted(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let database = match &world.app.settings.database {
        Target::Sqlite(file) => format!("sqlite://{}", file.display()),
        Target::Postgres(address) => address.clone(),
    };
    let service = Service::start_with(world.data(), &[("PRAXIS_DATABASE", &database)]);
    for _ in 0..3 {
        let mut stream = TcpStream::connect(&service.address).unwrap();
        write!(
            stream,
            "GET {ALMATY} HTTP/1.1\r\nHost: {}\r\nUser-Agent: Mozilla/5.0 (story)\r\nConnection: close\r\n\r\n",
            service.address
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    }
    service.asked_to_stop();
    service.ended();
    let sums: i64 = stored(&world).await.iter().map(|(_, _, views)| views).sum();
    assert_eq!(sums, 3);
}
story!(a_service_that_stops_writes_what_it_counted);
