//! “Yes, with these words”: a reviewer rewrites single answers, and the authors see what changed before they consent.

use praxis::practice::actions::{self, Intent};
use praxis::practice::check::check;
use praxis::practice::fields::Field;
use praxis::practice::model::{Decision, PracticeId};
use praxis::workflow::{PublicStatus, State};

use crate::browser::Browser;
use crate::cast::{Cast, approval, reasons, suspend};
use crate::desk::{claimed_by, deeds, desk, press, stands, told_since};
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

const RESULTS: &str = "Two members put the common steps into their own regulations.";
const REWRITTEN: &str = "Two members have put the common steps into their own rules.";

/// The page on which a reviewer rewrites answers.
fn words_of(id: PracticeId) -> String {
    format!("/review/{id}/words")
}

/// Writes the reviewer's words for the results of a practice.
async fn rewrite(reviewer: &Browser, id: PracticeId, words: &str) {
    let page = reviewer.visit(&words_of(id)).await.ok();
    let form = page.form_with("Save").fill("results", words);
    form.press("Save").await.ok().shows("Your words are saved.");
}

/// A practice of Amina's that Ruth approved with her words; the authors have been asked.
async fn offered(world: &World, cast: &Cast, title: &str) -> PracticeId {
    let id = cast.submitted(title, 9).await;
    let ruth = signed_in(world, &cast.ruth).await;
    rewrite(&ruth, id, REWRITTEN).await;
    press(&ruth, id, "approve", &[]).await.ok();
    cast.settle().await;
    assert_eq!(
        stands(cast, id).await,
        (
            Some(State::AwaitingConsent),
            Some(State::Reworded),
            PublicStatus::Never
        )
    );
    id
}

/// The answer of a draft or another revision of this number, as its author reads it.
async fn results_of(cast: &Cast, id: PracticeId, number: i64) -> String {
    let mut db = cast.app.db.read().await.unwrap();
    let found = actions::case(&cast.app, &mut db, &cast.amina, id).await;
    let (_, _, actor) = found.unwrap().unwrap();
    let all = actions::revisions(&mut db, &actor, id).await.unwrap();
    let revision = all.iter().find(|one| one.number == number).unwrap();
    let answers = actions::answers(&mut db, &actor, revision).await.unwrap();
    answers.text(Field::Results).unwrap().to_owned()
}

/// Nothing in the database contradicts the histories.
async fn is_sound(cast: &Cast) {
    let mut db = cast.app.db.read().await.unwrap();
    for promise in check(&mut db).await.unwrap() {
        assert!(promise.broken.is_empty(), "{promise:?}");
    }
}

/// From the desk to the catalogue: nobody reads the words before the undo time is over, and the public reads exactly those
/// to which the author consented.
async fn words_are_published_with_the_consent_of_the_authors(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.submitted("Almaty Process", 9).await;
    let (amina, ruth) = (
        signed_in(&world, &cast.amina).await,
        signed_in(&world, &cast.ruth).await,
    );
    let own = format!("/my/practices/{id}");
    post.new_ones().await;
    let before = amina.visit(&own).await.ok().text();
    rewrite(&ruth, id, REWRITTEN).await;
    // No event, no claim, and nobody else reads them.
    assert_eq!(deeds(&cast, id).await, ["start", "submit"]);
    assert_eq!(claimed_by(&cast, id).await, None);
    let omar = signed_in(&world, &cast.omar).await;
    desk(&omar, id)
        .await
        .lacks(REWRITTEN)
        .lacks("Your words for its answers");
    desk(&ruth, id)
        .await
        .shows("Your words for its answers")
        .has("button[value=approve]")
        .shows("Approve with your words");
    press(&ruth, id, "letter", &[("decision", "approve")])
        .await
        .ok()
        .shows("Your consent is asked for")
        .shows(&format!("Before: {RESULTS} Now: {REWRITTEN}"));
    press(&ruth, id, "approve", &[])
        .await
        .ok()
        .shows("The authors are asked for their consent at 12:10");
    assert_eq!(amina.visit(&own).await.ok().text(), before);
    cast.settle().await;
    let letter = post.only().await;
    assert_eq!(letter.to, "amina@people.example");
    assert!(letter.subject.ends_with("is approved with changed words"));
    let text = letter.text.replace("> ", " ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [format!("Before: {RESULTS}"), format!("Now: {REWRITTEN}")] {
        assert!(text.contains(&words), "{text}");
    }
    let visitor = world.browser();
    visitor.visit("/practices/almaty-process").await.status(404);
    amina
        .visit(&own)
        .await
        .ok()
        .shows("What the review team changed")
        .has("ins")
        .has("del")
        .lacks("Wanjiru")
        .form_with("Yes, publish it")
        .press("Yes, publish it")
        .await
        .ok()
        .shows("Published");
    assert_eq!(
        stands(&cast, id).await,
        (None, Some(State::Published), PublicStatus::Live)
    );
    assert_eq!(results_of(&cast, id, 1).await, RESULTS);
    assert_eq!(results_of(&cast, id, 2).await, REWRITTEN);
    visitor
        .visit("/practices/almaty-process")
        .await
        .ok()
        .shows(REWRITTEN)
        .lacks(RESULTS);
    let found = visitor.visit("/practices").await.ok();
    found.shows("Almaty Process");
    assert_eq!(
        deeds(&cast, id).await,
        [
            "start",
            "submit",
            "approve",
            "offer_words",
            "consent",
            "take_effect"
        ]
    );
    assert_eq!(
        told_since(&cast, id, 3).await,
        [
            "practice-approve author",
            "practice-approve focal-point",
            "practice-consent handling",
            "practice-offer_words author",
        ]
    );
    for letter in post.new_ones().await {
        let reviewer = letter.to == "ruth@people.example";
        assert!(reviewer || !letter.text.contains("Wanjiru"));
    }
    // Who wrote words at the desk is no party, and may decide on what follows.
    cast.act(&cast.amina, &id, Intent::Revise).await.unwrap();
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    let again = cast.act(&cast.ruth, &id, Intent::Decide(approval())).await;
    again.unwrap();
    is_sound(&cast).await;
}
story!(words_are_published_with_the_consent_of_the_authors);

/// The author refuses: the draft holds the authors' own words, and the reviewer's stand beside it.
async fn a_refusal_leaves_the_authors_their_own_words(world: World) {
    let cast = Cast::of(&world).await;
    let id = offered(&world, &cast, "Almaty Process").await;
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&format!("/my/practices/{id}")).await.ok();
    page.form_with("No, go on writing")
        .fill("reasons", "“Regulations” is the legal term.")
        .press("No, go on writing")
        .await
        .ok()
        .shows("The words of the review team that were refused")
        .shows("This draft holds your own words.");
    assert_eq!(
        stands(&cast, id).await,
        (
            Some(State::Draft),
            Some(State::Withdrawn),
            PublicStatus::Never
        )
    );
    assert_eq!(results_of(&cast, id, 3).await, RESULTS);
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    cast.approve(id).await;
    assert_eq!(stands(&cast, id).await.2, PublicStatus::Live);
    let page = world.browser().visit("/practices/almaty-process").await;
    page.ok().shows(RESULTS).lacks(REWRITTEN);
    is_sound(&cast).await;
}
story!(a_refusal_leaves_the_authors_their_own_words);

/// The reviewer stops asking: the authors' own revision is in review again, and nothing remains of the other one.
async fn what_is_called_back_leads_to_the_authors_revision(world: World) {
    let cast = Cast::of(&world).await;
    let id = offered(&world, &cast, "Almaty Process").await;
    let stop = Intent::StopAsking(reasons("A source is missing."));
    assert!(cast.act(&cast.omar, &id, stop.clone()).await.is_err());
    cast.act(&cast.ruth, &id, stop).await.unwrap();
    assert_eq!(stands(&cast, id).await.0, Some(State::InReview));
    assert_eq!(claimed_by(&cast, id).await, Some(cast.ruth.id.0));
    assert!(
        cast.act(&cast.amina, &id, Intent::Consent(None))
            .await
            .is_err()
    );
    let ruth = signed_in(&world, &cast.ruth).await;
    // The words are still there, and can be changed.
    desk(&ruth, id)
        .await
        .shows("Revision 1")
        .shows("Approve with your words");
    rewrite(&ruth, id, "Three members did.").await;
    press(&ruth, id, "approve", &[]).await.ok();
    cast.settle().await;
    cast.act(&cast.amina, &id, Intent::Consent(None))
        .await
        .unwrap();
    assert_eq!(results_of(&cast, id, 3).await, "Three members did.");
    assert_eq!(stands(&cast, id).await.2, PublicStatus::Live);
    is_sound(&cast).await;
}
story!(what_is_called_back_leads_to_the_authors_revision);

/// At the consent the conditions are asked again. What the authors consented to is what another reviewer reads then.
async fn words_of_a_suspended_reviewer_wait_for_another(world: World) {
    let cast = Cast::of(&world).await;
    let id = offered(&world, &cast, "Almaty Process").await;
    suspend(&cast.app, cast.ruth.id, "Left the house").await;
    cast.act(&cast.amina, &id, Intent::Consent(None))
        .await
        .unwrap();
    assert_eq!(stands(&cast, id).await.0, Some(State::InReview));
    // The decider was suggested before: another reviewer is suggested now.
    let told = deeds(&cast, id).await;
    assert!(told.ends_with(&["fall_back", "suggest_anew"]), "{told:?}");
    let omar = signed_in(&world, &cast.omar).await;
    desk(&omar, id).await.shows(REWRITTEN);
    press(&omar, id, "approve", &[]).await.ok();
    cast.settle().await;
    assert_eq!(stands(&cast, id).await.2, PublicStatus::Live);
    is_sound(&cast).await;
}
story!(words_of_a_suspended_reviewer_wait_for_another);

/// With a date the words wait for the consent and then for the date.
async fn words_are_published_on_the_date(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    rewrite(&ruth, id, REWRITTEN).await;
    let dated = Decision::ApproveReworded {
        words: None,
        on: Some(
            world
                .clock()
                .now()
                .plus(std::time::Duration::from_hours(216)),
        ),
        minor: false,
    };
    let decided = cast.act(&cast.ruth, &id, Intent::Decide(dated)).await;
    decided.unwrap();
    cast.settle().await;
    cast.act(&cast.amina, &id, Intent::Consent(None))
        .await
        .unwrap();
    assert_eq!(
        stands(&cast, id).await,
        (
            Some(State::Decided),
            Some(State::Reworded),
            PublicStatus::Never
        )
    );
    world.clock().advance(std::time::Duration::from_hours(240));
    actions::settle_all(&cast.app).await.unwrap();
    assert_eq!(stands(&cast, id).await.2, PublicStatus::Live);
    is_sound(&cast).await;
}
story!(words_are_published_on_the_date);

/// The page loses no word: another window, a submission withdrawn meanwhile, a text that no submission may have, 100 kB.
async fn the_page_of_the_words_loses_none(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let (one, two) = (
        ruth.visit(&words_of(id)).await.ok(),
        ruth.visit(&words_of(id)).await.ok(),
    );
    let first = one.form_with("Save").fill("results", "From one window.");
    first.press("Save").await.ok();
    let second = two.form_with("Save").fill("results", "From the other.");
    let refused = second.press("Save").await.status(409);
    refused
        .keeps("From the other.")
        .shows("You have saved other words in another window.")
        .form_with("Save")
        .press("Save")
        .await
        .ok()
        .shows("Your words are saved.");
    // Each way off the page keeps them.
    let page = ruth.visit(&words_of(id)).await.ok();
    let form = page.form_with("Save and go back to the desk");
    form.fill("results", "On the way back.")
        .press("Save and go back to the desk")
        .await
        .ok()
        .shows("On the way back.");
    // What no submission may have is kept, and cannot be approved.
    let page = ruth.visit(&words_of(id)).await.ok();
    let empty = page.form_with("Save").fill("summary", "Too short.");
    empty.press("Save").await.ok().shows("In short");
    press(&ruth, id, "approve", &[])
        .await
        .status(422)
        .shows("Change your words first.");
    let page = ruth.visit(&words_of(id)).await.ok();
    page.form_with("Delete your words")
        .press("Delete your words")
        .await
        .ok()
        .shows("Your words are deleted");
    let long = "Word ".repeat(19_900);
    let page = ruth.visit(&words_of(id)).await.ok();
    let form = page.form_with("Save").fill("results", &long);
    form.press("Save").await.ok().keeps(long.trim());
    desk(&ruth, id).await.shows("Your words for its answers");
    let page = ruth.visit(&words_of(id)).await.ok();
    let beyond = page
        .form_with("Save")
        .fill("results", &"Word ".repeat(20_100));
    beyond.press("Save").await.status(422);
    let page = ruth.visit(&words_of(id)).await.ok();
    cast.act(&cast.amina, &id, Intent::Withdraw(None))
        .await
        .unwrap();
    let late = page.form_with("Save").fill("results", "Too late.");
    late.press("Save").await.status(409).keeps("Too late.");
    is_sound(&cast).await;
}
story!(the_page_of_the_words_loses_none);

/// Nobody else comes to the page: no party, no reviewer out of scope, no submitter; and with another's claim it leads back.
async fn only_who_may_decide_rewrites(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    for other in [&cast.amina, &cast.boris, &cast.lena] {
        let browser = signed_in(&world, other).await;
        browser.visit(&words_of(id)).await.status(404);
        let fields = [("deed", "stay"), ("drawn_with", ""), ("results", "Mine.")];
        browser.post(&words_of(id), &fields).await.status(404);
    }
    cast.act(&cast.omar, &id, Intent::Claim).await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    ruth.visit(&words_of(id))
        .await
        .ok()
        .lands_on(&format!("/review/{id}"))
        .shows("You cannot change its words now");
    let fields = [("deed", "stay"), ("drawn_with", ""), ("results", "Mine.")];
    ruth.post(&words_of(id), &fields)
        .await
        .status(409)
        .keeps("Mine.");
    // A form without its boxes deletes nothing.
    ruth.post(&words_of(id), &[("deed", "stay")])
        .await
        .status(400);
}
story!(only_who_may_decide_rewrites);
