//! What the account room asks about practices, which it must not know: whose name the public reads, what a new name
//! changes, and who becomes a party with an address.

use async_trait::async_trait;

use super::{actions, store};
use crate::account::model::{AccountId, EmailAddress, Name};
use crate::account::named::Named;
use crate::app::App;
use crate::db::{Fault, Tx};

/// Answers from the practices' own tables.
pub struct Submitters;

#[async_trait]
impl Named for Submitters {
    async fn is_named(&self, tx: &mut Tx, account: AccountId) -> Result<bool, Fault> {
        store::is_named(tx, account).await
    }

    async fn rename(&self, tx: &mut Tx, account: AccountId, name: &Name) -> Result<(), Fault> {
        actions::rename(tx, account, name).await
    }

    async fn mark_renamed(&self, tx: &mut Tx, account: AccountId) -> Result<(), Fault> {
        store::mark_renamed(tx, account).await
    }

    async fn pass_on_work(&self, app: &App, tx: &mut Tx, account: AccountId) -> Result<(), Fault> {
        match actions::pass_on_work_of(app, tx, account, |_| false).await {
            Ok(_) => Ok(()),
            Err(actions::Error::Fault(fault)) => Err(fault),
            Err(other) => Err(Fault::unfit(format!(
                "the work of account {account} cannot be handed on: {other}"
            ))),
        }
    }

    async fn join_accounts(
        &self,
        app: &App,
        tx: &mut Tx,
        accounts: &[AccountId],
    ) -> Result<(), Fault> {
        match actions::join_accounts(app, tx, accounts).await {
            Ok(()) => Ok(()),
            Err(actions::Error::Fault(fault)) => Err(fault),
            Err(other) => Err(Fault::unfit(format!(
                "the accounts {accounts:?} cannot be joined: {other}"
            ))),
        }
    }

    async fn take_address(
        &self,
        app: &App,
        tx: &mut Tx,
        account: AccountId,
        address: &EmailAddress,
    ) -> Result<(), Fault> {
        match actions::take_address(app, tx, account, address).await {
            Ok(()) => Ok(()),
            Err(actions::Error::Fault(fault)) => Err(fault),
            Err(other) => Err(Fault::unfit(format!(
                "account {account} cannot take an address: {other}"
            ))),
        }
    }
}
