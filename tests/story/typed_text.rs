//! Text of the world: what people type and paste is cleaned at one door, whatever sends it.

use praxis::account::model::EmailAddress;
use praxis::account::queries;
use praxis::practice::answers::Source;
use praxis::practice::fields::Field;
use praxis::practice::missing::missing_answers;

use crate::browser::{Browser, Page};
use crate::cast::{Cast, PASSWORD};
use crate::drafts::{saves, started, stored};
use crate::people::{filled, signed_in};
use crate::post::Post;
use crate::program::praxis;
use crate::site::{Site, answers_with, publish};
use crate::world::World;

/// Fills these boxes of a step and saves it.
pub async fn save(browser: &Browser, address: &str, boxes: &[(&str, &str)]) -> Page {
    let page = browser.visit(address).await.ok();
    let form = boxes
        .iter()
        .fold(page.form(address), |form, (name, typed)| {
            form.fill(name, typed)
        });
    form.press("Save and continue").await
}

/// A title that a reader cannot see is missing, and what a word processor hides in one is not stored.
async fn a_title_is_what_a_reader_sees_of_it(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Before").await;
    let brief = format!("{at}/brief");
    for unseen in [
        "\u{200b}",
        "\u{2060} \u{ad}",
        "\u{3164}",
        "\u{2800}",
        "\u{e0041}",
    ] {
        save(&browser, &brief, &[("title", unseen)]).await.ok();
        let answers = stored(&world, &cast.amina, &at).await;
        assert_eq!(answers.title(), "", "{unseen:?}");
        let missing = missing_answers(&answers);
        assert!(
            missing.iter().any(|one| one.field == Field::Title),
            "{unseen:?}"
        );
    }
    for (typed, read) in [
        ("Migra\u{ad}tion\u{200b} law\u{feff}", "Migration law"),
        ("first\u{b}second", "first second"),
        ("Cafe\u{301}s", "Cafés"),
        ("می\u{200c}خواهم", "می\u{200c}خواهم"),
    ] {
        save(&browser, &brief, &[("title", typed)]).await.ok();
        assert_eq!(stored(&world, &cast.amina, &at).await.title(), read);
    }
    // 200 letters fit, however each is composed.
    let long = "e\u{301}".repeat(200);
    save(&browser, &brief, &[("title", &long)])
        .await
        .lands_on(&format!("{at}/where"));
}
story!(a_title_is_what_a_reader_sees_of_it);

/// Every sign that ends a line elsewhere ends one here.
async fn a_line_end_of_any_system_is_one(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Lines").await;
    let typed = "first\u{b}second\u{c}third\u{2028}fourth\u{85}fifth\r\nsixth\rseventh";
    save(&browser, &format!("{at}/story"), &[("problem", typed)])
        .await
        .ok();
    assert_eq!(
        stored(&world, &cast.amina, &at).await.text(Field::Problem),
        Some("first\nsecond\nthird\nfourth\nfifth\nsixth\nseventh")
    );
}
story!(a_line_end_of_any_system_is_one);

/// An address that was copied with characters of no width is a working link.
async fn a_copied_web_address_works(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Sources").await;
    let boxes = [
        ("sources[0].title", "\u{200e}Report\u{200b}"),
        (
            "sources[0].url",
            "\u{200b}https://iom.exam\u{ad}ple/report\u{2060}",
        ),
    ];
    save(&browser, &format!("{at}/sources"), &boxes).await.ok();
    let source = Source {
        title: "Report".to_owned(),
        url: Some("https://iom.example/report".to_owned()),
        language: None,
    };
    assert_eq!(stored(&world, &cast.amina, &at).await.sources(), [source]);
}
story!(a_copied_web_address_works);

/// An address of mail that was pasted with hidden characters gets its mail, by the page and by the command; a password
/// stays as it was typed.
async fn a_pasted_mail_address_gets_its_mail(world: World) {
    let (post, browser) = (Post::of(&world), world.browser());
    let form = filled(&browser, "nadia\u{200b}@workers.exam\u{ad}ple\u{feff}").await;
    form.fill("given_name", "Na\u{ad}dia")
        .press("Make my account")
        .await
        .lands_on("/register/sent");
    let letter = post.only().await;
    assert_eq!(letter.to, "nadia@workers.example");

    let line = [
        "account",
        "create",
        "--email",
        "\u{feff}desk\u{ad}@workers.example",
        "--role",
        "reviewer",
        "--family",
        "Sul\u{200b}astri",
        "--password-stdin",
    ];
    praxis(&world, &line, PASSWORD.as_bytes()).done();
    let mut db = world.app.db.read().await.unwrap();
    let email = EmailAddress::parse("desk@workers.example").unwrap();
    let account = queries::by_email(&mut db, &email).await.unwrap().unwrap();
    assert_eq!(account.email.as_str(), "desk@workers.example");
    assert_eq!(account.name.display(), "Sulastri");
    let page = crate::people::sign_in(&browser, "desk\u{ad}@workers.example", PASSWORD).await;
    page.lands_on("/review");
    let hidden = format!("{PASSWORD}\u{ad}");
    crate::people::sign_in(&world.browser(), "desk@workers.example", &hidden)
        .await
        .status(422);
}
story!(a_pasted_mail_address_gets_its_mail);

/// A search finds the words that a reader sees in its box.
async fn a_search_is_what_a_reader_sees_of_it(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    cast.published("Quokka protocol", 9).await;
    site.catch_up().await;
    for typed in [
        "quo\u{ad}kka",
        "\u{200b}quokka\u{200b}",
        "quokka\u{b}protocol",
    ] {
        assert_eq!(site.finds(typed).await, ["Quokka protocol"], "{typed:?}");
    }
    let ruth = signed_in(&world, &cast.ruth).await;
    cast.submitted("Wombat protocol", 9).await;
    ruth.visit("/review?q=wom%C2%ADbat")
        .await
        .ok()
        .shows("Wombat protocol");
}
story!(a_search_is_what_a_reader_sees_of_it);

/// An address of a web page is taken as people type it; a refusal says what is wrong with it, and good rows beside it
/// are stored.
async fn a_source_is_taken_as_it_is_typed(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Sources").await;
    let sources = format!("{at}/sources");
    let rows = |urls: [&'static str; 3]| {
        ["One", "Two", "Three"]
            .into_iter()
            .zip(urls)
            .enumerate()
            .flat_map(|(row, (title, url))| {
                [
                    (format!("sources[{row}].title"), title.to_owned()),
                    (format!("sources[{row}].url"), url.to_owned()),
                ]
            })
            .collect::<Vec<_>>()
    };
    let post = async |urls: [&'static str; 3]| {
        let newest = saves(&browser, &sources).await;
        let mut pairs = rows(urls);
        pairs.push(("saves".to_owned(), newest));
        let pairs: Vec<(&str, &str)> = pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        browser.post(&sources, &pairs).await
    };
    let urls = async || -> Vec<Option<String>> {
        let answers = stored(&world, &cast.amina, &at).await;
        answers
            .sources()
            .iter()
            .map(|one| one.url.clone())
            .collect()
    };
    let some = |url: &str| Some(url.to_owned());
    post(["www.iom.example/report", "un.example", "http://a.example/"])
        .await
        .ok();
    let whole = [
        some("https://www.iom.example/report"),
        some("https://un.example"),
        some("http://a.example/"),
    ];
    assert_eq!(urls().await, whole);
    for (typed, says) in [
        ("the report", "Take the blank out of"),
        ("amina@iom.example", "This is an email address"),
        ("ftp://iom.example/x", "It begins with https:// or http://"),
        (
            "https://a:b@iom.example/",
            "Take the user name or password out of",
        ),
        ("report", "with the name of the website"),
        ("https://", "a browser cannot open it"),
    ] {
        // The refused address stays in its box, the row keeps what was stored, and the others are stored anew.
        post(["https://new.example/", typed, "c.example"])
            .await
            .status(422)
            .shows(says)
            .keeps(typed);
        let kept = [
            some("https://new.example/"),
            some("https://un.example"),
            some("https://c.example"),
        ];
        assert_eq!(urls().await, kept, "{typed}");
    }
}
story!(a_source_is_taken_as_it_is_typed);

/// One row of organisations that cannot be stored drops no other, and a mistyped address drops no name beside it.
async fn one_refused_part_drops_nothing_beside_it(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Rows").await;
    let (place, brief) = (format!("{at}/where"), format!("{at}/brief"));
    let newest = saves(&browser, &place).await;
    let pairs = [
        ("organisations[0].name", "Ministry of Labour"),
        ("organisations[0].kind", "government"),
        ("organisations[0].role", "lead"),
        ("organisations[1].name", "Red Crescent"),
        ("organisations[1].kind", "nonsense"),
        ("organisations[2].name", "Union of Workers"),
        ("saves", newest.as_str()),
    ];
    browser.post(&place, &pairs).await.status(422);
    let answers = stored(&world, &cast.amina, &at).await;
    let names: Vec<&str> = answers
        .organisations()
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(
        names,
        ["Ministry of Labour", "Red Crescent", "Union of Workers"]
    );
    let newest = saves(&browser, &brief).await;
    let pairs = [
        ("on_behalf", "no"),
        ("focal_point_name", "Nadia Rahimi"),
        ("focal_point_organisation", "Ministry of Labour"),
        ("focal_point_email", "nadia at ministry"),
        ("saves", newest.as_str()),
    ];
    browser
        .post(&brief, &pairs)
        .await
        .status(422)
        .keeps("nadia at ministry");
    let answers = stored(&world, &cast.amina, &at).await;
    let point = answers.focal_point().unwrap();
    assert_eq!(
        (
            point.name.as_str(),
            point.organisation.as_str(),
            point.email.as_str()
        ),
        ("Nadia Rahimi", "Ministry of Labour", "")
    );
}
story!(one_refused_part_drops_nothing_beside_it);

/// A year is read in the digits of any script, and the message names the limits that hold.
async fn a_year_is_read_in_any_digits(world: World) {
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Years").await;
    let place = format!("{at}/where");
    for (year, month, stored_as) in [
        ("٢٠١٩", "٣", "2019-03"),
        ("۲۰۱۹", "", "2019"),
        ("２０１９", "１２", "2019-12"),
        ("1800", "", "1800"),
    ] {
        let boxes = [("from_year", year), ("from_month", month)];
        save(&browser, &place, &boxes).await.ok();
        let answers = stored(&world, &cast.amina, &at).await;
        assert_eq!(answers.month(Field::From).unwrap().to_string(), stored_as);
    }
    for year in ["1799", "2101", "²⁰¹⁹", "-5"] {
        save(&browser, &place, &[("from_year", year)])
            .await
            .status(422)
            .shows("in four digits, from 1800 to 2100")
            .keeps(year);
    }
}
story!(a_year_is_read_in_any_digits);

/// An address that was copied from a sentence, typed in capitals or read off a receipt leads to its page.
async fn a_copied_address_leads_to_its_page(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    cast.published("Almaty Process", 9).await;
    let practice = "/practices/almaty-process";
    for copied in [
        "almaty-process.",
        "almaty-process).",
        "Almaty-Process",
        "almaty-process%E2%80%9D,",
        "PX-2026-0001",
        "px-2026-0001.",
        "PX%E2%80%932026%E2%80%930001",
    ] {
        let page = site.browser.visit(&format!("/practices/{copied}")).await;
        page.lands_on(practice).shows("Almaty Process");
    }
    site.browser
        .visit("/fr/practices/Almaty-Process./revisions/1")
        .await
        .lands_on("/fr/practices/almaty-process/revisions/1");
    for (copied, page) in [
        ("/objectives/9.", "/objectives/9"),
        ("/countries/ke,", "/countries/KE"),
        ("/regions/IGAD", "/regions/igad"),
    ] {
        site.browser.visit(copied).await.lands_on(page);
    }
    for nothing in [
        "almaty",
        "almaty-process.x",
        "PX-2026-0002",
        "...",
        "almaty-process/revisions/2",
    ] {
        site.browser
            .visit(&format!("/practices/{nothing}"))
            .await
            .status(404);
    }
}
story!(a_copied_address_leads_to_its_page);

/// Text from right to left keeps its direction by its known language, and turns no words of ours.
async fn arabic_turns_no_words_around_it(world: World) {
    let cast = Cast::of(&world).await;
    let site = Site::of(&world);
    let arabic = serde_json::json!({"language": "ar", "problem": "IOM ووزارة العمل"});
    let title = "IOM ووزارة العمل (2019)";
    publish(&cast, &cast.amina, &answers_with(title, 9, arabic)).await;
    let english = serde_json::json!({"problem": "وزارة means ministry."});
    publish(
        &cast,
        &cast.amina,
        &answers_with("An English text", 9, english),
    )
    .await;
    let list = site.browser.visit("/practices").await.ok();
    list.has("h3[lang=ar][dir=rtl]");
    let slug = "/practices/iom-2019";
    let page = site.browser.visit(slug).await.ok();
    page.has("h1[lang=ar][dir=rtl]")
        .has("div.prose[lang=ar][dir=rtl]")
        .has("div.prose h2[lang=en][dir=ltr]")
        .has("cite[lang=ar][dir=rtl]");
    let page = site.browser.visit("/practices/an-english-text").await.ok();
    assert_eq!(page.count("[dir=auto]") + page.count("[dir=rtl]"), 0);
    // A name in our sentences stands between marks of isolation.
    let t = praxis::language::Messages::new(praxis::language::Language::En);
    let said = t
        .say("catalogue-submitted")
        .with("name", "أمينة")
        .with("day", "1 May 2026")
        .to_string();
    assert!(said.contains("\u{2068}أمينة\u{2069}"), "{said}");
}
story!(arabic_turns_no_words_around_it);
