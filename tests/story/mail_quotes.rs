//! A mail server that quotes in its answers what it was sent: the log, the outbox and the command line show why a mail
//! failed, and none of what was quoted.

use crate::log_secrets::address_of;
use crate::mail_server::{Act, Door, MailServer};
use crate::service::{PASSWORD, Service, Visitor, command, with_role};
use crate::world::World;

/// What `AUTH PLAIN` says for the user `postman` and the password `p@ss/word`.
const SMTP_SECRET: &str = "AHBvc3RtYW4AcEBzcy93b3Jk";

/// What the server quotes at each stage of a conversation, and the part of it that helps.
const STAGES: [(Act, &str); 6] = [
    (
        Act::Auth("454 4.7.0 cannot check {auth} of postman now"),
        "454 4.7.0 cannot check AUTH PLAIN […] of […] now",
    ),
    (
        Act::Text("450 4.7.1 greylisted <{link}> by {header}, {auth} with p@ss/word"),
        "450 4.7.1 greylisted <[link]> by Message-ID: <",
    ),
    (
        Act::Mail("451 4.3.0 try later: {link} {secret} {auth}"),
        "451 4.3.0 try later: [link] […] AUTH PLAIN […]",
    ),
    (
        Act::Rcpt("452 4.2.2 mailbox full: {secret} {auth} {link}"),
        "452 4.2.2 mailbox full: […] AUTH PLAIN […] [link]",
    ),
    (
        Act::Data("451 4.3.2 not now: {auth} {link} {secret}"),
        "451 4.3.2 not now: AUTH PLAIN […] [link] […]",
    ),
    (
        Act::Text("550 5.1.1 mailbox unavailable {link} {secret} {auth} p@ss/word"),
        "550 5.1.1 mailbox unavailable [link] […] AUTH PLAIN […] […]",
    ),
];

async fn no_quoted_secret_is_shown(world: World) {
    let server = MailServer::behind(Door {
        secret: Some(SMTP_SECRET),
        ..Door::default()
    })
    .await;
    let folder = tempfile::tempdir().unwrap();
    let database = address_of(&world.app.settings.database);
    let flags = ["--data", ".", "--database", &database];
    let (amina, grace) = ("amina@people.example", "grace@people.example");
    for (email, role) in [(amina, "submitter"), (grace, "administrator")] {
        with_role(folder.path(), email, role, &["--database", &database]);
    }
    server.script(amina, STAGES.map(|(act, _)| act));
    let smtp = format!(
        "smtp://postman:p%40ss%2Fword@127.0.0.1:{}",
        server.address.port()
    );
    let mut service = Service::start_with(
        folder.path(),
        &[
            ("PRAXIS_SMTP", &smtp),
            ("PRAXIS_DATABASE", &database),
            ("PRAXIS_MAIL_RETRY_FIRST", "50ms"),
            ("PRAXIS_MAIL_RETRY_MOST", "50ms"),
        ],
    );
    Visitor::of(&service).post("/reset", &[("email", amina)]);
    service.says("is given up");
    let mut reader = Visitor::of(&service);
    let entered = reader.post("/sign-in", &[("email", grace), ("password", PASSWORD)]);
    assert_eq!(entered.status, 303);
    let page = reader.get("/admin/outbox").text;
    let mut list = command(folder.path());
    let listed = list.args(["outbox", "list"]).args(flags).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    service.asked_to_stop();
    let log = service.ended();

    for (_, said) in &STAGES {
        assert!(log.contains(said), "the log lacks “{said}”:\n{log}");
    }
    let (_, last) = &STAGES[5];
    for (place, text) in [("page", &page), ("command", &listed)] {
        assert!(text.contains(last), "the {place} lacks “{last}”:\n{text}");
    }
    let secrets = [
        "/reset/".to_owned(),
        server.quoted("{secret}"),
        SMTP_SECRET.to_owned(),
        "p@ss/word".to_owned(),
        "postman".to_owned(),
    ];
    assert_eq!(secrets[1].len(), 64, "the server had a secret to quote");
    for (place, text) in [("log", &log), ("page", &page), ("command", &listed)] {
        for secret in &secrets {
            assert!(
                !text.contains(secret.as_str()),
                "{secret} in the {place}:\n{text}"
            );
        }
    }
}
story!(no_quoted_secret_is_shown);
