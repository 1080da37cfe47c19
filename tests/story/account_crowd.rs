//! Many people at once: no account keeps others from signing in, a refused attempt costs its sender nothing, and an
//! account has no more sessions and known browsers than a person uses.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use praxis::app::App;
use praxis::hashes::{Caller, HashPlace};
use praxis::web::proxy::Peer;
use tower::ServiceExt;

use crate::browser::{Browser, Page};
use crate::cast::{Cast, PASSWORD};
use crate::people::filled;
use crate::people::{enter, sign_in};
use crate::post::Post;
use crate::world::World;

const DEVICE: &str = "__Host-praxis-device";
const GUESS: &str = "a guess at the password";
const NEW_PASSWORD: &str = "another long walk by the sea";

/// A sign-in as a program sends it: what comes of it, and nothing drawn.
async fn sign_in_at(router: &Router, email: &str, device: &str) -> StatusCode {
    let body = url::form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("email", email), ("password", PASSWORD)])
        .finish();
    let mut request = Request::post("/sign-in")
        .header("host", "praxis.example")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("cookie", format!("{DEVICE}={device}"))
        .body(Body::from(body))
        .unwrap();
    let peer = ([203, 0, 113, 7], 50_000).into();
    request.extensions_mut().insert(Peer(peer));
    router.clone().oneshot(request).await.unwrap().status()
}

/// A crowd of connections of one account that sign in again and again, in the browser that the account is known in.
struct Crowd {
    over: Arc<AtomicBool>,
    connections: Vec<tokio::task::JoinHandle<()>>,
}

impl Crowd {
    /// It goes home by itself after so many hashes.
    fn gather(app: &App, router: &Router, connections: usize, email: &str, device: &str) -> Self {
        const HASHES: u64 = 400;
        let over = Arc::new(AtomicBool::new(false));
        let until = app.hashes.total() + HASHES;
        let connect = || {
            let (app, router, over) = (app.clone(), router.clone(), over.clone());
            let (email, device) = (email.to_owned(), device.to_owned());
            tokio::spawn(async move {
                while !over.load(Ordering::Relaxed) && app.hashes.total() < until {
                    let status = sign_in_at(&router, &email, &device).await;
                    let expected = [StatusCode::SEE_OTHER, StatusCode::SERVICE_UNAVAILABLE];
                    assert!(expected.contains(&status), "{status}");
                    tokio::task::yield_now().await;
                }
            })
        };
        let connections = (0..connections).map(|_| connect()).collect();
        Self { over, connections }
    }

    async fn go_home(self) {
        self.over.store(true, Ordering::Relaxed);
        for connection in self.connections {
            connection.await.unwrap();
        }
    }
}

/// Nine connections of one account, then forty, sign in again and again in a browser that is known. A stranger gets
/// in meanwhile, after a handful of their hashes.
async fn an_account_with_many_connections_does_not_keep_a_stranger_out(world: World) {
    let cast = Cast::of(&world).await;
    // A hash takes its time here, so that the queue is what everybody waits in.
    let world = world.with(&[("argon2_memory", "16384")]);
    let (app, router) = (&world.app, praxis::router::build(&world.app));
    let own = world.browser();
    enter(&own, cast.amina.email.as_str()).await;
    let device = own.cookie(DEVICE).unwrap();
    let enough = u64::try_from(std::thread::available_parallelism().unwrap().get()).unwrap() * 4;
    for connections in [9, 40] {
        let crowd = Crowd::gather(
            app,
            &router,
            connections,
            cast.amina.email.as_str(),
            &device,
        );
        let begun = app.hashes.total();
        while app.hashes.total() < begun + enough {
            tokio::task::yield_now().await;
        }
        let before = app.hashes.total();
        let status = sign_in_at(&router, cast.boris.email.as_str(), "").await;
        let meanwhile = app.hashes.total() - before;
        crowd.go_home().await;
        assert_eq!(status, StatusCode::SEE_OTHER, "{connections} connections");
        assert!(
            meanwhile < 100,
            "{connections} connections: {meanwhile} hashes before the stranger's"
        );
    }
}
story!(an_account_with_many_connections_does_not_keep_a_stranger_out);

/// Takes every place of a line.
fn fill(app: &App, line: fn(&'static str) -> Caller<'static>) -> Vec<HashPlace> {
    (0..)
        .map_while(|number| {
            let address = format!("p{number}@crowd.example").leak();
            app.hashes.take_place(line(address)).ok()
        })
        .collect()
}

/// Asserts that an attempt is refused because the queue is full.
fn is_refused(page: Page) -> Page {
    let page = page
        .status(503)
        .shows("Nothing was saved: the service cannot save it at the moment.")
        .shows("What you typed is in the form below");
    assert_eq!(page.header("retry-after"), Some("5"));
    page
}

async fn is_refused_often(browser: &Browser, path: &str, fields: &[(&str, &str)]) {
    // More often than any bucket of an account or a link holds.
    for _ in 0..12 {
        is_refused(browser.post(path, fields).await);
    }
}

/// Signing in, by strangers and in a browser that is known: after any number of refused attempts all ten tries of the
/// address, and of the browser, are left.
async fn a_refused_sign_in_costs_no_try(world: World) {
    let cast = Cast::of(&world).await;
    let world = world.with(&[("rate_limits", "on")]);
    let (app, email) = (&world.app, cast.amina.email.as_str());
    let own = world.browser();
    enter(&own, email).await;
    own.visit("/account")
        .await
        .ok()
        .form("/account")
        .press("Sign out")
        .await;
    let (known, stranger) = (own.clone(), own.at([198, 51, 100, 1]));
    for (browser, line, others) in [
        (&known, Caller::Known as fn(_) -> _, email),
        (&stranger, Caller::Stranger, "nobody@elsewhere.example"),
    ] {
        let crowd = fill(app, line);
        let hashes = app.hashes.total();
        for address in [email, others] {
            is_refused_often(
                browser,
                "/sign-in",
                &[("email", address), ("password", GUESS)],
            )
            .await;
        }
        assert_eq!(app.hashes.total(), hashes);
        drop(crowd);
        for _ in 0..10 {
            sign_in(browser, email, GUESS).await.status(422);
        }
        sign_in(browser, email, GUESS).await.status(429);
    }
}
story!(a_refused_sign_in_costs_no_try);

/// Registering: neither the address's mails nor the network's nor the whole site's registrations are used up.
async fn a_refused_registration_costs_no_mail(world: World) {
    let world = world.with(&[("rate_limits", "on"), ("registrations", "3")]);
    let browser = world.browser();
    let email = "nadia@ministry.example";
    let crowd = fill(&world.app, Caller::NewPassword);
    // The network has thirty.
    for _ in 0..31 {
        let form = filled(&browser, email).await;
        world.clock().advance(Duration::from_secs(5));
        is_refused(form.press("Make my account").await);
    }
    drop(crowd);
    for _ in 0..3 {
        let form = filled(&browser, email).await;
        world.clock().advance(Duration::from_secs(5));
        form.press("Make my account")
            .await
            .lands_on("/register/sent");
    }
}
story!(a_refused_registration_costs_no_mail);

/// A link opened elsewhere asks for the password: to confirm an address, and to move to one. What is refused costs no
/// try, and the link still works.
async fn a_refused_proof_costs_no_try_of_a_link(world: World) {
    let cast = Cast::of(&world).await;
    let world = world.with(&[("rate_limits", "on")]);
    let (post, app) = (Post::of(&world), &world.app);
    let own = world.browser();
    let form = filled(&own, "nadia@ministry.example").await;
    world.clock().advance(Duration::from_secs(5));
    form.press("Make my account")
        .await
        .lands_on("/register/sent");
    let confirm = post.only().await.link();
    enter(&own, cast.amina.email.as_str()).await;
    ask_move(&own, "amina@new.example").await;
    let letters = post.new_ones().await;
    let moves = letters
        .iter()
        .find(|letter| letter.to == "amina@new.example")
        .unwrap()
        .link();
    let proof = [("password", PASSWORD)];
    for (link, button) in [(confirm, "Confirm my address"), (moves, "Use this address")] {
        let elsewhere = world.browser();
        elsewhere.visit(&link).await.ok().lands_on("/confirm");
        let crowd = fill(app, Caller::Stranger);
        is_refused_often(&elsewhere, "/confirm", &proof).await;
        drop(crowd);
        let page = elsewhere.visit("/confirm").await.ok();
        page.only_form()
            .fill("password", PASSWORD)
            .press(button)
            .await
            .ok();
    }
    for email in ["nadia@ministry.example", "amina@new.example"] {
        enter(&world.browser(), email).await;
    }
}
story!(a_refused_proof_costs_no_try_of_a_link);

async fn ask_move(browser: &Browser, to: &str) {
    let page = browser.visit("/account/email").await.ok();
    let form = page
        .form("/account/email")
        .fill("email", to)
        .fill("current_password", PASSWORD);
    let page = form.press("Send a link to the new address").await;
    page.lands_on("/account/email");
}

/// A signed-in person proves the password to change it or to move: refused attempts leave every try. A reset that is
/// refused leaves its link.
async fn a_refused_change_costs_no_try(world: World) {
    let cast = Cast::of(&world).await;
    let world = world.with(&[("rate_limits", "on")]);
    let (post, app, email) = (Post::of(&world), &world.app, cast.amina.email.as_str());
    let own = world.browser();
    enter(&own, email).await;
    let crowd = fill(app, Caller::Known);
    let change = [("current_password", PASSWORD), ("password", NEW_PASSWORD)];
    is_refused_often(&own, "/account/password", &change).await;
    let moves = [
        ("current_password", PASSWORD),
        ("email", "amina@new.example"),
    ];
    is_refused_often(&own, "/account/email", &moves).await;
    drop(crowd);
    own.post("/account/password", &change)
        .await
        .ok()
        .shows("Your other sessions have ended");
    let moves = [
        ("current_password", NEW_PASSWORD),
        ("email", "amina@new.example"),
    ];
    for _ in 0..10 {
        own.post("/account/email", &moves).await.ok();
    }
    own.post("/account/email", &moves).await.status(429);

    let lost = world.browser();
    let form = lost
        .visit("/reset")
        .await
        .ok()
        .only_form()
        .fill("email", email);
    form.press("Send me a link").await.lands_on("/reset/sent");
    let letters = post.new_ones().await;
    let link = letters.iter().map(|letter| &letter.text).find_map(|text| {
        text.split_whitespace()
            .find(|word| word.contains("/reset/"))
    });
    lost.visit(
        link.unwrap()
            .strip_prefix("https://praxis.example")
            .unwrap(),
    )
    .await
    .ok()
    .lands_on("/reset/password");
    let crowd = fill(app, Caller::NewPassword);
    is_refused_often(&lost, "/reset/password", &[("password", PASSWORD)]).await;
    drop(crowd);
    lost.post("/reset/password", &[("password", PASSWORD)])
        .await
        .lands_on("/sign-in");
}
story!(a_refused_change_costs_no_try);

/// Four attempts at one address wait or are checked at once, whether or not it has an account; a fifth is refused,
/// and other addresses and the owner's own browser do not notice.
async fn an_address_has_a_few_places_whether_or_not_it_has_an_account(world: World) {
    let cast = Cast::of(&world).await;
    let (app, email) = (&world.app, cast.amina.email.as_str());
    let own = world.browser();
    enter(&own, email).await;
    for address in [email, "nobody@elsewhere.example"] {
        let places: Vec<_> = (0..4)
            .map(|_| app.hashes.take_place(Caller::Stranger(address)).unwrap())
            .collect();
        let stranger = world.browser();
        is_refused(sign_in(&stranger, &address.to_uppercase(), PASSWORD).await);
        sign_in(&stranger, "somebody@elsewhere.example", PASSWORD)
            .await
            .status(422);
        own.post("/sign-in", &[("email", email), ("password", PASSWORD)])
            .await
            .ok();
        drop(places);
    }
    // A proof of a person who has signed in, and a sign-in in a browser that is known, are in one line under one key.
    let places: Vec<_> = (0..4)
        .map(|_| {
            app.hashes
                .take_place(Caller::Known(cast.amina.email.key()))
                .unwrap()
        })
        .collect();
    is_refused(
        own.post(
            "/account/password",
            &[("current_password", PASSWORD), ("password", NEW_PASSWORD)],
        )
        .await,
    );
    is_refused(
        own.post("/sign-in", &[("email", email), ("password", PASSWORD)])
            .await,
    );
    drop(places);
}
story!(an_address_has_a_few_places_whether_or_not_it_has_an_account);

/// Registrations and sign-ins do not take each other's places.
async fn a_crowd_that_registers_keeps_nobody_from_signing_in(world: World) {
    let cast = Cast::of(&world).await;
    let crowd = fill(&world.app, Caller::NewPassword);
    enter(&world.browser(), cast.amina.email.as_str()).await;
    drop(crowd);
    let (_known, _strangers) = (
        fill(&world.app, Caller::Known),
        fill(&world.app, Caller::Stranger),
    );
    let form = filled(&world.browser(), "nadia@ministry.example").await;
    form.press("Make my account")
        .await
        .lands_on("/register/sent");
}
story!(a_crowd_that_registers_keeps_nobody_from_signing_in);

async fn is_signed_in(browser: &Browser) -> bool {
    browser.visit("/account").await.path() == "/account"
}

/// The twenty-first session ends the one that was seen longest ago, which need not be the first.
async fn the_twenty_first_session_ends_the_one_unused_longest(world: World) {
    let cast = Cast::of(&world).await;
    let email = cast.amina.email.as_str();
    let other = world.browser();
    enter(&other, cast.boris.email.as_str()).await;
    let browsers: Vec<_> = (0..22).map(|_| world.browser()).collect();
    for browser in &browsers[..20] {
        world.clock().advance(Duration::from_mins(6));
        enter(browser, email).await;
    }
    world.clock().advance(Duration::from_mins(6));
    assert!(is_signed_in(&browsers[0]).await);
    for browser in &browsers[20..] {
        enter(browser, email).await;
    }
    let mut ended = Vec::new();
    for (number, browser) in browsers.iter().enumerate() {
        if !is_signed_in(browser).await {
            ended.push(number);
        }
    }
    assert_eq!(ended, [1, 2]);
    assert!(is_signed_in(&other).await);
    let page = browsers[0].visit("/account/sessions").await.ok();
    assert_eq!(page.count("tbody tr"), 20);
}
story!(the_twenty_first_session_ends_the_one_unused_longest);

/// The twenty-first browser that an account is known in takes the place of the one that was used longest ago; a
/// browser that signs in now and then stays known.
async fn the_twenty_first_browser_is_known_instead_of_the_one_unused_longest(world: World) {
    let cast = Cast::of(&world).await;
    let email = cast.amina.email.as_str();
    let browsers: Vec<_> = (0..22).map(|_| world.browser()).collect();
    for browser in &browsers[..20] {
        world.clock().advance(Duration::from_hours(24));
        enter(browser, email).await;
    }
    world.clock().advance(Duration::from_hours(24));
    enter(&browsers[0], email).await;
    for browser in &browsers[20..] {
        enter(browser, email).await;
    }
    // With the strangers' line full, only a browser that is known gets in.
    let _crowd = fill(&world.app, Caller::Stranger);
    let mut forgotten = Vec::new();
    for (number, browser) in browsers.iter().enumerate() {
        let page = browser
            .post("/sign-in", &[("email", email), ("password", PASSWORD)])
            .await;
        if page.status != StatusCode::OK {
            is_refused(page);
            forgotten.push(number);
        }
    }
    assert_eq!(forgotten, [1, 2]);
}
story!(the_twenty_first_browser_is_known_instead_of_the_one_unused_longest);

/// A browser stays known for a year after each sign-in, not for a year after the first.
async fn a_browser_that_is_used_stays_known(world: World) {
    let cast = Cast::of(&world).await;
    let email = cast.amina.email.as_str();
    let own = world.browser();
    enter(&own, email).await;
    // With the strangers' line full, only a browser that is known gets in.
    let _crowd = fill(&world.app, Caller::Stranger);
    for _ in 0..3 {
        world.clock().advance(Duration::from_hours(300 * 24));
        sweep(&world).await;
        enter(&own, email).await;
    }
}
story!(a_browser_that_is_used_stays_known);

async fn sweep(world: &World) {
    praxis::account::actions::sweep(&world.app).await.unwrap();
}

/// Ninety guesses at ninety addresses that one network sends at the same moment: it has twenty tries, however fast they
/// come, and the right password of another network costs none.
async fn parallel_guesses_share_the_tries_of_their_network(world: World) {
    let cast = Cast::of(&world).await;
    let world = world.with(&[("rate_limits", "on")]);
    let browser = world.browser();
    let guesses = (0..90).map(|number| {
        let (browser, email) = (browser.clone(), format!("guess{number}@people.example"));
        async move {
            let fields = [("email", email.as_str()), ("password", GUESS)];
            browser.post("/sign-in", &fields).await.status
        }
    });
    let answers = futures_util::future::join_all(guesses).await;
    let tried = answers
        .iter()
        .filter(|status| **status == StatusCode::UNPROCESSABLE_ENTITY)
        .count();
    assert!((1..=20).contains(&tried), "{answers:?}");
    for _ in 0..30 {
        let elsewhere = browser.at([198, 51, 100, 2]);
        enter(&elsewhere, cast.amina.email.as_str()).await;
    }
}
story!(parallel_guesses_share_the_tries_of_their_network);
