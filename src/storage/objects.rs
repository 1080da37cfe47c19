//! The storage: bytes under names, in a folder of this machine or in a bucket. What was put into the folder has reached the
//! disk when the call returns, and so survives a loss of power. Bytes go in and out in pieces, so no file is in memory as a
//! whole.

mod folder;

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream::{BoxStream, StreamExt};
use object_store::buffered::BufWriter;
use object_store::local::LocalFileSystem;
use object_store::path::Path as ObjectPath;
use object_store::{Error, GetOptions, GetRange, ObjectStore, ObjectStoreExt};
use tokio::io::AsyncWriteExt;
use tokio::sync::{OnceCell, Semaphore, SemaphorePermit};

use super::key::StorageKey;
use super::s3;
use crate::config::FilePlace;
use crate::db::Timestamp;

/// How many bytes of a file are sent at a time. Smaller files are sent in one request.
const PIECE: usize = 8 * 1_024 * 1_024;
/// How many bytes of a file are read at a time.
const READ: usize = 256 * 1_024;
/// The most time until a file is stored.
const PUT: Duration = Duration::from_mins(10);

/// Where the bytes of pictures and files are kept. Cheap to copy. It is opened at its first use.
#[derive(Clone, Debug)]
pub struct Storage(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    place: FilePlace,
    opened: OnceCell<Opened>,
    drawing: Semaphore,
}

/// A storage that can be used.
#[derive(Debug)]
struct Opened {
    store: Arc<dyn ObjectStore>,
    /// What the names of all objects begin with.
    prefix: ObjectPath,
}

/// The bytes of an object, or of a part of it.
pub struct StoredFile {
    /// How many bytes the stream has.
    pub length: u64,
    /// The bytes, as they are read.
    pub stream: BoxStream<'static, Result<Bytes, StorageFault>>,
}

/// An object that the storage has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredKey {
    /// The name.
    pub key: StorageKey,
    /// How many bytes it has.
    pub length: u64,
    /// When it was stored.
    pub stored: Timestamp,
}

/// The storage failed. The text is for the log; it names an address and no secret.
#[derive(Debug, thiserror::Error)]
pub enum StorageFault {
    /// A file or a folder of this machine could not be used.
    #[error("a file cannot be read or written: {0}")]
    Local(#[from] io::Error),
    /// The storage answered with an error, or not at all.
    #[error("the storage of files: {0}")]
    Storage(#[from] Error),
    /// A file took too long to store.
    #[error("the storage of files took more than {} s for one file", PUT.as_secs())]
    Slow,
}

impl Storage {
    /// The storage at the place that the settings name. Nothing is read or written yet.
    pub fn at(place: &FilePlace) -> Self {
        Self(Arc::new(Inner {
            place: place.clone(),
            opened: OnceCell::new(),
            drawing: Semaphore::new(1),
        }))
    }

    /// Waits for the one place of this process in which a picture is drawn anew: that takes much memory. The place is free
    /// again once the value is dropped.
    pub async fn drawing_place(&self) -> Option<SemaphorePermit<'_>> {
        self.0.drawing.acquire().await.ok()
    }

    /// Stores bytes under this name, in place of what was there.
    pub async fn put(&self, key: &StorageKey, bytes: Bytes) -> Result<(), StorageFault> {
        let opened = self.opened().await?;
        let path = opened.path(key);
        let put = opened.store.put(&path, bytes.into());
        in_time(async { Ok(put.await.map(drop)?) }).await
    }

    /// Stores a copy of a file under this name, in place of what was there.
    pub async fn put_file(&self, key: &StorageKey, file: &Path) -> Result<(), StorageFault> {
        let opened = self.opened().await?;
        let file = tokio::fs::File::open(file).await?;
        let mut source = tokio::io::BufReader::with_capacity(READ, file);
        let mut target = BufWriter::with_capacity(opened.store.clone(), opened.path(key), PIECE)
            .with_max_concurrency(1);
        let put = async {
            tokio::io::copy_buf(&mut source, &mut target).await?;
            Ok(target.shutdown().await?)
        };
        let outcome = in_time(put).await;
        if outcome.is_err() && target.abort().await.is_err() {
            tracing::warn!(%key, "an unfinished file stays in the storage");
        }
        outcome
    }

    /// The bytes under this name, if there are some.
    pub async fn get(&self, key: &StorageKey) -> Result<Option<StoredFile>, StorageFault> {
        self.get_with(key, GetOptions::default()).await
    }

    /// The bytes under this name from the first to before the second place, if there are some. A part that begins behind
    /// the end is an error.
    pub async fn get_part(
        &self,
        key: &StorageKey,
        part: std::ops::Range<u64>,
    ) -> Result<Option<StoredFile>, StorageFault> {
        let range = Some(GetRange::Bounded(part));
        let options = GetOptions {
            range,
            ..GetOptions::default()
        };
        self.get_with(key, options).await
    }

    async fn get_with(
        &self,
        key: &StorageKey,
        options: GetOptions,
    ) -> Result<Option<StoredFile>, StorageFault> {
        let opened = self.opened().await?;
        let found = opened.store.get_opts(&opened.path(key), options).await;
        let Some(found) = unless_absent(found)? else {
            return Ok(None);
        };
        Ok(Some(StoredFile {
            length: found.range.end - found.range.start,
            stream: found.into_stream().map(|piece| Ok(piece?)).boxed(),
        }))
    }

    /// Whether there are bytes under this name.
    pub async fn exists(&self, key: &StorageKey) -> Result<bool, StorageFault> {
        let opened = self.opened().await?;
        let found = opened.store.head(&opened.path(key)).await;
        Ok(unless_absent(found)?.is_some())
    }

    /// Removes the bytes under this name. It is no error if there are none.
    pub async fn remove(&self, key: &StorageKey) -> Result<(), StorageFault> {
        let opened = self.opened().await?;
        unless_absent(opened.store.delete(&opened.path(key)).await)?;
        Ok(())
    }

    /// All objects of the service, in no particular order. Other files in the folder or the bucket are passed over.
    pub async fn keys(
        &self,
    ) -> Result<BoxStream<'static, Result<StoredKey, StorageFault>>, StorageFault> {
        let opened = self.opened().await?;
        let prefix = opened.prefix.clone();
        let found = opened.store.list(Some(&prefix));
        let keys = found.filter_map(move |object| {
            let key = match object {
                Ok(object) => stored_key(&object, &prefix).map(Ok),
                Err(error) => Some(Err(error.into())),
            };
            std::future::ready(key)
        });
        Ok(keys.boxed())
    }

    /// Removes what was begun before this moment and never finished because the service stopped, and answers how many files
    /// that were. A bucket has a rule of its own for that.
    pub async fn remove_unfinished(&self, before: Timestamp) -> Result<usize, StorageFault> {
        self.opened().await?;
        let FilePlace::Folder(folder) = self.0.place.clone() else {
            return Ok(0);
        };
        let removing =
            tokio::task::spawn_blocking(move || folder::remove_unfinished(&folder, before));
        Ok(removing.await.map_err(io::Error::other)??)
    }

    /// A storage over any store, for tests.
    #[cfg(test)]
    pub(super) fn over(store: impl ObjectStore, prefix: &str) -> Self {
        let opened = Opened {
            store: Arc::new(store),
            prefix: prefix.into(),
        };
        Self(Arc::new(Inner {
            place: FilePlace::Folder(prefix.into()),
            opened: OnceCell::new_with(Some(opened)),
            drawing: Semaphore::new(1),
        }))
    }

    async fn opened(&self) -> Result<&Opened, StorageFault> {
        let open = || async { Opened::at(&self.0.place) };
        self.0.opened.get_or_try_init(open).await
    }
}

impl Opened {
    fn at(place: &FilePlace) -> Result<Self, StorageFault> {
        Ok(match place {
            FilePlace::Folder(folder) => {
                folder::make(folder)?;
                let store = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
                Self {
                    store: Arc::new(store),
                    prefix: ObjectPath::default(),
                }
            }
            FilePlace::S3(place) => Self {
                store: Arc::new(s3::open(place)?),
                prefix: ObjectPath::parse(&place.prefix).map_err(Error::from)?,
            },
        })
    }

    fn path(&self, key: &StorageKey) -> ObjectPath {
        let segments = key.as_str().split('/');
        segments.fold(self.prefix.clone(), ObjectPath::join)
    }
}

/// The name of an object, if it is one that the service made.
fn stored_key(object: &object_store::ObjectMeta, prefix: &ObjectPath) -> Option<StoredKey> {
    let name: Vec<_> = object.location.prefix_match(prefix)?.collect();
    let name: Vec<&str> = name.iter().map(AsRef::as_ref).collect();
    Some(StoredKey {
        key: StorageKey::parse(&name.join("/"))?,
        length: object.size,
        stored: Timestamp(object.last_modified.timestamp_micros()),
    })
}

fn unless_absent<T>(outcome: Result<T, Error>) -> Result<Option<T>, StorageFault> {
    match outcome {
        Ok(found) => Ok(Some(found)),
        Err(Error::NotFound { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

async fn in_time(put: impl Future<Output = Result<(), StorageFault>>) -> Result<(), StorageFault> {
    tokio::time::timeout(PUT, put)
        .await
        .unwrap_or(Err(StorageFault::Slow))
}

#[cfg(test)]
mod tests;
