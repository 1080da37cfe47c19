//! Letters to many: an administrator searches, reads each letter as its author would, and sends them all at once.

use praxis::account::model::{Account, Role};
use praxis::language::Language;
use praxis::practice::actions::Intent;
use praxis::practice::model::PracticeId;

use crate::authors::co_author;
use crate::browser::{Browser, Form, Page};
use crate::cast::{Cast, Member, suspend};
use crate::desk::{deeds, desk};
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

const LIST: &str = "/admin/letters";
const NEW: &str = "/admin/letters/new";
const TEXT: &str = "{given}, please confirm {reference}.\n\nThank you, {site}";

/// The form, filled in as most stories need it.
async fn written(browser: &Browser, status: &str, text: &str) -> Form {
    let page = browser.visit(NEW).await.ok();
    page.form_with("find")
        .choose("letter_status", status)
        .fill("letter_subject", "Are these still true?")
        .fill("letter_text", text)
}

/// The page with each letter.
async fn found(browser: &Browser, status: &str) -> Page {
    written(browser, status, TEXT)
        .await
        .press("find")
        .await
        .ok()
}

fn offered(page: &Page) -> Vec<String> {
    page.attributes("input[name=recipient]", "value")
}

async fn has_letter(cast: &Cast, id: PracticeId) -> bool {
    deeds(cast, id).await.contains(&"write")
}

/// A person with several practices gets one letter about all of them; each practice keeps it in its history.
async fn each_author_gets_one_letter_with_own_words(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let first = cast.published("Almaty Process", 9).await;
    let second = cast.published("Bali Process", 9).await;
    let of_boris = cast.published_by(&cast.boris, "Colombo Process", 6).await;
    let waiting = cast.submitted("Dhaka Process", 9).await;
    post.new_ones().await;
    let grace = signed_in(&world, &cast.grace).await;
    let page = found(&grace, "live").await;
    assert_eq!(offered(&page).len(), 2);
    let page = page
        .shows("2 authors, 3 practices")
        .shows("Dear Ms. Saidova,")
        .shows("Amina, please confirm PX-2026-0001, PX-2026-0002.")
        .shows("Boris, please confirm PX-2026-0003.");
    assert!(
        post.new_ones().await.is_empty(),
        "nothing leaves before the press"
    );
    let sent = page.form_with("send").press("send").await.ok();
    let sent = sent.shows("on their way").shows("2 authors, 3 practices");
    assert!(sent.path().starts_with("/admin/letters/"));
    let letters = post.new_ones().await;
    assert_eq!(letters.len(), 2);
    let to_amina = letters
        .iter()
        .find(|one| one.to == cast.amina.email.as_str());
    let to_amina = to_amina.unwrap();
    assert_eq!(to_amina.subject, "Are these still true?");
    for words in [
        "Amina, please confirm PX-2026-0001, PX-2026-0002.",
        "Almaty Process",
        "Bali Process",
        "/my/practices",
    ] {
        assert!(to_amina.text.contains(words), "{words}: {}", to_amina.text);
    }
    assert!(!to_amina.text.contains("Colombo"), "{}", to_amina.text);
    for (id, reached) in [
        (first, true),
        (second, true),
        (of_boris, true),
        (waiting, false),
    ] {
        assert_eq!(has_letter(&cast, id).await, reached, "{id}");
    }
    grace
        .visit(LIST)
        .await
        .ok()
        .shows("Are these still true?")
        .shows("Grace Odhiambo");
    let page = grace.visit(sent.path()).await.ok();
    page.shows("PX-2026-0002")
        .shows("accepted")
        .shows(TEXT.lines().next().unwrap());
}
story!(each_author_gets_one_letter_with_own_words);

/// Authors read the letter in the history of their practice, without the name of the administrator; reviewers with it.
async fn the_history_keeps_the_letter(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.published("Almaty Process", 9).await;
    let grace = signed_in(&world, &cast.grace).await;
    let page = found(&grace, "live").await;
    page.form_with("send").press("send").await.ok();
    let amina = signed_in(&world, &cast.amina).await;
    let own = amina.visit(&format!("/my/practices/{id}")).await.ok();
    own.shows("Letter to the authors")
        .shows("Are these still true?")
        .shows("…, please confirm PX-2026-0001.")
        .lacks("Grace")
        .lacks("Odhiambo");
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = desk(&ruth, id).await.shows("Letter to the authors");
    assert!(page.whole_text().contains("Grace Odhiambo"));
}
story!(the_history_keeps_the_letter);

/// An author whose box is not ticked gets nothing, and the practices of that author keep nothing.
async fn an_author_can_be_left_out(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let of_amina = cast.published("Almaty Process", 9).await;
    let of_boris = cast.published_by(&cast.boris, "Bali Process", 9).await;
    post.new_ones().await;
    let grace = signed_in(&world, &cast.grace).await;
    let boris = cast.boris.id.to_string();
    let page = found(&grace, "").await;
    let form = page.form_with("send").untick("recipient", &boris);
    form.press("send").await.ok();
    assert_eq!(post.only().await.to, cast.amina.email.as_str());
    assert!(has_letter(&cast, of_amina).await);
    assert!(!has_letter(&cast, of_boris).await);
    let page = found(&grace, "").await;
    let form = page.form_with("send");
    let form = offered(&page)
        .iter()
        .fold(form, |form, id| form.untick("recipient", id));
    form.press("send")
        .await
        .status(422)
        .shows("Choose at least one author");
    assert!(post.new_ones().await.is_empty());
}
story!(an_author_can_be_left_out);

/// A second press of one form sends nothing again; the same letter from a new form is a new letter.
async fn a_double_press_sends_once(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    cast.published("Almaty Process", 9).await;
    post.new_ones().await;
    let grace = signed_in(&world, &cast.grace).await;
    let page = found(&grace, "live").await;
    let first = page.form_with("send").press("send").await.ok();
    let second = page.form_with("send").press("send").await.ok();
    assert_eq!(first.path(), second.path());
    post.only().await;
    let again = found(&grace, "live").await;
    let again = again.form_with("send").press("send").await.ok();
    assert_ne!(first.path(), again.path());
    post.only().await;
}
story!(a_double_press_sends_once);

/// Only what the administrator has read is sent: another author, other words or another search are shown again first.
async fn nothing_is_sent_that_was_not_read(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.published("Almaty Process", 9).await;
    post.new_ones().await;
    let grace = signed_in(&world, &cast.grace).await;
    let page = found(&grace, "live").await;
    let words = page.form_with("send").fill("letter_text", "Other words.");
    let page = words
        .press("send")
        .await
        .status(409)
        .shows("Nothing was sent");
    page.form_with("send").value("seen").unwrap();
    let page = page.keeps("Other words.");
    cast.published_by(&cast.boris, "Bali Process", 9).await;
    post.new_ones().await;
    let page = page.form_with("send").press("send").await.status(409);
    assert_eq!(offered(&page).len(), 2);
    let boris = format!("input[name=recipient][value='{}']", cast.boris.id);
    assert_eq!(
        page.attributes(&boris, "checked").len(),
        0,
        "new ones wait for a tick"
    );
    for seen in ["", "x", "0123456789abcdef0123456789abcdef"] {
        let form = page.form_with("send").set("seen", seen);
        form.press("send").await.status(409);
    }
    assert!(!has_letter(&cast, id).await);
    assert!(post.new_ones().await.is_empty());
    page.form_with("send").press("send").await.ok();
    assert_eq!(post.only().await.to, cast.amina.email.as_str());
}
story!(nothing_is_sent_that_was_not_read);

/// The search: objective, status, languages, day, references; drafts, own practices and suspended authors never.
async fn the_search_finds_what_it_says(world: World) {
    let cast = Cast::of(&world).await;
    let french = Member {
        language: Language::Fr,
        ..Member::named("M.", "Karim", "Alaoui", Role::Submitter)
    };
    let karim = french.join(&cast.app).await;
    let gone = Member::named("Mr.", "Gone", "Person", Role::Submitter);
    let gone = gone.join(&cast.app).await;
    cast.published("Almaty Process", 9).await;
    cast.submitted_by(&cast.boris, "Bali Process", 6).await;
    cast.published_by(&karim, "Processus de Rabat", 9).await;
    cast.submitted_by(&gone, "Spam", 9).await;
    cast.submitted_by(&cast.grace, "An own one", 9).await;
    cast.draft("Never submitted", 9).await;
    suspend(&cast.app, gone.id, "for the test").await;
    let grace = signed_in(&world, &cast.grace).await;
    let asks = async |field: &str, value: &str| {
        let form = written(&grace, "", TEXT).await;
        let form = match field {
            "" => form,
            "letter_references" | "letter_before" => form.fill(field, value),
            _ => form.choose(field, value),
        };
        let mut found = offered(&form.press("find").await.ok());
        found.sort();
        found
    };
    let ids = |people: &[&Account]| {
        let mut ids: Vec<String> = people.iter().map(|one| one.id.to_string()).collect();
        ids.sort();
        ids
    };
    let (amina, boris) = (&cast.amina, &cast.boris);
    assert_eq!(asks("", "").await, ids(&[amina, boris, &karim]));
    assert_eq!(asks("letter_objective", "9").await, ids(&[amina, &karim]));
    assert_eq!(asks("letter_status", "in-review").await, ids(&[boris]));
    assert_eq!(asks("letter_reads", "fr").await, ids(&[&karim]));
    assert_eq!(asks("letter_written_in", "es").await, ids(&[]));
    assert_eq!(asks("letter_before", "2020-01-01").await, ids(&[]));
    assert_eq!(asks("letter_before", "2099-01-01").await.len(), 3);
    assert_eq!(
        asks("letter_references", "px-2026-0002, PX-2026-0999").await,
        ids(&[boris])
    );
    let form = written(&grace, "", TEXT).await;
    let form = form.fill("letter_references", "PX-2026-0999, PX-2026-0004");
    // A suspended author's practice looks like one that is not there.
    form.press("find")
        .await
        .ok()
        .shows("No author is found")
        .shows("PX-2026-0999, PX-2026-0004");
}
story!(the_search_finds_what_it_says);

/// What cannot be read comes back as it was typed, with what is wrong beside its box.
async fn a_letter_that_cannot_be_read_comes_back(world: World) {
    let cast = Cast::of(&world).await;
    let long_title = "T".repeat(200);
    for _ in 0..15 {
        let id = cast.submitted(&long_title, 9).await;
        cast.act(&cast.amina, &id, Intent::Withdraw(None))
            .await
            .unwrap();
    }
    let grace = signed_in(&world, &cast.grace).await;
    let titles = "{title} ".repeat(30);
    let long = "x".repeat(3_001);
    let rows: [(&str, &str, &str); 8] = [
        ("letter_text", "Dear {first name}", "is no placeholder"),
        ("letter_text", "", "Text"),
        ("letter_text", long.as_str(), "3,000"),
        ("letter_text", titles.as_str(), "longer than 4,000"),
        ("letter_subject", " ", "Subject"),
        ("letter_references", "PX-1, all", "is no reference"),
        ("letter_before", "soon", "as a day"),
        ("letter_objective", "24", "Objective"),
    ];
    for (field, value, says) in rows {
        let mut form = vec![
            ("deed", "find"),
            ("letter_subject", "My subject"),
            ("letter_text", "My own words"),
        ];
        form.retain(|(name, _)| *name != field);
        form.push((field, value));
        let page = grace.post(NEW, &form).await.status(422).shows(says);
        let typed = if field == "letter_text" {
            "My subject"
        } else {
            "My own words"
        };
        page.keeps(typed);
    }
    let form = [
        ("deed", "burn"),
        ("letter_subject", "a"),
        ("letter_text", "b"),
    ];
    grace.post(NEW, &form).await.status(400);
}
story!(a_letter_that_cannot_be_read_comes_back);

/// What is typed stays while its writer is at another page.
async fn the_words_of_a_letter_wait_for_their_writer(world: World) {
    let cast = Cast::of(&world).await;
    let grace = signed_in(&world, &cast.grace).await;
    let form = written(&grace, "live", TEXT).await;
    form.set("go", LIST).press("find").await.ok().lands_on(LIST);
    let page = grace.visit(NEW).await.ok();
    page.keeps("Are these still true?").keeps(TEXT);
}
story!(the_words_of_a_letter_wait_for_their_writer);

/// Each accepted author of a practice gets an own letter; a person who was invited only gets none.
async fn co_authors_get_their_own_letters(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.draft("Almaty Process", 9).await;
    co_author(&cast, &post, &cast.amina, &cast.boris, id).await;
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    post.new_ones().await;
    let grace = signed_in(&world, &cast.grace).await;
    let page = found(&grace, "in-review")
        .await
        .shows("2 authors, one practice");
    page.form_with("send").press("send").await.ok();
    let mut to: Vec<String> = post
        .new_ones()
        .await
        .into_iter()
        .map(|one| one.to)
        .collect();
    to.sort();
    assert_eq!(to, ["amina@people.example", "boris@people.example"]);
    let letters = deeds(&cast, id)
        .await
        .iter()
        .filter(|deed| **deed == "write")
        .count();
    assert_eq!(letters, 1);
}
story!(co_authors_get_their_own_letters);
