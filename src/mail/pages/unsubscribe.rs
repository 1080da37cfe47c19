//! `/unsubscribe/{token}`: the page that ends digests. It knows no session: the token in the address grants the right to
//! change the preference.

use axum::extract::{Path, Request, State};

use crate::address;
use crate::app::{App, Token};
use crate::language::Language;
use crate::mail::actions;
use crate::mail::preferences::Preference;
use crate::mail::views::UnsubscribePage;
use crate::web::posted::{body, decode};
use crate::web::{Failure, Frame, Lang};

/// The most bytes that a mail provider sends with its one-click request.
const ONE_CLICK_LIMIT: usize = 16_000;

/// The page with one button: a mail scanner follows links, so opening the page changes nothing.
pub async fn get(
    State(app): State<App>,
    Lang(language): Lang,
    Path(token): Path<String>,
) -> Result<UnsubscribePage, Failure> {
    let token = Token::parse(&token).ok_or(Failure::DeadLink)?;
    let mut db = app.db.read().await?;
    let account = actions::account_of_link(&mut db, &token)
        .await?
        .ok_or(Failure::DeadLink)?;
    let chosen = actions::preference(&mut db, account).await?;
    Ok(UnsubscribePage::new(
        draw_frame(&app, language, &token),
        chosen,
    ))
}

/// Ends digests, or resumes them: for our own button, or for a mail provider on the recipient's behalf (RFC 8058). A
/// provider posts from another origin, usually as `multipart/form-data`, and expects a plain 200.
pub async fn post(
    State(app): State<App>,
    Lang(language): Lang,
    Path(token): Path<String>,
    request: Request,
) -> Result<UnsubscribePage, Failure> {
    let token = Token::parse(&token).ok_or(Failure::DeadLink)?;
    let sent = body(request, ONE_CLICK_LIMIT).await?;
    let again = decode(&sent).is_ok_and(|typed| typed.get("deed") == "resume");
    let preference = if again {
        Preference::Daily
    } else {
        Preference::Never
    };
    if !actions::choose_by_link(&app, &token, preference).await? {
        return Err(Failure::DeadLink);
    }
    Ok(UnsubscribePage::new(
        draw_frame(&app, language, &token),
        preference,
    ))
}

fn draw_frame(app: &App, language: Language, token: &Token) -> Frame {
    Frame::public(app, language, address::unsubscribe(token.text()))
}
