//! Mails that are erased with their address, because the person whom they reached wants no more of them.

use sqlx::types::Json;

use crate::db::{Engine, Fault, Tx};
use crate::mail::model::MailId;

/// Deletes these mails and their notices, except those that wait: their numbers are returned.
pub async fn erase_settled(tx: &mut Tx, mails: &[MailId]) -> Result<Vec<MailId>, Fault> {
    let call = tx.call().sql(
        "DELETE FROM notice
         WHERE mail_id IN (SELECT id FROM mail WHERE id IN ({ids $1}) AND state <> 'waiting')",
    );
    let call = call.bind(Json(mails)).sql(
        "DELETE FROM mail
         WHERE id IN ({ids $1}) AND state <> 'waiting'",
    );
    let call = call.bind(Json(mails)).sql(
        "SELECT id FROM mail
         WHERE id IN ({ids $1})",
    );
    let mut results = call.bind(Json(mails)).run().await?;
    results.changed()?;
    results.changed()?;
    let waiting: Vec<(MailId,)> = results.all()?;
    Ok(waiting.into_iter().map(|(id,)| id).collect())
}
