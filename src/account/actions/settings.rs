//! What somebody changes about the own account: profile, password, address.

use super::credentials::{
    Entered, LockedAccount, admit, end_credentials, lock_account, lock_proved,
};
use super::throttle::{self, Bucket};
use super::{Error, hash};
use crate::account::browser::Browser;
use crate::account::forms::{EmailChange, PasswordChange, Profile, TypedPassword};
use crate::account::mails::{self, Answer};
use crate::account::model::{Account, AccountId, EmailAddress, Fate, Purpose, Request};
use crate::account::named::Named;
use crate::account::store;
use crate::account::store::links::{self, NewRequest};
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

/// Changes the password of somebody who knows the old one: ends all that the old one granted,
/// tells the owner, and signs this browser in anew.
pub async fn change_password(
    app: &App,
    owner: &Account,
    change: &PasswordChange,
    browser: &Browser,
) -> Result<Entered, Error> {
    let mut place = app.hashes.place(Caller::Known(owner.email.key()))?;
    let stored = prove(app, &mut place, owner, &change.current).await?;
    let hash = hash(app, &mut place, change.new.as_str()).await?;
    drop(place);
    let mut tx = app.db.write().await?;
    let owner = lock_proved(&mut tx, app, owner, &stored).await?;
    let id = owner.account.id;
    store::change_password(&mut tx, id, &hash).await?;
    throttle::give_back(&mut tx, app, Bucket::Owner(id)).await?;
    let words = match &browser.session {
        Some(former) => session::all_words(&mut tx, id, former).await?,
        None => Vec::new(),
    };
    end_credentials(&mut tx, id, owner.now).await?;
    mails::owe_password_changed(&mut tx, app, &owner.account).await?;
    let entered = admit(&mut tx, app, owner, browser).await?;
    // What was typed here and not sent goes on; it is no credential.
    session::hand_words_on(&mut tx, entered.session, &words).await?;
    tx.commit().await?;
    Ok(entered)
}

/// Asks at a new address whether its owner wants the account there, and warns at the old one.
/// An address that has an account is asked for in the same way, but no mail carries the link:
/// who has an account is not for others to find out.
pub async fn ask_move(
    app: &App,
    owner: &Account,
    browser: Token,
    change: &EmailChange,
) -> Result<(), Error> {
    let mut place = app.hashes.place(Caller::Known(owner.email.key()))?;
    let stored = prove(app, &mut place, owner, &change.current).await?;
    drop(place);
    let mut tx = app.db.write().await?;
    let LockedAccount {
        account: owner,
        now,
        ..
    } = lock_proved(&mut tx, app, owner, &stored).await?;
    let other = store::by_email(&mut tx, &change.email).await?;
    links::end(&mut tx, owner.id, Purpose::NewAddress, now).await?;
    let stop = NewRequest {
        purpose: Purpose::StopAddress,
        account: Some(owner.id),
        registration: None,
        email: &owner.email,
        browser: &browser.hash(),
    };
    let asked = NewRequest {
        purpose: Purpose::NewAddress,
        email: &change.email,
        ..stop
    };
    // In this order: whether a move was taken after a link to stop it was made is told by their numbers.
    let stop = links::ask(&mut tx, &stop, now).await?;
    let request = links::ask(&mut tx, &asked, now).await?;
    match &other {
        Some(other) => {
            let answer = Answer::Already(other);
            let language = other.language;
            mails::owe_answer(&mut tx, app, &answer, &change.email, language, request).await?;
        }
        None => mails::owe_new_address(&mut tx, app, &owner, &change.email, request).await?,
    }
    mails::owe_stop_address(&mut tx, app, &owner, &change.email, stop).await?;
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

/// By what somebody who presses the button of a move shows that the account is theirs.
#[derive(Debug)]
pub enum OwnerProof {
    /// A session of the account, in this browser.
    Session(SessionKey),
    /// The account's password, as it was typed.
    Password(TypedPassword),
}

/// The same, as far as it is proved before the account is locked.
enum Proved {
    Session(SessionKey),
    Hash(String),
}

/// Moves an account to the address that the link was sent to. Whoever opens the link receives
/// mail there; that the account is theirs, a session of it or its password proves. A second press
/// of the button is answered as the first.
pub async fn move_address(
    app: &App,
    request: &Request,
    proof: Option<OwnerProof>,
    named: &dyn Named,
) -> Result<(), Error> {
    let id = request.account.ok_or(Error::DeadLink)?;
    match request.fate {
        Fate::Used => return Ok(()),
        Fate::Over => return Err(Error::DeadLink),
        Fate::Open => {}
    }
    let proved = match proof.ok_or(Error::WrongPair)? {
        OwnerProof::Session(key) => Proved::Session(key),
        OwnerProof::Password(typed) => {
            let mut conn = app.db.read().await?;
            let owner = store::by_id(&mut conn, id).await?.ok_or(Error::DeadLink)?;
            drop(conn);
            let mut place = app.hashes.place(Caller::Stranger(owner.email.key()))?;
            throttle::take(app, Bucket::Request(request.id)).await?;
            Proved::Hash(compare(app, &mut place, id, &typed).await?)
        }
    };
    let mut tx = app.db.write().await?;
    let owner = lock_account(&mut tx, app, id).await?;
    let LockedAccount { password, now, .. } = owner.ok_or(Error::DeadLink)?;
    let is_still_proved = match &proved {
        Proved::Session(key) => session::is_open(&mut tx, id, key, now).await?,
        Proved::Hash(hash) => *hash == password,
    };
    if !is_still_proved {
        return Err(Error::Overtaken);
    }
    if !links::use_up(&mut tx, request.id, now).await? {
        return Err(Error::DeadLink);
    }
    named.take_address(app, &mut tx, id, &request.email).await?;
    if !store::change_email(&mut tx, id, &request.email).await? {
        return Err(Error::Taken);
    }
    readdress(&mut tx, id).await?;
    // Links that went to the address that was left are no longer the owner's.
    links::end(&mut tx, id, Purpose::Reset, now).await?;
    links::end(&mut tx, id, Purpose::SignIn, now).await?;
    show_address(&mut tx, app, id, named).await?;
    tx.commit().await?;
    Ok(())
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

/// What pressing the button of a link that stops a move did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stopped {
    /// The account had not moved, and stays where it is.
    InTime,
    /// The account came back.
    TakenBack,
    /// Nothing: the link had been used.
    Before,
}

/// The owner of the old address stops a move, or takes the account back after it, once. Somebody
/// else knows the password then, so all that it granted ends, and so do the links that were sent
/// to the addresses that the account had gone to.
pub async fn stop_move(app: &App, request: &Request, named: &dyn Named) -> Result<Stopped, Error> {
    let id = request.account.ok_or(Error::DeadLink)?;
    match request.fate {
        Fate::Used => return Ok(Stopped::Before),
        Fate::Over => return Err(Error::DeadLink),
        Fate::Open => {}
    }
    let mut tx = app.db.write().await?;
    let owner = lock_account(&mut tx, app, id).await?;
    let LockedAccount { account, now, .. } = owner.ok_or(Error::DeadLink)?;
    if !links::use_up(&mut tx, request.id, now).await? {
        return Err(Error::DeadLink);
    }
    links::end_later_moves(&mut tx, id, request.id, now).await?;
    end_credentials(&mut tx, id, now).await?;
    let had_moved = account.email != request.email;
    if had_moved {
        named.take_address(app, &mut tx, id, &request.email).await?;
        if !store::change_email(&mut tx, id, &request.email).await? {
            return Err(Error::Taken);
        }
        readdress(&mut tx, id).await?;
        show_address(&mut tx, app, id, named).await?;
    }
    tx.commit().await?;
    Ok(if had_moved {
        Stopped::TakenBack
    } else {
        Stopped::InTime
    })
}

/// Ends one session of an account. One that has ended meanwhile, or is another's, is as
/// good as ended.
pub async fn end_session(app: &App, owner: AccountId, key: &SessionKey) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    session::end_one(&mut tx, owner, key).await?;
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
    session::end_others(&mut tx, owner, keep).await?;
    tx.commit().await?;
    Ok(())
}

/// Proves that whoever sits at a signed-in browser knows the account's password, and answers its hash.
async fn prove(
    app: &App,
    place: &mut Place,
    owner: &Account,
    typed: &TypedPassword,
) -> Result<String, Error> {
    throttle::take(app, Bucket::Owner(owner.id)).await?;
    compare(app, place, owner.id, typed).await
}

/// Compares a typed password with the account's, and answers the hash that it fits.
async fn compare(
    app: &App,
    place: &mut Place,
    id: AccountId,
    typed: &TypedPassword,
) -> Result<String, Error> {
    let mut conn = app.db.read().await?;
    let stored = store::password(&mut conn, id).await?;
    drop(conn);
    let verdict = place.verify(stored.clone(), typed.as_str()).await?;
    stored.filter(|_| verdict.right).ok_or(Error::WrongPair)
}
