//! `/account/password`: another password, for an owner who knows the current one.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::visit::SignedInVisit;
use super::{FormFailure, PROOF_TOO_MANY, WrongProof, proof_failure};
use crate::account::browser::{self, Browser};
use crate::account::views::{
    ChangePage, account_tabs, current_password_field, draw, new_password_field,
};
use crate::account::{actions, forms};
use crate::address;
use crate::web::session::Session;
use crate::web::unsent::UnsentNotice;
use crate::web::{Failure, Notice, Posted, Summary, Typed};

/// The form.
pub async fn get(visit: SignedInVisit) -> Result<Response, Failure> {
    draw(StatusCode::OK, &password_page(&visit, None))
}

/// Changes the password, and signs this browser in anew.
pub async fn post(
    visit: SignedInVisit,
    session: Session,
    browser: Browser,
    Posted(typed): Posted<Typed>,
) -> Result<Response, Failure> {
    let SignedInVisit { app, reader, .. } = &visit;
    let t = visit.words();
    let failure = match forms::password_change(&typed, &app.settings, reader) {
        Err(refused) => FormFailure::Refused(refused),
        Ok(change) => match actions::change_password(app, reader, &change, &browser).await {
            Ok(admission) => {
                session.enter(admission.session, reader.id).await?;
                let notice = Notice::good(t.say("account-password-changed"));
                let to = visit.redirect(&address::account_password()).saying(notice);
                let mut response = to.into_response();
                browser::set_device(app, &mut response, admission.device);
                return Ok(response);
            }
            Err(error) => proof_failure(
                t,
                PROOF_TOO_MANY,
                error,
                &typed,
                WrongProof::current_password(),
            )?,
        },
    };
    failure.draw(&password_page(&visit, Some(&failure)))
}

fn password_page(visit: &SignedInVisit, failure: Option<&FormFailure>) -> ChangePage {
    let frame = visit.frame(address::account_password());
    let t = frame.t;
    let refused = failure.map(FormFailure::refused);
    let new = new_password_field(&visit.app, t, &t.say("account-password-new"), refused);
    let fields = vec![current_password_field(t, refused), new];
    ChangePage {
        tabs: account_tabs(t, &visit.reader),
        summary: Summary::of(t, &fields),
        title: t.say("account-password-title"),
        facts: Vec::new(),
        fields,
        consequence: Some(t.say("account-password-consequence")),
        button: t.say("account-password-button"),
        deed: "change_password",
        waiting: failure.and_then(FormFailure::waiting),
        unsent: UnsentNotice::default(),
        frame,
    }
}
