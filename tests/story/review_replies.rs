//! Reply templates: kept by administrators, inserted by reviewers into a letter that they go on writing.

use praxis::db::ids::ReplyId;
use praxis::language::Language;
use praxis::review::actions as review;
use praxis::review::model::{MOST_REPLIES, NewReply, ReplyName, ReplyPurpose, ReplyText};

use crate::browser::{Browser, Page};
use crate::cast::{Cast, answers};
use crate::desk::{deeds, desk, desk_of};
use crate::people::signed_in;
use crate::world::World;

const LIST: &str = "/admin/replies";
const TEXT: &str = "Thank you for “{title}” ({reference}), {given}.\n\nYours, {site}";

fn template(name: &str, text: &str) -> NewReply {
    NewReply {
        name: ReplyName::parse(name).unwrap(),
        language: Language::En,
        purpose: ReplyPurpose::Return,
        text: ReplyText::parse(text).unwrap(),
    }
}

async fn added(cast: &Cast, name: &str, text: &str) -> ReplyId {
    let new = template(name, text);
    let id = review::add_reply(&cast.app, &cast.grace, &new).await;
    id.unwrap().unwrap()
}

/// Writes a template through the pages.
async fn written(browser: &Browser, name: &str, text: &str) -> Page {
    let page = browser.visit(&format!("{LIST}/new")).await.ok();
    page.form_with("Save")
        .fill("template_name", name)
        .choose("template_purpose", "return")
        .fill("template_text", text)
        .press("Save")
        .await
}

/// A reviewer inserts a template below what is typed, with its placeholders filled in, and sends what the letter says.
async fn a_template_is_inserted_below_the_typed_words_and_filled_in(world: World) {
    let cast = Cast::of(&world).await;
    let grace = signed_in(&world, &cast.grace).await;
    written(&grace, "Thanks", TEXT)
        .await
        .ok()
        .lands_on(LIST)
        .shows("Thanks");
    let id = cast.submitted("{name} and {{7*7}}", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let form = desk(&ruth, id).await.form_with("insert");
    let choices = form.choices("reply");
    let form = form.choose("reply", choices.last().unwrap());
    let page = form
        .fill("reasons", "Dear Amina,")
        .press("insert")
        .await
        .ok();
    let page = page.lands_on(&desk_of(id));
    let letter = page
        .form_with("return")
        .value("reasons")
        .unwrap()
        .to_owned();
    let site = &cast.app.settings.site.name;
    let filled = format!(
        "Dear Amina,\n\nThank you for “{{name}} and {{{{7*7}}}}” (PX-2026-0001), Amina.\n\nYours, {site}"
    );
    assert_eq!(letter, filled);
    assert_eq!(deeds(&cast, id).await, ["start", "submit"]);
    page.form_with("return").press("return").await.ok();
    assert_eq!(deeds(&cast, id).await, ["start", "submit", "return"]);
}
story!(a_template_is_inserted_below_the_typed_words_and_filled_in);

/// Nothing chosen, a template that is archived or never was: refused, and the letter stays.
async fn a_template_that_is_not_offered_is_refused_with_the_words(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let (_, old) = (
        added(&cast, "Thanks", TEXT).await,
        added(&cast, "Old", TEXT).await,
    );
    let grace = signed_in(&world, &cast.grace).await;
    let page = grace.visit(&format!("{LIST}/{old}")).await.ok();
    page.form_with("Save")
        .press("Save and archive")
        .await
        .ok()
        .lands_on(LIST)
        .shows("Archived");
    let ruth = signed_in(&world, &cast.ruth).await;
    assert!(!desk(&ruth, id).await.body.contains("Old"));
    let seq = cast.seq(id).await.0.to_string();
    let archived = old.to_string();
    for chosen in [
        "",
        archived.as_str(),
        "999",
        "-1",
        "x",
        "9223372036854775808",
    ] {
        let form = [
            ("deed", "insert"),
            ("seq", seq.as_str()),
            ("reply", chosen),
            ("reasons", "My letter"),
        ];
        let page = ruth.post(&desk_of(id), &form).await.status(422);
        page.shows("Reply template").keeps("My letter");
    }
}
story!(a_template_that_is_not_offered_is_refused_with_the_words);

/// Of two administrators who change a template the second one is told what the first one saved, and overwrites it only by
/// a second press. A double press of one form is no conflict.
async fn two_administrators_do_not_overwrite_each_other_unseen(world: World) {
    let cast = Cast::of(&world).await;
    let id = added(&cast, "Thanks", TEXT).await;
    let at = format!("{LIST}/{id}");
    let grace = signed_in(&world, &cast.grace).await;
    let second = grace.visit(&at).await.ok().form_with("Save");
    let twice = grace.visit(&at).await.ok().form_with("Save");
    let first = grace.visit(&at).await.ok().form_with("Save");
    first
        .fill("template_text", "Say more.")
        .press("Save")
        .await
        .ok()
        .lands_on(LIST);
    twice
        .fill("template_text", "Say more.")
        .press("Save")
        .await
        .ok()
        .lands_on(LIST);
    let page = second
        .fill("template_text", "Say less.")
        .press("Save")
        .await
        .status(409);
    let page = page
        .shows("Grace Odhiambo saved this template")
        .shows("Say more.")
        .keeps("Say less.");
    let stored = async || {
        let mut db = cast.app.db.read().await.unwrap();
        review::reply(&mut db, id).await.unwrap().unwrap().text
    };
    assert_eq!(stored().await, "Say more.");
    page.form_with("Save")
        .press("Save")
        .await
        .ok()
        .lands_on(LIST);
    assert_eq!(stored().await, "Say less.");
}
story!(two_administrators_do_not_overwrite_each_other_unseen);

/// A refused template comes back with its words and says what is wrong at which box.
async fn a_template_that_cannot_be_read_is_refused_with_its_words(world: World) {
    let cast = Cast::of(&world).await;
    let grace = signed_in(&world, &cast.grace).await;
    let long = "x".repeat(3_001);
    for (name, text, says) in [
        (
            "Thanks",
            "Dear {first name},",
            "“{first name}” is no placeholder",
        ),
        ("", "Dear {given},", "Name"),
        ("Thanks", " ", "Text"),
        ("Thanks", long.as_str(), "3,000"),
    ] {
        let page = written(&grace, name, text).await.status(422);
        let page = page.shows(says);
        if text != " " {
            page.keeps(text);
        }
        grace
            .post(&format!("{LIST}/new"), &[("deed", "clear")])
            .await;
    }
    for (field, value) in [("template_purpose", "burn"), ("template_language", "tlh")] {
        let mut form = vec![
            ("deed", "save"),
            ("template_name", "Thanks"),
            ("template_purpose", "any"),
            ("template_language", "en"),
            ("template_text", "Thank you."),
        ];
        form.retain(|(name, _)| *name != field);
        form.push((field, value));
        let page = grace.post(&format!("{LIST}/new"), &form).await.status(422);
        page.keeps("Thank you.");
    }
    let mut db = cast.app.db.read().await.unwrap();
    assert!(review::replies(&mut db).await.unwrap().is_empty());
}
story!(a_template_that_cannot_be_read_is_refused_with_its_words);

/// A site has at most a hundred templates. The next one is refused with its words.
async fn a_site_has_a_bounded_number_of_templates(world: World) {
    let cast = Cast::of(&world).await;
    for number in 0..MOST_REPLIES {
        added(&cast, &format!("Template {number}"), "Thank you.").await;
    }
    let grace = signed_in(&world, &cast.grace).await;
    let page = written(&grace, "One more", "Thank you all.")
        .await
        .status(422);
    page.shows("as many templates as a site may have")
        .keeps("Thank you all.");
    let added = review::add_examples(&cast.app, None, Language::En).await;
    assert_eq!(added.unwrap(), 0);
}
story!(a_site_has_a_bounded_number_of_templates);

/// The examples come in the language of the page, each once, and every text of them can be inserted.
async fn the_examples_are_added_once_in_each_language(world: World) {
    let cast = Cast::of(&world).await;
    let grace = signed_in(&world, &cast.grace).await;
    for (at, says, again) in [
        (
            LIST,
            "5 examples are added.",
            "All examples are there already.",
        ),
        (
            "/fr/admin/replies",
            "5 exemples sont ajoutés.",
            "Tous les exemples y sont déjà.",
        ),
    ] {
        for says in [says, again] {
            let page = grace.visit(at).await.ok();
            page.form_with("examples")
                .press("examples")
                .await
                .ok()
                .shows(says);
        }
    }
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let form = desk(&ruth, id).await.form_with("insert");
    let choices = form.choices("reply");
    assert_eq!(choices.len(), 11, "{choices:?}");
    for choice in choices.iter().filter(|choice| !choice.is_empty()) {
        let form = desk(&ruth, id)
            .await
            .form_with("insert")
            .choose("reply", choice);
        let page = form.fill("reasons", "").press("insert").await.ok();
        let form = page.form_with("return");
        let letter = form.value("reasons").unwrap();
        assert!(
            letter.contains("Almaty Process") && !letter.contains('{'),
            "{letter}"
        );
    }
    assert!(!answers("Almaty Process", 9).title().is_empty());
}
story!(the_examples_are_added_once_in_each_language);

/// What an administrator typed and did not save waits at the page, also while another one saves the template: then the
/// words that waited do not overwrite it unseen.
async fn a_template_begun_waits_and_knows_its_version(world: World) {
    let cast = Cast::of(&world).await;
    let id = added(&cast, "Thanks", TEXT).await;
    let at = format!("{LIST}/{id}");
    let grace = signed_in(&world, &cast.grace).await;
    let form = grace.visit(&at).await.ok().form_with("Save");
    form.fill("template_text", "Begun.")
        .press("/review")
        .await
        .ok()
        .lands_on("/review");
    let mut db = cast.app.db.read().await.unwrap();
    let present = review::reply(&mut db, id).await.unwrap().unwrap();
    drop(db);
    let new = template("Thanks", "Changed.");
    let drawn_at = (id, present.version);
    review::save_reply(&cast.app, &cast.grace, drawn_at, &new, false)
        .await
        .unwrap();
    let page = grace.visit(&at).await.ok().keeps("Begun.");
    page.form_with("Save")
        .press("Save")
        .await
        .status(409)
        .keeps("Begun.")
        .shows("Changed.");
}
story!(a_template_begun_waits_and_knows_its_version);
