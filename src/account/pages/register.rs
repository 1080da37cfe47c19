//! `/register`: asks for an account.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::mailed_link::sent_to;
use super::visit::DoorVisit;
use super::{FormFailure, MAIL_TOO_MANY, form_failure, take_from_network};
use crate::account::actions::{self, AskedFrom, Error};
use crate::account::browser::{self, Browser};
use crate::account::forms;
use crate::account::views::{RegisterPage, draw};
use crate::address;
use crate::web::throttle::{Attempt, Throttle};
use crate::web::{Failure, Posted, Refused, Typed};

/// The form, empty or filled in again.
pub async fn get(visit: DoorVisit) -> Result<Response, Failure> {
    let kept = visit.kept_form().map(Refused::only_typed);
    draw(StatusCode::OK, &register_page(&visit, kept.as_ref(), false))
}

/// Keeps a registration and has its mail sent. The answer is the same whether the address has an account or not.
pub async fn post(
    visit: DoorVisit,
    throttle: Throttle,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let DoorVisit { app, .. } = &visit;
    let form = match forms::registration(&typed, app) {
        Ok(form) => form,
        Err(refused) => return draw_again(&visit, &FormFailure::Refused(refused), false),
    };
    let watches = app.settings.rate_limits && !app.settings.demo;
    if watches && forms::trap(&typed, app.clock.now()).is_err() {
        tracing::info!("a registration looked automated and was sent back to be confirmed");
        return draw_again(&visit, &FormFailure::only_typed(typed), true);
    }
    if let Err(failure) = take_from_network(
        visit.words(),
        MAIL_TOO_MANY,
        &throttle,
        Attempt::Register,
        &typed,
    ) {
        return draw_again(&visit, &failure, false);
    }
    let asked = browser.asked_or_new(app);
    let from = AskedFrom::new(asked, throttle.network());
    let sent = sent_to(visit.words(), &form.email);
    if let Err(error) = actions::register(app, from, form).await {
        if matches!(error, Error::Busy) {
            throttle.give_back(Attempt::Register);
        }
        let failure = register_failure(&visit, error, &typed)?;
        return draw_again(&visit, &failure, false);
    }
    let sent_page = visit.redirect(&address::register_sent());
    let mut response = sent_page.saying(sent).into_response();
    browser::set_asked(app, &mut response, asked);
    Ok(response)
}

fn register_failure(
    visit: &DoorVisit,
    error: Error,
    typed: &Typed,
) -> Result<FormFailure, Failure> {
    let too_many = match error {
        Error::Crowded(_) => "account-crowded",
        _ => MAIL_TOO_MANY,
    };
    form_failure(visit.words(), too_many, error, typed)
}

fn register_page(visit: &DoorVisit, refused: Option<&Refused>, trapped: bool) -> RegisterPage {
    let frame = visit.frame(address::register());
    RegisterPage::new(&visit.app, frame, refused, trapped)
}

/// The form once more, with why it failed. A trapped form goes through when it is sent again.
fn draw_again(
    visit: &DoorVisit,
    failure: &FormFailure,
    trapped: bool,
) -> Result<Response, Failure> {
    let page = RegisterPage {
        waiting: failure.waiting(),
        ..register_page(visit, Some(failure.refused()), trapped)
    };
    failure.draw(&page)
}
