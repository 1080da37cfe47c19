//! How many public pages are drawn at once, so that those who ask for ever new addresses do not keep other readers
//! waiting. There are two lines: one for addresses without a query, of which a site has a certain number, and one for
//! searches and places in lists, of which anybody can make up new ones without end. What the page cache holds needs no
//! place. Files that are sent while they are read have places of their own. Knows no page.

use std::sync::Arc;
use std::time::Duration;

use axum::http::Uri;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};

use super::failure::Failure;

/// After how long a reader for whom there is no place may come back.
const COME_BACK: Duration = Duration::from_secs(5);

/// After how long a reader may come back who finds all places for files taken. Most files take seconds.
const WHILE_SENDING: Duration = Duration::from_secs(30);

/// The lines of a process.
pub struct DrawPlaces {
    pages: DrawLine,
    made_up: DrawLine,
}

impl DrawPlaces {
    /// How many requests without a query may be in their line, those that are drawn included.
    pub const PAGES: usize = 1_024;
    /// How many requests with a query may be in theirs. A page takes a few milliseconds, so the last one waits for about
    /// a second.
    pub const MADE_UP: usize = 256;

    /// Empty lines. Searches never take all cores; a page waits for the database half of its time.
    pub fn new(cores: usize) -> Self {
        Self {
            pages: DrawLine::new(2 * cores, Self::PAGES),
            made_up: DrawLine::new((cores / 2).max(1), Self::MADE_UP),
        }
    }

    /// Waits for the turn of a request for this address. Refused if its line is full.
    pub async fn take(&self, address: &Uri) -> Result<DrawPlace<'_>, Failure> {
        match address.query() {
            None => self.pages.take().await,
            Some(_) => self.made_up.take().await,
        }
    }
}

/// A place in a line, and the turn to draw. Dropping it frees both.
pub struct DrawPlace<'l> {
    _turn: SemaphorePermit<'l>,
    _place: SemaphorePermit<'l>,
}

struct DrawLine {
    /// Those that are drawn and those that wait.
    places: Semaphore,
    /// Those that are drawn; the line is served in the order in which it was joined.
    turns: Semaphore,
}

impl DrawLine {
    fn new(turns: usize, places: usize) -> Self {
        Self {
            places: Semaphore::new(places.max(turns)),
            turns: Semaphore::new(turns),
        }
    }

    async fn take(&self) -> Result<DrawPlace<'_>, Failure> {
        let place = self.places.try_acquire();
        let place = place.map_err(|_| Failure::Busy(COME_BACK))?;
        let turn = self.turns.acquire().await;
        Ok(DrawPlace {
            // Nothing closes these semaphores.
            _turn: turn.map_err(|_| Failure::Fault)?,
            _place: place,
        })
    }
}

/// The places for files that are sent while they are read. Each holds a connection to the database for as long as its
/// reader takes, so they are few. Cheap to copy.
#[derive(Clone, Debug)]
pub struct DownloadPlaces(Arc<Semaphore>);

impl Default for DownloadPlaces {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(Self::MOST)))
    }
}

impl DownloadPlaces {
    /// How many files are sent at once. The smallest machine has four connections that read: two stay for pages.
    pub const MOST: usize = 2;

    /// A place, until it is dropped. Refused if all are taken.
    pub fn take(&self) -> Result<DownloadPlace, Failure> {
        let place = Arc::clone(&self.0).try_acquire_owned();
        let place = place.map_err(|_| Failure::Busy(WHILE_SENDING))?;
        Ok(DownloadPlace {
            _place: place,
            all: self.clone(),
        })
    }

    /// Gives no place any more, and ends what is sent: the service stops.
    pub fn close(&self) {
        self.0.close();
    }
}

/// The place of a file that is being sent.
pub struct DownloadPlace {
    _place: OwnedSemaphorePermit,
    all: DownloadPlaces,
}

impl DownloadPlace {
    /// Whether the service stops.
    pub fn is_closed(&self) -> bool {
        self.all.0.is_closed()
    }
}
