//! A practice whose owner is suspended gets another one by an administrator, never by itself; the end of the suspension takes
//! nothing back.

use praxis::account::model::Account;
use praxis::practice::actions::{Error, Intent};
use praxis::practice::model::{NewInvitation, PracticeId};
use praxis::workflow::Denied;

use crate::authors::{authors_of, co_author, lines};
use crate::browser::{Browser, Page};
use crate::cast::{Cast, spam_mark, suspend};
use crate::desk::deeds;
use crate::people::signed_in;
use crate::post::{Letter, Post};
use crate::world::World;

const LIST: &str = "/admin/practices?show=without-owner";

fn owner_of(id: PracticeId) -> String {
    format!("/admin/practices/{id}/owner")
}

/// Presses the first button of the page that gives the practice to a co-author.
async fn hands_over(browser: &Browser, id: PracticeId, words: &str) -> Page {
    let at = owner_of(id);
    let page = browser.visit(&at).await.ok();
    let button = page.attributes(".authors button", "value")[0].clone();
    let form = page.form(&at).fill("handover_words", words);
    form.press(&button).await
}

/// Submissions and public practices of suspended accounts stand in the list, and are counted. An administrator gives one to
/// the first co-author; the end of the suspension leaves it there.
async fn an_administrator_gives_it_to_a_co_author(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.submitted("Almaty Process", 9).await;
    co_author(&cast, &post, &cast.amina, &cast.boris, id).await;
    co_author(&cast, &post, &cast.amina, &cast.lena, id).await;
    let alone = cast.submitted("Bali Process", 9).await;
    let public = cast.published("Puebla Process", 9).await;
    let grace = signed_in(&world, &cast.grace).await;
    grace
        .visit(LIST)
        .await
        .ok()
        .shows("No practice lacks an owner.");
    grace.visit(&owner_of(id)).await.status(404);
    suspend(&cast.app, cast.amina.id, "A long story").await;
    post.new_ones().await;
    let list = grace.visit(LIST).await.ok();
    let list = list
        .shows("Almaty Process")
        .shows("Co-authors: Mr. Boris Lenz, ")
        .shows("Puebla Process")
        .lacks("Bali Process");
    assert_eq!(list.texts("tbody tr").len(), 2);
    grace
        .visit("/admin")
        .await
        .ok()
        .shows("Practices without an owner 2");

    hands_over(&grace, id, "")
        .await
        .status(422)
        .has("#handover_words[aria-invalid=true]");
    let page = hands_over(&grace, id, "The owner has left the ministry.").await;
    page.lands_on(LIST)
        .shows("The practice has a new owner")
        .lacks("Almaty Process");
    let boris = signed_in(&world, &cast.boris).await;
    let page = boris.visit(&authors_of(id)).await.ok();
    assert_eq!(
        lines(&page)[..2],
        ["Mr. Boris Lenz (you) boris@people.example", "Owner"]
    );
    let told = post.new_ones().await;
    assert!(
        told.iter()
            .all(|letter| letter.to != "amina@people.example"),
        "a suspended account is told nothing: {told:?}"
    );
    assert!(
        told.iter()
            .any(|letter| letter.to == "boris@people.example")
    );
    // It waits no longer with the suspended account.
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    let held = cast.act(&cast.ruth, &alone, Intent::Claim).await;
    assert!(
        matches!(held, Err(Error::Denied(Denied::NotNow))),
        "{held:?}"
    );
    praxis::admin::actions::restore(&cast.app, None, cast.amina.id)
        .await
        .unwrap();
    let amina = signed_in(&world, &cast.amina).await;
    amina.visit(&authors_of(id)).await.status(404);
    let own = amina.visit("/my/practices").await.ok();
    own.shows("Puebla Process").lacks("Almaty Process");
    grace.visit(&owner_of(public)).await.status(404);
    grace
        .visit("/admin")
        .await
        .ok()
        .shows("Practices without an owner 0");
}
story!(an_administrator_gives_it_to_a_co_author);

/// The letter with the offer to this address.
fn offer_in<'a>(letters: &'a [Letter], to: &str) -> &'a Letter {
    let offers = |one: &&Letter| one.to == to && one.subject.starts_with("The ownership of");
    letters
        .iter()
        .find(offers)
        .unwrap_or_else(|| panic!("{letters:#?}"))
}

/// An administrator invites a person, whose link and mail name no administrator; accepting makes the owner. If the
/// suspended owner comes back first, the link is dead.
async fn an_administrator_invites_an_owner(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    for restored in [false, true] {
        let title = if restored {
            "Bali Process"
        } else {
            "Almaty Process"
        };
        let id = cast.published(title, 9).await;
        suspend(&cast.app, cast.amina.id, "A long story").await;
        post.new_ones().await;
        let grace = signed_in(&world, &cast.grace).await;
        let at = owner_of(id);
        let page = grace.visit(&at).await.ok();
        for says in ["The invitation is on its way", "This was done before"] {
            let form = page.form(&at).fill("email", cast.boris.email.as_str());
            form.press("invite_owner").await.lands_on(LIST).shows(says);
        }
        grace
            .visit(&at)
            .await
            .ok()
            .shows("boris@people.example is invited until 17 November 2026.");
        let letters = post.new_ones().await;
        let letter = offer_in(&letters, "boris@people.example");
        assert!(!letter.text.contains("Grace"), "{}", letter.text);
        let boris = signed_in(&world, &cast.boris).await;
        let page = boris.visit(&letter.link()).await.ok();
        let page = page
            .shows("The administrators offer you the ownership of")
            .lacks("Grace");
        if restored {
            praxis::admin::actions::restore(&cast.app, None, cast.amina.id)
                .await
                .unwrap();
            boris.visit(&letter.link()).await.status(410);
            let amina = signed_in(&world, &cast.amina).await;
            let own = amina
                .visit(&format!("/my/practices/{id}/ownership"))
                .await
                .ok();
            own.shows("That offer is over, and you are still the owner.");
            continue;
        }
        let page = page.form("/invitation").press("take_ownership").await;
        page.lands_on(&format!("/my/practices/{id}"))
            .shows("New owner invited")
            .lacks("Grace");
        assert_eq!(
            deeds(&cast, id).await[4..],
            ["invite_owner", "take_ownership"]
        );
        grace.visit(LIST).await.ok().lacks(title);
        praxis::admin::actions::restore(&cast.app, None, cast.amina.id)
            .await
            .unwrap();
        let amina = signed_in(&world, &cast.amina).await;
        amina
            .visit(&format!("/my/practices/{id}"))
            .await
            .status(404);
    }
}
story!(an_administrator_invites_an_owner);

fn invites(who: &Account) -> Intent {
    Intent::InviteOwner(NewInvitation {
        email: who.email.clone(),
        greeting: None,
    })
}

/// Only an administrator who is no party does so, and only while the owner is suspended. A practice that was marked as spam
/// needs no owner.
async fn only_an_administrator_who_is_no_party_finds_an_owner(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.published("Almaty Process", 9).await;
    let done = cast.act(&cast.grace, &id, invites(&cast.boris)).await;
    assert!(
        matches!(done, Err(Error::Denied(Denied::NotNow))),
        "{done:?}"
    );
    co_author(&cast, &post, &cast.amina, &cast.grace, id).await;
    let spam = cast.submitted_by(&cast.omar, "Spam Process", 9).await;
    co_author(&cast, &post, &cast.omar, &cast.boris, spam).await;
    cast.act(&cast.ruth, &spam, spam_mark()).await.unwrap();
    for who in [&cast.amina, &cast.omar] {
        suspend(&cast.app, who.id, "A long story").await;
    }
    let grace = signed_in(&world, &cast.grace).await;
    let page = grace.visit(LIST).await.ok();
    page.lacks("Almaty Process").lacks("Spam Process");
    grace.visit(&owner_of(id)).await.status(404);
    let done = cast.act(&cast.grace, &id, invites(&cast.boris)).await;
    assert!(
        matches!(done, Err(Error::Denied(Denied::OwnPractice))),
        "{done:?}"
    );
    for who in [&cast.ruth, &cast.boris] {
        let done = cast.act(who, &id, invites(&cast.lena)).await;
        assert!(matches!(done, Err(Error::NotFound)), "{done:?}");
    }
}
story!(only_an_administrator_who_is_no_party_finds_an_owner);
