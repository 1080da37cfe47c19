//! `/reset`: asks for a mailed link that replaces a forgotten password, and follows such a link.

pub(crate) mod password;

use axum::extract::Path;
use axum::response::Response;

use super::mailed_link::{AskedLink, RESET};
use super::visit::DoorVisit;
use crate::account::browser::Browser;
use crate::web::throttle::Throttle;
use crate::web::{Failure, Posted, Typed};

/// The form that asks for a link.
pub async fn get(visit: DoorVisit) -> Result<Response, Failure> {
    AskedLink::Reset.draw_form(&visit)
}

/// Asks for a link.
pub async fn post(
    visit: DoorVisit,
    throttle: Throttle,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    AskedLink::Reset
        .ask(&visit, &throttle, &browser, &typed)
        .await
}

/// Takes the secret of a link out of the address.
pub async fn follow(visit: DoorVisit, Path(token): Path<String>) -> Result<Response, Failure> {
    RESET.follow(&visit, &token)
}
