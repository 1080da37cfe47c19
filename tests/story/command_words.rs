//! What a command says where something is amiss: a reader that closes its end early, a mail that is not there, a server
//! that is away, an address that leads nowhere.

use std::collections::BTreeMap;
use std::io::Read as _;
use std::process::Stdio;
use std::time::{Duration, Instant};

use praxis::config::{self, Sources};
use praxis::db::Target;

use crate::cast::Cast;
use crate::post::Post;
use crate::program::praxis;
use crate::service::{PASSWORD, Service, Visitor, command, with_account};
use crate::tidy;
use crate::world::World;

/// `praxis config | head`, and each other command, ends as it would have.
async fn a_reader_may_close_its_end_early(world: World) {
    let Target::Sqlite(_) = &world.app.settings.database else {
        return;
    };
    Cast::of(&world).await;
    let backup = world.data().join("copy.db").display().to_string();
    for line in [
        &["config"][..],
        &["check"],
        &["account", "list"],
        &["outbox", "list"],
        &["outbox", "resend"],
        &["backup", &backup],
        &["--help"],
    ] {
        let mut child = command(world.data())
            .args(line)
            .args(["--data", "."])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        let mut errors = child.stderr.take().unwrap();
        errors.read_to_string(&mut said).unwrap();
        let code = child.wait().unwrap().code();
        assert_eq!((code, said.as_str()), (Some(0), ""), "{line:?}");
    }
}
story!(a_reader_may_close_its_end_early, Sqlite);

/// The macros of the standard library panic where nobody reads, so no command prints by them.
#[test]
fn every_command_prints_in_one_place() {
    for (path, text) in tidy::files("src", "rs") {
        let prints = ["println!(", "print!(", "eprintln!(", "eprint!("];
        let found = prints.iter().find(|macro_name| {
            text.lines()
                .any(|line| line.trim_start().starts_with(*macro_name))
        });
        assert_eq!(found, None, "{}", path.display());
    }
}

/// A mail that is not there, or that nobody is owed any more, is named, and the command ends with 1.
async fn a_mail_that_cannot_be_sent_again_is_named(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    cast.submitted("Almaty Process", 9).await;
    for number in ["424242", "0"] {
        let refused = praxis(&world, &["outbox", "resend", number], b"");
        let sentence = format!("praxis: There is no mail with the number {number}.");
        assert_eq!(refused.refused(), (1, sentence.as_str()));
    }
    crate::cast::suspend(&world.app, cast.amina.id, "why").await;
    post.deliver().await;
    let listed = praxis(
        &world,
        &["outbox", "list", "--state", "no_longer_owed"],
        b"",
    )
    .done();
    let unowed = listed.split('\t').next().unwrap().to_owned();
    let refused = praxis(&world, &["outbox", "resend", &unowed], b"");
    let sentence = format!(
        "praxis: Mail {unowed} is not sent again, because it is no longer owed: no longer waiting for review."
    );
    assert_eq!(refused.refused(), (1, sentence.as_str()));
    let again = praxis(&world, &["outbox", "resend"], b"").done();
    assert_eq!(again, "No mail has failed, so none is sent again.\n");
}
story!(a_mail_that_cannot_be_sent_again_is_named);

/// A PostgreSQL server that is away is said at once, as a wrong setting is: name, value and source, without the password.
#[test]
fn a_database_server_that_is_away_is_said_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("praxis.toml");
    let away = "postgres://praxis:geheim@127.0.0.1:9/praxis";
    std::fs::write(&file, format!("database = '{away}'\n")).unwrap();
    let shown = "postgres://praxis:***@127.0.0.1:9/praxis";
    for (line, sources) in [
        (&["check"][..], "./praxis.toml"),
        (&["serve", "--listen", "127.0.0.1:0"], "./praxis.toml"),
        (&["outbox", "list", "--database", away], "--database"),
    ] {
        let began = Instant::now();
        let output = command(folder.path())
            .args(line)
            .args(["--data", "."])
            .output()
            .unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{said}");
        let sentence = format!(
            "praxis: The setting database is “{shown}” ({sources}): the server cannot be reached: \
             Connection refused (os error 111).\n"
        );
        assert!(said.ends_with(&sentence), "{line:?}: {said}");
        assert!(!said.contains("geheim") && !said.contains(".rs"), "{said}");
        assert!(began.elapsed() < Duration::from_secs(8), "{line:?}");
    }
}

fn loaded(environment: &[(&str, &str)]) -> Result<config::Loaded, config::WrongSetting> {
    config::load(&Sources {
        environment: environment
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        ..Sources::default()
    })
}

/// Beyond this machine the service answers under its public name only, so it does not start without one.
#[test]
fn a_service_for_others_says_that_it_needs_its_public_name() {
    for listen in ["0.0.0.0:8080", "[::]:8080", "10.0.0.5:80"] {
        let refused = loaded(&[("PRAXIS_LISTEN", listen)])
            .unwrap_err()
            .to_string();
        let beginning =
            format!("The setting listen is “{listen}” (PRAXIS_LISTEN): beyond this machine");
        assert!(refused.starts_with(&beginning), "{refused}");
        assert!(refused.contains("public_url"), "{refused}");
        let named = [
            ("PRAXIS_LISTEN", listen),
            ("PRAXIS_PUBLIC_URL", "https://practices.example.org"),
        ];
        assert_eq!(loaded(&named).unwrap().warnings, Vec::<String>::new());
        let here = [
            ("PRAXIS_LISTEN", listen),
            ("PRAXIS_PUBLIC_URL", "http://localhost:8080"),
        ];
        let warnings = loaded(&here).unwrap().warnings;
        assert!(warnings[0].contains("refused with 421"), "{warnings:?}");
    }
    for listen in ["127.0.0.1:8080", "[::1]:8080", "127.0.0.2:80"] {
        let alone = loaded(&[("PRAXIS_LISTEN", listen)]).unwrap();
        assert_eq!(alone.warnings, Vec::<String>::new(), "{listen}");
    }
}

/// With a mail server, links and senders that lead nowhere are warned of, each by its name.
#[test]
fn mails_that_lead_nowhere_are_warned_of() {
    let smtp = ("PRAXIS_SMTP", "smtp://mail.example");
    let url = ("PRAXIS_PUBLIC_URL", "https://practices.example.org");
    let sender = ("PRAXIS_SENDER", "Praxis <praxis@example.org>");
    let contact = ("PRAXIS_CONTACT", "help@example.org");
    let local = ("PRAXIS_SENDER", "praxis@mail.localhost");
    let rows = [
        (vec![smtp], vec!["public_url", "sender", "contact"]),
        (vec![smtp, url], vec!["sender", "contact"]),
        (vec![smtp, url, sender], vec!["contact"]),
        (vec![smtp, url, sender, contact], Vec::new()),
        (vec![smtp, url, local, contact], vec!["sender"]),
        (Vec::new(), Vec::new()),
    ];
    for (environment, expected) in rows {
        let warnings = loaded(&environment).unwrap().warnings;
        let named: Vec<&str> = warnings
            .iter()
            .filter_map(|warning| warning.strip_prefix("smtp is set and "))
            .filter_map(|warning| warning.split(' ').next())
            .collect();
        assert_eq!(named, expected, "{warnings:?}");
        assert_eq!(named.len(), warnings.len(), "{warnings:?}");
    }
}

/// On this machine each name of the machine leads to the service, and no other one does.
async fn a_service_on_this_machine_answers_to_each_of_its_names(world: World) {
    let local = world.with(&[("public_url", "http://127.0.0.1:8080")]);
    let browser = local.browser();
    let asked = async |host: &str| {
        let request = axum::http::Request::get("/about").header("host", host);
        browser.send(request, "").await.status
    };
    let mut answers = BTreeMap::new();
    for host in [
        "127.0.0.1:8080",
        "localhost:8080",
        "[::1]:8080",
        "localhost:9000",
        "localhost.example.org:8080",
        "praxis.example",
    ] {
        answers.insert(host, asked(host).await);
    }
    let ours = answers.iter().filter(|(_, status)| **status == 200);
    assert_eq!(
        ours.map(|(host, _)| *host).collect::<Vec<_>>(),
        ["127.0.0.1:8080", "[::1]:8080", "localhost:8080"],
        "{answers:?}"
    );
}
story!(
    a_service_on_this_machine_answers_to_each_of_its_names,
    Sqlite
);

/// `serve` prints where it is; and a sign-in leaves no warning in the log.
#[test]
fn a_service_says_where_it_is_and_a_sign_in_warns_of_nothing() {
    let folder = tempfile::tempdir().unwrap();
    with_account(folder.path(), "amina@people.example", &[]);
    let service = Service::start_with(folder.path(), &[("PRAXIS_LOG", "info")]);
    let mut visitor = Visitor::of(&service);
    visitor.get("/sign-in");
    let fields = [("email", "amina@people.example"), ("password", PASSWORD)];
    let answer = visitor.post("/sign-in", &fields);
    assert_eq!(answer.status, 303, "{}", answer.text);
    assert_eq!(visitor.get("/my/practices").status, 200);
    let address = service.address.clone();
    service.asked_to_stop();
    let log = service.ended();
    let warnings: Vec<&str> = log.lines().filter(|line| line.contains("WARN")).collect();
    let known = ["rate limits", "argon2_memory", "sign in by password alone"];
    for warning in warnings {
        let is_known = known.iter().any(|words| warning.contains(words));
        assert!(is_known, "{warning}");
    }
    assert!(log.contains(&format!("url=http://{address}/")), "{log}");
}
