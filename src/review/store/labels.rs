//! The labels by which the queue is narrowed.

use sqlx::types::Json;

use super::ranges::scope_of;
use crate::account::model::Account;
use crate::db::Call;
use crate::review::model::{CountedLabel, QueueList};

/// Each label that is offered, and how many rows of the list in this reviewer's scope bear it, in no order. The newest
/// practices of a label are read, [`CountedLabel::MOST`] of them. Those to which the reviewer is a party are not counted.
pub(super) fn add_counted_labels<'c>(call: Call<'c>, by: &Account, list: QueueList) -> Call<'c> {
    let bands = match list {
        QueueList::Waiting => vec!["free", "claimed", "decided", "removal"],
        _ => vec![list.as_str()],
    };
    call.sql(
        "SELECT n.word, n.name,
                (SELECT COUNT(*) FROM (SELECT practice_id FROM practice_label
                                       WHERE label_id = n.id
                                       ORDER BY practice_id DESC LIMIT CAST($5 AS BIGINT)) newest
                 JOIN queue_row e ON e.practice_id = newest.practice_id
                 WHERE e.band IN ({texts $3})
                   AND (e.holder_id = $1 OR e.objective IN ({ids $2}))
                   AND ($4 = FALSE OR e.band <> 'decided' OR e.holder_id = $1)
                   AND (e.band <> 'appeal' OR e.holder_id <> $1)
                   AND NOT EXISTS (SELECT 1 FROM party x
                                   WHERE x.practice_id = e.practice_id AND x.account_id = $1
                                     AND x.set_aside_seq IS NULL)) AS count,
                EXISTS (SELECT 1 FROM practice_label more
                        WHERE more.label_id = n.id LIMIT 1 OFFSET CAST($5 AS BIGINT)) AS is_more
         FROM label n
         WHERE n.retired_at IS NULL",
    )
    .bind(by.id)
    .bind(Json(scope_of(by)))
    .bind(Json(bands))
    .bind(list == QueueList::Waiting)
    .bind(CountedLabel::MOST)
}
