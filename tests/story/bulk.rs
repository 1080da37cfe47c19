//! The same deed for several practices: chosen in the queue or from a list, shown before it counts, and done as a whole or
//! not at all.

use std::time::Duration;

use axum::http::Method;
use praxis::language::Language;
use praxis::practice::actions::Intent;
use praxis::practice::model::PracticeId;
use praxis::review::actions as review;
use praxis::review::model::{BulkDeed, NewReply, ReplyName, ReplyPurpose, ReplyText};
use praxis::workflow::State;
use url::Url;

use crate::browser::{Browser, Page};
use crate::cast::{Cast, reasons};
use crate::desk::{claimed_by, deeds, stands};
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

const HERE: &str = "/review/bulk";

/// Sends these ticks of the queue.
async fn tick(browser: &Browser, ids: &[PracticeId]) -> Page {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let mut fields = vec![("which", "ticked"), ("step", "choose")];
    fields.extend(ids.iter().map(|id| ("practice", id.as_str())));
    browser.post(HERE, &fields).await
}

/// The page of consequences of a deed for these practices.
async fn foreseen(browser: &Browser, ids: &[PracticeId], deed: &str) -> Page {
    let page = tick(browser, ids).await.ok();
    page.form_with("foresee")
        .choose("deed", deed)
        .press("foresee")
        .await
}

async fn template(cast: &Cast, text: &str) -> String {
    let new = NewReply {
        name: ReplyName::parse("More facts").unwrap(),
        language: Language::En,
        purpose: ReplyPurpose::Return,
        text: ReplyText::parse(text).unwrap(),
    };
    let id = review::add_reply(&cast.app, &cast.grace, &new).await;
    id.unwrap().unwrap().to_string()
}

/// Ticks lead to the page of consequences, which says each change, mail and refusal; confirming does what was possible.
async fn wish_14_ticked_lines_are_claimed_after_the_page_of_consequences(world: World) {
    let cast = Cast::of(&world).await;
    let first = cast.submitted("Almaty Process", 9).await;
    let second = cast.submitted_by(&cast.boris, "Bali Process", 2).await;
    let others = cast.submitted_by(&cast.boris, "Colombo Process", 9).await;
    let own = cast.submitted_by(&cast.ruth, "Ruth’s own", 9).await;
    cast.act(&cast.omar, &others, Intent::Claim).await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    let queue = ruth.visit("/review").await.ok();
    assert_eq!(
        queue.attributes("input.tick", "value").len(),
        3,
        "the own one has no tick"
    );
    let page = foreseen(&ruth, &[first, second, others, own], "claim")
        .await
        .ok();
    let page = page
        .shows("2 practices would change")
        .shows("2 practices stay as they are")
        .shows("Claimed by you · no mail")
        .shows("or another reviewer has claimed it")
        .shows("another reviewer decides");
    assert_eq!(claimed_by(&cast, first).await, None, "nothing is done yet");
    let page = page.form_with("confirm").press("confirm").await.ok();
    page.lands_on("/review")
        .shows("2 practices are claimed by you.");
    for id in [first, second] {
        assert_eq!(claimed_by(&cast, id).await, Some(cast.ruth.id.0));
        assert_eq!(deeds(&cast, id).await, ["start", "submit", "claim"]);
    }
    assert_eq!(claimed_by(&cast, others).await, Some(cast.omar.id.0));
    let page = foreseen(&ruth, &[first, second], "release").await.ok();
    page.form_with("confirm")
        .press("confirm")
        .await
        .ok()
        .shows("2 practices are released.");
    assert_eq!(claimed_by(&cast, first).await, None);
}
story!(wish_14_ticked_lines_are_claimed_after_the_page_of_consequences);

/// If one practice changed since the page was drawn, nothing is done, and the page names it.
async fn what_was_shown_is_done_as_a_whole_or_not_at_all(world: World) {
    let cast = Cast::of(&world).await;
    let first = cast.submitted("Almaty Process", 9).await;
    let second = cast.submitted_by(&cast.boris, "Bali Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = foreseen(&ruth, &[first, second], "claim").await.ok();
    cast.act(&cast.omar, &second, Intent::Claim).await.unwrap();
    let page = page.form_with("confirm").press("confirm").await.status(409);
    let page = page
        .shows("Nothing was done, because some practices changed")
        .shows("One practice would change")
        .shows("Mr. Omar Haddad claimed it first");
    assert_eq!(claimed_by(&cast, first).await, None);
    let done = page.form_with("confirm").press("confirm").await.ok();
    done.shows("One practice is claimed by you.");
    assert_eq!(claimed_by(&cast, first).await, Some(cast.ruth.id.0));
    // A second press of the same form is answered as done.
    let page = foreseen(&ruth, &[first], "release").await.ok();
    page.form_with("confirm").press("confirm").await.ok();
    page.form_with("confirm")
        .press("confirm")
        .await
        .ok()
        .shows("One practice is released.");
    assert_eq!(
        deeds(&cast, first).await,
        ["start", "submit", "claim", "release"]
    );
}
story!(what_was_shown_is_done_as_a_whole_or_not_at_all);

/// Each letter is shown with its own words; the authors read them once the undo time is over.
async fn several_are_returned_with_a_template(world: World) {
    let cast = Cast::of(&world).await;
    let first = cast.submitted("Almaty Process", 9).await;
    let second = cast.submitted_by(&cast.boris, "Bali Process", 9).await;
    let reply = template(&cast, "{given}, say more about “{title}” ({reference}).").await;
    let post = Post::of(&world);
    post.new_ones().await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = tick(&ruth, &[first, second]).await.ok();
    let none = page
        .form_with("foresee")
        .choose("deed", "return")
        .press("foresee")
        .await;
    let none = none.status(422).shows("Reply template");
    let form = none
        .form_with("foresee")
        .choose("deed", "return")
        .choose("reply", &reply);
    let page = form.press("foresee").await.ok();
    let page = page
        .shows("Amina, say more about “Almaty Process” (PX-2026-0001).")
        .shows("say more about “Bali Process” (PX-2026-0002).")
        .shows("mail once the undo time is over, to Ms. Amina Saidova");
    // The template is changed meanwhile: nothing is sent with other words than those that were shown.
    let confirm = page.form_with("confirm");
    let grace = signed_in(&world, &cast.grace).await;
    let edit = grace.visit(&format!("/admin/replies/{reply}")).await.ok();
    let edit = edit
        .form_with("Save")
        .fill("template_text", "Please say more about “{title}”.");
    edit.press("Save").await.ok();
    let page = confirm.press("confirm").await.status(409);
    let page = page
        .shows("the reply template was changed")
        .shows("Please say more about “Almaty Process”.");
    assert_eq!(stands(&cast, first).await.0, Some(State::InReview));
    page.form_with("confirm")
        .press("confirm")
        .await
        .ok()
        .shows("2 practices are returned.");
    assert_eq!(post.new_ones().await.len(), 0, "the undo time is running");
    world.clock().advance(Duration::from_hours(1));
    cast.settle().await;
    let mut told = post.subjects().await;
    told.retain(|(_, subject)| subject.contains("Process"));
    assert_eq!(told.len(), 2, "{told:?}");
}
story!(several_are_returned_with_a_template);

/// Administrators assign several; the reviewer is told of each, and a party is refused by name.
async fn an_administrator_assigns_several(world: World) {
    let cast = Cast::of(&world).await;
    let first = cast.submitted("Almaty Process", 9).await;
    let own = cast.submitted_by(&cast.omar, "Omar’s own", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = tick(&ruth, &[first]).await.ok();
    assert!(
        !page
            .form_with("foresee")
            .choices("deed")
            .contains(&"assign".to_owned())
    );
    let page = ruth
        .post(
            HERE,
            &[
                ("step", "foresee"),
                ("chosen", &first.to_string()),
                ("deed", "assign"),
                ("reviewer", &cast.omar.id.to_string()),
            ],
        )
        .await;
    page.ok()
        .shows("One practice stays as it is")
        .lacks("Assign this practice");
    let grace = signed_in(&world, &cast.grace).await;
    let page = tick(&grace, &[first, own]).await.ok();
    let form = page
        .form_with("foresee")
        .choose("deed", "assign")
        .choose("reviewer", &cast.omar.id.to_string());
    let page = form.press("foresee").await.ok();
    let page = page
        .shows("Assigned to Mr. Omar Haddad · mail to Mr. Omar Haddad")
        .shows("This reviewer may not review it");
    page.form_with("confirm")
        .press("confirm")
        .await
        .ok()
        .shows("One practice is assigned.");
    assert_eq!(claimed_by(&cast, first).await, Some(cast.omar.id.0));
}
story!(an_administrator_assigns_several);

/// A reviewer reminds the one who holds a submission, once in a round, and the mail names no one.
async fn a_reviewer_is_reminded_once(world: World) {
    let cast = Cast::of(&world).await;
    let first = cast.submitted("Almaty Process", 9).await;
    let second = cast.submitted_by(&cast.boris, "Bali Process", 9).await;
    let free = cast.submitted_by(&cast.boris, "Colombo Process", 9).await;
    for id in [first, second] {
        cast.act(&cast.omar, &id, Intent::Claim).await.unwrap();
    }
    let post = Post::of(&world);
    post.new_ones().await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = foreseen(&ruth, &[first, second, free], "remind").await.ok();
    let page = page
        .shows("Its reviewer is reminded · mail to Mr. Omar Haddad")
        .shows("No other reviewer has claimed it");
    page.form_with("confirm")
        .press("confirm")
        .await
        .ok()
        .shows("2 reminders are sent.");
    let letters = post.new_ones().await;
    assert_eq!(letters.len(), 2);
    for letter in letters {
        assert!(!format!("{letter:?}").contains("Ruth"), "{letter:?}");
    }
    let again = foreseen(&ruth, &[first], "remind").await.ok();
    again.shows("a reviewer was reminded of it before");
    let refused = cast.act(&cast.grace, &first, Intent::Remind).await;
    assert!(refused.is_err(), "{refused:?}");
    // The holder is not reminded by the own hand.
    assert!(cast.act(&cast.omar, &second, Intent::Remind).await.is_err());
}
story!(a_reviewer_is_reminded_once);

/// All on the page, and all that the words find.
async fn a_page_and_what_the_words_find_are_chosen(world: World) {
    let cast = Cast::of(&world).await;
    for title in ["Almaty Process", "Bali Process", "Colombo Process"] {
        cast.submitted_by(
            &cast.boris,
            title,
            if title.starts_with('A') { 2 } else { 9 },
        )
        .await;
    }
    let ruth = signed_in(&world, &cast.ruth).await;
    let queue = ruth.visit("/review?q=objective:9").await.ok();
    let form = queue.form_with("choose");
    let page = form.choose("which", "page").press("choose").await.ok();
    page.shows("2 practices are chosen")
        .shows("Bali Process")
        .lacks("Almaty Process");
    let form = queue.form_with("choose");
    let page = form.choose("which", "found").press("choose").await.ok();
    let page = page.shows("2 practices are chosen").lacks("Almaty Process");
    let page = page
        .form_with("foresee")
        .choose("deed", "claim")
        .press("foresee")
        .await
        .ok();
    let page = page.form_with("confirm").press("confirm").await.ok();
    page.lands_on("/review?q=objective%3A9")
        .shows("2 practices are claimed by you.");
    let nothing = tick(&ruth, &[]).await.status(422);
    nothing.shows("Nothing is chosen.");
    // Words that are not understood choose nothing.
    let page = ruth
        .post(
            &format!("{HERE}?q=objective:99"),
            &[("which", "found"), ("step", "choose")],
        )
        .await;
    page.status(422).shows("Nothing is chosen.");
}
story!(a_page_and_what_the_words_find_are_chosen);

/// Uploads these bytes as a browser does.
async fn upload(browser: &Browser, file: &[u8]) -> Page {
    let url = Url::parse("https://praxis.example")
        .unwrap()
        .join(HERE)
        .unwrap();
    let request = browser
        .request(Method::POST, &url)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=story");
    let mut body = b"--story\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\nContent-Type: text/csv\r\n\r\n".to_vec();
    body.extend(file);
    body.extend(b"\r\n--story--\r\n");
    browser.send(request, body).await
}

/// A list names practices by reference; what it names and the reviewer does not see is said, and reveals nothing.
async fn a_list_of_references_is_uploaded(world: World) {
    let cast = Cast::of(&world).await;
    cast.submitted("Almaty Process", 9).await;
    cast.submitted_by(&cast.boris, "Bali Process", 9).await;
    cast.draft("Never sent", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let list = "Reference,Title\npx-2026-0002,\"Bali\"\nPX-2026-0099\nhello\n";
    let page = upload(&ruth, list.as_bytes()).await.ok();
    let page = page
        .shows("One practice is chosen")
        .shows("Bali Process")
        .shows("PX-2026-0099: you see no practice with this reference")
        .shows("Line 4 begins with no reference: “hello”");
    let page = page
        .form_with("foresee")
        .choose("deed", "claim")
        .press("foresee")
        .await
        .ok();
    page.form_with("confirm")
        .press("confirm")
        .await
        .ok()
        .shows("One practice is claimed by you.");
    upload(&ruth, b"")
        .await
        .status(422)
        .shows("Choose the file of your list");
    upload(&ruth, b"\xff\xfe")
        .await
        .status(422)
        .shows("not a text in UTF-8");
    upload(&ruth, b"PX-2026-0099\n")
        .await
        .status(422)
        .shows("You see no practice that this list names");
    // A submitter finds no such page.
    let amina = signed_in(&world, &cast.amina).await;
    amina.visit(HERE).await.status(404);
}
story!(a_list_of_references_is_uploaded);

/// Nothing that publishes, declines or marks as spam can be done to several at once.
#[test]
fn several_are_never_approved_at_once() {
    let words: Vec<&str> = BulkDeed::ALL
        .iter()
        .map(|one| one.deed().as_str())
        .collect();
    assert_eq!(words, ["claim", "release", "remind", "return", "assign"]);
}

/// What a deed for several costs grows by a number for each practice, and not faster.
async fn each_practice_costs_a_stated_number_of_calls(world: World) {
    let world = world.with(&[("open_submissions", "100")]);
    let cast = Cast::of(&world).await;
    let mut ids = Vec::new();
    for number in 1..=31 {
        ids.push(cast.submitted(&format!("Process {number:02}"), 9).await);
    }
    let ruth = signed_in(&world, &cast.ruth).await;
    let (one, many) = ids.split_at(1);
    let mut spent = Vec::new();
    for ids in [one, many] {
        let chosen = tick(&ruth, ids).await.ok();
        let form = chosen.form_with("foresee").choose("deed", "claim");
        let before = world.app.db.calls();
        let page = form.press("foresee").await.ok();
        let shown = world.app.db.calls() - before;
        let confirm = page.form_with("confirm");
        let before = world.app.db.calls();
        let answer = ruth.post(HERE, &confirmed(&confirm)).await;
        answer.ok();
        spent.push((shown, world.app.db.calls() - before));
    }
    let each = |one: u64, many: u64| (many - one) / 29;
    let (shown, done) = (each(spent[0].0, spent[1].0), each(spent[0].1, spent[1].1));
    assert!(
        shown <= SHOWN && done <= DONE,
        "{shown} and {done} calls for each practice: {spent:?}"
    );
}
story!(each_practice_costs_a_stated_number_of_calls);

/// The calls for each practice: of its consequences, and of its deed.
const SHOWN: u64 = 3;
const DONE: u64 = 10;

/// What the form of the consequences carries.
fn confirmed(form: &crate::browser::Form) -> Vec<(&str, &str)> {
    let mut fields = vec![("step", "confirm")];
    for name in ["deed", "chosen"] {
        fields.push((name, form.value(name).unwrap()));
    }
    fields
}

/// A return that is held back by a divided round is named, and the words of the team are not guessed.
async fn what_needs_words_of_its_own_is_named(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let reply = template(&cast, "Say more about “{title}”.").await;
    cast.act(&cast.ruth, &id, Intent::MarkSpam(reasons("No.")))
        .await
        .unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = tick(&ruth, &[id]).await.ok();
    let form = page
        .form_with("foresee")
        .choose("deed", "return")
        .choose("reply", &reply);
    form.press("foresee")
        .await
        .ok()
        .shows("It is not in review")
        .shows("Nothing can be done here.");
}
story!(what_needs_words_of_its_own_is_named);
