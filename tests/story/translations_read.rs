//! What readers and authors have of a translation besides its page: feeds show it in the language of the list, and its visits count
//! for the practice.

use std::time::Duration;

use atom_syndication::{Entry, Feed};
use praxis::language::TextLanguage;
use praxis::practice::actions::{Intent, start_translation};
use praxis::practice::model::Decision;
use serde_json::json;

use crate::cast::Cast;
use crate::desk::desk;
use crate::page_views::write_down;
use crate::people::signed_in;
use crate::site::{Site, answers_with, publish_again, revise};
use crate::translations::{
    FRENCH, ORIGINAL, french_again, in_french, now, submitted, take_down, translated,
};
use crate::world::World;

const DAY: Duration = Duration::from_hours(24);

/// The only entry of a feed.
async fn only_entry(site: &Site, address: &str) -> Entry {
    let page = site.browser.visit(address).await.ok();
    let mut feed: Feed = page.body.parse().unwrap();
    let entry = feed.entries.remove(0);
    assert!(feed.entries.is_empty(), "{address}");
    assert_eq!(feed.updated, entry.updated, "{address}");
    entry
}

/// The language of an entry, which is that of its title, its summary and its content.
fn language(entry: &Entry) -> String {
    let summary = entry.summary.as_ref().unwrap().lang.clone();
    let content = entry.content.as_ref().unwrap().lang.clone();
    assert_eq!((&entry.title.lang, &summary), (&content, &entry.title.lang));
    content.unwrap()
}

/// A feed shows a practice by the text that the page of its list shows, and links the same page. The id is one in all languages.
async fn a_feed_shows_the_text_that_its_page_shows(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    site.catalogue.name_repository().await.unwrap();
    translated(&cast).await;
    site.catch_up().await;
    let id = "tag:praxis.example,2026:practice/quokka-protocol";
    for (list, tag, page) in [
        ("/practices", "en", ORIGINAL.to_owned()),
        ("/objectives/9", "en", ORIGINAL.to_owned()),
        ("/fr/practices?language=en", "en", format!("/fr{ORIGINAL}")),
        ("/fr/practices", "fr", format!("/fr{FRENCH}")),
        ("/fr/practices?q=quokka", "fr", format!("/fr{FRENCH}")),
        ("/fr/objectives/9", "fr", format!("/fr{FRENCH}")),
        ("/fr/countries/KZ", "fr", format!("/fr{FRENCH}")),
        ("/practices?language=fr", "fr", FRENCH.to_owned()),
    ] {
        let shown = site.browser.visit(list).await.ok();
        let (path, query) = list.split_once('?').unwrap_or((list, ""));
        let entry = only_entry(&site, &format!("{path}.atom?{query}")).await;
        assert_eq!(entry.title.value, shown.texts(".items h3")[0], "{list}");
        assert_eq!(shown.attributes(".items h3 a", "href"), [page.as_str()]);
        let link = format!("https://praxis.example{page}");
        assert_eq!(
            (entry.links[0].href.as_str(), entry.id.as_str()),
            (link.as_str(), id)
        );
        assert_eq!(language(&entry), tag, "{list}");
        let content = entry.content.unwrap().value.unwrap();
        let summary = entry.summary.unwrap().value;
        for text in [&content, &summary] {
            let is_french = text.contains("se réunissent deux fois par an");
            assert_eq!(is_french, tag == "fr", "{list}: {text}");
        }
    }
}
story!(a_feed_shows_the_text_that_its_page_shows);

/// An entry is updated with the text that it shows, and names the authors of the practice.
async fn an_entry_is_updated_with_the_text_that_it_shows(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let original = cast.published("Quokka protocol", 9).await;
    world.clock().advance(DAY);
    let translation = submitted(&cast, original).await;
    cast.approve(translation).await;
    let both = async |site: &mut Site| {
        site.catch_up().await;
        let english = only_entry(site, "/practices.atom").await;
        let french = only_entry(site, "/fr/practices.atom").await;
        assert_eq!(english.published, french.published);
        assert_eq!(english.authors, french.authors);
        (english.updated, french.updated)
    };
    let (english, french) = both(&mut site).await;
    assert!(english < french);

    world.clock().advance(DAY);
    publish_again(&cast, original, "Quokka protocol", 9).await;
    let (changed, same) = both(&mut site).await;
    assert!(changed > french);
    assert_eq!(same, french);

    // A minor change of the translation is none, whatever has become of its original.
    world.clock().advance(DAY);
    revise(&cast, translation, &french_again()).await;
    let minor = Decision::Approve {
        words: None,
        on: None,
        minor: true,
    };
    let decided = cast.act(&cast.ruth, &translation, Intent::Decide(minor));
    decided.await.unwrap();
    cast.settle().await;
    assert_eq!(both(&mut site).await, (changed, french));

    cast.act(&cast.ruth, &translation, take_down())
        .await
        .unwrap();
    assert_eq!(both(&mut site).await, (changed, changed));
}
story!(an_entry_is_updated_with_the_text_that_it_shows);

/// Each visit of a text counts once: for the text in the table of all, and for the practice where its authors read.
async fn a_visit_of_a_translation_counts_for_the_practice(world: World) {
    let cast = Cast::of(&world).await;
    let (original, translation) = translated(&cast).await;
    let site = Site::of(&world);
    for page in [ORIGINAL, FRENCH, &format!("/fr{ORIGINAL}")] {
        site.browser.visit(page).await.ok();
    }
    write_down(&site).await;
    let amina = signed_in(&world, &cast.amina).await;
    let own = format!("/my/practices/{original}");
    let page = amina.visit(&own).await.ok();
    page.shows("The public page was opened 3 times in November 2026.")
        .shows("One of them was an opening of a translation.");
    let file = amina.visit(&format!("{own}/views.csv")).await.ok();
    let rows: Vec<&str> = file.body.lines().skip(1).collect();
    assert_eq!(rows, ["2026-11,3,1"]);
    let page = amina.visit(&format!("/my/practices/{translation}")).await;
    page.ok()
        .shows("The public page was opened once in November 2026.")
        .lacks("of them w");

    // A month in which only the translation was opened, and the next one.
    world.clock().advance(30 * DAY);
    site.browser.visit(FRENCH).await.ok();
    write_down(&site).await;
    world.clock().advance(31 * DAY);
    cast.published("Another practice", 8).await;
    let public = world.with(&[("public_views", "on"), ("page_cache_mb", "0")]);
    let browser = Site::of(&public).browser;
    let page = browser.visit(ORIGINAL).await.ok();
    page.shows("The public page was opened 4 times from November 2026 to December 2026.")
        .shows("2 of them were openings of its translations.");
    let page = browser.visit(&format!("/fr{ORIGINAL}")).await.ok();
    page.shows("2 de ces ouvertures sont celles de ses traductions.");
    let page = browser.visit(FRENCH).await.ok();
    page.shows("The public page was opened 2 times from November 2026 to December 2026.")
        .lacks("of them w");
    let file = browser.visit("/views.csv").await.ok();
    let at = |page: &str| format!("https://praxis.example{page}");
    let (of, to) = (at(ORIGINAL), at(FRENCH));
    let expected = [
        format!("{of},quokka-protocol,,2026-11,2"),
        format!("{to},protocole-du-lagopede,{of},2026-11,1"),
        format!("{to},protocole-du-lagopede,{of},2026-12,1"),
    ];
    let rows: Vec<&str> = file.body.lines().skip(1).collect();
    assert_eq!(rows, expected);
}
story!(a_visit_of_a_translation_counts_for_the_practice);

/// The questions whose answers are still the words of the original, as a list of findings names them.
fn untranslated(list: &[String]) -> Vec<String> {
    let says = "It is still in the language of the original";
    let lines = list.iter().filter_map(|line| line.split_once(says));
    lines.map(|(label, _)| label.trim().to_owned()).collect()
}

/// A draft of a translation holds the answers of its original. Its author reads which of them are still the same words, and so
/// does the reviewer; it keeps nobody from submitting.
async fn a_translation_says_what_is_not_translated(world: World) {
    let cast = Cast::of(&world).await;
    let original = cast.published("Quokka protocol", 9).await;
    let id = start_translation(&cast.app, &cast.amina, original, TextLanguage::Fr).await;
    let id = id.unwrap();
    let own = format!("/my/practices/{id}");
    let amina = signed_in(&world, &cast.amina).await;
    let read = async || {
        let page = amina.visit(&format!("{own}/check")).await.ok();
        untranslated(&page.texts(".notice li"))
    };
    let copied = read().await;
    let [title, summary, ..] = copied.as_slice() else {
        panic!("title and summary, not {copied:?}")
    };
    assert_eq!(title, "What is the practice called?");
    assert!(summary.starts_with("In short"), "{summary}");
    let page = amina.visit(&own).await.ok();
    page.shows("Ready; 2 points to look at")
        .lacks("Nothing is missing");
    let page = amina.visit(&format!("{own}/brief")).await.ok();
    assert_eq!(page.count(".finding"), 2);

    // With both promises nothing is missing, and still nothing is translated.
    let untouched = answers_with("Quokka protocol", 9, json!({"language": "fr"}));
    cast.write(&cast.amina, id, &untouched).await;
    assert_eq!(read().await, copied);
    let page = amina.visit(&own).await.ok();
    let said = format!(
        "Nothing is missing; {} answers are still in the language of the original",
        copied.len()
    );
    page.shows(&said);
    let page = amina.visit(&format!("/fr{own}")).await.ok();
    page.shows("réponses sont encore dans la langue de l’original");

    cast.write(&cast.amina, id, &in_french()).await;
    assert_eq!(read().await, copied[2..]);
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    let desk = desk(&ruth, id).await;
    let lines = desk.texts("[aria-labelledby=findings] li");
    assert_eq!(untranslated(&lines), copied[2..]);
    let page = amina.visit(&format!("/my/practices/{original}")).await;
    page.ok().lacks("language of the original");
}
story!(a_translation_says_what_is_not_translated);

/// A file of an edition names the translations that were public then, as the file of that time did, and a page leads to them as
/// they were.
async fn an_edition_names_the_translations_that_it_had(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let original = cast.published("Quokka protocol", 9).await;
    let alone = now(&world).await;
    let translation = submitted(&cast, original).await;
    cast.approve(translation).await;
    let both = now(&world).await;
    site.catch_up().await;
    let body = async |site: &Site, address: &str| site.browser.visit(address).await.ok().body;
    let files = ["/practices.csv", "/practices.jsonl"];
    let mut then = Vec::new();
    for file in files {
        let present = body(&site, file).await;
        assert!(present.contains(FRENCH), "{file}: {present}");
        then.push(present);
    }
    revise(&cast, translation, &french_again()).await;
    cast.approve(translation).await;
    site.catch_up().await;
    for (file, then) in files.iter().zip(then) {
        let same = body(&site, &format!("{file}?edition={both}")).await;
        assert_eq!(same, then, "{file}");
        let before = body(&site, &format!("{file}?edition={alone}")).await;
        assert!(!before.contains(FRENCH), "{file}: {before}");
    }
    for (edition, titles) in [(alone, json!([])), (both, json!(["Protocole du lagopède"]))] {
        let found = body(&site, &format!("/api/v1/practices?edition={edition}")).await;
        let found: serde_json::Value = serde_json::from_str(&found).unwrap();
        let texts = found["items"][0]["translations"].as_array().unwrap().iter();
        let found: Vec<_> = texts.map(|text| &text["title"]).collect();
        assert_eq!(json!(found), titles, "{edition}");
    }

    let page = async |address: &str| site.browser.visit(address).await.ok();
    let none = page(&format!("{ORIGINAL}?edition={alone}")).await;
    none.lacks("In other languages");
    let was = page(&format!("{ORIGINAL}?edition={both}")).await;
    let french = was.follow("Français: Protocole du lagopède").await.ok();
    assert_eq!(french.texts("h1"), ["Protocole du lagopède"]);
    let english = french.follow("Quokka protocol").await.ok();
    assert_eq!(english.path(), format!("{ORIGINAL}?edition={both}"));
    english.shows(&format!(
        "You read the catalogue as it stood at edition {both}, on "
    ));
}
story!(an_edition_names_the_translations_that_it_had);
