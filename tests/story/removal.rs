//! A request for removal: its receipt, and the owner’s way back.

use praxis::practice::actions::Intent;

use crate::cast::{Cast, reasons};
use crate::desk::{desk, desk_of};
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

/// Whoever asks for a removal gets a receipt, and can take the request back until a reviewer answers.
async fn a_request_for_removal_has_a_receipt_and_a_way_back(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.published("Almaty Process", 9).await;
    post.new_ones().await;
    let amina = signed_in(&world, &cast.amina).await;
    let at = format!("/my/practices/{id}");
    let form = amina.visit(&at).await.ok().form_with("ask_removal");
    let asked = form.fill("reasons", "It names a village.");
    asked
        .press("ask_removal")
        .await
        .lands_on(&at)
        .shows("you can take the request back here");
    let letter = post.only().await;
    assert_eq!(letter.to, "amina@people.example");
    assert_eq!(
        letter.subject,
        "You asked for the removal of “Almaty Process”"
    );
    assert!(letter.text.contains("You get a mail with the answer."));
    assert!(!letter.text.contains("What was sent"), "{}", letter.text);

    let ruth = signed_in(&world, &cast.ruth).await;
    let stale = desk(&ruth, id).await.form_with("keep");
    let page = amina.visit(&at).await.ok();
    page.form_with("I no longer want it removed")
        .press("cancel_removal")
        .await
        .lands_on(&at)
        .shows("Your request is taken back: the practice stays public.")
        .shows("Request for removal taken back");
    assert_eq!(post.new_ones().await.len(), 0);
    let queue = ruth.visit("/review").await.ok();
    queue.lacks("Almaty Process").lacks("request for removal");
    // The reviewer who was about to answer reads what happened, and keeps the words.
    let late = stale.fill("keep-reasons", "The village agreed.");
    late.press("keep")
        .await
        .status(409)
        .shows("Ms. Amina Saidova took the request for removal back")
        .keeps("The village agreed.");
    // It can be asked for again, and only its owner takes it back.
    let again = Intent::AskRemoval(Some(reasons("It does name one.")));
    cast.act(&cast.amina, &id, again).await.unwrap();
    for other in [&cast.boris, &cast.ruth, &cast.grace] {
        let done = cast.act(other, &id, Intent::CancelRemoval).await;
        assert!(done.is_err(), "{}", other.name);
    }
    ruth.visit(&desk_of(id))
        .await
        .ok()
        .shows("Its owner asked for its removal");
}
story!(a_request_for_removal_has_a_receipt_and_a_way_back);
