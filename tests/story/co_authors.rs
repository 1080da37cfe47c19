//! Co-authors: invited by mail from the first draft on, listed with their state, renewable, mailed once for each press;
//! what they may do, and what they may not.

use std::time::Duration;

use praxis::practice::actions::{Error, Intent};
use praxis::practice::model::MOST_CO_AUTHORS;
use praxis::workflow::{Deed, Denied};

use crate::authors::{
    accept, authors_of, co_author, invitation, invite, invited_by, line_buttons, lines, link_to,
};
use crate::browser::{Browser, Page};
use crate::cast::{Cast, PASSWORD, reasons, suspend};
use crate::desk::{deeds, told_since};
use crate::drafts::{id_in, started, write_everything};
use crate::people::{filled, sign_in, signed_in};
use crate::post::Post;
use crate::world::World;

const NADIA: &str = "nadia@ministry.example";

/// Invited people belong to the practice from the first draft; invitations are renewable, listed with their state, and
/// mailed once for each press. A person without an account registers and comes back to the invitation.
async fn wish_25_invited_people_belong_to_the_practice_from_the_first_draft(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let amina = signed_in(&world, &cast.amina).await;
    let at = started(&amina, "Births by the road").await;
    let id = id_in(&at);
    amina
        .visit(&at)
        .await
        .ok()
        .follow("Invite or change co-authors")
        .await
        .ok()
        .lands_on(&authors_of(id));
    let page = invite(&amina, id, NADIA).await;
    let page = page
        .lands_on(&authors_of(id))
        .shows("The invitation is on its way");
    let state = "Invited on 3 November 2026. The link works until 17 November 2026.";
    assert_eq!(
        lines(&page),
        [
            "Ms. Amina Saidova (you) amina@people.example",
            "Owner",
            NADIA,
            state
        ]
    );
    amina.visit(&at).await.ok().shows(NADIA).shows(state);
    let first = link_to(&post, NADIA).await;
    // The mail was lost: one more mail, and the page says that the earlier link is dead.
    let again = &line_buttons(&page)[0];
    let page = page.form(&authors_of(id)).press(again).await;
    page.shows("Links of earlier mails no longer work");
    let second = link_to(&post, NADIA).await;
    assert_ne!(first, second);
    world.browser().visit(&first).await.status(410);
    // The link expires, the line says so, and one press renews it.
    world.clock().advance(Duration::from_hours(15 * 24));
    let amina = signed_in(&world, &cast.amina).await;
    world.browser().visit(&second).await.status(410);
    let page = amina.visit(&authors_of(id)).await.ok();
    let page = page.shows("The link expired on 17 November 2026.");
    page.form(&authors_of(id)).press(again).await.ok();
    let third = link_to(&post, NADIA).await;
    assert_eq!(post.new_ones().await.len(), 0, "one mail for each press");

    let browser = world.browser();
    joins_without_an_account(&browser, &post, &third).await;
    let page = amina.visit(&authors_of(id)).await.ok();
    assert_eq!(
        lines(&page),
        [
            "Ms. Amina Saidova (you) amina@people.example",
            "Owner",
            "Ms. Nadia Rahimi nadia@ministry.example",
            "Co-author since 18 November 2026"
        ]
    );
    let told = post.only().await;
    assert_eq!(told.to, "amina@people.example");
    assert_eq!(
        told.subject,
        "Ms. Nadia Rahimi is now a co-author of “Births by the road”"
    );
    // The new author writes and submits.
    write_everything(&browser, &at).await;
    let page = browser.visit(&format!("{at}/check")).await.ok();
    page.form_with("submit")
        .press("submit")
        .await
        .lands_on(&at)
        .shows("PX-2026-0001");
}
story!(wish_25_invited_people_belong_to_the_practice_from_the_first_draft);

/// Opens the link, registers, confirms, signs in, is led back, and accepts.
async fn joins_without_an_account(browser: &Browser, post: &Post, link: &str) {
    let page = browser.visit(link).await.ok().lands_on("/invitation");
    let page = page
        .shows("Ms. Amina Saidova invites you to write “Births by the road”")
        .lacks("Accept\n");
    page.follow("Create an account").await.lands_on("/register");
    filled(browser, NADIA).await.press("Make my account").await;
    let confirmation = post.only().await.link();
    let page = browser.visit(&confirmation).await.ok();
    page.only_form().press("Confirm my address").await;
    let page = sign_in(browser, NADIA, PASSWORD).await;
    let page = page.ok().lands_on("/invitation");
    let page =
        page.shows("You would accept with the account of Ms. Nadia Rahimi, nadia@ministry.example");
    page.form("/invitation")
        .press("join")
        .await
        .shows("You are a co-author of this practice now");
}

/// Opening the link changes nothing. A person who has an account signs in and comes back; a second press says the same.
async fn the_link_acts_only_by_its_button(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.submitted("Almaty Process", 9).await;
    let link = invited_by(&cast, &post, &cast.amina, &cast.boris, id).await;
    let before = cast.seq(id).await;
    for _ in 0..3 {
        world.browser().visit(&link).await.ok();
    }
    assert_eq!(cast.seq(id).await, before);
    let boris = world.browser();
    let page = boris.visit(&link).await.ok();
    // Without an account there is nothing to accept with.
    boris
        .post("/invitation", &[("deed", "join")])
        .await
        .lands_on("/invitation");
    assert_eq!(cast.seq(id).await, before);
    let page = page.follow("Sign in").await.ok();
    let form = page
        .form_with("Sign in")
        .fill("email", cast.boris.email.as_str())
        .fill("password", PASSWORD);
    let page = form.press("Sign in").await.ok().lands_on("/invitation");
    let form = page.form("/invitation");
    form.press("join")
        .await
        .lands_on(&format!("/my/practices/{id}"));
    // The link of the mail leads to the practice now, for this account alone.
    boris
        .visit(&link)
        .await
        .ok()
        .lands_on(&format!("/my/practices/{id}"));
    world.browser().visit(&link).await.status(410);
    signed_in(&world, &cast.ruth)
        .await
        .visit(&link)
        .await
        .status(410);
    assert_eq!(
        deeds(&cast, id).await,
        ["start", "submit", "invite", "join"]
    );
}
story!(the_link_acts_only_by_its_button);

/// A person declines without an account; the owner reads when, and learns nothing of any account.
async fn a_person_declines_without_an_account(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.draft("Almaty Process", 9).await;
    let amina = signed_in(&world, &cast.amina).await;
    for (email, browser) in [
        (NADIA, world.browser()),
        (
            cast.boris.email.as_str(),
            signed_in(&world, &cast.boris).await,
        ),
    ] {
        invite(&amina, id, email).await.ok();
        let link = link_to(&post, email).await;
        let page = browser.visit(&link).await.ok();
        page.form("/invitation")
            .press("refuse_invitation")
            .await
            .ok();
        let page = amina.visit(&authors_of(id)).await.ok();
        let page = page.shows("Declined on 3 November 2026").lacks("Boris");
        browser.visit(&link).await.status(410);
        let told = post.only().await;
        assert_eq!(
            told.subject,
            "An invitation to write “Almaty Process” was declined"
        );
        assert!(!told.text.contains("Boris"), "{}", told.text);
        let history = amina.visit(&format!("/my/practices/{id}")).await.ok();
        history
            .shows("Invitation declined")
            .shows("The invited person")
            .lacks("Boris");
        // The line can be taken off the list, or the person invited again.
        let clear = line_buttons(&page).last().unwrap().clone();
        let form = page.form(&authors_of(id));
        form.press(&clear).await.ok().lacks(email);
    }
}
story!(a_person_declines_without_an_account);

/// What an owner reads after an invitation is the same for an address with an account and for one without.
async fn an_inviter_does_not_learn_who_has_an_account(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let amina = signed_in(&world, &cast.amina).await;
    let mut pages = Vec::new();
    for email in ["boris@people.example", "nobdy@people.example"] {
        let id = cast.draft("Almaty Process", 9).await;
        let page = invite(&amina, id, email).await.ok();
        post.deliver().await;
        let own = amina.visit(&format!("/my/practices/{id}")).await.ok();
        let plain = |text: String| text.replace(email, "…");
        pages.push((plain(page.text()), plain(own.text())));
    }
    assert_eq!(pages[0], pages[1]);
}
story!(an_inviter_does_not_learn_who_has_an_account);

/// Two presses of one button are one invitation and one mail; the same address again is told at the box.
async fn an_invitation_pressed_twice_is_mailed_once(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.draft("Almaty Process", 9).await;
    let amina = signed_in(&world, &cast.amina).await;
    let at = authors_of(id);
    let page = amina.visit(&at).await.ok();
    for says in ["The invitation is on its way", "This was done before"] {
        let form = page.form(&at).fill("email", NADIA);
        form.press("invite").await.lands_on(&at).shows(says);
    }
    link_to(&post, NADIA).await;
    let page = invite(&amina, id, NADIA).await;
    page.status(422)
        .shows("This address is in the list already")
        .keeps(NADIA);
    let page = invite(&amina, id, cast.amina.email.as_str()).await;
    page.status(422).shows("This is your own address");
    let form = amina
        .visit(&at)
        .await
        .ok()
        .form(&at)
        .fill("email", "a@b.example");
    let form = form.fill("greeting", "win at www.evil.example");
    form.press("invite")
        .await
        .status(422)
        .shows("Type a name without a web or mail address");
    assert_eq!(post.new_ones().await.len(), 0);
    // A renewal that is pressed twice is one mail, too.
    let page = amina.visit(&at).await.ok();
    let again = &line_buttons(&page)[0];
    for _ in 0..2 {
        page.form(&at).press(again).await.ok();
    }
    link_to(&post, NADIA).await;
}
story!(an_invitation_pressed_twice_is_mailed_once);

/// An invitation that was withdrawn leaves no mail behind, and its link opens nothing.
async fn a_withdrawn_invitation_is_dead(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.draft("Almaty Process", 9).await;
    let amina = signed_in(&world, &cast.amina).await;
    let at = authors_of(id);
    invite(&amina, id, NADIA).await.ok();
    let link = link_to(&post, NADIA).await;
    let withdraw = async || {
        let page = amina.visit(&at).await.ok();
        let cancel = line_buttons(&page).last().unwrap().clone();
        page.form(&at).press(&cancel).await
    };
    withdraw()
        .await
        .shows("Its link no longer works")
        .lacks(NADIA);
    world.browser().visit(&link).await.status(410);
    invite(&amina, id, NADIA).await.ok();
    withdraw().await.ok();
    assert_eq!(
        post.new_ones().await.len(),
        0,
        "it was withdrawn before it left"
    );
}
story!(a_withdrawn_invitation_is_dead);

/// Co-authors may do what the table grants to authors, and nothing that it grants to the owner.
async fn a_co_author_does_what_authors_may(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.draft("Almaty Process", 9).await;
    co_author(&cast, &post, &cast.amina, &cast.boris, id).await;
    let boris = signed_in(&world, &cast.boris).await;
    let list = boris.visit("/my/practices").await.ok();
    list.shows("Almaty Process")
        .shows("Owner: Ms. Amina Saidova. You are a co-author.");
    let at = format!("/my/practices/{id}");
    let own = boris.visit(&at).await.ok();
    assert_eq!(own.count("button[value=discard]"), 0);
    own.follow("See the authors, or leave").await.ok();
    for deed in ["discard", "withdraw", "ask_removal", "start_again"] {
        let answer = boris.post(&at, &[("deed", deed), ("seq", "9")]).await;
        answer.status(404);
    }
    for deed in [
        "invite",
        "invite_again-1",
        "reorder-1-up",
        "remove_author-1",
    ] {
        let form = [("deed", deed), ("seq", "9"), ("email", NADIA)];
        boris.post(&authors_of(id), &form).await.status(404);
    }
    let mut refused = Vec::new();
    for intent in [Intent::Discard, invitation(NADIA)] {
        refused.push(cast.act(&cast.boris, &id, intent).await);
    }
    assert!(
        refused
            .iter()
            .all(|one| matches!(one, Err(Error::NotFound))),
        "{refused:?}"
    );
    cast.act(&cast.boris, &id, Intent::Submit).await.unwrap();
    assert_eq!(
        told_since(&cast, id, 3).await,
        [
            "practice-submit author",
            "practice-submit reviewer",
            "practice-submit submitter",
            "practice-submit suggested"
        ]
    );
    let withdrawn = cast.act(&cast.boris, &id, Intent::Withdraw(None)).await;
    assert!(matches!(withdrawn, Err(Error::NotFound)), "{withdrawn:?}");
    cast.approve(id).await;
    for intent in [Intent::Confirm, Intent::Revise] {
        cast.act(&cast.boris, &id, intent).await.unwrap();
    }
}
story!(a_co_author_does_what_authors_may);

/// Who has left or was removed reads nothing more, stands in no list, and gets no mail, also none that waits already.
async fn who_is_no_author_any_more_gets_nothing(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let told = async || {
        let letters = post.new_ones().await;
        let to = letters.iter().map(|letter| letter.to.as_str());
        let mut names: Vec<String> = to
            .map(|to| to.split('@').next().unwrap().to_owned())
            .collect();
        names.sort();
        names
    };
    for leaves in [true, false] {
        let id = cast.draft("Almaty Process", 9).await;
        co_author(&cast, &post, &cast.amina, &cast.boris, id).await;
        cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
        let all = told().await;
        assert!(all.contains(&"boris".to_owned()), "{all:?}");
        // A mail to the authors waits, and then Boris is none any more.
        let returned = praxis::practice::model::Decision::Return {
            words: reasons("Say more."),
        };
        cast.act(&cast.ruth, &id, Intent::Decide(returned))
            .await
            .unwrap();
        cast.settle().await;
        let boris = signed_in(&world, &cast.boris).await;
        if leaves {
            let page = boris.visit(&authors_of(id)).await.ok();
            let page = page.form(&authors_of(id)).press("leave").await;
            page.lands_on("/my/practices").lacks("Almaty Process");
            assert_eq!(
                told().await,
                ["amina", "amina"],
                "the return, and that he left"
            );
        } else {
            let amina = signed_in(&world, &cast.amina).await;
            let page = amina.visit(&authors_of(id)).await.ok();
            let remove = line_buttons(&page)[0].clone();
            page.form(&authors_of(id)).press(&remove).await.ok();
            let page = amina.visit(&format!("/my/practices/{id}")).await.ok();
            page.shows("Co-author removed: Mr. Boris Lenz");
            assert_eq!(
                told().await,
                ["amina", "boris"],
                "the return, and the removal"
            );
            boris
                .visit("/my/practices")
                .await
                .ok()
                .lacks("Almaty Process");
        }
        boris
            .visit(&format!("/my/practices/{id}"))
            .await
            .status(404);
        boris.visit(&authors_of(id)).await.status(404);
        cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
        assert!(!told().await.contains(&"boris".to_owned()));
        cast.act(&cast.amina, &id, Intent::Withdraw(None))
            .await
            .unwrap();
        told().await;
    }
}
story!(who_is_no_author_any_more_gets_nothing);

/// Strangers find none of the addresses, and a suspended account neither invites nor accepts.
async fn strangers_and_the_suspended_find_nothing(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.draft("Almaty Process", 9).await;
    let link = invited_by(&cast, &post, &cast.amina, &cast.boris, id).await;
    for who in [&cast.ruth, &cast.grace, &cast.boris] {
        let browser = signed_in(&world, who).await;
        browser.visit(&authors_of(id)).await.status(404);
        let form = [("deed", "invite"), ("email", NADIA), ("seq", "0")];
        browser.post(&authors_of(id), &form).await.status(404);
        browser
            .visit(&format!("/my/practices/{id}"))
            .await
            .status(404);
    }
    let boris = signed_in(&world, &cast.boris).await;
    suspend(&cast.app, cast.boris.id, "A trial").await;
    let boris_again = {
        sign_in(&boris, cast.boris.email.as_str(), PASSWORD).await;
        boris
    };
    boris_again
        .visit(&link)
        .await
        .lands_on("/account/suspended");
    boris_again
        .post("/invitation", &[("deed", "join")])
        .await
        .lands_on("/account/suspended");
    cast.act(&cast.amina, &id, invitation(NADIA)).await.unwrap();
    suspend(&cast.app, cast.amina.id, "A trial").await;
    let letters = post.new_ones().await;
    assert!(
        letters.iter().all(|letter| letter.to != NADIA),
        "{letters:#?}"
    );
    let refused = cast.act(&cast.amina, &id, invitation("x@y.example")).await;
    assert!(
        matches!(
            refused,
            Err(Error::NotFound | Error::Denied(Denied::NotYours))
        ),
        "{refused:?}"
    );
}
story!(strangers_and_the_suspended_find_nothing);

/// A practice has at most so many, and an account sends at most so many mails in a row.
async fn invitations_are_bounded(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.draft("Almaty Process", 9).await;
    for number in 0..MOST_CO_AUTHORS {
        let email = format!("person{number}@people.example");
        cast.act(&cast.amina, &id, invitation(&email))
            .await
            .unwrap();
    }
    let refused = cast.act(&cast.amina, &id, invitation(NADIA)).await;
    assert!(
        matches!(refused, Err(Error::TooManyAuthors { .. })),
        "{refused:?}"
    );
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&authors_of(id)).await.ok();
    page.shows("A practice can have 20 co-authors and open invitations");
    let page = invite(&amina, id, NADIA).await.status(422);
    page.keeps(NADIA);
    // The pages press one button after the other; the account's own bucket ends that.
    let world = world.with(&[("rate_limits", "on")]);
    let amina = signed_in(&world, &cast.amina).await;
    let mut statuses = Vec::new();
    for number in 0..22 {
        let id = cast.draft(&format!("Practice {number}"), 9).await;
        statuses.push(invite(&amina, id, NADIA).await.status.as_u16());
    }
    assert_eq!(statuses[0], 200);
    assert_eq!(statuses[21], 422, "{statuses:?}");
}
story!(invitations_are_bounded);

/// The owner orders the lines by buttons; what is typed into a box survives every other button of the page.
async fn the_owner_orders_the_authors(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = cast.draft("Almaty Process", 9).await;
    co_author(&cast, &post, &cast.amina, &cast.boris, id).await;
    let amina = signed_in(&world, &cast.amina).await;
    invite(&amina, id, NADIA).await.ok();
    let at = authors_of(id);
    let boris = "Mr. Boris Lenz boris@people.example";
    let others = |page: &Page| page.texts(".authors .who")[1..].to_vec();
    let page = amina.visit(&at).await.ok();
    assert_eq!(others(&page), [boris, NADIA]);
    let down = line_buttons(&page)[0].clone();
    assert!(down.starts_with(Deed::Reorder.as_str()), "{down}");
    let form = page.form(&at).fill("greeting", "Nadia, whom I still type");
    let page = form.press(&down).await.shows("The order is changed");
    let page = page.keeps("Nadia, whom I still type");
    assert_eq!(others(&page), [NADIA, boris]);
    // The last line has no way down.
    amina
        .post(&at, &[("deed", &down), ("seq", "99")])
        .await
        .shows("The list has changed");
    accept(&cast, &cast.ruth, &link_to(&post, NADIA).await).await;
    let page = amina.visit(&at).await.ok();
    assert_eq!(
        others(&page),
        ["Ms. Ruth Wanjiru ruth@people.example", boris]
    );
}
story!(the_owner_orders_the_authors);
