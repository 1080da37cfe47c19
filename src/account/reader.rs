//! Who is reading: the types that other rooms put into a handler's signature. The role is
//! read at each request. A page that is not for somebody answers as if it were not there;
//! a stranger is sent to the sign-in page and comes back afterwards.

use std::ops::Deref;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

use super::model::{Account, Role};
use super::store;
use crate::address::{self, Address};
use crate::app::App;
use crate::language::Language;
use crate::web::session::Session;
use crate::web::{Failure, Frame, FrameReader, Lang, Notice, Redirect, Standing};

/// Somebody signed in, whatever their role.
#[derive(Clone, Debug)]
pub struct SignedIn(pub Account);

/// Somebody who may decide on others' revisions, within their scope.
#[derive(Clone, Debug)]
pub struct Reviewer(pub Account);

/// Somebody who manages accounts, the outbox and what is taken down.
#[derive(Clone, Debug)]
pub struct Administrator(pub Account);

/// Somebody whose account is suspended: for their one page.
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
            let to = Redirect::to(&address::account_suspended(), language(parts));
            return Err(to.into_response());
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
            let to = Redirect::to(&address::desk(), language(parts));
            return Err(to.into_response());
        }
        Ok(Self(account))
    }
}

async fn at_least(role: Role, parts: &mut Parts, app: &App) -> Result<Account, Response> {
    let SignedIn(account) = SignedIn::from_request_parts(parts, app).await?;
    if account.role < role {
        return Err(Failure::NotFound.into_response());
    }
    Ok(account)
}

async fn signed_in(parts: &mut Parts, app: &App) -> Result<Account, Response> {
    let found = find(parts, app)
        .await
        .map_err(IntoResponse::into_response)?;
    found.ok_or_else(|| to_sign_in(app, parts))
}

async fn find(parts: &mut Parts, app: &App) -> Result<Option<Account>, Failure> {
    let session = Session::from_request_parts(parts, app).await?;
    let Some(id) = session.account().await? else {
        return Ok(None);
    };
    let mut conn = app.db.read().await?;
    Ok(store::by_id(&mut conn, id).await?)
}

/// Keeps where somebody wanted to go. Forms are kept by their own layer, before this.
fn to_sign_in(app: &App, parts: &Parts) -> Response {
    let language = language(parts);
    let wanted = parts
        .uri
        .path_and_query()
        .map_or("/", |wanted| wanted.as_str());
    let Some((_, wanted)) = address::parse_local(wanted) else {
        return Redirect::to(&address::sign_in(), language).into_response();
    };
    if wanted == address::desk() {
        return Redirect::to(&address::sign_in(), language).into_response();
    }
    let sign_in = address::sign_in().query("next", wanted.in_language(language));
    Redirect::to(&sign_in, language)
        .saying(Notice::plain(
            app.words(language).say("account-first-sign-in"),
        ))
        .into_response()
}

fn language(parts: &Parts) -> Language {
    parts
        .extensions
        .get::<Lang>()
        .map_or(Language::default(), |lang| lang.0)
}

/// What an account may reach: sessions last by it, and the header shows it.
pub const fn standing(account: &Account) -> Standing {
    standing_of(account.role, account.is_suspended())
}

/// What an account of this role may reach, if it is not suspended.
pub const fn standing_of(role: Role, is_suspended: bool) -> Standing {
    match role {
        _ if is_suspended => Standing::Suspended,
        Role::Submitter => Standing::Submitter,
        Role::Reviewer => Standing::Reviewer,
        Role::Administrator => Standing::Administrator,
    }
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
    };
    Frame::signed_in(app, language, address, reader, notice)
}
