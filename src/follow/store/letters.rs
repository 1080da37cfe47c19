//! The mails of subscriptions: to which each belongs, what it tells, and which of them are to be erased.

use serde_json::json;
use sqlx::types::Json;

use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::follow::model::{
    FollowLetter, RequestId, SubscriptionId, SubscriptionRoundId, ToldPractices,
};
use crate::mail::model::MailId;

/// Adds a letter for each of these subscriptions: about a round, or without one to confirm. Returns their numbers, in this
/// order.
pub async fn insert(
    tx: &mut Tx,
    subscriptions: &[SubscriptionId],
    round: Option<SubscriptionRoundId>,
    now: Timestamp,
) -> Result<Vec<RequestId>, Fault> {
    let mut call = tx.call();
    for subscription in subscriptions {
        call = call
            .sql(
                "INSERT INTO subscription_letter (subscription_id, round_id, owed_at)
                 VALUES ($1, $2, $3)
                 RETURNING id",
            )
            .bind(subscription)
            .bind(round)
            .bind(now);
    }
    let mut results = call.run().await?;
    let id = |(id,): (RequestId,)| id;
    subscriptions
        .iter()
        .map(|_| results.one().map(id))
        .collect()
}

/// Records which mail carries each letter.
pub async fn set_mails(tx: &mut Tx, mails: &[(RequestId, MailId)]) -> Result<(), Fault> {
    let rows: Vec<_> = mails
        .iter()
        .map(|(letter, mail)| json!([letter, mail]))
        .collect();
    tx.sql(
        "UPDATE subscription_letter SET mail_id = CAST(value ->> 1 AS BIGINT)
         FROM {rows $1}
         WHERE subscription_letter.id = CAST(value ->> 0 AS BIGINT)",
    )
    .bind(Json(rows))
    .execute()
    .await?;
    Ok(())
}

/// A letter with its subscription; none if that has ended.
pub async fn by_id(db: &mut impl Engine, letter: RequestId) -> Result<Option<FollowLetter>, Fault> {
    let call = db.call().sql(
        "SELECT s.* FROM subscription_letter l JOIN subscription s ON s.id = l.subscription_id
         WHERE l.id = $1",
    );
    let call = call.bind(letter).sql(
        "SELECT r.practices, r.total FROM subscription_letter l JOIN subscription_round r ON r.id = l.round_id
         WHERE l.id = $1",
    );
    let mut results = call.bind(letter).run().await?;
    let subscription = results.optional()?;
    let told = results.optional::<ToldPractices>()?;
    Ok(subscription.map(|subscription| FollowLetter { subscription, told }))
}

/// The mails of these subscriptions.
pub async fn mails_of(
    db: &mut impl Engine,
    subscriptions: &[SubscriptionId],
) -> Result<Vec<MailId>, Fault> {
    let rows = db
        .sql(
            "SELECT mail_id FROM subscription_letter
             WHERE subscription_id IN ({ids $1}) AND mail_id IS NOT NULL",
        )
        .bind(Json(subscriptions))
        .all::<(MailId,)>()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// A letter whose mail is to be erased.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct StaleLetter {
    /// The number of its row.
    pub id: RequestId,
    /// Its mail.
    pub mail_id: Option<MailId>,
}

/// Letters that were owed before a moment, and those whose subscription has ended, after this one.
pub async fn stale(
    db: &mut impl Engine,
    before: Timestamp,
    (after, most): (RequestId, i64),
) -> Result<Vec<StaleLetter>, Fault> {
    db.sql(
        "SELECT id, mail_id FROM subscription_letter
         WHERE owed_at < $1 AND id > $2
         UNION
         SELECT id, mail_id FROM subscription_letter
         WHERE subscription_id IS NULL AND id > $2
         ORDER BY id LIMIT CAST($3 AS BIGINT)",
    )
    .bind(before)
    .bind(after)
    .bind(most)
    .all()
    .await
}

/// Deletes letters.
pub async fn delete(tx: &mut Tx, letters: &[RequestId]) -> Result<(), Fault> {
    tx.sql("DELETE FROM subscription_letter WHERE id IN ({ids $1})")
        .bind(Json(letters))
        .execute()
        .await?;
    Ok(())
}

/// Deletes letters whose mails are gone.
pub async fn delete_of_mails(tx: &mut Tx, mails: &[MailId]) -> Result<(), Fault> {
    tx.sql(
        "DELETE FROM subscription_letter WHERE subscription_id IS NULL AND mail_id IN ({ids $1})",
    )
    .bind(Json(mails))
    .execute()
    .await?;
    Ok(())
}
