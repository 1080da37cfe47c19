//! What authors are shown of a practice before it is public and after it was decided: where it stands, why, and how
//! it will look.

use std::time::Duration;

use praxis::language::Language;
use praxis::mail::letter::Letter;
use praxis::practice::actions::Intent;
use praxis::practice::model::{Decision, DeclineCode, TakeDown};
use praxis::practice::plain;
use serde_json::json;

use crate::cast::{Cast, reasons, spam_mark};
use crate::drafts::names_nobody;
use crate::messages::french_slip;
use crate::people::signed_in;
use crate::post::Post;
use crate::site::answers_with;
use crate::world::World;

/// A draft beside what was taken down says what readers find there, and never that it stays public.
async fn a_draft_of_what_was_taken_down_says_so(world: World) {
    let cast = Cast::of(&world).await;
    let other = cast.published("Bali Process", 9).await;
    for (how, says) in [
        (
            TakeDown::NotCurrent,
            "under the notice that it is no longer current",
        ),
        (TakeDown::Gone, "was taken down on 3 November 2026"),
        (
            TakeDown::Replaced(other),
            "readers find another practice in its place",
        ),
    ] {
        let id = cast.published("Almaty Process", 9).await;
        cast.act(&cast.amina, &id, Intent::Revise).await.unwrap();
        cast.act(
            &cast.ruth,
            &id,
            Intent::TakeDown {
                how,
                words: reasons("As agreed."),
            },
        )
        .await
        .unwrap();
        let browser = signed_in(&world, &cast.amina).await;
        for page in ["/my/practices".to_owned(), format!("/my/practices/{id}")] {
            browser
                .visit(&page)
                .await
                .ok()
                .shows(says)
                .lacks("stays public until");
        }
    }
}
story!(a_draft_of_what_was_taken_down_says_so);

/// Accepted for a day, the page begins with the day and no longer says what happens next.
async fn what_is_accepted_for_a_day_says_so_first(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let at = format!("/my/practices/{id}");
    let browser = signed_in(&world, &cast.amina).await;
    browser
        .visit(&at)
        .await
        .ok()
        .shows("Submitted for review")
        .shows("usually within 14 days")
        .shows("What happens next");
    let on = Some(world.clock().now().plus(Duration::from_hours(30 * 24)));
    cast.act(
        &cast.ruth,
        &id,
        Intent::Decide(Decision::Approve {
            words: None,
            on,
            minor: false,
        }),
    )
    .await
    .unwrap();
    cast.settle().await;
    let page = browser
        .visit(&at)
        .await
        .ok()
        .shows("It becomes public on")
        .lacks("What happens next");
    assert_eq!(page.texts("h1"), ["Almaty Process"]);
}
story!(what_is_accepted_for_a_day_says_so_first);

/// Authors read the ground of a decline and the practice that is there already, as long as it is public; and of
/// what was taken for advertising, that it is held, with the way to help.
async fn authors_read_the_ground_and_that_something_is_held(world: World) {
    let cast = Cast::of(&world).await;
    let there = cast.published("Bali Process", 9).await;
    let (twin, spam) = (
        cast.submitted("Bali Process again", 9).await,
        cast.submitted("Buy now", 9).await,
    );
    let decline = Decision::Decline {
        words: reasons("Please look there."),
        code: DeclineCode::Duplicate,
        duplicate_of: Some(there),
        last: false,
    };
    let post = Post::of(&world);
    post.new_ones().await;
    cast.act(&cast.ruth, &twin, Intent::Decide(decline))
        .await
        .unwrap();
    cast.act(&cast.ruth, &spam, spam_mark()).await.unwrap();
    cast.settle().await;
    let letter = post
        .new_ones()
        .await
        .into_iter()
        .find(|one| one.subject.contains("was not taken up"))
        .unwrap();
    assert!(
        letter.text.contains("The site has this practice already."),
        "{}",
        letter.text
    );
    assert!(
        letter
            .text
            .contains("  Bali Process\n  https://praxis.example/practices/bali-process"),
        "{}",
        letter.text
    );
    assert!(!letter.text.contains("Ruth"));
    let browser = signed_in(&world, &cast.amina).await;
    let at = format!("/my/practices/{twin}");
    browser
        .visit(&at)
        .await
        .ok()
        .shows("The site has this practice already.")
        .has("button[value='/practices/bali-process']");
    names_nobody(&browser, &at).await;
    let held = browser
        .visit(&format!("/my/practices/{spam}"))
        .await
        .ok()
        .lacks("spam")
        .has("main a[href='/help']");
    assert_eq!(held.texts(".timeline b")[0], "Held");
    cast.act(
        &cast.ruth,
        &there,
        Intent::TakeDown {
            how: TakeDown::Gone,
            words: reasons("Mistaken"),
        },
    )
    .await
    .unwrap();
    let page = browser
        .visit(&at)
        .await
        .ok()
        .shows("The site has this practice already.");
    assert_eq!(
        page.count("a[href='/practices/bali-process'], button[value='/practices/bali-process']"),
        0
    );
}
story!(authors_read_the_ground_and_that_something_is_held);

/// What is put together from answers keeps to the typography of the reader's language, on the page that shows
/// everything before it is submitted and in the receipt.
async fn french_pages_and_mails_are_set_in_french(world: World) {
    let cast = Cast::of(&world).await;
    let answers = answers_with(
        "Processus d’Almaty",
        9,
        json!({
            "summary": "Des fonctionnaires de plusieurs pays se retrouvent deux fois par an et conviennent de la suite.",
            "principles": [{"principle": "international-cooperation", "how": "Elle change de mains."}],
            "goals": ["8", "10"], "countries": ["KZ", "KG"], "who_benefits": ["workers", "refugees"],
        }),
    );
    let id = cast.draft_by(&cast.amina, "Processus d’Almaty", 9).await;
    cast.write(&cast.amina, id, &answers).await;
    let browser = signed_in(&world, &cast.amina).await;
    let page = browser
        .visit(&format!("/fr/my/practices/{id}/check"))
        .await
        .ok();
    let main = page
        .body
        .split_once("<main")
        .unwrap()
        .1
        .split_once("</main>")
        .unwrap()
        .0;
    for text in main
        .split('<')
        .filter_map(|part| part.split_once('>'))
        .map(|(_, text)| text.trim_end_matches(['\n', ' ']))
    {
        assert_eq!(french_slip(text), None, "{text}");
    }
    let t = world.app.words(Language::Fr);
    let answered = plain::answers(&answers, t);
    let letter = Letter::new(
        "Nous avons reçu votre pratique",
        "Nous avons reçu votre pratique",
    )
    .button(
        t.of("practice-mail-button", "author"),
        "https://praxis.example/fr/my/practices/1",
    )
    .because(t.of("practice-mail-because", "author"))
    .answers(answered.clone())
    .render(t, &world.app.settings);
    assert!(
        letter.text.contains("Voir votre pratique\u{a0}:\nhttps://"),
        "{}",
        letter.text
    );
    for line in letter.text.lines().filter(|line| !line.contains("://")) {
        assert_eq!(french_slip(line), None, "{line}");
    }
    for answer in [
        "Coopération internationale\u{a0}: Elle change de mains.",
        "Kazakhstan\nKirghizistan",
    ] {
        let given = answered.iter().any(|(_, text)| text.contains(answer));
        assert!(given, "{answered:?}");
    }
}
story!(french_pages_and_mails_are_set_in_french);

/// The preview shows who submits it, the licence and the citation in the words of the public page; what was not
/// asked is not said to be missing, and a long answer is shown as the public reads it.
async fn the_preview_and_the_check_show_what_the_public_would_see(world: World) {
    let cast = Cast::of(&world).await;
    let long = format!("It went on:\n\n1. first\n2. {}", "then ".repeat(100));
    let id = cast.draft("Almaty Process", 9).await;
    cast.write(
        &cast.amina,
        id,
        &answers_with(
            "Almaty Process",
            9,
            json!({"on_behalf": true, "action": long}),
        ),
    )
    .await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = format!("/my/practices/{id}");
    let check = browser
        .visit(&format!("{at}/check"))
        .await
        .ok()
        .lacks("Who is responsible for it there?")
        .lacks("No results yet, because");
    assert_eq!(check.texts(".answers ol li")[0], "first");
    let preview = browser.visit(&format!("{at}/preview")).await.ok();
    preview
        .shows(
            "Submitted by Ms. Amina Saidova, Institute for Small Worlds, on the day of submission",
        )
        .shows("Saidova, Amina (2026). Almaty Process. Praxis. (its address, given at publication)")
        .shows("CC BY 4.0");
    let sent = cast.submitted("Bali Process", 9).await;
    browser
        .visit(&format!("/my/practices/{sent}/preview"))
        .await
        .ok()
        .shows("on 3 November 2026");
    let ruth = cast.sign_in(&world, &cast.ruth).await;
    ruth.visit(&format!("/review/{sent}"))
        .await
        .ok()
        .shows("Submitted by Ms. Amina Saidova, Institute for Small Worlds, on 3 November 2026")
        .shows("Cite this practice")
        .shows("CC BY 4.0");
}
story!(the_preview_and_the_check_show_what_the_public_would_see);
