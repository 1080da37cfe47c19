//! What subscriptions by mail are told: new practices and versions of a list, at once or on Mondays, each once, whatever
//! happens between a publication and its mail.

use std::collections::BTreeSet;
use std::time::Duration;

use atom_syndication::Feed;
use praxis::catalogue::followed::FollowedList;
use praxis::db::Engine as _;
use praxis::edition::Edition;
use praxis::follow::actions;
use praxis::follow::check;
use praxis::follow::model::BATCH;
use praxis::language::{Language, Messages};
use praxis::practice::actions::Intent;
use praxis::practice::model::{Decision, PracticeId, TakeDown};
use serde_json::json;

use crate::cast::{self, Cast, reasons};
use crate::following::{READER, follows, rows_with, tell};
use crate::post::{Letter, Post};
use crate::returned_mail::comes_back;
use crate::site::{Site, answers_with, publish_again, revise};
use crate::world::World;

const DAY: Duration = Duration::from_hours(24);

/// The new mails to this address.
async fn mails_to(post: &Post, email: &str) -> Vec<Letter> {
    let mut letters = post.new_ones().await;
    letters.retain(|letter| letter.to == email);
    letters
}

/// Ruth approves the open revision as a minor change.
async fn approve_as_minor(cast: &Cast, id: PracticeId) {
    let decision = Decision::Approve {
        words: None,
        on: None,
        minor: true,
    };
    cast.act(&cast.ruth, &id, Intent::Decide(decision))
        .await
        .unwrap();
    cast.settle().await;
}

async fn take_down(cast: &Cast, id: PracticeId) {
    let gone = Intent::TakeDown {
        how: TakeDown::Gone,
        words: reasons("Mistaken"),
    };
    cast.act(&cast.grace, &id, gone).await.unwrap();
}

/// A weekly mail comes on Monday and names all of the week; what is new at one moment is one mail.
async fn a_weekly_mail_comes_on_monday(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let mut site = Site::of(&world);
    // It is Tuesday. A service has made its first look.
    tell(&mut site).await;
    follows(&world, &post, "objective=9", READER, "weekly").await;
    for title in ["Almaty Process", "Bali Process"] {
        cast.published(title, 9).await;
        world.clock().advance(DAY);
        assert_eq!(tell(&mut site).await, 0, "{title}");
    }
    world.clock().advance(4 * DAY);
    assert_eq!(tell(&mut site).await, 1);
    assert_eq!(tell(&mut site).await, 0);
    let letters = mails_to(&post, READER).await;
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].subject, "Praxis: 2 new practices");
    for line in ["Almaty Process", "Bali Process", "on Mondays"] {
        assert!(
            letters[0].text.contains(line),
            "{line}: {}",
            letters[0].text
        );
    }
    // A week without news has no mail, and what comes next is in the next one.
    world.clock().advance(7 * DAY);
    assert_eq!(tell(&mut site).await, 0);
    cast.published("Colombo Process", 9).await;
    assert_eq!(tell(&mut site).await, 0);
    world.clock().advance(7 * DAY);
    assert_eq!(tell(&mut site).await, 1);
    let letters = mails_to(&post, READER).await;
    assert_eq!(letters[0].subject, "Praxis: Colombo Process");
}
story!(a_weekly_mail_comes_on_monday);

/// What is published within ten minutes of a mail comes together in the next one; beyond twenty titles a mail counts.
async fn news_within_ten_minutes_are_one_mail(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let mut site = Site::of(&world);
    follows(&world, &post, "", READER, "at_once").await;
    cast.published("The first", 9).await;
    assert_eq!(tell(&mut site).await, 1);
    mails_to(&post, READER).await;
    let noon = world.clock().now();
    for number in 1..=23 {
        world.clock().set(noon);
        cast.published(&format!("Practice {number}"), 9).await;
        world.clock().set(noon);
        assert_eq!(tell(&mut site).await, 0, "{number}");
    }
    world.clock().advance(Duration::from_mins(10));
    assert_eq!(tell(&mut site).await, 1);
    let letters = mails_to(&post, READER).await;
    assert_eq!(letters.len(), 1);
    let text = &letters[0].text;
    assert_eq!(letters[0].subject, "Praxis: 23 new practices");
    assert!(text.contains("3 more stand in the list."), "{text}");
    assert_eq!(text.matches("/practices/practice-").count(), 20, "{text}");
    assert!(!text.contains("The first"), "{text}");
}
story!(news_within_ten_minutes_are_one_mail);

/// A minor change wakes no reader, by mail or by feed; another version does, also if a minor change follows it at once.
async fn a_minor_change_wakes_no_reader(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let mut site = Site::of(&world);
    let id = cast.published("Almaty Process", 9).await;
    tell(&mut site).await;
    follows(&world, &post, "objective=9", READER, "at_once").await;
    let feed = async |site: &mut Site| {
        site.catch_up().await;
        let page = site.browser.visit("/objectives/9.atom").await.ok();
        let feed: Feed = page.body.parse().unwrap();
        assert_eq!(feed.updated, feed.entries[0].updated);
        feed.updated
    };
    let before = feed(&mut site).await;
    world.clock().advance(DAY);
    let changed = |note: &str| answers_with("Almaty Process", 9, json!({ "change_note": note }));
    revise(&cast, id, &changed("A comma")).await;
    approve_as_minor(&cast, id).await;
    assert_eq!(tell(&mut site).await, 0);
    assert_eq!(feed(&mut site).await, before);
    let page = site.browser.visit("/practices/almaty-process").await.ok();
    page.shows("2nd version");

    world.clock().advance(DAY);
    publish_again(&cast, id, "Almaty Process", 9).await;
    revise(&cast, id, &changed("Another comma")).await;
    approve_as_minor(&cast, id).await;
    assert_eq!(tell(&mut site).await, 1);
    assert!(feed(&mut site).await > before);
    let letters = mails_to(&post, READER).await;
    assert!(
        letters[0].text.contains("New version."),
        "{}",
        letters[0].text
    );
    assert_eq!(tell(&mut site).await, 0);
}
story!(a_minor_change_wakes_no_reader);

/// What is taken down before the mail leaves is in no mail; a mail with nothing left does not leave.
async fn what_is_taken_down_is_in_no_mail(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let mut site = Site::of(&world);
    follows(&world, &post, "objective=9", READER, "at_once").await;
    let gone = cast.published("Almaty Process", 9).await;
    cast.published("Bali Process", 9).await;
    cast.submitted("Still a secret", 9).await;
    assert_eq!(tell(&mut site).await, 1);
    take_down(&cast, gone).await;
    let letters = mails_to(&post, READER).await;
    assert_eq!(letters[0].subject, "Praxis: Bali Process");
    for hidden in ["Almaty", "secret"] {
        assert!(!letters[0].html.contains(hidden), "{}", letters[0].html);
    }
    let gone = cast.published("Colombo Process", 9).await;
    assert_eq!(tell(&mut site).await, 1);
    take_down(&cast, gone).await;
    assert_eq!(mails_to(&post, READER).await.len(), 0);
    // Taken down before the service looks: nothing is owed.
    let gone = cast.published("Doha Process", 9).await;
    take_down(&cast, gone).await;
    assert_eq!(tell(&mut site).await, 0);
}
story!(what_is_taken_down_is_in_no_mail);

/// A mail that waits when its subscription ends does not leave, and is erased with the next sweep.
async fn a_mail_that_waits_ends_with_its_subscription(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let mut site = Site::of(&world);
    let link = follows(&world, &post, "objective=9", READER, "at_once").await;
    cast.published("Almaty Process", 9).await;
    assert_eq!(tell(&mut site).await, 1);
    let page = world.browser().visit(&link).await.ok();
    page.form_with("end").press("end").await.ok();
    assert_eq!(mails_to(&post, READER).await.len(), 0);
    actions::sweep(&world.app).await.unwrap();
    assert_eq!(rows_with(&world, READER).await, (0, 0, 0));
    // What is kept of a mail of a subscription goes after thirty days.
    follows(&world, &post, "objective=9", READER, "at_once").await;
    world.clock().advance(31 * DAY);
    actions::sweep(&world.app).await.unwrap();
    assert_eq!(rows_with(&world, READER).await, (1, 0, 0));
}
story!(a_mail_that_waits_ends_with_its_subscription);

/// Two mails that come back end the subscriptions of their address.
async fn mails_that_come_back_end_a_subscription(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let mut site = Site::of(&world);
    follows(&world, &post, "objective=9", READER, "at_once").await;
    for title in ["Almaty Process", "Bali Process"] {
        cast.published(title, 9).await;
        assert_eq!(tell(&mut site).await, 1, "{title}");
        post.deliver().await;
        comes_back(&world.app, READER).await;
    }
    cast.published("Colombo Process", 9).await;
    assert_eq!(tell(&mut site).await, 0);
    actions::sweep(&world.app).await.unwrap();
    assert_eq!(rows_with(&world, READER).await, (0, 0, 0));
}
story!(mails_that_come_back_end_a_subscription);

/// A mail names what the feed of its list shows, for every kind of list and of search.
async fn a_mail_names_what_the_feed_shows(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    for (title, objective) in [
        ("Births by the road", 4),
        ("Seasonal workers’ visa", 5),
        ("A visa for births", 5),
        ("Élèves et écoles", 9),
    ] {
        cast.published(title, objective).await;
    }
    site.catch_up().await;
    for query in [
        "",
        "objective=5",
        "objective=5&objective=9",
        "country=KZ",
        "country=FJ",
        "region=m49-143",
        "q=visa",
        "q=%22visa+for%22",
        "q=ecoles",
        "q=birth&objective=5",
        "q=visa+elephants",
        "q=births+-visa",
        "type=regional-process&since=2010",
        "since=2020",
    ] {
        let list = FollowedList::read(query).unwrap();
        let news = site
            .catalogue
            .news(Edition(0), std::slice::from_ref(&list))
            .await;
        let news = news.unwrap().unwrap();
        let mut db = world.app.db.read().await.unwrap();
        let mut told = BTreeSet::new();
        for (id, _) in &news.of_lists[0] {
            let title = db
                .sql("SELECT title FROM revision WHERE practice_id = $1")
                .bind(*id);
            let (title,): (String,) = title.one().await.unwrap();
            told.insert(title);
        }
        let address = list.address().as_feed().in_language(Language::En);
        let feed: Feed = site
            .browser
            .visit(&address)
            .await
            .ok()
            .body
            .parse()
            .unwrap();
        let shown: BTreeSet<String> = feed
            .entries
            .iter()
            .map(|one| one.title.value.clone())
            .collect();
        assert_eq!(told, shown, "{query}");
        assert!(!list.title(Messages::new(Language::En)).is_empty());
    }
}
story!(a_mail_names_what_the_feed_shows);

/// Subscriptions of one list, put there as if they had been confirmed at the beginning.
async fn crowd(world: &World, count: usize) {
    let mut tx = world.app.db.write().await.unwrap();
    for number in 0..count {
        tx.sql(
            "INSERT INTO subscription (address, email_key, list, language, rhythm, asked_at, confirmed_at, since)
             VALUES ($1, $1, 'objective=9', 'en', 'at_once', 1, 1, 0)",
        )
        .bind(format!("reader{number}@people.example"))
        .execute()
        .await
        .unwrap();
    }
    tx.commit().await.unwrap();
}

async fn owed(world: &World) -> i64 {
    let mut db = world.app.db.read().await.unwrap();
    let query = db.sql("SELECT COUNT(*) FROM mail WHERE address LIKE 'reader%'");
    let (count,) = query.one().await.unwrap();
    count
}

/// A publication is told in batches, each one transaction of as many calls as any other. What stops between two of them is
/// taken up, and nothing is told twice.
async fn a_crowd_is_told_in_batches(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    crowd(&world, 2 * BATCH + 3).await;
    cast.published("Almaty Process", 9).await;
    site.catch_up().await;
    assert_eq!(actions::begin_rounds(&site.catalogue).await.unwrap(), 1);
    assert_eq!(owed(&world).await, 0);
    let mut calls = Vec::new();
    for expected in [Some(BATCH), Some(BATCH), Some(3), None] {
        let before = world.app.db.calls();
        let batch = actions::unfold_batch(&world.app).await.unwrap();
        calls.push(world.app.db.calls() - before);
        assert_eq!(batch, expected);
        // A node that begins its look anew finds nothing new.
        assert_eq!(actions::begin_rounds(&site.catalogue).await.unwrap(), 0);
    }
    assert_eq!(owed(&world).await, i64::try_from(2 * BATCH + 3).unwrap());
    assert!(calls.iter().all(|count| *count <= 9), "{calls:?}");
    let mut db = world.app.db.read().await.unwrap();
    let query = db.sql(
        "SELECT COUNT(*) FROM (SELECT address FROM mail WHERE address LIKE 'reader%'
                               GROUP BY address HAVING COUNT(*) > 1) twice",
    );
    let (twice,): (i64,) = query.one().await.unwrap();
    assert_eq!(twice, 0);
}
story!(a_crowd_is_told_in_batches);

/// Two nodes look at the same moment: one of them begins the round, they share its batches, and each mail is owed once.
async fn two_nodes_tell_once(world: World) {
    let cast = Cast::of(&world).await;
    let other = world.another_node().await;
    let (mut here, mut there) = (Site::of(&world), Site::of(&other));
    crowd(&world, 3 * BATCH).await;
    for title in ["Almaty Process", "Bali Process"] {
        cast.published(title, 9).await;
        other.clock().set(world.clock().now());
        here.catch_up().await;
        there.catch_up().await;
        let (one, two) = tokio::join!(
            actions::begin_rounds(&here.catalogue),
            actions::begin_rounds(&there.catalogue)
        );
        assert_eq!(one.unwrap() + two.unwrap(), 1, "{title}");
        let unfold = async |site: &Site| {
            let mut told = 0;
            while let Some(batch) = actions::unfold_batch(&site.catalogue.app).await.unwrap() {
                told += batch;
            }
            told
        };
        let (one, two) = tokio::join!(unfold(&here), unfold(&there));
        // A node that finds the round held by the other one leaves it to that one.
        let rest = unfold(&here).await;
        assert_eq!(one + two + rest, 3 * BATCH, "{title}");
    }
    assert_eq!(owed(&world).await, i64::try_from(6 * BATCH).unwrap());
}
story!(two_nodes_tell_once, Postgres);

/// A list whose term is no longer in its vocabulary tells nothing and breaks nothing. The check names it, and finds what was
/// told ahead of the edition.
async fn a_list_that_is_gone_breaks_nothing(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let mut site = Site::of(&world);
    let link = follows(&world, &post, "objective=9", READER, "at_once").await;
    follows(&world, &post, "country=KZ", READER, "at_once").await;
    let write = async |text: &'static str| {
        let mut tx = world.app.db.write().await.unwrap();
        tx.sql(text).execute().await.unwrap();
        tx.commit().await.unwrap();
    };
    write("UPDATE subscription SET list = 'objective=99' WHERE list = 'objective=9'").await;
    cast.published("Almaty Process", 9).await;
    assert_eq!(tell(&mut site).await, 1);
    let page = world.browser().visit(&link).await.ok();
    page.shows("A list that is no longer there");
    let checked = async || {
        let mut db = world.app.db.read().await.unwrap();
        check::check(&mut db).await.unwrap()
    };
    let all = checked().await;
    assert!(all.iter().all(|one| one.broken.is_empty()), "{all:?}");
    assert_eq!(all[0].noted.len(), 1, "{all:?}");
    assert_eq!((all[0].count, all[1].count), (2, 2));
    write("UPDATE subscription_mark SET edition = edition + 5").await;
    write("UPDATE subscription SET since = 1000").await;
    let all = checked().await;
    assert_eq!(
        (all[0].broken.len(), all[1].broken.len()),
        (2, 2),
        "{all:?}"
    );
}
story!(a_list_that_is_gone_breaks_nothing);

/// Mails speak the language of the page on which they were asked for, with its links.
async fn news_speak_the_language_of_the_reader(world: World) {
    let (cast, post) = (Cast::of(&world).await, Post::of(&world));
    let mut site = Site::of(&world);
    let visitor = world.browser();
    let page = visitor.visit("/fr/subscribe?objective=9").await.ok();
    let ask = "M’envoyer un courriel de confirmation";
    let form = page
        .form_with(ask)
        .fill("email", READER)
        .choose("rhythm", "at_once");
    form.press(ask).await.ok();
    let page = visitor.visit(&post.only().await.link()).await.ok();
    page.form_with("Oui, envoyez-moi ces courriels")
        .press("confirm")
        .await
        .ok();
    let answers = cast::answers("Almaty & <b>Process</b>", 9);
    crate::site::publish(&cast, &cast.amina, &answers).await;
    assert_eq!(tell(&mut site).await, 1);
    let letters = mails_to(&post, READER).await;
    let letter = &letters[0];
    assert_eq!(letter.subject, "Praxis\u{a0}: Almaty & <b>Process</b>");
    for line in [
        "https://praxis.example/fr/practices/",
        "/fr/following/",
        "Objectif 9",
    ] {
        assert!(letter.text.contains(line), "{line}: {}", letter.text);
    }
    assert!(!letter.html.contains("<b>Process"), "{}", letter.html);
}
story!(news_speak_the_language_of_the_reader);
