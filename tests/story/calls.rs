//! Calls for practices: an administrator asks for practices on a theme until a day, a draft answers the call, and the published
//! page and the call name one another.

use std::time::Duration;

use atom_syndication::Feed;
use praxis::db::Engine as _;
use praxis::practice::actions::{self, Error, Intent};
use praxis::practice::model::{CallId, PracticeId, TakeDown};
use praxis::site_copy::write_site;
use serde_json::Value;

use crate::browser::{Browser, Page};
use crate::cast::{Cast, reasons};
use crate::desk::desk;
use crate::focal_points::broken;
use crate::people::signed_in;
use crate::post::Post;
use crate::site::Site;
use crate::world::World;

const LIST: &str = "/admin/calls";
const NEW: &str = "/admin/calls/new";
const START: &str = "/my/practices/new";
const PUBLIC: &str = "/calls/births-of-children-on-the-move";
const TITLE: &str = "Births of children on the move";
const DAY: Duration = Duration::from_hours(24);

/// The story begins on 3 November 2026.
async fn makes(grace: &Browser, opens: &str, closes: &str) -> Page {
    let page = grace.visit(NEW).await.ok();
    let form = page
        .form(NEW)
        .fill("title_en", TITLE)
        .fill("title_fr", "Naissances d’enfants en mouvement")
        .fill("text_en", "We ask for *practices* that register births.")
        .fill("text_fr", "Nous demandons des pratiques.")
        .fill("criteria_en", "- It happened.\n- It has a source.")
        .fill("criteria_fr", "Elle a eu lieu.")
        .tick("call_objective", "4")
        .fill("contact", "calls@praxis.example")
        .fill("opens_on", opens)
        .fill("closes_on", closes);
    form.press("save").await
}

async fn called(world: &World, cast: &Cast, closes: &str) -> CallId {
    let grace = signed_in(world, &cast.grace).await;
    makes(&grace, "2026-11-03", closes)
        .await
        .ok()
        .lands_on(LIST);
    let mut db = world.app.db.read().await.unwrap();
    actions::calls(&mut db).await.unwrap()[0].id
}

async fn days_pass(cast: &Cast, count: u32) {
    cast.app.clock.advance(count * DAY);
    cast.settle().await;
}

async fn answers(cast: &Cast, id: PracticeId, call: CallId) -> Result<(), Error> {
    actions::name_call(&cast.app, &cast.amina, id, Some(call)).await
}

/// From the administrator's form to the published page: the public sees the call from its first day on, a draft names it, the desk
/// shows it, and the page of the call lists the practice.
async fn a_practice_answers_a_call(world: World) {
    let cast = Cast::of(&world).await;
    let visitor = Site::of(&world).browser;
    let grace = signed_in(&world, &cast.grace).await;
    grace
        .visit("/admin")
        .await
        .ok()
        .follow("Calls")
        .await
        .ok()
        .lands_on(LIST);
    let page = makes(&grace, "2026-11-05", "2026-11-30")
        .await
        .ok()
        .lands_on(LIST);
    page.shows("The call is saved.").shows("not open yet");
    visitor.visit(PUBLIC).await.status(404);
    visitor.visit("/calls").await.ok().lacks(TITLE);
    visitor.visit("/").await.ok().lacks("Calls for practices");
    days_pass(&cast, 2).await;
    let page = visitor.visit("/").await.ok().shows("Calls for practices");
    let page = page.follow(TITLE).await.ok().lands_on(PUBLIC);
    page.shows("Open until 30 November 2026, 26 days left with today")
        .shows("We ask for practices that register births.")
        .shows("No practice was published in answer yet")
        .has("a[href='/objectives/4']")
        .has("a[href='mailto:calls@praxis.example']");
    let page = visitor.visit(&format!("/fr{PUBLIC}")).await.ok();
    page.shows("Naissances d’enfants en mouvement")
        .shows("encore 26 jours");
    let id = cast.draft("Almaty Process", 9).await;
    let amina = signed_in(&world, &cast.amina).await;
    let check = format!("/my/practices/{id}/check");
    let page = amina.visit(&check).await.ok();
    let page = page.shows("It answers no call for practices.");
    let page = page.follow("Name the call").await.ok();
    let own = format!("/my/practices/{id}/call");
    let mut db = cast.app.db.read().await.unwrap();
    let call = actions::calls(&mut db).await.unwrap()[0].id.to_string();
    drop(db);
    let form = page.form(&own).choose("call", &call);
    let page = form.press("name_call").await.ok();
    page.lands_on(&check)
        .shows("Saved: it answers the call “Births of children on the move”.")
        .shows("It answers the call “Births of children on the move”");
    let page = amina.visit(&format!("/my/practices/{id}")).await.ok();
    page.shows("Births of children on the move, open until 30 November 2026");
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    desk(&ruth, id).await.shows("Answers the call").shows(TITLE);
    visitor.visit(PUBLIC).await.ok().lacks("Almaty Process");
    cast.approve(id).await;
    let page = visitor.visit("/practices/almaty-process").await.ok();
    let page = page.shows("In answer to the call for practices");
    let page = page.follow(TITLE).await.ok();
    page.shows("One practice was published in answer")
        .shows("Almaty Process");
    let record = visitor.visit("/practices/almaty-process.json").await.ok();
    let record: Value = serde_json::from_str(&record.body).unwrap();
    let told = serde_json::json!({"id": "births-of-children-on-the-move", "name": TITLE});
    assert_eq!(record["call"], told);
    days_pass(&cast, 1).await;
    visitor
        .visit(PUBLIC)
        .await
        .ok()
        .shows("25 days left with today");
    assert_eq!(broken(&cast).await, []);
}
story!(a_practice_answers_a_call);

/// “Propose a practice” on the page of a call begins a draft that answers the call. One that has closed is said to be closed.
async fn a_draft_begins_with_the_call_that_led_to_it(world: World) {
    let cast = Cast::of(&world).await;
    called(&world, &cast, "2026-11-10").await;
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(PUBLIC).await.ok();
    let link = page.attributes("main a.button", "href").remove(0);
    let page = page.go(&link).await.ok();
    let page = page.shows("Your practice answers the call for practices “Births of children");
    let form = page.form(START).fill("title", "Almaty Process");
    let page = form.press("Start writing").await.ok();
    let at = page.path().trim_end_matches("/brief").to_owned();
    let check = amina.visit(&format!("{at}/check")).await.ok();
    check
        .shows("It answers the call “Births of children on the move”")
        .has("a[href$='/call']");
    let form = amina.visit(&link).await.ok().form(START);
    days_pass(&cast, 8).await;
    let late = form.fill("title", "Bali Process").press("Start writing");
    late.await
        .ok()
        .shows("The call for practices is closed, so the draft does not answer it.");
    let page = amina.visit(&link).await.ok();
    page.shows("This call for practices is closed.")
        .lacks("Your practice answers the call");
    assert_eq!(broken(&cast).await, []);
}
story!(a_draft_begins_with_the_call_that_led_to_it);

/// A call that is over can no longer be chosen, and a draft that named it in time and is submitted too late answers none. A
/// submission keeps it, also over a return.
async fn a_closed_call_is_kept_by_what_was_submitted(world: World) {
    let cast = Cast::of(&world).await;
    let call = called(&world, &cast, "2026-11-10").await;
    let (late, sent) = (
        cast.draft("Late Process", 9).await,
        cast.draft("Sent Process", 9).await,
    );
    for id in [late, sent] {
        answers(&cast, id, call).await.unwrap();
    }
    cast.act(&cast.amina, &sent, Intent::Submit).await.unwrap();
    let visitor = Site::of(&world).browser;
    for (days, said) in [
        (6, "Closes tomorrow, 10 November 2026"),
        (1, "Open until the end of today, 10 November 2026"),
        (1, "Closed on 10 November 2026"),
    ] {
        days_pass(&cast, days).await;
        visitor.visit(PUBLIC).await.ok().shows(said);
    }
    let page = visitor
        .visit("/calls")
        .await
        .ok()
        .shows("No call is open now.");
    assert_eq!(page.texts("#past + ul h3"), [TITLE]);
    visitor.visit("/").await.ok().lacks("Calls for practices");
    let amina = signed_in(&world, &cast.amina).await;
    let check = amina
        .visit(&format!("/my/practices/{late}/check"))
        .await
        .ok();
    check.shows("If you submit now, the practice no longer answers it.");
    let other = cast.draft("Other Process", 9).await;
    let refused = answers(&cast, other, call).await;
    assert!(matches!(refused, Err(Error::Unfit)), "{refused:?}");
    let own = format!("/my/practices/{other}/call");
    let typed = [("deed", "name_call"), ("call", &call.to_string())];
    let page = amina.post(&own, &typed).await.status(422);
    page.shows("The chosen one is closed.");
    cast.act(&cast.amina, &late, Intent::Submit).await.unwrap();
    cast.approve(late).await;
    let decision = praxis::practice::model::Decision::Return {
        words: reasons("Say more."),
    };
    cast.act(&cast.ruth, &sent, Intent::Decide(decision))
        .await
        .unwrap();
    cast.settle().await;
    cast.act(&cast.amina, &sent, Intent::Submit).await.unwrap();
    cast.approve(sent).await;
    let page = visitor.visit(PUBLIC).await.ok();
    page.shows("One practice was published in answer")
        .shows("Sent Process")
        .lacks("Late Process");
    assert_eq!(broken(&cast).await, []);
}
story!(a_closed_call_is_kept_by_what_was_submitted);

/// The days of a call pass while a copy of the catalogue stays as it is: the copy does not count them.
async fn a_copy_of_the_catalogue_counts_no_days(world: World) {
    let cast = Cast::of(&world).await;
    called(&world, &cast, "2026-11-20").await;
    cast.published("Almaty Process", 9).await;
    Site::of(&world).browser.visit("/").await.ok().shows(TITLE);
    let place = world.data().join("copy");
    write_site(&world.app, &place, false, |_| ()).await.unwrap();
    let home = std::fs::read_to_string(place.join("index.html")).unwrap();
    assert!(!home.contains(TITLE), "{home}");
}
story!(a_copy_of_the_catalogue_counts_no_days);

/// Authors of an open draft get one mail a week and one two days before the call closes; none for what is submitted.
async fn authors_are_reminded_before_a_call_closes(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let call = called(&world, &cast, "2026-11-20").await;
    let (open, sent) = (
        cast.draft("Open Process", 9).await,
        cast.draft("Sent Process", 9).await,
    );
    for id in [open, sent] {
        answers(&cast, id, call).await.unwrap();
    }
    cast.act(&cast.amina, &sent, Intent::Submit).await.unwrap();
    cast.settle().await;
    let receipts = post.new_ones().await;
    let names_call = receipts.iter().any(|letter| letter.text.contains(PUBLIC));
    assert!(names_call, "the receipt names the call: {receipts:#?}");
    let mut told = Vec::new();
    for day in 4..=22 {
        days_pass(&cast, 1).await;
        for letter in post.new_ones().await {
            if letter.subject.contains("closes") {
                assert!(letter.text.contains(PUBLIC), "{}", letter.text);
                told.push((day, letter.to, letter.subject));
            }
        }
    }
    let amina = cast.amina.email.as_str().to_owned();
    let expected = vec![
        (
            14,
            amina.clone(),
            format!("The call “{TITLE}” closes on 20 November 2026"),
        ),
        (
            19,
            amina,
            format!("Submit by 20 November 2026: the call “{TITLE}” closes"),
        ),
    ];
    assert_eq!(told, expected);
    assert_eq!(broken(&cast).await, []);
}
story!(authors_are_reminded_before_a_call_closes);

/// A refused form comes back filled in; two administrators do not overwrite one another; a day is moved while the call is open.
async fn administrators_write_calls(world: World) {
    let cast = Cast::of(&world).await;
    let grace = signed_in(&world, &cast.grace).await;
    for (opens, closes, name) in [
        ("2026-11-02", "2026-11-30", "opens_on"),
        ("2026-11-05", "2026-11-04", "closes_on"),
        ("2026-11-05", "", "closes_on"),
        ("2026-11-05", "2040-01-01", "closes_on"),
    ] {
        let page = makes(&grace, opens, closes).await.status(422);
        page.keeps(TITLE)
            .has(&format!("[name='{name}'][aria-invalid]"));
    }
    let call = called(&world, &cast, "2026-11-10").await;
    let own = format!("{LIST}/{call}");
    let (first, second) = (grace.visit(&own).await.ok(), grace.visit(&own).await.ok());
    assert!(
        !first.form(&own).offers("opens_on"),
        "the first day has begun"
    );
    let form = first.form(&own).fill("closes_on", "2026-11-20");
    form.press("save").await.ok().lands_on(LIST);
    let form = second.form(&own).fill("title_en", "Births");
    let page = form.press("save").await.status(422).keeps("Births");
    let page = page.shows("Another administrator saved this call meanwhile.");
    page.form(&own)
        .press("save")
        .await
        .ok()
        .lands_on(LIST)
        .shows("Births");
    let visitor = Site::of(&world).browser;
    let page = visitor.visit(PUBLIC).await.ok();
    page.shows("Births").shows("Open until 10 November 2026");
    days_pass(&cast, 8).await;
    let grace = signed_in(&world, &cast.grace).await;
    let page = grace.visit(&own).await.ok();
    assert!(!page.form(&own).offers("closes_on"), "its last day is over");
    page.form(&own)
        .press("save")
        .await
        .ok()
        .lands_on(LIST)
        .shows("closed");
}
story!(administrators_write_calls);

/// “My practices” names the call of each draft and submission, and says of a draft that its call has closed. It reads the calls
/// with the practices.
async fn own_practices_name_their_call(world: World) {
    const OWN: &str = "/my/practices";
    let cast = Cast::of(&world).await;
    let call = called(&world, &cast, "2026-11-10").await;
    let amina = signed_in(&world, &cast.amina).await;
    let cost = async || {
        let before = world.app.db.statements();
        amina.visit(OWN).await.ok().lacks("nswers the call");
        world.app.db.statements() - before
    };
    cast.draft("Free Process", 9).await;
    cost().await;
    let without = cost().await;
    let (open, sent) = (
        cast.draft("Open Process", 9).await,
        cast.draft("Sent Process", 9).await,
    );
    for id in [open, sent] {
        answers(&cast, id, call).await.unwrap();
    }
    cast.act(&cast.amina, &sent, Intent::Submit).await.unwrap();
    let before = world.app.db.statements();
    let page = amina.visit(OWN).await.ok();
    assert_eq!(world.app.db.statements() - before, without);
    let said = format!("Answers the call {TITLE}");
    let named = |page: &Page| page.texts("li.case p:has(a[href^='/calls/'])");
    assert_eq!(named(&page), [said.as_str(), &said]);
    let page = page.follow(TITLE).await.ok();
    page.lands_on(PUBLIC);
    days_pass(&cast, 8).await;
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(OWN).await.ok();
    let over = format!("Names a call that has closed: {TITLE}");
    assert_eq!(named(&page), [over, said]);
    let page = amina.visit(&format!("/fr{OWN}")).await.ok();
    page.shows("Répond à l’appel Naissances d’enfants en mouvement");
}
story!(own_practices_name_their_call);

/// The feed of calls as a reader gets it.
async fn read_feed(browser: &Browser, path: &str) -> Feed {
    let page = browser.visit(path).await.ok();
    let kind = page.header("content-type");
    assert_eq!(kind, Some("application/atom+xml; charset=utf-8"));
    assert!(page.body.contains("CC BY 4.0</rights>"), "{}", page.body);
    page.body.parse().unwrap()
}

/// The days of an entry: when it was published, and when it last changed.
fn days_of(feed: &Feed) -> (String, String) {
    let entry = &feed.entries[0];
    let day = |at: &atom_syndication::FixedDateTime| at.to_rfc3339()[..10].to_owned();
    (day(&entry.published.unwrap()), day(&entry.updated))
}

/// The list of calls is a feed: a call stands in it from its first day on, in the language of the address, and its entry changes
/// when its words or days do, not when a day passes.
async fn calls_are_a_feed(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    site.catalogue.name_repository().await.unwrap();
    let visitor = &site.browser;
    let grace = signed_in(&world, &cast.grace).await;
    let page = makes(&grace, "2026-11-05", "2026-11-30").await.ok();
    page.lands_on(LIST);
    let planned = read_feed(visitor, "/calls.atom").await;
    assert!(planned.entries.is_empty(), "{:?}", planned.entries);
    days_pass(&cast, 3).await;
    let feed = read_feed(visitor, "/calls.atom").await;
    let link = |rel: &str| {
        let found = feed.links.iter().find(|link| link.rel == rel);
        found.map(|link| link.href.as_str())
    };
    assert_eq!(link("self"), Some("https://praxis.example/calls.atom"));
    assert_eq!(link("alternate"), Some("https://praxis.example/calls"));
    assert!(feed.id.starts_with("tag:praxis.example,2018:feed/"));
    let entry = &feed.entries[0];
    let name = "tag:praxis.example,2026:call/births-of-children-on-the-move";
    assert_eq!(
        (entry.id.as_str(), entry.title.value.as_str()),
        (name, TITLE)
    );
    assert_eq!(
        entry.links[0].href,
        format!("https://praxis.example{PUBLIC}")
    );
    assert_eq!(entry.categories[0].term, "objective-4");
    assert_eq!(
        entry.summary.as_ref().unwrap().value,
        "Open until the end of 30 November 2026. Objectives: 4: Legal identity and documents."
    );
    let content = entry.content.as_ref().unwrap().value.as_ref().unwrap();
    assert!(content.contains("<em>practices</em>"), "{content}");
    assert!(content.contains("It has a source."), "{content}");
    let days = |published: &str, updated: &str| (published.to_owned(), updated.to_owned());
    assert_eq!(days_of(&feed), days("2026-11-05", "2026-11-05"));
    let grace = signed_in(&world, &cast.grace).await;
    let mut db = world.app.db.read().await.unwrap();
    let own = format!("{LIST}/{}", actions::calls(&mut db).await.unwrap()[0].id);
    drop(db);
    let form = grace.visit(&own).await.ok().form(&own);
    let saved = form.fill("text_en", "We ask for *new* practices.");
    saved.press("save").await.ok().lands_on(LIST);
    let feed = read_feed(visitor, "/calls.atom").await;
    assert_eq!(days_of(&feed), days("2026-11-05", "2026-11-06"));
    days_pass(&cast, 30).await;
    let feed = read_feed(visitor, "/fr/calls.atom").await;
    assert_eq!(days_of(&feed), days("2026-11-05", "2026-11-06"));
    assert_eq!(feed.lang.as_deref(), Some("fr"));
    let entry = &feed.entries[0];
    assert_eq!(entry.id, name);
    assert_eq!(entry.title.value, "Naissances d’enfants en mouvement");
    for (path, address) in [("/calls", "/calls.atom"), ("/fr/calls", "/fr/calls.atom")] {
        let page = visitor.visit(path).await.ok();
        let announced = page.attributes("head link[type='application/atom+xml']", "href");
        assert_eq!(announced, [address]);
        let shown = page.attributes("main input[readonly]", "value");
        assert_eq!(shown, [format!("https://praxis.example{address}")]);
    }
}
story!(calls_are_a_feed);

/// Open calls and closed ones stand in the sitemap with the day on which their page last changed.
async fn the_sitemap_names_the_calls(world: World) {
    let cast = Cast::of(&world).await;
    let visitor = Site::of(&world).browser;
    let dates = async || {
        let sitemap = visitor.visit("/sitemap.xml").await.ok().body;
        ["/calls", PUBLIC, "/fr/calls"].map(|path| {
            let line = format!("<loc>https://praxis.example{path}</loc><lastmod>");
            let day = sitemap.split(&line).nth(1)?.split('<').next()?;
            Some(day.to_owned())
        })
    };
    assert_eq!(dates().await, [None, None, None]);
    let call = called(&world, &cast, "2026-11-05").await;
    let id = cast.draft("Almaty Process", 9).await;
    answers(&cast, id, call).await.unwrap();
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    // It names the call in a draft alone, which the public does not know.
    let other = cast.published("Caravan school", 9).await;
    cast.act(&cast.amina, &other, Intent::Revise).await.unwrap();
    answers(&cast, other, call).await.unwrap();
    // On each day that it is open it counts the days left; then it says that it has closed.
    for (passed, expected) in [
        (0, "2026-11-03"),
        (1, "2026-11-04"),
        (2, "2026-11-06"),
        (3, "2026-11-06"),
    ] {
        days_pass(&cast, passed).await;
        assert_eq!(dates().await, [(); 3].map(|()| Some(expected.to_owned())));
    }
    let gone = Intent::TakeDown {
        how: TakeDown::Gone,
        words: reasons("Mistaken"),
    };
    cast.act(&cast.ruth, &other, gone).await.unwrap();
    assert_eq!(
        dates().await,
        [(); 3].map(|()| Some("2026-11-06".to_owned()))
    );
    cast.approve(id).await;
    let answered = "2026-11-09".to_owned();
    assert_eq!(dates().await, [(); 3].map(|()| Some(answered.clone())));
}
story!(the_sitemap_names_the_calls);

/// The administrators' record names who made each call and what was changed of it. A save that changes nothing leaves no line.
async fn what_administrators_do_to_calls_is_recorded(world: World) {
    const RECORD: &str = "/admin/record/calls";
    let cast = Cast::of(&world).await;
    let grace = signed_in(&world, &cast.grace).await;
    let page = grace.visit("/admin/record").await.ok();
    let page = page.follow("Changes to calls").await.ok().lands_on(RECORD);
    page.shows("Nothing is recorded yet.");
    let call = called(&world, &cast, "2026-11-10").await;
    let own = format!("{LIST}/{call}");
    for (title, closes) in [("Births", "2026-11-20"), ("Births", "2026-11-20")] {
        let form = grace.visit(&own).await.ok().form(&own);
        let form = form.fill("title_en", title).fill("closes_on", closes);
        form.press("save").await.ok().lands_on(LIST);
    }
    let page = grace.visit(RECORD).await.ok();
    assert_eq!(page.texts("tbody th"), ["Births", "Births"]);
    assert_eq!(page.attributes("tbody th a", "href"), [own.as_str(), &own]);
    let cells = page.texts("tbody td");
    let lines: Vec<(&str, &str)> = cells
        .chunks(3)
        .map(|cells| (cells[0].as_str(), cells[2].as_str()))
        .collect();
    let by = cast.grace.name.display();
    let expected = [("Changed title, last day", by.as_str()), ("Made", &by)];
    assert_eq!(lines, expected);
    let page = grace.visit(&format!("/fr{RECORD}")).await.ok();
    page.shows("titre, dernier jour");
    assert_eq!(broken(&cast).await, []);
    for statement in [
        "UPDATE call_record SET parts = 'x'",
        "DELETE FROM call_record",
    ] {
        let mut tx = world.app.db.write().await.unwrap();
        let refused = tx.sql(statement).execute().await.unwrap_err();
        assert!(refused.to_string().contains("written once"), "{refused}");
    }
    let mut tx = world.app.db.write().await.unwrap();
    let lost = "UPDATE practice_call SET changed_at = changed_at + 1";
    tx.sql(lost).execute().await.unwrap();
    tx.commit().await.unwrap();
    let found: Vec<Vec<String>> = broken(&cast).await.into_iter().map(|one| one.1).collect();
    assert_eq!(found, [[format!("call {call}")]]);
}
story!(what_administrators_do_to_calls_is_recorded);
