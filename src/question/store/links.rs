//! The links in mails, of which only the hashes are stored, and the addresses that want no questions.

use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::question::model::QuestionId;

/// What a known link leads to.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct StoredQuestionLink {
    /// Its question; none once that is erased.
    pub question_id: Option<QuestionId>,
    /// The address of the person asked, as addresses are compared; none for the reader's link.
    pub asked_key: Option<String>,
}

/// What this link leads to; none if it was never made, or is too old.
pub async fn by_hash(
    db: &mut impl Engine,
    hash: &[u8],
) -> Result<Option<StoredQuestionLink>, Fault> {
    db.sql("SELECT question_id, asked_key FROM question_link WHERE hash = $1")
        .bind(hash)
        .optional()
        .await
}

/// Stores the hash of a secret that is about to leave: the reader's, or that of the person asked.
pub async fn add(
    tx: &mut Tx,
    question: QuestionId,
    (hash, asked_key): (&[u8], Option<&str>),
    now: Timestamp,
) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO question_link (hash, question_id, asked_key, made_at)
         VALUES ($1, $2, $3, $4)",
    )
    .bind(hash)
    .bind(question)
    .bind(asked_key)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// Deletes links that were made before a moment.
pub async fn delete_before(tx: &mut Tx, before: Timestamp) -> Result<(), Fault> {
    tx.sql("DELETE FROM question_link WHERE made_at < $1")
        .bind(before)
        .execute()
        .await?;
    Ok(())
}

/// Whether this address wants no questions.
pub async fn is_refused(db: &mut impl Engine, email_key: &str) -> Result<bool, Fault> {
    let found = db
        .sql("SELECT 1 FROM question_refusal WHERE email_key = $1")
        .bind(email_key)
        .optional::<(i32,)>()
        .await?;
    Ok(found.is_some())
}

/// This address wants no questions from now on.
pub async fn refuse(tx: &mut Tx, email_key: &str, now: Timestamp) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO question_refusal (email_key, refused_at) VALUES ($1, $2)
         ON CONFLICT (email_key) DO NOTHING",
    )
    .bind(email_key)
    .bind(now)
    .execute()
    .await?;
    Ok(())
}
