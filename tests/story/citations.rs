//! A practice in its other forms: the citation as the formats of reference managers, the words of schema.org, the record,
//! and the links by which programs find them.

use axum::body::Body;
use axum::http::Method;
use praxis::practice::actions::Intent;
use praxis::practice::answers::Answers;
use praxis::practice::fields::{FIELDS, Visible};
use praxis::practice::model::TakeDown;
use serde_json::{Value, json};

use crate::browser::Page;
use crate::cast::{Cast, reasons};
use crate::site::{Site, answers_with, publish, publish_again};
use crate::world::World;

const ENDINGS: [&str; 5] = ["bib", "ris", "csl.json", "jsonld", "json"];

/// A title with every letter that one of the formats could misread.
const TITLE: &str = "Almaty & {Process} </script> 50 % عملية";
const SLUG: &str = "almaty-process-script-50";

fn answers() -> Answers {
    answers_with(
        TITLE,
        9,
        json!({
            "summary": "Officials meet twice a year & agree what each does next.\n\nIn public, with a chair.",
            "goals": ["10"],
            "contact": "shown",
        }),
    )
}

fn read_json(page: &Page) -> Value {
    serde_json::from_str(&page.body).unwrap()
}

/// The page says its citation in words, and each file says the same in its own format.
async fn a_citation_is_a_file_in_three_formats(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    publish(&cast, &cast.amina, &answers()).await;
    let at = format!("/practices/{SLUG}");
    let page = site.browser.visit(&at).await.ok();
    assert_eq!(
        page.texts("#citation"),
        [format!(
            "Saidova, Amina (2026). {TITLE}. Praxis. https://praxis.example{at}"
        )]
    );
    assert_eq!(
        page.attributes("section[aria-labelledby=cite] a[rel=license]", "href"),
        ["https://creativecommons.org/licenses/by/4.0/"]
    );
    let links: Vec<(String, String)> = page
        .texts("section[aria-labelledby=cite] a[type]")
        .into_iter()
        .zip(page.attributes("section[aria-labelledby=cite] a[type]", "href"))
        .collect();
    let expected = [
        ("BibTeX", "bib"),
        ("RIS", "ris"),
        ("CSL-JSON", "csl.json"),
        ("JSON-LD", "jsonld"),
        ("JSON", "json"),
    ];
    assert_eq!(
        links,
        expected.map(|(name, ending)| (name.to_owned(), format!("{at}.{ending}")))
    );
    assert_eq!(
        page.attributes(
            "head link[rel=alternate][title][type]:not([type*=atom])",
            "href"
        ),
        ENDINGS.map(|ending| format!("{at}.{ending}"))
    );
    let bib = site.browser.visit(&format!("{at}.bib")).await.ok();
    assert_eq!(
        bib.body,
        concat!(
            "@techreport{almaty-process-script-50,\n",
            "  author = {Saidova, Amina},\n",
            "  title = {Almaty \\& \\{Process\\} </script> 50 \\% عملية},\n",
            "  institution = {{Praxis}},\n",
            "  year = {2026},\n",
            "  date = {2026-11-03},\n",
            "  type = {Regional process or agreement},\n",
            "  language = {en},\n",
            "  langid = {english},\n",
            "  url = {https://praxis.example/practices/almaty-process-script-50},\n",
            "  keywords = {Objective 9: Counter smuggling of migrants, ",
            "Reduced Inequalities, International cooperation},\n",
            "  copyright = {CC BY 4.0},\n",
            "  annote = {Carried out by Ministry of Labour.},\n",
            "  abstract = {Officials meet twice a year \\& agree what each does next. In public, with a chair.},\n",
            "}\n",
        )
    );
    let ris = site.browser.visit(&format!("{at}.ris")).await.ok();
    let lines = [
        "TY  - RPRT",
        "TI  - Almaty & {Process} </script> 50 % عملية",
        "AU  - Saidova, Amina",
        "PB  - Praxis",
        "PY  - 2026",
        "DA  - 2026/11/03/",
        "M3  - Regional process or agreement",
        "LA  - en",
        "UR  - https://praxis.example/practices/almaty-process-script-50",
        "AB  - Officials meet twice a year & agree what each does next. In public, with a chair.",
        "KW  - Objective 9: Strengthen the transnational response to smuggling of migrants",
        "KW  - Reduced Inequalities",
        "KW  - International cooperation",
        "N1  - Carried out by Ministry of Labour.",
        "N1  - The text is under CC BY 4.0: use it freely, name the author.",
        "ER  - ",
    ];
    assert_eq!(ris.body, lines.map(|line| format!("{line}\r\n")).concat());
    let csl = site.browser.visit(&format!("{at}.csl.json")).await.ok();
    assert_eq!(
        read_json(&csl),
        json!([{
            "id": SLUG,
            "type": "report",
            "title": TITLE,
            "author": [{"family": "Saidova", "given": "Amina"}],
            "publisher": "Praxis",
            "issued": {"date-parts": [[2026, 11, 3]]},
            "URL": format!("https://praxis.example{at}"),
            "language": "en",
            "abstract": "Officials meet twice a year & agree what each does next. In public, with a chair.",
            "genre": "Regional process or agreement",
            "keyword": "Objective 9: Strengthen the transnational response to smuggling of migrants; \
                        Reduced Inequalities; International cooperation",
            "annote": "Carried out by Ministry of Labour. The text is under CC BY 4.0: use it freely, name the author.",
        }])
    );
    // The terms of a French page have French names; what is cited stays the same.
    let french = site.browser.visit(&format!("/fr{at}.csl.json")).await.ok();
    let french = &read_json(&french)[0];
    assert_eq!(french["URL"], format!("https://praxis.example{at}"));
    assert_ne!(french["genre"], "Regional process or agreement");
}
story!(a_citation_is_a_file_in_three_formats);

/// What stands in the header of the page and of each form, and that an answer which a reader has is not sent again.
async fn programs_find_the_forms_by_typed_links(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    let whole = |path: &str| format!("https://praxis.example{path}");
    for prefix in ["", "/fr"] {
        let at = format!("{prefix}/practices/almaty-process");
        let page = site.browser.visit(&at).await.ok();
        let links: Vec<&str> = page.header("link").unwrap().split(", ").collect();
        let described = [
            ("bib", "application/x-bibtex"),
            ("ris", "application/x-research-info-systems"),
            ("csl.json", "application/vnd.citationstyles.csl+json"),
            ("jsonld", "application/ld+json"),
            ("json", "application/json"),
        ];
        let mut expected = vec![format!(
            "<{}>; rel=\"cite-as\"",
            whole("/practices/almaty-process")
        )];
        for (ending, kind) in described {
            let target = whole(&format!("{at}.{ending}"));
            expected.push(format!("<{target}>; rel=\"describedby\"; type=\"{kind}\""));
        }
        for kind in ["AboutPage", "Report"] {
            expected.push(format!("<https://schema.org/{kind}>; rel=\"type\""));
        }
        let licence = "<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\"";
        expected.push(licence.to_owned());
        assert_eq!(links, expected);
        for (ending, kind) in described {
            let form = site.browser.visit(&format!("{at}.{ending}")).await.ok();
            let back = whole(&at);
            assert_eq!(
                form.header("link").unwrap(),
                format!("<{back}>; rel=\"describes\"; type=\"text/html\", {licence}")
            );
            let said = form.header("content-type").unwrap();
            assert_eq!(said.split(';').next(), Some(kind));
            assert_eq!(
                form.header("content-disposition").unwrap(),
                format!("inline; filename=\"almaty-process.{ending}\"")
            );
            let etag = form.header("etag").unwrap().to_owned();
            assert_ne!(Some(etag.as_str()), page.header("etag"));
            let url = world
                .app
                .settings
                .public_url
                .join(&format!("{at}.{ending}"))
                .unwrap();
            for method in [Method::GET, Method::HEAD] {
                let request = site.browser.request(method, &url);
                let request = request.header("if-none-match", &etag);
                let again = site.browser.send(request, Body::empty()).await.status(304);
                assert_eq!(again.body, "");
            }
        }
    }
}
story!(programs_find_the_forms_by_typed_links);

/// A form has the fate of its page: what was copied leads to it, a replacement is redirected to, and what is gone is gone.
async fn a_form_has_the_fate_of_its_page(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let visitor = &site.browser;
    let old = cast.published("Almaty Process", 9).await;
    let new = cast.published("Bali Process", 9).await;
    for (copied, meant) in [
        ("/practices/almaty-process.", "/practices/almaty-process"),
        (
            "/practices/almaty-process.bib.",
            "/practices/almaty-process.bib",
        ),
        (
            "/practices/ALMATY-PROCESS.ris",
            "/practices/almaty-process.ris",
        ),
        (
            "/practices/PX-2026-0001.json",
            "/practices/almaty-process.json",
        ),
        (
            "/practices/PX-2026-0001/revisions/1.csl.json",
            "/practices/almaty-process/revisions/1.csl.json",
        ),
        (
            "/fr/practices/PX-2026-0001.bib",
            "/fr/practices/almaty-process.bib",
        ),
    ] {
        visitor.visit(copied).await.lands_on(meant).ok();
    }
    for unknown in [
        "/practices/almaty-process.pdf",
        "/practices/almaty-process.html",
        "/practices/almaty-process.bib.json",
        "/practices/almaty-process.JSON",
        "/practices/almaty-process/revisions/2.bib",
        "/practices/almaty-process/revisions/01.bib",
        "/practices/almaty-process/revisions/1.pdf",
        "/practices/no-such-practice.bib",
    ] {
        visitor.visit(unknown).await.status(404);
    }
    let take = |how| Intent::TakeDown {
        how,
        words: reasons("For reasons that are not public"),
    };
    let replaced = take(TakeDown::Replaced(new));
    cast.act(&cast.ruth, &old, replaced).await.unwrap();
    for ending in ENDINGS {
        let instead = format!("/practices/bali-process.{ending}");
        for path in ["", "/revisions/1"] {
            let at = format!("/practices/almaty-process{path}.{ending}");
            visitor.visit(&at).await.lands_on(&instead).ok();
        }
    }
    let gone = take(TakeDown::Gone);
    cast.act(&cast.ruth, &new, gone).await.unwrap();
    let page = visitor.visit("/practices/bali-process").await.status(410);
    assert_eq!(
        page.header("content-type"),
        Some("text/html; charset=utf-8")
    );
    for ending in ENDINGS {
        for path in ["almaty-process", "bali-process", "bali-process/revisions/1"] {
            let at = format!("/practices/{path}.{ending}");
            let page = visitor.visit(&at).await.status(410);
            assert_eq!(page.header("link"), None);
            assert_eq!(
                page.header("content-type"),
                Some("application/problem+json")
            );
            assert_eq!(read_json(&page)["practice"]["reason"], "review-team");
            page.lacks("rotates").lacks("not public");
        }
    }
}
story!(a_form_has_the_fate_of_its_page);

/// The address of a practice is cited by its first publication, the address of a version by that of the version.
async fn a_version_is_cited_by_its_own_address(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let id = cast.published("Almaty Process", 9).await;
    world
        .clock()
        .advance(std::time::Duration::from_hours(24 * 100));
    publish_again(&cast, id, "Almaty Process, continued", 9).await;
    for (at, cited, key, day) in [
        (
            "/practices/almaty-process",
            "Saidova, Amina (2026). Almaty Process, continued (2nd version). Praxis. \
             https://praxis.example/practices/almaty-process",
            "almaty-process",
            [2026, 11, 3],
        ),
        (
            "/practices/almaty-process/revisions/1",
            "Saidova, Amina (2026). Almaty Process (1st version). Praxis. \
             https://praxis.example/practices/almaty-process/revisions/1",
            "almaty-process-1",
            [2026, 11, 3],
        ),
        (
            "/practices/almaty-process/revisions/2",
            "Saidova, Amina (2027). Almaty Process, continued (2nd version). Praxis. \
             https://praxis.example/practices/almaty-process/revisions/2",
            "almaty-process-2",
            [2027, 2, 11],
        ),
    ] {
        let page = site.browser.visit(at).await.ok();
        assert_eq!(page.texts("#citation"), [cited]);
        let [year, month, of_month] = day;
        let iso = format!("{year:04}-{month:02}-{of_month:02}");
        assert_eq!(
            page.attributes("meta[name=citation_publication_date]", "content"),
            [iso.replace('-', "/")]
        );
        assert_eq!(
            page.attributes("meta[name='DC.date']", "content"),
            std::slice::from_ref(&iso)
        );
        let csl = read_json(&site.browser.visit(&format!("{at}.csl.json")).await.ok());
        assert_eq!(csl[0]["issued"], json!({"date-parts": [day]}));
        assert_eq!(csl[0]["id"], key);
        assert_eq!(csl[0]["URL"], format!("https://praxis.example{at}"));
        let bib = site.browser.visit(&format!("{at}.bib")).await.ok().body;
        assert!(bib.starts_with(&format!("@techreport{{{key},\n")), "{bib}");
        assert!(bib.contains(&format!("  date = {{{iso}}},\n")), "{bib}");
        let record = read_json(&site.browser.visit(&format!("{at}.json")).await.ok());
        assert_eq!(record["url"], format!("https://praxis.example{at}"));
        assert_eq!(record["versions"], 2);
    }
}
story!(a_version_is_cited_by_its_own_address);

/// The page carries the description of schema.org that stands at its own address, too. No title ends its element.
async fn a_practice_is_described_in_the_words_of_schema_org(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    publish(&cast, &cast.amina, &answers()).await;
    let at = format!("/practices/{SLUG}");
    let page = site.browser.visit(&at).await.ok();
    let file = site.browser.visit(&format!("{at}.jsonld")).await.ok();
    assert_eq!(page.texts("h1"), [TITLE]);
    let script = "<script type=\"application/ld+json\">";
    let within = page.body.split(script).nth(1).unwrap();
    let within = within.split("</script>").next().unwrap();
    assert_eq!(within, file.body);
    let said = read_json(&file);
    let own = format!("https://praxis.example{at}");
    for (name, value) in [
        ("@context", json!("https://schema.org")),
        ("@type", json!("Report")),
        ("@id", json!(own)),
        ("name", json!(TITLE)),
        ("headline", json!(TITLE)),
        ("identifier", json!(["PX-2026-0001"])),
        ("datePublished", json!("2026-11-03")),
        ("temporalCoverage", json!("2013-06/..")),
        (
            "license",
            json!("https://creativecommons.org/licenses/by/4.0/"),
        ),
        (
            "author",
            json!([{
                "@type": "Person", "name": "Amina Saidova", "givenName": "Amina", "familyName": "Saidova",
                "affiliation": {"@type": "Organization", "name": "Institute for Small Worlds"},
            }]),
        ),
        (
            "spatialCoverage",
            json!([
                {"@type": "Country", "name": "Kazakhstan", "identifier": "KZ"},
                {"@type": "Country", "name": "Kyrgyzstan", "identifier": "KG"},
            ]),
        ),
        (
            "citation",
            json!([{
                "@type": "CreativeWork", "name": "Declaration", "inLanguage": "en",
                "url": "https://sources.example/declaration",
            }]),
        ),
    ] {
        assert_eq!(said[name], value, "{name}");
    }
    let codes: Vec<&Value> = said["about"]
        .as_array()
        .unwrap()
        .iter()
        .map(|term| &term["termCode"])
        .collect();
    assert_eq!(codes, ["9", "10", "international-cooperation"]);
    let dublin_core = |name: &str| page.attributes(&format!("meta[name='DC.{name}']"), "content");
    for (name, contents) in [
        ("title", vec![TITLE]),
        ("creator", vec!["Saidova, Amina"]),
        ("contributor", vec!["Ministry of Labour"]),
        ("coverage", vec!["Kazakhstan", "Kyrgyzstan", "2013-06/.."]),
        ("identifier", vec![own.as_str()]),
        (
            "rights",
            vec!["https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"],
        ),
    ] {
        assert_eq!(dublin_core(name), contents, "{name}");
    }
}
story!(a_practice_is_described_in_the_words_of_schema_org);

/// The record has each public answer by the name of its field, also those that were not given, and names nobody whom
/// readers may ask.
async fn the_record_has_every_public_answer(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    publish(&cast, &cast.amina, &answers()).await;
    let page = site
        .browser
        .visit(&format!("/practices/{SLUG}.json"))
        .await
        .ok();
    let record = read_json(&page);
    let facts = [
        "url",
        "slug",
        "reference",
        "identifier",
        "status",
        "version",
        "versions",
        "published",
        "updated",
        "submitted_by",
        "authors",
        "author_names",
        "author_orcids",
        "licence",
        "review",
        "call",
        "replications",
        "translation_of",
        "translations",
    ];
    let own = FIELDS
        .iter()
        .filter(|one| one.visible == Visible::Public)
        .map(|one| one.name);
    let mut expected: Vec<&str> = facts.into_iter().chain(own).collect();
    expected.sort_unstable();
    let mut names: Vec<&str> = record
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    names.sort_unstable();
    assert_eq!(names, expected);
    for (name, value) in [
        ("title", json!(TITLE)),
        ("from", json!("2013-06")),
        ("until", Value::Null),
        ("lessons", Value::Null),
        ("on_behalf", json!(false)),
        ("published", json!("2026-11-03T12:10:01Z")),
        (
            "countries",
            json!([
                {"id": "KZ", "name": "Kazakhstan"}, {"id": "KG", "name": "Kyrgyzstan"},
            ]),
        ),
        (
            "organisations",
            json!([{
                "name": "Ministry of Labour",
                "kind": {"id": "government", "name": "Government"},
                "role": {"id": "lead", "name": "Lead"},
            }]),
        ),
        (
            "submitted_by",
            json!({"name": "Amina Saidova", "organisation": "Institute for Small Worlds"}),
        ),
        (
            "licence",
            json!({"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}),
        ),
    ] {
        assert_eq!(record[name], value, "{name}");
    }
    page.lacks("@").lacks("Nour");
}
story!(the_record_has_every_public_answer);
