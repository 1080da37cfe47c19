//! Filters of the queue that a reviewer keeps under a name: above the queue, for that reviewer alone.

use crate::browser::{Browser, Page};
use crate::cast::Cast;
use crate::people::signed_in;
use crate::world::World;

const PAGE: &str = "/review/filters";

/// Keeps the filter of an address under a name.
async fn kept(browser: &Browser, query: &str, name: &str) -> Page {
    let page = browser.visit(&format!("{PAGE}?{query}")).await.ok();
    let form = page.form_with("keep").fill("filter_name", name);
    form.press("keep").await
}

/// The names above the queue.
fn names(page: &Page) -> Vec<String> {
    page.texts("nav[aria-label=\"Saved filters\"] bdi")
}

/// A filter is kept from the narrowed queue, and leads back to the same list.
async fn a_filter_is_kept_under_a_name(world: World) {
    let cast = Cast::of(&world).await;
    cast.submitted("Almaty Process", 9).await;
    cast.submitted_by(&cast.boris, "Bali Process", 2).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let whole = ruth.visit("/review").await.ok();
    whole.lacks("Save this filter").lacks("Saved filters");
    let narrowed = ruth.visit("/review?q=objective:9+almaty").await.ok();
    let page = narrowed.follow("Save this filter").await.ok();
    let refused = page.form_with("keep").fill("filter_name", "").press("keep");
    let refused = refused.await.status(422);
    let form = refused
        .form_with("keep")
        .fill("filter_name", "Mine of nine");
    let page = form.press("keep").await.ok().shows("The filter is saved");
    let page = page.shows("Almaty Process").lacks("Bali Process");
    assert_eq!(names(&page), ["Mine of nine"]);
    page.lacks("Save this filter");
    let whole = ruth.visit("/review").await.ok().shows("Bali Process");
    let page = whole.follow("Mine of nine").await.ok();
    page.shows("Almaty Process").lacks("Bali Process");
    // A second press, or another name for the same filter, keeps one.
    let page = kept(&ruth, "q=objective:9+almaty", "Nine").await.ok();
    assert_eq!(names(&page), ["Nine"]);
    // No other reviewer sees it.
    let omar = signed_in(&world, &cast.omar).await;
    omar.visit("/review").await.ok().lacks("Nine");
    omar.visit(PAGE).await.ok().lacks("Nine");
}
story!(a_filter_is_kept_under_a_name);

/// A filter gets another name, and is removed; a name that is refused stays in its box.
async fn a_filter_is_renamed_and_removed(world: World) {
    let cast = Cast::of(&world).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    kept(&ruth, "objective=9", "Nine").await.ok();
    kept(&ruth, "state=returned", "Came back").await.ok();
    let page = ruth.visit(PAGE).await.ok();
    let long = "x".repeat(41);
    let refused = page.form_with("rename").set("filter_name", &long);
    let refused = refused.press("rename").await.status(422).keeps(&long);
    let form = refused.form_with("rename").set("filter_name", "Returned");
    let page = form.press("rename").await.ok().lands_on(PAGE);
    page.shows("The filter has its new name");
    let page = ruth.visit("/review").await.ok();
    assert_eq!(names(&page), ["Nine", "Returned"]);
    let page = ruth.visit(PAGE).await.ok();
    let page = page.form_with("remove").press("remove").await.ok();
    page.shows("The filter is removed");
    let page = ruth.visit("/review").await.ok();
    assert_eq!(names(&page), ["Returned"]);
    // A filter of another reviewer is not found, and stays.
    let omar = signed_in(&world, &cast.omar).await;
    let of_ruth = ruth.visit(PAGE).await.ok();
    let form = of_ruth.form_with("rename");
    let id = form.value("filter").unwrap();
    let renamed = [("deed", "rename"), ("filter", id), ("filter_name", "His")];
    omar.post(PAGE, &renamed).await.status(404);
    omar.post(PAGE, &[("deed", "remove"), ("filter", id)]).await;
    let page = ruth.visit("/review").await.ok();
    assert_eq!(names(&page), ["Returned"]);
}
story!(a_filter_is_renamed_and_removed);

/// A reviewer keeps at most twenty.
async fn a_reviewer_keeps_a_bounded_number_of_filters(world: World) {
    let cast = Cast::of(&world).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    for number in 1..=20 {
        let query = format!("q=process{number}");
        kept(&ruth, &query, &format!("Number {number:02}"))
            .await
            .ok();
    }
    let refused = kept(&ruth, "q=one+more", "One more").await.status(422);
    refused
        .keeps("One more")
        .shows("You keep 20 filters already");
    // The statement of the page is one for all of them.
    kept(&ruth, "q=process1", "The first").await.ok();
    let page = ruth.visit("/review").await.ok();
    assert_eq!(names(&page).len(), 20);
}
story!(a_reviewer_keeps_a_bounded_number_of_filters);
