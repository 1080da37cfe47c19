//! A folder in which bytes are stored, read, listed and removed.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use futures_util::{FutureExt, TryStreamExt};
use tempfile::TempDir;

use super::*;
use crate::storage::RenditionSize;

fn key(digits: &str) -> StorageKey {
    StorageKey::of(digits, RenditionSize::Large)
}

/// A storage in a folder that does not exist yet.
fn in_folder() -> (TempDir, PathBuf, Storage) {
    let all = tempfile::tempdir().unwrap();
    let folder = all.path().join("data/files");
    let storage = Storage::at(&FilePlace::Folder(folder.clone()));
    (all, folder, storage)
}

async fn read(found: Option<StoredFile>) -> Option<Vec<u8>> {
    let found = found?;
    let pieces: Vec<Bytes> = found.stream.try_collect().await.unwrap();
    let all = pieces.concat();
    assert_eq!(all.len() as u64, found.length);
    Some(all)
}

async fn names(storage: &Storage) -> Vec<String> {
    let all: Vec<StoredKey> = storage.keys().await.unwrap().try_collect().await.unwrap();
    let mut names: Vec<String> = all.iter().map(|one| one.key.to_string()).collect();
    names.sort();
    names
}

#[tokio::test]
async fn bytes_come_back_and_go() {
    let (_all, _, storage) = in_folder();
    let (one, other) = (key("ab01"), key("ab02"));
    assert!(read(storage.get(&one).await.unwrap()).await.is_none());
    assert!(!storage.exists(&one).await.unwrap());
    storage
        .put(&one, Bytes::from_static(b"0123456789"))
        .await
        .unwrap();
    storage.put(&other, Bytes::new()).await.unwrap();
    assert!(storage.exists(&one).await.unwrap());
    assert_eq!(
        read(storage.get(&one).await.unwrap()).await.unwrap(),
        b"0123456789"
    );
    assert_eq!(read(storage.get(&other).await.unwrap()).await.unwrap(), b"");
    let part = storage.get_part(&one, 2..5).await.unwrap();
    assert_eq!(read(part).await.unwrap(), b"234");
    storage.put(&one, Bytes::from_static(b"new")).await.unwrap();
    assert_eq!(
        read(storage.get(&one).await.unwrap()).await.unwrap(),
        b"new"
    );
    storage.remove(&one).await.unwrap();
    storage.remove(&one).await.unwrap();
    assert!(read(storage.get(&one).await.unwrap()).await.is_none());
    assert_eq!(names(&storage).await, ["ab/ab02-large"]);
}

#[tokio::test]
async fn a_file_larger_than_a_piece_comes_back() {
    let (all, _, storage) = in_folder();
    for length in [0, 10, PIECE, PIECE + 12_345, 2 * PIECE + 1] {
        let bytes: Vec<u8> = (0..length)
            .map(|at| u8::try_from(at % 251).unwrap())
            .collect();
        let file = all.path().join("upload");
        std::fs::write(&file, &bytes).unwrap();
        storage.put_file(&key("cd01"), &file).await.unwrap();
        let found = read(storage.get(&key("cd01")).await.unwrap())
            .await
            .unwrap();
        assert!(found == bytes, "{length}");
    }
    let missing = storage
        .put_file(&key("cd02"), &all.path().join("none"))
        .await;
    assert!(matches!(missing, Err(StorageFault::Local(_))));
    assert_eq!(names(&storage).await, ["cd/cd01-large"]);
}

#[tokio::test]
async fn other_users_cannot_enter_the_folder() {
    let (_all, folder, storage) = in_folder();
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o755)).unwrap();
    storage
        .put(&key("ef01"), Bytes::from_static(b"x"))
        .await
        .unwrap();
    let mode = std::fs::metadata(&folder).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
}

#[tokio::test]
async fn what_is_not_of_the_service_is_not_listed() {
    let (_all, folder, storage) = in_folder();
    storage
        .put(&key("0a0b"), Bytes::from_static(b"xyz"))
        .await
        .unwrap();
    std::fs::write(folder.join("readme.txt"), "x").unwrap();
    std::fs::write(folder.join("0a/0a0c-large#1"), "unfinished").unwrap();
    std::fs::create_dir_all(folder.join("lost+found/deep")).unwrap();
    std::fs::write(folder.join("lost+found/deep/0a0b-large"), "x").unwrap();
    let all: Vec<StoredKey> = storage.keys().await.unwrap().try_collect().await.unwrap();
    let [one] = all.as_slice() else {
        panic!("{all:?}");
    };
    assert_eq!((one.key.clone(), one.length), (key("0a0b"), 3));
    assert!(one.stored.0 > 1_700_000_000_000_000);
}

#[tokio::test]
async fn what_was_never_finished_is_removed_in_time() {
    let (_all, folder, storage) = in_folder();
    storage
        .put(&key("0a0b"), Bytes::from_static(b"x"))
        .await
        .unwrap();
    for name in [
        "0a/0a0c-large#1",
        "0a/0a0d-small#12",
        "0a/notes#1",
        "notes#1",
    ] {
        std::fs::write(folder.join(name), "x").unwrap();
    }
    assert_eq!(storage.remove_unfinished(Timestamp(0)).await.unwrap(), 0);
    let removed = storage.remove_unfinished(Timestamp(i64::MAX)).await;
    assert_eq!(removed.unwrap(), 2);
    assert_eq!(names(&storage).await, ["0a/0a0b-large"]);
    assert!(folder.join("0a/notes#1").exists() && folder.join("notes#1").exists());
}

#[tokio::test]
async fn one_picture_is_drawn_at_a_time() {
    let (_all, _, storage) = in_folder();
    let copy = storage.clone();
    let first = storage.drawing_place().await.unwrap();
    assert!(copy.drawing_place().now_or_never().is_none());
    drop(first);
    assert!(copy.drawing_place().now_or_never().is_some());
}

#[tokio::test]
async fn a_place_that_cannot_be_used_is_a_fault() {
    let (all, _, _) = in_folder();
    let file = all.path().join("file");
    std::fs::write(&file, "x").unwrap();
    let storage = Storage::at(&FilePlace::Folder(file.join("files")));
    let fault = storage.get(&key("aa")).await.err().unwrap();
    assert!(matches!(fault, StorageFault::Local(_)), "{fault}");
}
