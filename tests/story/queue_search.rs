//! The search words of the queue: what each finds, which are not understood, and what they never betray.

use std::time::Duration;

use praxis::practice::actions::Intent;

use crate::cast::Cast;
use crate::people::signed_in;
use crate::world::World;

const DAY: Duration = Duration::from_hours(24);

/// The titles that the queue shows, in the order of the page.
fn titles(page: &crate::browser::Page) -> Vec<String> {
    let of_row = |text: String| Some(text.split_once(" PX-")?.0.to_owned());
    page.texts("tbody th")
        .into_iter()
        .filter_map(of_row)
        .collect()
}

/// Search words narrow the queue alone, together, and with plain words beside them.
async fn search_words_narrow_the_queue(world: World) {
    let cast = Cast::of(&world).await;
    let old = cast.submitted("Almaty Process", 9).await;
    world.clock().advance(DAY * 5);
    cast.submitted_by(&cast.boris, "Étude de Bali", 2).await;
    let own = cast.submitted("Colombo Process", 9).await;
    cast.act(&cast.ruth, &own, Intent::Claim).await.unwrap();
    let others = cast.submitted_by(&cast.boris, "Dakar Process", 9).await;
    cast.act(&cast.omar, &others, Intent::Claim).await.unwrap();
    world.clock().advance(DAY * 2);
    cast.published("Edinburgh Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let nine = "Colombo Process|Almaty Process|Dakar Process";
    let table = [
        ("objective:9", nine),
        ("objective:9&state=published", "Edinburgh Process"),
        ("objective:2", "Étude de Bali"),
        ("objective:2&objective=9", "Étude de Bali"),
        ("waiting:%3E6d", "Almaty Process"),
        ("waiting:%3E7d", ""),
        (
            "waiting:%3C7d",
            "Colombo Process|Étude de Bali|Dakar Process",
        ),
        ("claimed:me", "Colombo Process"),
        ("claimed:none", "Almaty Process|Étude de Bali"),
        ("claimed:none+objective:9", "Almaty Process"),
        ("claimed:none+bali", "Étude de Bali"),
        ("waiting:%3C7d+lenz", "Étude de Bali|Dakar Process"),
        ("country:KZ+objective:2", "Étude de Bali"),
        ("country:fr", ""),
        ("language:fr", ""),
        ("language:mine+objective:9", nine),
        ("process+objective:9&state=waiting", nine),
        (
            "process+objective:9",
            "Edinburgh Process|Dakar Process|Colombo Process|Almaty Process",
        ),
        ("Bali:+%C3%A9tude", "Étude de Bali"),
    ];
    for (words, expected) in table {
        let page = ruth.visit(&format!("/review?q={words}")).await.ok();
        assert_eq!(titles(&page).join("|"), expected, "{words}");
    }
    let omar = signed_in(&world, &cast.omar).await;
    let to_omar = omar.visit("/review?q=suggested:me").await.ok();
    let to_ruth = ruth.visit("/review?q=suggested:me").await.ok();
    let mut suggested = [titles(&to_omar), titles(&to_ruth)].concat();
    suggested.sort();
    assert!(
        suggested.contains(&"Almaty Process".to_owned()),
        "{suggested:?}"
    );
    suggested.dedup();
    assert_eq!(
        suggested.len(),
        titles(&to_omar).len() + titles(&to_ruth).len()
    );
    // A desk that is opened from here leads along the same list.
    let desk = ruth
        .visit(&format!("/review/{old}?q=claimed:none"))
        .await
        .ok();
    desk.shows("Next in this list").shows("Étude de Bali");
}
story!(search_words_narrow_the_queue);

/// A word that is not understood is named beside the box, nothing is listed, and what was typed stays.
async fn an_unknown_search_word_is_named(world: World) {
    let cast = Cast::of(&world).await;
    cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    for (words, says) in [
        (
            "titel:bali",
            "“titel:bali” does not begin with a search word.",
        ),
        (
            "objective:24",
            "“objective:24” needs the number of an objective",
        ),
        ("almaty waiting:two", "“waiting:two” needs a number of days"),
        (
            "claimed:omar",
            "“claimed:omar” needs the value “me” or “none”",
        ),
        ("suggested:omar", "needs the value “me”: suggested:me"),
        ("language:xx", "needs the code of a language"),
        ("country:XX", "needs the two letters of a country"),
        (
            "objective:9 objective:2",
            "contradicts an earlier search word",
        ),
        ("<b>:x\"y", "No practice matches these words."),
    ] {
        let query = words
            .replace(' ', "+")
            .replace('<', "%3C")
            .replace('>', "%3E")
            .replace('"', "%22");
        let page = ruth.visit(&format!("/review?q={query}")).await;
        let page = if words.starts_with('<') {
            page.ok()
        } else {
            page.status(422)
        };
        let page = page.shows(says).keeps(words);
        assert_eq!(titles(&page).len(), 0, "{words}");
    }
    let page = ruth.visit("/review?q=claimed:me&state=returned").await;
    page.status(422)
        .shows("“claimed:” works in the list “Waiting for review”");
    let page = ruth.visit("/review?q=waiting:%3E3d&state=returned").await;
    page.status(422)
        .shows("“waiting:” works in the lists of what waits");
    let page = ruth.visit("/fr/review?q=objective:x").await;
    page.status(422).shows("demande le numéro d’un objectif");
    // The page explains each word.
    let page = ruth.visit("/review").await.ok();
    page.shows("waiting:>14d")
        .shows("What no reviewer has claimed");
}
story!(an_unknown_search_word_is_named);

/// A reviewer who is a party finds the practice under no word that follows what the review team does with it.
async fn search_words_betray_nothing_to_a_party(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted_by(&cast.omar, "Omar’s own", 9).await;
    let omar = signed_in(&world, &cast.omar).await;
    let words = [
        "claimed:none",
        "claimed:me",
        "waiting:%3C3d",
        "waiting:%3E0d",
        "suggested:me",
    ];
    let mut before = Vec::new();
    for word in words {
        let page = omar.visit(&format!("/review?q={word}")).await.ok();
        assert_eq!(titles(&page).len(), 0, "{word}");
        before.push(page.body.clone());
    }
    omar.visit("/review?q=objective:9")
        .await
        .ok()
        .shows("Omar’s own");
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    for (word, before) in words.into_iter().zip(before) {
        let page = omar.visit(&format!("/review?q={word}")).await.ok();
        assert_eq!(page.body, before, "{word}");
    }
}
story!(search_words_betray_nothing_to_a_party);
