//! The script saves a draft while its author writes. Without the script everything works by the button.

use praxis::db::Engine as _;
use praxis::practice::actions::Intent;
use serde_json::Value;

use crate::browser::Page;
use crate::cast::Cast;
use crate::drafts::{id_in, saves, started, stored, write_everything};
use crate::people::signed_in;
use crate::world::World;

/// What the script is told.
#[track_caller]
fn told(page: &Page, status: u16) -> Value {
    assert_eq!(page.status.as_u16(), status, "{}", page.body);
    assert_eq!(page.header("content-type"), Some("application/json"));
    serde_json::from_str(&page.body).unwrap()
}

/// A save by the script changes the draft and nothing else: no event, no revision, no mail.
async fn wish_09_autosave_touches_only_the_working_draft(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Births by the road").await;
    let step = format!("{at}/brief");
    let counts = async || {
        let mut db = world.app.db.read().await.unwrap();
        let counted = db.sql(
            "SELECT (SELECT COUNT(*) FROM event), (SELECT COUNT(*) FROM revision), (SELECT COUNT(*) FROM notice)",
        );
        counted.one::<(i64, i64, i64)>().await.unwrap()
    };
    let before = counts().await;
    let page = browser
        .visit(&step)
        .await
        .ok()
        .has("form[data-saves-as=autosave]");
    let mut number = saves(&browser, &step).await;
    for summary in ["Registrars", "Registrars visit", "Registrars visit markets"] {
        let form = page
            .form(&step)
            .set("saves", &number)
            .fill("summary", summary);
        let answer = told(&form.send_as("autosave").await, 200);
        assert_eq!(answer["says"], "Saved at 12:00");
        number = answer["saves"].to_string();
        assert_eq!(stored(&world, &cast.amina, &at).await.summary(), summary);
        assert_eq!(saves(&browser, &step).await, number);
    }
    // What is stored already is answered alike, and no save more.
    let form = page
        .form(&step)
        .set("saves", &number)
        .fill("summary", "Registrars visit markets");
    assert_eq!(
        told(&form.send_as("autosave").await, 200)["saves"].to_string(),
        number
    );
    assert_eq!(counts().await, before);
    // The button goes on from the number that the script was told.
    let form = page
        .form(&step)
        .set("saves", &number)
        .fill("summary", "Registrars visit markets near the border");
    form.press("Save and go back to the steps")
        .await
        .lands_on(&at);
    let french = browser.visit(&format!("/fr{step}")).await.ok();
    let form = french.form(&format!("/fr{step}")).fill("summary", "Encore");
    let answer = told(&form.send_as("autosave").await, 200);
    assert_eq!(answer["says"], "Enregistré à 12:00");
}
story!(wish_09_autosave_touches_only_the_working_draft);

/// What cannot be stored stays in the page, and the script says so.
async fn autosave_says_what_it_left_out(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Births by the road").await;
    let place = format!("{at}/where");
    let page = browser.visit(&place).await.ok();
    let form = page
        .form(&place)
        .choose("scope", "national")
        .fill("from_month", "3")
        .fill("from_year", "21");
    let answer = told(&form.send_as("autosave").await, 200);
    assert_eq!(
        answer["says"],
        "Saved at 12:00, except for what “Save” will mark"
    );
    let answers = stored(&world, &cast.amina, &at).await;
    assert_eq!(
        answers.term(praxis::practice::fields::Field::Scope),
        Some("national")
    );
}
story!(autosave_says_what_it_left_out);

/// Two windows: the later one keeps its words, and its author sees both once the button is pressed.
async fn autosave_in_a_second_window_swallows_nothing(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Two windows").await;
    let step = format!("{at}/brief");
    let (one, other) = (
        browser.visit(&step).await.ok(),
        browser.visit(&step).await.ok(),
    );
    let form = one.form(&step).fill("summary", "The first window");
    told(&form.send_as("autosave").await, 200);
    let form = other.form(&step).fill("summary", "The second window");
    let answer = told(&form.send_as("autosave").await, 409);
    assert_eq!(answer["saves"], Value::Null);
    assert!(
        answer["says"]
            .as_str()
            .unwrap()
            .starts_with("Another window saved this step meanwhile")
    );
    assert_eq!(
        stored(&world, &cast.amina, &at).await.summary(),
        "The first window"
    );
    let form = other
        .form(&step)
        .fill("summary", "The second window, longer");
    let page = form
        .press("Save and go back to the steps")
        .await
        .status(409);
    page.keeps("The second window, longer")
        .shows("The first window")
        .lacks("data-saves-as");
}
story!(autosave_in_a_second_window_swallows_nothing);

/// After the submission, and after the session, the script is told that nothing is saved; the words are not lost.
async fn autosave_ends_with_the_draft_and_with_the_session(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Births by the road").await;
    write_everything(&browser, &at).await;
    let step = format!("{at}/brief");
    let page = browser.visit(&step).await.ok();
    cast.act(&cast.amina, &id_in(&at), Intent::Submit)
        .await
        .unwrap();
    let form = page.form(&step).fill("summary", "Too late");
    let answer = told(&form.send_as("autosave").await, 409);
    assert_eq!(answer["saves"], Value::Null);
    assert_ne!(stored(&world, &cast.amina, &at).await.summary(), "Too late");
    let other = started(&browser, "Another").await;
    let step = format!("{other}/brief");
    let page = browser.visit(&step).await.ok();
    let form = page.form(&step).fill("summary", "Typed after the session");
    browser.forget_cookies();
    form.send_as("autosave")
        .await
        .ok()
        .shows("What you typed is kept");
}
story!(autosave_ends_with_the_draft_and_with_the_session);
