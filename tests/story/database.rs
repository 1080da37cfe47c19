//! The ground: what is acknowledged is stored, what is not is not, on both engines.

use praxis::db::{Db, Engine as _, OpenFor, Options, Signal};
use praxis::edition::{self, Edition};

use crate::wait;
use crate::world::World;

/// Editions rise by one, and their times rise with them even while the clock stands still.
async fn editions_rise_in_order(world: World) {
    let mut times = Vec::new();
    for number in 1..=3 {
        let mut tx = world.app.db.write().await.unwrap();
        let raised = edition::raise(&mut tx, world.clock()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(raised.number, Edition(number));
        times.push(raised.date);
    }
    assert!(times.is_sorted() && times[0] < times[2], "{times:?}");
    let mut db = world.app.db.read().await.unwrap();
    assert_eq!(edition::current(&mut db).await.unwrap(), Edition(3));
}
story!(editions_rise_in_order);

/// A transaction that is dropped leaves nothing, and a signal fires only after a commit.
async fn what_is_not_committed_is_not_there(world: World) {
    let mut woken = world.app.db.woken(Signal::Edition);
    let mut tx = world.app.db.write().await.unwrap();
    edition::raise(&mut tx, world.clock()).await.unwrap();
    drop(tx);
    let mut tx = world.app.db.write().await.unwrap();
    assert_eq!(edition::current(&mut tx).await.unwrap(), Edition(0));
    assert!(!woken.has_changed().unwrap());
    edition::raise(&mut tx, world.clock()).await.unwrap();
    tx.commit().await.unwrap();
    woken.changed().await.unwrap();
}
story!(what_is_not_committed_is_not_there);

/// After a failed statement a transaction can only be given up, on either engine.
async fn a_failed_statement_spoils_its_transaction(world: World) {
    let mut tx = world.app.db.write().await.unwrap();
    edition::raise(&mut tx, world.clock()).await.unwrap();
    let refused = tx
        .sql("INSERT INTO edition (id, number, at) VALUES (2, 0, 0)")
        .execute()
        .await;
    assert!(refused.is_err());
    assert!(edition::current(&mut tx).await.is_err());
    assert!(tx.commit().await.is_err());
    let mut db = world.app.db.read().await.unwrap();
    assert_eq!(edition::current(&mut db).await.unwrap(), Edition(0));
}
story!(a_failed_statement_spoils_its_transaction);

/// Every value that rooms store comes back equal.
async fn values_come_back_as_they_went(world: World) {
    let id = world.app.random.uuid(world.app.clock.now());
    let mut tx = world.app.db.write().await.unwrap();
    let (number, text, nothing): (i64, String, Option<String>) = tx
        .sql("SELECT $1, $2, $3")
        .bind(i64::MAX)
        .bind("ﬁ 文 \u{1f30d}")
        .bind(None::<String>)
        .one()
        .await
        .unwrap();
    assert_eq!(
        (number, text.as_str(), nothing),
        (i64::MAX, "ﬁ 文 \u{1f30d}", None)
    );
    let (yes, bytes): (bool, Vec<u8>) = tx
        .sql("SELECT $1, $2")
        .bind(true)
        .bind(vec![0_u8, 255])
        .one()
        .await
        .unwrap();
    assert!(yes && bytes == [0, 255]);
    let (back,): (uuid::Uuid,) = tx.sql("SELECT $1").bind(id).one().await.unwrap();
    assert_eq!(back, id);
    let ids = sqlx::types::Json(vec![3_i64, 1]);
    let found: Vec<(i64,)> = tx
        .sql("{ids $1} ORDER BY value")
        .bind(ids)
        .all()
        .await
        .unwrap();
    assert_eq!(found, [(1,), (3,)]);
}
story!(values_come_back_as_they_went);

/// A second node hears the first one's commits.
async fn other_nodes_hear_of_a_commit(world: World) {
    let other = world.another_node().await;
    let mut woken = other.app.db.woken(Signal::Edition);
    let following = tokio::spawn({
        let db = other.app.db.clone();
        async move { db.follow().await }
    });
    // The follower fires every signal when it begins to hear.
    wait::soon("the node listens", woken.changed())
        .await
        .unwrap();
    let mut tx = world.app.db.write().await.unwrap();
    edition::raise(&mut tx, world.clock()).await.unwrap();
    tx.commit().await.unwrap();
    wait::soon("the commit is heard", woken.changed())
        .await
        .unwrap();
    following.abort();
}
story!(other_nodes_hear_of_a_commit);

/// The harness itself: every browser of a world visits its service, and an unknown address is a page.
async fn an_unknown_address_is_a_page(world: World) {
    world.browser().visit("/no-such-page").await.status(404);
}
story!(an_unknown_address_is_a_page);

/// Several processes that start on an empty database at once bring it up to date once.
async fn who_starts_together_migrates_once(world: World) {
    let target = world.empty_database().await;
    let options = Options {
        connections: Some(2),
        ..Options::default()
    };
    let opening = (0..4).map(|_| Db::open_with(&target, OpenFor::Command, options));
    for opened in futures_util::future::join_all(opening).await {
        let db = opened.unwrap();
        let mut read = db.read().await.unwrap();
        assert_eq!(edition::current(&mut read).await.unwrap(), Edition(0));
        drop(read);
        db.close().await;
    }
    crate::world::drop_database(&target).await;
}
story!(who_starts_together_migrates_once);

/// When the server is cut off at the commit, nobody is told that it was stored, or that it was not. SQLite has no wire
/// to be cut: `group_commit` has what can happen there instead.
async fn a_commit_without_an_answer_is_unknown(world: World) {
    let mut tx = world.app.db.write().await.unwrap();
    tx.sql("UPDATE edition SET number = 7 WHERE id = 1")
        .execute()
        .await
        .unwrap();
    let (pid,): (i64,) = tx
        .sql_for("SELECT 0", "SELECT pg_backend_pid()::bigint")
        .one()
        .await
        .unwrap();
    let mut other = world.app.db.read().await.unwrap();
    let (ended,): (bool,) = other
        .sql_for(
            "SELECT $1 = 0",
            "SELECT pg_terminate_backend($1::bigint::int, 5000)",
        )
        .bind(pid)
        .one()
        .await
        .unwrap();
    assert!(ended);
    let fault = tx.commit().await.unwrap_err();
    assert!(fault.is_unknown() && !fault.is_temporary(), "{fault:?}");
    assert_eq!(edition::current(&mut other).await.unwrap(), Edition(0));
}
story!(a_commit_without_an_answer_is_unknown, Postgres);

/// A command keeps more of the file in memory than the service, and copies the log into the file less often: an import writes
/// pages all over the indexes.
async fn a_command_keeps_more_of_the_file_in_memory(world: World) {
    let target = world.empty_database().await;
    for (purpose, limits) in [
        (OpenFor::Command, (-65_536, 8_192)),
        (OpenFor::Serve, (-2_000, 1_000)),
    ] {
        let db = Db::open(&target, purpose).await.unwrap();
        let mut tx = db.write().await.unwrap();
        let (cache,): (i64,) = tx.sql("PRAGMA cache_size").one().await.unwrap();
        let (log,): (i64,) = tx.sql("PRAGMA wal_autocheckpoint").one().await.unwrap();
        assert_eq!((cache, log), limits, "{purpose:?}");
        drop(tx);
        db.close().await;
    }
}
story!(a_command_keeps_more_of_the_file_in_memory, Sqlite);
