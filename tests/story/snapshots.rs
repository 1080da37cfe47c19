//! What a person has to look at: every mail that the service sends, the pages that people work on, the help of every
//! command, and the printed settings, each whole and in a file of its own below `snapshots/`.
//!
//! A change of words fails the test and leaves the new text beside the old as `*.snap.new`. When the new text is right,
//! `INSTA_UPDATE=always tests/run snapshots` writes it over the old. Both engines must give the same.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::process::Command;
use std::time::Duration;

use praxis::account;
use praxis::account::model::Role;
use praxis::db::Engine as _;
use praxis::follow;
use praxis::language::Language;
use praxis::mail::demo::mailbox;
use praxis::mail::preferences::Rule;
use praxis::practice;
use praxis::practice::actions::Intent;
use praxis::question;
use serde_json::json;

use crate::cast::{Cast, Member, reasons};
use crate::desk::{desk_of, press};
use crate::kept::{compare, kept};
use crate::outline::outline;
use crate::people::signed_in;
use crate::post::Post;
use crate::site::answers_with;
use crate::world::World;

/// A name for the file of a kind of mail: what happened, and whom the mail tells.
fn file_of(rule: &Rule) -> String {
    format!("{}.{}", rule.kind, rule.relation.as_str())
}

/// A mail in one language: subject, plain part, and the outline of the HTML part. The secret of the link that ends
/// digests is another one each time.
fn whole(language: Language, subject: &str, text: &str, html: &str) -> String {
    let shown = format!(
        "======== {} ========\n\nSubject: {subject}\n\n{}\n-------- HTML --------\n{}",
        language.as_str(),
        text.trim_end(),
        outline(html, "html")
    );
    match shown.split_once("/unsubscribe/") {
        Some((_, rest)) => shown.replace(&rest[..64], "TOKEN"),
        None => shown,
    }
}

/// Every kind of mail in each language, as the administrator receives one of each. A kind without a file fails, and so
/// does a file without a kind.
async fn every_mail_is_kept_whole(world: World) {
    let cast = Cast::of(&world).await;
    let count = praxis::admin::actions::send_one_of_each(&world.app, &cast.grace)
        .await
        .unwrap();
    Post::of(&world).deliver().await;
    let mut db = world.app.db.read().await.unwrap();
    let query = db.sql("SELECT message_id FROM mail WHERE message_id IS NOT NULL ORDER BY id");
    let order: Vec<(String,)> = query.all().await.unwrap();
    drop(db);
    let arrived = mailbox::newest(world.data()).await;
    let rules = || {
        let of_accounts = account::mails::RULES.iter().chain(follow::RULES);
        let of_accounts = of_accounts.chain(question::RULES);
        practice::RULES.iter().chain(of_accounts)
    };
    let kinds: Vec<String> = rules().map(file_of).chain(["digest".to_owned()]).collect();
    assert_eq!((order.len(), arrived.len()), (count, count));
    assert_eq!(count, kinds.len() * Language::ALL.len());
    for (number, kind) in kinds.iter().enumerate() {
        let mut both = String::new();
        for (round, language) in Language::ALL.into_iter().enumerate() {
            let (wanted,) = &order[round * kinds.len() + number];
            let mut mails = arrived.iter().map(|mail| &mail.eml);
            let mail = mails
                .find(|mail| mail.header("Message-ID") == Some(wanted))
                .unwrap();
            let html = format!("<html lang=\"{}\"", language.as_str());
            assert!(mail.html.contains(&html), "{kind}: {}", mail.html);
            writeln!(
                both,
                "{}",
                whole(language, mail.subject(), &mail.text, &mail.html)
            )
            .unwrap();
        }
        compare("mail", kind, &both);
    }
    assert_eq!(kept("mail"), BTreeSet::from_iter(kinds));
}
story!(every_mail_is_kept_whole);

/// What a day's digest says when it gathers real events, for a reader of each language.
async fn a_digest_is_kept_whole(world: World) {
    let cast = Cast::of(&world).await;
    let mut readers = vec![(Language::En, cast.ruth.email.clone())];
    let french = Member {
        language: Language::Fr,
        ..Member::named("Ms.", "Claire", "Dubois", Role::Reviewer)
    };
    readers.push((Language::Fr, french.join(&cast.app).await.email));
    for title in ["Almaty Process", "Bali Process"] {
        cast.submitted(title, 9).await;
    }
    let asked = cast.published("Colombo Process", 9).await;
    let removal = Intent::AskRemoval(Some(reasons("The programme has ended.")));
    cast.act(&cast.amina, &asked, removal).await.unwrap();
    let post = Post::of(&world);
    post.new_ones().await;
    world.clock().advance(Duration::from_hours(24));
    let letters = post.new_ones().await;
    let mut both = String::new();
    for (language, email) in &readers {
        let letter = letters
            .iter()
            .find(|letter| letter.to == email.as_str())
            .unwrap();
        writeln!(
            both,
            "{}",
            whole(*language, &letter.subject, &letter.text, &letter.html)
        )
        .unwrap();
    }
    compare("letter", "digest-of-a-day", &both);
}
story!(a_digest_is_kept_whole);

/// The pages that people work on, by their main parts.
async fn the_working_pages_are_kept_whole(world: World) {
    let cast = Cast::of(&world).await;
    let waiting = cast.submitted("Almaty Process", 9).await;
    world.clock().advance(Duration::from_hours(1));
    let claimed = cast.submitted_by(&cast.boris, "Bali Process", 2).await;
    let taken = cast.submitted_by(&cast.boris, "Colombo Process", 9).await;
    cast.act(&cast.omar, &taken, Intent::Claim).await.unwrap();
    let (amina, ruth) = (
        cast.sign_in(&world, &cast.amina).await,
        signed_in(&world, &cast.ruth).await,
    );
    press(&ruth, claimed, "claim", &[]).await.ok();
    let waiting_desk = ruth.visit(&desk_of(waiting)).await.ok();
    let claimed_desk = ruth.visit(&desk_of(claimed)).await.ok();
    let queue = ruth.visit("/review").await.ok();
    let receipt = amina.visit(&format!("/my/practices/{waiting}")).await.ok();
    let words = [("decision", "return"), ("reasons", "Please say who paid.")];
    press(&ruth, claimed, "return", &words).await.ok();
    let decided_desk = ruth.visit(&desk_of(claimed)).await.ok();
    cast.settle().await;
    let second = json!({
        "summary": "Officials of several countries meet three times a year and agree what each does next.",
        "countries": ["KZ", "UZ"],
        "problem": "Nobody knew.\n\nPeople fell between three ministries.",
        "lessons": "It takes time.",
    });
    let second = answers_with("Bali Process", 2, second);
    cast.write(&cast.boris, claimed, &second).await;
    cast.act(&cast.boris, &claimed, Intent::Submit)
        .await
        .unwrap();
    let resubmitted_desk = ruth.visit(&desk_of(claimed)).await.ok();
    let at = format!("{}/compare", desk_of(claimed));
    let comparison = ruth.visit(&at).await.ok();
    let side = ruth.visit(&format!("{at}?view=side")).await.ok();
    let pages = [
        ("desk-free", waiting_desk),
        ("desk-claimed", claimed_desk),
        ("desk-decided", decided_desk),
        ("queue", queue),
        ("receipt", receipt),
        ("desk-resubmitted", resubmitted_desk),
        ("comparison", comparison),
        ("comparison-side", side),
    ];
    for (name, page) in &pages {
        compare("page", name, &outline(&page.body, "main"));
    }
    assert_eq!(
        kept("page"),
        BTreeSet::from(pages.map(|(name, _)| name.to_owned()))
    );
}
story!(the_working_pages_are_kept_whole);

/// What a command prints.
fn printed(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_praxis"));
    let output = command.args(arguments).env_clear().output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_help_of_every_command_is_kept_whole() {
    let mut help = String::new();
    let mut commands = vec![(Vec::new(), praxis::command::tree())];
    while let Some((words, command)) = commands.pop() {
        let mut below: Vec<_> = command.get_subcommands().collect();
        below.reverse();
        for inner in below {
            let mut words: Vec<String> = words.clone();
            words.push(inner.get_name().to_owned());
            commands.push((words, inner.clone()));
        }
        let arguments: Vec<&str> = words.iter().map(String::as_str).chain(["--help"]).collect();
        writeln!(
            help,
            "$ praxis {}\n{}",
            arguments.join(" "),
            printed(&arguments)
        )
        .unwrap();
    }
    compare("command", "help", &help);
}

#[test]
fn the_printed_settings_are_kept_whole() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().display().to_string();
    let config = printed(&["config", "--data", &data]).replace(&data, "DATA");
    compare("command", "config", &config);
}
