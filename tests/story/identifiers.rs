//! What names a practice for good: the ARK that a site with a number mints, and the DOI that a text has elsewhere.

use praxis::practice::actions::{Intent, mint_missing_arks};
use praxis::practice::model::TakeDown;
use serde_json::{Value, json};

use crate::browser::Page;
use crate::cast::{Cast, reasons};
use crate::people::signed_in;
use crate::requests::get;
use crate::site::{Site, answers_with, publish, publish_again};
use crate::world::World;

const NAAN: (&str, &str) = ("ark_naan", "12345");

/// The identifier that the page shows, with the address that it links to.
fn shown_ark(page: &Page) -> Option<(String, String)> {
    let names = page.texts("a.num[href*='/ark:']");
    let links = page.attributes("a.num[href*='/ark:']", "href");
    names.into_iter().zip(links).next()
}

fn read_json(page: &Page) -> Value {
    serde_json::from_str(&page.body).unwrap()
}

/// The identifier comes with the first publication, stays through later versions, leads to the page however it is copied,
/// and stands in every form of the page.
async fn a_published_practice_has_a_persistent_identifier(world: World) {
    let world = world.with(&[NAAN]);
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let id = publish(
        &cast,
        &cast.amina,
        &answers_with("Almaty Process", 9, json!({})),
    )
    .await;
    let at = "/practices/almaty-process";
    let page = site.browser.visit(at).await.ok();
    let (ark, link) = shown_ark(&page).unwrap();
    assert_eq!(link, format!("/{ark}"));
    let name = ark.strip_prefix("ark:12345/").unwrap();
    assert!(name.starts_with("p1") && name.len() == 12, "{ark}");
    let hyphens = format!("{}-{}", &name[..5], &name[5..]);
    for copied in [
        format!("/ark:12345/{name}"),
        format!("/ark:/12345/{name}"),
        format!("/ark%3A12345/{name}"),
        format!("/ark%3a/12345/{name}"),
        format!("/fr/ark%3A12345/{name}"),
        format!("/ark:12345/{hyphens}"),
        format!("/ark:12345/{}", name.to_uppercase()),
        format!("/ark:12345/{name}."),
        format!("/fr/ark:12345/{name}"),
    ] {
        let landed = site.browser.visit(&copied).await.ok();
        assert_eq!(shown_ark(&landed).unwrap().0, ark, "{copied}");
    }
    let redirect = get(&site.browser, &world, &link, &[]).await.status(302);
    let tag = redirect.header("etag").unwrap().to_owned();
    for known in [tag.as_str(), "*"] {
        let condition = [("if-none-match", known)];
        let again = get(&site.browser, &world, &link, &condition).await;
        again.status(302);
    }
    let absolute = format!("https://praxis.example/{ark}");
    let record = site.browser.visit(&format!("{at}.json")).await.ok();
    assert_eq!(read_json(&record)["identifier"], ark);
    let linked = read_json(&site.browser.visit(&format!("{at}.jsonld")).await.ok());
    assert_eq!(linked["sameAs"], json!([absolute]));
    assert!(
        linked["identifier"]
            .as_array()
            .unwrap()
            .contains(&json!(absolute))
    );
    let identifiers = page.attributes("meta[name='DC.identifier']", "content");
    assert_eq!(
        identifiers,
        [format!("https://praxis.example{at}"), absolute.clone()]
    );
    // Programs cite what the citation of the page says.
    let cited = format!("<https://praxis.example{at}>; rel=\"cite-as\"");
    assert!(page.header("link").unwrap().starts_with(&cited));
    let bib = site.browser.visit(&format!("{at}.bib")).await.ok();
    assert!(bib.body.contains(&absolute), "{}", bib.body);
    publish_again(&cast, id, "Almaty Process renewed", 9).await;
    let later = site.browser.visit(at).await.ok();
    assert_eq!(shown_ark(&later), Some((ark.clone(), link)));
    let earlier = site.browser.visit(&format!("{at}/revisions/1")).await.ok();
    assert_eq!(
        shown_ark(&earlier),
        None,
        "the identifier names the practice, and no version"
    );
}
story!(a_published_practice_has_a_persistent_identifier);

/// Behind `?info` stands what an identifier names and what the site promises. Of a practice that is gone it says no more
/// than its page does, and an identifier that is not known is “not found”.
async fn an_identifier_says_what_it_names(world: World) {
    let world = world.with(&[NAAN]);
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let id = publish(
        &cast,
        &cast.amina,
        &answers_with("Almaty Process", 9, json!({})),
    )
    .await;
    let page = site.browser.visit("/practices/almaty-process").await.ok();
    let (ark, link) = shown_ark(&page).unwrap();
    let info = site.browser.visit(&format!("{link}?info")).await.ok();
    assert_eq!(
        info.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
    let lines: Vec<&str> = info.body.lines().collect();
    assert_eq!(
        lines,
        [
            "erc:",
            "who: Saidova, Amina",
            "what: Almaty Process",
            "when: 20261103",
            "where: https://praxis.example/practices/almaty-process",
            "erc-support:",
            "who: Praxis",
            "what: This identifier names one practice for good. It is never given to another one. If the practice is \
             withdrawn, its address says so.",
            &format!("where: https://praxis.example/{ark}"),
        ]
    );
    let gone = Intent::TakeDown {
        how: TakeDown::Gone,
        words: reasons("For reasons that are not public"),
    };
    cast.act(&cast.ruth, &id, gone).await.unwrap();
    site.browser.visit(&link).await.status(410);
    let info = site.browser.visit(&format!("{link}?info")).await.ok();
    info.shows("who: (:unav)")
        .shows("note: Not public since 3 November 2026.")
        .lacks("Saidova")
        .lacks("reasons");
    let name = ark.strip_prefix("ark:12345/").unwrap();
    let turned = format!("{}{}", &name[1..], &name[..1]);
    for unknown in [
        "/ark:12345/p1000000000".to_owned(),
        format!("/ark:12345/{turned}"),
        format!("/ark:54321/{name}"),
        format!("/ark:12345/{name}/part"),
        format!("/ark:12345/{name}x"),
        "/ark:12345/%F0%9F%98%80".to_owned(),
        format!("/ark:{}/{name}", "1".repeat(300)),
    ] {
        site.browser.visit(&unknown).await.status(404);
    }
}
story!(an_identifier_says_what_it_names);

/// A site that gets its number later names what is public already, once; the pages of a site without one show none.
async fn what_was_published_before_gets_an_identifier_once(world: World) {
    let cast = Cast::of(&world).await;
    for title in ["First", "Second"] {
        publish(&cast, &cast.amina, &answers_with(title, 9, json!({}))).await;
    }
    cast.submitted("Third", 9).await;
    let site = Site::of(&world);
    let before = site.browser.visit("/practices/first").await.ok();
    assert_eq!(shown_ark(&before), None);
    assert_eq!(mint_missing_arks(&world.app).await.unwrap(), 0);
    let numbered = world.with(&[NAAN]);
    // Two nodes that begin at once name each practice once.
    let (one, other) = tokio::join!(
        mint_missing_arks(&numbered.app),
        mint_missing_arks(&numbered.app)
    );
    assert_eq!(one.unwrap() + other.unwrap(), 2);
    let mut arks = Vec::new();
    for slug in ["first", "second"] {
        let page = site.browser.visit(&format!("/practices/{slug}")).await.ok();
        arks.push(shown_ark(&page).unwrap().0);
    }
    assert_ne!(arks[0], arks[1]);
    assert_eq!(mint_missing_arks(&numbered.app).await.unwrap(), 0);
    let page = site.browser.visit("/practices/first").await.ok();
    assert_eq!(shown_ark(&page).unwrap().0, arks[0]);
}
story!(what_was_published_before_gets_an_identifier_once);

/// Authors enter the DOI of a text as they copy it, with all signs of it. What is none is told beside its box and kept there.
/// Readers cite the DOI first.
async fn a_doi_from_elsewhere_is_cited_first(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let id = cast.draft("Almaty Process", 9).await;
    let step = format!("/my/practices/{id}/sources");
    let page = browser.visit(&step).await.ok();
    let wrong = page.form(&step).fill("doi", "see 10.1234");
    let refused = wrong.press("Save and continue").await.status(422);
    let refused = refused
        .shows("as 10.1234/abc, or leave it empty")
        .keeps("see 10.1234");
    let right = refused
        .form(&step)
        .fill("doi", " https://doi.org/10.1234/<Almaty>#1 ");
    right.press("Save and continue").await.ok();
    let page = browser.visit(&step).await.ok();
    page.keeps("10.1234/<Almaty>#1");
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    cast.approve(id).await;
    let site = Site::of(&world);
    let at = "/practices/almaty-process";
    let page = site.browser.visit(at).await.ok();
    let link = "https://doi.org/10.1234/%3CAlmaty%3E%231";
    assert!(
        page.attributes("dl a", "href").contains(&link.to_owned()),
        "the fact links"
    );
    assert!(
        page.texts("#citation")[0].ends_with(link),
        "{:?}",
        page.texts("#citation")
    );
    assert_eq!(
        page.attributes("meta[name=citation_doi]", "content"),
        ["10.1234/<Almaty>#1"]
    );
    assert!(
        page.header("link")
            .unwrap()
            .starts_with(&format!("<{link}>; rel=\"cite-as\""))
    );
    let ris = site.browser.visit(&format!("{at}.ris")).await.ok();
    assert!(
        ris.body.contains("\r\nDO  - 10.1234/<Almaty>#1\r\n"),
        "{}",
        ris.body
    );
    let bib = site.browser.visit(&format!("{at}.bib")).await.ok();
    assert!(
        bib.body.contains("doi = {10.1234/<Almaty>#1}"),
        "{}",
        bib.body
    );
    let csl = read_json(&site.browser.visit(&format!("{at}.csl.json")).await.ok());
    assert_eq!(csl[0]["DOI"], "10.1234/<Almaty>#1");
    let record = read_json(&site.browser.visit(&format!("{at}.json")).await.ok());
    assert_eq!(record["doi"], "10.1234/<Almaty>#1");
}
story!(a_doi_from_elsewhere_is_cited_first);
