//! Consent before publication: its submitter wants to read a practice once more before it goes out, and an approval waits
//! for that.

use std::time::Duration;

use praxis::practice::actions::{self, Error, Intent};
use praxis::practice::check::check;
use praxis::practice::model::{Decision, PracticeId, TakeDown};
use praxis::workflow::{Denied, PublicStatus, State};

use crate::cast::{Cast, approval, reasons, suspend};
use crate::desk::{claimed_by, deeds, desk, press, stands, told_since};
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

const DAY: Duration = Duration::from_hours(24);

/// A practice of Amina's that she wants to read once more, approved by Ruth; its authors have been asked.
async fn asked(cast: &Cast, title: &str) -> PracticeId {
    let id = cast.draft(title, 9).await;
    let shown = Intent::SubmitToBeShown;
    cast.act(&cast.amina, &id, shown).await.unwrap();
    cast.approve(id).await;
    assert_eq!(stands(cast, id).await.0, Some(State::AwaitingConsent));
    id
}

/// The same, approved for a date.
async fn asked_for_a_date(cast: &Cast, title: &str, after: Duration) -> PracticeId {
    let id = cast.draft(title, 9).await;
    let shown = Intent::SubmitToBeShown;
    cast.act(&cast.amina, &id, shown).await.unwrap();
    let dated = Decision::Approve {
        words: None,
        on: Some(cast.app.clock.now().plus(after)),
        minor: false,
    };
    let decided = cast.act(&cast.ruth, &id, Intent::Decide(dated)).await;
    decided.unwrap();
    cast.settle().await;
    assert_eq!(stands(cast, id).await.0, Some(State::AwaitingConsent));
    id
}

/// Nothing in the database contradicts the histories.
async fn is_sound(cast: &Cast) {
    let mut db = cast.app.db.read().await.unwrap();
    for promise in check(&mut db).await.unwrap() {
        assert!(promise.broken.is_empty(), "{promise:?}");
    }
}

const PUBLISHED: (Option<State>, Option<State>, PublicStatus) =
    (None, Some(State::Published), PublicStatus::Live);

/// From the second button of the check page to the catalogue: nothing is public until the author consents.
async fn an_approval_waits_until_its_author_has_read_it_once_more(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let (amina, ruth) = (
        signed_in(&world, &cast.amina).await,
        signed_in(&world, &cast.ruth).await,
    );
    let id = cast.draft("Almaty Process", 9).await;
    let own = format!("/my/practices/{id}");
    let check = amina.visit(&format!("{own}/check")).await.ok();
    check
        .form_with("Submit, and show it to me before it is published")
        .press("Submit, and show it to me before it is published")
        .await
        .ok()
        .shows("Once approved, you get a mail, read it once more and consent.");
    let receipt = post.new_ones().await.into_iter();
    let mut receipt = receipt.filter(|mail| mail.to == "amina@people.example");
    let receipt = receipt.next().unwrap().text.replace('\n', " ");
    assert!(receipt.contains("published only after an author has read it once more"));
    desk(&ruth, id)
        .await
        .shows("The authors want to read it before it is published");
    press(
        &ruth,
        id,
        "approve",
        &[("reasons", "Well described. Thank you.")],
    )
    .await
    .ok()
    .shows("The authors are asked for their consent at 12:10");
    amina
        .visit(&own)
        .await
        .ok()
        .shows("In review")
        .lacks("consent to");
    cast.settle().await;
    let letter = post.only().await;
    assert_eq!(
        letter.subject,
        "Your consent is asked for: “Almaty Process” is approved"
    );
    for words in ["It is your turn.", "Well described. Thank you."] {
        assert!(letter.text.contains(words), "{}", letter.text);
    }
    let visitor = world.browser();
    visitor.visit("/practices/almaty-process").await.status(404);
    // No work of the review team, and found among what is decided.
    let queue = ruth.visit("/review").await.ok();
    queue.lacks("Almaty Process");
    let decided = ruth.visit("/review?state=decided").await.ok();
    decided
        .shows("Almaty Process")
        .shows("Awaiting the authors’ consent");
    desk(&ruth, id)
        .await
        .shows("it becomes public when an author consents")
        .has("button[value=stop_asking]");
    let mine = amina.visit("/my/practices").await.ok();
    mine.shows("Awaiting your consent")
        .shows("Read it and answer");
    let page = amina.visit(&own).await.ok();
    let page = page
        .shows("The review team has approved it, and waits for your consent.")
        .lacks("Wanjiru");
    page.form_with("Yes, publish it")
        .press("Yes, publish it")
        .await
        .ok()
        .shows("Thank you: your consent is recorded.")
        .shows("Published")
        .lacks("Wanjiru");
    assert_eq!(stands(&cast, id).await, PUBLISHED);
    visitor
        .visit("/practices/almaty-process")
        .await
        .ok()
        .shows("Almaty Process");
    assert_eq!(
        deeds(&cast, id).await,
        [
            "start",
            "submit",
            "approve",
            "ask_consent",
            "consent",
            "take_effect"
        ]
    );
    assert_eq!(
        told_since(&cast, id, 3).await,
        [
            "practice-approve author",
            "practice-approve focal-point",
            "practice-ask_consent author",
            "practice-consent handling",
        ]
    );
    for letter in post.new_ones().await {
        let reviewer = letter.to == "ruth@people.example";
        assert!(
            reviewer || !letter.text.contains("Wanjiru"),
            "{}",
            letter.text
        );
    }
    is_sound(&cast).await;
}
story!(an_approval_waits_until_its_author_has_read_it_once_more);

/// The author refuses: a draft with all answers opens, the reviewer reads why, and nothing is public.
async fn an_author_refuses_and_goes_on_writing(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = asked(&cast, "Almaty Process").await;
    post.new_ones().await;
    let amina = signed_in(&world, &cast.amina).await;
    let own = format!("/my/practices/{id}");
    let page = amina.visit(&own).await.ok();
    page.form_with("No, go on writing")
        .fill("reasons", "The ministry wants to add a source.")
        .press("No, go on writing")
        .await
        .ok()
        .shows("It is not published. All your answers are in this draft.")
        .shows("an author refused the consent to its publication");
    assert_eq!(
        stands(&cast, id).await,
        (
            Some(State::Draft),
            Some(State::Withdrawn),
            PublicStatus::Never
        )
    );
    let letter = post.only().await;
    assert_eq!(letter.to, "ruth@people.example");
    assert_eq!(
        letter.subject,
        "The authors go on writing: “Almaty Process”"
    );
    assert!(letter.text.contains("The ministry wants to add a source."));
    // The next submission says anew whether it is to be shown first.
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    cast.approve(id).await;
    assert_eq!(stands(&cast, id).await, PUBLISHED);
    is_sound(&cast).await;
}
story!(an_author_refuses_and_goes_on_writing);

/// While a decision can be undone the authors learn nothing of it, and an undone one asks them nothing.
async fn an_approval_that_is_undone_asks_nobody(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.draft("Almaty Process", 9).await;
    let shown = Intent::SubmitToBeShown;
    cast.act(&cast.amina, &id, shown).await.unwrap();
    let amina = signed_in(&world, &cast.amina).await;
    let own = format!("/my/practices/{id}");
    let before = amina.visit(&own).await.ok().text();
    for intent in [Intent::Decide(approval()), Intent::Undo(None)] {
        cast.act(&cast.ruth, &id, intent).await.unwrap();
        assert_eq!(amina.visit(&own).await.ok().text(), before);
    }
    cast.settle().await;
    assert_eq!(stands(&cast, id).await.0, Some(State::InReview));
    assert_eq!(told_since(&cast, id, 2).await, [""; 0]);
    is_sound(&cast).await;
}
story!(an_approval_that_is_undone_asks_nobody);

/// A consent before the date waits for the date, a consent after it publishes at once.
async fn a_consent_keeps_the_date_of_the_approval(world: World) {
    let cast = Cast::of(&world).await;
    let early = asked_for_a_date(&cast, "Almaty Process", 9 * DAY).await;
    let late = asked_for_a_date(&cast, "Bali Process", 9 * DAY).await;
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&format!("/my/practices/{early}")).await.ok();
    page.shows("approved it for 12 November 2026")
        .shows("It becomes public on 12 November 2026.")
        .form_with("Yes, publish it")
        .press("Yes, publish it")
        .await
        .ok()
        .shows("Accepted, public on 12 November 2026");
    assert_eq!(
        stands(&cast, early).await,
        (Some(State::Decided), None, PublicStatus::Never)
    );
    world.clock().advance(10 * DAY);
    actions::settle_all(&cast.app).await.unwrap();
    assert_eq!(stands(&cast, early).await, PUBLISHED);
    // The date alone publishes nothing.
    assert_eq!(stands(&cast, late).await.0, Some(State::AwaitingConsent));
    cast.act(&cast.amina, &late, Intent::Consent(None))
        .await
        .unwrap();
    assert_eq!(stands(&cast, late).await, PUBLISHED);
    is_sound(&cast).await;
}
story!(a_consent_keeps_the_date_of_the_approval);

/// At the consent the conditions are asked again: the decider was suspended, or the practice was taken down.
async fn a_consent_to_a_decision_that_no_longer_stands_leads_back_to_review(world: World) {
    let cast = Cast::of(&world).await;
    let first = asked(&cast, "Almaty Process").await;
    let second = cast.published("Bali Process", 9).await;
    for intent in [Intent::Revise, Intent::SubmitToBeShown] {
        cast.act(&cast.amina, &second, intent).await.unwrap();
    }
    cast.approve(second).await;
    let gone = Intent::TakeDown {
        how: TakeDown::Gone,
        words: reasons("Because"),
    };
    cast.act(&cast.omar, &second, gone).await.unwrap();
    suspend(&cast.app, cast.ruth.id, "Left the house").await;
    for id in [first, second] {
        let before = stands(&cast, id).await.2;
        cast.act(&cast.amina, &id, Intent::Consent(None))
            .await
            .unwrap();
        let (open, _, public) = stands(&cast, id).await;
        assert_eq!((open, public), (Some(State::InReview), before));
        assert_eq!(claimed_by(&cast, id).await, None);
        // Ruth was suggested before, perhaps: then another reviewer is now.
        let mut told = deeds(&cast, id).await;
        told.retain(|deed| *deed != "suggest_anew");
        assert_eq!(told.last(), Some(&"fall_back"));
    }
    // The content is frozen, so the consent still holds when another reviewer approves it.
    let decided = cast.act(&cast.omar, &first, Intent::Decide(approval()));
    decided.await.unwrap();
    cast.settle().await;
    assert_eq!(stands(&cast, first).await, PUBLISHED);
    is_sound(&cast).await;
}
story!(a_consent_to_a_decision_that_no_longer_stands_leads_back_to_review);

/// Only an author consents: no stranger, no reviewer, not the decider, no suspended author.
async fn only_an_author_who_may_act_consents(world: World) {
    let cast = Cast::of(&world).await;
    let id = asked(&cast, "Almaty Process").await;
    for other in [&cast.boris, &cast.ruth, &cast.omar, &cast.grace] {
        for intent in [Intent::Consent(None), Intent::Refuse(None)] {
            let answer = cast.act(other, &id, intent).await;
            assert!(
                matches!(
                    answer,
                    Err(Error::NotFound | Error::Denied(Denied::NotYours))
                ),
                "{answer:?}"
            );
        }
        let browser = signed_in(&world, other).await;
        let fields = [("deed", "consent"), ("seq", "4")];
        let own = format!("/my/practices/{id}");
        browser.post(&own, &fields).await.status(404);
    }
    suspend(&cast.app, cast.amina.id, "A trial").await;
    assert!(
        cast.act(&cast.amina, &id, Intent::Consent(None))
            .await
            .is_err()
    );
    assert_eq!(stands(&cast, id).await.0, Some(State::AwaitingConsent));
    is_sound(&cast).await;
}
story!(only_an_author_who_may_act_consents);

/// Pressed twice it is answered as done; of a consent and a refusal at the same moment one is carried out.
async fn consent_and_refusal_never_both_happen(world: World) {
    let cast = Cast::of(&world).await;
    for round in 0..5 {
        let id = asked(&cast, &format!("Practice {round}")).await;
        let seen = cast.seq(id).await;
        let by = &cast.amina;
        let (consent, refusal) = tokio::join!(
            actions::act(&cast.app, by, id, seen, Intent::Consent(None)),
            actions::act(&cast.app, by, id, seen, Intent::Refuse(None)),
        );
        let public = stands(&cast, id).await.2;
        assert_eq!(consent.is_ok(), public == PublicStatus::Live);
        assert_eq!(refusal.is_ok(), public == PublicStatus::Never);
        let again = match consent {
            Ok(_) => actions::act(&cast.app, by, id, seen, Intent::Consent(None)).await,
            Err(_) => actions::act(&cast.app, by, id, seen, Intent::Refuse(None)).await,
        };
        assert!(again.unwrap().already);
    }
    is_sound(&cast).await;
}
story!(consent_and_refusal_never_both_happen);

/// The decider asks no longer, with words that the authors read: it is in review again, and the decider's to decide.
async fn a_reviewer_stops_asking(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = asked(&cast, "Almaty Process").await;
    post.new_ones().await;
    let (omar, ruth) = (
        signed_in(&world, &cast.omar).await,
        signed_in(&world, &cast.ruth).await,
    );
    let button = "button[value=stop_asking]";
    assert_eq!(desk(&omar, id).await.count(button), 0);
    press(&ruth, id, "stop_asking", &[]).await.status(422);
    let words = [("reasons", "A source is missing.")];
    press(&ruth, id, "stop_asking", &words)
        .await
        .ok()
        .shows("Done: it is in review again");
    assert_eq!(stands(&cast, id).await.0, Some(State::InReview));
    assert_eq!(claimed_by(&cast, id).await, Some(cast.ruth.id.0));
    let letter = post.only().await;
    assert!(letter.text.contains("A source is missing."));
    assert!(!letter.text.contains("Wanjiru"));
    let answer = cast.act(&cast.amina, &id, Intent::Consent(None)).await;
    assert!(answer.is_err());
    cast.approve(id).await;
    assert_eq!(stands(&cast, id).await.0, Some(State::AwaitingConsent));
    is_sound(&cast).await;
}
story!(a_reviewer_stops_asking);

/// With points of the review team left to answer, the choice is kept while the author answers them.
async fn the_choice_survives_the_page_of_the_points(world: World) {
    use praxis::practice::fields::Field;
    use praxis::practice::model::CommentAudience;
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let comment = Intent::Comment {
        field: Field::Results,
        audience: CommentAudience::Authors,
        words: reasons("Since when?"),
    };
    cast.act(&cast.ruth, &id, comment).await.unwrap();
    let back = Decision::Return {
        words: reasons("See the point."),
    };
    let decided = cast.act(&cast.ruth, &id, Intent::Decide(back)).await;
    decided.unwrap();
    cast.settle().await;
    let amina = signed_in(&world, &cast.amina).await;
    let check = amina.visit(&format!("/my/practices/{id}/check")).await.ok();
    let points = check
        .form_with("Submit, and show it to me before it is published")
        .press("Submit, and show it to me before it is published")
        .await
        .ok();
    let unanswered = points.form_with("submit_unanswered");
    unanswered.press("submit_unanswered").await.ok();
    cast.approve(id).await;
    assert_eq!(stands(&cast, id).await.0, Some(State::AwaitingConsent));
}
story!(the_choice_survives_the_page_of_the_points);
