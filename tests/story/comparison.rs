//! What changed between two revisions: for the reviewer of a resubmission since the last reading, for authors, and for the
//! public between published versions.

use praxis::db::Engine as _;
use praxis::practice::actions::Intent;
use praxis::practice::model::{Decision, PracticeId};
use praxis::taxonomy::ObjectiveNumber;
use serde_json::json;

use crate::browser::Page;
use crate::cast::{Cast, reasons};
use crate::desk::{desk, desk_of};
use crate::people::signed_in;
use crate::site::{Site, answers_with, publish, revise};
use crate::world::World;

const ALMATY: &str = "/practices/almaty-process";

const ACTION: [&str; 3] = [
    "The members put three subjects on one agenda and gave them a chair that rotates each year.",
    "Every ministry named a person who answers the questions of the others within two weeks.",
    "A secretariat of four people keeps the minutes, and sends them to every member in all languages.",
];

/// The action after a revision: the last paragraph moved to the front, one word of the second changed.
fn revised_action() -> String {
    let second = ACTION[1].replace("two weeks", "three weeks");
    [ACTION[2], ACTION[0], &second].join("\n\n")
}

/// Amina's practice, returned by Ruth.
async fn returned(cast: &Cast) -> PracticeId {
    let first = answers_with("Almaty Process", 9, json!({"action": ACTION.join("\n\n")}));
    let id = praxis::practice::actions::start(&cast.app, &cast.amina, first.clone())
        .await
        .unwrap();
    cast.write(&cast.amina, id, &first).await;
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    id
}

/// Ruth returns it, and Amina writes and submits a second revision.
async fn resubmit(cast: &Cast, id: PracticeId, changes: serde_json::Value) {
    let words = reasons("Say more.");
    cast.act(&cast.ruth, &id, Intent::Decide(Decision::Return { words }))
        .await
        .unwrap();
    cast.settle().await;
    let mut all = json!({"action": ACTION.join("\n\n")});
    for (name, value) in changes.as_object().unwrap() {
        all[name] = value.clone();
    }
    let second = answers_with("Almaty Process", 9, all);
    cast.write(&cast.amina, id, &second).await;
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
}

/// The second revision of these stories.
fn changes() -> serde_json::Value {
    json!({
        "countries": ["KZ", "UZ"],
        "action": revised_action(),
        "organisations": [
            {"name": "Ministry of Labour", "kind": "government", "role": "partner"},
            {"name": "Almaty Office", "kind": "international-organisation", "role": "lead"},
        ],
    })
}

/// The questions whose answers differ.
fn changed(page: &Page) -> Vec<String> {
    page.texts(".change h3")
}

const CHANGED: [&str; 3] = [
    "In which countries or areas?",
    "Who carries it out, who takes part, who pays?",
    "What was done?",
];

/// The desk of a resubmission begins with what changed since this reviewer read it, at each visit; another reviewer is
/// offered the comparison instead.
async fn wish_10_a_reviewer_reads_what_changed_since_the_last_reading(world: World) {
    let cast = Cast::of(&world).await;
    let id = returned(&cast).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let first = desk(&ruth, id).await;
    assert_eq!(first.count(".change"), 0);
    assert!(!first.text().contains("Compare with"));
    resubmit(&cast, id, changes()).await;
    for _ in 0..2 {
        let second = desk(&ruth, id).await;
        let second = second.shows("What changed since you last read it (revision 1)");
        assert_eq!(changed(&second), CHANGED);
        let second = second
            .shows("3 answers changed")
            .shows("Moved here from elsewhere");
        let inserted = second.texts("ins");
        assert!(
            inserted.contains(&"added: Uzbekistan".to_owned()),
            "{inserted:?}"
        );
        assert!(
            inserted.contains(&"added: three".to_owned()),
            "{inserted:?}"
        );
        let deleted = second.texts("del");
        assert!(
            deleted.contains(&"removed: Kyrgyzstan".to_owned()),
            "{deleted:?}"
        );
        assert!(deleted.contains(&"removed: two".to_owned()), "{deleted:?}");
    }
    signed_in(&world, &cast.ruth)
        .await
        .visit(&format!("/fr{}", desk_of(id)))
        .await
        .ok()
        .shows("Ce qui a changé depuis votre dernière lecture (révision 1)");
    let omar = signed_in(&world, &cast.omar).await;
    let page = desk(&omar, id).await.shows("Compare with revision 1");
    assert_eq!(page.count(".change"), 0);
    let mut db = cast.app.db.read().await.unwrap();
    let read: Vec<(i64, i64)> = db
        .sql(
            "SELECT d.account_id, r.number FROM desk_reading d
             JOIN revision r ON r.id = d.revision_id ORDER BY d.account_id, r.number",
        )
        .all()
        .await
        .unwrap();
    let (ruth, omar) = (cast.ruth.id.0, cast.omar.id.0);
    assert_eq!(read, [(ruth, 1), (ruth, 2), (omar, 2)]);
}
story!(wish_10_a_reviewer_reads_what_changed_since_the_last_reading);

/// The page of a comparison says the same in one text and side by side, and leads back to the desk in its list.
async fn a_reviewer_compares_two_revisions(world: World) {
    let cast = Cast::of(&world).await;
    let id = returned(&cast).await;
    let omar = signed_in(&world, &cast.omar).await;
    let at = format!("{}/compare", desk_of(id));
    omar.visit(&at)
        .await
        .ok()
        .shows("There is nothing to compare yet");
    resubmit(&cast, id, changes()).await;
    let page = omar.visit(&at).await.ok().shows("Revision 1 → Revision 2");
    assert_eq!(changed(&page), CHANGED);
    assert_eq!(page.count("table.sides"), 0);
    let side = page.follow("Side by side").await.ok();
    assert_eq!(changed(&side), CHANGED);
    assert_eq!(side.count("table.sides"), 3);
    assert_eq!(
        side.texts(".sides thead th")[..2],
        ["Revision 1", "Revision 2"]
    );
    omar.visit(&format!("{at}?from=2&to=2"))
        .await
        .ok()
        .shows("“Revision 2” was chosen twice");
    for unknown in ["?from=1&to=3", "?from=x", "?to=0"] {
        omar.visit(&format!("{at}{unknown}")).await.status(404);
    }
    let desk = omar
        .visit(&format!("{}?objective=9", desk_of(id)))
        .await
        .ok();
    let form = desk.form_with("Compare with revision 1");
    let page = form.press("Compare with revision 1").await.ok();
    assert_eq!(changed(&page), CHANGED);
    let back = page.follow("Back to the desk").await.ok();
    back.lands_on(&format!("{}?objective=9", desk_of(id)));
}
story!(a_reviewer_compares_two_revisions);

/// An author compares the open draft with what was returned, and reads whom the text names.
async fn an_author_compares_the_draft_with_what_was_returned(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.published("Almaty Process", 9).await;
    cast.act(&cast.amina, &id, Intent::Revise).await.unwrap();
    let amina = signed_in(&world, &cast.amina).await;
    let practice = format!("/my/practices/{id}");
    let page = amina.visit(&practice).await.ok();
    page.shows("What changed between revisions");
    let page = amina.visit(&format!("{practice}/compare")).await.ok();
    let page = page.shows("Nothing changed: every answer is the same.");
    assert_eq!(changed(&page), Vec::<String>::new());
    let named = json!({
        "name": "Leyla Focal", "organisation": "Ministry of Labour",
        "email": "nour@focal.example", "public": true,
    });
    let second = answers_with("Almaty Process", 9, json!({"focal_point": named}));
    cast.write(&cast.amina, id, &second).await;
    let page = amina.visit(&format!("{practice}/compare")).await.ok();
    let page = page.shows("Revision 2: Draft");
    assert_eq!(changed(&page), ["Who is responsible for it there?"]);
    page.shows("added: Leyla").shows("removed: has not");
}
story!(an_author_compares_the_draft_with_what_was_returned);

/// The public compares published versions: what is public of them and nothing else, within a few statements.
async fn the_public_compares_published_versions(world: World) {
    let world = world.with(&[("page_cache_mb", "0")]);
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let at = format!("{ALMATY}/compare");
    let first = answers_with("Almaty Process", 9, json!({"action": ACTION.join("\n\n")}));
    let id = publish(&cast, &cast.amina, &first).await;
    site.browser
        .visit(&at)
        .await
        .ok()
        .shows("There is nothing to compare yet");
    let mut second = changes();
    second["contact"] = json!("shown");
    second["focal_point"] = json!({
        "name": "Leyla Focal", "organisation": "Ministry of Labour",
        "email": "leyla@focal.example", "public": true,
    });
    second["change_note"] = json!("Uzbekistan joined");
    revise(&cast, id, &answers_with("Almaty Process", 9, second)).await;
    site.browser.visit(&at).await.ok().lacks("Uzbekistan");
    cast.approve(id).await;

    let before = world.app.db.statements();
    let page = site.browser.visit(&at).await.ok();
    let asked = world.app.db.statements() - before;
    assert!(asked <= 4, "{asked} statements");
    assert_eq!(changed(&page), CHANGED);
    let page = page
        .shows("1st version → 2nd version")
        .shows("Note of the authors on 2nd version: Uzbekistan joined")
        .has("meta[name=robots][content=noindex]")
        .lacks("Leyla")
        .lacks("focal.example");
    let tag = page.header("etag").unwrap().to_owned();
    let request = site
        .browser
        .request(axum::http::Method::GET, &page.url)
        .header("if-none-match", tag);
    let again = site.browser.send(request, axum::body::Body::empty()).await;
    again.status(304);
    let page = site
        .browser
        .visit(&format!("/fr{at}?from=1&to=2"))
        .await
        .ok();
    page.shows("En un seul texte").shows("Ouzbékistan");
    for unknown in ["?from=1&to=3", "?from=two"] {
        site.browser
            .visit(&format!("{at}{unknown}"))
            .await
            .status(404);
    }
    let earlier = site.browser.visit(&format!("{ALMATY}/revisions/1")).await;
    let page = earlier.ok().follow("What has changed since this version");
    assert_eq!(changed(&page.await.ok()), CHANGED);
    let present = site.browser.visit(ALMATY).await.ok();
    let links = present.attributes(".timeline a", "href");
    assert!(links.contains(&format!("{at}?from=1&to=2")), "{links:?}");
}
story!(the_public_compares_published_versions);

/// A revision that the reviewer filed under another objective is compared as it was published, not as it was answered.
async fn the_public_compares_what_was_filed(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let id = cast.published("Almaty Process", 9).await;
    revise(&cast, id, &answers_with("Almaty Process", 9, json!({}))).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    let moved = Intent::Move(ObjectiveNumber::new(11).unwrap());
    cast.act(&cast.ruth, &id, moved).await.unwrap();
    cast.approve(id).await;
    let page = site.browser.visit(&format!("{ALMATY}/compare")).await.ok();
    assert_eq!(changed(&page), ["Which objective does it serve most?"]);
    let said = |what: &str| page.texts(what).concat();
    assert!(
        said("del").starts_with("removed: Objective 9:"),
        "{}",
        said("del")
    );
    assert!(
        said("ins").starts_with("added: Objective 11:"),
        "{}",
        said("ins")
    );
}
story!(the_public_compares_what_was_filed);

/// A reviewer who is a party reads at the comparison what the public would, and no reading is remembered.
async fn a_party_reads_no_more_than_the_public(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.published("Almaty Process", 9).await;
    let named = json!({
        "name": "Omar", "organisation": "Ministry of Labour",
        "email": cast.omar.email.to_string(), "public": false,
    });
    let second = answers_with("Almaty Process", 9, json!({"focal_point": named}));
    revise(&cast, id, &second).await;
    let omar = signed_in(&world, &cast.omar).await;
    let page = omar.visit(&format!("{}/compare", desk_of(id))).await.ok();
    page.shows("Nothing changed: every answer is the same.");
    assert_eq!(desk(&omar, id).await.count(".change"), 0);
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = ruth.visit(&format!("{}/compare", desk_of(id))).await.ok();
    assert_eq!(changed(&page), ["Who is responsible for it there?"]);
    let mut db = cast.app.db.read().await.unwrap();
    let read: Vec<(i64,)> = db
        .sql("SELECT account_id FROM desk_reading")
        .all()
        .await
        .unwrap();
    assert!(read.is_empty(), "{read:?}");
}
story!(a_party_reads_no_more_than_the_public);
