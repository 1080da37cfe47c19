//! Sessions: no row before somebody has signed in, none that sign-out ended comes back, limits by standing, no
//! planted id adopted, all of a person's ended at once; and forms that came after a session had ended.

use praxis::db::ids::AccountId;
use std::time::Duration;

use axum::http::Method;
use praxis::db::Engine;
use praxis::web::layout::Standing;
use praxis::web::session::{self, NewSession, SessionId, SessionKey};
use sha2::{Digest, Sha256};
use tower_sessions::session::Id;

use crate::browser::{Browser, Page};
use crate::cast::{Cast, PASSWORD};
use crate::credentials::bare_post;
use crate::people::signed_in;
use crate::world::World;

const COOKIE: &str = "__Host-praxis";
const DEVICE: &str = "__Host-praxis-device";
const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);

async fn rows(world: &World) -> i64 {
    let mut db = world.app.db.read().await.unwrap();
    let (count,): (i64,) = db.sql("SELECT COUNT(*) FROM session").one().await.unwrap();
    count
}

/// Makes a session as signing in does.
async fn begin(world: &World, account: i64, standing: Standing) -> SessionId {
    let new = NewSession {
        account: AccountId(account),
        standing,
        agent: "story",
        former: None,
    };
    let mut tx = world.app.db.write().await.unwrap();
    let begun = session::begin(&mut tx, &world.app, &new, world.clock().now())
        .await
        .unwrap();
    tx.commit().await.unwrap();
    begun
}

/// Whether a request with this id is signed in to the account, in its first seconds there.
async fn opens(world: &World, id: SessionId, account: i64) -> bool {
    let mut tx = world.app.db.write().await.unwrap();
    session::is_open(&mut tx, AccountId(account), &id.key(), world.clock().now())
        .await
        .unwrap()
}

/// Reading, searching and failing to sign in leave no row and no cookie of a session.
async fn nobody_has_a_session_before_signing_in(world: World) {
    let cast = Cast::of(&world).await;
    let visitor = world.browser();
    for path in [
        "/about",
        "/sign-in",
        "/register",
        "/reset",
        "/account",
        "/nothing",
    ] {
        visitor.visit(path).await;
    }
    let page = visitor.visit("/sign-in").await.ok();
    let form = page
        .form("/sign-in")
        .fill("email", cast.amina.email.as_str())
        .fill("password", "not her password");
    form.press("Sign in").await.status(422);
    assert_eq!((rows(&world).await, visitor.cookie(COOKIE)), (0, None));
}
story!(nobody_has_a_session_before_signing_in);

/// The cookie says nothing but a number, for the server only; the table knows its hash alone.
async fn the_cookie_opens_what_the_table_does_not(world: World) {
    let cast = Cast::of(&world).await;
    let amina = world.browser();
    amina.visit("/sign-in").await.ok();
    let url = world.app.settings.public_url.join("/sign-in").unwrap();
    let request = amina
        .request(Method::POST, &url)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded");
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("email", cast.amina.email.as_str()), ("password", PASSWORD)])
        .finish();
    let answer = amina.send(request, body).await.status(303);
    let lines: Vec<_> = answer
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|line| line.to_str().unwrap())
        .collect();
    let ours = lines
        .iter()
        .find(|line| line.starts_with("__Host-praxis="))
        .unwrap();
    for attribute in [
        "HttpOnly",
        "SameSite=Lax",
        "Secure",
        "Path=/",
        "Max-Age=2592000",
    ] {
        assert!(
            ours.split("; ").any(|part| part == attribute),
            "{attribute}: {ours}"
        );
    }
    assert!(!ours.contains("Domain"));
    let device = lines
        .iter()
        .find(|line| line.starts_with("__Host-praxis-device="))
        .unwrap();
    assert!(
        device.contains("SameSite=Strict")
            && device.contains("HttpOnly")
            && device.contains("Secure"),
        "{device}"
    );
    let sent = amina.cookie(COOKIE).unwrap();
    let id: Id = sent.parse().unwrap();
    let hash = Sha256::digest(id.0.to_le_bytes()).to_vec();
    let mut db = world.app.db.read().await.unwrap();
    let (key, agent): (Vec<u8>, String) =
        db.sql("SELECT id, agent FROM session").one().await.unwrap();
    assert_eq!((&key, agent.as_str()), (&hash, "Mozilla/5.0 (story)"));
    // On this machine without TLS the prefix drops; anywhere else browsers would send such a cookie to nobody.
    let names = [
        ("http://127.0.0.1:8080", "praxis"),
        ("http://localhost:8080", "praxis"),
        ("http://praxis.example", "__Host-praxis"),
    ];
    for (public_url, name) in names {
        let settings = &world.with(&[("public_url", public_url)]).app.settings;
        assert_eq!(
            praxis::web::cookie::name(settings, "praxis"),
            name,
            "{public_url}"
        );
    }
}
story!(the_cookie_opens_what_the_table_does_not);

/// An id that somebody planted, or that was used before, is not the one that is signed in.
async fn a_planted_id_is_not_adopted(world: World) {
    let cast = Cast::of(&world).await;
    let planted = Id(i128::from_le_bytes(world.app.random.bytes())).to_string();
    let amina = world.browser();
    amina.set_cookie(COOKIE, &planted);
    let page = amina.visit("/sign-in?next=/account").await.ok();
    let form = page
        .form("/sign-in")
        .fill("email", cast.amina.email.as_str())
        .fill("password", PASSWORD);
    form.press("Sign in").await.ok().lands_on("/account");
    let first = amina.cookie(COOKIE).unwrap();
    assert_ne!(first, planted);
    let thief = world.browser();
    for old in [&planted, &first] {
        thief.set_cookie(COOKIE, old);
        let lands = thief.visit("/account").await;
        assert_eq!(lands.path() == "/account", *old == first, "{old}");
    }
    // Signing in again ends what this browser had.
    amina.visit("/about").await;
    let page = amina.visit("/account").await.ok();
    page.form("/account").press("Sign out").await.ok();
    thief
        .visit("/account")
        .await
        .lands_on("/sign-in?next=%2Faccount");
    assert_eq!(rows(&world).await, 0);
}
story!(a_planted_id_is_not_adopted);

/// A request under way while its session ends does not bring it back: nothing but signing in makes a row.
async fn what_sign_out_ended_stays_ended(world: World) {
    let cast = Cast::of(&world).await;
    for round in 0..20 {
        let here = signed_in(&world, &cast.amina).await;
        // Late enough for each visit to write that she was seen.
        world.clock().advance(Duration::from_mins(6));
        let tabs = [here.clone(), here.clone(), here.clone()];
        let (out, ..) = tokio::join!(
            here.post("/sign-out", &[]),
            tabs[0].visit("/account"),
            tabs[1].visit("/account/sessions"),
            tabs[2].visit("/account/email"),
        );
        out.ok();
        assert_eq!(rows(&world).await, 0, "round {round}");
    }
}
story!(what_sign_out_ended_stays_ended);

/// Submitters may stay away for fourteen days and reviewers for an hour; thirty days and one day are the end.
async fn a_session_lasts_as_long_as_its_standing_says(world: World) {
    Cast::of(&world).await;
    let table = [
        (Standing::Submitter, 14 * DAY, 30 * DAY),
        (Standing::Suspended, 14 * DAY, 30 * DAY),
        (Standing::Reviewer, HOUR, DAY),
        (Standing::Administrator, HOUR, DAY),
    ];
    for (standing, idle, absolute) in table {
        assert_eq!(session::limits(standing), (idle, absolute));
        let away = begin(&world, 1, standing).await;
        world
            .clock()
            .advance(idle.checked_sub(Duration::from_secs(1)).unwrap());
        assert!(
            opens(&world, away, 1).await,
            "{standing:?} came back in time"
        );
        assert!(!opens(&world, away, 2).await, "another's account");
        world.clock().advance(Duration::from_secs(1));
        assert!(
            !opens(&world, away, 1).await,
            "{standing:?} was away for too long"
        );
        let busy = world.browser();
        busy.set_cookie(COOKIE, &begin(&world, 1, standing).await.text());
        let step = absolute / 60;
        let mut lasted = Duration::ZERO;
        while busy
            .visit("/sign-in")
            .await
            .hops
            .first()
            .is_some_and(|hop| hop == "/desk")
        {
            world.clock().advance(step);
            lasted += step;
            assert!(lasted <= absolute, "{standing:?} lasts beyond its end");
        }
        assert_eq!(lasted, absolute, "{standing:?}");
    }
    let mut tx = world.app.db.write().await.unwrap();
    world.clock().advance(31 * DAY);
    session::sweep(&mut tx, world.clock().now()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(rows(&world).await, 0);
}
story!(a_session_lasts_as_long_as_its_standing_says);

/// A session that was refused once stays refused when the machine's clock is set back.
async fn a_refused_session_never_comes_back(world: World) {
    Cast::of(&world).await;
    for standing in Standing::ALL {
        let (idle, absolute) = session::limits(standing);
        for away in [idle, absolute] {
            let noon = world.clock().now();
            let browser = world.browser();
            let begun = begin(&world, 1, standing).await;
            browser.set_cookie(COOKIE, &begun.text());
            let at_the_desk = async || {
                browser.set_cookie(COOKIE, &begun.text());
                browser.visit("/account").await.path().to_owned()
            };
            assert!(!at_the_desk().await.starts_with("/sign-in"));
            world.clock().set(noon.plus(away));
            assert!(at_the_desk().await.starts_with("/sign-in"));
            world.clock().set(noon);
            assert!(
                at_the_desk().await.starts_with("/sign-in"),
                "{standing:?} after {away:?}"
            );
            assert_eq!(rows(&world).await, 0);
        }
    }
}
story!(a_refused_session_never_comes_back);

/// Each standing's rows go with its own limits: a reviewer's after an hour, not after a submitter's fourteen days.
async fn rows_go_when_they_are_refused(world: World) {
    Cast::of(&world).await;
    let sweep = async || {
        let mut tx = world.app.db.write().await.unwrap();
        session::sweep(&mut tx, world.clock().now()).await.unwrap();
        tx.commit().await.unwrap();
        rows(&world).await
    };
    for standing in Standing::ALL {
        let (idle, _) = session::limits(standing);
        begin(&world, 1, standing).await;
        let almost = idle.checked_sub(Duration::from_secs(1)).unwrap();
        world.clock().advance(almost);
        assert_eq!(sweep().await, 1, "{standing:?}");
        world.clock().advance(Duration::from_secs(1));
        assert_eq!(sweep().await, 0, "{standing:?}");
    }
}
story!(rows_go_when_they_are_refused);

/// Reading keeps somebody signed in, and writes at most every five minutes.
async fn being_there_is_written_down_now_and_then(world: World) {
    let cast = Cast::of(&world).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let seen = async || {
        let mut db = world.app.db.read().await.unwrap();
        let (at,): (i64,) = db
            .sql("SELECT last_seen_at FROM session")
            .one()
            .await
            .unwrap();
        at
    };
    let begun = seen().await;
    world.clock().advance(Duration::from_secs(299));
    ruth.visit("/account").await.ok();
    assert_eq!(seen().await, begun);
    world.clock().advance(Duration::from_secs(1));
    ruth.visit("/account").await.ok();
    assert_eq!(seen().await, begun + 300_000_000);
    world.clock().advance(HOUR);
    ruth.visit("/account")
        .await
        .lands_on("/sign-in?next=%2Faccount");
}
story!(being_there_is_written_down_now_and_then);

/// All of a person's sessions end at once, or all but one, or one of them; nobody else's is touched.
async fn sessions_end_together(world: World) {
    let cast = Cast::of(&world).await;
    let (here, there, boris) = (
        signed_in(&world, &cast.amina).await,
        signed_in(&world, &cast.amina).await,
        signed_in(&world, &cast.boris).await,
    );
    let mut db = world.app.db.read().await.unwrap();
    let list = session::list(&mut db, cast.amina.id, world.clock().now())
        .await
        .unwrap();
    drop(db);
    assert_eq!(list.len(), 2);
    assert_eq!(list[0].agent, "Mozilla/5.0 (story)");
    let key = SessionKey::parse(&list[0].key.text()).unwrap();
    let mut tx = world.app.db.write().await.unwrap();
    // The session of another account stays: it is one of the two rows below.
    session::end_one(&mut tx, cast.boris.id, &key)
        .await
        .unwrap();
    session::end_others(&mut tx, cast.amina.id, &key)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(rows(&world).await, 2);
    let mut tx = world.app.db.write().await.unwrap();
    session::end_all(&mut tx, cast.amina.id).await.unwrap();
    tx.commit().await.unwrap();
    for browser in [here, there] {
        browser
            .visit("/account")
            .await
            .lands_on("/sign-in?next=%2Faccount");
    }
    boris.visit("/account").await.lands_on("/account");
    for garbage in ["", "zz", "é", &"g".repeat(64), &"é".repeat(32)] {
        assert!(SessionKey::parse(garbage).is_none(), "{garbage}");
    }
}
story!(sessions_end_together);

/// An id that is taken by chance is not overwritten.
async fn no_session_takes_the_place_of_another(world: World) {
    // Two nodes that draw the same numbers.
    let (one, other) = (
        world.node_that_draws(9).await,
        world.node_that_draws(9).await,
    );
    let first = begin(&one, 1, Standing::Submitter).await;
    let second = begin(&other, 2, Standing::Submitter).await;
    let drawn = Id(i128::from_le_bytes(one.app.random.bytes()));
    assert_eq!((drawn.to_string(), rows(&world).await), (second.text(), 2));
    assert!(opens(&world, first, 1).await && opens(&world, second, 2).await);
}
story!(no_session_takes_the_place_of_another);

/// Nothing that prints a session prints its id.
async fn a_session_does_not_print_its_id(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let id = amina.cookie(COOKIE).unwrap();
    let key = SessionKey::parse(&"ab".repeat(32)).unwrap();
    assert_eq!(
        format!("{key:?}{:?}", begin(&world, 1, Standing::Submitter).await),
        "SessionKey(…)SessionId(…)"
    );
    assert!(!format!("{:?}", amina.visit("/account").await.ok().headers).contains(&id));
}
story!(a_session_does_not_print_its_id);

/// The lines of an answer that set or end the session's cookie.
fn session_lines(page: &Page) -> Vec<&str> {
    let lines = page.headers.get_all("set-cookie").iter();
    lines
        .map(|line| line.to_str().unwrap())
        .filter(|line| line.starts_with("__Host-praxis="))
        .collect()
}

async fn bare_get(browser: &Browser, path: &str) -> Page {
    let url = url::Url::parse("https://praxis.example").unwrap();
    let request = browser.request(Method::GET, &url.join(path).unwrap());
    browser.send(request, "").await
}

/// A cookie that opens nothing is taken away once, in the words it was set in, by each page that asks who is reading.
async fn a_cookie_that_opens_nothing_is_taken_away(world: World) {
    let cast = Cast::of(&world).await;
    let over = signed_in(&world, &cast.ruth).await.cookie(COOKIE).unwrap();
    world.clock().advance(HOUR);
    let unknown = Id(i128::from_le_bytes(world.app.random.bytes())).to_string();
    let removal = ["__Host-praxis=; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=0"].as_slice();
    for dead in [over, unknown, "0".repeat(64), "garbage".to_owned()] {
        let browser = world.browser();
        for path in ["/account", "/sign-in"] {
            browser.set_cookie(COOKIE, &dead);
            assert_eq!(
                session_lines(&bare_get(&browser, path).await),
                removal,
                "{path}"
            );
        }
        // The sign-in page that answers a form lies behind the layer twice.
        browser.set_cookie(COOKIE, &dead);
        let fields = [("organisation", "Institute")];
        let carried = bare_post(&browser, "/account", &fields).await.ok();
        assert_eq!(session_lines(&carried), removal, "{dead}");
        browser.set_cookie(COOKIE, &dead);
        let public = bare_get(&browser, "/about").await;
        assert!(session_lines(&public).is_empty());
    }
    let amina = signed_in(&world, &cast.amina).await;
    assert!(session_lines(&bare_get(&amina, "/account").await).is_empty());
    let out = bare_post(&amina, "/sign-out", &[]).await.status(303);
    assert_eq!(session_lines(&out), removal);
}
story!(a_cookie_that_opens_nothing_is_taken_away);

/// Asking who is reading costs one statement, and so does a sign-out; without an id there is nothing to ask.
async fn a_session_costs_one_statement_a_request(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let statements = async |browser: &Browser| {
        let before = world.app.db.statements();
        bare_get(browser, "/sign-in").await;
        world.app.db.statements() - before
    };
    assert_eq!(statements(&amina).await, 1);
    let stranger = world.browser();
    assert_eq!(statements(&stranger).await, 0);
    stranger.set_cookie(COOKIE, "garbage");
    assert_eq!(statements(&stranger).await, 0);
    let before = world.app.db.statements();
    bare_post(&amina, "/sign-out", &[]).await.status(303);
    assert_eq!(world.app.db.statements() - before, 1);
}
story!(a_session_costs_one_statement_a_request);

/// docs/wishes.md, 04: a form sent after the session ended waits for its owner in the browser that is known, and is
/// shown filled in after signing in; nothing is carried out by itself, and passwords are typed again.
async fn a_form_that_came_too_late_is_shown_again(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit("/account").await.ok();
    let form = page
        .form("/account")
        .choose("country", "TJ")
        .fill("organisation", "Ministry of Words, Dushanbe");
    world.clock().advance(15 * DAY);
    let page = form.press("save").await;
    let page = page
        .ok()
        .lands_on("/sign-in?next=%2Faccount%3Fkept%3Dyes")
        .shows("What you typed is kept");
    let form = page
        .form("/sign-in")
        .fill("email", cast.amina.email.as_str())
        .fill("password", PASSWORD);
    let page = form
        .press("Sign in")
        .await
        .ok()
        .lands_on("/account?kept=yes");
    let page = page
        .shows("Nothing has been sent")
        .keeps("Ministry of Words, Dushanbe");
    let before = organisation(&world).await;
    assert_eq!(
        before.as_deref(),
        Some("Institute for Small Worlds"),
        "nothing was carried out"
    );
    page.form("/account").press("save").await.ok();
    assert_eq!(
        organisation(&world).await.as_deref(),
        Some("Ministry of Words, Dushanbe")
    );
    assert_eq!(kept(&world).await, 0, "used once");
}
story!(a_form_that_came_too_late_is_shown_again);

async fn organisation(world: &World) -> Option<String> {
    let mut db = world.app.db.read().await.unwrap();
    let (organisation,): (Option<String>,) = db
        .sql("SELECT organisation FROM account WHERE given_name = 'Amina'")
        .one()
        .await
        .unwrap();
    organisation
}

async fn kept(world: &World) -> i64 {
    let mut db = world.app.db.read().await.unwrap();
    let (count,): (i64,) = db
        .sql("SELECT COUNT(*) FROM kept_form")
        .one()
        .await
        .unwrap();
    count
}

/// In a browser that is not known the sign-in page itself carries the form, and the table stays empty.
async fn an_unknown_browser_carries_its_form_itself(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit("/fr/account").await.ok();
    let form = page
        .form("/fr/account")
        .fill("organisation", "Ministère <des> mots");
    amina.forget_cookies();
    let page = form.press("save").await.ok().has("html[lang=fr]");
    assert_eq!((kept(&world).await, amina.cookie(DEVICE)), (0, None));
    let form = page
        .form("/fr/sign-in")
        .fill("email", cast.amina.email.as_str());
    // A wrong password loses nothing.
    let page = form
        .fill("password", "not her password")
        .press("sign_in")
        .await
        .status(422);
    let form = page
        .form("/fr/sign-in")
        .fill("email", cast.amina.email.as_str())
        .fill("password", PASSWORD);
    let page = form
        .press("sign_in")
        .await
        .ok()
        .lands_on("/fr/account?kept=yes");
    page.shows("Rien n’a été envoyé")
        .keeps("Ministère <des> mots");
}
story!(an_unknown_browser_carries_its_form_itself);

/// What one person typed is not shown to another who signs in at the same browser; after a day to nobody.
async fn a_kept_form_is_its_owners_alone(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let form = browser
        .visit("/account")
        .await
        .ok()
        .form("/account")
        .fill("organisation", "Only for Amina");
    world.clock().advance(15 * DAY);
    form.press("save").await.ok();
    let sign_in = async |who: &praxis::account::model::Account| {
        let page = browser
            .visit("/sign-in?next=%2Faccount%3Fkept%3Dyes")
            .await
            .ok();
        let form = page
            .form("/sign-in")
            .fill("email", who.email.as_str())
            .fill("password", PASSWORD);
        form.press("Sign in").await.ok()
    };
    let device = browser.cookie(DEVICE).unwrap();
    sign_in(&cast.boris).await.lacks("Only for Amina");
    assert!(
        !browser
            .visit("/account?kept=yes")
            .await
            .ok()
            .body
            .contains("Only for Amina")
    );
    browser.forget_cookies();
    browser.set_cookie(DEVICE, &device);
    world.clock().advance(DAY);
    assert!(!sign_in(&cast.amina).await.body.contains("Only for Amina"));
}
story!(a_kept_form_is_its_owners_alone);

/// A password that was sent too late is kept nowhere, and a form beyond the limit is refused with its words
/// still in the browser.
async fn secrets_and_floods_are_not_kept(world: World) {
    let cast = Cast::of(&world).await;
    let amina = signed_in(&world, &cast.amina).await;
    world.clock().advance(15 * DAY);
    let fields = [
        ("current_password", "the-old-secret"),
        ("new_password", "the-new-secret"),
        ("note", "words of hers"),
    ];
    amina.post("/account/password", &fields).await.ok();
    let mut db = world.app.db.read().await.unwrap();
    let (body,): (String,) = db.sql("SELECT body FROM kept_form").one().await.unwrap();
    drop(db);
    assert_eq!(body, "note=words+of+hers");
    let flood = "x".repeat(300 * 1024);
    amina
        .post("/account", &[("organisation", &flood)])
        .await
        .status(413)
        .shows("your browser still has what you typed");
    // A page that does not show a kept form itself gets one that does.
    let page = amina
        .visit("/sign-in?next=%2Faccount%2Fpassword%3Fkept%3Dyes")
        .await
        .ok();
    let form = page
        .form("/sign-in")
        .fill("email", cast.amina.email.as_str())
        .fill("password", PASSWORD);
    form.press("Sign in")
        .await
        .ok()
        .shows("What you typed")
        .shows("words of hers");
}
story!(secrets_and_floods_are_not_kept);
