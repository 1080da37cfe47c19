//! Signing in: by a password, or for submitters by a mailed link.

use std::time::Duration;

use super::throttle::{self, Bucket};
use super::{Error, hash};
use crate::account::forms::Credentials;
use crate::account::model::{Account, AccountId, EmailAddress, Fate, Request, Role};
use crate::account::store::links;
use crate::account::store::{self, devices};
use crate::address::Address;
use crate::app::{App, Token};
use crate::db::{Timestamp, Tx};
use crate::hashes::Caller;
use crate::language::Language;
use crate::web::kept::Carried;

/// How long a browser stays known.
pub const KNOWN_FOR: Duration = Duration::from_hours(365 * 24);

/// Somebody who has just proved who they are.
#[derive(Clone, Debug)]
pub struct Entered {
    /// Who.
    pub account: Account,
    /// What the browser is to be remembered by.
    pub device: Token,
    /// Where a form that they sent before will be shown filled in.
    pub kept: Option<(Language, Address)>,
}

/// What this browser is known by, if somebody has signed in to the account of this address in it.
async fn known(
    app: &App,
    device: Option<Token>,
    email: &EmailAddress,
) -> Result<Option<Token>, Error> {
    let Some(device) = device else {
        return Ok(None);
    };
    let mut conn = app.db.read().await?;
    let knows = devices::knows(&mut conn, &device.hash(), email, app.clock.now()).await?;
    Ok(Some(device).filter(|_| knows))
}

/// Signs in by address and password. The throttle is asked before the account is looked
/// up, and one hash is computed whether there is one or not.
pub async fn sign_in(
    app: &App,
    form: &Credentials,
    device: Option<Token>,
    carried: &Carried,
) -> Result<Entered, Error> {
    let known = known(app, device, &form.email).await?;
    let hashed = known.map(|token| token.hash());
    let address = form.email.key();
    let (bucket, caller) = match &hashed {
        Some(hashed) => (Bucket::KnownBrowser(hashed), Caller::Known(address)),
        None => (Bucket::SignIn(&form.email), Caller::Stranger(address)),
    };
    let mut place = app.hashes.place(caller)?;
    throttle::take(app, bucket).await?;
    let mut conn = app.db.read().await?;
    let owner = store::by_email(&mut conn, &form.email).await?;
    let stored = match &owner {
        Some(owner) => store::password(&mut conn, owner.id).await?,
        None => None,
    };
    drop(conn);
    let typed = form.password.as_str();
    let verdict = place.verify(stored.clone(), typed).await?;
    let Some(owner) = owner.filter(|_| verdict.right) else {
        return Err(Error::WrongPair);
    };
    // Only now is the password at hand that an older hash can be replaced with.
    let renewed = if verdict.outdated {
        Some(hash(app, &mut place, typed).await?)
    } else {
        None
    };
    drop(place);
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    if let Some(renewed) = renewed {
        store::change_password(&mut tx, owner.id, stored.as_deref(), &renewed).await?;
    }
    throttle::give_back(&mut tx, app, bucket).await?;
    let device = remember(&mut tx, app, owner.id, known, now).await?;
    let kept = carried.keep(&mut tx, app, device).await?;
    tx.commit().await?;
    Ok(Entered {
        account: owner,
        device,
        kept,
    })
}

/// Signs in by a mailed link: submitters only, once, in the browser that asked, or in
/// another by somebody who knows the address it was sent to.
pub async fn enter_by_link(
    app: &App,
    request: &Request,
    same_browser: bool,
    typed: Option<&EmailAddress>,
    device: Option<Token>,
) -> Result<Entered, Error> {
    let now = app.clock.now();
    let (Fate::Open, Some(id)) = (request.fate, request.account) else {
        return Err(Error::DeadLink);
    };
    if !same_browser && typed != Some(&request.email) {
        return Err(Error::WrongPair);
    }
    let known = known(app, device, &request.email).await?;
    let mut tx = app.db.write().await?;
    let owner = store::lock(&mut tx, id).await?.ok_or(Error::DeadLink)?;
    if owner.role != Role::Submitter || !links::use_up(&mut tx, request.id, now).await? {
        return Err(Error::DeadLink);
    }
    let device = remember(&mut tx, app, id, known, now).await?;
    tx.commit().await?;
    Ok(Entered {
        account: owner,
        device,
        kept: None,
    })
}

/// Steps into the demonstration as one of its people, without a password: its data are
/// samples, it listens to this machine only, and nowhere else does this do anything.
pub async fn enter_demo(
    app: &App,
    email: &str,
    device: Option<Token>,
    carried: &Carried,
) -> Result<Entered, Error> {
    if !app.settings.demo {
        return Err(Error::NotFound);
    }
    let email = EmailAddress::parse(email).map_err(|_| Error::NotFound)?;
    let known = known(app, device, &email).await?;
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let owner = store::by_email(&mut tx, &email)
        .await?
        .ok_or(Error::NotFound)?;
    let device = remember(&mut tx, app, owner.id, known, now).await?;
    let kept = carried.keep(&mut tx, app, device).await?;
    tx.commit().await?;
    Ok(Entered {
        account: owner,
        device,
        kept,
    })
}

/// What this browser is known by from now on: what it is known by already, or a fresh secret.
async fn remember(
    tx: &mut Tx,
    app: &App,
    owner: AccountId,
    known: Option<Token>,
    now: Timestamp,
) -> Result<Token, Error> {
    let until = now.plus(KNOWN_FOR);
    if let Some(known) = known {
        devices::use_again(tx, &known.hash(), until).await?;
        return Ok(known);
    }
    let fresh = app.random.token();
    devices::remember(tx, &fresh.hash(), owner, now, until).await?;
    Ok(fresh)
}
