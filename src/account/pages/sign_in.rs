//! `/sign-in`: by address and password; in the demonstration by a button too. The pages below it sign in by a mailed
//! link or as a sample account.

pub(crate) mod by_mail;
pub(crate) mod demo;
pub(crate) mod link;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Query;

use super::mailed_link::SIGN_IN;
use super::visit::DoorVisit;
use super::{FormFailure, WrongProof, proof_failure, take_from_network};
use crate::account::actions::{self, Admission, Error};
use crate::account::browser::{self, Browser};
use crate::account::demo::sample_buttons;
use crate::account::forms;
use crate::account::views::{SignInPage, draw, email_field, password_field};
use crate::address;
use crate::web::kept::Carried;
use crate::web::session::Session;
use crate::web::throttle::{Attempt, Throttle};
use crate::web::{Failure, Posted, Redirect, Summary, Typed};

const TOO_MANY: &str = "account-sign-in-waiting";

/// What the address of the sign-in page may carry.
#[derive(Debug, Default, serde::Deserialize)]
pub struct SignInQuery {
    /// The page that the visitor asked for before signing in.
    #[serde(default)]
    next: String,
}

/// The sign-in page, empty or filled in again. A signed-in reader goes on to the desk at once.
pub async fn get(
    visit: DoorVisit,
    session: Session,
    carried: Carried,
    browser: Browser,
    Query(query): Query<SignInQuery>,
) -> Result<Response, Failure> {
    if session.account().await?.is_some() {
        return Ok(visit.redirect(&address::desk()).into_response());
    }
    let kept = visit.kept_form();
    let (next, carried) = match &kept {
        Some(typed) => (typed.get("next").to_owned(), Carried::of(typed)),
        // A person who was invited has registered meanwhile, and goes back to the invitation.
        None if query.next.is_empty() && browser.invitation.is_some() => {
            let back = address::invitation();
            (back.in_language(visit.page.language), carried)
        }
        None => (query.next, carried),
    };
    let kept = kept.map(FormFailure::only_typed);
    let page = sign_in_page(&visit, next, carried, kept.as_ref());
    draw(StatusCode::OK, &page)
}

/// Signs in by address and password.
pub async fn post(
    visit: DoorVisit,
    throttle: Throttle,
    session: Session,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    match try_sign_in(&visit, &throttle, &browser, &typed).await? {
        Ok(admission) => enter(&visit, &session, &typed, admission).await,
        Err(failure) => {
            let next = typed.get("next").to_owned();
            let page = sign_in_page(&visit, next, Carried::of(&typed), Some(&failure));
            failure.draw(&page)
        }
    }
}

/// Takes the secret of a sign-in link out of the address.
pub async fn follow(visit: DoorVisit, Path(token): Path<String>) -> Result<Response, Failure> {
    SIGN_IN.follow(&visit, &token)
}

async fn try_sign_in(
    visit: &DoorVisit,
    throttle: &Throttle,
    browser: &Browser,
    typed: &Typed,
) -> Result<Result<Admission, FormFailure>, Failure> {
    let t = visit.words();
    let form = match forms::credentials(typed) {
        Ok(form) => form,
        Err(refused) => return Ok(Err(FormFailure::Refused(refused))),
    };
    if let Err(failure) = take_from_network(t, TOO_MANY, throttle, Attempt::SignIn, typed) {
        return Ok(Err(failure));
    }
    match actions::sign_in(&visit.app, &form, browser, &Carried::of(typed)).await {
        Ok(admission) => {
            throttle.give_back(Attempt::SignIn);
            Ok(Ok(admission))
        }
        Err(error) => {
            // Only a wrong pair counts.
            if !matches!(error, Error::WrongPair) {
                throttle.give_back(Attempt::SignIn);
            }
            let wrong = WrongProof::at("email", forms::wrong_pair());
            proof_failure(t, TOO_MANY, error, typed, wrong).map(Err)
        }
    }
}

/// Gives the browser its session, and leads to the page that was asked for before.
async fn enter(
    visit: &DoorVisit,
    session: &Session,
    typed: &Typed,
    admission: Admission,
) -> Result<Response, Failure> {
    session
        .enter(admission.session, admission.account.id)
        .await?;
    tracing::info!(account = admission.account.id.0, "signed in");
    let (language, to) = admission
        .kept
        .or_else(|| address::parse_local(typed.get("next")))
        .unwrap_or_else(|| (admission.account.language, address::desk()));
    let mut response = Redirect::to(&to, language).into_response();
    browser::set_device(&visit.app, &mut response, admission.device);
    Ok(response)
}

fn sign_in_page(
    visit: &DoorVisit,
    next: String,
    carried: Carried,
    failure: Option<&FormFailure>,
) -> SignInPage {
    let frame = visit.frame(address::sign_in());
    let t = frame.t;
    let refused = failure.map(FormFailure::refused);
    let email = email_field(t, refused);
    let password = password_field(t, refused);
    SignInPage {
        summary: Summary::of(t, [&email, &password]),
        samples: sample_buttons(&visit.app, t),
        email,
        password,
        next,
        carried,
        waiting: failure.and_then(FormFailure::waiting),
        frame,
    }
}
