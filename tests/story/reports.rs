//! Reports of mistakes: a reader without an account tells the review team what is wrong in a public practice, and a reviewer
//! closes the report.

use praxis::db::Engine as _;
use praxis::practice::actions::{self, Error, Intent};
use praxis::practice::model::{MOST_REPORTS_OF_PRACTICE, NewReport, Reasons, Slug, TakeDown};

use crate::browser::{Browser, Page};
use crate::cast::{Cast, reasons};
use crate::people::signed_in;
use crate::world::World;

const REPORT: &str = "/practices/almaty-process/report";
const LIST: &str = "/review/reports";

fn new_report(words: &str) -> NewReport {
    NewReport {
        words: Reasons::parse(words).unwrap(),
        email: None,
    }
}

async fn reports(visitor: &Browser, words: &str, email: &str) -> Page {
    let page = visitor.visit(REPORT).await.ok();
    let form = page.form(REPORT).fill("words", words).fill("email", email);
    form.press("Send to the review team").await
}

/// The way is on the public page, the report is read by reviewers only, and its sender's address goes when it is closed.
async fn a_reader_reports_a_mistake(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let visitor = world.browser();
    let page = visitor.visit("/practices/almaty-process").await.ok();
    page.follow("Report a mistake").await.ok().lands_on(REPORT);
    let page = reports(
        &visitor,
        "The year is <b>2012</b>.",
        "reader@people.example",
    )
    .await;
    page.ok()
        .lands_on("/practices/almaty-process/report/sent")
        .shows("Your report has arrived");
    // Pressed twice: one report.
    reports(
        &visitor,
        "The year is <b>2012</b>.",
        "reader@people.example",
    )
    .await
    .ok();
    let ruth = signed_in(&world, &cast.ruth).await;
    let queue = ruth.visit("/review").await.ok();
    let list = queue
        .follow("One report of a mistake")
        .await
        .ok()
        .lands_on(LIST);
    let list = list
        .shows("The year is <b>2012</b>.")
        .shows("reader@people.example");
    assert_eq!(list.texts("h2"), ["Almaty Process"]);
    list.follow("Read the version that was reported")
        .await
        .ok()
        .shows("1st version");
    list.follow("Open at the desk").await.ok();
    let page = list.form(LIST).press("mended").await.ok();
    page.shows("The report is closed.")
        .shows("No report is open");
    ruth.visit("/review")
        .await
        .ok()
        .lacks("report of a mistake");
    let mut db = world.app.db.read().await.unwrap();
    let kept: (Option<String>, String) = db
        .sql("SELECT email, outcome FROM mistake_report")
        .one()
        .await
        .unwrap();
    assert_eq!(kept, (None, "mended".to_owned()));
    drop(db);
    // Another window still shows the buttons.
    list.form(LIST)
        .press("spam")
        .await
        .ok()
        .shows("The report was already closed.");
}
story!(a_reader_reports_a_mistake);

/// A refused report comes back filled in, beside what is wrong with it.
async fn a_refused_report_comes_back(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let visitor = world.browser();
    let page = reports(&visitor, "", "reader@people.example")
        .await
        .status(422);
    page.keeps("reader@people.example");
    let page = reports(&visitor, "The year is wrong.", "no address")
        .await
        .status(422);
    page.keeps("The year is wrong.").keeps("no address");
    let long = "x".repeat(4_001);
    reports(&visitor, &long, "").await.status(422).keeps(&long);
    let page = visitor.visit(&format!("/fr{REPORT}")).await.ok();
    page.shows("Signaler une erreur");
}
story!(a_refused_report_comes_back);

/// What is not public cannot be reported, and neither authors nor strangers read what was.
async fn reports_are_of_public_practices_and_for_reviewers(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.published("Almaty Process", 9).await;
    cast.submitted("Bali Process", 9).await;
    let visitor = world.browser();
    for path in [
        "/practices/bali-process/report",
        "/practices/no-such/report",
    ] {
        visitor.visit(path).await.status(404);
        visitor.post(path, &[("words", "x")]).await.status(404);
    }
    reports(&visitor, "The secret reader", "").await.ok();
    let amina = signed_in(&world, &cast.amina).await;
    amina.visit(LIST).await.status(404);
    for page in [
        format!("/my/practices/{id}"),
        "/practices/almaty-process".to_owned(),
    ] {
        amina.visit(&page).await.ok().lacks("The secret reader");
    }
    let gone = Intent::TakeDown {
        how: TakeDown::Gone,
        words: reasons("Mistaken"),
    };
    cast.act(&cast.grace, &id, gone).await.unwrap();
    visitor.visit(REPORT).await.status(404);
    // What was reported before can still be read and closed.
    let ruth = signed_in(&world, &cast.ruth).await;
    let list = ruth.visit(LIST).await.ok().shows("The secret reader");
    list.form(LIST)
        .press("no-mistake")
        .await
        .ok()
        .shows("No report is open");
}
story!(reports_are_of_public_practices_and_for_reviewers);

/// Strangers can fill neither the list nor a practice's share of it, and a network waits after some reports.
async fn reports_are_bounded(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let slug = Slug::parse("almaty-process").unwrap();
    let mut db = world.app.db.read().await.unwrap();
    let almaty = actions::reportable(&mut db, &slug).await.unwrap().unwrap();
    drop(db);
    for number in 0..MOST_REPORTS_OF_PRACTICE {
        let report = new_report(&format!("Mistake {number}"));
        actions::report_mistake(&world.app, &almaty, &report)
            .await
            .unwrap();
    }
    let more = actions::report_mistake(&world.app, &almaty, &new_report("One more")).await;
    assert!(matches!(more, Err(Error::Unfit)), "{more:?}");
    let world = world.with(&[("rate_limits", "on")]);
    let visitor = world.browser();
    let page = reports(&visitor, "One more", "").await.status(422);
    page.keeps("One more")
        .shows("The review team has many open reports.");
    let mut refused = 0;
    for number in 0..8 {
        let page = reports(&visitor, &format!("Again {number}"), "").await;
        refused += usize::from(page.status.as_u16() == 429);
    }
    assert_eq!(refused, 4, "the first of five was above");
}
story!(reports_are_bounded);
