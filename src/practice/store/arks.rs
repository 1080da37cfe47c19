//! The persistent identifiers of practices.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use sqlx::types::Json;

use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::edition::Edition;
use crate::practice::model::{Ark, PracticeId};

/// Those of these keys that a practice has.
pub async fn taken_arks(tx: &mut Tx, arks: &BTreeSet<Ark>) -> Result<Vec<(Ark,)>, Fault> {
    let arks: Vec<&str> = arks.iter().map(Ark::as_str).collect();
    tx.sql("SELECT ark FROM practice WHERE ark IN ({texts $1})")
        .bind(Json(arks))
        .all()
        .await
}

/// Locks the next practices behind this one that were published and have no key.
pub async fn lock_without_ark(
    tx: &mut Tx,
    after: PracticeId,
    most: i64,
) -> Result<Vec<(PracticeId,)>, Fault> {
    tx.sql_for(
        "SELECT id FROM practice WHERE id > $1 AND first_published_at IS NOT NULL AND seq > 0 AND ark IS NULL
         ORDER BY id LIMIT CAST($2 AS BIGINT)",
        "SELECT id FROM practice WHERE id > $1 AND first_published_at IS NOT NULL AND seq > 0 AND ark IS NULL
         ORDER BY id LIMIT CAST($2 AS BIGINT) FOR UPDATE",
    )
    .bind(after)
    .bind(most)
    .all()
    .await
}

/// Gives each of these locked practices its key, in this edition.
pub async fn name_practices(
    tx: &mut Tx,
    named: &[(PracticeId, Ark)],
    (edition, at): (Edition, Timestamp),
) -> Result<(), Fault> {
    let rows: Vec<Value> = named
        .iter()
        .map(|(id, ark)| json!([id, ark.as_str()]))
        .collect();
    tx.sql(
        "UPDATE practice SET ark = named.ark, edition = $2, changed_at = $3
         FROM (SELECT CAST(value ->> 0 AS BIGINT) AS id, value ->> 1 AS ark FROM {rows $1}) named
         WHERE practice.id = named.id",
    )
    .bind(Json(rows))
    .bind(edition)
    .bind(at)
    .execute()
    .await?;
    Ok(())
}
