//! Sends a file while it is read. A task of its own reads the next batch while the last one is sent, and waits for its
//! reader: never long for one piece, and not for ever for all of them, because it holds a connection to the database.

use std::io;
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use futures_util::stream::{self, StreamExt};
use tokio::sync::mpsc::{self, Receiver, Sender};

use super::rows::RowSource;
use super::views::{ViewRows, view_head, view_lines};
use super::writing::{FileStyle, FileWriter, UnwrittenLine};
use crate::catalogue::Catalogue;
use crate::catalogue::publications::publications;
use crate::catalogue::store;
use crate::config::Settings;
use crate::db::{Fault, PublicConn};
use crate::language::{Language, Messages};
use crate::web::places::DownloadPlace;

/// The greatest piece that is handed on at once.
const PIECE: usize = 64 * 1_024;

/// How many pieces wait for the reader: 1 MB. A smaller file is read at once, and holds neither a place nor a connection while
/// it is sent.
const WAITING: usize = 16;

/// How long the reader may take for a piece. That is 3 kB a second.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long the reader may take for the whole file. A snapshot keeps the database from tidying up after later changes.
const LONGEST: Duration = Duration::from_mins(20);

/// After how long without a statement the database is asked something: a server ends an idle transaction after 15 seconds.
const IDLE: Duration = Duration::from_secs(5);

/// A file that is to be sent.
pub struct FileSending {
    pub catalogue: Catalogue,
    pub language: Language,
    pub content: FileContent,
    /// Held until all is read.
    pub place: DownloadPlace,
}

/// What a file holds.
pub enum FileContent {
    /// Practices, in a form.
    Practices(FileStyle, RowSource),
    /// How often their pages were opened.
    Views(ViewRows),
}

/// Why a file is not sent to its end. Its reader sees a connection that broke off, not a file that looks whole.
#[derive(Debug, thiserror::Error)]
enum Unsent {
    #[error("the reader is gone")]
    Left,
    #[error("the reader is too slow")]
    TooSlow,
    #[error("the service stops")]
    Stopping,
    #[error(transparent)]
    Fault(#[from] Fault),
    #[error(transparent)]
    Line(#[from] UnwrittenLine),
}

/// A piece, or the end of the file. A file without an end was broken off.
type Piece = Option<Bytes>;

impl FileSending {
    /// The body. Nothing is read before the first byte is asked for.
    pub fn into_body(self, db: PublicConn) -> Body {
        let begin = async move {
            let (sender, receiver) = mpsc::channel(WAITING);
            tokio::spawn(self.run(db, sender));
            stream::unfold(Some(receiver), next_piece)
        };
        Body::from_stream(stream::once(begin).flatten())
    }

    async fn run(self, db: PublicConn, sender: Sender<Piece>) {
        let reader = SlowReader {
            db,
            until: Instant::now() + LONGEST,
            sender,
        };
        match self.send(reader).await {
            Ok(()) | Err(Unsent::Left) => {}
            Err(unsent @ (Unsent::TooSlow | Unsent::Stopping)) => {
                tracing::info!(%unsent, "a file was not sent to its end");
            }
            Err(unsent @ (Unsent::Fault(_) | Unsent::Line(_))) => {
                tracing::error!(%unsent, "a file was not sent to its end");
            }
        }
    }

    async fn send(mut self, mut reader: SlowReader) -> Result<(), Unsent> {
        let app = self.catalogue.app.clone();
        let around = (&*app.settings, app.words(self.language));
        reader.take(&self.place, self.content.head(around)?).await?;
        while let Some(lines) = self.content.next(&mut reader.db, around).await? {
            reader.take(&self.place, lines).await?;
        }
        // The next reader need not wait until this one has read the end.
        drop(self.place);
        reader.end().await
    }
}

impl FileContent {
    /// What stands before the first line.
    fn head(&self, (settings, t): (&Settings, Messages)) -> Result<Vec<u8>, UnwrittenLine> {
        match self {
            Self::Practices(style, _) => {
                let style = *style;
                FileWriter { style, settings, t }.head()
            }
            Self::Views(_) => view_head(),
        }
    }

    /// The next lines; none at the end.
    async fn next(
        &mut self,
        db: &mut PublicConn,
        (settings, t): (&Settings, Messages),
    ) -> Result<Option<Vec<u8>>, Unsent> {
        match self {
            Self::Practices(style, rows) => {
                let at = rows.at();
                let ids = rows.next(db).await?;
                if ids.is_empty() {
                    return Ok(None);
                }
                let batch = publications(db, &ids, at).await?;
                let style = *style;
                Ok(Some(FileWriter { style, settings, t }.lines(&batch)?))
            }
            Self::Views(rows) => {
                let rows = rows.next(db).await?;
                let lines = view_lines(&rows, settings)?;
                Ok((!rows.is_empty()).then_some(lines))
            }
        }
    }
}

async fn next_piece(
    state: Option<Receiver<Piece>>,
) -> Option<(io::Result<Bytes>, Option<Receiver<Piece>>)> {
    let mut receiver = state?;
    match receiver.recv().await {
        Some(Some(piece)) => Some((Ok(piece), Some(receiver))),
        Some(None) => None,
        None => Some((Err(io::Error::other("the file was broken off")), None)),
    }
}

/// The reader of the file, and the moment of the database that is read for it.
struct SlowReader {
    db: PublicConn,
    until: Instant,
    sender: Sender<Piece>,
}

impl SlowReader {
    /// Hands on these bytes, piece by piece.
    async fn take(&mut self, place: &DownloadPlace, bytes: Vec<u8>) -> Result<(), Unsent> {
        let mut left = Bytes::from(bytes);
        while !left.is_empty() {
            let piece = left.split_to(left.len().min(PIECE));
            self.take_piece(place, piece).await?;
        }
        Ok(())
    }

    async fn take_piece(&mut self, place: &DownloadPlace, piece: Bytes) -> Result<(), Unsent> {
        let patient_until = self.until.min(Instant::now() + PATIENCE);
        loop {
            if place.is_closed() {
                return Err(Unsent::Stopping);
            }
            match tokio::time::timeout(IDLE, self.sender.reserve()).await {
                Ok(Ok(slot)) => {
                    slot.send(Some(piece));
                    return Ok(());
                }
                Ok(Err(_)) => return Err(Unsent::Left),
                Err(_) if Instant::now() >= patient_until => return Err(Unsent::TooSlow),
                Err(_) => drop(store::edition(&mut self.db).await?),
            }
        }
    }

    /// Gives the connection back and says that this is the whole file.
    async fn end(self) -> Result<(), Unsent> {
        let Self { db, sender, .. } = self;
        drop(db);
        match tokio::time::timeout(PATIENCE, sender.send(None)).await {
            Ok(sent) => sent.map_err(|_| Unsent::Left),
            Err(_) => Err(Unsent::TooSlow),
        }
    }
}
