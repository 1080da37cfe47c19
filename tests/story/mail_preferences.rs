//! Preferences for groups of mails: no change of one strands a notice that is held, doubles it or sends what the preference
//! declined.

use std::time::Duration;

use praxis::db::ids::{AccountId, PracticeId, Seq};
use praxis::mail::actions;
use praxis::mail::model::NoticeFate;
use praxis::mail::preferences::{Delivery, MailGroup, Preference, Rule};
use praxis::mail::unowed::Unowed;

use crate::post_office::{ARRIVED, PostOffice, REMINDED, address_of};
use crate::world::World;

const A_WEEK: u64 = 7 * 24 * 60;

async fn choose(post: &PostOffice, account: i64, group: MailGroup, preference: Preference) {
    let app = post.app();
    let mut tx = app.db.write().await.unwrap();
    let chosen = [(group, preference)];
    actions::choose(&mut tx, app.clock.now(), AccountId(account), &chosen)
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// How often the words of a notice have arrived, in mails of their own and in digests.
fn arrivals(post: &PostOffice, account: i64, title: &str) -> usize {
    let copies = post.server.copies_to(&address_of(account));
    let holds = |text: &str| text.lines().any(|line| line.trim() == title);
    copies
        .iter()
        .filter(|copy| copy.eml.subject() == title || holds(&copy.eml.text))
        .count()
}

async fn fate(post: &PostOffice, account: i64) -> Option<NoticeFate> {
    let mut db = post.app().db.read().await.unwrap();
    let timeline = actions::timeline(&mut db, PracticeId(account), None);
    let notice = timeline.await.unwrap().into_iter().next();
    notice.map(|notice| notice.fate)
}

/// Each kind under each preference, changed to each other one while the notice is held: it arrives exactly once, or the
/// preference that was valid last declined it. It leaves by the rhythm that was chosen last.
async fn a_held_notice_arrives_once_whatever_is_chosen_meanwhile(world: World) {
    let post = PostOffice::open(world).await;
    let mut owed: Vec<(i64, String, &'static Rule, Preference, Preference)> = Vec::new();
    let mut account = 0;
    for rule in [&ARRIVED, &REMINDED] {
        for &before in Preference::ALL {
            for &after in Preference::ALL {
                account += 1;
                let group = rule.group.unwrap();
                choose(&post, account, group, before).await;
                let title = format!("Practice {account} of all");
                let notice = post.notice(rule, account, &title);
                post.owe(notice.because_of(PracticeId(account), Seq(1)))
                    .await;
                post.deliver().await;
                choose(&post, account, group, after).await;
                owed.push((account, title, rule, before, after));
            }
        }
    }
    let arrived = |post: &PostOffice| -> Vec<usize> {
        let each = owed.iter();
        each.map(|(account, title, ..)| arrivals(post, *account, title))
            .collect()
    };
    post.after(24 * 60).await;
    let in_a_day = arrived(&post);
    post.after(A_WEEK).await;
    let in_a_week = arrived(&post);
    post.after(A_WEEK).await;
    assert_eq!(arrived(&post), in_a_week, "a notice arrived again");
    for (number, (account, title, rule, before, after)) in owed.iter().enumerate() {
        let case = format!("{title}, {}: {before:?}, then {after:?}", rule.kind);
        let expected = match (rule.delivery(*before), after) {
            (Delivery::Never, _) | (Delivery::Digest, Preference::Never) => (0, 0),
            (Delivery::Digest, Preference::Weekly) => (0, 1),
            (Delivery::Now | Delivery::Digest, _) => (1, 1),
        };
        assert_eq!((in_a_day[number], in_a_week[number]), expected, "{case}");
        let declined = match fate(&post, *account).await {
            Some(NoticeFate::Accepted(_)) => false,
            None | Some(NoticeFate::NoLongerOwed(Unowed::Unwanted)) => true,
            other => panic!("{case}: {other:?}"),
        };
        assert_eq!(declined, expected.1 == 0, "{case}");
    }
    assert_eq!(post.counts().await.held, 0);
}
story!(a_held_notice_arrives_once_whatever_is_chosen_meanwhile);

/// One mail on Monday at seven has what was held for both rhythms, and says since when.
async fn a_weekly_digest_comes_on_monday(world: World) {
    // It is noon on a Tuesday.
    let post = PostOffice::open(world).await;
    choose(&post, 1, MailGroup::Queue, Preference::Weekly).await;
    choose(&post, 1, MailGroup::Reminders, Preference::Daily).await;
    post.owe(post.notice(&ARRIVED, 1, "Held on Tuesday")).await;
    for _ in 0..5 {
        post.after(24 * 60).await;
    }
    assert_eq!(post.server.copies().len(), 0);
    // Sunday.
    post.owe(post.notice(&ARRIVED, 1, "Held on Sunday")).await;
    post.owe(post.notice(&REMINDED, 1, "A reminder")).await;
    post.world.clock().advance(Duration::from_hours(18));
    post.deliver().await;
    assert_eq!(post.server.copies().len(), 0);
    post.after(60).await;
    let subject = "Praxis: 3 things since 3 November 2026".to_owned();
    assert_eq!(post.server.subjects(), [(address_of(1), subject)]);
    let digest = &post.server.copies_to(&address_of(1))[0].eml;
    for title in ["Held on Tuesday", "Held on Sunday", "A reminder"] {
        assert_eq!(digest.text.matches(title).count(), 1, "{title}");
    }
}
story!(a_weekly_digest_comes_on_monday);
