//! Questions from their asking to their erasure.

use sqlx::types::Json;

use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::mail::model::MailId;
use crate::question::model::{NewQuestion, QuestionId, QuestionOutcome, ReaderQuestion};

/// How many questions there are beside a new one.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct QuestionCounts {
    /// Of the address, not confirmed yet.
    pub waiting: i64,
    /// About the practice, since a moment.
    pub of_practice: i64,
}

/// How many questions stand beside this one, and how many were asked about its practice since a moment.
pub async fn counts(
    db: &mut impl Engine,
    asked: &NewQuestion,
    since: Timestamp,
) -> Result<QuestionCounts, Fault> {
    db.sql(
        "SELECT (SELECT COUNT(*) FROM question
                 WHERE email_key = $1 AND confirmed_at IS NULL AND closed_at IS NULL) AS waiting,
                (SELECT COUNT(*) FROM question
                 WHERE practice_id = $2 AND asked_at >= $3) AS of_practice",
    )
    .bind(asked.email.key())
    .bind(asked.practice)
    .bind(since)
    .one()
    .await
}

/// The same question of the same address that waits.
pub async fn waiting_like(
    db: &mut impl Engine,
    asked: &NewQuestion,
) -> Result<Option<QuestionId>, Fault> {
    let found = db
        .sql(
            "SELECT id FROM question
             WHERE email_key = $1 AND practice_id = $2 AND words = $3
                 AND confirmed_at IS NULL AND closed_at IS NULL
             ORDER BY id LIMIT 1",
        )
        .bind(asked.email.key())
        .bind(asked.practice)
        .bind(asked.words.as_str())
        .optional::<(QuestionId,)>()
        .await?;
    Ok(found.map(|(id,)| id))
}

/// Adds a question, which waits for its confirmation.
pub async fn insert(tx: &mut Tx, asked: &NewQuestion, now: Timestamp) -> Result<QuestionId, Fault> {
    let (id,) = tx
        .sql(
            "INSERT INTO question (practice_id, name, address, email_key, language, words, asked_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             RETURNING id",
        )
        .bind(asked.practice)
        .bind(asked.name.as_str())
        .bind(asked.email.as_str())
        .bind(asked.email.key())
        .bind(asked.language)
        .bind(asked.words.as_str())
        .bind(now)
        .one::<(QuestionId,)>()
        .await?;
    Ok(id)
}

/// Names the mail that asks for the confirmation.
pub async fn set_confirm_mail(tx: &mut Tx, id: QuestionId, mail: MailId) -> Result<(), Fault> {
    tx.sql("UPDATE question SET confirm_mail_id = $2 WHERE id = $1")
        .bind(id)
        .bind(mail)
        .execute()
        .await?;
    Ok(())
}

/// One question.
pub async fn by_id(db: &mut impl Engine, id: QuestionId) -> Result<Option<ReaderQuestion>, Fault> {
    db.sql("SELECT * FROM question WHERE id = $1")
        .bind(id)
        .optional()
        .await
}

/// The same, locked until the end of the transaction.
pub async fn lock(tx: &mut Tx, id: QuestionId) -> Result<Option<ReaderQuestion>, Fault> {
    let locking = tx.sql_on_postgres("SELECT id FROM question WHERE id = $1 FOR UPDATE");
    if let Some(locking) = locking {
        locking.bind(id).execute().await?;
    }
    by_id(tx, id).await
}

/// The reader confirmed it, and this mail carries it.
pub async fn confirm(
    tx: &mut Tx,
    id: QuestionId,
    (now, mail): (Timestamp, Option<MailId>),
) -> Result<(), Fault> {
    tx.sql("UPDATE question SET confirmed_at = $2, relay_mail_id = $3 WHERE id = $1")
        .bind(id)
        .bind(now)
        .bind(mail)
        .execute()
        .await?;
    Ok(())
}

/// It has ended. Its words and the name are erased at once; the address goes with the row, once its mails have left.
pub async fn close(
    tx: &mut Tx,
    id: QuestionId,
    outcome: QuestionOutcome,
    (now, told): (Timestamp, Option<MailId>),
) -> Result<(), Fault> {
    tx.sql(
        "UPDATE question
         SET closed_at = $2, outcome = $3, told_mail_id = $4, words = '', name = ''
         WHERE id = $1",
    )
    .bind(id)
    .bind(now)
    .bind(outcome)
    .bind(told)
    .execute()
    .await?;
    Ok(())
}

/// Questions that were confirmed and have not ended, after this one.
pub async fn relayed_after(
    db: &mut impl Engine,
    after: QuestionId,
    most: i64,
) -> Result<Vec<ReaderQuestion>, Fault> {
    db.sql(
        "SELECT * FROM question
         WHERE confirmed_at IS NOT NULL AND closed_at IS NULL AND id > $1
         ORDER BY id LIMIT CAST($2 AS BIGINT)",
    )
    .bind(after)
    .bind(most)
    .all()
    .await
}

/// Questions that were not confirmed in time, and those that ended before a moment.
pub async fn to_erase(
    db: &mut impl Engine,
    (asked_before, closed_before): (Timestamp, Timestamp),
    after: QuestionId,
    most: i64,
) -> Result<Vec<ReaderQuestion>, Fault> {
    db.sql(
        "SELECT * FROM question
         WHERE id > $3
             AND ((confirmed_at IS NULL AND asked_at < $1) OR closed_at < $2)
         ORDER BY id LIMIT CAST($4 AS BIGINT)",
    )
    .bind(asked_before)
    .bind(closed_before)
    .bind(after)
    .bind(most)
    .all()
    .await
}

/// Deletes questions. The links of their mails lead to none any more.
pub async fn delete(tx: &mut Tx, ids: &[QuestionId]) -> Result<(), Fault> {
    let call = tx
        .call()
        .sql("UPDATE question_link SET question_id = NULL WHERE question_id IN ({ids $1})");
    let call = call
        .bind(Json(ids))
        .sql("DELETE FROM question WHERE id IN ({ids $1})");
    call.bind(Json(ids)).run().await?;
    Ok(())
}
