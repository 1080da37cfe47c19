//! What is needed is said at the question, and what is missing is said alike on every page: by row, by box, by how much.

use praxis::practice::answers::{FocalPoint, Organisation, PrincipleShown, Source};
use praxis::practice::fields::{FIELDS, Field, Kind, Need, Step};
use praxis::practice::missing::{MissingReason, missing_answers};

use crate::browser::Browser;
use crate::cast::Cast;
use crate::drafts::{started, stored, write_everything};
use crate::people::signed_in;
use crate::world::World;

/// The number that a heading begins with.
#[track_caller]
fn number_in(heading: &str) -> usize {
    match heading.split_whitespace().next() {
        Some("One") => 1,
        number => number.unwrap_or_default().parse().unwrap(),
    }
}

/// How many answers each page says are needed: the overview, the steps, each step itself, and Check.
async fn counts(browser: &Browser, at: &str) -> Vec<usize> {
    let overview = browser.visit(at).await.ok();
    let check = browser.visit(&format!("{at}/check")).await.ok();
    let listed = check.count(".notice.warn li");
    let mut marked = 0;
    for step in Step::ALL {
        let step = step.as_str();
        let page = browser.visit(&format!("{at}/{step}?missing=show")).await;
        marked += page.ok().count(".problem li");
    }
    let of_steps = overview.texts(".todo span").into_iter();
    let of_steps: Vec<usize> = of_steps
        .filter_map(|status| {
            let before = status.split_once(" answer")?.0.to_lowercase();
            match before.split_whitespace().last()? {
                "one" => Some(1),
                number => number.parse().ok(),
            }
        })
        .collect();
    let (total, steps) = of_steps.split_last().unwrap();
    vec![
        steps.iter().sum(),
        *total,
        number_in(&check.texts(".notice.warn h2")[0]),
        listed,
        marked,
    ]
}

/// One count, wherever it stands: rows that lack two boxes count twice on every page.
async fn every_page_counts_the_same(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Counted").await;
    let brief = format!("{at}/brief");
    let page = browser.visit(&brief).await.ok();
    let form = page
        .form(&brief)
        .fill("summary", "Too short")
        .choose("on_behalf", "no")
        .choose("stage", "ended");
    form.press("steps").await.lands_on(&at);
    let place = format!("{at}/where");
    let page = browser.visit(&place).await.ok();
    let form = page
        .form(&place)
        .fill("organisations[0].name", "First")
        .fill("from_year", "2020")
        .fill("until_year", "2019");
    let page = form.press("organisations").await;
    let form = page
        .form(&place)
        .fill("organisations[1].name", &"n".repeat(Organisation::NAME + 3))
        .choose("organisations[1].kind", "government");
    form.press("steps").await.status(422);
    let sources = format!("{at}/sources");
    let page = browser.visit(&sources).await.ok();
    let form = page
        .form(&sources)
        .fill("sources[0].url", "https://a.example");
    form.press("steps").await.lands_on(&at);
    let wanted = missing_answers(&stored(&world, &cast.amina, &at).await).len();
    assert_eq!(counts(&browser, &at).await, vec![wanted; 5]);
}
story!(every_page_counts_the_same);

/// A message names the row and the box and says by how much, and its link leads to that box.
async fn what_is_missing_names_row_box_and_amount(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Named").await;
    write_everything(&browser, &at).await;
    let brief = format!("{at}/brief");
    let page = browser.visit(&brief).await.ok();
    let form = page
        .form(&brief)
        .fill("summary", &"s".repeat(48))
        .choose("on_behalf", "no");
    form.press("steps").await.lands_on(&at);
    let place = format!("{at}/where");
    let page = browser
        .visit(&place)
        .await
        .ok()
        .form(&place)
        .press("organisations")
        .await
        .ok();
    let form = page
        .form(&place)
        .fill("organisations[1].name", &"n".repeat(Organisation::NAME + 3));
    // At the box, above the form and on the Check page stand the same words.
    let long = "Shorten “Organisation 2: Name of the organisation” by 3 characters: 200 fit";
    let page = form.press("steps").await.status(422);
    assert_eq!(page.texts(".problem li"), [long]);
    let story = format!("{at}/story");
    let page = browser.visit(&story).await.ok();
    let form = page.form(&story).fill("action", "They did it.");
    form.press("steps").await.lands_on(&at);
    let compact = format!("{at}/compact");
    let page = browser.visit(&compact).await.ok();
    let form = page
        .form(&compact)
        .fill("principles[7].how", &"h".repeat(PrincipleShown::HOW + 1));
    form.press("steps").await.status(422);
    let check = browser.visit(&format!("{at}/check")).await.ok();
    assert_eq!(
        check.texts(".notice.warn li"),
        [
            "Add 12 characters to “In short”: 60 are needed",
            "Name the organisation that carries it out, because you are not part of it",
            long,
            "Choose an answer to “Organisation 2: What kind of organisation is it?”",
            "Choose an answer to “Organisation 2: What does it do here?”",
            "Say what was done: at least 200 characters are needed and 12 are there. A text “In short” of 300 characters or more is enough, too",
            "Shorten “Child-sensitive” by one character: 300 fit",
        ]
    );
    for (link, says) in check
        .attributes(".notice.warn li a", "href")
        .into_iter()
        .zip(check.texts(".notice.warn li"))
    {
        let page = browser.visit(&link).await.ok();
        let id = link
            .split_once('#')
            .unwrap()
            .1
            .replace("%5B", "[")
            .replace("%5D", "]");
        let page = page.has(&format!("[id=\"{id}\"]"));
        assert!(
            page.texts(".problem li").contains(&says),
            "{says} at {link}"
        );
    }
}
story!(what_is_missing_names_row_box_and_amount);

/// Who tells another organisation's practice names that organisation. The person and the address are asked, not needed.
async fn an_outsider_names_the_organisation_only(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Told by others").await;
    write_everything(&browser, &at).await;
    let brief = format!("{at}/brief");
    let page = browser.visit(&brief).await.ok();
    let form = page.form(&brief).choose("on_behalf", "no");
    let labels = page.texts(".focal_point label").join("\n");
    assert!(
        labels.contains("Organisation that carries it out (needed)"),
        "{labels}"
    );
    assert!(
        labels.contains("Name of the person there (asked)"),
        "{labels}"
    );
    let form = form.fill("focal_point_organisation", "Ministry of Labour");
    form.press("steps").await.lands_on(&at);
    assert_eq!(missing_answers(&stored(&world, &cast.amina, &at).await), []);
    let check = browser.visit(&format!("{at}/check")).await.ok();
    let check = check
        .shows("Ministry of Labour")
        .lacks("Ministry of Labour,")
        .lacks(", Ministry");
    check
        .form_with("submit")
        .press("submit")
        .await
        .ok()
        .shows("Submitted for review");
}
story!(an_outsider_names_the_organisation_only);

/// Every limit and condition of the table stands in the hint of its question, and each label says whether it is needed.
async fn each_question_says_its_limits_and_whether_it_is_needed(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Limits").await;
    for (prefix, needs) in [
        (
            "",
            [
                "(needed)",
                "(needed in some cases)",
                "(asked)",
                "(optional)",
            ],
        ),
        (
            "/fr",
            [
                "(nécessaire)",
                "(nécessaire dans certains cas)",
                "(demandé)",
                "(facultatif)",
            ],
        ),
    ] {
        for step in Step::ALL {
            let page = browser
                .visit(&format!("{prefix}{at}/{}", step.as_str()))
                .await
                .ok();
            for one in step.fields().filter(|one| one.field != Field::ChangeNote) {
                let id = match one.kind {
                    Kind::Month => format!("{}_month", one.name),
                    _ => one.name.to_owned(),
                };
                let hint = page.texts(&format!("[id=\"{id}-h\"]")).join(" ");
                let said: String = hint
                    .chars()
                    .filter(|letter| !letter.is_whitespace())
                    .collect();
                for limit in limits(one.kind) {
                    let grouped = [limit.to_string(), grouped(limit, ","), grouped(limit, "")];
                    assert!(
                        grouped.iter().any(|number| said.contains(number)),
                        "{} does not say {limit}: {hint}",
                        one.name
                    );
                }
                let mark = needs[match one.need {
                    Need::Required => 0,
                    Need::Conditional => 1,
                    Need::Asked => 2,
                    Need::Optional => 3,
                }];
                let labels = page.texts("label, legend").join("\n");
                let own = page.texts(&format!(
                    "label[for=\"{id}\"], fieldset:has(> [id=\"{id}-h\"]) > legend"
                ));
                assert!(
                    own.iter().any(|label| label.ends_with(mark)),
                    "{} is not marked {mark}: {own:?} among {labels}",
                    one.name
                );
            }
        }
    }
}
story!(each_question_says_its_limits_and_whether_it_is_needed);

fn grouped(number: usize, mark: &str) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{}{mark}{:03}", number / 1_000, number % 1_000),
    }
}

fn limits(kind: Kind) -> Vec<usize> {
    match kind {
        // More than there are to choose from is no limit.
        Kind::Line { most, .. }
        | Kind::Prose { most }
        | Kind::Several {
            most: most @ 3..10, ..
        } => vec![most],
        Kind::Summary { least, most, .. } => vec![least, most],
        Kind::Organisations { most } => vec![most, Organisation::NAME],
        Kind::Sources { most } => vec![most, Source::TITLE],
        Kind::Principles => vec![PrincipleShown::HOW],
        Kind::FocalPoint => vec![FocalPoint::LINE],
        Kind::Files
        | Kind::Several { .. }
        | Kind::YesNo
        | Kind::One(_)
        | Kind::Month
        | Kind::Doi => Vec::new(),
    }
}

/// The block for “No” stands where the style sheet opens it with “No” only, and the conditions say when.
#[test]
fn the_focal_point_is_asked_with_no_only() {
    let style = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/praxis.css"));
    let rule =
        "form:has([name=on_behalf]):not(:has([name=on_behalf][value=no]:checked)) > .focal_point";
    assert!(style.unwrap().contains(rule));
    assert!(
        FIELDS
            .iter()
            .any(|one| one.field == Field::FocalPoint && one.need == Need::Conditional)
    );
    assert!(MissingReason::ALL.contains(&MissingReason::FocalPoint));
}

/// A month is typed by number or name, in any digits; a message names the field, and marks the box that is wrong.
async fn a_date_is_typed_as_people_write_it(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Dated").await;
    let place = format!("{at}/where");
    for (month, year, wanted) in [
        ("March", "2021", "2021-03"),
        ("août", "2020", "2020-08"),
        ("٣", "٢٠١٩", "2019-03"),
        ("Sept.", "2018", "2018-09"),
        ("12", "2017", "2017-12"),
        ("", "2016", "2016"),
        ("May 2015", "", "2015-05"),
    ] {
        let page = browser.visit(&place).await.ok();
        let page = page
            .has("#from_month:not([maxlength])")
            .has("#from_year:not([maxlength])");
        let form = page
            .form(&place)
            .fill("from_month", month)
            .fill("from_year", year);
        form.press("steps").await.lands_on(&at);
        let answers = stored(&world, &cast.amina, &at).await;
        assert_eq!(
            answers.month(Field::From).unwrap().to_string(),
            wanted,
            "{month} {year}"
        );
    }
    for (month, year, wrong, says) in [
        (
            "Ma",
            "2021",
            "from_month",
            "Give the month for “Since when?” as a number from 1 to 12 or by its name",
        ),
        (
            "March",
            "",
            "from_year",
            "Give the year for “Since when?” in four digits",
        ),
        (
            "3",
            "21",
            "from_year",
            "Give the year for “Since when?” in four digits",
        ),
    ] {
        let page = browser.visit(&place).await.ok();
        let form = page
            .form(&place)
            .fill("from_month", month)
            .fill("from_year", year);
        let page = form
            .press("steps")
            .await
            .status(422)
            .shows(says)
            .keeps(month);
        assert_eq!(page.attributes(".problem a", "href"), [format!("#{wrong}")]);
        assert_eq!(page.attributes("[aria-invalid=true]", "name"), [wrong]);
    }
    browser
        .visit(&place)
        .await
        .ok()
        .shows("for example 3 2021 or March 2021");
    browser
        .visit(&format!("/fr{place}"))
        .await
        .ok()
        .shows("par exemple 3 2021 ou mars 2021");
}
story!(a_date_is_typed_as_people_write_it);

/// “Through a form” says what happens to the questions of readers.
async fn the_form_for_readers_is_offered(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Asked").await;
    let sources = format!("{at}/sources");
    let page = browser.visit(&sources).await.ok();
    let page = page.shows("Readers see an address only in the answer.");
    let form = page.form(&sources).choose("contact", "form");
    form.press("steps").await.lands_on(&at);
    let answers = stored(&world, &cast.amina, &at).await;
    assert_eq!(answers.term(Field::Contact), Some("form"));
}
story!(the_form_for_readers_is_offered);

/// Whoever gives the permission reads the licence's name and can open its text, without losing what is typed.
async fn the_permission_names_the_licence_and_links_it(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Licensed").await;
    let licence = &world.app.settings.licence;
    let page = browser.visit(&format!("{at}/sources")).await.ok();
    let page = page.shows(&format!(
        "You may publish this under the licence {}.",
        licence.name
    ));
    let link = format!("a[href=\"{}\"]", licence.url);
    page.has(&format!("{link}[target=_blank]"));
    for terms in ["/terms", "/fr/terms"] {
        let page = browser.visit(terms).await.ok().shows(&licence.name);
        assert_eq!(page.count(&link), 2, "{terms}");
    }
}
story!(the_permission_names_the_licence_and_links_it);
