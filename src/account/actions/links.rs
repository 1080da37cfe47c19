//! Mailed links: asking for one, opening one, and choosing another password by one.
//! Opening a link consumes nothing, because mail scanners open links too.

use super::credentials::{end_credentials, lock_account, remember};
use super::throttle::{self, Bucket};
use super::{AskedFrom, Error, hash_at};
use crate::account::forms;
use crate::account::mails::{self, AddressReply};
use crate::account::model::{Account, EmailAddress, LinkPurpose, LinkRequest, RequestState, Role};
use crate::account::store;
use crate::account::store::links::{self, NewLinkRequest};
use crate::app::{App, Token};
use crate::hashes::Caller;
use crate::language::Language;
use crate::web::form::{Refused, Typed};

/// A link as a browser opens it.
#[derive(Clone, Debug)]
pub struct OpenedLink {
    /// The request that the link belongs to.
    pub request: LinkRequest,
    /// Whether the link is opened in the browser that asked for it.
    pub is_where_asked: bool,
}

/// Whether the link of this request has done its work before, so that pressing its button again changes nothing. A link
/// that was ended, replaced, or is too old is an error.
pub(super) fn was_used(request: &LinkRequest) -> Result<bool, Error> {
    match request.state {
        RequestState::Used => Ok(true),
        RequestState::Open => Ok(false),
        RequestState::Over => Err(Error::DeadLink),
    }
}

/// The request behind a link, in any state. A link that does not exist, or has another purpose, is a dead link.
pub async fn open_link(
    app: &App,
    token: Token,
    purposes: &[LinkPurpose],
    browser: Option<Token>,
) -> Result<OpenedLink, Error> {
    let mut conn = app.db.read().await?;
    let request = links::find(&mut conn, &token.hash(), app.clock.now())
        .await?
        .filter(|request| purposes.contains(&request.purpose))
        .ok_or(Error::DeadLink)?;
    let is_where_asked = browser.is_some_and(|browser| browser.hash() == request.browser);
    Ok(OpenedLink {
        request,
        is_where_asked,
    })
}

/// Answers a visitor who forgot the password: mails the owner of the address a link, or tells a stranger that there is no
/// account.
pub async fn ask_reset(
    app: &App,
    from: AskedFrom,
    typed: &EmailAddress,
    language: Language,
) -> Result<(), Error> {
    throttle::take(app, Bucket::Reset(typed, from.network)).await?;
    ask(app, from, typed, language, reset_reply).await
}

/// Answers a visitor who wants to sign in without a password: mails a submitter a link.
pub async fn ask_sign_in(
    app: &App,
    from: AskedFrom,
    typed: &EmailAddress,
    language: Language,
) -> Result<(), Error> {
    throttle::take(app, Bucket::SignInLink(typed, from.network)).await?;
    ask(app, from, typed, language, sign_in_reply).await
}

fn reset_reply(owner: &Account) -> AddressReply<'_> {
    AddressReply::Reset(owner)
}

fn sign_in_reply(owner: &Account) -> AddressReply<'_> {
    if owner.role == Role::Submitter {
        AddressReply::SignIn(owner)
    } else {
        AddressReply::PasswordOnly(owner)
    }
}

/// Runs the same statements for every address: the answer must not tell who has an account.
async fn ask(
    app: &App,
    from: AskedFrom,
    typed: &EmailAddress,
    language: Language,
    reply_to: fn(&Account) -> AddressReply<'_>,
) -> Result<(), Error> {
    throttle::take_mails(app, 1).await?;
    let mut tx = app.db.write().await?;
    // Locked, so that the account's standing cannot change while the link that it allows is being made.
    let owner = store::lock_by_email(&mut tx, typed).await?;
    let now = app.clock.now();
    let reply = owner.as_ref().map_or(AddressReply::Unknown, reply_to);
    let asked = NewLinkRequest {
        purpose: reply.purpose(),
        account: owner.as_ref().map(|owner| owner.id),
        registration: None,
        email: typed,
        browser: &from.browser.hash(),
        lifetime: reply.purpose().lifetime(),
    };
    let request = links::add(&mut tx, &asked, now).await?;
    mails::owe_reply(&mut tx, app, &reply, typed, language, request).await?;
    tx.commit().await?;
    Ok(())
}

/// Replaces the password by a mailed link: ends all that the old one granted, remembers this
/// browser, and tells the owner. It does not sign in. Answers the secret by which the browser is known.
pub async fn reset(
    app: &App,
    request: &LinkRequest,
    typed: &Typed,
) -> Result<Result<Token, Refused>, Error> {
    let (RequestState::Open, Some(id)) = (request.state, request.account) else {
        return Err(Error::DeadLink);
    };
    let mut conn = app.db.read().await?;
    let owner = store::by_id(&mut conn, id).await?.ok_or(Error::DeadLink)?;
    drop(conn);
    let password = match forms::new_password(typed, &app.settings, &owner) {
        Ok(password) => password,
        Err(refused) => return Ok(Err(refused)),
    };
    let mut place = app
        .hashes
        .take_place(Caller::NewPassword(owner.email.key()))?;
    let hash = hash_at(app, &mut place, password.as_str()).await?;
    drop(place);
    let mut tx = app.db.write().await?;
    let owner = lock_account(&mut tx, app, id).await?;
    let owner = owner.ok_or(Error::DeadLink)?;
    if !links::use_up(&mut tx, request.id, owner.now).await? {
        return Err(Error::DeadLink);
    }
    store::change_password(&mut tx, id, &hash).await?;
    end_credentials(&mut tx, id, owner.now).await?;
    let device = remember(&mut tx, app, id, owner.now).await?;
    mails::owe_password_changed(&mut tx, app, &owner.account).await?;
    tx.commit().await?;
    Ok(Ok(device))
}
