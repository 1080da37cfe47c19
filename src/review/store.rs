//! The room's SQL. It reads tables that the practice and account rooms write. Its own tables say what each
//! reviewer has read, which desks are open, and which filters a reviewer keeps.

mod bulk;
mod counts;
mod labels;
mod leads;
mod offline;
mod ranges;
mod readings;
mod replies;
mod saved;
mod words;
mod year;

use sqlx::types::Json;

pub use bulk::{chosen, chosen_by_reference};
pub use counts::{AroundPage, PageCounts, around_page, to_answer};
pub use offline::{ClaimedRow, claimed, count_claimed, named};
pub use ranges::{BandRange, ListRange, positions, scope_of};
pub use readings::{OwnNotes, add_opening, own_notes};
pub use replies::{insert_reply, replies, reply, save_reply};
pub use saved::{keep_filter, remove_filter, rename_filter, saved_filters};
pub use words::{MOST_WORDS, SoughtWords, count_words, country_word, is_rare};
pub use year::{ReviewerYear, reviewer_year};

use super::model::{OPENING_SHOWN, QueueRow};
use crate::account::model::Account;
use crate::address;
use crate::db::{Engine, Fault, Timestamp};
use crate::practice::model::{PracticeId, RevisionId};

/// The reference of a practice, once it was submitted.
pub async fn reference_of(
    db: &mut impl Engine,
    practice: PracticeId,
) -> Result<Option<String>, Fault> {
    let found: Option<(Option<String>,)> = db
        .sql("SELECT reference FROM practice WHERE id = $1")
        .bind(practice)
        .optional()
        .await?;
    Ok(found.and_then(|(reference,)| reference))
}

/// How many opinions count on a revision in review: one for each reviewer, and one for each address of an expert, who is neither
/// suspended nor a party, since the round began. `Round::count` says the same of a case.
macro_rules! counting_opinions {
    ($revision:literal) => {
        concat!(
            "((SELECT COUNT(DISTINCT g.actor_id)
              FROM event g JOIN account a ON a.id = g.actor_id
              WHERE g.practice_id = ",
            $revision,
            ".practice_id AND g.deed = 'give_opinion' AND a.suspended_at IS NULL
                AND (g.revision_id = ",
            $revision,
            ".id OR g.revision_id = ",
            $revision,
            ".rewrites)
                AND g.seq > (SELECT COALESCE(MAX(b.seq), 0) FROM event b
                             WHERE b.practice_id = g.practice_id AND b.deed IN ('submit', 'reopen', 'uphold'))
                AND NOT EXISTS (SELECT 1 FROM party x
                                WHERE x.practice_id = g.practice_id AND x.account_id = g.actor_id
                                  AND x.set_aside_seq IS NULL))
              + (SELECT COUNT(DISTINCT k.email_key) FROM expert_ask k
                 WHERE k.revision_id = ",
            $revision,
            ".id AND k.answered_seq > (SELECT COALESCE(MAX(b.seq), 0) FROM event b
                                       WHERE b.practice_id = k.practice_id
                                         AND b.deed IN ('submit', 'reopen', 'uphold'))
                   AND NOT EXISTS (SELECT 1 FROM account y
                                   LEFT JOIN party x ON x.practice_id = k.practice_id
                                                    AND x.account_id = y.id AND x.set_aside_seq IS NULL
                                   WHERE y.email_key = k.email_key
                                     AND (y.suspended_at IS NOT NULL OR x.account_id IS NOT NULL))))"
        )
    };
}

/// The rows of these revisions, in no order.
pub async fn rows(
    db: &mut impl Engine,
    by: &Account,
    ids: &[RevisionId],
    now: Timestamp,
) -> Result<Vec<QueueRow>, Fault> {
    db.sql(concat!(
        "SELECT r.id, r.practice_id, r.number, r.state, r.title, r.queued_at, r.suggested_id, r.claimed_by, r.claimed_at, r.hold_until,
                r.verdict, r.decided_by, r.undo_until, r.effective_at, r.accepted_at, r.show_first, r.not_before, r.reworded, r.rewrites, r.consented_at, r.closed_at, r.appealed_at, r.appeal_open,
                p.reference, p.objective, p.language, p.versions, p.public, p.removal_asked_at,
                p.taken_down_at, p.seq,
                p.first_submitted_by, s.organisation,
                (SELECT {gathered d.account_id} FROM desk_opening d
                 WHERE d.practice_id = p.id AND d.account_id <> $2 AND d.at > $4) AS opened_by,
                (SELECT {gathered n.name} FROM practice_label l JOIN label n ON n.id = l.label_id
                 WHERE l.practice_id = p.id) AS labels,
                o.suspended_at IS NOT NULL AS held,
                EXISTS (SELECT 1 FROM revision b
                        WHERE b.practice_id = r.practice_id AND b.number = r.number - 1
                          AND b.state = 'returned') AS answered,
                EXISTS (SELECT 1 FROM opinion_ask k
                        WHERE k.account_id = $2 AND k.revision_id = r.id AND r.state = 'in-review') AS asked,
                CASE WHEN r.state = 'in-review' THEN r.opinions ELSE 0 END AS opinions_asked,
                CASE WHEN r.state = 'in-review' AND r.opinions > 0 THEN ",
        counting_opinions!("r"),
        " ELSE 0 END AS opinions_given,
                EXISTS (SELECT 1 FROM party x
                        WHERE x.practice_id = p.id AND x.account_id = $2
                          AND x.set_aside_seq IS NULL) AS party,
                (SELECT MAX(k.expires_at) FROM kept_form k
                 WHERE k.account_id = $2
                   AND k.page = CAST($3 AS TEXT) || CAST(p.id AS TEXT)) AS begun_until
         FROM revision r
         JOIN practice p ON p.id = r.practice_id
         JOIN account o ON o.id = p.owner_id
         LEFT JOIN account s ON s.id = p.first_submitted_by
         WHERE r.id IN ({ids $1})"
    ))
    .bind(Json(ids))
    .bind(by.id)
    .bind(format!("{}/", address::queue().path()))
    .bind(now.minus(OPENING_SHOWN))
    .all()
    .await
}

/// The practices of these revisions, in no order.
pub async fn practices_of(
    db: &mut impl Engine,
    revisions: &[RevisionId],
) -> Result<Vec<PracticeId>, Fault> {
    let found: Vec<(PracticeId,)> = db
        .sql("SELECT practice_id FROM revision WHERE id IN ({ids $1})")
        .bind(Json(revisions))
        .all()
        .await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// The practice with this reference or this slug.
pub async fn practice_named(db: &mut impl Engine, word: &str) -> Result<Option<PracticeId>, Fault> {
    let found = db
        .sql(
            "SELECT id FROM practice
             WHERE reference = $1 OR slug = $2",
        )
        .bind(word.to_ascii_uppercase())
        .bind(word.to_ascii_lowercase())
        .optional::<(PracticeId,)>()
        .await?;
    Ok(found.map(|(id,)| id))
}
