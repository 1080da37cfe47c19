//! Practices of a file are loaded in batches: what an import asks of the database does not grow with its rows, and one that ends
//! between two batches goes on with the rest.

use std::path::Path;

use praxis::account::model::Account;
use praxis::db::Engine as _;
use praxis::import::{ImportFile, ImportRun, ImportStep, ImportStopped};
use praxis::practice::actions;
use tokio::sync::Notify;

use crate::cast::{Cast, titled};
use crate::imports::{brought, is_sound, put, rows};
use crate::site::Site;
use crate::world::World;

/// A table with so many rows, whose keys begin with this word.
fn many(word: &str, count: usize) -> String {
    let row = |number: usize| {
        format!(
            "{word}-{number},{word} {number},\"What was done, and how it went on.\",en,9,KE;UG,2019-03-05,Aigerim Saidova\n"
        )
    };
    let rows: String = (1..=count).map(row).collect();
    format!("key,title,summary,language,objectives,countries,published,submitted_by\n{rows}")
}

/// Imports the file until a first batch is loaded.
async fn loads_one_batch(world: &World, owner: &Account, path: &Path) {
    let loaded = Notify::new();
    let run = ImportRun {
        app: &world.app,
        file: ImportFile::at(path).unwrap(),
        say: &|_, _| {},
        at: &|step| {
            if matches!(step, ImportStep::Loaded(..)) {
                loaded.notify_one();
            }
        },
    };
    tokio::select! {
        biased;
        () = loaded.notified() => {}
        done = run.import(owner.id) => panic!("the import has one batch: {done:?}"),
    }
}

/// An import that ends between two batches has loaded the first one, which no reader sees. The same command loads the rest.
async fn an_import_goes_on_with_the_next_batch(world: World) {
    let cast = Cast::of(&world).await;
    let mut site = Site::of(&world);
    let path = put(&world, "many.csv", many("Caravan", 2_001));
    loads_one_batch(&world, &cast.boris, &path).await;
    assert_eq!(rows(&world, "SELECT COUNT(*) FROM imported").await, 2_000);
    assert_eq!(rows(&world, "SELECT COUNT(*) FROM event").await, 0);
    is_sound(&world).await;

    let done = brought(&world, &cast.boris, &path).await;
    assert_eq!(
        (done.taken_up, done.report.same, done.report.new),
        (2_000, 2_000, 1)
    );
    assert_eq!(done.published.unwrap().practices, 2_001);
    assert_eq!(rows(&world, "SELECT COUNT(*) FROM import_row").await, 0);
    assert_eq!(rows(&world, "SELECT COUNT(*) FROM practice").await, 2_001);
    site.catch_up().await;
    for page in ["/practices/caravan-1", "/practices/caravan-2001"] {
        site.browser.visit(page).await.ok();
    }
    is_sound(&world).await;
}
story!(an_import_goes_on_with_the_next_batch);

/// Leaves of the first loaded practice what the first of the two transactions of a batch writes on PostgreSQL.
const HALVE: [&str; 5] = [
    "DELETE FROM import_row WHERE practice_id = (SELECT MIN(practice_id) FROM imported)",
    "DELETE FROM imported_author WHERE practice_id = (SELECT MIN(practice_id) FROM imported)",
    "DELETE FROM queue_word WHERE revision_id = (SELECT MIN(id) FROM revision)",
    "DELETE FROM queue_line WHERE revision_id = (SELECT MIN(id) FROM revision)",
    "DELETE FROM imported WHERE practice_id = (SELECT MIN(practice_id) FROM imported)",
];

/// An import that ends within a batch may leave practices of which nothing is kept. Both ways on from there remove them: the same
/// command, which then loads them anew under their own names, and the removal.
async fn a_practice_that_is_half_loaded_is_loaded_anew(world: World) {
    let cast = Cast::of(&world).await;
    let path = put(&world, "many.csv", many("Caravan", 2_001));
    let practices = "SELECT COUNT(*) FROM practice";
    for is_removed in [true, false] {
        loads_one_batch(&world, &cast.boris, &path).await;
        let mut tx = world.app.db.write().await.unwrap();
        for statement in HALVE {
            tx.sql(statement).execute().await.unwrap();
        }
        tx.commit().await.unwrap();
        is_sound(&world).await;
        if is_removed {
            let removed = actions::remove_open_import(&world.app).await.unwrap();
            assert_eq!(removed.unwrap().1, 1_999);
            assert_eq!(rows(&world, practices).await, 0);
            continue;
        }
        let done = brought(&world, &cast.boris, &path).await;
        assert_eq!((done.taken_up, done.report.new), (1_999, 2));
        assert_eq!(rows(&world, practices).await, 2_001);
    }
    is_sound(&world).await;
}
story!(a_practice_that_is_half_loaded_is_loaded_anew);

/// What an import asks of the database is the same for one row and for thirty.
async fn an_import_asks_as_often_for_thirty_rows_as_for_one(world: World) {
    let cast = Cast::of(&world).await;
    let mut asked = Vec::new();
    for (word, count) in [("One", 1), ("Thirty", 30)] {
        let path = put(&world, "some.csv", many(word, count));
        let before = (world.app.db.statements(), world.app.db.calls());
        brought(&world, &cast.boris, &path).await;
        asked.push((
            world.app.db.statements() - before.0,
            world.app.db.calls() - before.1,
        ));
    }
    assert_eq!(asked[0], asked[1]);
}
story!(an_import_asks_as_often_for_thirty_rows_as_for_one);

/// Where the insertions of an import are, and whether their commit waits for the disk.
const WATCH: [&str; 5] = [
    // The server of the tests waits for no disk.
    "DO 'BEGIN EXECUTE format(''ALTER DATABASE %I SET synchronous_commit = on'', current_database()); END'",
    "CREATE TABLE watched (place TEXT, waits TEXT)",
    "CREATE FUNCTION watch() RETURNS TRIGGER LANGUAGE plpgsql AS
     'BEGIN INSERT INTO watched VALUES (TG_TABLE_NAME, current_setting(''synchronous_commit'')); RETURN NULL; END'",
    "CREATE TRIGGER watch AFTER INSERT ON imported EXECUTE FUNCTION watch()",
    "CREATE TRIGGER watch AFTER INSERT ON event EXECUTE FUNCTION watch()",
];

/// On PostgreSQL a batch need not be on the disk before the next one. Their publication is on the disk, and so is the rest by
/// then.
async fn the_publication_waits_for_the_disk(world: World) {
    let cast = Cast::of(&world).await;
    let mut tx = world.app.db.write().await.unwrap();
    for statement in WATCH {
        tx.sql(statement).execute().await.unwrap();
    }
    tx.commit().await.unwrap();
    let path = put(&world, "one.csv", many("Caravan", 1));
    let node = world.another_node().await;
    brought(&node, &cast.boris, &path).await;
    let mut db = world.app.db.read().await.unwrap();
    let watched: Vec<(String, String)> = db
        .sql("SELECT place, waits FROM watched ORDER BY place")
        .all()
        .await
        .unwrap();
    let watched: Vec<(&str, &str)> = watched
        .iter()
        .map(|(place, waits)| (place.as_str(), waits.as_str()))
        .collect();
    assert_eq!(watched, [("event", "on"), ("imported", "off")]);
}
story!(the_publication_waits_for_the_disk, Postgres);

/// A file that has fewer rows when it is loaded than when it was checked is not published.
async fn a_file_that_changes_meanwhile_stays_invisible(world: World) {
    let cast = Cast::of(&world).await;
    let path = put(&world, "many.csv", many("Caravan", 3));
    let run = ImportRun {
        app: &world.app,
        file: ImportFile::at(&path).unwrap(),
        say: &|_, _| {},
        at: &|step| {
            if matches!(step, ImportStep::Checked(_)) {
                std::fs::write(&path, many("Caravan", 2)).unwrap();
            }
        },
    };
    let done = run.import(cast.boris.id).await;
    assert!(matches!(done, Err(ImportStopped::Changed)), "{done:?}");
    assert_eq!(rows(&world, "SELECT COUNT(*) FROM event").await, 0);
    is_sound(&world).await;
}
story!(a_file_that_changes_meanwhile_stays_invisible);

/// A person starts drafts while an import loads practices, and neither takes the number of the other.
async fn drafts_are_started_during_an_import(world: World) {
    let cast = Cast::of(&world).await;
    let path = put(&world, "many.csv", many("Caravan", 600));
    let starting = async {
        for number in 1..=20 {
            let draft = titled(&format!("Draft {number}"));
            actions::start(&cast.app, &cast.amina, draft).await.unwrap();
        }
    };
    let (done, ()) = tokio::join!(brought(&world, &cast.boris, &path), starting);
    assert_eq!(done.report.new, 600);
    is_sound(&world).await;
}
story!(drafts_are_started_during_an_import);
