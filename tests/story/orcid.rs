//! The ORCID iD that a person gives in the profile, and where the public reads it.

use praxis::account::model::Account;
use praxis::edition;
use praxis::practice::actions::Intent;
use praxis::practice::model::TakeDown;
use serde_json::{Value, json};

use crate::authors::co_author;
use crate::browser::{Browser, Page};
use crate::cast::{Cast, reasons};
use crate::people::signed_in;
use crate::post::Post;
use crate::site::{Site, publish_again};
use crate::world::World;

/// The iD of ORCID's own invented person, in two of the ways in which people copy it.
const TYPED: &str = "https://orcid.org/0000-0002-1825-0097";
const LINK: &str = "https://orcid.org/0000-0002-1825-0097";
/// Another one, which ends in an X.
const OTHER: &str = "0000-0002-1694-233x";
const OTHER_LINK: &str = "https://orcid.org/0000-0002-1694-233X";

const PAGE: &str = "/practices/almaty-process";

/// Saves the profile with this in the box of the iD.
async fn give(browser: &Browser, typed: &str) -> Page {
    let form = browser.visit("/account").await.ok().form("/account");
    let form = form.choose("country", "TJ");
    form.fill("orcid", typed).press("Save").await
}

async fn edition(world: &World) -> i64 {
    let mut db = world.app.db.read().await.unwrap();
    edition::current(&mut db).await.unwrap().0
}

/// What the page of a practice links to as an author, with the words of each link.
fn shown(page: &Page) -> Vec<(String, String)> {
    let links = page.attributes(".byline a[rel='author']", "href");
    links
        .into_iter()
        .zip(page.texts(".byline a[rel='author']"))
        .collect()
}

fn read_json(page: &Page) -> Value {
    serde_json::from_str(&page.body).unwrap()
}

/// The cells of a column of a file whose cells have no comma.
fn column(file: &Page, name: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(file.body.as_bytes());
    let place = reader
        .headers()
        .unwrap()
        .iter()
        .position(|one| one == name)
        .unwrap();
    let rows = reader.records().map(|row| row.unwrap()[place].to_owned());
    rows.collect()
}

/// Only the registered form is kept; a wrong iD comes back with a message beside the box; an empty box removes it.
async fn an_id_is_given_and_removed(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let box_of = |page: &Page| {
        page.form("/account")
            .value("orcid")
            .unwrap_or_default()
            .to_owned()
    };
    give(&browser, " HTTPS://orcid.org/0000-0002-1694-233x ")
        .await
        .ok();
    let page = browser.visit("/account").await.ok();
    assert_eq!(box_of(&page), "0000-0002-1694-233X");
    for (typed, says) in [
        ("0000-0002-1825-0098", "A digit of this ORCID iD is wrong"),
        (
            "0000-0002-1825",
            "Type an ORCID iD such as 0000-0002-1825-0097",
        ),
        (
            "https://orcid.example/0000-0002-1825-0097",
            "Type an ORCID iD",
        ),
    ] {
        let refused = give(&browser, typed).await.status(422).keeps(typed);
        let beside = refused.texts("#orcid-e").join(" ");
        assert!(beside.contains(says), "{typed}: {beside}");
        let page = browser.visit("/account").await.ok();
        page.form_with("Clear what is kept")
            .press("Clear what is kept")
            .await
            .ok();
        let page = browser.visit("/account").await.ok();
        assert_eq!(
            box_of(&page),
            "0000-0002-1694-233X",
            "{typed} changed nothing"
        );
    }
    give(&browser, "").await.ok();
    assert_eq!(box_of(&browser.visit("/account").await.ok()), "");
}
story!(an_id_is_given_and_removed);

/// An institution has no such identifier: a person who becomes one loses it, and a form cannot give it one.
async fn an_institution_has_none(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    give(&browser, TYPED).await.ok();
    let form = browser.visit("/account").await.ok().form("/account");
    let form = form
        .choose("kind", "institution")
        .fill("institution", "Office of Labour");
    form.fill("orcid", TYPED).press("Save").await.ok();
    let form = browser.visit("/account").await.ok().form("/account");
    assert_eq!(form.value("orcid"), Some(""));
    let form = form.choose("kind", "person").fill("family_name", "Saidova");
    form.press("Save").await.ok();
    let form = browser.visit("/account").await.ok().form("/account");
    assert_eq!(form.value("orcid"), Some(""), "nothing comes back");
    let register = world.browser().visit("/register").await.ok();
    assert_eq!(register.count("#orcid"), 0, "a newcomer is not asked");
}
story!(an_institution_has_none);

/// Where the public reads the name of an author it reads the iD: on the page, in the header, in every form that has a place
/// for it, and in the files. A change is a new edition, and what is gone shows none.
async fn the_public_reads_it_beside_the_name(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let browser = signed_in(&world, &cast.amina).await;
    let before = edition(&world).await;
    give(&browser, TYPED).await.ok();
    assert_eq!(
        edition(&world).await,
        before,
        "the public does not know her yet"
    );
    let id = cast.published("Almaty Process", 9).await;
    site.catch_up().await;
    let visit = async |address: &str| site.browser.visit(address).await.ok();

    let page = visit(PAGE).await;
    let words = format!("ORCID iD of Amina Saidova: {LINK}");
    assert_eq!(shown(&page), [(LINK.to_owned(), words)]);
    let header = page.header("link").unwrap();
    assert!(
        header.contains(&format!("<{LINK}>; rel=\"author\"")),
        "{header}"
    );
    let french = visit(&format!("/fr{PAGE}")).await;
    assert!(
        shown(&french)[0]
            .1
            .starts_with("Identifiant ORCID de Amina Saidova")
    );

    let linked = read_json(&visit(&format!("{PAGE}.jsonld")).await);
    assert_eq!(linked["author"][0]["identifier"], LINK);
    assert_eq!(linked["author"][0]["sameAs"], LINK);
    for record in [
        format!("{PAGE}.json"),
        "/api/v1/practices/almaty-process".to_owned(),
    ] {
        let record = read_json(&visit(&record).await);
        assert_eq!(record["author_orcids"], json!([LINK]));
        assert_eq!(record["authors"], json!(["Amina Saidova"]));
    }
    assert_eq!(
        column(&visit("/practices.csv").await, "author_orcids"),
        [LINK]
    );
    let feed = visit("/practices.atom").await;
    assert!(
        feed.body.contains(&format!("<uri>{LINK}</uri>")),
        "{}",
        feed.body
    );

    let before = edition(&world).await;
    give(&browser, OTHER).await.ok();
    assert_eq!(edition(&world).await - before, 1);
    assert_eq!(shown(&visit(PAGE).await)[0].0, OTHER_LINK);
    give(&browser, OTHER_LINK).await.ok();
    assert_eq!(edition(&world).await - before, 1, "nothing has changed");
    let admin = signed_in(&world, &cast.grace).await;
    let account = format!("/admin/accounts/{}", cast.amina.id);
    admin.visit(&account).await.ok().shows(OTHER_LINK);

    let how = TakeDown::Gone;
    let words = reasons("For a while");
    cast.act(&cast.ruth, &id, Intent::TakeDown { how, words })
        .await
        .unwrap();
    site.browser
        .visit(PAGE)
        .await
        .status(410)
        .lacks("orcid.org");
    cast.act(&cast.grace, &id, Intent::Restore(None))
        .await
        .unwrap();
    give(&browser, "").await.ok();
    let page = visit(PAGE).await;
    assert_eq!(shown(&page), []);
    assert!(!page.header("link").unwrap().contains("author"));
    let linked = read_json(&visit(&format!("{PAGE}.jsonld")).await);
    assert_eq!(linked["author"][0].get("identifier"), None);
    assert_eq!(
        column(&visit("/practices.csv").await, "author_orcids"),
        [""]
    );
}
story!(the_public_reads_it_beside_the_name);

/// Of several authors each has the own one, in the order of the names; who gave none has an empty place.
async fn each_author_has_the_own_one(world: World) {
    let cast = Cast::of(&world).await;
    let (post, site) = (Post::of(&world), Site::of(&world));
    let id = cast.published("Almaty Process", 9).await;
    co_author(&cast, &post, &cast.amina, &cast.boris, id).await;
    let boris: &Account = &cast.boris;
    give(&signed_in(&world, boris).await, OTHER).await.ok();
    publish_again(&cast, id, "Almaty Process", 9).await;
    let page = site.browser.visit(PAGE).await.ok();
    let words = format!("ORCID iD of Boris Lenz: {OTHER_LINK}");
    assert_eq!(shown(&page), [(OTHER_LINK.to_owned(), words)]);
    let record = read_json(&site.browser.visit(&format!("{PAGE}.json")).await.ok());
    assert_eq!(record["authors"], json!(["Amina Saidova", "Boris Lenz"]));
    assert_eq!(record["author_orcids"], json!([null, OTHER_LINK]));
    let file = site.browser.visit("/practices.csv").await.ok();
    assert_eq!(column(&file, "author_orcids"), [format!(";{OTHER_LINK}")]);
    let earlier = site
        .browser
        .visit(&format!("{PAGE}/revisions/1"))
        .await
        .ok();
    assert_eq!(shown(&earlier), [], "he is no author of the first version");
}
story!(each_author_has_the_own_one);
