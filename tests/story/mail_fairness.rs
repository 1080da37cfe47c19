//! A destination that falls silent holds its own mails and no others, and the links that people wait for go first.

use praxis::db::ids::AccountId;
use std::time::{Duration, Instant};

use praxis::db::Target;
use praxis::mail::actions;
use praxis::mail::model::MailState;
use praxis::mail::worker::Worker;
use sqlx::Connection as _;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::mail_server::{Act, MailServer};
use crate::post_office::{PostOffice, RESET, RETURNED};
use crate::world::World;

/// As long as a conversation takes at most in the service.
const PATIENCE: Duration = Duration::from_mins(1);

/// Where a test waits for the end of it. A quarter of a second counts as slow, so there is time to notice that.
const SHORT: Duration = Duration::from_secs(2);

const LINK: &str = "link@waiting.example";

/// A worker that works until the test ends it.
struct Working {
    task: JoinHandle<()>,
    _stop: watch::Sender<bool>,
}

impl Working {
    fn begin(worker: Worker) -> Self {
        let (stop, stopped) = watch::channel(false);
        Self {
            task: tokio::spawn(worker.run(stopped)),
            _stop: stop,
        }
    }

    /// As if the process were killed.
    async fn kill(self) {
        self.task.abort();
        drop(self.task.await);
    }
}

/// How many mails the server was told the recipients of, among those whose address ends so.
fn heard_of(server: &MailServer, ending: &str) -> usize {
    let performed = server.performed();
    performed
        .iter()
        .filter(|(to, _)| to.ends_with(ending))
        .count()
}

/// When the server heard of this recipient, counted in mails.
fn place_of(server: &MailServer, address: &str) -> usize {
    let performed = server.performed();
    performed.iter().position(|(to, _)| to == address).unwrap()
}

/// Owes one mail to each of twenty people elsewhere, and at last a link.
async fn owe_to_the_others(post: &PostOffice) {
    for number in 1..=20 {
        post.owe_to(
            &RETURNED,
            &format!("person{number}@answers.example"),
            "Others",
        )
        .await;
    }
    post.owe_to(&RESET, LINK, "A link").await;
}

fn all_others_arrived(server: &MailServer) -> bool {
    let copies = server.copies();
    copies
        .iter()
        .filter(|copy| copy.eml.subject() != "Silent")
        .count()
        == 21
}

/// Eighteen mails to a domain that falls silent in this manner, in several spellings: while its first ones are still
/// held, twenty others arrive, and the link before nearly all of them.
async fn a_domain_falls_silent(world: World, silence: Act) {
    let post = PostOffice::open(world).await;
    let spellings = ["silent.example", "SILENT.example", "Silent.Example"];
    for number in 0..18 {
        let address = format!("person{number}@{}", spellings[number % 3]);
        post.server.script(&address, vec![silence.clone(); 5]);
        post.owe_to(&RETURNED, &address, "Silent").await;
    }
    owe_to_the_others(&post).await;
    let working = Working::begin(post.worker_with_patience(PATIENCE));
    post.server.until(all_others_arrived).await;
    working.kill().await;
    assert!(place_of(&post.server, LINK) < 6);
    let performed = post.server.performed();
    assert_eq!(
        performed.iter().filter(|(_, act)| *act == silence).count(),
        2
    );
}

/// No answer to `RCPT TO`.
async fn a_domain_that_is_silent_holds_only_its_own_mails(world: World) {
    a_domain_falls_silent(world, Act::Silence).await;
}
story!(a_domain_that_is_silent_holds_only_its_own_mails);

/// No answer to the text.
async fn a_domain_that_is_silent_after_the_text_holds_only_its_own_mails(world: World) {
    a_domain_falls_silent(world, Act::TakeInSilence).await;
}
story!(a_domain_that_is_silent_after_the_text_holds_only_its_own_mails);

/// An answer that comes letter by letter and never ends.
async fn a_domain_that_drips_holds_only_its_own_mails(world: World) {
    a_domain_falls_silent(world, Act::Drip).await;
}
story!(a_domain_that_drips_holds_only_its_own_mails);

/// One mailbox that hangs holds neither the rest of its domain nor anything else.
async fn a_silent_mailbox_does_not_hold_its_domain(world: World) {
    let post = PostOffice::open(world).await;
    let silent = "person0@answers.example";
    post.server.script(silent, vec![Act::Silence; 18]);
    for _ in 1..=18 {
        post.owe_to(&RETURNED, silent, "Silent").await;
    }
    owe_to_the_others(&post).await;
    let working = Working::begin(post.worker_with_patience(PATIENCE));
    post.server.until(all_others_arrived).await;
    assert_eq!(heard_of(&post.server, silent), 1);
    assert!(place_of(&post.server, LINK) < 6);
    working.kill().await;
}
story!(a_silent_mailbox_does_not_hold_its_domain);

/// Eighteen domains that fall silent at once, subdomains among them, do not hold all places for long.
async fn many_silent_domains_hold_only_their_own_mails(world: World) {
    let post = PostOffice::open(world).await;
    let patience = Duration::from_secs(24);
    for number in 1..=18 {
        let address = format!("person@{number}.silent.example");
        let silence = [Act::Silence, Act::TakeInSilence][number % 2].clone();
        post.server.script(&address, [silence]);
        post.owe_to(&RETURNED, &address, "Silent").await;
    }
    owe_to_the_others(&post).await;
    let begun = Instant::now();
    let working = Working::begin(post.worker_with_patience(patience));
    post.server.until(all_others_arrived).await;
    assert!(begun.elapsed() < patience, "{:?}", begun.elapsed());
    assert!(place_of(&post.server, LINK) < 6);
    working.kill().await;
}
story!(many_silent_domains_hold_only_their_own_mails);

/// Every place that other mails may have is held, and a link that is asked for now goes at once.
async fn a_link_finds_a_place_whatever_is_held(world: World) {
    let post = PostOffice::open(world).await;
    for number in 1..=12 {
        let address = format!("person@silent{number}.example");
        post.server.script(&address, [Act::Silence]);
        post.owe_to(&RETURNED, &address, "Silent").await;
    }
    let working = Working::begin(post.worker_with_patience(Duration::from_mins(12)));
    post.server
        .until(|server| server.performed().len() == 5)
        .await;
    post.owe_to(&RESET, LINK, "A link").await;
    post.server
        .until(|server| server.copies_to(LINK).len() == 1)
        .await;
    assert_eq!(heard_of(&post.server, ".example"), 6);
    working.kill().await;
}
story!(a_link_finds_a_place_whatever_is_held);

/// A link does not wait behind a morning's digests, and the digests keep their order.
async fn a_link_overtakes_a_backlog(world: World) {
    let post = PostOffice::open(world).await;
    let addresses: Vec<String> = (100..400)
        .map(|number| format!("person@{number}.example"))
        .collect();
    for address in &addresses {
        post.owe_to(&RETURNED, address, "Others").await;
    }
    post.owe_to(&RESET, LINK, "A link").await;
    post.deliver().await;
    assert_eq!(post.server.copies().len(), 301);
    assert!(place_of(&post.server, LINK) < 6);
    for (number, address) in addresses.iter().enumerate() {
        let place = place_of(&post.server, address);
        assert!(
            place.abs_diff(number) < 30,
            "{address}: {place} instead of {number}"
        );
    }
}
story!(a_link_overtakes_a_backlog);

/// Mails to a silent domain that were not tried have used up no attempt. One at a time probes it; the first that is
/// taken opens the way to all.
async fn a_silent_domain_is_probed_until_it_answers(world: World) {
    let mut post = PostOffice::open(world).await;
    post.worker = post.worker_with_patience(SHORT);
    let mut mails = Vec::new();
    for number in 1..=6 {
        let address = format!("person{number}@silent.example");
        if number <= 3 {
            post.server.script(&address, [Act::Silence]);
        }
        mails.push(post.owe_to(&RETURNED, &address, "Silent").await);
    }
    let tries = async |post: &PostOffice| {
        let mut tries = Vec::new();
        for mail in &mails {
            tries.push(post.mail(*mail).await.tries);
        }
        tries
    };
    post.deliver().await;
    assert_eq!(tries(&post).await, [1, 1, 0, 0, 0, 0]);
    post.deliver().await;
    assert_eq!(tries(&post).await, [1, 1, 0, 0, 0, 0]);
    post.world.clock().advance(Duration::from_secs(61));
    post.deliver().await;
    assert_eq!(tries(&post).await, [1, 1, 1, 0, 0, 0]);
    post.after(3).await;
    assert_eq!(post.counts().await.accepted, 6);
    assert_eq!(tries(&post).await, [2, 2, 2, 1, 1, 1]);
}
story!(a_silent_domain_is_probed_until_it_answers);

/// A mail server that does not even greet is asked now and then, by one mail. When it is back, links go first and
/// nothing has been given up.
async fn when_the_server_is_back_links_go_first(world: World) {
    let mut post = PostOffice::open(world).await;
    post.worker = post.worker_with_patience(SHORT);
    post.server.mute(true);
    let mut mails = Vec::new();
    for number in 1..=30 {
        mails.push(
            post.owe_to(
                &RETURNED,
                &format!("person{number}@answers{number}.example"),
                "Others",
            )
            .await,
        );
    }
    post.deliver().await;
    let at_first = post.server.not_greeted();
    assert!(at_first <= 6, "{at_first}");
    post.owe_to(&RESET, LINK, "A link").await;
    for minutes in 1..=3 {
        post.after(2).await;
        assert_eq!(post.server.not_greeted(), at_first + minutes);
    }
    let mut untried = 0;
    for mail in &mails {
        untried += usize::from(post.mail(*mail).await.tries == 0);
    }
    assert!(untried >= 20, "{untried}");
    post.server.mute(false);
    post.after(30).await;
    assert_eq!(post.counts().await.accepted, 31);
    assert_eq!(post.server.copies()[0].to, LINK);
}
story!(when_the_server_is_back_links_go_first);

/// Who moves to another address gets what waited for the silence of the old one.
async fn a_moved_account_is_not_held_by_the_old_address(world: World) {
    let mut post = PostOffice::open(world).await;
    post.worker = post.worker_with_patience(SHORT);
    for account in 1..=5 {
        let address = format!("person{account}@silent.example");
        post.server.script(&address, vec![Act::Silence; 9]);
        post.says
            .moved
            .lock()
            .unwrap()
            .insert(AccountId(account), Some(address));
        post.owe_mail(post.notice(&RETURNED, account, "Returned to you"))
            .await;
    }
    post.deliver().await;
    assert_eq!(heard_of(&post.server, "silent.example"), 2);
    let new = "person5@answers.example";
    post.says
        .moved
        .lock()
        .unwrap()
        .insert(AccountId(5), Some(new.to_owned()));
    let mut tx = post.app().db.write().await.unwrap();
    actions::readdress(&mut tx, AccountId(5)).await.unwrap();
    tx.commit().await.unwrap();
    post.deliver().await;
    assert_eq!(post.server.copies_to(new).len(), 1);
    // Unnoticed, the move is found out when the mail is about to leave: that is no attempt.
    post.says
        .moved
        .lock()
        .unwrap()
        .insert(AccountId(4), Some("person4@answers.example".to_owned()));
    post.says
        .moved
        .lock()
        .unwrap()
        .insert(AccountId(3), Some("person3@answers.example".to_owned()));
    post.after(60).await;
    let moved: Vec<_> = post
        .all()
        .await
        .into_iter()
        .filter(|mail| mail.account >= Some(AccountId(3)))
        .collect();
    assert!(
        moved
            .iter()
            .all(|mail| (mail.state, mail.tries) == (MailState::Accepted, 1)),
        "{moved:?}"
    );
}
story!(a_moved_account_is_not_held_by_the_old_address);

/// A database from before this step: the links that wait are known as such, and everything is delivered.
async fn mails_from_before_are_sorted_by_their_kind(world: World) {
    let post = PostOffice::open(world).await;
    post.owe_mail(post.notice(&RETURNED, 1, "Returned to you"))
        .await;
    post.owe_to(&RESET, LINK, "A link").await;
    let undo =
        "DROP INDEX mail_undirected; DROP INDEX mail_due; ALTER TABLE mail DROP COLUMN urgency;
        ALTER TABLE mail DROP COLUMN domain; ALTER TABLE mail DROP COLUMN recipient;
        CREATE INDEX mail_due ON mail (next_attempt_at, id) WHERE state = 'waiting';";
    let found = "SELECT urgency, domain FROM mail ORDER BY id";
    let rows: Vec<(String, Option<String>)> = match &post.app().settings.database {
        Target::Sqlite(file) => {
            let mut connection =
                sqlx::SqliteConnection::connect(&format!("sqlite://{}", file.display()))
                    .await
                    .unwrap();
            sqlx::raw_sql(undo).execute(&mut connection).await.unwrap();
            sqlx::raw_sql(include_str!("../../migrations/sqlite/0013_destination.sql"))
                .execute(&mut connection)
                .await
                .unwrap();
            sqlx::query_as(found)
                .fetch_all(&mut connection)
                .await
                .unwrap()
        }
        Target::Postgres(address) => {
            let mut connection = sqlx::PgConnection::connect(address).await.unwrap();
            sqlx::raw_sql(undo).execute(&mut connection).await.unwrap();
            sqlx::raw_sql(include_str!(
                "../../migrations/postgres/0013_destination.sql"
            ))
            .execute(&mut connection)
            .await
            .unwrap();
            sqlx::query_as(found)
                .fetch_all(&mut connection)
                .await
                .unwrap()
        }
    };
    assert_eq!(
        rows,
        [("usual".to_owned(), None), ("awaited".to_owned(), None)]
    );
    post.deliver().await;
    assert_eq!(post.counts().await.accepted, 2);
}
story!(mails_from_before_are_sorted_by_their_kind);
