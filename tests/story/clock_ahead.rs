//! A machine whose clock was ahead for a while, and is right again.

use std::time::Duration;

use praxis::db::Engine as _;
use praxis::edition::Edition;

use crate::cast::Cast;
use crate::focal_points::broken;
use crate::program::praxis;
use crate::world::{NOON, World};

/// What was published while the clock was ahead keeps its date. What is published afterwards has the real one, comes
/// after it in editions, and the check says which clock was wrong, without calling anything broken.
async fn a_clock_that_was_ahead_dates_nothing_that_follows(world: World) {
    let cast = Cast::of(&world).await;
    let before = cast.published("Almaty Process", 9).await;
    for ahead in [Duration::from_mins(5), Duration::from_hours(24 * 365)] {
        world.clock().advance(ahead);
    }
    cast.published("Bali Process", 9).await;
    world.clock().set(NOON.plus(Duration::from_hours(1)));
    let said = praxis(&world, &["check"], b"").done();
    assert!(!said.contains("is not later than"), "{said}");
    let visitor = world.browser();
    let after = cast.published("Colombo Process", 9).await;
    let page = visitor.visit("/practices/colombo-process").await.ok();
    page.shows("3 November 2026").lacks("2027");
    visitor
        .visit("/practices/bali-process")
        .await
        .ok()
        .shows("2027");
    let mut db = world.app.db.read().await.unwrap();
    let mut of = async |id| {
        let found = db
            .sql("SELECT edition FROM practice WHERE id = $1")
            .bind(id);
        found.one::<(Edition,)>().await.unwrap().0
    };
    assert!(of(before).await < of(after).await);
    assert_eq!(of(after).await, Edition(3));
    assert_eq!(broken(&cast).await, []);
    let said = praxis(&world, &["check"], b"").done();
    for words in [
        "           a clock was ahead: edition 2 is dated 2027-11-03T",
        "and edition 3 after it 2026-11-03T13:",
    ] {
        assert!(said.contains(words), "{said}");
    }
}
story!(a_clock_that_was_ahead_dates_nothing_that_follows);

/// Two nodes whose clocks differ by seconds keep dates that rise with the editions, and nothing is noted.
async fn clocks_that_differ_by_seconds_are_no_fault(world: World) {
    let cast = Cast::of(&world).await;
    cast.published("Almaty Process", 9).await;
    let now = world.clock().now();
    world.clock().set(now.minus(Duration::from_secs(640)));
    cast.published("Bali Process", 9).await;
    assert_eq!(broken(&cast).await, []);
    let said = praxis(&world, &["check"], b"").done();
    assert!(!said.contains("a clock was ahead"), "{said}");
}
story!(clocks_that_differ_by_seconds_are_no_fault, Sqlite);
