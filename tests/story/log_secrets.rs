//! No value of the setting `log` makes the service write a secret: a whole day of one person, at the highest level
//! of every library, against a real mail server.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use praxis::db::{Engine as _, Target};
use tower_sessions::session::Id;

use crate::mail_server::{Door, MailServer, Received};
use crate::service::{PASSWORD, Service, Visitor, with_account};
use crate::world::World;

/// The mail server's password, and what `AUTH PLAIN` says for it and the user `praxis`.
const SMTP_PASSWORD: &str = "p@ss/word";
const SMTP_SECRET: &str = "AHByYXhpcwBwQHNzL3dvcmQ=";

/// Passwords in the database's address: where it belongs, and behind a misspelt name.
const DATABASE_PASSWORD: &str = "canary-of-the-database";
const DATABASE_PARAMETER: &str = "canary-of-a-parameter";

const WRONG: &str = "not the canary's password";
const CHOSEN: &str = "another walk by the canary";
const OWN: &str = "four words of a canary";
const TITLE: &str = "Canaries in the draft's title";
const SUMMARY: &str = "Canaries in the draft's summary";

/// Everything typed that the log may not hold.
const TYPED: [&str; 9] = [
    PASSWORD,
    WRONG,
    CHOSEN,
    OWN,
    TITLE,
    SUMMARY,
    "broken canary",
    "canary-in-a-path",
    "canary-in-a-query",
];

/// Everything by the name of each library, as an operator in need would write it.
const EACH: &str = "lettre=trace,sqlx=trace,sqlx_core=trace,sqlx_postgres=trace,sqlx_sqlite=trace,hyper=trace,\
    hyper_util=trace,axum=trace,tower=trace,tower_http=trace,tower_sessions=trace,tower_sessions_core=trace,\
    tower_cookies=trace,tantivy=trace,rustls=trace,tokio=trace,praxis=trace";

/// As text at the highest level of all, and as JSON library by library.
async fn no_value_of_log_writes_a_secret(world: World) {
    let server = MailServer::behind(Door {
        secret: Some(SMTP_SECRET),
        ..Door::default()
    })
    .await;
    for (log, format) in [("trace", "text"), (EACH, "json")] {
        let day = Day::lived(&world, &server, log, format).await;
        for told in [
            "answered",
            "/reset/{token}",
            "/my/practices/{id}/{step}",
            "stopped",
        ] {
            assert!(
                day.log.contains(told),
                "the log says nothing of {told}:\n{}",
                day.log
            );
        }
        for secret in &day.secrets {
            for written in ways_to_write(secret) {
                let at = day.log.lines().find(|line| line.contains(&written));
                assert_eq!(at, None, "log = {log}: {secret} as {written}");
            }
        }
    }
}
story!(no_value_of_log_writes_a_secret);

/// A secret as it is, as a form sends it, as SMTP and as bytes are printed.
fn ways_to_write(secret: &str) -> [String; 5] {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap();
    let digits = secret
        .bytes()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
    let hex: String = digits.collect();
    [
        secret.to_owned(),
        url::form_urlencoded::byte_serialize(secret.as_bytes()).collect(),
        STANDARD.encode(secret),
        hex.to_uppercase(),
        hex,
    ]
}

/// What a service logged in a day of its own, and everything secret of that day.
struct Day {
    log: String,
    secrets: BTreeSet<String>,
}

impl Day {
    async fn lived(world: &World, server: &MailServer, log: &str, format: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = address_of(&world.app.settings.database);
        let email = format!("amina.{format}@people.example");
        with_account(folder.path(), &email, &["--database", &database]);
        let smtp = format!(
            "smtp://praxis:p%40ss%2Fword@127.0.0.1:{}",
            server.address.port()
        );
        let service = Service::start_with(
            folder.path(),
            &[
                ("PRAXIS_LOG", log),
                ("PRAXIS_LOG_FORMAT", format),
                ("RUST_LOG", "trace"),
                ("PRAXIS_SMTP", &smtp),
                ("PRAXIS_DATABASE", &database),
            ],
        );
        let mut secrets = owner(&service, server, &email).await;
        secrets.extend(newcomer(&service, server, format).await);
        service.asked_to_stop();
        let log = service.ended();
        secrets.extend(hashes(world).await);
        secrets.extend(server.copies().iter().flat_map(lines_of));
        secrets.extend(TYPED.map(str::to_owned));
        secrets.extend(
            [
                SMTP_PASSWORD,
                SMTP_SECRET,
                DATABASE_PASSWORD,
                DATABASE_PARAMETER,
            ]
            .map(str::to_owned),
        );
        Self { log, secrets }
    }
}

/// The world's database, with a password in its address.
pub fn address_of(target: &Target) -> String {
    match target {
        Target::Sqlite(file) => format!("sqlite://{}", file.display()),
        Target::Postgres(address) => {
            let address = address.replace("praxis@", &format!("praxis:{DATABASE_PASSWORD}@"));
            format!("{address}&pasword={DATABASE_PARAMETER}")
        }
    }
}

/// Signs in, writes, resets the password, asks for a link, moves to another address.
async fn owner(service: &Service, server: &MailServer, email: &str) -> BTreeSet<String> {
    let mut amina = Visitor::of(service);
    let address = ("email", email);
    let tried = amina.post("/sign-in", &[address, ("password", WRONG)]);
    assert_eq!(tried.status, 422);
    let entered = amina.post("/sign-in", &[address, ("password", PASSWORD)]);
    assert_eq!(entered.status, 303);
    let draft = amina.post("/my/practices/new", &[("title", TITLE), ("language", "en")]);
    assert!(draft.location.ends_with("/brief"), "{}", draft.location);
    let saved = amina.post(
        &draft.location,
        &[
            ("saves", "0"),
            ("summary", SUMMARY),
            ("focal_point_email", "broken canary@"),
        ],
    );
    assert!(matches!(saved.status, 303 | 409 | 422), "{}", saved.status);

    amina.post("/reset", &[address]);
    let reset = mailed(service, server, email, 1).await;
    assert_eq!(amina.get(&reset).status, 303);
    let done = amina.post("/reset/password", &[("password", CHOSEN)]);
    assert_eq!(done.status, 303);
    // The reset was told, too.
    mailed(service, server, email, 2).await;

    let mut by_link = Visitor::of(service);
    by_link.post("/sign-in/by-mail", &[address]);
    let link = mailed(service, server, email, 3).await;
    assert_eq!(by_link.get(&link).status, 303);
    assert_eq!(by_link.post("/sign-in/link", &[address]).status, 303);

    let other = email.replace("amina", "amina.saidova");
    let moves = [("email", other.as_str()), ("current_password", CHOSEN)];
    by_link.post("/account/email", &moves);
    let moved = mailed(service, server, &other, 1).await;
    by_link.get(&moved);
    // Somebody pastes a secret where there is nothing.
    let nothing = "/nothing/canary-in-a-path?token=canary-in-a-query";
    assert_eq!(by_link.get(nothing).status, 404);
    secrets_of([amina, by_link], [reset, link, moved])
}

/// Makes an account and confirms it.
async fn newcomer(service: &Service, server: &MailServer, name: &str) -> BTreeSet<String> {
    let mut nadia = Visitor::of(service);
    let email = format!("nadia.{name}@ministry.example");
    let registered = nadia.post(
        "/register",
        &[
            ("kind", "person"),
            ("given_name", "Nadia"),
            ("family_name", "Rahimi"),
            ("organisation", "Ministry"),
            ("country", "KZ"),
            ("language", "en"),
            ("email", &email),
            ("password", OWN),
            ("website", ""),
            ("drawn", "0"),
        ],
    );
    assert_eq!(registered.status, 303);
    let link = mailed(service, server, &email, 1).await;
    assert_eq!(nadia.get(&link).status, 303);
    nadia.post("/confirm", &[("password", OWN), ("deed", "confirm")]);
    secrets_of([nadia], [link])
}

/// The path of the newest secret link to an address, once it has had so many mails.
async fn mailed(service: &Service, server: &MailServer, email: &str, mails: usize) -> String {
    server
        .until(|server| server.copies_to(email).len() >= mails)
        .await;
    let own = format!("http://{}", service.address);
    let is_secret = |path: &str| path.rsplit('/').next().is_some_and(|last| last.len() >= 40);
    let link = |copy: &Received| {
        copy.eml
            .text
            .split_whitespace()
            .filter_map(|word| word.strip_prefix(own.as_str()))
            .find(|path| is_secret(path))
            .map(str::to_owned)
    };
    let copies = server.copies_to(email);
    copies
        .iter()
        .rev()
        .find_map(link)
        .expect("a mail with a link")
}

/// What the cookies hold, the sessions' ids also as numbers, and the links' tokens.
fn secrets_of<const V: usize, const L: usize>(
    visitors: [Visitor; V],
    links: [String; L],
) -> BTreeSet<String> {
    let mut secrets = BTreeSet::new();
    for cookie in visitors.into_iter().flat_map(|visitor| visitor.secrets) {
        secrets.extend(cookie.parse::<Id>().map(|id| id.0.to_string()));
        secrets.insert(cookie);
    }
    assert!(secrets.len() >= 2 * V, "sessions were given: {secrets:?}");
    secrets.extend(links.map(|link| link.rsplit('/').next().unwrap().to_owned()));
    secrets
}

/// Every stored hash of a password, and what is secret in it.
async fn hashes(world: &World) -> Vec<String> {
    let mut db = world.app.db.read().await.unwrap();
    let rows: Vec<(String,)> = db.sql("SELECT password FROM account").all().await.unwrap();
    assert!(rows.len() >= 2);
    rows.into_iter()
        .flat_map(|(hash,)| [hash.rsplit('$').next().unwrap().to_owned(), hash])
        .collect()
}

/// The subject and the lines of a mail that are long enough to be no common words.
fn lines_of(copy: &Received) -> Vec<String> {
    let lines = copy.eml.text.lines().chain([copy.eml.subject()]);
    lines
        .map(str::trim)
        .filter(|line| line.len() >= 24)
        .map(str::to_owned)
        .collect()
}
