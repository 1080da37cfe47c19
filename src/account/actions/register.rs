//! Registering and confirming. There is no account before its address is verified, except that an
//! administrator or the command line made it. An address
//! that has an account already is answered alike: the same page, the same writes, one hash and
//! one mail.

use super::links::{OpenedLink, was_used};
use super::persons::take_address;
use super::throttle::{self, Bucket};
use super::{AskedFrom, Error, hash_at};
use crate::account::forms::{Registration, TypedPassword};
use crate::account::mails::{self, AddressReply};
use crate::account::model::{LinkPurpose, Role};
use crate::account::named::Named;
use crate::account::store::links::{self, NewLinkRequest};
use crate::account::store::registrations::{self, PendingRegistration};
use crate::account::store::{self, NewAccount};
use crate::app::App;
use crate::hashes::Caller;

/// Keeps a registration until its address is confirmed, and owes the mail that asks for it.
pub async fn register(app: &App, from: AskedFrom, form: Registration) -> Result<(), Error> {
    let caller = Caller::NewPassword(form.email.key());
    let mut place = app.hashes.take_place(caller)?;
    throttle::take(app, Bucket::Register(&form.email, from.network)).await?;
    let of_site = Bucket::Registrations(app.settings.registrations);
    throttle::take_shared(app, of_site).await?;
    throttle::take_mails(app, 1).await?;
    let password = hash_at(app, &mut place, form.password.as_str()).await?;
    drop(place);
    let pending = PendingRegistration {
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
    let reply = owner
        .as_ref()
        .map_or(AddressReply::Confirm, AddressReply::Already);
    registrations::sweep(&mut tx, now).await?;
    let until = now.plus(LinkPurpose::Confirm.lifetime());
    let registration =
        registrations::put(&mut tx, &pending, &from.browser.hash(), now, until).await?;
    let asked = NewLinkRequest {
        purpose: reply.purpose(),
        account: None,
        registration: Some(registration),
        email: &pending.email,
        browser: &from.browser.hash(),
        lifetime: reply.purpose().lifetime(),
    };
    let request = links::add(&mut tx, &asked, now).await?;
    mails::owe_reply(
        &mut tx,
        app,
        &reply,
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
pub enum ConfirmOutcome {
    /// The account was made.
    NewAccount,
    /// There was an account already: the button was pressed twice, or the address confirmed by another link.
    ConfirmedBefore,
}

/// Makes the account of a pending registration. In another browser than the one that registered, the person must
/// prove themselves by the password chosen at registration. So a registration by a stranger with your address is
/// useless even if you press the button.
pub async fn confirm(
    app: &App,
    opened: &OpenedLink,
    proof: Option<TypedPassword>,
    named: &dyn Named,
) -> Result<ConfirmOutcome, Error> {
    let request = &opened.request;
    let now = app.clock.now();
    if was_used(request)? {
        return Ok(ConfirmOutcome::ConfirmedBefore);
    }
    let id = request.registration.ok_or(Error::DeadLink)?;
    let mut conn = app.db.read().await?;
    let pending = registrations::by_id(&mut conn, id, now).await?;
    drop(conn);
    let pending = pending.ok_or(Error::DeadLink)?;
    if !opened.is_where_asked {
        let typed = proof.ok_or(Error::WrongPair)?;
        let caller = Caller::Stranger(pending.email.key());
        let mut place = app.hashes.take_place(caller)?;
        throttle::take(app, Bucket::Request(request.id)).await?;
        let stored = Some(pending.password.clone());
        let verdict = place.verify(stored, typed.as_str()).await?;
        if !verdict.right {
            return Err(Error::WrongPair);
        }
    }
    let mut tx = app.db.write().await?;
    if !links::use_up(&mut tx, request.id, now).await? {
        return Ok(ConfirmOutcome::ConfirmedBefore);
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
        take_address(&mut tx, app, id, &pending.email, named).await?;
    }
    registrations::remove_all(&mut tx, &pending.email).await?;
    tx.commit().await?;
    Ok(added.map_or(ConfirmOutcome::ConfirmedBefore, |_| {
        ConfirmOutcome::NewAccount
    }))
}
