//! A demonstration with generated practices: as sound as one that people filled, the same each time, and shown everywhere.

use std::collections::BTreeSet;
use std::sync::Arc;

use praxis::app::{App, Random};
use praxis::config::Settings;
use praxis::db::{Db, Engine as _, OpenFor};
use praxis::demo::{self, CorpusSize, Folder, Member};

use crate::demo::REMINDERS;
use crate::site::Site;
use crate::world::{self, World};

const SIZE: CorpusSize = CorpusSize {
    practices: 300,
    waiting: 100,
};

async fn fill(app: &App) -> Vec<Member> {
    Folder::of(&app.settings.data).begin().unwrap();
    demo::prepare(app, SIZE).await.unwrap()
}

async fn count(app: &App, sql: &'static str) -> i64 {
    let mut reader = app.db.read().await.unwrap();
    let (count,): (i64,) = reader.sql(sql).one().await.unwrap();
    count
}

/// A generated catalogue and queue keep every promise that `praxis check` replays, beside the samples.
async fn a_generated_catalogue_keeps_every_promise(world: World) {
    let members = fill(&world.app).await;
    assert_eq!(members.len(), 20);
    let live = "SELECT COUNT(*) FROM practice WHERE public = 'live' AND translation_of IS NULL";
    assert_eq!(count(&world.app, live).await, 63 + 300);
    let waiting = "SELECT COUNT(*) FROM revision WHERE state = 'in-review'";
    assert_eq!(count(&world.app, waiting).await, 5 + 100);
    assert_eq!(
        count(&world.app, "SELECT COUNT(*) FROM practice").await,
        83 + 3 + 400
    );
    let owners = "SELECT COUNT(DISTINCT owner_id) FROM practice";
    assert!(count(&world.app, owners).await > 5, "several people submit");
    let languages = "SELECT COUNT(DISTINCT filed_language) FROM revision";
    assert_eq!(count(&world.app, languages).await, 6);

    let mut reader = world.app.db.read().await.unwrap();
    let checked = praxis::practice::check::check(&mut reader).await.unwrap();
    let broken: Vec<&String> = checked.iter().flat_map(|promise| &promise.broken).collect();
    assert!(broken.is_empty(), "{broken:#?}");
    let sent = "SELECT COUNT(*) FROM notice WHERE dropped_at IS NULL";
    assert_eq!(count(&world.app, sent).await, 0, "no mail is owed");
    let settled = async || {
        let (changed, failed) = praxis::practice::actions::settle_all(&world.app)
            .await
            .unwrap();
        assert_eq!(failed.len(), 0);
        i64::try_from(changed).unwrap()
    };
    let due = settled().await;
    let reminders = count(&world.app, REMINDERS).await;
    assert_eq!(reminders, due, "only reminders are due");
    assert_eq!(settled().await, 0, "nothing is left to do");

    // A second start generates nothing more.
    demo::prepare(&world.app, SIZE).await.unwrap();
    assert_eq!(count(&world.app, live).await, 63 + 300);
}
story!(a_generated_catalogue_keeps_every_promise);

/// The first page counts what was generated, the search finds it, and a reviewer has it in the queue.
async fn what_was_generated_is_shown(world: World) {
    let members = fill(&world.app).await;
    let mut site = Site::of(&world);
    site.catch_up().await;
    let home = site.browser.visit("/").await;
    assert!(home.text().contains("363 practices"), "{}", home.text());
    for words in ["migrants", "мигрантов", "移民", "trabajadores"] {
        assert!(!site.finds(words).await.is_empty(), "{words}");
    }

    let mut db = world.app.db.read().await.unwrap();
    let reviewers = praxis::account::queries::reviewers(&mut db).await.unwrap();
    let first = members.iter().find(|one| one.role == "reviewer").unwrap();
    let account = reviewers
        .into_iter()
        .find(|one| one.email.to_string() == first.email)
        .unwrap();
    let place = praxis::review::forms::QueuePlace::default();
    let queue = praxis::review::actions::load_queue(&world.app, &mut db, &account, &place)
        .await
        .unwrap();
    let counts = queue.counts;
    assert!(counts.waiting > 10 && counts.late > 0, "{counts:?}");
}
story!(what_was_generated_is_shown);

type Told = (i64, Option<String>, Option<String>, i64, String, String);

async fn told(app: &App) -> BTreeSet<Told> {
    let mut reader = app.db.read().await.unwrap();
    let rows: Vec<Told> = reader
        .sql(
            "SELECT p.id, p.slug, p.reference, COALESCE(p.first_published_at, r.queued_at, p.created_at),
                    r.title, CAST(c.answers AS TEXT)
             FROM practice p JOIN revision r ON r.practice_id = p.id JOIN content c ON c.revision_id = r.id",
        )
        .all()
        .await
        .unwrap();
    rows.into_iter().collect()
}

/// The same command in another folder makes the same practices, so that figures of two runs can be compared.
async fn the_same_is_generated_each_time(world: World) {
    fill(&world.app).await;
    let elsewhere = Settings {
        data: world.data().join("elsewhere"),
        ..world.app.settings.as_ref().clone()
    };
    let target = world.empty_database().await;
    let db = Db::open(&target, OpenFor::Command).await.unwrap();
    let clock = world.clock().clone();
    let again = App::new(db, clock, Random::seeded(9), Arc::new(elsewhere)).unwrap();
    fill(&again).await;
    let (first, second) = (told(&world.app).await, told(&again).await);
    assert!(first.len() >= 483, "{}", first.len());
    assert!(first == second, "two runs differ");
    again.db.close().await;
    world::drop_database(&target).await;
}
story!(the_same_is_generated_each_time);
