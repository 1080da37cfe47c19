//! What administrators and the command line do with accounts: roles, suspension, appeal.

use praxis::account::actions::Error;
use praxis::account::model::{EmailAddress, Role, Scope};
use praxis::account::queries;
use praxis::admin::SuspensionReason;
use praxis::admin::actions as admin;

use crate::browser::Page;
use crate::cast::{Cast, PASSWORD, change_role, suspend};
use crate::people::{enter, sign_in};
use crate::post::Post;
use crate::program;
use crate::world::World;

/// A suspended person can sign in and sees one page: why, an appeal, sign out.
async fn a_suspended_person_sees_one_page(world: World) {
    let cast = Cast::of(&world).await;
    let (post, browser) = (Post::of(&world), world.browser());
    let email = cast.boris.email.as_str();
    enter(&browser, email).await;
    let reason = "You sent the same text <b>eleven</b> times.";
    suspend(&world.app, cast.boris.id, reason).await;
    // The session ended in the same transaction.
    browser
        .visit("/account")
        .await
        .lands_on("/sign-in?next=%2Faccount");
    let page: Page = sign_in(&browser, email, PASSWORD).await;
    page.ok()
        .lands_on("/account/suspended")
        .shows("Your account is suspended")
        .shows(reason);
    for place in [
        "/desk",
        "/account",
        "/account/password",
        "/account/email",
        "/account/addresses",
        "/account/sessions",
    ] {
        browser
            .visit(place)
            .await
            .ok()
            .lands_on("/account/suspended");
    }
    let page = browser.visit("/account/suspended").await.ok();
    let page = page
        .form("/account/suspended")
        .fill("words", "  ")
        .press("Send my appeal")
        .await
        .status(422);
    let page = page
        .form("/account/suspended")
        .fill("words", "It was a new text each time.")
        .press("Send my appeal")
        .await;
    page.ok()
        .shows("Your appeal was sent")
        .shows("It was a new text each time.");
    let mut db = world.app.db.read().await.unwrap();
    assert_eq!(
        queries::appeals_of(&mut db, cast.boris.id)
            .await
            .unwrap()
            .len(),
        1
    );
    drop(db);

    admin::restore(&world.app, None, cast.boris.id)
        .await
        .unwrap();
    let subjects = post.subjects().await;
    assert_eq!(
        subjects,
        [(
            email.to_owned(),
            "Your account at Praxis is open again".to_owned()
        )]
    );
    enter(&browser, email).await;
    browser.visit("/account/suspended").await;
    browser.visit("/account").await.ok().lands_on("/account");
    let mut db = world.app.db.read().await.unwrap();
    assert!(
        queries::appeals_of(&mut db, cast.boris.id)
            .await
            .unwrap()
            .iter()
            .all(|appeal| !appeal.is_open())
    );
}
story!(a_suspended_person_sees_one_page);

/// A change of role ends every session and is told; a change of scope needs neither.
async fn a_change_of_role_ends_every_session(world: World) {
    let cast = Cast::of(&world).await;
    let (post, browser) = (Post::of(&world), world.browser());
    enter(&browser, cast.ruth.email.as_str()).await;
    let change = async |role, scope: Scope| {
        change_role(&world.app, cast.ruth.id, role, &scope).await;
    };
    change(Role::Reviewer, cast.lena.scope.clone()).await;
    browser
        .visit("/account")
        .await
        .ok()
        .lands_on("/account")
        .shows("1, 2 and 3");
    assert!(post.new_ones().await.is_empty());
    change(Role::Submitter, Scope::default()).await;
    browser
        .visit("/account")
        .await
        .lands_on("/sign-in?next=%2Faccount");
    let letter = post.only().await;
    assert_eq!(letter.subject, "What you may do at Praxis has changed");
    assert!(
        letter.text.contains("You no longer review"),
        "{}",
        letter.text
    );
}
story!(a_change_of_role_ends_every_session);

/// Somebody must be left who can administer, also when two take each other's role at once.
async fn the_last_administrator_stays(world: World) {
    let cast = Cast::of(&world).await;
    let demote = async |world: &World, id| {
        let scope = Scope::default();
        admin::change_role(&world.app, None, id, Role::Submitter, &scope, None).await
    };
    assert!(matches!(
        demote(&world, cast.grace.id).await,
        Err(admin::Error::Account(Error::LastAdministrator))
    ));
    let why = SuspensionReason::parse("why").unwrap();
    let suspended = admin::suspend(&world.app, None, cast.grace.id, &why).await;
    assert!(matches!(
        suspended,
        Err(admin::Error::Account(Error::LastAdministrator))
    ));

    let scope = Scope::default();
    change_role(&world.app, cast.omar.id, Role::Administrator, &scope).await;
    let node = world.another_node().await;
    let (one, other) = tokio::join!(demote(&world, cast.grace.id), demote(&node, cast.omar.id));
    assert_eq!(
        [&one, &other].iter().filter(|done| done.is_ok()).count(),
        1,
        "{one:?} {other:?}"
    );
    let refused = if one.is_ok() { other } else { one };
    assert!(
        matches!(
            refused,
            Err(admin::Error::Account(Error::LastAdministrator))
        ),
        "{refused:?}"
    );
}
story!(the_last_administrator_stays);

fn praxis(world: &World, arguments: &[&str], input: &str) -> (bool, String) {
    let printed = program::praxis(world, arguments, input.as_bytes());
    match printed.code {
        Some(0) => (true, printed.out),
        _ => (false, printed.err),
    }
}

/// The command line makes the first administrator, gives roles, suspends and restores.
async fn the_command_line_manages_accounts(world: World) {
    let create = [
        "account",
        "create",
        "--email",
        "grace@site.example",
        "--given",
        "Grace",
        "--family",
        "Odhiambo",
        "--role",
        "administrator",
        "--password-stdin",
    ];
    let (done, said) = praxis(&world, &create, "short\n");
    assert!(
        !done && said.contains("shorter than 12 characters"),
        "{said}"
    );
    let (done, said) = praxis(&world, &create, &format!("{PASSWORD}\n"));
    assert!(done, "{said}");
    let (done, said) = praxis(&world, &create, &format!("{PASSWORD}\n"));
    assert!(!done && said.contains("has an account already"), "{said}");
    enter(&world.browser(), "grace@site.example").await;

    let (done, said) = praxis(
        &world,
        &["account", "role", "grace@site.example", "submitter"],
        "",
    );
    assert!(
        !done && said.contains("This is the last administrator"),
        "{said}"
    );
    let mut ruth = create;
    (ruth[3], ruth[5], ruth[9]) = ("ruth@site.example", "Ruth", "submitter");
    assert!(praxis(&world, &ruth, PASSWORD).0);
    let (done, said) = praxis(
        &world,
        &[
            "account",
            "role",
            "ruth@site.example",
            "reviewer",
            "--objective",
            "9,3",
            "--reads",
            "fr,en",
        ],
        "",
    );
    assert!(done, "{said}");
    let (done, said) = praxis(
        &world,
        &[
            "account",
            "suspend",
            "ruth@site.example",
            "--reason",
            "On leave.",
        ],
        "",
    );
    assert!(done, "{said}");
    let (_, listed) = praxis(&world, &["account", "list"], "");
    let lines: Vec<&str> = listed.lines().collect();
    assert_eq!(lines.len(), 2, "{listed}");
    assert!(
        lines[1].ends_with("reviewer\truth@site.example\tRuth Odhiambo\tobjectives 3,9\tsuspended"),
        "{listed}"
    );
    assert!(praxis(&world, &["account", "restore", "ruth@site.example"], "").0);
    let mut db = world.app.db.read().await.unwrap();
    let email = EmailAddress::parse("ruth@site.example").unwrap();
    assert!(
        !queries::by_email(&mut db, &email)
            .await
            .unwrap()
            .unwrap()
            .is_suspended()
    );
    drop(db);
    let (done, said) = praxis(
        &world,
        &["account", "suspend", "nobody@site.example", "--reason", "x"],
        "",
    );
    assert!(
        !done && said.contains("No account has the address"),
        "{said}"
    );
}
story!(the_command_line_manages_accounts);
