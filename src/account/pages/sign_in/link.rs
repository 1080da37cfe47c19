//! `/sign-in/link`: the button of a mailed link to sign in by. Opening the link consumes nothing, because mail scanners
//! open links too.

use axum::http::StatusCode;
use axum::response::Response;

use super::enter;
use crate::account::actions::{self, Error, OpenedLink};
use crate::account::browser::{self, Browser};
use crate::account::forms;
use crate::account::pages::mailed_link::SIGN_IN;
use crate::account::pages::visit::DoorVisit;
use crate::account::pages::{WrongProof, refuse_proof};
use crate::account::views::{PressPage, draw, email_field};
use crate::address;
use crate::web::session::Session;
use crate::web::throttle::{Attempt, Throttle};
use crate::web::{Failure, FormField, Posted, Problem, Refused, Summary, Typed};

/// The button; in another browser than the one that asked, the address is asked for first.
pub async fn get(visit: DoorVisit, browser: Browser) -> Result<Response, Failure> {
    let kept = visit.kept_form().map(Refused::only_typed);
    let Some(opened) = SIGN_IN.find_open(&visit, &browser).await? else {
        return SIGN_IN.draw_dead(&visit);
    };
    draw(StatusCode::OK, &press_page(&visit, &opened, kept.as_ref()))
}

/// Signs in.
pub async fn post(
    visit: DoorVisit,
    throttle: Throttle,
    session: Session,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let Some(opened) = SIGN_IN.find_open(&visit, &browser).await? else {
        return SIGN_IN.draw_dead(&visit);
    };
    throttle.take(Attempt::SignIn)?;
    let email = forms::address(&typed).ok();
    let outcome = actions::enter_by_link(&visit.app, &opened, email.as_ref(), &browser).await;
    // Only a wrong address counts.
    if !matches!(outcome, Err(Error::WrongPair)) {
        throttle.give_back(Attempt::SignIn);
    }
    match outcome {
        Ok(admission) => {
            let mut response = enter(&visit, &session, &typed, admission).await?;
            browser::end_link(&visit.app, &mut response);
            Ok(response)
        }
        Err(Error::DeadLink) => SIGN_IN.draw_dead(&visit),
        Err(Error::WrongPair) => {
            let wrong = WrongProof::at("email", Problem::own("problem-wrong-address"));
            let failure = refuse_proof(&typed, wrong);
            let page = press_page(&visit, &opened, Some(failure.refused()));
            failure.draw(&page)
        }
        Err(error) => Err(error.into()),
    }
}

fn press_page(visit: &DoorVisit, opened: &OpenedLink, refused: Option<&Refused>) -> PressPage {
    let frame = visit.frame(address::sign_in_link());
    let t = frame.t;
    let mut fields: Vec<FormField> = Vec::new();
    let lead = if opened.is_where_asked {
        t.say("account-link-lead")
    } else {
        fields.push(email_field(t, refused));
        t.say("account-link-elsewhere")
    };
    PressPage {
        summary: Summary::of(t, &fields),
        frame,
        title: t.say("account-link-title"),
        lead,
        fields,
        button: t.say("account-sign-in-button"),
        deed: "sign_in",
    }
}
