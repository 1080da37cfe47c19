//! Who acts next is reminded: the review team shortly before the day by which a submission is to be decided, and on it; the
//! authors before a returned draft lapses. Each once for a round.

use std::time::Duration;

use praxis::account::model::{Account, Role};
use praxis::practice::actions::{self, Intent};
use praxis::practice::check::check;
use praxis::practice::model::{Decision, PracticeId};
use praxis::workflow::State;

use crate::cast::{Cast, approval, change_role, reasons};
use crate::desk::{deeds, stands};
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

const DAY: Duration = Duration::from_hours(24);

/// The new mails whose subject begins with one of these words, each by its recipient.
async fn reminders(post: &Post) -> Vec<(String, String)> {
    let begins = [
        "Decide by",
        "The day for the answer has passed",
        "No reviewer yet",
        "Your draft",
    ];
    let mut subjects = post.subjects().await;
    subjects.retain(|(_, subject)| begins.iter().any(|words| subject.starts_with(words)));
    subjects
}

fn to(who: &Account, subject: &str) -> (String, String) {
    (who.email.to_string(), subject.to_owned())
}

/// So many days pass, and the service looks twice.
async fn days_pass(cast: &Cast, count: u32) {
    cast.app.clock.advance(count * DAY);
    cast.settle().await;
    cast.settle().await;
}

async fn returned(cast: &Cast, title: &str) -> PracticeId {
    let id = cast.submitted(title, 9).await;
    let words = reasons("Say more.");
    let decision = Intent::Decide(Decision::Return { words });
    cast.act(&cast.ruth, &id, decision).await.unwrap();
    cast.settle().await;
    id
}

/// The suggested reviewer, then the one who has claimed it.
async fn wish_07_the_reviewer_is_reminded_before_the_date_and_on_it(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.submitted("Almaty Process", 9).await;
    let answered = cast.submitted("Bali Process", 9).await;
    cast.approve(answered).await;
    days_pass(&cast, 11).await;
    assert_eq!(reminders(&post).await, []);
    days_pass(&cast, 1).await;
    let soon = reminders(&post).await;
    assert_eq!(soon.len(), 1, "{soon:?}");
    assert_eq!(soon[0].1, "Decide by 17 November 2026: “Almaty Process”");
    let reviewers = [&cast.ruth, &cast.omar].map(|one| one.email.to_string());
    assert!(reviewers.contains(&soon[0].0), "{soon:?}");
    cast.act(&cast.omar, &id, Intent::Claim).await.unwrap();
    days_pass(&cast, 1).await;
    assert_eq!(reminders(&post).await, []);
    days_pass(&cast, 1).await;
    let late = to(
        &cast.omar,
        "The day for the answer has passed: “Almaty Process”",
    );
    assert_eq!(reminders(&post).await, [late]);
    days_pass(&cast, 5).await;
    assert_eq!(reminders(&post).await, []);
    let all = deeds(&cast, id).await;
    let reminded: Vec<&&str> = all
        .iter()
        .filter(|deed| deed.starts_with("remind"))
        .collect();
    assert_eq!(reminded, [&"remind_review", &"remind_late"]);
    // Authors read nothing of it.
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&format!("/my/practices/{id}")).await.ok();
    page.lacks("reminded");
    let mut db = cast.app.db.read().await.unwrap();
    let broken: Vec<_> = check(&mut db).await.unwrap();
    assert!(broken.iter().all(|one| one.broken.is_empty()), "{broken:?}");
}
story!(wish_07_the_reviewer_is_reminded_before_the_date_and_on_it);

/// Without any reviewer whom the service can suggest.
async fn administrators_are_reminded_where_no_reviewer_fits(world: World) {
    let cast = Cast::of(&world).await;
    for one in [&cast.ruth, &cast.omar] {
        change_role(&cast.app, one.id, Role::Submitter, &one.scope).await;
    }
    let post = Post::of(&world);
    cast.submitted("Almaty Process", 9).await;
    days_pass(&cast, 12).await;
    let words = to(&cast.grace, "No reviewer yet: “Almaty Process”");
    assert_eq!(reminders(&post).await, [words]);
}
story!(administrators_are_reminded_where_no_reviewer_fits);

/// A reminder that waits in the outbox is dropped once the reviewer has decided.
async fn a_reminder_of_what_is_decided_does_not_leave(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    days_pass(&cast, 12).await;
    cast.act(&cast.ruth, &id, Intent::Decide(approval()))
        .await
        .unwrap();
    assert_eq!(reminders(&post).await, []);
    let returned = returned(&cast, "Bali Process").await;
    days_pass(&cast, 77).await;
    cast.act(&cast.amina, &returned, Intent::Submit)
        .await
        .unwrap();
    assert_eq!(reminders(&post).await, []);
}
story!(a_reminder_of_what_is_decided_does_not_leave);

/// Authors are reminded once; the draft lapses, its text is kept, and they start again from it.
async fn a_returned_draft_lapses_after_a_reminder(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = returned(&cast, "Almaty Process").await;
    // A first draft, which no reviewer has seen, stays as it is.
    let own = cast.draft("Bali Process", 9).await;
    days_pass(&cast, 75).await;
    assert_eq!(reminders(&post).await, []);
    days_pass(&cast, 1).await;
    let soon = reminders(&post).await;
    assert_eq!(soon.len(), 1, "{soon:?}");
    assert!(soon[0].1.starts_with("Your draft lapses on "), "{soon:?}");
    days_pass(&cast, 13).await;
    assert_eq!(reminders(&post).await, []);
    days_pass(&cast, 1).await;
    let lapsed = to(&cast.amina, "Your draft has lapsed: “Almaty Process”");
    assert_eq!(reminders(&post).await, [lapsed]);
    let amina = signed_in(&world, &cast.amina).await;
    let at = format!("/my/practices/{id}");
    let page = amina.visit(&at).await.ok().shows("Draft lapsed");
    let page = page.shows("the draft that followed is closed. You can start again from its text.");
    page.form_with("start_again")
        .press("start_again")
        .await
        .ok();
    let page = amina.visit(&format!("{at}/story")).await.ok();
    page.keeps("People fell between three ministries.");
    let page = amina.visit(&format!("/my/practices/{own}")).await.ok();
    page.has("button[value=discard]");
}
story!(a_returned_draft_lapses_after_a_reminder);

/// To save the draft is to go on with it.
async fn a_saved_draft_stays(world: World) {
    let cast = Cast::of(&world).await;
    let id = returned(&cast, "Almaty Process").await;
    days_pass(&cast, 80).await;
    cast.write(&cast.amina, id, &crate::cast::answers("Almaty Process", 9))
        .await;
    days_pass(&cast, 80).await;
    assert_eq!(stands(&cast, id).await.0, Some(State::Draft));
    days_pass(&cast, 10).await;
    assert_eq!(stands(&cast, id).await.0, None);
}
story!(a_saved_draft_stays);

/// Several nodes look at the same moment.
async fn several_nodes_send_one_reminder(world: World) {
    let cast = Cast::of(&world).await;
    let other = world.another_node().await;
    let id = cast.submitted("Almaty Process", 9).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    for days in [12, 2, 4] {
        cast.app.clock.advance(days * DAY);
        let looks = tokio::join!(
            actions::settle_all(&cast.app),
            actions::settle_all(&other.app),
            actions::settle_all(&cast.app)
        );
        let failed = [looks.0, looks.1, looks.2].map(|look| look.unwrap().1.len());
        assert_eq!(failed, [0, 0, 0]);
    }
    let all = deeds(&cast, id).await;
    assert_eq!(
        all,
        [
            "start",
            "submit",
            "claim",
            "remind_review",
            "remind_late",
            "warn_claim"
        ]
    );
}
story!(several_nodes_send_one_reminder);
