//! `/unsubscribe/{token}`: the page that ends the mails of a group. It knows no session: the token in the address grants the
//! right to change the preferences of the account to which the mail went. It is also the one address at which mail providers
//! end mails of other rooms, to addresses without an account.

use axum::Extension;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};

use crate::address;
use crate::app::{App, Token};
use crate::language::Language;
use crate::mail::actions::{self, LinkChoice};
use crate::mail::ending::OtherEndings;
use crate::mail::views::{EndedPage, UnsubscribePage};
use crate::web::posted::{body, decode};
use crate::web::{Failure, Frame, Lang, Redirect};

/// The most bytes that a mail provider sends with its one-click request.
const ONE_CLICK_LIMIT: usize = 16_000;

/// The page with its buttons: a mail scanner follows links, so opening the page changes nothing.
pub async fn get(
    State(app): State<App>,
    Lang(language): Lang,
    Extension(others): Extension<OtherEndings>,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let token = Token::parse(&token).ok_or(Failure::DeadLink)?;
    if let Some(page) = draw(&app, language, &token).await? {
        return Ok(page.into_response());
    }
    let page = others.0.page(&token).await?.ok_or(Failure::DeadLink)?;
    Ok(Redirect::to(&page, language).into_response())
}

/// Ends the mails of the link's groups, or all optional ones, or resumes them: for our own buttons, or for a mail provider
/// on the recipient's behalf (RFC 8058). A provider posts from another origin, usually as `multipart/form-data`, and
/// expects a plain 200. The link of another room ends what its mail tells of.
pub async fn post(
    State(app): State<App>,
    Lang(language): Lang,
    Extension(others): Extension<OtherEndings>,
    Path(token): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let token = Token::parse(&token).ok_or(Failure::DeadLink)?;
    let sent = body(request, ONE_CLICK_LIMIT).await?;
    let choice = decode(&sent).map_or(LinkChoice::End, |typed| match typed.get("deed") {
        "resume" => LinkChoice::Resume,
        "end_all" => LinkChoice::EndAll,
        _ => LinkChoice::End,
    });
    if actions::choose_by_link(&app, &token, choice)
        .await?
        .is_some()
    {
        let page = draw(&app, language, &token).await?;
        return Ok(page.ok_or(Failure::DeadLink)?.into_response());
    }
    let page = others.0.end(&token).await?.ok_or(Failure::DeadLink)?;
    let frame = Frame::public(&app, language, address::unsubscribe(token.text()));
    Ok(EndedPage::new(frame, page).into_response())
}

async fn draw(
    app: &App,
    language: Language,
    token: &Token,
) -> Result<Option<UnsubscribePage>, Failure> {
    let mut db = app.db.read().await?;
    let Some(link) = actions::ended_by_link(&mut db, token).await? else {
        return Ok(None);
    };
    let chosen = actions::preferences(&mut db, link.account).await?;
    let frame = Frame::public(app, language, address::unsubscribe(token.text()));
    Ok(Some(UnsubscribePage::new(frame, &link.groups, &chosen)))
}
