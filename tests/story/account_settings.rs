//! What somebody changes about the own account, and what others are kept from changing.

use std::time::Duration;

use praxis::account::queries;
use praxis::edition;
use praxis::practice::actions::Intent;
use praxis::practice::model::TakeDown;

use crate::browser::Browser;
use crate::cast::{Cast, PASSWORD, reasons};
use crate::people::{ask_move, enter, of, sign_in};
use crate::post::Post;
use crate::site::{answers_with, publish};
use crate::world::World;

const NEW_PASSWORD: &str = "another long walk by the sea";

async fn is_signed_in(browser: &Browser) -> bool {
    browser.visit("/account").await.path() == "/account"
}

async fn ask_reset(browser: &Browser, email: &str) {
    let page = browser.visit("/reset").await.ok();
    let page = page
        .only_form()
        .fill("email", email)
        .press("Send me a link")
        .await;
    page.lands_on("/reset/sent").shows("works for an hour");
}

/// A reset ends every session, tells the owner, and works once; it signs nobody in.
async fn a_reset_ends_every_session(world: World) {
    let cast = Cast::of(&world).await;
    let (post, email) = (Post::of(&world), cast.amina.email.as_str());
    let (thief, owner) = (world.browser(), world.browser());
    enter(&thief, email).await;
    ask_reset(&owner, email).await;
    let link = post.only().await.link();
    let page = owner.visit(&link).await.ok().lands_on("/reset/password");
    assert!(is_signed_in(&thief).await, "opening a link does nothing");
    let page = page
        .only_form()
        .fill("password", "aminasaidova")
        .press("Set this password")
        .await;
    let page = page.status(422).shows("little more than a name");
    let (form, twice) = (page.only_form(), page.only_form());
    form.fill("password", NEW_PASSWORD)
        .press("Set this password")
        .await
        .lands_on("/sign-in")
        .shows("Sign in with the new one");
    assert!(!is_signed_in(&thief).await && !is_signed_in(&owner).await);
    twice
        .fill("password", "a third password of mine")
        .press("Set this password")
        .await
        .status(410);
    assert_eq!(
        post.only().await.subject,
        "Your password at Praxis was changed"
    );
    sign_in(&thief, email, PASSWORD).await.status(422);
    let page = sign_in(&owner, email, NEW_PASSWORD).await;
    assert_eq!(page.hops.first().map(String::as_str), Some("/desk"));
}
story!(a_reset_ends_every_session);

/// A link works for its own purpose, and for an hour.
async fn a_reset_link_works_for_an_hour(world: World) {
    let cast = Cast::of(&world).await;
    let (post, email, browser) = (Post::of(&world), cast.amina.email.as_str(), world.browser());
    ask_reset(&browser, email).await;
    let link = post.only().await.link();
    let as_other = |kind: &str| link.replace("/reset/", kind);
    browser.visit(&as_other("/confirm/")).await.status(410);
    browser.visit(&as_other("/sign-in/")).await.status(410);
    browser.visit(&link).await.ok();
    world.clock().advance(Duration::from_hours(1));
    browser
        .visit(&link)
        .await
        .status(410)
        .has("a[href='/reset']");
}
story!(a_reset_link_works_for_an_hour);

/// Changing the password needs the old one, keeps this session and ends all others.
async fn a_password_change_ends_the_other_sessions(world: World) {
    let cast = Cast::of(&world).await;
    let (post, email) = (Post::of(&world), cast.amina.email.as_str());
    let (here, there) = (world.browser(), world.browser());
    enter(&here, email).await;
    enter(&there, email).await;
    let form = || async {
        here.visit("/account/password")
            .await
            .ok()
            .form("/account/password")
    };
    let page = form()
        .await
        .fill("current_password", "not it at all")
        .fill("password", NEW_PASSWORD)
        .press("Change my password")
        .await;
    page.status(422)
        .shows("The password is not right")
        .lacks(NEW_PASSWORD);
    for (weak, says) in [
        ("short", "Add 7 characters to “New password”"),
        ("counterstrike1", "among those that are tried first"),
        ("aaaaaaaaaaaaaaa", "a pattern that machines guess"),
        ("praxis-amina-2026", "little more than a name"),
        ("", "Fill in “New password”"),
    ] {
        let page = form()
            .await
            .fill("current_password", PASSWORD)
            .fill("password", weak)
            .press("Change my password")
            .await;
        page.status(422).shows(says);
    }
    let page = form()
        .await
        .fill("current_password", PASSWORD)
        .fill("password", NEW_PASSWORD)
        .press("Change my password")
        .await;
    page.ok()
        .lands_on("/account/password")
        .shows("Your other sessions have ended");
    assert!(is_signed_in(&here).await);
    assert!(!is_signed_in(&there).await);
    assert_eq!(
        post.only().await.subject,
        "Your password at Praxis was changed"
    );
}
story!(a_password_change_ends_the_other_sessions);

/// An account moves when the new address confirms; the old one is warned and can stop it,
/// also afterwards, and then everybody is signed out.
async fn an_address_moves_with_a_stop_at_the_old_one(world: World) {
    let cast = Cast::of(&world).await;
    let (post, old, new) = (
        Post::of(&world),
        cast.amina.email.as_str(),
        "Amina@New.example",
    );
    let (browser, other) = (world.browser(), world.browser());
    // The address stands on a page, so the public sees the change.
    publish(
        &cast,
        &cast.amina,
        &answers_with("Almaty Process", 9, serde_json::json!({"contact": "shown"})),
    )
    .await;
    post.new_ones().await;
    let shown = async |address: &str| {
        let page = world
            .browser()
            .visit("/practices/almaty-process")
            .await
            .ok()
            .shows(address);
        page.header("etag").unwrap().to_owned()
    };
    let before = shown(old).await;
    enter(&browser, old).await;
    ask_move(&browser, old)
        .await
        .status(422)
        .shows("go to this address already")
        .keeps(old);
    ask_move(&browser, new)
        .await
        .ok()
        .lands_on("/account/email")
        .shows("We have sent a link to the new address")
        .shows("sent a link to Amina@New.example");
    let letters = post.new_ones().await;
    assert_eq!(letters.len(), 2, "{letters:#?}");
    let (confirm, stop) = (of(&letters, new).link(), of(&letters, old).link());
    assert!(of(&letters, old).text.contains("Amina@New.example"));
    // A stranger at the new address needs the account's password.
    let page = other
        .visit(&confirm)
        .await
        .ok()
        .only_form()
        .fill("password", "a guess")
        .press("Use this address")
        .await;
    page.status(422).shows("The password is not right");
    // Stopped in time: nothing moves.
    other
        .visit(&stop)
        .await
        .ok()
        .shows(old)
        .only_form()
        .press("Stop the change")
        .await
        .lands_on("/reset")
        .shows("is stopped");
    browser.visit(&confirm).await.status(410);
    // Whoever asked knew the password, so nobody stays signed in by it.
    assert!(!is_signed_in(&browser).await);

    enter(&browser, old).await;
    ask_move(&browser, new).await.ok();
    let letters = post.new_ones().await;
    let (confirm, stop) = (of(&letters, new).link(), of(&letters, old).link());
    browser
        .visit(&confirm)
        .await
        .ok()
        .only_form()
        .press("Use this address")
        .await
        .shows("Your mails go to your new address");
    browser
        .visit(&confirm)
        .await
        .shows("Your mails go to your new address");
    assert_ne!(shown("Amina@New.example").await, before);
    let thief = world.browser();
    enter(&thief, new).await;
    sign_in(&world.browser(), old, PASSWORD).await.status(422);
    // Stopped six days later: the account comes back and everybody is out.
    world.clock().advance(Duration::from_hours(6 * 24));
    other
        .visit(&stop)
        .await
        .ok()
        .only_form()
        .press("Stop the change")
        .await
        .lands_on("/reset")
        .shows("Somebody knows your password");
    assert!(!is_signed_in(&thief).await && !is_signed_in(&browser).await);
    assert_ne!(shown(old).await, before);
    enter(&world.browser(), old).await;
    other
        .visit(&stop)
        .await
        .ok()
        .lands_on("/sign-in")
        .shows("You have used this link already");
}
story!(an_address_moves_with_a_stop_at_the_old_one);

/// Moving to an address that has an account is answered as any other; its owner is told.
async fn a_taken_address_is_answered_alike(world: World) {
    let cast = Cast::of(&world).await;
    let (post, browser) = (Post::of(&world), world.browser());
    enter(&browser, cast.amina.email.as_str()).await;
    let page = ask_move(&browser, cast.boris.email.as_str()).await;
    page.ok()
        .lands_on("/account/email")
        .shows("We have sent a link to the new address");
    let mut subjects = post.subjects().await;
    subjects.sort();
    assert_eq!(
        subjects,
        [
            (
                cast.amina.email.to_string(),
                "Your account at Praxis is about to change its address".to_owned()
            ),
            (
                cast.boris.email.to_string(),
                "You already have an account at Praxis".to_owned()
            ),
        ]
    );
}
story!(a_taken_address_is_answered_alike);

/// Own sessions are listed and ended, one or all others; another's are out of reach.
async fn sessions_are_seen_and_ended(world: World) {
    let cast = Cast::of(&world).await;
    let email = cast.amina.email.as_str();
    let browsers = [world.browser(), world.browser(), world.browser()];
    for browser in &browsers {
        enter(browser, email).await;
        world.clock().advance(Duration::from_mins(1));
    }
    let [here, there, elsewhere] = &browsers;
    let page = here.visit("/account/sessions").await.ok();
    assert_eq!((page.count("tbody tr"), page.count("tbody button")), (3, 2));
    let stranger = world.browser();
    enter(&stranger, cast.boris.email.as_str()).await;
    let key = page.attributes("tbody button", "value").remove(0);
    let end = [("current_password", PASSWORD), ("session", key.as_str())];
    stranger.post("/account/sessions", &end).await.ok();
    assert!(is_signed_in(there).await && is_signed_in(elsewhere).await);
    // A person who finds this browser signed in ends nothing without the password.
    for deed in [("session", key.as_str()), ("deed", "end_others")] {
        here.post("/account/sessions", &[deed]).await.status(422);
        let wrong = [deed, ("current_password", "not it at all")];
        here.post("/account/sessions", &wrong)
            .await
            .status(422)
            .shows("The password is not right");
    }
    assert!(is_signed_in(there).await && is_signed_in(elsewhere).await);
    page.form_with("end_others")
        .fill("current_password", PASSWORD)
        .press(&key)
        .await
        .ok()
        .shows("The session has ended");
    assert_eq!(
        u8::from(is_signed_in(there).await) + u8::from(is_signed_in(elsewhere).await),
        1
    );
    here.visit("/account/sessions")
        .await
        .ok()
        .form_with("end_others")
        .fill("current_password", PASSWORD)
        .press("end_others")
        .await
        .ok()
        .shows("signed in only here");
    assert!(
        is_signed_in(here).await && !is_signed_in(there).await && !is_signed_in(elsewhere).await
    );
}
story!(sessions_are_seen_and_ended);

/// A change of name is a change that the public can see where a page of theirs shows it, and
/// signed in only here; one of language never is. The page comes back in the language chosen, and
/// says whom to write to about leaving.
async fn a_profile_is_changed(world: World) {
    let cast = Cast::of(&world).await;
    let browser = world.browser();
    enter(&browser, cast.amina.email.as_str()).await;
    let edition = async || {
        let mut db = world.app.db.read().await.unwrap();
        edition::current(&mut db).await.unwrap().0
    };
    let before = edition().await;
    let page = browser
        .visit("/account")
        .await
        .ok()
        .shows("To have your account deleted, write to");
    let form = page
        .form("/account")
        .choose("country", "TJ")
        .choose("language", "fr");
    form.press("Save")
        .await
        .ok()
        .lands_on("/fr/account")
        .shows("Enregistré");
    assert_eq!(edition().await, before);
    let form = browser.visit("/account").await.ok().form("/account");
    form.fill("family_name", "Saidova-Lenz")
        .press("Save")
        .await
        .ok();
    assert_eq!(edition().await, before, "the public does not know her yet");
    let rename = async |family: &str| {
        let before = edition().await;
        let form = browser.visit("/account").await.ok().form("/account");
        form.fill("family_name", family).press("Save").await.ok();
        edition().await - before
    };
    let id = cast.submitted("Almaty Process", 9).await;
    assert_eq!(
        rename("Saidova").await,
        0,
        "nothing is public before a decision"
    );
    cast.approve(id).await;
    assert_eq!(rename("Saidova-Brandt").await, 1);
    let take_down = |how| Intent::TakeDown {
        how,
        words: reasons("For a while"),
    };
    cast.act(&cast.ruth, &id, take_down(TakeDown::NotCurrent))
        .await
        .unwrap();
    assert_eq!(
        rename("Saidova").await,
        1,
        "what is no longer current can be read"
    );
    cast.act(&cast.grace, &id, Intent::Restore(None))
        .await
        .unwrap();
    cast.act(&cast.ruth, &id, take_down(TakeDown::Gone))
        .await
        .unwrap();
    assert_eq!(rename("Saidova-Lenz").await, 0, "what is gone names nobody");
    cast.act(&cast.grace, &id, Intent::Restore(None))
        .await
        .unwrap();
    let page = world
        .browser()
        .visit("/practices/almaty-process")
        .await
        .ok();
    page.shows("Saidova-Lenz").lacks("Brandt");
    let mut db = world.app.db.read().await.unwrap();
    let amina = queries::by_id(&mut db, cast.amina.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(amina.name.display(), "Ms. Amina Saidova-Lenz");
}
story!(a_profile_is_changed);
