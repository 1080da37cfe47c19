//! The demonstration: every sample practice is put in place by deeds, and stands where its file says.

use std::collections::{BTreeMap, BTreeSet};

use praxis::app::App;
use praxis::db::{Engine as _, Timestamp};
use praxis::demo::samples::{Sample, SampleEvent, read_samples};
use praxis::demo::{self, CorpusSize, Folder, Member};

use crate::cast::Cast;
use crate::world::World;

#[derive(sqlx::FromRow, Debug)]
struct Practice {
    id: i64,
    slug: Option<String>,
    reference: Option<String>,
    public: String,
    versions: i64,
    created_at: Timestamp,
    first_published_at: Option<Timestamp>,
}

async fn practices(app: &App) -> Vec<Practice> {
    let mut reader = app.db.read().await.unwrap();
    reader
        .sql("SELECT id, slug, reference, public, versions, created_at, first_published_at FROM practice ORDER BY id")
        .all()
        .await
        .unwrap()
}

/// The newest revision that was not discarded: number, state and title of each practice.
async fn newest(app: &App) -> BTreeMap<i64, (i64, String, String)> {
    let mut reader = app.db.read().await.unwrap();
    let rows: Vec<(i64, i64, String, String)> = reader
        .sql("SELECT practice_id, number, state, title FROM revision ORDER BY practice_id, number")
        .all()
        .await
        .unwrap();
    rows.into_iter()
        .map(|(practice, number, state, title)| (practice, (number, state, title)))
        .collect()
}

async fn count(app: &App, sql: &'static str) -> i64 {
    let mut reader = app.db.read().await.unwrap();
    let (count,): (i64,) = reader.sql(sql).one().await.unwrap();
    count
}

/// When its file says that it was first published.
fn first_published(sample: &Sample) -> Option<Timestamp> {
    let approved = sample
        .events
        .iter()
        .position(|event| matches!(event.deed, SampleEvent::Approve { on: None, .. }))?;
    sample.events[approved..]
        .iter()
        .find(|event| event.deed == SampleEvent::TakeEffect)
        .map(|event| event.at)
}

/// Whoever steps in as the first reviewer finds what the button promises: something waits, some of it too long.
async fn the_first_reviewer_has_work(app: &App, members: &[demo::Member]) {
    let first = members.iter().find(|one| one.role == "reviewer").unwrap();
    let mut db = app.db.read().await.unwrap();
    let everybody = praxis::account::queries::reviewers(&mut db).await.unwrap();
    let account = everybody
        .into_iter()
        .find(|one| one.email.to_string() == first.email)
        .unwrap();
    let first_page = praxis::review::forms::QueuePlace::default();
    let queue = praxis::review::actions::load_queue(app, &mut db, &account, &first_page)
        .await
        .unwrap();
    let counts = queue.counts;
    assert!(
        counts.waiting > counts.late && counts.late > 0,
        "{}: {counts:?}",
        first.name
    );
}

/// All of it in one story on each engine, because putting it in place takes a while.
async fn the_samples_stand_where_their_histories_led(world: World) {
    let now = world.clock().now();
    let members = made(&world).await;
    the_first_reviewer_has_work(&world.app, &members).await;
    assert_eq!(world.clock().now(), now, "the service's own clock stays");
    assert_eq!(count(&world.app, "SELECT COUNT(*) FROM account").await, 20);

    let practices = practices(&world.app).await;
    let newest = newest(&world.app).await;
    // The samples, and the texts of three of them in another language.
    assert_eq!(practices.len(), 83 + 3);
    let mut ends: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for practice in &practices {
        *ends
            .entry((practice.public.as_str(), newest[&practice.id].1.as_str()))
            .or_default() += 1;
    }
    let expected = [
        (("gone", "published"), 1),
        (("live", "published"), 63 + 3),
        (("never", "awaiting-consent"), 1),
        (("never", "decided"), 1),
        (("never", "declined"), 2),
        (("never", "draft"), 4 + 2 + 1),
        (("never", "in-review"), 5),
        (("no-longer-current", "published"), 2),
        (("replaced", "published"), 1),
    ];
    assert_eq!(ends, BTreeMap::from(expected));

    // Each is told by its title, which no two samples share; the day of its first publication is the file's.
    let samples = read_samples(now).unwrap();
    let by_title: BTreeMap<&str, &Practice> = practices
        .iter()
        .map(|practice| (newest[&practice.id].2.as_str(), practice))
        .collect();
    for sample in &samples {
        let title = sample.revisions.last().unwrap().title();
        let practice = by_title
            .get(title)
            .unwrap_or_else(|| panic!("{}: {title}", sample.key));
        assert_eq!(
            newest[&practice.id].0,
            i64::try_from(sample.revisions.len()).unwrap(),
            "{}",
            sample.key
        );
        assert_eq!(practice.created_at, sample.events[0].at, "{}", sample.key);
        assert_eq!(
            practice.first_published_at,
            first_published(sample),
            "{}",
            sample.key
        );
        assert_eq!(
            practice.slug.is_some(),
            practice.first_published_at.is_some(),
            "{}",
            sample.key
        );
        assert!(
            practice.versions <= 2 && (practice.reference.is_some() || practice.public == "never")
        );
    }
    assert_eq!(
        practices
            .iter()
            .filter(|practice| practice.versions == 2)
            .count(),
        8
    );

    // The histories hold what the files tell, the announcement of the one that waits for its date, two co-authors
    // with their invitations and one more invitation, the four events of each translation, and no more.
    assert_eq!(
        count(&world.app, "SELECT COUNT(*) FROM event").await,
        465 + 1 + 5 + 3 * 4
    );
    assert_eq!(
        count(
            &world.app,
            "SELECT COUNT(*) FROM event WHERE at > 1793707200000000"
        )
        .await,
        0
    );

    // Nobody is told now of what happened then, and the outbox says so.
    assert_eq!(
        count(
            &world.app,
            "SELECT COUNT(*) FROM mail WHERE state <> 'no_longer_owed'"
        )
        .await,
        0
    );
    assert_eq!(
        count(
            &world.app,
            "SELECT COUNT(*) FROM notice WHERE dropped_at IS NULL"
        )
        .await,
        0
    );
    assert!(count(&world.app, "SELECT COUNT(*) FROM mail").await > 300);
    let due = settled(&world.app).await;
    let reminders = count(&world.app, REMINDERS).await;
    assert_eq!(
        usize::try_from(reminders).unwrap(),
        due,
        "only reminders are due"
    );
    assert_eq!(settled(&world.app).await, 0, "nothing is left to do");

    every_account_can_sign_in(&world.app, &members).await;
    let mut reader = world.app.db.read().await.unwrap();
    let checked = praxis::practice::check::check(&mut reader).await.unwrap();
    let broken: Vec<&String> = checked.iter().flat_map(|promise| &promise.broken).collect();
    assert!(broken.is_empty(), "{broken:#?}");
    assert!(checked.iter().map(|promise| promise.count).sum::<usize>() > 500);
}
story!(the_samples_stand_where_their_histories_led);

/// A demonstration in an empty folder, as the command makes it.
async fn made(world: &World) -> Vec<Member> {
    Folder::of(world.data()).begin().unwrap();
    demo::prepare(&world.app, CorpusSize::default())
        .await
        .unwrap()
}

/// How many practices the service still had to do something to.
async fn settled(app: &App) -> usize {
    let (changed, failed) = praxis::practice::actions::settle_all(app).await.unwrap();
    assert!(failed.is_empty(), "{failed:?}");
    changed
}

async fn every_account_can_sign_in(app: &App, members: &[Member]) {
    let mut reader = app.db.read().await.unwrap();
    let stored: Vec<(String, String)> = reader
        .sql("SELECT email, password FROM account")
        .all()
        .await
        .unwrap();
    let stored: BTreeMap<String, String> = stored.into_iter().collect();
    assert_eq!(members.len(), stored.len());
    for member in members {
        let hash = stored[&member.email].clone();
        let caller = praxis::hashes::Caller::Known(&member.email);
        let mut place = app.hashes.take_place(caller).unwrap();
        let verdict = place.verify(Some(hash), &member.password).await.unwrap();
        assert!(verdict.right, "{}", member.email);
    }
}

/// The names in a folder, sorted; locks are always there and say nothing.
fn names(folder: &std::path::Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.retain(|name| std::path::Path::new(name).extension() != Some("lock".as_ref()));
    names.sort();
    names
}

async fn the_demonstration_is_made_once_and_says_who_is_in_it(world: World) {
    let members = made(&world).await;
    assert_eq!(members.len(), 20);
    let card: serde_json::Value =
        serde_json::from_slice(&std::fs::read(world.data().join("demo.json")).unwrap()).unwrap();
    assert_eq!(card["url"], "https://praxis.example");
    assert_eq!(card["accounts"].as_array().unwrap().len(), 20);
    assert_eq!(card["accounts"][0]["name"], "Mr. Tomasz Wierzbicki");
    assert_eq!(card["accounts"][19]["role"], "administrator");

    // A second start finds it in place, a day later too.
    world.clock().advance(std::time::Duration::from_hours(24));
    assert_eq!(
        demo::prepare(&world.app, CorpusSize::default())
            .await
            .unwrap(),
        members
    );
    assert_eq!(practices(&world.app).await.len(), 83 + 3);
}
story!(the_demonstration_is_made_once_and_says_who_is_in_it);

/// Neither what people do here nor what is still empty becomes a demonstration.
async fn a_database_of_a_site_stays_as_it_is(world: World) {
    let refused = demo::prepare(&world.app, CorpusSize::default())
        .await
        .unwrap_err();
    assert!(
        matches!(refused, demo::Error::NotOurs { .. }),
        "a service made it: {refused}"
    );
    Cast::of(&world).await;
    let accounts = count(&world.app, "SELECT COUNT(*) FROM account").await;
    Folder::of(world.data()).begin().unwrap();
    let refused = demo::prepare(&world.app, CorpusSize::default())
        .await
        .unwrap_err();
    assert!(matches!(refused, demo::Error::NotOurs { .. }), "{refused}");
    assert_eq!(
        count(&world.app, "SELECT COUNT(*) FROM account").await,
        accounts
    );
    assert_eq!(
        count(&world.app, "SELECT COUNT(*) FROM demonstration").await,
        0
    );
    std::fs::remove_file(world.data().join("demo.json")).unwrap();
    demo::refuse_to_serve(&world.app).await.unwrap();
}
story!(a_database_of_a_site_stays_as_it_is);

/// Whether `praxis serve` would refuse what is here.
#[track_caller]
fn is_refused(outcome: Result<(), demo::Error>) {
    let refused = outcome.expect_err("a demonstration is not served");
    assert!(
        matches!(refused, demo::Error::Demonstration { .. }),
        "{refused}"
    );
}

/// Its accounts never become a site's: by the file, by the row in the database, and for what earlier versions made
/// by the passwords that those published.
async fn a_demonstration_is_not_served(world: World) {
    demo::refuse_to_serve(&world.app).await.unwrap();
    let members = made(&world).await;
    is_refused(demo::refuse_to_serve(&world.app).await);
    let card = world.data().join("demo.json");
    std::fs::remove_file(&card).unwrap();
    is_refused(demo::refuse_to_serve(&world.app).await);

    // An earlier version marked nothing, and had one password for each role everywhere.
    execute(&world.app, "DELETE FROM demonstration WHERE id = 1").await;
    demo::refuse_to_serve(&world.app).await.unwrap();
    for (role, password) in EARLIER {
        let of_role: Vec<&Member> = members
            .iter()
            .filter(|member| member.role == role)
            .collect();
        give(&world.app, &of_role, password).await;
        is_refused(demo::refuse_to_serve(&world.app).await);
        give(&world.app, &of_role[1..], "another password").await;
        is_refused(demo::refuse_to_serve(&world.app).await);
        give(&world.app, &of_role[..1], "another password").await;
        demo::refuse_to_serve(&world.app).await.unwrap();
    }
    std::fs::write(&card, "{").unwrap();
    is_refused(demo::refuse_to_serve(&world.app).await);
}
story!(a_demonstration_is_not_served);

/// What an earlier version made goes on as a demonstration, with passwords of its own; so does one whose file is lost.
async fn published_passwords_are_replaced(world: World) {
    let first = made(&world).await;
    let card = world.data().join("demo.json");
    execute(&world.app, "DELETE FROM demonstration WHERE id = 1").await;
    let mut earlier = std::fs::read_to_string(&card).unwrap();
    for (role, password) in EARLIER {
        let of_role: Vec<&Member> = first.iter().filter(|member| member.role == role).collect();
        give(&world.app, &of_role, password).await;
        earlier = earlier.replace(&of_role[0].password, password);
    }
    std::fs::write(&card, earlier).unwrap();
    let second = demo::prepare(&world.app, CorpusSize::default())
        .await
        .unwrap();
    every_account_can_sign_in(&world.app, &second).await;
    std::fs::remove_file(&card).unwrap();
    let third = demo::prepare(&world.app, CorpusSize::default())
        .await
        .unwrap();
    every_account_can_sign_in(&world.app, &third).await;
    assert_eq!(
        demo::prepare(&world.app, CorpusSize::default())
            .await
            .unwrap(),
        third
    );
    let passwords = [&first, &second, &third].map(|members| {
        members
            .iter()
            .map(|member| member.password.as_str())
            .collect::<BTreeSet<_>>()
    });
    let all: BTreeSet<&str> = passwords.iter().flatten().copied().collect();
    assert_eq!((all.len(), passwords.map(|each| each.len())), (9, [3; 3]));
    assert!(EARLIER.iter().all(|(_, password)| !all.contains(password)));
    assert_eq!(practices(&world.app).await.len(), 83 + 3);
}
story!(published_passwords_are_replaced);

/// What earlier versions printed, the same in each demonstration.
/// What the passing time asks for at the start of a demonstration.
pub const REMINDERS: &str =
    "SELECT COUNT(*) FROM event WHERE deed LIKE 'remind%' OR deed = 'lapse'";

const EARLIER: [(&str, &str); 3] = [
    ("submitter", "twelve-paper-lanterns"),
    ("reviewer", "slow-green-ferries"),
    ("administrator", "quiet-harbour-lights"),
];

async fn give(app: &App, members: &[&Member], password: &str) {
    let hash = praxis::account::actions::hash_password(app, password)
        .await
        .unwrap();
    let mut tx = app.db.write().await.unwrap();
    for member in members {
        tx.sql("UPDATE account SET password = $2 WHERE email = $1")
            .bind(member.email.as_str())
            .bind(hash.as_str())
            .execute()
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
}

async fn execute(app: &App, statement: &'static str) {
    let mut tx = app.db.write().await.unwrap();
    tx.sql(statement).execute().await.unwrap();
    tx.commit().await.unwrap();
}

#[test]
fn a_fresh_demonstration_takes_the_place_of_one_and_of_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let put = |names: &[&str]| {
        for name in names {
            std::fs::write(folder.path().join(name), "{}").unwrap();
        }
    };
    let ours = Folder::of(folder.path());
    ours.clear(true).unwrap();
    put(&["praxis.db", "praxis.toml"]);
    let refused = ours.clear(true).unwrap_err();
    assert!(matches!(refused, demo::Error::NotOurs { .. }), "{refused}");
    assert_eq!(names(folder.path()), ["praxis.db", "praxis.toml"]);

    std::fs::create_dir(folder.path().join("mail")).unwrap();
    std::fs::write(folder.path().join("mail/1.eml"), "").unwrap();
    let card = r#"{"url": "http://127.0.0.1:8080", "accounts": [{"role": "reviewer", "email": "e", "password": "p", "name": "n"}]}"#;
    std::fs::write(folder.path().join("demo.json"), card).unwrap();
    ours.clear(false).unwrap();
    assert_eq!(
        names(folder.path()),
        ["demo.json", "mail", "praxis.db", "praxis.toml"],
        "a finished one stays"
    );
    ours.clear(true).unwrap();
    assert_eq!(
        names(folder.path()),
        ["praxis.toml"],
        "own files of the person stay"
    );
}

#[test]
fn what_a_start_left_that_was_cut_off_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("demo.json"),
        r#"{"url": "", "accounts": []}"#,
    )
    .unwrap();
    std::fs::write(folder.path().join("praxis.db"), "half").unwrap();
    Folder::of(folder.path()).clear(false).unwrap();
    assert_eq!(names(folder.path()), Vec::<String>::new());
}
