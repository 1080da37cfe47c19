//! Walks a list of the queue in the order of its page, band by band: the rows of a page, and the practices before and after
//! the one whose desk is open.

use super::words;
use crate::account::model::Account;
use crate::app::App;
use crate::db::{Conn, Fault, Timestamp};
use crate::practice::model::{PracticeId, RevisionId};
use crate::review::forms::QueuePlace;
use crate::review::model::{PAGE_SIZE, QueueBand, QueueFilter, QueueList, QueuePosition, QueueRow};
use crate::review::store::{self, AroundPage, BandRange, ListRange, SoughtWords};
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
    app: &App,
    db: &mut Conn,
    by: &Account,
    place: &QueuePlace,
    id: PracticeId,
) -> Result<Neighbours, Fault> {
    let walk = Walk::load(app, db, by, &place.filter).await?;
    let found = walk.position(db, id, place.at).await?;
    let Some(at) = found.or(place.at) else {
        return Ok(Neighbours::default());
    };
    walk.beside(db, at, found.is_none()).await
}

/// Where a practice stands in a list.
#[derive(Debug, Clone, Copy)]
pub struct PlaceInList {
    /// Its position, or the one that it had before it left the list.
    pub position: Option<QueuePosition>,
    /// Whether a practice comes after it.
    pub is_followed: bool,
}

/// Where this practice stands in the list of a place, before a deed that may take it off.
pub async fn place_in_list(
    app: &App,
    db: &mut Conn,
    by: &Account,
    place: &QueuePlace,
    id: PracticeId,
) -> Result<PlaceInList, Fault> {
    let walk = Walk::load(app, db, by, &place.filter).await?;
    let position = walk.position(db, id, place.at).await?.or(place.at);
    let next = match position {
        Some(at) => walk.next_to(db, &Cursor::after(at)).await?,
        None => None,
    };
    Ok(PlaceInList {
        position,
        is_followed: next.is_some(),
    })
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
        app: &App,
        db: &mut Conn,
        by: &Account,
        place: &QueuePlace,
        id: Option<PracticeId>,
    ) -> Result<Self, Fault> {
        let row = match id {
            Some(id) => own_decided(app, db, by, id).await?,
            None => None,
        };
        let next = match place.at {
            Some(at) => {
                let walk = Walk::load(app, db, by, &place.filter).await?;
                walk.neighbour(db, &Cursor::after(at)).await?
            }
            None => None,
        };
        Ok(Self { row, next })
    }
}

/// The row of a practice that the reviewer has decided, until the decision takes effect.
async fn own_decided(
    app: &App,
    db: &mut Conn,
    by: &Account,
    id: PracticeId,
) -> Result<Option<QueueRow>, Fault> {
    let own = QueueFilter::default();
    let queue = Walk::load(app, db, by, &own).await?;
    let found = queue.position(db, id, None).await?;
    let is_decided = |at: &QueuePosition| queue.band(*at) == Some(QueueBand::OwnDecided);
    let Some(at) = found.filter(is_decided) else {
        return Ok(None);
    };
    let read = store::rows(db, by, &[RevisionId(at.2)], app.clock.now()).await?;
    Ok(read.into_iter().next())
}

/// A list of the queue, as one reviewer may see it.
pub(super) struct Walk<'a> {
    by: &'a Account,
    filter: &'a QueueFilter,
    /// The words that its rows must have.
    words: SoughtWords,
    /// The first and the last date that its rows may have.
    dates: (i64, i64),
    /// The time at which it is read.
    now: Timestamp,
    /// If set, no other practice than this.
    only: Option<PracticeId>,
}

/// The positions of the rows of a page, and of one more.
#[derive(Default)]
pub(super) struct PagePositions {
    /// Those that the reviewer has claimed or decided; on the first page only.
    pub(super) own: Vec<QueuePosition>,
    /// The requests for removal; on the first page only.
    pub(super) removal: Vec<QueuePosition>,
    /// Those to which the reviewer is a party; on the first page only.
    pub(super) barred: Vec<QueuePosition>,
    /// All others.
    pub(super) rest: Vec<QueuePosition>,
}

impl<'a> Walk<'a> {
    pub(super) async fn load(
        app: &App,
        db: &mut Conn,
        by: &'a Account,
        filter: &'a QueueFilter,
    ) -> Result<Self, Fault> {
        let now = app.clock.now();
        Ok(Self {
            by,
            filter,
            words: words::sought(db, filter).await?,
            dates: filter.dates(now),
            now,
            only: None,
        })
    }

    /// The page that begins at the cursor. The reviewer's own rows, the requests for removal and what the reviewer may
    /// not decide stand whole on the first page.
    pub(super) async fn page(
        &self,
        db: &mut Conn,
        cursor: Option<&Cursor<QueuePosition>>,
    ) -> Result<PagePositions, Fault> {
        let list = self.filter.list;
        let most = |band: QueueBand| match band {
            _ if !band.is_whole(list) => PAGE_SIZE + 1,
            _ if cursor.is_some() => 0,
            QueueBand::Removal => PAGE_SIZE,
            _ => OWN_MOST,
        };
        let mut page = PagePositions::default();
        for at in self.positions(db, cursor, most).await? {
            match self.band(at) {
                Some(band) if !band.is_whole(list) => page.rest.push(at),
                Some(QueueBand::Removal) => page.removal.push(at),
                Some(QueueBand::Barred) => page.barred.push(at),
                _ => page.own.push(at),
            }
        }
        page.rest.truncate(PAGE_SIZE + 1);
        page.own.truncate(OWN_MOST);
        Ok(page)
    }

    /// The first revisions of the list that may be in review, in the order of its page.
    pub(super) async fn first_revisions(
        &self,
        db: &mut Conn,
        most: usize,
    ) -> Result<Vec<RevisionId>, Fault> {
        let of_band = |band: QueueBand| match band {
            QueueBand::OwnDecided | QueueBand::Removal | QueueBand::Barred => 0,
            _ => most,
        };
        let mut found = self.positions(db, None, of_band).await?;
        found.truncate(most);
        Ok(found.into_iter().map(|at| RevisionId(at.2)).collect())
    }

    /// How many rows of the list are counted at most.
    pub(super) const fn most_counted(&self) -> i64 {
        self.words.most_counted()
    }

    /// What stands around the page whose first row is this one, and which may be the first.
    pub(super) async fn around_page(
        &self,
        db: &mut Conn,
        first: (Option<QueuePosition>, bool),
        late: Timestamp,
    ) -> Result<AroundPage, Fault> {
        let range = ListRange {
            filter: self.filter,
            words: &self.words,
            dates: self.dates,
            only: None,
            way: Direction::After,
            bands: &[],
        };
        store::around_page(db, self.by, &range, first, late).await
    }

    /// The position of a practice: at `expected` if it stands there, else the first one.
    async fn position(
        &self,
        db: &mut Conn,
        id: PracticeId,
        expected: Option<QueuePosition>,
    ) -> Result<Option<QueuePosition>, Fault> {
        let of_practice = Walk {
            by: self.by,
            filter: self.filter,
            words: self.words.clone(),
            dates: self.dates,
            now: self.now,
            only: Some(id),
        };
        let all = of_practice.positions(db, None, |_| PAGE_SIZE).await?;
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
        let previous = self.next_to(db, &Cursor::before(at)).await?;
        let next = self.next_to(db, &Cursor::after(at)).await?;
        let mut found = self.neighbours_at(db, [previous, next]).await?;
        Ok(Neighbours {
            at: Some(at),
            has_left,
            next: found.pop().flatten(),
            previous: found.pop().flatten(),
        })
    }

    async fn neighbour(
        &self,
        db: &mut Conn,
        cursor: &Cursor<QueuePosition>,
    ) -> Result<Option<Neighbour>, Fault> {
        let at = self.next_to(db, cursor).await?;
        Ok(self.neighbours_at(db, [at]).await?.pop().flatten())
    }

    async fn next_to(
        &self,
        db: &mut Conn,
        cursor: &Cursor<QueuePosition>,
    ) -> Result<Option<QueuePosition>, Fault> {
        let found = self.positions(db, Some(cursor), |_| 1).await?;
        Ok(found.first().copied())
    }

    /// The practices at these positions, in one statement.
    async fn neighbours_at<const N: usize>(
        &self,
        db: &mut Conn,
        positions: [Option<QueuePosition>; N],
    ) -> Result<Vec<Option<Neighbour>>, Fault> {
        let ids = positions.iter().flatten().map(|at| RevisionId(at.2));
        let ids: Vec<RevisionId> = ids.collect();
        let rows = if ids.is_empty() {
            Vec::new()
        } else {
            store::rows(db, self.by, &ids, self.now).await?
        };
        let neighbour = |at: Option<QueuePosition>| {
            let at = at?;
            let row = rows.iter().find(|row| row.id == RevisionId(at.2))?;
            Some(Neighbour {
                id: row.practice_id,
                title: row.title.clone(),
                at: self.address_says(at),
            })
        };
        Ok(positions.into_iter().map(neighbour).collect())
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

    /// The positions of the rows after the cursor, or before it, in the order of the way: of each band so many.
    async fn positions(
        &self,
        db: &mut Conn,
        cursor: Option<&Cursor<QueuePosition>>,
        most: impl Fn(QueueBand) -> usize,
    ) -> Result<Vec<QueuePosition>, Fault> {
        if !self.filter.is_understood() {
            return Ok(Vec::new());
        }
        let forth = cursor.is_none_or(Cursor::goes_forth);
        // A list that shows the newest first is read downwards where another is read upwards.
        let rises = forth == self.filter.list.oldest_first();
        let range = |(index, band): (usize, &QueueBand)| match cursor.map(|cursor| cursor.key) {
            _ if !self.filter.reads(*band) => BandRange::NONE,
            Some((at, ..)) if (forth && index < at) || (!forth && index > at) => BandRange::NONE,
            Some((same, at, id)) if same == index => BandRange {
                from: Some((at, id)),
                most: most(*band),
            },
            _ => BandRange {
                from: None,
                most: most(*band),
            },
        };
        let bands: Vec<BandRange> = self
            .filter
            .list
            .bands()
            .iter()
            .enumerate()
            .map(range)
            .collect();
        let range = ListRange {
            filter: self.filter,
            words: &self.words,
            dates: self.dates,
            only: self.only,
            way: if rises {
                Direction::After
            } else {
                Direction::Before
            },
            bands: &bands,
        };
        let mut found = store::positions(db, self.by, &range).await?;
        found.sort_unstable_by(|one, other| {
            let (bands, rows) = (one.0.cmp(&other.0), one.cmp(other));
            let bands = if forth { bands } else { bands.reverse() };
            bands.then(if rises { rows } else { rows.reverse() })
        });
        Ok(found)
    }
}
