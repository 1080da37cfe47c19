//! Who learns that a mail did not arrive: the person who waits for the answer, by one mail; the owner, on the page of the
//! authors; the administrators, in the outbox. No author learns of a mail to a reviewer, or who has an account.

use praxis::mail::bounces::ReportOutcome;
use praxis::practice::actions::Intent;
use praxis::practice::model::{Decision, NewInvitation, PracticeId};

use crate::authors::{authors_of, co_author, invitation, invite, line_buttons};
use crate::browser::Page;
use crate::cast::{Cast, reasons, suspend};
use crate::desk::desk;
use crate::drafts::{id_in, started};
use crate::focal_points::{broken, naming};
use crate::people::signed_in;
use crate::post::{Letter, Post};
use crate::returned_mail::{comes_back, newest_token, report};
use crate::world::World;

const AMINA: &str = "amina@people.example";
const RUTH: &str = "ruth@people.example";
const GRACE: &str = "grace@people.example";
const KARIM: &str = "karim@agency.example";

/// What a practice's page says about mails, newest event first.
fn fates(page: &Page) -> Vec<String> {
    page.texts(".timeline p.fine")
}

/// A practice that Ruth has returned, with every mail about it delivered.
async fn returned(cast: &Cast, post: &Post) -> PracticeId {
    let id = cast.submitted("Almaty Process", 9).await;
    let words = reasons("One figure needs a source.");
    cast.act(&cast.ruth, &id, Intent::Decide(Decision::Return { words }))
        .await
        .unwrap();
    cast.settle().await;
    post.new_ones().await;
    id
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn told(letters: &[Letter]) -> Vec<(&str, &str)> {
    letters
        .iter()
        .map(|letter| (letter.to.as_str(), letter.subject.as_str()))
        .collect()
}

/// The reviewer who returned it is told once, without an address; the same report read again changes nothing. Its author
/// reads that it did not arrive, and nothing of the reviewer's mail.
async fn the_reviewer_who_waits_is_told(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = returned(&cast, &post).await;
    let token = newest_token(&world.app, AMINA).await;
    for again in [false, true] {
        let outcome = report(&world.app, &token).await;
        let letters = post.new_ones().await;
        if again {
            assert_eq!(outcome, ReportOutcome::Unknown);
            assert_eq!(told(&letters), []);
            continue;
        }
        assert!(matches!(outcome, ReportOutcome::DidNotArrive(_)));
        let subject = "A mail of the review team did not arrive: “Almaty Process”";
        assert_eq!(told(&letters), [(RUTH, subject)]);
        let text = one_line(&letters[0].text);
        for said in [
            "It is your turn.",
            "The mail of 3 November 2026 about this practice did not arrive",
            "The review team has returned your practice “Almaty Process”",
            "Reach the person in another way",
        ] {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert!(!text.contains(AMINA), "{text}");
    }
    let ruth = signed_in(&world, &cast.ruth).await;
    desk(&ruth, id)
        .await
        .shows("failed: the mail came back (5.1.1)")
        .shows("Mail to you: accepted by the mail server");
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&format!("/my/practices/{id}")).await.ok();
    let event = &fates(&page)[..2];
    assert!(
        event[0].ends_with("could not be delivered: the mail came back (5.1.1)"),
        "{event:?}"
    );
    assert!(
        event[1].starts_with("Mail to you (We have received"),
        "{event:?}"
    );
    page.lacks("Ruth").lacks("did not arrive");
    let grace = signed_in(&world, &cast.grace).await;
    let dead = grace.visit("/admin/outbox?state=dead").await.ok();
    dead.shows("the mail came back (5.1.1)");
    assert_eq!(broken(&cast).await, []);
}
story!(the_reviewer_who_waits_is_told);

/// A reviewer who became a party since, or was suspended, is not told; then the outbox alone says it. What authors tell one
/// another, a receipt and a mail to the review team wait for no answer.
async fn nobody_else_is_told(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = returned(&cast, &post).await;
    suspend(&cast.app, cast.ruth.id, "A long story").await;
    post.new_ones().await;
    comes_back(&world.app, AMINA).await;
    assert_eq!(told(&post.new_ones().await), []);

    co_author(&cast, &post, &cast.amina, &cast.boris, id).await;
    post.new_ones().await;
    let other = cast.submitted("Bali Process", 9).await;
    let to_author = cast.act(&cast.amina, &id, Intent::Submit).await;
    to_author.unwrap();
    let letters = post.new_ones().await;
    let receivers: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
    assert!(receivers.contains(&"boris@people.example"), "{receivers:?}");
    for to in ["boris@people.example", AMINA, "omar@people.example"] {
        comes_back(&world.app, to).await;
        assert_eq!(told(&post.new_ones().await), [], "{to}");
    }
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&format!("/my/practices/{other}")).await.ok();
    page.lacks("Omar").lacks("5.1.1");
}
story!(nobody_else_is_told);

/// The owner who invited is told, and the page of the authors says it. After two mails no more go to that address, and the
/// page says so; an administrator who sends the last one again lifts the stop. All of this is the same whether or not the
/// address has an account.
async fn an_invitation_that_does_not_arrive_is_told_to_the_owner(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let amina = signed_in(&world, &cast.amina).await;
    let grace = signed_in(&world, &cast.grace).await;
    let mut pages = Vec::new();
    for (to, place) in [(KARIM, "road"), ("boris@people.example", "lake")] {
        let title = format!("Births by the {place}");
        let at = started(&amina, &title).await;
        let id = id_in(&at);
        let alike = |text: &str| {
            let text = one_line(text).replace(to, "ADDRESS");
            text.replace(&title, "TITLE")
        };
        let mut shown = Vec::new();
        invite(&amina, id, to).await;
        for _ in 0..2 {
            assert_eq!(post.only().await.to, to);
            comes_back(&world.app, to).await;
            let letter = post.only().await;
            assert_eq!(letter.to, AMINA);
            assert_eq!(letter.subject, format!("A mail did not arrive: “{title}”"));
            assert!(letter.text.contains(&authors_of(id)), "{}", letter.text);
            shown.push(alike(&letter.text));
            let page = amina.visit(&authors_of(id)).await.ok();
            let page = page.shows("The mail did not arrive. Check the address.");
            shown.push(alike(&page.text()));
            let again = line_buttons(&page)[0].clone();
            page.form(&authors_of(id)).press(&again).await;
        }
        // The third one is not sent.
        assert_eq!(told(&post.new_ones().await), []);
        let page = amina.visit(&authors_of(id)).await.ok();
        let page = page.shows("The service sends no mail to this address");
        shown.push(alike(&page.text()));
        let own = amina.visit(&at).await.ok();
        let stopped = "Mail to the invited person: was not sent, because mails to this address do not arrive.";
        assert_eq!(fates(&own)[0], stopped);
        pages.push(shown);

        let list = grace.visit("/admin/outbox?state=no_longer_owed").await.ok();
        let mail = list
            .shows(to)
            .follow(&format!("You are invited to be a co-author of “{title}”"))
            .await
            .ok();
        let mail = mail.shows("If you send this mail again, the stop is lifted.");
        mail.form_with("Send again").press("Send again").await.ok();
        assert_eq!(post.only().await.to, to);
        let page = amina.visit(&authors_of(id)).await.ok();
        page.lacks("The service sends no mail to this address");
    }
    let numbers = |text: &String| {
        let digits = |c: char| c.is_ascii_digit();
        text.split(digits).collect::<String>()
    };
    let pages: Vec<Vec<String>> = pages
        .iter()
        .map(|shown| shown.iter().map(numbers).collect())
        .collect();
    assert_eq!(pages[0], pages[1]);
}
story!(an_invitation_that_does_not_arrive_is_told_to_the_owner);

/// A focal point without an account gets no third mail, and the history says why. No account waits for an answer.
async fn the_history_says_that_the_focal_point_is_stopped(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let to_karim = "Mail to the person named for questions:";
    for (title, sent) in [
        ("Almaty Process", true),
        ("Bali Process", true),
        ("Cairo Process", false),
    ] {
        let id = naming(&cast, &cast.amina, title, KARIM).await;
        cast.approve(id).await;
        let letters = post.new_ones().await;
        let to = letters.iter().filter(|letter| letter.to == KARIM);
        assert_eq!(to.count(), usize::from(sent), "{title}");
        let fate = if sent {
            comes_back(&world.app, KARIM).await;
            assert_eq!(told(&post.new_ones().await), []);
            "could not be delivered; the administrators see why."
        } else {
            "was not sent, because mails to this address do not arrive."
        };
        let amina = signed_in(&world, &cast.amina).await;
        let page = amina.visit(&format!("/my/practices/{id}")).await.ok();
        let line = format!("{to_karim} {fate}");
        assert!(fates(&page).contains(&line), "{:?}", fates(&page));
    }
}
story!(the_history_says_that_the_focal_point_is_stopped);

/// An administrator who invites an owner waits for the answer; a co-author to whom the ownership is offered is waited for by
/// the owner.
async fn who_offers_the_ownership_is_told(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.published("Almaty Process", 9).await;
    suspend(&cast.app, cast.amina.id, "A long story").await;
    post.new_ones().await;
    let intent = Intent::InviteOwner(NewInvitation {
        email: cast.boris.email.clone(),
        greeting: None,
    });
    cast.act(&cast.grace, &id, intent).await.unwrap();
    assert_eq!(post.only().await.to, "boris@people.example");
    comes_back(&world.app, "boris@people.example").await;
    let letter = post.only().await;
    assert_eq!(letter.to, GRACE);
    let text = one_line(&letter.text);
    assert!(
        text.contains("send the mail again from the outbox"),
        "{text}"
    );

    // An invitation to a reviewer's address is the owner's, and the reviewer is told nothing.
    let other = cast.draft_by(&cast.omar, "Bali Process", 9).await;
    let invites = invitation(RUTH);
    cast.act(&cast.omar, &other, invites).await.unwrap();
    post.new_ones().await;
    comes_back(&world.app, RUTH).await;
    assert_eq!(post.only().await.to, "omar@people.example");
}
story!(who_offers_the_ownership_is_told);
