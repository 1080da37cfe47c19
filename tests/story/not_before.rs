//! The day before which a practice must not be published: its authors name it for a draft, reviewers read it, and an approval
//! keeps it.

use std::time::Duration;

use praxis::db::Timestamp;
use praxis::practice::actions::{self, Error, Intent};
use praxis::practice::model::{Decision, PracticeId};
use praxis::workflow::State;

use crate::cast::{Cast, approval, reasons};
use crate::desk::{desk, press, stands};
use crate::focal_points::broken;
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

const DAY: Duration = Duration::from_hours(24);

/// The beginning of the day so many days after the first one of the world.
fn day(cast: &Cast, days: u32) -> Timestamp {
    cast.app.clock.now().plus(days * DAY)
}

/// A submission of Amina's that is not to be public before so many days.
async fn submitted(cast: &Cast, title: &str, days: u32, intent: Intent) -> PracticeId {
    let id = cast.draft(title, 9).await;
    let named = Some(day(cast, days));
    actions::name_day(&cast.app, &cast.amina, id, named)
        .await
        .unwrap();
    cast.act(&cast.amina, &id, intent).await.unwrap();
    id
}

/// From the page of the day to the day itself.
async fn an_approval_keeps_the_day_that_the_submitter_named(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.draft("Almaty Process", 9).await;
    let amina = signed_in(&world, &cast.amina).await;
    let (check, page) = (
        format!("/my/practices/{id}/check"),
        format!("/my/practices/{id}/not-before"),
    );
    let shown = amina.visit(&check).await.ok();
    shown.shows("It can become public as soon as it is approved.");
    for wrong in ["", "2026-11-03", "2026-02-30", "2040-01-01", "soon"] {
        let form = amina.visit(&page).await.ok().form_with("name_day");
        form.fill("not_before", wrong)
            .press("name_day")
            .await
            .status(422)
            .has("#not_before[aria-invalid=true]");
    }
    let form = amina.visit(&page).await.ok().form_with("name_day");
    let form = form.fill("not_before", "2026-11-20");
    let shown = form.press("name_day").await.ok().lands_on(&check);
    let shown = shown.shows("It is not to be public before 20 November 2026.");
    shown.form_with("submit").press("submit").await.ok();
    let own = format!("/my/practices/{id}");
    amina.visit(&own).await.ok().shows("20 November 2026");
    post.new_ones().await;

    let ruth = signed_in(&world, &cast.ruth).await;
    let queue = ruth.visit("/review").await.ok();
    queue.shows("not before 20 November 2026");
    desk(&ruth, id).await.shows(
        "The submitter asks that it is not public before 20 November 2026. An approval makes it public on that day",
    );
    press(&ruth, id, "approve", &[("effective_on", "2026-11-19")])
        .await
        .status(422)
        .has("#effective_on[aria-invalid=true]")
        .shows("The submitter asks that it is not public before 20 November 2026.");
    press(&ruth, id, "approve", &[])
        .await
        .ok()
        .shows("Approved. It becomes public on 20 November 2026");
    press(&ruth, id, "change_date", &[("effective_on", "2026-11-10")])
        .await
        .status(422);
    cast.settle().await;
    let subjects = post.subjects().await;
    let accepted = "“Almaty Process” is accepted and becomes public on 20 November 2026";
    assert!(
        subjects.iter().any(|(_, one)| one == accepted),
        "{subjects:?}"
    );
    // Neither the reviewer nor an administrator hastens it.
    desk(&ruth, id).await.lacks("button[value=publish_now]");
    let hastened = Intent::PublishNow(reasons("Now."));
    let refused = cast.act(&cast.grace, &id, hastened).await;
    assert!(matches!(refused, Err(Error::Denied(_))), "{refused:?}");
    cast.app.clock.advance(16 * DAY);
    cast.settle().await;
    assert_eq!(stands(&cast, id).await.0, Some(State::Decided));
    cast.app.clock.advance(DAY);
    cast.settle().await;
    assert_eq!(stands(&cast, id).await.1, Some(State::Published));
    assert_eq!(broken(&cast).await, []);
}
story!(an_approval_keeps_the_day_that_the_submitter_named);

/// The day may be taken back while the draft is open, and by nobody else than an author.
async fn a_day_is_taken_back_in_the_draft(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.draft("Almaty Process", 9).await;
    let named = Some(day(&cast, 9));
    let by_boris = actions::name_day(&cast.app, &cast.boris, id, named).await;
    assert!(matches!(by_boris, Err(Error::NotFound)), "{by_boris:?}");
    actions::name_day(&cast.app, &cast.amina, id, named)
        .await
        .unwrap();
    let amina = signed_in(&world, &cast.amina).await;
    let page = format!("/my/practices/{id}/not-before");
    let form = amina.visit(&page).await.ok().form_with("any_day");
    let shown = form.press("any_day").await.ok();
    shown.shows("It can become public as soon as it is approved.");
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    let late = actions::name_day(&cast.app, &cast.amina, id, named).await;
    assert!(matches!(late, Err(Error::Denied(_))), "{late:?}");
    amina
        .visit(&page)
        .await
        .lands_on(&format!("/my/practices/{id}"));
    cast.approve(id).await;
    assert_eq!(stands(&cast, id).await.1, Some(State::Published));
}
story!(a_day_is_taken_back_in_the_draft);

/// A typed day is still there after another page was visited.
async fn a_typed_day_stays_at_its_page(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.draft("Almaty Process", 9).await;
    let amina = signed_in(&world, &cast.amina).await;
    let page = format!("/my/practices/{id}/not-before");
    let form = amina.visit(&page).await.ok().form_with("name_day");
    let check = format!("/my/practices/{id}/check");
    form.fill("not_before", "2026-12-24")
        .press(&check)
        .await
        .ok();
    amina.visit(&page).await.ok().keeps("2026-12-24");
}
story!(a_typed_day_stays_at_its_page);

/// The draft that follows a return comes with the day, unless it has come.
async fn the_next_draft_keeps_the_day(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    for (title, days, shown) in [
        ("Almaty Process", 30, "It is not to be public before"),
        ("Bali Process", 2, "as soon as it is approved"),
    ] {
        let id = submitted(&cast, title, days, Intent::Submit).await;
        cast.app.clock.advance(3 * DAY);
        let words = reasons("Say more.");
        let back = Intent::Decide(Decision::Return { words });
        cast.act(&cast.ruth, &id, back).await.unwrap();
        cast.settle().await;
        let page = amina.visit(&format!("/my/practices/{id}/check")).await.ok();
        page.shows(shown);
    }
}
story!(the_next_draft_keeps_the_day);

/// The consent of the authors, to their own words or to a reviewer's, publishes nothing before the day.
async fn a_consent_keeps_the_day(world: World) {
    let cast = Cast::of(&world).await;
    let shown = submitted(&cast, "Almaty Process", 9, Intent::SubmitToBeShown).await;
    cast.act(&cast.ruth, &shown, Intent::Decide(approval()))
        .await
        .unwrap();
    let reworded = submitted(&cast, "Bali Process", 9, Intent::Submit).await;
    cast.reword(reworded, "Other results.").await;
    cast.settle().await;
    for id in [shown, reworded] {
        assert_eq!(stands(&cast, id).await.0, Some(State::AwaitingConsent));
        cast.act(&cast.amina, &id, Intent::Consent(None))
            .await
            .unwrap();
        cast.settle().await;
        assert_eq!(stands(&cast, id).await.0, Some(State::Decided));
    }
    cast.app.clock.advance(9 * DAY);
    cast.settle().await;
    for id in [shown, reworded] {
        assert_eq!(stands(&cast, id).await.1, Some(State::Published));
    }
    assert_eq!(broken(&cast).await, []);
}
story!(a_consent_keeps_the_day);

/// The deeds themselves know the day, whoever calls them.
async fn no_deed_sets_a_date_before_the_day(world: World) {
    let cast = Cast::of(&world).await;
    let id = submitted(&cast, "Almaty Process", 9, Intent::Submit).await;
    let dated = |on| Decision::Approve {
        words: None,
        on: Some(on),
        minor: false,
    };
    let early = day(&cast, 8);
    let refused = cast
        .act(&cast.ruth, &id, Intent::Decide(dated(early)))
        .await;
    assert!(matches!(refused, Err(Error::Unfit)), "{refused:?}");
    let later = day(&cast, 12);
    cast.act(&cast.ruth, &id, Intent::Decide(dated(later)))
        .await
        .unwrap();
    let change = |on| Intent::ChangeDate { on, words: None };
    let refused = cast.act(&cast.ruth, &id, change(Some(early))).await;
    assert!(matches!(refused, Err(Error::Unfit)), "{refused:?}");
    // Without a date it is public on the day.
    cast.act(&cast.ruth, &id, change(None)).await.unwrap();
    cast.app.clock.advance(9 * DAY);
    cast.settle().await;
    assert_eq!(stands(&cast, id).await.1, Some(State::Published));
}
story!(no_deed_sets_a_date_before_the_day);
