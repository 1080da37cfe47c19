//! Mailed links: asking for one, opening one, and choosing another password by one.
//! Opening consumes nothing: mail scanners open links too.

use super::credentials::{end_credentials, lock_account, remember};
use super::throttle::{self, Bucket};
use super::{Error, hash};
use crate::account::forms;
use crate::account::mails::{self, Answer};
use crate::account::model::{Account, EmailAddress, Fate, Purpose, Request, Role};
use crate::account::store;
use crate::account::store::links::{self, NewRequest};
use crate::app::{App, Token};
use crate::hashes::Caller;
use crate::language::Language;
use crate::web::form::{Refused, Typed};

/// A link that somebody holds, and in which browser.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The request it belongs to.
    pub request: Request,
    /// Whether this is the browser that asked.
    pub same_browser: bool,
}

/// The request behind a link, whatever has become of it; nothing for a made-up one or one for another use.
pub async fn open(
    app: &App,
    token: Token,
    purposes: &[Purpose],
    browser: Option<Token>,
) -> Result<Opened, Error> {
    let mut conn = app.db.read().await?;
    let request = links::find(&mut conn, &token.hash(), app.clock.now())
        .await?
        .filter(|request| purposes.contains(&request.purpose))
        .ok_or(Error::DeadLink)?;
    let same_browser = browser.is_some_and(|browser| browser.hash() == request.browser);
    Ok(Opened {
        request,
        same_browser,
    })
}

/// Somebody forgot their password: the owner of the address gets a link, a stranger is told so.
pub async fn ask_reset(
    app: &App,
    browser: Token,
    typed: &EmailAddress,
    language: Language,
) -> Result<(), Error> {
    throttle::take(app, Bucket::Reset(typed)).await?;
    ask(app, browser, typed, language, answer_reset).await
}

/// Somebody wants to sign in without a password: submitters get a link.
pub async fn ask_sign_in(
    app: &App,
    browser: Token,
    typed: &EmailAddress,
    language: Language,
) -> Result<(), Error> {
    throttle::take(app, Bucket::SignInLink(typed)).await?;
    ask(app, browser, typed, language, answer_sign_in).await
}

fn answer_reset(owner: &Account) -> Answer<'_> {
    Answer::Reset(owner)
}

fn answer_sign_in(owner: &Account) -> Answer<'_> {
    if owner.role == Role::Submitter {
        Answer::SignIn(owner)
    } else {
        Answer::PasswordOnly(owner)
    }
}

/// The same statements for every address: an answer must not tell who has an account.
async fn ask(
    app: &App,
    browser: Token,
    typed: &EmailAddress,
    language: Language,
    answer: fn(&Account) -> Answer<'_>,
) -> Result<(), Error> {
    throttle::take_of_everybody(app, Bucket::LinkMails(app.settings.link_mails)).await?;
    let mut tx = app.db.write().await?;
    // Locked: a link that the account's standing forbids must not be made while that standing changes.
    let owner = store::lock_by_email(&mut tx, typed).await?;
    let now = app.clock.now();
    let answer = owner.as_ref().map_or(Answer::Unknown, answer);
    links::end_at(&mut tx, typed, answer.purpose(), now).await?;
    let asked = NewRequest {
        purpose: answer.purpose(),
        account: owner.as_ref().map(|owner| owner.id),
        registration: None,
        email: typed,
        browser: &browser.hash(),
    };
    let request = links::ask(&mut tx, &asked, now).await?;
    mails::owe_answer(&mut tx, app, &answer, typed, language, request).await?;
    tx.commit().await?;
    Ok(())
}

/// Chooses another password by a mailed link: ends all that the old one granted, remembers
/// this browser, and tells the owner. It does not sign in. Answers what the browser is known by.
pub async fn reset(
    app: &App,
    request: &Request,
    typed: &Typed,
) -> Result<Result<Token, Refused>, Error> {
    let (Fate::Open, Some(id)) = (request.fate, request.account) else {
        return Err(Error::DeadLink);
    };
    let mut conn = app.db.read().await?;
    let owner = store::by_id(&mut conn, id).await?.ok_or(Error::DeadLink)?;
    drop(conn);
    let password = match forms::new_password(typed, &app.settings, &owner.name, &owner.email) {
        Ok(password) => password,
        Err(refused) => return Ok(Err(refused)),
    };
    let mut place = app.hashes.place(Caller::NewPassword(owner.email.key()))?;
    let hash = hash(app, &mut place, password.as_str()).await?;
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
