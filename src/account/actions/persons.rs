//! One person with several accounts. The owner of an account confirms a second address: the accounts that have it are of
//! the same person then, and so are those that get it later. An administrator can say it of two accounts, or deny it.

use super::credentials::LockedAccount;
use super::links::was_used;
use super::settings::{OwnerProof, lock_by_proof, lock_to_ask};
use super::{AskedFrom, Error};
use crate::account::forms::EmailChange;
use crate::account::mails;
use crate::account::model::{
    Account, AccountDeed, AccountId, EmailAddress, LinkPurpose, LinkRequest,
};
use crate::account::named::Named;
use crate::account::store::links::{self, NewLinkRequest};
use crate::account::store::{self, persons};
use crate::app::App;
use crate::db::{Engine, Fault, Timestamp, Tx};

/// Mails a link to a second address of an owner. Whether the address has an account changes neither page nor writes.
pub async fn ask_second_address(
    app: &App,
    owner: &Account,
    from: AskedFrom,
    second: &EmailChange,
) -> Result<(), Error> {
    let (mut tx, owner) = lock_to_ask(app, owner, from, second, 1).await?;
    let LockedAccount {
        account: owner,
        now,
        ..
    } = owner;
    let asked = NewLinkRequest {
        purpose: LinkPurpose::SecondAddress,
        account: Some(owner.id),
        registration: None,
        email: &second.email,
        browser: &from.browser.hash(),
        lifetime: LinkPurpose::SecondAddress.lifetime(),
    };
    let request = links::add(&mut tx, &asked, now).await?;
    mails::owe_second_address(&mut tx, app, &owner, &second.email, request).await?;
    tx.commit().await?;
    Ok(())
}

/// Confirms a second address of an account. The link proves that the person receives mail there; a session of the account
/// or its password proves the owner. A second press of the button is answered like the first.
pub async fn confirm_second_address(
    app: &App,
    request: &LinkRequest,
    proof: Option<OwnerProof>,
    named: &dyn Named,
) -> Result<(), Error> {
    if was_used(request)? {
        return Ok(());
    }
    let (mut tx, owner) = lock_by_proof(app, request, proof).await?;
    let (id, now) = (owner.account.id, owner.now);
    if !links::use_up(&mut tx, request.id, now).await? {
        return Err(Error::DeadLink);
    }
    persons::confirm_address(&mut tx, id, &request.email, now).await?;
    take_address(&mut tx, app, id, &request.email, named).await?;
    tx.commit().await?;
    Ok(())
}

/// An account has this address from now on. It becomes a party to the practices that name the address, and the other
/// accounts that have it are of the same person.
pub(super) async fn take_address(
    tx: &mut Tx,
    app: &App,
    id: AccountId,
    email: &EmailAddress,
    named: &dyn Named,
) -> Result<(), Error> {
    let mut same = persons::with_address(tx, email).await?;
    same.retain(|other| *other != id);
    if !same.is_empty() {
        same.push(id);
        join(tx, app, &same, named).await?;
    }
    named.take_address(app, tx, id, email).await?;
    Ok(())
}

/// Makes the persons of these accounts one person.
async fn join(
    tx: &mut Tx,
    app: &App,
    accounts: &[AccountId],
    named: &dyn Named,
) -> Result<(), Error> {
    let all = persons::lock_persons(tx, accounts).await?;
    let person = all.first().copied().ok_or(Error::NotFound)?;
    persons::set_person(tx, &all, person).await?;
    named.join_accounts(app, tx, &all).await?;
    Ok(())
}

/// What else is of an account's person.
#[derive(Debug, Clone)]
pub struct OwnAddresses {
    /// The addresses that the account has confirmed, and when.
    pub confirmed: Vec<(String, Timestamp)>,
    /// The other accounts.
    pub accounts: Vec<Account>,
}

/// The addresses and accounts that are of the same person as this account.
pub async fn own_addresses(db: &mut impl Engine, id: AccountId) -> Result<OwnAddresses, Fault> {
    Ok(OwnAddresses {
        confirmed: persons::confirmed_addresses(db, id).await?,
        accounts: same_person(db, id).await?,
    })
}

/// The other accounts of this account's person.
pub async fn same_person(db: &mut impl Engine, id: AccountId) -> Result<Vec<Account>, Fault> {
    let mut others = persons::of_persons(db, &[id]).await?;
    others.retain(|other| *other != id);
    store::by_ids(db, &others).await
}

/// An administrator says whether two accounts are of one person.
pub(crate) async fn judge_persons(
    tx: &mut Tx,
    app: &App,
    (one, other): (AccountId, AccountId),
    by: AccountId,
    are_one: bool,
    named: &dyn Named,
) -> Result<(), Error> {
    let pair = [one, other];
    if one == other || store::by_ids(tx, &pair).await?.len() < pair.len() {
        return Err(Error::NotFound);
    }
    let now = app.clock.now();
    let joined = persons::of_persons(tx, &[one]).await?.contains(&other);
    if joined {
        // The button, pressed twice; what is one person is not separated.
        return if are_one {
            Ok(())
        } else {
            Err(Error::Overtaken)
        };
    }
    let deed = if are_one {
        join(tx, app, &pair, named).await?;
        AccountDeed::OnePerson
    } else {
        persons::set_distinct(tx, (one.min(other), one.max(other)), by, now).await?;
        AccountDeed::TwoPersons
    };
    for account in pair {
        store::record::add(tx, account, Some(by), deed, "", now).await?;
    }
    Ok(())
}
