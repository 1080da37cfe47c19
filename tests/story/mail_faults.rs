//! The mail server and the network at their worst: nothing is lost, each mail has one Message-ID, and there are no
//! more copies than one and the faults that came after the text was sent.

use praxis::db::ids::{AccountId, PracticeId, Seq};
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::time::Duration;

use praxis::mail::actions;
use praxis::mail::model::MailState;
use praxis::mail::transport::{SmtpServer, Transport};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use url::Url;

use crate::mail_server::{Act, Door, MailServer};
use crate::post_office::{PostOffice, RETURNED, address_of};
use crate::wait;
use crate::world::World;

/// A table: what the server does once, what the mail then is, and how many copies there are in the end.
async fn each_fault_has_its_outcome(world: World) {
    let post = PostOffice::open(world).await;
    let rows: [(Act, MailState, &str, usize); 12] = [
        (Act::Accept, MailState::Accepted, "250 accepted", 1),
        (
            Act::Rcpt("550 mailbox unavailable"),
            MailState::Dead,
            "550 mailbox unavailable",
            0,
        ),
        (
            Act::Text("554 message refused by policy"),
            MailState::Dead,
            "554 message refused by policy",
            0,
        ),
        (
            Act::Rcpt("451 try again later"),
            MailState::Waiting,
            "451 try again later",
            1,
        ),
        (
            Act::Mail("421 closing"),
            MailState::Waiting,
            "421 closing",
            1,
        ),
        (
            Act::Data("452 no room"),
            MailState::Waiting,
            "452 no room",
            1,
        ),
        (
            Act::Text("450 greylisted"),
            MailState::Waiting,
            "450 greylisted",
            1,
        ),
        (Act::CutAtRcpt, MailState::Waiting, "incomplete response", 1),
        (Act::CutInText, MailState::Waiting, "", 1),
        (Act::LoseTheAnswer, MailState::Waiting, "", 2),
        (
            Act::Silence,
            MailState::Waiting,
            "the mail server stalled for 0 seconds",
            1,
        ),
        (
            Act::TakeInSilence,
            MailState::Waiting,
            "the mail server stalled for 0 seconds",
            2,
        ),
    ];
    for (number, (act, state, said, copies)) in rows.into_iter().enumerate() {
        let account = i64::try_from(number).unwrap() + 1;
        let to = address_of(account);
        post.server.script(&to, [act.clone()]);
        let mail = post
            .owe_mail(post.notice(&RETURNED, account, "Returned to you"))
            .await;
        post.deliver().await;
        let found = post.mail(mail).await;
        assert_eq!(found.state, state, "{act:?}: {:?}", found.said);
        if !said.is_empty() {
            assert_eq!(found.said.as_deref(), Some(said), "{act:?}");
        }
        post.after(2).await;
        let sent = post.server.copies_to(&to);
        assert_eq!(sent.len(), copies, "{act:?}");
        let ids: BTreeSet<_> = sent
            .iter()
            .map(|copy| copy.message_id().to_owned())
            .collect();
        assert!(ids.len() <= 1, "{act:?}: {ids:?}");
    }
}
story!(each_fault_has_its_outcome);

/// A server that cannot be reached, or wants us to sign in, is nobody's fault: it uses up no try.
async fn an_outage_kills_no_mail_for_five_days(world: World) {
    let post = PostOffice::open(world).await;
    let mail = post
        .owe_mail(post.notice(&RETURNED, 1, "Returned to you"))
        .await;
    post.server
        .script("", vec![Act::Greeting("421 too busy"); 14]);
    post.server
        .script(&address_of(1), [Act::Rcpt("530 sign in first")]);
    for _ in 0..31 {
        post.after(30).await;
    }
    let listed = post.mail(mail).await;
    assert_eq!(
        (listed.state, listed.said.as_deref()),
        (MailState::Waiting, Some("421 too busy"))
    );
    post.until_nothing_waits().await;
    assert_eq!(post.mail(mail).await.state, MailState::Accepted);
    assert_eq!(post.server.copies().len(), 1);

    let late = post
        .owe_mail(post.notice(&RETURNED, 2, "Returned to you"))
        .await;
    post.server
        .script("", vec![Act::Greeting("554 no service here"); 100]);
    post.until_nothing_waits().await;
    let listed = post.mail(late).await;
    assert_eq!(
        (listed.state, listed.said.as_deref()),
        (MailState::Dead, Some("554 no service here"))
    );
    assert!(listed.settled_at.unwrap().since(listed.at) >= Duration::from_hours(5 * 24));
}
story!(an_outage_kills_no_mail_for_five_days);

/// One mail that the server keeps putting off becomes a dead letter; no other waits for it.
async fn a_receiver_who_is_never_taken_delays_nobody(world: World) {
    let post = PostOffice::open(world).await;
    post.server
        .script(&address_of(1), vec![Act::Rcpt("451 not now"); 100]);
    post.server.script(&address_of(2), [Act::Silence]);
    let put_off = post.owe_mail(post.notice(&RETURNED, 1, "One")).await;
    post.owe_mail(post.notice(&RETURNED, 2, "Two")).await;
    for account in 3..=20 {
        post.owe_mail(post.notice(&RETURNED, account, "Others"))
            .await;
    }
    post.deliver().await;
    assert_eq!(post.counts().await.accepted, 18);
    assert_eq!(post.counts().await.waiting, 2);
    post.until_nothing_waits().await;
    let listed = post.mail(put_off).await;
    assert_eq!((listed.state, listed.tries), (MailState::Dead, 24));
    assert_eq!(listed.said.as_deref(), Some("451 not now"));
    assert_eq!(post.counts().await.dead, 1);
    assert_eq!(post.worker.pulse().dead_letters(), 1);
}
story!(a_receiver_who_is_never_taken_delays_nobody);

/// Random weather, a worker killed in mid-sentence again and again, and a count at the end.
async fn nothing_is_lost_in_a_storm(world: World) {
    let mut post = PostOffice::open(world).await;
    let mut chance = StdRng::seed_from_u64(4);
    let acts = [
        Act::Mail("421 closing"),
        Act::Rcpt("451 greylisted"),
        Act::Data("452 no room"),
        Act::Text("451 not now"),
        Act::CutAtRcpt,
        Act::CutInText,
        Act::LoseTheAnswer,
        Act::TakeInSilence,
        Act::Silence,
        Act::Accept,
    ];
    let accounts = 1..=24;
    for account in accounts.clone() {
        let faults = chance.random_range(0..5);
        let script: Vec<Act> = (0..faults)
            .map(|_| acts.choose(&mut chance).unwrap().clone())
            .collect();
        post.server.script(&address_of(account), script);
        post.owe_mail(
            post.notice(&RETURNED, account, "Returned to you")
                .because_of(PracticeId(account), Seq(3)),
        )
        .await;
    }
    for _ in 0..6 {
        let working = tokio::spawn({
            let worker = post.worker.clone();
            async move { worker.run_until_idle().await }
        });
        // The kill comes in the middle of a conversation, or when there is nothing left to say.
        let acts = post.server.performed().len() + chance.random_range(1..12);
        wait::until_async("a conversation is under way, or none is left", async || {
            working.is_finished() || post.server.performed().len() >= acts
        })
        .await;
        working.abort();
        drop(working.await);
        post = post.another().await;
        post.world
            .clock()
            .advance(Duration::from_secs(chance.random_range(60..600)));
    }
    post.until_nothing_waits().await;
    assert_eq!(post.counts().await.accepted, 24);
    let performed = post.server.performed();
    let mut all_ids = BTreeSet::new();
    for account in accounts {
        let to = address_of(account);
        let copies = post.server.copies_to(&to);
        let ids: BTreeSet<_> = copies
            .iter()
            .map(|copy| copy.message_id().to_owned())
            .collect();
        assert_eq!(ids.len(), 1, "{to}");
        all_ids.extend(ids);
        let faults = performed
            .iter()
            .filter(|(whom, act)| *whom == to && act.is_after_the_text())
            .count();
        // A kill after the text is such a fault, too; there were six.
        assert!(
            !copies.is_empty() && copies.len() <= 1 + faults + 6,
            "{to}: {} copies, {faults} faults",
            copies.len()
        );
    }
    assert_eq!(all_ids.len(), 24);
    let extra = post.server.copies().len() - 24;
    let faults = performed
        .iter()
        .filter(|(_, act)| act.is_after_the_text())
        .count();
    // Each kill may cut off as many conversations as there are places.
    assert!(
        extra <= faults + 6 * 6,
        "{extra} extra copies, {faults} faults"
    );
}
story!(nothing_is_lost_in_a_storm);

/// Two nodes, or two rounds of one, never send the same mail twice.
async fn workers_side_by_side_send_each_mail_once(world: World) {
    let one = PostOffice::open(world).await;
    let other = one.another().await;
    for account in 1..=40 {
        one.owe_mail(one.notice(&RETURNED, account, "Returned to you"))
            .await;
    }
    tokio::join!(
        one.deliver(),
        other.deliver(),
        one.deliver(),
        other.deliver()
    );
    assert_eq!(one.server.copies().len(), 40);
    assert_eq!(one.counts().await.accepted, 40);
}
story!(workers_side_by_side_send_each_mail_once);

/// A clock that was a year ahead when it wrote a due time or a lease does not hold a mail for a year.
async fn a_clock_that_jumped_holds_nothing_up(world: World) {
    let post = PostOffice::open(world).await;
    let year = Duration::from_hours(365 * 24);
    let now = post.world.clock().now();
    post.server.script(
        &address_of(1),
        [Act::Rcpt("451 not now"), Act::TakeInSilence],
    );
    post.world.clock().set(now.plus(year));
    post.owe_mail(post.notice(&RETURNED, 1, "Returned to you"))
        .await;
    post.deliver().await;
    assert_eq!(post.counts().await.waiting, 1);
    post.world.clock().set(now);
    post.deliver().await;
    // Taken in silence: tried again after the pause. The lease of a killed worker that was a year ahead ends, too.
    post.world.clock().set(now.plus(year));
    post.server.script(&address_of(1), [Act::Silence]);
    let working = tokio::spawn({
        let worker = post.worker.clone();
        async move { worker.run_until_idle().await }
    });
    let silent = (address_of(1), Act::Silence);
    post.server
        .until(|server| server.performed().contains(&silent))
        .await;
    working.abort();
    drop(working.await);
    post.world.clock().set(now.plus(Duration::from_hours(1)));
    post.until_nothing_waits().await;
    assert_eq!(post.counts().await.accepted, 1);
}
story!(a_clock_that_jumped_holds_nothing_up);

/// A mail whose room makes a mistake is tried again like any other, and given up in the end.
async fn a_mistake_of_ours_is_no_endless_loop(world: World) {
    let post = PostOffice::open(world).await;
    post.says.broken.lock().unwrap().insert(AccountId(1));
    let broken = post.owe_mail(post.notice(&RETURNED, 1, "One")).await;
    post.owe_mail(post.notice(&RETURNED, 2, "Two")).await;
    post.until_nothing_waits().await;
    let listed = post.mail(broken).await;
    assert_eq!((listed.state, listed.tries), (MailState::Dead, 24));
    assert_eq!(post.server.subjects(), [(address_of(2), "Two".to_owned())]);
}
story!(a_mistake_of_ours_is_no_endless_loop);

/// The worker of the service itself: woken by a commit, stopped politely.
async fn the_worker_wakes_and_stops(world: World) {
    let post = PostOffice::open(world).await;
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let working = tokio::spawn(post.worker.clone().run(stopped));
    wait::until_async("the worker is alive", async || {
        post.worker.pulse().is_alive()
    })
    .await;
    post.owe_mail(post.notice(&RETURNED, 1, "Returned to you"))
        .await;
    post.server
        .until(|server| !server.copies().is_empty())
        .await;
    stop.send(true).unwrap();
    wait::soon("the worker stops", working).await.unwrap();
    assert_eq!(post.counts().await.accepted, 1);
}
story!(the_worker_wakes_and_stops);

/// Servers that never get to the point: silent, endless, drop by drop. Each is cut off, and is an outage.
async fn a_server_that_stalls_is_cut_off(world: World) {
    let post = PostOffice::open(world).await;
    let mut account = 0;
    for manner in [
        Manner::Silent,
        Manner::Endless,
        Manner::Slow,
        Manner::HangsUp,
    ] {
        account += 1;
        let address = stalling(manner).await;
        let worker = post.worker_with(by_smtp(address, Duration::from_millis(300)));
        let mail = post
            .owe_mail(post.notice(&RETURNED, account, "Returned to you"))
            .await;
        let begun = std::time::Instant::now();
        worker.run_until_idle().await.unwrap();
        assert!(begun.elapsed() < Duration::from_secs(5), "{manner:?}");
        let listed = post.mail(mail).await;
        assert_eq!(
            (listed.state, listed.tries),
            (MailState::Waiting, 1),
            "{manner:?}: {:?}",
            listed.said
        );
    }
    post.after(5).await;
    assert_eq!(post.counts().await.accepted, 4);
}
story!(a_server_that_stalls_is_cut_off);

/// A greeting of many lines is heard to its end; one of thousands is an outage before it fills our memory.
async fn a_greeting_has_its_limits(world: World) {
    let post = PostOffice::open(world).await;
    let rows = [
        (100, MailState::Accepted, "250 accepted"),
        (20_000, MailState::Waiting, "SMTP response too large"),
    ];
    for (account, (banner, state, said)) in (1..).zip(rows) {
        let server = MailServer::behind(Door {
            banner,
            ..Door::default()
        })
        .await;
        let worker = post.worker_with(by_smtp(server.address, Duration::from_secs(20)));
        let mail = post
            .owe_mail(post.notice(&RETURNED, account, "Returned to you"))
            .await;
        worker.run_until_idle().await.unwrap();
        let listed = post.mail(mail).await;
        assert_eq!(
            (listed.state, listed.said.as_deref()),
            (state, Some(said)),
            "{banner} lines"
        );
    }
}
story!(a_greeting_has_its_limits);

/// An address in other than Latin letters goes to a server that can take it; for any other it is a dead letter that
/// says why, and no letter is mangled.
async fn an_address_in_other_letters_needs_a_server_for_it(world: World) {
    let post = PostOffice::open(world).await;
    let address = "дмитрий@example.org";
    post.says
        .moved
        .lock()
        .unwrap()
        .insert(AccountId(1), Some(address.to_owned()));
    let mail = post
        .owe_mail(post.notice(&RETURNED, 1, "Returned to you"))
        .await;
    post.deliver().await;
    let listed = post.mail(mail).await;
    let said = "the mail server takes no addresses with other than Latin letters";
    assert_eq!(
        (listed.state, listed.said.as_deref()),
        (MailState::Dead, Some(said))
    );
    assert_eq!(post.server.performed(), []);

    let server = MailServer::behind(Door {
        utf8: true,
        ..Door::default()
    })
    .await;
    let worker = post.worker_with(by_smtp(server.address, Duration::from_secs(5)));
    let mut tx = post.app().db.write().await.unwrap();
    assert!(
        actions::resend(&mut tx, post.world.clock().now(), mail)
            .await
            .unwrap()
    );
    tx.commit().await.unwrap();
    worker.run_until_idle().await.unwrap();
    assert_eq!(post.mail(mail).await.state, MailState::Accepted);
    assert_eq!(server.copies_to(address).len(), 1);
    assert_eq!(server.copies_to(address)[0].eml.to(), address);
}
story!(an_address_in_other_letters_needs_a_server_for_it);

/// A server elsewhere that does not encrypt, or no longer does, hears nothing of any mail.
async fn a_mail_does_not_travel_in_the_clear(world: World) {
    let post = PostOffice::open(world).await;
    // Not a loopback address for us, and for the system the way to this machine.
    let url = Url::parse(&format!("smtp://0.0.0.0:{}", post.server.address.port())).unwrap();
    let smtp = SmtpServer::parse(&url, "praxis.example", None, Duration::from_secs(5)).unwrap();
    let worker = post.worker_with(Transport::Smtp(Box::new(smtp)));
    let mail = post
        .owe_mail(post.notice(&RETURNED, 1, "Returned to you"))
        .await;
    worker.run_until_idle().await.unwrap();
    let listed = post.mail(mail).await;
    assert_eq!(listed.state, MailState::Waiting);
    assert_eq!(
        listed.said.as_deref(),
        Some("STARTTLS is not supported on this server")
    );
    assert_eq!(post.server.performed(), []);
}
story!(a_mail_does_not_travel_in_the_clear);

/// The way to a server on this machine, with so much patience.
fn by_smtp(address: SocketAddr, patience: Duration) -> Transport {
    let url = Url::parse(&format!("smtp://{address}")).unwrap();
    let smtp = SmtpServer::parse(&url, "praxis.example", None, patience).unwrap();
    Transport::Smtp(Box::new(smtp))
}

/// How a server keeps one waiting.
#[derive(Clone, Copy, Debug)]
enum Manner {
    Silent,
    Endless,
    Slow,
    HangsUp,
}

async fn stalling(manner: Manner) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let bytes: &[u8] = match manner {
                    Manner::Silent => std::future::pending().await,
                    Manner::HangsUp => return,
                    Manner::Endless => &[b'2'; 4096],
                    Manner::Slow => b"2",
                };
                let mut pace = tokio::time::interval(Duration::from_millis(5));
                while stream.write_all(bytes).await.is_ok() {
                    pace.tick().await;
                }
            });
        }
    });
    address
}

/// A domain beyond ASCII is written as the domain name system knows it, which every server takes.
async fn a_domain_in_other_letters_needs_no_server_for_it(world: World) {
    let post = PostOffice::open(world).await;
    post.says
        .moved
        .lock()
        .unwrap()
        .insert(AccountId(1), Some("idn@bücher.example".to_owned()));
    let mail = post
        .owe_mail(post.notice(&RETURNED, 1, "Returned to you"))
        .await;
    post.deliver().await;
    assert_eq!(post.mail(mail).await.state, MailState::Accepted);
    let copies = post.server.copies_to("idn@xn--bcher-kva.example");
    assert_eq!(copies.len(), 1);
    assert_eq!(copies[0].eml.to(), "idn@xn--bcher-kva.example");
}
story!(a_domain_in_other_letters_needs_no_server_for_it);
