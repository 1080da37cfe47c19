//! `/account/email`: a move of the account to another address.

use axum::response::Response;

use super::asked_address::AskedAddress;
use super::visit::SignedInVisit;
use crate::account::browser::Browser;
use crate::web::throttle::Throttle;
use crate::web::{Failure, Posted, Typed};

/// The form.
pub async fn get(visit: SignedInVisit) -> Result<Response, Failure> {
    AskedAddress::Move.get(&visit).await
}

/// Asks at the new address whether the account may move there, or leaves the page with what was typed.
pub async fn post(
    visit: SignedInVisit,
    throttle: Throttle,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    AskedAddress::Move
        .post(&visit, &throttle, &browser, &typed)
        .await
}
