//! What administrators and the command line do with others' accounts. These run in the
//! caller's transaction, because what they mean for claims and submissions belongs to the
//! same deed; what the accounts' credentials granted ends in it too.

use super::Error;
use super::credentials::end_credentials;
use super::throttle::{self, Bucket};
use crate::account::mails;
use crate::account::model::{Account, AccountId, EmailAddress, Name, Role, Scope, Suspension};
use crate::account::named::Named;
use crate::account::store::{self, NewAccount};
use crate::address;
use crate::app::App;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::hashes::Caller;
use crate::language::{Language, TextLanguage};
use crate::taxonomy::CountryCode;
use crate::web::unsent;

/// An account that is made without a mail: by the command line, an import or the demo.
#[derive(Clone, Debug)]
pub struct NewMember {
    /// What stands on what it publishes.
    pub name: Name,
    /// Where its mails go.
    pub email: EmailAddress,
    /// Public beside the name.
    pub organisation: Option<String>,
    /// Where the person or the institution is.
    pub country: Option<CountryCode>,
    /// The language of its pages and mails.
    pub language: Language,
    /// What it may do.
    pub role: Role,
    /// The objectives it reviews.
    pub scope: Scope,
    /// The languages of texts that it reads.
    pub reads: Vec<TextLanguage>,
}

/// Makes an account with a password that has been hashed by [`super::hash_password`].
pub async fn create(
    tx: &mut Tx,
    app: &App,
    new: &NewMember,
    password: &str,
    now: Timestamp,
    named: &dyn Named,
) -> Result<AccountId, Error> {
    let row = NewAccount {
        name: &new.name,
        email: &new.email,
        password,
        organisation: new.organisation.as_deref(),
        country: new.country,
        language: new.language,
        role: new.role,
    };
    let id = store::add(tx, &row, now).await?.ok_or(Error::Taken)?;
    named.take_address(app, tx, id, &new.email).await?;
    store::change_scope(tx, id, &new.scope).await?;
    store::change_reads(tx, id, &new.reads).await?;
    Ok(id)
}

/// Grants or takes a role, and limits it to objectives. A change of role ends all that the
/// account's credentials granted; scope is read at each request and needs no such thing.
/// Answers the account as it was before.
pub async fn change_role(
    tx: &mut Tx,
    app: &App,
    id: AccountId,
    role: Role,
    scope: &Scope,
) -> Result<Account, Error> {
    let before = lock(tx, id, role < Role::Administrator).await?;
    store::change_scope(tx, id, scope).await?;
    if before.role != role {
        store::change_role(tx, id, role).await?;
        end_credentials(tx, id, app.clock.now()).await?;
        forget_unsent(tx, id, role).await?;
        mails::owe_role(tx, app, &before, role).await?;
    }
    Ok(before)
}

/// What was typed at the pages of a role ends with the role, even if the role comes back.
async fn forget_unsent(tx: &mut Tx, id: AccountId, role: Role) -> Result<(), Error> {
    let of_role = [
        (Role::Reviewer, address::queue()),
        (Role::Administrator, address::admin()),
    ];
    for (least, pages) in of_role {
        if role < least {
            unsent::forget_under(tx, id, &pages).await?;
        }
    }
    Ok(())
}

/// Says which languages of texts somebody reads.
pub async fn change_reads(
    tx: &mut Tx,
    id: AccountId,
    languages: &[TextLanguage],
) -> Result<(), Error> {
    lock(tx, id, false).await?;
    store::change_reads(tx, id, languages).await?;
    Ok(())
}

/// An administrator suspends an account. Answers the account as it was before.
pub async fn suspend_by_administrator(
    tx: &mut Tx,
    id: AccountId,
    reason: &str,
    now: Timestamp,
) -> Result<Account, Error> {
    let before = lock(tx, id, true).await?;
    suspend(tx, id, reason, now).await?;
    Ok(before)
}

/// Suspends an account within a deed that has locked it: all that its credentials granted
/// ends, and when its owner signs in they see one page with why, in these words, and how to
/// appeal. What was suspended before keeps its reason.
pub async fn suspend(
    tx: &mut Tx,
    id: AccountId,
    reason: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    let suspension = Suspension {
        at: now,
        reason: reason.trim().to_owned(),
    };
    if store::begin_suspension(tx, id, &suspension).await? {
        end_credentials(tx, id, now).await?;
    }
    Ok(())
}

/// Lets a suspended account back in, answers its appeals and tells its owner.
pub async fn restore(tx: &mut Tx, app: &App, id: AccountId) -> Result<Account, Error> {
    let before = lock(tx, id, false).await?;
    if before.is_suspended() {
        store::end_suspension(tx, id).await?;
        let now = app.clock.now();
        store::answer_appeals(tx, id, now).await?;
        end_credentials(tx, id, now).await?;
        mails::owe_restored(tx, app, &before).await?;
    }
    Ok(before)
}

/// Brings what a suspended person says before every administrator.
pub async fn appeal(app: &App, by: &Account, words: &str) -> Result<(), Error> {
    throttle::take(app, Bucket::Owner(by.id)).await?;
    let mut tx = app.db.write().await?;
    store::add_appeal(&mut tx, by.id, words, app.clock.now()).await?;
    let everybody = store::reviewers(&mut tx).await?;
    let administrators = everybody
        .iter()
        .filter(|account| account.role == Role::Administrator);
    for administrator in administrators {
        mails::owe_appeal(&mut tx, app, administrator, by, words).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Whether this is the account's password. It is not counted as an attempt to sign in.
pub async fn has_password(app: &App, id: AccountId, password: &str) -> Result<bool, Error> {
    let mut db = app.db.read().await?;
    let stored = store::password(&mut db, id).await?;
    drop(db);
    let mut place = app.hashes.place(Caller::Known("asked without a form"))?;
    Ok(place.verify(stored, password).await?.right)
}

/// Gives an account another password, hashed by [`super::hash_password`], without a mail to
/// its owner: all that the old one granted ends.
pub async fn replace_password(
    tx: &mut Tx,
    id: AccountId,
    hash: &str,
    now: Timestamp,
) -> Result<(), Error> {
    lock(tx, id, false).await?;
    store::change_password(tx, id, hash).await?;
    end_credentials(tx, id, now).await?;
    Ok(())
}

/// Every account, by rising id.
pub async fn everybody(db: &mut impl Engine) -> Result<Vec<Account>, Fault> {
    store::everybody(db).await
}

/// Locks an account; with `takes_away`, sees to it that an administrator is left without
/// it. The administrators are locked together and in order, so that two of them who
/// demote each other meet here and not at an empty room.
async fn lock(tx: &mut Tx, id: AccountId, takes_away: bool) -> Result<Account, Error> {
    if takes_away {
        let administrators = store::lock_administrators(tx).await?;
        if administrators == [id] {
            return Err(Error::LastAdministrator);
        }
    }
    store::lock(tx, id).await?.ok_or(Error::NotFound)
}
