//! Takes attachments in, finds those that a reader may read, and removes what no revision names any more.

use std::path::Path;
use std::time::Duration;

use super::model::{Attachment, AttachmentKey};
use super::store;
use crate::account::model::AccountId;
use crate::app::App;
use crate::db::ids::{PracticeId, RevisionId};
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::storage::{
    FileName, MediaKind, NotRecognised, PictureRefused, Rendition, RenditionSize, StorageFault,
    recognise, redraw,
};
use crate::web::UploadedFile;

/// For so long the bytes of an attachment are kept that no revision names: a form that is being sent names it in a moment.
const UNNAMED: Duration = Duration::from_hours(24);
/// For so long the attachments of a discarded draft are kept.
const DISCARDED: Duration = Duration::from_hours(30 * 24);
/// In this time an account sends at most [`MOST_SENT`] attachments.
const DAY: Duration = Duration::from_hours(24);
/// How many attachments an account sends in a day. Removing one from a draft gives no room.
const MOST_SENT: i64 = 200;

/// Why a file was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// Its content is none of the kinds that are taken.
    #[error("the file was not recognised: {0}")]
    Unrecognised(#[from] NotRecognised),
    /// The picture cannot be drawn again.
    #[error("the picture was refused: {0}")]
    Picture(#[from] PictureRefused),
    /// The account has sent very many files today.
    #[error("the account has sent {MOST_SENT} files in a day")]
    TooMany,
    /// The storage failed.
    #[error("the storage failed: {0}")]
    Storage(#[from] StorageFault),
    /// The file that was received cannot be read.
    #[error("the received file cannot be read: {0}")]
    Unreadable(#[from] std::io::Error),
    /// The database failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Keeps the bytes of a file for a draft of a practice. No revision names the attachment yet.
///
/// The row is written first, so that the bytes are found and removed if nothing comes after them.
pub async fn keep(
    app: &App,
    by: AccountId,
    practice: PracticeId,
    received: UploadedFile,
) -> Result<Attachment, NotTaken> {
    let read = read_content(app, &received).await?;
    let attachment = Attachment {
        key: AttachmentKey::draw(&app.random),
        practice_id: practice,
        kind: read.kind(),
        name: FileName::of(&received.name, read.kind()),
        bytes: read.bytes(&received),
        width: read.large().map(|large| large.width.into()),
        height: read.large().map(|large| large.height.into()),
        small_bytes: read.small().map(|small| length(&small.bytes)),
    };
    let mut tx = app.db.write().await?;
    let now = app.clock.now();
    if store::count_sent(&mut tx, by, now.minus(DAY)).await? >= MOST_SENT {
        return Err(NotTaken::TooMany);
    }
    store::insert(&mut tx, &attachment, (by, now)).await?;
    tx.commit().await?;
    put(app, &attachment, &read, &received.path).await?;
    Ok(attachment)
}

/// The content of a file, as it will be kept.
enum ReadContent {
    /// A picture, drawn again: the large size first.
    Picture(Vec<Rendition>),
    /// Any other file, as it was sent.
    Other(MediaKind),
}

impl ReadContent {
    fn rendition(&self, size: RenditionSize) -> Option<&Rendition> {
        match self {
            Self::Picture(all) => all.iter().find(|one| one.size == size),
            Self::Other(_) => None,
        }
    }

    fn large(&self) -> Option<&Rendition> {
        self.rendition(RenditionSize::Large)
    }

    fn small(&self) -> Option<&Rendition> {
        self.rendition(RenditionSize::Small)
    }

    fn kind(&self) -> MediaKind {
        match self {
            Self::Picture(all) => all.first().map_or(MediaKind::Jpeg, |one| one.kind),
            Self::Other(kind) => *kind,
        }
    }

    fn bytes(&self, received: &UploadedFile) -> i64 {
        match self.large() {
            Some(large) => length(&large.bytes),
            None => i64::try_from(received.bytes).unwrap_or(i64::MAX),
        }
    }
}

fn length(bytes: &[u8]) -> i64 {
    i64::try_from(bytes.len()).unwrap_or(i64::MAX)
}

/// Recognises the file by its content, and draws a picture again. One file of the process at a time, because a picture takes
/// much memory.
async fn read_content(app: &App, received: &UploadedFile) -> Result<ReadContent, NotTaken> {
    let path = received.path.clone();
    let _place = app.storage.drawing_place().await;
    let read = tokio::task::spawn_blocking(move || read_file(&path)).await;
    read.map_err(std::io::Error::other)?
}

fn read_file(path: &Path) -> Result<ReadContent, NotTaken> {
    let kind = recognise(&mut std::fs::File::open(path)?)?;
    if kind.is_picture() {
        return Ok(ReadContent::Picture(redraw(&std::fs::read(path)?, kind)?));
    }
    Ok(ReadContent::Other(kind))
}

async fn put(
    app: &App,
    attachment: &Attachment,
    read: &ReadContent,
    path: &Path,
) -> Result<(), StorageFault> {
    let ReadContent::Picture(all) = read else {
        let key = attachment.key.stored(RenditionSize::Large);
        return app.storage.put_file(&key, path).await;
    };
    for one in all {
        let key = attachment.key.stored(one.size);
        app.storage.put(&key, one.bytes.clone().into()).await?;
    }
    Ok(())
}

/// An attachment for the authors of its practice, or for a reader to whom its revision is shown.
pub async fn of_practice(
    db: &mut impl Engine,
    practice: PracticeId,
    key: &AttachmentKey,
) -> Result<Option<Attachment>, Fault> {
    store::of_practice(db, practice, key).await
}

/// An attachment for the review team: a submission names it.
pub async fn submitted(
    db: &mut impl Engine,
    practice: PracticeId,
    key: &AttachmentKey,
) -> Result<Option<Attachment>, Fault> {
    store::submitted(db, practice, key).await
}

/// Writes down which attachments a revision names, in the transaction that writes its answers.
pub async fn name(
    tx: &mut Tx,
    revision: RevisionId,
    keys: impl Iterator<Item = &AttachmentKey>,
) -> Result<(), Fault> {
    store::name(tx, revision, keys).await
}

/// Removes attachments that no revision names any more, and answers how many; and what a killed process has stored in part.
/// What cannot be removed is tried again.
pub async fn remove_orphans(app: &App) -> Result<usize, NotTaken> {
    let now = app.clock.now();
    let before: (Timestamp, Timestamp) = (now.minus(UNNAMED), now.minus(DISCARDED));
    let unnamed = store::orphans(&mut app.db.read().await?, before).await?;
    for orphan in &unnamed {
        for size in [RenditionSize::Large, RenditionSize::Small] {
            app.storage.remove(&orphan.key.stored(size)).await?;
        }
        let mut tx = app.db.write().await?;
        store::remove(&mut tx, &orphan.key).await?;
        tx.commit().await?;
    }
    app.storage.remove_unfinished(now.minus(UNNAMED)).await?;
    Ok(unnamed.len())
}
