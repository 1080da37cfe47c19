//! Writing a practice: the five steps, saved at any point, with nothing typed ever lost.

use praxis::practice::answers::{Answer, Answers};
use praxis::practice::fields::{FIELDS, Field, Kind, Step};

use crate::cast::Cast;
use crate::drafts::{saves, started, stored, write_everything};
use crate::people::signed_in;
use crate::world::World;

/// From nothing to the receipt, over HTTP only.
async fn a_practice_is_written_checked_and_submitted(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let page = browser
        .visit("/my/practices")
        .await
        .ok()
        .shows("You have not proposed a practice yet");
    let page = page.follow("Propose a practice").await.ok();
    let page = page
        .form("/my/practices/new")
        .fill("title", "Births by the road")
        .press("Start writing")
        .await
        .ok();
    let at = page.path().trim_end_matches("/brief").to_owned();
    page.keeps("Births by the road");
    let page = browser
        .visit(&at)
        .await
        .ok()
        .shows("Not started")
        .shows("What the review team checks");
    page.shows("Draft")
        .shows("Only its authors, until it is submitted");

    let page = write_everything(&browser, &at)
        .await
        .shows("Nothing is sent until you press the button");
    let page = page
        .lacks("missing before you can submit")
        .shows("Côte d’Ivoire");
    let preview = page.follow("Preview as the public would see it").await.ok();
    preview
        .shows("Births by the road")
        .shows("Yearly report")
        .shows("March 2021");
    let page = page
        .form_with("Submit for review")
        .press("Submit for review")
        .await;
    let page = page
        .lands_on(&at)
        .shows("Submitted for review")
        .shows("PX-2026-0001");
    let page = page
        .shows(cast.amina.email.as_str())
        .shows("What happens next")
        .shows("In review");
    assert_eq!(page.count("main button[name=deed]"), 1);
    page.has("button[name=deed][value=withdraw]");
    browser
        .visit("/my/practices")
        .await
        .ok()
        .shows("With the review team")
        .shows("PX-2026-0001");
    let answers = stored(&world, &cast.amina, &at).await;
    assert_eq!(praxis::practice::missing::missing_answers(&answers), []);
}
story!(a_practice_is_written_checked_and_submitted);

/// Every step can be saved as it is, and what was written is there when one comes back.
async fn every_step_is_saved_with_everything_missing(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "").await;
    for (step, next) in [
        ("brief", "where"),
        ("where", "story"),
        ("story", "compact"),
        ("compact", "sources"),
        ("sources", "check"),
    ] {
        let page = browser.visit(&format!("{at}/{step}")).await.ok();
        let page = page
            .form(&format!("{at}/{step}"))
            .press("Save and continue")
            .await;
        page.lands_on(&format!("{at}/{next}"));
    }
    let page = browser.visit(&format!("{at}/brief")).await.ok();
    let page = page
        .form(&format!("{at}/brief"))
        .fill("summary", "Half a thought")
        .press("Save and go back to the steps")
        .await;
    page.lands_on(&at).shows("A practice without a title");
    browser
        .visit(&format!("{at}/brief"))
        .await
        .ok()
        .keeps("Half a thought");
    browser
        .visit("/my/practices")
        .await
        .ok()
        .shows("Waiting for you")
        .shows("A practice without a title");
}
story!(every_step_is_saved_with_everything_missing);

/// What is missing is a list, each line leads to its question, and the question says it again.
async fn what_is_missing_is_told_and_can_be_reached(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Only a title").await;
    let page = browser.visit(&format!("{at}/check")).await.ok();
    let listed = page.texts(".notice.warn li");
    assert_eq!(
        listed.first().map(String::as_str),
        Some("Answer “In short”")
    );
    assert_eq!(
        listed.last().map(String::as_str),
        Some("Give both permissions")
    );
    let links = page.attributes(".notice.warn li a", "href");
    assert_eq!(
        links[0],
        format!("{at}/brief?missing=show&check=top#summary")
    );
    for link in &links {
        let page = browser.visit(link).await.ok().has(".problem").has(".error");
        let id = link.split_once('#').unwrap().1;
        page.has(&format!("[id=\"{id}\"]"));
    }
    let page = page
        .form_with("Submit for review")
        .press("Submit for review")
        .await
        .status(422);
    assert!(page.texts("title")[0].starts_with("Error: "));
    assert_eq!(page.texts(".problem li"), listed);
}
story!(what_is_missing_is_told_and_can_be_reached);

/// Rows come and go by buttons without script. What can be stored is saved by them, and nothing typed is lost.
async fn rows_are_added_and_removed_without_losing_a_word(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Rows").await;
    let step = format!("{at}/where");
    let page = browser.visit(&step).await.ok();
    let form = page
        .form(&step)
        .fill("organisations[0].name", "First")
        .fill("from_year", "20x1")
        .fill("countries_add", "Atlantis");
    let page = form
        .press("organisations")
        .await
        .status(422)
        .shows("Saved, except for what is marked here")
        .keeps("First")
        .keeps("20x1")
        .keeps("Atlantis");
    let page = page
        .form(&step)
        .fill("organisations[1].name", "Second")
        .press("organisations")
        .await
        .status(422);
    let page = page
        .form(&step)
        .fill("organisations[2].name", "Third")
        .press("organisations[1]")
        .await
        .status(422);
    let page = page
        .keeps("First")
        .keeps("Third")
        .lacks("Second")
        .keeps("20x1")
        .keeps("Atlantis");
    let names = async || -> Vec<String> {
        let answers = stored(&world, &cast.amina, &at).await;
        let all = answers.organisations().iter();
        all.map(|one| one.name.clone()).collect()
    };
    assert_eq!(names().await, ["First", "Third"]);
    let page = page
        .form(&step)
        .press("Save and continue")
        .await
        .status(422);
    let page = page
        .shows("Saved, except for what is marked here")
        .shows("No country or area is called “Atlantis”");
    page.keeps("20x1").keeps("Atlantis").keeps("Third");
    assert_eq!(names().await, ["First", "Third"]);
}
story!(rows_are_added_and_removed_without_losing_a_word);

/// Each text takes its limit; one more character is kept, told, and keeps it from being submitted.
async fn each_text_holds_its_limit_and_keeps_one_more(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Limits").await;
    for field in FIELDS {
        let (Kind::Line { most, .. } | Kind::Summary { most, .. } | Kind::Prose { most }) =
            field.kind
        else {
            continue;
        };
        if field.field == Field::ChangeNote {
            // It is asked from the second version on only.
            continue;
        }
        let step = format!("{at}/{}", field.step.as_str());
        let page = browser.visit(&step).await.ok();
        // A sign of four bytes stands at the cut: characters are counted, and none is cut through.
        let fits = format!("{}\u{1f600}", "ż".repeat(most - 1));
        page.form(&step)
            .fill(field.name, &fits)
            .press("Save and go back to the steps")
            .await
            .lands_on(&at);
        let page = browser
            .visit(&step)
            .await
            .ok()
            .lacks("Shorten")
            .keeps(&fits);
        let over = format!("{}\u{1f600}", "ż".repeat(most));
        let page = page
            .form(&step)
            .fill(field.name, &over)
            .press("Save and go back to the steps")
            .await
            .status(422);
        page.shows("by one character").keeps(&over);
        assert_eq!(
            stored(&world, &cast.amina, &at)
                .await
                .characters(field.field),
            most + 1,
            "{}",
            field.name
        );
        let missing =
            praxis::practice::missing::missing_answers(&stored(&world, &cast.amina, &at).await);
        assert!(
            missing
                .iter()
                .any(|one| one.field == field.field && one.why.as_str() == "too-long"),
            "{}",
            field.name
        );
        let page = browser.visit(&step).await.ok().shows("by one character");
        page.form(&step)
            .fill(field.name, "short")
            .press("Save and go back to the steps")
            .await
            .lands_on(&at);
    }
}
story!(each_text_holds_its_limit_and_keeps_one_more);

/// Values that cannot be stored come back as typed beside their problem; the rest of the step is saved.
async fn a_refused_value_comes_back_as_typed(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Refusals").await;
    for (step, name, odd, says) in [
        ("where", "from_month", "13", "Give the month"),
        ("where", "from_year", "0", "Give the year"),
        ("where", "until_year", "99999", "Give the year"),
        (
            "brief",
            "focal_point_email",
            "nobody@",
            "Type the whole address",
        ),
        (
            "sources",
            "sources[0].url",
            "javascript:alert(1)",
            "It begins with https:// or http://",
        ),
        (
            "sources",
            "sources[0].url",
            "https://user:word@host.example/",
            "Take the user name or password out of",
        ),
        (
            "sources",
            "sources[0].url",
            "//host",
            "with the name of the website",
        ),
        (
            "sources",
            "sources[0].url",
            "http:\\\\host.example",
            "It begins with https:// or http://",
        ),
        (
            "sources",
            "sources[0].url",
            "https://host.example:0/",
            "a browser cannot open it",
        ),
        (
            "where",
            "regions_add",
            "Middle-earth",
            "No region is called",
        ),
    ] {
        let address = format!("{at}/{step}");
        let page = browser.visit(&address).await.ok();
        let form = page.form(&address).fill(name, odd);
        let form = if name == "from_month" {
            form.fill("from_year", "2020")
        } else {
            form
        };
        let form = if step == "sources" {
            form.fill("sources[0].title", "A title")
        } else {
            form
        };
        let form = if step == "brief" {
            form.choose("on_behalf", "no")
                .fill("summary", "Kept beside it")
        } else {
            form
        };
        let page = form.press("Save and continue").await.status(422);
        assert!(page.texts("title")[0].starts_with("Error: "), "{odd}");
        page.shows(says).keeps(odd);
    }
    assert_eq!(
        stored(&world, &cast.amina, &at).await.summary(),
        "Kept beside it"
    );
    let long = format!("https://host.example/{}", "x".repeat(2_000));
    let address = format!("{at}/sources");
    let page = browser.visit(&address).await.ok();
    let form = page
        .form(&address)
        .fill("sources[0].title", "Long")
        .fill("sources[0].url", &long);
    form.press("Save and continue")
        .await
        .status(422)
        .keeps(&long);
}
story!(a_refused_value_comes_back_as_typed);

/// A number of a save that never was is no door past somebody else's: it is kept beside the newest.
async fn a_save_from_the_future_is_kept_beside(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "As it is").await;
    let form = [("saves", "9999"), ("title", "As it will be")];
    browser
        .post(&format!("{at}/brief"), &form)
        .await
        .status(409)
        .keeps("As it will be")
        .shows("As it is");
    assert_eq!(stored(&world, &cast.amina, &at).await.title(), "As it is");
}
story!(a_save_from_the_future_is_kept_beside);

/// Ten addresses fit and eleven do not; five other objectives are one too many.
async fn lists_hold_so_many_and_no_more(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Lists").await;
    let rows = |many: usize| -> Vec<(String, String)> {
        (0..many)
            .flat_map(|row| {
                [
                    (format!("sources[{row}].title"), format!("T{row}")),
                    (
                        format!("sources[{row}].url"),
                        format!("https://s{row}.example"),
                    ),
                ]
            })
            .collect()
    };
    let post = async |step: &str, pairs: Vec<(String, String)>| {
        let newest = saves(&browser, &format!("{at}/{step}")).await;
        let pairs = pairs.iter().map(|(n, v)| (n.as_str(), v.as_str()));
        let pairs: Vec<(&str, &str)> = pairs.chain([("saves", newest.as_str())]).collect();
        browser.post(&format!("{at}/{step}"), &pairs).await
    };
    post("sources", rows(10)).await.ok();
    assert_eq!(stored(&world, &cast.amina, &at).await.sources().len(), 10);
    post("sources", rows(11))
        .await
        .status(422)
        .shows("this practice names 11 in its texts and sources together, and may name 10")
        .keeps("https://s10.example");
    assert_eq!(stored(&world, &cast.amina, &at).await.sources().len(), 10);
    let also = |many: u8| {
        (2..2 + many)
            .map(|n| ("also".to_owned(), n.to_string()))
            .collect::<Vec<_>>()
    };
    post("compact", also(4)).await.ok();
    let page = post("compact", also(5))
        .await
        .status(422)
        .shows("Choose at most 4");
    assert_eq!(page.count("input[name=also][checked]"), 5);
}
story!(lists_hold_so_many_and_no_more);

/// A form that did not hold a list leaves it alone; one that held it and has nothing left in it empties it.
async fn a_list_is_emptied_only_by_a_form_that_held_it(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.draft("Almaty Process", 9).await;
    let mut answers = crate::cast::answers("Almaty Process", 9).to_json();
    for (name, value) in [
        ("regions", serde_json::json!(["m49-143"])),
        ("also", serde_json::json!(["2"])),
        ("goals", serde_json::json!(["8"])),
    ] {
        answers[name] = value;
    }
    cast.write(&cast.amina, id, &Answers::from_json(&answers).unwrap())
        .await;
    let at = format!("/my/practices/{id}");
    let browser = signed_in(&world, &cast.amina).await;
    let before = stored(&world, &cast.amina, &at).await;
    // Files are no part of the form of a step.
    let is_list = |kind: Kind| kind.is_list() && kind != Kind::Files;
    let lists: Vec<_> = FIELDS.iter().filter(|field| is_list(field.kind)).collect();
    assert_eq!(lists.len(), 9);
    for list in &lists {
        assert!(
            before.get(list.field).is_some(),
            "{} is answered before",
            list.name
        );
    }
    for step in Step::ALL {
        let address = format!("{at}/{}", step.as_str());
        let newest = saves(&browser, &address).await;
        browser.post(&address, &[("saves", &newest)]).await.ok();
    }
    assert_eq!(stored(&world, &cast.amina, &at).await, before);
    // A browser sends nothing for a list in which nothing is ticked, chosen or typed, but the form says that it held it.
    for list in &lists {
        let address = format!("{at}/{}", list.step.as_str());
        let page = browser.visit(&address).await.ok();
        assert!(
            page.attributes("input[name=held]", "value")
                .contains(&list.name.to_owned()),
            "{}",
            list.name
        );
        let newest = saves(&browser, &address).await;
        browser
            .post(&address, &[("saves", &newest), ("held", list.name)])
            .await
            .ok();
        let now = stored(&world, &cast.amina, &at).await;
        assert!(now.get(list.field).is_none(), "{} is emptied", list.name);
    }
    let mut rest = before.clone();
    for list in &lists {
        rest.set(list.field, None);
    }
    assert_eq!(stored(&world, &cast.amina, &at).await, rest);
}
story!(a_list_is_emptied_only_by_a_form_that_held_it);

/// The last tick of a list can be taken away on the page, and so can the last row.
async fn the_last_tick_and_the_last_row_can_be_taken_away(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.draft("Almaty Process", 9).await;
    let at = format!("/my/practices/{id}");
    let browser = signed_in(&world, &cast.amina).await;
    let page = browser.visit(&format!("{at}/story")).await.ok();
    let form = page
        .form(&format!("{at}/story"))
        .untick("who_benefits", "workers")
        .untick("who_benefits", "refugees");
    form.press("Save and go back to the steps")
        .await
        .lands_on(&at);
    let page = browser.visit(&format!("{at}/where")).await.ok();
    let page = page
        .form(&format!("{at}/where"))
        .press("organisations[0]")
        .await
        .ok();
    page.form(&format!("{at}/where"))
        .press("Save and go back to the steps")
        .await
        .lands_on(&at);
    let now = stored(&world, &cast.amina, &at).await;
    assert!(now.terms(Field::WhoBenefits).is_empty() && now.organisations().is_empty());
    assert_eq!(now.terms(Field::Countries).len(), 2);
}
story!(the_last_tick_and_the_last_row_can_be_taken_away);

/// Wish 8 in spirit: two windows, one step; the later save is kept beside the newer, field by field, and its author
/// chooses.
async fn wish_08_a_second_window_swallows_nothing(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Two windows").await;
    let step = format!("{at}/brief");
    let (one, other) = (
        browser.visit(&step).await.ok(),
        browser.visit(&step).await.ok(),
    );
    let form = one
        .form(&step)
        .fill("summary", "The summary of the first window");
    form.choose("stage", "ended")
        .press("Save and go back to the steps")
        .await
        .lands_on(&at);
    let form = other
        .form(&step)
        .fill("summary", "The summary of the second window")
        .fill("title", "A title of the second");
    let page = form
        .press("Save and go back to the steps")
        .await
        .status(409);
    let page = page
        .shows("saved in another window")
        .keeps("The summary of the second window")
        .shows("The summary of the first window");
    let page = page
        .has("input[name=choose_summary]")
        .has("input[name=choose_title]");
    // Whoever goes away first finds both again.
    let again = browser
        .visit(&at)
        .await
        .ok()
        .follow("Look at both and choose")
        .await
        .ok();
    again
        .keeps("The summary of the second window")
        .shows("The summary of the first window");
    let form = page
        .form(&step)
        .choose("choose_summary", "mine")
        .choose("choose_title", "mine");
    form.press("Save and go back to the steps")
        .await
        .lands_on(&at)
        .lacks("two windows");
    let answers = stored(&world, &cast.amina, &at).await;
    assert_eq!(answers.summary(), "The summary of the second window");
    assert_eq!(answers.title(), "A title of the second");
    assert_eq!(answers.term(Field::Stage), Some("ended"));
    // Another step of the same draft never was in the way.
    let page = browser.visit(&format!("{at}/story")).await.ok();
    browser
        .visit(&step)
        .await
        .ok()
        .form(&step)
        .press("Save and go back to the steps")
        .await
        .lands_on(&at);
    page.form(&format!("{at}/story"))
        .fill("new", "x")
        .press("Save and go back to the steps")
        .await
        .lands_on(&at);
}
story!(wish_08_a_second_window_swallows_nothing);

/// Everything that the samples say can be shown in the form and saved from it unchanged.
async fn a_form_says_what_is_stored_and_stores_what_it_says(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.draft("Almaty Process", 9).await;
    let at = format!("/my/practices/{id}");
    let browser = signed_in(&world, &cast.amina).await;
    let mut before = stored(&world, &cast.amina, &at).await;
    let action = before.text(Field::Action).unwrap().trim().to_owned();
    before.set(Field::Action, Some(Answer::Text(action)));
    for step in Step::ALL {
        let address = format!("{at}/{}", step.as_str());
        let page = browser.visit(&address).await.ok();
        page.form(&address)
            .press("Save and go back to the steps")
            .await
            .lands_on(&at);
    }
    assert_eq!(stored(&world, &cast.amina, &at).await, before);
}
story!(a_form_says_what_is_stored_and_stores_what_it_says);
