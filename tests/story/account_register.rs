//! Registering and confirming: nobody has an account before the address is verified, and
//! nobody finds out who has one.

use std::time::Duration;

use praxis::account::actions;
use praxis::account::model::EmailAddress;
use praxis::account::queries;
use praxis::db::Engine as _;

use crate::browser::{Browser, Page};
use crate::cast::{Cast, PASSWORD};
use crate::people::{filled, sign_in, signed_in};
use crate::post::Post;
use crate::world::World;

/// The whole way in and out, by the pages alone.
async fn a_newcomer_registers_confirms_signs_in_and_out(world: World) {
    let (post, browser) = (Post::of(&world), world.browser());
    let page = filled(&browser, "Nadia@Ministry.example")
        .await
        .press("Make my account")
        .await;
    page.lands_on("/register/sent").shows("Check your mail");
    let letter = post.only().await;
    assert_eq!(letter.to, "Nadia@Ministry.example");
    assert_eq!(letter.subject, "Confirm your address for Praxis");

    let page = browser
        .visit(&letter.link())
        .await
        .ok()
        .lands_on("/confirm");
    page.only_form()
        .press("Confirm my address")
        .await
        .lands_on("/sign-in")
        .shows("Your address is confirmed");
    let page = sign_in(&browser, "nadia@ministry.example", PASSWORD).await;
    assert_eq!(page.hops.first().map(String::as_str), Some("/desk"));

    let page = browser.visit("/account").await.ok();
    page.has("input[name=given_name][value=Nadia]")
        .has("input[name=family_name][value=Rahimi]");
    let page = browser
        .visit("/account")
        .await
        .ok()
        .form("/account")
        .press("Sign out")
        .await;
    page.lands_on("/sign-in").shows("You are signed out");
    browser
        .visit("/account")
        .await
        .lands_on("/sign-in?next=%2Faccount");
}
story!(a_newcomer_registers_confirms_signs_in_and_out);

/// An institution has one name, a person may have one.
async fn institutions_and_people_with_one_name_register(world: World) {
    let (post, browser) = (Post::of(&world), world.browser());
    let form = filled(&browser, "desk@dialogues.example").await;
    let page = form
        .choose("kind", "institution")
        .fill("institution", "Desk for Regional Dialogues")
        .press("Make my account")
        .await;
    page.lands_on("/register/sent");
    browser
        .visit(&post.only().await.link())
        .await
        .ok()
        .only_form()
        .press("Confirm my address")
        .await
        .ok();

    let form = filled(&browser, "sulastri@workers.example").await;
    let form = form
        .fill("form_of_address", "")
        .fill("given_name", "")
        .fill("family_name", "Sulastri");
    form.press("Make my account")
        .await
        .lands_on("/register/sent");
    browser
        .visit(&post.only().await.link())
        .await
        .ok()
        .only_form()
        .press("Confirm my address")
        .await
        .ok();

    let mut db = world.app.db.read().await.unwrap();
    let mut names = Vec::new();
    for typed in ["desk@dialogues.example", "sulastri@workers.example"] {
        let email = EmailAddress::parse(typed).unwrap();
        let account = queries::by_email(&mut db, &email).await.unwrap().unwrap();
        names.push(account.name.display());
    }
    assert_eq!(names, ["Desk for Regional Dialogues", "Sulastri"]);
}
story!(institutions_and_people_with_one_name_register);

/// What an answer costs and shows, so that two can be compared.
#[derive(Debug, PartialEq)]
struct Trace {
    path: String,
    text: String,
    status: u16,
    hashes: u64,
    statements: u64,
    mails: i64,
    rows: Vec<i64>,
}

async fn counts(world: &World) -> (u64, u64, i64, Vec<i64>) {
    let app = &world.app;
    let (hashes, statements) = (app.hashes.total(), app.db.statements());
    let mut db = app.db.read().await.unwrap();
    let mut rows = Vec::new();
    for (count,) in [
        db.sql("SELECT COUNT(*) FROM pending_registration")
            .one::<(i64,)>()
            .await
            .unwrap(),
        db.sql("SELECT COUNT(*) FROM link_request")
            .one::<(i64,)>()
            .await
            .unwrap(),
        db.sql("SELECT COUNT(*) FROM mailed_link")
            .one::<(i64,)>()
            .await
            .unwrap(),
        db.sql("SELECT COUNT(*) FROM bucket")
            .one::<(i64,)>()
            .await
            .unwrap(),
        db.sql("SELECT COUNT(*) FROM notice")
            .one::<(i64,)>()
            .await
            .unwrap(),
        db.sql("SELECT COUNT(*) FROM account")
            .one::<(i64,)>()
            .await
            .unwrap(),
    ] {
        rows.push(count);
    }
    let (mails,) = db
        .sql("SELECT COUNT(*) FROM mail")
        .one::<(i64,)>()
        .await
        .unwrap();
    (hashes, statements, mails, rows)
}

async fn trace(world: &World, page: impl Future<Output = Page>) -> Trace {
    let before = counts(world).await;
    let page = page.await;
    let statements = world.app.db.statements();
    let after = counts(world).await;
    Trace {
        path: page.path().to_owned(),
        text: page.text(),
        status: page.status.as_u16(),
        hashes: after.0 - before.0,
        // Counting itself takes statements: the seven of the first count come after its reading.
        statements: statements - before.1 - 7,
        mails: after.2 - before.2,
        rows: after
            .3
            .iter()
            .zip(&before.3)
            .map(|(after, before)| after - before)
            .collect(),
    }
}

/// Registering, resetting, asking for a link and signing in tell nobody who has an account:
/// same page, same number of hashes, statements, rows and mails.
async fn an_answer_does_not_tell_who_has_an_account(world: World) {
    let world = world.with(&[("rate_limits", "on")]);
    let cast = Cast::of(&world).await;
    let known = cast.amina.email.as_str();
    let fresh = "nobody@elsewhere.example";
    // The whole site's buckets are there from somebody's first registration and first link on.
    let form = filled(&world.browser(), "somebody@elsewhere.example").await;
    world.clock().advance(Duration::from_secs(5));
    form.press("Make my account")
        .await
        .lands_on("/register/sent");
    let form = world
        .browser()
        .visit("/reset")
        .await
        .ok()
        .only_form()
        .fill("email", "somebody@elsewhere.example");
    form.press("Send me a link").await.lands_on("/reset/sent");
    let owner = signed_in(&world, &cast.ruth).await;
    crate::people::ask_move(&owner, "somebody@elsewhere.example").await;
    let mut same = Vec::new();
    for email in [known, fresh] {
        let browser = world.browser();
        let form = filled(&browser, email).await;
        world.clock().advance(Duration::from_secs(5));
        let registers = trace(&world, form.press("Make my account")).await;
        let form = browser
            .visit("/reset")
            .await
            .ok()
            .only_form()
            .fill("email", email);
        let resets = trace(&world, form.press("Send me a link")).await;
        let form = browser
            .visit("/sign-in/by-mail")
            .await
            .ok()
            .only_form()
            .fill("email", email);
        let links = trace(&world, form.press("Send me a link")).await;
        let form = browser.visit("/sign-in").await.ok().form_with("Sign in");
        let form = form
            .fill("email", email)
            .fill("password", "not the password of anybody");
        let enters = trace(&world, form.press("Sign in")).await;
        let form = owner.visit("/account/email").await.ok();
        let form = form
            .form("/account/email")
            .fill("email", email)
            .fill("current_password", PASSWORD);
        let button = "Send a link to the new address";
        let moves = trace(&world, form.press(button)).await;
        same.push([registers, resets, links, enters, moves]);
    }
    let [known, fresh] = <[_; 2]>::try_from(same).unwrap();
    for (known, fresh) in known.into_iter().zip(fresh) {
        // What was typed is in the page, and that differs.
        let strip = |text: &str| {
            text.replace(cast.amina.email.as_str(), "…")
                .replace("nobody@elsewhere.example", "…")
        };
        assert_eq!(strip(&known.text), strip(&fresh.text));
        let known = Trace {
            text: String::new(),
            ..known
        };
        let fresh = Trace {
            text: String::new(),
            ..fresh
        };
        assert_eq!(known, fresh);
    }
    let post = Post::of(&world);
    let mut mails = post.subjects().await;
    // The mails of the moves: to each address one, and a warning to the owner.
    let moves = mails
        .iter()
        .filter(|(to, subject)| to == cast.ruth.email.as_str() || subject.contains("new address"));
    assert_eq!(moves.count(), 4);
    mails
        .retain(|(to, subject)| to != cast.ruth.email.as_str() && !subject.contains("new address"));
    mails.sort();
    let to = |email: &str, subject: &str| (email.to_owned(), subject.to_owned());
    assert_eq!(
        mails,
        [
            to(
                cast.amina.email.as_str(),
                "Choose another password for Praxis"
            ),
            to(
                cast.amina.email.as_str(),
                "You already have an account at Praxis"
            ),
            to(
                cast.amina.email.as_str(),
                "You already have an account at Praxis"
            ),
            to(cast.amina.email.as_str(), "Your link to sign in to Praxis"),
            to(fresh_address(), "About your request to Praxis"),
            to(fresh_address(), "About your request to Praxis"),
            to(fresh_address(), "Confirm your address for Praxis"),
            to("somebody@elsewhere.example", "About your request to Praxis"),
            to(
                "somebody@elsewhere.example",
                "Confirm your address for Praxis"
            ),
        ]
    );
}
story!(an_answer_does_not_tell_who_has_an_account);

const fn fresh_address() -> &'static str {
    "nobody@elsewhere.example"
}

/// A stranger registers with your address: the mail holds nothing of theirs, and pressing
/// the button in your own browser needs the password that only they know.
async fn a_strangers_registration_is_useless(world: World) {
    let (post, stranger, owner) = (Post::of(&world), world.browser(), world.browser());
    let lure = "Win a prize at evil.example";
    let form = filled(&stranger, "victim@ministry.example")
        .await
        .fill("given_name", lure)
        .fill("organisation", lure);
    form.press("Make my account")
        .await
        .lands_on("/register/sent");
    let letter = post.only().await;
    for part in [&letter.text, &letter.html, &letter.subject] {
        assert!(
            !part.contains("prize") && !part.contains("Rahimi"),
            "{part}"
        );
    }
    let page = owner.visit(&letter.link()).await.ok().lands_on("/confirm");
    let page = page
        .shows("another browser")
        .only_form()
        .fill("password", "a guess of the owner")
        .press("Confirm my address")
        .await;
    page.status(422).shows("The password is not right");
    // Without any password it is no better.
    owner
        .post("/confirm", &[("deed", "confirm")])
        .await
        .status(422);
    let email = EmailAddress::parse("victim@ministry.example").unwrap();
    let mut db = world.app.db.read().await.unwrap();
    assert!(queries::by_email(&mut db, &email).await.unwrap().is_none());
    drop(db);

    // The owner registers too; both wait, and the owner's own link makes the owner's account.
    filled(&owner, "victim@ministry.example")
        .await
        .press("Make my account")
        .await
        .lands_on("/register/sent");
    let own = post.only().await;
    owner
        .visit(&own.link())
        .await
        .ok()
        .only_form()
        .press("Confirm my address")
        .await
        .lands_on("/sign-in");
    // The stranger's link is dead, in the stranger's own browser too.
    stranger
        .visit(&letter.link())
        .await
        .status(410)
        .shows("no longer works");
    sign_in(&owner, "victim@ministry.example", PASSWORD).await;
    owner.visit("/account").await.ok().lacks("prize");
}
story!(a_strangers_registration_is_useless);

/// Scanners open links, some more than once. Only the button counts, once, and pressing it
/// again says so.
async fn a_link_is_used_by_its_button_only(world: World) {
    let (post, browser, scanner) = (Post::of(&world), world.browser(), world.browser());
    filled(&browser, "nadia@ministry.example")
        .await
        .press("Make my account")
        .await;
    let link = post.only().await.link();
    for _ in 0..3 {
        scanner.visit(&link).await.ok();
        let head = scanner.request(axum::http::Method::HEAD, &url(&link));
        scanner.send(head, axum::body::Body::empty()).await;
    }
    let page = browser.visit(&link).await.ok();
    assert!(!page.whole_text().contains(link.rsplit('/').next().unwrap()));
    let (form, twice) = (page.only_form(), page.only_form());
    form.press("Confirm my address")
        .await
        .lands_on("/sign-in")
        .shows("Your address is confirmed");
    browser
        .visit(&link)
        .await
        .lands_on("/sign-in")
        .shows("confirmed already");
    browser.visit(&link).await;
    twice.press("Confirm my address").await.status(410);
    // Made-up and half links are told the same as old ones.
    for made_up in [
        "/confirm/x",
        &format!("/confirm/{}", "0".repeat(64)),
        "/reset/%00",
        "/sign-in/%ff",
    ] {
        let page = browser.visit(made_up).await;
        assert!(
            [410, 400].contains(&page.status.as_u16()),
            "{made_up}: {}",
            page.status
        );
    }
}
story!(a_link_is_used_by_its_button_only);

fn url(path: &str) -> url::Url {
    url::Url::parse(&format!("https://praxis.example{path}")).unwrap()
}

/// What nobody confirms is gone after a day, and the link with it.
async fn an_unconfirmed_registration_dies_in_a_day(world: World) {
    let (post, browser) = (Post::of(&world), world.browser());
    filled(&browser, "nadia@ministry.example")
        .await
        .press("Make my account")
        .await;
    let link = post.only().await.link();
    world.clock().advance(Duration::from_hours(24));
    browser
        .visit(&link)
        .await
        .status(410)
        .shows("no longer works")
        .has("a[href='/register']");
    actions::sweep(&world.app).await.unwrap();
    assert_eq!(counts(&world).await.3[0], 0);
}
story!(an_unconfirmed_registration_dies_in_a_day);

/// A form as quick as a machine's, or with the hidden field filled in, comes back with every
/// keystroke and goes through at the second press.
async fn a_form_like_a_machines_comes_back_filled_in(world: World) {
    let world = world.with(&[("rate_limits", "on")]);
    let (post, browser) = (Post::of(&world), world.browser());
    let quick = filled(&browser, "quick@ministry.example")
        .await
        .press("Make my account")
        .await;
    let quick = quick
        .status(422)
        .shows("Press the button once more")
        .keeps("quick@ministry.example")
        .keeps("Ministry of Labour");
    let form = quick.form("/register");
    assert_eq!(form.value("password"), Some(PASSWORD));
    form.press("Make my account")
        .await
        .lands_on("/register/sent");

    let form = filled(&browser, "manager@ministry.example")
        .await
        .fill("website", "https://example.org");
    world.clock().advance(Duration::from_secs(10));
    let page = form
        .press("Make my account")
        .await
        .status(422)
        .keeps("manager@ministry.example");
    page.form("/register")
        .press("Make my account")
        .await
        .lands_on("/register/sent");

    let form = filled(&browser, "slow@ministry.example").await;
    world.clock().advance(Duration::from_secs(3));
    form.press("Make my account")
        .await
        .lands_on("/register/sent");
    assert_eq!(post.new_ones().await.len(), 3);
}
story!(a_form_like_a_machines_comes_back_filled_in);

/// Three mails a day go to one address, whoever asks; the page says so and keeps what was typed.
async fn one_address_gets_three_registration_mails_a_day(world: World) {
    let world = world.with(&[("rate_limits", "on")]);
    let post = Post::of(&world);
    for time in 0..4 {
        let browser = world.browser();
        let form = filled(&browser, "nadia@ministry.example").await;
        world.clock().advance(Duration::from_secs(5));
        let page = form.press("Make my account").await;
        if time < 3 {
            page.lands_on("/register/sent");
        } else {
            page.status(429)
                .shows("several mails to this address")
                .keeps("Rahimi");
        }
    }
    assert_eq!(post.new_ones().await.len(), 3);
}
story!(one_address_gets_three_registration_mails_a_day);

/// So many registrations an hour are taken from everybody together: a newcomer above them is told to wait, whether
/// or not the address has an account, and keeps what was typed. Whoever was let in before is not touched.
async fn the_whole_site_takes_so_many_registrations_an_hour(world: World) {
    let cast = Cast::of(&world).await;
    let world = world.with(&[("rate_limits", "on"), ("registrations", "4")]);
    let post = Post::of(&world);
    let send = async |browser: &Browser, email: &str| {
        let form = filled(browser, email).await;
        world.clock().advance(Duration::from_secs(5));
        form.press("Make my account").await
    };
    for time in 0..4 {
        let browser = world.browser().at([198, 51, 100, time]);
        send(&browser, &format!("officer{time}@ministry.example"))
            .await
            .lands_on("/register/sent");
    }
    for email in ["officer5@ministry.example", cast.amina.email.as_str()] {
        let page = send(&world.browser().at([192, 0, 2, 1]), email)
            .await
            .status(429);
        page.shows("Many people are registering at the moment")
            .shows("Try again in 14 minutes")
            .keeps("Rahimi")
            .keeps(email);
    }
    let letters = post.new_ones().await;
    assert_eq!(letters.len(), 4);
    let page = world
        .browser()
        .visit(&letters[0].link())
        .await
        .ok()
        .lands_on("/confirm");
    assert!(page.text().contains("Confirm"), "{}", page.text());
    world.clock().advance(Duration::from_mins(16));
    send(
        &world.browser().at([192, 0, 2, 1]),
        "officer5@ministry.example",
    )
    .await
    .lands_on("/register/sent");
}
story!(the_whole_site_takes_so_many_registrations_an_hour);

/// So many links a minute are mailed to everybody together, for whatever address they are asked: beyond that the form
/// comes back with the address in it, and goes through a moment later.
async fn the_whole_site_mails_so_many_links_a_minute(world: World) {
    let cast = Cast::of(&world).await;
    let world = world.with(&[("rate_limits", "on"), ("link_mails", "4")]);
    let ask = async |path: &str, place: u8, email: &str| {
        let browser = world.browser().at([198, 51, 100, place]);
        browser
            .visit(path)
            .await
            .ok()
            .only_form()
            .fill("email", email)
            .press("Send me a link")
            .await
    };
    for (place, path) in ["/reset", "/sign-in/by-mail", "/reset", "/sign-in/by-mail"]
        .into_iter()
        .enumerate()
    {
        let place = u8::try_from(place).unwrap();
        ask(path, place, &format!("somebody{place}@people.example"))
            .await
            .ok();
    }
    for path in ["/reset", "/sign-in/by-mail"] {
        for email in ["nobody@people.example", cast.amina.email.as_str()] {
            ask(path, 9, email)
                .await
                .status(429)
                .shows("Many people are asking for a mail")
                .keeps(email);
        }
    }
    world.clock().advance(Duration::from_secs(61));
    ask("/reset", 9, cast.amina.email.as_str())
        .await
        .ok()
        .lands_on("/reset/sent");
}
story!(the_whole_site_mails_so_many_links_a_minute);

/// A stranger uses up the mails to an address, by registrations, forgotten passwords and sign-in links. The address's owner,
/// who asks from elsewhere, is mailed all the same.
async fn a_stranger_does_not_shut_an_address_out(world: World) {
    let cast = Cast::of(&world).await;
    let world = world.with(&[("rate_limits", "on"), ("registrations", "1000")]);
    let post = Post::of(&world);
    let known = cast.amina.email.as_str();
    let fresh = "nadia@ministry.example";
    let ask = async |place: u8, path: &str, email: &str| {
        let browser = world.browser().at([198, 51, 100, place]);
        if path == "/register" {
            let form = filled(&browser, email).await;
            world.clock().advance(Duration::from_secs(5));
            return form.press("Make my account").await;
        }
        let form = browser.visit(path).await.ok().only_form();
        form.fill("email", email).press("Send me a link").await
    };
    for (path, email) in [
        ("/register", fresh),
        ("/reset", known),
        ("/sign-in/by-mail", known),
    ] {
        for _ in 0..3 {
            ask(1, path, email).await.ok();
        }
        ask(1, path, email).await.status(429);
        post.new_ones().await;
        for owner in [2, 3] {
            ask(owner, path, email).await.ok();
            let mailed = post.new_ones().await;
            assert!(mailed.iter().any(|letter| letter.to == email), "{path}");
        }
        ask(1, path, email).await.status(429);
    }
}
story!(a_stranger_does_not_shut_an_address_out);

/// Registrations, links, moves and appeals count in one budget of the whole site.
async fn all_mails_that_people_cause_count_together(world: World) {
    let cast = Cast::of(&world).await;
    let (ruth, boris) = (
        signed_in(&world, &cast.ruth).await,
        signed_in(&world, &cast.boris).await,
    );
    crate::cast::suspend(&world.app, cast.boris.id, "Because.").await;
    boris.forget_cookies();
    sign_in(&boris, cast.boris.email.as_str(), PASSWORD).await;
    let limited = world.with(&[("rate_limits", "on"), ("link_mails", "5")]);
    let (ruth, boris) = (ruth.to(limited.browser()), boris.to(limited.browser()));
    let visitor = limited.browser();
    let registers = async |email: &str| {
        let form = filled(&visitor, email).await;
        world.clock().advance(Duration::from_secs(4));
        form.press("Make my account").await
    };
    let asks = async || {
        let form = visitor.visit("/reset").await.ok().only_form();
        form.fill("email", "x@people.example")
            .press("Send me a link")
            .await
    };
    let moves = async |to: &str| crate::people::ask_move(&ruth, to).await;
    let appeals = async || {
        let form = [("words", "It was a mistake.")];
        boris.post("/account/suspended", &form).await
    };
    registers("one@people.example").await.ok();
    asks().await.ok();
    moves("ruth@elsewhere.example").await.ok();
    appeals().await.ok();
    let crowded = "Many people are";
    registers("two@people.example")
        .await
        .status(429)
        .shows(crowded);
    asks().await.status(429).shows(crowded);
    moves("ruth@another.example")
        .await
        .status(429)
        .shows(crowded);
    appeals()
        .await
        .status(429)
        .shows(crowded)
        .keeps("It was a mistake.");
    world.clock().advance(Duration::from_secs(61));
    asks().await.ok();
}
story!(all_mails_that_people_cause_count_together);
