//! The events of the review of a published version: of its rounds, and never of a round that is not over.

use std::collections::HashMap;

use sqlx::types::Json;

use crate::account::model::AccountId;
use crate::db::{PublicCall, Timestamp};
use crate::practice::model::{ExpertAskId, PracticeId, Seq};
use crate::workflow::Deed;

/// An event of a review. No person is named: a person is known by a number, so that each is counted once.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct ReviewEvent {
    pub seq: Seq,
    /// What begins a round, an opinion, or an approval.
    pub deed: Deed,
    pub at: Timestamp,
    /// The account by which the person is known, if there is one.
    pub person: Option<AccountId>,
    /// The first question to an expert from outside, whose event it is.
    pub expert: Option<ExpertAskId>,
    /// From which event on the person is a party to the practice.
    pub party_since: Option<Seq>,
    /// Whether marks of the checklist were given with it.
    pub has_marks: bool,
}

/// An event with the practice whose version it belongs to.
#[derive(sqlx::FromRow)]
pub(super) struct ReviewRow {
    practice_id: PracticeId,
    #[sqlx(flatten)]
    event: ReviewEvent,
}

/// The events of each practice, in their order.
pub(super) fn by_practice(rows: Vec<ReviewRow>) -> HashMap<PracticeId, Vec<ReviewEvent>> {
    let mut events: HashMap<PracticeId, Vec<ReviewEvent>> = HashMap::new();
    for row in rows {
        events.entry(row.practice_id).or_default().push(row.event);
    }
    events
}

/// The events between the publication of the version before and that of this version, oldest first, of each of these
/// versions.
pub(super) fn add_reviews<'c>(
    call: PublicCall<'c>,
    versions: &[(PracticeId, i64)],
) -> PublicCall<'c> {
    call.sql(
        "WITH wanted AS (
             SELECT CAST(value ->> 0 AS BIGINT) AS id, CAST(value ->> 1 AS BIGINT) AS version FROM {rows $1}
         )
         SELECT e.practice_id, e.seq, e.deed, e.at, COALESCE(a.person_id, a.id, y.person_id, y.id) AS person,
                (SELECT MIN(m.id) FROM expert_ask m
                 WHERE m.practice_id = e.practice_id AND m.email_key = x.email_key) AS expert,
                (SELECT MIN(p.since_seq) FROM party p
                 WHERE p.practice_id = e.practice_id AND p.account_id = COALESCE(a.id, y.id)
                   AND p.set_aside_seq IS NULL) AS party_since,
                EXISTS (SELECT 1 FROM checklist_mark k
                        WHERE k.practice_id = e.practice_id AND k.seq = e.seq) AS has_marks
         FROM wanted w
         JOIN event e ON e.practice_id = w.id
         LEFT JOIN account a ON a.id = e.actor_id
         LEFT JOIN expert_ask x ON e.deed = 'give_opinion' AND e.actor_id IS NULL
                               AND x.practice_id = e.practice_id AND x.answered_seq = e.seq
         LEFT JOIN account y ON y.email_key = x.email_key
         WHERE e.deed IN ('submit', 'reopen', 'uphold', 'give_opinion', 'approve')
           AND e.seq <= (SELECT MIN(b.seq) FROM event b JOIN revision q ON q.id = b.revision_id
                         WHERE b.practice_id = w.id AND q.version = w.version AND b.to_state = 'published')
           AND e.seq > COALESCE((SELECT MIN(b.seq) FROM event b JOIN revision q ON q.id = b.revision_id
                                 WHERE b.practice_id = w.id AND q.version = w.version - 1
                                   AND b.to_state = 'published'), 0)
         ORDER BY e.practice_id, e.seq",
    )
    .bind(Json(versions))
}
