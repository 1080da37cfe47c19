//! Rounds: up to which edition the followed lists were asked, what was found, and how far it has been told.

use serde_json::json;
use sqlx::types::Json;

use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::edition::Edition;
use crate::follow::model::{
    NewRound, OpenRound, Rhythm, RoundMark, SubscriptionId, SubscriptionRoundId,
};
use crate::language::Language;

/// Up to where the rounds of each rhythm have come.
pub async fn marks(db: &mut impl Engine) -> Result<Vec<RoundMark>, Fault> {
    db.sql("SELECT rhythm, edition, reached_at FROM subscription_mark ORDER BY rhythm")
        .all()
        .await
}

/// The queries of the lists that are followed in this rhythm, each once.
pub async fn lists(db: &mut impl Engine, rhythm: Rhythm) -> Result<Vec<String>, Fault> {
    let rows = db
        .sql(
            "SELECT DISTINCT list FROM subscription
             WHERE rhythm = $1 AND confirmed_at IS NOT NULL
             ORDER BY list",
        )
        .bind(rhythm)
        .all::<(String,)>()
        .await?;
    Ok(rows.into_iter().map(|(list,)| list).collect())
}

/// Moves a mark on. `false`: another node has moved it meanwhile.
pub async fn advance(
    tx: &mut Tx,
    from: &RoundMark,
    (edition, reached_at): (Edition, Timestamp),
) -> Result<bool, Fault> {
    let moved = tx
        .sql(
            "UPDATE subscription_mark SET edition = $4, reached_at = $5
             WHERE rhythm = $1 AND edition = $2 AND reached_at = $3",
        )
        .bind(from.rhythm)
        .bind(from.edition)
        .bind(from.reached_at)
        .bind(edition)
        .bind(reached_at)
        .execute()
        .await?;
    Ok(moved == 1)
}

/// Adds rounds.
pub async fn insert(tx: &mut Tx, rounds: &[NewRound], now: Timestamp) -> Result<(), Fault> {
    let rows: Vec<_> = rounds
        .iter()
        .map(|round| {
            json!([
                round.rhythm,
                round.list,
                round.editions.0,
                round.editions.1,
                round.practices.text(),
                round.total,
            ])
        })
        .collect();
    tx.sql(
        "INSERT INTO subscription_round (rhythm, list, from_edition, to_edition, practices, total, begun_at)
         SELECT value ->> 0, value ->> 1, CAST(value ->> 2 AS BIGINT), CAST(value ->> 3 AS BIGINT), value ->> 4,
             CAST(value ->> 5 AS BIGINT), CAST($2 AS BIGINT)
         FROM {rows $1}",
    )
    .bind(Json(rows))
    .bind(now)
    .execute()
    .await?;
    Ok(())
}

/// The columns of the oldest round that is not unfolded.
macro_rules! oldest_open {
    ($lock:literal) => {
        concat!(
            "SELECT id, rhythm, list, to_edition, reached, practices, total FROM subscription_round
             WHERE done_at IS NULL
             ORDER BY id LIMIT 1 ",
            $lock
        )
    };
}

/// Locks the oldest round that is not unfolded and that no other node holds.
pub async fn take_open(tx: &mut Tx) -> Result<Option<OpenRound>, Fault> {
    tx.sql_for(oldest_open!(""), oldest_open!("FOR UPDATE SKIP LOCKED"))
        .optional()
        .await
}

/// Whether there is a round that is not unfolded.
pub async fn is_any_open(db: &mut impl Engine) -> Result<bool, Fault> {
    let row = db
        .sql("SELECT id FROM subscription_round WHERE done_at IS NULL LIMIT 1")
        .optional::<(SubscriptionRoundId,)>()
        .await?;
    Ok(row.is_some())
}

/// A subscription to which a round is told.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ToldSubscription {
    /// The number of its row.
    pub id: SubscriptionId,
    /// Where the mail goes.
    pub address: String,
    /// The language of the mail.
    pub language: Language,
    /// The edition of its confirmation.
    pub since: Edition,
}

/// The next subscriptions of a round, with the engine's clause for locking their rows.
macro_rules! next_told {
    ($lock:literal) => {
        concat!(
            "SELECT id, address, language, since FROM subscription
             WHERE rhythm = $1 AND list = $2 AND confirmed_at IS NOT NULL AND id > $3
             ORDER BY id LIMIT CAST($4 AS BIGINT) ",
            $lock
        )
    };
}

/// The next subscriptions to which a round is told. None of them ends before the transaction does.
pub async fn next_of(
    tx: &mut Tx,
    round: &OpenRound,
    most: i64,
) -> Result<Vec<ToldSubscription>, Fault> {
    tx.sql_for(next_told!(""), next_told!("FOR KEY SHARE"))
        .bind(round.rhythm)
        .bind(&round.list)
        .bind(round.reached)
        .bind(most)
        .all()
        .await
}

/// Records how far a round has been told; `done`: to all.
pub async fn reach(
    tx: &mut Tx,
    round: SubscriptionRoundId,
    reached: SubscriptionId,
    done: Option<Timestamp>,
) -> Result<(), Fault> {
    tx.sql("UPDATE subscription_round SET reached = $2, done_at = $3 WHERE id = $1")
        .bind(round)
        .bind(reached)
        .bind(done)
        .execute()
        .await?;
    Ok(())
}

/// Deletes rounds that were told to all before a moment, unless a letter still tells of them.
pub async fn delete_before(tx: &mut Tx, before: Timestamp) -> Result<(), Fault> {
    tx.sql(
        "DELETE FROM subscription_round
         WHERE done_at < $1
             AND NOT EXISTS (SELECT 1 FROM subscription_letter l WHERE l.round_id = subscription_round.id)",
    )
    .bind(before)
    .execute()
    .await?;
    Ok(())
}
