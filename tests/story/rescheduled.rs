//! A publication on a day that the authors know: it moves to another day in one step, and falls back at once when its decider
//! is suspended.

use std::time::Duration;

use praxis::admin::actions as administration;
use praxis::db::Timestamp;
use praxis::practice::actions::{self, Error, Intent};
use praxis::practice::model::{Decision, PracticeId, TakeDown};
use praxis::workflow::{PublicStatus, State};

use crate::cast::{Cast, TRIAL, answers, reasons};
use crate::desk::{claimed_by, deeds, desk, press, stands, told_since};
use crate::focal_points::broken;
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

const DAY: Duration = Duration::from_hours(24);

fn day(cast: &Cast, days: u32) -> Timestamp {
    cast.app.clock.now().plus(days * DAY)
}

/// Approved by Ruth for a day, which the authors know.
async fn scheduled(cast: &Cast, id: PracticeId, days: u32) {
    let decision = Decision::Approve {
        words: None,
        on: Some(day(cast, days)),
        minor: false,
    };
    cast.act(&cast.ruth, &id, Intent::Decide(decision))
        .await
        .unwrap();
    cast.settle().await;
}

/// One deed, one mail, and the decision stands.
async fn a_publication_moves_to_another_day_in_one_step(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.submitted("Almaty Process", 9).await;
    scheduled(&cast, id, 6).await;
    let (amina, ruth) = (
        signed_in(&world, &cast.amina).await,
        signed_in(&world, &cast.ruth).await,
    );
    let seq = cast.seq(id).await.0;
    for wrong in ["", "2026-11-03", "2026-02-30", "2040-01-01"] {
        let fields = [("effective_on", wrong), ("reasons", "The ministry asks.")];
        press(&ruth, id, "reschedule", &fields)
            .await
            .status(422)
            .has("#reschedule-effective_on[aria-invalid=true]")
            .keeps("The ministry asks.");
    }
    post.new_ones().await;
    let fields = [
        ("effective_on", "2026-12-01"),
        ("reasons", "The ministry asks."),
    ];
    press(&ruth, id, "reschedule", &fields)
        .await
        .ok()
        .shows("Moved to the other day, and the authors are told.");
    assert_eq!(
        told_since(&cast, id, seq).await,
        ["practice-reschedule author"]
    );
    let letters = post.new_ones().await;
    assert_eq!(letters.len(), 1, "{letters:?}");
    assert_eq!(
        letters[0].subject,
        "“Almaty Process” becomes public on 1 December 2026"
    );
    assert!(letters[0].text.contains("The ministry asks."));
    let own = amina.visit(&format!("/my/practices/{id}")).await.ok();
    own.shows("It becomes public on 1 December 2026.")
        .lacks("Ruth");
    desk(&ruth, id)
        .await
        .shows("It becomes public on 1 December 2026.");
    cast.app.clock.advance(7 * DAY);
    cast.settle().await;
    assert_eq!(stands(&cast, id).await.0, Some(State::Decided));
    cast.app.clock.advance(21 * DAY);
    cast.settle().await;
    assert_eq!(stands(&cast, id).await.1, Some(State::Published));
    assert_eq!(broken(&cast).await, []);
}
story!(a_publication_moves_to_another_day_in_one_step);

/// Who may call it off may move it: its decider, and an administrator with a reason.
async fn others_move_no_publication(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    scheduled(&cast, id, 6).await;
    let moved = |words| Intent::Reschedule {
        on: day(&cast, 9),
        words,
    };
    for who in [&cast.omar, &cast.lena, &cast.amina] {
        assert!(
            cast.act(who, &id, moved(None)).await.is_err(),
            "{}",
            who.email
        );
    }
    let without = cast.act(&cast.grace, &id, moved(None)).await;
    assert!(matches!(without, Err(Error::Unfit)), "{without:?}");
    let words = Some(reasons("The minister is away."));
    cast.act(&cast.grace, &id, moved(words)).await.unwrap();
    cast.app.clock.advance(9 * DAY);
    cast.settle().await;
    assert_eq!(stands(&cast, id).await.1, Some(State::Published));
}
story!(others_move_no_publication);

/// The day that the submitter named holds for the move, too.
async fn a_move_keeps_the_day_that_the_submitter_named(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.draft("Almaty Process", 9).await;
    let named = Some(day(&cast, 20));
    actions::name_day(&cast.app, &cast.amina, id, named)
        .await
        .unwrap();
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    scheduled(&cast, id, 25).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    press(&ruth, id, "reschedule", &[("effective_on", "2026-11-20")])
        .await
        .status(422)
        .has("#reschedule-effective_on[aria-invalid=true]")
        .shows("The submitter asks that it is not public before 23 November 2026.");
    press(&ruth, id, "reschedule", &[("effective_on", "2026-11-24")])
        .await
        .ok();
}
story!(a_move_keeps_the_day_that_the_submitter_named);

/// The page of the account says it beforehand, and the authors are told at once, without a name.
async fn suspending_a_decider_says_at_once_that_a_publication_falls_back(world: World) {
    let cast = Cast::of(&world).await;
    let (one, two) = (
        cast.submitted("Almaty Process", 9).await,
        cast.submitted("Bali Process", 9).await,
    );
    scheduled(&cast, one, 6).await;
    scheduled(&cast, two, 9).await;
    let seq = cast.seq(one).await.0;
    let grace = signed_in(&world, &cast.grace).await;
    let account = format!("/admin/accounts/{}", cast.ruth.id);
    let page = grace.visit(&account).await.ok();
    page.shows("Its 2 decisions for a later day fall back at once");
    administration::suspend(&cast.app, Some(&cast.grace), cast.ruth.id, &TRIAL)
        .await
        .unwrap();
    for id in [one, two] {
        assert_eq!(
            stands(&cast, id).await,
            (Some(State::InReview), None, PublicStatus::Never)
        );
        assert_eq!(claimed_by(&cast, id).await, None);
    }
    assert_eq!(
        told_since(&cast, one, seq).await,
        [
            "practice-fall_back administrator",
            "practice-fall_back author",
            "practice-suggest_anew suggested"
        ]
    );
    let amina = signed_in(&world, &cast.amina).await;
    let own = amina.visit(&format!("/my/practices/{one}")).await.ok();
    let own = own.shows("Back in review").lacks("Ruth");
    assert_eq!(own.texts(".kicker"), ["In review"]);
    let omar = signed_in(&world, &cast.omar).await;
    desk(&omar, one).await.has("button[value=approve]");
    assert_eq!(broken(&cast).await, []);
}
story!(suspending_a_decider_says_at_once_that_a_publication_falls_back);

/// A role that ends in the ordinary way changes nothing.
async fn a_decision_outlives_the_role_of_its_decider(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    scheduled(&cast, id, 6).await;
    let scope = &cast.ruth.scope;
    let submitter = praxis::account::model::Role::Submitter;
    crate::cast::change_role(&cast.app, cast.ruth.id, submitter, scope).await;
    assert_eq!(stands(&cast, id).await.0, Some(State::Decided));
    cast.app.clock.advance(6 * DAY);
    cast.settle().await;
    assert_eq!(stands(&cast, id).await.1, Some(State::Published));
}
story!(a_decision_outlives_the_role_of_its_decider);

/// The authors know the day, so they are told that it has come in vain.
async fn authors_are_told_of_a_known_day_that_came_in_vain(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.published("Almaty Process", 9).await;
    cast.act(&cast.amina, &id, Intent::Revise).await.unwrap();
    let mut new = answers("Almaty Process", 9);
    new.set(
        praxis::practice::fields::Field::ChangeNote,
        Some(praxis::practice::answers::Answer::Text("Newer.".into())),
    );
    cast.write(&cast.amina, id, &new).await;
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    scheduled(&cast, id, 6).await;
    let how = TakeDown::Gone;
    let words = reasons("A mistake.");
    cast.act(&cast.omar, &id, Intent::TakeDown { how, words })
        .await
        .unwrap();
    post.new_ones().await;
    cast.app.clock.advance(6 * DAY);
    cast.settle().await;
    assert_eq!(deeds(&cast, id).await.last(), Some(&"fall_back"));
    let subjects = post.subjects().await;
    let told = "“Almaty Process” does not become public on 9 November 2026";
    assert!(subjects.iter().any(|(_, one)| one == told), "{subjects:?}");
}
story!(authors_are_told_of_a_known_day_that_came_in_vain);
