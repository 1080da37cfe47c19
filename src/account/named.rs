//! What practices know of an account: whether the public reads its name, and which practices name its address. This room
//! must not know practices, so the router hands over their implementation once, at start.

use std::sync::Arc;

use async_trait::async_trait;

use super::model::{AccountId, EmailAddress, Name};
use crate::app::App;
use crate::db::{Fault, Tx};

/// What accounts ask of practices when an account changes.
#[async_trait]
pub trait Named: Send + Sync {
    /// Whether a public page shows this account's name. Called while the edition's row is locked.
    async fn is_named(&self, tx: &mut Tx, account: AccountId) -> Result<bool, Fault>;

    /// Lets the queue find what this account has submitted by its new name. The account's row is locked.
    async fn rename(&self, tx: &mut Tx, account: AccountId, name: &Name) -> Result<(), Fault>;

    /// The public reads another name of this account from now on. The edition's row is locked, and its edition has begun.
    async fn mark_renamed(&self, tx: &mut Tx, account: AccountId) -> Result<(), Fault>;

    /// Ends what this account has in hand as a reviewer, who is away from now on, and suggests others. The account's row is
    /// locked.
    async fn pass_on_work(&self, app: &App, tx: &mut Tx, account: AccountId) -> Result<(), Fault>;

    /// These accounts are of one person: each is a party to what the others are a party to. Their rows are locked.
    async fn join_accounts(
        &self,
        app: &App,
        tx: &mut Tx,
        accounts: &[AccountId],
    ) -> Result<(), Fault>;

    /// Makes the practices that name this address the account's own. Called right after a new account was added, and
    /// right before an account's address changes.
    async fn take_address(
        &self,
        app: &App,
        tx: &mut Tx,
        account: AccountId,
        address: &EmailAddress,
    ) -> Result<(), Fault>;
}

/// The implementation, as handlers receive it.
#[derive(Clone)]
pub struct NamedLookup(pub Arc<dyn Named>);
