//! No door opens a session under an id that a browser brought, and each change of the password makes a fresh one.

use std::time::Duration;

use praxis::db::Engine;
use tower_sessions::session::Id;

use crate::browser::{Browser, Page};
use crate::cast::{Cast, PASSWORD};
use crate::credentials::{NEW_PASSWORD, ask_reset, bare_post, count, hold, is_signed_in, link};
use crate::people::{as_demonstration, enter};
use crate::post::Post;
use crate::world::World;

const COOKIE: &str = "__Host-praxis";

/// Whatever id a browser brings, no door signs anybody in under it, and none that ended opens anything again.
async fn no_door_adopts_an_id(world: World) {
    let cast = Cast::of(&world).await;
    let world = as_demonstration(&world, &cast);
    let (post, email) = (Post::of(&world), cast.amina.email.as_str());
    let expired = world.browser();
    enter(&expired, cast.ruth.email.as_str()).await;
    world.clock().advance(Duration::from_hours(2));
    let out = world.browser();
    enter(&out, email).await;
    let signed_out = out.cookie(COOKIE).unwrap();
    out.post("/sign-out", &[]).await.ok();
    for door in [
        "/sign-in",
        "/sign-in/link",
        "/sign-in/demo",
        "/confirm",
        "/reset/password",
    ] {
        let another = world.browser();
        enter(&another, cast.boris.email.as_str()).await;
        let ids = [
            Id(i128::from_le_bytes(world.app.random.bytes())).to_string(),
            "AAAAAAAAAAAAAAAAAAAAAA".to_owned(),
            expired.cookie(COOKIE).unwrap(),
            signed_out.clone(),
            another.cookie(COOKIE).unwrap(),
        ];
        for planted in ids {
            let browser = world.browser();
            browser.set_cookie(COOKIE, &planted);
            let answer = go_through(&browser, &post, door, email).await;
            if door.starts_with("/sign-in") {
                assert_ne!(browser.cookie(COOKIE).unwrap(), planted, "{door}");
            }
            let signs_in = answer.headers.get_all("set-cookie").iter().any(|line| {
                line.to_str().unwrap().starts_with("__Host-praxis=")
                    && !line.to_str().unwrap().contains("Max-Age=0")
            });
            assert_eq!(signs_in, door.starts_with("/sign-in"), "{door}");
            let thief = world.browser();
            thief.set_cookie(COOKIE, &planted);
            let whose = thief.visit("/account/email").await;
            let is_amina = whose.path() == "/account/email" && whose.body.contains(email);
            assert!(!is_amina, "{door} adopted {planted}");
        }
    }
}
story!(no_door_adopts_an_id);

/// One bare form through a door that signs in, or that must not.
async fn go_through(browser: &Browser, post: &Post, door: &str, email: &str) -> Page {
    match door {
        "/sign-in" => {
            let fields = [("email", email), ("password", PASSWORD)];
            bare_post(browser, door, &fields).await.status(303)
        }
        "/sign-in/demo" => bare_post(browser, door, &[("account", email)])
            .await
            .status(303),
        "/sign-in/link" => {
            bare_post(browser, "/sign-in/by-mail", &[("email", email)])
                .await
                .status(303);
            let letters = post.new_ones().await;
            hold(browser, &link(&letters, email, "/sign-in/"));
            bare_post(browser, door, &[]).await.status(303)
        }
        "/reset/password" => {
            hold(browser, &ask_reset(browser, post, email).await);
            let answer = bare_post(browser, door, &[("password", PASSWORD)])
                .await
                .status(303);
            post.new_ones().await;
            answer
        }
        _ => {
            let unique = browser.cookie(COOKIE).unwrap();
            let newcomer = format!("n{}@people.example", &unique[..20].to_lowercase());
            crate::people::filled(browser, &newcomer)
                .await
                .press("Make my account")
                .await
                .ok();
            let letters = post.new_ones().await;
            hold(browser, &link(&letters, &newcomer, "/confirm/"));
            bare_post(browser, door, &[]).await.status(303)
        }
    }
}

/// The browser that changes the password stays signed in under a fresh id; the old one opens nothing.
async fn a_password_change_gives_a_fresh_id(world: World) {
    let cast = Cast::of(&world).await;
    let browser = world.browser();
    enter(&browser, cast.amina.email.as_str()).await;
    let before = browser.cookie(COOKIE).unwrap();
    let mut tx = world.app.db.write().await.unwrap();
    tx.sql("INSERT INTO session_words (session_id, name, words) SELECT id, 'note', 'typed' FROM session")
        .execute()
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let fields = [("current_password", PASSWORD), ("password", NEW_PASSWORD)];
    bare_post(&browser, "/account/password", &fields)
        .await
        .status(303);
    assert_ne!(browser.cookie(COOKIE).unwrap(), before);
    assert!(is_signed_in(&browser).await);
    let thief = world.browser();
    thief.set_cookie(COOKIE, &before);
    assert!(!is_signed_in(&thief).await);
    assert_eq!(
        words(&world).await,
        ["typed"],
        "a note that was not sent goes on"
    );
    // Signing in again ends what this browser had, in the same breath.
    let held = browser.cookie(COOKIE).unwrap();
    bare_post(
        &browser,
        "/sign-in",
        &[("email", cast.boris.email.as_str()), ("password", PASSWORD)],
    )
    .await
    .status(303);
    assert_ne!(browser.cookie(COOKIE).unwrap(), held);
    assert_eq!(
        (
            count(&world, "sessions", cast.amina.id).await,
            count(&world, "sessions", cast.boris.id).await
        ),
        (0, 1)
    );
    assert_eq!(
        words(&world).await,
        Vec::<String>::new(),
        "and ends with its account's session"
    );
}
story!(a_password_change_gives_a_fresh_id);

async fn words(world: &World) -> Vec<String> {
    let mut db = world.app.db.read().await.unwrap();
    let rows: Vec<(String,)> = db
        .sql("SELECT words FROM session_words")
        .all()
        .await
        .unwrap();
    rows.into_iter().map(|(words,)| words).collect()
}
