//! What lets a browser into an account, asked for and counted: links, sessions, devices.

use axum::http::Method;
use praxis::account::model::AccountId;
use praxis::db::Engine as _;

use crate::browser::{Browser, Page};
use crate::post::{Letter, Post};
use crate::world::World;

/// Another password than the cast's.
pub const NEW_PASSWORD: &str = "another long walk by the sea";

/// Sends a form as a program would: no page was visited before, and no redirect is followed.
pub async fn bare_post(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Page {
    let url = url::Url::parse("https://praxis.example").unwrap();
    let request = browser
        .request(Method::POST, &url.join(path).unwrap())
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded");
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    browser
        .send(request, form.extend_pairs(fields).finish())
        .await
}

/// The secret link of a kind in the mail to somebody.
pub fn link(letters: &[Letter], to: &str, kind: &str) -> String {
    let found = letters
        .iter()
        .find(|letter| letter.to == to && letter.text.contains(kind));
    found
        .unwrap_or_else(|| panic!("no {kind} to {to}: {letters:#?}"))
        .link()
}

pub async fn ask_reset(browser: &Browser, post: &Post, email: &str) -> String {
    bare_post(browser, "/reset", &[("email", email)])
        .await
        .status(303);
    let letters = post.new_ones().await;
    link(&letters, email, "/reset/")
}

/// What following a link leaves in a browser.
pub fn hold(browser: &Browser, link: &str) {
    browser.set_cookie("__Host-praxis-link", link.rsplit('/').next().unwrap());
}

pub async fn is_signed_in(browser: &Browser) -> bool {
    !browser
        .visit("/account")
        .await
        .path()
        .starts_with("/sign-in")
}

pub async fn count(world: &World, of: &str, id: AccountId) -> i64 {
    let mut db = world.app.db.read().await.unwrap();
    let query = match of {
        "requests" => db.sql(
            "SELECT COUNT(*) FROM link_request
             WHERE account_id = $1 AND used_at IS NULL AND ended_at IS NULL",
        ),
        "sessions" => db.sql("SELECT COUNT(*) FROM session WHERE account_id = $1"),
        _ => db.sql("SELECT COUNT(*) FROM device WHERE account_id = $1"),
    };
    let (count,): (i64,) = query.bind(id).one().await.unwrap();
    count
}
