//! `/reset`: for people who forgot their password.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::ask::{self, Wish};
use super::{dead_link, door, links};
use crate::account::actions::{self, Error, Opened};
use crate::account::browser::{self, Browser};
use crate::account::model::{Fate, Purpose};
use crate::account::views::{ResetPage, draw, new_password_field};
use crate::address;
use crate::app::App;
use crate::language::Language;
use crate::web::throttle::Throttle;
use crate::web::{
    Failure, Flash, Frame, KeptForm, Lang, Notice, Posted, Redirect, Refused, Summary, Typed,
};

/// The form that asks for a link.
pub async fn ask_form(
    State(app): State<App>,
    Lang(language): Lang,
    Flash(notice): Flash,
    KeptForm(returned): KeptForm,
) -> Result<Response, Failure> {
    ask::form(&app, language, notice, returned, Wish::Reset)
}

/// Somebody asks for a link.
pub async fn ask(
    State(app): State<App>,
    Lang(language): Lang,
    throttle: Throttle,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    ask::ask(&app, language, (&throttle, &browser), &typed, Wish::Reset).await
}

/// What to do next.
pub async fn sent(
    State(app): State<App>,
    Lang(language): Lang,
    Flash(notice): Flash,
) -> Result<Response, Failure> {
    ask::sent(&app, language, notice, Wish::Reset)
}

/// Takes the secret out of the address.
pub async fn follow(
    State(app): State<App>,
    Lang(language): Lang,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let to = address::reset_password();
    links::take_out(&app, language, &token, &to).map_or_else(|| dead(&app, language), Ok)
}

/// The form for the new password.
pub async fn form(
    State(app): State<App>,
    Lang(language): Lang,
    Flash(notice): Flash,
    browser: Browser,
) -> Result<Response, Failure> {
    let Some(opened) = opened(&app, &browser).await? else {
        return dead(&app, language);
    };
    let frame = door(&app, language, address::reset_password(), notice);
    draw(StatusCode::OK, &page(&app, frame, &opened, None))
}

/// Somebody chooses another password.
pub async fn reset(
    State(app): State<App>,
    Lang(language): Lang,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let Some(opened) = opened(&app, &browser).await? else {
        return dead(&app, language);
    };
    match actions::reset(&app, &opened.request, &typed).await {
        Ok(Ok(device)) => {
            let notice = Notice::good(app.words(language).say("account-reset-done"));
            let to = Redirect::to(&address::sign_in(), language).saying(notice);
            let mut response = to.into_response();
            browser::end_link(&app, &mut response);
            browser::set_device(&app, &mut response, device);
            Ok(response)
        }
        Ok(Err(refused)) => {
            let frame = door(&app, language, address::reset_password(), None);
            let page = page(&app, frame, &opened, Some(&refused));
            draw(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(Error::DeadLink) => dead(&app, language),
        Err(error) => Err(error.into()),
    }
}

async fn opened(app: &App, browser: &Browser) -> Result<Option<Opened>, Failure> {
    let Some(token) = browser.link else {
        return Ok(None);
    };
    match actions::open(app, token, &[Purpose::Reset], browser.asked).await {
        Ok(opened) => Ok(Some(opened).filter(|opened| opened.request.fate == Fate::Open)),
        Err(Error::DeadLink) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn page(app: &App, frame: Frame, opened: &Opened, refused: Option<&Refused>) -> ResetPage {
    let t = frame.t;
    let email = opened.request.email.as_str();
    let label = t.say("account-reset-new").with("address", email);
    let password = new_password_field(app, t, &label, refused);
    ResetPage {
        summary: Summary::of(t, [&password]),
        email: email.to_owned(),
        password,
        frame,
    }
}

fn dead(app: &App, language: Language) -> Result<Response, Failure> {
    dead_link(app, language, address::reset(), "account-dead-reset")
}
