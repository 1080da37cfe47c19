//! Reads the queue and the steps along it, and carries out a form of the desk together with the words that its reviewer did
//! not send. The practice room carries out the deed itself.

mod bulk;
mod offline;
mod own_words;
mod readings;
mod replications;
mod replies;
mod saved;
mod taken_back;
mod walk;
mod words;

use std::collections::HashMap;

pub use bulk::{
    BulkFate, BulkLine, BulkOutcome, Foreseen, chosen_practices, do_bulk, foresee_bulk,
    found_practices, practices_by_reference,
};
pub use offline::{
    BlockFate, JudgedBlock, OfflineSubmission, SheetOutcome, claimed_submissions, count_claimed,
    judge_blocks, store_blocks,
};
pub use own_words::own_words_problem;
pub use readings::{is_opening_due, own_notes, remember_opening, submitted_revisions};
pub use replications::{MOST_PUBLIC, Replications, replications};
pub use replies::{SavedReply, add_examples, add_reply, replies, reply, save_reply};
pub use saved::{keep_filter, remove_filter, rename_filter, saved_filters};
pub use taken_back::decision_taken_back;
pub use walk::{Decided, Neighbour, Neighbours, PlaceInList, neighbours, place_in_list};
use walk::{PagePositions, Walk};

use super::forms::{self, QueuePlace};
use super::model::{CountedLabel, PAGE_SIZE, QueueCounts, QueuePosition, QueueRow, SavedFilter};
use super::store::{self, PageCounts};
use crate::account::actions as accounts;
use crate::account::model::{Account, AccountId, Name};
use crate::account::queries;
use crate::address;
use crate::app::App;
use crate::db::{Conn, Engine, Fault, Timestamp};
use crate::practice::actions::{self as practices, Done, Intent};
use crate::practice::model::{PracticeId, RevisionId};
use crate::web::Typed;
use crate::web::paging::{Position, Slice};
use crate::web::unsent::{self, Unsent};

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
    /// Where the page stands; the first page if the page that was asked for is empty by now.
    pub place: QueuePlace,
    /// Rows that the reviewer has claimed or decided, oldest first; on the first page only.
    pub own: Vec<QueueRow>,
    /// Practices whose owners ask for their removal, with their positions; on the first page only.
    pub removal: Vec<(QueueRow, QueuePosition)>,
    /// Rows to which the reviewer is a party; on the first page only.
    pub barred: Vec<QueueRow>,
    /// All other rows of the list.
    pub rest: Slice<QueueRow, QueuePosition>,
    /// Which of the paged rows the page shows, if the list has several pages.
    pub position: Option<Position>,
    /// How many submissions wait in the scope.
    pub counts: QueueCounts,
    /// The labels by which it can be narrowed.
    pub labels: Vec<CountedLabel>,
    /// The filters that the reviewer keeps.
    pub saved: Vec<SavedFilter>,
    /// The names of all accounts in these rows.
    pub names: HashMap<AccountId, Name>,
}

/// Loads a page of the queue as this reviewer may see it.
pub async fn load_queue(
    app: &App,
    db: &mut Conn,
    by: &Account,
    place: &QueuePlace,
) -> Result<Queue, Fault> {
    let walk = Walk::load(app, db, by, &place.filter).await?;
    let mut place = place.clone();
    let mut page = walk.page(db, place.page.as_ref()).await?;
    if page.rest.is_empty() && place.page.take().is_some() {
        // The rows of that page have left the list since.
        page = walk.page(db, None).await?;
    }
    let PagePositions {
        own,
        removal,
        barred,
        rest,
    } = page;
    let all = own.iter().chain(&removal).chain(&barred).chain(&rest);
    let ids: Vec<RevisionId> = all.map(|position| RevisionId(position.2)).collect();
    let read = store::rows(db, by, &ids, app.clock.now()).await?;
    let mut rows: HashMap<RevisionId, QueueRow> =
        read.into_iter().map(|row| (row.id, row)).collect();
    let names = queries::names_of(db, &accounts_in(rows.values())).await?;
    let mut take = |positions: Vec<QueuePosition>| -> Vec<(QueueRow, QueuePosition)> {
        let row = |at: QueuePosition| Some((rows.remove(&RevisionId(at.2))?, at));
        positions.into_iter().filter_map(row).collect()
    };
    let (own, removal, barred) = (take(own), take(removal), take(barred));
    let without_position =
        |rows: Vec<(QueueRow, _)>| rows.into_iter().map(|(row, _)| row).collect();
    let of_row = |(_, position): &(QueueRow, QueuePosition)| *position;
    let slice = Slice::cut(take(rest), PAGE_SIZE, place.page.as_ref(), of_row);
    let is_part = slice.next.is_some() || slice.previous.is_some();
    let first = slice.rows.first().map(of_row).filter(|_| is_part);
    let is_first = place.page.is_none();
    let around = walk.around_page(db, (first, is_first), late(app)).await?;
    let counted = around.counts;
    place.filter.judge_label(&around.labels);
    Ok(Queue {
        place,
        position: first.and_then(|_| position(&counted, slice.rows.len(), walk.most_counted())),
        own: without_position(own),
        removal,
        barred: without_position(barred),
        rest: Slice {
            rows: without_position(slice.rows),
            next: slice.next,
            previous: slice.previous,
        },
        counts: counted.waiting,
        labels: around.labels,
        saved: around.saved,
        names,
    })
}

/// Where a page of so many rows stands. Of a page behind the rows that are counted, nothing is known.
fn position(counted: &PageCounts, rows: usize, most: i64) -> Option<Position> {
    let is_limited = counted.listed > most;
    if counted.passed > most {
        return None;
    }
    let position = Position::new(counted.passed, rows, counted.listed.min(most), PAGE_SIZE);
    Some(if is_limited {
        position.or_more()
    } else {
        position
    })
}

/// Submissions that entered the queue at this time or before are late.
fn late(app: &App) -> Timestamp {
    app.clock.now().minus(app.settings.target())
}

/// How much a reviewer has to answer: the number in the header.
pub async fn to_answer(db: &mut Conn, by: &Account) -> Result<i64, Fault> {
    store::to_answer(db, by).await
}

fn accounts_in<'a>(rows: impl Iterator<Item = &'a QueueRow>) -> Vec<AccountId> {
    let mut all: Vec<AccountId> = rows
        .flat_map(|row| {
            let named = [row.first_submitted_by, row.claimed_by, row.decided_by];
            let named = named.into_iter().flatten();
            named.chain(row.opened_by.0.iter().copied())
        })
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
