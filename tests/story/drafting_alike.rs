//! Before they submit, authors see what is published already and looks like theirs.

use crate::cast::Cast;
use crate::people::opened;
use crate::site::{Site, publish_again};
use crate::world::World;

/// The nearest published titles stand on the Check page, with their pages; nothing unpublished does, nor its own page.
async fn check_names_what_is_published_already(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let near = cast
        .published("Mobile teams that register births, Moldova", 4)
        .await;
    cast.published("Seasonal work in the Alps", 5).await;
    cast.submitted("Mobile teams registering a birth in Moldova, secret", 4)
        .await;
    let draft = cast
        .draft("Mobile team registering births in Moldova", 4)
        .await;
    let other = cast.draft("Quite another subject", 4).await;
    let check = |id| format!("/my/practices/{id}/check");
    // While the index is being built nothing is said.
    let page = opened(&site.browser, &cast.amina, &check(draft)).await;
    page.lacks("This looks like what is published already");
    site.catch_up().await;
    let page = site.browser.visit(&check(draft)).await.ok();
    let page = page
        .shows("This looks like what is published already")
        .lacks("secret");
    let links = page.attributes(".notice a[href^='/practices/']", "href");
    assert_eq!(
        links,
        ["/practices/mobile-teams-that-register-births-moldova"]
    );
    let page = site.browser.visit(&check(other)).await.ok();
    page.lacks("This looks like what is published already");
    // A revision is not like itself.
    publish_again(&cast, near, "Mobile teams that register births, Moldova", 4).await;
    site.catch_up().await;
    let revise = praxis::practice::actions::Intent::Revise;
    cast.act(&cast.amina, &near, revise).await.unwrap();
    let page = site.browser.visit(&check(near)).await.ok();
    page.lacks("This looks like what is published already");
}
story!(check_names_what_is_published_already);
