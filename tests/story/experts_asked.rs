//! Experts from outside: asked by mail for an opinion on one revision, reading it by a link that expires and can be ended,
//! without an account.

use std::time::Duration;

use praxis::practice::actions::{Error, Intent};
use praxis::practice::model::{Decision, ExpertAskId, MOST_EXPERTS};
use praxis::workflow::{Denied, State, Verdict};

use crate::browser::{Browser, Page};
use crate::cast::{Cast, approval, reasons, suspend};
use crate::desk::{deeds, desk, press, stands, told_since};
use crate::experts::{LIND, ONE_EXPERT, ask_expert, asked_by_ruth, link_to_lind};
use crate::focal_points::{broken, naming};
use crate::giving::{ask_policy, give};
use crate::people::signed_in;
use crate::post::Post;
use crate::returned_mail::comes_back;
use crate::world::World;

/// The expert opens the link: the page of the opinion.
async fn opened(browser: &Browser, link: &str) -> Page {
    browser.visit(link).await.ok()
}

/// The expert gives an opinion on this page.
async fn judges(page: &Page, opinion: &str, to_team: &str) -> Page {
    let form = page.form_with("Give this opinion");
    let form = form.choose("opinion", opinion).fill("to_team", to_team);
    form.press("Give this opinion").await
}

/// An expert without an account reads one revision by a mailed link and gives an opinion. Opening the link changes nothing.
/// The opinion counts as one from outside, and the reviewer reads it after giving an own one.
async fn wish_22_an_expert_from_outside_gives_an_opinion_by_a_link(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    ask_policy(&cast, 9, ONE_EXPERT).await;
    let id = cast.submitted("Almaty Process", 9).await;
    post.new_ones().await;
    let ruth = signed_in(&world, &cast.ruth).await;
    press(&ruth, id, "claim", &[]).await.ok();
    let asks = [
        ("name", "Dr. Lind"),
        ("email", LIND),
        ("language", "en"),
        ("reasons", "Does it hold for Bishkek?"),
    ];
    let page = press(&ruth, id, "ask_expert", &asks).await.ok();
    let page = page.shows("The expert is asked by mail.");
    page.shows("Dr. Lind, expert from outside: asked, the link works until 24 November 2026")
        .shows("at least 1 from experts from outside")
        .shows("Expert: Dr. Lind, expert from outside")
        .shows("to the expert");
    let letter = post.only().await;
    assert_eq!(
        (letter.to.as_str(), letter.text.contains("Bishkek")),
        (LIND, true)
    );
    let before = deeds(&cast, id).await;
    // Mail scanners open links, too.
    for _ in 0..3 {
        opened(&world.browser(), &letter.link()).await;
    }
    assert_eq!(deeds(&cast, id).await, before);

    let lind = world.browser();
    let page = opened(&lind, &letter.link()).await.lands_on("/opinion/1");
    let page = page
        .shows("Dear Dr. Lind, the review team asks for your opinion")
        .shows("Does it hold for Bishkek?")
        .shows("Not published.")
        .shows("Almaty Process")
        .lacks("Ruth")
        .lacks("review-");
    assert_eq!(page.header("cache-control"), Some("no-store"));
    let refused = judges(&page, "return", "").await.status(422);
    let refused = refused.shows("Say why");
    let form = refused.form_with("Give this opinion");
    let form = form
        .choose("check-safe", "not")
        .fill("to_team", "No source for 2024.");
    let page = form.press("Give this opinion").await.ok();
    page.shows("Your opinion is with the review team.")
        .shows("No source for 2024.");
    assert_eq!(deeds(&cast, id).await.last(), Some(&"give_opinion"));
    let told = post.only().await;
    assert_eq!(told.to, cast.ruth.email.as_str());
    assert!(told.text.contains("review desk"), "{}", told.text);
    assert!(!told.text.contains("2024"), "{}", told.text);

    desk(&ruth, id)
        .await
        .shows("Opinions on this revision: 1 of 1 given.")
        .shows("opinion given")
        .lacks("No source for 2024.");
    let unread = cast.act(&cast.ruth, &id, Intent::Decide(approval())).await;
    assert!(
        matches!(unread, Err(Error::Denied(Denied::NotNow))),
        "{unread:?}"
    );
    give(&cast, &cast.ruth, id, Verdict::Return, "Sources.")
        .await
        .unwrap();
    desk(&ruth, id)
        .await
        .shows("Dr. Lind, expert from outside: return")
        .shows("No source for 2024.");
    cast.act(&cast.ruth, &id, Intent::Decide(approval()))
        .await
        .unwrap();
    cast.settle().await;
    assert_eq!(stands(&cast, id).await.1, Some(State::Published));
    assert_eq!(broken(&cast).await, []);
}
story!(wish_22_an_expert_from_outside_gives_an_opinion_by_a_link);

/// A later opinion by the same link takes the place of the first; a second press of one form adds nothing.
async fn a_later_opinion_of_the_expert_takes_the_place_of_the_first(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    ask_policy(&cast, 9, ONE_EXPERT).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let link = asked_by_ruth(&cast, &post, id).await;
    let lind = world.browser();
    let page = opened(&lind, &link).await;
    for _ in 0..2 {
        judges(&page, "decline", "Nothing happened yet.").await.ok();
    }
    let page = opened(&lind, &link).await.shows("Nothing happened yet.");
    judges(&page, "approve", "The report is there now.")
        .await
        .ok();
    let given = deeds(&cast, id).await;
    assert_eq!(
        given.iter().filter(|deed| **deed == "give_opinion").count(),
        2
    );
    give(&cast, &cast.ruth, id, Verdict::Approve, "Good.")
        .await
        .unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    desk(&ruth, id)
        .await
        .shows("2 of 1 given")
        .shows("The report is there now.")
        .lacks("The opinions disagree");
    assert_eq!(broken(&cast).await, []);
}
story!(a_later_opinion_of_the_expert_takes_the_place_of_the_first);

/// What an expert has typed waits at the page, and goes with no way off it. A page in another language has it, too.
async fn what_an_expert_types_is_kept(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.submitted("Almaty Process", 9).await;
    let link = asked_by_ruth(&cast, &post, id).await;
    let lind = world.browser();
    let form = opened(&lind, &link).await.form_with("Save for later");
    let form = form
        .fill("to_team", "Half an opinion")
        .choose("check-new", "not");
    form.press("Save for later").await.ok().shows("is saved");
    let page = opened(&lind, &link).await;
    let form = page.form_with("Give this opinion");
    assert_eq!(form.value("to_team"), Some("Half an opinion"));
    let form = form.fill("reasons", "Two halves");
    form.press("Français").await.ok().keeps("Two halves");
    lind.visit("/fr/opinion/1").await.keeps("Half an opinion");
    // Another browser has opened the link as well.
    opened(&world.browser(), &link).await.keeps("Two halves");
    // A browser without the link reads nothing.
    let page = world.browser().visit("/opinion/1").await.status(410);
    page.lacks("Almaty");
}
story!(what_an_expert_types_is_kept);

/// The link works while it is neither ended nor too old and its revision is in review; then the page says so, and shows
/// what was typed meanwhile.
async fn the_link_of_an_expert_ends(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.submitted("Almaty Process", 9).await;
    let link = asked_by_ruth(&cast, &post, id).await;
    let lind = world.browser();
    let page = opened(&lind, &link).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    press(&ruth, id, "end_expert_link", &[("expert", "1")])
        .await
        .ok()
        .shows("The link of the expert works no longer.")
        .shows("the link was ended on 3 November 2026");
    judges(&page, "approve", "A model for others.")
        .await
        .status(410)
        .shows("This link no longer works")
        .shows("A model for others.");
    world
        .browser()
        .visit(&link)
        .await
        .status(410)
        .lacks("Almaty");
    // The desk offers to end what works.
    let ends = Intent::EndExpertLink(ExpertAskId(1));
    let again = cast.act(&cast.ruth, &id, ends).await;
    assert!(again.is_err() || again.unwrap().already);

    cast.act(&cast.ruth, &id, ask_expert(LIND)).await.unwrap();
    let link = link_to_lind(&post).await;
    opened(&lind, &link).await;
    cast.act(
        &cast.ruth,
        &id,
        Intent::Decide(Decision::Return {
            words: reasons("More."),
        }),
    )
    .await
    .unwrap();
    lind.visit(&link).await.status(410);
    // The review goes on, and so does the link.
    cast.act(&cast.ruth, &id, Intent::Undo(None)).await.unwrap();
    opened(&lind, &link).await;
    suspend(&cast.app, cast.amina.id, "A trial").await;
    lind.visit(&link).await.status(410);
    world.clock().advance(Duration::from_hours(22 * 24));
    world.browser().visit(&link).await.status(410);
    for nonsense in ["/expert/x", "/opinion/x", "/opinion/99"] {
        let page = world.browser().visit(nonsense).await;
        assert!(
            [404, 410].contains(&page.status.as_u16()),
            "{nonsense}: {}",
            page.status
        );
    }
    assert_eq!(broken(&cast).await, []);
}
story!(the_link_of_an_expert_ends);

/// The link of one question opens no other one.
async fn a_link_opens_its_own_question_alone(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let first = cast.submitted("Almaty Process", 9).await;
    let link = asked_by_ruth(&cast, &post, first).await;
    let second = cast.submitted("Bali Process", 9).await;
    let other = asked_by_ruth(&cast, &post, second).await;
    let lind = world.browser();
    opened(&lind, &link).await.lands_on("/opinion/1");
    lind.visit("/opinion/2").await.status(410).lacks("Bali");
    let secret = lind.cookie("__Host-praxis-expert-1").unwrap();
    lind.set_cookie("__Host-praxis-expert-2", &secret);
    lind.visit("/opinion/2").await.status(410).lacks("Bali");
    let opinion = [("deed", "give_opinion"), ("opinion", "approve")];
    lind.post("/opinion/2", &opinion).await.status(410);
    assert!(!deeds(&cast, second).await.contains(&"give_opinion"));
    // Both can stay open in one browser.
    opened(&lind, &other).await.shows("Bali Process");
    lind.visit("/opinion/1").await.ok().shows("Almaty Process");
}
story!(a_link_opens_its_own_question_alone);

/// An author, a focal point, an invited person and a reviewer are no experts from outside; neither is one who is asked
/// already. At most nine are asked at the same time.
async fn who_has_a_part_in_it_is_no_expert_from_outside(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = naming(&cast, &cast.amina, "Bali Process", "focal@ministry.example").await;
    let nadia = "nadia@ministry.example";
    let invited = crate::authors::invitation(nadia);
    cast.act(&cast.amina, &id, invited).await.unwrap();
    asked_by_ruth(&cast, &post, id).await;
    let unfit = [
        cast.amina.email.as_str(),
        "Focal@ministry.example",
        nadia,
        cast.omar.email.as_str(),
        LIND,
    ];
    for address in unfit {
        let refused = cast.act(&cast.ruth, &id, ask_expert(address)).await;
        assert!(
            matches!(refused, Err(Error::Unfit)),
            "{address}: {refused:?}"
        );
    }
    let ruth = signed_in(&world, &cast.ruth).await;
    let asks = [("name", "Dr. Who"), ("email", nadia), ("language", "en")];
    let page = press(&ruth, id, "ask_expert", &asks).await.status(422);
    page.shows("Type another address.").keeps(nadia);
    for number in 1..MOST_EXPERTS {
        let address = format!("expert{number}@university.example");
        cast.act(&cast.ruth, &id, ask_expert(&address))
            .await
            .unwrap();
    }
    let tenth = cast
        .act(&cast.ruth, &id, ask_expert("ten@university.example"))
        .await;
    assert!(matches!(tenth, Err(Error::Unfit)), "{tenth:?}");
    // Who does not handle it asks no expert.
    let other = cast
        .act(&cast.omar, &id, ask_expert("o@university.example"))
        .await;
    assert!(
        matches!(other, Err(Error::Denied(Denied::Claimed))),
        "{other:?}"
    );
}
story!(who_has_a_part_in_it_is_no_expert_from_outside);

/// An expert who becomes a party does not count any more: before the decision, and at the moment of its effect.
async fn the_opinion_of_an_expert_who_became_a_party_does_not_count(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    ask_policy(&cast, 9, ONE_EXPERT).await;
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    let boris = cast.boris.email.as_str();
    cast.act(&cast.ruth, &id, ask_expert(boris)).await.unwrap();
    let letters = post.new_ones().await;
    let to_boris = letters.iter().find(|one| one.to == boris).unwrap();
    let page = opened(&world.browser(), &to_boris.link()).await;
    judges(&page, "approve", "Good.").await.ok();
    give(&cast, &cast.ruth, id, Verdict::Approve, "Good.")
        .await
        .unwrap();
    cast.act(&cast.ruth, &id, Intent::Decide(approval()))
        .await
        .unwrap();
    crate::authors::co_author(&cast, &post, &cast.amina, &cast.boris, id).await;
    cast.settle().await;
    assert_eq!(stands(&cast, id).await.0, Some(State::InReview));
    assert!(deeds(&cast, id).await.contains(&"fall_back"));
    let ruth = signed_in(&world, &cast.ruth).await;
    desk(&ruth, id).await.shows("does not count any more");
    assert_eq!(broken(&cast).await, []);
}
story!(the_opinion_of_an_expert_who_became_a_party_does_not_count);

/// An expert who gives no opinion says so by one button; the handling reviewer is told, with the words.
async fn an_expert_may_refuse(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.submitted("Almaty Process", 9).await;
    let link = asked_by_ruth(&cast, &post, id).await;
    let lind = world.browser();
    let form = opened(&lind, &link).await.form_with("I give no opinion");
    let form = form.fill("refusal", "I advised the ministry.");
    form.press("refuse_opinion")
        .await
        .ok()
        .shows("Thank you for your answer.");
    let told = post.only().await;
    assert_eq!(told.to, cast.ruth.email.as_str());
    assert!(
        told.text.contains("I advised the ministry."),
        "{}",
        told.text
    );
    lind.visit(&link).await.status(410);
    let ruth = signed_in(&world, &cast.ruth).await;
    desk(&ruth, id)
        .await
        .shows("gives no opinion (3 November 2026)")
        .shows("No opinion given by the expert");
    assert_eq!(broken(&cast).await, []);
}
story!(an_expert_may_refuse);

/// A mail that has not left when the link ends does not leave, and authors learn nothing of an expert.
async fn authors_learn_nothing_of_an_expert(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.submitted("Almaty Process", 9).await;
    post.new_ones().await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    let seen = cast.seq(id).await;
    cast.act(&cast.ruth, &id, ask_expert(LIND)).await.unwrap();
    assert_eq!(
        told_since(&cast, id, seen.0).await,
        ["practice-ask_expert expert"]
    );
    let ends = Intent::EndExpertLink(ExpertAskId(1));
    cast.act(&cast.ruth, &id, ends).await.unwrap();
    assert_eq!(post.new_ones().await.len(), 0);
    let amina = signed_in(&world, &cast.amina).await;
    for page in ["", "/history.csv", "/preview", "/authors"] {
        let page = amina.visit(&format!("/my/practices/{id}{page}")).await.ok();
        page.lacks("Lind")
            .lacks("xpert")
            .lacks("university.example");
    }
}
story!(authors_learn_nothing_of_an_expert);

/// A mail to an expert that comes back stands in the history, and is told to the reviewer who asked.
async fn who_asked_is_told_that_the_mail_did_not_arrive(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.submitted("Almaty Process", 9).await;
    asked_by_ruth(&cast, &post, id).await;
    comes_back(&cast.app, LIND).await;
    let told = post.only().await;
    assert_eq!(told.to, cast.ruth.email.as_str());
    assert!(told.subject.contains("did not arrive"), "{}", told.subject);
    let ruth = signed_in(&world, &cast.ruth).await;
    desk(&ruth, id).await.shows("the mail came back");
}
story!(who_asked_is_told_that_the_mail_did_not_arrive);

/// The check finds a question that is not what the events say.
async fn the_check_compares_the_questions_with_the_events(world: World) {
    use praxis::db::Engine as _;
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.submitted("Almaty Process", 9).await;
    asked_by_ruth(&cast, &post, id).await;
    assert_eq!(broken(&cast).await, []);
    let mut tx = cast.app.db.write().await.unwrap();
    tx.sql("UPDATE expert_ask SET answered_seq = 1")
        .execute()
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let found = broken(&cast).await;
    assert!(
        found.iter().any(|(one, _)| one.contains("expert")),
        "{found:?}"
    );
}
story!(the_check_compares_the_questions_with_the_events);
