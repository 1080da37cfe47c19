//! Whose name the public reads: what the account room asks when a name changes.

use async_trait::async_trait;

use super::store;
use crate::account::model::AccountId;
use crate::account::named::Named;
use crate::db::{Fault, Tx};

/// Whoever first submitted, or owns, something that can be read now.
pub struct Submitters;

#[async_trait]
impl Named for Submitters {
    async fn is_named(&self, tx: &mut Tx, account: AccountId) -> Result<bool, Fault> {
        store::is_named(tx, account).await
    }
}
