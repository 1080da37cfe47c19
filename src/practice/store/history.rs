//! Reading a practice's history, and the saves that came second.

use sqlx::types::Json;

use crate::account::model::AccountId;
use crate::db::{Call, Engine, Fault, Timestamp};
use crate::practice::model::{Event, PracticeId, RevisionId, Saves, Seq, StaleSaveId};

/// All events of a practice, oldest first.
pub async fn history(db: &mut impl Engine, id: PracticeId) -> Result<Vec<Event>, Fault> {
    add_since(db.call(), id, Seq(0)).run().await?.all()
}

/// The events that came after this one, oldest first.
pub(super) fn add_since(call: Call<'_>, id: PracticeId, seen: Seq) -> Call<'_> {
    call.sql(
        "SELECT e.*, r.number FROM event e JOIN revision r ON r.id = e.revision_id
         WHERE e.practice_id = $1 AND e.seq > $2
         ORDER BY e.seq",
    )
    .bind(id)
    .bind(seen)
}

/// The lines of all comments of a practice, and the effects of decisions, which tell authors of them. Oldest first.
pub async fn comments(db: &mut impl Engine, id: PracticeId) -> Result<Vec<Event>, Fault> {
    add_comments(db.call(), id).run().await?.all()
}

/// The statement of [`comments`].
pub(super) fn add_comments(call: Call<'_>, id: PracticeId) -> Call<'_> {
    call.sql(
        "SELECT e.*, r.number FROM event e JOIN revision r ON r.id = e.revision_id
         WHERE e.practice_id = $1
           AND e.deed IN ('comment', 'reply', 'resolve', 'ask_again', 'answer',
                          'take_effect', 'publish_now', 'accept')
         ORDER BY e.seq",
    )
    .bind(id)
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
