//! The hostile inputs of the house against every form of this room: never our mistake, and
//! what was typed is still there.

use crate::account_register::filled;
use crate::account_sign_in::enter;
use crate::browser::{Browser, Page};
use crate::cast::Cast;
use crate::post::Post;
use crate::world::World;

/// Texts that have broken other people's forms.
fn hostile() -> Vec<String> {
    let mut texts: Vec<String> = [
        "",
        " ",
        "\t \n",
        "\u{1}\u{2}\u{1f}",
        "\u{feff}",
        "\u{202e}evil",
        "e\u{301}",
        "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
        "%00",
        "%c0%ae",
        "{{7*7}}",
        "${x}",
        "<script>alert(1)</script>",
        "\"><svg onload=alert(1)>",
        "</textarea>",
        "]]>",
        "&#x6a;avascript:",
        "=cmd|' /C calc'!A0",
        "a\r\nBcc: b@c.example",
        ".",
        "../../etc/passwd",
        "'",
        "' or 1=1--",
        "\"*^NEAR(",
        "!&|<->",
        "-1",
        "0",
        "9223372036854775808",
        "1e309",
        "NaN",
        "0x10",
        "javascript:alert(1)",
        "a@b",
        "\"q p\"@b.example",
        "a+tag@b.example",
        "A@B.EXAMPLE",
        "a@bücher.example",
        "\u{430}mina@people.example",
        "a@@b.example",
        "a@b.example.",
    ]
    .map(str::to_owned)
    .into();
    for (piece, times) in [
        (">", 10_000),
        ("[", 10_000),
        ("**", 10_000),
        ("a\u{301}\u{302}\u{303}", 3_000),
        ("x", 200_000),
        ("\u{1f600}", 201),
    ] {
        texts.push(piece.repeat(times));
    }
    texts.push(format!("{}@b.example", "a".repeat(320)));
    texts
}

/// What a form of a browser would send, with one field replaced.
fn with<'a>(fields: &[(&'a str, &'a str)], name: &str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    fields
        .iter()
        .map(|(own, right)| (*own, if *own == name { value } else { *right }))
        .collect()
}

fn judge(page: &Page, path: &str, name: &str, typed: &str) {
    let status = page.status.as_u16();
    let shown: String = typed.chars().take(40).collect();
    assert!(
        matches!(status, 200 | 404 | 410 | 422),
        "{path} answered {status} to {name} = {shown:?}"
    );
    assert!(
        !page.body.contains("<script>alert") && !page.body.contains("<svg onload"),
        "{path} {name} {shown}"
    );
    let secret = name.contains("password") || name.starts_with("kept_");
    // What is chosen from a list, and what no person types, has nothing to keep.
    let chosen = matches!(
        name,
        "kind" | "country" | "language" | "website" | "drawn" | "deed" | "next" | "session"
    );
    if status == 422 && !secret && !chosen && typed.chars().all(|letter| !letter.is_control()) {
        let values = page.attributes("input, textarea", "value");
        let kept = values.iter().any(|value| value == typed)
            || page
                .texts("textarea")
                .iter()
                .any(|text| text.trim() == typed.trim());
        assert!(kept, "{path} lost {name} = {shown:?}");
    }
}

async fn attack(browser: &Browser, path: &str, fields: &[(&str, &str)]) {
    for (name, _) in fields {
        for text in hostile() {
            let page = browser.post(path, &with(fields, name, &text)).await;
            judge(&page, path, name, &text);
        }
    }
    // Missing, unknown and repeated fields, keys that are code, and far too many of them.
    browser
        .post(path, &[])
        .await
        .within(&[200, 404, 410, 422], path);
    let mut odd: Vec<(&str, &str)> = fields.to_vec();
    odd.extend_from_slice(&[
        ("a[]", "1"),
        ("a[x']", "1"),
        ("q[x' or 1=1--]", "1"),
        ("email", "other@b.example"),
        ("", ""),
    ]);
    browser
        .post(path, &odd)
        .await
        .within(&[200, 404, 410, 422], path);
    let many: Vec<(&str, &str)> = std::iter::repeat_n(("k", "v"), 5_000).collect();
    browser.post(path, &many).await.within(&[413], path);
}

trait Within {
    fn within(self, statuses: &[u16], path: &str);
}

impl Within for Page {
    fn within(self, statuses: &[u16], path: &str) {
        assert!(
            statuses.contains(&self.status.as_u16()),
            "{path} answered {}",
            self.status
        );
    }
}

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

story! {
/// The forms of the door.
async fn hostile_inputs_at_the_door(world: World) {
    let cast = Cast::of(&world).await;
    let browser = world.browser();
    attack(&browser, "/register", REGISTER).await;
    let institution = with(REGISTER, "kind", "institution");
    attack(&browser, "/register", &institution).await;
    attack(&browser, "/sign-in", &[("email", "nobody@people.example"), ("password", "not hers at all"), ("next", "/account"), ("kept_page", "/account"), ("kept_body", "a=1")]).await;
    attack(&browser, "/reset", &[("email", "x@people.example")]).await;
    attack(&browser, "/sign-in/by-mail", &[("email", "x@people.example")]).await;
    let _ = cast;
}}

story! {
/// The forms behind mailed links.
async fn hostile_inputs_behind_links(world: World) {
    let cast = Cast::of(&world).await;
    let (post, browser, other) = (Post::of(&world), world.browser(), world.browser());
    filled(&browser, "nadia@ministry.example").await.press("Make my account").await;
    other.visit(&post.only().await.link()).await.ok();
    attack(&other, "/confirm", &[("password", "a guess at it"), ("deed", "confirm")]).await;
    browser.visit("/reset").await.ok().only_form().fill("email", cast.amina.email.as_str()).press("Send me a link").await;
    let link = post.only().await.link();
    browser.visit(&link).await.ok();
    attack(&browser, "/reset/password", &[("password", "short")]).await;
    browser.visit("/sign-in/by-mail").await.ok().only_form().fill("email", cast.amina.email.as_str()).press("Send me a link").await;
    // Some hostile texts are long enough to be a password, so the reset may have gone through.
    let letters = post.new_ones().await;
    let asked = letters
        .iter()
        .find(|letter| letter.subject == "Your link to sign in to Praxis");
    other
        .visit(&asked.unwrap().link()).await.ok();
    attack(&other, "/sign-in/link", &[("email", "boris@people.example")]).await;
}}

story! {
/// The forms of one's own account.
async fn hostile_inputs_inside(world: World) {
    let cast = Cast::of(&world).await;
    let browser = world.browser();
    enter(&browser, cast.amina.email.as_str()).await;
    let profile = &REGISTER[..8];
    attack(&browser, "/account", profile).await;
    attack(&browser, "/account/password", &[("current_password", "not hers at all"), ("password", "short")]).await;
    attack(&browser, "/account/email", &[("email", "x@people.example"), ("current_password", "not hers at all")]).await;
    attack(&browser, "/account/sessions", &[("deed", "end"), ("session", "x")]).await;
    let mut tx = world.app.db.write().await.unwrap();
    praxis::account::actions::suspend(&mut tx, cast.boris.id, "why", world.clock().now()).await.unwrap();
    tx.commit().await.unwrap();
    let suspended = world.browser();
    crate::account_sign_in::sign_in(&suspended, cast.boris.email.as_str(), crate::cast::PASSWORD).await.ok();
    attack(&suspended, "/account/suspended", &[("words", "Because.")]).await;
}}
