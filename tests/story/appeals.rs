//! An appeal against a decline: once, within 30 days, answered by a reviewer who did not decide.

use std::time::Duration;

use praxis::db::Engine as _;
use praxis::practice::actions::{self, Error, Intent};
use praxis::practice::model::{Decision, DeclineCode, PracticeId};
use praxis::workflow::{Denied, State};

use crate::browser::Browser;
use crate::cast::{Cast, reasons, suspend};
use crate::desk::{desk, press, stands, told_since};
use crate::focal_points::broken;
use crate::people::signed_in;
use crate::world::World;

/// A practice of Amina's that Ruth did not take up, in effect.
async fn declined(cast: &Cast, title: &str, last: bool) -> PracticeId {
    let id = cast.submitted(title, 9).await;
    let decision = Decision::Decline {
        words: reasons("Too little happened."),
        code: DeclineCode::OutOfScope,
        duplicate_of: None,
        last,
    };
    cast.act(&cast.ruth, &id, Intent::Decide(decision))
        .await
        .unwrap();
    cast.settle().await;
    id
}

fn appeal() -> Intent {
    Intent::Appeal(reasons("The report of May was not read."))
}

/// The owner reads until when an appeal is possible, appeals in words, and reads that it waits. The queue counts it, and its
/// desk shows the words. Both sides are told, and no name reaches the owner.
async fn an_owner_appeals_once_and_the_queue_shows_it(world: World) {
    let cast = Cast::of(&world).await;
    let id = declined(&cast, "Almaty Process", true).await;
    let amina = signed_in(&world, &cast.amina).await;
    let at = format!("/my/practices/{id}");
    let page = amina.visit(&at).await.ok();
    let page = page.shows("You can appeal against this decision once, until 3 December 2026.");
    let bare = page.form_with("appeal").press("appeal").await;
    bare.status(422);
    let form = amina.visit(&at).await.ok().form_with("appeal");
    let before = cast.seq(id).await;
    let sent = form
        .fill("reasons", "The report of May was not read.")
        .press("appeal")
        .await;
    sent.lands_on(&at)
        .shows("its owner appealed on 3 November 2026");
    let told = told_since(&cast, id, before.0).await;
    let expected = ["former", "reviewer", "submitter"].map(|to| format!("practice-appeal {to}"));
    assert_eq!(told, expected);
    let second = cast.act(&cast.amina, &id, appeal()).await;
    assert!(second.is_err() || second.unwrap().already);

    let omar = signed_in(&world, &cast.omar).await;
    let queue = omar.visit("/review").await.ok().shows("One appeal");
    let list = queue.follow("One appeal").await.ok();
    list.shows("Almaty Process").shows("Its owner appeals");
    desk(&omar, id)
        .await
        .shows("The report of May was not read.");
    let ruth = signed_in(&world, &cast.ruth).await;
    ruth.visit("/review").await.ok().lacks("One appeal");
    ruth.visit("/review?state=appeal")
        .await
        .ok()
        .lacks("Almaty Process");
    let page = desk(&ruth, id)
        .await
        .shows("The report of May was not read.");
    assert_eq!(
        page.count("button[value=uphold], button[value=refuse_appeal]"),
        0
    );
    for intent in [
        Intent::Uphold(None),
        Intent::RefuseAppeal(reasons("It stands.")),
    ] {
        let refused = cast.act(&cast.ruth, &id, intent).await;
        assert!(refused.is_err(), "the reviewer who declined answers it");
    }
    let before = cast.seq(id).await;
    let words = [("reasons", "The report tells of a plan.")];
    press(&omar, id, "refuse_appeal", &words).await.ok();
    let told = told_since(&cast, id, before.0).await;
    assert_eq!(
        told,
        [
            "practice-refuse_appeal author",
            "practice-refuse_appeal former"
        ]
    );
    let page = amina
        .visit(&at)
        .await
        .ok()
        .shows("The report tells of a plan.");
    assert_eq!(page.count("button[value=appeal]"), 0);
    let page = page.lacks("Haddad").lacks("Wanjiru");
    drop(page);
    omar.visit("/review").await.ok().lacks("One appeal");
    assert_eq!(stands(&cast, id).await.1, Some(State::Declined));
    assert_eq!(broken(&cast).await, []);
}
story!(an_owner_appeals_once_and_the_queue_shows_it);

/// An appeal that is upheld puts the practice back into review, and another reviewer than the one who declined is suggested.
async fn an_appeal_that_is_upheld_leads_back_into_review(world: World) {
    let cast = Cast::of(&world).await;
    let id = declined(&cast, "Almaty Process", false).await;
    cast.act(&cast.amina, &id, appeal()).await.unwrap();
    let again = cast.act(&cast.amina, &id, Intent::StartAgain).await;
    assert!(
        matches!(again, Err(Error::Denied(Denied::NotNow))),
        "{again:?}"
    );
    let before = cast.seq(id).await;
    cast.act(&cast.grace, &id, Intent::Uphold(None))
        .await
        .unwrap();
    assert_eq!(stands(&cast, id).await.0, Some(State::InReview));
    let mut db = cast.app.db.read().await.unwrap();
    let found = actions::case(&cast.app, &mut db, &cast.grace, id).await;
    let (case, ..) = found.unwrap().unwrap();
    drop(db);
    assert_eq!(case.open.unwrap().suggested_id, Some(cast.omar.id));
    let told = told_since(&cast, id, before.0).await;
    let expected = ["author", "former", "suggested"].map(|to| format!("practice-uphold {to}"));
    assert_eq!(told, expected);
    assert_eq!(broken(&cast).await, []);
}
story!(an_appeal_that_is_upheld_leads_back_into_review);

/// After 30 days, and by anybody but the owner, there is no appeal.
async fn an_appeal_comes_within_thirty_days_from_the_owner(world: World) {
    let cast = Cast::of(&world).await;
    let id = declined(&cast, "Almaty Process", false).await;
    let stranger = cast.act(&cast.boris, &id, appeal()).await;
    assert!(matches!(stranger, Err(Error::NotFound)), "{stranger:?}");
    cast.app.clock.advance(Duration::from_hours(30 * 24 - 1));
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&format!("/my/practices/{id}")).await.ok();
    assert_eq!(page.count("button[value=appeal]"), 1);
    cast.app.clock.advance(Duration::from_hours(1));
    let late = cast.act(&cast.amina, &id, appeal()).await;
    assert!(
        matches!(late, Err(Error::Denied(Denied::NotNow))),
        "{late:?}"
    );
}
story!(an_appeal_comes_within_thirty_days_from_the_owner);

/// A reviewer who is a party to a practice finds its appeal in no list and no count. Nor does the reviewer who declined it. The
/// appeal of a suspended owner waits until the account is restored.
async fn appeals_are_listed_for_those_who_answer_them(world: World) {
    let cast = Cast::of(&world).await;
    let id = declined(&cast, "Almaty Process", false).await;
    cast.act(&cast.amina, &id, appeal()).await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    let omar = signed_in(&world, &cast.omar).await;
    let grace = signed_in(&world, &cast.grace).await;
    let lists = async |browser: &Browser| {
        let page = browser.visit("/review?state=appeal").await.ok();
        let counted = page.text().contains("One appeal");
        let listed = page.text().contains("Almaty Process");
        assert_eq!(counted, listed, "the list holds what is counted");
        listed
    };
    assert!(!lists(&ruth).await && lists(&omar).await && lists(&grace).await);
    let conflict = Intent::DeclareConflict(Some(reasons("My sister works there.")));
    cast.act(&cast.omar, &id, conflict).await.unwrap();
    assert!(!lists(&omar).await && lists(&grace).await);
    suspend(&cast.app, cast.amina.id, "A trial").await;
    assert!(!lists(&grace).await);
    let held = cast.act(&cast.grace, &id, Intent::Uphold(None)).await;
    assert!(
        matches!(held, Err(Error::Denied(Denied::NotNow))),
        "{held:?}"
    );
    assert_eq!(broken(&cast).await, []);
}
story!(appeals_are_listed_for_those_who_answer_them);

/// `praxis check` finds an appeal that no event tells of, and an answer by the account that declined.
async fn the_checker_replays_appeals(world: World) {
    let cast = Cast::of(&world).await;
    let id = declined(&cast, "Almaty Process", false).await;
    cast.act(&cast.amina, &id, appeal()).await.unwrap();
    let answer = Intent::RefuseAppeal(reasons("It stands."));
    cast.act(&cast.omar, &id, answer).await.unwrap();
    assert_eq!(broken(&cast).await, []);
    let promise =
        "each appeal was made once and in time, and answered by an account that did not decline";
    for damage in [
        "UPDATE revision SET appealed_at = NULL WHERE practice_id = $1",
        "UPDATE revision SET appealed_at = 1 WHERE practice_id = $1",
    ] {
        let mut tx = cast.app.db.write().await.unwrap();
        tx.sql(damage).bind(id).execute().await.unwrap();
        tx.commit().await.unwrap();
        let found = broken(&cast).await;
        assert!(found.iter().any(|one| one.0 == promise), "{found:?}");
    }
}
story!(the_checker_replays_appeals);
