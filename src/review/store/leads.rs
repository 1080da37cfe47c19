//! The statements of the queue's lists: one for all bands of a list, for each index that leads to its rows and each
//! direction.

use crate::account::model::{Account, Role};
use crate::db::Call;
use crate::practice::model::PracticeId;
use crate::review::model::LanguageFilter;

use super::ranges::ListRange;

/// The revisions of the practices to which the reviewer is a party. The reviewer learns of them what their authors learn: not
/// who holds one, and not that it is decided.
macro_rules! barred_revisions {
    () => {
        "(SELECT DISTINCT b.id FROM party x JOIN revision b ON b.practice_id = x.practice_id
          WHERE x.account_id = $1 AND x.set_aside_seq IS NULL)"
    };
}

pub(super) use barred_revisions;

/// What every row must match: the filter and the words.
macro_rules! queue_matches {
    () => {
        concat!(
            " AND (CAST($3 AS BIGINT) IS NULL OR e.objective = $3)
          AND (e.language IN ({texts $4}) OR $4 IS NULL)
          AND ($5 = FALSE OR e.suggested_id = $1)
          AND (CAST($6 AS TEXT) IS NULL OR EXISTS (
              SELECT 1 FROM queue_line l
              WHERE l.revision_id = e.revision_id
                AND (l.line LIKE CAST($6 AS TEXT) OR l.name LIKE CAST($6 AS TEXT))
                AND (l.line LIKE CAST($7 AS TEXT) OR l.name LIKE CAST($7 AS TEXT))
                AND (l.line LIKE CAST($8 AS TEXT) OR l.name LIKE CAST($8 AS TEXT))
                AND (l.line LIKE CAST($9 AS TEXT) OR l.name LIKE CAST($9 AS TEXT))
                AND (l.line LIKE CAST($10 AS TEXT) OR l.name LIKE CAST($10 AS TEXT))
                AND (l.line LIKE CAST($11 AS TEXT) OR l.name LIKE CAST($11 AS TEXT))))
          AND e.at BETWEEN $12 AND $13
          AND ($14 = FALSE OR +e.revision_id NOT IN ",
            barred_revisions!(),
            ")"
        )
    };
}

pub(super) use queue_matches;

/// Rows in review that no reviewer has claimed.
macro_rules! free_rows {
    () => {
        concat!(
            "e.band = 'free' AND +e.objective IN ({ids $2}) AND +e.revision_id NOT IN ",
            barred_revisions!()
        )
    };
}

pub(super) use free_rows;

/// Rows in review that another reviewer has claimed.
macro_rules! others_rows {
    () => {
        concat!(
            "e.band = 'claimed' AND e.holder_id <> $1 AND +e.objective IN ({ids $2}) AND +e.revision_id NOT IN ",
            barred_revisions!()
        )
    };
}

pub(super) use others_rows;

/// Appeals that the reviewer answers, who is no party to the practice and did not decline it. The row's holder is the
/// reviewer who declined.
macro_rules! appeal_rows {
    () => {
        concat!(
            "e.band = 'appeal' AND e.holder_id <> $1 AND +e.objective IN ({ids $2}) AND +e.revision_id NOT IN ",
            barred_revisions!()
        )
    };
}

pub(super) use appeal_rows;

/// The rows of one band, from the table as `$from` leads to it. The sign before a column keeps SQLite from following another
/// index than the one that has the order.
macro_rules! queue_band {
    ($number:literal, $from:expr, $band:expr, $beyond:literal, $order:literal,
     $at:literal, $id:literal, $most:literal) => {
        concat!(
            "SELECT * FROM (SELECT CAST(",
            $number,
            " AS BIGINT) AS band, e.at, e.revision_id FROM ",
            $from,
            " AND ",
            $band,
            queue_matches!(),
            " AND (e.at, e.revision_id) ",
            $beyond,
            " (",
            $at,
            ", ",
            $id,
            ") ORDER BY e.at ",
            $order,
            ", e.revision_id ",
            $order,
            " LIMIT CAST(",
            $most,
            " AS BIGINT)) AS b",
            $number
        )
    };
}

/// The rows of the waiting list. `$own` and `$from` lead to the reviewer's own rows and to the others.
macro_rules! waiting_rows {
    ($own:literal, $from:literal, $beyond:literal, $order:literal) => {
        concat!(
            queue_band!(
                "0",
                $own,
                "e.band = 'decided' AND e.holder_id = $1",
                $beyond,
                $order,
                "$15",
                "$16",
                "$17"
            ),
            " UNION ALL ",
            queue_band!(
                "1",
                $own,
                "e.band = 'claimed' AND e.holder_id = $1",
                $beyond,
                $order,
                "$18",
                "$19",
                "$20"
            ),
            " UNION ALL ",
            queue_band!(
                "2",
                $from,
                free_rows!(),
                $beyond,
                $order,
                "$21",
                "$22",
                "$23"
            ),
            " UNION ALL ",
            queue_band!(
                "3",
                $from,
                others_rows!(),
                $beyond,
                $order,
                "$24",
                "$25",
                "$26"
            ),
            " UNION ALL ",
            queue_band!(
                "4",
                $from,
                "e.band = 'removal' AND +e.objective IN ({ids $2})",
                $beyond,
                $order,
                "$27",
                "$28",
                "$29"
            ),
            " UNION ALL ",
            queue_band!(
                "5",
                concat!(
                    barred_revisions!(),
                    " w CROSS JOIN queue_row e WHERE e.revision_id = w.id"
                ),
                "e.band IN ('free', 'claimed', 'on-hold', 'decided') AND +e.objective IN ({ids $2})",
                $beyond,
                $order,
                "$30",
                "$31",
                "$32"
            )
        )
    };
}

/// The band of any other list. A reviewer who is a party to a practice does not learn that it is decided. Appeals stand in the
/// lists of those who answer them.
macro_rules! listed_band {
    ($band:literal) => {
        concat!(
            "e.band = ",
            $band,
            " AND +e.objective IN ({ids $2}) AND (e.band <> 'appeal' OR e.holder_id <> $1)
              AND (e.band NOT IN ('on-hold', 'decided', 'appeal') OR +e.revision_id NOT IN ",
            barred_revisions!(),
            ")"
        )
    };
}

pub(super) use listed_band;

/// The rows of any other list.
macro_rules! listed_rows {
    ($from:literal, $beyond:literal, $order:literal) => {
        queue_band!(
            "0",
            $from,
            listed_band!("$18"),
            $beyond,
            $order,
            "$15",
            "$16",
            "$17"
        )
    };
}

/// The index that leads to the rows.
pub(super) enum Lead<'a> {
    Practice(PracticeId),
    Word(&'a str),
    Suggestion,
    Objective(i64),
    Language(&'static str),
    Date,
}

impl<'a> Lead<'a> {
    /// The narrowest.
    pub(super) fn of(range: &ListRange<'a>, by: &Account) -> Self {
        let criteria = range.filter.criteria();
        let mut scope = by.scope.objectives();
        let only_objective = match (scope.next(), scope.next()) {
            (Some(one), None) if by.role != Role::Administrator => Some(one),
            _ => None,
        };
        match (range.only, &range.words.rare, criteria.language) {
            (Some(id), ..) => Self::Practice(id),
            (None, Some(word), _) => Self::Word(word),
            _ if criteria.suggested => Self::Suggestion,
            (.., language) => match (criteria.objective.or(only_objective), language) {
                (Some(objective), _) => Self::Objective(i64::from(objective.get())),
                (None, Some(LanguageFilter::In(language))) => Self::Language(language.as_str()),
                (None, _) => Self::Date,
            },
        }
    }
}

/// The statement of the waiting list, by the index that leads to its rows.
pub(super) fn add_waiting_rows<'c>(call: Call<'c>, lead: &Lead<'_>, forth: bool) -> Call<'c> {
    match (lead, forth) {
        (Lead::Practice(_), true) => call.sql(waiting_rows!(
            "(SELECT id FROM revision WHERE practice_id = $33) w
             CROSS JOIN queue_row e WHERE e.revision_id = w.id",
            "(SELECT id FROM revision WHERE practice_id = $33) w
             CROSS JOIN queue_row e WHERE e.revision_id = w.id",
            ">",
            "ASC"
        )),
        (Lead::Practice(_), false) => call.sql(waiting_rows!(
            "(SELECT id FROM revision WHERE practice_id = $33) w
             CROSS JOIN queue_row e WHERE e.revision_id = w.id",
            "(SELECT id FROM revision WHERE practice_id = $33) w
             CROSS JOIN queue_row e WHERE e.revision_id = w.id",
            "<",
            "DESC"
        )),
        (Lead::Word(_), true) => call.sql(waiting_rows!(
            "queue_row e WHERE TRUE",
            "(SELECT DISTINCT revision_id FROM queue_word WHERE word >= $33 AND word < $34) w
             CROSS JOIN queue_row e WHERE e.revision_id = w.revision_id",
            ">",
            "ASC"
        )),
        (Lead::Word(_), false) => call.sql(waiting_rows!(
            "queue_row e WHERE TRUE",
            "(SELECT DISTINCT revision_id FROM queue_word WHERE word >= $33 AND word < $34) w
             CROSS JOIN queue_row e WHERE e.revision_id = w.revision_id",
            "<",
            "DESC"
        )),
        (Lead::Suggestion, true) => call.sql(waiting_rows!(
            "queue_row e WHERE TRUE",
            "queue_row e WHERE e.suggested_id = $1",
            ">",
            "ASC"
        )),
        (Lead::Suggestion, false) => call.sql(waiting_rows!(
            "queue_row e WHERE TRUE",
            "queue_row e WHERE e.suggested_id = $1",
            "<",
            "DESC"
        )),
        (Lead::Objective(_), true) => call.sql(waiting_rows!(
            "queue_row e WHERE TRUE",
            "queue_row e WHERE e.objective = $33",
            ">",
            "ASC"
        )),
        (Lead::Objective(_), false) => call.sql(waiting_rows!(
            "queue_row e WHERE TRUE",
            "queue_row e WHERE e.objective = $33",
            "<",
            "DESC"
        )),
        (Lead::Language(_), true) => call.sql(waiting_rows!(
            "queue_row e WHERE TRUE",
            "queue_row e WHERE e.language = $33",
            ">",
            "ASC"
        )),
        (Lead::Language(_), false) => call.sql(waiting_rows!(
            "queue_row e WHERE TRUE",
            "queue_row e WHERE e.language = $33",
            "<",
            "DESC"
        )),
        (Lead::Date, true) => call.sql(waiting_rows!(
            "queue_row e WHERE TRUE",
            "queue_row e WHERE TRUE",
            ">",
            "ASC"
        )),
        (Lead::Date, false) => call.sql(waiting_rows!(
            "queue_row e WHERE TRUE",
            "queue_row e WHERE TRUE",
            "<",
            "DESC"
        )),
    }
}

/// The statement of any other list.
pub(super) fn add_listed_rows<'c>(call: Call<'c>, lead: &Lead<'_>, forth: bool) -> Call<'c> {
    match (lead, forth) {
        (Lead::Practice(_), true) => call.sql(listed_rows!(
            "(SELECT id FROM revision WHERE practice_id = $19) w
             CROSS JOIN queue_row e WHERE e.revision_id = w.id",
            ">",
            "ASC"
        )),
        (Lead::Practice(_), false) => call.sql(listed_rows!(
            "(SELECT id FROM revision WHERE practice_id = $19) w
             CROSS JOIN queue_row e WHERE e.revision_id = w.id",
            "<",
            "DESC"
        )),
        (Lead::Word(_), true) => call.sql(listed_rows!(
            "(SELECT DISTINCT revision_id FROM queue_word WHERE word >= $19 AND word < $20) w
             CROSS JOIN queue_row e WHERE e.revision_id = w.revision_id",
            ">",
            "ASC"
        )),
        (Lead::Word(_), false) => call.sql(listed_rows!(
            "(SELECT DISTINCT revision_id FROM queue_word WHERE word >= $19 AND word < $20) w
             CROSS JOIN queue_row e WHERE e.revision_id = w.revision_id",
            "<",
            "DESC"
        )),
        (Lead::Suggestion, true) => call.sql(listed_rows!(
            "queue_row e WHERE e.suggested_id = $1",
            ">",
            "ASC"
        )),
        (Lead::Suggestion, false) => call.sql(listed_rows!(
            "queue_row e WHERE e.suggested_id = $1",
            "<",
            "DESC"
        )),
        (Lead::Objective(_), true) => call.sql(listed_rows!(
            "queue_row e WHERE e.objective = $19",
            ">",
            "ASC"
        )),
        (Lead::Objective(_), false) => call.sql(listed_rows!(
            "queue_row e WHERE e.objective = $19",
            "<",
            "DESC"
        )),
        (Lead::Language(_), true) => call.sql(listed_rows!(
            "queue_row e WHERE e.language = $19",
            ">",
            "ASC"
        )),
        (Lead::Language(_), false) => call.sql(listed_rows!(
            "queue_row e WHERE e.language = $19",
            "<",
            "DESC"
        )),
        (Lead::Date, true) => call.sql(listed_rows!("queue_row e WHERE TRUE", ">", "ASC")),
        (Lead::Date, false) => call.sql(listed_rows!("queue_row e WHERE TRUE", "<", "DESC")),
    }
}
