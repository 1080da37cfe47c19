//! Signing in by password and by mailed link; and that nobody can lock an owner out.

use std::time::Duration;

use praxis::account::actions::{self, NewMember};
use praxis::account::model::{EmailAddress, Role, Scope};
use praxis::account::queries;
use praxis::config::Argon2Cost;
use praxis::hashes::{Caller, HashQueue};
use praxis::language::Language;
use praxis::practice::named::Submitters;

use crate::browser::{Browser, Page};
use crate::cast::{Cast, PASSWORD, change_role};
use crate::people::{as_demonstration, enter, sign_in, signed_in};
use crate::post::Post;
use crate::world::World;

/// One sentence and one hash for every wrong pair, and the address stays in its field.
async fn every_wrong_pair_is_told_the_same(world: World) {
    let cast = Cast::of(&world).await;
    let browser = world.browser();
    let long = "x".repeat(257);
    for (email, password, hashes) in [
        (cast.amina.email.as_str(), "not her password", 1),
        ("nobody@elsewhere.example", "not her password", 1),
        ("nobody", "not her password", 0),
        (cast.amina.email.as_str(), long.as_str(), 0),
    ] {
        let before = world.app.hashes.total();
        let page = sign_in(&browser, email, password).await.status(422);
        page.shows("The email address or the password is not right")
            .keeps(email)
            .lacks(password);
        assert_eq!(world.app.hashes.total() - before, hashes, "{email}");
    }
    sign_in(&browser, "", "")
        .await
        .status(422)
        .shows("Fill in “Email address”")
        .shows("Fill in “Password”");
}
story!(every_wrong_pair_is_told_the_same);

/// An attacker empties the bucket of unknown browsers; the owner's own browser never notices,
/// and the owner on a new one uses the reset link.
async fn nobody_can_lock_an_owner_out(world: World) {
    let world = world.with(&[("rate_limits", "on")]);
    let cast = Cast::of(&world).await;
    let (post, email) = (Post::of(&world), cast.amina.email.as_str());
    let own = world.browser();
    enter(&own, email).await;
    own.visit("/account")
        .await
        .ok()
        .form("/account")
        .press("Sign out")
        .await;

    let attacker = own.at([198, 51, 100, 1]);
    for _ in 0..10 {
        sign_in(&attacker, email, "a guess at her password")
            .await
            .status(422);
    }
    let page = sign_in(&attacker, email, "a guess at her password")
        .await
        .status(429);
    page.shows("Too many tries with this address. Nothing is locked")
        .keeps(email);
    // Even the right password says no more than that there were too many tries.
    sign_in(&attacker, email, PASSWORD).await.status(429);
    let new = own.at([198, 51, 100, 99]);
    sign_in(&new, email, PASSWORD).await.status(429);

    enter(&own, email).await;
    new.visit("/reset")
        .await
        .ok()
        .only_form()
        .fill("email", email)
        .press("Send me a link")
        .await
        .lands_on("/reset/sent");
    let page = new
        .visit(&post.only().await.link())
        .await
        .ok()
        .lands_on("/reset/password");
    page.only_form()
        .fill("password", "another long walk by the sea")
        .press("Set this password")
        .await
        .lands_on("/sign-in");
    let page = sign_in(&new, email, "another long walk by the sea").await;
    assert_eq!(page.hops.first().map(String::as_str), Some("/desk"));

    // The attacker's bucket fills by one a minute.
    world.clock().advance(Duration::from_mins(1));
    sign_in(&attacker, email, "one more guess at it")
        .await
        .status(422);
    sign_in(&attacker, email, "one more guess at it")
        .await
        .status(429);
}
story!(nobody_can_lock_an_owner_out);

/// The network's bucket: many addresses from one place.
async fn one_network_cannot_try_many_addresses(world: World) {
    let world = world.with(&[("rate_limits", "on")]);
    let browser = world.browser();
    for person in 0..20 {
        sign_in(
            &browser,
            &format!("p{person}@ministry.example"),
            "a guess at it",
        )
        .await
        .status(422);
    }
    sign_in(&browser, "p20@ministry.example", "a guess at it")
        .await
        .status(429)
        .keeps("p20@ministry.example");
    let elsewhere = browser.at([198, 51, 100, 1]);
    sign_in(&elsewhere, "p20@ministry.example", "a guess at it")
        .await
        .status(422);
}
story!(one_network_cannot_try_many_addresses);

async fn ask_link(browser: &Browser, email: &str) {
    let page = browser.visit("/sign-in/by-mail").await.ok();
    let page = page
        .only_form()
        .fill("email", email)
        .press("Send me a link")
        .await;
    page.lands_on("/sign-in/sent").shows("Check your mail");
}

/// A mailed link signs in once, by its button, for a quarter of an hour; in another browser
/// than the one that asked only somebody who knows the address.
async fn a_mailed_link_signs_in_once(world: World) {
    let cast = Cast::of(&world).await;
    let (post, email) = (Post::of(&world), cast.amina.email.as_str());
    let (own, other) = (world.browser(), world.browser());
    ask_link(&own, email).await;
    let link = post.only().await.link();
    own.visit(&link).await.ok().lands_on("/sign-in/link");
    own.visit("/account")
        .await
        .lands_on("/sign-in?next=%2Faccount");
    let page = own
        .visit(&link)
        .await
        .ok()
        .only_form()
        .press("Sign in")
        .await;
    assert_eq!(page.hops.first().map(String::as_str), Some("/desk"));
    own.visit("/account").await.ok().lands_on("/account");
    other
        .visit(&link)
        .await
        .status(410)
        .shows("no longer works");
    for (path, way) in [
        ("/reset/cut-short", "/reset"),
        ("/sign-in/cut-short", "/sign-in/by-mail"),
    ] {
        other
            .visit(path)
            .await
            .status(410)
            .shows("Send a new link")
            .has(&format!("main a[href='{way}']"));
    }

    ask_link(&own, email).await;
    let second = post.only().await.link();
    let page = other
        .visit(&second)
        .await
        .ok()
        .shows("Type the address to which the link was sent");
    let page = page
        .only_form()
        .fill("email", "boris@people.example")
        .press("Sign in")
        .await;
    let page = page
        .status(422)
        .shows("not the address that the link was sent to")
        .keeps("boris@people.example");
    let page = page.only_form().fill("email", email).press("Sign in").await;
    assert_eq!(page.hops.first().map(String::as_str), Some("/desk"));

    ask_link(&own, email).await;
    let late = post.only().await.link();
    world.clock().advance(Duration::from_mins(15));
    own.visit(&late).await.status(410);
}
story!(a_mailed_link_signs_in_once);

/// Reviewers and administrators sign in by password only, also with a link from before.
async fn reviewers_get_no_link(world: World) {
    let cast = Cast::of(&world).await;
    let (post, browser) = (Post::of(&world), world.browser());
    ask_link(&browser, cast.ruth.email.as_str()).await;
    let letter = post.only().await;
    assert_eq!(letter.subject, "Sign in to Praxis with your password");
    assert!(
        !letter
            .text
            .split_whitespace()
            .any(|word| word.len() > 64 && word.contains("/sign-in/"))
    );

    ask_link(&browser, cast.boris.email.as_str()).await;
    let link = post.only().await.link();
    change_role(&world.app, cast.boris.id, Role::Reviewer, &Scope::default()).await;
    browser.visit(&link).await.status(410);
    browser.post("/sign-in/link", &[]).await.status(410);
}
story!(reviewers_get_no_link);

/// A stranger gets to the page they wanted; what is not a page of ours is no place to go.
async fn a_stranger_comes_back_to_the_page_they_wanted(world: World) {
    let cast = Cast::of(&world).await;
    let (browser, email) = (world.browser(), cast.amina.email.as_str());
    let page = browser
        .visit("/fr/account/email")
        .await
        .lands_on("/fr/sign-in?next=%2Ffr%2Faccount%2Femail");
    let page = page
        .form_with("Se connecter")
        .fill("email", email)
        .fill("password", PASSWORD)
        .press("Se connecter")
        .await;
    page.ok().lands_on("/fr/account/email");
    for evil in [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/fr//evil.example",
    ] {
        let browser = world.browser();
        let page = browser.visit("/sign-in").await.ok();
        let form = page
            .form_with("Sign in")
            .fill("email", email)
            .fill("password", PASSWORD)
            .set("next", evil);
        assert_eq!(
            form.press("Sign in").await.hops.first().map(String::as_str),
            Some("/desk"),
            "{evil}"
        );
    }
}
story!(a_stranger_comes_back_to_the_page_they_wanted);

/// A hash of other parameters is made anew while the password is at hand, once.
async fn an_older_hash_is_renewed_at_sign_in(world: World) {
    let cast = Cast::of(&world).await;
    let email = "older@people.example";
    let older = Argon2Cost {
        memory: 16,
        passes: 1,
        lanes: 1,
    };
    let older = HashQueue::new(older, 1).unwrap();
    let mut place = older.take_place(Caller::Known(email)).unwrap();
    let hash = place.hash(PASSWORD, [3; 16]).await.unwrap();
    let new = NewMember {
        name: cast.amina.name.clone(),
        email: EmailAddress::parse(email).unwrap(),
        organisation: None,
        country: None,
        language: Language::En,
        role: Role::Submitter,
        scope: Scope::default(),
        reads: Vec::new(),
    };
    let mut tx = world.app.db.write().await.unwrap();
    actions::create(
        &mut tx,
        &world.app,
        &new,
        &hash,
        world.clock().now(),
        &Submitters,
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    for hashes in [2, 1] {
        let before = world.app.hashes.total();
        enter(&world.browser(), email).await;
        assert_eq!(world.app.hashes.total() - before, hashes);
    }
}
story!(an_older_hash_is_renewed_at_sign_in);

/// No word is lost to a session that ended: a known browser finds its form again after
/// signing in, any other carries it through the sign-in page.
async fn a_form_outlives_its_session(world: World) {
    let cast = Cast::of(&world).await;
    let email = cast.amina.email.as_str();
    let known = world.browser();
    enter(&known, email).await;
    let form = known
        .visit("/account")
        .await
        .ok()
        .form("/account")
        .fill("organisation", "A long name typed with care");
    let stranger = world.browser();
    enter(&stranger, email).await;
    let carried = stranger
        .visit("/account")
        .await
        .ok()
        .form("/account")
        .fill("organisation", "Another long name, typed");
    stranger.forget_cookies();
    let mut tx = world.app.db.write().await.unwrap();
    praxis::web::session::end_all(&mut tx, cast.amina.id)
        .await
        .unwrap();
    tx.commit().await.unwrap();

    let page = form.press("Save").await.ok();
    assert!(page.path().starts_with("/sign-in"), "{}", page.path());
    let page = page
        .form_with("Sign in")
        .fill("email", email)
        .fill("password", PASSWORD)
        .press("Sign in")
        .await;
    page.ok().keeps("A long name typed with care");

    let page = carried
        .press("Save")
        .await
        .ok()
        .shows("What you typed is kept");
    let page = page
        .form_with("Sign in")
        .fill("email", email)
        .fill("password", PASSWORD)
        .press("Sign in")
        .await;
    let page = page.ok().keeps("Another long name, typed");
    // Nothing was carried out by itself.
    let mut db = world.app.db.read().await.unwrap();
    let amina = queries::by_id(&mut db, cast.amina.id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(amina.organisation, cast.amina.organisation);
    drop(db);
    page.form("/account")
        .choose("country", "TJ")
        .press("Save")
        .await
        .ok()
        .shows("Saved");
}
story!(a_form_outlives_its_session);

/// The demonstration's people have a button each, and nowhere else does that door exist.
async fn the_demonstration_is_entered_by_a_button(world: World) {
    let cast = Cast::of(&world).await;
    world
        .browser()
        .post("/sign-in/demo", &[("account", cast.amina.email.as_str())])
        .await
        .status(404);

    let world = as_demonstration(&world, &cast);
    let browser = world.browser();
    let page = browser
        .visit("/sign-in")
        .await
        .ok()
        .shows("This is a demonstration")
        .shows("Ms. Ruth Wanjiru");
    let page = page
        .form_with("Enter as reviewer")
        .press("Enter as reviewer")
        .await;
    assert_eq!(page.hops, ["/desk", "/review"]);
    browser
        .post("/sign-in/demo", &[("account", cast.omar.email.as_str())])
        .await
        .status(404);
}
story!(the_demonstration_is_entered_by_a_button);

/// The header of a public page is the same for every reader, and names the ways in; a page at the door names the other
/// door. The way to a form leads through the door and back to the form.
async fn the_header_says_how_to_come_in(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let (visitor, amina) = (world.browser(), signed_in(&world, &cast.amina).await);
    let header = |page: &Page| page.texts("header nav.me li");
    for address in [
        "/",
        "/practices",
        "/practices/almaty-process",
        "/about",
        "/nothing",
    ] {
        for browser in [&visitor, &amina] {
            let page = browser.visit(address).await;
            let ways = ["Propose a practice", "Sign in / My desk"];
            assert_eq!(header(&page), ways, "{address}");
        }
    }
    for address in [
        "/sign-in",
        "/register",
        "/reset",
        "/sign-in/by-mail",
        "/reset/sent",
    ] {
        let page = visitor.visit(address).await.ok();
        assert_eq!(header(&page), ["Sign in", "Register"], "{address}");
    }
    let home = amina.visit("/").await.ok();
    home.follow("Propose a practice")
        .await
        .ok()
        .lands_on("/my/practices/new");
    home.follow("Sign in / My desk")
        .await
        .ok()
        .lands_on("/my/practices");

    let door = visitor.visit("/").await.ok();
    let door = door.follow("Propose a practice").await.ok();
    let form = door
        .form_with("Sign in")
        .fill("email", cast.boris.email.as_str());
    let page = form.fill("password", PASSWORD).press("Sign in").await;
    page.ok().lands_on("/my/practices/new");
}
story!(the_header_says_how_to_come_in);
