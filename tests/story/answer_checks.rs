//! What the checks find in the answers: authors read it beside the answer and before they submit, reviewers at the desk.

use praxis::practice::actions::Intent;
use praxis::practice::fields::Step;
use serde_json::json;

use crate::cast::Cast;
use crate::desk::desk;
use crate::people::signed_in;
use crate::site::answers_with;
use crate::world::World;

/// The findings of the draft of these stories, in the order of the form.
const FOUND: [&str; 5] = [
    "Spell out MFA where you use it first, as “full name (MFA)”.",
    "It began before the Global Compact was adopted in December 2018. That is welcome: say under “What was done?” how it serves the Compact today.",
    "+41 22 717 91 11 looks like a telephone number. Take it out if it is the number of one person.",
    "Spell out each of these where you use it first, as “full name (ABC)”: MRC and CNR.",
    "The results have no source. Name a report, an evaluation or a page on which one can read more.",
];

/// A draft in which every field has the kind of text that a check looks for.
fn draft() -> praxis::practice::answers::Answers {
    let action = "The MRC and the CNR wrote to the MFA. Call Amina at +41 22 717 91 11. ".repeat(4);
    answers_with(
        "MFA and people abroad",
        9,
        json!({"action": action, "from": "2017-03", "sources": []}),
    )
}

/// Authors and reviewers read the same list, and it keeps no author from submitting.
async fn the_checks_find_the_same_for_authors_and_reviewers(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let id = praxis::practice::actions::start(&cast.app, &cast.amina, draft())
        .await
        .unwrap();
    cast.write(&cast.amina, id, &draft()).await;
    let at = format!("/my/practices/{id}");
    let mut beside = Vec::new();
    for step in Step::ALL {
        let page = amina.visit(&format!("{at}/{}", step.as_str())).await.ok();
        beside.extend(page.texts(".finding"));
    }
    assert_eq!(beside, FOUND);
    let overview = amina.visit(&at).await.ok();
    let overview = overview.shows("Ready; one point to look at");
    overview.shows("Ready; 2 points to look at");
    let check = amina.visit(&format!("{at}/check")).await.ok();
    let check = check.shows("5 points to look at");
    for (found, line) in FOUND.iter().zip(check.texts(".notice li")) {
        assert!(line.ends_with(found), "{line}");
    }
    let question = check.follow("What is the practice called?").await.ok();
    question.lands_on(&format!("{at}/brief?check=top"));
    let french = amina.visit(&format!("/fr{at}/check")).await.ok();
    french.shows("5 points à revoir").shows("Développez MFA");
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    let desk = desk(&ruth, id).await.shows("What the checks found");
    let lines = desk.texts("[aria-labelledby=findings] li");
    assert_eq!(lines.len(), FOUND.len());
    for (found, line) in FOUND.iter().zip(lines) {
        assert!(line.ends_with(found), "{line}");
    }
}
story!(the_checks_find_the_same_for_authors_and_reviewers);

/// Once the answer is mended, the finding is gone at the next save.
async fn a_mended_answer_has_no_finding(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let id = cast.draft("MRC for all", 9).await;
    let at = format!("/my/practices/{id}/brief");
    let page = amina.visit(&at).await.ok();
    let form = page
        .form(&at)
        .fill("title", "Migrant Resource Centre (MRC) for all");
    form.press("Save and continue").await.status(200);
    let page = amina.visit(&at).await.ok();
    assert_eq!(page.count(".finding"), 0);
}
story!(a_mended_answer_has_no_finding);
