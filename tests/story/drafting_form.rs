//! Writing a practice: the five steps, saved at any point, with nothing typed ever lost.

use praxis::account::model::Account;
use praxis::practice::actions;
use praxis::practice::answers::{Answer, Answers};
use praxis::practice::fields::{FIELDS, Field, Kind, Step};
use praxis::practice::model::PracticeId;

use crate::browser::{Browser, Page};
use crate::cast::{Cast, PASSWORD};
use crate::world::World;

/// A browser in which somebody of the cast is signed in.
pub async fn browser_of(world: &World, account: &Account) -> Browser {
    let browser = world.browser();
    let page = browser.visit("/sign-in").await.ok();
    let form = page
        .form_with("Sign in")
        .fill("email", account.email.as_str());
    let page = form.fill("password", PASSWORD).press("Sign in").await;
    assert_eq!(
        page.hops.first().map(String::as_str),
        Some("/desk"),
        "{}",
        page.text()
    );
    browser
}

/// Starts a practice and says where it is.
pub async fn started(browser: &Browser, title: &str) -> String {
    let page = browser.visit("/my/practices/new").await.ok();
    let page = page
        .form("/my/practices/new")
        .fill("title", title)
        .press("Start writing")
        .await
        .ok();
    page.path().trim_end_matches("/brief").to_owned()
}

/// The id in the address of a practice.
pub fn id_in(address: &str) -> PracticeId {
    address.rsplit('/').next().unwrap().parse().unwrap()
}

/// The stored answers of the newest revision.
pub async fn stored(world: &World, owner: &Account, address: &str) -> Answers {
    let mut db = world.app.db.read().await.unwrap();
    let id = id_in(address);
    let (case, _, actor) = actions::case(&world.app, &mut db, owner, id)
        .await
        .unwrap()
        .unwrap();
    let revision = case.newest().unwrap();
    actions::answers(&mut db, &actor, revision).await.unwrap()
}

/// Fills in and saves all five steps as a person does.
pub async fn write_everything(browser: &Browser, at: &str) -> Page {
    let page = browser
        .visit(&format!("{at}/brief"))
        .await
        .ok()
        .shows("Step 1 of 5");
    let page = page
        .form(&format!("{at}/brief"))
        .fill("summary", "Registrars visit markets near the border and hand out the certificate of birth on the same day.")
        .choose("type", "service")
        .choose("stage", "one-place")
        .choose("on_behalf", "yes")
        .press("Save and continue")
        .await;
    let page = page
        .lands_on(&format!("{at}/where"))
        .shows("Your draft is saved.");
    let page = page
        .form(&format!("{at}/where"))
        .choose("scope", "national")
        .fill("countries_add", "Ivory Coast");
    let page = page
        .press("countries")
        .await
        .ok()
        .has("input[name=countries][value=CI]");
    let form = page
        .form(&format!("{at}/where"))
        .fill("from_month", "3")
        .fill("from_year", "2021");
    let form = form.fill("organisations[0].name", "Directorate of Civil Status");
    let form = form
        .choose("organisations[0].kind", "government")
        .choose("organisations[0].role", "lead");
    let page = form
        .press("Save and continue")
        .await
        .lands_on(&format!("{at}/story"));
    let action = "Two registrars and a nurse travel together once a month. ".repeat(5);
    let form = page
        .form(&format!("{at}/story"))
        .fill("problem", "The nearest registry is a day away.");
    let form = form
        .fill("action", action.trim())
        .tick("who_benefits", "children");
    let page = form
        .press("Save and continue")
        .await
        .lands_on(&format!("{at}/compact"));
    let form = page
        .form(&format!("{at}/compact"))
        .choose("primary_objective", "4")
        .tick("also", "15");
    let form = form.fill(
        "principles[7].how",
        "Children get the certificate on the same day.",
    );
    let page = form
        .press("Save and continue")
        .await
        .lands_on(&format!("{at}/sources"));
    let form = page
        .form(&format!("{at}/sources"))
        .fill("sources[0].title", "Yearly report");
    let form = form
        .fill("sources[0].url", "https://registry.example/2025")
        .choose("contact", "none");
    let form = form.tick("rights", "publish").tick("rights", "consent");
    form.press("Save and continue")
        .await
        .lands_on(&format!("{at}/check"))
}

story! {
/// From nothing to the receipt, over HTTP only.
async fn a_practice_is_written_checked_and_submitted(world: World) {
    let cast = Cast::of(&world).await;
    let browser = browser_of(&world, &cast.amina).await;
    let page = browser.visit("/my/practices").await.ok().shows("You have not proposed a practice yet");
    let page = page.follow("Propose a practice").await.ok();
    let page = page.form("/my/practices/new").fill("title", "Births by the road").press("Start writing").await.ok();
    let at = page.path().trim_end_matches("/brief").to_owned();
    page.keeps("Births by the road");
    let page = browser.visit(&at).await.ok().shows("Not started").shows("What the review team looks at");
    page.shows("Draft").shows("Nobody else until you submit it");

    let page = write_everything(&browser, &at).await.shows("Nothing is sent until you press the button");
    let page = page.lacks("missing before you can submit").shows("Côte d’Ivoire");
    let preview = page.follow("Preview as the public would see it").await.ok();
    preview.shows("Births by the road").shows("Yearly report").shows("March 2021");
    let page = page.form_with("Submit for review").press("Submit for review").await;
    let page = page.lands_on(&at).shows("Submitted for review").shows("PX-2026-0001");
    let page = page.shows(cast.amina.email.as_str()).shows("What happens next").shows("In review");
    assert_eq!(page.form_with("withdraw").buttons(), ["Withdraw"]);
    browser.visit("/my/practices").await.ok().shows("With the review team").shows("PX-2026-0001");
    let answers = stored(&world, &cast.amina, &at).await;
    assert_eq!(praxis::practice::fields::missing(&answers), []);
}}

story! {
/// Every step can be saved as it is, and what was written is there when one comes back.
async fn every_step_is_saved_with_everything_missing(world: World) {
    let cast = Cast::of(&world).await;
    let browser = browser_of(&world, &cast.amina).await;
    let at = started(&browser, "").await;
    for (step, next) in [("brief", "where"), ("where", "story"), ("story", "compact"), ("compact", "sources"), ("sources", "check")] {
        let page = browser.visit(&format!("{at}/{step}")).await.ok();
        let page = page.form(&format!("{at}/{step}")).press("Save and continue").await;
        page.lands_on(&format!("{at}/{next}"));
    }
    let page = browser.visit(&format!("{at}/brief")).await.ok();
    let page = page.form(&format!("{at}/brief")).fill("summary", "Half a thought").press("Save and go back to the steps").await;
    page.lands_on(&at).shows("A practice without a title");
    browser.visit(&format!("{at}/brief")).await.ok().keeps("Half a thought");
    browser.visit("/my/practices").await.ok().shows("Waiting for you").shows("A practice without a title");
}}

story! {
/// What is missing is a list, each line leads to its question, and the question says it again.
async fn what_is_missing_is_told_and_can_be_reached(world: World) {
    let cast = Cast::of(&world).await;
    let browser = browser_of(&world, &cast.amina).await;
    let at = started(&browser, "Only a title").await;
    let page = browser.visit(&format!("{at}/check")).await.ok();
    let listed = page.texts(".notice.warn li");
    assert_eq!(listed.first().map(String::as_str), Some("Answer “In short”"));
    assert_eq!(listed.last().map(String::as_str), Some("Give both permissions"));
    let links = page.attributes(".notice.warn li a", "href");
    assert_eq!(links[0], format!("{at}/brief?missing=show#summary"));
    for link in &links {
        let page = browser.visit(link).await.ok().has(".problem").has(".error");
        let id = link.split_once('#').unwrap().1;
        page.has(&format!("[id=\"{id}\"]"));
    }
    let page = page.form_with("Submit for review").press("Submit for review").await.status(422);
    assert!(page.texts("title")[0].starts_with("Error: "));
    assert_eq!(page.texts(".problem li"), listed);
}}

story! {
/// Rows come and go by buttons without script; nothing is saved by them and nothing typed is lost.
async fn rows_are_added_and_removed_without_losing_a_word(world: World) {
    let cast = Cast::of(&world).await;
    let browser = browser_of(&world, &cast.amina).await;
    let at = started(&browser, "Rows").await;
    let step = format!("{at}/where");
    let page = browser.visit(&step).await.ok();
    let form = page.form(&step).fill("organisations[0].name", "First").fill("from_year", "20x1").fill("countries_add", "Atlantis");
    let page = form.press("organisations").await.ok().keeps("First").keeps("20x1").keeps("Atlantis").lacks("Error:");
    let page = page.form(&step).fill("organisations[1].name", "Second").press("organisations").await.ok();
    let page = page.form(&step).fill("organisations[2].name", "Third").press("organisations[1]").await.ok();
    let page = page.keeps("First").keeps("Third").lacks("Second").keeps("20x1").keeps("Atlantis");
    assert!(stored(&world, &cast.amina, &at).await.organisations().is_empty());
    let page = page.form(&step).press("Save and continue").await.status(422);
    let page = page.shows("Saved, except for what is marked here").shows("No country or area is called “Atlantis”");
    page.keeps("20x1").keeps("Atlantis").keeps("Third");
    let names: Vec<String> = stored(&world, &cast.amina, &at).await.organisations().iter().map(|one| one.name.clone()).collect();
    assert_eq!(names, ["First", "Third"]);
}}

story! {
/// Each text takes its limit; one more character is kept, told, and keeps it from being submitted.
async fn each_text_holds_its_limit_and_keeps_one_more(world: World) {
    let cast = Cast::of(&world).await;
    let browser = browser_of(&world, &cast.amina).await;
    let at = started(&browser, "Limits").await;
    for field in FIELDS {
        let (Kind::Line { most, .. } | Kind::Summary { most, .. } | Kind::Prose { most }) = field.kind else { continue };
        if field.field == Field::ChangeNote {
            // It is asked from the second version on only.
            continue;
        }
        let step = format!("{at}/{}", field.step.as_str());
        let page = browser.visit(&step).await.ok();
        let fits = "ż".repeat(most);
        page.form(&step).fill(field.name, &fits).press("Save and go back to the steps").await.lands_on(&at);
        let page = browser.visit(&step).await.ok().lacks("Shorten").keeps(&fits);
        let over = format!("{fits}ż");
        let page = page.form(&step).fill(field.name, &over).press("Save and go back to the steps").await.status(422);
        page.shows("by one character").keeps(&over);
        assert_eq!(stored(&world, &cast.amina, &at).await.characters(field.field), most + 1, "{}", field.name);
        let missing = praxis::practice::fields::missing(&stored(&world, &cast.amina, &at).await);
        assert!(missing.iter().any(|one| one.field == field.field && one.why.as_str() == "too-long"), "{}", field.name);
        let page = browser.visit(&step).await.ok().shows("by one character");
        page.form(&step).fill(field.name, "short").press("Save and go back to the steps").await.lands_on(&at);
    }
}}

story! {
/// Values that cannot be stored come back as typed beside their problem; the rest of the step is saved.
async fn a_refused_value_comes_back_as_typed(world: World) {
    let cast = Cast::of(&world).await;
    let browser = browser_of(&world, &cast.amina).await;
    let at = started(&browser, "Refusals").await;
    for (step, name, odd, says) in [
        ("where", "from_month", "13", "Give the month"),
        ("where", "from_year", "0", "Give the year"),
        ("where", "until_year", "99999", "Give the year"),
        ("brief", "focal_point_email", "nobody@", "Type the whole address"),
        ("sources", "sources[0].url", "javascript:alert(1)", "Type the whole address"),
        ("sources", "sources[0].url", "https://user:word@host.example/", "Type the whole address"),
        ("sources", "sources[0].url", "//host.example", "Type the whole address"),
        ("sources", "sources[0].url", "http:\\\\host.example", "Type the whole address"),
        ("sources", "sources[0].url", "https://host.example:0/", "Type the whole address"),
        ("where", "regions_add", "Middle-earth", "No region is called"),
    ] {
        let address = format!("{at}/{step}");
        let page = browser.visit(&address).await.ok();
        let form = page.form(&address).fill(name, odd);
        let form = if name == "from_month" { form.fill("from_year", "2020") } else { form };
        let form = if step == "sources" { form.fill("sources[0].title", "A title") } else { form };
        let form = if step == "brief" { form.choose("on_behalf", "no").fill("summary", "Kept beside it") } else { form };
        let page = form.press("Save and continue").await.status(422);
        assert!(page.texts("title")[0].starts_with("Error: "), "{odd}");
        page.shows(says).keeps(odd);
    }
    assert_eq!(stored(&world, &cast.amina, &at).await.summary(), "Kept beside it");
    let long = format!("https://host.example/{}", "x".repeat(2_000));
    let address = format!("{at}/sources");
    let page = browser.visit(&address).await.ok();
    let form = page.form(&address).fill("sources[0].title", "Long").fill("sources[0].url", &long);
    form.press("Save and continue").await.status(422).keeps(&long);
}}

/// The number of the newest save, as the form of a step carries it.
async fn saves(browser: &Browser, address: &str) -> String {
    browser
        .visit(address)
        .await
        .ok()
        .attributes("input[name=saves]", "value")
        .remove(0)
}

story! {
/// A number of a save that never was is no door past somebody else's: it is kept beside the newest.
async fn a_save_from_the_future_is_kept_beside(world: World) {
    let cast = Cast::of(&world).await;
    let browser = browser_of(&world, &cast.amina).await;
    let at = started(&browser, "As it is").await;
    let form = [("saves", "9999"), ("title", "As it will be")];
    browser.post(&format!("{at}/brief"), &form).await.status(409).keeps("As it will be").shows("As it is");
    assert_eq!(stored(&world, &cast.amina, &at).await.title(), "As it is");
}}

story! {
/// Ten addresses fit and eleven do not; five other objectives are one too many.
async fn lists_hold_so_many_and_no_more(world: World) {
    let cast = Cast::of(&world).await;
    let browser = browser_of(&world, &cast.amina).await;
    let at = started(&browser, "Lists").await;
    let rows = |many: usize| -> Vec<(String, String)> {
        (0..many)
            .flat_map(|row| {
                [(format!("sources[{row}].title"), format!("T{row}")), (format!("sources[{row}].url"), format!("https://s{row}.example"))]
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
    post("sources", rows(11)).await.status(422).shows("this practice names 11 in its texts and sources together, and may name 10").keeps("https://s10.example");
    assert_eq!(stored(&world, &cast.amina, &at).await.sources().len(), 10);
    let also = |many: u8| (2..2 + many).map(|n| ("also".to_owned(), n.to_string())).collect::<Vec<_>>();
    post("compact", also(4)).await.ok();
    let page = post("compact", also(5)).await.status(422).shows("Choose at most 4");
    assert_eq!(page.count("input[name=also][checked]"), 5);
}}

story! {
/// Whatever is posted to any step is answered by a page of ours, and never by a fault.
async fn hostile_forms_get_a_page(world: World) {
    let cast = Cast::of(&world).await;
    let browser = browser_of(&world, &cast.amina).await;
    let at = started(&browser, "Hostile").await;
    let zalgo = "Z\u{335}\u{322}".repeat(3_000);
    let deep = [">", "[", "**"].map(|mark| mark.repeat(10_000));
    let texts = [
        "   ", "\u{1}\u{1f}x", "\u{feff}", "\u{202e}reversed", "e\u{301}\u{e9}", "{{7*7}}", "${x}",
        "<script>alert(1)</script>", "\"><svg onload=alert(1)>", "</textarea><h1>x", "]]>",
        "&#x6a;avascript:alert(1)", "=cmd|' /C calc'!A0", "a\r\nBcc: b@c.example", ".", "../../etc",
        "' or 1=1--", "\"*^NEAR(", "!&|<->", "-1", "9223372036854775808", "1e309", "NaN", "0x10", "2026-02-30",
        &zalgo, &deep[0], &deep[1], &deep[2],
    ];
    for step in Step::ALL {
        let address = format!("{at}/{}", step.as_str());
        let names: Vec<String> = browser.visit(&address).await.ok().attributes("form [name]", "name");
        for text in texts {
            let mut pairs: Vec<(&str, &str)> = names
                .iter()
                .map(String::as_str)
                .filter(|name| !matches!(*name, "saves" | "add" | "remove" | "deed"))
                .map(|name| (name, text))
                .collect();
            let newest = saves(&browser, &address).await;
            pairs.extend([("saves", newest.as_str()), ("q[x' or 1=1--]", "1"), ("a[]", text)]);
            let page = browser.post(&address, &pairs).await;
            assert!(matches!(page.status.as_u16(), 200 | 413 | 422), "{}: {text:.40}: {}", step.as_str(), page.status);
            assert_eq!(page.count("script:not([src])") + page.count("svg[onload]"), 0, "{text:.40}");
            let page = browser.visit(&format!("{at}/preview")).await.ok();
            assert_eq!(page.count("script:not([src])") + page.count("svg[onload]"), 0, "{text:.40}");
        }
        for pairs in [
            vec![("organisations[999].name", "far"), ("organisations[1000].name", "too far"), ("sources[-1].url", "x")],
            vec![("saves", "-1"), ("second", "abc"), ("deed", "approve"), ("add", "nothing"), ("remove", "sources[")],
            vec![("choose_title", "newest"), ("choose_sources", "newest"), ("saves", "9999")],
            vec![("countries", "XX"), ("regions", "' or 1=1--"), ("saves", "9999")],
            vec![("principles[0].principle", "no-such"), ("principles[0].how", "x"), ("saves", "9999")],
        ] {
            let page = browser.post(&address, &pairs).await;
            assert!(page.status.as_u16() < 500, "{pairs:?}: {}", page.status);
        }
    }
    let broken = browser
        .request(axum::http::Method::POST, &format!("https://praxis.example{at}/brief").parse().unwrap())
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    browser.send(broken, "title=%00").await.status(400);
    browser.visit("/my/practices").await.ok();
    browser.visit(&at).await.ok();
    browser.visit(&format!("{at}/check")).await.ok();
}}

story! {
/// Wish 8 in spirit: two windows, one step; the later save is kept beside the newer, field by field, and its author
/// chooses.
async fn wish_08_a_second_window_swallows_nothing(world: World) {
    let cast = Cast::of(&world).await;
    let browser = browser_of(&world, &cast.amina).await;
    let at = started(&browser, "Two windows").await;
    let step = format!("{at}/brief");
    let (one, other) = (browser.visit(&step).await.ok(), browser.visit(&step).await.ok());
    let form = one.form(&step).fill("summary", "The summary of the first window");
    form.choose("stage", "ended").press("Save and go back to the steps").await.lands_on(&at);
    let form = other.form(&step).fill("summary", "The summary of the second window").fill("title", "A title of the second");
    let page = form.press("Save and go back to the steps").await.status(409);
    let page = page.shows("saved in another window").keeps("The summary of the second window").shows("The summary of the first window");
    let page = page.has("input[name=choose_summary]").has("input[name=choose_title]");
    // Whoever goes away first finds both again.
    let again = browser.visit(&at).await.ok().follow("Look at both and choose").await.ok();
    again.keeps("The summary of the second window").shows("The summary of the first window");
    let form = page.form(&step).choose("choose_summary", "mine").choose("choose_title", "mine");
    form.press("Save and go back to the steps").await.lands_on(&at).lacks("two windows");
    let answers = stored(&world, &cast.amina, &at).await;
    assert_eq!(answers.summary(), "The summary of the second window");
    assert_eq!(answers.title(), "A title of the second");
    assert_eq!(answers.term(Field::Stage), Some("ended"));
    // Another step of the same draft never was in the way.
    let page = browser.visit(&format!("{at}/story")).await.ok();
    browser.visit(&step).await.ok().form(&step).press("Save and go back to the steps").await.lands_on(&at);
    page.form(&format!("{at}/story")).fill("new", "x").press("Save and go back to the steps").await.lands_on(&at);
}}

story! {
/// Everything that the samples say can be shown in the form and saved from it unchanged.
async fn a_form_says_what_is_stored_and_stores_what_it_says(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.draft("Almaty Process", 9).await;
    let at = format!("/my/practices/{id}");
    let browser = browser_of(&world, &cast.amina).await;
    let mut before = stored(&world, &cast.amina, &at).await;
    let action = before.text(Field::Action).unwrap().trim().to_owned();
    before.set(Field::Action, Some(Answer::Text(action)));
    for step in Step::ALL {
        let address = format!("{at}/{}", step.as_str());
        let page = browser.visit(&address).await.ok();
        page.form(&address).press("Save and go back to the steps").await.lands_on(&at);
    }
    assert_eq!(stored(&world, &cast.amina, &at).await, before);
}}
