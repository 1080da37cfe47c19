//! What is refused before any deed: a form that says two things at once. And what the log keeps of every refusal: one line
//! with account, network, route and rule, and nothing that was typed.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use axum::http::Method;
use praxis::account::model::Account;
use serde_json::Value;
use tracing::subscriber::DefaultGuard;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{EnvFilter, Layer as _, Registry};

use crate::browser::{Browser, Page};
use crate::cast::{self, Cast, PASSWORD};
use crate::people::signed_in;
use crate::requests::ask;
use crate::world::World;

/// Of two values of one input neither is taken, even if both are equal.
async fn a_form_that_says_two_things_is_refused(world: World) {
    let cast = Cast::of(&world).await;
    let email = cast.amina.email.as_str();
    let visitor = world.browser();
    let boris = cast.boris.email.as_str();
    for other in [boris, email, ""] {
        for form in [
            [("email", email), ("password", PASSWORD), ("email", other)],
            [("email", other), ("password", PASSWORD), ("email", email)],
        ] {
            visitor.post("/sign-in", &form).await.status(400);
        }
    }
    let twice = [("email", email), ("password", PASSWORD), ("password", "x")];
    visitor.post("/sign-in", &twice).await.status(400);
    let grace = signed_in(&world, &cast.grace).await;
    let page = format!("/admin/accounts/{}", cast.amina.id);
    let roles = [
        ("deed", "change_role"),
        ("role", "submitter"),
        ("role", "administrator"),
    ];
    grace.post(&page, &roles).await.status(400);
    for path in [
        "/admin/accounts?q=a&q=b",
        "/review?q=a&q=a",
        "/practices?q=a&q=b",
        "/fr/practices?from=x&from=y",
        "/sign-in?next=/a&next=/b",
    ] {
        grace.visit(path).await.status(400);
    }
    // A parameter that the service does not know may stand there as often as a mail program likes.
    let page = grace.visit("/practices?x=1&x=2").await.ok();
    page.lands_on("/practices");
}
story!(a_form_that_says_two_things_is_refused);

/// Lists are sent as often as they have terms.
async fn a_list_is_taken_whole(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.draft("Almaty Process", 9).await;
    let amina = signed_in(&world, &cast.amina).await;
    let step = format!("/my/practices/{id}/where");
    let page = amina.visit(&step).await.ok();
    let saves = page.form(&step).value("saves").unwrap().to_owned();
    let form = [
        ("saves", saves.as_str()),
        ("held", "countries"),
        ("held", "regions"),
        ("countries", "KZ"),
        ("countries", "EG"),
        ("scope", "regional"),
        ("deed", "stay"),
    ];
    amina.post(&step, &form).await.ok();
    let page = amina.visit(&step).await.ok();
    page.shows("Kazakhstan").shows("Egypt");
}
story!(a_list_is_taken_whole);

/// The log of a story, as JSON.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Log {
    /// Takes down what this thread logs, until the guard goes.
    fn start() -> (Self, DefaultGuard) {
        let log = Self::default();
        let to = log.clone();
        let lines = tracing_subscriber::fmt::layer()
            .json()
            .with_writer(move || to.clone())
            .with_filter(EnvFilter::new("praxis=info"));
        let guard = tracing::subscriber::set_default(Registry::default().with(lines));
        (log, guard)
    }

    /// Everything that was logged since the last call.
    fn take(&self) -> Vec<Value> {
        let written = std::mem::take(&mut *self.0.lock().unwrap());
        let written = String::from_utf8(written).unwrap();
        for secret in TYPED {
            assert!(!written.contains(secret), "{secret} in {written}");
        }
        let lines = written.lines();
        lines
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// The lines with this message.
    fn of(&self, message: &str) -> Vec<Value> {
        let lines = self.take().into_iter().map(|line| line["fields"].clone());
        lines
            .filter(|fields| fields["message"] == message)
            .collect()
    }
}

/// What is typed or stands in an address in these stories.
const TYPED: [&str; 6] = [
    "amina@people.example",
    "canary",
    PASSWORD,
    "evil.example",
    "0000000000",
    "Almaty",
];

/// The one line of a refusal.
struct Refusal<'a> {
    rule: &'a str,
    route: &'a str,
    account: Option<&'a Account>,
}

impl Refusal<'_> {
    fn is_logged(&self, log: &Log) {
        let lines = log.of("refused");
        let [line] = lines.as_slice() else {
            panic!("{} at {}: {lines:#?}", self.rule, self.route);
        };
        assert_eq!(line["rule"], self.rule, "{line}");
        assert_eq!(line["route"], self.route, "{line}");
        assert_eq!(line["network"], "203.0.113.7/32", "{line}");
        let account = self.account.map(|account| account.id.0);
        assert_eq!(line["account"].as_i64(), account, "{line}");
        assert_eq!(line["number"].as_str().map(str::len), Some(9), "{line}");
    }
}

async fn send(browser: &Browser, world: &World, path: &str, headers: &[(&str, &str)]) -> Page {
    let form = ("content-type", "application/x-www-form-urlencoded");
    let headers = [headers, &[form]].concat();
    ask(browser, world, Method::POST, path, &headers, "email=canary").await
}

async fn every_refusal_has_one_line_in_the_log(world: World) {
    let cast = Cast::of(&world).await;
    let foreign = cast.submitted_by(&cast.boris, "Almaty Process", 9).await;
    let visitor = world.browser();
    let amina = signed_in(&world, &cast.amina).await;
    let boris = signed_in(&world, &cast.boris).await;
    cast::suspend(&cast.app, cast.boris.id, "Because.").await;
    boris.forget_cookies();
    crate::people::sign_in(&boris, cast.boris.email.as_str(), PASSWORD).await;
    let (log, _guard) = Log::start();
    let logged = |rule, route, account| {
        let refusal = Refusal {
            rule,
            route,
            account,
        };
        refusal.is_logged(&log);
    };

    // Guards: of a session, a role, a standing, and of what is another's.
    visitor.visit("/account?canary=1").await.ok();
    logged("signed in", "/account", None);
    visitor.post("/account", &[("given_name", "canary")]).await;
    logged("signed in", "/account", None);
    amina.visit("/fr/admin/accounts?q=canary").await.status(404);
    logged("role", "/admin/accounts", Some(&cast.amina));
    amina
        .visit(&format!("/my/practices/{foreign}"))
        .await
        .status(404);
    logged(
        "not there for this account",
        "/my/practices/{id}",
        Some(&cast.amina),
    );
    boris.visit("/my/practices").await.ok();
    logged("suspended", "/my/practices", Some(&cast.boris));

    // Other sites and other names.
    let other_site = [
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://evil.example"),
    ];
    send(&visitor, &world, "/sign-in", &other_site)
        .await
        .status(403);
    logged("foreign origin", "/sign-in", None);
    let url = world
        .app
        .settings
        .public_url
        .join("/fr/reset/canary")
        .unwrap();
    let mut request = visitor.request(Method::GET, &url);
    request
        .headers_mut()
        .unwrap()
        .insert("host", "evil.example".parse().unwrap());
    visitor.send(request, String::new()).await.status(421);
    logged("foreign host", "/reset/{token}", None);

    // What is too large, or says two things.
    let large = "a".repeat(2 * 1024 * 1024);
    let form = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("sec-fetch-site", "same-origin"),
    ];
    ask(&visitor, &world, Method::POST, "/register", &form, &large)
        .await
        .status(413);
    logged("too large", "/register", None);
    let twice = [("email", "canary"), ("email", "canary")];
    visitor.post("/sign-in", &twice).await.status(400);
    logged("unreadable", "/sign-in", None);

    // Links that work no more, and proofs that are none.
    visitor.visit("/reset/canary").await.status(410);
    logged("dead link", "/reset/{token}", None);
    visitor.visit("/unsubscribe/canary").await.status(404);
    logged("dead link", "/unsubscribe/{token}", None);
    let wrong = [("email", "amina@people.example"), ("password", "canary")];
    visitor.post("/sign-in", &wrong).await.status(422);
    logged("wrong proof", "/sign-in", None);
    let wrong = [
        ("current_password", "canary"),
        ("password", "canary canary 77"),
    ];
    amina.post("/account/password", &wrong).await.status(422);
    logged("wrong proof", "/account/password", Some(&cast.amina));
}
story!(every_refusal_has_one_line_in_the_log);

async fn a_throttle_has_its_line_too(world: World) {
    Cast::of(&world).await;
    let world = world.with(&[("rate_limits", "on")]);
    let visitor = world.browser();
    let guess = [("email", "amina@people.example"), ("password", "canary")];
    for _ in 0..10 {
        visitor.post("/sign-in", &guess).await.status(422);
    }
    let (log, _guard) = Log::start();
    visitor.post("/sign-in", &guess).await.status(429);
    let refusal = Refusal {
        rule: "too many",
        route: "/sign-in",
        account: None,
    };
    refusal.is_logged(&log);
}
story!(a_throttle_has_its_line_too);

/// A sign-in has one line with the account, and nothing in it is a warning.
async fn a_sign_in_has_one_line_and_warns_of_nothing(world: World) {
    let cast = Cast::of(&world).await;
    let (log, _guard) = Log::start();
    for _ in 0..2 {
        signed_in(&world, &cast.amina).await;
        let lines = log.take();
        let warnings = lines.iter().filter(|line| line["level"] != "INFO");
        assert_eq!(warnings.count(), 0, "{lines:#?}");
        let entered: Vec<_> = lines
            .iter()
            .filter(|line| line["fields"]["message"] == "signed in")
            .collect();
        let [entered] = entered.as_slice() else {
            panic!("{lines:#?}");
        };
        assert_eq!(entered["fields"]["account"], cast.amina.id.0);
        assert_eq!(entered["span"]["network"], "203.0.113.7/32");
    }
}
story!(a_sign_in_has_one_line_and_warns_of_nothing);
