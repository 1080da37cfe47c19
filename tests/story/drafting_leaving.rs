//! Leaving an open form: every way off its page saves what was typed, or brings it back with what is wrong with it.

use praxis::practice::fields::{Field, Step};

use crate::cast::Cast;
use crate::drafts::{saves, started, stored};
use crate::people::{opened, signed_in};
use crate::walk::{Way, walk};
use crate::world::World;

/// What fits into the boxes that take no free text.
fn fitting(name: &str) -> Option<String> {
    let fits = match name {
        "from_month" | "until_month" => "3",
        "from_year" => "2021",
        "until_year" => "2024",
        "countries_add" => "Korea, Rep. and Kenya",
        "regions_add" => "ASEAN",
        "focal_point_email" => "point@people.example",
        _ if name.starts_with("sources[") && name.contains("].url") => {
            "https://host.example/report"
        }
        _ => return None,
    };
    Some(fits.to_owned())
}

fn leads_to(ways: &[Way], address: &str) -> bool {
    ways.iter().any(|way| {
        matches!(way, Way::Button { sends: (name, value), .. } if name == "go" && value == address)
    })
}

/// The list of steps, the preview, the menu, the languages, signing out: nothing on the page of a step loses a word.
async fn every_way_off_a_step_keeps_what_was_typed(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Ways").await;
    for step in Step::ALL {
        let address = format!("{at}/{}", step.as_str());
        let ways = walk(
            async || opened(&browser, &cast.amina, &address).await,
            fitting,
        )
        .await;
        for (place, next) in [
            ("the list", at.clone()),
            ("the preview", format!("{at}/preview")),
            ("French", format!("/fr{address}")),
        ] {
            assert!(leads_to(&ways, &next), "{place} is reached from {address}");
        }
        assert!(
            Step::ALL
                .iter()
                .all(|other| leads_to(&ways, &format!("{at}/{}", other.as_str())))
        );
        assert!(leads_to(&ways, "/sign-out") && leads_to(&ways, "/my/practices"));
    }
    // Words that do not fit come back, whichever way was meant.
    let address = format!("/fr{at}/where");
    walk(
        async || opened(&browser, &cast.amina, &address).await,
        |_: &str| None,
    )
    .await;
}
story!(every_way_off_a_step_keeps_what_was_typed);

/// A title typed on the first page is a draft before anything else happens.
async fn every_way_off_the_first_page_keeps_the_title(world: World) {
    let cast = Cast::of(&world).await;
    let world = world.with(&[("open_drafts", "200")]);
    let browser = signed_in(&world, &cast.amina).await;
    let page = browser.visit("/my/practices/new").await.ok();
    assert_eq!(
        page.form("/my/practices/new").buttons()[0],
        "Start writing",
        "what Enter presses"
    );
    let buttons = page.form("/my/practices/new").button_values();
    assert!(buttons.iter().any(|(name, _)| name == "go"));
    for (number, (_, value)) in buttons.iter().enumerate() {
        let title = format!("Title {number}");
        let page = opened(&browser, &cast.amina, "/my/practices/new").await;
        page.form("/my/practices/new")
            .fill("title", &title)
            .press_nth(number)
            .await
            .ok();
        opened(&browser, &cast.amina, "/my/practices")
            .await
            .shows(&title);
        let page = opened(&browser, &cast.amina, "/my/practices/new").await;
        if value == "/my/practices" {
            page.form("/my/practices/new")
                .press_nth(number)
                .await
                .lands_on("/my/practices");
        }
    }
    assert_eq!(
        page.attributes("a[href]", "href"),
        ["#main"],
        "no way is a link"
    );
}
story!(every_way_off_the_first_page_keeps_the_title);

/// Who goes elsewhere without having typed anything saves nothing, and Enter goes on to the next step.
async fn going_elsewhere_without_a_word_is_no_save(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Only looking").await;
    for step in Step::ALL {
        let address = format!("{at}/{}", step.as_str());
        let before = saves(&browser, &address).await;
        let page = browser.visit(&address).await.ok();
        let form = page.form(&address);
        assert_eq!(
            form.button_values()[0],
            ("deed".to_owned(), "continue".to_owned()),
            "what Enter presses"
        );
        let page = form
            .press("Preview as the public would see it")
            .await
            .lands_on(&format!("{at}/preview"));
        page.lacks("Your draft is saved");
        assert_eq!(saves(&browser, &address).await, before);
    }
    let address = format!("{at}/story");
    let form = browser
        .visit(&address)
        .await
        .ok()
        .form(&address)
        .fill("problem", "One word more");
    form.press("All steps")
        .await
        .lands_on(&at)
        .shows("Your draft is saved.");
    let answers = stored(&world, &cast.amina, &at).await;
    assert_eq!(answers.text(Field::Problem), Some("One word more"));
}
story!(going_elsewhere_without_a_word_is_no_save);

/// What cannot be stored brings the page back; who signs out a second time leaves without it.
async fn a_refused_answer_holds_nobody_from_signing_out(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Refused").await;
    let address = format!("{at}/where");
    let form = browser.visit(&address).await.ok().form(&address);
    let form = form
        .fill("from_year", "20x1")
        .fill("organisations[0].name", "Kept");
    let page = form.press("Sign out").await.status(422);
    let page = page
        .keeps("20x1")
        .keeps("Kept")
        .shows("You are still signed in");
    let page = page
        .form("/sign-out")
        .press("Sign out")
        .await
        .lands_on("/sign-in");
    page.shows("signed out");
    opened(&browser, &cast.amina, &address).await.keeps("Kept");
    // With nothing refused, one press is enough.
    let form = browser
        .visit(&address)
        .await
        .ok()
        .form(&address)
        .fill("organisations[0].name", "Kept too");
    let page = form.press("Sign out").await.lands_on("/sign-in");
    assert_eq!(page.hops, ["/sign-out", "/sign-in"]);
    opened(&browser, &cast.amina, &address)
        .await
        .keeps("Kept too");
}
story!(a_refused_answer_holds_nobody_from_signing_out);

/// Another window was first: the words come back to choose from, and the way asked for is still open.
async fn going_elsewhere_from_an_old_window_keeps_both_texts(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Windows").await;
    let address = format!("{at}/story");
    let old = browser.visit(&address).await.ok();
    browser
        .visit(&address)
        .await
        .ok()
        .form(&address)
        .fill("problem", "First")
        .press("All steps")
        .await
        .lands_on(&at);
    let page = old
        .form(&address)
        .fill("problem", "Second")
        .press("All steps")
        .await
        .status(409);
    page.keeps("Second")
        .shows("First")
        .form(&address)
        .press("All steps")
        .await
        .lands_on(&at);
    assert_eq!(
        stored(&world, &cast.amina, &at).await.text(Field::Problem),
        Some("Second")
    );
}
story!(going_elsewhere_from_an_old_window_keeps_both_texts);

/// A note to the review team that was typed and not sent waits on the practice's page, whatever is pressed there.
async fn every_way_off_a_practices_page_keeps_a_note(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let id = cast.published("Noted", 9).await;
    let address = format!("/my/practices/{id}");
    let page = browser.visit(&address).await.ok();
    let form = page.form(&address).fill("reasons", "It named a village.");
    let page = form
        .press("Read what you sent")
        .await
        .lands_on(&format!("{address}/preview"));
    page.follow("Back to the practice")
        .await
        .ok()
        .keeps("It named a village.");
    let page = browser
        .visit(&address)
        .await
        .ok()
        .form(&address)
        .press("confirm")
        .await
        .lands_on(&address);
    let page = page
        .keeps("It named a village.")
        .form(&address)
        .press("ask_removal")
        .await
        .lands_on(&address);
    assert!(
        !page.holds("It named a village."),
        "what was sent does not wait any more"
    );
}
story!(every_way_off_a_practices_page_keeps_a_note);
