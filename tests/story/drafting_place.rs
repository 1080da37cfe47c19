//! The form keeps the author's place: “Change” comes back to the Check page, and “Add” and “Remove” stay where they are.

use crate::browser::{Browser, Page};
use crate::cast::Cast;
use crate::drafts::{started, stored, write_everything};
use crate::people::signed_in;
use crate::world::World;

/// The input that has the focus when the page opens, and the word on what has just happened there.
#[track_caller]
fn focused(page: &Page) -> (String, String) {
    let names = page.attributes("[autofocus]", "name");
    assert_eq!(names.len(), 1, "one input has the focus: {names:?}");
    let told = page.texts(".just").join(" ");
    let described = page.attributes("[autofocus]", "aria-describedby").join(" ");
    assert_eq!(
        !told.is_empty(),
        page.attributes(".just", "id")
            .iter()
            .any(|id| described.contains(id)),
        "the input is described by what just happened: {described}"
    );
    (names[0].clone(), told)
}

async fn checked(browser: &Browser, at: &str) -> Page {
    browser.visit(&format!("{at}/check")).await.ok()
}

/// Each “Change” of the Check page leads to its question, and the save there comes back to that answer.
async fn change_on_check_comes_back_to_check(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Changed at the end").await;
    write_everything(&browser, &at).await;
    let page = checked(&browser, &at).await;
    let changes = page.attributes(".answers dd a", "href");
    assert!(changes.len() > 20, "{changes:?}");
    // Files are sent on a page of their own.
    for link in changes.iter().filter(|link| !link.contains("/files")) {
        let page = browser.visit(link).await.ok();
        let field = page.attributes("input[name=check]", "value").remove(0);
        let form = page.form_with("continue");
        let saved = form.press("Save and go back to all answers").await;
        saved
            .lands_on(&format!("{at}/check"))
            .has(&format!("[id={field}]"));
    }
    // A problem on the way is no way out of Check, nor is another language.
    let page = browser.visit(&format!("{at}/where?check=from")).await.ok();
    let form = page.form_with("continue").fill("from_year", "20x1");
    let page = form.press("continue").await.status(422);
    let form = page.form_with("continue").fill("from_year", "2019");
    let page = form.press(&format!("/fr{at}/where?check=from")).await;
    let page = page
        .ok()
        .shows("Enregistrer et revenir à toutes les réponses");
    let page = page.form_with("continue").press("continue").await;
    page.lands_on(&format!("/fr{at}/check"));
    // A step that was opened from the list of steps goes on to the next one, as before.
    for odd in ["", "?check=", "?check=nonsense", "?check=//evil.example"] {
        let page = browser.visit(&format!("{at}/where{odd}")).await.ok();
        let page = page.form_with("continue").press("Save and continue").await;
        page.lands_on(&format!("{at}/story"));
    }
}
story!(change_on_check_comes_back_to_check);

/// What is missing leads to its question, and the save comes back to the list of what is missing.
async fn what_is_missing_comes_back_to_check(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Missing at the end").await;
    let page = checked(&browser, &at).await;
    let link = page.attributes(".notice.warn li a", "href").remove(0);
    let page = browser.visit(&link).await.ok();
    let form = page
        .form_with("continue")
        .fill("summary", &"Long enough. ".repeat(6));
    form.press("continue")
        .await
        .lands_on(&format!("{at}/check"));
}
story!(what_is_missing_comes_back_to_check);

/// “Add” and “Remove” save as Enter does, and the focus is where the change is, with a word on it.
async fn add_and_remove_keep_the_place_and_save(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "In its place").await;
    let step = format!("{at}/where");
    let page = browser.visit(&step).await.ok();
    let form = page.form(&step).fill("organisations[0].name", "First");
    let page = form
        .fill("from_year", "2019")
        .press("organisations")
        .await
        .ok();
    let told = |input: &str, what: &str| (input.to_owned(), format!("{what} Your draft is saved."));
    assert_eq!(
        focused(&page),
        told("organisations[1].name", "Organisation 2 was added.")
    );
    let answers = stored(&world, &cast.amina, &at).await;
    assert_eq!(answers.organisations()[0].name, "First");
    assert_eq!(
        answers
            .month(praxis::practice::fields::Field::From)
            .unwrap()
            .year(),
        2019
    );
    // The next press goes on from that save: nothing is taken for another window's.
    let form = page.form(&step).fill("organisations[1].name", "Second");
    let page = form.press("organisations").await.ok();
    let form = page.form(&step).fill("organisations[2].name", "Third");
    let page = form.press("organisations[0]").await.ok();
    assert_eq!(
        focused(&page),
        told("organisations[0].name", "Organisation 1 was removed.")
    );
    let page = page.form(&step).press("organisations[1]").await.ok();
    assert_eq!(
        focused(&page),
        told("organisations[0].name", "Organisation 2 was removed.")
    );
    let answers = stored(&world, &cast.amina, &at).await;
    assert_eq!(answers.organisations().len(), 1);
    assert_eq!(answers.organisations()[0].name, "Second");

    let form = page.form(&step).fill("countries_add", "Kenya; Ivory Coast");
    let page = form.press("countries").await.ok();
    assert_eq!(
        focused(&page),
        told("countries_add", "Added: Kenya; Côte d’Ivoire.")
    );
    let page = page.form(&step).press("countries").await.ok();
    assert_eq!(
        focused(&page).1,
        "Nothing was added: type a name here, then press “Add”. Your draft is saved."
    );
    let page = page.form(&step).press("countries:KE").await.ok();
    assert_eq!(focused(&page), told("countries_add", "Kenya was removed."));
    assert_eq!(
        stored(&world, &cast.amina, &at)
            .await
            .terms(praxis::practice::fields::Field::Countries),
        ["CI"]
    );
    let form = page.form(&step).fill("countries_add", "Atlantis");
    let page = form.press("countries").await.status(422).keeps("Atlantis");
    assert_eq!(focused(&page), ("countries_add".to_owned(), String::new()));

    let step = format!("{at}/sources");
    let page = browser.visit(&step).await.ok();
    let form = page.form(&step).fill("sources[0].title", "A report");
    let page = form.press("sources").await.ok();
    assert_eq!(
        focused(&page),
        told("sources[1].title", "Source 2 was added.")
    );
    assert_eq!(stored(&world, &cast.amina, &at).await.sources().len(), 1);
}
story!(add_and_remove_keep_the_place_and_save);

/// The summary of a refused step leads to a part of a row, by an address that programs can read.
async fn a_problem_in_a_row_is_reached_from_the_summary(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "With a long name").await;
    let step = format!("{at}/where");
    let page = browser.visit(&step).await.ok();
    let long = "x".repeat(201);
    let form = page.form(&step).fill("organisations[0].name", &long);
    let page = form.press("Save and continue").await.status(422);
    assert_eq!(
        page.attributes(".problem li a", "href"),
        ["#organisations%5B0%5D.name"]
    );
    page.has("[id='organisations[0].name']");
}
story!(a_problem_in_a_row_is_reached_from_the_summary);
