//! How many public pages are drawn at once, so that those who ask for ever new addresses do not keep other readers
//! waiting. There are two lines: one for addresses without a query, of which a site has a certain number, and one for
//! searches and places in lists, of which anybody can make up new ones without end. What the page cache holds needs no
//! place. Files that are sent while they are read have places of their own, with a line for each network. Knows no page.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::Uri;
use ipnet::IpNet;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};

use super::failure::Failure;
use super::proxy;

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

/// How long a request for a file waits for a place.
const PATIENCE: Duration = Duration::from_secs(2);

/// How many requests of one network may wait for the place of a file, those that are sent included.
const IN_LINE: usize = 16;

/// The places for files that are sent while they are read. Each holds a connection to the database for as long as its
/// reader takes, so they are few, and one network never has all of them. Cheap to copy.
#[derive(Clone, Debug)]
pub struct DownloadPlaces(Arc<FilePlaces>);

#[derive(Debug)]
struct FilePlaces {
    most: usize,
    all: Arc<Semaphore>,
    /// The places of the networks that have one or wait for one.
    networks: Mutex<HashMap<IpNet, Arc<Semaphore>>>,
}

impl DownloadPlaces {
    /// Half of the connections that read; the others stay for pages.
    pub fn beside_pages(connections: u32) -> Self {
        let most = usize::try_from(connections / 2).unwrap_or(2).clamp(2, 8);
        Self(Arc::new(FilePlaces {
            most,
            all: Arc::new(Semaphore::new(most)),
            networks: Mutex::default(),
        }))
    }

    /// How many files are sent at once.
    pub fn most(&self) -> usize {
        self.0.most
    }

    /// How many of them to one network: two, and never more than half.
    pub fn of_network(&self) -> usize {
        (self.0.most / 2).min(2)
    }

    /// A place for a file that this visitor takes, until it is dropped. Refused if none becomes free in time.
    pub async fn take(&self, client: IpAddr) -> Result<DownloadPlace, Failure> {
        let busy = || Failure::Busy(WHILE_SENDING);
        let own = self.line_of(client).ok_or_else(busy)?;
        let places = async {
            // In this order, so that a network that waits for itself takes no place of the others.
            let own = own.acquire_owned().await.ok()?;
            let one = Arc::clone(&self.0.all).acquire_owned().await.ok()?;
            Some([own, one])
        };
        let taken = tokio::time::timeout(PATIENCE, places).await.ok().flatten();
        let places = taken.ok_or_else(busy)?;
        Ok(DownloadPlace(Arc::new(HeldPlace {
            _places: places,
            all: self.clone(),
        })))
    }

    /// The places of a visitor's network. None if too many of its requests wait.
    fn line_of(&self, client: IpAddr) -> Option<Arc<Semaphore>> {
        let networks = self.0.networks.lock();
        let mut networks = networks.unwrap_or_else(PoisonError::into_inner);
        // Each request that waits or is sent holds its network's places, and so does the map itself.
        networks.retain(|_, places| Arc::strong_count(places) > 1);
        let own = networks
            .entry(proxy::network(client))
            .or_insert_with(|| Arc::new(Semaphore::new(self.of_network())));
        (Arc::strong_count(own) <= IN_LINE).then(|| Arc::clone(own))
    }

    /// Gives no place any more, and ends what is sent: the service stops.
    pub fn close(&self) {
        self.0.all.close();
    }
}

/// The place of a file that is being sent. The last copy frees it.
#[derive(Clone)]
pub struct DownloadPlace(Arc<HeldPlace>);

struct HeldPlace {
    _places: [OwnedSemaphorePermit; 2],
    all: DownloadPlaces,
}

impl DownloadPlace {
    /// Whether the service stops.
    pub fn is_closed(&self) -> bool {
        self.0.all.0.all.is_closed()
    }
}
