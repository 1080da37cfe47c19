//! How much waits, and where in its list a page stands: counted in the indexes of the lists.

use sqlx::types::Json;

use super::labels::add_counted_labels;
use super::leads::{
    appeal_rows, barred_revisions, free_rows, listed_band, others_rows, queue_matches,
};
use super::ranges::{ListRange, bind_criteria, scope_of};
use super::saved::add_saved_filters;
use super::words::past;
use crate::account::model::Account;
use crate::db::{Call, Engine, Fault, Timestamp};
use crate::review::model::{
    CountedLabel, QueueBand, QueueCounts, QueueList, QueuePosition, SavedFilter,
};

/// What waits in a scope, each counted up to a limit.
macro_rules! waiting_counts {
    ($scope:literal, $most:literal, $late:literal) => {
        concat!(
            "(SELECT COUNT(*) FROM (SELECT 1 FROM queue_row
                                    WHERE band IN ('free', 'claimed') AND objective IN ({ids ",
            $scope,
            "}) AND revision_id NOT IN ",
            barred_revisions!(),
            " LIMIT CAST(",
            $most,
            " AS BIGINT)) w) AS waiting,
             (SELECT COUNT(*) FROM (SELECT 1 FROM queue_row
                                    WHERE band IN ('free', 'claimed') AND objective IN ({ids ",
            $scope,
            "}) AND at <= ",
            $late,
            " AND revision_id NOT IN ",
            barred_revisions!(),
            " LIMIT CAST(",
            $most,
            " AS BIGINT)) o) AS late,
             (SELECT COUNT(*) FROM (SELECT 1 FROM queue_row
                                    WHERE band = 'on-hold' AND objective IN ({ids ",
            $scope,
            "}) AND revision_id NOT IN ",
            barred_revisions!(),
            " LIMIT CAST(",
            $most,
            " AS BIGINT)) h) AS on_hold,
             (SELECT COUNT(*) FROM (SELECT 1 FROM queue_row
                                    WHERE band = 'removal' AND objective IN ({ids ",
            $scope,
            "}) LIMIT CAST(",
            $most,
            " AS BIGINT)) r) AS removals,
             (SELECT COUNT(*) FROM (SELECT 1 FROM queue_row e WHERE ",
            appeal_rows!(),
            " LIMIT CAST(",
            $most,
            " AS BIGINT)) y) AS appeals,
             (SELECT COUNT(*) FROM mistake_report WHERE closed_at IS NULL) AS reports,
             (SELECT COUNT(*) FROM replication c JOIN practice p ON p.id = c.practice_id
              WHERE c.closed_at IS NULL AND COALESCE(p.objective, 0) IN ({ids ",
            $scope,
            "}) AND p.id NOT IN (SELECT x.practice_id FROM party x
                                 WHERE x.account_id = $1 AND x.set_aside_seq IS NULL)) AS replications"
        )
    };
}

/// How much a reviewer has to answer: submissions and requests for removal in the scope, each up to
/// [`QueueCounts::MOST`].
pub async fn to_answer(db: &mut impl Engine, by: &Account) -> Result<i64, Fault> {
    let (count,) = db
        .sql(concat!(
            "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM queue_row
                                           WHERE band IN ('free', 'claimed') AND objective IN ({ids $2})
                                             AND revision_id NOT IN ",
            barred_revisions!(),
            "              LIMIT CAST($3 AS BIGINT)) w)
                  + (SELECT COUNT(*) FROM (SELECT 1 FROM queue_row
                                           WHERE band = 'removal' AND objective IN ({ids $2})
                                           LIMIT CAST($3 AS BIGINT)) r)
                  + (SELECT COUNT(*) FROM (SELECT 1 FROM queue_row e
                                           WHERE ",
            appeal_rows!(),
            "              LIMIT CAST($3 AS BIGINT)) y)"
        ))
        .bind(by.id)
        .bind(Json(scope_of(by)))
        .bind(QueueCounts::MOST)
        .one::<(i64,)>()
        .await?;
    Ok(count)
}

/// The number of rows of one band, up to a limit.
macro_rules! queue_count {
    ($from:literal, $band:expr, $most:literal) => {
        concat!(
            "(SELECT COUNT(*) FROM (SELECT 1 FROM ",
            $from,
            " AND ",
            $band,
            queue_matches!(),
            " LIMIT CAST(",
            $most,
            " AS BIGINT)) c)"
        )
    };
}

/// What waits, the rows that the pages of the waiting list show, and those of them before a row. On its first page the
/// list has other rows besides, which are not counted.
macro_rules! waiting_page_counts {
    ($from:literal) => {
        concat!(
            "SELECT ",
            waiting_counts!("$2", "$15", "$16"),
            ", ",
            queue_count!($from, free_rows!(), "$17"),
            " + ",
            queue_count!($from, others_rows!(), "$23"),
            " AS listed, ",
            queue_count!(
                $from,
                concat!(free_rows!(), " AND (e.at, e.revision_id) < ($19, $20)"),
                "$18"
            ),
            " + ",
            queue_count!(
                $from,
                concat!(others_rows!(), " AND (e.at, e.revision_id) < ($21, $22)"),
                "$18"
            ),
            " AS passed"
        )
    };
}

/// The same for any other list. `$before` is the sign between a row and those before it.
macro_rules! listed_page_counts {
    ($from:literal, $before:literal) => {
        concat!(
            "SELECT ",
            waiting_counts!("$2", "$15", "$16"),
            ", ",
            queue_count!($from, listed_band!("$21"), "$17"),
            " AS listed, (SELECT COUNT(*) FROM (SELECT 1 FROM ",
            $from,
            " AND ",
            listed_band!("$21"),
            queue_matches!(),
            " AND (e.at, e.revision_id) ",
            $before,
            " ($19, $20) LIMIT CAST($18 AS BIGINT)) c) AS passed"
        )
    };
}

/// What waits, and where a page stands.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct PageCounts {
    /// What waits in the scope.
    #[sqlx(flatten)]
    pub waiting: QueueCounts,
    /// The rows on all pages of the list.
    pub listed: i64,
    /// Those before the page.
    pub passed: i64,
}

/// What stands around the rows of a page.
pub struct AroundPage {
    /// What waits, and where the page stands.
    pub counts: PageCounts,
    /// The labels by which the list can be narrowed.
    pub labels: Vec<CountedLabel>,
    /// The filters that the reviewer keeps.
    pub saved: Vec<SavedFilter>,
}

/// What stands around a page, in one call. `first` is the page's first row, and `is_first` says that it may be the first of
/// the list. The rows are counted up to one more than the limit of the words. Without a row only what waits is counted.
pub async fn around_page(
    db: &mut impl Engine,
    by: &Account,
    range: &ListRange<'_>,
    first: (Option<QueuePosition>, bool),
    late: Timestamp,
) -> Result<AroundPage, Fault> {
    let call = add_counted_labels(db.call(), by, range.filter.list);
    let call = add_saved_filters(call, by.id);
    let mut read = add_page_counts(call, by, range, first, late).run().await?;
    let mut labels: Vec<CountedLabel> = read.all()?;
    labels.sort_unstable_by(|one, other| one.name.cmp(&other.name));
    Ok(AroundPage {
        labels,
        saved: read.all()?,
        counts: read.one()?,
    })
}

fn add_page_counts<'c>(
    call: Call<'c>,
    by: &Account,
    range: &ListRange<'_>,
    (first, is_first): (Option<QueuePosition>, bool),
    late: Timestamp,
) -> Call<'c> {
    let (list, rare) = (range.filter.list, range.words.rare.as_deref());
    let most = first.map_or(0, |_| range.words.most_counted() + 1);
    let (band, at, id) = first.unwrap_or_default();
    let call = bind_criteria(add_page_statement(call, list, rare.is_some()), by, range)
        .bind(QueueCounts::MOST)
        .bind(late)
        .bind(most)
        .bind(if is_first { 0 } else { most });
    let call = match list {
        QueueList::Waiting => {
            let others = list
                .bands()
                .iter()
                .position(|one| *one == QueueBand::Others);
            let (free, others) = if Some(band) == others {
                ((i64::MAX, i64::MAX), (at, id))
            } else {
                ((at, id), (i64::MIN, 0))
            };
            let claimed = range.filter.criteria().claimed;
            call.bind(free.0)
                .bind(free.1)
                .bind(others.0)
                .bind(others.1)
                .bind(if claimed.is_none() { most } else { 0 })
        }
        _ => call.bind(at).bind(id).bind(list.as_str()),
    };
    match rare {
        Some(word) => call.bind(word).bind(past(word)),
        None => call,
    }
}

fn add_page_statement(call: Call<'_>, list: QueueList, by_word: bool) -> Call<'_> {
    match (list, by_word) {
        (QueueList::Waiting, false) => call.sql(waiting_page_counts!("queue_row e WHERE TRUE")),
        (QueueList::Waiting, true) => call.sql(waiting_page_counts!(
            "(SELECT DISTINCT revision_id FROM queue_word WHERE word >= $24 AND word < $25) w
             CROSS JOIN queue_row e WHERE e.revision_id = w.revision_id"
        )),
        (list, false) if list.oldest_first() => {
            call.sql(listed_page_counts!("queue_row e WHERE TRUE", "<"))
        }
        (_, false) => call.sql(listed_page_counts!("queue_row e WHERE TRUE", ">")),
        (list, true) if list.oldest_first() => call.sql(listed_page_counts!(
            "(SELECT DISTINCT revision_id FROM queue_word WHERE word >= $22 AND word < $23) w
             CROSS JOIN queue_row e WHERE e.revision_id = w.revision_id",
            "<"
        )),
        (_, true) => call.sql(listed_page_counts!(
            "(SELECT DISTINCT revision_id FROM queue_word WHERE word >= $22 AND word < $23) w
             CROSS JOIN queue_row e WHERE e.revision_id = w.revision_id",
            ">"
        )),
    }
}
