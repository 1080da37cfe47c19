//! What is owed, whether it is still owed when it leaves, what administrators and timelines see of it, digests,
//! choices and secrets.

use praxis::db::ids::{AccountId, PracticeId, RequestId, Seq};
use std::time::Duration;

use praxis::command::outbox::{self, Which};
use praxis::language::{Language, Messages};
use praxis::mail::actions;
use praxis::mail::eml::Eml;
use praxis::mail::model::{MailId, MailRecipient, MailState, NewNotice, NoticeFate, OweOutcome};
use praxis::mail::preferences::{Delivery, MailGroup, Preference};
use praxis::mail::transport::Transport;
use praxis::mail::unowed::Unowed;

use crate::mail_server::Act;
use crate::post_office::{
    ARRIVED, ASKED, PostOffice, REMINDED, RESET, RETURNED, RULES, address_of,
};
use crate::world::{NOON, World};

/// The table, walked: every row for every choice, sent for real.
async fn what_was_chosen_decides_when_it_goes(world: World) {
    let post = PostOffice::open(world).await;
    let mut account = 0;
    for rule in RULES {
        for &preference in Preference::ALL {
            account += 1;
            choose(&post, account, preference).await;
            let name = format!("{} for {preference:?}", rule.kind);
            let entered = post.owe(post.notice(rule, account, &name)).await;
            post.deliver().await;
            let at_once = post.server.copies_to(&address_of(account)).len();
            post.after(24 * 60).await;
            let in_a_day = post.server.copies_to(&address_of(account)).len();
            let expected = match (rule.delivery(preference), preference) {
                (Delivery::Now, _) => (1, 1),
                (Delivery::Digest, Preference::Weekly) | (Delivery::Never, _) => (0, 0),
                (Delivery::Digest, _) => (0, 1),
            };
            assert_eq!((at_once, in_a_day), expected, "{name}: {entered:?}");
        }
    }
}
story!(what_was_chosen_decides_when_it_goes);

/// The product's own table, row by row: these are all the mails for which a person chooses, in their groups. An account that
/// never chose gets all others at once.
#[test]
fn only_news_and_reminders_can_wait_or_end() {
    let mut optional = Vec::new();
    for rule in praxis::practice::RULES
        .iter()
        .chain(praxis::account::mails::RULES)
        .chain(praxis::follow::RULES)
    {
        let row = (rule.kind, rule.relation.as_str());
        match rule.group {
            Some(group) => optional.push((group.as_str(), row.0, row.1)),
            None => assert_eq!(rule.delivery(Preference::Never), Delivery::Now, "{row:?}"),
        }
    }
    optional.sort_unstable();
    assert_eq!(
        optional,
        [
            ("administration", "account-appeal", "administrator"),
            ("administration", "practice-mark_spam", "administrator"),
            ("authors", "practice-add_replication", "author"),
            ("authors", "practice-correct_language", "author"),
            ("authors", "practice-join", "author"),
            ("authors", "practice-leave", "author"),
            ("authors", "practice-move", "author"),
            ("authors", "practice-refuse_invitation", "author"),
            ("authors", "practice-refuse_offer", "author"),
            ("authors", "practice-remove_replication", "author"),
            ("queue", "practice-appeal", "administrator"),
            ("queue", "practice-appeal", "reviewer"),
            ("queue", "practice-ask_removal", "administrator"),
            ("queue", "practice-ask_removal", "reviewer"),
            ("queue", "practice-submit", "reviewer"),
            ("reminders", "practice-remind_late", "administrator"),
            ("reminders", "practice-remind_late", "handling"),
            ("reminders", "practice-remind_late", "suggested"),
            ("reminders", "practice-remind_review", "administrator"),
            ("reminders", "practice-remind_review", "handling"),
            ("reminders", "practice-remind_review", "suggested"),
            ("reminders", "practice-warn_claim", "handling"),
        ]
    );
}

/// The change and the mail about it: both or neither, and each only once.
async fn a_notice_is_owed_with_the_deed_and_only_once(world: World) {
    let post = PostOffice::open(world).await;
    let mut tx = post.app().db.write().await.unwrap();
    let notice = post
        .notice(&RETURNED, 1, "Never told")
        .because_of(PracticeId(9), Seq(1));
    actions::owe(&mut tx, NOON, notice).await.unwrap();
    drop(tx);
    let again = || {
        post.notice(&RETURNED, 1, "Returned to you")
            .because_of(PracticeId(9), Seq(2))
    };
    assert!(matches!(post.owe(again()).await, OweOutcome::Mail(_)));
    assert_eq!(post.owe(again()).await, OweOutcome::Already);
    assert!(matches!(
        post.owe(
            post.notice(&RETURNED, 2, "Returned to you")
                .because_of(PracticeId(9), Seq(2))
        )
        .await,
        OweOutcome::Mail(_)
    ));
    let plain = || {
        NewNotice::new(
            &RETURNED,
            MailRecipient::address("focal@example.org"),
            dressed(&post, "To the focal point"),
        )
    };
    assert!(matches!(
        post.owe(plain().because_of(PracticeId(9), Seq(2))).await,
        OweOutcome::Mail(_)
    ));
    assert_eq!(
        post.owe(plain().because_of(PracticeId(9), Seq(2))).await,
        OweOutcome::Already
    );
    post.deliver().await;
    assert_eq!(
        post.server.subjects(),
        [
            (
                "focal@example.org".to_owned(),
                "To the focal point".to_owned()
            ),
            (address_of(1), "Returned to you".to_owned()),
            (address_of(2), "Returned to you".to_owned()),
        ]
    );
}
story!(a_notice_is_owed_with_the_deed_and_only_once);

/// Whether somebody is entitled is asked when it leaves, and again at each repeat.
async fn who_lost_the_right_gets_nothing(world: World) {
    let post = PostOffice::open(world).await;
    post.server.script(&address_of(2), [Act::Rcpt("451 later")]);
    post.owe(
        post.notice(&RETURNED, 1, "One")
            .because_of(PracticeId(7), Seq(1)),
    )
    .await;
    post.owe(
        post.notice(&RETURNED, 2, "Two")
            .because_of(PracticeId(7), Seq(1)),
    )
    .await;
    post.owe(
        post.notice(&RETURNED, 3, "Three")
            .because_of(PracticeId(7), Seq(2)),
    )
    .await;
    post.owe(
        post.notice(&RETURNED, 4, "Four")
            .because_of(PracticeId(7), Seq(2)),
    )
    .await;
    post.says.revoked.lock().unwrap().insert(AccountId(1));
    post.says.moved.lock().unwrap().insert(AccountId(3), None);
    post.says
        .moved
        .lock()
        .unwrap()
        .insert(AccountId(4), Some("new@example.org".to_owned()));
    post.deliver().await;
    post.says.revoked.lock().unwrap().insert(AccountId(2));
    post.after(5).await;
    assert_eq!(
        post.server.subjects(),
        [("new@example.org".to_owned(), "Four".to_owned())]
    );
    let timeline = actions::timeline(
        &mut post.app().db.read().await.unwrap(),
        PracticeId(7),
        None,
    )
    .await
    .unwrap();
    let fates: Vec<_> = timeline
        .into_iter()
        .map(|line| (line.seq, line.account, line.fate))
        .collect();
    let gone = NoticeFate::NoLongerOwed;
    assert_eq!(
        fates,
        [
            (Seq(1), Some(AccountId(1)), gone(Unowed::NoAuthor)),
            (Seq(1), Some(AccountId(2)), gone(Unowed::NoAuthor)),
            (Seq(2), Some(AccountId(3)), gone(Unowed::AccountGone)),
            (Seq(2), Some(AccountId(4)), NoticeFate::Accepted(NOON)),
        ]
    );
}
story!(who_lost_the_right_gets_nothing);

/// What an administrator does with a dead letter.
async fn a_dead_letter_is_seen_and_sent_again(world: World) {
    let post = PostOffice::open(world).await;
    post.server.script(
        &address_of(1),
        [Act::LoseTheAnswer, Act::Rcpt("550 mailbox unavailable")],
    );
    post.server
        .script(&address_of(2), [Act::Rcpt("550 no such user")]);
    let one = post
        .owe_mail(
            post.notice(&RETURNED, 1, "One")
                .because_of(PracticeId(3), Seq(1)),
        )
        .await;
    let two = post
        .owe_mail(
            post.notice(&RETURNED, 2, "Two")
                .because_of(PracticeId(3), Seq(1)),
        )
        .await;
    let three = post
        .owe_mail(
            post.notice(&RETURNED, 3, "Three")
                .because_of(PracticeId(3), Seq(1)),
        )
        .await;
    post.deliver().await;
    post.after(2).await;
    let app = post.app();
    let dead = actions::list(
        &mut app.db.read().await.unwrap(),
        Some(MailState::Dead),
        None,
        10,
    )
    .await
    .unwrap();
    let lines: Vec<_> = dead
        .iter()
        .map(|mail| (mail.id, mail.address.clone(), mail.said.clone()))
        .collect();
    assert_eq!(
        lines,
        [
            (
                two,
                Some(address_of(2)),
                Some("550 no such user".to_owned())
            ),
            (
                one,
                Some(address_of(1)),
                Some("550 mailbox unavailable".to_owned())
            ),
        ]
    );
    let mut tx = app.db.write().await.unwrap();
    assert!(
        actions::resend(&mut tx, app.clock.now(), one)
            .await
            .unwrap()
    );
    assert!(
        actions::settle(&mut tx, app.clock.now(), two)
            .await
            .unwrap()
    );
    assert!(
        !actions::settle(&mut tx, app.clock.now(), three)
            .await
            .unwrap()
    );
    assert!(
        !actions::resend(&mut tx, app.clock.now(), two)
            .await
            .unwrap()
    );
    tx.commit().await.unwrap();
    post.deliver().await;
    let ids: Vec<_> = post
        .server
        .copies_to(&address_of(1))
        .iter()
        .map(|copy| copy.message_id().to_owned())
        .collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
    let counts = post.counts().await;
    assert_eq!(
        (counts.accepted, counts.dead, counts.no_longer_owed),
        (2, 0, 1)
    );
    let timeline = actions::timeline(&mut app.db.read().await.unwrap(), PracticeId(3), None)
        .await
        .unwrap();
    assert_eq!(timeline[1].fate, NoticeFate::NoLongerOwed(Unowed::Settled));

    post.server
        .script(&address_of(4), [Act::Text("554 refused")]);
    post.owe_mail(post.notice(&RETURNED, 4, "Four")).await;
    post.deliver().await;
    let mut tx = app.db.write().await.unwrap();
    assert_eq!(
        actions::resend_dead(&mut tx, app.clock.now())
            .await
            .unwrap(),
        1
    );
    tx.commit().await.unwrap();
    post.deliver().await;
    assert_eq!(post.counts().await.dead, 0);
}
story!(a_dead_letter_is_seen_and_sent_again);

/// A list in pages, newest first, without gaps or repeats; what a mail says, for those who may read it.
async fn administrators_page_through_the_outbox(world: World) {
    let post = PostOffice::open(world).await;
    for account in 1..=7 {
        post.owe(post.notice(&RETURNED, account, &format!("Number {account}")))
            .await;
        // Three in the same moment.
        if account % 3 == 0 {
            post.world.clock().advance(Duration::from_secs(1));
        }
    }
    let secret = post
        .owe_mail(
            post.notice(&RESET, 8, "Your new password")
                .with_secret("reset", RequestId(5)),
        )
        .await;
    let mut db = post.app().db.read().await.unwrap();
    let mut after = None;
    let mut subjects = Vec::new();
    loop {
        let page = actions::list(&mut db, Some(MailState::Waiting), after, 3)
            .await
            .unwrap();
        let Some(last) = page.last() else { break };
        after = Some((last.at, last.id));
        subjects.extend(
            page.into_iter()
                .map(|mail| mail.subject.unwrap_or_else(|| "private".to_owned())),
        );
    }
    let numbers: Vec<_> = (1..=7)
        .rev()
        .map(|number| format!("Number {number}"))
        .collect();
    assert_eq!(subjects, [vec!["private".to_owned()], numbers].concat());
    let hidden = actions::read(&mut db, secret).await.unwrap().unwrap();
    assert_eq!(
        (hidden.listed.private, hidden.listed.subject, hidden.letters),
        (true, None, vec![])
    );
    let (at, id) = after.unwrap();
    let shown = actions::read(&mut db, id).await.unwrap().unwrap();
    assert_eq!(shown.listed.at, at);
    assert_eq!(shown.letters[0].0, "Number 1");
    assert!(shown.letters[0].1.contains("Something happened."));
}
story!(administrators_page_through_the_outbox);

/// One mail a day at seven, with everything held: no notice falls out, and none stands in it that is owed no more.
async fn a_digest_holds_everything_that_was_held(world: World) {
    let post = PostOffice::open(world.with(&[("time_zone", "Europe/Zurich")])).await;
    for number in 1..=5 {
        post.owe(
            post.notice(&ARRIVED, 1, &format!("Practice {number}"))
                .because_of(PracticeId(number), Seq(1)),
        )
        .await;
        post.owe(
            post.notice(&ASKED, 1, &format!("Removal {number}"))
                .because_of(PracticeId(number), Seq(2)),
        )
        .await;
    }
    post.owe(post.notice(&ARRIVED, 2, "Only one")).await;
    post.owe(post.notice(&ARRIVED, 3, "For nobody")).await;
    post.owe(
        post.notice(&ARRIVED, 4, "Not wanted any more")
            .because_of(PracticeId(6), Seq(1)),
    )
    .await;
    post.says.revoked.lock().unwrap().insert(AccountId(3));
    choose(&post, 4, Preference::Never).await;
    post.deliver().await;
    assert_eq!(post.counts().await.held, 13);

    // Noon in UTC is one in the afternoon in Zurich; seventeen hours and a minute later it is still before seven.
    post.after(17 * 60 - 1).await;
    assert_eq!(post.server.copies().len(), 0);
    post.owe(post.notice(&ARRIVED, 1, "At the last minute"))
        .await;
    post.after(61).await;
    assert_eq!(
        post.server.subjects(),
        [
            (
                address_of(1),
                "Praxis: 11 things since yesterday".to_owned()
            ),
            (
                address_of(2),
                "Praxis: one thing since yesterday".to_owned()
            ),
        ]
    );
    let digest = &post.server.copies_to(&address_of(1))[0].eml;
    let titles = (1..=5).flat_map(|n| [format!("Practice {n}"), format!("Removal {n}")]);
    for title in titles.chain(["At the last minute".to_owned()]) {
        assert_eq!(digest.text.matches(&title).count(), 1, "{title}");
        assert_eq!(digest.html.matches(&title).count(), 1, "{title}");
    }
    assert!(digest.text.contains("6 in your queue") && digest.text.contains("Also"));
    let timeline = actions::timeline(
        &mut post.app().db.read().await.unwrap(),
        PracticeId(6),
        None,
    )
    .await
    .unwrap();
    assert_eq!(timeline[0].fate, NoticeFate::NoLongerOwed(Unowed::Unwanted));
    let counts = post.counts().await;
    assert_eq!(
        (
            counts.held,
            counts.waiting,
            counts.accepted,
            counts.no_longer_owed
        ),
        (0, 0, 2, 2)
    );

    // The day after there is nothing to say, and nothing is said.
    post.after(24 * 60).await;
    assert_eq!(post.server.copies().len(), 2);
}
story!(a_digest_holds_everything_that_was_held);

/// Digests, and other mails that a preference can end, can be ended by a mail provider on the receiver's behalf; other mails
/// cannot.
async fn only_optional_mails_carry_a_way_to_end_them(world: World) {
    let post = PostOffice::open(world).await;
    post.owe(post.notice(&REMINDED, 2, "Reminder")).await;
    post.owe(post.notice(&ARRIVED, 1, "Queue")).await;
    post.owe(
        post.notice(&RETURNED, 1, "Decision")
            .because_of(PracticeId(417), Seq(3)),
    )
    .await;
    post.deliver().await;
    post.after(24 * 60).await;
    let copies = post.server.copies_to(&address_of(1));
    let [decision, digest] = &copies[..] else {
        panic!("{copies:?}")
    };
    assert_eq!(decision.eml.header("List-Unsubscribe"), None);
    assert_eq!(
        decision.eml.header("References"),
        Some("<practice.417@praxis.example>")
    );
    assert_eq!(
        decision.eml.header("Auto-Submitted"),
        Some("auto-generated")
    );
    assert_eq!(digest.eml.header("References"), None);
    assert_eq!(
        digest.eml.header("List-Unsubscribe-Post"),
        Some("List-Unsubscribe=One-Click")
    );
    let link = digest.eml.header("List-Unsubscribe").unwrap();
    assert!(
        link.starts_with("<https://praxis.example/unsubscribe/"),
        "{link}"
    );
    let reminder = &post.server.copies_to(&address_of(2))[0].eml;
    assert_eq!(
        reminder.header("List-Unsubscribe-Post"),
        Some("List-Unsubscribe=One-Click")
    );
    assert_ne!(reminder.header("List-Unsubscribe"), Some(link));
}
story!(only_optional_mails_carry_a_way_to_end_them);

/// A mailed secret is made when the mail leaves, anew for each repeat, and lies nowhere.
async fn a_secret_is_made_at_delivery(world: World) {
    let post = PostOffice::open(world).await;
    let letter = PostOffice::letter("Your new password")
        .secret_button("Set it", |token| {
            format!("https://praxis.example/reset/{token}")
        })
        .render(Messages::new(Language::En), &post.app().settings);
    let notice = NewNotice::new(&RESET, MailRecipient::address(address_of(1)), letter)
        .with_secret("reset", RequestId(5));
    post.server.script(&address_of(1), [Act::LoseTheAnswer]);
    post.owe(notice.clone()).await;
    assert_eq!(post.says.minted.lock().unwrap().len(), 0);
    post.deliver().await;
    post.after(2).await;
    let copies = post.server.copies_to(&address_of(1));
    assert_eq!(copies[0].message_id(), copies[1].message_id());
    for (copy, secret) in copies.iter().zip(["secret-5-1", "secret-5-2"]) {
        let link = format!("https://praxis.example/reset/{secret}");
        assert_eq!(copy.eml.text.matches(&link).count(), 1);
        assert!(copy.eml.html.contains(&format!("href=\"{link}\"")));
        assert!(!copy.eml.html.contains('\u{E000}'));
    }
    let mut db = post.app().db.read().await.unwrap();
    let stored: Vec<(String, String, String)> =
        praxis::db::Engine::sql(&mut db, "SELECT subject, text, html FROM notice")
            .all()
            .await
            .unwrap();
    assert!(
        stored
            .iter()
            .all(|(subject, text, html)| !format!("{subject}{text}{html}").contains("secret-"))
    );

    // A request that is used up needs no mail any more.
    post.says.used.lock().unwrap().insert(RequestId(5));
    let late = post.owe_mail(notice).await;
    post.deliver().await;
    assert_eq!(post.mail(late).await.state, MailState::NoLongerOwed);
}
story!(a_secret_is_made_at_delivery);

/// The command line lists what stands where, without anybody's words, and sends again.
async fn an_operator_lists_and_sends_again(world: World) {
    let post = PostOffice::open(world).await;
    post.server
        .script(&address_of(1), [Act::Rcpt("550 mailbox unavailable")]);
    let dead = post
        .owe_mail(post.notice(&RETURNED, 1, "Returned to you"))
        .await;
    post.owe(
        post.notice(&RESET, 2, "Your new password")
            .with_secret("reset", RequestId(5)),
    )
    .await;
    post.owe(post.notice(&ARRIVED, 3, "Queue")).await;
    post.deliver().await;
    let listed = outbox::list(post.app(), None).await.unwrap();
    assert_eq!(
        listed,
        "2\taccepted\t2026-11-03T12:00:00Z\tperson2@example.org\taccount-reset\t1 tries\t250 accepted\n\
        1\tdead\t2026-11-03T12:00:00Z\tperson1@example.org\tReturned to you\t1 tries\t550 mailbox unavailable\n\
        waiting 0, accepted 1, dead 1, no longer owed 0, held for digests 1\n"
    );
    assert_eq!(outbox::resend(post.app(), Which::Dead).await.unwrap(), 1);
    assert_eq!(
        outbox::resend(post.app(), Which::One(MailId(99)))
            .await
            .unwrap(),
        0
    );
    post.deliver().await;
    assert_eq!(
        outbox::resend(post.app(), Which::One(dead)).await.unwrap(),
        1
    );
    post.deliver().await;
    assert_eq!(post.server.copies_to(&address_of(1)).len(), 2);
    let none = outbox::list(post.app(), Some(MailState::Dead))
        .await
        .unwrap();
    assert_eq!(
        none,
        "waiting 0, accepted 2, dead 0, no longer owed 0, held for digests 1\n"
    );
}
story!(an_operator_lists_and_sends_again);

/// Without a mail server, mails are files: one each, whole, under a name that sorts by age.
async fn without_a_server_mails_are_files(world: World) {
    let post = PostOffice::open(world).await;
    let worker = post.worker_with(Transport::of(&post.app().settings).unwrap());
    post.owe(post.notice(&RETURNED, 1, "First")).await;
    worker.run_until_idle().await.unwrap();
    post.world.clock().advance(Duration::from_secs(1));
    post.owe(post.notice(&RETURNED, 2, "Second")).await;
    worker.run_until_idle().await.unwrap();
    let folder = post.world.data().join("mail");
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    names.sort();
    let subjects: Vec<_> = names
        .iter()
        .map(|name| {
            Eml::read(&std::fs::read(name).unwrap())
                .subject()
                .to_owned()
        })
        .collect();
    assert_eq!(subjects, ["First", "Second"]);
    assert!(
        names
            .iter()
            .all(|name| name.extension().is_some_and(|ending| ending == "eml"))
    );
}
story!(without_a_server_mails_are_files);

async fn choose(post: &PostOffice, account: i64, preference: Preference) {
    let app = post.app();
    let mut tx = app.db.write().await.unwrap();
    let chosen = MailGroup::ALL.iter().map(|group| (*group, preference));
    let chosen: Vec<_> = chosen.collect();
    actions::choose(&mut tx, app.clock.now(), AccountId(account), &chosen)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

fn dressed(post: &PostOffice, subject: &str) -> praxis::mail::letter::RenderedLetter {
    PostOffice::letter(subject).render(Messages::new(Language::En), &post.app().settings)
}
