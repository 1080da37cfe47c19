//! What authors are shown of a practice before it is public and after it was decided: where it stands, why, and how
//! it will look.

use std::time::Duration;

use praxis::practice::actions::Intent;
use praxis::practice::model::{Decision, DeclineCode, TakeDown};

use crate::cast::{Cast, reasons};
use crate::drafting_form::browser_of;
use crate::drafting_practice::names_nobody;
use crate::post::Post;
use crate::world::World;

story! {
/// A draft beside what was taken down says what readers find there, and never that it stays public.
async fn a_draft_of_what_was_taken_down_says_so(world: World) {
    let cast = Cast::of(&world).await;
    let other = cast.published("Bali Process", 9).await;
    for (how, says) in [
        (TakeDown::NotCurrent, "under the notice that it is no longer current"),
        (TakeDown::Gone, "was taken down on 3 November 2026"),
        (TakeDown::Replaced(other), "readers are led to another practice"),
    ] {
        let id = cast.published("Almaty Process", 9).await;
        cast.act(&cast.amina, &id, Intent::Revise).await.unwrap();
        cast.act(&cast.ruth, &id, Intent::TakeDown { how, words: reasons("As agreed.") }).await.unwrap();
        let browser = browser_of(&world, &cast.amina).await;
        for page in ["/my/practices".to_owned(), format!("/my/practices/{id}")] {
            browser.visit(&page).await.ok().shows(says).lacks("stays public until");
        }
    }
}}

story! {
/// Accepted for a day, the page begins with the day and no longer says what happens next.
async fn what_is_accepted_for_a_day_says_so_first(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let at = format!("/my/practices/{id}");
    let browser = browser_of(&world, &cast.amina).await;
    browser.visit(&at).await.ok().shows("Submitted for review").shows("usually for 14 days at most").shows("What happens next");
    let on = Some(world.clock().now().plus(Duration::from_hours(30 * 24)));
    cast.act(&cast.ruth, &id, Intent::Decide(Decision::Approve { words: None, on, minor: false })).await.unwrap();
    cast.settle().await;
    let page = browser.visit(&at).await.ok().shows("It becomes public by itself on").lacks("What happens next");
    assert_eq!(page.texts("h1"), ["Almaty Process"]);
}}

story! {
/// Authors read the ground of a decline and the practice that is there already, as long as it is public; and of
/// what was taken for advertising, that it is held, with the way to help.
async fn authors_read_the_ground_and_that_something_is_held(world: World) {
    let cast = Cast::of(&world).await;
    let there = cast.published("Bali Process", 9).await;
    let (twin, spam) = (cast.submitted("Bali Process again", 9).await, cast.submitted("Buy now", 9).await);
    let decline = Decision::Decline { words: reasons("Please look there."), code: DeclineCode::Duplicate, duplicate_of: Some(there), last: false };
    let post = Post::of(&world);
    post.new_ones().await;
    cast.act(&cast.ruth, &twin, Intent::Decide(decline)).await.unwrap();
    cast.act(&cast.ruth, &spam, Intent::MarkSpam).await.unwrap();
    cast.settle().await;
    let letter = post.new_ones().await.into_iter().find(|one| one.subject.contains("was not taken up")).unwrap();
    assert!(letter.text.contains("Ground: We have it already."), "{}", letter.text);
    assert!(letter.text.contains("  Bali Process\n  https://praxis.example/practices/bali-process"), "{}", letter.text);
    assert!(!letter.text.contains("Ruth"));
    let browser = browser_of(&world, &cast.amina).await;
    let at = format!("/my/practices/{twin}");
    browser.visit(&at).await.ok().shows("Ground: We have it already.").has("a[href='/practices/bali-process']");
    names_nobody(&browser, &at).await;
    let held = browser.visit(&format!("/my/practices/{spam}")).await.ok().lacks("spam").has("main a[href='/help']");
    assert_eq!(held.texts(".timeline b")[0], "Held");
    cast.act(&cast.ruth, &there, Intent::TakeDown { how: TakeDown::Gone, words: reasons("Mistaken") }).await.unwrap();
    let page = browser.visit(&at).await.ok().shows("Ground: We have it already.");
    assert_eq!(page.count("a[href='/practices/bali-process']"), 0);
}}
