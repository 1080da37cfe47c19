//! Reads the queue, and carries out a form of the desk together with the words that its reviewer did not send. The
//! practice room carries out the deed itself.

use std::collections::HashMap;
use std::time::Duration;

use super::forms;
use super::model::{
    PAGE_SIZE, QueueBand, QueueCounts, QueueFilter, QueueList, QueuePosition, QueueRow, TARGET_DAYS,
};
use super::store::{self, BandRange, QueueKey};
use crate::account::actions as accounts;
use crate::account::model::{Account, AccountId, Name};
use crate::account::queries;
use crate::address;
use crate::app::App;
use crate::db::{Conn, Engine, Fault, Timestamp};
use crate::practice::actions::{self as practices, Done, Intent};
use crate::practice::model::{PracticeId, RevisionId};
use crate::web::Typed;
use crate::web::paging::{Cursor, Direction, Slice};
use crate::web::unsent::{self, Unsent};

/// Upper bound for own rows, which are not paged.
const OWN_MOST: usize = 100;

/// Carries out a deed, and in the same transaction keeps what the reviewer typed in the other boxes of the desk.
pub async fn act(
    app: &App,
    by: &Account,
    id: PracticeId,
    intent: Intent,
    typed: &Typed,
) -> Result<Done, practices::Error> {
    let left = forms::words_after(intent.deed(), typed);
    let mut tx = app.db.write().await?;
    let done = practices::act_within(app, &mut tx, by, id, forms::seen_seq(typed), intent).await?;
    let desk = address::review(id);
    Unsent::keep(&mut tx, by.id, &desk, form_of(typed, left), app.clock.now()).await?;
    tx.commit().await?;
    Ok(done)
}

/// Keeps everything typed in the boxes of the desk until this reviewer opens it again.
pub async fn keep_words(
    app: &App,
    by: &Account,
    id: PracticeId,
    typed: &Typed,
) -> Result<Option<Unsent>, Fault> {
    let form = form_of(typed, forms::words(typed));
    accounts::keep_unsent(app, by, &address::review(id), form).await
}

/// Deletes the words kept at a desk: the reviewer cleared them, or became a party to the practice.
pub async fn forget_words(app: &App, by: &Account, id: PracticeId) -> Result<(), Fault> {
    accounts::forget_unsent(app, by, &address::review(id)).await
}

fn form_of(typed: &Typed, words: Typed) -> unsent::Form<'_> {
    unsent::Form {
        words,
        drawn_with: typed.get(unsent::DRAWN_WITH),
        is_text: forms::is_written,
    }
}

/// A page of the queue.
pub struct Queue {
    /// Rows that the reviewer has claimed or decided, oldest first; on the first page only.
    pub own: Vec<QueueRow>,
    /// Practices whose owners ask for their removal; on the first page only.
    pub removal: Vec<QueueRow>,
    /// All other rows of the list.
    pub rest: Slice<QueueRow, QueuePosition>,
    /// How many submissions wait in the scope.
    pub counts: QueueCounts,
    /// The names of all accounts in these rows.
    pub names: HashMap<AccountId, Name>,
}

/// Loads a page of the queue as this reviewer may see it.
pub async fn load_queue(
    app: &App,
    db: &mut Conn,
    by: &Account,
    filter: &QueueFilter,
    cursor: Option<&Cursor<QueuePosition>>,
) -> Result<Queue, Fault> {
    let only = if filter.needs_reading() {
        Some(store::matching_ids(db, by, filter).await?)
    } else {
        None
    };
    let only = only.as_deref();
    let first = cursor.is_none() && filter.list == QueueList::Waiting;
    let own = if first {
        store::own_keys(db, by.id, filter, only, OWN_MOST).await?
    } else {
        Vec::new()
    };
    let removal = if first && !filter.needs_reading() {
        asked_to_be_removed(db, by, filter).await?
    } else {
        Vec::new()
    };
    let listed = positions(db, by, filter, only, cursor).await?;
    let all = own.iter().chain(&removal).map(|(id, _)| *id);
    let ids: Vec<RevisionId> = all
        .chain(listed.iter().map(|position| RevisionId(position.2)))
        .collect();
    let read = store::rows(db, by, &ids).await?;
    let mut rows: HashMap<RevisionId, QueueRow> =
        read.into_iter().map(|row| (row.id, row)).collect();
    let names = queries::names_of(db, &accounts_in(rows.values())).await?;
    let mut take = |keys: Vec<QueueKey>| -> Vec<QueueRow> {
        keys.iter().filter_map(|(id, _)| rows.remove(id)).collect()
    };
    let (own, removal) = (take(own), take(removal));
    let listed = listed
        .into_iter()
        .filter_map(|position| Some((rows.remove(&RevisionId(position.2))?, position)))
        .collect();
    let of_row = |(_, position): &(QueueRow, QueuePosition)| *position;
    let slice = Slice::cut(listed, PAGE_SIZE, cursor, of_row);
    Ok(Queue {
        own,
        removal,
        rest: Slice {
            rows: slice.rows.into_iter().map(|(row, _)| row).collect(),
            next: slice.next,
            previous: slice.previous,
        },
        counts: counts(app, db, by).await?,
        names,
    })
}

/// How many submissions wait in this reviewer's scope, for the queue and for the badge in the header.
pub async fn counts(app: &App, db: &mut Conn, by: &Account) -> Result<QueueCounts, Fault> {
    let late = app
        .clock
        .now()
        .minus(Duration::from_hours(TARGET_DAYS.unsigned_abs() * 24));
    store::counts(db, by, late).await
}

async fn asked_to_be_removed(
    db: &mut Conn,
    by: &Account,
    filter: &QueueFilter,
) -> Result<Vec<QueueKey>, Fault> {
    let range = BandRange {
        band: QueueBand::Removal,
        filter: &QueueFilter {
            list: QueueList::Removal,
            ..filter.clone()
        },
        only: None,
        way: Direction::After,
        from: None,
        most: PAGE_SIZE,
    };
    store::band_keys(db, by, &range).await
}

/// The positions of the rows after the cursor, band by band: one more than a page holds.
async fn positions(
    db: &mut Conn,
    by: &Account,
    filter: &QueueFilter,
    only: Option<&[RevisionId]>,
    cursor: Option<&Cursor<QueuePosition>>,
) -> Result<Vec<QueuePosition>, Fault> {
    let bands = filter.list.bands();
    let forth = cursor.is_none_or(|cursor| cursor.way == Direction::After);
    // A list that shows the newest first is read downwards where another is read upwards.
    let way = if forth == filter.list.oldest_first() {
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
    for index in order {
        let from = match start {
            Some((band, ..)) if (forth && index < band) || (!forth && index > band) => continue,
            Some((band, at, id)) if band == index => Some((RevisionId(id), Timestamp(at))),
            _ => None,
        };
        let most = PAGE_SIZE + 1 - found.len();
        if most == 0 {
            break;
        }
        let range = BandRange {
            band: bands[index],
            filter,
            only,
            way,
            from,
            most,
        };
        let next = store::band_keys(db, by, &range).await?;
        found.extend(next.into_iter().map(|(id, at)| (index, at.0, id.0)));
    }
    Ok(found)
}

fn accounts_in<'a>(rows: impl Iterator<Item = &'a QueueRow>) -> Vec<AccountId> {
    let mut all: Vec<AccountId> = rows
        .flat_map(|row| [row.first_submitted_by, row.claimed_by, row.decided_by])
        .flatten()
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The practice with this reference, slug or public address.
pub async fn practice_named(
    db: &mut impl Engine,
    typed: &str,
) -> Result<Option<PracticeId>, Fault> {
    let typed = typed.trim().trim_end_matches('/');
    let word = typed.rsplit('/').next().unwrap_or_default();
    if word.is_empty() || word.len() > 200 {
        return Ok(None);
    }
    store::practice_named(db, word).await
}
