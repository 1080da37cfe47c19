//! Clearance: people without an account read a draft by a link and remark beside its answers, before it is submitted.

use std::time::Duration;

use praxis::db::Engine as _;
use praxis::practice::actions::Intent;
use praxis::practice::model::{MOST_CLEARANCE_LINKS, PracticeId};

use crate::browser::{Browser, Page};
use crate::cast::{Cast, suspend};
use crate::desk::deeds;
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

fn clearance_of(id: PracticeId) -> String {
    format!("/my/practices/{id}/clearance")
}

/// The author makes a link for the cabinet: its path.
async fn made(author: &Browser, id: PracticeId) -> String {
    let page = author.visit(&clearance_of(id)).await.ok();
    let form = page
        .form(&clearance_of(id))
        .fill("label", "Cabinet of the minister");
    let page = form.press("make").await.ok().shows("The link is made.");
    let link = page.attributes("#made-link", "value").remove(0);
    link.strip_prefix("https://praxis.example")
        .unwrap()
        .to_owned()
}

/// A reader of the link remarks beside the results.
async fn remarks(page: &Page, words: &str) -> Page {
    let form = page.form_with("Send the remark to the authors");
    let form = form.choose("field", "results").fill("words", words);
    form.fill("name", "Ms. Sharipova").press("remark").await
}

/// A cabinet reads the draft as it is saved, and remarks beside an answer. The authors read the remark beside that answer,
/// with the wording on which it was made, and settle it.
async fn a_cabinet_reads_a_draft_and_remarks_beside_its_answers(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.draft("Almaty Process", 9).await;
    let before = events_of(&cast, id).await;
    let amina = signed_in(&world, &cast.amina).await;
    amina
        .visit(&format!("/my/practices/{id}"))
        .await
        .ok()
        .follow("Let others read the draft")
        .await
        .ok()
        .lands_on(&clearance_of(id));
    let link = made(&amina, id).await;
    // No later page shows the secret.
    amina
        .visit(&clearance_of(id))
        .await
        .ok()
        .lacks("/clearance/");

    let cabinet = world.browser();
    let page = cabinet.visit(&link).await.ok().lands_on("/reading/1");
    let page = page
        .shows("Almaty Process")
        .shows("Not published.")
        .shows("Cabinet of the minister")
        .lacks("drafting-");
    assert_eq!(page.header("cache-control"), Some("no-store"));
    remarks(&page, "").await.status(422).keeps("Ms. Sharipova");
    // The way beside an answer chooses it, and keeps what is typed.
    let form = page.form("/reading/1").fill("words", "Since when?");
    let ways = form.button_values();
    let (_, way) = ways
        .iter()
        .find(|(_, value)| value.ends_with("field=results"))
        .unwrap();
    let chosen = form.press(way).await.ok().keeps("Since when?");
    let form = chosen.form("/reading/1");
    assert_eq!(form.value("field"), Some("results"));
    assert_eq!(form.value("words"), Some("Since when?"));
    for _ in 0..2 {
        let form = chosen.form("/reading/1").fill("name", "Ms. Sharipova");
        let page = form.press("remark").await.ok();
        page.shows("The authors can read your remark now.");
    }
    assert_eq!(cabinet.visit("/reading/1").await.count(".thread"), 1);

    let page = amina.visit(&format!("/my/practices/{id}/story")).await.ok();
    page.shows("Since when?").shows("Ms. Sharipova");
    let page = amina.visit(&format!("/my/practices/{id}")).await.ok();
    page.shows("Let others read the draft (1 open remark)");
    cast.write(&cast.amina, id, &crate::cast::titled("Another title"))
        .await;
    let page = amina.visit(&clearance_of(id)).await.ok();
    let page = page
        .shows("1 open remark")
        .shows("The answer as it stood then");
    let page = page.form(&clearance_of(id)).press("settle-1").await.ok();
    let page = page
        .shows("The remark is settled.")
        .shows("1 settled remark");
    let page = page.form(&clearance_of(id)).press("open-1").await.ok();
    page.shows("The remark is open again.");
    // The draft is shown as it is saved now.
    cabinet
        .visit("/reading/1")
        .await
        .ok()
        .shows("Another title");
    assert_eq!(events_of(&cast, id).await, before, "none of it is an event");
    assert_eq!(post.new_ones().await.len(), 0);
}
story!(a_cabinet_reads_a_draft_and_remarks_beside_its_answers);

/// How many events its history has.
async fn events_of(cast: &Cast, id: PracticeId) -> i64 {
    let mut db = cast.app.db.read().await.unwrap();
    let counted = db.sql("SELECT COUNT(*) FROM event WHERE practice_id = $1");
    counted.bind(id).one::<(i64,)>().await.unwrap().0
}

/// The link ends by its author, with its time, with the draft, and with the account of the owner; what was typed meanwhile is
/// shown.
async fn the_link_of_a_draft_ends(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.draft("Almaty Process", 9).await;
    let amina = signed_in(&world, &cast.amina).await;
    let link = made(&amina, id).await;
    let cabinet = world.browser();
    let page = cabinet.visit(&link).await.ok();
    let ends = amina.visit(&clearance_of(id)).await.ok();
    let ends = ends.form(&clearance_of(id)).press("end-1").await.ok();
    ends.shows("The link works no longer.")
        .shows("ended on 3 November 2026");
    remarks(&page, "Since when?")
        .await
        .status(410)
        .shows("This link no longer works")
        .shows("Since when?");
    cabinet.visit(&link).await.status(410).lacks("Almaty");

    let second = made(&amina, id).await;
    world.browser().visit(&second).await.ok();
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    world.browser().visit(&second).await.status(410);
    amina
        .visit(&clearance_of(id))
        .await
        .lands_on(&format!("/my/practices/{id}"));

    let other = cast.draft("Bali Process", 9).await;
    let third = made(&amina, other).await;
    let later = made(&amina, other).await;
    suspend(&cast.app, cast.amina.id, "A trial").await;
    world.browser().visit(&third).await.status(410);
    praxis::admin::actions::restore(&cast.app, None, cast.amina.id)
        .await
        .unwrap();
    world.browser().visit(&later).await.ok();
    world.clock().advance(Duration::from_hours(15 * 24));
    world.browser().visit(&later).await.status(410);
    for nonsense in ["/clearance/x", "/reading/x", "/reading/99"] {
        let page = world.browser().visit(nonsense).await;
        assert!(
            [404, 410].contains(&page.status.as_u16()),
            "{nonsense}: {}",
            page.status
        );
    }
}
story!(the_link_of_a_draft_ends);

/// Only authors make and end links and read remarks; reviewers and the public learn of none, also after the submission. The
/// link of one draft opens no other one.
async fn remarks_are_for_the_authors_alone(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.draft("Almaty Process", 9).await;
    let other = cast.draft_by(&cast.boris, "Bali Process", 9).await;
    let amina = signed_in(&world, &cast.amina).await;
    let link = made(&amina, id).await;
    let boris = signed_in(&world, &cast.boris).await;
    made(&boris, other).await;
    boris.visit(&clearance_of(id)).await.status(404);
    for deed in ["make", "end-1", "settle-1"] {
        let fields = [("deed", deed), ("label", "Me"), ("time", "week")];
        boris.post(&clearance_of(id), &fields).await.status(404);
        // A number of another draft changes nothing there.
        let page = boris.post(&clearance_of(other), &fields).await;
        assert!(
            [200, 404].contains(&page.status.as_u16()),
            "{deed}: {}",
            page.status
        );
    }
    let cabinet = world.browser();
    let page = cabinet.visit(&link).await.ok();
    remarks(&page, "The minister will ask who paid for it.")
        .await
        .ok();
    let secret = cabinet.cookie("__Host-praxis-clearance-1").unwrap();
    cabinet.set_cookie("__Host-praxis-clearance-2", &secret);
    cabinet.visit("/reading/2").await.status(410).lacks("Bali");

    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    assert_eq!(deeds(&cast, id).await, ["start", "submit"]);
    let ruth = signed_in(&world, &cast.ruth).await;
    for page in [format!("/review/{id}"), format!("/review/{id}/history.csv")] {
        let page = ruth.visit(&page).await.ok();
        page.lacks("who paid")
            .lacks("Sharipova")
            .lacks("Cabinet of");
    }
    let mut tx = cast.app.db.write().await.unwrap();
    assert!(
        tx.sql("UPDATE clearance_remark SET words = 'No.'")
            .execute()
            .await
            .is_err()
    );
}
story!(remarks_are_for_the_authors_alone);

/// So many links work at the same time and no more.
async fn links_of_a_draft_are_bounded(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.draft("Almaty Process", 9).await;
    let amina = signed_in(&world, &cast.amina).await;
    for _ in 0..MOST_CLEARANCE_LINKS {
        made(&amina, id).await;
    }
    let page = amina.visit(&clearance_of(id)).await.ok();
    let form = page.form(&clearance_of(id)).fill("label", "One more");
    let page = form.press("make").await.status(422);
    page.shows("Ten links work already.").keeps("One more");
    let page = amina.visit(&clearance_of(id)).await.ok();
    let form = page.form(&clearance_of(id)).fill("label", "Kept words");
    form.press("end-1").await.ok().keeps("Kept words");
}
story!(links_of_a_draft_are_bounded);
