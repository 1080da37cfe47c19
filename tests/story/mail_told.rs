//! What mails tell a person: from where to where, what is public and at which address, who wrote and how to answer, and
//! how to end the daily mail.

use std::time::Duration;

use praxis::account::model::{Role, Scope};
use praxis::language::TextLanguage;
use praxis::practice::actions::Intent;
use praxis::practice::model::{Decision, DeclineCode};
use praxis::taxonomy::ObjectiveNumber;

use crate::cast::{self, Cast, reasons};
use crate::focal_points;
use crate::post::{Letter, Post};
use crate::world::World;

/// The text as one line, as a person reads it.
fn read(letter: &Letter) -> String {
    letter.text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The new mail to this address whose subject has these words.
async fn told(post: &Post, to: &str, subject: &str) -> Letter {
    let letters = post.new_ones().await;
    let found = letters
        .iter()
        .find(|letter| letter.to == to && letter.subject.contains(subject));
    found
        .unwrap_or_else(|| panic!("no mail “{subject}” to {to}: {letters:#?}"))
        .clone()
}

fn objective(number: u8) -> ObjectiveNumber {
    ObjectiveNumber::new(number).unwrap()
}

const AMINA: &str = "amina@people.example";

/// A practice that was filed anew says from where to where.
async fn authors_read_from_where_to_where(world: World) {
    let post = Post::of(&world);
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    let french = Intent::CorrectLanguage(TextLanguage::Fr);
    cast.act(&cast.ruth, &id, french).await.unwrap();
    let mail = told(&post, AMINA, "language").await;
    let words = read(&mail);
    assert!(
        words.contains("is filed, from English to French."),
        "{words}"
    );
    let moved = Intent::Move(objective(11));
    cast.act(&cast.ruth, &id, moved).await.unwrap();
    let mail = told(&post, AMINA, "moved").await;
    let words = read(&mail);
    assert!(
        words.contains("under “Objective 11: ") && words.contains("filed under “Objective 9: "),
        "{words}"
    );
}
story!(authors_read_from_where_to_where);

/// The first link leads to the public page; a second version says that it is one.
async fn authors_read_the_public_address_first(world: World) {
    let post = Post::of(&world);
    let cast = Cast::of(&world).await;
    let id = cast.published("Almaty Process", 9).await;
    let first = told(&post, AMINA, "is published").await;
    assert_eq!(first.subject, "Your practice “Almaty Process” is published");
    let links = |letter: &Letter| -> Vec<String> {
        letter
            .text
            .split_whitespace()
            .filter(|word| word.starts_with("https://"))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(
        links(&first)[..2],
        [
            "https://praxis.example/practices/almaty-process".to_owned(),
            format!("https://praxis.example/my/practices/{id}")
        ]
    );
    cast.act(&cast.amina, &id, Intent::Revise).await.unwrap();
    cast.act(&cast.amina, &id, Intent::Submit).await.unwrap();
    cast.approve(id).await;
    let second = told(&post, AMINA, "is published").await;
    assert_eq!(
        second.subject,
        "Version 2 of your practice “Almaty Process” is published"
    );
    assert!(read(&second).contains("the new version of your practice"));
    assert_eq!(links(&second)[0], links(&first)[0]);
}
story!(authors_read_the_public_address_first);

/// A person is greeted, and the reviewer's words stand directly below the sentence that announces them.
async fn words_of_the_team_stand_below_their_colon(world: World) {
    let post = Post::of(&world);
    let cast = Cast::of(&world).await;
    let words = || reasons("One figure needs a source.");
    let decline = Decision::Decline {
        words: words(),
        code: DeclineCode::OutOfScope,
        duplicate_of: None,
        last: false,
    };
    let decisions = [
        (Decision::Return { words: words() }, "has returned"),
        (decline, "was not taken up"),
    ];
    for (number, (decision, subject)) in decisions.into_iter().enumerate() {
        let id = cast.submitted(&format!("Practice {number}"), 9).await;
        cast.act(&cast.ruth, &id, Intent::Decide(decision))
            .await
            .unwrap();
        cast.settle().await;
        let mail = told(&post, AMINA, subject).await;
        let quoted = ":\n\n> One figure needs a source.\n\n";
        assert!(mail.text.contains(quoted), "{}", mail.text);
        assert!(
            mail.text.contains("\n\nDear Ms. Saidova,\n\n"),
            "{}",
            mail.text
        );
        let colon = mail.html.find(":</p>").unwrap();
        let quote = mail.html.find("<blockquote").unwrap();
        assert!(mail.html[colon..quote].len() < 20, "{}", mail.html);
    }
}
story!(words_of_the_team_stand_below_their_colon);

/// A ground is a sentence to a person, and never a word of the reviewers' list.
async fn a_ground_is_said_to_a_person(world: World) {
    let post = Post::of(&world);
    let cast = Cast::of(&world).await;
    for code in DeclineCode::ALL {
        let id = cast.submitted("Almaty Process", 9).await;
        let decision = Decision::Decline {
            words: reasons("The figures lack a source."),
            code: *code,
            duplicate_of: None,
            last: false,
        };
        cast.act(&cast.ruth, &id, Intent::Decide(decision))
            .await
            .unwrap();
        cast.settle().await;
        let mail = told(&post, AMINA, "was not taken up").await;
        let words = read(&mail);
        for listed in [
            "Ground",
            "Other",
            "Too little",
            "Out of scope",
            "Consent is missing",
        ] {
            assert!(!words.contains(listed), "{code:?}: {words}");
        }
        let says = words.contains("does not yet say enough");
        assert_eq!(says, *code == DeclineCode::TooLittleSubstance, "{words}");
    }
}
story!(a_ground_is_said_to_a_person);

/// A focal point reads who described the practice, and where to answer.
async fn a_focal_point_reads_who_wrote_and_how_to_answer(world: World) {
    let world = world.with(&[("contact", "help@practices.example")]);
    let post = Post::of(&world);
    let cast = Cast::of(&world).await;
    let address = "karim@agency.example";
    let id = focal_points::naming(&cast, &cast.amina, "Almaty Process", address).await;
    cast.approve(id).await;
    let mail = told(&post, address, "is published").await;
    let words = read(&mail);
    assert!(
        words.contains("Ms. Amina Saidova has described a practice"),
        "{words}"
    );
    assert!(
        words.contains("write to help@practices.example."),
        "{words}"
    );
}
story!(a_focal_point_reads_who_wrote_and_how_to_answer);

/// Somebody who becomes a reviewer reads of which objectives.
async fn a_new_reviewer_reads_their_objectives(world: World) {
    let post = Post::of(&world);
    let cast = Cast::of(&world).await;
    let rows = [
        (Scope::of([objective(9), objective(11)]), "9: "),
        (Scope::default(), "This holds for all 23 objectives."),
    ];
    for (person, (scope, words)) in [&cast.amina, &cast.boris].into_iter().zip(rows) {
        cast::change_role(&cast.app, person.id, Role::Reviewer, &scope).await;
        let mail = told(&post, person.email.as_str(), "has changed").await;
        assert!(read(&mail).contains(words), "{}", mail.text);
        let linked = mail.html.contains("https://praxis.example/objectives/11");
        assert_eq!(linked, !scope.is_everything(), "{}", mail.html);
    }
}
story!(a_new_reviewer_reads_their_objectives);

/// In the receipt a question differs from its answer, in both parts of the mail.
async fn the_receipt_tells_questions_from_answers(world: World) {
    let post = Post::of(&world);
    let cast = Cast::of(&world).await;
    cast.submitted("Almaty Process", 9).await;
    let mail = told(&post, AMINA, "We have received").await;
    let (_, sent) = mail.text.split_once("What you sent:").unwrap();
    let (sent, _) = sent.split_once("\n-- \n").unwrap();
    assert!(
        sent.starts_with("\n\nWhat is the practice called?\n> Almaty Process\n\n"),
        "{sent}"
    );
    let lines: Vec<&str> = sent.lines().filter(|line| !line.is_empty()).collect();
    let questions = lines.iter().filter(|line| !line.starts_with('>')).count();
    let headings = mail.html.matches("<h2").count();
    assert!(questions >= headings && headings > 5, "{sent}");
    assert_eq!(mail.html.matches("<blockquote").count(), headings);
}
story!(the_receipt_tells_questions_from_answers);

/// A digest can be ended by a link in its body, and so can the sample of it; and on the account's page.
async fn a_digest_is_ended_by_its_own_link(world: World) {
    let post = Post::of(&world);
    let cast = Cast::of(&world).await;
    let link = |letter: &Letter| {
        let link = letter.link();
        assert!(link.starts_with("/unsubscribe/"), "{link}");
        assert!(letter.html.contains(&link), "{}", letter.html);
        link
    };
    let grace = cast.sign_in(&world, &cast.grace).await;
    grace
        .post("/admin/outbox", &[("deed", "one_of_each")])
        .await
        .ok();
    let sample = told(&post, cast.grace.email.as_str(), "since yesterday").await;
    let page = grace.visit(&link(&sample)).await.ok();
    page.form_with("End such mails")
        .press("End such mails")
        .await
        .ok();
    let stored = grace.visit("/account").await.ok();
    assert_eq!(stored.attributes(&chosen_of("queue"), "value"), ["never"]);

    cast.submitted("Almaty Process", 9).await;
    world.clock().advance(Duration::from_hours(24));
    let digest = told(&post, cast.omar.email.as_str(), "since yesterday").await;
    let omar = cast.sign_in(&world, &cast.omar).await;
    omar.visit(&link(&digest))
        .await
        .ok()
        .shows("End such mails");
}
story!(a_digest_is_ended_by_its_own_link);

/// The chosen preference for a group of mails, on the account's page.
fn chosen_of(group: &str) -> String {
    format!("select[name=mails_{group}] option[selected]")
}

/// People choose on their account's page how each kind of optional mails reaches them, and are asked for no kind that their
/// role does not get.
async fn a_person_chooses_how_each_kind_arrives(world: World) {
    let cast = Cast::of(&world).await;
    let ruth = cast.sign_in(&world, &cast.ruth).await;
    let groups = ["queue", "reminders", "authors"];
    let chosen = async || {
        let page = ruth.visit("/account").await.ok();
        groups.map(|group| page.attributes(&chosen_of(group), "value").concat())
    };
    assert_eq!(chosen().await, ["daily", "at_once", "at_once"]);
    for news in ["never", "weekly", "at_once", "daily"] {
        let page = ruth.visit("/account").await.ok();
        page.form_with("Save")
            .choose("country", "KZ")
            .choose("mails_queue", news)
            .press("Save")
            .await
            .ok();
        assert_eq!(chosen().await, [news, "at_once", "at_once"]);
    }
    let page = ruth.visit("/account").await.ok();
    let options = |group: &str| {
        let option = format!("select[name=mails_{group}] option");
        page.attributes(&option, "value")
    };
    assert_eq!(options("queue"), ["at_once", "daily", "weekly", "never"]);
    assert_eq!(options("reminders"), ["at_once", "daily", "never"]);
    for (person, count) in [(&cast.amina, 1), (&cast.ruth, 3), (&cast.grace, 4)] {
        let page = cast.sign_in(&world, person).await.visit("/account").await;
        assert_eq!(page.ok().count("select[name^=mails_]"), count);
    }
}
story!(a_person_chooses_how_each_kind_arrives);

/// Every mail breaks a long link or word, so that it is not wider than a phone.
async fn no_mail_is_wider_than_a_phone(world: World) {
    let post = Post::of(&world);
    let cast = Cast::of(&world).await;
    praxis::admin::actions::send_one_of_each(&world.app, &cast.grace)
        .await
        .unwrap();
    for letter in post.new_ones().await {
        let style = "table-layout:fixed;word-break:break-word;overflow-wrap:anywhere";
        assert_eq!(letter.html.matches(style).count(), 1, "{}", letter.subject);
    }
}
story!(no_mail_is_wider_than_a_phone, Sqlite);

/// The text of a mail at the outbox, on a practice's page and in the demonstration wraps: nothing has to be scrolled, which
/// a keyboard could not do.
#[test]
fn the_text_of_a_mail_wraps() {
    let sheet = include_str!("../../assets/praxis.css");
    let rules: Vec<&str> = sheet
        .lines()
        .filter(|line| line.starts_with("pre {"))
        .collect();
    assert_eq!(rules.len(), 1, "{rules:?}");
    assert!(rules[0].contains("white-space: pre-wrap; overflow-wrap: anywhere;"));
    assert!(!rules[0].contains("overflow-x"), "{rules:?}");
}
