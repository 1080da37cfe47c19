//! Handing over: the owner offers a practice to a co-author or by mail, and nothing changes until that person accepts.

use std::time::Duration;

use praxis::account::model::Account;
use praxis::practice::actions::{Error, Intent, TakenOffer};
use praxis::practice::model::{CoAuthorId, OfferTo, PracticeId};

use crate::authors::{accept, authors_of, co_author, invited_by, lines};
use crate::browser::{Browser, Page};
use crate::cast::{Cast, suspend};
use crate::desk::{claimed_by, deeds};
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

fn ownership_of(id: PracticeId) -> String {
    format!("/my/practices/{id}/ownership")
}

/// The co-author's line.
async fn line_of(cast: &Cast, id: PracticeId) -> CoAuthorId {
    let mut db = cast.app.db.read().await.unwrap();
    let all = praxis::db::Engine::sql(
        &mut db,
        "SELECT id FROM co_author WHERE practice_id = $1 AND state = 'accepted' ORDER BY place",
    );
    let lines: Vec<(CoAuthorId,)> = all.bind(id).all().await.unwrap();
    lines[0].0
}

fn offer_to(line: CoAuthorId) -> Intent {
    Intent::Offer {
        to: OfferTo::CoAuthor(line),
        leaves: false,
    }
}

/// The owner presses “Offer the ownership” for the only co-author.
async fn offers(browser: &Browser, id: PracticeId, leaves: bool) -> Page {
    let at = ownership_of(id);
    let page = browser.visit(&at).await.ok();
    let button = page.attributes(".authors button", "value")[0].clone();
    let form = page.form(&at);
    let form = if leaves {
        form.choose("leaves", "yes")
    } else {
        form
    };
    form.press(&button).await
}

/// Presses the button of the page whose value begins with this deed.
async fn answers(browser: &Browser, id: PracticeId, deed: &str) -> Page {
    let at = ownership_of(id);
    let page = browser.visit(&at).await.ok();
    let values = page.attributes("main button[name=deed]", "value");
    let value = values.iter().find(|value| value.starts_with(deed));
    let value = value.unwrap_or_else(|| panic!("{values:?}")).clone();
    page.form(&at).press(&value).await
}

/// A practice of Amina's with Boris as co-author, and both of them signed in.
async fn written_by_two(world: &World, cast: &Cast, post: &Post) -> (PracticeId, Browser, Browser) {
    let id = cast.submitted("Almaty Process", 9).await;
    co_author(cast, post, &cast.amina, &cast.boris, id).await;
    post.new_ones().await;
    let (amina, boris) = (
        signed_in(world, &cast.amina).await,
        signed_in(world, &cast.boris).await,
    );
    (id, amina, boris)
}

/// The co-author reads the offer on a page of its own and accepts; the former owner is the first co-author, both are told,
/// and a second press says that it was done.
async fn a_co_author_accepts_the_ownership(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let (id, amina, boris) = written_by_two(&world, &cast, &post).await;
    boris.visit(&ownership_of(id)).await.status(404);
    let page = amina.visit(&authors_of(id)).await.ok();
    page.shows("Hand over this practice");
    let page = offers(&amina, id, false).await;
    page.lands_on(&ownership_of(id))
        .shows("The ownership is offered.")
        .shows("You offer the ownership to Mr. Boris Lenz until 17 November 2026.");
    let told = post.only().await;
    assert_eq!(told.to, "boris@people.example");
    assert_eq!(
        told.subject,
        "The ownership of “Almaty Process” is offered to you"
    );
    assert!(told.text.contains(&ownership_of(id)), "{}", told.text);
    let own = boris.visit(&format!("/my/practices/{id}")).await.ok();
    let page = own.follow("Read the offer and answer it").await.ok();
    let page = page
        .lands_on(&ownership_of(id))
        .shows(
            "Ms. Amina Saidova offers you the ownership of this practice until 17 November 2026.",
        )
        .shows("The present owner then becomes the first co-author.");
    let take = page.attributes("main button[name=deed]", "value")[0].clone();
    for says in ["You own this practice now", "This was done before"] {
        let form = page.form(&ownership_of(id));
        let next = form.press(&take).await;
        next.lands_on(&format!("/my/practices/{id}")).shows(says);
    }
    assert_eq!(
        lines(&boris.visit(&authors_of(id)).await.ok()),
        [
            "Mr. Boris Lenz (you) boris@people.example",
            "Owner",
            "Ms. Amina Saidova amina@people.example",
            "Co-author since 3 November 2026"
        ]
    );
    assert_eq!(
        deeds(&cast, id).await,
        [
            "start",
            "submit",
            "invite",
            "join",
            "offer",
            "take_ownership"
        ]
    );
    assert_eq!(
        post.subjects().await,
        [
            (
                "boris@people.example".to_owned(),
                "You own “Almaty Process” now".to_owned()
            ),
            (
                "amina@people.example".to_owned(),
                "“Almaty Process” has a new owner".to_owned()
            ),
        ]
    );
    // The former owner does what a co-author may, and the new one what an owner may.
    let withdrawn = cast.act(&cast.amina, &id, Intent::Withdraw(None)).await;
    assert!(matches!(withdrawn, Err(Error::NotFound)), "{withdrawn:?}");
    cast.act(&cast.boris, &id, Intent::Withdraw(None))
        .await
        .unwrap();
    cast.act(&cast.amina, &id, Intent::Leave).await.unwrap();
}
story!(a_co_author_accepts_the_ownership);

/// An owner who chose to leave has left with the acceptance, and finds nothing any more.
async fn an_owner_may_leave_with_the_hand_over(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let (id, amina, boris) = written_by_two(&world, &cast, &post).await;
    let page = offers(&amina, id, true).await;
    page.shows("With the acceptance you leave the authors of this practice.");
    boris
        .visit(&ownership_of(id))
        .await
        .ok()
        .shows("The present owner then leaves the authors.");
    answers(&boris, id, "take_ownership").await.ok();
    amina
        .visit(&format!("/my/practices/{id}"))
        .await
        .status(404);
    amina
        .visit("/my/practices")
        .await
        .ok()
        .lacks("Almaty Process");
    assert_eq!(lines(&boris.visit(&authors_of(id)).await.ok()).len(), 2);
    // A party stays one: the former owner never reviews it.
    praxis::admin::actions::change_role(
        &cast.app,
        None,
        cast.amina.id,
        praxis::account::model::Role::Reviewer,
        &praxis::account::model::Scope::default(),
        None,
    )
    .await
    .unwrap();
    let claimed = cast.act(&cast.amina, &id, Intent::Claim).await;
    assert!(matches!(claimed, Err(Error::Denied(_))), "{claimed:?}");
}
story!(an_owner_may_leave_with_the_hand_over);

/// The receiver refuses, or the owner cancels, or two weeks pass: each time nothing has changed.
async fn an_offer_ends_without_an_acceptance(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let (id, amina, boris) = written_by_two(&world, &cast, &post).await;
    offers(&amina, id, false).await.ok();
    post.new_ones().await;
    let page = answers(&boris, id, "refuse_offer").await;
    page.shows("You have refused the ownership.");
    let told = post.only().await;
    assert_eq!(told.to, "amina@people.example");
    assert_eq!(
        told.subject,
        "The ownership of “Almaty Process” was refused"
    );

    offers(&amina, id, false).await.ok();
    let held = boris.visit(&ownership_of(id)).await.ok();
    let take = held.attributes("main button[name=deed]", "value")[0].clone();
    answers(&amina, id, "cancel_offer")
        .await
        .shows("The offer is cancelled.");
    assert_eq!(
        post.new_ones().await.len(),
        0,
        "the mail was not owed any more"
    );
    let page = held.form(&ownership_of(id)).press(&take).await;
    page.shows("Nothing was done: see how it stands now.");
    boris.visit(&ownership_of(id)).await.status(404);

    offers(&amina, id, false).await.ok();
    world.clock().advance(Duration::from_hours(15 * 24));
    let line = line_of(&cast, id).await;
    let taken = Intent::TakeOwnership(TakenOffer::OnPage(line));
    let late = cast.act(&cast.boris, &id, taken).await;
    assert!(matches!(late, Err(Error::Unfit)), "{late:?}");
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&ownership_of(id)).await.ok();
    page.shows("The offer expired on 17 November 2026, and you are still the owner.");
    answers(&amina, id, "cancel_offer").await.ok();
    offers(&amina, id, false)
        .await
        .shows("until 2 December 2026");
}
story!(an_offer_ends_without_an_acceptance);

/// A person without an account gets the offer by mail. The link opens a page, and its button makes the account the owner;
/// two presses of it are one.
async fn a_person_at_an_address_accepts_the_ownership(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.published("Almaty Process", 9).await;
    post.new_ones().await;
    let amina = signed_in(&world, &cast.amina).await;
    let at = ownership_of(id);
    let form = amina.visit(&at).await.ok().form(&at);
    let page = form
        .fill("email", "amina@people.example")
        .press("offer")
        .await;
    page.status(422).shows("This is your own address");
    let form = amina.visit(&at).await.ok().form(&at);
    let form = form.fill("email", cast.boris.email.as_str());
    form.press("offer")
        .await
        .lands_on(&at)
        .shows("You offer the ownership to boris@people.example");
    let told = post.only().await;
    assert_eq!(
        told.subject,
        "The ownership of “Almaty Process” is offered to you"
    );
    // It is not renewed or withdrawn as an invitation.
    let authors = amina.visit(&authors_of(id)).await.ok();
    let authors = authors.shows("The ownership is offered to this person until 17 November 2026.");
    assert_eq!(authors.count(".authors button"), 0);

    let boris = signed_in(&world, &cast.boris).await;
    let page = boris.visit(&told.link()).await.ok();
    let page = page
        .shows("Ms. Amina Saidova offers you the ownership of “Almaty Process”.")
        .shows("The present owner then becomes the first co-author.");
    assert_eq!(page.count("button[value=join]"), 0);
    let before = cast.seq(id).await;
    // The same page, open in another browser.
    let second = signed_in(&world, &cast.boris).await;
    let again = second.visit(&told.link()).await.ok().form("/invitation");
    page.form("/invitation")
        .press("take_ownership")
        .await
        .lands_on(&format!("/my/practices/{id}"))
        .shows("You own this practice now");
    assert_eq!(cast.seq(id).await.0, before.0 + 1);
    // The link leads its owner to the practice, and no other account anywhere.
    boris
        .visit(&told.link())
        .await
        .ok()
        .lands_on(&format!("/my/practices/{id}"));
    again
        .press("take_ownership")
        .await
        .lands_on(&format!("/my/practices/{id}"));
    amina.visit(&told.link()).await.status(410);
    assert_eq!(cast.seq(id).await.0, before.0 + 1);
    assert_eq!(
        lines(&amina.visit(&authors_of(id)).await.ok()),
        [
            "Mr. Boris Lenz boris@people.example",
            "Owner",
            "Ms. Amina Saidova (you) amina@people.example",
            "Co-author since 3 November 2026"
        ]
    );
}
story!(a_person_at_an_address_accepts_the_ownership);

/// In review the reviewer's claim stays, except that a new owner is a party and reviews it no more.
async fn a_hand_over_leaves_the_claim_of_others(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    for receiver in [&cast.boris, &cast.omar] {
        let id = cast.submitted("Almaty Process", 9).await;
        let link = invited_by(&cast, &post, &cast.amina, receiver, id).await;
        accept(&cast, receiver, &link).await;
        cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
        let line = line_of(&cast, id).await;
        cast.act(&cast.amina, &id, offer_to(line)).await.unwrap();
        takes(&cast, receiver, id, line).await;
        assert_eq!(claimed_by(&cast, id).await, Some(cast.ruth.id.0));
    }
    // The person at an address who accepts is the very reviewer.
    let id = cast.submitted("Bishkek Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    let amina = signed_in(&world, &cast.amina).await;
    let at = ownership_of(id);
    let form = amina.visit(&at).await.ok().form(&at);
    let form = form.fill("email", cast.ruth.email.as_str());
    form.press("offer").await.ok();
    let letters = post.new_ones().await;
    let offers = |subject: &str| subject.starts_with("The ownership of");
    let link = letters
        .iter()
        .find(|one| one.to == "ruth@people.example" && offers(&one.subject));
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = ruth.visit(&link.unwrap().link()).await.ok();
    page.form("/invitation").press("take_ownership").await.ok();
    assert_eq!(claimed_by(&cast, id).await, None);
    let mut db = cast.app.db.read().await.unwrap();
    let found = praxis::db::Engine::sql(
        &mut db,
        "SELECT suggested_id FROM revision WHERE practice_id = $1",
    );
    let (suggested,): (Option<i64>,) = found.bind(id).one().await.unwrap();
    assert_eq!(
        suggested,
        Some(cast.omar.id.0),
        "another reviewer is suggested"
    );
}
story!(a_hand_over_leaves_the_claim_of_others);

async fn takes(cast: &Cast, who: &Account, id: PracticeId, line: CoAuthorId) {
    let taken = Intent::TakeOwnership(TakenOffer::OnPage(line));
    cast.act(who, &id, taken).await.unwrap();
}

/// Only the person to whom it is offered takes it, only the owner offers, and one offer is open at a time.
async fn an_offer_is_for_one_person(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let (id, amina, _) = written_by_two(&world, &cast, &post).await;
    let line = line_of(&cast, id).await;
    co_author(&cast, &post, &cast.amina, &cast.omar, id).await;
    let offered = cast.act(&cast.boris, &id, offer_to(line)).await;
    assert!(matches!(offered, Err(Error::NotFound)), "{offered:?}");
    cast.act(&cast.amina, &id, offer_to(line)).await.unwrap();
    let second = cast.act(&cast.amina, &id, offer_to(line)).await;
    assert!(matches!(second, Err(Error::Unfit)), "{second:?}");
    let taken = Intent::TakeOwnership(TakenOffer::OnPage(line));
    for who in [&cast.omar, &cast.amina, &cast.lena] {
        let done = cast.act(who, &id, taken.clone()).await;
        assert!(
            matches!(done, Err(Error::Unfit | Error::NotFound | Error::Denied(_))),
            "{done:?}"
        );
    }
    // A suspended owner's offer is not taken, and neither does a suspended co-author take it.
    suspend(&cast.app, cast.boris.id, "A long story").await;
    let done = cast.act(&cast.boris, &id, taken).await;
    assert!(matches!(done, Err(Error::NotFound)), "{done:?}");
    // A co-author who is removed takes the offer along.
    let page = amina.visit(&ownership_of(id)).await.ok();
    page.shows("You offer the ownership to Mr. Boris Lenz");
    cast.act(&cast.amina, &id, Intent::RemoveAuthor(line))
        .await
        .unwrap();
    amina
        .visit(&ownership_of(id))
        .await
        .ok()
        .lacks("You offer the ownership");
}
story!(an_offer_is_for_one_person);
