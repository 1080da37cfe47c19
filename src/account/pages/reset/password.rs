//! `/reset/password`: another password, by the mailed link that this browser holds.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::account::actions::{self, Error, OpenedLink};
use crate::account::browser::{self, Browser};
use crate::account::pages::mailed_link::RESET;
use crate::account::pages::visit::DoorVisit;
use crate::account::views::{ResetPage, draw, new_password_field};
use crate::address;
use crate::web::{Failure, Notice, Posted, Refused, Summary, Typed};

/// The form for the new password.
pub async fn get(visit: DoorVisit, browser: Browser) -> Result<Response, Failure> {
    let Some(opened) = RESET.find_open(&visit, &browser).await? else {
        return RESET.draw_dead(&visit);
    };
    draw(StatusCode::OK, &reset_page(&visit, &opened, None))
}

/// Replaces the password.
pub async fn post(
    visit: DoorVisit,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let Some(opened) = RESET.find_open(&visit, &browser).await? else {
        return RESET.draw_dead(&visit);
    };
    match actions::reset(&visit.app, &opened.request, &typed).await {
        Ok(Ok(device)) => {
            let notice = Notice::good(visit.words().say("account-reset-done"));
            let to = visit.redirect(&address::sign_in()).saying(notice);
            let mut response = to.into_response();
            browser::end_link(&visit.app, &mut response);
            browser::set_device(&visit.app, &mut response, device);
            Ok(response)
        }
        Ok(Err(refused)) => {
            let page = reset_page(&visit, &opened, Some(&refused));
            draw(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(Error::DeadLink) => RESET.draw_dead(&visit),
        Err(error) => Err(error.into()),
    }
}

fn reset_page(visit: &DoorVisit, opened: &OpenedLink, refused: Option<&Refused>) -> ResetPage {
    let frame = visit.frame(address::reset_password());
    let t = frame.t;
    let email = opened.request.email.as_str();
    let label = t.say("account-reset-new").with("address", email);
    let password = new_password_field(&visit.app, t, &label, refused);
    ResetPage {
        summary: Summary::of(t, [&password]),
        email: email.to_owned(),
        password,
        frame,
    }
}
