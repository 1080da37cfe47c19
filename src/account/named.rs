//! What practices know of an account: whether the public reads its name, and where its address is named. This room must
//! not know practices: the router hands their answer over once, at start.

use std::sync::Arc;

use async_trait::async_trait;

use super::model::{AccountId, EmailAddress};
use crate::app::App;
use crate::db::{Fault, Tx};

/// Asked when an account changes.
#[async_trait]
pub trait Named: Send + Sync {
    /// Whether a page of the public shows this account's name. Asked while the edition's row is locked.
    async fn is_named(&self, tx: &mut Tx, account: AccountId) -> Result<bool, Fault>;

    /// The account is about to have this address: a new account right after it was added, another one right before its
    /// address changes. Practices that name the address are the account's own from then on.
    async fn take_address(
        &self,
        app: &App,
        tx: &mut Tx,
        account: AccountId,
        address: &EmailAddress,
    ) -> Result<(), Fault>;
}

/// Whoever knows it.
#[derive(Clone)]
pub struct Knows(pub Arc<dyn Named>);
