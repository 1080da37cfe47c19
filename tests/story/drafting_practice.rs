//! A practice in its authors' hands: the list, the page with every deed, and what it never tells.

use std::time::Duration;

use praxis::language::TextLanguage;
use praxis::practice::actions::{self, Intent};
use praxis::practice::fields::Field;
use praxis::practice::model::{Decision, DeclineCode, TakeDown};
use praxis::workflow::{PublicStatus, State};

use crate::cast::{Cast, approval, reasons};
use crate::desk::press;
use crate::drafts::{REVIEWERS, id_in, names_nobody, started, stored, write_everything};
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

/// Authors withdraw with one button, change what they like, and keep their place if nobody had begun.
async fn wish_17_authors_withdraw_and_edit_keeping_their_place(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let at = format!("/my/practices/{id}");
    let queued = async || {
        let mut db = world.app.db.read().await.unwrap();
        let (found, ..) = actions::case(&world.app, &mut db, &cast.amina, id)
            .await
            .unwrap()
            .unwrap();
        found.open.unwrap().queued_at
    };
    let place = queued().await;
    world.clock().advance(Duration::from_hours(1));
    let browser = signed_in(&world, &cast.amina).await;
    // Frozen text: the steps lead to the page that says so.
    browser
        .visit(&format!("{at}/brief"))
        .await
        .lands_on(&at)
        .shows("There is no draft to change now");
    let page = browser.visit(&at).await.ok();
    let form = page
        .form_with("withdraw")
        .fill("reasons", "A figure is wrong.");
    let page = form
        .press("withdraw")
        .await
        .lands_on(&at)
        .shows("Withdrawn. All your answers are in this draft.");
    page.shows("5 of 5 steps are ready to submit")
        .shows("A figure is wrong.")
        .shows("it keeps its place in the queue");
    let step = format!("{at}/brief");
    let page = browser.visit(&step).await.ok();
    page.form(&step)
        .fill("title", "Almaty Process, corrected")
        .press("Save and go back to the steps")
        .await
        .lands_on(&at);
    let page = browser.visit(&format!("{at}/check")).await.ok();
    page.form_with("submit")
        .press("submit")
        .await
        .lands_on(&at)
        .shows("Submitted for review");
    assert_eq!(queued().await, place);
    assert_eq!(
        stored(&world, &cast.amina, &at).await.title(),
        "Almaty Process, corrected"
    );
}
story!(wish_17_authors_withdraw_and_edit_keeping_their_place);

/// The words of a return are carried word for word; the answers are in a draft; no reviewer is named.
async fn wish_06_the_words_of_a_return_are_carried_verbatim(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let at = format!("/my/practices/{id}");
    let words = "One figure needs a source: “a seventh of the cost”, of which centre?\n\n* and {{7*7}} <b>which</b> year";
    let browser = signed_in(&world, &cast.amina).await;
    cast.act(
        &cast.ruth,
        &id,
        Intent::Decide(Decision::Return {
            words: reasons(words),
        }),
    )
    .await
    .unwrap();
    // While it can be undone, authors read “In review” and nothing else.
    browser
        .visit(&at)
        .await
        .ok()
        .shows("In review")
        .lacks("One figure")
        .lacks("Decided");
    names_nobody(&browser, &at).await;
    cast.settle().await;
    let page = browser
        .visit(&at)
        .await
        .ok()
        .shows("Returned to you")
        .shows("Why it came back to you");
    assert_eq!(
        page.texts("blockquote p").join("\n"),
        words
            .lines()
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n")
    );
    page.shows("5 of 5 steps are ready to submit")
        .lacks("rejected");
    browser
        .visit("/my/practices")
        .await
        .ok()
        .shows("Returned to you")
        .shows("Read the reasons and go on");
    names_nobody(&browser, &at).await;
    let page = browser.visit(&format!("{at}/check")).await.ok();
    page.form_with("submit")
        .press("submit")
        .await
        .lands_on(&at)
        .shows("Submitted for review");
    cast.approve(id).await;
    let page = browser
        .visit(&at)
        .await
        .ok()
        .shows("Published")
        .shows("The review team");
    page.form_with("Read what you sent")
        .press("Read what you sent")
        .await
        .ok()
        .shows("Almaty Process");
    names_nobody(&browser, &at).await;
}
story!(wish_06_the_words_of_a_return_are_carried_verbatim);

/// Not taken up: reasons, and a way on; declined for good: reasons, and none. Discarded drafts can be begun again.
async fn what_was_closed_can_be_started_again(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    for (last, again) in [(false, true), (true, false)] {
        let id = cast.submitted(&format!("Declined {last}"), 9).await;
        let decision = Decision::Decline {
            words: reasons("It tells of one event."),
            code: DeclineCode::TooLittleSubstance,
            duplicate_of: None,
            last,
        };
        cast.act(&cast.ruth, &id, Intent::Decide(decision))
            .await
            .unwrap();
        cast.settle().await;
        let at = format!("/my/practices/{id}");
        let page = browser
            .visit(&at)
            .await
            .ok()
            .shows("Not taken up")
            .shows("It tells of one event.");
        assert_eq!(page.count("button[value=start_again]"), usize::from(again));
        names_nobody(&browser, &at).await;
        if again {
            let page = page
                .form_with("start_again")
                .press("start_again")
                .await
                .lands_on(&at);
            page.shows("A new draft is open with all of its text.")
                .shows("Draft");
            assert_eq!(
                stored(&world, &cast.amina, &at).await.title(),
                "Declined false"
            );
        }
    }
    let at = started(&browser, "Given up").await;
    let page = browser.visit(&at).await.ok();
    page.form_with("discard")
        .press("discard")
        .await
        .lands_on("/my/practices")
        .shows("The draft is discarded")
        .shows("Discarded");
    let page = browser
        .visit(&at)
        .await
        .ok()
        .shows("Given up")
        .shows("Discarded");
    page.form_with("start_again")
        .press("start_again")
        .await
        .lands_on(&at)
        .shows("Given up");
    assert_eq!(stored(&world, &cast.amina, &at).await.title(), "Given up");
}
story!(what_was_closed_can_be_started_again);

/// A live practice is revised beside its public version, confirmed, and asked to be removed.
async fn a_live_practice_is_revised_confirmed_and_asked_to_be_removed(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.published("Almaty Process", 9).await;
    let at = format!("/my/practices/{id}");
    let browser = signed_in(&world, &cast.amina).await;
    let public = async || {
        let mut db = world.app.db.read().await.unwrap();
        let (found, ..) = actions::case(&world.app, &mut db, &cast.amina, id)
            .await
            .unwrap()
            .unwrap();
        (
            found.practice.public,
            found.open.map(|one| one.state),
            found.practice.confirmation.confirmed_at,
            found.practice.removal_asked_at.is_some(),
        )
    };
    world.clock().advance(Duration::from_hours(400 * 24));
    let browser = if browser.visit("/my/practices").await.path() == "/my/practices" {
        browser
    } else {
        signed_in(&world, &cast.amina).await
    };
    let page = browser
        .visit("/my/practices")
        .await
        .ok()
        .shows("Is it still current?");
    page.form_with("confirm")
        .press("confirm")
        .await
        .lands_on(&at)
        .shows("Readers see today’s date");
    assert_eq!(public().await.2, Some(world.clock().now()));
    let list = browser
        .visit("/my/practices")
        .await
        .ok()
        .shows("Confirmed as current on")
        .lacks("Is it still current?");
    assert_eq!(list.count("button[value=confirm]"), 0);
    let page = browser.visit(&at).await.ok();
    let page = page
        .form_with("revise")
        .press("revise")
        .await
        .lands_on(&at)
        .shows("A draft is open beside the public version");
    page.shows("stays public until the new one is approved");
    browser
        .visit(&format!("{at}/sources"))
        .await
        .ok()
        .shows("What has changed since the last version?");
    let (face, open, ..) = public().await;
    assert_eq!((face, open), (PublicStatus::Live, Some(State::Draft)));
    let page = browser.visit(&at).await.ok();
    let form = page
        .form_with("ask_removal")
        .fill("reasons", "It named a village.");
    form.press("ask_removal")
        .await
        .lands_on(&at)
        .shows("The review team was asked to remove it");
    assert!(public().await.3);
    let page = browser.visit(&at).await.ok();
    assert_eq!(page.count("button[value=ask_removal]"), 0);
    page.form_with("discard").press("discard").await.ok();
    browser
        .visit(&at)
        .await
        .ok()
        .shows("You asked for its removal");
    let taken = Intent::TakeDown {
        how: TakeDown::Gone,
        words: reasons("As its owner asked."),
    };
    cast.act(&cast.omar, &id, taken).await.unwrap();
    let page = browser
        .visit(&at)
        .await
        .ok()
        .shows("Taken down")
        .shows("As its owner asked.");
    assert_eq!(page.count("button[value=start_again]"), 1);
    names_nobody(&browser, &at).await;
}
story!(a_live_practice_is_revised_confirmed_and_asked_to_be_removed);

/// Another's practice answers like one that does not exist, on every address and for every role.
async fn anothers_practice_answers_as_if_it_did_not_exist(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.draft("Hidden draft", 9).await;
    let live = cast.published("Public one", 4).await;
    for other in [&cast.boris, &cast.ruth, &cast.grace] {
        let browser = signed_in(&world, other).await;
        let nothing = browser
            .visit("/my/practices/999999")
            .await
            .status(404)
            .text();
        for own in [id, live] {
            for end in ["", "/brief", "/check", "/preview"] {
                let page = browser
                    .visit(&format!("/my/practices/{own}{end}"))
                    .await
                    .status(404);
                assert_eq!(page.text(), nothing);
                page.lacks("Hidden draft").lacks("Public one");
            }
            for end in ["", "/brief"] {
                let fields = [
                    ("deed", "withdraw"),
                    ("seq", "2"),
                    ("saves", "99"),
                    ("title", "Mine now"),
                ];
                let page = browser
                    .post(&format!("/my/practices/{own}{end}"), &fields)
                    .await
                    .status(404);
                assert_eq!(page.text(), nothing);
            }
        }
        for odd in [
            "0",
            "-1",
            "x",
            "01",
            "9223372036854775808",
            "%27",
            "1%00",
            "1/nowhere",
            "1/brief/x",
        ] {
            let page = browser.visit(&format!("/my/practices/{odd}")).await;
            assert!(
                matches!(page.status.as_u16(), 404 | 400),
                "{odd}: {}",
                page.status
            );
        }
    }
    assert_eq!(
        stored(&world, &cast.amina, &format!("/my/practices/{id}"))
            .await
            .title(),
        "Hidden draft"
    );
}
story!(anothers_practice_answers_as_if_it_did_not_exist);

/// A deed that something overtook is told without a name, its words kept; the same deed twice is done once.
async fn an_overtaken_deed_keeps_its_words_and_names_nobody(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let at = format!("/my/practices/{id}");
    let browser = signed_in(&world, &cast.amina).await;
    let (early, twin) = (browser.visit(&at).await.ok(), browser.visit(&at).await.ok());
    // What authors do not see overtakes nothing.
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    early
        .form_with("withdraw")
        .press("withdraw")
        .await
        .lands_on(&at);
    twin.form_with("withdraw")
        .press("withdraw")
        .await
        .ok()
        .shows("This was done before");
    let returned = cast.submitted("Bali Process", 9).await;
    let page = browser
        .visit(&format!("/my/practices/{returned}"))
        .await
        .ok();
    let words = reasons("Say more.");
    let decision = Intent::Decide(Decision::Return { words });
    cast.act(&cast.ruth, &returned, decision).await.unwrap();
    cast.settle().await;
    let page = page
        .form_with("withdraw")
        .fill("reasons", "Wait, please.")
        .press("withdraw")
        .await
        .status(409)
        .shows("Wait, please.")
        .shows("decision");
    for name in REVIEWERS {
        assert!(!page.body.contains(name));
    }
    let page = browser.visit(&at).await.ok();
    let (first, second) = (page.form_with("discard"), page.form_with("discard"));
    first.press("discard").await.ok();
    second
        .press("discard")
        .await
        .ok()
        .shows("This was done before");
    for fields in [
        vec![("deed", "approve"), ("seq", "1")],
        vec![("deed", "no-such"), ("seq", "1")],
        vec![("deed", "withdraw")],
        vec![("deed", "withdraw"), ("seq", "1e309")],
        vec![],
    ] {
        browser.post(&at, &fields).await.status(400);
    }
    let long = "x".repeat(4_001);
    let other = cast.submitted("Another", 9).await;
    let page = browser.visit(&format!("/my/practices/{other}")).await.ok();
    page.form_with("withdraw")
        .fill("reasons", &long)
        .press("withdraw")
        .await
        .status(422)
        .keeps(&long)
        .shows("by one character");
}
story!(an_overtaken_deed_keeps_its_words_and_names_nobody);

/// The list is grouped by who must act, and costs the same for one practice as for thirty.
async fn the_list_is_grouped_paged_and_costs_the_same_for_thirty(world: World) {
    let world = world.with(&[("open_submissions", "100")]);
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    cast.draft("Draft 0", 9).await;
    let spent = async || {
        let before = world.app.db.statements();
        browser.visit("/my/practices").await.ok();
        world.app.db.statements() - before
    };
    spent().await;
    let one = spent().await;
    for n in 1..12 {
        cast.draft(&format!("Draft {n}"), 9).await;
    }
    for n in 0..12 {
        cast.submitted(&format!("Sent {n}"), 9).await;
    }
    for n in 0..12 {
        cast.published(&format!("Public {n}"), 9).await;
    }
    // The session is marked as seen now and then; not in the visit that is counted.
    spent().await;
    assert_eq!(spent().await, one);
    let page = browser.visit("/my/practices").await.ok();
    assert_eq!(
        page.texts("section h2"),
        ["Waiting for you", "With the review team", "Published"]
    );
    assert_eq!(page.count("li.case"), 30);
    assert_eq!(page.texts("p.num.soft"), ["1 to 30 of 36"]);
    let onward = page.follow("Next").await.ok();
    assert_eq!(onward.count("li.case"), 6);
    assert_eq!(onward.texts("p.num.soft"), ["31 to 36 of 36"]);
    let title = onward.texts("title");
    assert!(title[0].starts_with("My practices, page 2"), "{title:?}");
    let back = onward.follow("Previous").await.ok();
    assert_eq!(back.texts("p.num.soft"), ["1 to 30 of 36"]);
    let all: std::collections::BTreeSet<String> = page
        .texts("li.case h3")
        .into_iter()
        .chain(onward.texts("li.case h3"))
        .collect();
    assert_eq!(all.len(), 36);
    assert_eq!(
        onward.follow("Previous").await.ok().texts("li.case h3"),
        page.texts("li.case h3")
    );
    for odd in ["x", "a5b", "a' or 1=1--"] {
        browser
            .visit(&format!("/my/practices?from={}", odd.replace(' ', "%20")))
            .await
            .status(400);
    }
}
story!(the_list_is_grouped_paged_and_costs_the_same_for_thirty);

/// The history tells an author what became of each mail to them, and in a line of the team's.
async fn wish_03_the_history_tells_what_became_of_each_mail(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let browser = signed_in(&world, &cast.amina).await;
    let page = browser.visit(&format!("/my/practices/{id}")).await.ok();
    let mails: Vec<String> = page.texts(".timeline p.fine");
    assert_eq!(
        mails,
        [
            "Mail to you (We have received your practice “Almaty Process”): waits to be sent.",
            "Mail to the review team: waits to be sent.",
        ]
    );
    page.lacks("To review: ");
    // A server that cannot be reached is said so, in its own words; what it took at last is said too.
    let unreachable = world.with(&[("smtp", "smtp://127.0.0.1:9")]);
    Post::of(&unreachable).new_ones().await;
    let page = browser.visit(&format!("/my/practices/{id}")).await.ok();
    assert!(
        page.texts(".timeline p.fine")[0]
            .contains("waits to be sent again; the mail server said: ")
    );
    world.clock().advance(Duration::from_hours(24));
    Post::of(&world).new_ones().await;
    let browser = signed_in(&world, &cast.amina).await;
    let page = browser.visit(&format!("/my/practices/{id}")).await.ok();
    assert!(
        page.texts(".timeline p.fine")[0]
            .ends_with("accepted by the mail server on 4 November 2026 at 12:00.")
    );
}
story!(wish_03_the_history_tells_what_became_of_each_mail);

/// Whoever chose the wrong language of the text changes it until publication, and by a revision afterwards.
async fn wish_18_the_language_can_be_corrected_by_authors_and_reviewers(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Naissances au bord de la route").await;
    write_everything(&browser, &at).await;
    let id = id_in(&at);
    let filed = async || {
        let mut db = world.app.db.read().await.unwrap();
        let (found, ..) = actions::case(&world.app, &mut db, &cast.amina, id)
            .await
            .unwrap()
            .unwrap();
        found.practice.language
    };
    let speak = async |language: &str| {
        let step = format!("{at}/brief");
        let page = browser.visit(&step).await.ok();
        page.form(&step)
            .choose("language", language)
            .press("Save and go back to the steps")
            .await
            .lands_on(&at);
        let page = browser.visit(&format!("{at}/check")).await.ok();
        page.form_with("submit").press("submit").await.lands_on(&at);
    };
    speak("es").await;
    assert_eq!(filed().await, TextLanguage::Es);
    let page = browser.visit(&at).await.ok();
    page.form_with("withdraw").press("withdraw").await.ok();
    speak("ru").await;
    assert_eq!(filed().await, TextLanguage::Ru);
    // Wrong again: whoever reviews it corrects it at the desk, the text stays as it was sent.
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    press(&ruth, id, "correct_language", &[("language", "fr")])
        .await
        .ok();
    assert_eq!(filed().await, TextLanguage::Fr);
    cast.act(&cast.ruth, &id, Intent::Decide(approval()))
        .await
        .unwrap();
    cast.settle().await;
    let spoken = async || {
        let page = world
            .browser()
            .visit("/practices/naissances-au-bord-de-la-route")
            .await
            .ok();
        page.attributes("h1", "lang")
    };
    assert_eq!(spoken().await, ["fr"]);
    // After publication a revision corrects it, and begins with what is filed; the public keeps its own until then.
    let page = browser.visit(&at).await.ok();
    page.form_with("revise").press("revise").await.ok();
    let step = format!("{at}/brief");
    let page = browser.visit(&step).await.ok();
    assert_eq!(page.form(&step).value("language"), Some("fr"));
    speak("en").await;
    assert_eq!(filed().await, TextLanguage::En);
    assert_eq!(spoken().await, ["fr"]);
    cast.approve(id).await;
    assert!(spoken().await.is_empty());
}
story!(wish_18_the_language_can_be_corrected_by_authors_and_reviewers);

/// A newcomer may have so many submissions open; one more stays a draft, and the page says why.
async fn a_newcomers_open_submissions_are_limited(world: World) {
    let world = world.with(&[("open_submissions", "1")]);
    let cast = Cast::of(&world).await;
    cast.submitted("First", 9).await;
    let id = cast.draft("Second", 9).await;
    let browser = signed_in(&world, &cast.amina).await;
    let page = browser
        .visit(&format!("/my/practices/{id}/check"))
        .await
        .ok();
    let page = page.form_with("submit").press("submit").await.status(422);
    page.shows("this one stays as a draft").shows("Draft");
}
story!(a_newcomers_open_submissions_are_limited);

/// A step whose session had ended comes back filled in after signing in, and is saved by its author.
async fn wish_04_a_step_written_past_the_session_comes_back(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Long letters").await;
    let step = format!("{at}/story");
    let form = browser
        .visit(&step)
        .await
        .ok()
        .form(&step)
        .fill("problem", "An hour of writing, {{7*7}} <b>unsaved</b>");
    browser
        .visit("/my/practices")
        .await
        .form("/sign-out")
        .press("Sign out")
        .await;
    let page = form.press("Save and continue").await;
    let page = page
        .form_with("Sign in")
        .fill("email", cast.amina.email.as_str());
    let page = page
        .fill("password", crate::cast::PASSWORD)
        .press("Sign in")
        .await
        .ok();
    assert!(page.path().starts_with(&step), "{}", page.path());
    let page = page.keeps("An hour of writing, {{7*7}} <b>unsaved</b>");
    assert_eq!(
        stored(&world, &cast.amina, &at).await.text(Field::Problem),
        None
    );
    page.form(&step)
        .press("Save and continue")
        .await
        .lands_on(&format!("{at}/compact"));
    let answers = stored(&world, &cast.amina, &at).await;
    assert_eq!(
        answers.text(Field::Problem),
        Some("An hour of writing, {{7*7}} <b>unsaved</b>")
    );
}
story!(wish_04_a_step_written_past_the_session_comes_back);
