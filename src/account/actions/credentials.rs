//! What proves the owner of an account, and what such a proof grants. A session and a known browser are granted in the
//! transaction that checks the proof again under the account's lock. All that an old credential granted is ended by one
//! function, in the transaction that replaces or revokes the credential.

use std::time::Duration;

use super::Error;
use crate::account::browser::Browser;
use crate::account::model::{Account, AccountId};
use crate::account::reader::standing;
use crate::account::store::{self, devices, links};
use crate::address::Address;
use crate::app::{App, Token};
use crate::db::{Fault, Timestamp, Tx};
use crate::language::Language;
use crate::web::session::{self, NewSession, SessionId};

/// How long a browser stays known after its last sign-in.
const KNOWN_FOR: Duration = Duration::from_hours(365 * 24);

/// An account under its lock, with the password hash that proves its owner.
pub(super) struct LockedAccount {
    /// The account as it is under the lock.
    pub account: Account,
    /// The password hash as it is under the lock.
    pub password: String,
    /// The time, read under the lock. Never before the last change of credentials: another node's clock may be ahead.
    pub now: Timestamp,
}

impl LockedAccount {
    /// Whether the proved password is still the account's, and the standing is still the one that was read. Comparing a
    /// hash takes time, and both may change meanwhile.
    pub fn is_still(&self, read: &Account, proved: &str) -> bool {
        self.password == proved && standing(&self.account) == standing(read)
    }
}

/// What a proof of the owner grants: a session and a known browser.
#[derive(Clone, Debug)]
pub struct Admission {
    /// The account that was signed in to.
    pub account: Account,
    /// The id of the new session.
    pub session: SessionId,
    /// The secret by which the browser is known.
    pub device: Token,
    /// The page of a form that was sent without a session; it is shown filled in there.
    pub kept: Option<(Language, Address)>,
}

/// Locks an account. All that was read of it before must be checked again against this answer.
pub(super) async fn lock_account(
    tx: &mut Tx,
    app: &App,
    id: AccountId,
) -> Result<Option<LockedAccount>, Fault> {
    let Some(account) = store::lock(tx, id).await? else {
        return Ok(None);
    };
    let (password, ended_at) = store::credentials(tx, id).await?;
    let now = app.clock.now();
    Ok(Some(LockedAccount {
        account,
        password,
        now: ended_at.map_or(now, |ended_at| now.max(ended_at)),
    }))
}

/// Locks an account whose owner proved the password, if that proof still holds.
pub(super) async fn lock_proved(
    tx: &mut Tx,
    app: &App,
    read: &Account,
    proved: &str,
) -> Result<LockedAccount, Error> {
    let locked = lock_account(tx, app, read.id)
        .await?
        .ok_or(Error::NotFound)?;
    if locked.is_still(read, proved) {
        Ok(locked)
    } else {
        Err(Error::Overtaken)
    }
}

/// Signs the owner in: makes the session, ends the former session of this browser, and remembers the browser.
pub(super) async fn admit(
    tx: &mut Tx,
    app: &App,
    owner: LockedAccount,
    browser: &Browser,
) -> Result<Admission, Error> {
    let LockedAccount { account, now, .. } = owner;
    let new = NewSession {
        account: account.id,
        standing: standing(&account),
        agent: &browser.agent,
        former: browser.session.as_ref(),
    };
    let session = session::begin(tx, app, &new, now).await?;
    let device = match browser.device {
        Some(known) if devices::is_of(tx, &known.hash(), account.id, now).await? => {
            devices::use_again(tx, &known.hash(), now.plus(KNOWN_FOR)).await?;
            known
        }
        _ => remember(tx, app, account.id, now).await?,
    };
    Ok(Admission {
        account,
        session,
        device,
        kept: None,
    })
}

/// Remembers a browser by a fresh secret.
pub(super) async fn remember(
    tx: &mut Tx,
    app: &App,
    owner: AccountId,
    now: Timestamp,
) -> Result<Token, Error> {
    let fresh = app.random.token();
    devices::remember(tx, &fresh.hash(), owner, now, now.plus(KNOWN_FOR)).await?;
    Ok(fresh)
}

/// Ends all that an account's credentials granted until now: every session, every known browser, every open request
/// and its mailed links. Every change of password or standing calls this, in its own transaction.
///
/// One link stays: the one that stops a move which has taken place since. It was sent to the address that was left, and
/// protects the owner of that address against the person who has the account now.
pub(super) async fn end_credentials(
    tx: &mut Tx,
    id: AccountId,
    now: Timestamp,
) -> Result<(), Fault> {
    store::set_credentials_ended(tx, id, now).await?;
    links::end_all(tx, id, now).await?;
    session::end_all(tx, id).await?;
    devices::forget_all(tx, id).await
}
