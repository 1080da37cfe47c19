//! How much one account and one practice may hold: web addresses and drafts, each with a page that says what to do.

use praxis::practice::actions::Error;
use praxis::practice::actions::{self, Intent};
use praxis::practice::answers::Answers;
use praxis::practice::fields::Field;

use crate::cast::{Cast, titled};
use crate::drafts::{saves, started, stored};
use crate::people::signed_in;
use crate::world::World;

/// A practice names so many different web addresses, in its texts and its sources together, as a link in Markdown
/// or bare. What names one too many comes back as it was typed, with a sentence beside the field.
async fn links_in_texts_and_sources_are_counted_together(world: World) {
    let world = world.with(&[("links", "4")]);
    let cast = Cast::of(&world).await;
    let browser = signed_in(&world, &cast.amina).await;
    let at = started(&browser, "Links").await;
    let text = async |field: Field| {
        stored(&world, &cast.amina, &at)
            .await
            .text(field)
            .map(str::to_owned)
    };
    let story = format!("{at}/story");
    let two = "See [the report](https://a.example/report), then https://b.example. Again: https://a.example/report!";
    let page = browser.visit(&story).await.ok();
    page.form(&story)
        .fill("problem", two)
        .press("Save and continue")
        .await
        .lands_on(&format!("{at}/compact"));
    // Two more stand in another field of the step; a third there is one too many, and only that field is told.
    let three = "www.c.example, <https://d.example/> and [e](http://e.example)";
    let form = browser
        .visit(&story)
        .await
        .ok()
        .form(&story)
        .fill("action", three)
        .fill("advice", "Begin small.");
    let page = form
        .press("Save and continue")
        .await
        .status(422)
        .keeps(three);
    let page = page.shows("Take some web addresses out of “What was done?”: with them this practice names 5 in its texts and sources together, and may name 4");
    assert_eq!(page.count("p.error"), 1);
    assert_eq!(
        (
            text(Field::Action).await,
            text(Field::Advice).await.as_deref()
        ),
        (None, Some("Begin small."))
    );
    let page = page
        .form(&story)
        .fill("action", "www.c.example and <https://d.example/>")
        .press("Save and continue")
        .await;
    page.lands_on(&format!("{at}/compact"));
    // Another step counts them too, and what it names again is not one more.
    let sources = format!("{at}/sources");
    let rows = |url: &str| {
        let pairs = [
            ("sources[0].title", "Report"),
            ("sources[0].url", url),
            ("sources[1].title", "A book without an address"),
        ];
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    let post = async |url: &str| {
        let (pairs, newest) = (rows(url), saves(&browser, &sources).await);
        let mut pairs: Vec<(&str, &str)> = pairs
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        pairs.push(("saves", &newest));
        browser.post(&sources, &pairs).await
    };
    post("https://f.example/")
        .await
        .status(422)
        .keeps("https://f.example/")
        .shows("names 5 in its texts and sources together");
    post("https://www.a.example/report").await.ok();
    assert_eq!(stored(&world, &cast.amina, &at).await.sources().len(), 2);
    // A lower limit later makes nobody's stored text a mistake.
    let strict = world.with(&[("links", "1")]);
    let browser = signed_in(&strict, &cast.amina).await;
    let page = browser
        .visit(&story)
        .await
        .ok()
        .lacks("Take some web addresses");
    page.form(&story)
        .fill("lessons", "None yet.")
        .press("Save and continue")
        .await
        .lands_on(&format!("{at}/compact"));
}
story!(links_in_texts_and_sources_are_counted_together);

/// An account has so many drafts open at once; one more is not begun, by either door, and the page says what to do.
async fn drafts_of_one_account_are_limited(world: World) {
    let world = world.with(&[("open_drafts", "2")]);
    let cast = Cast {
        app: world.app.clone(),
        ..Cast::of(&world).await
    };
    let browser = signed_in(&world, &cast.amina).await;
    let first = cast.draft("First", 9).await;
    cast.act(&cast.amina, &first, Intent::Discard)
        .await
        .unwrap();
    let second = cast.submitted("Second", 9).await;
    let [.., fourth] = [cast.draft("Third", 9).await, cast.draft("Fourth", 9).await];
    // Two are open; what is discarded or with the review team does not count.
    let page = browser
        .visit("/my/practices/new")
        .await
        .ok()
        .form("/my/practices/new")
        .fill("title", "A fifth, long thought about");
    let page = page
        .press("Start writing")
        .await
        .status(422)
        .shows("2 drafts can be open at once");
    page.shows("A fifth, long thought about")
        .has("main a[href='/my/practices']");
    let again = browser.visit(&format!("/my/practices/{first}")).await.ok();
    again
        .form_with("start_again")
        .press("start_again")
        .await
        .status(422)
        .shows("2 drafts can be open at once");
    // Another's drafts are not counted, and a decision's draft comes all the same.
    actions::start(&world.app, &cast.boris, Answers::default())
        .await
        .unwrap();
    let returned = praxis::practice::model::Decision::Return {
        words: crate::cast::reasons("Please say more."),
    };
    cast.act(&cast.ruth, &second, Intent::Decide(returned))
        .await
        .unwrap();
    cast.settle().await;
    let full = actions::start(&world.app, &cast.amina, Answers::default()).await;
    assert!(
        matches!(full, Err(Error::TooManyDrafts { most: 2 })),
        "{full:?}"
    );
    for id in [second, fourth] {
        cast.act(&cast.amina, &id, Intent::Discard).await.unwrap();
    }
    let again = browser.visit(&format!("/my/practices/{first}")).await.ok();
    again
        .form_with("start_again")
        .press("start_again")
        .await
        .ok();
}
story!(drafts_of_one_account_are_limited);

/// Two drafts begun at the same moment are counted one after the other.
async fn two_drafts_at_once_do_not_slip_past_the_limit(world: World) {
    let world = world.with(&[("open_drafts", "3")]);
    let cast = Cast::of(&world).await;
    let start =
        |number: i32| actions::start(&world.app, &cast.amina, titled(&format!("Draft {number}")));
    let all = futures_util::future::join_all((0..8).map(start)).await;
    assert_eq!(all.iter().filter(|one| one.is_ok()).count(), 3, "{all:?}");
}
story!(two_drafts_at_once_do_not_slip_past_the_limit);
