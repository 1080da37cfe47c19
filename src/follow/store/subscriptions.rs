//! Subscriptions and the requests for them.

use sqlx::types::Json;

use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::edition::Edition;
use crate::follow::model::{NewSubscription, Subscription, SubscriptionId};

/// How many subscriptions there are.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct AddressCounts {
    /// Requests of the address that wait.
    pub requests: i64,
    /// Confirmed ones of the address.
    pub confirmed: i64,
}

/// How many this address has.
pub async fn count_of(db: &mut impl Engine, email_key: &str) -> Result<AddressCounts, Fault> {
    db.sql(
        "SELECT (SELECT COUNT(*) FROM subscription
                 WHERE email_key = $1 AND confirmed_at IS NULL) AS requests,
                (SELECT COUNT(*) FROM subscription
                 WHERE email_key = $1 AND confirmed_at IS NOT NULL) AS confirmed",
    )
    .bind(email_key)
    .one()
    .await
}

/// How many are confirmed in all.
pub async fn count(db: &mut impl Engine) -> Result<i64, Fault> {
    let (count,) = db
        .sql("SELECT COUNT(*) FROM subscription WHERE confirmed_at IS NOT NULL")
        .one()
        .await?;
    Ok(count)
}

/// The request for exactly this that waits.
pub async fn waiting_request(
    db: &mut impl Engine,
    asked: &NewSubscription,
) -> Result<Option<SubscriptionId>, Fault> {
    let found = db
        .sql(
            "SELECT id FROM subscription
             WHERE email_key = $1 AND list = $2 AND rhythm = $3 AND language = $4 AND confirmed_at IS NULL
             ORDER BY id LIMIT 1",
        )
        .bind(asked.email.key())
        .bind(asked.list.as_query())
        .bind(asked.rhythm)
        .bind(asked.language)
        .optional::<(SubscriptionId,)>()
        .await?;
    Ok(found.map(|(id,)| id))
}

/// Adds a request.
pub async fn insert(
    tx: &mut Tx,
    asked: &NewSubscription,
    now: Timestamp,
) -> Result<SubscriptionId, Fault> {
    let (id,) = tx
        .sql(
            "INSERT INTO subscription (address, email_key, list, language, rhythm, asked_at)
             VALUES ($1, $2, $3, $4, $5, $6)
             RETURNING id",
        )
        .bind(asked.email.as_str())
        .bind(asked.email.key())
        .bind(asked.list.as_query())
        .bind(asked.language)
        .bind(asked.rhythm)
        .bind(now)
        .one::<(SubscriptionId,)>()
        .await?;
    Ok(id)
}

/// A request was made once more: it waits anew.
pub async fn ask_again(tx: &mut Tx, id: SubscriptionId, now: Timestamp) -> Result<(), Fault> {
    tx.sql("UPDATE subscription SET asked_at = $2 WHERE id = $1 AND confirmed_at IS NULL")
        .bind(id)
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

/// Locks all rows of an address, so that two links of it are not used at the same moment.
pub async fn lock(tx: &mut Tx, email_key: &str) -> Result<(), Fault> {
    let locking = tx.sql_on_postgres(
        "SELECT id FROM subscription
         WHERE email_key = $1
         ORDER BY id
         FOR UPDATE",
    );
    if let Some(locking) = locking {
        locking.bind(email_key).execute().await?;
    }
    Ok(())
}

/// Locks these rows.
pub async fn lock_all(tx: &mut Tx, ids: &[SubscriptionId]) -> Result<(), Fault> {
    let locking = tx.sql_on_postgres(
        "SELECT id FROM subscription
         WHERE id IN (SELECT value::bigint FROM jsonb_array_elements_text($1) AS value)
         ORDER BY id
         FOR UPDATE",
    );
    if let Some(locking) = locking {
        locking.bind(Json(ids)).execute().await?;
    }
    Ok(())
}

/// One of them.
pub async fn by_id(
    db: &mut impl Engine,
    id: SubscriptionId,
) -> Result<Option<Subscription>, Fault> {
    db.sql("SELECT * FROM subscription WHERE id = $1")
        .bind(id)
        .optional()
        .await
}

/// The confirmed ones of an address, in the order in which they were asked for.
pub async fn confirmed_of(
    db: &mut impl Engine,
    email_key: &str,
) -> Result<Vec<Subscription>, Fault> {
    db.sql(
        "SELECT * FROM subscription
         WHERE email_key = $1 AND confirmed_at IS NOT NULL
         ORDER BY asked_at, id",
    )
    .bind(email_key)
    .all()
    .await
}

/// All of an address, confirmed or not.
pub async fn all_of(db: &mut impl Engine, email_key: &str) -> Result<Vec<SubscriptionId>, Fault> {
    let rows = db
        .sql("SELECT id FROM subscription WHERE email_key = $1 ORDER BY id")
        .bind(email_key)
        .all::<(SubscriptionId,)>()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Confirms a request. What is published after this edition is told.
pub async fn confirm(
    tx: &mut Tx,
    id: SubscriptionId,
    (now, since): (Timestamp, Edition),
) -> Result<(), Fault> {
    tx.sql("UPDATE subscription SET confirmed_at = $2, since = $3 WHERE id = $1")
        .bind(id)
        .bind(now)
        .bind(since)
        .execute()
        .await?;
    Ok(())
}

/// The request repeats a confirmed subscription, which takes its language and its links. The request goes.
pub async fn merge(tx: &mut Tx, request: &Subscription, into: SubscriptionId) -> Result<(), Fault> {
    let call = tx
        .call()
        .sql("UPDATE subscription SET language = $2 WHERE id = $1")
        .bind(into)
        .bind(request.language);
    let call = call
        .sql("UPDATE subscription_letter SET subscription_id = $2 WHERE subscription_id = $1")
        .bind(request.id)
        .bind(into);
    let call = call
        .sql("UPDATE subscription_link SET subscription_id = $2 WHERE subscription_id = $1")
        .bind(request.id)
        .bind(into);
    call.sql("DELETE FROM subscription WHERE id = $1")
        .bind(request.id)
        .run()
        .await?;
    Ok(())
}

/// Deletes subscriptions with their addresses. Their letters no longer name them, and their links show another one of the
/// address, if there is one.
pub async fn delete(tx: &mut Tx, ids: &[SubscriptionId]) -> Result<(), Fault> {
    let call = tx.call().sql(
        "UPDATE subscription_letter SET subscription_id = NULL
         WHERE subscription_id IN ({ids $1})",
    );
    let call = call.bind(Json(ids)).sql(
        "UPDATE subscription_link
         SET subscription_id = NULL,
             shown_by = (SELECT MIN(o.id) FROM subscription o JOIN subscription e ON e.email_key = o.email_key
                         WHERE e.id = COALESCE(subscription_link.subscription_id, subscription_link.shown_by)
                             AND o.confirmed_at IS NOT NULL AND o.id NOT IN ({ids $1}))
         WHERE subscription_id IN ({ids $1}) OR shown_by IN ({ids $1})",
    );
    let call = call
        .bind(Json(ids))
        .sql("DELETE FROM subscription WHERE id IN ({ids $1})");
    call.bind(Json(ids)).run().await?;
    Ok(())
}

/// Requests that were made before a moment and not confirmed.
pub async fn unconfirmed_before(
    db: &mut impl Engine,
    before: Timestamp,
    most: i64,
) -> Result<Vec<SubscriptionId>, Fault> {
    let rows = db
        .sql(
            "SELECT id FROM subscription
             WHERE confirmed_at IS NULL AND asked_at < $1
             ORDER BY asked_at LIMIT CAST($2 AS BIGINT)",
        )
        .bind(before)
        .bind(most)
        .all::<(SubscriptionId,)>()
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// All with a greater number than this one, with their addresses.
pub async fn after(
    db: &mut impl Engine,
    id: SubscriptionId,
    most: i64,
) -> Result<Vec<(SubscriptionId, String)>, Fault> {
    db.sql(
        "SELECT id, address FROM subscription
         WHERE id > $1
         ORDER BY id LIMIT CAST($2 AS BIGINT)",
    )
    .bind(id)
    .bind(most)
    .all()
    .await
}
