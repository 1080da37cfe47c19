//! The catalogue as a whole, described for people and for programs: its files, their columns, the licence, the citation.

use std::fmt;

use praxis::catalogue::FactColumn;
use praxis::practice::actions::Intent;
use praxis::practice::columns::ANSWER_COLUMNS;
use praxis::practice::model::TakeDown;
use praxis::router::{self, SitePart};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use crate::cast::{Cast, reasons};
use crate::kept::compare;
use crate::people::signed_in;
use crate::requests::get;
use crate::site::Site;
use crate::world::World;

async fn read(site: &Site, path: &str, kind: &str) -> Value {
    let page = site.browser.visit(path).await.ok();
    assert_eq!(page.header("content-type"), Some(kind), "{path}");
    serde_json::from_str(&page.body).unwrap()
}

const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";

/// The package of tables names each column of the table, in its order, with a type and a sentence.
async fn each_column_is_described(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    let package = read(&site, "/datapackage.json", "application/json").await;
    assert_eq!(package["version"], "1");
    assert_eq!(package["licenses"][0]["path"], LICENCE);
    let table = &package["resources"][0];
    assert_eq!(
        (&table["path"], &table["encoding"]),
        (&"practices.csv".into(), &"utf-8".into())
    );
    assert_eq!(table["schema"]["primaryKey"], serde_json::json!(["slug"]));
    assert_eq!(table["licenses"][0]["path"], LICENCE);
    let fields = table["schema"]["fields"].as_array().unwrap();
    let names: Vec<&str> = fields
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    let csv = site.browser.visit("/practices.csv").await.ok();
    let header = csv.body.split("\r\n").next().unwrap();
    assert_eq!(names.join(","), header);
    for field in fields {
        let sentence = field["description"].as_str().unwrap();
        assert!(
            sentence.len() > 15 && !sentence.contains("column-"),
            "{field}"
        );
        assert!(field["type"].is_string());
    }
    for resource in package["resources"].as_array().unwrap() {
        let path = format!("/{}", resource["path"].as_str().unwrap());
        site.browser.visit(&path).await.ok();
    }
    site.browser.visit("/fr/datapackage.json").await.status(404);
}
story!(each_column_is_described);

/// A line of the file of records, read in its own order.
struct Record(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(RecordVisitor).map(Self)
    }
}

struct RecordVisitor;

impl<'de> Visitor<'de> for RecordVisitor {
    type Value = Vec<(String, Value)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut read = Vec::new();
        while let Some(member) = members.next_entry()? {
            read.push(member);
        }
        Ok(read)
    }
}

/// Whether a member of a record is of the type that the package names.
fn is_of_type(value: &Value, kind: &str) -> bool {
    match kind {
        "string" | "datetime" => value.is_string(),
        "integer" => value.is_i64(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}

/// The package describes each member of a record, in the order of the record, so that no program guesses it from a sample in
/// which it is empty.
async fn each_member_of_a_record_is_described(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    let package = read(&site, "/datapackage.json", "application/json").await;
    let records = &package["resources"][1];
    assert_eq!(records["path"], "practices.jsonl");
    assert_eq!(records["schema"]["primaryKey"], serde_json::json!(["slug"]));
    let fields = records["schema"]["fields"].as_array().unwrap();
    let lines = site.browser.visit("/practices.jsonl").await.ok();
    let Record(record) = serde_json::from_str(&lines.body).unwrap();
    assert_eq!(fields.len(), record.len());
    for (field, (name, value)) in fields.iter().zip(&record) {
        assert_eq!(&field["name"], name);
        let kind = field["type"].as_str().unwrap();
        let is_required = field["constraints"]["required"] == true;
        let is_empty = value.is_null() && !is_required;
        assert!(is_empty || is_of_type(value, kind), "{name}: {value}");
        assert!(
            field["description"]
                .as_str()
                .is_some_and(|said| said.len() > 15)
        );
    }
    let kind_of = |name: &str| {
        let field = fields.iter().find(|field| field["name"] == name);
        field.unwrap()["type"].clone()
    };
    for (name, kind) in [
        ("no_results_yet", "string"),
        ("change_note", "string"),
        ("machine_help", "object"),
        ("machine_checked", "boolean"),
        ("doi", "string"),
        ("published", "datetime"),
        ("countries", "array"),
        ("primary_objective", "object"),
    ] {
        assert_eq!(kind_of(name), kind, "{name}");
    }
}
story!(each_member_of_a_record_is_described);

/// The names of columns are a promise: one may be added, and none is renamed.
#[test]
fn names_of_columns_stay() {
    let facts = FactColumn::ALL.iter().map(|one| one.as_str().to_owned());
    let answers = ANSWER_COLUMNS.iter().map(|one| one.name.clone());
    let names: Vec<String> = facts.chain(answers).collect();
    compare("file", "columns", &names.join("\n"));
}

/// The entry for catalogues of data leads to each file, with its type and the licence.
async fn catalogues_of_data_find_the_files(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    let catalogue = read(&site, "/catalog.jsonld", "application/ld+json").await;
    assert_eq!(catalogue["@type"], "dcat:Catalog");
    assert_eq!(catalogue["dcterms:license"]["@id"], LICENCE);
    let dataset = &catalogue["dcat:dataset"];
    assert_eq!(dataset["dcat:version"], "1");
    let mut media_types = Vec::new();
    for file in dataset["dcat:distribution"].as_array().unwrap() {
        assert_eq!(file["dcterms:license"]["@id"], LICENCE);
        let link = file["dcat:downloadURL"]["@id"].as_str().unwrap();
        let path = link.strip_prefix("https://praxis.example").unwrap();
        let page = site.browser.visit(path).await.ok();
        let named = file["dcat:mediaType"]["@id"].as_str().unwrap();
        let named = named.rsplit_once("media-types/").unwrap().1.to_owned();
        assert!(
            page.header("content-type").unwrap().starts_with(&named),
            "{path}"
        );
        media_types.push(named);
    }
    assert_eq!(
        media_types,
        ["text/csv", "application/jsonl", "application/atom+xml"]
    );
    let services = catalogue["dcat:service"].as_array().unwrap();
    for (service, query) in services.iter().zip(["", "?verb=Identify"]) {
        assert_eq!(service["dcat:servesDataset"]["@id"], dataset["@id"]);
        let link = service["dcat:endpointURL"]["@id"].as_str().unwrap();
        let path = link.strip_prefix("https://praxis.example").unwrap();
        site.browser.visit(&format!("{path}{query}")).await.ok();
    }
    let described = services[0]["dcat:endpointDescription"]["@id"].as_str();
    let path = described.unwrap().strip_prefix("https://praxis.example");
    read(&site, path.unwrap(), "application/json").await;
}
story!(catalogues_of_data_find_the_files);

/// The page in words: the files, each column, the licence, and the citation with its edition and day.
async fn a_page_says_what_can_be_taken(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    site.catch_up().await;
    let page = site.browser.visit("/data").await.ok();
    assert_eq!(
        page.texts("#citation"),
        ["Praxis catalogue, edition 1, 3 November 2026. https://praxis.example/data"]
    );
    assert_eq!(page.attributes("main a[rel=license]", "href"), [LICENCE]);
    let csv = site.browser.visit("/practices.csv").await.ok();
    let header = csv.body.split("\r\n").next().unwrap();
    assert_eq!(page.texts("tbody th code").join(","), header);
    for link in page.attributes("main section a", "href") {
        if link.starts_with('/') {
            site.browser.visit(&link).await.ok();
        }
    }
    let script = "<script type=\"application/ld+json\">";
    let within = page.body.split(script).nth(1).unwrap();
    let dataset: Value = serde_json::from_str(within.split("</script>").next().unwrap()).unwrap();
    assert_eq!(
        (&dataset["@type"], &dataset["license"]),
        (&"Dataset".into(), &LICENCE.into())
    );
    let length = dataset["description"].as_str().unwrap().chars().count();
    assert!((50..=5_000).contains(&length));
    assert_eq!(dataset["distribution"].as_array().unwrap().len(), 3);
    for start in ["/", "/about", "/practices"] {
        let from = site.browser.visit(start).await.ok();
        assert!(
            from.attributes("footer a", "href")
                .contains(&"/data".to_owned()),
            "{start}"
        );
    }
    let french = site.browser.visit("/fr/data").await.ok();
    french.shows("Catalogue Praxis, édition 1, 3 novembre 2026.");
}
story!(a_page_says_what_can_be_taken);

/// What was taken down leaves a line in a table of its own: what its address still says, and nothing else.
async fn what_is_taken_down_leaves_a_line(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let gone = cast.published("Gone tomorrow", 9).await;
    let replaced = cast.published("Almaty Process", 9).await;
    let successor = cast.published("Almaty Process II", 9).await;
    for (id, how) in [
        (gone, TakeDown::Gone),
        (replaced, TakeDown::Replaced(successor)),
    ] {
        let intent = Intent::TakeDown {
            how,
            words: reasons("A private reason"),
        };
        cast.act(&cast.ruth, &id, intent).await.unwrap();
    }
    let page = site.browser.visit("/withdrawn.csv").await.ok();
    let at = "https://praxis.example/practices";
    let lines = [
        "url,slug,reference,title,status,published,withdrawn,versions,reason,replaced_by"
            .to_owned(),
        format!(
            "{at}/gone-tomorrow,gone-tomorrow,PX-2026-0001,Gone tomorrow,gone,2026-11-03T12:10:01Z,2026-11-03T12:30:03Z,1,review-team,"
        ),
        format!(
            "{at}/almaty-process,almaty-process,PX-2026-0002,Almaty Process,replaced,2026-11-03T12:20:02Z,2026-11-03T12:30:03Z,1,review-team,{at}/almaty-process-ii"
        ),
    ];
    assert_eq!(page.body, lines.map(|line| format!("{line}\r\n")).concat());
    let package = read(&site, "/datapackage.json", "application/json").await;
    let fields = package["resources"][2]["schema"]["fields"]
        .as_array()
        .unwrap();
    let names: Vec<&str> = fields
        .iter()
        .map(|one| one["name"].as_str().unwrap())
        .collect();
    assert_eq!(names.join(","), page.body.split("\r\n").next().unwrap());
    let data = site.browser.visit("/data").await.ok();
    assert!(
        data.attributes("main a", "href")
            .contains(&"/withdrawn.csv".to_owned())
    );
}
story!(what_is_taken_down_leaves_a_line);

/// Dates in the sitemap are those of what the pages show: the publication of a version, the edition of the whole catalogue.
async fn dates_in_the_sitemap_are_true(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    world.clock().advance(std::time::Duration::from_hours(48));
    cast.published("Visas in an hour", 12).await;
    world.clock().advance(std::time::Duration::from_hours(48));
    let sitemap = site.browser.visit("/sitemap.xml").await.ok().body;
    let date = |path: &str| {
        let line = format!("<url><loc>https://praxis.example{path}</loc>");
        let rest = sitemap.split(&line).nth(1).unwrap();
        let rest = rest.split("</url>").next().unwrap();
        rest.replace("<lastmod>", "").replace("</lastmod>", "")
    };
    for (path, expected) in [
        ("/practices/almaty-process", "2026-11-03"),
        ("/practices/visas-in-an-hour", "2026-11-05"),
        ("/practices", "2026-11-05"),
        ("/fr/data", "2026-11-05"),
        ("/objectives/9", ""),
        ("/countries/KZ", ""),
    ] {
        assert_eq!(date(path), expected, "{path}");
    }
}
story!(dates_in_the_sitemap_are_true);

/// Every public page, feed and file states the licence of the texts.
async fn each_public_answer_states_the_licence(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    for path in [
        "/",
        "/objectives",
        "/objectives/9",
        "/explore",
        "/practices",
        "/subscribe",
        "/data",
    ] {
        let page = site.browser.visit(path).await.ok();
        assert_eq!(page.attributes("footer p a", "href"), [LICENCE], "{path}");
    }
    for path in ["/practices.atom", "/objectives/9.atom"] {
        let feed = site.browser.visit(path).await.ok();
        assert!(feed.body.contains("CC BY 4.0</rights>"), "{path}");
        assert!(feed.body.contains(LICENCE), "{path}");
    }
    for ending in ["bib", "ris", "csl.json", "jsonld", "json"] {
        let path = format!("/practices/almaty-process.{ending}");
        let form = site.browser.visit(&path).await.ok();
        let said = form.body.contains("CC BY 4.0") || form.body.contains(LICENCE);
        let linked = form
            .header("link")
            .is_some_and(|links| links.contains("rel=\"license\""));
        assert!(said || linked, "{path}");
    }
    for path in [
        "/practices.csv",
        "/practices.jsonl",
        "/datapackage.json",
        "/catalog.jsonld",
    ] {
        let file = site.browser.visit(path).await.ok();
        assert!(file.body.contains(LICENCE), "{path}");
    }
}
story!(each_public_answer_states_the_licence);

/// The path of a route with names in the places of its template.
fn with_names(template: &str) -> String {
    let id = if template.starts_with("/regions") {
        "m49-143"
    } else {
        "1"
    };
    let mut path = template.to_owned();
    for (name, value) in [
        ("{slug}", "almaty-process"),
        ("{number}", "9"),
        ("{code}", "KZ"),
        ("{id}", id),
        ("{vocabulary}", "countries"),
        ("{name}", "icon.svg"),
    ] {
        path = path.replace(name, value);
    }
    while let Some((before, (_, after))) = path
        .split_once('{')
        .and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    {
        path = format!("{before}1{after}");
    }
    path
}

/// The header that lets scripts of other sites read an answer.
const OTHERS: &str = "access-control-allow-origin";

/// Scripts of other sites read all data that is public, by whatever route, and no page and nothing of a session.
async fn scripts_of_other_sites_read_data_and_no_page(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    site.catch_up().await;
    let amina = signed_in(&world, &cast.amina).await;
    let grace = signed_in(&world, &cast.grace).await;
    let mut read = 0;
    for browser in [&site.browser, &amina, &grace] {
        for route in router::routes() {
            if route.method != "GET" {
                continue;
            }
            let path = with_names(route.path);
            let page = get(browser, &world, &path, &[]).await;
            let kind = page.header("content-type").unwrap_or("text/html");
            let is_data = route.part == SitePart::Open
                && page.status == 200
                && !kind.starts_with("text/html")
                && !path.starts_with("/health");
            let is_for_programs = ["/api/", "/oai", "/favicon.ico"]
                .iter()
                .any(|beginning| path.starts_with(beginning));
            let expected = (is_data || is_for_programs).then_some("*");
            assert_eq!(page.header(OTHERS), expected, "{path}");
            assert_eq!(page.header("access-control-allow-credentials"), None);
            if expected.is_some() {
                assert_eq!(page.header("set-cookie"), None, "{path}");
                read += 1;
            }
        }
    }
    assert!(read > 30, "{read}");
    for path in [
        "/practices.csv?q=almaty",
        "/fr/practices.atom",
        "/objectives/9.atom",
        "/objectives/9.csv",
        "/countries/KZ.jsonl",
        "/practices/almaty-process.json",
        "/practices/almaty-process.jsonld",
        "/practices/almaty-process.csl.json",
        "/practices/almaty-process.bib",
        "/practices/almaty-process.ris",
        "/practices/almaty-process/revisions/1.json",
        "/suggest?q=al",
    ] {
        let page = get(&site.browser, &world, path, &[]).await.ok();
        assert_eq!(page.header(OTHERS), Some("*"), "{path}");
        let exposed = page.header("access-control-expose-headers");
        assert!(exposed.unwrap().contains("etag"), "{path}");
        let tag = page.header("etag").unwrap().to_owned();
        let known = [("if-none-match", tag.as_str())];
        let same = get(&site.browser, &world, path, &known).await.status(304);
        assert_eq!(same.header(OTHERS), Some("*"), "{path}");
    }
    for path in [
        "/practices",
        "/fr/practices/almaty-process",
        "/practices?q=almaty",
        "/about",
    ] {
        let page = get(&site.browser, &world, path, &[]).await.ok();
        let tag = page.header("etag").unwrap().to_owned();
        let known = [("if-none-match", tag.as_str())];
        let same = get(&site.browser, &world, path, &known).await.status(304);
        assert_eq!((page.header(OTHERS), same.header(OTHERS)), (None, None));
    }
    for path in ["/practices/none.json", "/practices.csv?for=nothing"] {
        let page = get(&site.browser, &world, path, &[]).await;
        assert_eq!(page.header(OTHERS), None, "{path}");
    }
}
story!(scripts_of_other_sites_read_data_and_no_page);
