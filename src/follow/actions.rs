//! What readers do with subscriptions by mail, and what the worker does with them. Each function is one transaction, or one
//! for each batch.

mod ask;
mod link;
mod rounds;
mod sweep;

pub use ask::ask;
pub use link::{confirm, end, end_all, end_of_link, opened};
pub use rounds::{begin_rounds, is_any_open, unfold_batch};
pub use sweep::sweep;

use super::model::SubscriptionId;
use super::store::{letters, subscriptions};
use crate::db::{Engine, Fault, Tx};
use crate::mail::actions as outbox;

/// How many subscriptions are confirmed.
pub async fn count(db: &mut impl Engine) -> Result<i64, Fault> {
    subscriptions::count(db).await
}

/// Deletes subscriptions and erases their addresses, also in the mails that the outbox still keeps. A mail that waits is
/// erased by the sweep, once the worker has found that it is no longer owed.
async fn erase(tx: &mut Tx, ids: &[SubscriptionId]) -> Result<(), Fault> {
    if ids.is_empty() {
        return Ok(());
    }
    // A round that is being told inserts letters of them.
    subscriptions::lock_all(tx, ids).await?;
    let mut mails = letters::mails_of(tx, ids).await?;
    subscriptions::delete(tx, ids).await?;
    let waiting = outbox::erase_settled(tx, &mails).await?;
    mails.retain(|mail| !waiting.contains(mail));
    letters::delete_of_mails(tx, &mails).await
}
