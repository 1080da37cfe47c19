//! `/unsubscribe/{token}`: the page that ends the mails of a group. It knows no session: the token in the address grants the
//! right to change the preferences of the account to which the mail went.

use axum::extract::{Path, Request, State};

use crate::address;
use crate::app::{App, Token};
use crate::language::Language;
use crate::mail::actions::{self, LinkChoice};
use crate::mail::views::UnsubscribePage;
use crate::web::posted::{body, decode};
use crate::web::{Failure, Frame, Lang};

/// The most bytes that a mail provider sends with its one-click request.
const ONE_CLICK_LIMIT: usize = 16_000;

/// The page with its buttons: a mail scanner follows links, so opening the page changes nothing.
pub async fn get(
    State(app): State<App>,
    Lang(language): Lang,
    Path(token): Path<String>,
) -> Result<UnsubscribePage, Failure> {
    let token = Token::parse(&token).ok_or(Failure::DeadLink)?;
    draw(&app, language, &token).await
}

/// Ends the mails of the link's groups, or all optional ones, or resumes them: for our own buttons, or for a mail provider
/// on the recipient's behalf (RFC 8058). A provider posts from another origin, usually as `multipart/form-data`, and
/// expects a plain 200.
pub async fn post(
    State(app): State<App>,
    Lang(language): Lang,
    Path(token): Path<String>,
    request: Request,
) -> Result<UnsubscribePage, Failure> {
    let token = Token::parse(&token).ok_or(Failure::DeadLink)?;
    let sent = body(request, ONE_CLICK_LIMIT).await?;
    let choice = decode(&sent).map_or(LinkChoice::End, |typed| match typed.get("deed") {
        "resume" => LinkChoice::Resume,
        "end_all" => LinkChoice::EndAll,
        _ => LinkChoice::End,
    });
    let chosen = actions::choose_by_link(&app, &token, choice).await?;
    chosen.ok_or(Failure::DeadLink)?;
    draw(&app, language, &token).await
}

async fn draw(app: &App, language: Language, token: &Token) -> Result<UnsubscribePage, Failure> {
    let mut db = app.db.read().await?;
    let link = actions::ended_by_link(&mut db, token).await?;
    let link = link.ok_or(Failure::DeadLink)?;
    let chosen = actions::preferences(&mut db, link.account).await?;
    let frame = Frame::public(app, language, address::unsubscribe(token.text()));
    Ok(UnsubscribePage::new(frame, &link.groups, &chosen))
}
