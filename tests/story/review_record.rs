//! What the public reads of a review: by how many, in how many rounds, when, against what, and never by whom.

use std::time::Duration;

use praxis::practice::actions::Intent;
use praxis::practice::model::{Checklist, ChecklistLine, ChecklistMark, MarkedLine, Opinion};
use praxis::workflow::Verdict;
use serde_json::{Value, json};

use crate::cast::{Cast, approval, reasons};
use crate::experts::{ONE_EXPERT, asked_by_ruth};
use crate::giving::{ask_policy, give};
use crate::post::Post;
use crate::site::{Site, publish_again};
use crate::world::World;

const ALMATY: &str = "/practices/almaty-process";

async fn review_of(site: &Site, at: &str) -> (Vec<String>, Value) {
    let page = site.browser.visit(at).await.ok();
    page.has("main").lacks("Ruth").lacks("Omar").lacks("Lind");
    let page = site.browser.visit(at).await.ok();
    let words = page.texts("section[aria-labelledby=review] > p");
    let record = site.browser.visit(&format!("{at}.json")).await.ok();
    let record: Value = serde_json::from_str(&record.body).unwrap();
    (words, record["review"].clone())
}

/// A reviewer and an expert judge a practice in its second round, and the reviewer decides.
async fn a_published_version_says_how_it_was_reviewed(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let site = Site::of(&world);
    ask_policy(&cast, 9, ONE_EXPERT).await;
    let id = cast.submitted("Almaty Process", 9).await;
    // What Omar gave in a round that did not lead to the publication is not counted.
    give(&cast, &cast.omar, id, Verdict::Decline, "Too early.")
        .await
        .unwrap();
    cast.act(&cast.amina, &id, Intent::Withdraw(None))
        .await
        .unwrap();
    world.clock().advance(Duration::from_hours(48));
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    post.new_ones().await;
    let link = asked_by_ruth(&cast, &post, id).await;
    let lind = world.browser();
    let page = lind.visit(&link).await.ok();
    let form = page.form_with("Give this opinion");
    let form = form.choose("opinion", "approve").fill("to_team", "Yes.");
    form.press("Give this opinion").await.ok();
    let met = MarkedLine {
        line: ChecklistLine::Safe,
        mark: ChecklistMark::Met,
        note: None,
    };
    let own = Opinion::new(Verdict::Approve, None, Some(reasons("Good."))).unwrap();
    let own = Intent::GiveOpinion(own, Checklist::of([met]));
    cast.act(&cast.ruth, &id, own).await.unwrap();
    site.browser.visit(ALMATY).await.status(404);
    cast.act(&cast.ruth, &id, Intent::Decide(approval()))
        .await
        .unwrap();
    site.browser.visit(ALMATY).await.status(404);
    cast.settle().await;
    let (words, record) = review_of(&site, ALMATY).await;
    assert_eq!(
        words,
        [
            "One reviewer and one expert from outside judged this version before it was published. \
             The review took 2 rounds, from 3 November 2026 to 5 November 2026."
        ]
    );
    let page = site.browser.visit(ALMATY).await.ok();
    assert_eq!(page.count("section[aria-labelledby=review] li"), 10);
    assert_eq!(record["reviewers"], 1);
    assert_eq!(record["experts"], 1);
    assert_eq!(record["rounds"], 2);
    assert_eq!(record["checklist"].as_array().unwrap().len(), 10);
    let french = site.browser.visit(&format!("/fr{ALMATY}")).await.ok();
    french.shows(
        "Avant sa publication, cette version a été évaluée par un examinateur et un expert extérieur.",
    );
}
story!(a_published_version_says_how_it_was_reviewed);

/// Each version has the record of its own review. What happens in a round that is not over changes nothing in public.
async fn each_version_has_the_record_of_its_own_review(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let id = cast.published("Almaty Process", 9).await;
    let first = "One reviewer judged this version before it was published. The review took one round, \
                 on 3 November 2026.";
    let (words, record) = review_of(&site, ALMATY).await;
    assert_eq!(words, [first]);
    assert_eq!(
        (&record["experts"], &record["checklist"]),
        (&json!(0), &Value::Null)
    );
    world.clock().advance(Duration::from_hours(24));
    give_two_and_publish(&cast, id).await;
    let (words, record) = review_of(&site, ALMATY).await;
    assert!(
        words[0].starts_with("2 reviewers judged this version"),
        "{words:?}"
    );
    assert_eq!(record["rounds"], 1);
    let at_first = format!("{ALMATY}/revisions/1");
    assert_eq!(review_of(&site, &at_first).await.0, [first]);
    let before = review_of(&site, ALMATY).await;
    cast.act(&cast.amina, &id, Intent::Revise).await.unwrap();
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    give(&cast, &cast.omar, id, Verdict::Return, "Since when?")
        .await
        .unwrap();
    assert_eq!(review_of(&site, ALMATY).await, before);
}
story!(each_version_has_the_record_of_its_own_review);

/// Ruth and Omar judge a second version, and Ruth approves it.
async fn give_two_and_publish(cast: &Cast, id: praxis::practice::model::PracticeId) {
    cast.act(&cast.amina, &id, Intent::Revise).await.unwrap();
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    for who in [&cast.omar, &cast.ruth] {
        give(cast, who, id, Verdict::Approve, "Good.")
            .await
            .unwrap();
    }
    cast.approve(id).await;
}

/// The page of a practice that is not kept is read by three calls: the edition, the practice, and what stands around it.
async fn a_cold_page_is_read_by_three_calls(world: World) {
    let world = world.with(&[("page_cache_mb", "0")]);
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let id = cast.published("Almaty Process", 9).await;
    publish_again(&cast, id, "Almaty Process", 9).await;
    for path in ["", "/revisions/1", ".bib", ".json"] {
        let before = world.app.db.calls();
        site.browser.visit(&format!("{ALMATY}{path}")).await.ok();
        assert_eq!(world.app.db.calls() - before, 3, "{path}");
    }
}
story!(a_cold_page_is_read_by_three_calls);
