//! What people and other rooms do with accounts: one deed, one function, in one transaction.

pub use super::store::{by_email, by_id, lock, names_of, reviewers};

use super::model::{AccountId, Suspension};
use super::store;
use crate::db::{Fault, Timestamp, Tx};

/// Suspends an account within a transaction that does more. It can still sign in, and sees one page: why, and how
/// to appeal. What it had submitted waits outside the queue until it is restored.
pub async fn suspend(
    tx: &mut Tx,
    id: AccountId,
    reason: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    let suspension = Suspension {
        at: now,
        reason: reason.to_owned(),
    };
    store::change_suspension(tx, id, Some(&suspension)).await
}
