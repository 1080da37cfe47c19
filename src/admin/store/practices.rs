//! The lists of practices. Each list is one macro: its page and its counts are read from it. `CROSS JOIN` keeps the order of
//! the tables on SQLite: a list begins at the few rows that it is about.

use crate::account::model::AccountId;
use crate::admin::model::{AdminPracticeList, PracticeLine};
use crate::db::{Engine, Fault, Timestamp};
use crate::web::paging::{Cursor, ListCounts};

/// A line's key: the time by which the list is sorted, and the practice.
type LineKey = (Timestamp, i64);

/// The columns of [`PracticeLine`] that every list has. Each list adds `at`, `actor` and `words`.
macro_rules! select_practice_lines {
    () => {
        "SELECT p.id, p.reference, r.title, p.owner_id, p.public, "
    };
}

/// Live practices whose owner asked for their removal.
macro_rules! removal_asked {
    () => {
        concat!(
            select_practice_lines!(),
            "p.removal_asked_at AS at, p.owner_id AS actor, p.removal_reasons AS words
             FROM queue_row q
             CROSS JOIN practice p
             CROSS JOIN revision r
             WHERE q.band = 'removal' AND p.id = q.practice_id AND r.id = p.public_revision_id"
        )
    };
}

/// Practices that were taken down, with the live practice that replaces each.
macro_rules! taken_down {
    () => {
        concat!(
            select_practice_lines!(),
            "p.taken_down_at AS at, p.taken_down_by AS actor, p.taken_down_reasons AS words,
                    o.slug AS other_slug, n.title AS other_title
             FROM practice p JOIN revision r ON r.id = p.public_revision_id
                             LEFT JOIN practice o ON o.id = p.replaced_by AND o.public = 'live'
                             LEFT JOIN revision n ON n.id = o.public_revision_id
             WHERE p.taken_down_at IS NOT NULL"
        )
    };
}

/// Live practices that were restored, one line for each time.
macro_rules! restored {
    () => {
        concat!(
            select_practice_lines!(),
            "e.at, e.actor_id AS actor, e.words
             FROM event e JOIN practice p ON p.id = e.practice_id
                          JOIN revision r ON r.id = p.public_revision_id
             WHERE e.deed = 'restore' AND p.public = 'live'"
        )
    };
}

/// Practices under review that name such a person, without those to which the reader `$4` is a party.
macro_rules! names_reviewer {
    () => {
        concat!(
            select_practice_lines!(),
            "MAX(x.since) AS at, r.submitted_by AS actor, NULL AS words
             FROM account a
             CROSS JOIN party x
             CROSS JOIN practice p
             CROSS JOIN revision r
             WHERE x.account_id = a.id AND p.id = x.practice_id AND r.practice_id = p.id
               AND r.state IN ('in-review', 'decided', 'awaiting-consent') AND ",
            is_barred_by_name_only!(),
            " AND NOT EXISTS (SELECT 1 FROM party o
                              WHERE o.practice_id = p.id AND o.account_id = $4
                                AND o.set_aside_seq IS NULL)
             GROUP BY p.id, r.id"
        )
    };
}

/// Practices whose owner is suspended, without those to which the reader `$4` is a party.
macro_rules! without_owner {
    () => {
        concat!(
            select_practice_lines!(),
            "a.suspended_at AS at, NULL AS actor, NULL AS words
             FROM account a
             CROSS JOIN practice p
             CROSS JOIN revision r
             WHERE ",
            is_without_owner!("$4")
        )
    };
}

/// What stands before the lines of a list, in the statement of a page.
macro_rules! page_of {
    () => {
        "SELECT l.* FROM ("
    };
}

/// What stands behind them: a page beyond the time `$1` and the id `$2`.
macro_rules! beyond {
    ($compared:literal, $order:literal) => {
        concat!(
            ") l WHERE (l.at, l.id) ",
            $compared,
            " ($1, $2) ORDER BY l.at",
            $order,
            ", l.id",
            $order,
            " LIMIT CAST($3 AS BIGINT)"
        )
    };
}

/// What stands before the lines of a list, in the statement of its counts: those before the time `$1` and the id `$2`,
/// and the line of that key if `$3`.
macro_rules! counts_of {
    () => {
        "SELECT COUNT(*) AS total,
                COUNT(CASE WHEN (l.at, l.id) > ($1, $2)
                             OR ((l.at, l.id) = ($1, $2) AND $3) THEN 1 END) AS passed
         FROM ("
    };
}

/// A page of one list of practices, newest first; and the counts of the list.
pub async fn read_practices(
    db: &mut impl Engine,
    reader: AccountId,
    list: AdminPracticeList,
    cursor: Option<&Cursor<LineKey>>,
    most: i64,
) -> Result<(Vec<PracticeLine>, ListCounts), Fault> {
    let forth = cursor.is_none_or(Cursor::goes_forth);
    let (at, id) = cursor.map_or((Timestamp::MAX, i64::MAX), |cursor| cursor.key);
    let page = match (list, forth) {
        (AdminPracticeList::RemovalAsked, true) => {
            db.sql(concat!(page_of!(), removal_asked!(), beyond!("<", " DESC")))
        }
        (AdminPracticeList::RemovalAsked, false) => {
            db.sql(concat!(page_of!(), removal_asked!(), beyond!(">", "")))
        }
        (AdminPracticeList::TakenDown, true) => {
            db.sql(concat!(page_of!(), taken_down!(), beyond!("<", " DESC")))
        }
        (AdminPracticeList::TakenDown, false) => {
            db.sql(concat!(page_of!(), taken_down!(), beyond!(">", "")))
        }
        (AdminPracticeList::Restored, true) => {
            db.sql(concat!(page_of!(), restored!(), beyond!("<", " DESC")))
        }
        (AdminPracticeList::Restored, false) => {
            db.sql(concat!(page_of!(), restored!(), beyond!(">", "")))
        }
        (AdminPracticeList::NamesReviewer, true) => db.sql(concat!(
            page_of!(),
            names_reviewer!(),
            beyond!("<", " DESC")
        )),
        (AdminPracticeList::NamesReviewer, false) => {
            db.sql(concat!(page_of!(), names_reviewer!(), beyond!(">", "")))
        }
        (AdminPracticeList::WithoutOwner, true) => {
            db.sql(concat!(page_of!(), without_owner!(), beyond!("<", " DESC")))
        }
        (AdminPracticeList::WithoutOwner, false) => {
            db.sql(concat!(page_of!(), without_owner!(), beyond!(">", "")))
        }
    };
    let page = page.bind(at).bind(id).bind(most);
    let lines = match list.reader(reader) {
        Some(reader) => page.bind(reader).all().await?,
        None => page.all().await?,
    };
    let count = match list {
        AdminPracticeList::RemovalAsked => db.sql(concat!(counts_of!(), removal_asked!(), ") l")),
        AdminPracticeList::TakenDown => db.sql(concat!(counts_of!(), taken_down!(), ") l")),
        AdminPracticeList::Restored => db.sql(concat!(counts_of!(), restored!(), ") l")),
        AdminPracticeList::NamesReviewer => db.sql(concat!(counts_of!(), names_reviewer!(), ") l")),
        AdminPracticeList::WithoutOwner => db.sql(concat!(counts_of!(), without_owner!(), ") l")),
    };
    let count = count.bind(at).bind(id).bind(forth);
    let counts = match list.reader(reader) {
        Some(reader) => count.bind(reader).one().await?,
        None => count.one().await?,
    };
    Ok((lines, counts))
}
