//! Translations: the owner of a published practice begins its text in another language, the review team reads it on its own, and
//! readers are offered the text in their language. Lists, searches and numbers know each practice once.

use std::time::Duration;

use praxis::edition::{self, Edition};
use praxis::language::TextLanguage;
use praxis::practice::actions::{self, Error, Intent};
use praxis::practice::answers::{Answer, Answers};
use praxis::practice::fields::Field;
use praxis::practice::missing::MissingReason;
use praxis::practice::model::{Decision, PracticeId, TakeDown};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::cast::{Cast, reasons};
use crate::desk::desk;
use crate::focal_points::broken;
use crate::following::{READER, follows, tell};
use crate::harvester::Harvester;
use crate::people::signed_in;
use crate::post::Post;
use crate::site::{Site, answers_with, publish_again, revise};
use crate::world::World;

/// The page of the original.
pub const ORIGINAL: &str = "/practices/quokka-protocol";
const BEGIN: &str = "Begin the translation";
/// The page of its translation.
pub const FRENCH: &str = "/practices/protocole-du-lagopede";

/// The texts of a translation into French.
pub fn in_french() -> Answers {
    answers_with(
        "Protocole du lagopède",
        9,
        json!({
            "language": "fr",
            "summary": "Protocole du lagopède : des fonctionnaires se réunissent deux fois par an dans une gare.",
        }),
    )
}

/// A translation of Amina's practice in review.
pub async fn submitted(cast: &Cast, original: PracticeId) -> PracticeId {
    let id = actions::start_translation(&cast.app, &cast.amina, original, TextLanguage::Fr).await;
    let id = id.unwrap();
    cast.write(&cast.amina, id, &in_french()).await;
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    id
}

/// A published practice in English, and its published translation.
pub async fn translated(cast: &Cast) -> (PracticeId, PracticeId) {
    let original = cast.published("Quokka protocol", 9).await;
    let translation = submitted(cast, original).await;
    cast.approve(translation).await;
    (original, translation)
}

async fn record(browser: &Browser, address: &str) -> Value {
    let page = browser.visit(address).await.ok();
    serde_json::from_str(&page.body).unwrap()
}

/// From the button on the owner's page to the page that offers the reader's language.
async fn an_owner_translates_a_practice(world: World) {
    let cast = Cast::of(&world).await;
    let visitor = Site::of(&world).browser;
    let id = cast.published("Quokka protocol", 9).await;
    let amina = signed_in(&world, &cast.amina).await;
    let own = format!("/my/practices/{id}");
    let at = format!("{own}/translations");
    let page = amina.visit(&own).await.ok().shows("Translations");
    let page = page.go(&at).await.ok();
    let page = page.lands_on(&at);
    let languages = page.attributes("input[name=language]", "value");
    assert_eq!(languages, ["ar", "zh", "fr", "ru", "es"]);
    let refused = page.form(&at).press(BEGIN).await.status(422);
    refused.shows("Choose one of these languages");
    let press = async || {
        page.form(&at)
            .choose("language", "fr")
            .press(BEGIN)
            .await
            .ok()
    };
    let draft = press().await;
    let draft = draft.shows("The draft holds the answers of the original.");
    assert_eq!(draft.only_form().value("title"), Some("Quokka protocol"));
    assert_eq!(draft.only_form().value("language"), Some("fr"));
    assert_eq!(press().await.path(), draft.path(), "the same press twice");

    let page = amina.visit(&at).await.ok().shows("The translations so far");
    assert_eq!(
        page.attributes("input[name=language]", "value"),
        ["ar", "zh", "ru", "es"]
    );
    let mut db = world.app.db.read().await.unwrap();
    let texts = actions::translations_of(&mut db, id).await.unwrap();
    drop(db);
    let [text] = texts.as_slice() else {
        panic!("one translation, not {texts:?}")
    };
    cast.write(&cast.amina, text.id, &in_french()).await;
    cast.act(&cast.amina, &text.id, Intent::Submit)
        .await
        .unwrap();
    let page = amina
        .visit(&format!("/my/practices/{}", text.id))
        .await
        .ok();
    page.shows("Translation of").shows("Quokka protocol");
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = desk(&ruth, text.id).await.shows("Translation of");
    let page = page.shows("Quokka protocol (English)");
    page.go(ORIGINAL).await.ok().shows("Quokka protocol");
    visitor
        .visit(ORIGINAL)
        .await
        .ok()
        .lacks("In other languages");
    visitor.visit(FRENCH).await.status(404);

    cast.approve(text.id).await;
    let page = visitor
        .visit(ORIGINAL)
        .await
        .ok()
        .shows("In other languages:");
    let page = page.follow("Français: Protocole du lagopède").await.ok();
    let page = page.lands_on(FRENCH).shows("Translation of");
    let page = page.shows("You can read this practice in English:");
    page.follow("Quokka protocol").await.ok().lands_on(ORIGINAL);
    let page = visitor.visit(&format!("/fr{ORIGINAL}")).await.ok();
    page.shows("Vous pouvez lire cette pratique en français")
        .has(&format!("a[hreflang=fr][href='/fr{FRENCH}']"));
    assert_eq!(broken(&cast).await, []);
}
story!(an_owner_translates_a_practice);

/// The page of a translation names practices near its original, and not the original.
async fn a_translation_is_related_as_its_original(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    translated(&cast).await;
    cast.published("Quokka network", 9).await;
    site.catch_up().await;
    for address in [ORIGINAL, FRENCH] {
        let page = site.browser.visit(address).await.ok();
        let related = page.texts("section[aria-labelledby=related] li > a");
        assert_eq!(related, ["Quokka network"], "{address}");
    }
}
story!(a_translation_is_related_as_its_original);

/// The titles that a page of a list shows.
async fn titles(site: &Site, address: &str) -> Vec<String> {
    site.browser.visit(address).await.ok().texts(".items h3")
}

/// Lists, searches and numbers know the practice once, by its text in the reader's language. Words of each text find it, and the
/// choice of a language finds and shows it.
async fn a_search_respects_the_readers_language(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    cast.published("Another practice", 8).await;
    let (original, translation) = translated(&cast).await;
    site.catch_up().await;
    let english = ["Quokka protocol", "Another practice"];
    assert_eq!(titles(&site, "/practices").await, english);
    let french = ["Protocole du lagopède", "Another practice"];
    assert_eq!(titles(&site, "/fr/practices").await, french);
    assert_eq!(titles(&site, "/objectives/9").await, ["Quokka protocol"]);
    assert_eq!(
        titles(&site, "/fr/objectives/9").await,
        ["Protocole du lagopède"]
    );
    for words in ["quokka", "lagopède", "lagopede", "gare"] {
        let found = titles(&site, &format!("/practices?q={words}")).await;
        assert_eq!(found, ["Quokka protocol"], "{words}");
        let found = titles(&site, &format!("/fr/practices?q={words}")).await;
        assert_eq!(found, ["Protocole du lagopède"], "{words}");
    }
    assert_eq!(
        titles(&site, "/practices?language=fr").await,
        ["Protocole du lagopède"]
    );
    assert_eq!(titles(&site, "/practices?language=en").await, english);
    let page = site.browser.visit("/practices?objective=9").await.ok();
    page.shows("1 practice");

    cast.act(&cast.ruth, &translation, take_down())
        .await
        .unwrap();
    site.catch_up().await;
    assert_eq!(titles(&site, "/fr/practices").await, english);
    assert_eq!(
        titles(&site, "/practices?q=lagopede").await,
        [] as [&str; 0]
    );
    assert_eq!(
        titles(&site, "/practices?language=fr").await,
        [] as [&str; 0]
    );
    cast.act(&cast.grace, &translation, Intent::Restore(None))
        .await
        .unwrap();
    site.catch_up().await;
    assert_eq!(
        titles(&site, "/practices?q=lagopede").await,
        ["Quokka protocol"]
    );
    publish_again(&cast, original, "Wombat protocol", 9).await;
    site.catch_up().await;
    assert_eq!(
        titles(&site, "/practices?q=lagopede").await,
        ["Wombat protocol"]
    );
    assert_eq!(broken(&cast).await, []);
}
story!(a_search_respects_the_readers_language);

pub fn take_down() -> Intent {
    Intent::TakeDown {
        how: TakeDown::Gone,
        words: reasons("For a while"),
    }
}

/// The French text with another title.
pub fn french_again() -> Answers {
    let mut answers = in_french();
    let title = "Protocole du lagopède, suite".to_owned();
    answers.set(Field::Title, Some(Answer::Text(title)));
    let note = "A second part".to_owned();
    answers.set(Field::ChangeNote, Some(Answer::Text(note)));
    answers
}

/// An edition is searched by the texts that it had, and shows them.
async fn an_edition_keeps_the_languages_that_it_had(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let original = cast.published("Quokka protocol", 9).await;
    let alone = now(&world).await;
    let translation = submitted(&cast, original).await;
    cast.approve(translation).await;
    let both = now(&world).await;
    world.clock().advance(Duration::from_hours(24));
    cast.act(&cast.ruth, &translation, take_down())
        .await
        .unwrap();
    cast.act(&cast.grace, &translation, Intent::Restore(None))
        .await
        .unwrap();
    site.catch_up().await;
    let found = async |edition: Edition| {
        let address = format!("/practices?q=lagopede&edition={edition}");
        site.browser.visit(&address).await.ok().texts(".items h3")
    };
    assert_eq!(found(alone).await, [] as [&str; 0]);
    assert_eq!(found(both).await, ["Quokka protocol"]);
    assert_eq!(found(Edition(both.0 + 1)).await, [] as [&str; 0]);
    assert_eq!(found(now(&world).await).await, ["Quokka protocol"]);
    // A French list shows the text that there was, and each item leads to it.
    revise(&cast, translation, &french_again()).await;
    cast.approve(translation).await;
    site.catch_up().await;
    let newest = now(&world).await;
    for (edition, slug, title) in [
        (alone, ORIGINAL, "Quokka protocol"),
        (both, FRENCH, "Protocole du lagopède"),
        (Edition(both.0 + 1), ORIGINAL, "Quokka protocol"),
        (newest, FRENCH, "Protocole du lagopède, suite"),
    ] {
        let list = format!("/fr/practices?edition={edition}");
        let list = site.browser.visit(&list).await.ok();
        assert_eq!(list.texts(".items h3"), [title], "{edition}");
        let page = list.follow(title).await.ok();
        let landed = format!("/fr{slug}?edition={edition}");
        assert_eq!(page.path(), landed);
        assert_eq!(page.texts("h1"), [title], "{edition}");
    }
}
story!(an_edition_keeps_the_languages_that_it_had);

pub async fn now(world: &World) -> Edition {
    let mut reader = world.app.db.read().await.unwrap();
    edition::current(&mut reader).await.unwrap()
}

/// Programs read each practice once, and which texts it has.
async fn programs_read_the_practice_once(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let (original, _) = translated(&cast).await;
    site.catch_up().await;
    let browser = &site.browser;
    let origin = world.app.settings.public_url.as_str().trim_end_matches('/');
    let own = record(browser, &format!("{ORIGINAL}.json")).await;
    let french = json!([{
        "language": {"id": "fr", "name": "French"},
        "title": "Protocole du lagopède",
        "url": format!("{origin}{FRENCH}"),
    }]);
    assert_eq!(
        (&own["translations"], &own["translation_of"]),
        (&french, &Value::Null)
    );
    let other = record(browser, &format!("{FRENCH}.json")).await;
    assert_eq!(other["translations"], json!([]));
    assert_eq!(
        other["translation_of"]["url"],
        json!(format!("{origin}{ORIGINAL}"))
    );
    assert_eq!(other["translation_of"]["version"], json!(1));
    let all = record(browser, "/api/v1/practices").await;
    assert_eq!(all["total"], 1);
    assert_eq!(all["items"][0]["translations"], french);
    let table = browser.visit("/practices.csv").await.ok().body;
    assert_eq!(table.lines().count(), 2, "{table}");
    assert!(table.contains(FRENCH), "the column of translations");
    let lines = browser.visit("/practices.jsonl").await.ok().body;
    assert_eq!(lines.lines().count(), 1);
    let feed = browser.visit("/fr/practices.atom").await.ok().body;
    assert_eq!(feed.matches("<entry>").count(), 1);
    let map = browser.visit("/sitemap.xml").await.ok().body;
    assert!(map.contains(&format!("{origin}{FRENCH}<")));
    let page = browser.visit(ORIGINAL).await.ok();
    assert!(page.body.contains("\"workTranslation\":[{"));
    let page = browser.visit(FRENCH).await.ok();
    assert!(page.body.contains("\"translationOfWork\":{"));

    let harvester = Harvester(browser);
    let query = "verb=ListIdentifiers&metadataPrefix=oai_dc";
    let slugs = harvester.slugs(query).await;
    assert_eq!(slugs, ["quokka-protocol"]);
    publish_again(&cast, original, "Quokka protocol", 9).await;
    let page = browser.visit(FRENCH).await.ok();
    page.shows("The original has changed since: read its 2nd version.");
}
story!(programs_read_the_practice_once);

/// A translation is public only while its original is, and follows it to its notice, its tombstone and its replacement.
async fn a_translation_goes_with_its_original(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let (original, translation) = translated(&cast).await;
    let other = cast.published("Another practice", 8).await;
    let ways = [
        (TakeDown::NotCurrent, 200),
        (TakeDown::Gone, 410),
        (TakeDown::Replaced(other), 200),
    ];
    for (how, status) in ways {
        let words = reasons("For a while");
        let how_word = format!("{how:?}");
        cast.act(&cast.ruth, &original, Intent::TakeDown { how, words })
            .await
            .unwrap();
        site.catch_up().await;
        let page = site.browser.visit(FRENCH).await.status(status);
        page.lacks("In other languages");
        if status == 410 {
            for form in ["json", "bib"] {
                site.browser
                    .visit(&format!("{FRENCH}.{form}"))
                    .await
                    .status(410);
            }
            for door in ["report", "replication", "question"] {
                site.browser
                    .visit(&format!("{FRENCH}/{door}"))
                    .await
                    .status(404);
            }
        }
        let map = site.browser.visit("/sitemap.xml").await.ok().body;
        assert!(!map.contains(FRENCH), "{how_word}");
        assert_eq!(broken(&cast).await, [], "{how_word}");
        cast.act(&cast.grace, &original, Intent::Restore(None))
            .await
            .unwrap();
        site.browser
            .visit(FRENCH)
            .await
            .ok()
            .shows("Translation of");
    }
    site.catch_up().await;
    assert_eq!(site.finds("lagopede").await, ["Quokka protocol"]);
    // What stands under a notice of its own is hidden with its original, too.
    let noted = Intent::TakeDown {
        how: TakeDown::NotCurrent,
        words: reasons("For a while"),
    };
    cast.act(&cast.ruth, &translation, noted).await.unwrap();
    site.browser.visit(FRENCH).await.ok();
    site.browser
        .visit(ORIGINAL)
        .await
        .ok()
        .lacks("In other languages");
    cast.act(&cast.ruth, &original, take_down()).await.unwrap();
    for form in ["", ".json", "/revisions/1", "/report"] {
        let page = site.browser.visit(&format!("{FRENCH}{form}")).await;
        assert!(
            matches!(page.status.as_u16(), 404 | 410),
            "{form}: {}",
            page.status
        );
    }
}
story!(a_translation_goes_with_its_original);

/// The page of a translation says what the authors of its original say: whether it has ended.
async fn a_translation_says_what_its_original_says(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let (original, _) = translated(&cast).await;
    site.browser.visit(FRENCH).await.ok().lacks("has ended");
    cast.act(&cast.amina, &original, Intent::SayEnded)
        .await
        .unwrap();
    let said = site
        .browser
        .visit(ORIGINAL)
        .await
        .ok()
        .texts(".notice strong");
    assert!(!said.is_empty());
    assert_eq!(
        site.browser
            .visit(FRENCH)
            .await
            .ok()
            .texts(".notice strong"),
        said
    );
}
story!(a_translation_says_what_its_original_says);

/// A draft that comes back says the version of the original that it said before.
async fn a_returned_translation_keeps_its_version(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let original = cast.published("Quokka protocol", 9).await;
    let translation = submitted(&cast, original).await;
    publish_again(&cast, original, "Quokka protocol", 9).await;
    let back = Decision::Return {
        words: reasons("A comma is missing."),
    };
    cast.act(&cast.ruth, &translation, Intent::Decide(back))
        .await
        .unwrap();
    cast.settle().await;
    cast.act(&cast.amina, &translation, Intent::Submit)
        .await
        .unwrap();
    cast.approve(translation).await;
    let page = site.browser.visit(FRENCH).await.ok();
    page.shows("1st version")
        .shows("The original has changed since: read its 2nd version.");
}
story!(a_returned_translation_keeps_its_version);

/// Only the owner of a live original begins one, and one language has one text.
async fn one_text_for_each_language(world: World) {
    let cast = Cast::of(&world).await;
    let draft = cast.draft("Koala protocol", 9).await;
    let (original, translation) = translated(&cast).await;
    let begin = async |by, id, language| {
        let begun = actions::start_translation(&cast.app, by, id, language).await;
        begun.map(|_| ()).map_err(|error| match error {
            Error::Unfit => "unfit",
            Error::NotFound => "not found",
            Error::Denied(_) => "denied",
            _ => "another",
        })
    };
    let (en, fr, es) = (TextLanguage::En, TextLanguage::Fr, TextLanguage::Es);
    assert_eq!(begin(&cast.amina, original, en).await, Err("unfit"));
    assert_eq!(begin(&cast.amina, original, fr).await, Err("unfit"));
    assert_eq!(begin(&cast.boris, original, es).await, Err("not found"));
    assert_eq!(begin(&cast.ruth, original, es).await, Err("not found"));
    assert_eq!(begin(&cast.amina, draft, es).await, Err("denied"));
    assert_eq!(begin(&cast.amina, translation, es).await, Err("denied"));
    let boris = signed_in(&world, &cast.boris).await;
    let amina = signed_in(&world, &cast.amina).await;
    for (browser, id) in [(&boris, original), (&amina, draft), (&amina, translation)] {
        let at = format!("/my/practices/{id}/translations");
        browser.visit(&at).await.status(404);
        browser.post(&at, &[("language", "es")]).await.status(404);
    }

    let spanish = actions::start_translation(&cast.app, &cast.amina, original, es).await;
    let spanish = spanish.unwrap();
    cast.write(&cast.amina, spanish, &in_french()).await;
    let refused = cast.act(&cast.amina, &spanish, Intent::Submit).await;
    let Err(Error::Incomplete(missing)) = refused else {
        panic!("a second text in French, {refused:?}")
    };
    let why: Vec<_> = missing.iter().map(|one| (one.field, one.why)).collect();
    assert_eq!(why, [(Field::Language, MissingReason::LanguageTaken)]);

    let replace = Intent::TakeDown {
        how: TakeDown::Replaced(translation),
        words: reasons("The text in French is better."),
    };
    let refused = cast.act(&cast.ruth, &original, replace).await;
    assert!(matches!(refused, Err(Error::Unfit)), "{refused:?}");

    // Nor does the original become a second text in French, by its authors, by a reviewer or by its return.
    cast.act(&cast.amina, &original, Intent::Revise)
        .await
        .unwrap();
    cast.write(&cast.amina, original, &in_french()).await;
    let refused = cast.act(&cast.amina, &original, Intent::Submit).await;
    assert!(matches!(refused, Err(Error::Incomplete(_))), "{refused:?}");
    let answers = answers_with("Quokka protocol", 9, json!({}));
    cast.write(&cast.amina, original, &answers).await;
    cast.act(&cast.amina, &original, Intent::Submit)
        .await
        .unwrap();
    cast.act(&cast.ruth, &original, Intent::Claim)
        .await
        .unwrap();
    let correct = Intent::CorrectLanguage(fr);
    let refused = cast.act(&cast.ruth, &original, correct).await;
    assert!(matches!(refused, Err(Error::Unfit)), "{refused:?}");
    assert_eq!(broken(&cast).await, []);
}
story!(one_text_for_each_language);

/// No subscriber is told of a practice anew because it has a text in another language, and its owner is asked once whether it is
/// still true.
async fn a_translation_is_no_news(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let post = Post::of(&world);
    let original = cast.published("Quokka protocol", 9).await;
    site.catch_up().await;
    follows(&world, &post, "objective=9", READER, "at_once").await;
    tell(&mut site).await;
    let translation = submitted(&cast, original).await;
    cast.approve(translation).await;
    site.catch_up().await;
    assert_eq!(tell(&mut site).await, 0);
    assert_eq!(broken(&cast).await, []);
    post.new_ones().await;
    world.clock().advance(Duration::from_hours(24 * 366));
    cast.settle().await;
    let subjects = post.subjects().await;
    let asked = subjects
        .iter()
        .filter(|(_, subject)| subject.contains("still true"));
    assert_eq!(asked.count(), 1, "{subjects:?}");
}
story!(a_translation_is_no_news);
