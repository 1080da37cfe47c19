//! A reviewer who is away is not suggested, and hands on at once what is in hand; a claim that ends leads to another
//! suggestion in the same deed.

use std::time::Duration;

use praxis::account::model::{Role, Scope};
use praxis::db::Engine as _;
use praxis::practice::actions::Intent;
use praxis::practice::model::PracticeId;
use praxis::taxonomy::ObjectiveNumber;

use crate::cast::{Cast, approval, change_role, suspend};
use crate::desk::{claimed_by, deeds, desk, told_since};
use crate::focal_points::broken;
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

async fn suggested(cast: &Cast, id: PracticeId) -> Option<i64> {
    let mut db = cast.app.db.read().await.unwrap();
    let found =
        db.sql("SELECT suggested_id FROM revision WHERE practice_id = $1 AND state = 'in-review'");
    let (id,): (Option<i64>,) = found.bind(id).one().await.unwrap();
    id
}

/// One submission that Ruth has claimed, and one that the service suggests to her.
async fn in_hand(cast: &Cast) -> (PracticeId, PracticeId) {
    let claimed = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &claimed, Intent::Claim).await.unwrap();
    for _ in 0..6 {
        let id = cast.submitted("Bali Process", 9).await;
        if suggested(cast, id).await == Some(cast.ruth.id.0) {
            return (claimed, id);
        }
    }
    panic!("Ruth is never suggested");
}

/// The press hands on what is in hand, with an event for each; no new submission is suggested until the day; the way back is a
/// press, or the day itself.
async fn wish_12_a_reviewer_who_is_away_hands_on(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    // Whose practice was published may submit more than five.
    cast.published("First Process", 9).await;
    let (claimed, open) = in_hand(&cast).await;
    post.new_ones().await;
    let (before_claimed, before_open) = (cast.seq(claimed).await, cast.seq(open).await);
    let ruth = signed_in(&world, &cast.ruth).await;
    ruth.visit("/account").await.ok().shows("Away");
    let page = ruth.visit("/account/away").await.ok();
    for (typed, says) in [
        ("", "Enter"),
        ("2026-11-03", "Choose a day after today"),
        ("2029-01-01", "Choose a day after today"),
    ] {
        let form = page.form("/account/away").fill("away_until", typed);
        let refused = form.press("away").await.status(422);
        if typed.is_empty() {
            continue;
        }
        refused.shows(says).keeps(typed);
    }
    let form = page.form("/account/away").fill("away_until", "2026-11-10");
    let page = form.press("away").await;
    page.lands_on("/account/away")
        .shows("You are away until 10 November 2026.");
    assert_eq!(claimed_by(&cast, claimed).await, None);
    for id in [claimed, open] {
        assert_eq!(suggested(&cast, id).await, Some(cast.omar.id.0), "{id}");
    }
    assert_eq!(deeds(&cast, claimed).await.last(), Some(&"free_claim"));
    assert_eq!(deeds(&cast, open).await.last(), Some(&"suggest_anew"));
    assert_eq!(
        told_since(&cast, open, before_open.0).await,
        ["practice-suggest_anew suggested"]
    );
    // The suggestion of Omar for it stood already.
    assert_eq!(
        told_since(&cast, claimed, before_claimed.0).await,
        ["practice-free_claim former"]
    );
    for title in ["Colombo Process", "Puebla Process", "Rabat Process"] {
        let id = cast.submitted(title, 9).await;
        assert_eq!(suggested(&cast, id).await, Some(cast.omar.id.0));
    }
    let grace = signed_in(&world, &cast.grace).await;
    desk(&grace, open)
        .await
        .shows("Ms. Ruth Wanjiru (nothing else in hand), away until 10 November 2026");
    assert_eq!(broken(&cast).await, []);
    // By a press.
    let page = ruth.visit("/account/away").await.ok();
    page.form("/account/away")
        .press("back")
        .await
        .shows("You are back, and can be suggested again.");
    let id = cast.submitted("Quito Process", 9).await;
    assert_eq!(suggested(&cast, id).await, Some(cast.ruth.id.0));
    // By itself.
    let page = ruth.visit("/account/away").await.ok();
    let form = page.form("/account/away").fill("away_until", "2026-11-10");
    form.press("away").await.ok();
    world.clock().advance(Duration::from_hours(7 * 24));
    let id = cast.submitted("Tunis Process", 9).await;
    assert_eq!(suggested(&cast, id).await, Some(cast.ruth.id.0));
    let ruth = signed_in(&world, &cast.ruth).await;
    ruth.visit("/account/away")
        .await
        .ok()
        .lacks("You are away until");
    // A submitter has no such page.
    let amina = signed_in(&world, &cast.amina).await;
    amina.visit("/account").await.ok().lacks("Away");
    amina.visit("/account/away").await.status(404);
}
story!(wish_12_a_reviewer_who_is_away_hands_on);

/// A suspension, another scope and a role that ends free claims, hand suggestions on and suggest anew, each in one
/// transaction.
async fn what_a_reviewer_may_not_review_any_more_goes_to_another(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("First Process", 9).await;
    for change in ["suspended", "scope", "role"] {
        let (claimed, open) = in_hand(&cast).await;
        match change {
            "suspended" => suspend(&cast.app, cast.ruth.id, "A long story").await,
            "scope" => {
                let other = Scope::of([ObjectiveNumber::new(1).unwrap()]);
                change_role(&cast.app, cast.ruth.id, Role::Reviewer, &other).await;
            }
            _ => change_role(&cast.app, cast.ruth.id, Role::Submitter, &Scope::default()).await,
        }
        assert_eq!(claimed_by(&cast, claimed).await, None, "{change}");
        for id in [claimed, open] {
            assert_eq!(
                suggested(&cast, id).await,
                Some(cast.omar.id.0),
                "{change}: {id}"
            );
        }
        praxis::admin::actions::restore(&cast.app, None, cast.ruth.id)
            .await
            .unwrap();
        change_role(&cast.app, cast.ruth.id, Role::Reviewer, &Scope::default()).await;
    }
    assert_eq!(broken(&cast).await, []);
}
story!(what_a_reviewer_may_not_review_any_more_goes_to_another);

/// A claim that lapses leads to a suggestion of another reviewer.
async fn a_lapsed_claim_is_suggested_to_another(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    world.clock().advance(Duration::from_hours(22 * 24));
    cast.settle().await;
    assert_eq!(claimed_by(&cast, id).await, None);
    assert_eq!(suggested(&cast, id).await, Some(cast.omar.id.0));
}
story!(a_lapsed_claim_is_suggested_to_another);

/// A claim never outlives the decision, whatever was decided; and opening the desk or its forms claims nothing.
async fn a_claim_ends_with_the_decision_and_begins_with_a_press(world: World) {
    let cast = Cast::of(&world).await;
    let returned = praxis::practice::model::Decision::Return {
        words: crate::cast::reasons("Say more."),
    };
    let declined = praxis::practice::model::Decision::Decline {
        words: crate::cast::reasons("It is no practice."),
        code: praxis::taxonomy::DeclineCode::Other,
        duplicate_of: None,
        last: false,
    };
    let ruth = signed_in(&world, &cast.ruth).await;
    for decision in [approval(), returned, declined] {
        let id = cast.submitted("Almaty Process", 9).await;
        desk(&ruth, id).await;
        ruth.visit(&format!("/review/{id}?comment=results")).await;
        ruth.visit(&format!("/review/{id}/words")).await.ok();
        assert_eq!(claimed_by(&cast, id).await, None, "opening claims nothing");
        cast.act(&cast.ruth, &id, Intent::Decide(decision))
            .await
            .unwrap();
        cast.settle().await;
        let mut db = cast.app.db.read().await.unwrap();
        let held = db
            .sql("SELECT COUNT(*) FROM revision WHERE practice_id = $1 AND claimed_by IS NOT NULL");
        let (held,): (i64,) = held.bind(id).one().await.unwrap();
        assert_eq!(held, 0);
    }
}
story!(a_claim_ends_with_the_decision_and_begins_with_a_press);

/// The owner was suspended while the suggested reviewer was: the submission returns to the queue with another suggestion.
async fn a_submission_that_returns_is_suggested_to_another_reviewer(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = cast.ruth.id.0;
    let first = suggested(&cast, id).await;
    suspend(&cast.app, cast.amina.id, "A trial").await;
    let reviewer = if first == Some(ruth) {
        &cast.ruth
    } else {
        &cast.omar
    };
    suspend(&cast.app, reviewer.id, "A trial").await;
    assert_eq!(
        suggested(&cast, id).await,
        first,
        "it waits outside the queue"
    );
    praxis::admin::actions::restore(&cast.app, None, cast.amina.id)
        .await
        .unwrap();
    let second = suggested(&cast, id).await;
    assert!(second.is_some() && second != first, "{second:?}");
    assert_eq!(deeds(&cast, id).await.last(), Some(&"suggest_anew"));
    assert_eq!(broken(&cast).await, []);
    // Where the suggestion still stands, nothing happens.
    let seq = cast.seq(id).await;
    suspend(&cast.app, cast.amina.id, "A trial").await;
    praxis::admin::actions::restore(&cast.app, None, cast.amina.id)
        .await
        .unwrap();
    assert_eq!(cast.seq(id).await, seq);
}
story!(a_submission_that_returns_is_suggested_to_another_reviewer);

/// A decision falls back because its decider was suspended, who was suggested before: another reviewer is suggested.
async fn what_falls_back_is_suggested_to_another_reviewer(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let first = suggested(&cast, id).await;
    let decider = if first == Some(cast.ruth.id.0) {
        &cast.ruth
    } else {
        &cast.omar
    };
    let approve = Intent::Decide(approval());
    cast.act(decider, &id, approve).await.unwrap();
    suspend(&cast.app, decider.id, "A trial").await;
    cast.settle().await;
    let second = suggested(&cast, id).await;
    assert!(second.is_some() && second != first, "{second:?}");
    assert_eq!(deeds(&cast, id).await.last(), Some(&"suggest_anew"));
    assert_eq!(broken(&cast).await, []);
}
story!(what_falls_back_is_suggested_to_another_reviewer);
