//! The mail server is down: administrators, the log and the machine that asks how the service is are told; and the
//! service says when it cannot write.

use axum::Extension;
use std::time::Duration;
use tokio::net::TcpListener;

use crate::browser::Browser;
use crate::cast::{Cast, PASSWORD};
use crate::full_disk::Disk;
use crate::mail_server::{Act, MailServer};
use crate::people;
use crate::post::Post;
use crate::post_office::{PostOffice, RETURNED};
use crate::world::World;

/// A browser at a service that knows how the worker of this post fares.
fn browser(world: &World, post: &Post) -> Browser {
    let router = praxis::router::build(&world.app).layer(Extension(post.pulse()));
    Browser::new(router, &world.app.settings.public_url)
}

/// An address at which nobody listens.
async fn closed_port() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    listener.local_addr().unwrap().to_string()
}

/// The first page says which mail server takes no mails, since when, how many wait and when the next one is tried; the
/// health check says it, too, and stays ready, because every page can be read.
async fn a_mail_server_that_is_down_is_said_on_the_first_page(world: World) {
    let host = closed_port().await;
    let world = world.with(&[("smtp", &format!("smtp://{host}"))]);
    let post = Post::of(&world);
    let cast = Cast::of(&world).await;
    let grace = browser(&world, &post);
    people::enter(&grace, cast.grace.email.as_str()).await;
    cast.submitted("Almaty Process", 9).await;
    let first = grace.visit("/admin").await.ok();
    first.lacks("has taken no mails");
    post.deliver().await;
    world.clock().advance(Duration::from_secs(30));
    for (address, title, waiting) in [
        (
            "/admin",
            "has taken no mails since 3 November 2026 at 12:00",
            "2 mails wait. Next try: 3 November 2026 at 12:0",
        ),
        (
            "/admin/outbox",
            "has taken no mails since",
            "Connection refused",
        ),
        (
            "/fr/admin",
            "n’accepte plus de courriels depuis le 3 novembre 2026",
            "2 courriels attendent. Prochain essai",
        ),
    ] {
        let page = grace.visit(address).await.ok();
        let notice = page.texts(".notice.bad").join(" ");
        for words in [host.as_str(), title, waiting] {
            assert!(notice.contains(words), "{address}: {words}: {notice}");
        }
    }
    grace
        .visit("/admin")
        .await
        .ok()
        .lacks("Nothing needs an administrator");
    let health = grace.visit("/health/ready").await.status(200).body;
    assert_eq!(
        health,
        r#"{"database":"ok","mail":"not ok","worker":"ok","writes":"ok"}"#
    );
}
story!(a_mail_server_that_is_down_is_said_on_the_first_page);

/// Whatever keeps the server from taking any mail counts; what it says about one recipient does not. The first mail that
/// it answers for ends it.
async fn a_server_that_refuses_everybody_is_told_from_one_that_refuses_somebody(world: World) {
    let post = PostOffice::open(world).await;
    let since = post.app().clock.now();
    let rows = [
        (Act::Greeting("421 too busy"), true),
        (Act::Greeting("554 no service here"), true),
        (Act::Mail("451 no more mails today"), true),
        (Act::Mail("530 sign in first"), true),
        (Act::Rcpt("451 try again later"), false),
        (Act::Rcpt("550 mailbox unavailable"), false),
        (Act::Text("452 no room"), false),
        (Act::CutAtRcpt, false),
        (Act::Silence, false),
    ];
    for (number, (act, is_outage)) in rows.into_iter().enumerate() {
        let to = format!("person{number}@people.example");
        post.server.script(&to, [act.clone()]);
        post.owe_to(&RETURNED, &to, "Returned to you").await;
        post.deliver().await;
        let outage = post.worker.pulse().outage();
        assert_eq!(outage.is_some(), is_outage, "{act:?}: {outage:?}");
        if let Some(outage) = outage {
            assert_eq!(outage.host, post.server.address.to_string(), "{act:?}");
            assert!(outage.since >= since, "{act:?}");
            assert!(outage.next_try.is_some(), "{act:?}: {outage:?}");
        }
        post.until_nothing_waits().await;
        assert_eq!(post.worker.pulse().outage(), None, "{act:?}");
    }
}
story!(
    a_server_that_refuses_everybody_is_told_from_one_that_refuses_somebody,
    Sqlite
);

/// A server that never greets is one, too, and its outage began with the first mail that it did not take.
async fn a_silent_mail_server_is_down_since_the_first_mail(world: World) {
    let post = PostOffice::open(world).await;
    let began = post.app().clock.now();
    post.server.mute(true);
    for number in 0..3 {
        let to = format!("person{number}@people.example");
        post.owe_to(&RETURNED, &to, "Returned to you").await;
    }
    post.deliver().await;
    post.after(10).await;
    let outage = post.worker.pulse().outage().expect("an outage");
    assert_eq!(outage.since, began);
    assert!(outage.said.contains("stalled"), "{outage:?}");
    post.server.mute(false);
    post.until_nothing_waits().await;
    assert_eq!(post.worker.pulse().outage(), None);
}
story!(a_silent_mail_server_is_down_since_the_first_mail, Sqlite);

/// A full disk refuses every deed, so the service is not ready; pages are read all the same.
async fn a_service_that_cannot_write_says_so(world: World) {
    let post = Post::of(&world);
    let disk = Disk::of(&world).await;
    post.deliver().await;
    let ready = async |status: u16| {
        // A service that was asked a moment ago would repeat its answer.
        let machine = browser(&world, &post);
        machine.visit("/health/ready").await.status(status).body
    };
    let well = r#"{"database":"ok","mail":"ok","worker":"ok","writes":"ok"}"#;
    assert_eq!(ready(200).await, well);
    disk.fill().await;
    assert_eq!(
        ready(503).await,
        well.replace(r#"writes":"ok"#, r#"writes":"not ok"#)
    );
    browser(&world, &post).visit("/practices").await.ok();
    disk.clear().await;
    assert_eq!(ready(200).await, well);
}
story!(a_service_that_cannot_write_says_so);

/// The clock of the machine was set forward by a day: the worker lives.
async fn a_clock_that_jumps_does_not_make_the_worker_look_dead(world: World) {
    let post = Post::of(&world);
    post.deliver().await;
    for jump in [Duration::from_hours(24), Duration::from_hours(24 * 365)] {
        world.clock().advance(jump);
        browser(&world, &post)
            .visit("/health/ready")
            .await
            .status(200);
    }
}
story!(
    a_clock_that_jumps_does_not_make_the_worker_look_dead,
    Sqlite
);

/// A quiet server that was well all the time is not reported.
async fn a_mail_server_that_takes_mails_is_not_reported(world: World) {
    let server = MailServer::start().await;
    let world = world.with(&[("smtp", &format!("smtp://{}", server.address))]);
    let post = Post::of(&world);
    let cast = Cast::of(&world).await;
    cast.submitted("Almaty Process", 9).await;
    post.deliver().await;
    assert_eq!(post.pulse().outage(), None);
}
story!(a_mail_server_that_takes_mails_is_not_reported, Sqlite);

/// A mail server that takes no letters but those of ASCII before the @: such an address is refused when it is typed, once
/// the server is known. A domain in any letters has a form that every server takes.
async fn an_address_that_the_mail_server_cannot_take_is_refused_when_typed(world: World) {
    let server = MailServer::start().await;
    let world = world.with(&[("smtp", &format!("smtp://{}", server.address))]);
    let post = Post::of(&world);
    let cast = Cast::of(&world).await;
    let registered = async |email: &str| {
        let form = people::filled(&world.browser(), email).await;
        form.press("Make my account").await
    };
    registered("jose@bücher.example")
        .await
        .ok()
        .shows("Check your mail");
    post.deliver().await;
    let words = "cannot deliver to an address with such letters before the @";
    registered("josé@people.example")
        .await
        .status(422)
        .shows(words)
        .keeps("josé@people.example");
    registered("jose@people.example")
        .await
        .ok()
        .shows("Check your mail");
    let amina = cast.sign_in(&world, &cast.amina).await;
    let fields = [
        ("email", "амина@people.example"),
        ("current_password", PASSWORD),
    ];
    amina
        .post("/account/email", &fields)
        .await
        .status(422)
        .shows(words);
}
story!(
    an_address_that_the_mail_server_cannot_take_is_refused_when_typed,
    Sqlite
);

/// A mail that could not be delivered, and an appeal, stand beside “Admin” in the header, also at the queue.
async fn the_header_counts_what_waits_for_an_administrator(world: World) {
    let server = MailServer::start().await;
    let world = world.with(&[("smtp", &format!("smtp://{}", server.address))]);
    let post = Post::of(&world);
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    let counted = async |address: &str| {
        let page = grace.visit(address).await.ok();
        page.texts("nav.me a[href='/admin'] .badge")
    };
    for address in ["/admin", "/review"] {
        assert_eq!(counted(address).await, [""; 0], "{address}");
    }
    server.script(
        cast.amina.email.as_str(),
        [Act::Rcpt("550 mailbox unavailable")],
    );
    cast.submitted("Almaty Process", 9).await;
    post.deliver().await;
    for address in ["/admin", "/admin/outbox", "/admin/accounts", "/review"] {
        assert_eq!(counted(address).await, ["1 waiting"], "{address}");
    }
    let ruth = cast.sign_in(&world, &cast.ruth).await;
    let page = ruth.visit("/review").await.ok();
    assert_eq!(page.count("nav.me a[href='/admin']"), 0);
}
story!(the_header_counts_what_waits_for_an_administrator);

/// A person's mails are found by name or address, all of a page are chosen by a link, and samples are told from mails.
async fn the_outbox_is_searched_by_person_and_chosen_whole(world: World) {
    let cast = Cast::of(&world).await;
    let grace = cast.sign_in(&world, &cast.grace).await;
    cast.submitted("Almaty Process", 9).await;
    cast.submitted_by(&cast.boris, "Bali Process", 9).await;
    people::filled(&world.browser(), "nadia@people.example")
        .await
        .press("Make my account")
        .await
        .ok();
    Post::of(&world).deliver().await;
    let found = async |query: &str| {
        let page = grace.visit(&format!("/admin/outbox?{query}")).await.ok();
        page.texts("tbody th")
    };
    assert_eq!(found("q=saidova").await, ["Ms. Amina Saidova"]);
    assert_eq!(found("q=BORIS@people").await, ["Mr. Boris Lenz"]);
    assert_eq!(found("q=nadia").await, ["nadia@people.example"]);
    assert_eq!(found("q=saidova&state=dead").await, [""; 0]);
    assert_eq!(found("q=nobody").await, [""; 0]);
    let page = grace.visit("/admin/outbox?q=saidova").await.ok();
    assert_eq!(page.count("input[name=mail][checked]"), 0);
    let page = page.follow("Choose all on this page").await.ok();
    assert_eq!(page.count("input[name=mail][checked]"), 1);
    let form = page.form_with("Send again");
    form.press("Send again")
        .await
        .ok()
        .shows("One mail is sent again.");
    page.follow("Choose none")
        .await
        .ok()
        .shows("Choose all on this page");
    grace
        .post("/admin/outbox", &[("deed", "one_of_each")])
        .await
        .ok();
    let page = grace.visit("/admin/outbox").await.ok();
    assert!(
        page.texts("tbody td a")
            .contains(&"A sample of a mail".to_owned())
    );
}
story!(the_outbox_is_searched_by_person_and_chosen_whole);
