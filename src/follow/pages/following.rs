//! `/following/{token}`: the page of the link in each mail of this room. It knows no session: the token was mailed to the
//! address, so it proves the address. A mail scanner follows links, so opening the page changes nothing.

use axum::extract::{Path, State};

use crate::address;
use crate::app::{App, Token};
use crate::follow::actions;
use crate::follow::forms::{LinkDeed, read_link_deed};
use crate::follow::views::FollowingPage;
use crate::language::Language;
use crate::web::{Failure, Frame, Lang, Notice, Posted, Typed};

/// What the address follows, or the request that waits for its confirmation.
pub async fn follow(
    State(app): State<App>,
    Lang(language): Lang,
    Path(token): Path<String>,
) -> Result<FollowingPage, Failure> {
    let token = Token::parse(&token).ok_or(Failure::DeadLink)?;
    draw(&app, language, &token, None).await
}

/// Confirms the request of the link, or ends one or all.
pub async fn act(
    State(app): State<App>,
    Lang(language): Lang,
    Path(token): Path<String>,
    Posted(typed): Posted<Typed>,
) -> Result<FollowingPage, Failure> {
    let token = Token::parse(&token).ok_or(Failure::DeadLink)?;
    let deed = read_link_deed(&typed).ok_or(Failure::Unreadable("deed"))?;
    let said = match deed {
        LinkDeed::Confirm => {
            actions::confirm(&app, &token).await?;
            "follow-confirmed"
        }
        LinkDeed::End(id) => {
            actions::end(&app, &token, id).await?;
            "follow-one-ended"
        }
        LinkDeed::EndAll => {
            actions::end_all(&app, &token).await?;
            "follow-all-ended"
        }
    };
    draw(&app, language, &token, Some(said)).await
}

async fn draw(
    app: &App,
    language: Language,
    token: &Token,
    said: Option<&'static str>,
) -> Result<FollowingPage, Failure> {
    let mut db = app.db.read().await?;
    let found = actions::opened(&mut db, app, token).await?;
    let link = found.ok_or(Failure::DeadLink)?;
    let frame = Frame::public(app, language, address::following(token.text()));
    let notice = said.map(|said| Notice::good(frame.t.say(said)));
    Ok(FollowingPage::new(frame, &link, notice))
}
