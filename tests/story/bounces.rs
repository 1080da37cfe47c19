//! Mails that did not arrive: each has a return path of its own, a report makes it a dead letter once, two reports stop an
//! address without an account, and no other message changes anything.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use lettre::Address;
use praxis::db::Engine as _;
use praxis::db::ids::{AccountId, PracticeId, Seq};
use praxis::mail::actions;
use praxis::mail::bounces::ReportOutcome;
use praxis::mail::model::{MailId, MailRecipient, MailState, NewNotice, NoticeFate};
use praxis::mail::report::{self, DeliveryReport, ReportedFate};
use praxis::mail::unowed::Unowed;
use praxis::practice::actions::record_report;
use proptest::prelude::*;

use crate::mail_server::Act;
use crate::post_office::{PostOffice, RETURNED, address_of};
use crate::program::praxis;
use crate::world::World;

const REPORTS: &str = "tests/data/reports";
const TOKEN: &str = "0123456789abcdef0123456789abcdef";

fn bounces_address() -> Address {
    "bounces@praxis.example".parse().unwrap()
}

/// Every sample report, by its name, about the mail with this token.
fn samples(token: &str) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(REPORTS).unwrap().map(|file| file.unwrap());
    let reports = files.filter(|file| file.path().extension().is_some_and(|end| end == "eml"));
    reports
        .map(|file| {
            let text = fs::read_to_string(file.path()).unwrap();
            let name = file.file_name().into_string().unwrap();
            (name, text.replace("TOKEN", token).into_bytes())
        })
        .collect()
}

fn sample(name: &str, token: &str) -> Vec<u8> {
    let mut all = samples(token).into_iter();
    let found = all.find(|(file, _)| file.contains(name));
    found.unwrap().1
}

fn understood(bytes: &[u8], to: Option<&str>, address: &Address) -> DeliveryReport {
    report::read(bytes, to, address).unwrap()
}

fn in_words(report: &DeliveryReport) -> String {
    match (&report.token, &report.fate) {
        (None, _) => "no token".to_owned(),
        (_, ReportedFate::Nothing) => "nothing".to_owned(),
        (_, ReportedFate::Delayed) => "delayed".to_owned(),
        (_, ReportedFate::Failed { is_hard, status }) => {
            format!("{} {status}", if *is_hard { "hard" } else { "soft" })
        }
    }
}

/// Fifty-four messages in the formats of the large hosts, each with what it means, line ends of both kinds.
#[test]
fn reports_of_the_large_hosts_are_understood() {
    let table = fs::read_to_string(Path::new(REPORTS).join("expected.tsv")).unwrap();
    let rows = table.lines().filter_map(|line| line.split_once('\t'));
    let expected: BTreeMap<String, String> = rows
        .map(|(name, means)| (name.to_owned(), means.to_owned()))
        .collect();
    assert!(expected.len() >= 50);
    for with_returns in [false, true] {
        let read = samples(TOKEN).into_iter().map(|(name, bytes)| {
            let text = String::from_utf8(bytes).unwrap();
            let text = if with_returns {
                text.replace('\n', "\r\n")
            } else {
                text
            };
            let report = understood(text.as_bytes(), None, &bounces_address());
            (name, in_words(&report))
        });
        assert_eq!(read.collect::<BTreeMap<_, _>>(), expected);
    }
}

/// The address that the mail server names counts where the headers name none.
#[test]
fn the_address_of_delivery_names_the_mail() {
    let bytes = sample("no-token", TOKEN);
    let to = format!("Bounces+{}@PRAXIS.example", TOKEN.to_uppercase());
    let read = understood(&bytes, Some(&to), &bounces_address());
    assert_eq!(read.token.as_deref(), Some(TOKEN));
    for other in [
        "bounces+0123@praxis.example",
        "bounces@praxis.example",
        "",
        "+",
    ] {
        assert_eq!(report::token_in(other, &bounces_address()), None, "{other}");
    }
    let path = report::return_path(&bounces_address(), TOKEN).unwrap();
    assert_eq!(
        report::token_in(path.as_ref(), &bounces_address()).as_deref(),
        Some(TOKEN)
    );
}

/// A message as long as one may be, made of messages within messages, or of parts within parts.
#[test]
fn deep_messages_are_read() {
    let to = format!("To: bounces+{TOKEN}@praxis.example\n");
    let deep = "Content-Type:message/rfc822\n\n".repeat(report::LIMIT / 29);
    let encoded = STANDARD.encode(&deep[..report::LIMIT / 4 * 3 - 300]);
    for part in [
        deep,
        "Content-Type:multipart/digest;boundary=x\n\n--x\n\n".repeat(report::LIMIT / 48),
        "Content-Type:multipart/report;report-type=delivery-status;boundary=x\n\n--x\n"
            .repeat(report::LIMIT / 75),
        format!("Content-Type:message/rfc822\nContent-Transfer-Encoding:base64\n\n{encoded}"),
    ] {
        let message = to.clone() + &part;
        let part = &part[..60];
        let read = understood(message.as_bytes(), None, &bounces_address());
        assert_eq!(read.token.as_deref(), Some(TOKEN), "{part}");
        assert_eq!(read.fate, ReportedFate::Nothing, "{part}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_bytes_bring_the_reader_to_a_fall(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        understood(&bytes, None, &bounces_address());
    }

    #[test]
    fn no_damaged_report_brings_the_reader_to_a_fall(
        number in 0..54_usize,
        cut in 0..3_000_usize,
        at in 0..3_000_usize,
        with in proptest::collection::vec(any::<u8>(), 0..40),
    ) {
        let mut bytes = samples(TOKEN).into_values().nth(number).unwrap_or_default();
        let at = at.min(bytes.len());
        bytes.splice(at..at, with);
        bytes.truncate(bytes.len().saturating_sub(cut));
        understood(&bytes, None, &bounces_address());
    }
}

async fn open(world: World) -> PostOffice {
    PostOffice::open(world.with(&[("return_path", "bounces@praxis.example")])).await
}

/// The token in the return path of a mail.
async fn token_of(post: &PostOffice, mail: MailId) -> String {
    let mut db = post.app().db.read().await.unwrap();
    let query = db.sql("SELECT return_token FROM mail WHERE id = $1");
    let (token,): (String,) = query.bind(mail).one().await.unwrap();
    token
}

async fn record(post: &PostOffice, name: &str, token: &str) -> ReportOutcome {
    let read = understood(&sample(name, token), None, &bounces_address());
    record_report(post.app(), &read).await.unwrap()
}

/// Each mail leaves with a return path of its own; without the setting the sender stands there.
async fn each_mail_has_its_own_return_path(world: World) {
    let post = open(world).await;
    let mut paths = Vec::new();
    for account in 1..=2 {
        let notice = post.notice(&RETURNED, account, "Returned to you");
        let mail = post.owe_mail(notice).await;
        post.deliver().await;
        let from = post.server.copies_to(&address_of(account))[0].from.clone();
        let token = token_of(&post, mail).await;
        assert_eq!(from, format!("bounces+{token}@praxis.example"));
        paths.push(from);
    }
    assert_ne!(paths[0], paths[1]);
}
story!(each_mail_has_its_own_return_path);

async fn without_the_setting_reports_go_to_the_sender(world: World) {
    let post = PostOffice::open(world).await;
    post.owe_mail(post.notice(&RETURNED, 1, "Returned to you"))
        .await;
    post.deliver().await;
    let sender = post.app().settings.sender.email.to_string();
    assert_eq!(post.server.copies_to(&address_of(1))[0].from, sender);
}
story!(without_the_setting_reports_go_to_the_sender, Sqlite);

/// A report makes the mail a dead letter, which stands on the timeline; the second one, a delay, an automatic reply and an
/// unknown token change nothing. A mail that is sent again has a new return path.
async fn a_report_makes_a_mail_a_dead_letter_once(world: World) {
    let post = open(world).await;
    let notice = post.notice(&RETURNED, 1, "Returned to you");
    let mail = post
        .owe_mail(notice.because_of(PracticeId(7), Seq(1)))
        .await;
    post.deliver().await;
    let token = token_of(&post, mail).await;
    for name in [
        "gmail-delay",
        "out-of-office",
        "person-answers",
        "forwarded",
    ] {
        assert_eq!(
            record(&post, name, &token).await,
            ReportOutcome::Nothing,
            "{name}"
        );
    }
    let unknown = record(&post, "postfix-unknown", TOKEN).await;
    assert_eq!(unknown, ReportOutcome::Unknown);
    assert_eq!(post.mail(mail).await.state, MailState::Accepted);
    let arrived = record(&post, "postfix-unknown", &token).await;
    assert_eq!(arrived, ReportOutcome::DidNotArrive(mail));
    let again = record(&post, "gmail-no-such", &token).await;
    assert_eq!(again, ReportOutcome::Unknown);
    let said = "the mail came back (5.1.1)".to_owned();
    let dead = post.mail(mail).await;
    assert_eq!(
        (dead.state, dead.said),
        (MailState::Dead, Some(said.clone()))
    );
    let mut db = post.app().db.read().await.unwrap();
    let timeline = actions::timeline(&mut db, PracticeId(7), None)
        .await
        .unwrap();
    assert_eq!(timeline[0].fate, NoticeFate::Failed(said));
    drop(db);

    let mut tx = post.app().db.write().await.unwrap();
    actions::resend(&mut tx, post.app().clock.now(), mail)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    post.deliver().await;
    assert_ne!(token_of(&post, mail).await, token);
    assert_eq!(
        record(&post, "postfix-unknown", &token).await,
        ReportOutcome::Unknown
    );
    assert_eq!(post.mail(mail).await.state, MailState::Accepted);
}
story!(a_report_makes_a_mail_a_dead_letter_once);

/// A report may be faster than the answer about the mail, or the answer may be lost: the mail does not leave again.
async fn a_report_about_a_mail_that_still_waits_counts(world: World) {
    let post = open(world).await;
    post.server.script(&address_of(1), [Act::LoseTheAnswer]);
    let notice = post.notice(&RETURNED, 1, "Returned to you");
    let mail = post.owe_mail(notice).await;
    post.deliver().await;
    assert_eq!(post.mail(mail).await.state, MailState::Waiting);
    let token = token_of(&post, mail).await;
    let outcome = record(&post, "postfix-unknown", &token).await;
    assert_eq!(outcome, ReportOutcome::DidNotArrive(mail));
    post.world.clock().advance(Duration::from_hours(1));
    post.deliver().await;
    assert_eq!(post.mail(mail).await.state, MailState::Dead);
    assert_eq!(post.server.copies_to(&address_of(1)).len(), 1);
}
story!(a_report_about_a_mail_that_still_waits_counts);

/// A message without a token, with one of another site, or with one that is too short changes nothing, whatever it says.
async fn a_report_without_a_valid_token_changes_nothing(world: World) {
    let post = open(world).await;
    let notice = post.notice(&RETURNED, 1, "Returned to you");
    let mail = post.owe_mail(notice).await;
    post.deliver().await;
    let token = token_of(&post, mail).await;
    let path = format!("bounces+{token}@praxis.example");
    for other in [
        "bounces@praxis.example".to_owned(),
        path.replace("praxis.example", "evil.example"),
        path.replace("bounces", "bounce"),
        path.replace('@', "0@"),
        format!("bounces+{}@praxis.example", &token[1..]),
        format!("bounces+{TOKEN}@praxis.example"),
        format!(
            "bounces+{}@praxis.example",
            "' OR 1 = 1 -- 0123456789abcdef01"
        ),
    ] {
        let text = String::from_utf8(sample("postfix-unknown", &token)).unwrap();
        let bytes = text.replace(&path, &other);
        let read = understood(bytes.as_bytes(), None, &bounces_address());
        let outcome = record_report(post.app(), &read).await.unwrap();
        assert_eq!(outcome, ReportOutcome::Unknown, "{other}");
    }
    assert_eq!(post.mail(mail).await.state, MailState::Accepted);
}
story!(a_report_without_a_valid_token_changes_nothing);

/// What follows the first quarter of a million bytes is read and forgotten.
async fn a_long_message_is_read_to_its_end_and_kept_in_part(world: World) {
    let post = open(world).await;
    let mail = post
        .owe_mail(post.notice(&RETURNED, 1, "Returned to you"))
        .await;
    post.deliver().await;
    let token = token_of(&post, mail).await;
    let file = post.world.data().join("praxis.toml");
    fs::write(file, "return_path = \"bounces@praxis.example\"\n").unwrap();
    let mut late = vec![b'x'; report::LIMIT];
    late.extend(sample("postfix-unknown", &token));
    let said = praxis(&post.world, &["bounce"], &late).done();
    assert_eq!(said, "no report of a mail that did not arrive\n");
    let mut long = sample("postfix-unknown", &token);
    long.resize(20 * report::LIMIT, b'x');
    let said = praxis(&post.world, &["bounce"], &long).done();
    assert_eq!(said, format!("mail {mail} did not arrive\n"));
}
story!(a_long_message_is_read_to_its_end_and_kept_in_part);

/// A mail about a practice to an address without an account.
async fn owe_to_address(post: &PostOffice, seq: i64, account: Option<AccountId>) -> MailId {
    let subject = format!("Invitation {seq}");
    let letter = PostOffice::letter(&subject);
    let t = praxis::language::Messages::new(praxis::language::Language::En);
    let to = MailRecipient::Address {
        account,
        address: "karim@agency.example".to_owned(),
    };
    let notice = NewNotice::new(&RETURNED, to, letter.render(t, &post.app().settings));
    let mail = post
        .owe_mail(notice.because_of(PracticeId(7), Seq(seq)))
        .await;
    post.deliver().await;
    mail
}

/// Two reports that call it wrong stop an address that belongs to no account; a full mailbox does not count. The timeline says
/// why, and an administrator who sends a mail there again lifts the stop.
async fn two_reports_stop_an_address_without_an_account(world: World) {
    let post = open(world).await;
    let mut first = None;
    for (seq, name) in [
        (1, "postfix-mailbox-full"),
        (2, "gmail-no-such"),
        (3, "qmail-no"),
    ] {
        let mail = owe_to_address(&post, seq, None).await;
        assert_eq!(post.mail(mail).await.state, MailState::Accepted);
        let token = token_of(&post, mail).await;
        let outcome = record(&post, name, &token).await;
        assert_eq!(outcome, ReportOutcome::DidNotArrive(mail));
        first.get_or_insert(mail);
    }
    let stopped = owe_to_address(&post, 4, None).await;
    let row = post.mail(stopped).await;
    assert_eq!(row.unowed, Some(Unowed::AddressStopped));
    // The owner of an account can be asked for another address.
    let of_account = owe_to_address(&post, 5, Some(AccountId(1))).await;
    assert_eq!(post.mail(of_account).await.state, MailState::Accepted);

    let mut tx = post.app().db.write().await.unwrap();
    let again = actions::resend(&mut tx, post.app().clock.now(), first.unwrap()).await;
    assert!(again.unwrap());
    tx.commit().await.unwrap();
    post.deliver().await;
    assert_eq!(post.mail(first.unwrap()).await.state, MailState::Accepted);
    let later = owe_to_address(&post, 6, None).await;
    assert_eq!(post.mail(later).await.state, MailState::Accepted);
}
story!(two_reports_stop_an_address_without_an_account);

/// While the database is away, the mail server is asked to call the command again.
async fn a_database_that_is_away_keeps_the_report(world: World) {
    let file = world.data().join("praxis.toml");
    fs::write(file, "return_path = \"bounces@praxis.example\"\n").unwrap();
    let away = "postgres://praxis@127.0.0.1:9/praxis";
    let line = ["bounce", "--database", away];
    let refused = praxis(&world, &line, &sample("postfix-unknown", TOKEN));
    assert_eq!(refused.code, Some(75), "{refused:?}");
}
story!(a_database_that_is_away_keeps_the_report, Sqlite);

/// The command reads one message from a pipe, or all new ones of a maildir, and says what became of each.
async fn the_command_reads_a_pipe_and_a_maildir(world: World) {
    let post = open(world).await;
    let mut tokens = Vec::new();
    for account in 1..=2 {
        let notice = post.notice(&RETURNED, account, "Returned to you");
        let mail = post.owe_mail(notice).await;
        post.deliver().await;
        tokens.push(token_of(&post, mail).await);
    }
    let world = &post.world;
    let report = sample("postfix-unknown", &tokens[0]);
    let refused = praxis(world, &["bounce"], &report);
    assert!(
        refused
            .refused()
            .1
            .starts_with("praxis: return_path is not set"),
        "{refused:?}"
    );
    let file = world.data().join("praxis.toml");
    fs::write(file, "return_path = \"bounces@praxis.example\"\n").unwrap();
    let said = praxis(world, &["bounce"], &report).done();
    assert_eq!(said, "mail 1 did not arrive\n");
    let said = praxis(world, &["bounce"], &report).done();
    assert_eq!(said, "about no mail that is known, or read before\n");

    let maildir = world.data().join("reports");
    for folder in ["new", "cur", "tmp"] {
        fs::create_dir_all(maildir.join(folder)).unwrap();
    }
    fs::write(maildir.join("new/1.a"), sample("out-of-office", &tokens[1])).unwrap();
    fs::write(maildir.join("new/2.b"), sample("ses-bounce", &tokens[1])).unwrap();
    fs::create_dir(maildir.join("new/folder")).unwrap();
    let folder = maildir.display().to_string();
    let said = praxis(world, &["bounce", "--maildir", &folder], b"").done();
    let lines = "1.a: no report of a mail that did not arrive\n2.b: mail 2 did not arrive\n";
    assert_eq!(said, lines);
    assert_eq!(fs::read_dir(maildir.join("new")).unwrap().count(), 1);
    assert!(maildir.join("cur/2.b:2,S").exists());
    assert_eq!(
        praxis(world, &["bounce", "--maildir", &folder], b"").done(),
        ""
    );
}
story!(the_command_reads_a_pipe_and_a_maildir);
