//! The access matrix: every route × every role × every state, against a table that was written by hand. A new route
//! without a row fails. Each letter is one answer:
//!
//! `2` the page · `r` sent on · `s` sent to sign in · `k` the form is kept and the sign-in page shown ·
//! `p` sent to the page of the suspended · `x` nothing there · `g` gone · `4` refused with a page of its own

use std::fmt::Write as _;

use axum::http::Method;
use praxis::account::model::{Account, Role, Scope};
use praxis::practice::actions::Intent;
use praxis::practice::model::{Decision, PracticeId, TakeDown};
use praxis::router::{self, Part};

use crate::browser::Browser;
use crate::cast::{Cast, person, reasons};
use crate::world::World;

/// Who asks, in the order of the letters: nobody, a suspended person, another submitter, the owner, a reviewer in
/// scope, a reviewer out of scope, an administrator.
const ROLES: [&str; 7] = [
    "visitor",
    "suspended",
    "stranger",
    "owner",
    "reviewer",
    "out of scope",
    "administrator",
];

/// Routes whose answer does not depend on a practice. `{…}` is filled with something that is not there.
const ROUTES: &[(&str, &str, &str)] = &[
    ("GET", "/", "2222222"),
    ("GET", "/practices", "2222222"),
    ("GET", "/practices.atom", "2222222"),
    ("GET", "/objectives", "2222222"),
    ("GET", "/objectives/{number}", "xxxxxxx"),
    ("GET", "/countries/{code}", "xxxxxxx"),
    ("GET", "/regions/{id}", "xxxxxxx"),
    ("GET", "/explore", "2222222"),
    ("GET", "/sitemap.xml", "2222222"),
    ("GET", "/assets/{name}", "xxxxxxx"),
    ("GET", "/robots.txt", "2222222"),
    ("GET", "/about", "2222222"),
    ("GET", "/help", "2222222"),
    ("GET", "/accessibility", "2222222"),
    ("GET", "/privacy", "2222222"),
    ("GET", "/terms", "2222222"),
    ("GET", "/health/live", "2222222"),
    ("GET", "/health/ready", "5555555"),
    ("GET", "/unsubscribe/{token}", "xxxxxxx"),
    ("POST", "/unsubscribe/{token}", "xxxxxxx"),
    ("GET", "/demo/mail", "xxxxxxx"),
    ("GET", "/demo/mail/{id}", "xxxxxxx"),
    ("GET", "/register", "2222222"),
    ("POST", "/register", "4444444"),
    ("GET", "/register/sent", "2222222"),
    ("GET", "/confirm", "ggggggg"),
    ("POST", "/confirm", "ggggggg"),
    ("GET", "/confirm/{token}", "ggggggg"),
    ("GET", "/sign-in", "2rrrrrr"),
    ("POST", "/sign-in", "4444444"),
    ("POST", "/sign-in/demo", "xxxxxxx"),
    ("GET", "/sign-in/by-mail", "2222222"),
    ("POST", "/sign-in/by-mail", "4444444"),
    ("GET", "/sign-in/sent", "2222222"),
    ("GET", "/sign-in/link", "ggggggg"),
    ("POST", "/sign-in/link", "ggggggg"),
    ("GET", "/sign-in/{token}", "ggggggg"),
    ("GET", "/reset", "2222222"),
    ("POST", "/reset", "4444444"),
    ("GET", "/reset/sent", "2222222"),
    ("GET", "/reset/password", "ggggggg"),
    ("POST", "/reset/password", "ggggggg"),
    ("GET", "/reset/{token}", "ggggggg"),
    ("GET", "/desk", "sprrrrr"),
    ("GET", "/account", "sp22222"),
    ("POST", "/account", "kp44444"),
    ("GET", "/account/password", "sp22222"),
    ("POST", "/account/password", "kp44444"),
    ("GET", "/account/email", "sp22222"),
    ("POST", "/account/email", "kp44444"),
    ("GET", "/account/sessions", "sp22222"),
    ("POST", "/account/sessions", "kprrrrr"),
    ("GET", "/account/suspended", "s2rrrrr"),
    ("POST", "/account/suspended", "k4rrrrr"),
    ("GET", "/my/practices", "sp22222"),
    ("GET", "/my/practices/new", "sp22222"),
    ("POST", "/my/practices/new", "kprrrrr"),
    ("GET", "/review", "spxx222"),
    ("GET", "/admin", "spxxxx2"),
    ("GET", "/admin/accounts", "spxxxx2"),
    ("GET", "/admin/accounts/{id}", "spxxxxx"),
    ("POST", "/admin/accounts/{id}", "kpxxxx4"),
    ("GET", "/admin/practices", "spxxxx2"),
    ("GET", "/admin/outbox", "spxxxx2"),
    ("POST", "/admin/outbox", "kpxxxxr"),
    ("GET", "/admin/outbox/{id}", "spxxxxx"),
    // Signs out, so it comes last.
    ("POST", "/sign-out", "sssssss"),
];

/// Routes of a practice, by its state.
const OF_A_PRACTICE: [(&str, &str); 10] = [
    ("GET", "/my/practices/{id}"),
    ("POST", "/my/practices/{id}"),
    ("GET", "/my/practices/{id}/check"),
    ("GET", "/my/practices/{id}/preview"),
    ("GET", "/my/practices/{id}/{step}"),
    ("POST", "/my/practices/{id}/{step}"),
    ("GET", "/review/{practice}"),
    ("POST", "/review/{practice}"),
    ("GET", "/practices/{slug}"),
    ("GET", "/practices/{slug}/revisions/{k}"),
];

/// The letters for each of them, in the same order.
#[rustfmt::skip]
const BY_STATE: &[(&str, [&str; 10])] = &[
    ("draft", ["spx2xxx", "kpx4xxx", "spx2xxx", "spx2xxx", "spx2xxx", "kpx4xxx", "spxxxxx", "kpxxxxx", "xxxxxxx", "xxxxxxx"]),
    ("in review", ["spx2xxx", "kpx4xxx", "spxrxxx", "spx2xxx", "spxrxxx", "kpx4xxx", "spxx2x2", "kpxx4x4", "xxxxxxx", "xxxxxxx"]),
    ("decided", ["spx2xxx", "kpx4xxx", "spxrxxx", "spx2xxx", "spxrxxx", "kpx4xxx", "spxx2x2", "kpxx4x4", "xxxxxxx", "xxxxxxx"]),
    ("waiting", ["spx2xxx", "kpx4xxx", "spxrxxx", "spx2xxx", "spxrxxx", "kpx4xxx", "spxx2x2", "kpxx4x4", "xxxxxxx", "xxxxxxx"]),
    ("published", ["spx2xxx", "kpx4xxx", "spxrxxx", "spx2xxx", "spxrxxx", "kpx4xxx", "spxx222", "kpxx444", "2222222", "2222222"]),
    ("revised", ["spx2xxx", "kpx4xxx", "spxrxxx", "spx2xxx", "spxrxxx", "kpx4xxx", "spxx222", "kpxx444", "2222222", "2222222"]),
    ("returned", ["spx2xxx", "kpx4xxx", "spx2xxx", "spx2xxx", "spx2xxx", "kpxrxxx", "spxx2x2", "kpxx4x4", "xxxxxxx", "xxxxxxx"]),
    ("declined", ["spx2xxx", "kpx4xxx", "spxrxxx", "spx2xxx", "spxrxxx", "kpx4xxx", "spxx2x2", "kpxx4x4", "xxxxxxx", "xxxxxxx"]),
    ("withdrawn", ["spx2xxx", "kpx4xxx", "spx2xxx", "spx2xxx", "spx2xxx", "kpxrxxx", "spxx2x2", "kpxx4x4", "xxxxxxx", "xxxxxxx"]),
    ("spam", ["spxxxxx", "kpxxxxx", "spxxxxx", "spxxxxx", "spxxxxx", "kpxxxxx", "spxx2x2", "kpxx4x4", "xxxxxxx", "xxxxxxx"]),
    ("no longer current", ["spx2xxx", "kpx4xxx", "spxrxxx", "spx2xxx", "spxrxxx", "kpx4xxx", "spxx222", "kpxx444", "2222222", "2222222"]),
    ("gone", ["spx2xxx", "kpx4xxx", "spxrxxx", "spx2xxx", "spxrxxx", "kpx4xxx", "spxx222", "kpxx444", "ggggggg", "ggggggg"]),
    ("replaced", ["spx2xxx", "kpx4xxx", "spxrxxx", "spx2xxx", "spxrxxx", "kpx4xxx", "spxx222", "kpxx444", "rrrrrrr", "rrrrrrr"]),
];

#[test]
fn every_route_has_its_row() {
    for route in router::routes() {
        let row = (route.method, route.path);
        let known = ROUTES
            .iter()
            .any(|(method, path, _)| (*method, *path) == row)
            || OF_A_PRACTICE.contains(&row);
        assert!(
            known,
            "{} {} has no row in the matrix",
            route.method, route.path
        );
    }
    for (method, path) in ROUTES
        .iter()
        .map(|(method, path, _)| (*method, *path))
        .chain(OF_A_PRACTICE)
    {
        let there = router::routes()
            .iter()
            .any(|route| (route.method, route.path) == (method, path));
        assert!(there, "{method} {path} has a row and is no route");
    }
    assert!(
        router::routes()
            .iter()
            .any(|route| route.part == Part::Open)
    );
}

/// One browser for each role.
struct Crowd {
    browsers: [Browser; 7],
}

impl Crowd {
    async fn of(world: &World, cast: &Cast) -> Self {
        let gone = person(
            &cast.app,
            "Mr.",
            "Suspended",
            "Person",
            Role::Submitter,
            &Scope::default(),
        )
        .await;
        let mut tx = cast.app.db.write().await.unwrap();
        let now = cast.app.clock.now();
        praxis::account::actions::suspend(&mut tx, gone.id, "for the test", now)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let signed_in = async |who: &Account| cast.sign_in(world, who).await;
        Self {
            browsers: [
                world.browser(),
                signed_in(&gone).await,
                signed_in(&cast.boris).await,
                signed_in(&cast.amina).await,
                signed_in(&cast.ruth).await,
                signed_in(&cast.lena).await,
                signed_in(&cast.grace).await,
            ],
        }
    }

    /// What each of them is answered.
    async fn ask(&self, method: &str, path: &str) -> String {
        let mut letters = String::new();
        for browser in &self.browsers {
            letters.push(ask(browser, method, path).await);
        }
        letters
    }
}

async fn ask(browser: &Browser, method: &str, path: &str) -> char {
    let url = url::Url::parse("https://praxis.example")
        .unwrap()
        .join(path)
        .unwrap();
    let request = match method {
        "POST" => browser
            .request(Method::POST, &url)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded"),
        _ => browser
            .request(Method::GET, &url)
            .header("sec-fetch-site", "none"),
    };
    // At the desk a deed that changes nothing here: nobody has a claim to release.
    let body = match method {
        "POST" if path.starts_with("/review/") => "deed=release&seq=0",
        "POST" => "deed=nothing+known",
        _ => "",
    };
    let page = browser.send(request, body).await;
    let to = page.header("location").unwrap_or_default().to_owned();
    match page.status.as_u16() {
        200 if method == "POST" && page.count("main form[action='/sign-in']") > 0 => 'k',
        200 => '2',
        404 => 'x',
        410 => 'g',
        301..=308 if to.starts_with("/sign-in") => 's',
        301..=308 if to.starts_with("/account/suspended") => 'p',
        301..=308 => 'r',
        503 => '5',
        400..=499 => '4',
        other => panic!("{method} {path} is answered by {other}"),
    }
}

story! {
/// Every route that does not depend on a practice, as everybody.
async fn every_route_as_everybody(world: World) {
    let cast = Cast::of(&world).await;
    let crowd = Crowd::of(&world, &cast).await;
    let mut differences = String::new();
    for (method, path, wanted) in ROUTES {
        let filled = filled(path);
        let found = crowd.ask(method, &filled).await;
        if found != *wanted {
            writeln!(differences, "{method} {path}: {found} instead of {wanted}").unwrap();
        }
    }
    assert!(differences.is_empty(), "{ROLES:?}\n{differences}");
}}

/// A path with ids of things that are not there.
fn filled(path: &str) -> String {
    path.replace("{number}", "24")
        .replace("{code}", "ZZ")
        .replace("{id}", "987654321")
        .replace("{token}", "no-such-token")
        .replace("{name}", "nothing.css")
}

story! {
/// Every route of a practice, in every state, as everybody.
async fn every_state_as_everybody(world: World) {
    let cast = Cast::of(&world).await;
    let practices = in_every_state(&cast).await;
    let crowd = Crowd::of(&world, &cast).await;
    let mut differences = String::new();
    for (state, wanted) in BY_STATE {
        let (id, slug) = &practices[practices.iter().position(|(name, ..)| name == state).unwrap()].1;
        for ((method, path), wanted) in OF_A_PRACTICE.iter().zip(wanted) {
            let path = path
                .replace("{id}", &id.to_string())
                .replace("{practice}", &id.to_string())
                .replace("{step}", "brief")
                .replace("{slug}", slug)
                .replace("{k}", "1");
            let found = crowd.ask(method, &path).await;
            if found != **wanted {
                writeln!(differences, "{state}: {method} {path}: {found} instead of {wanted}").unwrap();
            }
        }
    }
    assert!(differences.is_empty(), "{ROLES:?}\n{differences}");
}}

#[expect(clippy::too_many_lines, reason = "a list, one state after the other")]
/// A practice of Amina's in each state (the spam is somebody else's: its owner is suspended by it).
async fn in_every_state(cast: &Cast) -> Vec<(&'static str, (PracticeId, String))> {
    let objective = 9;
    let title = |state: &str| format!("Practice {state}");
    let slug = |state: &str| format!("practice-{}", state.replace(' ', "-"));
    let mut all = Vec::new();
    let mut add = |state: &'static str, id: PracticeId| all.push((state, (id, slug(state))));
    let known = cast.published(&title("known"), objective).await;
    add("draft", cast.draft(&title("draft"), objective).await);
    let spammer = person(
        &cast.app,
        "Mr.",
        "Spam",
        "Sender",
        Role::Submitter,
        &Scope::default(),
    )
    .await;
    let spam = cast.submitted_by(&spammer, &title("spam"), objective).await;
    cast.act(&cast.ruth, &spam, Intent::MarkSpam).await.unwrap();
    add("spam", spam);
    let published = cast.published(&title("published"), objective).await;
    add("published", published);
    let revised = cast.published(&title("revised"), objective).await;
    cast.act(&cast.amina, &revised, Intent::Revise)
        .await
        .unwrap();
    cast.act(&cast.amina, &revised, Intent::Submit)
        .await
        .unwrap();
    add("revised", revised);
    for (state, how) in [
        ("no longer current", TakeDown::NotCurrent),
        ("gone", TakeDown::Gone),
        ("replaced", TakeDown::Replaced(known)),
    ] {
        let id = cast.published(&title(state), objective).await;
        cast.act(
            &cast.omar,
            &id,
            Intent::TakeDown {
                how,
                words: reasons("Because"),
            },
        )
        .await
        .unwrap();
        add(state, id);
    }
    let returned = cast.submitted(&title("returned"), objective).await;
    let decision = Decision::Return {
        words: reasons("Say more"),
    };
    cast.act(&cast.ruth, &returned, Intent::Decide(decision))
        .await
        .unwrap();
    add("returned", returned);
    let declined = cast.submitted(&title("declined"), objective).await;
    let code = praxis::practice::model::DeclineCode::Other;
    let decision = Decision::Decline {
        words: reasons("No"),
        code,
        duplicate_of: None,
        last: false,
    };
    cast.act(&cast.ruth, &declined, Intent::Decide(decision))
        .await
        .unwrap();
    add("declined", declined);
    let waiting = cast.submitted(&title("waiting"), objective).await;
    let on = cast
        .app
        .clock
        .now()
        .plus(std::time::Duration::from_hours(216));
    let decision = Decision::Approve {
        words: None,
        on: Some(on),
        minor: false,
    };
    cast.act(&cast.ruth, &waiting, Intent::Decide(decision))
        .await
        .unwrap();
    add("waiting", waiting);
    cast.settle().await;
    let withdrawn = cast.submitted(&title("withdrawn"), objective).await;
    cast.act(&cast.amina, &withdrawn, Intent::Withdraw(None))
        .await
        .unwrap();
    add("withdrawn", withdrawn);
    add(
        "in review",
        cast.submitted(&title("in review"), objective).await,
    );
    let decided = cast.submitted(&title("decided"), objective).await;
    let decision = Decision::Return {
        words: reasons("Say more"),
    };
    cast.act(&cast.ruth, &decided, Intent::Decide(decision))
        .await
        .unwrap();
    add("decided", decided);
    all
}
