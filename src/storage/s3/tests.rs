//! Against servers of these tests.

mod server;

use bytes::Bytes;
use futures_util::TryStreamExt;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::*;
use crate::storage::{RenditionSize, Storage, StorageFault, StorageKey, StoredFile, StoredKey};
use server::{Known, Server, Trouble, bucket_at};

fn key(digits: &str) -> StorageKey {
    StorageKey::of(digits, RenditionSize::Small)
}

async fn bytes(found: Option<StoredFile>) -> Option<Vec<u8>> {
    let pieces: Vec<Bytes> = found?.stream.try_collect().await.unwrap();
    Some(pieces.concat())
}

#[tokio::test]
async fn bytes_come_back_and_go_with_signed_requests() {
    let server = Server::start().await;
    let storage = &server.storage;
    assert!(
        bytes(storage.get(&key("ab01")).await.unwrap())
            .await
            .is_none()
    );
    storage
        .put(&key("ab01"), Bytes::from_static(b"0123456789"))
        .await
        .unwrap();
    assert!(storage.exists(&key("ab01")).await.unwrap());
    assert_eq!(
        bytes(storage.get(&key("ab01")).await.unwrap())
            .await
            .unwrap(),
        b"0123456789"
    );
    let part = storage.get_part(&key("ab01"), 2..5).await.unwrap();
    assert_eq!(
        (part.as_ref().unwrap().length, bytes(part).await.unwrap()),
        (3, b"234".to_vec())
    );
    storage.remove(&key("ab01")).await.unwrap();
    storage.remove(&key("ab01")).await.unwrap();
    assert!(!storage.exists(&key("ab01")).await.unwrap());
    let requests = server.requests();
    let address = "/files/praxis/one/ab/ab01-small";
    assert!(requests.contains(&format!("PUT {address}")), "{requests:?}");
    assert!(
        requests.iter().all(|request| request.contains(address)),
        "{requests:?}"
    );
}

#[tokio::test]
async fn a_large_file_is_sent_in_pieces() {
    let server = Server::start().await;
    let content: Vec<u8> = (0..20_000_000_u32).map(|at| at.to_le_bytes()[1]).collect();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("upload");
    std::fs::write(&file, &content).unwrap();
    server.storage.put_file(&key("ab02"), &file).await.unwrap();
    let requests = server.requests();
    assert_eq!(
        requests
            .iter()
            .filter(|request| request.contains("partNumber="))
            .count(),
        3
    );
    let found = bytes(server.storage.get(&key("ab02")).await.unwrap())
        .await
        .unwrap();
    assert!(found == content);
}

#[tokio::test]
async fn objects_are_listed_without_those_of_others() {
    let server = Server::start().await;
    server
        .storage
        .put(&key("ab03"), Bytes::from_static(b"xyz"))
        .await
        .unwrap();
    let other = |known: &mut Known| {
        known
            .objects
            .insert("praxis/one/backup.db".into(), Bytes::new())
    };
    other(&mut server.known.lock().unwrap());
    let keys: Vec<StoredKey> = server
        .storage
        .keys()
        .await
        .unwrap()
        .try_collect()
        .await
        .unwrap();
    let [one] = keys.as_slice() else {
        panic!("{keys:?}");
    };
    assert_eq!(
        (one.key.clone(), one.length, one.stored.0),
        (key("ab03"), 3, 1_796_040_000_000_000)
    );
}

#[tokio::test]
async fn a_server_in_trouble_is_asked_again() {
    let server = Server::start_for_the_impatient().await;
    for trouble in [Trouble::Busy, Trouble::Silent] {
        server.trouble(&[trouble; 2]);
        server
            .storage
            .put(&key("ab04"), Bytes::from_static(b"x"))
            .await
            .unwrap();
        server.trouble(&[trouble; 2]);
        assert_eq!(
            bytes(server.storage.get(&key("ab04")).await.unwrap())
                .await
                .unwrap(),
            b"x"
        );
        assert_eq!(server.requests().len(), 6);
    }
    server.trouble(&[Trouble::Busy; 2]);
    server.storage.remove(&key("ab04")).await.unwrap();
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn a_server_that_stays_silent_or_refuses_is_a_fault_without_the_secret() {
    let server = Server::start_for_the_impatient().await;
    for (trouble, requests) in [(Trouble::Silent, RETRIES + 1), (Trouble::Refused, 1)] {
        server.trouble(&[trouble; 9]);
        let put = server
            .storage
            .put(&key("ab05"), Bytes::from_static(b"x"))
            .await;
        let fault = put.unwrap_err();
        assert!(matches!(fault, StorageFault::Storage(_)), "{fault}");
        let text = format!("{fault} {fault:?}");
        assert!(
            !text.contains("very-secret") && !text.contains("Signature"),
            "{text}"
        );
        assert_eq!(server.requests().len(), requests);
    }
}

/// A server that sends half of an object to each that asks, and then nothing.
async fn half_an_object() -> Storage {
    const HALF: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\nETag: \"tag\"\r\n\
        Last-Modified: Mon, 30 Nov 2026 12:00:00 GMT\r\n\r\n01234";
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let place = bucket_at(&format!("http://{}", listener.local_addr().unwrap()));
    tokio::spawn(async move {
        let mut open = Vec::new();
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let asked = stream.read(&mut [0; 4_096]).await.unwrap();
            assert!(asked > 0);
            stream.write_all(HALF).await.unwrap();
            open.push(stream);
        }
    });
    let patience = Patience {
        piece: Duration::from_millis(100),
        ..Patience::default()
    };
    let store = with(&place, patience, Duration::from_millis(1)).unwrap();
    Storage::over(store, &place.prefix)
}

#[tokio::test]
async fn a_server_that_stalls_within_an_object_is_a_fault() {
    let storage = half_an_object().await;
    let found = storage.get(&key("ab06")).await.unwrap().unwrap();
    assert_eq!(found.length, 10);
    let pieces: Result<Vec<Bytes>, StorageFault> = found.stream.try_collect().await;
    assert!(matches!(pieces, Err(StorageFault::Storage(_))));
}

#[tokio::test]
async fn a_bucket_opens_without_a_request_and_shows_no_secret() {
    let mut place = bucket_at("https://127.0.0.1:1");
    assert!(open(&place).is_ok());
    place.endpoint = None;
    let store = open(&place).unwrap();
    assert!(!format!("{store:?} {place:?}").contains("very-secret"));
}
