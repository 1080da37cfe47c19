//! `/register/sent`, `/reset/sent`, `/sign-in/sent`: what to do next, once a mail is on its way.

use axum::response::Response;

use super::mailed_link::{AskedLink, draw_sent};
use super::visit::DoorVisit;
use crate::address;
use crate::web::Failure;

/// After a registration.
pub async fn register(visit: DoorVisit) -> Result<Response, Failure> {
    let words = visit.words().say("account-sent-register");
    draw_sent(
        visit.frame(address::register_sent()),
        words,
        address::register(),
    )
}

/// After asking for a link that replaces the password.
pub async fn reset(visit: DoorVisit) -> Result<Response, Failure> {
    AskedLink::Reset.draw_answer(&visit)
}

/// After asking for a link to sign in by.
pub async fn sign_in(visit: DoorVisit) -> Result<Response, Failure> {
    AskedLink::SignIn.draw_answer(&visit)
}
