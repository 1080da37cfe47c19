//! The SQL of sessions and kept forms. Knows an account by its number only.

use std::collections::HashMap;

use sqlx::types::Json;

use crate::db::ids::AccountId;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::web::layout::Standing;
use crate::web::session_times::SessionTimes;

/// A stored session.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct SessionRow {
    pub id: Vec<u8>,
    pub account_id: AccountId,
    pub agent: String,
    #[sqlx(flatten)]
    pub times: SessionTimes,
}

/// The most sessions of one account.
const SESSIONS: i64 = 20;

/// Inserts a session, unless its id is taken: then nothing changes and the result is `false`. If the account then has too
/// many sessions, those used longest ago are deleted.
pub(super) async fn create(tx: &mut Tx, new: &SessionRow) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "INSERT INTO session (id, account_id, standing, agent, created_at, last_seen_at)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(new.id.clone())
        .bind(new.account_id)
        .bind(new.times.standing)
        .bind(new.agent.clone())
        .bind(new.times.created_at)
        .bind(new.times.last_seen_at)
        .execute()
        .await?;
    if rows == 1 {
        delete_oldest(tx, new.account_id, &new.id).await?;
    }
    Ok(rows == 1)
}

/// Deletes the sessions of an account beyond [`SESSIONS`], those used longest ago, and never the one just inserted.
async fn delete_oldest(tx: &mut Tx, account: AccountId, made: &[u8]) -> Result<(), Fault> {
    tx.sql(
        "DELETE FROM session
         WHERE account_id = $1 AND id <> $2 AND id NOT IN
             (SELECT id
              FROM session
              WHERE account_id = $1 AND id <> $2
              ORDER BY last_seen_at DESC, created_at DESC, id
              LIMIT CAST($3 AS BIGINT))",
    )
    .bind(account)
    .bind(made.to_vec())
    .bind(SESSIONS - 1)
    .execute()
    .await?;
    Ok(())
}

pub(super) async fn load(db: &mut impl Engine, id: &[u8]) -> Result<Option<SessionRow>, Fault> {
    db.sql(
        "SELECT id, account_id, standing, agent, created_at, last_seen_at
         FROM session
         WHERE id = $1",
    )
    .bind(id.to_vec())
    .optional()
    .await
}

pub(super) async fn see(tx: &mut Tx, id: &[u8], now: Timestamp) -> Result<(), Fault> {
    tx.sql("UPDATE session SET last_seen_at = $2 WHERE id = $1")
        .bind(id.to_vec())
        .bind(now)
        .execute()
        .await?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx, id: &[u8]) -> Result<(), Fault> {
    tx.sql("DELETE FROM session WHERE id = $1")
        .bind(id.to_vec())
        .execute()
        .await?;
    Ok(())
}

pub(super) async fn delete_of(tx: &mut Tx, account: AccountId) -> Result<(), Fault> {
    tx.sql("DELETE FROM session WHERE account_id = $1")
        .bind(account)
        .execute()
        .await?;
    Ok(())
}

pub(super) async fn delete_others(
    tx: &mut Tx,
    account: AccountId,
    keep: &[u8],
) -> Result<(), Fault> {
    tx.sql("DELETE FROM session WHERE account_id = $1 AND id <> $2")
        .bind(account)
        .bind(keep.to_vec())
        .execute()
        .await?;
    Ok(())
}

pub(super) async fn delete_one(tx: &mut Tx, account: AccountId, id: &[u8]) -> Result<(), Fault> {
    tx.sql("DELETE FROM session WHERE account_id = $1 AND id = $2")
        .bind(account)
        .bind(id.to_vec())
        .execute()
        .await?;
    Ok(())
}

pub(super) async fn of_account(
    db: &mut impl Engine,
    account: AccountId,
) -> Result<Vec<SessionRow>, Fault> {
    db.sql(
        "SELECT id, account_id, standing, agent, created_at, last_seen_at
         FROM session
         WHERE account_id = $1
         ORDER BY last_seen_at DESC, id",
    )
    .bind(account)
    .all()
    .await
}

/// Deletes the sessions of a standing that were last used, or begun, so long ago that they are refused.
pub(super) async fn sweep_sessions(
    tx: &mut Tx,
    standing: Standing,
    seen: Timestamp,
    begun: Timestamp,
) -> Result<u64, Fault> {
    tx.sql(
        "DELETE FROM session
         WHERE standing = $1 AND (last_seen_at <= $2 OR created_at <= $3)",
    )
    .bind(standing)
    .bind(seen)
    .bind(begun)
    .execute()
    .await
}

/// Keeps a text in a session, in place of an earlier one of the same name. A session that has ended keeps none.
pub(super) async fn keep_words(
    tx: &mut Tx,
    session: &[u8],
    name: &str,
    words: &str,
) -> Result<(), Fault> {
    tx.sql_for(
        "INSERT INTO session_words (session_id, name, words)
         SELECT id, CAST($2 AS TEXT), CAST($3 AS TEXT)
         FROM session
         WHERE id = $1
         ON CONFLICT (session_id, name) DO UPDATE SET words = excluded.words",
        "INSERT INTO session_words (session_id, name, words)
         SELECT id, CAST($2 AS TEXT), CAST($3 AS TEXT)
         FROM session
         WHERE id = $1
         FOR KEY SHARE
         ON CONFLICT (session_id, name) DO UPDATE SET words = excluded.words",
    )
    .bind(session.to_vec())
    .bind(name.to_owned())
    .bind(words.to_owned())
    .execute()
    .await?;
    Ok(())
}

pub(super) async fn forget_words(tx: &mut Tx, session: &[u8], name: &str) -> Result<(), Fault> {
    tx.sql("DELETE FROM session_words WHERE session_id = $1 AND name = $2")
        .bind(session.to_vec())
        .bind(name.to_owned())
        .execute()
        .await?;
    Ok(())
}

pub(super) async fn words(
    db: &mut impl Engine,
    session: &[u8],
    names: &[String],
) -> Result<HashMap<String, String>, Fault> {
    let rows = db
        .sql("SELECT name, words FROM session_words WHERE session_id = $1 AND name IN ({texts $2})")
        .bind(session.to_vec())
        .bind(Json(names))
        .all::<(String, String)>()
        .await?;
    Ok(rows.into_iter().collect())
}

pub(super) async fn all_words(
    tx: &mut Tx,
    account: AccountId,
    session: &[u8],
) -> Result<Vec<(String, String)>, Fault> {
    tx.sql(
        "SELECT w.name, w.words
         FROM session_words w
         JOIN session s ON s.id = w.session_id
         WHERE s.account_id = $1 AND s.id = $2
         ORDER BY w.name",
    )
    .bind(account)
    .bind(session.to_vec())
    .all()
    .await
}

/// Keeps a form for the account of a known browser, in place of an earlier one. For an unknown browser nothing is kept and
/// the result is `false`, so that visitors without an account cannot fill the table.
pub(super) async fn keep_of_device(
    tx: &mut Tx,
    device: &[u8],
    page: &str,
    body: &str,
    now: Timestamp,
    expires_at: Timestamp,
) -> Result<bool, Fault> {
    let rows = tx
        .sql(
            "INSERT INTO kept_form (place, account_id, page, body, expires_at)
             SELECT hash, account_id, CAST($2 AS TEXT), CAST($3 AS TEXT), CAST($5 AS BIGINT)
             FROM device
             WHERE hash = $1 AND expires_at > $4
             ON CONFLICT (place) DO UPDATE
             SET account_id = excluded.account_id, page = excluded.page, body = excluded.body,
                 expires_at = excluded.expires_at",
        )
        .bind(device.to_vec())
        .bind(page.to_owned())
        .bind(body.to_owned())
        .bind(now)
        .bind(expires_at)
        .execute()
        .await?;
    Ok(rows == 1)
}

/// Keeps a form at an account's own page, in place of an earlier one.
pub(super) async fn keep_of_account(
    tx: &mut Tx,
    place: &[u8],
    account: AccountId,
    page: &str,
    body: &str,
    expires_at: Timestamp,
) -> Result<(), Fault> {
    tx.sql(
        "INSERT INTO kept_form (place, account_id, page, body, expires_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (place) DO UPDATE
         SET page = excluded.page, body = excluded.body, expires_at = excluded.expires_at",
    )
    .bind(place.to_vec())
    .bind(account)
    .bind(page.to_owned())
    .bind(body.to_owned())
    .bind(expires_at)
    .execute()
    .await?;
    Ok(())
}

/// A stored kept form.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct KeptRow {
    pub page: String,
    pub body: String,
    pub expires_at: Timestamp,
}

/// The form that is kept for this account in this place.
pub(super) async fn kept(
    db: &mut impl Engine,
    place: &[u8],
    account: AccountId,
    now: Timestamp,
) -> Result<Option<KeptRow>, Fault> {
    db.sql(
        "SELECT page, body, expires_at
         FROM kept_form
         WHERE place = $1 AND account_id = $2 AND expires_at > $3",
    )
    .bind(place.to_vec())
    .bind(account)
    .bind(now)
    .optional()
    .await
}

pub(super) async fn forget_kept(
    tx: &mut Tx,
    place: &[u8],
    account: AccountId,
) -> Result<(), Fault> {
    tx.sql("DELETE FROM kept_form WHERE place = $1 AND account_id = $2")
        .bind(place.to_vec())
        .bind(account)
        .execute()
        .await?;
    Ok(())
}

/// Deletes the forms that are kept for an account at the pages whose address begins with `from`.
pub(super) async fn forget_kept_under(
    tx: &mut Tx,
    account: AccountId,
    from: &str,
) -> Result<(), Fault> {
    tx.sql("DELETE FROM kept_form WHERE account_id = $1 AND page LIKE CAST($2 AS TEXT)")
        .bind(account)
        .bind(format!("{from}%"))
        .execute()
        .await?;
    Ok(())
}

pub(super) async fn sweep_kept(tx: &mut Tx, now: Timestamp) -> Result<u64, Fault> {
    tx.sql("DELETE FROM kept_form WHERE expires_at <= $1")
        .bind(now)
        .execute()
        .await
}
