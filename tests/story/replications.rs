//! “We did this too”: a reader without an account registers who did the same as a public practice; a reviewer publishes the
//! entry, dismisses it, or takes it back.

use std::time::Duration;

use praxis::db::Engine as _;
use praxis::db::ids::ReplicationId;
use praxis::practice::actions::{self, Error, Intent};
use praxis::practice::model::{
    MOST_REPLICATIONS_OF_PRACTICE, NewReplication, PracticeId, ReplicationPlace, ReplicationText,
    Slug, TakeDown,
};
use serde_json::Value;

use crate::browser::{Browser, Page};
use crate::cast::{Cast, reasons};
use crate::desk::{desk, desk_of};
use crate::focal_points::broken;
use crate::people::signed_in;
use crate::post::Post;
use crate::site::Site;
use crate::world::World;

const PRACTICE: &str = "/practices/almaty-process";
const FORM: &str = "/practices/almaty-process/replication";
const LIST: &str = "/review/replications";
const READER: &str = "reader@people.example";

fn text(organisation: &str) -> ReplicationText {
    ReplicationText {
        organisation: organisation.to_owned(),
        place: ReplicationPlace::parse("KE").unwrap(),
        since: None,
        difference: "It is done by county clerks.".to_owned(),
        link: None,
    }
}

fn entry(organisation: &str) -> NewReplication {
    NewReplication {
        text: text(organisation),
        email: praxis::account::model::EmailAddress::parse(READER).unwrap(),
    }
}

async fn registers(visitor: &Browser, organisation: &str) -> Page {
    let page = visitor.visit(FORM).await.ok();
    let form = page
        .form(FORM)
        .fill("organisation", organisation)
        .choose("place", "KE")
        .fill("since", "2024")
        .fill("difference", "It is done by <b>county</b> clerks.")
        .fill("link", "registry.example.ke/births")
        .fill("email", READER);
    form.press("Send to the review team").await
}

/// The only entry there is, past the form.
async fn registered(cast: &Cast, organisation: &str) -> ReplicationId {
    let slug = Slug::parse("almaty-process").unwrap();
    let mut db = cast.app.db.read().await.unwrap();
    let practice = actions::live_practice(&mut db, &slug).await.unwrap();
    drop(db);
    let entry = entry(organisation);
    actions::register_replication(&cast.app, &practice.unwrap(), &entry)
        .await
        .unwrap();
    let mut db = cast.app.db.read().await.unwrap();
    let (id,): (ReplicationId,) = db
        .sql("SELECT MAX(id) FROM replication")
        .one()
        .await
        .unwrap();
    id
}

async fn published(cast: &Cast, practice: PracticeId, organisation: &str) -> ReplicationId {
    let id = registered(cast, organisation).await;
    let intent = Intent::AddReplication(id, text(organisation));
    cast.act(&cast.ruth, &practice, intent).await.unwrap();
    id
}

/// The JSON record of the practice.
async fn record(visitor: &Browser) -> Value {
    let page = visitor.visit(&format!("{PRACTICE}.json")).await.ok();
    serde_json::from_str(&page.body).unwrap()
}

/// From the public page to the review team, and back to the public page in the reviewer's words. The address of the sender is
/// nowhere afterwards.
async fn a_reader_registers_a_replication(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.published("Almaty Process", 9).await;
    post.new_ones().await;
    let visitor = Site::of(&world).browser;
    let page = visitor.visit(PRACTICE).await.ok().lacks("Who did the same");
    page.follow("We did this too").await.ok().lands_on(FORM);
    for _ in 0..2 {
        let page = registers(&visitor, "Ministery of Interior").await.ok();
        page.lands_on("/practices/almaty-process/replication/sent")
            .shows("Your entry has arrived");
    }
    visitor.visit(PRACTICE).await.ok().lacks("Who did the same");
    let ruth = signed_in(&world, &cast.ruth).await;
    let queue = ruth.visit("/review").await.ok();
    let list = queue.follow("One replication to decide").await.ok();
    let list = list
        .lands_on(LIST)
        .shows("It is done by <b>county</b> clerks.");
    let read = "Read and decide: Ministery of Interior";
    let page = list.shows("Ministery of Interior, Kenya").follow(read);
    let page = page.await.ok().shows(READER);
    let form = page.form_with("add_replication");
    assert_eq!(
        form.value("link"),
        Some("https://registry.example.ke/births")
    );
    let form = form.fill("organisation", "Ministry of Interior");
    let page = form.press("add_replication").await.ok().lands_on(LIST);
    page.shows("The page of “Almaty Process” names Ministry of Interior now.")
        .shows("No entry waits.");
    let page = visitor.visit(PRACTICE).await.ok().shows("Who did the same");
    let page = page
        .shows("Ministry of Interior, Kenya · since 2024")
        .shows("It is done by <b>county</b> clerks.")
        .lacks("reader@people");
    page.has("section a[href='/countries/KE']")
        .has("a[href='https://registry.example.ke/births'][rel='nofollow ugc']");
    let told = serde_json::json!([{
        "organisation": "Ministry of Interior",
        "place": {"id": "KE", "name": "Kenya"},
        "since": 2024,
        "difference": "It is done by <b>county</b> clerks.",
        "url": "https://registry.example.ke/births",
    }]);
    assert_eq!(record(&visitor).await["replications"], told);
    let lines = visitor.visit("/practices.jsonl").await.ok();
    let line: Value = serde_json::from_str(lines.body.lines().next().unwrap()).unwrap();
    assert_eq!(line["replications"], told);
    // The edition of a publication is a little later than that of the one before, and so is its mail.
    world.clock().advance(Duration::from_secs(1));
    let letter = post.only().await;
    assert_eq!(letter.to, cast.amina.email.as_str());
    assert_eq!(letter.subject, "Done elsewhere, too: “Almaty Process”");
    assert!(
        letter
            .text
            .contains("Ministry of Interior has done the same")
    );
    let amina = signed_in(&world, &cast.amina).await;
    let own = amina.visit(&format!("/my/practices/{id}")).await.ok();
    own.shows("Replication published").lacks("Ruth");
    let mut db = world.app.db.read().await.unwrap();
    let kept: (Option<String>, String) = db
        .sql("SELECT email, outcome FROM replication")
        .one()
        .await
        .unwrap();
    assert_eq!(kept, (None, "published".to_owned()));
    drop(db);
    assert_eq!(broken(&cast).await, []);
}
story!(a_reader_registers_a_replication);

/// What was published is taken back with a reason, which the authors read; other windows learn that it was decided.
async fn a_replication_is_taken_back(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.published("Almaty Process", 9).await;
    let entry = published(&cast, id, "Ministry of Interior").await;
    world.clock().advance(Duration::from_secs(1));
    post.new_ones().await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = desk(&ruth, id).await.shows("Done by Ministry of Interior");
    let of_practice = format!("{LIST}?practice={id}");
    page.has(&format!("button[value='{of_practice}']"));
    let list = ruth.visit(&of_practice).await.ok();
    let page = list.follow("Ministry of Interior, Kenya").await.ok();
    let page = page.lands_on(&format!("{LIST}/{entry}"));
    let form = page.form_with("remove_replication");
    let refused = form.press("remove_replication").await.status(422);
    let words = "It is another practice.";
    for _ in 0..2 {
        let form = refused.form_with("remove_replication");
        let form = form.fill("reasons", words);
        let done = form.press("remove_replication").await.ok();
        done.shows("The page of “Almaty Process” no longer names Ministry of Interior.");
    }
    ruth.visit(&format!("{LIST}/{entry}"))
        .await
        .ok()
        .shows("no page names it");
    let visitor = Site::of(&world).browser;
    visitor.visit(PRACTICE).await.ok().lacks("Who did the same");
    assert_eq!(
        record(&visitor).await["replications"],
        serde_json::json!([])
    );
    world.clock().advance(Duration::from_secs(1));
    let letter = post.only().await;
    assert!(letter.text.contains(words), "{}", letter.text);
    assert_eq!(broken(&cast).await, []);
}
story!(a_replication_is_taken_back);

/// A refused entry comes back filled in, beside what is wrong with it.
async fn a_refused_entry_comes_back(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let visitor = world.browser();
    for (name, typed) in [
        ("organisation", ""),
        ("since", "next year"),
        ("since", "2031"),
        ("difference", ""),
        ("link", "javascript:alert(1)"),
        ("email", "no address"),
        ("email", ""),
    ] {
        let page = visitor.visit(FORM).await.ok();
        let form = page
            .form(FORM)
            .fill("organisation", "Ministry")
            .choose("place", "KE");
        let form = form.fill("difference", "Nothing.").fill("email", READER);
        let page = form
            .fill(name, typed)
            .press("Send to the review team")
            .await;
        let page = page.status(422).keeps(typed);
        page.has(&format!("[name='{name}'][aria-invalid]"));
    }
    let long = "x".repeat(801);
    let pairs = [
        ("organisation", "A"),
        ("place", "XX"),
        ("difference", &long),
        ("email", READER),
    ];
    visitor.post(FORM, &pairs).await.status(422).keeps(&long);
    let page = visitor.visit(&format!("/fr{FORM}")).await.ok();
    page.shows("Nous l’avons fait aussi");
}
story!(a_refused_entry_comes_back);

/// Only what is live has replications, and only reviewers who may judge the practice read what waits. A dismissal erases the
/// address and changes nothing in public.
async fn replications_are_decided_by_those_who_may_judge(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.published("Almaty Process", 9).await;
    cast.submitted("Bali Process", 9).await;
    let visitor = world.browser();
    for path in ["/practices/bali-process", "/practices/no-such"] {
        let path = format!("{path}/replication");
        visitor.visit(&path).await.status(404);
        visitor
            .post(&path, &[("organisation", "x")])
            .await
            .status(404);
    }
    let entry = registered(&cast, "Ministry of Interior").await;
    let own = format!("{LIST}/{entry}");
    // Lena's scope is another objective, and Omar declares a conflict.
    let conflict = Intent::DeclareConflict(None);
    cast.act(&cast.omar, &id, conflict).await.unwrap();
    for who in [&cast.lena, &cast.omar] {
        let browser = signed_in(&world, who).await;
        browser.visit(LIST).await.ok().lacks("Ministry");
        browser
            .visit("/review")
            .await
            .ok()
            .lacks("replication to decide");
        browser.visit(&own).await.status(404);
        let publish = [("deed", "dismissed"), ("seq", "0")];
        browser.post(&own, &publish).await.status(404);
    }
    let amina = signed_in(&world, &cast.amina).await;
    amina.visit(&own).await.status(404);
    let by_party = Intent::AddReplication(entry, text("Ministry of Interior"));
    assert!(cast.act(&cast.omar, &id, by_party).await.is_err());
    post.new_ones().await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = ruth.visit(&own).await.ok();
    for said in ["The entry is closed.", "The entry was already decided."] {
        let form = page.form_with("dismissed");
        form.press("dismissed").await.ok().shows(said);
    }
    let late = page
        .form_with("add_replication")
        .press("add_replication")
        .await;
    late.ok().shows("The entry was already decided.");
    assert!(post.new_ones().await.is_empty());
    visitor.visit(PRACTICE).await.ok().lacks("Who did the same");
}
story!(replications_are_decided_by_those_who_may_judge);

/// While a practice is gone nothing is registered or published; what was published before can be taken back.
async fn a_practice_that_is_taken_down_gets_no_replication(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.published("Almaty Process", 9).await;
    let before = published(&cast, id, "Before").await;
    let waits = registered(&cast, "Waits").await;
    let gone = Intent::TakeDown {
        how: TakeDown::NotCurrent,
        words: reasons("Mistaken"),
    };
    cast.act(&cast.grace, &id, gone).await.unwrap();
    let visitor = Site::of(&world).browser;
    visitor.visit(FORM).await.status(404);
    visitor
        .visit(PRACTICE)
        .await
        .ok()
        .shows("Before")
        .lacks("We did this too");
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = ruth.visit(&format!("{LIST}/{waits}")).await.ok();
    let page = page
        .form_with("add_replication")
        .press("add_replication")
        .await;
    page.status(422).shows("The practice is not public now");
    let page = ruth.visit(&format!("{LIST}/{before}")).await.ok();
    let form = page
        .form_with("remove_replication")
        .fill("reasons", "Another practice.");
    form.press("remove_replication").await.ok();
    visitor.visit(PRACTICE).await.ok().lacks("Who did the same");
    assert_eq!(broken(&cast).await, []);
}
story!(a_practice_that_is_taken_down_gets_no_replication);

/// Strangers can fill neither the list nor a practice's share of it, and a network waits after some entries.
async fn entries_are_bounded(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.published("Almaty Process", 9).await;
    for number in 0..MOST_REPLICATIONS_OF_PRACTICE {
        registered(&cast, &format!("Ministry {number}")).await;
    }
    let slug = Slug::parse("almaty-process").unwrap();
    let mut db = world.app.db.read().await.unwrap();
    let almaty = actions::live_practice(&mut db, &slug)
        .await
        .unwrap()
        .unwrap();
    drop(db);
    let more = actions::register_replication(&world.app, &almaty, &entry("One more")).await;
    assert!(matches!(more, Err(Error::Unfit)), "{more:?}");
    let world = world.with(&[("rate_limits", "on")]);
    let visitor = world.browser();
    let page = registers(&visitor, "One more").await.status(422);
    page.keeps("One more")
        .shows("The review team has many open entries.");
    let mut refused = 0;
    for number in 0..8 {
        let page = registers(&visitor, &format!("Again {number}")).await;
        refused += usize::from(page.status.as_u16() == 429);
    }
    assert_eq!(refused, 4, "the first of five was above");
    let ruth = signed_in(&world, &cast.ruth).await;
    ruth.visit(&desk_of(id)).await.ok();
}
story!(entries_are_bounded);
