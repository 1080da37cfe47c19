//! `/question/{token}`: the page of the link in each mail of this room. It knows no session: the token was mailed to the
//! address, so it proves the address. A mail scanner follows links, so opening the page changes nothing.

use axum::extract::{Path, State};

use crate::address;
use crate::app::{App, Token};
use crate::language::Language;
use crate::question::actions;
use crate::question::forms::{LinkButton, read_link_button};
use crate::question::views::QuestionLinkPage;
use crate::web::{Failure, Frame, Lang, Posted, Typed};

/// The question that waits for its confirmation, or what the person asked can do.
pub async fn follow(
    State(app): State<App>,
    Lang(language): Lang,
    Path(token): Path<String>,
) -> Result<QuestionLinkPage, Failure> {
    let token = Token::parse(&token).ok_or(Failure::DeadLink)?;
    draw(&app, language, &token).await
}

/// Sends the question or erases it, or refuses all others.
pub async fn act(
    State(app): State<App>,
    Lang(language): Lang,
    Path(token): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<QuestionLinkPage, Failure> {
    let token = Token::parse(&token).ok_or(Failure::DeadLink)?;
    match read_link_button(&typed).ok_or(Failure::Unreadable("deed"))? {
        LinkButton::Send => actions::confirm(&app, &token).await?,
        LinkButton::Erase => actions::erase_waiting(&app, &token).await?,
        LinkButton::Refuse => actions::refuse(&app, &token).await?,
    }
    draw(&app, language, &token).await
}

async fn draw(app: &App, language: Language, token: &Token) -> Result<QuestionLinkPage, Failure> {
    let mut db = app.db.read().await?;
    let found = actions::opened(&mut db, app, token).await?;
    let link = found.ok_or(Failure::DeadLink)?;
    let frame = Frame::public(app, language, address::question(token.text()));
    Ok(QuestionLinkPage::new(frame, &link))
}
