//! The audit log of practices. A page begins at an index of what narrows it most: the practice, the account, the deed, or
//! the time.
//!
//! A practice that was never submitted is its authors' own, and no title of a draft is read. A practice to which the
//! reader is a party is left out, and so is the opinion of another reviewer while its submission is under review: the desk
//! hides both, too.

use crate::account::model::AccountId;
use crate::admin::model::{AuditFilter, AuditKey, AuditLine};
use crate::db::{Engine, Fault, Timestamp};
use crate::practice::model::{PracticeId, Reference, Seq};
use crate::web::paging::Cursor;

/// The lines beyond the key `$1`, `$2`, `$3` in this direction. `$lead` is the condition whose index is read.
macro_rules! audit_lines {
    ($lead:literal, $compared:literal, $order:literal) => {
        concat!(
            "SELECT e.practice_id, e.seq, e.at, e.deed, e.to_state, e.actor_id, p.reference,
                    (SELECT s.title FROM revision s
                     WHERE s.practice_id = p.id AND s.submitted_at IS NOT NULL
                     ORDER BY s.number DESC LIMIT 1) AS title
             FROM event e
             JOIN practice p ON p.id = e.practice_id AND p.reference IS NOT NULL
             JOIN revision r ON r.id = e.revision_id
             WHERE ",
            $lead,
            " (e.at, e.practice_id, e.seq) ",
            $compared,
            " ($1, $2, $3) AND e.at >= $5 AND e.at < $6
               AND ($7 = 0 OR e.actor_id = $7) AND ($8 = '' OR e.deed = $8) AND ($9 = '' OR p.reference = $9)
               AND (e.deed <> 'give_opinion' OR e.actor_id = $4 OR r.state <> 'in-review')
               AND NOT EXISTS (SELECT 1 FROM party o
                               WHERE o.practice_id = e.practice_id AND o.account_id = $4
                                 AND o.set_aside_seq IS NULL)
             ORDER BY e.at ",
            $order,
            ", e.practice_id ",
            $order,
            ", e.seq ",
            $order,
            " LIMIT CAST($10 AS BIGINT)"
        )
    };
}

/// The index at which a page begins: that of what narrows it most.
enum AuditLead {
    Practice,
    Person,
    Deed,
    Time,
}

impl AuditLead {
    fn of(filter: &AuditFilter) -> Self {
        if filter.practice.is_some() {
            Self::Practice
        } else if filter.person.is_some() {
            Self::Person
        } else if filter.deed.is_some() {
            Self::Deed
        } else {
            Self::Time
        }
    }
}

/// A page of the log, nearest to the cursor first.
pub async fn read_audit(
    db: &mut impl Engine,
    reader: AccountId,
    filter: &AuditFilter,
    cursor: Option<&Cursor<AuditKey>>,
    most: i64,
) -> Result<Vec<AuditLine>, Fault> {
    let newest = (Timestamp::MAX, PracticeId(i64::MAX), Seq(i64::MAX));
    let (at, practice, seq) = cursor.map_or(newest, |cursor| cursor.key);
    let goes_forth = cursor.is_none_or(Cursor::goes_forth);
    let statement = match (AuditLead::of(filter), goes_forth) {
        (AuditLead::Practice, true) => db.sql(audit_lines!("p.reference = $9 AND", "<", "DESC")),
        (AuditLead::Practice, false) => db.sql(audit_lines!("p.reference = $9 AND", ">", "ASC")),
        (AuditLead::Person, true) => db.sql(audit_lines!("e.actor_id = $7 AND", "<", "DESC")),
        (AuditLead::Person, false) => db.sql(audit_lines!("e.actor_id = $7 AND", ">", "ASC")),
        (AuditLead::Deed, true) => db.sql(audit_lines!("e.deed = $8 AND", "<", "DESC")),
        (AuditLead::Deed, false) => db.sql(audit_lines!("e.deed = $8 AND", ">", "ASC")),
        (AuditLead::Time, true) => db.sql(audit_lines!("", "<", "DESC")),
        (AuditLead::Time, false) => db.sql(audit_lines!("", ">", "ASC")),
    };
    statement
        .bind(at)
        .bind(practice)
        .bind(seq)
        .bind(reader)
        .bind(filter.from.unwrap_or(Timestamp(i64::MIN)))
        .bind(filter.until.unwrap_or(Timestamp::MAX))
        .bind(filter.person.unwrap_or(AccountId(0)))
        .bind(filter.deed.map_or("", |deed| deed.as_str()))
        .bind(filter.practice.as_ref().map_or("", Reference::as_str))
        .bind(most)
        .all()
        .await
}
