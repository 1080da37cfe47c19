//! How many submissions wait before one, and how long the last answers took; which submissions of an owner wait.

use crate::account::model::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::practice::model::{AnswerTime, PracticeId};

/// How many submissions came before this moment and have no announced answer, up to a thousand, and how long the last
/// answers took. A submission whose decision can still be undone counts as waiting, and as on hold if it was: its authors and others know nothing else.
pub async fn queue_standing(
    db: &mut impl Engine,
    (queued_at, now): (Timestamp, Timestamp),
    last: i64,
) -> Result<(i64, Vec<AnswerTime>), Fault> {
    let call = db
        .call()
        .sql(
            "SELECT (SELECT COUNT(*) FROM (SELECT revision_id FROM queue_row
                                           WHERE band IN ('free', 'claimed') AND at < $1
                                           LIMIT 1000) open)
                  + (SELECT COUNT(*) FROM queue_row q JOIN revision r ON r.id = q.revision_id
                     WHERE q.band = 'decided' AND q.at < $1 AND r.undo_until > $2 AND r.hold_until IS NULL)",
        )
        .bind(queued_at)
        .bind(now)
        .sql(
            "SELECT submitted_at, decided_at FROM revision
             WHERE decided_at IS NOT NULL AND state IN ('published', 'superseded', 'returned', 'declined')
             ORDER BY decided_at DESC
             LIMIT CAST($1 AS BIGINT)",
        )
        .bind(last);
    let mut read = call.run().await?;
    let (before,): (i64,) = read.one()?;
    Ok((before, read.all()?))
}

/// The submissions of an owner that no reviewer has claimed, by rising id.
pub async fn waiting_of(tx: &mut Tx, owner: AccountId) -> Result<Vec<(PracticeId,)>, Fault> {
    tx.sql(
        "SELECT p.id FROM practice p JOIN revision r ON r.practice_id = p.id
         WHERE p.owner_id = $1 AND r.state = 'in-review' AND r.claimed_by IS NULL
         ORDER BY p.id",
    )
    .bind(owner)
    .all()
    .await
}
