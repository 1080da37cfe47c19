//! The hostile inputs of the house against every form of this room: never our mistake, and
//! what was typed is still there.

use crate::cast::Cast;
use crate::hostile::{attack, with};
use crate::people::enter;
use crate::people::filled;
use crate::post::Post;
use crate::world::World;

const REGISTER: &[(&str, &str)] = &[
    ("kind", "person"),
    ("form_of_address", "Ms."),
    ("given_name", "Nadia"),
    ("family_name", "Rahimi"),
    ("institution", ""),
    ("organisation", "Ministry"),
    ("country", "KZ"),
    ("language", "en"),
    ("email", "nadia@ministry.example"),
    ("password", "four words of my own"),
    ("website", ""),
    ("drawn", "0"),
];

/// The forms of the door.
async fn hostile_inputs_at_the_door(world: World) {
    Cast::of(&world).await;
    let browser = world.browser();
    attack(&browser, "/register", REGISTER).await;
    let institution = with(REGISTER, "kind", "institution");
    attack(&browser, "/register", &institution).await;
    attack(
        &browser,
        "/sign-in",
        &[
            ("email", "nobody@people.example"),
            ("password", "not hers at all"),
            ("next", "/account"),
            ("kept_page", "/account"),
            ("kept_body", "a=1"),
        ],
    )
    .await;
    attack(&browser, "/reset", &[("email", "x@people.example")]).await;
    attack(
        &browser,
        "/sign-in/by-mail",
        &[("email", "x@people.example")],
    )
    .await;
}
story!(hostile_inputs_at_the_door);

/// The forms behind mailed links.
async fn hostile_inputs_behind_links(world: World) {
    let cast = Cast::of(&world).await;
    let (post, browser, other) = (Post::of(&world), world.browser(), world.browser());
    filled(&browser, "nadia@ministry.example")
        .await
        .press("Make my account")
        .await;
    other.visit(&post.only().await.link()).await.ok();
    attack(
        &other,
        "/confirm",
        &[("password", "a guess at it"), ("deed", "confirm")],
    )
    .await;
    browser
        .visit("/reset")
        .await
        .ok()
        .only_form()
        .fill("email", cast.amina.email.as_str())
        .press("Send me a link")
        .await;
    let link = post.only().await.link();
    browser.visit(&link).await.ok();
    attack(&browser, "/reset/password", &[("password", "short")]).await;
    browser
        .visit("/sign-in/by-mail")
        .await
        .ok()
        .only_form()
        .fill("email", cast.amina.email.as_str())
        .press("Send me a link")
        .await;
    // Some hostile texts are long enough to be a password, so the reset may have gone through.
    let letters = post.new_ones().await;
    let asked = letters
        .iter()
        .find(|letter| letter.subject == "Your link to sign in to Praxis");
    other.visit(&asked.unwrap().link()).await.ok();
    attack(
        &other,
        "/sign-in/link",
        &[("email", "boris@people.example")],
    )
    .await;
}
story!(hostile_inputs_behind_links);

/// The forms of one's own account.
async fn hostile_inputs_inside(world: World) {
    let cast = Cast::of(&world).await;
    let browser = world.browser();
    enter(&browser, cast.amina.email.as_str()).await;
    let profile = &REGISTER[..8];
    attack(&browser, "/account", profile).await;
    attack(
        &browser,
        "/account/password",
        &[
            ("current_password", "not hers at all"),
            ("password", "short"),
        ],
    )
    .await;
    attack(
        &browser,
        "/account/email",
        &[
            ("email", "x@people.example"),
            ("current_password", "not hers at all"),
        ],
    )
    .await;
    attack(
        &browser,
        "/account/sessions",
        &[("deed", "end"), ("session", "x")],
    )
    .await;
    let mut tx = world.app.db.write().await.unwrap();
    praxis::account::actions::suspend(&mut tx, cast.boris.id, "why", world.clock().now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let suspended = world.browser();
    crate::people::sign_in(&suspended, cast.boris.email.as_str(), crate::cast::PASSWORD)
        .await
        .ok();
    attack(&suspended, "/account/suspended", &[("words", "Because.")]).await;
}
story!(hostile_inputs_inside);
