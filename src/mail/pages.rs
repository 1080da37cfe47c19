//! The pages that belong to mails: the one that ends digests, and the demonstration's mailbox. Neither knows a
//! session. The token in the address is the authority of the first; the second is there in the demo only.

use axum::extract::{Path, Request, State};

use crate::address;
use crate::app::{App, Token};
use crate::language::Language;
use crate::web::posted::{body, decode};
use crate::web::{Failure, Frame, Lang};

use super::actions;
use super::mailbox;
use super::preferences::Preference;
use super::views::{DemoMailPage, DemoMailsPage, UnsubscribePage};

/// The most that a mail provider sends with its one click.
const ONE_CLICK: usize = 16_000;

/// The page that ends digests: one button, for a mail scanner follows links, too.
pub async fn unsubscribe(
    State(app): State<App>,
    Lang(language): Lang,
    Path(token): Path<String>,
) -> Result<UnsubscribePage, Failure> {
    let token = Token::parse(&token).ok_or(Failure::NotFound)?;
    let mut db = app.db.read().await?;
    let account = actions::account_of_link(&mut db, &token)
        .await?
        .ok_or(Failure::NotFound)?;
    let preference = actions::preference(&mut db, account).await?;
    Ok(UnsubscribePage::new(
        frame(&app, language, &token),
        preference,
    ))
}

/// Ends digests, or begins them again: our own button, or a mail provider on the receiver's behalf (RFC 8058),
/// which posts from elsewhere, in a form of several parts as a rule, and wants a plain 200.
pub async fn end_digests(
    State(app): State<App>,
    Lang(language): Lang,
    Path(token): Path<String>,
    request: Request,
) -> Result<UnsubscribePage, Failure> {
    let token = Token::parse(&token).ok_or(Failure::NotFound)?;
    let sent = body(request, ONE_CLICK).await?;
    let again = decode(&sent).is_ok_and(|typed| typed.get("deed") == "resume");
    let preference = if again {
        Preference::Daily
    } else {
        Preference::Never
    };
    if !actions::choose_by_link(&app, &token, preference).await? {
        return Err(Failure::NotFound);
    }
    Ok(UnsubscribePage::new(
        frame(&app, language, &token),
        preference,
    ))
}

fn frame(app: &App, language: Language, token: &Token) -> Frame {
    Frame::public(app, language, address::unsubscribe(token.text()))
}

/// The mails of the demonstration, newest first.
pub async fn demo_mails(
    State(app): State<App>,
    Lang(language): Lang,
) -> Result<DemoMailsPage, Failure> {
    if !app.settings.demo {
        return Err(Failure::NotFound);
    }
    let mails = mailbox::newest(&app.settings.data).await;
    Ok(DemoMailsPage {
        frame: Frame::public(&app, language, address::demo_mail()),
        mails,
    })
}

/// One of them: what a receiver reads.
pub async fn demo_mail(
    State(app): State<App>,
    Lang(language): Lang,
    Path(id): Path<String>,
) -> Result<DemoMailPage, Failure> {
    if !app.settings.demo {
        return Err(Failure::NotFound);
    }
    let mail = mailbox::read(&app.settings.data, &id)
        .await
        .ok_or(Failure::NotFound)?;
    Ok(DemoMailPage::new(
        Frame::public(&app, language, address::demo_mail_of(&id)),
        mail,
    ))
}
