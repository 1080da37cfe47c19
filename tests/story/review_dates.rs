//! Decisions for a date: announced, called off, brought forward, and what becomes of one that nobody stands for.

use std::time::Duration;

use praxis::account::actions as accounts;
use praxis::practice::actions::{self, Intent};
use praxis::practice::model::Decision;
use praxis::workflow::{PublicStatus, State};

use crate::cast::Cast;
use crate::desk::{claimed_by, desk, press, stands, told_since};
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

const DAY: Duration = Duration::from_hours(24);

/// Approved for a date: accepted at once after the undo time, public at midnight of the site’s clocks.
async fn wish_19_an_approval_for_a_date_takes_effect_on_it(world: World) {
    let world = world.with(&[("time_zone", "Europe/Zurich")]);
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.submitted("Almaty Process", 9).await;
    post.new_ones().await;
    let ruth = signed_in(&world, &cast.ruth).await;
    for wrong in [
        "2026-11-03",
        "2025-01-01",
        "2026-02-30",
        "10000-01-01",
        "tomorrow",
        "9999-12-31",
    ] {
        press(&ruth, id, "approve", &[("effective_on", wrong)])
            .await
            .status(422)
            .has("#effective_on[aria-invalid=true]");
    }
    press(&ruth, id, "approve", &[("effective_on", "2026-11-10")])
        .await
        .ok()
        .shows("Approved. It becomes public on 10 November 2026; you can undo until 13:10.");
    press(&ruth, id, "change_date", &[("effective_on", "2026-11-08")])
        .await
        .ok()
        .shows("The date is changed.");
    cast.settle().await;
    assert_eq!(
        post.only().await.subject,
        "“Almaty Process” is accepted and becomes public on 8 November 2026"
    );
    desk(&ruth, id)
        .await
        .shows("Accepted. It becomes public on 8 November 2026.");
    // Midnight in Zurich is eleven in the evening of the day before in UTC.
    let midnight = praxis::db::Timestamp(crate::world::NOON.0 + (4 * 24 + 11) * 3_600_000_000);
    world.clock().set(praxis::db::Timestamp(midnight.0 - 1));
    actions::settle_all(&cast.app).await.unwrap();
    assert_eq!(
        stands(&cast, id).await,
        (Some(State::Decided), None, PublicStatus::Never)
    );
    world.clock().set(midnight);
    actions::settle_all(&cast.app).await.unwrap();
    assert_eq!(
        stands(&cast, id).await,
        (None, Some(State::Published), PublicStatus::Live)
    );
    assert_eq!(
        post.new_ones()
            .await
            .iter()
            .filter(|letter| letter.to == "amina@people.example")
            .count(),
        1
    );
}
story!(wish_19_an_approval_for_a_date_takes_effect_on_it);

/// What waits for its date is called off or published now, each with words that the authors read.
async fn a_waiting_publication_is_called_off_or_brought_forward(world: World) {
    let cast = Cast::of(&world).await;
    let on = world.clock().now().plus(9 * DAY);
    let dated = || {
        Intent::Decide(Decision::Approve {
            words: None,
            on: Some(on),
            minor: false,
        })
    };
    let (one, two) = (
        cast.submitted("Almaty Process", 9).await,
        cast.submitted("Bali Process", 9).await,
    );
    for id in [one, two] {
        cast.act(&cast.ruth, &id, dated()).await.unwrap();
    }
    cast.settle().await;
    let ruth = signed_in(&world, &cast.ruth).await;
    press(&ruth, one, "call_off", &[]).await.status(422);
    press(
        &ruth,
        one,
        "call_off",
        &[("reasons", "The ministry asks us to wait.")],
    )
    .await
    .ok()
    .shows("Called off");
    assert_eq!(stands(&cast, one).await.0, Some(State::InReview));
    press(
        &ruth,
        two,
        "publish_now",
        &[("reasons", "The day has come early.")],
    )
    .await
    .ok()
    .shows("It is public now.");
    assert_eq!(
        stands(&cast, two).await,
        (None, Some(State::Published), PublicStatus::Live)
    );
    assert_eq!(
        told_since(&cast, one, 4).await,
        ["practice-call_off author"]
    );
    assert_eq!(
        told_since(&cast, two, 4).await,
        ["practice-approve author", "practice-approve focal-point"]
    );
}
story!(a_waiting_publication_is_called_off_or_brought_forward);

/// Decided by somebody who is suspended since: when it is due it goes back, free, and administrators are told.
async fn a_decision_falls_back_when_nobody_stands_for_it(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    press(&signed_in(&world, &cast.ruth).await, id, "approve", &[])
        .await
        .ok();
    let mut tx = cast.app.db.write().await.unwrap();
    accounts::suspend(&mut tx, cast.ruth.id, "Left the house", world.clock().now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    cast.settle().await;
    assert_eq!(
        stands(&cast, id).await,
        (Some(State::InReview), None, PublicStatus::Never)
    );
    assert_eq!(claimed_by(&cast, id).await, None);
    assert_eq!(
        told_since(&cast, id, 3).await,
        [
            "practice-fall_back administrator",
            "practice-suggest_anew suggested"
        ]
    );
    let page = desk(&signed_in(&world, &cast.omar).await, id).await;
    page.shows("Back in review").has("button[value=approve]");
}
story!(a_decision_falls_back_when_nobody_stands_for_it);
