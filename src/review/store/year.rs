//! What one reviewer did in a year.

use crate::account::model::AccountId;
use crate::db::{Engine, Fault, Timestamp};
use crate::workflow::{Deed, State};

/// What a reviewer did: deeds by their number, and the own decisions that took effect by the state that followed.
pub struct ReviewerYear {
    /// Deeds that are no decisions.
    pub deeds: Vec<(Deed, i64)>,
    /// Decisions.
    pub decisions: Vec<(State, i64)>,
}

/// Counts what this account did from one moment on and before another one.
pub async fn reviewer_year(
    db: &mut impl Engine,
    reviewer: AccountId,
    (from, until): (Timestamp, Timestamp),
) -> Result<ReviewerYear, Fault> {
    let call = db
        .call()
        .sql(
            "SELECT deed, COUNT(*) FROM event
             WHERE actor_id = $1 AND at >= $2 AND at < $3
               AND deed IN ('claim', 'give_opinion', 'comment', 'reply')
             GROUP BY deed",
        )
        .bind(reviewer)
        .bind(from)
        .bind(until)
        .sql(
            "SELECT r.state, COUNT(*) FROM event e JOIN revision r ON r.id = e.revision_id
             WHERE e.actor_id = $1 AND e.at >= $2 AND e.at < $3
               AND e.deed IN ('approve', 'return', 'decline')
               AND r.decided_by = $1 AND r.decided_at = e.at
               AND r.state IN ('published', 'superseded', 'returned', 'declined')
             GROUP BY r.state",
        )
        .bind(reviewer)
        .bind(from)
        .bind(until);
    let mut read = call.run().await?;
    Ok(ReviewerYear {
        deeds: read.all()?,
        decisions: read.all()?,
    })
}
