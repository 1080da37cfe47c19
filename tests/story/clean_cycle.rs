//! A clean cycle costs its people few mails, and each mail says in its first sentence whose turn it is.

use std::collections::BTreeMap;
use std::time::Duration;

use praxis::account::model::Account;
use praxis::mail::demo::mailbox;
use praxis::mail::turn::Turn;
use praxis::practice::actions::{self, Intent};
use praxis::practice::model::PracticeId;

use crate::authors::co_author;
use crate::cast::{Cast, approval};
use crate::focal_points::submit_naming;
use crate::post::Post;
use crate::world::World;

/// The reviewer whom the service suggests.
async fn suggested(cast: &Cast, id: PracticeId) -> Account {
    let mut db = cast.app.db.read().await.unwrap();
    let found = actions::case(&cast.app, &mut db, &cast.grace, id).await;
    let (case, ..) = found.unwrap().unwrap();
    let suggested = case.open.unwrap().suggested_id;
    let reviewers = [&cast.ruth, &cast.omar, &cast.lena];
    let mut all = reviewers.into_iter();
    all.find(|one| Some(one.id) == suggested).unwrap().clone()
}

/// Claims, approves and publishes on three days in a row.
async fn reviewed_and_published(
    cast: &Cast,
    (world, post): (&World, &Post),
    id: PracticeId,
) -> Account {
    post.deliver().await;
    let reviewer = suggested(cast, id).await;
    cast.act(&reviewer, &id, Intent::Claim).await.unwrap();
    world.clock().advance(Duration::from_hours(24));
    post.deliver().await;
    cast.act(&reviewer, &id, Intent::Decide(approval()))
        .await
        .unwrap();
    cast.settle().await;
    world.clock().advance(Duration::from_hours(48));
    reviewer
}

/// The subjects of the new mails to each person.
async fn mails(post: &Post) -> BTreeMap<String, Vec<String>> {
    let mut by_person: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (to, subject) in post.subjects().await {
        by_person.entry(to).or_default().push(subject);
    }
    by_person
}

/// Submitted, claimed, approved, published: two mails to the submitter, one to the reviewer, one to the
/// focal point, none to any other account.
async fn a_clean_cycle_is_two_mails_to_the_submitter_and_one_to_the_reviewer(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.submitted("Almaty Process", 9).await;
    let reviewer = reviewed_and_published(&cast, (&world, &post), id).await;
    let owed = mails(&post).await;
    let expected = BTreeMap::from([
        (
            cast.amina.email.as_str().to_owned(),
            vec![
                "We have received your practice “Almaty Process”".to_owned(),
                "Your practice “Almaty Process” is published".to_owned(),
            ],
        ),
        (
            "nour@focal.example".to_owned(),
            vec!["A practice of your organisation is published".to_owned()],
        ),
        (
            reviewer.email.as_str().to_owned(),
            vec!["To review: “Almaty Process”".to_owned()],
        ),
    ]);
    assert_eq!(owed, expected);
}
story!(a_clean_cycle_is_two_mails_to_the_submitter_and_one_to_the_reviewer);

/// A co-author gets as many as the submitter, and a focal point one.
async fn a_clean_cycle_with_a_co_author_and_a_focal_point(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.draft("Almaty Process", 9).await;
    co_author(&cast, &post, &cast.amina, &cast.boris, id).await;
    post.new_ones().await;
    let point = "karim@agency.example";
    submit_naming(&cast, &cast.amina, id, "Almaty Process", point).await;
    let reviewer = reviewed_and_published(&cast, (&world, &post), id).await;
    let counts: BTreeMap<String, usize> = mails(&post)
        .await
        .into_iter()
        .map(|(to, subjects)| (to, subjects.len()))
        .collect();
    let expected = BTreeMap::from([
        (cast.amina.email.as_str().to_owned(), 2),
        (cast.boris.email.as_str().to_owned(), 2),
        (reviewer.email.as_str().to_owned(), 1),
        (point.to_owned(), 1),
    ]);
    assert_eq!(counts, expected);
}
story!(a_clean_cycle_with_a_co_author_and_a_focal_point);

/// Each kind of mail says first whose turn it is, in each language. Only in a letter to many and in a reader's question a
/// person types what is asked.
async fn the_first_sentence_of_each_mail_says_whose_turn_it_is(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let rules = post.rules().filter(|rule| rule.turn == Turn::Typed);
    let mut untold: Vec<&str> = rules.map(|rule| rule.kind).collect();
    untold.sort_unstable();
    assert_eq!(untold, ["mail-sample", "practice-write", "question-relay"]);
    let sentences = [
        "It is your turn",
        "It is the turn of the review team.",
        "You need",
        "C’est à vous d’agir",
        "C’est à l’équipe d’examen d’agir.",
        "Vous n’avez",
    ];
    praxis::admin::actions::send_one_of_each(&world.app, &cast.grace)
        .await
        .unwrap();
    let mut silent = Vec::new();
    for letter in post.new_ones().await {
        let mut paragraphs = letter.text.split("\n\n").skip(1);
        let first = paragraphs.next().unwrap_or_default();
        let first = if first.ends_with(',') {
            paragraphs.next().unwrap_or_default()
        } else {
            first
        };
        if !sentences.iter().any(|sentence| first.starts_with(sentence)) {
            silent.push(letter.subject);
        }
    }
    // A letter to many and a reader's question, each in both languages.
    assert_eq!(silent.len(), 4, "{silent:#?}");
}
story!(
    the_first_sentence_of_each_mail_says_whose_turn_it_is,
    Sqlite
);

/// A mail program can filter by the header: whose turn it is, and until which day.
async fn a_header_says_whose_turn_it_is_and_until_when(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.submitted("Almaty Process", 9).await;
    let reviewer = suggested(&cast, id).await;
    post.deliver().await;
    let arrived = mailbox::newest(world.data()).await;
    let of = |person: &Account| {
        let found = arrived
            .iter()
            .find(|mail| mail.eml.to() == person.email.as_str());
        found.unwrap().eml.clone()
    };
    let (receipt, request) = (of(&cast.amina), of(&reviewer));
    assert_eq!(receipt.header("Praxis-Turn"), Some("no"));
    let header = request.header("Praxis-Turn").unwrap();
    let day = header.strip_prefix("yes; until=").unwrap();
    let day: jiff::civil::Date = day.parse().unwrap();
    let target = world.clock().now().plus(world.app.settings.target());
    let zone = world.app.settings.time_zone.clone();
    assert_eq!(day, target.to_jiff().to_zoned_datetime(zone).date());
    let shown = world.app.words(praxis::language::Language::En).day(target);
    let text = request.text.replace('\n', " ");
    assert!(
        text.contains(&format!("It is your turn, until {shown}.")),
        "{text}"
    );
}
story!(a_header_says_whose_turn_it_is_and_until_when);
