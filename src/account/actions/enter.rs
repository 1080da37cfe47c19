//! Signing in: by a password, or for submitters by a mailed link.

use super::credentials::{Admission, admit, lock_account};
use super::links::OpenedLink;
use super::throttle::{self, Bucket};
use super::{Error, hash_at};
use crate::account::browser::Browser;
use crate::account::forms::Credentials;
use crate::account::model::{Account, AccountId, EmailAddress, LinkPurpose, RequestState, Role};
use crate::account::store::links;
use crate::account::store::{self, devices};
use crate::app::{App, Token};
use crate::db::Fault;
use crate::hashes::{Caller, HashPlace};
use crate::web::kept::Carried;

/// How often a password is compared again because the account changed during the comparison.
const PROOFS: usize = 3;

/// The browser's secret, if the account of this address knows the browser.
async fn known_device(
    app: &App,
    device: Option<Token>,
    email: &EmailAddress,
) -> Result<Option<Token>, Error> {
    let Some(device) = device else {
        return Ok(None);
    };
    let mut conn = app.db.read().await?;
    let is_known = devices::knows(&mut conn, &device.hash(), email, app.clock.now()).await?;
    Ok(Some(device).filter(|_| is_known))
}

/// Signs in by address and password. The throttle is asked before the account is looked
/// up, and one hash is computed whether or not there is an account.
pub async fn sign_in(
    app: &App,
    form: &Credentials,
    browser: &Browser,
    carried: &Carried,
) -> Result<Admission, Error> {
    let device = known_device(app, browser.device, &form.email).await?;
    let hashed = device.map(|token| token.hash());
    let address = form.email.key();
    let (bucket, caller) = match &hashed {
        Some(hashed) => (Bucket::KnownBrowser(hashed), Caller::Known(address)),
        None => (Bucket::SignIn(&form.email), Caller::Stranger(address)),
    };
    let mut place = app.hashes.take_place(caller)?;
    throttle::take(app, bucket).await?;
    let mut seen = look_up(app, &form.email).await?;
    for _ in 0..PROOFS {
        let proved = prove_password(app, place, seen, form).await?;
        let mut tx = app.db.write().await?;
        let owner = lock_account(&mut tx, app, proved.account.id).await?;
        let owner = owner.ok_or(Error::WrongPair)?;
        if owner.account.email != form.email {
            return Err(Error::WrongPair);
        }
        if !owner.is_still(&proved.account, &proved.hash) {
            // Compare the password again, with the account as it is now.
            seen = Some(StoredPassword {
                account: owner.account,
                hash: owner.password,
            });
            place = app.hashes.take_place(caller)?;
            continue;
        }
        if let Some(renewed) = &proved.renewed {
            store::change_password(&mut tx, owner.account.id, renewed).await?;
        }
        throttle::give_back(&mut tx, app, bucket).await?;
        let mut admission = admit(&mut tx, app, owner, browser).await?;
        admission.kept = carried.keep(&mut tx, app, admission.device).await?;
        tx.commit().await?;
        return Ok(admission);
    }
    Err(Error::Busy)
}

/// An account with the hash of its password, as they were read.
struct StoredPassword {
    account: Account,
    hash: String,
}

async fn look_up(app: &App, email: &EmailAddress) -> Result<Option<StoredPassword>, Fault> {
    let mut conn = app.db.read().await?;
    let account = store::by_email(&mut conn, email).await?;
    let id = account
        .as_ref()
        .map_or(AccountId::NONE, |account| account.id);
    let hash = store::password(&mut conn, id).await?;
    Ok(account
        .zip(hash)
        .map(|(account, hash)| StoredPassword { account, hash }))
}

/// A right password, with the account as it was during the comparison.
struct ProvedPassword {
    account: Account,
    hash: String,
    /// The password hashed under the current settings, if the stored hash was made under older ones.
    renewed: Option<String>,
}

async fn prove_password(
    app: &App,
    mut place: HashPlace,
    seen: Option<StoredPassword>,
    form: &Credentials,
) -> Result<ProvedPassword, Error> {
    let typed = form.password.as_str();
    let stored = seen.as_ref().map(|stored| stored.hash.clone());
    let verdict = place.verify(stored, typed).await?;
    let Some(StoredPassword { account, hash }) = seen.filter(|_| verdict.right) else {
        return Err(Error::WrongPair);
    };
    // The password itself is only known here, so an outdated hash is replaced now.
    let renewed = if verdict.outdated {
        Some(hash_at(app, &mut place, typed).await?)
    } else {
        None
    };
    Ok(ProvedPassword {
        account,
        hash,
        renewed,
    })
}

/// Signs in by a mailed link: submitters only, and once. Another browser than the one that
/// asked must prove that its user knows the address the link was sent to.
pub async fn enter_by_link(
    app: &App,
    opened: &OpenedLink,
    typed: Option<&EmailAddress>,
    browser: &Browser,
) -> Result<Admission, Error> {
    let request = &opened.request;
    let (RequestState::Open, Some(id)) = (request.state, request.account) else {
        return Err(Error::DeadLink);
    };
    if !opened.is_where_asked && typed != Some(&request.email) {
        return Err(Error::WrongPair);
    }
    let mut tx = app.db.write().await?;
    let owner = lock_account(&mut tx, app, id).await?;
    let owner = owner.ok_or(Error::DeadLink)?;
    let is_submitter = owner.account.role == Role::Submitter;
    if !is_submitter || !links::use_up(&mut tx, request.id, owner.now).await? {
        return Err(Error::DeadLink);
    }
    links::end(&mut tx, id, LinkPurpose::SignIn, owner.now).await?;
    let admission = admit(&mut tx, app, owner, browser).await?;
    tx.commit().await?;
    Ok(admission)
}

/// Signs in as one of the demonstration's sample accounts, without a password. This works in a
/// demonstration only: its data are samples, and it listens on this machine only.
pub async fn enter_demo(
    app: &App,
    email: &str,
    browser: &Browser,
    carried: &Carried,
) -> Result<Admission, Error> {
    if !app.settings.demo {
        return Err(Error::NotFound);
    }
    let email = EmailAddress::parse(email).map_err(|_| Error::NotFound)?;
    let mut tx = app.db.write().await?;
    let found = store::lock_by_email(&mut tx, &email).await?;
    let owner = match found {
        Some(found) => lock_account(&mut tx, app, found.id).await?,
        None => None,
    };
    let owner = owner.ok_or(Error::NotFound)?;
    let mut admission = admit(&mut tx, app, owner, browser).await?;
    admission.kept = carried.keep(&mut tx, app, admission.device).await?;
    tx.commit().await?;
    Ok(admission)
}
