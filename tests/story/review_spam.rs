//! A mark of spam: its reason, and what follows from it, in words, before and after.

use crate::cast::Cast;
use crate::desk::{desk, press};
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

const WHY: &str = "It sells watches, twice.";

/// The desk says beforehand what becomes of this very account, and the page afterwards says what became of it.
async fn a_mark_of_spam_says_what_follows(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let of_amina = cast.submitted("Cheap clocks", 9).await;
    let of_boris = cast.submitted_by(&cast.boris, "Cheap watches", 9).await;
    let more = cast.submitted_by(&cast.boris, "More watches", 9).await;
    let of_omar = cast.submitted_by(&cast.omar, "Omar’s slip", 9).await;
    let stays = "stays open: only an administrator can suspend it";
    let rows = [
        (of_amina, stays, "stays as it was"),
        (of_omar, stays, "stays as it was"),
        (
            of_boris,
            "Mr. Boris Lenz has no published practice, so it is suspended at once",
            "The account of its owner is suspended",
        ),
    ];
    let ruth = signed_in(&world, &cast.ruth).await;
    for (id, before, after) in rows {
        desk(&ruth, id).await.shows(before);
        let done = press(&ruth, id, "mark_spam", &[("reasons", WHY)]).await;
        done.lands_on("/review").shows(after);
        desk(&ruth, id).await.shows(WHY);
    }
    let grace = signed_in(&world, &cast.grace).await;
    desk(&grace, of_boris)
        .await
        .shows("The account of its owner was suspended with it");
    desk(&grace, more)
        .await
        .shows("The account of Mr. Boris Lenz is suspended already");
}
story!(a_mark_of_spam_says_what_follows);

/// It asks for a reason. Its owner reads it, at the sign-in or on the practice’s page; so do the administrators.
async fn the_reason_of_a_mark_of_spam_is_asked_and_read(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    cast.published("Almaty Process", 9).await;
    let of_amina = cast.submitted("Cheap clocks", 9).await;
    let of_boris = cast.submitted_by(&cast.boris, "Cheap watches", 9).await;
    post.new_ones().await;
    let ruth = signed_in(&world, &cast.ruth).await;
    press(&ruth, of_boris, "mark_spam", &[])
        .await
        .status(422)
        .shows("Fill in “Why it is spam”");
    for id in [of_amina, of_boris] {
        press(&ruth, id, "mark_spam", &[("reasons", WHY)])
            .await
            .ok();
    }
    let boris = signed_in(&world, &cast.boris).await;
    boris.visit("/account/suspended").await.ok().shows(WHY);
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&format!("/my/practices/{of_amina}")).await;
    page.ok().shows("is held").shows(WHY).lacks("Wanjiru");
    let grace = signed_in(&world, &cast.grace).await;
    let page = grace.visit("/admin/record").await.ok();
    page.shows(WHY).shows("Ms. Ruth Wanjiru");
}
story!(the_reason_of_a_mark_of_spam_is_asked_and_read);
