//! Every option of every command, and every way in which a command refuses: its exit code, its sentence, and that it
//! changed nothing.

use std::fs;

use praxis::account::model::{Account, EmailAddress};
use praxis::account::queries;
use praxis::db::Engine as _;
use praxis::practice::actions::Intent;
use praxis::taxonomy::CountryCode;

use crate::cast::{Cast, PASSWORD};
use crate::desk::claimed_by;
use crate::people::enter;
use crate::post::Post;
use crate::program::praxis;
use crate::world::World;

/// What must be typed to make an account, without its address, name and role.
const CREATE: [&str; 3] = ["account", "create", "--password-stdin"];

/// A line that makes an account, with more behind it.
fn create<'a>(more: &[&'a str]) -> Vec<&'a str> {
    CREATE.iter().chain(more).copied().collect()
}

async fn account_at(world: &World, email: &str) -> Option<Account> {
    let mut db = world.app.db.read().await.unwrap();
    let email = EmailAddress::parse(email).unwrap();
    queries::by_email(&mut db, &email).await.unwrap()
}

async fn number_of_accounts(world: &World) -> usize {
    let mut db = world.app.db.read().await.unwrap();
    queries::everybody(&mut db).await.unwrap().len()
}

/// An account is not made from a value that a page would not take either.
async fn no_account_is_made_of_a_wrong_value(world: World) {
    let cast = Cast::of(&world).await;
    let before = number_of_accounts(&world).await;
    let long = "x".repeat(201);
    let name = ["--email", "nadia@site.example", "--role", "reviewer"];
    let family = ["--family", "Rahimi"];
    let with = |more: &[&'static str]| [&name[..], &family[..], more].concat();
    let rows: Vec<(Vec<&str>, &str)> = vec![
        (
            vec![
                "--email", "nadia", "--role", "reviewer", "--family", "Rahimi",
            ],
            "praxis: “nadia”: not an address of the form name@domain.",
        ),
        (
            vec!["--email", " ", "--role", "reviewer", "--family", "Rahimi"],
            "praxis: “ ”: no address.",
        ),
        (
            [&name[..], &["--family", " "]].concat(),
            "praxis: --family: nothing was typed.",
        ),
        (
            [&name[..], &["--family", &long]].concat(),
            "praxis: --family: longer than 100 characters.",
        ),
        (
            [&name[..], &["--institution", &long]].concat(),
            "praxis: --institution: longer than 200 characters.",
        ),
        (
            [&name[..], &family[..], &["--given", &long]].concat(),
            "praxis: --given: longer than 100 characters.",
        ),
        (
            [&name[..], &family[..], &["--honorific", &long]].concat(),
            "praxis: --honorific: longer than 30 characters.",
        ),
        (
            [&name[..], &family[..], &["--organisation", &long]].concat(),
            "praxis: --organisation: longer than 200 characters.",
        ),
        (
            with(&["--given", "Na\ndia"]),
            "praxis: --given: contains signs that cannot stand in a line.",
        ),
        (
            vec![
                "--email",
                "Amina@people.example",
                "--role",
                "reviewer",
                "--family",
                "Saidova",
            ],
            "praxis: The address has an account already.",
        ),
    ];
    for (more, sentence) in rows {
        let printed = praxis(&world, &create(&more), PASSWORD.as_bytes());
        assert_eq!(printed.refused(), (1, sentence), "{more:?}");
    }
    assert_eq!(number_of_accounts(&world).await, before);
    let amina = account_at(&world, "amina@people.example").await.unwrap();
    assert_eq!(format!("{amina:?}"), format!("{:?}", cast.amina));
}
story!(no_account_is_made_of_a_wrong_value);

/// A password from the command line keeps the same rules as one from a page.
async fn no_account_is_made_with_a_weak_password(world: World) {
    let line = create(&[
        "--email",
        "nadia.rahimi@site.example",
        "--role",
        "submitter",
        "--given",
        "Nadia",
        "--family",
        "Rahimi",
    ]);
    let long = "ab 7!".repeat(60);
    let endless = "ab 7!".repeat(100_000);
    let rows: [(&[u8], &str); 9] = [
        (b"", "no password"),
        (b"\n", "no password"),
        (b"\r\n", "no password"),
        (b"eleven char\n", "shorter than 12 characters"),
        (long.as_bytes(), "longer than 256 characters"),
        (endless.as_bytes(), "longer than 256 characters"),
        (b"password1234\n", "a common password"),
        (b"abcabcabcabc\n", "a pattern"),
        (b"nadiarahimi1\n", "built on a name"),
    ];
    for (input, why) in rows {
        let printed = praxis(&world, &line, input);
        let sentence = format!("praxis: Choose another password: {why}.");
        assert_eq!(printed.refused(), (1, sentence.as_str()));
    }
    let printed = praxis(&world, &line, b"\xff\xfe is no text at all\n");
    let (code, sentence) = printed.refused();
    assert_eq!(code, 1);
    assert!(
        sentence.starts_with("praxis: The password could not be read: "),
        "{sentence}"
    );
    assert_eq!(number_of_accounts(&world).await, 0);
    // The line ends of either kind of machine are no part of it; blanks are.
    let input = format!("{PASSWORD}\r\n");
    praxis(&world, &line, input.as_bytes()).done();
    enter(&world.browser(), "nadia.rahimi@site.example").await;
}
story!(no_account_is_made_with_a_weak_password);

/// Every option of a new account arrives, and what is left out has its default.
async fn an_account_is_made_with_every_option(world: World) {
    let whole = create(&[
        "--email",
        "claire@site.example",
        "--honorific",
        "Mme",
        "--given",
        "Claire",
        "--family",
        "Dubois",
        "--organisation",
        "Ministry of Labour",
        "--country",
        "fr",
        "--language",
        "fr",
        "--role",
        "reviewer",
        "--objective",
        "9,3",
        "--objective",
        "21",
        "--reads",
        "fr,ar",
    ]);
    let said = praxis(&world, &whole, PASSWORD.as_bytes()).done();
    assert_eq!(
        said,
        "Mme Claire Dubois <claire@site.example> is now reviewer.\n"
    );
    let claire = account_at(&world, "claire@site.example").await.unwrap();
    let scope: Vec<String> = claire
        .scope
        .objectives()
        .map(|one| one.to_string())
        .collect();
    let reads: Vec<&str> = claire.reads.iter().map(|one| one.as_str()).collect();
    assert_eq!(
        (
            claire.name.display().as_str(),
            claire.organisation.as_deref(),
            claire.country.map(CountryCode::as_str),
            claire.language.as_str(),
        ),
        (
            "Mme Claire Dubois",
            Some("Ministry of Labour"),
            Some("FR"),
            "fr"
        )
    );
    assert_eq!(
        (scope.join(" "), reads.join(" ")),
        ("3 9 21".to_owned(), "ar fr".to_owned())
    );
    let institution = create(&[
        "--email",
        "office@site.example",
        "--institution",
        "Office of  Migration",
        "--role",
        "submitter",
    ]);
    let said = praxis(&world, &institution, PASSWORD.as_bytes()).done();
    assert_eq!(
        said,
        "Office of Migration <office@site.example> is now submitter.\n"
    );
    let office = account_at(&world, "office@site.example").await.unwrap();
    assert_eq!(
        (
            office.language.as_str(),
            office.country,
            office.organisation
        ),
        ("en", None, None)
    );
    assert!(office.scope.is_everything());
    let reads: Vec<&str> = office.reads.iter().map(|one| one.as_str()).collect();
    assert_eq!(reads, ["en"]);
    let listed = praxis(&world, &["account", "list"], b"").done();
    let (one, two) = (claire.id.0, office.id.0);
    assert_eq!(
        listed,
        format!(
            "{one}\treviewer\tclaire@site.example\tMme Claire Dubois\tobjectives 3,9,21\n\
             {two}\tsubmitter\toffice@site.example\tOffice of Migration\n"
        )
    );
}
story!(an_account_is_made_with_every_option);

/// What cannot be read as a command ends with 2 and says which word was wrong; the database is not opened.
async fn a_line_that_is_no_command_ends_with_two(world: World) {
    let who = ["--email", "a@site.example", "--family", "A"];
    let made = |more: &[&'static str]| create(&[&who[..], more].concat());
    let rows: Vec<(Vec<&str>, &str)> = vec![
        (vec!["sing"], "error: unrecognized subcommand 'sing'"),
        (
            vec!["account", "sing"],
            "error: unrecognized subcommand 'sing'",
        ),
        (
            vec!["check", "--sing"],
            "error: unexpected argument '--sing' found",
        ),
        (
            made(&["--role", "king"]),
            "error: invalid value 'king' for '--role <ROLE>': it is submitter, reviewer or administrator",
        ),
        (
            made(&["--role", "reviewer", "--country", "xx"]),
            "error: invalid value 'xx' for '--country <COUNTRY>': no such country or area",
        ),
        (
            made(&["--role", "reviewer", "--language", "de"]),
            "error: invalid value 'de' for '--language <LANGUAGE>': it is en or fr",
        ),
        (
            made(&["--role", "reviewer", "--objective", "9,24"]),
            "error: invalid value '24' for '--objective <OBJECTIVES>': objectives are numbered 1 to 23",
        ),
        (
            made(&["--role", "reviewer", "--reads", "tlh"]),
            "error: invalid value 'tlh' for '--reads <READS>': it is ar, zh, en, fr, ru or es",
        ),
        (
            made(&["--role", "reviewer", "--institution", "Office"]),
            "error: the argument '--family <FAMILY>' cannot be used with '--institution <INSTITUTION>'",
        ),
        (
            vec!["account", "role", "a@site.example", "king"],
            "error: invalid value 'king' for '<ROLE>': it is submitter, reviewer or administrator",
        ),
        (
            vec!["outbox", "list", "--state", "lost"],
            "error: invalid value 'lost' for '--state <STATE>': waiting, accepted, dead or no_longer_owed",
        ),
        (
            vec!["outbox", "resend", "first"],
            "error: invalid value 'first' for '[MAIL]': invalid digit found in string",
        ),
        (
            vec!["serve", "--listen", "everywhere"],
            "error: invalid value 'everywhere' for '--listen <ADDRESS>': invalid socket address syntax",
        ),
    ];
    for (line, sentence) in rows {
        let printed = praxis(&world, &line, b"");
        assert_eq!(printed.refused(), (2, sentence), "{line:?}");
    }
    // What is missing is named on the lines below the first.
    for (line, missing) in [
        (
            vec!["account", "create", "--password-stdin"],
            "--email <EMAIL>",
        ),
        (
            create(&["--email", "a@site.example", "--role", "reviewer"]),
            "--family <FAMILY>",
        ),
        (
            vec!["account", "suspend", "a@site.example"],
            "--reason <REASON>",
        ),
        (vec!["account", "restore"], "<EMAIL>"),
        (vec!["backup"], "<FILE>"),
    ] {
        let printed = praxis(&world, &line, b"");
        assert_eq!(printed.code, Some(2), "{line:?}");
        assert!(printed.err.contains(missing), "{line:?}: {}", printed.err);
    }
    assert_eq!(number_of_accounts(&world).await, 0);
}
story!(a_line_that_is_no_command_ends_with_two);

/// Roles and suspensions by the command line: refused where a page refuses, and with the same consequences where done.
async fn roles_and_suspensions_by_the_command_line(world: World) {
    let cast = Cast::of(&world).await;
    let (grace, ruth) = (cast.grace.email.as_str(), cast.ruth.email.as_str());
    let unknown = "praxis: No account has the address nobody@site.example.";
    let last = "praxis: This is the last administrator: give another account this role first.";
    let words = "praxis: Fill in “Why is the account suspended?”.";
    let rows: Vec<(Vec<&str>, &str)> = vec![
        (
            vec!["account", "role", "nobody@site.example", "reviewer"],
            unknown,
        ),
        (
            vec!["account", "suspend", "nobody@site.example", "--reason", "x"],
            unknown,
        ),
        (vec!["account", "restore", "nobody@site.example"], unknown),
        (
            vec!["account", "restore", "nobody"],
            "praxis: “nobody”: not an address of the form name@domain.",
        ),
        (vec!["account", "role", grace, "reviewer"], last),
        (vec!["account", "suspend", grace, "--reason", "x"], last),
        (vec!["account", "suspend", ruth, "--reason", " \n "], words),
    ];
    let before = traces(&world).await;
    for (line, sentence) in rows {
        let printed = praxis(&world, &line, b"");
        assert_eq!(printed.refused(), (1, sentence), "{line:?}");
    }
    assert_eq!(traces(&world).await, before, "nothing was changed");

    let browser = cast.sign_in(&world, &cast.ruth).await;
    let held = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &held, Intent::Claim).await.unwrap();
    let line = [
        "account",
        "role",
        ruth,
        "reviewer",
        "--objective",
        "2",
        "--reads",
        "fr",
    ];
    let said = praxis(&world, &line, b"").done();
    assert_eq!(said, format!("{ruth} is now reviewer. Claims freed: 1.\n"));
    assert_eq!(claimed_by(&cast, held).await, None);
    // The scope is read at each request: the same role needs no new session.
    browser.visit("/review").await.ok();
    let line = ["account", "suspend", ruth, "--reason", "  On leave.  "];
    let said = praxis(&world, &line, b"").done();
    assert_eq!(said, format!("{ruth} is suspended. Claims freed: 0.\n"));
    browser
        .visit("/review")
        .await
        .lands_on("/sign-in?next=%2Freview");
    let suspension = account_at(&world, ruth).await.unwrap().suspension.unwrap();
    assert_eq!(suspension.reason, "On leave.");
    // A second reason does not replace the first.
    let line = ["account", "suspend", ruth, "--reason", "Gone."];
    praxis(&world, &line, b"").done();
    let suspension = account_at(&world, ruth).await.unwrap().suspension.unwrap();
    assert_eq!(suspension.reason, "On leave.");
    let post = Post::of(&world);
    post.new_ones().await;
    for _ in 0..2 {
        let said = praxis(&world, &["account", "restore", ruth], b"").done();
        assert_eq!(said, format!("{ruth} is open again.\n"));
    }
    let told = post.subjects().await;
    let subject = "Your account at Praxis is open again";
    assert_eq!(told, [(ruth.to_owned(), subject.to_owned())], "told once");
}
story!(roles_and_suspensions_by_the_command_line);

/// Every account as it stands, and how many mails are owed.
async fn traces(world: &World) -> (String, i64) {
    let mut db = world.app.db.read().await.unwrap();
    let everybody = queries::everybody(&mut db).await.unwrap();
    let query = db.sql("SELECT COUNT(*) FROM notice");
    let (notices,): (i64,) = query.one().await.unwrap();
    (format!("{everybody:?}"), notices)
}

/// What waits is listed by its state, and sent again by its number or because it is dead.
async fn the_outbox_by_the_command_line(world: World) {
    let cast = Cast::of(&world).await;
    let counts = |said: &str| said.lines().last().unwrap_or_default().to_owned();
    let empty = praxis(&world, &["outbox", "list"], b"").done();
    let none = "waiting 0, accepted 0, dead 0, no longer owed 0, held for digests 0\n";
    assert_eq!(empty, none);
    cast.submitted("Almaty Process", 9).await;
    let listed = praxis(&world, &["outbox", "list", "--state", "waiting"], b"").done();
    let lines: Vec<&str> = listed.lines().collect();
    assert_eq!(lines.len(), 3, "{listed}");
    for line in &lines[..2] {
        let fields: Vec<&str> = line.split('\t').collect();
        assert_eq!(
            (fields[1], fields[5], fields[6]),
            ("waiting", "0 tries", "not tried yet"),
            "{line}"
        );
        assert!(
            !line.contains("What you sent"),
            "a text is nobody's: {line}"
        );
    }
    let waiting = "waiting 2, accepted 0, dead 0, no longer owed 0, held for digests 1";
    assert_eq!(counts(&listed), waiting);
    for state in ["accepted", "dead", "no_longer_owed"] {
        let listed = praxis(&world, &["outbox", "list", "--state", state], b"").done();
        assert_eq!(listed, format!("{waiting}\n"), "{state}");
    }
    let again = |line: &[&str]| praxis(&world, line, b"").done();
    Post::of(&world).deliver().await;
    let listed = praxis(&world, &["outbox", "list", "--state", "accepted"], b"").done();
    let id = listed.split('\t').next().unwrap().to_owned();
    assert_eq!(
        again(&["outbox", "resend", &id]),
        "One mail is sent again.\n"
    );
    let after = "waiting 1, accepted 1, dead 0, no longer owed 0, held for digests 1";
    assert_eq!(counts(&again(&["outbox", "list"])), after);
}
story!(the_outbox_by_the_command_line);

/// The check says of each promise how much it looked at, and ends with 1 when one is broken.
async fn the_check_ends_with_one_when_a_promise_is_broken(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let said = praxis(&world, &["check"], b"").done();
    let broken = said.lines().filter(|line| !line.starts_with("kept     "));
    assert_eq!(broken.collect::<Vec<_>>(), [""; 0]);
    assert!(said.lines().count() > 5, "{said}");
    assert!(
        said.starts_with("kept     the database itself is sound\n"),
        "{said}"
    );
    let mut tx = world.app.db.write().await.unwrap();
    tx.sql("UPDATE practice SET public = 'gone'")
        .execute()
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let printed = praxis(&world, &["check"], b"");
    assert_eq!(printed.code, Some(1), "{printed:?}");
    let broken: Vec<&str> = printed
        .out
        .lines()
        .filter(|line| line.starts_with("broken   "))
        .collect();
    assert!(!broken.is_empty(), "{}", printed.out);
    let last = printed.err.lines().last().unwrap();
    assert!(last.ends_with(" promises are broken"), "{last}");
}
story!(the_check_ends_with_one_when_a_promise_is_broken);

/// A database on a server has tools of its own for copies, and a person who asks for one reads which.
async fn copies_of_a_server_are_the_servers(world: World) {
    let copy = world.data().join("copy.db").display().to_string();
    assert_eq!(
        praxis(&world, &["backup", &copy], b"").refused(),
        (
            1,
            "praxis: This database is on a PostgreSQL server: take its backup with pg_dump, and put it back with \
             pg_restore."
        )
    );
    assert_eq!(
        praxis(&world, &["restore", &copy], b"").refused(),
        (
            1,
            "praxis: The database is on a PostgreSQL server: restore it with pg_restore."
        )
    );
    assert!(!world.data().join("copy.db").exists());
}
story!(copies_of_a_server_are_the_servers, Postgres);

/// A copy overwrites nothing, and only a sound one is put in the place of a database.
async fn copies_are_made_and_put_back(world: World) {
    let folder = world.data().to_owned();
    let copy = folder.join("copy.db").display().to_string();
    let nothing = folder.join("nothing.db").display().to_string();
    Cast::of(&world).await;
    let database = folder.join("praxis.db").display().to_string();
    let said = praxis(&world, &["backup", &copy], b"").done();
    assert_eq!(
        said,
        format!("The database is copied to {copy} and the copy is sound.\n")
    );
    let words = folder.join("words.db").display().to_string();
    fs::write(
        &words,
        "These are words and no database, however long they are.",
    )
    .unwrap();
    let before = fs::read(&copy).unwrap();
    let rows: Vec<(Vec<&str>, String)> = vec![
        (
            vec!["backup", &copy],
            format!("praxis: {copy} is already there; a backup overwrites nothing."),
        ),
        (
            vec!["restore", &nothing],
            format!("praxis: There is no backup {nothing}."),
        ),
        (
            vec!["restore", &copy],
            format!(
                "praxis: There is a database {database} already. With --replace it is kept beside the restored one."
            ),
        ),
        (
            vec!["restore", &words, "--replace"],
            format!("praxis: {words} cannot be used: it is not a sound SQLite database."),
        ),
    ];
    for (line, sentence) in rows {
        let printed = praxis(&world, &line, b"");
        assert_eq!(printed.refused(), (1, sentence.as_str()), "{line:?}");
    }
    assert_eq!(fs::read(&copy).unwrap(), before);
    assert_eq!(number_of_accounts(&world).await, 6);
    world.app.db.close().await;
    let said = praxis(&world, &["restore", &copy, "--replace"], b"").done();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], format!("{database} is restored from {copy}."));
    let kept = format!("The database that was there before is kept as {database}.before-");
    assert!(lines[1].starts_with(&kept), "{said}");
    let listed = praxis(&world, &["account", "list"], b"").done();
    assert_eq!(listed.lines().count(), 6);
}
story!(copies_are_made_and_put_back, Sqlite);
