//! What somebody changes about the own account: profile, password, address.

use super::throttle::{self, Bucket};
use super::{Error, hash};
use crate::account::forms::{EmailChange, PasswordChange, Profile, TypedPassword};
use crate::account::mails::{self, Answer};
use crate::account::model::{Account, AccountId, EmailAddress, Fate, Purpose, Request};
use crate::account::named::Named;
use crate::account::store::links::{self, NewRequest};
use crate::account::store::{self, devices};
use crate::app::{App, Token};
use crate::db::{Engine, Fault, Tx};
use crate::edition;
use crate::hashes::{Caller, Place};
use crate::mail::actions::readdress;
use crate::web::session::{self, SessionKey};

/// Changes what stands on pages and in mails. Name and organisation are joined to what
/// was published, so a change of them is one that the public can see, if it sees them at all.
pub async fn change_profile(
    app: &App,
    owner: &Account,
    profile: &Profile,
    named: &dyn Named,
) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    store::change_profile(
        &mut tx,
        owner.id,
        &profile.name,
        profile.organisation.as_deref(),
        profile.country,
        profile.language,
    )
    .await?;
    if profile.name != owner.name || profile.organisation != owner.organisation {
        // Locked first: what is published at this very moment is seen, or sees the new name.
        edition::lock(&mut tx).await?;
        if named.is_named(&mut tx, owner.id).await? {
            let (edition, _) = edition::raise(&mut tx, &app.clock).await?;
            store::named_in(&mut tx, owner.id, edition).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Changes the password of somebody who knows the old one: ends every other session,
/// forgets every other browser, tells the owner. What this browser is known by is new.
pub async fn change_password(
    app: &App,
    owner: &Account,
    change: &PasswordChange,
    keep: &SessionKey,
) -> Result<Token, Error> {
    let mut place = app.hashes.place(Caller::Known(owner.email.key()))?;
    let stored = prove(app, &mut place, owner, &change.current).await?;
    let hash = hash(app, &mut place, change.new.as_str()).await?;
    drop(place);
    let device = app.random.token();
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    if !store::change_password(&mut tx, owner.id, Some(&stored), &hash).await? {
        // Changed from another window in between: what was proved is no longer the password.
        return Err(Error::WrongPair);
    }
    throttle::give_back(&mut tx, app, Bucket::Owner(owner.id)).await?;
    session::end_others(&mut tx, owner.id.0, keep).await?;
    devices::forget_all(&mut tx, owner.id).await?;
    let until = now.plus(super::enter::KNOWN_FOR);
    devices::remember(&mut tx, &device.hash(), owner.id, now, until).await?;
    mails::owe_password_changed(&mut tx, app, owner).await?;
    tx.commit().await?;
    Ok(device)
}

/// Asks at a new address whether its owner wants the account there, and warns at the old one.
pub async fn ask_move(
    app: &App,
    owner: &Account,
    browser: Token,
    change: &EmailChange,
) -> Result<(), Error> {
    let mut place = app.hashes.place(Caller::Known(owner.email.key()))?;
    prove(app, &mut place, owner, &change.current).await?;
    drop(place);
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let other = store::by_email(&mut tx, &change.email).await?;
    links::end(&mut tx, owner.id, Purpose::NewAddress, now).await?;
    let asked = NewRequest {
        purpose: other
            .as_ref()
            .map_or(Purpose::NewAddress, |_| Purpose::None),
        account: Some(owner.id),
        registration: None,
        email: &change.email,
        browser: &browser.hash(),
    };
    let request = links::ask(&mut tx, &asked, now).await?;
    match &other {
        // The page says the same: who has an account is not for others to find out.
        Some(other) => {
            let answer = Answer::Already(other);
            mails::owe_answer(
                &mut tx,
                app,
                &answer,
                &change.email,
                other.language,
                request,
            )
            .await?;
        }
        None => mails::owe_new_address(&mut tx, app, owner, &change.email, request).await?,
    }
    let stop = NewRequest {
        purpose: Purpose::StopAddress,
        email: &owner.email,
        ..asked
    };
    let stop = links::ask(&mut tx, &stop, now).await?;
    mails::owe_stop_address(&mut tx, app, owner, &change.email, stop).await?;
    tx.commit().await?;
    Ok(())
}

/// The address that an account has asked to move to, while the link there works.
pub async fn planned_move(
    db: &mut impl Engine,
    app: &App,
    owner: AccountId,
) -> Result<Option<EmailAddress>, Fault> {
    links::open_move(db, owner, app.clock.now()).await
}

/// What pressing the button of a move did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// The account's mails go there from now on.
    Now,
    /// They did already.
    Before,
}

/// Moves an account to the address that the link was sent to. Elsewhere than in the
/// browser that asked, the account's password proves that it is the same person.
pub async fn move_address(
    app: &App,
    request: &Request,
    is_owner_here: bool,
    proof: Option<TypedPassword>,
    named: &dyn Named,
) -> Result<Moved, Error> {
    let id = request.account.ok_or(Error::DeadLink)?;
    match request.fate {
        Fate::Used => return Ok(Moved::Before),
        Fate::Over => return Err(Error::DeadLink),
        Fate::Open => {}
    }
    if !is_owner_here {
        let typed = proof.ok_or(Error::WrongPair)?;
        let mut conn = app.db.read().await?;
        let owner = store::by_id(&mut conn, id).await?.ok_or(Error::DeadLink)?;
        let stored = store::password(&mut conn, id).await?;
        drop(conn);
        let mut place = app.hashes.place(Caller::Stranger(owner.email.key()))?;
        throttle::take(app, Bucket::Request(request.id)).await?;
        let verdict = place.verify(stored, typed.as_str()).await?;
        if !verdict.right {
            return Err(Error::WrongPair);
        }
    }
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    if !links::use_up(&mut tx, request.id, now).await? {
        return Err(Error::DeadLink);
    }
    named.take_address(app, &mut tx, id, &request.email).await?;
    if !store::change_email(&mut tx, id, &request.email).await? {
        return Err(Error::Taken);
    }
    readdress(&mut tx, id.0).await?;
    // Links that went to the address that was left are no longer the owner's.
    links::end(&mut tx, id, Purpose::Reset, now).await?;
    links::end(&mut tx, id, Purpose::SignIn, now).await?;
    show_address(&mut tx, app, id, named).await?;
    tx.commit().await?;
    Ok(Moved::Now)
}

/// The address may stand on what its owner published, as the contact: then a change of it is one that the public
/// can see. Last of all in its transaction, and the edition locked first, as for a name.
async fn show_address(
    tx: &mut Tx,
    app: &App,
    id: AccountId,
    named: &dyn Named,
) -> Result<(), Error> {
    edition::lock(tx).await?;
    if named.is_named(tx, id).await? {
        edition::raise(tx, &app.clock).await?;
    }
    Ok(())
}

/// The owner of the old address stops a move, or takes the account back after it: then
/// every session ends and no browser is known any longer.
pub async fn stop_move(app: &App, request: &Request, named: &dyn Named) -> Result<Moved, Error> {
    let id = request.account.ok_or(Error::DeadLink)?;
    if request.fate == Fate::Over {
        return Err(Error::DeadLink);
    }
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let owner = store::lock(&mut tx, id).await?.ok_or(Error::DeadLink)?;
    links::use_up(&mut tx, request.id, now).await?;
    links::end(&mut tx, id, Purpose::NewAddress, now).await?;
    let had_moved = owner.email != request.email;
    if had_moved {
        named.take_address(app, &mut tx, id, &request.email).await?;
        if !store::change_email(&mut tx, id, &request.email).await? {
            return Err(Error::Taken);
        }
        readdress(&mut tx, id.0).await?;
        links::end(&mut tx, id, Purpose::Reset, now).await?;
        links::end(&mut tx, id, Purpose::SignIn, now).await?;
        session::end_all(&mut tx, id.0).await?;
        devices::forget_all(&mut tx, id).await?;
        show_address(&mut tx, app, id, named).await?;
    }
    tx.commit().await?;
    Ok(if had_moved { Moved::Now } else { Moved::Before })
}

/// Ends one session of an account. One that has ended meanwhile, or is another's, is as
/// good as ended.
pub async fn end_session(app: &App, owner: AccountId, key: &SessionKey) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    session::end_one(&mut tx, owner.0, key).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends every session of an account but one.
pub async fn end_other_sessions(
    app: &App,
    owner: AccountId,
    keep: &SessionKey,
) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    session::end_others(&mut tx, owner.0, keep).await?;
    tx.commit().await?;
    Ok(())
}

/// Proves that whoever sits at a signed-in browser knows the account's password.
async fn prove(
    app: &App,
    place: &mut Place,
    owner: &Account,
    typed: &TypedPassword,
) -> Result<String, Error> {
    throttle::take(app, Bucket::Owner(owner.id)).await?;
    let mut conn = app.db.read().await?;
    let stored = store::password(&mut conn, owner.id).await?;
    drop(conn);
    let verdict = place.verify(stored.clone(), typed.as_str()).await?;
    stored.filter(|_| verdict.right).ok_or(Error::WrongPair)
}
