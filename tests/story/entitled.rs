//! A mail about a practice leaves only while its receiver may still have it: asked right before it is sent.

use praxis::account::actions as accounts;
use praxis::account::model::{Account, Role, Scope};
use praxis::practice::actions::Intent;
use praxis::practice::model::TakeDown;

use crate::cast::{Cast, approval, change_role, reasons};
use crate::post::Post;
use crate::world::World;

/// Who gets mails now, without the receivers' domain.
async fn told(post: &Post) -> Vec<String> {
    let mut names: Vec<String> = post
        .new_ones()
        .await
        .into_iter()
        .map(|letter| letter.to)
        .collect();
    for name in &mut names {
        *name = name.split('@').next().unwrap().to_owned();
    }
    names.sort();
    names
}

async fn has_role(cast: &Cast, who: &Account, role: Role, scope: &Scope) {
    change_role(&cast.app, who.id, role, scope).await;
}

async fn suspend(cast: &Cast, who: &Account) {
    let mut tx = cast.app.db.write().await.unwrap();
    accounts::suspend(&mut tx, who.id, "Advertising", cast.app.clock.now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

async fn whoever_may_have_it_is_told(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.submitted("Almaty Process", 9).await;
    assert_eq!(
        told(&post).await,
        ["amina", "ruth"],
        "the receipt, and the suggested reviewer"
    );
    cast.act(&cast.ruth, &id, Intent::Decide(approval()))
        .await
        .unwrap();
    cast.settle().await;
    assert_eq!(
        told(&post).await,
        ["amina", "nour"],
        "the author, and the focal point"
    );
}
story!(whoever_may_have_it_is_told);

async fn a_submission_taken_back_in_the_meantime_asks_nobody_to_review_it(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.amina, &id, Intent::Withdraw(None))
        .await
        .unwrap();
    assert_eq!(told(&post).await, ["amina"], "the receipt only");
}
story!(a_submission_taken_back_in_the_meantime_asks_nobody_to_review_it);

async fn a_role_that_ended_takes_its_mails_with_it(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    cast.submitted("Almaty Process", 9).await;
    has_role(&cast, &cast.ruth, Role::Submitter, &Scope::default()).await;
    let letters = post.new_ones().await;
    let to_ruth: Vec<&str> = letters
        .iter()
        .filter(|letter| letter.to.starts_with("ruth@"))
        .map(|letter| letter.subject.as_str())
        .collect();
    assert_eq!(to_ruth.len(), 1, "{to_ruth:?}");
    assert!(
        !to_ruth[0].contains("Almaty"),
        "she reads of her role, not of the submission: {to_ruth:?}"
    );
}
story!(a_role_that_ended_takes_its_mails_with_it);

async fn a_scope_that_shrank_does_too(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    cast.submitted("Almaty Process", 9).await;
    has_role(&cast, &cast.ruth, Role::Reviewer, &cast.lena.scope).await;
    assert_eq!(
        told(&post).await,
        ["amina", "omar"],
        "another reviewer is suggested"
    );
}
story!(a_scope_that_shrank_does_too);

async fn a_suspended_person_is_told_nothing(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Decide(approval()))
        .await
        .unwrap();
    told(&post).await;
    cast.settle().await;
    suspend(&cast, &cast.amina).await;
    assert_eq!(told(&post).await, ["nour"], "the focal point alone");
}
story!(a_suspended_person_is_told_nothing);

async fn a_focal_point_is_not_sent_to_a_page_that_is_gone(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.published("Almaty Process", 9).await;
    let words = reasons("Asked for by a court");
    cast.act(
        &cast.grace,
        &id,
        Intent::TakeDown {
            how: TakeDown::Gone,
            words,
        },
    )
    .await
    .unwrap();
    let told = told(&post).await;
    assert!(!told.contains(&"nour".to_owned()), "{told:?}");
    assert!(told.contains(&"amina".to_owned()), "{told:?}");
}
story!(a_focal_point_is_not_sent_to_a_page_that_is_gone);

/// A request for removal reaches everybody in scope, whoever was suggested long ago too, in the daily mail; and no
/// longer once it is answered. Where nobody is in scope, administrators read of it.
async fn a_request_for_removal_is_told_to_all_in_scope(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let day = std::time::Duration::from_hours(25);
    let (early, late) = (
        cast.published("Almaty Process", 2).await,
        cast.published("Bali Process", 9).await,
    );
    told(&post).await;
    world.clock().advance(day);
    told(&post).await;
    cast.act(&cast.amina, &early, Intent::AskRemoval(None))
        .await
        .unwrap();
    cast.act(&cast.amina, &late, Intent::AskRemoval(None))
        .await
        .unwrap();
    let words = reasons("It is needed.");
    cast.act(&cast.ruth, &late, Intent::Keep(words))
        .await
        .unwrap();
    world.clock().advance(day);
    let letters = post.new_ones().await;
    let digests: Vec<&crate::post::Letter> = letters
        .iter()
        .filter(|one| one.text.contains("Almaty Process"))
        .filter(|one| !one.subject.starts_with("You asked for the removal"))
        .collect();
    let mut to: Vec<&str> = digests.iter().map(|one| one.to.as_str()).collect();
    to.sort_unstable();
    assert_eq!(
        to,
        [
            "lena@people.example",
            "omar@people.example",
            "ruth@people.example"
        ]
    );
    for digest in digests {
        assert!(
            !digest.text.contains("Bali Process"),
            "answered by now: {}",
            digest.text
        );
    }
    for reviewer in [&cast.ruth, &cast.omar, &cast.lena] {
        suspend(&cast, reviewer).await;
    }
    cast.act(&cast.amina, &late, Intent::AskRemoval(None))
        .await
        .unwrap();
    world.clock().advance(day);
    let letters = post.new_ones().await;
    assert!(
        letters
            .iter()
            .any(|one| one.to == "grace@people.example" && one.text.contains("Bali Process")),
        "{letters:#?}"
    );
}
story!(a_request_for_removal_is_told_to_all_in_scope);

/// The others in scope read of it once a day, under a heading that says what it is about.
async fn the_daily_mail_says_what_it_gathers(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    cast.submitted("Almaty Process", 9).await;
    cast.submitted("Bali Process", 9).await;
    post.new_ones().await;
    world.clock().advance(std::time::Duration::from_hours(24));
    let letters = post.new_ones().await;
    let to_omar = letters
        .iter()
        .find(|letter| letter.to.starts_with("omar@"))
        .unwrap();
    assert!(
        to_omar
            .text
            .contains("One submission waits within your scope")
            && to_omar.text.contains("Almaty Process"),
        "{}",
        to_omar.text
    );
}
story!(the_daily_mail_says_what_it_gathers);
