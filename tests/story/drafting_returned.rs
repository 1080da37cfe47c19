//! A draft that came back: the review team’s words stand where its author works on it, and what changed reaches them.

use praxis::practice::actions::Intent;
use praxis::practice::fields::Step;
use praxis::practice::model::Decision;

use crate::cast::{Cast, reasons};
use crate::desk::desk;
use crate::people::signed_in;
use crate::world::World;

/// Why it came back is read on each of the five steps, word for word, until it is submitted again.
async fn the_words_of_a_return_stand_on_each_step(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let words = reasons("Say more of the *results*.\n\n- Who counts them?\n- Since when?");
    let returned = Intent::Decide(Decision::Return { words });
    cast.act(&cast.ruth, &id, returned).await.unwrap();
    let amina = signed_in(&world, &cast.amina).await;
    let step = async |step: Step| {
        let at = format!("/my/practices/{id}/{}", step.as_str());
        amina.visit(&at).await.ok()
    };
    cast.settle().await;
    for one in Step::ALL {
        let page = step(one).await;
        let part = page.texts(".cameback").join(" ");
        assert!(part.starts_with("Why it came back to you on"), "{part}");
        assert!(part.contains("Say more of the results."), "{part}");
        assert_eq!(
            page.texts(".cameback li"),
            ["Who counts them?", "Since when?"]
        );
        page.lacks("Wanjiru");
    }
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    cast.approve(id).await;
    cast.act(&cast.amina, &id, Intent::Revise).await.unwrap();
    for one in Step::ALL {
        assert_eq!(step(one).await.count(".cameback"), 0);
    }
}
story!(the_words_of_a_return_stand_on_each_step);

/// From the second version on one line says what changed: to the reviewer at the desk, and in the public history.
async fn what_changed_is_read_by_the_reviewer_and_by_the_public(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.published("Almaty Process", 9).await;
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&format!("/my/practices/{id}")).await.ok();
    page.form_with("revise").press("revise").await.ok();
    let page = amina
        .visit(&format!("/my/practices/{id}/sources"))
        .await
        .ok();
    let form = page
        .form_with("continue")
        .fill("change_note", "Results of 2026 added");
    form.press("continue").await.ok();
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    let round = desk(&ruth, id)
        .await
        .texts("section[aria-labelledby=round]")
        .join(" ");
    assert!(
        round.contains("What has changed since the last version? Results of 2026 added"),
        "{round}"
    );
    cast.approve(id).await;
    let public = world
        .browser()
        .visit("/practices/almaty-process")
        .await
        .ok();
    public.shows("Results of 2026 added");
}
story!(what_changed_is_read_by_the_reviewer_and_by_the_public);
