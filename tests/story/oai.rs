//! The catalogue for harvesters, held to the rules of OAI-PMH 2.0: each verb, each error, each kind of selection.

use axum::http::Method;
use praxis::catalogue::Catalogue;
use serde_json::json;

use crate::cast::Cast;
use crate::harvester::{ALL, BASE, Harvester, SECOND, day, second};
use crate::requests::{ask, get};
use crate::site::{answers_with, publish};
use crate::world::World;

/// What the repository is, which a harvester reads first.
async fn a_repository_says_what_it_is(world: World) {
    let browser = world.browser();
    let harvester = Harvester(&browser);
    let cast = Cast::of(&world).await;
    Catalogue::new(&world.app).name_repository().await.unwrap();
    harvester.found("verb=Identify").await;
    cast.published("Almaty Process", 9).await;
    world.clock().advance(SECOND * 3_600);
    cast.published("Bali Process", 9).await;
    let identity = harvester.found("verb=Identify").await;
    let (headers, _) = harvester.walk(ALL).await;
    let oldest = headers[0].only("datestamp").text.clone();
    for (name, text) in [
        ("repositoryName", "Praxis"),
        ("baseURL", BASE),
        ("protocolVersion", "2.0"),
        ("adminEmail", "praxis@localhost.invalid"),
        ("earliestDatestamp", oldest.as_str()),
        ("deletedRecord", "persistent"),
        ("granularity", "YYYY-MM-DDThh:mm:ssZ"),
        ("compression", "gzip"),
    ] {
        assert_eq!(identity.only(name).text, text, "{name}");
    }
    let descriptions = identity.all("description");
    let identifiers = descriptions[0].only("oai-identifier");
    assert_eq!(
        identifiers.only("repositoryIdentifier").text,
        "praxis.example"
    );
    let rights = descriptions[1].only("oai_dc:dc").texts("dc:rights").len();
    assert_eq!(rights, 2, "the licence stands in the description");
    let formats = harvester.found("verb=ListMetadataFormats").await;
    assert_eq!(
        formats.only("metadataFormat").only("metadataPrefix").text,
        "oai_dc"
    );
    let of_one = "verb=ListMetadataFormats&identifier=oai:praxis.example:almaty-process";
    harvester.found(of_one).await.only("metadataFormat");
}
story!(a_repository_says_what_it_is);

/// Plain Dublin Core: the elements of the map, in the words of the page, and none that is empty.
async fn a_record_is_plain_dublin_core(world: World) {
    let cast = Cast::of(&world).await;
    let title = "Almaty & <Process>";
    let answers = answers_with(
        title,
        9,
        json!({"goals": ["8"], "until": "2019-12", "countries": ["KZ"]}),
    );
    publish(&cast, &cast.amina, &answers).await;
    let browser = world.browser();
    let harvester = Harvester(&browser);
    let one = "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:praxis.example:almaty-process";
    let found = harvester.found(one).await;
    let record = found.only("record");
    let sets = [
        "country",
        "country:KZ",
        "objective",
        "objective:9",
        "type",
        "type:regional-process",
    ];
    assert_eq!(record.only("header").texts("setSpec"), sets);
    let core = record.only("metadata").only("oai_dc:dc");
    let titles = core.only("dc:title");
    assert_eq!(
        (titles.text.as_str(), titles.attribute("xml:lang")),
        (title, Some("en"))
    );
    assert_eq!(core.texts("dc:creator"), ["Saidova, Amina"]);
    assert_eq!(core.texts("dc:contributor"), ["Ministry of Labour"]);
    assert_eq!(
        core.texts("dc:identifier"),
        ["https://praxis.example/practices/almaty-process"]
    );
    assert_eq!(core.texts("dc:date"), [day(world.clock().now())]);
    assert_eq!(core.texts("dc:coverage"), ["Kazakhstan", "2013-06/2019-12"]);
    assert_eq!(core.texts("dc:language"), ["en"]);
    let kinds = core.texts("dc:type");
    assert_eq!(kinds[..2], ["Text", "info:eu-repo/semantics/report"]);
    let rights = core.texts("dc:rights");
    assert!(
        rights[0].starts_with("https://creativecommons.org/"),
        "{rights:?}"
    );
    assert_eq!(
        core.texts("dc:source"),
        ["https://sources.example/declaration"]
    );
    assert_eq!(core.texts("dc:subject").len(), 3);
    for element in &core.children {
        assert!(!element.text.trim().is_empty(), "{} is empty", element.name);
        assert!(element.name.starts_with("dc:"), "{}", element.name);
    }
}
story!(a_record_is_plain_dublin_core);

/// Each error has its code, and its answer is a good one of the protocol.
async fn each_error_is_told_by_its_code(world: World) {
    let cast = Cast::of(&world).await;
    let browser = world.browser();
    let harvester = Harvester(&browser);
    let nothing = "noRecordsMatch";
    assert_eq!(harvester.refused(ALL).await, nothing);
    cast.published("Almaty Process", 9).await;
    cast.submitted("Still a secret", 9).await;
    let one = "verb=GetRecord&metadataPrefix=oai_dc&identifier=";
    for (query, code) in [
        (String::new(), "badVerb"),
        ("verb=Nothing".to_owned(), "badVerb"),
        ("verb=Identify%00".to_owned(), "badVerb"),
        ("%ff".to_owned(), "badVerb"),
        ("verb=Identify&a=%00".to_owned(), "badArgument"),
        (format!("{ALL}&set=%00"), "badArgument"),
        (format!("{ALL}&from=%ff"), "badArgument"),
        ("verb=Identify&verb=Identify".to_owned(), "badVerb"),
        ("verb=Identify&until=2026-01-01".to_owned(), "badArgument"),
        ("verb=ListRecords".to_owned(), "badArgument"),
        (format!("{ALL}&metadataPrefix=oai_dc"), "badArgument"),
        (format!("{ALL}&from=yesterday"), "badArgument"),
        (format!("{ALL}&until=9999-12-31T23:59:60Z"), "badArgument"),
        (format!("{ALL}&from=9999-12-31"), nothing),
        (format!("{ALL}&from=9999-12-31T23:59:59Z"), nothing),
        (
            format!("{ALL}&from=2026-01-02&until=2026-01-01"),
            "badArgument",
        ),
        (
            format!("{ALL}&from=2026-01-01&until=2026-01-02T00:00:00Z"),
            "badArgument",
        ),
        (format!("{ALL}&resumptionToken=00"), "badArgument"),
        (
            "verb=ListRecords&metadataPrefix=marc21".to_owned(),
            "cannotDisseminateFormat",
        ),
        (
            "verb=ListRecords&resumptionToken=00".to_owned(),
            "badResumptionToken",
        ),
        (
            "verb=ListRecords&resumptionToken=00%00".to_owned(),
            "badResumptionToken",
        ),
        (
            "verb=ListSets&resumptionToken=00".to_owned(),
            "badResumptionToken",
        ),
        (format!("{ALL}&set=objective:10"), nothing),
        (format!("{ALL}&set=nothing:known"), nothing),
        (format!("{ALL}&until=2001-01-01"), nothing),
        (format!("{ALL}&from=2999-01-01"), nothing),
        (
            format!("{one}oai:praxis.example:still-a-secret"),
            "idDoesNotExist",
        ),
        (
            format!("{one}oai:elsewhere.example:almaty-process"),
            "idDoesNotExist",
        ),
        (format!("{one}almaty-process"), "idDoesNotExist"),
        (format!("{one}%00"), "idDoesNotExist"),
        (
            "verb=ListMetadataFormats&identifier=nothing".to_owned(),
            "idDoesNotExist",
        ),
    ] {
        assert_eq!(harvester.refused(&query).await, code, "{query}");
    }
}
story!(each_error_is_told_by_its_code);

/// Sets are the terms of vocabularies; those above them hold what those below them hold.
async fn a_set_holds_what_stands_in_it(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    world.clock().advance(SECOND);
    let egypt = answers_with(
        "Cairo Process",
        23,
        json!({"countries": ["EG"], "type": "bilateral-agreement"}),
    );
    publish(&cast, &cast.amina, &egypt).await;
    let browser = world.browser();
    let harvester = Harvester(&browser);
    let sets = harvester.found("verb=ListSets").await;
    let specs: Vec<&str> = sets
        .all("set")
        .iter()
        .map(|set| set.only("setSpec").text.as_str())
        .collect();
    for spec in [
        "objective",
        "objective:1",
        "objective:23",
        "country",
        "country:EG",
        "type",
        "type:bilateral-agreement",
    ] {
        assert_eq!(
            specs.iter().filter(|known| **known == spec).count(),
            1,
            "{spec}"
        );
    }
    assert!(sets.all("resumptionToken").is_empty());
    let (almaty, cairo) = ("almaty-process", "cairo-process");
    for (set, slugs) in [
        ("objective", vec![almaty, cairo]),
        ("objective:9", vec![almaty]),
        ("objective:23", vec![cairo]),
        ("country", vec![almaty, cairo]),
        ("country:EG", vec![cairo]),
        ("country:KG", vec![almaty]),
        ("type:bilateral-agreement", vec![cairo]),
    ] {
        assert_eq!(
            harvester.slugs(&format!("{ALL}&set={set}")).await,
            slugs,
            "{set}"
        );
    }
}
story!(a_set_holds_what_stands_in_it);

/// Both ends of a selection belong to it, by the second and by the day.
async fn a_selection_has_both_of_its_ends(world: World) {
    let cast = Cast::of(&world).await;
    let mut moments = Vec::new();
    for title in ["Almaty Process", "Bali Process", "Colombo Process"] {
        cast.published(title, 9).await;
        moments.push(world.clock().now());
        world.clock().advance(SECOND * 86_400);
    }
    let browser = world.browser();
    let harvester = Harvester(&browser);
    let (headers, _) = harvester.walk(ALL).await;
    let stamps: Vec<String> = headers
        .iter()
        .map(|one| one.only("datestamp").text.clone())
        .collect();
    let [first, second_one, _] = stamps.as_slice() else {
        panic!("{stamps:?}")
    };
    let [almaty, bali, colombo] = ["almaty-process", "bali-process", "colombo-process"];
    let days: Vec<String> = moments.iter().map(|at| day(*at)).collect();
    for (selection, slugs) in [
        (format!("&from={second_one}&until={second_one}"), vec![bali]),
        (format!("&until={second_one}"), vec![almaty, bali]),
        (format!("&from={second_one}"), vec![bali, colombo]),
        (
            format!("&from={first}&until={second_one}"),
            vec![almaty, bali],
        ),
        (format!("&from={}&until={}", days[1], days[1]), vec![bali]),
        (format!("&from={}", days[1]), vec![bali, colombo]),
        (format!("&until={}", days[1]), vec![almaty, bali]),
        ("&until=9999-12-31".to_owned(), vec![almaty, bali, colombo]),
        (
            "&until=9999-12-31T23:59:59Z".to_owned(),
            vec![almaty, bali, colombo],
        ),
        (
            format!("&from={}&until={}&set=objective:9", days[0], days[2]),
            vec![almaty, bali, colombo],
        ),
    ] {
        assert_eq!(
            harvester.slugs(&format!("{ALL}{selection}")).await,
            slugs,
            "{selection}"
        );
        let headers_only = format!("verb=ListIdentifiers&metadataPrefix=oai_dc{selection}");
        assert_eq!(harvester.slugs(&headers_only).await, slugs, "{selection}");
    }
    assert!(first.as_str() <= second(world.clock().now()).as_str());
}
story!(a_selection_has_both_of_its_ends);

/// A question may be a form of any site. It sets no cookie and repeats what was asked.
async fn a_question_may_be_posted(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let visitor = world.browser();
    let foreign = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("origin", "https://elsewhere.example"),
        ("sec-fetch-site", "cross-site"),
    ];
    let posted = ask(&visitor, &world, Method::POST, "/oai", &foreign, ALL)
        .await
        .status(200);
    let asked = get(&visitor, &world, &format!("/oai?{ALL}"), &[]).await;
    assert_eq!(posted.body, asked.body);
    assert_eq!(posted.header("set-cookie"), None);
    let twice = format!("{ALL}&metadataPrefix=oai_dc");
    let twice = ask(&visitor, &world, Method::POST, "/oai", &foreign, &twice)
        .await
        .status(200);
    twice.shows("was sent twice");
    let json = [("content-type", "application/json")];
    let refused = ask(&visitor, &world, Method::POST, "/oai", &json, "{}")
        .await
        .status(415);
    assert_eq!(
        refused.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
}
story!(a_question_may_be_posted);
