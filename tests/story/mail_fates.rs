//! What became of each mail, as those it concerns read it: its author, the administrator, and the machine that
//! asks how the service is.

use std::time::Duration;

use axum::Extension;
use praxis::mail::actions as outbox;
use praxis::mail::model::MailState;
use praxis::practice::actions::Intent;
use praxis::practice::model::Decision;

use crate::browser::{Browser, Page};
use crate::cast::{Cast, reasons};
use crate::mail_server::{Act, MailServer};
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

const AMINA: &str = "amina@people.example";
const RUTH: &str = "ruth@people.example";
const READY: &str = r#"{"database":"ok","mail":"ok","worker":"ok","writes":"ok"}"#;

/// What a practice's page says about mails, newest event first.
fn fates(page: &Page) -> Vec<String> {
    page.texts(".timeline p.fine")
}

/// What `/health/ready` says: how the service is, and not how many mails failed, because anybody may ask.
async fn ready(world: &World, post: &Post) -> String {
    let router = praxis::router::build(&world.app).layer(Extension(post.pulse()));
    let machine = Browser::new(router, &world.app.settings.public_url);
    machine.visit("/health/ready").await.status(200).body
}

/// An author sees each mail wait, be put off, be accepted, fail; a failure stands on the administrator's first page
/// and in the service's health until somebody has seen to it. Nothing is lost without a word.
async fn wish_02_no_mail_is_lost_without_a_word(world: World) {
    let server = MailServer::start().await;
    let world = world.with(&[("smtp", &format!("smtp://{}", server.address))]);
    let post = Post::of(&world);
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let at = format!("/my/practices/{id}");
    let amina = signed_in(&world, &cast.amina).await;
    let receipt = "Mail to you (We have received your practice “Almaty Process”):";

    let page = amina.visit(&at).await.ok();
    assert_eq!(
        fates(&page),
        [
            format!("{receipt} waits to be sent."),
            "Mail to the review team: waits to be sent.".to_owned()
        ]
    );
    server.script(AMINA, [Act::Rcpt("451 try again later")]);
    post.deliver().await;
    let page = amina.visit(&at).await.ok();
    assert_eq!(
        fates(&page),
        [
            format!("{receipt} waits to be sent again; the mail server said: 451 try again later"),
            "Mail to the review team: accepted by the mail server on 3 November 2026 at 12:00."
                .to_owned(),
        ]
    );
    world.clock().advance(Duration::from_mins(2));
    post.deliver().await;
    let page = amina.visit(&at).await.ok();
    assert_eq!(
        fates(&page)[0],
        format!("{receipt} accepted by the mail server on 3 November 2026 at 12:02.")
    );

    // The next one is refused for good: its author, the administrator and the machine read why.
    let words = reasons("One figure needs a source.");
    cast.act(&cast.ruth, &id, Intent::Decide(Decision::Return { words }))
        .await
        .unwrap();
    server.script(AMINA, [Act::Rcpt("550 mailbox unavailable")]);
    cast.settle().await;
    post.deliver().await;
    let page = amina.visit(&at).await.ok();
    assert!(
        fates(&page)[0].ends_with(": could not be delivered: 550 mailbox unavailable"),
        "{:?}",
        fates(&page)
    );
    assert_eq!(post.pulse().dead_letters(), 1);
    assert_eq!(ready(&world, &post).await, READY);
    let grace = cast.sign_in(&world, &cast.grace).await;
    let first = grace.visit("/admin").await.ok();
    assert_eq!(first.texts("dd")[0], "1");
    let dead = first
        .follow("Mails that could not be delivered")
        .await
        .lands_on("/admin/outbox?state=dead")
        .shows("550 mailbox unavailable");
    let mail = dead
        .follow("The review team has returned your practice “Almaty Process”")
        .await
        .ok()
        .shows("One figure needs a source.");
    mail.form_with("Send again").press("Send again").await.ok();
    post.deliver().await;
    assert_eq!(post.pulse().dead_letters(), 0);
    assert_eq!(ready(&world, &post).await, READY);
    let page = amina.visit(&at).await.ok();
    assert!(
        fates(&page)[0].contains(": accepted by the mail server on"),
        "{:?}",
        fates(&page)
    );

    // Every notice that was ever owed is in somebody's sight: in a mail that went, or held for a digest.
    let mut db = world.app.db.read().await.unwrap();
    let mails = outbox::list(&mut db, None, None, 100).await.unwrap();
    assert!(
        mails.iter().all(|mail| mail.state == MailState::Accepted),
        "{mails:?}"
    );
    let timeline = outbox::timeline(&mut db, id, None).await.unwrap();
    let held = usize::try_from(outbox::counts(&mut db).await.unwrap().held).unwrap();
    assert_eq!(timeline.len(), mails.len() + held);
}
story!(wish_02_no_mail_is_lost_without_a_word);

/// An author reads the text of the mails to them, word for word as they were sent, and of nobody else's; whoever
/// else was written to is told as a line without a name, an address or a server's words.
async fn wish_03_authors_read_what_the_mails_to_them_said(world: World) {
    let server = MailServer::start().await;
    let world = world.with(&[("smtp", &format!("smtp://{}", server.address))]);
    let post = Post::of(&world);
    let cast = Cast::of(&world).await;
    let id = cast.draft("Almaty Process", 9).await;
    cast.act(&cast.amina, &id, Intent::SubmitToBeShown)
        .await
        .unwrap();
    cast.approve(id).await;
    let words = Some(reasons("A figure is wrong."));
    cast.act(&cast.amina, &id, Intent::Refuse(words))
        .await
        .unwrap();
    server.script(
        RUTH,
        vec![Act::Rcpt("550 <ruth@people.example> Ruth Wanjiru has left"); 2],
    );
    post.deliver().await;

    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&format!("/my/practices/{id}")).await.ok();
    let sent = server.copies_to(AMINA);
    let told: Vec<String> = page.texts(".timeline details pre");
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut told: Vec<String> = told.iter().map(|text| words(text)).collect();
    let mut sent: Vec<String> = sent.iter().map(|copy| words(&copy.eml.text)).collect();
    told.sort();
    sent.sort();
    assert_eq!(told, sent);
    assert_eq!(page.texts(".timeline summary"), ["What the mail says"; 2]);
    assert_eq!(
        fates(&page)[0],
        "Mail to the review team: could not be delivered; the administrators see why."
    );
    for secret in ["Ruth", "Wanjiru", RUTH, "550", "To review: “"] {
        assert!(!page.body.contains(secret), "{secret}");
    }
    let french = amina.visit(&format!("/fr/my/practices/{id}")).await.ok();
    french.shows(
        "Courriel à l’équipe d’examen : n’a pas pu être remis ; l’administration voit pourquoi.",
    );

    // A mail that its receiver was no longer entitled to was not sent, so it says nothing.
    let other = cast.submitted("Bali Process", 9).await;
    crate::cast::suspend(&world.app, cast.amina.id, "why").await;
    post.deliver().await;
    let mut db = world.app.db.read().await.unwrap();
    for mail in outbox::timeline(&mut db, other, Some(cast.amina.id))
        .await
        .unwrap()
    {
        assert_eq!(mail.text, None, "{mail:?}");
    }
}
story!(wish_03_authors_read_what_the_mails_to_them_said);
