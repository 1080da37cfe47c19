//! Reading a practice's history, and the saves that came second.

use sqlx::types::Json;

use crate::account::model::AccountId;
use crate::db::{Call, Engine, Fault, Timestamp};
use crate::practice::model::{
    AuthorsSeq, DrawnUpTo, Event, PracticeId, RevisionId, Saves, Seq, StaleSaveId,
};

/// All events of a practice, oldest first.
pub async fn history(db: &mut impl Engine, id: PracticeId) -> Result<Vec<Event>, Fault> {
    add_since(db.call(), id, Seq(0).into()).run().await?.all()
}

/// The event with this number.
pub async fn event(db: &mut impl Engine, id: PracticeId, seq: Seq) -> Result<Option<Event>, Fault> {
    db.sql(
        "SELECT e.*, r.number FROM event e JOIN revision r ON r.id = e.revision_id
         WHERE e.practice_id = $1 AND e.seq = $2",
    )
    .bind(id)
    .bind(seq)
    .optional()
    .await
}

/// The events that came after this one, oldest first.
pub(super) fn add_since(call: Call<'_>, id: PracticeId, seen: DrawnUpTo) -> Call<'_> {
    match seen {
        DrawnUpTo::Event(seq) => call
            .sql(
                "SELECT e.*, r.number FROM event e JOIN revision r ON r.id = e.revision_id
                 WHERE e.practice_id = $1 AND e.seq > $2
                 ORDER BY e.seq",
            )
            .bind(id)
            .bind(seq),
        DrawnUpTo::AuthorsEvent(seq) => call
            .sql(
                "SELECT e.*, r.number FROM event e JOIN revision r ON r.id = e.revision_id
                 WHERE e.practice_id = $1 AND e.authors_see
                   AND (SELECT COUNT(*) FROM event b
                        WHERE b.practice_id = $1 AND b.authors_see AND b.seq <= e.seq) > $2
                 ORDER BY e.seq",
            )
            .bind(id)
            .bind(seq),
    }
}

/// How many events of a practice its authors see.
pub(super) fn add_authors_seq(call: Call<'_>, id: PracticeId) -> Call<'_> {
    call.sql("SELECT COUNT(*) FROM event WHERE practice_id = $1 AND authors_see")
        .bind(id)
}

/// The number by which authors know this event.
pub async fn authors_seq_of(
    db: &mut impl Engine,
    id: PracticeId,
    event: Seq,
) -> Result<AuthorsSeq, Fault> {
    let (seq,) = db
        .sql(
            "SELECT COUNT(*) FROM event
             WHERE practice_id = $1 AND authors_see AND seq <= $2",
        )
        .bind(id)
        .bind(event)
        .one::<(AuthorsSeq,)>()
        .await?;
    Ok(seq)
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
                          'take_effect', 'publish_now', 'accept', 'ask_consent', 'offer_words')
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
