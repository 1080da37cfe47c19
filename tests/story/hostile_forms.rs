//! The hostile inputs of the house against the forms of submitters, reviewers and administrators, and forms that
//! arrive after their sender signed out or lost the role.

use std::sync::Arc;

use axum::http::Method;
use praxis::account::model::{Role, Scope};
use praxis::admin::SuspensionReason;
use praxis::practice::actions::Intent;
use praxis::practice::fields::Step;

use crate::browser::{Browser, Page};
use crate::cast::{Cast, PASSWORD};
use crate::desk::{desk, desk_of};
use crate::drafts::{saves, started};
use crate::hostile::{attack, attack_only, bodies, can_be_held, judge, texts};
use crate::people::enter;
use crate::people::signed_in;
use crate::world::World;

/// What a person can type into on the page's own form.
const TYPED: &str = "main form input[type=text], main form input[type=email], main form input[type=url], \
                     main form input:not([type]), main form textarea";

/// The texts that an address holds.
fn short_texts() -> impl Iterator<Item = String> {
    texts().into_iter().filter(|text| text.len() < 300)
}

/// A line has no marks that turn its direction, and its blanks run together.
fn stays_in_a_line(text: &str) -> bool {
    let turns = |letter: char| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    can_be_held(text) && !text.contains("  ") && !text.chars().any(turns)
}

/// Nothing of what was typed has become markup.
fn is_inert(page: &Page, typed: &str) {
    let alive = page.count("script:not([src])") + page.count("svg[onload]");
    assert_eq!(alive, 0, "{} is alive: {typed:.40}", page.path());
}

/// Types a text into every field of a step, as a browser would send it, and saves.
async fn typed_everywhere(page: &Page, address: &str, names: &[String], text: &str) -> Page {
    let form = names
        .iter()
        .fold(page.form(address), |form, name| form.fill(name, text));
    form.press("Save and go back to the steps").await
}

/// Each of the five steps: whatever is typed is saved or comes back, in every field, and the preview stays a page.
async fn the_five_steps_keep_what_was_typed(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Hostile").await;
    for step in Step::ALL {
        let address = format!("{at}/{}", step.as_str());
        let mut page = browser.visit(&address).await.ok();
        let names = page.attributes(TYPED, "name");
        assert!(!names.is_empty(), "{address} has something to type into");
        // A page holds each text many times, and a form holds a megabyte.
        for text in texts()
            .into_iter()
            .filter(|text| text.len() * names.len() < 300_000)
        {
            let answer = typed_everywhere(&page, &address, &names, &text).await;
            assert!(
                matches!(answer.status.as_u16(), 200 | 422),
                "{address}: {text:.40}: {}",
                answer.status
            );
            is_inert(&answer, &text);
            if answer.status == 422 && can_be_held(&text) {
                let form = answer.form(&address);
                for name in &names {
                    assert_eq!(
                        form.value(name),
                        Some(text.as_str()),
                        "{address} lost {name}"
                    );
                }
            }
            page = browser.visit(&address).await.ok();
            if answer.status == 200 && stays_in_a_line(&text) {
                assert!(
                    page.holds(&text),
                    "{address} saved {text:.40} and does not show it"
                );
            }
        }
        is_inert(
            &browser.visit(&format!("{at}/preview")).await.ok(),
            &address,
        );
        // One field far beyond its limit.
        let word = "w".repeat(200_000);
        let answer = typed_everywhere(&page, &address, &names[..1], &word).await;
        judge(&answer, &address, &names[0], &word);
        bodies(&browser, &address, &names[0]).await;
    }
    browser.visit("/my/practices").await.ok();
    browser.visit(&format!("{at}/check")).await.ok();
}
story!(the_five_steps_keep_what_was_typed);

/// Whatever is posted to any step, also what no browser sends, is answered by a page of ours and never by a fault.
async fn what_no_browser_sends_gets_a_page(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Hostile").await;
    for step in Step::ALL {
        let address = format!("{at}/{}", step.as_str());
        let mut names: Vec<String> = browser
            .visit(&address)
            .await
            .ok()
            .attributes("form [name]", "name");
        // A choice has several inputs of one name, and sends one value.
        names.sort_unstable();
        names.dedup();
        for text in short_texts() {
            let mut pairs: Vec<(&str, &str)> = names
                .iter()
                .map(String::as_str)
                .filter(|name| !matches!(*name, "saves" | "add" | "remove" | "deed"))
                .map(|name| (name, text.as_str()))
                .collect();
            let newest = saves(&browser, &address).await;
            pairs.extend([
                ("saves", newest.as_str()),
                ("q[x' or 1=1--]", "1"),
                ("a[]", &text),
            ]);
            let page = browser.post(&address, &pairs).await;
            assert!(
                matches!(page.status.as_u16(), 200 | 413 | 422),
                "{address}: {text:.40}: {}",
                page.status
            );
            is_inert(&page, &text);
        }
        for pairs in [
            vec![
                ("organisations[999].name", "far"),
                ("organisations[1000].name", "too far"),
                ("sources[-1].url", "x"),
            ],
            vec![
                ("saves", "-1"),
                ("second", "abc"),
                ("deed", "approve"),
                ("add", "nothing"),
                ("remove", "sources["),
            ],
            vec![
                ("choose_title", "newest"),
                ("choose_sources", "newest"),
                ("saves", "newest"),
            ],
            vec![
                ("countries", "XX"),
                ("regions", "' or 1=1--"),
                ("saves", "newest"),
            ],
            vec![
                ("principles[0].principle", "no-such"),
                ("principles[0].how", "x"),
                ("saves", "newest"),
            ],
            vec![
                ("held", "nothing"),
                ("held", "title"),
                ("held", "' or 1=1--"),
                ("saves", "newest"),
            ],
        ] {
            let mut pairs = pairs;
            let newest = saves(&browser, &address).await;
            if pairs.last() == Some(&("saves", "newest")) {
                pairs.pop();
                pairs.push(("saves", &newest));
            }
            let page = browser.post(&address, &pairs).await;
            assert!(page.status.as_u16() < 500, "{pairs:?}: {}", page.status);
        }
    }
    browser.visit(&at).await.ok();
    browser.visit(&format!("{at}/preview")).await.ok();
}
story!(what_no_browser_sends_gets_a_page);

/// The page on which a practice begins, and the deeds of its author.
async fn a_beginning_and_an_authors_deeds(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    attack_only(
        &browser,
        "/my/practices/new",
        &["title"],
        &[("title", "x"), ("language", "en")],
    )
    .await;
    attack_only(
        &browser,
        "/my/practices/new",
        &["title"],
        &[("title", "x"), ("language", "no-such")],
    )
    .await;
    let live = cast.published("Almaty Process", 9).await;
    let at = format!("/my/practices/{live}");
    let seq = cast.seq(live).await.to_string();
    attack(
        &browser,
        &at,
        &[
            ("deed", "ask_removal"),
            ("seq", &seq),
            ("reasons", "Because."),
        ],
    )
    .await;
    let waiting = cast.submitted("Bali Process", 9).await;
    let at = format!("/my/practices/{waiting}");
    let seq = cast.seq(waiting).await.to_string();
    attack_only(
        &browser,
        &at,
        &["reasons"],
        &[("deed", "withdraw"), ("seq", &seq), ("reasons", "Because.")],
    )
    .await;
}
story!(a_beginning_and_an_authors_deeds);

/// Every form of a desk, so that nothing is carried out: each lacks something that the page asks for.
async fn attack_desk(browser: &Browser, waiting: &str, live: &str) {
    let long = "x".repeat(5_000);
    let seq = "9999";
    attack_only(
        browser,
        waiting,
        &["reasons", "duplicate_of"],
        &[
            ("deed", "decline"),
            ("seq", seq),
            ("reasons", "Because."),
            ("code", ""),
            ("duplicate_of", "x"),
            ("final", "yes"),
        ],
    )
    .await;
    attack_only(
        browser,
        waiting,
        &["effective_on"],
        &[
            ("deed", "approve"),
            ("seq", seq),
            ("reasons", &long),
            ("effective_on", "2027-01-01"),
        ],
    )
    .await;
    attack_only(
        browser,
        waiting,
        &["reasons"],
        &[
            ("deed", "letter"),
            ("seq", seq),
            ("decision", ""),
            ("reasons", "x"),
        ],
    )
    .await;
    attack_only(
        browser,
        waiting,
        &["seq", "deed"],
        &[("deed", "return"), ("seq", seq), ("reasons", "")],
    )
    .await;
    for (deed, name) in [
        ("move", "objective"),
        ("correct_language", "language"),
        ("assign", "reviewer"),
    ] {
        attack_only(
            browser,
            waiting,
            &[name],
            &[("deed", deed), ("seq", seq), (name, "")],
        )
        .await;
    }
    attack_only(
        browser,
        live,
        &["reasons"],
        &[
            ("deed", "take_down"),
            ("seq", seq),
            ("kind", ""),
            ("reasons", "x"),
        ],
    )
    .await;
    attack_only(
        browser,
        live,
        &["replaced_by"],
        &[
            ("deed", "take_down"),
            ("seq", seq),
            ("kind", "replaced"),
            ("reasons", "Kept beside it"),
            ("replaced_by", "x"),
        ],
    )
    .await;
    bodies(browser, waiting, "reasons").await;
}

/// The desk of a reviewer and that of an administrator.
async fn the_desk_keeps_what_was_typed(world: World) {
    let cast = Cast::of(&world).await;
    let (hers, free) = (
        cast.submitted("Almaty Process", 9).await,
        cast.submitted("Bali Process", 9).await,
    );
    let live = cast.published("Colombo Process", 9).await;
    cast.act(&cast.ruth, &hers, Intent::Claim).await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    attack_desk(&ruth, &desk_of(hers), &desk_of(live)).await;
    let grace = signed_in(&world, &cast.grace).await;
    attack_desk(&grace, &desk_of(free), &desk_of(live)).await;
    // Nothing was decided or taken down by any of it.
    desk(&ruth, hers).await.shows("In review");
    ruth.visit("/practices/colombo-process").await.ok();
    for text in short_texts() {
        let query: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
        let page = ruth.visit(&format!("/review?q={query}")).await;
        // What looks like a search word and is none is named beside the box.
        assert!(
            matches!(page.status.as_u16(), 200 | 422),
            "{text:.40}: {}",
            page.status
        );
        ruth.visit(&format!(
            "/review?state={query}&objective={query}&country={query}&language={query}"
        ))
        .await
        .ok();
        let page = ruth
            .visit(&format!("{}?revision={query}", desk_of(hers)))
            .await;
        assert!(
            matches!(page.status.as_u16(), 200 | 404),
            "{text:.40}: {}",
            page.status
        );
    }
}
story!(the_desk_keeps_what_was_typed);

/// An administrator's forms: role and scope, suspension, the outbox, the list of accounts.
async fn administrators_forms_keep_what_was_typed(world: World) {
    let cast = Cast::of(&world).await;
    let grace = signed_in(&world, &cast.grace).await;
    let boris = format!("/admin/accounts/{}", cast.boris.id);
    attack(
        &grace,
        &boris,
        &[
            ("deed", "save"),
            ("role", "reviewer"),
            ("scope", "9"),
            ("reads", "en"),
        ],
    )
    .await;
    for text in texts() {
        let page = grace
            .post(&boris, &[("deed", "suspend"), ("reason", &text)])
            .await;
        judge(&page, &boris, "reason", &text);
        praxis::admin::actions::restore(&world.app, None, cast.boris.id)
            .await
            .unwrap();
    }
    // Without the administrator's password, so that no text makes an account.
    attack(
        &grace,
        "/admin/accounts/invite",
        &[
            ("deed", "invite"),
            ("email", "nadia@people.example"),
            ("family_name", "Haddad"),
            ("country", "KZ"),
        ],
    )
    .await;
    attack(
        &grace,
        "/admin/outbox",
        &[("deed", "resend"), ("mail", "1")],
    )
    .await;
    for text in short_texts() {
        let query: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
        let page = grace
            .visit(&format!("/admin/accounts?q={query}"))
            .await
            .ok();
        is_inert(&page, &text);
        if can_be_held(&text) && text.chars().count() <= 100 {
            assert!(page.holds(&text), "/admin/accounts lost {text:?}");
        }
        grace
            .visit(&format!("/admin/accounts?role={query}&state={query}"))
            .await
            .ok();
        let page = grace.visit(&format!("/admin/accounts?from={query}")).await;
        assert!(
            page.status.as_u16() < 500,
            "from={text:.40}: {}",
            page.status
        );
    }
    for id in ["-1", "0", "x", "9223372036854775808", "%2e%2e", "1%27"] {
        let page = grace
            .post(
                &format!("/admin/accounts/{id}"),
                &[("deed", "suspend"), ("reason", "x")],
            )
            .await;
        assert!(
            matches!(page.status.as_u16(), 400 | 404),
            "{id}: {}",
            page.status
        );
    }
}
story!(administrators_forms_keep_what_was_typed);

/// The door of a demonstration, and the link that ends a daily mail: neither asks who is there.
async fn doors_without_a_password(world: World) {
    let cast = Cast::of(&world).await;
    let mut demo = world.with(&[]);
    let mut settings = (*demo.app.settings).clone();
    settings.demo = true;
    demo.app.settings = Arc::new(settings);
    let account = serde_json::json!({
        "role": "submitter", "email": cast.amina.email.as_str(), "password": "x", "name": cast.amina.name.display()
    });
    let card = serde_json::json!({ "url": "http://127.0.0.1", "accounts": [account] }).to_string();
    std::fs::write(demo.data().join("demo.json"), card).unwrap();
    let browser = demo.browser();
    let fields = [
        ("account", cast.amina.email.as_str()),
        ("next", "/account"),
        ("kept_page", "/account"),
        ("kept_body", "a=1"),
    ];
    attack(&browser, "/sign-in/demo", &fields).await;

    let browser = world.browser();
    for text in short_texts().filter(|text| !text.is_empty()) {
        let token: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
        for token in [token.replace('+', "%20"), "0".repeat(64)] {
            let url = world
                .app
                .settings
                .public_url
                .join(&format!("/unsubscribe/{token}"));
            let Ok(url) = url else { continue };
            let request = browser
                .request(Method::POST, &url)
                .header("content-type", "application/x-www-form-urlencoded");
            let page = browser
                .send(request, format!("List-Unsubscribe={token}"))
                .await;
            assert!(
                matches!(page.status.as_u16(), 400 | 404 | 405 | 413),
                "{text:.40}: {}",
                page.status
            );
        }
    }
}
story!(doors_without_a_password);

/// A form sent after signing out, or after the role went, gets a page, does nothing, and is not lost.
async fn forms_that_come_too_late(world: World) {
    let cast = Cast::of(&world).await;
    let draft = cast.draft("Almaty Process", 9).await;
    let waiting = cast.submitted("Bali Process", 9).await;
    // Signed out in another window.
    let amina = signed_in(&world, &cast.amina).await;
    let step = format!("/my/practices/{draft}/brief");
    let form = amina
        .visit(&step)
        .await
        .ok()
        .form(&step)
        .fill("title", "Typed before the end");
    amina.post("/sign-out", &[]).await.ok();
    let page = form.press("Save and continue").await.ok();
    let form = page
        .form_with("Sign in")
        .fill("email", cast.amina.email.as_str());
    form.fill("password", PASSWORD)
        .press("Sign in")
        .await
        .ok()
        .keeps("Typed before the end");

    // The role went while she wrote.
    let ruth = signed_in(&world, &cast.ruth).await;
    let words = "Words of a reviewer who is none any more";
    let form = desk(&ruth, waiting)
        .await
        .form_with("return")
        .set("reasons", words);
    praxis::admin::actions::change_role(
        &world.app,
        Some(&cast.grace),
        cast.ruth.id,
        Role::Submitter,
        &Scope::default(),
        None,
    )
    .await
    .unwrap();
    // Another reviewer is suggested.
    let seq = cast.seq(waiting).await;
    let page = form.press("return").await.ok();
    let form = page
        .form_with("Sign in")
        .fill("email", cast.ruth.email.as_str());
    let page = form.fill("password", PASSWORD).press("Sign in").await;
    assert!(page.status.as_u16() < 500, "{}", page.status);
    page.shows(words);
    assert_eq!(cast.seq(waiting).await, seq, "nothing was carried out");

    // The account was suspended while he wrote.
    let boris = world.browser();
    enter(&boris, cast.boris.email.as_str()).await;
    let form = boris
        .visit("/my/practices/new")
        .await
        .ok()
        .form("/my/practices/new")
        .fill("title", "Typed too late");
    let why = SuspensionReason::parse("why").unwrap();
    praxis::admin::actions::suspend(&world.app, Some(&cast.grace), cast.boris.id, &why)
        .await
        .unwrap();
    let page = form.press("Start writing").await;
    assert!(page.status.as_u16() < 500, "{}", page.status);
}
story!(forms_that_come_too_late);
