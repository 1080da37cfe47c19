//! Decisions: made, read before they go, taken back, dated, overtaken.

use std::time::Duration;

use praxis::practice::actions::Intent;
use praxis::workflow::{PublicStatus, State};

use crate::cast::{Cast, PASSWORD, approval};
use crate::desk::{claimed_by, deeds, desk, desk_of, press, stands, told_since};
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

const WORDS: &str = "Please say from which month the figure is counted. <b>Thank you</b> & goodbye";

/// A return goes out with the words after the undo time; the author reads them, and a draft is open.
async fn a_return_reaches_its_author_word_for_word(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.submitted("Almaty Process", 9).await;
    post.new_ones().await;
    let ruth = signed_in(&world, &cast.ruth).await;
    press(&ruth, id, "return", &[("reasons", WORDS)])
        .await
        .ok()
        .lands_on(&format!("/review?decided={id}"))
        .shows("Returned. Its authors get it back at 12:10.");
    assert_eq!(post.new_ones().await.len(), 0);
    cast.settle().await;
    let letter = post.only().await;
    assert_eq!(
        (letter.to.as_str(), letter.subject.as_str()),
        (
            "amina@people.example",
            "The review team has returned your practice “Almaty Process”"
        )
    );
    assert!(
        letter.text.replace("\n> ", " ").contains(WORDS),
        "{}",
        letter.text
    );
    assert_eq!(
        stands(&cast, id).await,
        (
            Some(State::Draft),
            Some(State::Returned),
            PublicStatus::Never
        )
    );
    // The desk shows what was returned, never the draft that follows it.
    desk(&ruth, id)
        .await
        .shows("Returned")
        .shows(WORDS)
        .shows("Mail to Ms. Amina Saidova: accepted by the mail server");
}
story!(a_return_reaches_its_author_word_for_word);

/// Not taken up: with a ground, of a duplicate with the practice that is there already, perhaps for good.
async fn a_decline_names_its_ground(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Bali Process", 9).await;
    cast.submitted("Colombo Process", 9).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let words = ("reasons", "We have it already.");
    press(&ruth, id, "decline", &[words])
        .await
        .status(422)
        .shows("Choose an answer to “Ground”")
        .keeps("We have it already.");
    for named in [
        "",
        "PX-2026-9999",
        "nothing",
        "PX-2026-0002",
        "PX-2026-0003",
        "' or 1=1--",
        "../../etc",
    ] {
        let page = press(
            &ruth,
            id,
            "decline",
            &[words, ("code", "duplicate"), ("duplicate_of", named)],
        )
        .await;
        page.status(422)
            .has("#duplicate_of[aria-invalid=true]")
            .keeps("We have it already.");
    }
    for named in [
        "https://praxis.example/fr/practices/bali-process/",
        "px-2026-0001",
    ] {
        let fields = [
            words,
            ("code", "duplicate"),
            ("duplicate_of", named),
            ("final", "yes"),
        ];
        press(&ruth, id, "decline", &fields)
            .await
            .ok()
            .shows("Not taken up. Its authors are told at");
        press(&ruth, id, "undo", &[]).await.ok();
    }
    press(
        &ruth,
        id,
        "decline",
        &[
            words,
            ("code", "duplicate"),
            ("duplicate_of", "bali-process"),
            ("final", "yes"),
        ],
    )
    .await
    .ok();
    cast.settle().await;
    assert_eq!(
        stands(&cast, id).await,
        (None, Some(State::Declined), PublicStatus::Never)
    );
    desk(&ruth, id).await.shows("Not taken up").shows("Final");
}
story!(a_decline_names_its_ground);

/// Undone within ten minutes, a decision leaves no mail, no page and no edition; the words are there again.
async fn wish_05_a_wrong_click_can_be_taken_back(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.submitted("Almaty Process", 9).await;
    post.new_ones().await;
    let edition = async || {
        let mut db = cast.app.db.read().await.unwrap();
        praxis::edition::current(&mut db).await.unwrap()
    };
    let before = edition().await;
    let ruth = signed_in(&world, &cast.ruth).await;
    press(
        &ruth,
        id,
        "decline",
        &[("reasons", "A wrong click."), ("code", "other")],
    )
    .await
    .ok();
    world.clock().advance(Duration::from_mins(9));
    let page = press(&ruth, id, "undo", &[])
        .await
        .ok()
        .lands_on(&desk_of(id));
    page.shows("Undone: it is in review again. Nothing was sent.")
        .keeps("A wrong click.");
    cast.settle().await;
    assert_eq!(
        stands(&cast, id).await,
        (Some(State::InReview), None, PublicStatus::Never)
    );
    assert_eq!(claimed_by(&cast, id).await, Some(cast.ruth.id.0));
    assert_eq!(told_since(&cast, id, 2).await, Vec::<String>::new());
    assert_eq!(edition().await, before);
    assert_eq!(post.new_ones().await.len(), 0);
    world
        .browser()
        .visit("/practices/almaty-process")
        .await
        .status(404);
    // Too late: it has taken effect, and the page says so.
    press(&ruth, id, "return", &[("reasons", "One question.")])
        .await
        .ok();
    let late = desk(&ruth, id).await.form_with("undo");
    cast.settle().await;
    late.press("undo")
        .await
        .status(409)
        .shows("The decision took effect, 3 November 2026")
        .shows("nothing was sent");
    // Afterwards an administrator reopens it, with a reason.
    let grace = signed_in(&world, &cast.grace).await;
    press(
        &grace,
        id,
        "reopen",
        &[("reasons", "The question was answered in the text.")],
    )
    .await
    .ok();
    assert_eq!(
        stands(&cast, id).await,
        (Some(State::InReview), None, PublicStatus::Never)
    );
    assert_eq!(claimed_by(&cast, id).await, None);
    assert_eq!(
        deeds(&cast, id).await,
        [
            "start",
            "submit",
            "decline",
            "undo",
            "return",
            "take_effect",
            "reopen"
        ]
    );
}
story!(wish_05_a_wrong_click_can_be_taken_back);

/// An administrator undoes somebody else’s decision with a reason only; another reviewer not at all.
async fn others_decisions_are_undone_by_administrators_with_a_reason(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Decide(approval()))
        .await
        .unwrap();
    let omar = signed_in(&world, &cast.omar).await;
    assert_eq!(
        desk(&omar, id)
            .await
            .shows("Approved. It becomes public at 12:10.")
            .count("button[value=undo]"),
        0
    );
    omar.post(&desk_of(id), &[("deed", "undo"), ("seq", "3")])
        .await
        .status(404);
    let grace = signed_in(&world, &cast.grace).await;
    press(&grace, id, "undo", &[]).await.status(422);
    press(&grace, id, "undo", &[("reasons", "Wait for the lawyers.")])
        .await
        .ok()
        .shows("Undone");
    assert_eq!(stands(&cast, id).await.0, Some(State::InReview));
}
story!(others_decisions_are_undone_by_administrators_with_a_reason);

/// Reasons are required for a return and a decline, and nobody reads “rejected”.
async fn wish_06_reasons_are_required_and_carried_verbatim(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.submitted("Almaty Process", 9).await;
    post.new_ones().await;
    let ruth = signed_in(&world, &cast.ruth).await;
    for blank in ["", "   ", "\r\n\t"] {
        for deed in ["return", "decline"] {
            let page = press(&ruth, id, deed, &[("reasons", blank), ("code", "other")])
                .await
                .status(422);
            page.shows("Fill in “Your words to the authors”")
                .has(".problem a[href='#reasons']")
                .has("title");
        }
    }
    let long = "x".repeat(4_001);
    press(&ruth, id, "return", &[("reasons", &long)])
        .await
        .status(422)
        .shows("Shorten “Your words to the authors” by one character: 4,000 fit")
        .keeps(&long);
    for hostile in [
        "{{7*7}} ${x} <script>alert(1)</script>",
        "</textarea><b>x",
        "a\u{202e}b \u{1f600}",
        "' or 1=1-- ]]> &#x6a;",
    ] {
        press(&ruth, id, "return", &[("reasons", hostile)])
            .await
            .ok();
        let hostile = &praxis::language::clean(hostile);
        desk(&ruth, id)
            .await
            .shows(hostile)
            .form_with("undo")
            .press("undo")
            .await
            .ok()
            .keeps(hostile);
    }
    press(
        &ruth,
        id,
        "decline",
        &[
            (
                "reasons",
                "It tells of an event.\r\n\r\nTwo parts: one & two.",
            ),
            ("code", "out-of-scope"),
        ],
    )
    .await
    .ok();
    cast.settle().await;
    let letter = post.only().await;
    assert_eq!(letter.subject, "“Almaty Process” was not taken up");
    assert!(
        letter
            .text
            .contains("> It tells of an event.\n>\n> Two parts: one & two."),
        "{}",
        letter.text
    );
    assert!(!letter.text.to_lowercase().contains("reject"));
}
story!(wish_06_reasons_are_required_and_carried_verbatim);

/// The letter is read before it goes: the same subject and words as in the mail that arrives.
async fn the_letter_is_shown_as_it_will_arrive(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.submitted("Almaty Process", 9).await;
    post.new_ones().await;
    let ruth = signed_in(&world, &cast.ruth).await;
    // No way chosen: it is asked for, and the words stay.
    let page = desk(&ruth, id)
        .await
        .form_with("letter")
        .fill("reasons", WORDS)
        .press("letter")
        .await
        .status(422);
    page.shows("Choose an answer to “Your decision”")
        .keeps(WORDS);
    let form = desk(&ruth, id)
        .await
        .form_with("letter")
        .choose("decision", "return")
        .fill("reasons", WORDS);
    let page = form.press("letter").await.ok();
    let page = page
        .shows("This is what they will read")
        .shows("To Ms. Amina Saidova");
    assert_eq!(deeds(&cast, id).await, ["start", "submit"]);
    let shown = page.texts(".sheet p");
    // Back to the words, with the choice made and nothing lost.
    let page = page
        .form_with("Change the words")
        .press("Change the words")
        .await
        .ok();
    let form = page.keeps(WORDS).form_with("letter");
    assert_eq!(form.value("decision"), Some("return"));
    form.press("letter")
        .await
        .ok()
        .form_with("return")
        .press("return")
        .await
        .ok()
        .shows("Returned.");
    cast.settle().await;
    let letter = post.only().await;
    let flat = |text: &str| {
        text.replace("\n> ", " ")
            .replace("> ", "")
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    let text = flat(&letter.text);
    assert!(
        shown[0].ends_with(&letter.subject),
        "{} / {}",
        shown[0],
        letter.subject
    );
    for part in &shown[1..] {
        let part = part.replace(" https://", ": https://");
        assert!(text.contains(&flat(&part)), "“{part}” is not in {text}");
    }
}
story!(the_letter_is_shown_as_it_will_arrive);

/// Two reviewers decide at the same moment: one decision stands, the other gets a page with the words kept.
async fn of_two_simultaneous_decisions_the_second_keeps_its_words(world: World) {
    let cast = Cast::of(&world).await;
    for round in 0..5 {
        let id = cast.submitted(&format!("Process {round}"), 9).await;
        let (ruth, omar) = (
            signed_in(&world, &cast.ruth).await,
            signed_in(&world, &cast.omar).await,
        );
        let one = desk(&ruth, id)
            .await
            .form_with("return")
            .fill("reasons", "Ruth’s words");
        let other = desk(&omar, id)
            .await
            .form_with("return")
            .fill("reasons", "Omar’s words");
        let (one, other) = tokio::join!(one.press("return"), other.press("return"));
        let (lost, words, first) = match (one.status.as_u16(), other.status.as_u16()) {
            (200, 409) => (
                other,
                "Omar’s words",
                "Ms. Ruth Wanjiru decided first: returned",
            ),
            (409, 200) => (
                one,
                "Ruth’s words",
                "Mr. Omar Haddad decided first: returned",
            ),
            both => panic!("{both:?}"),
        };
        lost.shows("Another reviewer decided first")
            .shows(first)
            .shows("nothing was sent")
            .shows(words);
        assert_eq!(deeds(&cast, id).await, ["start", "submit", "return"]);
        cast.settle().await;
    }
}
story!(of_two_simultaneous_decisions_the_second_keeps_its_words);

/// Overtaken by something that leaves the deed possible, the words go on from the page that says so.
async fn whoever_was_overtaken_goes_on_with_the_same_words(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let form = desk(&ruth, id)
        .await
        .form_with("return")
        .fill("reasons", "My long words");
    cast.act(&cast.omar, &id, Intent::Claim).await.unwrap();
    cast.act(&cast.omar, &id, Intent::Release).await.unwrap();
    let page = form
        .press("return")
        .await
        .status(409)
        .shows("Mr. Omar Haddad released it")
        .keeps("My long words");
    page.form_with("return")
        .press("return")
        .await
        .ok()
        .shows("Returned.");
    // Withdrawn meanwhile: nothing to decide any more, and the words are there to be copied.
    let other = cast.submitted("Bali Process", 9).await;
    let form = desk(&ruth, other)
        .await
        .form_with("decline")
        .fill("reasons", "Other words")
        .choose("code", "other");
    cast.act(&cast.amina, &other, Intent::Withdraw(None))
        .await
        .unwrap();
    form.press("decline")
        .await
        .status(409)
        .shows("Ms. Amina Saidova withdrew it")
        .shows("Other words");
    // A form that lacked something is told of it no more: there is nothing left to mend.
    ruth.post(
        &desk_of(other),
        &[
            ("deed", "decline"),
            ("seq", "2"),
            ("reasons", "Kept all the same"),
        ],
    )
    .await
    .status(409)
    .shows("Kept all the same");
}
story!(whoever_was_overtaken_goes_on_with_the_same_words);

/// The same decision sent twice is done once and answered as done.
async fn a_repeated_decision_is_answered_as_done(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let page = desk(&ruth, id).await;
    page.form_with("approve")
        .press("approve")
        .await
        .ok()
        .lands_on(&format!("/review?decided={id}"));
    page.form_with("approve")
        .press("approve")
        .await
        .ok()
        .lands_on(&format!("/review?decided={id}"));
    assert_eq!(deeds(&cast, id).await, ["start", "submit", "approve"]);
}
story!(a_repeated_decision_is_answered_as_done);

/// The session ended in mid-decision: after signing in the desk comes back filled, and nothing was sent by itself.
async fn wish_04_a_decision_survives_the_end_of_its_session(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let form = desk(&ruth, id)
        .await
        .form_with("decline")
        .choose("decision", "decline")
        .fill("reasons", "Two hours of thought")
        .choose("code", "too-little-substance");
    world.clock().advance(Duration::from_hours(2));
    let page = form.press("decline").await;
    let form = page
        .form_with("Sign in")
        .fill("email", "ruth@people.example")
        .fill("password", PASSWORD);
    let page = form.press("Sign in").await.ok();
    assert_eq!(page.url.path(), desk_of(id));
    let form = page.keeps("Two hours of thought").form_with("decline");
    assert_eq!(
        (form.value("decision"), form.value("code")),
        (Some("decline"), Some("too-little-substance"))
    );
    assert_eq!(deeds(&cast, id).await, ["start", "submit"]);
    form.press("decline").await.ok().shows("Not taken up.");
}
story!(wish_04_a_decision_survives_the_end_of_its_session);

/// From the second published revision on, an approval may be marked as a minor change.
async fn a_minor_change_is_offered_from_the_second_version_on(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    assert_eq!(desk(&ruth, id).await.count("[name=minor]"), 0);
    cast.approve(id).await;
    cast.act(&cast.amina, &id, Intent::Revise).await.unwrap();
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    let page = desk(&ruth, id)
        .await
        .shows("Public (one version)")
        .shows("Revision 1: Published");
    page.form_with("approve")
        .tick("minor", "yes")
        .press("approve")
        .await
        .ok();
    cast.settle().await;
    desk(&ruth, id)
        .await
        .shows("A minor change")
        .shows("Revision 1: Earlier version");
    // Earlier revisions stay readable at addresses of their own.
    ruth.visit(&format!("{}?revision=1", desk_of(id)))
        .await
        .ok()
        .shows("This is revision 1, not the newest one.");
    for wrong in ["0", "3", "-1", "x", "9223372036854775808"] {
        ruth.visit(&format!("{}?revision={wrong}", desk_of(id)))
            .await
            .status(404);
    }
}
story!(a_minor_change_is_offered_from_the_second_version_on);

/// Without an undo time the effect follows at once, and the queue says so.
async fn without_an_undo_time_a_decision_takes_effect_at_once(world: World) {
    let world = world.with(&[("undo", "0s")]);
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let page = press(&signed_in(&world, &cast.ruth).await, id, "approve", &[])
        .await
        .ok();
    page.lands_on("/review")
        .shows("Approved: it is public now.");
    assert_eq!(
        stands(&cast, id).await,
        (None, Some(State::Published), PublicStatus::Live)
    );
}
story!(without_an_undo_time_a_decision_takes_effect_at_once);
