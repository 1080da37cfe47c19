//! Whom a decision tells is named before it is made, and the desk has a part that only the review team sees.

use praxis::practice::actions::Intent;

use crate::cast::Cast;
use crate::desk::desk;
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

const FOCAL_POINT: &str = "nour@focal.example";

/// Whoever gets a mail because of an approval is named on the panel and has a letter on the letter page: those very
/// people, and no others.
async fn everybody_whom_a_decision_mails_is_named_before(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = desk(&ruth, id).await;
    page.shows("Told by email, when the undo time is over: Ms. Amina Saidova.")
        .shows("also told once it is public: nour@focal.example");
    let form = desk(&ruth, id).await.form_with("letter");
    let letters = form
        .choose("decision", "approve")
        .press("letter")
        .await
        .ok();
    let sheets = letters.texts(".sheet");
    assert_eq!(sheets.len(), 2, "{sheets:#?}");
    assert!(sheets[0].contains("To Ms. Amina Saidova"), "{sheets:#?}");
    assert!(sheets[1].contains(FOCAL_POINT), "{sheets:#?}");
    let public = "/practices/almaty-process";
    assert!(sheets[1].contains(public), "{sheets:#?}");
    // Reading it told nobody and published nothing.
    world.browser().visit(public).await.status(404);
    post.new_ones().await;
    letters.only_form().press("approve").await.ok();
    cast.settle().await;
    let mut told: Vec<String> = post
        .new_ones()
        .await
        .into_iter()
        .map(|one| one.to)
        .collect();
    told.sort();
    assert_eq!(told, ["amina@people.example", FOCAL_POINT]);

    // A return tells the authors alone; a second version does not tell the focal point again.
    cast.act(&cast.amina, &id, Intent::Revise).await.unwrap();
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    let page = desk(&ruth, id).await;
    assert!(!page.text().contains("also told once it is public"));
    for decision in ["approve", "return"] {
        let form = desk(&ruth, id).await.form_with("letter");
        let form = form.choose("decision", decision).fill("reasons", "Why?");
        let letters = form.press("letter").await.ok();
        assert_eq!(letters.count(".sheet"), 1, "{decision}");
    }
}
story!(everybody_whom_a_decision_mails_is_named_before);

/// What the public never sees stands in one part: the focal point’s address, what they agreed to, whom readers may ask,
/// the permissions, the account. Authors, parties to it among them, have no such part.
async fn only_the_review_team_sees_who_is_behind_it(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = desk(&ruth, id).await;
    let part = page.texts("section[aria-labelledby=private]").join(" ");
    for said in [
        "Only the review team sees",
        "Nour Focal, Ministry of Labour, nour@focal.example. Did not agree to be named in public.",
        "Whom may readers ask?",
        "Permission",
        "Ms. Amina Saidova, Institute for Small Worlds, amina@people.example",
    ] {
        assert!(part.contains(said), "“{said}” is not in: {part}");
    }
    let own = cast.submitted_by(&cast.omar, "Omar’s Process", 9).await;
    let omar = signed_in(&world, &cast.omar).await;
    let page = desk(&omar, own).await;
    assert_eq!(page.count("#private"), 0);
    page.lacks(FOCAL_POINT);
}
story!(only_the_review_team_sees_who_is_behind_it);
