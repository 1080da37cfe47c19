//! Signing in: by a password, or for submitters by a mailed link.

use super::credentials::{Entered, admit, lock_account};
use super::throttle::{self, Bucket};
use super::{Error, hash};
use crate::account::browser::Browser;
use crate::account::forms::Credentials;
use crate::account::model::{Account, EmailAddress, Fate, Request, Role};
use crate::account::store::links;
use crate::account::store::{self, devices};
use crate::app::{App, Token};
use crate::db::Fault;
use crate::hashes::{Caller, Place};
use crate::web::kept::Carried;

/// How often a password is proved again because the account changed while its hash was being compared.
const PROOFS: usize = 3;

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
    browser: &Browser,
    carried: &Carried,
) -> Result<Entered, Error> {
    let known = known(app, browser.device, &form.email).await?;
    let hashed = known.map(|token| token.hash());
    let address = form.email.key();
    let (bucket, caller) = match &hashed {
        Some(hashed) => (Bucket::KnownBrowser(hashed), Caller::Known(address)),
        None => (Bucket::SignIn(&form.email), Caller::Stranger(address)),
    };
    let mut place = app.hashes.place(caller)?;
    throttle::take(app, bucket).await?;
    let mut seen = look_up(app, &form.email).await?;
    for _ in 0..PROOFS {
        let proved = prove(app, place, seen, form).await?;
        let mut tx = app.db.write().await?;
        let owner = lock_account(&mut tx, app, proved.account.id).await?;
        let owner = owner.ok_or(Error::WrongPair)?;
        if owner.account.email != form.email {
            return Err(Error::WrongPair);
        }
        if !owner.is_still(&proved.account, &proved.stored) {
            // The password is asked again, of the account as it is now.
            seen = Some((owner.account, owner.password));
            place = app.hashes.place(caller)?;
            continue;
        }
        if let Some(renewed) = &proved.renewed {
            store::change_password(&mut tx, owner.account.id, renewed).await?;
        }
        throttle::give_back(&mut tx, app, bucket).await?;
        let mut entered = admit(&mut tx, app, owner, browser).await?;
        entered.kept = carried.keep(&mut tx, app, entered.device).await?;
        tx.commit().await?;
        return Ok(entered);
    }
    Err(Error::Busy)
}

/// The account of an address, with the hash of its password.
async fn look_up(app: &App, email: &EmailAddress) -> Result<Option<(Account, String)>, Fault> {
    let mut conn = app.db.read().await?;
    let Some(account) = store::by_email(&mut conn, email).await? else {
        return Ok(None);
    };
    let stored = store::password(&mut conn, account.id).await?;
    Ok(stored.map(|stored| (account, stored)))
}

/// Whose password was right, as the account was when it was compared.
struct Proved {
    account: Account,
    stored: String,
    /// The same password under the settings of today, where it is stored under older ones.
    renewed: Option<String>,
}

async fn prove(
    app: &App,
    mut place: Place,
    seen: Option<(Account, String)>,
    form: &Credentials,
) -> Result<Proved, Error> {
    let typed = form.password.as_str();
    let stored = seen.as_ref().map(|(_, stored)| stored.clone());
    let verdict = place.verify(stored, typed).await?;
    let Some((account, stored)) = seen.filter(|_| verdict.right) else {
        return Err(Error::WrongPair);
    };
    // Only now is the password at hand that an older hash can be replaced with.
    let renewed = if verdict.outdated {
        Some(hash(app, &mut place, typed).await?)
    } else {
        None
    };
    Ok(Proved {
        account,
        stored,
        renewed,
    })
}

/// Signs in by a mailed link: submitters only, once, in the browser that asked, or in
/// another by somebody who knows the address it was sent to.
pub async fn enter_by_link(
    app: &App,
    request: &Request,
    same_browser: bool,
    typed: Option<&EmailAddress>,
    browser: &Browser,
) -> Result<Entered, Error> {
    let (Fate::Open, Some(id)) = (request.fate, request.account) else {
        return Err(Error::DeadLink);
    };
    if !same_browser && typed != Some(&request.email) {
        return Err(Error::WrongPair);
    }
    let mut tx = app.db.write().await?;
    let owner = lock_account(&mut tx, app, id).await?;
    let owner = owner.ok_or(Error::DeadLink)?;
    let is_submitter = owner.account.role == Role::Submitter;
    if !is_submitter || !links::use_up(&mut tx, request.id, owner.now).await? {
        return Err(Error::DeadLink);
    }
    let entered = admit(&mut tx, app, owner, browser).await?;
    tx.commit().await?;
    Ok(entered)
}

/// Steps into the demonstration as one of its people, without a password: its data are
/// samples, it listens to this machine only, and nowhere else does this do anything.
pub async fn enter_demo(
    app: &App,
    email: &str,
    browser: &Browser,
    carried: &Carried,
) -> Result<Entered, Error> {
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
    let mut entered = admit(&mut tx, app, owner, browser).await?;
    entered.kept = carried.keep(&mut tx, app, entered.device).await?;
    tx.commit().await?;
    Ok(entered)
}
