//! Walks a list of the queue in the order of its page, band by band: the rows of a page, and the practices before and after
//! the one whose desk is open.

use crate::account::model::Account;
use crate::db::{Conn, Fault, Timestamp};
use crate::practice::model::{PracticeId, RevisionId};
use crate::review::forms::QueuePlace;
use crate::review::model::{PAGE_SIZE, QueueBand, QueueFilter, QueueList, QueuePosition, QueueRow};
use crate::review::store::{self, BandRange};
use crate::web::paging::{Cursor, Direction};

/// Upper bound for own rows, which are not paged.
const OWN_MOST: usize = 100;

/// A practice beside another one in a list.
pub struct Neighbour {
    /// The practice.
    pub id: PracticeId,
    /// The title of the revision that stands in the list.
    pub title: String,
    /// Its position, where the list may hold the practice twice.
    pub at: Option<QueuePosition>,
}

/// The practices beside one in its list.
#[derive(Default)]
pub struct Neighbours {
    /// The position of the practice in the list, or the one that it had before it left the list.
    pub at: Option<QueuePosition>,
    /// Whether it has left the list, so that only the address knows its position.
    pub has_left: bool,
    /// The practice before it.
    pub previous: Option<Neighbour>,
    /// The practice after it.
    pub next: Option<Neighbour>,
}

/// The practices beside this one in the list of a place, as the list stands now. A practice that has left the list keeps
/// the position that its address carries.
pub async fn neighbours(
    db: &mut Conn,
    by: &Account,
    place: &QueuePlace,
    id: PracticeId,
) -> Result<Neighbours, Fault> {
    let walk = Walk::load(db, by, &place.filter).await?;
    let found = walk.position(db, id, place.at).await?;
    let Some(at) = found.or(place.at) else {
        return Ok(Neighbours::default());
    };
    walk.beside(db, at, found.is_none()).await
}

/// What the queue shows after a decision.
#[derive(Default)]
pub struct Decided {
    /// The row of the practice: decided by the reviewer, and the decision has not taken effect.
    pub row: Option<QueueRow>,
    /// The practice after it in the list of the place.
    pub next: Option<Neighbour>,
}

impl Decided {
    /// `id`: the practice that was decided, until the decision takes effect. The place says where it was in the list.
    pub async fn load(
        db: &mut Conn,
        by: &Account,
        place: &QueuePlace,
        id: Option<PracticeId>,
    ) -> Result<Self, Fault> {
        let row = match id {
            Some(id) => own_decided(db, by, id).await?,
            None => None,
        };
        let next = match place.at {
            Some(at) => {
                let walk = Walk::load(db, by, &place.filter).await?;
                walk.neighbour(db, &Cursor::after(at)).await?
            }
            None => None,
        };
        Ok(Self { row, next })
    }
}

/// The row of a practice that the reviewer has decided, until the decision takes effect.
async fn own_decided(
    db: &mut Conn,
    by: &Account,
    id: PracticeId,
) -> Result<Option<QueueRow>, Fault> {
    let own = QueueFilter::default();
    let queue = Walk::load(db, by, &own).await?;
    let found = queue.position(db, id, None).await?;
    let is_decided = |at: &QueuePosition| queue.band(*at) == Some(QueueBand::OwnDecided);
    let Some(at) = found.filter(is_decided) else {
        return Ok(None);
    };
    let read = store::rows(db, by, &[RevisionId(at.2)]).await?;
    Ok(read.into_iter().next())
}

/// A list of the queue, as one reviewer may see it.
pub(super) struct Walk<'a> {
    by: &'a Account,
    filter: &'a QueueFilter,
    /// The revisions that match the words and the country, if the filter has any.
    only: Option<Vec<RevisionId>>,
}

impl<'a> Walk<'a> {
    pub(super) async fn load(
        db: &mut Conn,
        by: &'a Account,
        filter: &'a QueueFilter,
    ) -> Result<Self, Fault> {
        let only = if filter.needs_reading() {
            Some(store::matching_ids(db, by, filter).await?)
        } else {
            None
        };
        Ok(Self { by, filter, only })
    }

    /// The positions of the rows of a page, and of one more.
    pub(super) async fn page(
        &self,
        db: &mut Conn,
        cursor: Option<&Cursor<QueuePosition>>,
    ) -> Result<Vec<QueuePosition>, Fault> {
        let list = self.filter.list;
        self.positions(db, cursor, PAGE_SIZE + 1, |band| !band.is_whole(list))
            .await
    }

    /// The positions of the bands that stand whole on the first page: the reviewer's own, and the requests for removal.
    pub(super) async fn whole_bands(
        &self,
        db: &mut Conn,
    ) -> Result<(Vec<QueuePosition>, Vec<QueuePosition>), Fault> {
        let list = self.filter.list;
        let is_own = |band: QueueBand| band.is_whole(list) && band != QueueBand::Removal;
        let is_removal = |band: QueueBand| band.is_whole(list) && band == QueueBand::Removal;
        let own = self.positions(db, None, OWN_MOST, is_own).await?;
        let removal = self.positions(db, None, PAGE_SIZE, is_removal).await?;
        Ok((own, removal))
    }

    /// The position of a practice: at `expected` if it stands there, else the first one.
    async fn position(
        &self,
        db: &mut Conn,
        id: PracticeId,
        expected: Option<QueuePosition>,
    ) -> Result<Option<QueuePosition>, Fault> {
        let mut own = store::revisions_of(db, id).await?;
        if let Some(only) = &self.only {
            own.retain(|one| only.contains(one));
        }
        let of_practice = Walk {
            only: Some(own),
            ..*self
        };
        let all = of_practice.positions(db, None, PAGE_SIZE, |_| true).await?;
        let stands = expected.filter(|expected| all.contains(expected));
        Ok(stands.or(all.first().copied()))
    }

    /// The practices on both sides of a position.
    async fn beside(
        &self,
        db: &mut Conn,
        at: QueuePosition,
        has_left: bool,
    ) -> Result<Neighbours, Fault> {
        Ok(Neighbours {
            at: Some(at),
            has_left,
            previous: self.neighbour(db, &Cursor::before(at)).await?,
            next: self.neighbour(db, &Cursor::after(at)).await?,
        })
    }

    async fn neighbour(
        &self,
        db: &mut Conn,
        cursor: &Cursor<QueuePosition>,
    ) -> Result<Option<Neighbour>, Fault> {
        let found = self.positions(db, Some(cursor), 1, |_| true).await?;
        let Some(at) = found.first().copied() else {
            return Ok(None);
        };
        let read = store::rows(db, self.by, &[RevisionId(at.2)]).await?;
        let neighbour = |row: QueueRow| Neighbour {
            id: row.practice_id,
            title: row.title,
            at: self.address_says(at),
        };
        Ok(read.into_iter().next().map(neighbour))
    }

    /// The band of a position.
    fn band(&self, at: QueuePosition) -> Option<QueueBand> {
        self.filter.list.bands().get(at.0).copied()
    }

    /// The position where an address must say it: a practice whose removal is asked for may also be in review.
    fn address_says(&self, at: QueuePosition) -> Option<QueuePosition> {
        let waits = self.filter.list == QueueList::Waiting;
        Some(at).filter(|at| waits && self.band(*at) == Some(QueueBand::Removal))
    }

    /// The positions of the rows after the cursor, or before it, in these bands.
    async fn positions(
        &self,
        db: &mut Conn,
        cursor: Option<&Cursor<QueuePosition>>,
        most: usize,
        is_read: impl Fn(QueueBand) -> bool,
    ) -> Result<Vec<QueuePosition>, Fault> {
        let bands = self.filter.list.bands();
        let forth = cursor.is_none_or(|cursor| cursor.way == Direction::After);
        // A list that shows the newest first is read downwards where another is read upwards.
        let way = if forth == self.filter.list.oldest_first() {
            Direction::After
        } else {
            Direction::Before
        };
        let start = cursor.map(|cursor| cursor.key);
        let mut order: Vec<usize> = (0..bands.len()).collect();
        if !forth {
            order.reverse();
        }
        let mut found: Vec<QueuePosition> = Vec::new();
        for index in order.into_iter().filter(|index| is_read(bands[*index])) {
            let from = match start {
                Some((band, ..)) if (forth && index < band) || (!forth && index > band) => continue,
                Some((band, at, id)) if band == index => Some((RevisionId(id), Timestamp(at))),
                _ => None,
            };
            if found.len() == most {
                break;
            }
            let range = BandRange {
                band: bands[index],
                filter: self.filter,
                only: self.only.as_deref(),
                way,
                from,
                most: most - found.len(),
            };
            let next = store::band_keys(db, self.by, &range).await?;
            found.extend(next.into_iter().map(|(id, at)| (index, at.0, id.0)));
        }
        Ok(found)
    }
}
