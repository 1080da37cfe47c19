//! Words at a reviewer's desk that were typed and not sent: no other button takes them away, and they wait for their
//! writer, and for nobody else, until they are used, cleared or too old.

use std::time::Duration;

use praxis::account::model::{Role, Scope};
use praxis::db::Engine;
use praxis::practice::actions::Intent;
use praxis::practice::model::PracticeId;
use praxis::web::session;

use crate::browser::{Browser, Form, Page};
use crate::cast::{Cast, reasons};
use crate::desk::{claimed_by, deeds, desk, desk_of};
use crate::people::move_to;
use crate::people::signed_in;
use crate::world::World;

const LETTER: &str = "An hour of thought: {{7*7}} <b>unsent</b>\n\n从哪个月算起？";
const DAY: Duration = Duration::from_hours(24);
/// What the page says of words that are in its boxes again.
const KEPT: &str =
    "What you typed here is kept, and is in its boxes again. Nothing of it was sent.";

/// Every box of the decision filled in.
fn with_a_letter(form: Form) -> Form {
    form.choose("decision", "decline")
        .fill("reasons", LETTER)
        .fill("effective_on", "2026-12-24")
        .choose("code", "duplicate")
        .fill("duplicate_of", "PX-2026-0417")
        .tick("final", "yes")
}

/// The same boxes, with the same in them.
#[track_caller]
fn holds_the_letter(page: &Page) {
    let form = page.form_with("decline");
    let names = [
        "decision",
        "reasons",
        "effective_on",
        "code",
        "duplicate_of",
        "final",
    ];
    assert_eq!(
        names.map(|name| form.value(name)),
        [
            "decline",
            LETTER,
            "2026-12-24",
            "duplicate",
            "PX-2026-0417",
            "yes"
        ]
        .map(Some),
        "{}",
        page.text()
    );
}

/// What is typed into the boxes of a form, by their names.
type Typed = &'static [(&'static str, &'static str)];

/// A letter typed into the decision outlasts every other button of the page, whatever it does.
async fn a_letter_outlasts_every_other_button_of_the_desk(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let grace = signed_in(&world, &cast.grace).await;
    let mut done = vec!["start", "submit"];
    let omar = cast.omar.id.to_string();
    let rows: [(&str, &str, Typed); 6] = [
        ("claim", "claim", &[]),
        (
            "correct_language",
            "correct_language",
            &[("correct_language-language", "fr")],
        ),
        ("move", "move", &[("move-objective", "2")]),
        ("stay", "", &[]),
        ("/review", "", &[]),
        ("release", "release", &[]),
    ];
    let mut page = desk(&grace, id).await;
    for (button, deed, choices) in rows {
        let mut form = with_a_letter(page.form_with(button));
        for (name, value) in choices {
            form = form.choose(name, value);
        }
        form.press(button).await.ok();
        done.extend(Some(deed).filter(|deed| !deed.is_empty()));
        assert_eq!(deeds(&cast, id).await, done, "{button}");
        page = desk(&grace, id).await.shows(KEPT);
        holds_the_letter(&page);
    }
    // A deed that lacks something loses nothing either.
    page.form_with("assign")
        .press("assign")
        .await
        .status(422)
        .keeps(LETTER);
    page.form_with("letter")
        .press("letter")
        .await
        .status(422)
        .keeps(LETTER);
    // Assigned to another reviewer, the desk has no box for a decision; taken over a week later, it has.
    let page = page
        .form_with("assign")
        .choose("assign-reviewer", &omar)
        .press("assign")
        .await
        .ok();
    page.keeps(LETTER)
        .shows("These words have no box here in the present state");
    world.clock().advance(8 * DAY);
    let grace = signed_in(&world, &cast.grace).await;
    let page = desk(&grace, id)
        .await
        .form_with("take_over")
        .press("take_over")
        .await
        .lands_on(&desk_of(id));
    holds_the_letter(&page);
    assert_eq!(claimed_by(&cast, id).await, Some(cast.grace.id.0));
}
story!(a_letter_outlasts_every_other_button_of_the_desk);

/// The words of every other deed stay, too, and come back in their own boxes.
async fn words_of_one_deed_outlast_another_deed(world: World) {
    let cast = Cast::of(&world).await;
    let live = cast.published("Almaty Process", 9).await;
    cast.act(&cast.amina, &live, Intent::AskRemoval(None))
        .await
        .unwrap();
    let grace = signed_in(&world, &cast.grace).await;
    let form = desk(&grace, live)
        .await
        .form_with("keep")
        .choose("take_down-kind", "replaced")
        .fill("take_down-replaced_by", "bali-process")
        .fill("take_down-reasons", LETTER)
        .fill("hand_over-receiver", "no address")
        .fill("hand_over-reasons", "Why not")
        .fill("keep-reasons", "It is true.");
    let page = form
        .press("keep")
        .await
        .lands_on(&desk_of(live))
        .shows("It stays public")
        .shows(KEPT);
    let form = page.form_with("take_down");
    let names = [
        "take_down-kind",
        "take_down-replaced_by",
        "take_down-reasons",
        "hand_over-receiver",
        "hand_over-reasons",
    ];
    let expected = ["replaced", "bali-process", LETTER, "no address", "Why not"];
    assert_eq!(names.map(|name| form.value(name)), expected.map(Some));
    // What is filled in is open to be seen; what was used is gone.
    assert_eq!(page.count("details.deed[open] #take_down-reasons"), 1);
    assert_eq!(
        page.count("details.deed[open] #correct_language-language"),
        0
    );
    assert_eq!(form.value("keep-reasons"), None);
    assert_eq!(deeds(&cast, live).await.last().copied(), Some("keep"));
}
story!(words_of_one_deed_outlast_another_deed);

/// Ruth's letter, overtaken by Omar's claim.
async fn overtaken(cast: &Cast, ruth: &Browser, id: PracticeId) -> Page {
    let form = with_a_letter(desk(ruth, id).await.form_with("return"));
    cast.act(&cast.omar, &id, Intent::Claim).await.unwrap();
    form.press("return").await.status(409)
}

/// Somebody was first: the letter waits at the desk, through leaving, signing out, a second conflict, a second window.
async fn a_letter_that_came_second_waits_at_the_desk(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = overtaken(&cast, &ruth, id).await;
    let page = page
        .keeps(LETTER)
        .shows("kept for you at this practice’s desk until 3 December 2026");
    // Left by a link, by its own button, by Back, by signing out; nobody else sees it.
    ruth.visit("/review").await.ok();
    desk(&ruth, id).await.shows(LETTER.lines().next().unwrap());
    page.form_with("stay")
        .press("stay")
        .await
        .lands_on(&desk_of(id))
        .keeps(LETTER);
    ruth.post("/sign-out", &[]).await.ok();
    let ruth = signed_in(&world, &cast.ruth).await;
    desk(&ruth, id)
        .await
        .keeps(LETTER)
        .shows("Only you see it, until 3 December 2026");
    for other in [&cast.omar, &cast.grace] {
        desk(&signed_in(&world, other).await, id)
            .await
            .lacks("An hour of thought")
            .lacks("Clear what is kept");
    }
    // Free again: the letter is in its boxes, and a second conflict takes none of it away.
    cast.act(&cast.omar, &id, Intent::Release).await.unwrap();
    let page = desk(&ruth, id).await.shows(KEPT);
    let form = page.form_with("decline");
    assert_eq!(form.value("decision"), Some("return"));
    cast.act(&cast.omar, &id, Intent::Claim).await.unwrap();
    page.form_with("return")
        .press("return")
        .await
        .status(409)
        .keeps(LETTER);
    // A page drawn before it, sent with other words or with none, leaves it where it is.
    let bare = [("deed", "return"), ("seq", "2"), ("reasons", "Other words")];
    ruth.post(&desk_of(id), &bare)
        .await
        .status(409)
        .keeps("Other words")
        .keeps(LETTER);
    ruth.post(&desk_of(id), &[("deed", "claim"), ("seq", "2")])
        .await
        .status(409);
    cast.act(&cast.omar, &id, Intent::Release).await.unwrap();
    let page = desk(&ruth, id).await.keeps("Other words").keeps(LETTER);
    // Used, it is gone; what was not used stays until it is cleared.
    page.form_with("return")
        .press("return")
        .await
        .lands_on(&format!("/review?decided={id}"));
    assert_eq!(deeds(&cast, id).await.last().copied(), Some("return"));
    let page = desk(&ruth, id)
        .await
        .keeps(LETTER)
        .lacks("in its boxes again. Other words");
    assert_eq!(page.texts(".unsent textarea").len(), 1);
    page.form_with("clear")
        .press("clear")
        .await
        .lands_on(&desk_of(id))
        .shows("is cleared")
        .lacks("An hour of thought");
}
story!(a_letter_that_came_second_waits_at_the_desk);

/// The practice was withdrawn or decided meanwhile: there is no box any more, and the words are shown all the same.
async fn a_letter_without_a_box_is_shown_to_be_copied(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let form = with_a_letter(desk(&ruth, id).await.form_with("return"));
    cast.act(&cast.amina, &id, Intent::Withdraw(None))
        .await
        .unwrap();
    form.press("return")
        .await
        .status(409)
        .shows("withdrew it")
        .keeps(LETTER);
    desk(&ruth, id)
        .await
        .shows("These words have no box here in the present state")
        .keeps(LETTER);
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    let page = desk(&ruth, id)
        .await
        .shows(KEPT)
        .lacks("These words have no box");
    let form = page.form_with("return");
    assert_eq!(
        (form.value("decision"), form.value("reasons")),
        (Some("return"), Some(LETTER))
    );
}
story!(a_letter_without_a_box_is_shown_to_be_copied);

/// The letter is kept while it is read as it would be sent, and after it was refused.
async fn a_letter_is_kept_while_it_is_read(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let form = desk(&ruth, id)
        .await
        .form_with("letter")
        .choose("decision", "return")
        .fill("reasons", LETTER);
    form.press("letter")
        .await
        .ok()
        .shows("This is what they will read");
    desk(&ruth, id).await.keeps(LETTER);
    let long = "w".repeat(5_000);
    desk(&ruth, id)
        .await
        .form_with("return")
        .fill("reasons", &long)
        .press("return")
        .await
        .status(422)
        .keeps(&long);
    let page = desk(&ruth, id)
        .await
        .keeps(&long)
        .lacks("An hour of thought");
    // Emptied by its writer, it is not brought back.
    page.form_with("stay")
        .fill("reasons", "")
        .press("stay")
        .await
        .lands_on(&desk_of(id));
    let page = desk(&ruth, id).await.lacks(&long);
    // However long it is.
    let far = "w ".repeat(200_000);
    page.form_with("/review")
        .fill("reasons", &far)
        .press("/review")
        .await
        .lands_on("/review");
    desk(&ruth, id).await.keeps(far.as_str());
}
story!(a_letter_is_kept_while_it_is_read);

/// Another revision is read beside the same boxes.
async fn an_earlier_revision_is_read_without_losing_a_word(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.published("Almaty Process", 9).await;
    for intent in [Intent::Revise, Intent::Submit] {
        cast.act(&cast.amina, &id, intent).await.unwrap();
    }
    let ruth = signed_in(&world, &cast.ruth).await;
    let form = with_a_letter(desk(&ruth, id).await.form_with("Revision 1: Published"));
    let page = form
        .tick("minor", "yes")
        .press("Revision 1: Published")
        .await
        .lands_on(&format!("{}?revision=1", desk_of(id)));
    holds_the_letter(&page);
    assert_eq!(page.form_with("decline").value("minor"), Some("yes"));
    let page = page.form_with(&desk_of(id)).press(&desk_of(id)).await.ok();
    holds_the_letter(&page.lacks("This is revision"));
}
story!(an_earlier_revision_is_read_without_losing_a_word);

/// What was kept ends with the role, and for good when its writer becomes a party to the practice.
async fn kept_words_end_with_the_right_to_send_them(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let letter = async |who| {
        let browser = signed_in(&world, who).await;
        desk(&browser, id)
            .await
            .form_with("stay")
            .fill("reasons", LETTER)
            .press("stay")
            .await
            .ok()
            .keeps(LETTER);
        browser
    };
    letter(&cast.ruth).await;
    for role in [Role::Submitter, Role::Reviewer] {
        let all = Scope::default();
        praxis::admin::actions::change_role(
            &world.app,
            Some(&cast.grace),
            cast.ruth.id,
            role,
            &all,
            None,
        )
        .await
        .unwrap();
    }
    desk(&signed_in(&world, &cast.ruth).await, id)
        .await
        .lacks("An hour of thought");
    // Another's words and another role's are none of that.
    let omar = letter(&cast.omar).await;
    move_to(&cast, &cast.omar, "nour@focal.example").await;
    let page = desk(&omar, id)
        .await
        .shows("This practice names you")
        .lacks("An hour of thought");
    assert_eq!(page.count("button[value=clear]"), 0);
    // Not even an administrator who lets him decide gives them back.
    let set_aside = Intent::SetAsideBar {
        of: cast.omar.id,
        words: reasons("The address is an old one."),
    };
    cast.act(&cast.grace, &id, set_aside).await.unwrap();
    desk(&omar, id)
        .await
        .lacks("An hour of thought")
        .has("button[value=approve]");
    assert_eq!(
        deeds(&cast, id).await,
        [
            "start",
            "submit",
            "suggest_anew",
            "suggest_anew",
            "set_aside_bar"
        ]
    );
}
story!(kept_words_end_with_the_right_to_send_them);

/// The page names the day; from then on nobody sees the words, and the sweep takes them away.
async fn kept_words_are_swept_on_the_day_that_the_page_names(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    desk(&ruth, id)
        .await
        .form_with("stay")
        .fill("reasons", LETTER)
        .press("stay")
        .await
        .shows("until 3 December 2026");
    let count = async || {
        let mut db = world.app.db.read().await.unwrap();
        let (count,): (i64,) = db
            .sql("SELECT COUNT(*) FROM kept_form")
            .one()
            .await
            .unwrap();
        count
    };
    let sweep = async || {
        let mut tx = world.app.db.write().await.unwrap();
        session::sweep(&mut tx, world.clock().now()).await.unwrap();
        tx.commit().await.unwrap();
    };
    world.clock().advance(29 * DAY);
    sweep().await;
    assert_eq!(count().await, 1);
    desk(&signed_in(&world, &cast.ruth).await, id)
        .await
        .keeps(LETTER);
    world.clock().advance(DAY);
    desk(&signed_in(&world, &cast.ruth).await, id)
        .await
        .lacks("An hour of thought");
    sweep().await;
    assert_eq!(count().await, 0);
}
story!(kept_words_are_swept_on_the_day_that_the_page_names);

/// A move out of the writer's scope closes the desk to them: the letter is shown once more, to be copied.
async fn a_letter_is_shown_when_its_desk_closes(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 2).await;
    cast.act(&cast.lena, &id, Intent::Claim).await.unwrap();
    let lena = signed_in(&world, &cast.lena).await;
    let form = with_a_letter(desk(&lena, id).await.form_with("move")).choose("move-objective", "9");
    form.press("move")
        .await
        .ok()
        .shows("Moved to another objective.")
        .keeps(LETTER);
    lena.visit(&desk_of(id)).await.status(404);
    assert_eq!(deeds(&cast, id).await, ["start", "submit", "claim", "move"]);
}
story!(a_letter_is_shown_when_its_desk_closes);
