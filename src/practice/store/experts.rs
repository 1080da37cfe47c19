//! The questions to experts from outside, and the hashes of their mailed links. A row is never deleted.

use crate::account::model::AccountId;
use crate::db::{Call, Engine, Fault, Timestamp, Tx};
use crate::practice::model::{
    ExpertAsk, ExpertAskId, ExpertClosed, NewExpert, PracticeId, RevisionId, Seq,
};

/// The questions about a practice, oldest first.
pub async fn experts(db: &mut impl Engine, id: PracticeId) -> Result<Vec<ExpertAsk>, Fault> {
    add_experts(db.call(), id).run().await?.all()
}

/// For each question the first one to the same address, and the account that has the address.
pub async fn expert_accounts(
    db: &mut impl Engine,
    id: PracticeId,
) -> Result<Vec<(ExpertAskId, ExpertAskId, Option<AccountId>)>, Fault> {
    db.sql(
        "SELECT x.id,
                (SELECT MIN(m.id) FROM expert_ask m
                 WHERE m.practice_id = x.practice_id AND m.email_key = x.email_key),
                a.id
         FROM expert_ask x LEFT JOIN account a ON a.email_key = x.email_key
         WHERE x.practice_id = $1
         ORDER BY x.id",
    )
    .bind(id)
    .all()
    .await
}

/// The statement of [`experts`].
pub(super) fn add_experts(call: Call<'_>, id: PracticeId) -> Call<'_> {
    call.sql("SELECT * FROM expert_ask WHERE practice_id = $1 ORDER BY id")
        .bind(id)
}

/// One of them.
pub async fn expert(db: &mut impl Engine, id: ExpertAskId) -> Result<Option<ExpertAsk>, Fault> {
    db.sql("SELECT * FROM expert_ask WHERE id = $1")
        .bind(id)
        .optional()
        .await
}

/// The question to which a mailed link belongs, whether or not the link still works.
pub async fn expert_by_link(db: &mut impl Engine, hash: &[u8]) -> Result<Option<ExpertAsk>, Fault> {
    db.sql(
        "SELECT x.* FROM expert_link l JOIN expert_ask x ON x.id = l.expert_ask_id
         WHERE l.hash = $1",
    )
    .bind(hash)
    .optional()
    .await
}

/// Adds a question about a revision.
pub async fn insert_expert(
    tx: &mut Tx,
    (practice, revision): (PracticeId, RevisionId),
    (expert, by): (&NewExpert, AccountId),
    mailed: Seq,
    (now, until): (Timestamp, Timestamp),
) -> Result<ExpertAskId, Fault> {
    let (id,) = tx
        .sql(
            "INSERT INTO expert_ask (practice_id, revision_id, name, email, email_key, language,
                                     asked_by, asked_at, expires_at, mailed_seq)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
             RETURNING id",
        )
        .bind(practice)
        .bind(revision)
        .bind(expert.name.as_str())
        .bind(expert.email.as_str())
        .bind(expert.email.key())
        .bind(expert.language)
        .bind(by)
        .bind(now)
        .bind(until)
        .bind(mailed)
        .one::<(ExpertAskId,)>()
        .await?;
    Ok(id)
}

/// Keeps what the expert has typed and not sent; `None` forgets it.
pub async fn keep_expert_draft(
    tx: &mut Tx,
    id: ExpertAskId,
    draft: Option<&str>,
) -> Result<(), Fault> {
    tx.sql("UPDATE expert_ask SET draft = $2 WHERE id = $1")
        .bind(id)
        .bind(draft)
        .execute()
        .await?;
    Ok(())
}

/// Records the event of the newest opinion. What was typed is sent with it.
pub async fn set_expert_answer(tx: &mut Tx, id: ExpertAskId, seq: Seq) -> Result<(), Fault> {
    tx.sql("UPDATE expert_ask SET answered_seq = $2, draft = NULL WHERE id = $1")
        .bind(id)
        .bind(seq)
        .execute()
        .await?;
    Ok(())
}

/// Ends a link.
pub async fn close_expert_link(
    tx: &mut Tx,
    id: ExpertAskId,
    (why, now): (ExpertClosed, Timestamp),
) -> Result<(), Fault> {
    tx.sql("UPDATE expert_ask SET closed = $2, closed_at = $3, draft = NULL WHERE id = $1")
        .bind(id)
        .bind(why)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

/// Stores the hash of a secret that is about to leave in a mail. If its link works no longer, nothing changes and the
/// answer is `false`.
pub async fn add_expert_secret(
    tx: &mut Tx,
    id: ExpertAskId,
    hash: &[u8],
    now: Timestamp,
) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "INSERT INTO expert_link (hash, expert_ask_id, made_at)
             SELECT $2, id, $3 FROM expert_ask
             WHERE id = $1 AND closed IS NULL AND expires_at > $3",
        )
        .bind(id)
        .bind(hash)
        .bind(now)
        .execute()
        .await?;
    Ok(rows == 1)
}
