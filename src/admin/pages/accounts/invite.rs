//! `/admin/accounts/invite`: makes the account of an invited person, and mails the link by which the person chooses a
//! password.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::account::boxes::KeptBoxes;
use crate::account::reader::Administrator;
use crate::account::{self, actions as people};
use crate::address;
use crate::admin::actions::{self, Error};
use crate::admin::forms;
use crate::admin::pages::AdminVisit;
use crate::admin::views::invite::InvitePage;
use crate::app::App;
use crate::web::{Failure, FormVisit, Lang, Notice, Posted, Problem, Redirect, Refused, Typed};

/// What is typed stays while the administrator is at another page.
const BOXES: KeptBoxes = KeptBoxes {
    page: address::admin_invite,
    form: "invitation",
    is_text: account::is_of_invitation,
    choices: &["kind", "country", "language", "role", "scope", "reads"],
};

/// The form, empty or filled in again.
pub async fn get(
    State(app): State<App>,
    reader: Administrator,
    visit: FormVisit,
) -> Result<InvitePage, Failure> {
    let kept = visit.kept_form().map(Refused::only_typed);
    let here = address::admin_invite();
    let visit = AdminVisit::new(&app, &reader, visit.language, here, visit.notice);
    load_page(visit, kept.as_ref()).await
}

/// Invites a person; a refused form is shown again as it was typed.
pub async fn post(
    State(app): State<App>,
    Lang(language): Lang,
    reader: Administrator,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    if let Some(left) = BOXES.leave(&app, &reader, language, &typed).await? {
        return Ok(left);
    }
    let refused = match forms::invitation(&typed, &app) {
        Ok(form) => match actions::invite(&app, &reader, &form.member, &form.current).await {
            Ok(id) => {
                BOXES.forget(&app, &reader).await?;
                let sent = app.words(language).say("admin-invite-sent");
                let notice = Notice::good(sent.with("email", form.member.email.to_string()));
                let account = Redirect::to(&address::admin_account(id), language);
                return Ok(account.saying(notice).into_response());
            }
            Err(error) => refuse_at_field(error, typed)?,
        },
        Err(refused) => refused,
    };
    let visit = AdminVisit::new(&app, &reader, language, address::admin_invite(), None);
    let page = load_page(visit, Some(&refused)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn load_page(
    visit: AdminVisit<'_>,
    refused: Option<&Refused>,
) -> Result<InvitePage, Failure> {
    let (app, reader) = (visit.app, visit.reader);
    let mut db = app.db.read().await?;
    let frame = BOXES.open_form(visit.load_frame(&mut db).await?);
    let shown = BOXES.load(app, &mut db, reader, (refused, frame.t)).await?;
    Ok(InvitePage::new(frame, shown))
}

/// The refused form of an error that belongs to a field. Other errors become pages of their own.
fn refuse_at_field(error: Error, typed: Typed) -> Result<Refused, Failure> {
    let (field, problem) = match &error {
        Error::Account(people::Error::Taken) => ("email", "admin-problem-taken"),
        Error::Account(people::Error::WrongPair) => ("current_password", "problem-wrong-password"),
        Error::Account(people::Error::TooMany(_)) => {
            ("current_password", "admin-problem-too-many-passwords")
        }
        Error::Account(people::Error::Crowded(_)) => ("email", "admin-problem-too-many-mails"),
        _ => return Err(error.into()),
    };
    Ok(Refused::with_problem(typed, field, Problem::own(problem)))
}
