//! Reading a practice's history, and the saves that came second.

use sqlx::types::Json;

use crate::account::model::AccountId;
use crate::db::{Engine, Fault, Timestamp};
use crate::practice::model::{Event, PracticeId, RevisionId, Saves, Seq, StaleSaveId};

/// All events of a practice, oldest first.
pub async fn history(db: &mut impl Engine, id: PracticeId) -> Result<Vec<Event>, Fault> {
    since(db, id, Seq(0)).await
}

/// The events that came after this one.
pub async fn since(db: &mut impl Engine, id: PracticeId, seen: Seq) -> Result<Vec<Event>, Fault> {
    db.sql(
        "SELECT e.*, r.number FROM event e JOIN revision r ON r.id = e.revision_id
         WHERE e.practice_id = $1 AND e.seq > $2
         ORDER BY e.seq",
    )
    .bind(id)
    .bind(seen)
    .all()
    .await
}

/// A save that started from an older one.
pub type StaleSave = (StaleSaveId, Saves, Json<serde_json::Value>, Timestamp);

/// A person's saves of a draft that came second, newest first: id, where each started, answers, when.
pub async fn stale_saves(
    db: &mut impl Engine,
    revision: RevisionId,
    account: AccountId,
) -> Result<Vec<StaleSave>, Fault> {
    db.sql(
        "SELECT id, started_from, answers, at FROM stale_save
         WHERE revision_id = $1 AND account_id = $2
         ORDER BY id DESC",
    )
    .bind(revision)
    .bind(account)
    .all()
    .await
}
