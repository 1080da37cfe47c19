//! What an old credential granted ends with it; moves, how they are taken and stopped, and what they tell.

use std::time::Duration;

use praxis::account::actions;
use praxis::account::check::check;
use praxis::account::model::{AccountId, EmailAddress, Role, Scope};
use praxis::account::queries;
use praxis::admin::actions as admin;
use praxis::db::Engine;

use crate::browser::{Browser, Page};
use crate::cast::{Cast, PASSWORD, change_role, person, suspend};
use crate::credentials::{NEW_PASSWORD, ask_reset, bare_post, count, hold, is_signed_in, link};
use crate::people::{enter, sign_in};
use crate::post::Post;
use crate::world::World;

const FREE: &str = "elsewhere@free.example";

async fn ask_move(browser: &Browser, to: &str, password: &str) -> Page {
    let fields = [("email", to), ("current_password", password)];
    let page = browser.post("/account/email", &fields).await;
    page.ok().lands_on("/account/email")
}

async fn press(browser: &Browser, link: &str) -> Page {
    browser.visit(link).await.ok();
    browser.post("/confirm", &[]).await
}

async fn reset(browser: &Browser, link: &str, password: &str) -> Page {
    browser.visit(link).await.ok();
    let page = browser
        .post("/reset/password", &[("password", password)])
        .await;
    page.ok().lands_on("/sign-in")
}

async fn change_password(browser: &Browser, old: &str, new: &str) {
    let fields = [("current_password", old), ("password", new)];
    let page = browser.post("/account/password", &fields).await;
    page.ok().shows("Your other sessions have ended");
}

async fn address(world: &World, id: AccountId) -> String {
    let mut db = world.app.db.read().await.unwrap();
    let account = queries::by_id(&mut db, id).await.unwrap().unwrap();
    account.email.to_string()
}

/// By what the credentials of an account end.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Door {
    Reset,
    Password,
    Role,
    Suspension,
    Restoration,
    Stop,
    Replacement,
}

impl Door {
    const ALL: [Self; 7] = [
        Self::Reset,
        Self::Password,
        Self::Role,
        Self::Suspension,
        Self::Restoration,
        Self::Stop,
        Self::Replacement,
    ];

    /// Goes through it, and says in how many browsers the account is signed in and known afterwards.
    async fn open(
        self,
        world: &World,
        id: AccountId,
        owner: &Browser,
        reset_link: &str,
        stop_link: &str,
    ) -> (i64, i64) {
        let now = world.clock().now();
        match self {
            Self::Reset => {
                reset(owner, reset_link, NEW_PASSWORD).await;
                return (0, 1);
            }
            Self::Password => {
                change_password(owner, PASSWORD, NEW_PASSWORD).await;
                return (1, 1);
            }
            Self::Stop => {
                press(owner, stop_link).await.lands_on("/reset");
                return (0, 0);
            }
            Self::Role | Self::Suspension | Self::Restoration | Self::Replacement => {}
        }
        match self {
            Self::Role => change_role(&world.app, id, Role::Reviewer, &Scope::default()).await,
            Self::Suspension => suspend(&world.app, id, "Why.").await,
            Self::Replacement => {
                let mut tx = world.app.db.write().await.unwrap();
                let hash = actions::hash_password(&world.app, NEW_PASSWORD)
                    .await
                    .unwrap();
                actions::replace_password(&mut tx, id, &hash, now)
                    .await
                    .unwrap();
                tx.commit().await.unwrap();
            }
            _ => {
                // Suspended by another program, which left everything as it was.
                let mut tx = world.app.db.write().await.unwrap();
                tx.sql(
                    "UPDATE account SET suspended_at = 1, suspension_reason = 'x' WHERE id = $1",
                )
                .bind(id)
                .execute()
                .await
                .unwrap();
                tx.commit().await.unwrap();
                admin::restore(&world.app, None, id).await.unwrap();
            }
        }
        (0, 0)
    }
}

/// A thief with the password asks to move the account. Whatever replaces or revokes that password ends what it
/// granted: sessions, known browsers, the move, and every mailed link, in whichever browser it is opened.
async fn what_an_old_credential_granted_ends_with_it(world: World) {
    let post = Post::of(&world);
    for door in Door::ALL {
        let name = format!("{door:?}");
        let amina = person(
            &world.app,
            "Ms.",
            &name,
            "Saidova",
            Role::Submitter,
            &Scope::default(),
        )
        .await;
        let (id, email) = (amina.id, amina.email.as_str());
        let (thief, owner) = (world.browser(), world.browser());
        enter(&thief, email).await;
        enter(&owner, email).await;
        ask_move(&thief, FREE, PASSWORD).await;
        let letters = post.new_ones().await;
        let (move_link, stop_link) = (
            link(&letters, FREE, "/confirm/"),
            link(&letters, email, "/confirm/"),
        );
        thief.visit(&move_link).await.ok().shows("Use this address");
        bare_post(&thief, "/sign-in/by-mail", &[("email", email)])
            .await
            .status(303);
        let letters = post.new_ones().await;
        let sign_in_link = link(&letters, email, "/sign-in/");
        let reset_link = ask_reset(&owner, &post, email).await;
        assert_eq!(count(&world, "requests", id).await, 4, "{door:?}");

        let left = door.open(&world, id, &owner, &reset_link, &stop_link).await;
        let granted = (
            count(&world, "sessions", id).await,
            count(&world, "devices", id).await,
        );
        assert_eq!(
            (count(&world, "requests", id).await, granted),
            (0, left),
            "{door:?}"
        );
        assert!(!is_signed_in(&thief).await, "{door:?}");
        for browser in [&thief, &owner, &world.browser()] {
            browser.visit(&move_link).await.status(410);
            browser
                .post("/confirm", &[("password", PASSWORD)])
                .await
                .status(410);
            browser.visit(&sign_in_link).await.status(410);
            browser
                .post("/sign-in/link", &[("email", email)])
                .await
                .status(410);
            browser.visit(&reset_link).await.status(410);
        }
        assert_eq!(address(&world, id).await, email, "{door:?}");
        post.new_ones().await;
    }
}
story!(what_an_old_credential_granted_ends_with_it);

/// Whoever takes a move shows that the account is theirs, by a session of it or its password: having asked in the
/// same browser, or being signed in to another account there, is not enough.
async fn a_move_is_taken_with_a_session_or_the_password(world: World) {
    let cast = Cast::of(&world).await;
    let (post, email, asked) = (Post::of(&world), cast.amina.email.as_str(), world.browser());
    enter(&asked, email).await;
    ask_move(&asked, FREE, PASSWORD).await;
    let letters = post.new_ones().await;
    let moved = link(&letters, FREE, "/confirm/");
    asked.post("/sign-out", &[]).await.ok();
    asked.visit(&moved).await.ok().shows("Type its password");
    asked.post("/confirm", &[]).await.status(422);
    enter(&asked, cast.boris.email.as_str()).await;
    asked.visit(&moved).await.ok().shows("Type its password");
    asked.post("/confirm", &[]).await.status(422);
    asked
        .post("/confirm", &[("password", "not her password")])
        .await
        .status(422);
    assert_eq!(address(&world, cast.amina.id).await, email);
    let page = asked.post("/confirm", &[("password", PASSWORD)]).await;
    // Boris, who is signed in here, is not sent to the page of his own address.
    page.lands_on("/my/practices");
    assert_eq!(address(&world, cast.amina.id).await, FREE);

    // With a session of the account, one press is enough.
    let here = world.browser();
    enter(&here, FREE).await;
    ask_move(&here, "further@free.example", PASSWORD).await;
    let letters = post.new_ones().await;
    let moved = link(&letters, "further@free.example", "/confirm/");
    press(&here, &moved)
        .await
        .lands_on("/account/email")
        .shows("Your mails go to your new address");
    assert_eq!(address(&world, cast.amina.id).await, "further@free.example");
}
story!(a_move_is_taken_with_a_session_or_the_password);

/// After a move has taken place the link at the former address is its owner's protection: a thief's change of
/// password, a reset and a further move leave it. It takes the account back once, and what was sent to the thief
/// cannot take it away again.
async fn a_former_address_takes_the_account_back_once(world: World) {
    let cast = Cast::of(&world).await;
    let (post, id, old) = (Post::of(&world), cast.amina.id, cast.amina.email.as_str());
    let (thief, owner) = (world.browser(), world.browser());
    enter(&thief, old).await;
    // Asked twice, and the owner opens the older of the two mails.
    ask_move(&thief, FREE, PASSWORD).await;
    let letters = post.new_ones().await;
    let stop = link(&letters, old, "/confirm/");
    ask_move(&thief, FREE, PASSWORD).await;
    let letters = post.new_ones().await;
    let moved = link(&letters, FREE, "/confirm/");
    press(&thief, &moved)
        .await
        .shows("Your mails go to your new address");
    change_password(&thief, PASSWORD, NEW_PASSWORD).await;
    let by_reset = ask_reset(&thief, &post, FREE).await;
    reset(&thief, &by_reset, PASSWORD).await;
    enter(&thief, FREE).await;
    ask_move(&thief, "further@free.example", PASSWORD).await;
    let letters = post.new_ones().await;
    let thiefs_stop = link(&letters, FREE, "/confirm/");
    press(&thief, &link(&letters, "further@free.example", "/confirm/"))
        .await
        .ok();
    assert_eq!(address(&world, id).await, "further@free.example");

    owner
        .visit(&stop)
        .await
        .ok()
        .shows(old)
        .shows("Stop the change");
    owner
        .post("/confirm", &[])
        .await
        .lands_on("/reset")
        .shows("The account is back at this address");
    assert_eq!(
        (
            address(&world, id).await,
            count(&world, "sessions", id).await
        ),
        (old.to_owned(), 0)
    );
    assert!(!is_signed_in(&thief).await);
    thief
        .visit(&thiefs_stop)
        .await
        .status(410)
        .shows("no change of address left");
    thief.post("/confirm", &[]).await.status(410);
    thief.visit(&moved).await.status(410);

    // The owner moves of their own will; the used link does not take the account back from there.
    let by_reset = ask_reset(&owner, &post, old).await;
    reset(&owner, &by_reset, NEW_PASSWORD).await;
    post.new_ones().await;
    sign_in(&owner, old, NEW_PASSWORD).await.ok();
    ask_move(&owner, "own@people.example", NEW_PASSWORD).await;
    let letters = post.new_ones().await;
    press(&owner, &link(&letters, "own@people.example", "/confirm/"))
        .await
        .ok();
    let other = world.browser();
    other
        .visit(&stop)
        .await
        .ok()
        .lands_on("/sign-in")
        .shows("You have used this link already");
    hold(&other, &stop);
    other
        .post("/confirm", &[])
        .await
        .lands_on("/sign-in")
        .shows("You have used this link already");
    assert_eq!(address(&world, id).await, "own@people.example");
    assert!(is_signed_in(&owner).await);
}
story!(a_former_address_takes_the_account_back_once);

/// A link that would stop a move which has ended says that there is nothing left to stop, and does nothing.
async fn a_link_with_nothing_to_stop_says_so(world: World) {
    let cast = Cast::of(&world).await;
    let (post, email, owner) = (Post::of(&world), cast.amina.email.as_str(), world.browser());
    enter(&owner, email).await;
    ask_move(&owner, FREE, PASSWORD).await;
    let letters = post.new_ones().await;
    let ended = link(&letters, email, "/confirm/");
    change_password(&owner, PASSWORD, NEW_PASSWORD).await;
    post.new_ones().await;
    ask_move(&owner, FREE, NEW_PASSWORD).await;
    let letters = post.new_ones().await;
    let late = link(&letters, email, "/confirm/");
    let other = world.browser();
    other
        .visit(&ended)
        .await
        .status(410)
        .shows("This link has no change of address left to stop");
    other.post("/confirm", &[]).await.status(410);
    assert!(is_signed_in(&owner).await);
    world.clock().advance(Duration::from_hours(7 * 24));
    other
        .visit(&late)
        .await
        .status(410)
        .shows("This link has no change of address left to stop");
    let french = late.replace("/confirm/", "/fr/confirm/");
    other
        .visit(&french)
        .await
        .status(410)
        .shows("Il n’y a plus de changement d’adresse");
}
story!(a_link_with_nothing_to_stop_says_so);

/// Asking to move to an address that has an account leaves the same pages as asking for a free one: afterwards,
/// when it is asked again, when it is stopped, and when its time is over.
async fn a_taken_address_leaves_the_same_pages(world: World) {
    let cast = Cast::of(&world).await;
    let (post, email, browser) = (Post::of(&world), cast.amina.email.as_str(), world.browser());
    enter(&browser, email).await;
    let mut told = Vec::new();
    for to in ["boris@none.example", cast.boris.email.as_str()] {
        let page = async |page: Page| page.text().replace(to, "(there)");
        let mut seen = Vec::new();
        seen.push(page(ask_move(&browser, to, PASSWORD).await).await);
        seen.push(page(browser.visit("/account/email").await.ok()).await);
        seen.push(page(ask_move(&browser, to, PASSWORD).await).await);
        let letters = post.new_ones().await;
        let mine: Vec<_> = letters.iter().filter(|letter| letter.to == email).collect();
        seen.extend(mine.iter().map(|letter| letter.subject.clone()));
        world.clock().advance(Duration::from_hours(2));
        seen.push(page(browser.visit("/account/email").await.ok()).await);
        world.clock().advance(Duration::from_hours(22));
        seen.push(page(browser.visit("/account/email").await.ok()).await);
        ask_move(&browser, to, PASSWORD).await;
        let letters = post.new_ones().await;
        seen.push(page(press(&browser, &link(&letters, email, "/confirm/")).await).await);
        enter(&browser, email).await;
        seen.push(page(browser.visit("/account/email").await.ok()).await);
        told.push(seen);
    }
    assert_eq!(told[0], told[1]);
    assert!(
        told[0][1].contains("sent a link to (there)"),
        "{}",
        told[0][1]
    );
    assert!(!told[0].last().unwrap().contains("sent a link to"));
}
story!(a_taken_address_leaves_the_same_pages);

/// `praxis check` tells of a request, or a session, that outlived the credential which granted it.
async fn the_check_finds_what_outlived_its_credential(world: World) {
    let cast = Cast::of(&world).await;
    let owner = world.browser();
    let broken = async || {
        let mut db = world.app.db.read().await.unwrap();
        let checked = check(&mut db).await.unwrap();
        checked
            .into_iter()
            .map(|one| (one.count, one.broken.len()))
            .collect::<Vec<_>>()
    };
    enter(&owner, cast.amina.email.as_str()).await;
    ask_move(&owner, FREE, PASSWORD).await;
    assert_eq!(broken().await, [(2, 0), (1, 0)]);
    world.clock().advance(Duration::from_secs(1));
    change_password(&owner, PASSWORD, NEW_PASSWORD).await;
    assert_eq!(broken().await, [(0, 0), (1, 0)]);
    let mut tx = world.app.db.write().await.unwrap();
    tx.sql("UPDATE link_request SET ended_at = NULL")
        .execute()
        .await
        .unwrap();
    tx.sql("UPDATE session SET created_at = created_at - 1")
        .execute()
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(broken().await, [(2, 2), (1, 1)]);
    let mut tx = world.app.db.write().await.unwrap();
    tx.sql("UPDATE session SET created_at = created_at + 1, standing = 'reviewer'")
        .execute()
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(broken().await, [(2, 2), (1, 1)]);
    let email = EmailAddress::parse(FREE).unwrap();
    let mut db = world.app.db.read().await.unwrap();
    assert!(queries::by_email(&mut db, &email).await.unwrap().is_none());
}
story!(the_check_finds_what_outlived_its_credential);
