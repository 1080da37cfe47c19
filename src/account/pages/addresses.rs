//! `/account/addresses`: the addresses and accounts that are of the same person.

use axum::response::Response;

use super::asked_address::AskedAddress;
use super::visit::SignedInVisit;
use crate::account::browser::Browser;
use crate::web::throttle::Throttle;
use crate::web::{Failure, Posted, Typed};

/// The form.
pub async fn get(visit: SignedInVisit) -> Result<Response, Failure> {
    AskedAddress::Second.get(&visit).await
}

/// Asks at the other address whether it is of the same person, or leaves the page with what was typed.
pub async fn post(
    visit: SignedInVisit,
    throttle: Throttle,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    AskedAddress::Second
        .post(&visit, &throttle, &browser, &typed)
        .await
}
