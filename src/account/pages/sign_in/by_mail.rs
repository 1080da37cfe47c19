//! `/sign-in/by-mail`: asks for a mailed link to sign in by.

use axum::response::Response;

use crate::account::browser::Browser;
use crate::account::pages::mailed_link::AskedLink;
use crate::account::pages::visit::DoorVisit;
use crate::web::throttle::Throttle;
use crate::web::{Failure, Posted, Typed};

/// The form that asks for a link.
pub async fn get(visit: DoorVisit) -> Result<Response, Failure> {
    AskedLink::SignIn.draw_form(&visit)
}

/// Asks for a link.
pub async fn post(
    visit: DoorVisit,
    throttle: Throttle,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    AskedLink::SignIn
        .ask(&visit, &throttle, &browser, &typed)
        .await
}
