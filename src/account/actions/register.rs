//! Registering and confirming. Nobody has an account before the address is verified, and
//! an address that has one already is answered alike: same page, same writes, same hash,
//! one mail.

use super::throttle::{self, Bucket};
use super::{Error, hash};
use crate::account::forms::{Registration, TypedPassword};
use crate::account::mails::{self, Answer};
use crate::account::model::{Fate, Purpose, Request, Role};
use crate::account::named::Named;
use crate::account::store::links::{self, NewRequest};
use crate::account::store::registrations::{self, Pending};
use crate::account::store::{self, NewAccount};
use crate::app::{App, Token};
use crate::hashes::Caller;

/// Keeps a registration until its address is confirmed, and owes the mail that asks for it.
pub async fn register(app: &App, browser: Token, form: Registration) -> Result<(), Error> {
    let caller = Caller::NewPassword(form.email.key());
    let mut place = app.hashes.place(caller)?;
    throttle::take(app, Bucket::Register(&form.email)).await?;
    let everybody = Bucket::Registrations(app.settings.registrations);
    throttle::take_of_everybody(app, everybody).await?;
    let password = hash(app, &mut place, form.password.as_str()).await?;
    drop(place);
    let pending = Pending {
        name: form.profile.name,
        email: form.email,
        organisation: form.profile.organisation,
        country: form.profile.country,
        language: form.profile.language,
        password,
    };
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let owner = store::by_email(&mut tx, &pending.email).await?;
    let answer = owner.as_ref().map_or(Answer::Confirm, Answer::Already);
    registrations::sweep(&mut tx, now).await?;
    registrations::replace(&mut tx, &pending.email, &browser.hash()).await?;
    let until = now.plus(Purpose::Confirm.life());
    let registration = registrations::add(&mut tx, &pending, &browser.hash(), now, until).await?;
    let asked = NewRequest {
        purpose: answer.purpose(),
        account: None,
        registration: Some(registration),
        email: &pending.email,
        browser: &browser.hash(),
    };
    let request = links::ask(&mut tx, &asked, now).await?;
    mails::owe_answer(
        &mut tx,
        app,
        &answer,
        &pending.email,
        pending.language,
        request,
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

/// What pressing the button of a confirmation did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// There is an account now.
    Now,
    /// There was one already: pressed twice, or confirmed elsewhere.
    Before,
}

/// Makes the account of a pending registration. Whoever is not in the browser that
/// registered proves to be the same person by the password chosen then: so a stranger's
/// registration with your address is useless even if you press the button.
pub async fn confirm(
    app: &App,
    request: &Request,
    same_browser: bool,
    proof: Option<TypedPassword>,
    named: &dyn Named,
) -> Result<Confirmed, Error> {
    let now = app.clock.now();
    match request.fate {
        Fate::Used => return Ok(Confirmed::Before),
        Fate::Over => return Err(Error::DeadLink),
        Fate::Open => {}
    }
    let id = request.registration.ok_or(Error::DeadLink)?;
    let mut conn = app.db.read().await?;
    let pending = registrations::by_id(&mut conn, id, now).await?;
    drop(conn);
    let pending = pending.ok_or(Error::DeadLink)?;
    if !same_browser {
        let typed = proof.ok_or(Error::WrongPair)?;
        let caller = Caller::Stranger(pending.email.key());
        let mut place = app.hashes.place(caller)?;
        throttle::take(app, Bucket::Request(request.id)).await?;
        let stored = Some(pending.password.clone());
        let verdict = place.verify(stored, typed.as_str()).await?;
        if !verdict.right {
            return Err(Error::WrongPair);
        }
    }
    let mut tx = app.db.write().await?;
    if !links::use_up(&mut tx, request.id, now).await? {
        return Ok(Confirmed::Before);
    }
    let new = NewAccount {
        name: &pending.name,
        email: &pending.email,
        password: &pending.password,
        organisation: pending.organisation.as_deref(),
        country: pending.country,
        language: pending.language,
        role: Role::Submitter,
    };
    let added = store::add(&mut tx, &new, now).await?;
    if let Some(id) = added {
        named.take_address(app, &mut tx, id, &pending.email).await?;
    }
    registrations::remove(&mut tx, &pending.email).await?;
    tx.commit().await?;
    Ok(added.map_or(Confirmed::Before, |_| Confirmed::Now))
}
