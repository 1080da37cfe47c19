//! The administrator's page and the command line are two doors to the same deeds: over one table of cases they leave
//! the same rows, events, mails and sessions, free the same claims and refuse in the same words.

use praxis::account::model::{Account, Role};
use praxis::account::queries;
use praxis::language::TextLanguage;
use praxis::mail::actions as outbox;
use praxis::practice::actions::Intent;
use praxis::practice::model::PracticeId;

use crate::browser::Browser;
use crate::cast::{Cast, Member, PASSWORD, suspend};
use crate::credentials::{bare_post, count};
use crate::desk::{claimed_by, deeds};
use crate::program::{Printed, praxis};
use crate::world::World;

/// One deed on a reviewer who has claimed a practice under objective 9 and one under objective 3.
struct Case {
    name: &'static str,
    suspended: bool,
    /// What the page sends.
    page: &'static [(&'static str, &'static str)],
    /// What is typed at the command line: the command, and what stands after the address.
    command: (&'static str, &'static [&'static str]),
    /// How many claims are freed.
    freed: usize,
}

const CASES: [Case; 8] = [
    Case {
        name: "the scope shrinks",
        suspended: false,
        page: &[
            ("deed", "save"),
            ("role", "reviewer"),
            ("scope", "3"),
            ("reads", "fr"),
        ],
        command: ("role", &["reviewer", "--objective", "3", "--reads", "fr"]),
        freed: 1,
    },
    Case {
        name: "a reviewer becomes an administrator with a scope, and may hold any claim",
        suspended: false,
        page: &[
            ("deed", "save"),
            ("role", "administrator"),
            ("current_password", PASSWORD),
            ("scope", "3"),
            ("reads", "en"),
            ("reads", "fr"),
        ],
        command: ("role", &["administrator", "--objective", "3"]),
        freed: 0,
    },
    Case {
        name: "the role ends",
        suspended: false,
        page: &[
            ("deed", "save"),
            ("role", "submitter"),
            ("current_password", PASSWORD),
            ("reads", "en"),
            ("reads", "fr"),
        ],
        command: ("role", &["submitter"]),
        freed: 2,
    },
    Case {
        name: "nothing changes",
        suspended: false,
        page: &[
            ("deed", "save"),
            ("role", "reviewer"),
            ("reads", "en"),
            ("reads", "fr"),
        ],
        command: ("role", &["reviewer"]),
        freed: 0,
    },
    Case {
        name: "a suspension",
        suspended: false,
        page: &[("deed", "suspend"), ("reason", " Away. ")],
        command: ("suspend", &["--reason", " Away. "]),
        freed: 2,
    },
    Case {
        name: "a second suspension keeps the first reason",
        suspended: true,
        page: &[("deed", "suspend"), ("reason", "Another.")],
        command: ("suspend", &["--reason", "Another."]),
        freed: 0,
    },
    Case {
        name: "a suspended reviewer becomes an administrator",
        suspended: true,
        page: &[
            ("deed", "save"),
            ("role", "administrator"),
            ("current_password", PASSWORD),
            ("reads", "en"),
            ("reads", "fr"),
        ],
        command: ("role", &["administrator"]),
        freed: 0,
    },
    Case {
        name: "the suspension ends",
        suspended: true,
        page: &[("deed", "restore")],
        command: ("restore", &[]),
        freed: 0,
    },
];

/// What a deed left behind.
#[derive(Debug, PartialEq)]
struct After {
    role: Role,
    scope: Vec<String>,
    reads: Vec<TextLanguage>,
    suspended_because: Option<String>,
    sessions: i64,
    browsers: i64,
    mails: Vec<Option<String>>,
    events: Vec<Vec<&'static str>>,
    claims: Vec<bool>,
}

/// A reviewer who is signed in and holds two claims.
async fn reviewer(
    world: &World,
    cast: &Cast,
    given: &str,
    suspended: bool,
) -> (Account, [PracticeId; 2]) {
    let member = Member::named("Ms.", given, "Door", Role::Reviewer);
    let account = member.join(&world.app).await;
    cast.sign_in(world, &account).await;
    // A newcomer may have five submissions open, so each case has an author of its own.
    let author = format!("{given}Author");
    let author = Member::named("Mr.", &author, "Door", Role::Submitter);
    let author = author.join(&world.app).await;
    let practices = [
        cast.submitted_by(&author, "Almaty Process", 9).await,
        cast.submitted_by(&author, "Bali Process", 3).await,
    ];
    for practice in &practices {
        cast.act(&account, practice, Intent::Claim).await.unwrap();
    }
    if suspended {
        suspend(&world.app, account.id, "First.").await;
    }
    (account, practices)
}

async fn after(world: &World, cast: &Cast, (of, practices): &(Account, [PracticeId; 2])) -> After {
    let mut db = world.app.db.read().await.unwrap();
    let account = queries::by_id(&mut db, of.id).await.unwrap().unwrap();
    let listed = outbox::list(&mut db, None, None, 1_000).await.unwrap();
    drop(db);
    let mails = listed
        .into_iter()
        .filter(|mail| mail.account == Some(of.id))
        .filter(|mail| mail.kind.as_deref() != Some("practice-submit"));
    let mut found = After {
        role: account.role,
        scope: account
            .scope
            .objectives()
            .map(|one| one.to_string())
            .collect(),
        reads: account.reads,
        suspended_because: account.suspension.map(|suspension| suspension.reason),
        sessions: count(world, "sessions", of.id).await,
        browsers: count(world, "devices", of.id).await,
        mails: mails.map(|mail| mail.kind).collect(),
        events: Vec::new(),
        claims: Vec::new(),
    };
    for practice in practices {
        found.events.push(deeds(cast, *practice).await);
        let claim = claimed_by(cast, *practice).await;
        found.claims.push(claim == Some(of.id.0));
    }
    found
}

async fn at_page(grace: &Browser, who: &Account, fields: &[(&str, &str)]) -> crate::browser::Page {
    bare_post(grace, &format!("/admin/accounts/{}", who.id), fields).await
}

fn at_command(world: &World, who: &Account, (deed, rest): (&'static str, &[&str])) -> Printed {
    let mut arguments = vec!["account", deed, who.email.as_str()];
    arguments.extend(rest);
    praxis(world, &arguments, b"")
}

async fn both_doors_do_the_same(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    for (number, case) in CASES.into_iter().enumerate() {
        let [here, there] = ["Pagina", "Linea"].map(|door| format!("{door}{number}"));
        let by_page = reviewer(&world, &cast, &here, case.suspended).await;
        let by_command = reviewer(&world, &cast, &there, case.suspended).await;
        let before = after(&world, &cast, &by_page).await;
        assert_eq!(before, after(&world, &cast, &by_command).await);

        at_page(&grace, &by_page.0, case.page).await.status(303);
        let said = at_command(&world, &by_command.0, case.command).done();
        let freed = format!("Claims freed: {}.", case.freed);
        assert!(
            case.command.0 == "restore" || said.contains(&freed),
            "{}: {said}",
            case.name
        );
        let found = after(&world, &cast, &by_page).await;
        assert_eq!(
            found,
            after(&world, &cast, &by_command).await,
            "{}",
            case.name
        );
        let held = |after: &After| after.claims.iter().filter(|held| **held).count();
        assert_eq!(held(&before) - held(&found), case.freed, "{}", case.name);
    }
}
story!(both_doors_do_the_same);

/// What a person can mend is refused in the same words; the page alone knows an account of one's own.
async fn both_doors_refuse_in_the_same_words(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    let long = "x".repeat(2_001);
    for reason in ["", "  ", &long] {
        let page = at_page(
            &grace,
            &cast.boris,
            &[("deed", "suspend"), ("reason", reason)],
        )
        .await;
        let said = at_command(&world, &cast.boris, ("suspend", &["--reason", reason]));
        let (_, words) = said.refused();
        let words = words.strip_prefix("praxis: ").unwrap();
        page.status(422).shows(words.strip_suffix('.').unwrap());
    }
    let said = at_command(&world, &cast.grace, ("role", &["submitter"]));
    let t = world.app.words(praxis::language::Language::En);
    let last = t.say("admin-problem-last").to_string();
    assert_eq!(said.refused(), (1, format!("praxis: {last}.").as_str()));
    let own = [
        ("deed", "save"),
        ("role", "submitter"),
        ("reads", "en"),
        ("current_password", PASSWORD),
    ];
    let page = at_page(&grace, &cast.grace, &own).await.status(422);
    page.shows(&t.say("admin-problem-own").to_string());
}
story!(both_doors_refuse_in_the_same_words);
