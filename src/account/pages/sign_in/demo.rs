//! `/sign-in/demo`: the button by which a visitor enters the demonstration as one of its sample accounts.

use axum::response::Response;

use super::enter;
use crate::account::browser::Browser;
use crate::account::pages::visit::DoorVisit;
use crate::account::{actions, demo};
use crate::web::kept::Carried;
use crate::web::session::Session;
use crate::web::{Failure, Posted, Typed};

/// Signs the visitor in as a sample account.
pub async fn post(
    visit: DoorVisit,
    session: Session,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let sample = demo::sample_accounts(&visit.app)
        .into_iter()
        .find(|sample| sample.email == typed.get("account"))
        .ok_or(Failure::NotFound)?;
    let carried = Carried::of(&typed);
    let arrival = actions::enter_demo(&visit.app, &sample.email, &browser, &carried).await?;
    enter(&visit, &session, &typed, arrival).await
}
