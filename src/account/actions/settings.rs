//! What owners change about their own account: profile, password, address, sessions.

use super::credentials::{
    Admission, LockedAccount, admit, end_credentials, lock_account, lock_proved,
};
use super::links::was_used;
use super::persons::take_address;
use super::throttle::{self, Bucket};
use super::{AskedFrom, Error, hash_at};
use crate::account::browser::Browser;
use crate::account::forms::{EmailChange, PasswordChange, ProfileChange, TypedPassword};
use crate::account::mails::{self, AddressReply};
use crate::account::model::{Account, AccountId, EmailAddress, LinkPurpose, LinkRequest};
use crate::account::named::Named;
use crate::account::store;
use crate::account::store::links::{self, NewLinkRequest};
use crate::app::App;
use crate::db::{Engine, Fault, Timestamp, Tx};
use crate::edition::{self, Edition};
use crate::hashes::{Caller, HashPlace};
use crate::mail::actions::{self as outbox, readdress};
use crate::mail::preferences::{MailGroup, Preference};
use crate::web::session::{self, SessionKey};

/// Changes the profile. Published pages join name, ORCID iD and organisation from the account, so a
/// change of any is a public change if a public page shows the account's name.
pub async fn change_profile(
    app: &App,
    owner: &Account,
    change: &ProfileChange,
    named: &dyn Named,
) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    store::change_profile(&mut tx, owner.id, change).await?;
    let profile = &change.profile;
    if profile.name != owner.name {
        named.rename(&mut tx, owner.id, &profile.name).await?;
    }
    let changes_byline = profile.name != owner.name
        || profile.organisation != owner.organisation
        || change.orcid != owner.orcid;
    if changes_byline
        && let Some(edition) = raise_edition_if_named(&mut tx, app, owner.id, named).await?
    {
        store::set_named_edition(&mut tx, owner.id, edition).await?;
        named.mark_renamed(&mut tx, owner.id).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// A reviewer is away until then: other reviewers are suggested for what the reviewer has in hand. `None`: is back.
pub async fn set_away(
    app: &App,
    owner: AccountId,
    until: Option<Timestamp>,
    named: &dyn Named,
) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    store::lock(&mut tx, owner).await?;
    store::set_away(&mut tx, owner, until).await?;
    if until.is_some() {
        named.pass_on_work(app, &mut tx, owner).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Stores how the mails reach an account that allow a choice.
pub async fn choose_mails(
    app: &App,
    owner: AccountId,
    chosen: &[(MailGroup, Preference)],
) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    outbox::choose(&mut tx, app.clock.now(), owner, chosen).await?;
    tx.commit().await?;
    Ok(())
}

/// Changes the password of an owner who knows the current one: ends all that the current one
/// granted, tells the owner, and signs this browser in anew.
pub async fn change_password(
    app: &App,
    owner: &Account,
    change: &PasswordChange,
    browser: &Browser,
) -> Result<Admission, Error> {
    let mut place = app.hashes.take_place(Caller::Known(owner.email.key()))?;
    let stored = prove_owner(app, &mut place, owner, &change.current).await?;
    let hash = hash_at(app, &mut place, change.new.as_str()).await?;
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
    let admission = admit(&mut tx, app, owner, browser).await?;
    // Words that were typed in this browser and not sent move to the new session; they are no credential.
    session::hand_words_on(&mut tx, admission.session, &words).await?;
    tx.commit().await?;
    Ok(admission)
}

/// Mails a link to the new address, by which its owner accepts the account there, and warns at
/// the old address. If the new address has an account already, the page and the writes are the
/// same and the mail carries no link: others must not find out who has an account.
pub async fn ask_move(
    app: &App,
    owner: &Account,
    from: AskedFrom,
    change: &EmailChange,
) -> Result<(), Error> {
    // One to the new address, and one to the old.
    let (mut tx, owner) = lock_to_ask(app, owner, from, change, 2).await?;
    let LockedAccount {
        account: owner,
        now,
        ..
    } = owner;
    let other = store::by_email(&mut tx, &change.email).await?;
    links::end_moves_elsewhere(&mut tx, owner.id, &change.email, now).await?;
    let stop = NewLinkRequest {
        purpose: LinkPurpose::StopAddress,
        account: Some(owner.id),
        registration: None,
        email: &owner.email,
        browser: &from.browser.hash(),
        lifetime: LinkPurpose::StopAddress.lifetime(),
    };
    let asked = NewLinkRequest {
        purpose: LinkPurpose::NewAddress,
        email: &change.email,
        lifetime: LinkPurpose::NewAddress.lifetime(),
        ..stop
    };
    // The order matters: the request to stop a move must have a lower number than the move, see `links::end_all`.
    let stop = links::add(&mut tx, &stop, now).await?;
    let request = links::add(&mut tx, &asked, now).await?;
    match &other {
        Some(other) => {
            let reply = AddressReply::Already(other);
            let language = other.language;
            mails::owe_reply(&mut tx, app, &reply, &change.email, language, request).await?;
        }
        None => mails::owe_new_address(&mut tx, app, &owner, &change.email, request).await?,
    }
    mails::owe_stop_address(&mut tx, app, &owner, &change.email, stop).await?;
    tx.commit().await?;
    Ok(())
}

/// Locks the account of an owner who asks for a link to another address: the password is right, and neither the address nor
/// the site has had too many mails with these.
pub(super) async fn lock_to_ask(
    app: &App,
    owner: &Account,
    from: AskedFrom,
    change: &EmailChange,
    mails: usize,
) -> Result<(Tx, LockedAccount), Error> {
    let mut place = app.hashes.take_place(Caller::Known(owner.email.key()))?;
    let stored = prove_owner(app, &mut place, owner, &change.current).await?;
    drop(place);
    throttle::take(app, Bucket::Move(&change.email, from.network)).await?;
    throttle::take_mails(app, mails).await?;
    let mut tx = app.db.write().await?;
    let owner = lock_proved(&mut tx, app, owner, &stored).await?;
    Ok((tx, owner))
}

/// The address that an account has asked to move to, while the link that was sent there works.
pub async fn planned_move(
    db: &mut impl Engine,
    app: &App,
    owner: AccountId,
) -> Result<Option<EmailAddress>, Fault> {
    links::open_move(db, owner, app.clock.now()).await
}

/// What proves that the person who presses the button of a move owns the account.
#[derive(Debug)]
pub enum OwnerProof {
    /// A session of the account, in this browser.
    Session(SessionKey),
    /// The account's password, as it was typed.
    Password(TypedPassword),
}

/// The proof as it is known before the account is locked; it is checked again under the lock.
enum CheckedProof {
    Session(SessionKey),
    PasswordHash(String),
}

/// Moves an account to the address that the link was sent to. The link proves that the person
/// receives mail there; a session of the account or its password proves the owner. A second press
/// of the button is answered like the first.
pub async fn move_address(
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
    take_address(&mut tx, app, id, &request.email, named).await?;
    if !store::change_email(&mut tx, id, &request.email).await? {
        return Err(Error::Taken);
    }
    readdress(&mut tx, id).await?;
    // Links that went to the old address no longer belong to the owner.
    links::end(&mut tx, id, LinkPurpose::Reset, now).await?;
    links::end(&mut tx, id, LinkPurpose::SignIn, now).await?;
    links::end(&mut tx, id, LinkPurpose::NewAddress, now).await?;
    raise_edition_if_named(&mut tx, app, id, named).await?;
    tx.commit().await?;
    Ok(())
}

/// Locks the account of a request whose button its owner presses, if the proof holds under the lock.
pub(super) async fn lock_by_proof(
    app: &App,
    request: &LinkRequest,
    proof: Option<OwnerProof>,
) -> Result<(Tx, LockedAccount), Error> {
    let id = request.account.ok_or(Error::DeadLink)?;
    let proved = match proof.ok_or(Error::WrongPair)? {
        OwnerProof::Session(key) => CheckedProof::Session(key),
        OwnerProof::Password(typed) => {
            let mut conn = app.db.read().await?;
            let owner = store::by_id(&mut conn, id).await?.ok_or(Error::DeadLink)?;
            drop(conn);
            let caller = Caller::Stranger(owner.email.key());
            let mut place = app.hashes.take_place(caller)?;
            throttle::take(app, Bucket::Request(request.id)).await?;
            CheckedProof::PasswordHash(compare_password(app, &mut place, id, &typed).await?)
        }
    };
    let mut tx = app.db.write().await?;
    let owner = lock_account(&mut tx, app, id).await?;
    let owner = owner.ok_or(Error::DeadLink)?;
    let is_still_proved = match &proved {
        CheckedProof::Session(key) => session::is_open(&mut tx, id, key, owner.now).await?,
        CheckedProof::PasswordHash(hash) => *hash == owner.password,
    };
    if !is_still_proved {
        return Err(Error::Overtaken);
    }
    Ok((tx, owner))
}

/// Raises the edition if a public page shows the account, whose name or address changes; such a page may show the address
/// as its contact. This runs last in its transaction. The edition is locked first: a publication at the same moment is
/// either counted here, or reads what has changed.
async fn raise_edition_if_named(
    tx: &mut Tx,
    app: &App,
    id: AccountId,
    named: &dyn Named,
) -> Result<Option<Edition>, Error> {
    edition::lock(tx).await?;
    if !named.is_named(tx, id).await? {
        return Ok(None);
    }
    let edition = edition::raise(tx, &app.clock).await?.number;
    Ok(Some(edition))
}

/// What pressing the button of a link that stops a move did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopOutcome {
    /// The account had not moved, and keeps its address.
    InTime,
    /// The account had moved, and is back at its old address.
    TakenBack,
    /// Nothing: the link had been used before.
    UsedBefore,
}

/// Stops a move, or takes the account back after it, for the owner of the old address, once. Another
/// person must have known the password, so all that it granted ends, and so do the links that were
/// sent to the addresses that the account had moved to.
pub async fn stop_move(
    app: &App,
    request: &LinkRequest,
    named: &dyn Named,
) -> Result<StopOutcome, Error> {
    let id = request.account.ok_or(Error::DeadLink)?;
    if was_used(request)? {
        return Ok(StopOutcome::UsedBefore);
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
        take_address(&mut tx, app, id, &request.email, named).await?;
        if !store::change_email(&mut tx, id, &request.email).await? {
            return Err(Error::Taken);
        }
        readdress(&mut tx, id).await?;
        raise_edition_if_named(&mut tx, app, id, named).await?;
    }
    tx.commit().await?;
    Ok(if had_moved {
        StopOutcome::TakenBack
    } else {
        StopOutcome::InTime
    })
}

/// Asks a signed-in owner for the password again. Only failures count as tries.
pub async fn prove_again(app: &App, owner: &Account, typed: &TypedPassword) -> Result<(), Error> {
    let mut place = app.hashes.take_place(Caller::Known(owner.email.key()))?;
    prove_owner(app, &mut place, owner, typed).await?;
    drop(place);
    let mut tx = app.db.write().await?;
    throttle::give_back(&mut tx, app, Bucket::Owner(owner.id)).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends one session of an account. If the session has ended already, or belongs to another
/// account, nothing happens.
pub async fn end_session(app: &App, owner: AccountId, key: &SessionKey) -> Result<(), Error> {
    let mut tx = app.db.write().await?;
    session::end_one(&mut tx, owner, key).await?;
    tx.commit().await?;
    Ok(())
}

/// Ends every session of an account except one.
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

/// Checks that the user of a signed-in browser knows the account's password, and answers the hash that it fits.
async fn prove_owner(
    app: &App,
    place: &mut HashPlace,
    owner: &Account,
    typed: &TypedPassword,
) -> Result<String, Error> {
    throttle::take(app, Bucket::Owner(owner.id)).await?;
    compare_password(app, place, owner.id, typed).await
}

/// Compares a typed password with the account's, and answers the hash that it fits.
async fn compare_password(
    app: &App,
    place: &mut HashPlace,
    id: AccountId,
    typed: &TypedPassword,
) -> Result<String, Error> {
    let mut conn = app.db.read().await?;
    let stored = store::password(&mut conn, id).await?;
    drop(conn);
    let verdict = place.verify(stored.clone(), typed.as_str()).await?;
    stored.filter(|_| verdict.right).ok_or(Error::WrongPair)
}
