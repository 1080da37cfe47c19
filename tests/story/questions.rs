//! “Ask the focal point”: a reader without an account asks, confirms by the mailed link, and the service relays the question. No
//! page tells what is known of an address, and the outbox keeps no word of a question.

use std::time::Duration;

use praxis::account::model::EmailAddress;
use praxis::db::Engine as _;
use praxis::practice::actions::Intent;
use praxis::practice::model::{PracticeId, TakeDown};
use praxis::question::actions;
use praxis::question::model::{MOST_OF_PRACTICE, MOST_WAITING};
use serde_json::json;

use crate::browser::{Browser, Page};
use crate::cast::{Cast, reasons, suspend};
use crate::post::Post;
use crate::returned_mail::comes_back;
use crate::site::{Site, answers_with};
use crate::world::World;

const FORM: &str = "/practices/almaty-process/question";
const SENT: &str = "/practices/almaty-process/question/sent";
const READER: &str = "reader@people.example";
const FOCAL: &str = "nour@focal.example";
const WORDS: &str = "Which <b>law</b> did you change first?";
const DAY: Duration = Duration::from_hours(24);

/// A public practice whose readers ask through a form: a person who agreed or not, or the author.
async fn asked_through_a_form(cast: &Cast, agreed: bool) -> PracticeId {
    let id = cast.draft("Almaty Process", 9).await;
    let answers = answers_with(
        "Almaty Process",
        9,
        json!({
            "contact": "form",
            "on_behalf": false,
            "focal_point": {
                "name": "Nour Focal", "organisation": "Ministry", "email": FOCAL, "public": agreed,
            },
        }),
    );
    cast.write(&cast.amina, id, &answers).await;
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    cast.approve(id).await;
    id
}

async fn asks(visitor: &Browser, email: &str, words: &str) -> Page {
    let page = visitor.visit(FORM).await.ok();
    let form = page
        .form(FORM)
        .fill("name", "Ada Reader")
        .fill("email", email);
    let press = "Send me a mail to confirm";
    form.fill("words", words).press(press).await
}

/// Asks, opens the mailed link, and presses the button there.
async fn asks_and_confirms(world: &World, post: &Post) -> Page {
    asks(&world.browser(), READER, WORDS).await.ok();
    let letter = post.only().await;
    assert_eq!(letter.to, READER);
    let page = world.browser().visit(&letter.link()).await.ok();
    page.form_with("send").press("send").await.ok()
}

/// How many questions, and mails to the reader, the service still keeps.
async fn kept(world: &World) -> (i64, i64) {
    let mut db = world.app.db.read().await.unwrap();
    db.sql("SELECT (SELECT COUNT(*) FROM question), (SELECT COUNT(*) FROM mail WHERE address = $1)")
        .bind(READER)
        .one()
        .await
        .unwrap()
}

/// The whole way: the form, the mail to the reader, the button behind its link, the mail to the person who is named. Opening the
/// link sends nothing.
async fn a_question_is_relayed(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    asked_through_a_form(&cast, true).await;
    post.new_ones().await;
    let visitor = Site::of(&world).browser;
    let page = visitor.visit("/practices/almaty-process").await.ok();
    let page = page.lacks(FOCAL).follow("Ask the focal point").await.ok();
    page.lands_on(FORM)
        .shows("Your name and your address are shown to the person")
        .lacks(FOCAL);
    for _ in 0..2 {
        asks(&visitor, READER, WORDS).await.ok().lands_on(SENT);
    }
    // The first mail had not left yet.
    let letter = post.only().await;
    assert_eq!(letter.to, READER);
    assert!(!letter.text.contains("law") && !letter.text.contains("Ada"));
    let link = letter.link();
    for _ in 0..3 {
        let page = world.browser().visit(&link).await.ok();
        page.shows(WORDS)
            .shows("Ada Reader")
            .shows(READER)
            .lacks(FOCAL);
    }
    assert!(post.new_ones().await.is_empty(), "opening it sends nothing");
    let page = world.browser().visit(&link).await.ok();
    for _ in 0..2 {
        let page = page.form_with("send").press("send").await.ok();
        page.shows("Your question is with us").lacks(FOCAL);
    }
    let mut db = world.app.db.read().await.unwrap();
    let held: (i64,) = db
        .sql("SELECT COUNT(*) FROM notice WHERE text LIKE '%law%' OR html LIKE '%law%'")
        .one()
        .await
        .unwrap();
    assert_eq!(held, (0,), "the outbox keeps no word of it");
    drop(db);
    let relayed = post.only().await;
    assert_eq!(
        (relayed.to.as_str(), relayed.reply_to.as_deref()),
        (FOCAL, Some(READER))
    );
    assert_eq!(relayed.subject, "A reader asks about “Almaty Process”");
    let text = relayed
        .text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    for line in [
        "Ada Reader (reader@people.example) writes:",
        "Which <b>law</b> did you change first?",
        "your answer goes to reader@people.example",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
    assert_eq!(actions::settle(&world.app).await.unwrap(), 0);
    assert!(post.new_ones().await.is_empty());
    world.clock().advance(8 * DAY);
    actions::settle(&world.app).await.unwrap();
    assert_eq!(
        kept(&world).await,
        (0, 0),
        "erased a week after it has left"
    );
    let page = world.browser().visit(&link).await.ok();
    page.shows("There is no question here");
}
story!(a_question_is_relayed);

/// Without a person who agreed, the author is asked, at the address that the account has. A practice whose authors chose no
/// form has none.
async fn an_author_is_asked(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    asked_through_a_form(&cast, false).await;
    cast.published("Bali Process", 9).await;
    cast.submitted("Colombo Process", 9).await;
    post.new_ones().await;
    asks_and_confirms(&world, &post).await;
    let relayed = post.only().await;
    assert_eq!(relayed.to, cast.amina.email.as_str());
    assert_eq!(relayed.reply_to.as_deref(), Some(READER));
    let visitor = Site::of(&world).browser;
    let page = visitor.visit("/practices/almaty-process").await.ok();
    let form = page.lacks("Ask the focal point");
    let form = form.follow("Ask about this practice").await.ok();
    form.lands_on(FORM).shows("Ask about this practice");
    let page = visitor.visit("/practices/bali-process").await.ok();
    page.lacks("Ask the focal point")
        .lacks("Ask about this practice");
    for slug in ["bali-process", "colombo-process", "no-such"] {
        let form = format!("/practices/{slug}/question");
        visitor.visit(&form).await.status(404);
        visitor.post(&form, &[("words", "x")]).await.status(404);
        visitor.visit(&format!("{form}/sent")).await.status(404);
    }
}
story!(an_author_is_asked);

/// An address that is new, has an account, takes no mails or has asked too often: one answer, byte for byte.
async fn the_answer_tells_nothing_of_an_address(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    asked_through_a_form(&cast, true).await;
    post.new_ones().await;
    let mut tx = world.app.db.write().await.unwrap();
    tx.sql("INSERT INTO bounced_address (recipient, reports, reported_at) VALUES ($1, 2, 1)")
        .bind("stopped@people.example")
        .execute()
        .await
        .unwrap();
    tx.commit().await.unwrap();
    for number in 0..MOST_WAITING {
        let page = asks(
            &world.browser(),
            "eager@people.example",
            &format!("{number}?"),
        )
        .await;
        page.ok();
    }
    post.new_ones().await;
    let amina = cast.amina.email.as_str().to_owned();
    let mut bodies = Vec::new();
    for email in [
        "new@people.example",
        amina.as_str(),
        "stopped@people.example",
        "eager@people.example",
        FOCAL,
    ] {
        let page = asks(&world.browser(), email, WORDS).await.ok();
        bodies.push(page.lands_on(SENT).body);
    }
    assert!(bodies.iter().all(|body| *body == bodies[0]), "{bodies:#?}");
    let mut to: Vec<String> = post.subjects().await.into_iter().map(|one| one.0).collect();
    to.sort();
    let mut expected = vec![amina, "new@people.example".to_owned(), FOCAL.to_owned()];
    expected.sort();
    assert_eq!(to, expected);
}
story!(the_answer_tells_nothing_of_an_address);

/// Where nobody may be asked any more, before the button or after it, the reader reads the same page and gets a mail.
async fn a_question_that_cannot_be_sent_is_told(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let id = asked_through_a_form(&cast, true).await;
    post.new_ones().await;
    let take_down = || Intent::TakeDown {
        how: TakeDown::Gone,
        words: reasons("Mistaken"),
    };
    // It is taken down between the button and the mail.
    let sent = asks_and_confirms(&world, &post).await;
    cast.act(&cast.grace, &id, take_down()).await.unwrap();
    let subjects = post.subjects().await;
    assert!(subjects.iter().all(|(to, _)| to != FOCAL), "{subjects:?}");
    assert_eq!(actions::settle(&world.app).await.unwrap(), 1);
    assert_eq!(actions::settle(&world.app).await.unwrap(), 0, "told once");
    let told = post.only().await;
    assert_eq!(
        (told.to.as_str(), told.subject.as_str()),
        (READER, "Your question could not be delivered")
    );
    assert!(
        !told.text.contains(FOCAL) && !told.text.contains("law"),
        "{}",
        told.text
    );
    cast.act(&cast.grace, &id, Intent::Restore(None))
        .await
        .unwrap();
    post.new_ones().await;
    // It is taken down before the button.
    asks(&world.browser(), READER, WORDS).await.ok();
    let letter = post.only().await;
    cast.act(&cast.grace, &id, take_down()).await.unwrap();
    post.new_ones().await;
    let page = world.browser().visit(&letter.link()).await.ok();
    let page = page.form_with("send").press("send").await.ok();
    assert_eq!(page.texts("main"), sent.texts("main"));
    assert_eq!(
        post.only().await.subject,
        "Your question could not be delivered"
    );
    world.clock().advance(8 * DAY);
    actions::sweep(&world.app).await.unwrap();
    assert_eq!(kept(&world).await, (0, 0));
}
story!(a_question_that_cannot_be_sent_is_told);

/// A mail that comes back, a suspended author and a person who wants no questions: the reader is told of each.
async fn a_question_that_comes_back_is_told(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    asked_through_a_form(&cast, true).await;
    post.new_ones().await;
    asks_and_confirms(&world, &post).await;
    let relayed = post.only().await;
    assert_eq!(relayed.to, FOCAL);
    comes_back(&world.app, FOCAL).await;
    assert_eq!(actions::settle(&world.app).await.unwrap(), 1);
    assert_eq!(post.only().await.to, READER);
    // The person asked ends such mails by the link in one of them.
    let link = relayed.link();
    let page = world.browser().visit(&link).await.ok();
    let page = page.shows("Questions of readers");
    let page = page.form_with("refuse").press("refuse").await.ok();
    page.shows("You get no more questions");
    world
        .browser()
        .visit(&link)
        .await
        .ok()
        .shows("You get no more questions");
    asks_and_confirms(&world, &post).await;
    assert_eq!(
        post.only().await.subject,
        "Your question could not be delivered"
    );
}
story!(a_question_that_comes_back_is_told);

/// An author whose account is suspended is asked nothing.
async fn a_suspended_author_is_not_asked(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    asked_through_a_form(&cast, false).await;
    post.new_ones().await;
    asks_and_confirms(&world, &post).await;
    suspend(&cast.app, cast.amina.id, "A long story").await;
    post.new_ones().await;
    assert_eq!(actions::settle(&world.app).await.unwrap(), 1);
    assert_eq!(post.only().await.to, READER);
    world.browser().visit(FORM).await.status(404);
}
story!(a_suspended_author_is_not_asked);

/// A question that is not confirmed in three days is erased with its address; the reader erases it at once.
async fn a_question_ends_without_its_confirmation(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    asked_through_a_form(&cast, true).await;
    post.new_ones().await;
    for is_erased in [true, false] {
        asks(&world.browser(), READER, WORDS).await.ok();
        let link = post.only().await.link();
        let page = world.browser().visit(&link).await.ok();
        if is_erased {
            let page = page.form_with("erase").press("erase").await.ok();
            page.shows("There is no question here").lacks("law");
        } else {
            world.clock().advance(4 * DAY);
            let page = page.form_with("send").press("send").await.ok();
            page.shows("There is no question here");
            actions::sweep(&world.app).await.unwrap();
        }
        assert_eq!(kept(&world).await, (0, 0));
        assert!(post.new_ones().await.is_empty());
    }
    let zeros = "0".repeat(64);
    for token in ["nothing", zeros.as_str()] {
        world
            .browser()
            .visit(&format!("/question/{token}"))
            .await
            .status(404);
    }
}
story!(a_question_ends_without_its_confirmation);

/// A refused question comes back filled in; a network, an address and a practice have limits.
async fn questions_are_bounded(world: World) {
    let cast = Cast::of(&world).await;
    asked_through_a_form(&cast, true).await;
    let visitor = world.browser();
    for (name, typed) in [
        ("name", ""),
        ("name", "www.evil.example"),
        ("email", "no address"),
        ("words", ""),
    ] {
        let page = visitor.visit(FORM).await.ok();
        let form = page.form(FORM).fill("name", "Ada").fill("email", READER);
        let form = form.fill("words", WORDS).fill(name, typed);
        let page = form.press("Send me a mail to confirm").await.status(422);
        page.keeps(typed)
            .has(&format!("[name='{name}'][aria-invalid]"));
    }
    let long = "x".repeat(2_001);
    asks(&visitor, READER, &long).await.status(422).keeps(&long);
    visitor
        .visit(&format!("/fr{FORM}"))
        .await
        .ok()
        .shows("Interroger le point focal");
    let limited = world.with(&[("rate_limits", "on")]);
    let mut refused = 0;
    for number in 0..8 {
        let address = format!("reader-{number}@people.example");
        let page = asks(&limited.browser(), &address, WORDS).await;
        refused += usize::from(page.status.as_u16() == 429);
    }
    assert_eq!(refused, 3, "a network asks five times");
    for number in 5..MOST_OF_PRACTICE {
        let address = EmailAddress::parse(&format!("other-{number}@people.example")).unwrap();
        asks(&visitor, address.as_str(), WORDS).await.ok();
    }
    let page = asks(&visitor, "last@people.example", WORDS)
        .await
        .status(422);
    page.keeps(WORDS)
        .shows("Many questions were asked about this practice today.");
}
story!(questions_are_bounded);
