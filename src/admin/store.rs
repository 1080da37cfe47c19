//! The SQL of the administrator's lists. It reads accounts, practices and sessions, and writes none of them.

/// The condition that the party `x` of a practice is a reviewer or administrator `a` who may not decide on it only
/// because it names them as focal point.
macro_rules! is_barred_by_name_only {
    () => {
        "x.why = 'focal-point' AND x.set_aside_seq IS NULL AND a.role <> 'submitter'
               AND NOT EXISTS (SELECT 1 FROM party o
                               WHERE o.practice_id = x.practice_id AND o.account_id = x.account_id
                                 AND o.why <> 'focal-point')"
    };
}

/// The condition that the newest revision `r` of a practice `p` belongs to a suspended account `a`, and that the public
/// reads the practice or co-authors write it. A practice to which the reader is a party is left out.
macro_rules! is_without_owner {
    ($reader:literal) => {
        concat!(
            "a.suspended_at IS NOT NULL AND p.owner_id = a.id AND r.practice_id = p.id
               AND r.number = (SELECT MAX(n.number) FROM revision n WHERE n.practice_id = p.id)
               AND (p.public IN ('live', 'no-longer-current')
                    OR (r.state <> 'spam'
                        AND EXISTS (SELECT 1 FROM co_author c
                                    WHERE c.practice_id = p.id AND c.state = 'accepted')))
               AND NOT EXISTS (SELECT 1 FROM party o
                               WHERE o.practice_id = p.id AND o.account_id = ",
            $reader,
            " AND o.set_aside_seq IS NULL)"
        )
    };
}

pub mod accounts;
pub mod audit;
pub mod circulars;
pub mod persons;
pub mod practices;
pub mod statistics;

use super::model::{Consequences, PendingWork, SpamLine};
use crate::account::model::AccountId;
use crate::db::{Engine, Fault};

/// The submissions of an account's practices that were marked as spam, the newest first.
pub async fn read_spam(db: &mut impl Engine, owner: AccountId) -> Result<Vec<SpamLine>, Fault> {
    db.sql(
        "SELECT e.practice_id, p.reference, r.title, e.actor_id, e.at, e.words
         FROM practice p
         JOIN event e ON e.practice_id = p.id AND e.deed = 'mark_spam'
         JOIN revision r ON r.id = e.revision_id
         WHERE p.owner_id = $1
         ORDER BY e.at DESC, e.practice_id DESC
         LIMIT 50",
    )
    .bind(owner)
    .all()
    .await
}

/// The numbers of what waits for this administrator. What few accounts have is counted from these accounts, and the rest
/// in an index: every page of an administrator asks this. `CROSS JOIN` keeps the order of the tables on SQLite, and
/// `COALESCE` keeps it from reading every revision of a state for each practice.
pub async fn count_pending_work(
    db: &mut impl Engine,
    reader: AccountId,
) -> Result<PendingWork, Fault> {
    db.sql(concat!(
        "SELECT (SELECT COUNT(*) FROM appeal WHERE answered_at IS NULL) AS appeals,
                (SELECT COUNT(*) FROM queue_row WHERE band = 'removal') AS removals,
                (SELECT COUNT(*) FROM account a
                 CROSS JOIN practice p
                 CROSS JOIN revision r
                 WHERE a.suspended_at IS NOT NULL AND p.owner_id = a.id
                   AND r.practice_id = p.id AND COALESCE(r.state, '') = 'in-review') AS held,
                (SELECT COUNT(*) FROM queue_row WHERE band = 'free') AS unclaimed,
                (SELECT COUNT(DISTINCT r.practice_id) FROM account a
                 CROSS JOIN party x
                 CROSS JOIN revision r
                 WHERE x.account_id = a.id AND r.practice_id = x.practice_id
                   AND r.state IN ('in-review', 'decided', 'awaiting-consent') AND ",
        is_barred_by_name_only!(),
        "
                   AND NOT EXISTS (SELECT 1 FROM party o
                                   WHERE o.practice_id = x.practice_id AND o.account_id = $1
                                     AND o.set_aside_seq IS NULL)) AS names_reviewer,
                (SELECT COUNT(*) FROM account a
                 CROSS JOIN practice p
                 CROSS JOIN revision r
                 WHERE ",
        is_without_owner!("$1"),
        ") AS without_owner"
    ))
    .bind(reader)
    .one()
    .await
}

/// The numbers that a suspension of an account changes.
pub async fn count_consequences(
    db: &mut impl Engine,
    id: AccountId,
) -> Result<Consequences, Fault> {
    db.sql(
        "SELECT (SELECT COUNT(*) FROM revision WHERE state = 'in-review' AND claimed_by = $1) AS claims,
                (SELECT COUNT(*) FROM revision r JOIN practice p ON p.id = r.practice_id
                 WHERE r.state = 'in-review' AND p.owner_id = $1) AS in_review,
                (SELECT COUNT(*) FROM revision
                 WHERE state = 'decided' AND decided_by = $1 AND accepted_at IS NOT NULL) AS scheduled",
    )
    .bind(id)
    .one()
    .await
}
