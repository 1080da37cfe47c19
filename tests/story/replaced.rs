//! A practice that another one replaces: its pages, its histories and its mails name the other and lead to it.

use std::time::Duration;

use praxis::practice::actions::Intent;
use praxis::practice::model::TakeDown;

use crate::cast::{Cast, reasons};
use crate::desk::desk;
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

/// Its author in the mail, on the page and in the history, and its reviewer at the desk, read which one replaces it.
async fn what_replaces_a_practice_is_named_and_linked(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let old = cast.published("Almaty Process", 9).await;
    let new = cast.published_by(&cast.boris, "Bali Process", 9).await;
    post.new_ones().await;
    // Each edition has a time of its own.
    world.clock().advance(Duration::from_secs(1));
    let replaced = Intent::TakeDown {
        how: TakeDown::Replaced(new),
        words: reasons("It tells more."),
    };
    cast.act(&cast.ruth, &old, replaced).await.unwrap();
    let letter = post.only().await;
    let named = "The practice that replaces it:";
    for part in [
        named,
        "Bali Process",
        "https://praxis.example/practices/bali-process",
    ] {
        assert!(letter.text.contains(part), "{part}: {}", letter.text);
    }
    assert!(letter.html.contains("/practices/bali-process"));
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&format!("/my/practices/{old}")).await.ok();
    let said = page.texts("section[aria-labelledby=said]").join(" ");
    assert!(
        said.contains("The practice that replaces it: Bali Process"),
        "{said}"
    );
    let history = page.texts(".timeline").join(" ");
    assert!(
        history.contains("The practice that replaces it: Bali Process"),
        "{history}"
    );
    page.follow("Bali Process")
        .await
        .lands_on("/practices/bali-process");
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = desk(&ruth, old).await;
    let named = page
        .text()
        .matches("The practice that replaces it: Bali Process")
        .count();
    assert_eq!(named, 2, "{}", page.text());
    let way = page.form_with("Bali Process").press("Bali Process");
    way.await.lands_on("/practices/bali-process");
    // What is no longer public is not named.
    let gone = Intent::TakeDown {
        how: TakeDown::Gone,
        words: reasons("It names a village."),
    };
    cast.act(&cast.ruth, &new, gone).await.unwrap();
    desk(&ruth, old).await.lacks("Bali Process");
}
story!(what_replaces_a_practice_is_named_and_linked);
