//! A backup of a running service, put back after something went wrong.

use std::path::Path;
use std::process::{Command, Output};

use praxis::app::Clock;
use praxis::db::{Db, Engine as _, Fault, OpenFor, Target, backup};
use praxis::edition::{self, Edition};

use crate::world::NOON;

async fn raise(db: &Db) -> Edition {
    let mut tx = db.write().await.unwrap();
    let raised = edition::raise(&mut tx, &Clock::standing(NOON))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    raised.number
}

async fn open(folder: &Path, purpose: OpenFor) -> Result<Db, Fault> {
    Db::open(&Target::Sqlite(folder.join("praxis.db")), purpose).await
}

fn praxis(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_praxis"));
    command
        .current_dir(folder)
        .env_clear()
        .args(arguments)
        .args(["--data", "."])
        .output()
        .unwrap()
}

#[track_caller]
fn refused(output: &Output, words: &str) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains(words), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_of_a_running_service_is_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let service = open(folder.path(), OpenFor::Serve).await.unwrap();
    assert_eq!(raise(&service).await, Edition(1));
    let taken = praxis(folder.path(), &["backup", "copy.db"]);
    assert!(taken.status.success(), "{taken:?}");
    refused(
        &praxis(folder.path(), &["backup", "copy.db"]),
        "already there",
    );
    assert_eq!(raise(&service).await, Edition(2));

    refused(
        &praxis(folder.path(), &["restore", "copy.db", "--replace"]),
        "Another process already serves",
    );
    service.close().await;
    drop(service);
    refused(&praxis(folder.path(), &["restore", "copy.db"]), "--replace");
    std::fs::create_dir(folder.path().join("index")).unwrap();
    let restored = praxis(folder.path(), &["restore", "copy.db", "--replace"]);
    assert!(restored.status.success(), "{restored:?}");
    assert!(
        !folder.path().join("index").exists(),
        "the index is ahead of the restored database"
    );

    let service = open(folder.path(), OpenFor::Serve).await.unwrap();
    let mut read = service.read().await.unwrap();
    assert_eq!(edition::current(&mut read).await.unwrap(), Edition(1));
    assert!(service.faults().await.unwrap().is_empty());
    let kept = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let kept: Vec<_> = kept
        .filter(|path| path.to_string_lossy().contains("before-"))
        .collect();
    assert_eq!(kept.len(), 1, "the replaced database is kept: {kept:?}");
    let old = Db::open(&Target::Sqlite(kept[0].clone()), OpenFor::Command)
        .await
        .unwrap();
    assert_eq!(
        edition::current(&mut old.read().await.unwrap())
            .await
            .unwrap(),
        Edition(2)
    );
}

#[tokio::test]
async fn what_is_no_sound_backup_is_refused_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let db = open(folder.path(), OpenFor::Command).await.unwrap();
    raise(&db).await;
    let copy = folder.path().join("copy.db");
    backup::back_up(&db, &copy).await.unwrap();
    db.close().await;
    let sound = std::fs::read(&copy).unwrap();
    let mut damaged = sound.clone();
    // Its header counts free pages that are not there: damage that depends on no page's place.
    damaged[36..40].copy_from_slice(&5_u32.to_be_bytes());
    let foreign = {
        use sqlx::Connection;
        let file = folder.path().join("foreign.db");
        let mut other =
            sqlx::SqliteConnection::connect(&format!("sqlite://{}?mode=rwc", file.display()))
                .await
                .unwrap();
        sqlx::raw_sql("CREATE TABLE other (id INTEGER)")
            .execute(&mut other)
            .await
            .unwrap();
        other.close().await.unwrap();
        std::fs::read(file).unwrap()
    };
    let cases = [
        (b"hello".to_vec(), "not a sound SQLite database"),
        (damaged, "damaged"),
        (sound[..sound.len() / 2].to_vec(), "cannot be used"),
        (foreign, "not a database of Praxis"),
    ];
    for (bytes, words) in cases {
        let bad = folder.path().join("bad.db");
        std::fs::write(&bad, bytes).unwrap();
        let file = folder.path().join("praxis.db");
        let said = backup::restore(&bad, &file, true, NOON)
            .await
            .unwrap_err()
            .to_string();
        assert!(said.contains("bad.db") && said.contains(words), "{said}");
        let db = open(folder.path(), OpenFor::Command).await.unwrap();
        assert_eq!(
            edition::current(&mut db.read().await.unwrap())
                .await
                .unwrap(),
            Edition(1)
        );
    }
}

#[tokio::test]
async fn only_one_process_serves_a_file_and_commands_run_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let service = open(folder.path(), OpenFor::Serve).await.unwrap();
    let second = open(folder.path(), OpenFor::Serve).await.err().unwrap();
    assert!(
        second
            .to_string()
            .contains("Another process already serves"),
        "{second}"
    );
    let command = open(folder.path(), OpenFor::Command).await.unwrap();
    assert_eq!(raise(&command).await, Edition(1));
    assert_eq!(raise(&service).await, Edition(2));
}

#[tokio::test]
async fn a_newer_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let db = open(folder.path(), OpenFor::Command).await.unwrap();
    let mut tx = db.write().await.unwrap();
    // A step of the future, as a later version of the program would leave it.
    let step =
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                VALUES (9999, 'later', 1, x'00', 0)";
    tx.sql(step).execute().await.unwrap();
    tx.commit().await.unwrap();
    db.close().await;
    let refused = open(folder.path(), OpenFor::Serve)
        .await
        .err()
        .unwrap()
        .to_string();
    assert!(refused.contains("made by a newer Praxis"), "{refused}");
    let copy = folder.path().join("copy.db");
    std::fs::copy(folder.path().join("praxis.db"), &copy).unwrap();
    let refused = backup::restore(&copy, &folder.path().join("other.db"), false, NOON)
        .await
        .unwrap_err()
        .to_string();
    assert!(refused.contains("newer Praxis"), "{refused}");
}
