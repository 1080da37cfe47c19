//! A review on hold until a day, because it waits for others: it leaves the work and the dates, is counted apart, and comes
//! back by itself. Its authors read why.

use std::time::Duration;

use praxis::account::model::Account;
use praxis::db::{Engine, Timestamp};
use praxis::practice::actions::{self, Intent};
use praxis::practice::model::PracticeId;
use praxis::workflow::State;

use crate::cast::{Cast, approval, reasons};
use crate::desk::{claimed_by, deeds, desk, press, stands, told_since};
use crate::focal_points::broken;
use crate::giving::opinion;
use crate::people::signed_in;
use crate::post::Post;
use crate::world::World;

const DAY: Duration = Duration::from_hours(24);

/// On hold for so many days, as the reviewer who holds the claim says.
fn hold(cast: &Cast, days: u32) -> Intent {
    Intent::Hold {
        until: cast.app.clock.now().plus(days * DAY),
        words: reasons("The embassy answers in December."),
    }
}

/// Ruth claims a submission and puts it on hold.
async fn held(cast: &Cast, title: &str, days: u32) -> PracticeId {
    let id = cast.submitted(title, 9).await;
    cast.act(&cast.ruth, &id, Intent::Claim).await.unwrap();
    let intent = hold(cast, days);
    cast.act(&cast.ruth, &id, intent).await.unwrap();
    id
}

async fn days_pass(cast: &Cast, count: u32) {
    cast.app.clock.advance(count * DAY);
    cast.settle().await;
    cast.settle().await;
}

/// The new subjects that somebody gets.
async fn subjects_to(post: &Post, who: &Account) -> Vec<String> {
    let all = post.subjects().await.into_iter();
    all.filter(|(to, _)| *to == who.email.to_string())
        .map(|(_, subject)| subject)
        .collect()
}

/// The queue, the desk and the authors' page, from the hold to its end.
async fn wish_07_a_review_on_hold_is_counted_apart_and_comes_back_by_itself(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    let amina = signed_in(&world, &cast.amina).await;
    press(&ruth, id, "claim", &[]).await.ok();
    post.new_ones().await;
    let fields = [
        ("hold_until", "2026-12-03"),
        ("reasons", "We wait for the embassy in Ankara."),
    ];
    press(&ruth, id, "hold", &fields)
        .await
        .ok()
        .shows("On hold: the authors are told.");
    let to_amina = post.new_ones().await;
    assert_eq!(to_amina.len(), 1, "{to_amina:?}");
    assert_eq!(
        to_amina[0].subject,
        "“Almaty Process” is on hold until 3 December 2026"
    );
    assert!(
        to_amina[0]
            .text
            .contains("We wait for the embassy in Ankara.")
    );
    let queue = ruth.visit("/review").await.ok();
    queue
        .shows("0 waiting")
        .shows("1 on hold")
        .lacks("Almaty Process");
    let list = ruth.visit("/review?state=on-hold").await.ok();
    list.shows("Almaty Process").shows("3 December 2026");
    desk(&ruth, id)
        .await
        .shows("On hold until 3 December 2026. We wait for the embassy in Ankara.")
        .shows("Until 3 December 2026")
        .lacks("button[value=hold]");
    let own = format!("/my/practices/{id}");
    let page = amina.visit(&own).await.ok();
    page.shows("The review is on hold until 3 December 2026")
        .shows("We wait for the embassy in Ankara.")
        .lacks("Ruth");
    let page = amina.visit("/my/practices").await.ok();
    page.shows("The review is on hold until 3 December 2026");
    // No reminder, no warning and no lapse meanwhile: three weeks later the claim would have lapsed.
    days_pass(&cast, 29).await;
    assert_eq!(subjects_to(&post, &cast.ruth).await, Vec::<String>::new());
    assert_eq!(claimed_by(&cast, id).await, Some(cast.ruth.id.0));
    days_pass(&cast, 1).await;
    assert_eq!(
        subjects_to(&post, &cast.ruth).await,
        ["No longer on hold: “Almaty Process”"]
    );
    let ruth = signed_in(&world, &cast.ruth).await;
    let queue = ruth.visit("/review").await.ok();
    queue
        .shows("1 waiting")
        .lacks("on hold")
        .lacks("past 14 days");
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&own).await.ok();
    page.shows("The review team reads it")
        .shows("No longer on hold");
    // The days on hold are not counted: the answer is due on the fourteenth day of the others.
    days_pass(&cast, 12).await;
    let subjects = subjects_to(&post, &cast.ruth).await;
    assert_eq!(subjects, ["Decide by 17 December 2026: “Almaty Process”"]);
    assert_eq!(
        deeds(&cast, id).await,
        [
            "start",
            "submit",
            "claim",
            "hold",
            "resume",
            "remind_review"
        ]
    );
    assert_eq!(broken(&cast).await, []);
}
story!(wish_07_a_review_on_hold_is_counted_apart_and_comes_back_by_itself);

/// The reviewer goes on earlier; no mail is owed.
async fn a_hold_is_ended_earlier(world: World) {
    let cast = Cast::of(&world).await;
    let id = held(&cast, "Almaty Process", 30).await;
    let seq = cast.seq(id).await.0;
    days_pass(&cast, 5).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    press(&ruth, id, "resume", &[])
        .await
        .ok()
        .shows("No longer on hold.");
    assert_eq!(told_since(&cast, id, seq).await, Vec::<String>::new());
    desk(&ruth, id)
        .await
        .has("button[value=hold]")
        .shows("0 days");
    let post = Post::of(&world);
    post.new_ones().await;
    days_pass(&cast, 12).await;
    // Twelve of fourteen days, and not seventeen.
    assert_eq!(
        subjects_to(&post, &cast.ruth).await,
        ["Decide by 22 November 2026: “Almaty Process”"]
    );
    assert_eq!(broken(&cast).await, []);
}
story!(a_hold_is_ended_earlier);

/// A refused day comes back with the reason that was typed, and so does a missing reason.
async fn a_hold_needs_a_day_within_half_a_year_and_a_reason(world: World) {
    let cast = Cast::of(&world).await;
    let id = cast.submitted("Almaty Process", 9).await;
    let ruth = signed_in(&world, &cast.ruth).await;
    press(&ruth, id, "claim", &[]).await.ok();
    for day in [
        "",
        "2026-11-03",
        "2026-11-02",
        "2027-05-03",
        "2026-02-30",
        "soon",
    ] {
        let fields = [("hold_until", day), ("reasons", "An embassy.")];
        press(&ruth, id, "hold", &fields)
            .await
            .status(422)
            .has("#hold-hold_until[aria-invalid=true]")
            .keeps("An embassy.");
    }
    let fields = [("hold_until", "2027-05-02"), ("reasons", " ")];
    press(&ruth, id, "hold", &fields)
        .await
        .status(422)
        .has("#hold-reasons[aria-invalid=true]");
    let fields = [("hold_until", "2027-05-02"), ("reasons", "A court.")];
    press(&ruth, id, "hold", &fields).await.ok();
    // The deed itself knows the bounds, too.
    let other = cast.submitted("Bali Process", 9).await;
    cast.act(&cast.ruth, &other, Intent::Claim).await.unwrap();
    for days in [0, 182] {
        let intent = hold(&cast, days);
        assert!(
            cast.act(&cast.ruth, &other, intent).await.is_err(),
            "{days}"
        );
    }
    // Who does not hold the claim puts nothing on hold.
    let intent = hold(&cast, 3);
    assert!(cast.act(&cast.omar, &other, intent).await.is_err());
}
story!(a_hold_needs_a_day_within_half_a_year_and_a_reason);

/// The next submission goes to the reviewer whose work is on hold.
async fn what_is_on_hold_is_nobodys_load(world: World) {
    let cast = Cast::of(&world).await;
    held(&cast, "Almaty Process", 30).await;
    let second = cast.submitted("Bali Process", 9).await;
    cast.act(&cast.omar, &second, Intent::Claim).await.unwrap();
    let third = cast.submitted("Colombo Process", 9).await;
    let mut db = cast.app.db.read().await.unwrap();
    let (suggested,): (Option<i64>,) = db
        .sql("SELECT suggested_id FROM revision WHERE practice_id = $1")
        .bind(third)
        .one()
        .await
        .unwrap();
    assert_eq!(suggested, Some(cast.ruth.id.0));
}
story!(what_is_on_hold_is_nobodys_load);

/// It is in the list of what is decided, an undo finds it on hold again, and the effect ends it.
async fn a_decision_ends_a_hold_when_it_takes_effect(world: World) {
    let cast = Cast::of(&world).await;
    let id = held(&cast, "Almaty Process", 30).await;
    let decides = Intent::Decide(approval());
    cast.act(&cast.ruth, &id, decides.clone()).await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    let list = ruth.visit("/review?state=on-hold").await.ok();
    list.lacks("Almaty Process").lacks("1 on hold");
    desk(&ruth, id).await.lacks("On hold until");
    assert_eq!(broken(&cast).await, []);
    cast.act(&cast.ruth, &id, Intent::Undo(None)).await.unwrap();
    desk(&ruth, id)
        .await
        .shows("On hold until 3 December 2026.");
    // The day comes while a decision can be undone.
    cast.app
        .clock
        .advance(29 * DAY + Duration::from_mins(23 * 60 + 55));
    cast.act(&cast.ruth, &id, decides).await.unwrap();
    cast.app.clock.advance(Duration::from_mins(6));
    actions::settle_all(&cast.app).await.unwrap();
    assert_eq!(deeds(&cast, id).await.last(), Some(&"resume"));
    cast.settle().await;
    assert_eq!(stands(&cast, id).await.1, Some(State::Published));
    assert_eq!(broken(&cast).await, []);
}
story!(a_decision_ends_a_hold_when_it_takes_effect);

/// Its authors may take it back at any time, and nothing is left of the hold.
async fn authors_withdraw_what_is_on_hold(world: World) {
    let cast = Cast::of(&world).await;
    let id = held(&cast, "Almaty Process", 30).await;
    let amina = signed_in(&world, &cast.amina).await;
    let page = amina.visit(&format!("/my/practices/{id}")).await.ok();
    page.form_with("withdraw").press("withdraw").await.ok();
    assert_eq!(stands(&cast, id).await.1, Some(State::Withdrawn));
    days_pass(&cast, 31).await;
    assert!(!deeds(&cast, id).await.contains(&"resume"));
    assert_eq!(broken(&cast).await, []);
}
story!(authors_withdraw_what_is_on_hold);

/// A claim that ends for another reason leaves the hold: its reason has nothing to do with who reviews.
async fn a_hold_outlives_the_claim(world: World) {
    let cast = Cast::of(&world).await;
    let post = Post::of(&world);
    let id = held(&cast, "Almaty Process", 10).await;
    cast.act(&cast.ruth, &id, Intent::Release).await.unwrap();
    post.new_ones().await;
    let omar = signed_in(&world, &cast.omar).await;
    let queue = omar.visit("/review").await.ok();
    queue.shows("0 waiting").shows("1 on hold");
    days_pass(&cast, 10).await;
    let mut subjects = post.subjects().await;
    subjects.retain(|(_, subject)| subject == "No longer on hold: “Almaty Process”");
    assert_eq!(subjects.len(), 1, "the suggested reviewer: {subjects:?}");
    let omar = signed_in(&world, &cast.omar).await;
    omar.visit("/review").await.ok().shows("1 waiting");
    assert_eq!(broken(&cast).await, []);
}
story!(a_hold_outlives_the_claim);

/// Opinions are given while it waits, and it stays on hold.
async fn the_team_works_on_what_is_on_hold(world: World) {
    let cast = Cast::of(&world).await;
    let id = held(&cast, "Almaty Process", 30).await;
    let thinks = opinion(praxis::workflow::Verdict::Approve, "Good.");
    cast.act(&cast.omar, &id, thinks).await.unwrap();
    let ruth = signed_in(&world, &cast.ruth).await;
    desk(&ruth, id).await.shows("On hold until");
    assert_eq!(broken(&cast).await, []);
}
story!(the_team_works_on_what_is_on_hold);

/// Several nodes look at the same moment.
async fn several_nodes_end_a_hold_once(world: World) {
    let cast = Cast::of(&world).await;
    let other = world.another_node().await;
    let id = held(&cast, "Almaty Process", 3).await;
    cast.app.clock.advance(3 * DAY);
    let looks = tokio::join!(
        actions::settle_all(&cast.app),
        actions::settle_all(&other.app),
        actions::settle_all(&cast.app)
    );
    let failed = [looks.0, looks.1, looks.2].map(|look| look.unwrap().1.len());
    assert_eq!(failed, [0, 0, 0]);
    assert_eq!(
        deeds(&cast, id).await,
        ["start", "submit", "claim", "hold", "resume"]
    );
}
story!(several_nodes_end_a_hold_once);

/// A hold that no event tells of, or of another day.
async fn a_hold_without_its_event_is_found(world: World) {
    let cast = Cast::of(&world).await;
    let id = held(&cast, "Almaty Process", 30).await;
    let mut tx = cast.app.db.write().await.unwrap();
    tx.sql("UPDATE revision SET hold_until = $2 WHERE practice_id = $1")
        .bind(id)
        .bind(Timestamp(7))
        .execute()
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let broken = broken(&cast).await;
    let promise = "each submission is on hold until the day that its events say";
    assert!(broken.iter().any(|(one, _)| *one == promise), "{broken:?}");
}
story!(a_hold_without_its_event_is_found);
