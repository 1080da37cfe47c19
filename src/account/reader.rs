//! Who is reading: the types that other rooms put into a handler's signature. The role is
//! read from the database at each request. A reader who may not see a page is told that there
//! is none; a reader who is not signed in is sent to the sign-in page and comes back afterwards.

use std::ops::Deref;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

use super::model::{Account, Role};
use super::queries;
use crate::address::{self, Address};
use crate::app::App;
use crate::db::{Conn, Fault};
use crate::language::Language;
use crate::mail::actions as outbox;
use crate::web::log::RefusalRule;
use crate::web::session::Session;
use crate::web::{Failure, Frame, FrameReader, Lang, Notice, Redirect, Standing};

/// A signed-in reader of any role.
#[derive(Clone, Debug)]
pub struct SignedIn(pub Account);

/// A reader who may decide on others' revisions, within their scope.
#[derive(Clone, Debug)]
pub struct Reviewer(pub Account);

/// A reader who manages accounts, the outbox and what is taken down.
#[derive(Clone, Debug)]
pub struct Administrator(pub Account);

/// A reader whose account is suspended, for their one page.
#[derive(Clone, Debug)]
pub struct Suspended(pub Account);

macro_rules! is_an_account {
    ($($reader:ident)*) => { $(
        impl Deref for $reader {
            type Target = Account;

            fn deref(&self) -> &Account {
                &self.0
            }
        }
    )* };
}

is_an_account!(SignedIn Reviewer Administrator Suspended);

impl FromRequestParts<App> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let account = signed_in(parts, app).await?;
        if account.is_suspended() {
            let suspended = address::account_suspended();
            return Err(RefusalRule::Suspended.refuse(Redirect::to(&suspended, language(parts))));
        }
        Ok(Self(account))
    }
}

impl FromRequestParts<App> for Reviewer {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        at_least(Role::Reviewer, parts, app).await.map(Self)
    }
}

impl FromRequestParts<App> for Administrator {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        at_least(Role::Administrator, parts, app).await.map(Self)
    }
}

impl FromRequestParts<App> for Suspended {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let account = signed_in(parts, app).await?;
        if !account.is_suspended() {
            let to = address::desk();
            return Err(Redirect::to(&to, language(parts)).into_response());
        }
        Ok(Self(account))
    }
}

async fn at_least(role: Role, parts: &mut Parts, app: &App) -> Result<Account, Response> {
    let SignedIn(account) = SignedIn::from_request_parts(parts, app).await?;
    if account.role < role {
        return Err(RefusalRule::Role.refuse(Failure::NotFound));
    }
    Ok(account)
}

async fn signed_in(parts: &mut Parts, app: &App) -> Result<Account, Response> {
    let found = find_account(parts, app)
        .await
        .map_err(IntoResponse::into_response)?;
    found.ok_or_else(|| RefusalRule::SignedIn.refuse(redirect_to_sign_in(app, parts)))
}

async fn find_account(parts: &mut Parts, app: &App) -> Result<Option<Account>, Failure> {
    let session = Session::from_request_parts(parts, app).await?;
    if let Some(key) = session.key() {
        let found = queries::of_session(&mut app.db.read().await?, &key).await?;
        if let Some((account, times)) = found
            && session.resume(times, account.id).await
        {
            return Ok(Some(account));
        }
    }
    // The browser signed in with this very request, or its session has ended.
    let Some(id) = session.account().await? else {
        return Ok(None);
    };
    let mut conn = app.db.read().await?;
    Ok(queries::by_id(&mut conn, id).await?)
}

/// Sends a reader to the sign-in page, which keeps the page they asked for. Forms are kept by their own layer, before
/// this.
fn redirect_to_sign_in(app: &App, parts: &Parts) -> Response {
    let in_language = language(parts);
    let wanted = parts
        .uri
        .path_and_query()
        .map_or("/", |wanted| wanted.as_str());
    let Some((_, wanted)) = address::parse_local(wanted) else {
        return Redirect::to(&address::sign_in(), in_language).into_response();
    };
    if wanted == address::desk() {
        return Redirect::to(&address::sign_in(), in_language).into_response();
    }
    let to = address::sign_in().query("next", wanted.in_language(in_language));
    Redirect::to(&to, in_language)
        .saying(Notice::plain(
            app.words(in_language).say("account-first-sign-in"),
        ))
        .into_response()
}

fn language(parts: &Parts) -> Language {
    parts
        .extensions
        .get::<Lang>()
        .map_or(Language::default(), |lang| lang.0)
}

/// What an account may reach. It limits how long sessions last, and the header shows it.
pub const fn standing(account: &Account) -> Standing {
    standing_of(account.role, account.is_suspended())
}

/// What an account of this role may reach.
pub const fn standing_of(role: Role, is_suspended: bool) -> Standing {
    match role {
        _ if is_suspended => Standing::Suspended,
        Role::Submitter => Standing::Submitter,
        Role::Reviewer => Standing::Reviewer,
        Role::Administrator => Standing::Administrator,
    }
}

/// The number of dead letters and open appeals, for an administrator; other accounts are not told.
pub async fn load_pending(db: &mut Conn, reader: &Account) -> Result<Option<i64>, Fault> {
    if standing(reader) < Standing::Administrator {
        return Ok(None);
    }
    let dead = outbox::count_dead(db).await?;
    Ok(Some(dead + queries::count_open_appeals(db).await?))
}

/// The frame of a page for this reader.
pub fn frame(
    app: &App,
    reader: &Account,
    language: Language,
    address: Address,
    notice: Option<Notice>,
) -> Frame {
    let reader = FrameReader {
        name: reader.name.without_honorific(),
        standing: standing(reader),
        waiting: None,
        pending: None,
    };
    Frame::signed_in(app, language, address, reader, notice)
}
