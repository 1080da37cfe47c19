//! SQLite's writer shares commits among transactions that arrive together. Whoever is told "stored" is
//! stored, whoever is not told is whole or not there, and nobody waits for ever.

use std::collections::BTreeSet;
use std::future::{Future, poll_fn};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::pin::{Pin, pin};
use std::process::{Command, Stdio};
use std::task::Poll;
use std::time::{Duration, Instant};

use praxis::db::{Db, Engine as _, Fault, OpenFor, Options, Target, Tx, WriterLimits};
use tempfile::TempDir;

/// A database with a table of pairs: a transaction always writes both halves.
struct Bench {
    db: Db,
    _folder: TempDir,
}

async fn bench(limits: WriterLimits) -> Bench {
    let folder = TempDir::with_prefix("praxis-writer-").unwrap();
    let db = open(&folder.path().join("bench.db"), limits).await;
    Bench {
        db,
        _folder: folder,
    }
}

async fn open(file: &std::path::Path, limits: WriterLimits) -> Db {
    let options = Options {
        connections: Some(2),
        limits,
    };
    let db = Db::open_with(&Target::Sqlite(file.into()), OpenFor::Command, options)
        .await
        .unwrap();
    let mut tx = db.write().await.unwrap();
    tx.sql("CREATE TABLE IF NOT EXISTS half (pair INTEGER, side INTEGER, UNIQUE (pair, side))")
        .execute()
        .await
        .unwrap();
    tx.sql("CREATE TABLE IF NOT EXISTS late (half INTEGER REFERENCES edition (id) DEFERRABLE INITIALLY DEFERRED)")
        .execute()
        .await
        .unwrap();
    tx.commit().await.unwrap();
    db
}

async fn add(tx: &mut Tx, pair: i64) -> Result<(), Fault> {
    for side in [1_i64, 2] {
        tx.sql("INSERT INTO half (pair, side) VALUES ($1, $2)")
            .bind(pair)
            .bind(side)
            .execute()
            .await?;
    }
    Ok(())
}

async fn write(db: &Db, pair: i64) -> Result<(), Fault> {
    let mut tx = db.write().await?;
    add(&mut tx, pair).await?;
    tx.commit().await
}

/// The pairs that are stored; half a pair fails the test.
async fn stored(db: &Db) -> BTreeSet<i64> {
    let mut read = db.read().await.unwrap();
    let rows: Vec<(i64, i64)> = read
        .sql("SELECT pair, COUNT(*) FROM half GROUP BY pair")
        .all()
        .await
        .unwrap();
    assert!(
        rows.iter().all(|(_, sides)| *sides == 2),
        "half a transaction is stored: {rows:?}"
    );
    rows.into_iter().map(|(pair, _)| pair).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn acknowledged_is_stored_and_dropped_is_not() {
    let bench = bench(WriterLimits::default()).await;
    let writers = (0..64_i64).map(|writer| {
        let db = bench.db.clone();
        tokio::spawn(async move {
            let mut told = Vec::new();
            for turn in 0..20 {
                let pair = writer * 1000 + turn;
                let mut tx = db.write().await.unwrap();
                add(&mut tx, pair).await.unwrap();
                if turn % 10 == 9 {
                    drop(tx);
                } else {
                    tx.commit().await.unwrap();
                    told.push(pair);
                }
            }
            told
        })
    });
    let mut told = BTreeSet::new();
    for writer in writers.collect::<Vec<_>>() {
        told.extend(writer.await.unwrap());
    }
    assert_eq!(stored(&bench.db).await, told);
}

/// Three transactions that certainly share one commit: each begins while the one before still runs.
async fn three_together(db: &Db, spoil: impl AsyncFnOnce(&mut Tx)) -> Vec<Result<(), Fault>> {
    let mut first = db.write().await.unwrap();
    add(&mut first, 1).await.unwrap();
    let mut second = pin!(write(db, 2));
    let mut third = pin!(async {
        let mut tx = db.write().await?;
        add(&mut tx, 3).await.unwrap();
        spoil(&mut tx).await;
        tx.commit().await
    });
    // Both are in the queue before the first commits.
    assert!(polled(second.as_mut(), 1).await.is_none());
    assert!(polled(third.as_mut(), 1).await.is_none());
    let (first, second, third) = tokio::join!(first.commit(), second, third);
    vec![first, second, third]
}

/// Polls a future this often at most, each time when it asks to be polled, and says how it ended if it did.
async fn polled<F: Future>(mut future: Pin<&mut F>, most: usize) -> Option<F::Output> {
    let mut polls = 0;
    poll_fn(|context| {
        if polls == most {
            return Poll::Ready(None);
        }
        polls += 1;
        match future.as_mut().poll(context) {
            Poll::Ready(end) => Poll::Ready(Some(end)),
            Poll::Pending if polls == most => Poll::Ready(None),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

#[tokio::test]
async fn a_failing_commit_fails_every_member() {
    let bench = bench(WriterLimits::default()).await;
    // A late constraint is checked by the shared COMMIT only. Our own tables have none, for this reason.
    let outcomes = three_together(&bench.db, async |tx| {
        tx.sql("INSERT INTO late (half) VALUES (77)")
            .execute()
            .await
            .unwrap();
    })
    .await;
    assert!(
        outcomes
            .iter()
            .all(|outcome| matches!(outcome, Err(Fault::Sql(_)))),
        "{outcomes:?}"
    );
    assert!(stored(&bench.db).await.is_empty());
    write(&bench.db, 9).await.unwrap();
    assert_eq!(stored(&bench.db).await, [9].into());
}

#[tokio::test]
async fn a_full_disk_fails_every_member_and_the_next_goes_on() {
    let bench = bench(WriterLimits::default()).await;
    let outcomes = three_together(&bench.db, async |tx| {
        tx.sql("PRAGMA max_page_count = 1")
            .optional::<(i64,)>()
            .await
            .unwrap();
        let full = tx
            .sql("INSERT INTO half (pair, side) VALUES (4, randomblob(400000))")
            .execute()
            .await;
        assert!(matches!(full, Err(Fault::Unwritable(_))), "{full:?}");
    })
    .await;
    assert!(matches!(outcomes[2], Err(Fault::Spoilt)), "{outcomes:?}");
    let told: BTreeSet<i64> = (1..)
        .zip(&outcomes)
        .filter(|(_, outcome)| outcome.is_ok())
        .map(|(pair, _)| pair)
        .collect();
    assert_eq!(stored(&bench.db).await, told, "{outcomes:?}");
    let mut tx = bench.db.write().await.unwrap();
    tx.sql("PRAGMA max_page_count = 100000")
        .optional::<(i64,)>()
        .await
        .unwrap();
    add(&mut tx, 9).await.unwrap();
    tx.commit().await.unwrap();
    assert!(stored(&bench.db).await.contains(&9));
}

#[tokio::test]
async fn a_future_dropped_anywhere_leaves_all_or_nothing() {
    let bench = bench(WriterLimits::default()).await;
    for (pair, polls) in (0..).zip(0..60) {
        let outcome = polled(pin!(write(&bench.db, pair)), polls).await;
        assert!(outcome.is_none_or(|outcome| outcome.is_ok()));
        write(&bench.db, 1000 + pair).await.unwrap();
        let stored = stored(&bench.db).await;
        assert!(
            stored.contains(&(1000 + pair)),
            "after {polls} polls: {stored:?}"
        );
    }
    assert!(
        stored(&bench.db).await.contains(&59),
        "with enough polls it is done"
    );
}

#[tokio::test]
async fn whoever_leaves_the_queue_keeps_nobody_waiting() {
    let bench = bench(WriterLimits::default()).await;
    for round in 0..20 {
        let mut first = bench.db.write().await.unwrap();
        add(&mut first, round).await.unwrap();
        let db = bench.db.clone();
        let leaver = tokio::spawn(async move { db.write().await.map(drop) });
        tokio::task::yield_now().await;
        let leaving = async {
            // A little later with each round.
            for _ in 0..round {
                tokio::task::yield_now().await;
            }
            leaver.abort();
        };
        let begun = Instant::now();
        let (outcome, ()) = tokio::join!(first.commit(), leaving);
        outcome.unwrap();
        assert!(begun.elapsed() < Duration::from_secs(2));
    }
    assert_eq!(stored(&bench.db).await.len(), 20);
}

#[tokio::test]
async fn who_holds_too_long_is_put_out() {
    let bench = bench(WriterLimits {
        hold: Duration::from_millis(100),
        wait: Duration::from_secs(5),
    })
    .await;
    let mut slow = bench.db.write().await.unwrap();
    add(&mut slow, 1).await.unwrap();
    write(&bench.db, 2).await.unwrap();
    assert!(matches!(add(&mut slow, 3).await, Err(Fault::Overdue)));
    assert!(slow.commit().await.is_err());
    assert_eq!(stored(&bench.db).await, [2].into());
}

#[tokio::test]
async fn who_waits_too_long_is_told_so() {
    let bench = bench(WriterLimits {
        hold: Duration::from_mins(1),
        wait: Duration::from_millis(200),
    })
    .await;
    let held = bench.db.write().await.unwrap();
    assert!(matches!(write(&bench.db, 1).await, Err(Fault::Busy(_))));
    drop(held);
    write(&bench.db, 2).await.unwrap();
    assert_eq!(stored(&bench.db).await, [2].into());
}

#[test]
fn a_stop_in_between_leaves_nothing_and_closing_lets_finish() {
    let folder = TempDir::with_prefix("praxis-writer-").unwrap();
    let file = folder.path().join("bench.db");
    let runtime = || {
        tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap()
    };
    let stopped = runtime();
    stopped.block_on(async {
        let db = open(&file, WriterLimits::default()).await;
        write(&db, 1).await.unwrap();
        let mut tx = db.write().await.unwrap();
        add(&mut tx, 2).await.unwrap();
        tokio::spawn(async move {
            std::future::pending::<()>().await;
            drop(tx);
        });
    });
    stopped.shutdown_timeout(Duration::from_secs(1));
    runtime().block_on(async {
        let db = open(&file, WriterLimits::default()).await;
        assert_eq!(stored(&db).await, [1].into());
        let finishing = write(&db, 3);
        let (outcome, ()) = tokio::join!(finishing, async {
            tokio::task::yield_now().await;
            db.close().await;
        });
        // Either it was before the close and is stored, or after it and was refused.
        let db = open(&file, WriterLimits::default()).await;
        assert_eq!(stored(&db).await.contains(&3), outcome.is_ok());
    });
}

/// In a process of its own: writes and says what was acknowledged, until it is killed.
fn write_until_killed(file: &Path) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let db = open(file, WriterLimits::default()).await;
        let base = stored(&db).await.last().copied().unwrap_or(0) / 1_000_000 + 1;
        let writers = (0..8).map(|writer| {
            let db = db.clone();
            tokio::spawn(async move {
                for turn in 0..100_000 {
                    let pair = base * 1_000_000 + turn * 8 + writer;
                    write(&db, pair).await.unwrap();
                    println!("stored {pair}");
                }
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.unwrap();
        }
    });
    panic!("this process was to be killed");
}

/// The test starts itself as the process that it kills.
#[test]
fn what_a_killed_process_acknowledged_is_stored() {
    if let Some(file) = std::env::var_os("PRAXIS_STORY_KILLED") {
        write_until_killed(Path::new(&file));
    }
    let folder = TempDir::with_prefix("praxis-writer-").unwrap();
    let file = folder.path().join("bench.db");
    let mut told = BTreeSet::new();
    for round in 0..8_u64 {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "group_commit::what_a_killed_process_acknowledged_is_stored",
                "--nocapture",
            ])
            .env("PRAXIS_STORY_KILLED", &file)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap())
            .lines()
            .map_while(Result::ok);
        let mut seen = 0;
        let killed_after = 5 + round * 37;
        for line in lines.by_ref() {
            if let Some(pair) = line.strip_prefix("stored ") {
                told.insert(pair.parse::<i64>().unwrap());
                seen += 1;
            }
            if seen == killed_after {
                child.kill().unwrap();
            }
        }
        child.wait().unwrap();
        assert!(seen >= killed_after, "the child wrote only {seen}");
    }
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let stored =
        runtime.block_on(async { stored(&open(&file, WriterLimits::default()).await).await });
    let lost: Vec<_> = told.difference(&stored).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
}

#[tokio::test]
async fn a_closed_database_is_one_file() {
    let folder = TempDir::with_prefix("praxis-writer-").unwrap();
    let file = folder.path().join("bench.db");
    let db = Db::open(&Target::Sqlite(file), OpenFor::Command)
        .await
        .unwrap();
    db.close().await;
    // Whether or not anything was written: what `praxis restore` and the tests copy must be whole.
    let left = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name());
    let mut left: Vec<_> = left
        .filter(|name| !name.to_string_lossy().ends_with(".lock"))
        .collect();
    left.sort();
    assert_eq!(left, ["bench.db"]);
}
