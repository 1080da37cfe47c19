//! What reviewers ask of the queue, and what a desk's form leads to. Every deed on a practice is the practice
//! room's; here are only its questions answered: which rows, whose names, which practice was named.

use std::collections::HashMap;

use super::forms;
use super::model::{Band, Counts, List, Narrowing, PAGE, Place, Row, TARGET_DAYS};
use super::store::{self, Key, Part};
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

/// More own claims than anybody holds.
const OWN_MOST: usize = 100;

/// Does a deed and keeps, in the same transaction, what else stands in the boxes of the desk.
pub async fn act(
    app: &App,
    by: &Account,
    id: PracticeId,
    intent: Intent,
    typed: &Typed,
) -> Result<Done, practices::Error> {
    let left = forms::words_after(intent.deed(), typed);
    let mut tx = app.db.write().await?;
    let done = practices::act_within(app, &mut tx, by, id, forms::seen(typed), intent).await?;
    let desk = address::review(id);
    Unsent::keep(&mut tx, by.id, &desk, form_of(typed, left), app.clock.now()).await?;
    tx.commit().await?;
    Ok(done)
}

/// Keeps everything that stands in the boxes of the desk for its next opening by this reviewer.
pub async fn keep_words(
    app: &App,
    by: &Account,
    id: PracticeId,
    typed: &Typed,
) -> Result<Option<Unsent>, Fault> {
    let form = form_of(typed, forms::words(typed));
    accounts::keep_unsent(app, by, &address::review(id), form).await
}

/// Forgets the words that are kept at a desk: their writer cleared them, or became a party to the practice.
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
    /// What the reader has claimed or decided, oldest first; on the first page only.
    pub own: Vec<Row>,
    /// Requests for removal; on the first page only.
    pub removal: Vec<Row>,
    /// Everything else.
    pub rest: Slice<Row, Place>,
    /// How many wait.
    pub counts: Counts,
    /// The names of everybody in it.
    pub names: HashMap<AccountId, Name>,
}

/// Reads a page of the queue as this reviewer may see it.
pub async fn queue(
    app: &App,
    db: &mut Conn,
    by: &Account,
    narrowing: &Narrowing,
    cursor: Option<&Cursor<Place>>,
) -> Result<Queue, Fault> {
    let only = if narrowing.needs_reading() {
        Some(store::matching(db, by, narrowing).await?)
    } else {
        None
    };
    let only = only.as_deref();
    let first = cursor.is_none() && narrowing.list == List::Waiting;
    let own = if first {
        store::own(db, by.id, narrowing, only, OWN_MOST).await?
    } else {
        Vec::new()
    };
    let removal = if first && !narrowing.needs_reading() {
        asked_to_be_removed(db, by, narrowing).await?
    } else {
        Vec::new()
    };
    let places = places(db, by, narrowing, only, cursor).await?;
    let all = own.iter().chain(&removal).map(|(id, _)| *id);
    let ids: Vec<RevisionId> = all
        .chain(places.iter().map(|place| RevisionId(place.2)))
        .collect();
    let rows = store::rows(db, by, &ids).await?;
    let mut rows: HashMap<RevisionId, Row> = rows.into_iter().map(|row| (row.id, row)).collect();
    let names = queries::names_of(db, &people(rows.values())).await?;
    let mut take = |keys: Vec<Key>| -> Vec<Row> {
        keys.iter().filter_map(|(id, _)| rows.remove(id)).collect()
    };
    let (own, removal) = (take(own), take(removal));
    let listed = places
        .into_iter()
        .filter_map(|place| Some((rows.remove(&RevisionId(place.2))?, place)))
        .collect();
    let slice = Slice::cut(listed, PAGE, cursor, |(_, place): &(Row, Place)| *place);
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

/// How many wait in this reader's scope, for the page itself and for the badge in the header.
pub async fn counts(app: &App, db: &mut Conn, by: &Account) -> Result<Counts, Fault> {
    let late = Timestamp(app.clock.now().0 - TARGET_DAYS * 24 * 60 * 60 * 1_000_000);
    store::counts(db, by, late).await
}

async fn asked_to_be_removed(
    db: &mut Conn,
    by: &Account,
    narrowing: &Narrowing,
) -> Result<Vec<Key>, Fault> {
    let part = Part {
        band: Band::Removal,
        narrowing: &Narrowing {
            list: List::Removal,
            ..narrowing.clone()
        },
        only: None,
        way: Direction::After,
        from: None,
        most: PAGE,
    };
    store::keys(db, by, &part).await
}

/// One more place than a page holds, in the direction of the cursor, band after band.
async fn places(
    db: &mut Conn,
    by: &Account,
    narrowing: &Narrowing,
    only: Option<&[RevisionId]>,
    cursor: Option<&Cursor<Place>>,
) -> Result<Vec<Place>, Fault> {
    let bands = narrowing.list.bands();
    let forth = cursor.is_none_or(|cursor| cursor.way == Direction::After);
    // A list that is read from its end goes down where another goes up.
    let way = if forth == narrowing.list.oldest_first() {
        Direction::After
    } else {
        Direction::Before
    };
    let start = cursor.map(|cursor| cursor.key);
    let mut order: Vec<usize> = (0..bands.len()).collect();
    if !forth {
        order.reverse();
    }
    let mut found: Vec<Place> = Vec::new();
    for index in order {
        let from = match start {
            Some((band, ..)) if (forth && index < band) || (!forth && index > band) => continue,
            Some((band, at, id)) if band == index => Some((RevisionId(id), Timestamp(at))),
            _ => None,
        };
        let most = PAGE + 1 - found.len();
        if most == 0 {
            break;
        }
        let part = Part {
            band: bands[index],
            narrowing,
            only,
            way,
            from,
            most,
        };
        let keys = store::keys(db, by, &part).await?;
        found.extend(keys.into_iter().map(|(id, at)| (index, at.0, id.0)));
    }
    Ok(found)
}

fn people<'a>(rows: impl Iterator<Item = &'a Row>) -> Vec<AccountId> {
    let mut all: Vec<AccountId> = rows
        .flat_map(|row| [row.first_submitted_by, row.claimed_by, row.decided_by])
        .flatten()
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The practice that somebody named by its reference, its slug or its public address.
pub async fn named(db: &mut impl Engine, typed: &str) -> Result<Option<PracticeId>, Fault> {
    let typed = typed.trim().trim_end_matches('/');
    let word = typed.rsplit('/').next().unwrap_or_default();
    if word.is_empty() || word.len() > 200 {
        return Ok(None);
    }
    store::named(db, word).await
}
