//! `/demo/mail` and `/demo/mail/{id}`: the mails of the demonstration. These pages know no session.

use axum::extract::{Path, State};

use crate::address;
use crate::app::App;
use crate::web::{Failure, Frame, Lang};

use super::mailbox;
use super::views::{DemoMailPage, DemoMailsPage};

/// The mails of the demonstration, newest first.
pub async fn list(State(app): State<App>, Lang(language): Lang) -> Result<DemoMailsPage, Failure> {
    if !app.settings.demo {
        return Err(Failure::NotFound);
    }
    let mails = mailbox::newest(&app.settings.data).await;
    Ok(DemoMailsPage {
        frame: Frame::public(&app, language, address::demo_mail()),
        mails,
    })
}

/// One mail of the demonstration, as its recipient reads it.
pub async fn get(
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
